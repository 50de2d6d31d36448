// Package documenttest checks papers with programs that know nothing of gremium: qpdf, poppler, PDFBox, LibreOffice.
// .ci/test.sh installs them; a test whose program is missing is skipped and says so.
package documenttest

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Needs skips a test where a program is missing.
func Needs(t testing.TB, programs ...string) {
	t.Helper()
	for _, p := range programs {
		if _, err := exec.LookPath(p); err != nil {
			t.Skipf("%s is missing", p)
		}
	}
}

// Output runs a program and returns what it prints.
func Output(t testing.TB, name string, arguments ...string) (string, error) {
	printed, err := exec.CommandContext(t.Context(), name, arguments...).CombinedOutput()
	return string(printed), err
}

// Run runs a program that must end well.
func Run(t testing.TB, name string, arguments ...string) string {
	t.Helper()
	printed, err := Output(t, name, arguments...)
	if err != nil {
		t.Fatalf("%s %s: %v\n%.2000s", name, strings.Join(arguments, " "), err, printed)
	}
	return printed
}

// Preflight has PDFBox say whether files are valid PDF/A-1b, each an error if it is not.
func Preflight(t testing.TB, paths ...string) {
	t.Helper()
	Needs(t, "java")
	var jars []string
	// The validator with what it needs, as Debian has it.
	for _, name := range []string{"preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "javax.activation", "jaxb-api"} {
		jar := filepath.Join("/usr/share/java", name+".jar")
		if _, err := os.Stat(jar); err != nil {
			t.Skipf("%s.jar is missing", name)
		}
		jars = append(jars, jar)
	}
	for _, path := range paths {
		said, err := Output(t, "java", "-cp", strings.Join(jars, ":"), "org.apache.pdfbox.preflight.Validator_A1b", path)
		if err != nil || !strings.Contains(said, "is a valid PDF/A-1b file") {
			t.Errorf("%s: %v\n%.2000s", filepath.Base(path), err, said)
		}
	}
}

// Convert converts files with LibreOffice, without a window, and returns where the results lie: a folder with files of
// the same names and another ending.
func Convert(t testing.TB, to string, paths ...string) (folder string) {
	t.Helper()
	Needs(t, "soffice")
	folder = t.TempDir()
	said := Run(t, "soffice", append([]string{"-env:UserInstallation=file://" + t.TempDir(), "--headless", "--convert-to", to, "--outdir", folder}, paths...)...)
	for _, path := range paths {
		stem, _, _ := strings.Cut(filepath.Base(path), ".")
		ending, _, _ := strings.Cut(to, ":")
		if _, err := os.Stat(filepath.Join(folder, stem+"."+ending)); err != nil {
			t.Fatalf("%s was not converted: %s", path, said)
		}
	}
	return folder
}
