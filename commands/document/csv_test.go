package document

import (
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"gremium/bot/text"
)

func TestCSV(t *testing.T) {
	table := Table{Head: []string{"Name", "Zahl"}, Rows: [][]string{{"Größel; Anna", "1,5"}, {"\"Zitat\"", "a\nb"}, {"kurz"}, {"x", "y", "mehr"}}}
	for language, want := range map[text.Language]string{
		text.German:  "\uFEFFName;Zahl;\r\n\"Größel; Anna\";1,5;\r\n\"\"\"Zitat\"\"\";\"a\r\nb\";\r\nkurz;;\r\nx;y;mehr\r\n",
		text.English: "\uFEFFName,Zahl,\r\nGrößel; Anna,\"1,5\",\r\n\"\"\"Zitat\"\"\",\"a\r\nb\",\r\nkurz,,\r\nx,y,mehr\r\n",
	} {
		made, err := CSV(table, language)
		if err != nil {
			t.Fatal(err)
		}
		if string(made) != want {
			t.Errorf("%s: %q, want %q", language, made, want)
		}
	}
	if made, err := CSV(Table{}, text.German); err != nil || string(made) != "\uFEFF" {
		t.Errorf("of nothing: %q %v", made, err)
	}
}

// What a spreadsheet would calculate is text.
func TestCSVFormulas(t *testing.T) {
	cells := []string{"=1+1", "+49 3799", "-5", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A1", " =1", "\x00=1", "\u200e=1", "a=1", "", "5-3", "'=1", "＝1"}
	want := []string{"'=1+1", "'+49 3799", "'-5", "'@SUM(A1)", "'=1", "'=1", "'=cmd|' /C calc'!A1", "'=1", "'=1", "'=1", "a=1", "", "5-3", "'=1", "'＝1"}
	made, err := CSV(Table{Head: cells, Rows: [][]string{cells}}, text.German)
	if err != nil {
		t.Fatal(err)
	}
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(made), "\uFEFF")))
	r.Comma = ';'
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		if !slices.Equal(row, want) {
			t.Errorf("%q, want %q", row, want)
		}
	}
}
