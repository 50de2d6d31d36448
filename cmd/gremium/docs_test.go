package main

import (
	"os"
	"testing"
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
