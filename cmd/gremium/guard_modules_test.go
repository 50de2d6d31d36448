package main_test

import (
	"bytes"
	"cmp"
	"encoding/json"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// What go.mod says of each module that we import: required by ourselves, not // indirect, and in the block for tests
// exactly where the program has nothing of it from us. ("go mod tidy -diff" says more, and needs a network.)

// testBlock is the comment before the modules that only tests need.
const testBlock = "// for tests and benchmarks only"

// requirements are the modules that a go.mod requires, with the block of each: "program", "tests" or "indirect".
func requirements(gomod string) map[string]string {
	found := map[string]string{}
	block := "program"
	for line := range strings.Lines(gomod) {
		line = strings.TrimSpace(line)
		words := strings.Fields(line)
		switch {
		case line == testBlock:
			block = "tests"
		case line == ")":
			block = "program"
		case len(words) >= 2 && strings.HasPrefix(words[1], "v"):
			found[words[0]] = block
			if strings.HasSuffix(line, "// indirect") {
				found[words[0]] = "indirect"
			}
		}
	}
	return found
}

// wrongRequirements compares a go.mod with what our packages import: those of the program, and all with their tests.
func wrongRequirements(gomod string, program, all []string) (wrong []string) {
	required := requirements(gomod)
	of := func(importPath string) string {
		best := ""
		for path := range required {
			if within(importPath, path) && len(path) > len(best) {
				best = path
			}
		}
		return best
	}
	wanted := map[string]string{}
	for _, importPath := range all {
		wanted[of(importPath)] = "tests"
	}
	for _, importPath := range program {
		wanted[of(importPath)] = "program"
	}
	for path, block := range required {
		if want := wanted[path]; block != want && (block != "indirect" || want != "") {
			wrong = append(wrong, path+" is required for "+block+", and used for "+cmp.Or(want, "nothing"))
		}
	}
	slices.Sort(wrong)
	return wrong
}

// imported are the packages of others that ours import, for the tests too if asked.
func imported(t *testing.T, tests bool, patterns ...string) []string {
	t.Helper()
	list := exec.Command("go", append([]string{"list", "-deps", "-json=ImportPath,Standard,Imports,TestImports,XTestImports"}, patterns...)...)
	list.Dir = root(t)
	var complaints bytes.Buffer
	list.Stderr = &complaints
	out, err := list.Output()
	if err != nil {
		t.Fatalf("%v: %v\n%s", list, err, &complaints)
	}
	found := map[string]bool{}
	for decoder := json.NewDecoder(bytes.NewReader(out)); ; {
		var p struct {
			ImportPath                         string
			Imports, TestImports, XTestImports []string
		}
		if err := decoder.Decode(&p); err == io.EOF {
			return slices.Sorted(maps.Keys(found))
		} else if err != nil {
			t.Fatal(err)
		}
		if _, mine := ours(p.ImportPath); !mine {
			continue
		}
		if tests {
			p.Imports = append(append(p.Imports, p.TestImports...), p.XTestImports...)
		}
		for _, importPath := range p.Imports {
			if host, _, _ := strings.Cut(importPath, "/"); strings.Contains(host, ".") {
				found[importPath] = true
			}
		}
	}
}

func TestRequirements(t *testing.T) {
	gomod, err := os.ReadFile(filepath.Join(root(t), "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	program, all := imported(t, false, "./cmd/gremium"), imported(t, true, "./...")
	if len(program) < 20 || len(all) < len(program)+4 {
		t.Fatalf("%d and %d packages of others: too few to have looked at the module", len(program), len(all))
	}
	report(t, wrongRequirements(string(gomod), program, all))
}

func TestRequirementsCanFail(t *testing.T) {
	gomod := "require (\n\ta.org/x v1.0.0\n\ta.org/x/y v1.0.0 // indirect\n)\n\n" + testBlock + "\nrequire (\n\tb.org/z v0.1.0\n)\n"
	for _, c := range []struct {
		program, all []string
		wrong        string
	}{
		{[]string{"a.org/x/w"}, []string{"a.org/x/w", "b.org/z"}, ""},
		{nil, []string{"a.org/x", "b.org/z"}, "a.org/x is required for program, and used for tests"},
		{[]string{"a.org/x", "a.org/x/y/w"}, []string{"b.org/z"}, "a.org/x/y is required for indirect, and used for program"},
		{[]string{"a.org/x", "b.org/z"}, nil, "b.org/z is required for tests, and used for program"},
		{[]string{"a.org/x"}, nil, "b.org/z is required for tests, and used for nothing"},
	} {
		if got := strings.Join(wrongRequirements(gomod, c.program, c.all), "\n"); got != c.wrong {
			t.Errorf("%q of %q: %q, want %q", c.program, c.all, got, c.wrong)
		}
	}
}
