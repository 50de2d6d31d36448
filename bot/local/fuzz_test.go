package local

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"gremium/bot/text"
)

// Each < of the page's HTML begins a tag.
var (
	elements    = regexp.MustCompile(`<[^>]*>?`)
	harmlessTag = regexp.MustCompile(`^(</?(p|br|strong|em|code|ul|ol|li|a|span)>|<ol start="[0-9]+">|<span class="id">|` +
		`<a href="((https?|mailto):|[^":]*")[^"<>]*"?( (target|rel)="[a-z_ ]+")*>)$`)
)

// FuzzHTML: whatever is Markup, the page shows it with a few harmless elements, and links that lead to the web.
func FuzzHTML(f *testing.F) {
	for _, s := range []string{"**a** [b](http://c.d \"e\") ![f](g)", "<script>x</script>", "[a](javascript:b)", "<http://a.b/\" onclick=x>", "- a\n  1. b", "&lt;img src=x&gt;", "`<b>`", "[<b>](//c)"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		page := string(HTML(text.Markup(s)))
		for _, tag := range elements.FindAllString(page, -1) {
			if !harmlessTag.MatchString(tag) {
				t.Errorf("%q has %s", s, tag)
			}
		}
		if read := text.Plain(text.Markup(s)); strings.TrimSpace(read) != read {
			t.Errorf("%q is read as %q", s, read)
		}
	})
}

// FuzzRequest: whatever a browser asks of the page, it answers without an error of its own, and what was typed comes back
// as text.
func FuzzRequest(f *testing.F) {
	w := newWorld(f)
	story, err := Parse("fuzz.story", []byte("person anna \"Anna\"\nperson bert \"Bert\"\nchannel rat anna bert\n"))
	if err != nil {
		f.Fatal(err)
	}
	if r := Play(f.Context(), story, w); !r.OK() {
		f.Fatal(r.Failures)
	}
	page := &Page{Chat: w.chat, Clock: w.clock}
	handler := page.Handler()
	for _, seed := range [][3]string{
		{"POST", "/as/anna/rat", "line=%2Fsitzung+neu"}, {"GET", "/as/anna/rat?before=p1&problem=gone&draft=<script>", ""}, {"POST", "/as/anna/rat/press", "post=p1&button=x"},
		{"POST", "/as/anna/rat/form", "field-when=morgen"}, {"POST", "/as/anna/rat/clock", "to=2027-03-01T10:00"}, {"POST", "/as/anna/rat/language", "to=en"},
		{"GET", "/as/anna/rat/files/p1/0/x", ""}, {"GET", "/static/page.html", ""}, {"GET", "/as/%2e%2e/rat/suggest?line=/", ""}, {"POST", "/as/anna/@bot/act", "post=p1&command=item+new"},
		{"DELETE", "/as/anna", ""}, {"POST", "/as/nobody/rat/cancel", "%zz"},
	} {
		f.Add(seed[0] == "POST", seed[1], seed[2])
	}
	f.Fuzz(func(t *testing.T, post bool, target, body string) {
		u, err := url.ParseRequestURI(target)
		if err != nil || u.Host != "" || !strings.HasPrefix(target, "/") || strings.HasSuffix(u.Path, "/events") || strings.HasSuffix(u.Path, "/clock") {
			return // events never ends, and the clock goes on for a year
		}
		method := http.MethodGet
		if post {
			method = http.MethodPost
		}
		request := httptest.NewRequest(method, "http://localhost", strings.NewReader(body))
		request.URL, request.RequestURI, request.Host = u, target, "localhost:1"
		request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		answer := httptest.NewRecorder()
		handler.ServeHTTP(answer, request)
		if answer.Code >= 500 {
			t.Errorf("%s %q with %q: %d %s", method, target, body, answer.Code, answer.Body)
		}
		if shown := answer.Body.String(); strings.Contains(shown, "<script>") || strings.Contains(shown, "onerror=") && !strings.Contains(shown, "&lt;") {
			t.Errorf("%s %q with %q shows %s", method, target, body, shown)
		}
		if to := answer.Header().Get("Location"); to != "" && (!strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//")) {
			t.Errorf("%s %q leads to %q", method, target, to)
		}
	})
}
