package discord

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"gremium/bot"
)

// alone is a platform without Discord, whose core keeps things.
func alone(t testing.TB) (*Platform, *running) {
	t.Helper()
	p, err := New(Config{Token: testToken, Now: func() time.Time { return time.Date(2027, 3, 1, 9, 0, 0, 0, time.UTC) }})
	if err != nil {
		t.Fatal(err)
	}
	run := newRunning(context.Background(), &core{
		set: declared, now: p.now, kept: &keeper{held: map[string][]byte{}}, used: map[string]bool{},
		replies: map[string]func(context.Context, bot.Event) bot.Reply{},
	})
	t.Cleanup(run.end)
	p.running.Store(run)
	return p, run
}

func TestCustomIDs(t *testing.T) {
	p, run := alone(t)
	rapid.Check(t, func(t *rapid.T) {
		council := rapid.OneOf(
			rapid.SampledFrom([]string{"", "rat", "0195f0c1-2a3b-7c4d-8e5f-0123456789ab", "0195F0C1-2A3B-7C4D-8E5F-0123456789AB", "=x"}),
			rapid.StringMatching(`[a-z0-9=-]{0,30}`),
		).Draw(t, "council")
		others := map[string]bool{}
		for range rapid.IntRange(1, 4).Draw(t, "buttons") {
			want := press{
				Line:    rapid.OneOf(rapid.StringN(1, 120, -1), rapid.StringMatching(`/[a-zäöü .:"0-9-]{0,100}`)).Draw(t, "line"),
				Council: council, Fill: rapid.Bool().Draw(t, "fill"), Reply: rapid.Bool().Draw(t, "reply"),
				Until: rapid.OneOf(rapid.Just(int64(0)), rapid.Int64Range(0, 1<<40)).Draw(t, "until"),
			}
			id, err := p.pressID(context.Background(), want, time.Time{}, others)
			if err != nil {
				t.Fatal(err)
			}
			if units(id) > maxCustom || strings.TrimSpace(id) != id {
				t.Fatalf("%q has %d units", id, units(id))
			}
			got, err := p.readPress(context.Background(), run, id)
			if want.Line = string([]rune(want.Line)); err != nil || got != want {
				t.Fatalf("%+v became %q, and that %+v (%v)", want, id, got, err)
			}
		}
	})
}

func TestKeptButtonIsGone(t *testing.T) {
	p, run := alone(t)
	id, err := p.pressID(t.Context(), press{Line: "/hilfe " + strings.Repeat("x", 100)}, time.Time{}, map[string]bool{})
	if err != nil {
		t.Fatal(err)
	}
	clear(run.core.(*core).kept.held)
	if _, err := p.readPress(t.Context(), run, id); !errors.Is(err, bot.ErrGone) {
		t.Errorf("a button whose command is no more kept: %v", err)
	}
}

func FuzzCustomID(f *testing.F) {
	for _, id := range []string{"A0...x", "A1.zz.AZXwwSo7fE2OXwEjRWeJqw./top neu", "A4..=rat.name", "M..name", "W.=rat.name", "A", "A0...", "Aé...x", "more.0"} {
		f.Add(id)
	}
	p, run := alone(f)
	f.Fuzz(func(t *testing.T, id string) {
		b, name, err := parsePress(id)
		if err == nil && name == "" {
			if b.Line == "" {
				t.Errorf("%q is a button without a command", id)
			}
			again, err := p.pressID(context.Background(), b, time.Time{}, map[string]bool{})
			if err == nil {
				got, err := p.readPress(context.Background(), run, again)
				if err != nil || got != b {
					t.Errorf("%q means %+v, but %q means %+v (%v)", id, b, again, got, err)
				}
			}
		}
		if kind, council, name, err := parseForm(id); err == nil {
			again, err := formID(kind, council, name)
			if err == nil && again != id && !strings.Contains(id, ".=") {
				t.Errorf("%q became %q", id, again)
			}
		}
	})
}
