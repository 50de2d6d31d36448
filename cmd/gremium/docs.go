package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"gremium/bot/text"
	"gremium/commands"
)

type docsCommand struct {
	Write string `short:"w" help:"Write the table into this file, between its marks." placeholder:"FILE"`
}

const (
	tableBegins = "<!-- commands: written by make docs -->"
	tableEnds   = "<!-- end of commands -->"
)

// Run prints the table of commands, or writes it into a file.
func (c *docsCommand) Run(_ context.Context, out io.Writer) error {
	if c.Write == "" {
		_, err := io.WriteString(out, commandTable())
		return err
	}
	content, err := os.ReadFile(c.Write)
	if err != nil {
		return err
	}
	content, err = withTable(content)
	if err != nil {
		return err
	}
	return os.WriteFile(c.Write, content, 0o644)
}

// withTable puts the table between the marks of a text.
func withTable(content []byte) ([]byte, error) {
	head, rest, ok := bytes.Cut(content, []byte(tableBegins))
	_, tail, ok2 := bytes.Cut(rest, []byte(tableEnds))
	if !ok || !ok2 {
		return nil, fmt.Errorf("no marks %q and %q", tableBegins, tableEnds)
	}
	return bytes.Join([][]byte{head, []byte(tableBegins + "\n\n" + commandTable() + "\n" + tableEnds), tail}, nil), nil
}

// commandTable writes all commands as Markdown, from their declarations.
func commandTable() string {
	german, english := text.For(text.German), text.For(text.English)
	var b strings.Builder
	b.WriteString("| command | in English | what it does |\n|---|---|---|\n")
	for _, d := range commands.Declarations() {
		if d.Hidden {
			continue
		}
		fmt.Fprintf(&b, "| %s | `%s` | %s |\n", cell(commands.Usage(german, d)), d.NameIn(text.English), d.Help(english))
	}
	return b.String()
}

// cell writes a line of code for a table, where a bar would end the cell.
func cell(code string) string { return "`" + strings.ReplaceAll(code, "|", `\|`) + "`" }
