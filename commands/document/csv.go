package document

import (
	"bytes"
	"encoding/csv"
	"strings"
	"unicode/utf8"

	"gremium/bot/text"
)

// CSV makes a table a file for spreadsheets. It is what Excel opens by a double click in the language: UTF-8 with a
// byte order mark, and the separator that the language's Excel expects, a semicolon in German.
//
// A cell that a spreadsheet would calculate gets an apostrophe before it, or a member's note could send the reader's
// data away (CSV injection, https://owasp.org/www-community/attacks/CSV_Injection).
func CSV(t Table, language text.Language) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("\uFEFF")
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	if text.For(language).Language() != text.English {
		w.Comma = ';'
	}
	columns := t.columns()
	rows := t.Rows
	if len(t.Head) > 0 {
		rows = append([][]string{t.Head}, rows...)
	}
	for _, cells := range rows {
		record := make([]string, columns)
		for i, c := range cells {
			record[i] = harmless(c)
		}
		if err := w.Write(record); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

// harmless is a cell's text that no spreadsheet takes for a formula. Tabs and line breaks before it, which would hide
// one, are gone when it is clean; the wide signs are those of East Asian keyboards.
func harmless(s string) string {
	s = clean(s)
	if first, _ := utf8.DecodeRuneInString(s); strings.ContainsRune("=+-@＝＋－＠", first) {
		return "'" + s
	}
	return s
}
