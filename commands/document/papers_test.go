package document

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode"

	"gremium/bot/text"
)

// The papers that all makers are tested with, from none to hostile.

var paperDay = time.Date(2027, 3, 31, 14, 5, 0, 0, time.UTC)

// Sentences of the papers; they go from one to the next, so that texts differ.
var sentences = []string{
	"Die Vorsitzende begrüßt die Mitglieder und stellt die Beschlussfähigkeit fest.",
	"Herr Größel berichtet über die Straßenbeleuchtung in der Äußeren Plauenschen Straße, an der Mühle und am Übergang.",
	"Von 14 Maßnahmen sind 9 umgesetzt; 3 stehen noch aus, 2 wurden gestrichen.",
	"Auf Nachfrage erklärt die Verwaltung, dass 12.500 € im Haushalt eingestellt sind und die Ausschreibung bis zum 30. Juni erfolgt.",
	"Das Gremium nimmt Kenntnis.",
	"Die Straßenverkehrsbehörde prüft die Geschwindigkeitsbegrenzung gemäß § 45 Abs. 1 StVO.",
}

// words makes a text of n sentences.
func words(n, from int) string {
	all := make([]string, n)
	for i := range all {
		all[i] = sentences[(from+i*5)%len(sentences)]
	}
	return strings.Join(all, " ")
}

// paper is a German paper with a title and blocks.
func paper(title string, blocks ...Block) Document {
	return Document{Title: title, Subject: "Sitzung S1", Language: text.German, Created: paperDay, Footer: "Niederschrift S1, Version 1", Blocks: blocks}
}

// longPaper is minutes of many items, each with text of its own and a vote.
func longPaper(items, sentences int) Document {
	d := paper("Niederschrift über eine lange Sitzung")
	d.Letterhead = []string{"Stadt Musterau", "Rathausplatz 1, 08099 Musterau"}
	for i := range items {
		d.Blocks = append(d.Blocks,
			Heading{1, fmt.Sprintf("TOP %d %s", i+1, words(1, i))},
			Paragraph{Text: words(sentences, i)},
			Paragraph{Text: words(sentences/2, i+1) + "\n" + words(sentences/2, i+2)},
			List{Items: []string{words(1, i+3), words(2, i+4)}},
			Paragraph{Lead: fmt.Sprintf("Beschluss B 2027/%d", i+1), Text: words(3, i+5), Verbatim: true},
			Paragraph{Lead: "Abstimmung:", Text: "Ja 6, Nein 3, Enthaltung 1. Mehr Ja als Nein: angenommen."},
		)
	}
	d.Blocks = append(d.Blocks, Signatures{{Name: "Dr. Äpfelchen", Office: "Vorsitz"}, {Name: "J. Öhler", Office: "Protokoll"}})
	return d
}

// bigTable has so many rows; the text of each is found nowhere else.
func bigTable(rows int) Table {
	t := Table{Caption: "Aufgaben", Head: []string{"Nr.", "Aufgabe", "Zuständigkeit", "Frist"}, Widths: []float64{1, 5, 2, 1.4}}
	for i := range rows {
		t.Rows = append(t.Rows, []string{fmt.Sprintf("A%d", i+1), fmt.Sprintf("Nummer%dErstens %s", i+1, words(1+i%3, i)), "Geschäftsstelle", "30.06.2027"})
	}
	return t
}

// attendance is a list to be signed.
func attendance() Document {
	t := Table{Head: []string{"Name", "Organisation", "Unterschrift"}, Widths: []float64{3, 3, 3}, ByHand: true}
	for i := range 40 {
		t.Rows = append(t.Rows, []string{fmt.Sprintf("Mitglied %d Österreicher-Łukasiewicz", i+1), "Polizeirevier Musterau", ""})
	}
	return paper("Anwesenheitsliste", Facts{{"Sitzung", "S1"}, {"Tag", "24. März 2027"}}, t)
}

// What people or attackers may type.
var (
	markup   = `</text:p><script>alert(1)</script> & &amp; ]]> <!-- "'> <?xml?> %PDF (a)\) >> endobj **fett** [x](y) | ~`
	controls = "a\x00b\x01c\x1bd\ufeffe\u202ef\u2066g\uFFFEh\u0085i\u2028j\vk\tl"
	foreign  = "שלום 12 und مرحبا, 你好, Привет, Γειά, 👩‍👩‍👧‍👦👍🏽🇩🇪✅ u\u0308ber e\u0301"
	address1 = "https://example.org/" + strings.Repeat("ein-sehr-langer_pfad/", 30) + "?a=1&b=2"
	long     = strings.Repeat("Donaudampfschifffahrt", 476)
)

// hostile has what nobody should type in every place.
func hostile() Document {
	all := []string{markup, controls, foreign, address1, long}
	d := Document{
		Title: markup + foreign, Subject: controls + markup, Language: "xx) /Evil (", Created: paperDay,
		Letterhead: []string{markup, foreign, controls}, Footer: markup + address1, Mark: markup,
		Blocks: []Block{
			Heading{0, foreign}, Heading{99, markup}, Heading{-1, long}, Heading{2, " \n\x00"},
			List{Items: append(all, "", "eins\nzwei\n\ndrei")}, List{Ordered: true, Items: all}, List{},
			List{Labels: []string{foreign, long, "", markup}, Items: all},
			Facts{{markup, controls}, {long, long}, {"", foreign}, {foreign, ""}}, Facts{},
			Table{Head: all, Rows: [][]string{all, {}, append(all, "mehr"), {"weniger"}}, Widths: []float64{-1, 0, 1e300, 2}, Right: []bool{true, false, true}},
			Table{}, Table{Rows: [][]string{{}, {}}}, Table{Head: []string{"Nur ein Kopf"}},
			Table{Caption: foreign, Rows: [][]string{strings.Fields(strings.Repeat("Spalte ", 40))}},
			Signatures{{markup, foreign, controls}, {long, long, long}, {"", "", ""}}, Signatures{},
			Paragraph{}, Paragraph{Lead: foreign}, Paragraph{Lead: "\n", Text: "\x00"}, nil,
		},
	}
	for _, s := range all {
		d.Blocks = append(d.Blocks, Paragraph{Lead: s, Text: s}, Paragraph{Lead: s, Text: s, Verbatim: true})
	}
	return d
}

// papers are all of them by name.
func papers() map[string]Document {
	english := longPaper(3, 4)
	english.Language, english.Title, english.Mark = text.English, "Minutes of the 12th meeting", "Draft"
	huge := bigTable(3)
	huge.Rows[1] = []string{"", words(700, 0)}
	final := sample()
	final.Mark = ""
	return map[string]Document{
		"minutes":    sample(),
		"final":      final,
		"empty":      {},
		"no_blocks":  paper("Niederschrift"),
		"one_page":   paper("Niederschrift", Paragraph{Text: words(3, 0)}),
		"pages_50":   longPaper(50, 18),
		"items_40":   longPaper(40, 30),
		"table_500":  paper("Aufgaben", Heading{1, "Liste"}, bigTable(500)),
		"huge_cell":  paper("Aufgaben", huge, Paragraph{Text: words(2, 0)}),
		"attendance": attendance(),
		"agenda": paper("Einladung", Heading{1, "Tagesordnung"}, List{
			Labels: []string{"Ö 1", "Ö 2", "Ö 10", "NÖ 1"}, Items: []string{"Begrüßung", words(3, 1), "Straßenbeleuchtung", "(nichtöffentlich)"},
		}),
		"english": english,
		"hostile": hostile(),
	}
}

// said is all texts of a paper as readers get them, in order, with the numbers of lists and the colons of labels.
func said(d Document) (all []string) {
	add := func(texts ...string) {
		for _, t := range texts {
			all = append(all, clean(t))
		}
	}
	add(d.Mark)
	add(d.Letterhead...)
	add(d.Title)
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case Heading:
			add(b.Text)
		case Paragraph:
			add(b.Lead, b.Text)
		case List:
			for i, item := range b.Items {
				add(b.label(i), item)
			}
		case Facts:
			for _, f := range b {
				add(f.Label+":", f.Value)
			}
		case Table:
			add(b.Caption)
			add(b.Head...)
			for _, r := range b.Rows {
				add(r...)
			}
		case Signatures:
			for _, s := range b {
				add(s.Note, s.Name, s.Office)
			}
		}
	}
	return all
}

// withoutNotes is a paper without the notes of signatures: they stand beside each other, above the names.
func withoutNotes(d Document) Document {
	for _, b := range d.Blocks {
		if s, ok := b.(Signatures); ok {
			for i := range s {
				s[i].Note = ""
			}
		}
	}
	return d
}

// letters is text without what a line break changes, blanks and the marks of words that are broken, and without marks
// of direction.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == softHyphen || r == zeroSpace || 0x202A <= r && r <= 0x202E {
			return -1
		}
		return r
	}, s)
}

// differ shows where two texts part.
func differ(t *testing.T, got, want string) {
	t.Helper()
	if got == want {
		return
	}
	g, w := []rune(got), []rune(want)
	i := 0
	for i < min(len(g), len(w)) && g[i] == w[i] {
		i++
	}
	part := func(r []rune) string { return string(r[max(0, i-30):min(len(r), i+60)]) }
	t.Errorf("from character %d of %d (want %d) on:\n got %q\nwant %q", i, len(g), len(w), part(g), part(w))
}
