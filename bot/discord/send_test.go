package discord

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"gremium/bot"
)

func TestSendError(t *testing.T) {
	p, _ := alone(t)
	for _, c := range []struct {
		status, code int
		want         error // nil: try again
	}{
		{404, 10003, bot.ErrGone}, {404, 10008, bot.ErrGone}, {400, 10013, bot.ErrGone}, {404, 10015, bot.ErrGone},
		{403, 50001, bot.ErrRefused}, {403, 50013, bot.ErrRefused}, {403, 50007, bot.ErrRefused}, {400, 50035, bot.ErrRefused}, {413, 40005, bot.ErrRefused},
		{401, 0, nil}, {429, 0, nil}, {500, 0, nil}, {400, 40003, nil}, {400, 30046, nil}, {429, 30046, nil},
		{403, 0, nil}, {404, 0, nil}, // somebody between Discord and us
	} {
		err := p.sendError(fmt.Errorf("discord: %w", &apiError{Status: c.status, Code: c.code}), "7")
		for _, final := range []error{bot.ErrGone, bot.ErrRefused} {
			if errors.Is(err, final) != (c.want == final) {
				t.Errorf("%d, %d is %v, want %v", c.status, c.code, err, c.want)
			}
		}
	}
	if n := len(p.closed.Values()); n != 1 {
		t.Errorf("%d persons take no direct messages, want 1", n)
	}
	if err := p.sendError(context.Canceled, ""); !errors.Is(err, context.Canceled) || errors.Is(err, bot.ErrRefused) {
		t.Errorf("an end of the context is %v", err)
	}
}

func TestTellsTheTextAlone(t *testing.T) {
	p, _ := alone(t)
	var said []string
	p.client.Transport = fake(func(r *http.Request) (*http.Response, error) {
		body, err := io.ReadAll(r.Body)
		said = append(said, string(body))
		if len(said) == 1 {
			return says(http.StatusBadRequest, `{"code":50035,"message":"Invalid Form Body","errors":{}}`), err
		}
		return says(http.StatusOK, `{}`), err
	})
	s := sheet{title: "**Sitzung**", text: "Haushalt", fields: []embedField{{Name: "Ort", Value: "Saal"}}, rows: []component{}}
	if err := p.tell(t.Context(), "7", "x", s.pages()[0]); err != nil {
		t.Fatal(err)
	}
	if len(said) != 2 || !strings.Contains(said[1], `"content":"**Sitzung**\nHaushalt\nOrt: Saal"`) || !strings.Contains(said[1], `"embeds":[]`) {
		t.Errorf("said %v", said)
	}
}

func TestTooManyFiles(t *testing.T) {
	if _, err := load(t.Context(), make([]bot.File, maxFiles+1)); !errors.Is(err, bot.ErrRefused) {
		t.Errorf("too many files: %v", err)
	}
	huge := bot.File{Name: "x", Open: func(context.Context) ([]byte, error) { return make([]byte, maxFile+1), nil }}
	if _, err := load(t.Context(), []bot.File{huge}); !errors.Is(err, bot.ErrRefused) {
		t.Errorf("a huge file: %v", err)
	}
}
