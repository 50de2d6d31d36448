package main_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The guards of this file keep the rooms apart: who may import whom, and what stands where. Those of
// guard_source_test.go read the source itself. A guard is a function from what it looks at to what is wrong with it,
// so that each is shown here to fail, too.

const module = "gremium"

// rooms says what each room may import of ours. A room includes the folders below it that have no line of their own.
// Folders whose name ends in "test" are test support: see mayImport.
var rooms = map[string][]string{
	"cmd/gremium":        {"*"},
	"bot":                {"bot/when", "bot/text"},
	"bot/when":           {},
	"bot/text":           {},
	"bot/mattermost":     {"bot", "bot/text"},
	"bot/discord":        {"bot", "bot/text"},
	"bot/local":          {"bot", "bot/text"},
	"commands":           {"bot", "bot/when", "bot/text", "store", "scheduler", "commands/council", "commands/records", "commands/document", "commands/ballotbox"},
	"commands/public":    {"store", "bot/text", "commands/council", "commands/records", "commands/document"},
	"commands/document":  {"commands/council", "bot/text", "bot/when"},
	"commands/records":   {"store", "commands/council"},
	"commands/council":   {},
	"commands/ballotbox": {},
	"scheduler":          {"bot", "store"},
	"store":              {},
	"store/bolt":         {"store"},
	"store/postgres":     {"store"},
}

// standardOnly are the rooms that import the standard library and nothing else.
var standardOnly = []string{"commands/council"}

// onlyIn names, for libraries that must not leak, the rooms that may import them. An empty list: nobody, not even by
// way of another library (the Mattermost server is AGPL).
var onlyIn = map[string][]string{
	"github.com/bwmarrin/discordgo":                  {"bot/discord"},
	"github.com/mattermost/mattermost/server/public": {"bot/mattermost"},
	"github.com/mattermost/mattermost/server/v8":     {},
	"github.com/mattermost/mattermost-server":        {},
	"go.etcd.io/bbolt":                               {"store/bolt"},
	"github.com/jackc/pgx":                           {"store/postgres"},
	"github.com/lib/pq":                              {},
	"github.com/nicksnyder/go-i18n":                  {"bot/text"},
	"github.com/alecthomas/kong":                     {"cmd/gremium"},
	"github.com/emersion/go-ical":                    {"commands/document"},
	"codeberg.org/go-pdf/fpdf":                       {"commands/document"},
	"filippo.io/age":                                 {"commands/ballotbox"},
	"github.com/robfig/cron":                         {"scheduler"},
	"github.com/teambition/rrule-go":                 {"bot/when"},
}

// goPackage is what "go list" tells of a package.
type goPackage struct {
	ImportPath string
	Standard   bool
	Imports    []string
}

// ours is the path of a package inside the module, and false for others.
func ours(importPath string) (string, bool) {
	return strings.CutPrefix(importPath, module+"/")
}

// roomOf is the room a folder belongs to: itself or the nearest one above that has a line in rooms.
func roomOf(folder string) (string, bool) {
	for ; folder != "."; folder = path.Dir(folder) {
		if _, known := rooms[folder]; known {
			return folder, true
		}
	}
	return "", false
}

func isTestSupport(folder string) bool { return strings.HasSuffix(folder, "test") }

// mayImport says whether a package of ours may import another one. Test support may import all of ours but the
// program, and only test support may import it.
func mayImport(from, to string) bool {
	fromRoom, _ := roomOf(from)
	toRoom, _ := roomOf(to)
	allowed := rooms[fromRoom]
	switch {
	case toRoom == "cmd/gremium" && fromRoom != "cmd/gremium":
		return false
	case isTestSupport(from):
		return true
	case isTestSupport(to):
		return false
	case fromRoom == toRoom:
		return true
	}
	return slices.Contains(allowed, toRoom) || slices.Contains(allowed, "*")
}

// within says whether an import path is a library or a package of it, of whatever major version.
func within(importPath, library string) bool {
	return importPath == library || strings.HasPrefix(importPath, library+"/")
}

// wrongImports lists the imports among packages (ours and all they depend on) that break a rule.
func wrongImports(packages []goPackage) (wrong []string) {
	standard := map[string]bool{"C": true}
	for _, p := range packages {
		standard[p.ImportPath] = p.Standard
	}
	for _, p := range packages {
		for library, places := range onlyIn {
			if len(places) == 0 && within(p.ImportPath, library) {
				wrong = append(wrong, p.ImportPath+" must not be linked at all")
			}
		}
		from, mine := ours(p.ImportPath)
		if !mine {
			continue
		}
		room, known := roomOf(from)
		if !known {
			wrong = append(wrong, from+" is no room of design.md, nor inside one")
			continue
		}
		for _, imported := range p.Imports {
			if to, mine := ours(imported); mine {
				if !mayImport(from, to) {
					wrong = append(wrong, from+" must not import "+to)
				}
				continue
			}
			if slices.Contains(standardOnly, room) && !standard[imported] {
				wrong = append(wrong, from+" imports the standard library only, not "+imported)
			}
			for library, places := range onlyIn {
				if within(imported, library) && !slices.Contains(places, room) {
					wrong = append(wrong, fmt.Sprintf("%s must not import %s: only %v may", from, imported, places))
				}
			}
		}
	}
	slices.Sort(wrong)
	return slices.Compact(wrong)
}

func TestImports(t *testing.T) {
	list := exec.Command("go", "list", "-deps", "-json=ImportPath,Standard,Imports", "./...")
	list.Dir = root(t)
	var complaints bytes.Buffer
	list.Stderr = &complaints
	out, err := list.Output()
	if err != nil {
		t.Fatalf("%v: %v\n%s", list, err, &complaints)
	}
	var packages []goPackage
	for decoder := json.NewDecoder(bytes.NewReader(out)); ; {
		var p goPackage
		if err := decoder.Decode(&p); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		packages = append(packages, p)
	}
	if len(packages) < 50 {
		t.Fatalf("go list knows %d packages: too few to have looked at the module", len(packages))
	}
	report(t, wrongImports(packages))
}

func TestImportsCanFail(t *testing.T) {
	for _, c := range []struct {
		from, imports, wrong string
	}{
		{"bot", "gremium/bot/text", ""},
		{"bot", "gremium/store", "bot must not import store"},
		{"bot/local", "gremium/bot/when", "bot/local must not import bot/when"},
		{"bot/mattermost", "github.com/mattermost/mattermost/server/public/model", ""},
		{"commands", "github.com/mattermost/mattermost/server/public/model", "commands must not import github.com/mattermost"},
		{"cmd/gremium", "gremium/store/postgres", ""},
		{"cmd/gremium", "github.com/jackc/pgx/v5/pgxpool", "cmd/gremium must not import github.com/jackc/pgx/v5/pgxpool"},
		{"commands/council", "time", ""},
		{"commands/council", "gremium/store", "commands/council must not import store"},
		{"commands/council", "golang.org/x/text/collate", "the standard library only"},
		{"commands/council/majority", "golang.org/x/text/collate", "the standard library only"},
		{"commands", "gremium/bot/local", "commands must not import bot/local"},
		{"store", "gremium/store/bolt", "store must not import store/bolt"},
		{"store", "gremium/cmd/gremium", "store must not import cmd/gremium"},
		{"store/storetest", "gremium/store/bolt", ""},
		{"store/bolt", "gremium/store/storetest", "store/bolt must not import store/storetest"},
		{"web", "time", "web is no room"},
	} {
		wrong := strings.Join(wrongImports([]goPackage{
			{ImportPath: "time", Standard: true},
			{ImportPath: module + "/" + c.from, Imports: []string{c.imports}},
		}), "\n")
		if c.wrong == "" && wrong != "" || !strings.Contains(wrong, c.wrong) {
			t.Errorf("%s imports %s: %q, want %q", c.from, c.imports, wrong, c.wrong)
		}
	}
	if len(wrongImports([]goPackage{{ImportPath: "github.com/mattermost/mattermost/server/v8/channels/app"}})) == 0 {
		t.Error("the server's AGPL code may be linked")
	}
}

// topLevel are the entries of the repository that do not begin with a dot.
var topLevel = []string{
	"cmd", "bot", "commands", "scheduler", "store",
	"go.mod", "go.sum", "README.md", "LICENSE", "Makefile", "publiccode.yml",
}

// hidden are the entries that do.
var hidden = []string{".ci", ".gitignore", ".golangci.yml"}

// vague are names of folders that say nothing about what is in them.
var vague = []string{"internal", "pkg", "util", "utils", "helper", "helpers", "common", "types", "models"}

// wrongPlaces lists the files that stand where design.md has no room for them.
func wrongPlaces(files []string) (wrong []string) {
	for _, file := range files {
		elements := strings.Split(file, "/")
		if top := elements[0]; !slices.Contains(topLevel, top) && !slices.Contains(hidden, top) {
			wrong = append(wrong, top+": no such top-level entry in design.md")
		}
		for _, folder := range elements[:len(elements)-1] {
			if slices.Contains(vague, folder) {
				wrong = append(wrong, file+": a folder named "+folder+" says nothing about what is in it")
			}
		}
	}
	slices.Sort(wrong)
	return slices.Compact(wrong)
}

func TestPlaces(t *testing.T) { report(t, wrongPlaces(files(t))) }

func TestPlacesCanFail(t *testing.T) {
	got := wrongPlaces([]string{"bot/bot.go", "docs/a.md", "docs/b.md", "store/util/x.go", ".ci/run", "bot/common.go"})
	want := []string{
		"docs: no such top-level entry in design.md",
		"store/util/x.go: a folder named util says nothing about what is in it",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// report fails the test with one line per finding.
func report(t *testing.T, wrong []string) {
	t.Helper()
	for _, line := range wrong {
		t.Error(line)
	}
}

// root is the repository's folder.
func root(t *testing.T) string {
	t.Helper()
	folder, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(folder, "go.mod")); err != nil {
		t.Fatal(err)
	}
	return folder
}

// files are the repository's files as slash paths from its root: those git knows or would add.
func files(t *testing.T) []string {
	t.Helper()
	folder := root(t)
	list := exec.Command("git", "-c", "safe.directory="+folder, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
	list.Dir = folder
	out, err := list.Output()
	if err != nil {
		t.Skipf("no git repository to look at: %v", err)
	}
	var found []string
	for name := range strings.SplitSeq(strings.TrimSuffix(string(out), "\x00"), "\x00") {
		if info, err := os.Lstat(filepath.Join(folder, name)); err == nil && info.Mode().IsRegular() {
			found = append(found, name)
		}
	}
	if len(found) < 20 {
		t.Fatalf("git knows %d files: too few to have looked at the repository", len(found))
	}
	return found
}
