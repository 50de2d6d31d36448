package mattermost

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"gremium/bot"
	"gremium/bot/text"
)

// TestLinked: a message about an earlier post links to it by the address that people use; without one there is no link, and the
// server is asked again.
func TestLinked(t *testing.T) {
	answer := "no"
	asked := 0
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked++
		if answer == "no" {
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		w.Write([]byte(answer))
	}))
	defer server.Close()
	p, err := New(Config{ServerURL: server.URL, CallbackURL: server.URL, Secret: strings.Repeat("s", 32), Token: "token", SlashTokens: []string{"token"}})
	if err != nil {
		t.Fatal(err)
	}
	m := bot.Message{Text: "Angenommen.", Language: text.German}
	if got := p.linked(t.Context(), m); got.Text != m.Text || asked != 0 {
		t.Errorf("about nothing: %q, asked %d times", got.Text, asked)
	}
	m.About = bot.Ref{Platform: Name, Channel: "c", Post: "p0st"}
	if got := p.linked(t.Context(), m); got.Text != m.Text {
		t.Errorf("of an unknown address: %q", got.Text)
	}
	answer = `{"SiteURL":"https://chat.stadt.example/"}`
	for range 2 {
		if got := string(p.linked(t.Context(), m).Text); !strings.HasSuffix(got, "Angenommen.\n\nGehört zu <https://chat.stadt.example/_redirect/pl/p0st>") {
			t.Errorf("got %q", got)
		}
	}
	if asked != 2 {
		t.Errorf("the server was asked %d times", asked)
	}
}
