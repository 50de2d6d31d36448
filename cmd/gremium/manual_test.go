package main

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"gremium/commands"
)

// shown are the lines that a text in Markdown shows to be typed: in code, or indented.
var shown = regexp.MustCompile("`(/[^`]+)`|(?m:^ {4}(/.*)$)")

// unknownCommands lists those of a text's commands that there are not.
func unknownCommands(markdown string) (checked int, unknown []string) {
	set := commands.Declarations()
	for _, m := range shown.FindAllStringSubmatch(markdown, -1) {
		line := strings.Join(strings.Fields(m[1]+m[2]), " ")
		if strings.HasPrefix(line, "/invite ") || line == "/top neuu" { // the chat server's own, and an example of a slip
			continue
		}
		checked++
		if _, _, err := set.Find(line); err != nil {
			unknown = append(unknown, line)
		}
	}
	return checked, unknown
}

// TestCommandsOfTheManual fails when README or manual show a command that there is not. That those of the manual do what it
// says, stories/manual.story shows.
func TestCommandsOfTheManual(t *testing.T) {
	for file, least := range map[string]int{"../../README.md": 8, "manual/manual.md": 40, "manual/running.md": 1} {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		guide, _, _ := strings.Cut(string(content), tableBegins)
		checked, unknown := unknownCommands(guide)
		if checked < least || len(unknown) > 0 {
			t.Errorf("%s: %d commands, unknown are %q", file, checked, unknown)
		}
	}
	if _, unknown := unknownCommands("`/sitzung plannen 1.2.`, or\n\n    /tpo neu x\n"); len(unknown) != 2 {
		t.Errorf("only %q are unknown", unknown)
	}
}
