package text

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"text/template"

	"github.com/BurntSushi/toml"
)

// The test of the catalogs: every language has the same keys with the same placeholders, every key is used, and
// every key that the source asks for is there. Keys are found in the source without running it:
//
//   - a string literal that equals a key uses it, in Go (tests aside) and inside quotes in the templates and scripts
//     of the pages;
//   - a literal that ends in "." and is concatenated ("problem." + code), or goes on with a verb of Printf
//     ("problem.%s"), uses all keys that begin so. Commands mark theirs by "command." this way;
//   - the first argument of Say and Plain, and of t, say and plain in a template, must be in the catalogs.

// plurals are the forms of a plural in CLDR. These and the other reserved names are go-i18n's own: as the name of a
// text they make it refuse the whole file.
var (
	plurals  = []string{"zero", "one", "two", "few", "many", "other"}
	reserved = append([]string{"id", "description", "hash", "leftdelim", "rightdelim", "translation"}, plurals...)
)

// message is a catalog's value: its forms, only "" when it has no plural.
type message map[string]string

// catalog is all messages of a language by key.
type catalog map[string]message

// parse reads one file into the catalog.
func (c catalog) parse(file, content string) (wrong []string) {
	var tree map[string]any
	if _, err := toml.Decode(content, &tree); err != nil {
		return []string{fmt.Sprintf("%s: %v", file, err)}
	}
	var walk func(prefix string, node map[string]any)
	walk = func(prefix string, node map[string]any) {
		for name, value := range node {
			key := prefix + name
			_, isTable := value.(map[string]any)
			if slices.Contains(reserved, strings.ToLower(name)) && !isTable {
				wrong = append(wrong, fmt.Sprintf("%s: %s: %q is a name that go-i18n keeps for itself", file, key, name))
				continue
			}
			var m message
			switch value := value.(type) {
			case string:
				m = message{"": value}
			case map[string]any:
				if m = forms(value); m == nil {
					walk(key+".", value)
					continue
				}
			default:
				wrong = append(wrong, fmt.Sprintf("%s: %s is no text", file, key))
				continue
			}
			if c[key] != nil {
				wrong = append(wrong, fmt.Sprintf("%s: %s stands in another file, too", file, key))
			}
			c[key] = m
		}
	}
	walk("", tree)
	return wrong
}

// forms returns the plural forms of a table, and nil when it is a table of keys.
func forms(table map[string]any) message {
	m := message{}
	for form, value := range table {
		text, isText := value.(string)
		if !slices.Contains(plurals, form) || !isText {
			return nil
		}
		m[form] = text
	}
	return m
}

var (
	action      = regexp.MustCompile(`\{\{.*?\}\}`)
	placeholder = regexp.MustCompile(`\.(\w+)`)
)

// placeholders returns the names that a text asks for, sorted.
func placeholders(text string) (names []string) {
	for _, a := range action.FindAllString(text, -1) {
		for _, m := range placeholder.FindAllStringSubmatch(a, -1) {
			names = append(names, m[1])
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// names returns the placeholders of a message: those of its plural's "other", which every number can fall back on.
func (m message) names() []string {
	if other, plural := m["other"]; plural {
		return placeholders(other)
	}
	return placeholders(m[""])
}

// wrongMessages lists what is wrong with one language by itself.
func wrongMessages(language string, c catalog) (wrong []string) {
	for key, m := range c {
		_, single := m[""]
		if !single && m["other"] == "" {
			wrong = append(wrong, fmt.Sprintf("%s: %s: a plural needs the form other", language, key))
		}
		if !single && (language == "de" || language == "en") && (m["one"] == "" || len(m) != 2) {
			wrong = append(wrong, fmt.Sprintf("%s: %s: this language's plural has the forms one and other", language, key))
		}
		for form, text := range m {
			if _, err := template.New("").Parse(text); err != nil {
				wrong = append(wrong, fmt.Sprintf("%s: %s: %v", language, key, err))
			}
			if strings.TrimSpace(text) == "" {
				wrong = append(wrong, fmt.Sprintf("%s: %s is empty", language, key))
			}
			for _, name := range placeholders(text) {
				if !slices.Contains(m.names(), name) {
					wrong = append(wrong, fmt.Sprintf("%s: %s: {{.%s}} is in the form %s, but not in other", language, key, name, form))
				}
			}
		}
	}
	return wrong
}

// wrongLanguages lists how the languages differ from German.
func wrongLanguages(languages map[string]catalog) (wrong []string) {
	german := languages["de"]
	for language, c := range languages {
		wrong = append(wrong, wrongMessages(language, c)...)
		for key := range german {
			if c[key] == nil {
				wrong = append(wrong, fmt.Sprintf("%s: %s is missing, German has it", language, key))
			} else if got, want := c[key].names(), german[key].names(); !slices.Equal(got, want) {
				wrong = append(wrong, fmt.Sprintf("%s: %s has the placeholders %v, German has %v", language, key, got, want))
			}
		}
		for key := range c {
			if german[key] == nil {
				wrong = append(wrong, fmt.Sprintf("%s: %s is not in the German catalog", language, key))
			}
		}
	}
	slices.Sort(wrong)
	return wrong
}

// uses is what a source asks of the catalogs.
type uses struct {
	texts    map[string]bool   // string literals that may be keys
	prefixes map[string]bool   // "problem."
	asked    map[string]string // keys, or prefixes that end in ".", which must be there: where they are asked for
}

func newUses() *uses {
	return &uses{map[string]bool{}, map[string]bool{}, map[string]string{}}
}

var (
	isKey    = regexp.MustCompile(`^[a-z][\w-]*(\.[\w-]+)+$`)
	isPrefix = regexp.MustCompile(`^([a-z][\w-]*\.)+$`)
	printed  = regexp.MustCompile(`^((?:[a-z][\w-]*\.)+)%`)
)

// literal notes a string literal; joined says that something is appended to it. It returns the prefix that it is.
func (u *uses) literal(text string, joined bool) string {
	switch m := printed.FindStringSubmatch(text); {
	case m != nil:
		u.prefixes[m[1]] = true
		return m[1]
	case joined && isPrefix.MatchString(text):
		u.prefixes[text] = true
		return text
	}
	u.texts[text] = true
	return ""
}

// goSource notes the uses in a Go file.
func (u *uses) goSource(name, source string) error {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, name, source, parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	ask := func(call *ast.CallExpr, key string) {
		if _, known := u.asked[key]; !known {
			u.asked[key] = fmt.Sprintf("%s:%d", name, fset.Position(call.Pos()).Line)
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec:
			return false
		case *ast.BasicLit:
			if text, ok := unquoted(n); ok {
				u.literal(text, false)
			}
		case *ast.BinaryExpr:
			if text, ok := unquoted(n.X); ok && n.Op == token.ADD {
				u.literal(text, true)
			}
		case *ast.CallExpr:
			s, ok := n.Fun.(*ast.SelectorExpr)
			if !ok || len(n.Args) == 0 || s.Sel.Name != "Say" && s.Sel.Name != "Plain" {
				return true
			}
			if text, ok := unquoted(n.Args[0]); ok {
				ask(n, text)
			} else if prefix := begins(n.Args[0]); isPrefix.MatchString(prefix) {
				ask(n, prefix)
			}
		}
		return true
	})
	return nil
}

// unquoted returns the text of a string literal.
func unquoted(e ast.Node) (string, bool) {
	literal, ok := e.(*ast.BasicLit)
	if !ok || literal.Kind != token.STRING {
		return "", false
	}
	text, err := strconv.Unquote(literal.Value)
	return text, err == nil
}

// begins returns the literal at the very left of a concatenation.
func begins(e ast.Expr) string {
	for {
		b, ok := e.(*ast.BinaryExpr)
		if !ok {
			text, _ := unquoted(e)
			return text
		}
		e = b.X
	}
}

var (
	quoted     = regexp.MustCompile("\"([^\"\n]*)\"|'([^'\n]*)'|`([^`\n]*)`")
	inTemplate = regexp.MustCompile(`(?:\{\{|\(|\|)-?\s*(?:[$\w]*\.)*(?:t|T|say|Say|plain|Plain)\s+(?:"([^"\n]*)"|` + "`([^`\n]*)`" + `)`)
)

// page notes the uses in a template or script.
func (u *uses) page(name, source string) {
	for _, m := range quoted.FindAllStringSubmatch(source, -1) {
		u.literal(m[1]+m[2]+m[3], false)
	}
	for i, line := range strings.Split(source, "\n") {
		for _, a := range action.FindAllString(line, -1) {
			for _, m := range quoted.FindAllStringSubmatch(a, -1) {
				u.literal(m[1]+m[2]+m[3], false)
			}
			for _, m := range inTemplate.FindAllStringSubmatch(a, -1) {
				if key := m[1] + m[2]; u.asked[key] == "" && isKey.MatchString(key) {
					u.asked[key] = fmt.Sprintf("%s:%d", name, i+1)
				}
			}
		}
	}
}

// wrongUses lists the keys that nothing uses and those that are asked for and not there.
func wrongUses(c catalog, u *uses) (wrong []string) {
	for key := range c {
		used := u.texts[key]
		for prefix := range u.prefixes {
			used = used || strings.HasPrefix(key, prefix)
		}
		if !used {
			wrong = append(wrong, key+" is used nowhere")
		}
	}
	for key, place := range u.asked {
		there := c[key] != nil
		for known := range c {
			there = there || strings.HasSuffix(key, ".") && strings.HasPrefix(known, key)
		}
		if !there {
			wrong = append(wrong, place+": "+key+" is in no catalog")
		}
	}
	slices.Sort(wrong)
	return wrong
}

// sources notes the uses in all source of the module.
func sources(t *testing.T) *uses {
	t.Helper()
	u, read := newUses(), 0
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if base := d.Name(); name != root && (strings.HasPrefix(base, ".") || base == "node_modules" || base == "testdata") {
				return filepath.SkipDir
			}
			return nil
		}
		switch filepath.Ext(name) {
		case ".go", ".html", ".js", ".tmpl", ".xml", ".svg":
		default:
			return nil
		}
		if strings.HasSuffix(name, "_test.go") {
			return nil
		}
		content, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		read++
		if filepath.Ext(name) == ".go" {
			return u.goSource(name, string(content))
		}
		u.page(name, string(content))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if read < 20 {
		t.Fatalf("read %d files: too few to have looked at the module", read)
	}
	return u
}

func TestCatalogs(t *testing.T) {
	names, err := fs.Glob(catalogs, "catalog/*.toml")
	if err != nil {
		t.Fatal(err)
	}
	languages := map[string]catalog{}
	for _, name := range names {
		content, err := catalogs.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		parts := strings.Split(name, ".")
		if len(parts) != 3 {
			t.Errorf("%s: a catalog's name is topic.language.toml", name)
			continue
		}
		language := parts[1]
		if languages[language] == nil {
			languages[language] = catalog{}
		}
		report(t, languages[language].parse(name, string(content)))
	}
	for _, language := range []string{"de", "en"} {
		if len(languages[language]) == 0 {
			t.Errorf("there is no catalog in %s", language)
		}
	}
	report(t, wrongLanguages(languages))
	report(t, wrongButtons(languages["de"], languages["en"], "en"))
	report(t, wrongUses(languages["de"], sources(t)))
}

func report(t *testing.T, wrong []string) {
	t.Helper()
	for _, line := range wrong {
		t.Error(line)
	}
}

func TestCatalogsCanFail(t *testing.T) {
	const good = "[a]\nx = \"{{.id}} am {{.when}}\"\n[a.n]\none = \"eins\"\nother = \"{{.count}}\"\n"
	for _, c := range []struct{ name, de, en, wrong string }{
		{"the same", good, good, ""},
		{"a key less", good, "[a]\nx = \"{{.when}}: {{.id}}\"\n", "en: a.n is missing"},
		{"a key more", good, good + "[b]\ny = \"y\"\n", "en: b.y is not in the German catalog"},
		{"another placeholder", good, strings.Replace(good, ".when", ".date", 1), "en: a.x has the placeholders [date id]"},
		{"a placeholder less in the plural", good, strings.Replace(good, "{{.count}}", "many", 1), "en: a.n has the placeholders []"},
		{"a placeholder more in one", good, strings.Replace(good, "eins", "{{.it}}", 1), "en: a.n: {{.it}} is in the form one"},
		{"no other", good, strings.Replace(good, "other", "many", 1), "en: a.n: a plural needs the form other"},
		{"a form that the language has not", good, good + "few = \"a\"\n", "en: a.n: this language's plural"},
		{"a broken template", good, strings.Replace(good, "{{.id}}", "{{.id}}{{if}}", 1), "en: a.x: template"},
		{"empty", good + "[b]\ny = \"\"\n", good + "[b]\ny = \"y\"\n", "de: b.y is empty"},
		{"a reserved name", good, good + "[b]\nid = \"x\"\n", `"id" is a name that go-i18n keeps`},
		{"a table with a reserved name", good + "[b.id]\nx = \"x\"\n", good + "[b.id]\nx = \"y\"\n", ""},
		{"twice", good + "[b]\nx = \"y\"\n", "", "de2: b.x stands in another file"},
		{"no text", good, good + "[b]\ny = 5\n", "b.y is no text"},
		{"no TOML", good, "[", "en: "},
	} {
		t.Run(c.name, func(t *testing.T) {
			german, english := catalog{}, catalog{}
			wrong := german.parse("de", c.de)
			if c.en == "" { // the German catalog again, as another file
				wrong = append(wrong, german.parse("de2", c.de)...)
			} else {
				wrong = append(wrong, english.parse("en", c.en)...)
				wrong = append(wrong, wrongLanguages(map[string]catalog{"de": german, "en": english})...)
			}
			all := strings.Join(wrong, "\n")
			if c.wrong == "" && all != "" || !strings.Contains(all, c.wrong) {
				t.Errorf("got %q, want %q", all, c.wrong)
			}
		})
	}
}

func TestUsesCanFail(t *testing.T) {
	c := catalog{}
	for _, key := range []string{"a.said", "a.kept", "a.page", "a.script", "p.one", "p.two", "q.one", "a.unused"} {
		c[key] = message{"": "x"}
	}
	u := newUses()
	if err := u.goSource("x.go", `package x
import "a.unused"
var kept = []string{"a.kept"}
func f(p P, code string) {
	p.Say("a.said", "title", code)
	p.Say("a.gone")
	p.Plain("p." + code)
	p.Plain("r." + code + ".x")
	p.Plain(fmt.Sprintf("q.%s", code))
	p.Say(code)
}
`); err != nil {
		t.Fatal(err)
	}
	u.page("page.html", `<p title='{{t "a.page"}}'>{{if .x}}{{.Printer.Plain "a.lost"}}{{end}}</p>`)
	u.page("script.js", "show('a.script', \"other.text\")")
	got := wrongUses(c, u)
	want := []string{
		"a.unused is used nowhere",
		"page.html:1: a.lost is in no catalog",
		"x.go:6: a.gone is in no catalog",
		"x.go:8: r. is in no catalog",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if got := slices.Sorted(maps.Keys(u.prefixes)); !slices.Equal(got, []string{"p.", "q.", "r."}) {
		t.Errorf("prefixes: %q", got)
	}
}
