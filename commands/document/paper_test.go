package document

import (
	"regexp"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

func TestClean(t *testing.T) {
	for typed, want := range map[string]string{
		"":                          "",
		"  Straße \t 5  ":           "Straße 5",
		"a\r\nb\rc\vd\u2028e":       "a\nb\nc\nd\ne",
		"a  \n  b":                  "a\nb",
		"\n\na\n\nb\n\n":            "a\n\nb",
		"u\u0308ber":                "über",
		"a\x00b\x1b[31mc":           "ab[31mc",
		"\xff\xfe":                  "\uFFFD",
		"\u202egnp.exe\u202c":       "gnp.exe",
		"\ufeffa\u2060b\uFFFEc":     "abc",
		"16:00\u00a0Uhr":            "16:00\u00a0Uhr",
		"Donau\u00addampfer":        "Donau\u00addampfer",
		"👩\u200d🔬":                  "👩\u200d🔬",
		strings.Repeat(" \n", 1000): "",
	} {
		if got := clean(typed); got != want {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
}

func TestCleanAnything(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		typed := rapid.OneOf(rapid.String(), rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) })).Draw(r, "typed")
		got := clean(typed)
		if strings.ContainsFunc(got, func(c rune) bool { return c != '\n' && unicode.IsControl(c) }) {
			r.Errorf("%q has a control character", got)
		}
		if again := clean(got); again != got {
			r.Errorf("%q, cleaned again %q", got, again)
		}
	})
}

func TestFileNames(t *testing.T) {
	for stem, want := range map[string]string{
		"Niederschrift S12":                 "Niederschrift-S12.pdf",
		"Niederschrift S12, Außenstelle":    "Niederschrift-S12-Aussenstelle.pdf",
		"Größe & Übermaß – Ärger":           "Groesse-Uebermass-Aerger.pdf",
		"Krüger-Łukasiewicz / Yıldız, Ñoño": "Krueger-Lukasiewicz-Y-ld-z-Nono.pdf",
		"../../etc/passwd":                  "etc-passwd.pdf",
		".versteckt":                        "versteckt.pdf",
		"":                                  "document.pdf",
		"👍":                                 "document.pdf",
		"a\x00\n\u202eb":                    "a-b.pdf",
		strings.Repeat("ä", 100):            strings.Repeat("ae", 40) + ".pdf",
	} {
		if got := FileName(stem, "pdf"); got != want {
			t.Errorf("%q: %s, want %s", stem, got, want)
		}
	}
	good := regexp.MustCompile(`^[A-Za-z0-9_]([A-Za-z0-9_-]{0,78}[A-Za-z0-9_])?\.odt$`)
	rapid.Check(t, func(r *rapid.T) {
		if got := FileName(rapid.String().Draw(r, "stem"), "odt"); !good.MatchString(got) {
			r.Errorf("%q", got)
		}
	})
}
