package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"gremium/bot/local"
	"gremium/commands/document/documenttest"
)

// The papers of stories/evening.story, as an office gets them: checked by the programs that read them. To look at them:
//
//	go test ./cmd/gremium -run TestEvening -artifacts -outputdir /tmp/evening

// evening plays the story, up to a moment if one is given, and has people get files in the chat afterwards.
type evening struct {
	*testing.T
	chat *local.Chat
}

func newEvening(t *testing.T, until time.Time) evening {
	t.Helper()
	story, err := local.ParseFile(stories, "stories/evening.story")
	if err != nil {
		t.Fatal(err)
	}
	if !until.IsZero() {
		i := slices.IndexFunc(story.Statements, func(s local.Statement) bool { return s.Kind == local.SetClock && !s.Time.Before(until) })
		story.Statements = story.Statements[:i]
	}
	w, chat := newWorld(story.Zone, filepath.Join(t.TempDir(), "evening.db"))
	result := local.Play(t.Context(), story, w)
	t.Cleanup(func() {
		if err := w.Stop(); err != nil {
			t.Error(err)
		}
	})
	for _, f := range result.Failures {
		t.Error(f)
	}
	return evening{t, chat}
}

// gets has somebody type a line and returns the files of the answer, by name.
func (e evening) gets(who, line string) map[string]string {
	e.Helper()
	if _, err := e.chat.Type(e.Context(), who, "#lenkungsgremium", line); err != nil {
		e.Fatal(err)
	}
	posts, err := e.chat.Look(who, "#lenkungsgremium")
	if err != nil {
		e.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range posts[len(posts)-1].Files {
		files[f.Name] = string(f.Content)
	}
	if len(files) == 0 {
		e.Fatalf("%s: no files but %s", line, posts[len(posts)-1].Text())
	}
	return files
}

// keeps writes files where the programs find them, and whoever wants to look at them.
func (e evening) keeps(prefix string, files map[string]string) (paths []string) {
	e.Helper()
	for name, content := range files {
		path := filepath.Join(e.ArtifactDir(), prefix+name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			e.Fatal(err)
		}
		paths = append(paths, path)
	}
	return paths
}

// ending keeps those of some paths that end so.
func ending(paths []string, with string) []string {
	return slices.DeleteFunc(slices.Clone(paths), func(p string) bool { return !strings.HasSuffix(p, with) })
}

// folded is a text in one line.
func folded(s string) string { return strings.Join(strings.Fields(s), " ") }

// TestEvening says that the minutes of an evening and the invitation to it can be sent as they are: in each edition and at
// each stage they are what their format demands, complete, and without what does not belong to the reader.
func TestEvening(t *testing.T) {
	const formats = " format:pdf+odt+md"
	draft := newEvening(t, time.Date(2027, 3, 26, 0, 0, 0, 0, time.UTC))
	var members, others []string // paths of what has, and has not, what is non-public
	others = append(others, draft.keeps("Entwurf-", draft.gets("koordination", "/protokoll export S2"+formats))...)
	e := newEvening(t, time.Time{})
	others = append(others, e.keeps("", e.gets("sozial", "/protokoll export S2"+formats))...)
	others = append(others, e.keeps("", e.gets("sozial", "/protokoll export S2 fassung:oeffentlich"+formats))...)
	others = append(others, e.keeps("", e.gets("sozial", "/sitzung einladung S2"+formats))...)
	members = append(members, e.keeps("Vollstaendig-", e.gets("koordination", "/protokoll export S2 fassung:vollstaendig"+formats))...)
	all := slices.Concat(members, others)
	if len(all) != 15 {
		t.Fatalf("%d files: %q", len(all), all)
	}

	t.Run("qpdf", func(t *testing.T) {
		documenttest.Needs(t, "qpdf")
		for _, path := range ending(all, ".pdf") {
			documenttest.Run(t, "qpdf", "--check", path)
		}
	})
	t.Run("PDFBox", func(t *testing.T) { documenttest.Preflight(t, ending(all, ".pdf")...) })
	t.Run("pdfinfo", func(t *testing.T) {
		documenttest.Needs(t, "pdfinfo")
		for _, path := range ending(all, ".pdf") {
			info := folded(documenttest.Run(t, "pdfinfo", path))
			for _, want := range []string{"Tagged: yes", "(A4)", "Encrypted: no", "JavaScript: no"} {
				if !strings.Contains(info, want) {
					t.Errorf("%s: no %q in %s", filepath.Base(path), want, info)
				}
			}
		}
	})

	// What the papers say, as each program reads it.
	texts := map[string]map[string]string{"Markdown": {}}
	for _, path := range ending(all, ".md") {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		texts["Markdown"][strings.TrimSuffix(filepath.Base(path), ".md")] = folded(markdownText(string(content)))
	}
	t.Run("pdftotext", func(t *testing.T) {
		documenttest.Needs(t, "pdftotext")
		read := map[string]string{}
		for _, path := range ending(all, ".pdf") {
			read[strings.TrimSuffix(filepath.Base(path), ".pdf")] = folded(documenttest.Run(t, "pdftotext", "-raw", path, "-"))
		}
		texts["PDF"] = read
	})
	t.Run("LibreOffice", func(t *testing.T) {
		odt := ending(all, ".odt")
		folder := documenttest.Convert(t, "txt:Text (encoded):UTF8", odt...)
		read := map[string]string{}
		for _, path := range odt {
			name := strings.TrimSuffix(filepath.Base(path), ".odt")
			content, err := os.ReadFile(filepath.Join(folder, name+".txt"))
			if err != nil {
				t.Fatal(err)
			}
			read[name] = folded(string(content))
		}
		texts["ODT"] = read
	})
	for format, papers := range texts {
		t.Run("complete "+format, func(t *testing.T) {
			for paper, fields := range eveningFields {
				for field, printed := range fields {
					for _, part := range printed {
						if !strings.Contains(letters(papers[paper]), letters(part)) {
							t.Errorf("%s, %s: no %q", paper, field, part)
						}
					}
				}
			}
		})
		t.Run("secrecy "+format, func(t *testing.T) {
			if len(papers) != 5 {
				t.Errorf("%d papers", len(papers))
			}
			for name, said := range papers {
				whole := strings.HasPrefix(name, "Vollstaendig-")
				for _, secret := range []string{"Personelles", "Nachfolge", "Conrad"} {
					if strings.Contains(letters(said), secret) != whole {
						t.Errorf("%s: %q, want %v", name, secret, whole)
					}
				}
				public := strings.HasSuffix(name, "oeffentliche-Fassung")
				for _, person := range []string{"Hentschel", "Seidel", "Lorenz", "Öhler"} {
					if strings.Contains(letters(said), person) == public {
						t.Errorf("%s: the name %s, want %v", name, person, !public)
					}
				}
			}
		})
	}
}

// eveningFields are the mandatory fields of rules.md, Minutes, by paper.
var eveningFields = map[string]map[string][]string{}

// letters is a text without what depends on lines and cells: blanks, hyphens of broken words.
func letters(s string) string {
	return strings.NewReplacer(" ", "", "\u00ad", "", "\u00a0", "", "\u200b", "").Replace(s)
}

// markdownText is a text without its marks of formatting.
func markdownText(s string) string {
	return strings.NewReplacer("\\", "", "*", "", "|", " ", "> ", "", "#", "").Replace(s)
}
