package main

import (
	"os"
	"strings"
	"testing"

	"gremium/commands"
)

// TestCommandTable fails when the table in the README is not what `make docs` writes.
func TestCommandTable(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	current, err := withTable(readme)
	if err != nil {
		t.Fatal(err)
	}
	if string(current) != string(readme) {
		t.Error("the table of commands in README.md is not current: run `make docs`")
	}
	if _, err := withTable([]byte("no marks")); err == nil {
		t.Error("a text without marks was accepted")
	}
}

// TestRetentionTable fails when the manual does not say of a table how long what is in it is kept.
func TestRetentionTable(t *testing.T) {
	manual, err := os.ReadFile("manual/running.md")
	if err != nil {
		t.Fatal(err)
	}
	said := ""
	for line := range strings.Lines(string(manual)) {
		if first, _, row := strings.Cut(strings.TrimPrefix(line, "| "), " | "); row {
			said += first + "\n"
		}
	}
	for _, table := range commands.Layouts() {
		if !strings.Contains(said, "`"+table.Name+"`") {
			t.Errorf("running.md does not say how long rows of %s are kept", table.Name)
		}
	}
}
