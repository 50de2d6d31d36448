package main_test

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"net/url"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The guards of this file read the source: comments that must be there, files that grow too long, marks of
// unfinished work, and what only holds on one machine.

// maxLines is how long a Go file may be. Over 500 it is worth a thought whether it holds two topics.
const maxLines = 600

// mayBeLonger are Go files over maxLines, each with its reason.
var mayBeLonger = map[string]string{}

// wrongSource lists what is wrong with one Go file by itself.
func wrongSource(name, source string) (wrong []string) {
	if n := strings.Count(source, "\n"); n > maxLines && mayBeLonger[name] == "" {
		wrong = append(wrong, fmt.Sprintf("%s has %d lines: at most %d, or a reason in mayBeLonger", name, n, maxLines))
	}
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, name, source, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return append(wrong, err.Error())
	}
	at := func(n ast.Node) string { return fmt.Sprintf("%s:%d", name, fset.Position(n.Pos()).Line) }
	ast.Inspect(file, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		if selects(call, "synctest", "Test") {
			return false // a bubble's sleep is virtual
		}
		if selects(call, "time", "Sleep") {
			wrong = append(wrong, at(n)+": time.Sleep: wait for what is to happen, not for a time")
		}
		return true
	})
	if !strings.HasSuffix(name, "_test.go") {
		for _, d := range file.Decls {
			for _, undocumented := range undocumented(d) {
				wrong = append(wrong, at(undocumented)+": exported "+undocumented.Name+" has no comment")
			}
		}
	}
	return wrong
}

func selects(call *ast.CallExpr, pkg, name string) bool {
	s, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || s.Sel.Name != name {
		return false
	}
	x, ok := s.X.(*ast.Ident)
	return ok && x.Name == pkg
}

// known are methods whose name says all: they do what the standard library's interface of that name asks.
var known = []string{"Error", "Unwrap", "Is", "String", "ServeHTTP", "Read", "Write", "Close", "Len", "Less", "Swap",
	"MarshalJSON", "UnmarshalJSON", "MarshalText", "UnmarshalText"}

// undocumented returns the exported names of a declaration that no comment explains. In a group the group's comment
// is enough for constants and variables.
func undocumented(d ast.Decl) (names []*ast.Ident) {
	switch d := d.(type) {
	case *ast.FuncDecl:
		if !d.Name.IsExported() || d.Doc != nil {
			return nil
		}
		if d.Recv != nil && (slices.Contains(known, d.Name.Name) || !ast.IsExported(receiver(d.Recv.List[0].Type))) {
			return nil
		}
		return []*ast.Ident{d.Name}
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			switch s := spec.(type) {
			case *ast.TypeSpec:
				if s.Name.IsExported() && s.Doc == nil && (d.Doc == nil || d.Lparen.IsValid()) {
					names = append(names, s.Name)
				}
			case *ast.ValueSpec:
				if d.Doc == nil && s.Doc == nil && s.Comment == nil {
					for _, name := range s.Names {
						if name.IsExported() {
							names = append(names, name)
						}
					}
				}
			}
		}
	}
	return names
}

// receiver is the name of the type a method belongs to.
func receiver(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.StarExpr:
		return receiver(e.X)
	case *ast.IndexExpr:
		return receiver(e.X)
	case *ast.IndexListExpr:
		return receiver(e.X)
	case *ast.Ident:
		return e.Name
	}
	return ""
}

// wrongPackages lists the folders whose package has no comment, given the source of Go files by name.
func wrongPackages(sources map[string]string) (wrong []string) {
	explained := map[string]bool{}
	for name, source := range sources {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		folder := path.Dir(name)
		file, err := parser.ParseFile(token.NewFileSet(), name, source, parser.ParseComments|parser.PackageClauseOnly)
		explained[folder] = explained[folder] || err == nil && file.Doc != nil
	}
	for folder, ok := range explained {
		if !ok {
			wrong = append(wrong, folder+": the package has no comment that says what it is for")
		}
	}
	slices.Sort(wrong)
	return wrong
}

func TestSource(t *testing.T) {
	sources := map[string]string{}
	for _, name := range files(t) {
		if strings.HasSuffix(name, ".go") && !strings.Contains(name, "testdata/") {
			sources[name] = read(t, name)
			report(t, wrongSource(name, sources[name]))
		}
	}
	report(t, wrongPackages(sources))
	for name := range mayBeLonger {
		if strings.Count(sources[name], "\n") <= maxLines {
			t.Errorf("%s is not longer than %d lines: take it off mayBeLonger", name, maxLines)
		}
	}
}

func TestSourceCanFail(t *testing.T) {
	for _, c := range []struct{ name, source, wrong string }{
		{"a.go", "// Package a is a.\npackage a\n", ""},
		{"a.go", "package a\nfunc F() {}\n", "a.go:2: exported F has no comment"},
		{"a.go", "package a\n// F is f.\nfunc F() {}\nfunc g() {}\n", ""},
		{"a.go", "package a\ntype t int\nfunc (*t) M() {}\n", ""},
		{"a.go", "package a\n// T is t.\ntype T[X any] int\nfunc (T[X]) M() {}\nfunc (T[X]) String() string { return \"\" }\n", "a.go:4: exported M has no comment"},
		{"a.go", "package a\n// Types.\ntype (\n\tT int\n)\n", "a.go:4: exported T has no comment"},
		{"a.go", "package a\n// The kinds.\nconst (\n\tA = iota\n\tB\n)\n", ""},
		{"a.go", "package a\nconst A, B = 1, 2\nvar C = 3 // C is c\n", "a.go:2: exported B has no comment"},
		{"a_test.go", "package a\nfunc TestX() {}\n", ""},
		{"a_test.go", "package a\nimport \"time\"\nfunc f() { time.Sleep(1) }\n", "a_test.go:3: time.Sleep"},
		{"a_test.go", "package a\nfunc f() { synctest.Test(t, func() { time.Sleep(1) }) }\n", ""},
		{"a.go", "package a\n" + strings.Repeat("\n", maxLines), "a.go has 601 lines"},
		{"a.go", "package", "expected"},
	} {
		wrong := strings.Join(wrongSource(c.name, c.source), "\n")
		if c.wrong == "" && wrong != "" || !strings.Contains(wrong, c.wrong) {
			t.Errorf("%q: %q, want %q", c.source, wrong, c.wrong)
		}
	}
	if wrong := wrongPackages(map[string]string{
		"a/a.go": "package a", "a/doc.go": "// Package a is a.\npackage a", "b/b.go": "package b", "c/c_test.go": "package c",
	}); len(wrong) != 1 || !strings.HasPrefix(wrong[0], "b: ") {
		t.Errorf("packages without a comment: %q", wrong)
	}
}

// forbidden is what no file of the repository contains, with the reason. The patterns are written so that they do not
// match themselves.
var forbidden = []struct {
	pattern *regexp.Regexp
	reason  string
	only    *regexp.Regexp // the names it holds for; nil: all
}{
	{regexp.MustCompile(`\b(TO[D]O|FI[X]ME|XX[X]|HAC[K])\b`), "a mark of unfinished work: finish it, or write an issue", nil},
	{regexp.MustCompile(`(^|[\s"'=(:` + "`" + `])/(home/[a-z][\w.-]*|Users/[A-Za-z][\w.-]*|root|work)/\w`), "a path of one machine", nil},
	{regexp.MustCompile(`"resolved":\s*"http`), "a registry's address in a lock file: npm install with omit-lockfile-registry-resolved", regexp.MustCompile(`package-lock\.json$`)},
	{regexp.MustCompile(`\b(GOPROXY|npm_config_registry|registry)\s*=\s*["']?http`), "a registry's address: that is the machine's setting", nil},
	{regexp.MustCompile(`-----BEGIN ([A-Z]+ )*PRIVATE KEY-----`), "a private key: tests make their own", nil},
}

// wrongText lists what a text file must not contain. Hosts are those of the package registries this machine uses.
func wrongText(name, text string, hosts []string) (wrong []string) {
	for i, line := range strings.Split(text, "\n") {
		for _, f := range forbidden {
			if (f.only == nil || f.only.MatchString(name)) && f.pattern.MatchString(line) {
				wrong = append(wrong, fmt.Sprintf("%s:%d: %q: %s", name, i+1, f.pattern.FindString(line), f.reason))
			}
		}
		for _, host := range hosts {
			if strings.Contains(line, host) {
				wrong = append(wrong, fmt.Sprintf("%s:%d: the host of a package registry", name, i+1))
			}
		}
	}
	return wrong
}

// registries are the hosts of the package registries that go and npm use here.
func registries() (hosts []string) {
	for _, command := range [][]string{{"go", "env", "GOPROXY"}, {"npm", "config", "get", "registry"}} {
		out, err := exec.Command(command[0], command[1:]...).Output()
		if err != nil {
			continue // no npm here: then it has no registry either
		}
		for _, address := range strings.FieldsFunc(string(out), func(r rune) bool { return strings.ContainsRune(",| \n", r) }) {
			u, err := url.Parse(address)
			if err == nil && strings.Contains(u.Hostname(), ".") && !strings.HasPrefix(u.Hostname(), "127.") {
				hosts = append(hosts, u.Hostname())
			}
		}
	}
	return hosts
}

func TestTexts(t *testing.T) {
	hosts := registries()
	for _, name := range files(t) {
		if strings.HasSuffix(name, ".sum") {
			continue // hashes contain anything
		}
		if text := read(t, name); !bytes.Contains([]byte(text[:min(len(text), 8000)]), []byte{0}) {
			report(t, wrongText(name, text, hosts))
		}
	}
}

func TestTextsCanFail(t *testing.T) {
	for _, c := range []struct {
		name, text string
		bad        bool
	}{
		{"a.go", "// an honest line, mktemp x.XX" + "XXXX, /tmp/x", false},
		{"a.go", "// TO" + "DO: later", true},
		{"a.md", "cd /ro" + "ot/x", true},
		{"a.md", "cd /wo" + "rk/main", true},
		{"a.md", "https://example.org/home/anna/work/x", false},
		{"package-lock.json", `"resolved": "htt` + `ps://somewhere/x.tgz"`, true},
		{"other.json", `"resolved": "htt` + `ps://somewhere/x.tgz"`, false},
		{".npmrc", "registry=ht" + "tps://somewhere/", true},
		{"a.sh", "GOPROXY=ht" + "tps://somewhere go build", true},
		{"a.pem", "-----BEGIN EC PRIV" + "ATE KEY-----", true},
		{"a.md", "fetch it from packages.example", true},
	} {
		if wrong := wrongText(c.name, c.text, []string{"packages.example"}); (len(wrong) > 0) != c.bad {
			t.Errorf("%s with %q: %q", c.name, c.text, wrong)
		}
	}
}

// read returns a file of the repository.
func read(t *testing.T, name string) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(root(t), name))
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}
