package bot

import (
	"strings"
	"testing"

	"gremium/bot/text"
)

func TestWhole(t *testing.T) {
	m := Message{
		Title: "Sitzung S1: Übersicht", Text: text.Escape("1. Haushalt (2027)\nSaal_2") + "\n\n- **Laternen**\n- Wege",
		Facts: []Fact{{Label: "Ort", Value: text.Escape("Saal @everyone")}, {Label: "Seite", Value: "<https://example.org/a_b>"}},
	}
	f := m.Whole()
	data, err := f.Open(t.Context())
	want := "\ufeffSitzung S1: Übersicht\n\n1. Haushalt (2027)\nSaal_2\n\n• Laternen\n• Wege\n\nOrt: Saal @everyone\nSeite: https://example.org/a_b\n"
	if err != nil || string(data) != want {
		t.Errorf("the file has\n%q, %v; want\n%q", data, err, want)
	}
	if f.Name != "Sitzung-S1-Uebersicht.txt" || !strings.HasPrefix(f.Type, "text/plain") {
		t.Errorf("it is %s, %s", f.Name, f.Type)
	}
	if m.Text += "x"; m.Whole().Sum == f.Sum {
		t.Error("another text has the same sum")
	}
	for title, want := range map[string]string{
		"": "text.txt", "…": "text.txt", "../../etc": "etc.txt", strings.Repeat("Wort ", 30): strings.TrimSuffix(strings.Repeat("Wort-", 12), "-") + ".txt",
		strings.Repeat("x", 100): "text.txt",
	} {
		if got := fileName(title); got != want {
			t.Errorf("%q makes %s, want %s", title, got, want)
		}
	}
}
