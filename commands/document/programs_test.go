package document

import (
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Papers are read by programs that know nothing of gremium: qpdf, poppler, PDFBox, LibreOffice. .ci/test.sh installs
// them; a test whose program is missing is skipped and says so.

// needs skips a test where a program is missing.
func needs(t testing.TB, programs ...string) {
	t.Helper()
	for _, p := range programs {
		if _, err := exec.LookPath(p); err != nil {
			t.Skipf("%s is missing", p)
		}
	}
}

// output runs a program and returns what it prints.
func output(t testing.TB, name string, arguments ...string) (string, error) {
	printed, err := exec.CommandContext(t.Context(), name, arguments...).CombinedOutput()
	return string(printed), err
}

// run runs a program that must end well.
func run(t testing.TB, name string, arguments ...string) string {
	t.Helper()
	printed, err := output(t, name, arguments...)
	if err != nil {
		t.Fatalf("%s %s: %v\n%.2000s", name, strings.Join(arguments, " "), err, printed)
	}
	return printed
}

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
