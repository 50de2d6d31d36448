package local

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"gremium/bot"
	"gremium/bot/text"
)

// This file answers the requests of the page: what somebody looks at, and what somebody does.

func (p *Page) home(w http.ResponseWriter, r *http.Request) {
	persons := p.Chat.Persons()
	if len(persons) == 0 {
		p.missing(w, "local.missing.nobody")
		return
	}
	who := persons[0].Username
	if p.Home != "" {
		who = p.Home
	}
	http.Redirect(w, r, "/as/"+url.PathEscape(who), http.StatusSeeOther)
}

// enter opens a person's view of the place asked for, or else of the first one.
func (p *Page) enter(w http.ResponseWriter, r *http.Request) {
	who := r.PathValue("who")
	places, err := p.Chat.Places(who)
	if err != nil {
		p.missing(w, "local.missing.text")
		return
	}
	place := places[0].Name
	for _, one := range places {
		if one.Name == r.FormValue("place") {
			place = one.Name
		}
	}
	// Without "#end": who opens the chat begins at the top of the page. Links within it bring theirs along.
	http.Redirect(w, r, address(who, place), http.StatusSeeOther)
}

// view is whose view of what a request is about.
func view(r *http.Request) (who, place string) {
	who, place = r.PathValue("who"), r.PathValue("place")
	if place != "@bot" {
		place = "#" + place
	}
	return who, place
}

// problems are what a redirect can say; the address names them, not their text.
var problems = map[string]string{
	"gone": "local.problem.gone", "form": "local.problem.form", "file": "local.problem.file", "clock": "local.problem.clock",
}

func (p *Page) show(w http.ResponseWriter, r *http.Request) {
	who, place := view(r)
	// A window that nobody looks at reads nothing.
	if r.Header.Get("Gremium-Peek") == "" {
		if err := p.Chat.MarkRead(who, place); err != nil {
			p.missing(w, "local.missing.text")
			return
		}
	}
	s, err := p.screen(who, place, r.FormValue("before"))
	if err != nil {
		p.missing(w, "local.missing.text")
		return
	}
	if key := problems[r.FormValue("problem")]; key != "" {
		s.Problem = s.P.Plain(key)
	}
	p.mu.Lock()
	s.Draft = p.drafts[s.Self]
	p.mu.Unlock()
	if draft := r.FormValue("draft"); draft != "" {
		s.Draft = draft
	}
	p.write(w, http.StatusOK, "page", s)
}

// done answers what somebody did: the script gets what it has to know, everyone else is sent back to the page.
func (p *Page) done(w http.ResponseWriter, r *http.Request, problem, anchor string) {
	who, place := view(r)
	if strings.HasPrefix(r.Header.Get("Accept"), "application/json") {
		answer := map[string]any{"keep": false, "problem": ""}
		p.mu.Lock()
		answer["keep"] = p.drafts[address(who, place)] != ""
		p.mu.Unlock()
		if problem != "" {
			answer["problem"] = p.Chat.printer(who).Plain(problems[problem])
		}
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(answer)
		return
	}
	to := address(who, place)
	if problem != "" {
		to, anchor = to+"?problem="+problem, "main"
	}
	if _, open := p.Chat.Form(who); open {
		anchor = "form"
	}
	http.Redirect(w, r, to+"#"+anchor, http.StatusSeeOther)
}

// refuse answers an error: what is no longer there is a problem to tell, the rest a page that is missing.
func (p *Page) refuse(w http.ResponseWriter, r *http.Request, problem string, err error) {
	if errors.Is(err, ErrNotThere) || errors.Is(err, bot.ErrRefused) {
		p.done(w, r, problem, "main")
		return
	}
	p.missing(w, "local.missing.text")
}

func (p *Page) typed(w http.ResponseWriter, r *http.Request) {
	who, place := view(r)
	files, err := p.uploads(w, r, "file")
	if err != nil {
		p.draft(address(who, place), r.FormValue("line"))
		p.done(w, r, "file", "main")
		return
	}
	line := strings.ReplaceAll(r.FormValue("line"), "\r\n", "\n")
	reply, err := p.Chat.Type(r.Context(), who, place, line, files...)
	if err != nil {
		p.refuse(w, r, "file", err)
		return
	}
	if !reply.Failed {
		line = ""
	}
	p.draft(address(who, place), line)
	p.done(w, r, "", "end")
}

func (p *Page) draft(view, line string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.drafts == nil {
		p.drafts = map[string]string{}
	}
	if line == "" {
		delete(p.drafts, view)
	} else {
		p.drafts[view] = line
	}
}

// uploads reads the files of a request: those of one field, or of all.
func (p *Page) uploads(w http.ResponseWriter, r *http.Request, field string) ([]bot.File, error) {
	most := p.Chat.limits.FileMaxSize
	if most == 0 {
		most = 100 << 20
	}
	r.Body = http.MaxBytesReader(w, r.Body, most+1<<20)
	if err := r.ParseMultipartForm(8 << 20); errors.Is(err, http.ErrNotMultipart) {
		return nil, r.ParseForm()
	} else if err != nil {
		return nil, err
	}
	defer r.MultipartForm.RemoveAll()
	var files []bot.File
	for name, headers := range r.MultipartForm.File {
		for _, header := range headers {
			if field != "" && name != field || header.Filename == "" {
				continue
			}
			content, err := upload(header)
			if err != nil {
				return nil, err
			}
			f := bot.File{Name: path.Base(strings.ReplaceAll(header.Filename, `\`, "/")), Open: func(context.Context) ([]byte, error) { return content, nil }}
			f.Type = mediaType(f)
			files = append(files, f)
		}
	}
	return files, nil
}

func upload(header *multipart.FileHeader) ([]byte, error) {
	f, err := header.Open()
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

func (p *Page) pressed(w http.ResponseWriter, r *http.Request) {
	who, _ := view(r)
	if _, err := p.Chat.Press(r.Context(), who, r.FormValue("post"), r.FormValue("button")); err != nil {
		p.refuse(w, r, "gone", err)
		return
	}
	p.done(w, r, "", "end")
}

func (p *Page) acted(w http.ResponseWriter, r *http.Request) {
	who, _ := view(r)
	if _, err := p.Chat.OpenAction(r.Context(), who, r.FormValue("post"), r.FormValue("command")); err != nil {
		p.refuse(w, r, "gone", err)
		return
	}
	p.done(w, r, "", "end")
}

func (p *Page) submitted(w http.ResponseWriter, r *http.Request) {
	who, _ := view(r)
	files, err := p.uploads(w, r, "")
	if err != nil {
		p.done(w, r, "file", "main")
		return
	}
	values := map[string]string{}
	if open, ok := p.Chat.Form(who); ok {
		for _, f := range open.Form.Fields {
			if f.Kind != bot.Attachment {
				// Nothing ticked sends nothing: that is an answer, too.
				values[f.ID] = strings.ReplaceAll(strings.Join(r.Form["field-"+f.ID], "+"), "\r\n", "\n")
			}
		}
	}
	if _, err := p.Chat.Submit(r.Context(), who, values, files...); err != nil {
		p.refuse(w, r, "form", err)
		return
	}
	p.done(w, r, "", "end")
}

func (p *Page) cancelled(w http.ResponseWriter, r *http.Request) {
	who, _ := view(r)
	if err := p.Chat.Cancel(who); err != nil {
		p.refuse(w, r, "form", err)
		return
	}
	p.done(w, r, "", "end")
}

func (p *Page) wound(w http.ResponseWriter, r *http.Request) {
	clock := p.clock()
	now := clock.Now()
	to, ok := now, true
	switch r.FormValue("step") {
	case "hour":
		to = now.Add(time.Hour)
	case "day":
		to = now.In(p.Chat.zone).AddDate(0, 0, 1)
	case "next":
		to, ok = clock.Next()
	default:
		var err error
		to, err = time.ParseInLocation("2006-01-02T15:04", r.FormValue("to"), p.Chat.zone)
		ok = err == nil
	}
	// The minute that is shown is not the past.
	if !ok || to.Before(now.Truncate(time.Minute)) || to.After(now.Add(farthest)) {
		p.done(w, r, "clock", "main")
		return
	}
	if to.Before(now) {
		to = now
	}
	if err := clock.Advance(r.Context(), to); err != nil {
		p.log().Warn("clock", "to", to, "err", err)
		p.done(w, r, "clock", "main")
		return
	}
	p.Chat.mu.Lock()
	p.Chat.touch() // everyone's page shows the clock
	p.Chat.mu.Unlock()
	p.done(w, r, "", "end")
}

func (p *Page) spoken(w http.ResponseWriter, r *http.Request) {
	who, _ := view(r)
	l, ok := text.Match(r.FormValue("to"))
	if !ok || p.Chat.Speak(r.Context(), who, l) != nil {
		p.missing(w, "local.missing.text")
		return
	}
	p.done(w, r, "", "end")
}

func (p *Page) suggest(w http.ResponseWriter, r *http.Request) {
	who, place := view(r)
	found := p.Chat.Suggest(who, place, r.FormValue("line"))
	if found == nil {
		found = []Suggestion{}
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(found)
}

// file hands out an attached file, always to be saved: nothing that somebody attached runs on this page.
func (p *Page) file(w http.ResponseWriter, r *http.Request) {
	who, place := view(r)
	posts, err := p.Chat.Look(who, place)
	n, bad := strconv.Atoi(r.PathValue("n"))
	i := slices.IndexFunc(posts, func(post Post) bool { return post.ID == r.PathValue("post") })
	if err != nil || bad != nil || i < 0 || n < 0 || n >= len(posts[i].Files) {
		p.missing(w, "local.missing.text")
		return
	}
	f := posts[i].Files[n]
	w.Header().Set("Content-Type", f.Type)
	w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": f.Name}))
	w.Header().Set("Content-Length", strconv.Itoa(len(f.Content)))
	_, _ = w.Write(f.Content)
}

// events tells the script that something changed; what, it sees in the page.
func (p *Page) events(w http.ResponseWriter, r *http.Request) {
	who, place := view(r)
	if _, err := p.Chat.Members(who, place); err != nil {
		p.missing(w, "local.missing.text")
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	control := http.NewResponseController(w)
	alive := time.NewTicker(20 * time.Second) // shows a dead connection, and the minute of a running clock
	defer alive.Stop()
	for {
		revision, changed := p.Chat.Changed()
		if _, err := fmt.Fprintf(w, "data: %d\n\n", revision); err != nil || control.Flush() != nil {
			return
		}
		select {
		case <-changed:
		case <-alive.C:
		case <-r.Context().Done():
			return
		}
	}
}
