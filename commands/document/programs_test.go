package document

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"gremium/commands/document/documenttest"
)

// How papers are checked with the programs that read them.
var (
	needs  = documenttest.Needs
	output = documenttest.Output
	run    = documenttest.Run
	office = documenttest.Convert
)

// file writes a file that lives as long as the test.
func file(t testing.TB, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// eachPaper runs a test for each of the papers.
func eachPaper(t *testing.T, test func(*testing.T, Document)) {
	all := papers()
	for _, name := range slices.Sorted(maps.Keys(all)) {
		t.Run(name, func(t *testing.T) { test(t, all[name]) })
	}
}

// pdfFile makes a paper as a PDF.
func pdfFile(t testing.TB, d Document) string {
	t.Helper()
	made, err := PDF(d)
	if err != nil {
		t.Fatal(err)
	}
	return file(t, "paper.pdf", made)
}
