package discord

import (
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"gremium/bot"
)

// deaf is a platform whose Discord answers every request with "not found", and counts the answers to interactions.
func deaf(t testing.TB, answers *int) (*Platform, *running) {
	t.Helper()
	p, run := alone(t)
	p.log = slog.New(slog.NewTextHandler(io.Discard, nil))
	p.client.Transport = fake(func(r *http.Request) (*http.Response, error) {
		if strings.Contains(r.URL.Path, "/callback") {
			*answers++
			return says(http.StatusNoContent, ""), nil
		}
		return says(http.StatusNotFound, `{"code":10004,"message":"Unknown"}`), nil
	})
	return p, run
}

// FuzzInteraction hands in whatever an interaction may look like: none panics, each that can be answered is answered
// once.
func FuzzInteraction(f *testing.F) {
	for _, s := range []string{
		`{"id":"1","token":"t","type":2,"guild_id":"5","channel_id":"6","locale":"de","member":{"user":{"id":"2","username":"anna"}},"data":{"name":"sitzung","options":[{"name":"neu","type":1,"options":[{"name":"wann","type":3,"value":"24.3. 16 Uhr"},{"name":"seite","type":4,"value":7},{"name":"nichtoeffentlich","type":5,"value":true}]}]}}`,
		`{"id":"1","token":"t","type":2,"data":{"type":3,"name":"Als TOP","target_id":"9","resolved":{"messages":{"9":{"id":"9","content":"x","author":{"id":"3"}}}}}}`,
		`{"id":"1","token":"t","type":3,"user":{"id":"2"},"message":{"id":"8","flags":64,"components":[{"type":1,"components":[{"type":3,"custom_id":"more.0","options":[{"value":"A0...x"}]}]}]},"data":{"custom_id":"more.0","values":["A0...x"]}}`,
		`{"id":"1","token":"t","type":3,"user":{"id":"2"},"message":{"id":"8"},"data":{"custom_id":"A1.1..hilfe"}}`,
		`{"id":"1","token":"t","type":4,"data":{"name":"g","options":[{"name":"zeile","type":3,"value":"sitz","focused":true}]}}`,
		`{"id":"1","token":"t","type":5,"user":{"id":"2"},"data":{"custom_id":"M..x","components":[{"type":18,"component":{"type":4,"custom_id":"title","value":"x"}},{"type":10}]}}`,
		`{"id":"1","type":2,"data":{"options":[{"options":[{}]}]}}`,
	} {
		f.Add(s)
	}
	answers := 0
	p, run := deaf(f, &answers)
	f.Fuzz(func(t *testing.T, s string) {
		var i interaction
		if json.Unmarshal([]byte(s), &i) != nil || !isID(i.ID) || i.Token == "" || url.PathEscape(i.Token) != i.Token {
			return
		}
		answers = 0
		p.interact(run, &i)
		known := i.Type == kindCommand || i.Type == kindComponent || i.Type == kindModal || i.Type == kindTyping
		if known && answers != 1 && !(answers == 2 && i.Type == kindCommand) || !known && answers != 0 {
			t.Errorf("%d answers to %s", answers, s)
		}
	})
}

func TestUnknownButtons(t *testing.T) {
	answers := 0
	p, run := deaf(t, &answers)
	var said []string
	p.client.Transport = fake(func(r *http.Request) (*http.Response, error) {
		body, err := io.ReadAll(r.Body)
		said = append(said, string(body))
		return says(http.StatusNoContent, ""), err
	})
	for _, c := range []struct{ id, values, want string }{
		{"foreign", "", "Das kenne ich nicht"},
		{"A0...", "", "Das kenne ich nicht"},
		{"A4...abc", "", "zu alt"},
		{"W..abc", "", "zu alt"},
		{"more.0", "A0...hilfe", "Das kenne ich nicht"}, // not offered
		{"A0...hilfe", "", "hilfe"},
	} {
		i := &interaction{ID: "1", Token: "t", Type: kindComponent, Locale: "de", User: &user{ID: "2"}, Message: &message{ID: "3"}}
		i.Data.CustomID = c.id
		if c.values != "" {
			i.Data.Values = []string{c.values}
		} else {
			i.Message.Components = []component{button(component{CustomID: c.id})}
		}
		said = nil
		p.interact(run, i)
		if len(said) != 1 || !strings.Contains(said[0], c.want) {
			t.Errorf("%s %s: %v, want %q", c.id, c.values, said, c.want)
		}
	}
	if e := run.core.(*core).last(t); e.Line != "hilfe" || run.core.(*core).count() != 1 {
		t.Errorf("the core has seen %+v", e)
	}
}

func TestNobodyIsPinged(t *testing.T) {
	p, _ := alone(t)
	s, err := p.sheet(context.Background(), bot.Message{Title: "@everyone <@1>", Text: "x", Facts: []bot.Fact{{Label: "@here", Value: "x"}}}, p.speak(t.Context(), bot.Audience{Account: "1"}), false)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := json.Marshal(s.card().post)
	if err != nil || !strings.Contains(string(raw), `"allowed_mentions":{"parse":[],"replied_user":false}`) || pings.Match(raw) {
		t.Errorf("%s, %v", raw, err)
	}
}
