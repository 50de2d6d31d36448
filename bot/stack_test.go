package bot

import (
	"errors"
	"strings"
	"testing"
)

//go:noinline
func choose(secret string) string {
	if len(secret) > 2 {
		panic("no such thing")
	}
	return secret
}

// TestStack: a stack names functions and lines, and nothing of what they were called with.
func TestStack(t *testing.T) {
	defer func() {
		_ = recover()
		stack := Stack()
		for _, wanted := range []string{"bot.choose\n", "bot.TestStack\n", "stack_test.go:"} {
			if !strings.Contains(stack, wanted) {
				t.Errorf("no %q in\n%s", wanted, stack)
			}
		}
		if strings.Contains(stack, "0x") || strings.Contains(stack, "choose(") {
			t.Errorf("arguments are told:\n%s", stack)
		}
	}()
	choose("abstain")
}

func TestPanicWords(t *testing.T) {
	words := func(f func()) (said string) {
		defer func() { said = PanicWords(recover()) }()
		f()
		return ""
	}
	none := []int{}
	for want, f := range map[string]func(){
		"string":              func() { panic("Anna") },
		"*errors.errorString": func() { panic(errors.New("Anna")) },
		"runtime error: index out of range [3] with length 0": func() { _ = none[len("abc")] },
	} {
		if got := words(f); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
