package bot

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"gremium/bot/text"
)

// ascii writes out what names of files do without.
var ascii = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "Ä", "Ae", "Ö", "Oe", "Ü", "Ue", "ß", "ss")

// maxFileName is how long a name made of a title gets, in characters.
const maxFileName = 60

// Whole is all that a message says, as a text file that every computer opens with a click: for a platform whose messages
// are shorter than that. Its name is the title's.
func (m Message) Whole() File {
	var parts []string
	if m.Title != "" {
		parts = append(parts, m.Title)
	}
	for paragraph := range strings.SplitSeq(string(m.Text), "\n\n") {
		if read := text.Plain(text.Markup(paragraph)); read != "" {
			parts = append(parts, read)
		}
	}
	var facts []string
	for _, f := range m.Facts {
		facts = append(facts, f.Label+": "+text.Plain(f.Value))
	}
	if len(facts) > 0 {
		parts = append(parts, strings.Join(facts, "\n"))
	}
	// The mark at the beginning says that it is UTF-8. Word joiners nobody sees, but searches stumble over them.
	data := []byte("\ufeff" + strings.ReplaceAll(strings.Join(parts, "\n\n"), "\u2060", "") + "\n")
	sum := sha256.Sum256(data)
	return File{
		Name: fileName(m.Title), Type: "text/plain; charset=utf-8", Sum: hex.EncodeToString(sum[:]),
		Open: func(context.Context) ([]byte, error) { return data, nil },
	}
}

// fileName makes the name of a text file of a title: "Sitzung-S1.txt".
func fileName(title string) string {
	words := strings.FieldsFunc(ascii.Replace(title), func(r rune) bool {
		return (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z')
	})
	name := ""
	for _, w := range words {
		if len(name)+1+len(w) > maxFileName {
			break
		}
		name = strings.TrimPrefix(name+"-"+w, "-")
	}
	if name == "" {
		name = "text"
	}
	return name + ".txt"
}
