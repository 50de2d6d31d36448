package discordtest

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestAllEndpoints compares the endpoints that discordgo has with those that point changes: a forgotten one would talk
// to Discord.
func TestAllEndpoints(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", "{{.Dir}}", "github.com/bwmarrin/discordgo").Output()
	if err != nil {
		t.Fatal(err)
	}
	fset := token.NewFileSet()
	theirs, err := parser.ParseFile(fset, filepath.Join(strings.TrimSpace(string(out)), "endpoints.go"), nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ours, err := parser.ParseFile(fset, "endpoints.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var changed []string
	ast.Inspect(ours, func(n ast.Node) bool {
		if a, ok := n.(*ast.AssignStmt); ok && a.Tok == token.ASSIGN {
			if s, ok := a.Lhs[0].(*ast.SelectorExpr); ok {
				changed = append(changed, s.Sel.Name)
			}
		}
		return true
	})
	n := 0
	for _, d := range theirs.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok || g.Tok != token.VAR {
			continue
		}
		for _, s := range g.Specs {
			v := s.(*ast.ValueSpec)
			for i, name := range v.Names {
				if _, computed := v.Values[i].(*ast.FuncLit); computed || !strings.HasPrefix(name.Name, "Endpoint") {
					continue
				}
				if n++; !slices.Contains(changed, name.Name) && !alias(v.Values[i]) {
					t.Errorf("%s is not changed", name.Name)
				}
			}
		}
	}
	if n < 25 {
		t.Errorf("%d endpoints found", n)
	}
}

// alias says whether a value is another name of a function.
func alias(v ast.Expr) bool {
	id, ok := v.(*ast.Ident)
	if !ok || id.Obj == nil {
		return false
	}
	s, ok := id.Obj.Decl.(*ast.ValueSpec)
	if !ok {
		return false
	}
	for i, name := range s.Names {
		if name.Name == id.Name {
			_, is := s.Values[i].(*ast.FuncLit)
			return is
		}
	}
	return false
}
