package local

import (
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"gremium/bot/text"
)

// loggedPage is a page, its bot, and what its chat logs.
func loggedPage(t *testing.T) (*Page, *council, *strings.Builder) {
	t.Helper()
	p := demo(t)
	var b strings.Builder
	p.Chat.log = slog.New(slog.NewTextHandler(&b, nil))
	p.Chat.mu.Lock()
	bot := p.Chat.attached.handler.(*council)
	p.Chat.mu.Unlock()
	return p, bot, &b
}

// TestPanics: what the bot does wrong is no reason for the page to end.
func TestPanics(t *testing.T) {
	p, council, log := loggedPage(t)
	get := func(method, path string, form url.Values) (int, string) {
		t.Helper()
		w := httptest.NewRecorder()
		r := httptest.NewRequestWithContext(t.Context(), method, "http://127.0.0.1"+path, strings.NewReader(form.Encode()))
		if form != nil {
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		}
		p.Handler().ServeHTTP(w, r)
		body, _ := io.ReadAll(w.Body)
		return w.Code, string(body)
	}
	if code, _ := get("POST", "/as/koordination/rat", url.Values{"line": {"/panik"}}); code != http.StatusSeeOther {
		t.Errorf("a panic in Handle: %d", code)
	}
	if _, page := get("GET", "/as/koordination/rat", nil); !strings.Contains(page, "schiefgegangen") {
		t.Error("nothing is said of a panic in Handle")
	}
	// With a person field open, each view of the page asks for suggestions.
	get("POST", "/as/koordination/rat", url.Values{"line": {"/sitzung neu"}})
	council.trips = "koordination"
	code, page := get("GET", "/as/koordination/rat", nil)
	if code != http.StatusOK || !strings.Contains(page, "Sitzung anlegen") || !strings.Contains(page, "@vorsitz") {
		t.Errorf("a panic in Suggest: %d", code)
	}
	if code, found := get("GET", "/as/koordination/rat/suggest?line=/sitzung+einladen+", nil); code != http.StatusOK || strings.TrimSpace(found) != "[]" && !strings.HasPrefix(found, "[{") {
		t.Errorf("suggestions: %d %s", code, found)
	}
	if strings.Contains(log.String(), "private words") {
		t.Error("the log quotes what the bot panicked about")
	}
	for _, want := range []string{"the bot panicked", "at=handle", `at="suggest `, "account=a-koordination", "stack="} {
		if !strings.Contains(log.String(), want) {
			t.Errorf("the log has no %s", want)
		}
	}
}

// TestOneLanguage: the page's switch and the bot's command are one setting.
func TestOneLanguage(t *testing.T) {
	p, council, _ := loggedPage(t)
	posts, _ := p.Chat.Look("schule", "#rat")
	if err := p.Chat.Speak(t.Context(), "schule", text.English); err != nil || council.speaks["schule"] != text.English {
		t.Errorf("the bot speaks %q to a person whose page is English (%v)", council.speaks["schule"], err)
	}
	if after, _ := p.Chat.Look("schule", "#rat"); len(after) != len(posts) {
		t.Error("switching the page leaves messages behind")
	}
	if _, err := p.Chat.Type(t.Context(), "schule", "#rat", "/gremium sprache deutsch"); err != nil || p.Chat.printer("schule").Language() != text.German {
		t.Errorf("the page speaks %q after the command (%v)", p.Chat.printer("schule").Language(), err)
	}
	if _, err := p.Chat.Type(t.Context(), "schule", "#rat", "/council language englisch"); err != nil {
		t.Error(err)
	}
	if _, err := p.Chat.Type(t.Context(), "polizei", "#rat", "/gremium sprache kanal:ja englisch"); err != nil || p.Chat.printer("polizei").Language() != text.German {
		t.Errorf("the channel's language became the page's (%v)", err)
	}
}

// TestFormByButton: a form that a button on a message opens is a result of that step, id or not.
func TestFormByButton(t *testing.T) {
	story, err := Parse("form.story", []byte(`
person anna "Anna"
channel rat anna
anna #rat /sitzung neu 24.03.2027
anna #rat [Weitere anlegen S1]
  > Wann und wo trifft sich
anna #rat ? S1
  ! Wann und wo trifft sich
`))
	if err != nil {
		t.Fatal(err)
	}
	if r := Play(t.Context(), story, newWorld(t)); !r.OK() {
		t.Error(r.Failures)
	}
}

func TestInitials(t *testing.T) {
	for name, want := range map[string]string{
		"Jana Brandt (Koordination)": "JB", "Anna": "An", "Dr. Henriette Albrecht": "DA", "(x)": "?", "Müller [Amt 5]": "Mü", "": "?",
	} {
		if got := initials(name); got != want {
			t.Errorf("initials(%q) = %q", name, got)
		}
	}
}

func TestWhole(t *testing.T) {
	for markup, want := range map[text.Markup]string{
		"TOP S5-17.":                  `<p>TOP <span class="id">S5-17</span>.</p>`,
		"`S1-2-3` V2":                 `<p><code><span class="id">S1-2-3</span></code> V2</p>`,
		"[x](https://x.example/S1-2)": `<p><a href="https://x.example/S1-2" target="_blank" rel="noopener">x</a></p>`,
	} {
		if got := strings.TrimSpace(string(HTML(markup))); got != want {
			t.Errorf("HTML(%q) = %s", markup, got)
		}
	}
}
