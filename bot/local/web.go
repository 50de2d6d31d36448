package local

import (
	"bytes"
	"context"
	"embed"
	"errors"
	"fmt"
	"hash/fnv"
	"html/template"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"path"
	"strconv"
	"strings"
	"sync"
	"time"

	"gremium/bot/text"
)

// Page serves a Chat to browsers. Each person's view has its own address, /as/anna/rat, so that two windows can be
// two persons. It works without JavaScript: a readable transcript, and forms that post and redirect. With
// JavaScript the same HTML is fetched again when something changes and only what differs is put in its place.
//
// There is no login: whoever reaches the page can be everyone. That is its purpose, and why it serves loopback
// only. Other web pages in the same browser can reach loopback too: requests from other origins are refused
// (http.CrossOriginProtection), and so are other names in Host (DNS rebinding).
type Page struct {
	Chat     *Chat
	Clock    Clock    // the clock that can be wound forward; nil: real time
	Title    string   // of the page; default "gremium"
	Home     string   // username whose view opens first; default the first person
	Examples []string // lines to try in an empty channel
	// Tour is the steps of a short introduction, by language. It stands above the conversation until it is closed,
	// headed by who one is. None: no introduction.
	Tour     map[text.Language][]text.Markup
	Anywhere bool         // serve other addresses and names than those of loopback
	Log      *slog.Logger // default slog.Default()

	mu     sync.Mutex
	drafts map[string]string // by view: what was refused comes back into the composer
}

// Clock is a clock that can be wound forward.
type Clock interface {
	Now() time.Time
	// Advance moves the clock and runs all that falls due on the way, in order.
	Advance(ctx context.Context, to time.Time) error
	// Next is when something happens next; false when nothing is planned.
	Next() (time.Time, bool)
}

// farthest is how far the clock can be wound at once: what recurs for ever would never end.
const farthest = 366 * 24 * time.Hour

//go:embed page.html chat.css chat.js icon.svg
var assets embed.FS

var pages = template.Must(template.ParseFS(assets, "page.html"))

// version names the assets' content, so that browsers keep them until they change.
var version = sync.OnceValue(func() string {
	h := fnv.New64a()
	for _, name := range []string{"chat.css", "chat.js"} {
		content, err := assets.ReadFile(name)
		if err != nil {
			panic(err)
		}
		h.Write(content)
	}
	return strconv.FormatUint(h.Sum64(), 36)
})

func (p *Page) title() string {
	if p.Title == "" {
		return "gremium"
	}
	return p.Title
}

func (p *Page) log() *slog.Logger {
	if p.Log == nil {
		return slog.Default()
	}
	return p.Log
}

type realTime struct{ now func() time.Time }

func (r realTime) Now() time.Time                           { return r.now() }
func (r realTime) Advance(context.Context, time.Time) error { return errors.ErrUnsupported }
func (r realTime) Next() (time.Time, bool)                  { return time.Time{}, false }

func (p *Page) clock() Clock {
	if p.Clock == nil {
		return realTime{p.Chat.now}
	}
	return p.Clock
}

func (p *Page) examples() []string {
	if p.Examples == nil {
		return []string{"/gremium hilfe", "/gremium einrichten"}
	}
	return p.Examples
}

// Serve serves the page on an address such as "127.0.0.1:8065" until the context ends; ":0" takes a free port.
// Ready is called with the address to open. An address that is not loopback is refused unless Anywhere is set.
func (p *Page) Serve(ctx context.Context, addr string, ready func(url string)) error {
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", addr)
	if err != nil {
		return err
	}
	defer l.Close()
	at, err := netip.ParseAddrPort(l.Addr().String())
	if err != nil {
		return err
	}
	if !at.Addr().Unmap().IsLoopback() && !p.Anywhere {
		return fmt.Errorf("local: %s is not loopback: whoever reaches this page can be everyone", addr)
	}
	server := &http.Server{
		Handler: p.Handler(), ReadHeaderTimeout: 10 * time.Second,
		BaseContext: func(net.Listener) context.Context { return ctx }, // ends the event streams
		ErrorLog:    slog.NewLogLogger(p.log().Handler(), slog.LevelWarn),
	}
	stopped := make(chan error, 1)
	stop := context.AfterFunc(ctx, func() {
		// The streams end by themselves; what else is under way has a moment.
		last, cancel := context.WithTimeout(context.WithoutCancel(ctx), 2*time.Second)
		defer cancel()
		stopped <- server.Shutdown(last)
	})
	defer stop()
	if ready != nil {
		ready("http://" + l.Addr().String() + "/")
	}
	if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-stopped
}

// Handler is the page without a listener.
func (p *Page) Handler() http.Handler {
	const view = "/as/{who}/{place}"
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", p.home)
	mux.HandleFunc("GET /as/{who}", p.enter)
	mux.HandleFunc("GET "+view, p.show)
	mux.HandleFunc("GET "+view+"/events", p.events)
	mux.HandleFunc("GET "+view+"/suggest", p.suggest)
	mux.HandleFunc("GET "+view+"/files/{post}/{n}/{name}", p.file)
	mux.HandleFunc("POST "+view, p.typed)
	mux.HandleFunc("POST "+view+"/press", p.pressed)
	mux.HandleFunc("POST "+view+"/act", p.acted)
	mux.HandleFunc("POST "+view+"/form", p.submitted)
	mux.HandleFunc("POST "+view+"/cancel", p.cancelled)
	mux.HandleFunc("POST "+view+"/clock", p.wound)
	mux.HandleFunc("POST "+view+"/language", p.spoken)
	mux.HandleFunc("GET /static/{name}", p.static)
	mux.HandleFunc("GET /", func(w http.ResponseWriter, r *http.Request) { p.missing(w, "local.missing.text") })
	return p.guard(http.NewCrossOriginProtection().Handler(mux))
}

// guard checks the name under which the page is reached, and tells browsers what it may do.
func (p *Page) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !p.Anywhere && !loopbackName(r.Host) {
			http.Error(w, "this page is served on loopback only", http.StatusMisdirectedRequest)
			return
		}
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "+
			"form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
		next.ServeHTTP(w, r)
	})
}

// loopbackName says whether a Host header names this machine itself.
func loopbackName(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	if strings.EqualFold(host, "localhost") {
		return true
	}
	ip, err := netip.ParseAddr(strings.Trim(host, "[]"))
	return err == nil && ip.IsLoopback()
}

func (p *Page) write(w http.ResponseWriter, status int, name string, data any) {
	var b bytes.Buffer
	if err := pages.ExecuteTemplate(&b, name, data); err != nil {
		p.log().Error("page", "template", name, "err", err)
		http.Error(w, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write(b.Bytes())
}

func (p *Page) missing(w http.ResponseWriter, key string) {
	printer := text.For(text.German)
	p.write(w, http.StatusNotFound, "missing", map[string]any{
		"P": printer, "Lang": printer.Language(), "Version": version(), "Text": printer.Plain(key),
	})
}

func (p *Page) static(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	content, err := assets.ReadFile(name)
	if err != nil || name == "page.html" {
		p.missing(w, "local.missing.text")
		return
	}
	types := map[string]string{".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
	w.Header().Set("Content-Type", types[path.Ext(name)])
	if r.URL.RawQuery == version() {
		w.Header().Set("Cache-Control", "max-age=31536000, immutable")
	}
	_, _ = w.Write(content)
}
