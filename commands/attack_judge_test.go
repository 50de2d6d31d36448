package commands

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	goldtext "github.com/yuin/goldmark/text"

	"gremium/bot"
	"gremium/bot/local"
	"gremium/bot/text"
)

// What no answer may be, whatever the attack.

// shapesOf are the shapes of all that is Markdown in a reply.
func shapesOf(r bot.Reply) (shapes []string) {
	if m := r.Message; m != nil {
		shapes = append(shapes, shape(m.Text))
		for _, f := range m.Facts {
			shapes = append(shapes, shape(f.Value))
		}
		if m.Event != nil {
			shapes = append(shapes, shape(m.Event.Text))
		}
	}
	if r.Form != nil {
		shapes = append(shapes, shape(r.Form.Text))
	}
	return shapes
}

// most is how long an answer may be, beside what its form brings back: what the smallest platform splits into a few.
const most = 6_000

// fair says what no reply may be, whatever was asked.
func (a *arena) fair(what string, e bot.Event, r bot.Reply) {
	a.t.Helper()
	if logged := a.log.take(); logged != "" {
		a.t.Errorf("%s: logged: %s", what, short(logged))
	}
	if n := size(r); n > most {
		a.t.Errorf("%s: the answer has %d characters", what, n)
	}
	if in, out := len(e.Line)+len(e.Post.Text)+len(fmt.Sprint(e.Values)), len(whole(r)); out > 4*in+4*most {
		a.t.Errorf("%s: %d bytes in, %d bytes out", what, in, out)
	}
	for where, s := range texts(r) {
		if i := strings.IndexFunc(s, invisible); i >= 0 || !utf8.ValidString(s) {
			a.t.Errorf("%s: %s has %+q at %d: %+q", what, where, []rune(s[max(0, i):])[0], i, short(s))
		}
	}
	if m := r.Message; m != nil {
		if len(m.Buttons) > 25 {
			a.t.Errorf("%s: %d buttons", what, len(m.Buttons))
		}
		for _, b := range m.Buttons {
			if n := utf8.RuneCountInString(b.Label); n > 80 || strings.ContainsAny(b.Label, "\n\t") || b.Label == "" {
				a.t.Errorf("%s: label %q", what, b.Label)
			}
			if b.Line == "" {
				a.t.Errorf("%s: button %q does nothing", what, b.Label)
			}
		}
		if strings.ContainsAny(m.Title, "\n\t") || utf8.RuneCountInString(m.Title) > 256 {
			a.t.Errorf("%s: title %q", what, m.Title)
		}
		for _, bad := range []string{"<script", "<img", `href="javascript:`, "onerror=\""} {
			if html := string(local.HTML(m.Text)); strings.Contains(html, bad) {
				a.t.Errorf("%s: the page shows %s", what, html)
			}
		}
	}
	if f := r.Form; f != nil && (len(f.Fields) > 40 || f.Line == "") {
		a.t.Errorf("%s: form %q with %d fields", what, f.Line, len(f.Fields))
	}
}

// invisible are characters that no text for people contains: they hide or turn round what others read.
func invisible(r rune) bool {
	return unicode.IsControl(r) && r != '\n' && r != '\t' || unicode.Is(unicode.Bidi_Control, r) || r == utf8.RuneError ||
		strings.ContainsRune("\u200b\ufeff\u2028\u2029", r)
}

var gfm = goldmark.New(goldmark.WithExtensions(extension.GFM))

// shape is what Markdown makes of a text: its elements, without words, line breaks and links that show themselves.
func shape(m text.Markup) string {
	var b strings.Builder
	_ = ast.Walk(gfm.Parser().Parse(goldtext.NewReader([]byte(m))), func(n ast.Node, enter bool) (ast.WalkStatus, error) {
		switch n.Kind() {
		case ast.KindDocument, ast.KindText, ast.KindString, ast.KindAutoLink, ast.KindTextBlock:
		default:
			if enter {
				b.WriteString(n.Kind().String() + " ")
			}
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

// properties are the names of the properties of a calendar file, with where its parts begin and end.
func properties(file string) []string {
	var names []string
	for line := range strings.SplitSeq(strings.ReplaceAll(file, "\r\n ", ""), "\r\n") {
		name, value, _ := strings.Cut(line, ":")
		if name == "BEGIN" || name == "END" {
			name += ":" + value
		}
		names = append(names, name)
	}
	return names
}

func short(s string) string {
	if r := []rune(s); len(r) > 300 {
		return string(r[:300]) + " …"
	}
	return s
}

// readCalendars reads files with ical.js, a parser that is neither ours nor that of the library that writes them.
func readCalendars(t *testing.T, files []string) {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("node is missing: the files are not read by ical.js")
	}
	if _, err := os.Stat("document/icaltest/node_modules/ical.js"); err != nil {
		npm := exec.Command("npm", "ci")
		npm.Dir = "document/icaltest"
		if out, err := npm.CombinedOutput(); err != nil {
			t.Fatalf("npm ci: %v\n%s", err, out)
		}
	}
	input, err := json.Marshal(files)
	if err != nil {
		t.Fatal(err)
	}
	read := exec.Command(node, "read.js")
	read.Dir, read.Stdin, read.Stderr = "document/icaltest", bytes.NewReader(input), os.Stderr
	output, err := read.Output()
	if err != nil {
		t.Fatal(err)
	}
	var back []struct {
		Error      string
		Components []string
		Properties map[string]string
	}
	if err := json.Unmarshal(output, &back); err != nil || len(back) != len(files) || len(files) < 20 {
		t.Fatalf("%d files, %d read: %v", len(files), len(back), err)
	}
	for i, file := range back {
		events := slices.DeleteFunc(slices.Clone(file.Components), func(name string) bool { return name == "vtimezone" })
		if file.Error != "" || !slices.Equal(events, []string{"vevent"}) || !strings.HasSuffix(file.Properties["uid"], "@gremium") ||
			file.Properties["attendee"] != "" || file.Properties["x-evil"] != "" || file.Properties["url"] != "" {
			t.Errorf("ical.js reads %+v in\n%s", file, files[i])
		}
	}
}
