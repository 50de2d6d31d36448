package local

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"gremium/bot/text"
)

func TestHTML(t *testing.T) {
	for _, c := range []struct {
		markup      text.Markup
		html, plain string
	}{
		{"**fett** *kursiv* `/code`", "<p><strong>fett</strong> <em>kursiv</em> <code>/code</code></p>", "fett kursiv /code"},
		{"a\nb", "<p>a<br>\nb</p>", "a\nb"},
		{"- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>", "• a\n• b"},
		{"3. a\n4. b\n   - c", "", "3. a\n4. b\n• c"},
		{"x\n\ny", "<p>x</p>\n<p>y</p>", "x\ny"},
		{"<https://example.org/a_b>", `<p><a href="https://example.org/a_b" target="_blank" rel="noopener">https://example.org/a_b</a></p>`, "https://example.org/a_b"},
		{"[x](javascript:alert(1))", "", "x"},
		{"<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>", "<script>alert(1)</script>"},
		{"<img src=x onerror=y>", "<p>&lt;img src=x onerror=y&gt;</p>", "<img src=x onerror=y>"},
		{"![x](https://example.org/x.png)", "<p></p>", ""},
		{"# x", "<p># x</p>", "# x"},
		{"\tx\n\n    y", "<p>x</p>\n<p>y</p>", "x\ny"},
		{text.Escape("**fett** <b>x</b> [a](https://x.example) `c` # + - 1. @all"), "", "**fett** <b>x</b> [a](https://x.example) `c` # + - 1. @all"},
		{text.Escape("- kein\n1. Listenpunkt"), "<p>- kein<br>\n1. Listenpunkt</p>", "- kein\n1. Listenpunkt"},
	} {
		html := strings.TrimSpace(string(HTML(c.markup)))
		if c.html != "" && html != c.html {
			t.Errorf("HTML(%q) = %q", c.markup, html)
		}
		for _, bad := range []string{"<script", "<img", "javascript:", "<b>"} {
			if strings.Contains(html, bad) {
				t.Errorf("HTML(%q) = %q", c.markup, html)
			}
		}
		if got := text.Plain(c.markup); got != c.plain {
			t.Errorf("Plain(%q) = %q", c.markup, got)
		}
	}
}

func FuzzText(f *testing.F) {
	f.Add("**a** [b](c) <d> \\*e\\* &amp; `f`\n- g\n1. h")
	f.Fuzz(func(t *testing.T, plain string) {
		// What a member types is shown as it is, and becomes no element but links and line breaks.
		html := string(HTML(text.Escape(plain)))
		for _, element := range []string{"<strong", "<em", "<ul", "<ol", "<img", "<script", "<code", "<h1"} {
			if strings.Contains(html, element) {
				t.Errorf("%q becomes %q", plain, html)
			}
		}
		// Letters and digits are never lost.
		letters := func(s string) string {
			return strings.Map(func(r rune) rune {
				if unicode.IsLetter(r) || unicode.IsDigit(r) {
					return r
				}
				return -1
			}, s)
		}
		if got := text.Plain(text.Escape(plain)); utf8.ValidString(plain) && !strings.ContainsAny(plain, "&\x00") && letters(got) != letters(plain) {
			t.Errorf("%q is read as %q", plain, got)
		}
		text.Plain(text.Markup(plain))
	})
}

func page(t *testing.T) *httptest.Server {
	t.Helper()
	server := httptest.NewServer(demo(t).Handler())
	t.Cleanup(server.Close)
	t.Cleanup(server.CloseClientConnections)
	return server
}

func TestGuard(t *testing.T) {
	server := page(t)
	request := func(method, path, host string, header ...string) (int, http.Header) {
		t.Helper()
		r, err := http.NewRequestWithContext(t.Context(), method, server.URL+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		if host != "" {
			r.Host = host
		}
		for i := 0; i < len(header); i += 2 {
			r.Header.Set(header[i], header[i+1])
		}
		answer, err := http.DefaultTransport.RoundTrip(r)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		return answer.StatusCode, answer.Header
	}
	for host, want := range map[string]int{
		"": 200, "localhost:8065": 200, "LOCALHOST": 200, "[::1]:8065": 200, "127.0.0.2": 200,
		"evil.example": 421, "127.0.0.1.evil.example": 421, "192.168.1.5:8065": 421, "localhost.evil.example:80": 421,
	} {
		if got, _ := request("GET", "/as/koordination/rat", host); got != want {
			t.Errorf("Host %q: %d", host, got)
		}
	}
	if got, _ := request("POST", "/as/koordination/rat", "", "Origin", "http://evil.example"); got != http.StatusForbidden {
		t.Errorf("from another origin: %d", got)
	}
	if got, _ := request("POST", "/as/koordination/rat", "", "Sec-Fetch-Site", "cross-site"); got != http.StatusForbidden {
		t.Errorf("from another site: %d", got)
	}
	_, header := request("GET", "/as/koordination/rat", "")
	if csp := header.Get("Content-Security-Policy"); !strings.HasPrefix(csp, "default-src 'none';") || strings.Contains(csp, "unsafe") {
		t.Error(csp)
	}
	for _, missing := range []string{"/as/carla", "/as/carla/rat", "/as/schule/ag-graffiti", "/x", "/as/schule/rat/files/p1/0/x", "/static/page.html", "/as/schule/rat/files/p1/-1/x"} {
		if got, _ := request("GET", missing, ""); got != http.StatusNotFound {
			t.Errorf("%s: %d", missing, got)
		}
	}
	if got, _ := request("POST", "/as/schule/vorbereitung", "", "Content-Type", "application/x-www-form-urlencoded"); got != http.StatusNotFound {
		t.Errorf("a channel of others: %d", got)
	}
}

// TestFiles: what is attached is saved, never run.
func TestFiles(t *testing.T) {
	server := page(t)
	answer, err := http.Get(server.URL + "/as/koordination/rat")
	if err != nil {
		t.Fatal(err)
	}
	body, _ := io.ReadAll(answer.Body)
	answer.Body.Close()
	_, after, ok := strings.Cut(string(body), `href="/as/koordination/rat/files/`)
	if !ok {
		t.Fatal("no file")
	}
	link, _, _ := strings.Cut(after, `"`)
	answer, err = http.Get(server.URL + "/as/koordination/rat/files/" + link)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if d := answer.Header.Get("Content-Disposition"); answer.StatusCode != 200 || d != "attachment; filename=einladung.ics" {
		t.Error(answer.Status, d)
	}
}

func TestServe(t *testing.T) {
	p := demo(t)
	if err := p.Serve(t.Context(), "0.0.0.0:0", nil); err == nil || !strings.Contains(err.Error(), "not loopback") {
		t.Error(err)
	}
	ctx, stop := context.WithTimeout(t.Context(), 30*time.Second)
	defer stop()
	err := p.Serve(ctx, "127.0.0.1:0", func(url string) {
		go func() {
			answer, err := http.Get(url + "as/koordination/rat/events")
			if err != nil {
				t.Error(err)
			} else {
				// The stream is open when the first event is there; it must not hold up the end.
				_, err = answer.Body.Read(make([]byte, 1))
				if err != nil {
					t.Error(err)
				}
				stop()
				_, _ = io.Copy(io.Discard, answer.Body)
				answer.Body.Close()
			}
			stop()
		}()
	})
	if err != nil {
		t.Error(err)
	}
}

func TestWithoutScript(t *testing.T) {
	server := page(t)
	post := func(path string, values ...string) string {
		t.Helper()
		form := url.Values{}
		for i := 0; i < len(values); i += 2 {
			form.Add(values[i], values[i+1])
		}
		answer, err := http.PostForm(server.URL+path, form) // follows the redirect
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
		body, err := io.ReadAll(answer.Body)
		if err != nil || answer.StatusCode != 200 {
			t.Fatal(answer.Status, err)
		}
		return string(body)
	}
	if got := post("/as/polizei/rat/press", "post", "p1", "button", "weg"); !strings.Contains(got, "Diese Schaltfläche gibt es nicht mehr") {
		t.Error(got)
	}
	if got := post("/as/polizei/rat/form", "x", "y"); !strings.Contains(got, "nicht mehr offen") {
		t.Error("a form that is closed")
	}
	if got := post("/as/polizei/rat/clock", "step", "to", "to", "9999-01-01T00:00"); !strings.Contains(got, "höchstens um ein Jahr") {
		t.Error("a clock too far")
	}
	if got := post("/as/polizei/rat", "line", "/sitzung neu <dann> & \"wann\""); !strings.Contains(got, `/sitzung neu &lt;dann&gt; &amp; &#34;wann&#34;</textarea>`) {
		t.Error("the draft is lost")
	}
}

func TestSuggest(t *testing.T) {
	p := demo(t)
	for line, want := range map[string]string{
		"/":                            "/gremium einrichten ",
		"/si":                          "/sitzung neu ",
		"/SITZUNG n":                   "/sitzung neu ",
		"/meeting":                     "/meeting new ",
		"/sitzung neu o":               "/sitzung neu ort:",
		"/sitzung neu art:aus":         "/sitzung neu art:ausserordentlich ",
		"/sitzung neu ort:x art:o":     "/sitzung neu ort:x art:ordentlich ",
		"/sitzung neu moderation:@pol": "/sitzung neu moderation:@polizei ",
		"/sitzung einladen s":          "/sitzung einladen S1 ",
		`/sitzung neu ort:"Saal `:      "",
		"/top neu Lärm @sch":           "/top neu Lärm @schule ",
		"Hallo":                        "",
		"/weg":                         "",
	} {
		found := p.Chat.Suggest("koordination", "#rat", line)
		got := ""
		if len(found) > 0 {
			got = found[0].Line
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", line, got, want)
		}
	}
	if found := p.Chat.Suggest("koordination", "@bot", "sitz"); len(found) == 0 || found[0].Line != "sitzung neu " {
		t.Errorf("%+v", found)
	}
	if found := p.Chat.Suggest("carla", "#rat", "/"); len(found) == 0 {
		t.Error("commands are no secret")
	}
}
