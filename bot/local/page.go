package local

import (
	"fmt"
	"hash/fnv"
	"html/template"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"gremium/bot"
	"gremium/bot/text"
)

// This file prepares what page.html shows. Nothing here changes the chat.

// screen is one person's view of one place.
type screen struct {
	P         text.Printer
	Lang      text.Language
	Languages []languageView // the others
	Title     string
	Version   string // of stylesheet and script
	Self      string // address of this view
	Who       personView
	Place     placeView
	Persons   []personView
	Channels  []placeView
	Direct    []placeView
	BotAvatar avatar
	Unread    int // in all places but this one
	Log       []entry
	Older     string // address; "" where there is nothing older
	Newest    string // address; "" on the newest page
	Examples  []example
	Draft     string
	Problem   string
	Running   bool
	Form      *formView
	Clock     *clockView
	Tour      []template.HTML // steps of the introduction
	TourID    string          // differs when the introduction does
}

type languageView struct {
	Tag  text.Language
	Name string // in the language itself
}

type avatar struct {
	Initials string
	Colour   int
	Bot      bool
}

type badge struct {
	Count int
	Words string
}

type personView struct {
	Name, Note, URL string
	Avatar          avatar
	Badge           badge
	Current         bool
}

type placeView struct {
	Name, URL, Members string
	Count              int
	Private, Direct    bool
	Badge              badge
	Current            bool
}

type example struct{ Line, URL string }

type day struct{ ID, Name string }

// entry is a message of the log.
type entry struct {
	P            text.Printer
	Self         string
	Post         Post
	Day          *day // heading before it, where the day changes
	Same         bool // same author as the one above, shortly after
	Author       string
	Avatar       avatar
	Time, ISO    string
	Card         bool
	Tone         bot.Tone
	HTML         template.HTML
	Facts        []factView
	Files        []fileView
	Actions      []actionView
	buttonsStamp uint64
}

// Title is the message's title.
func (e entry) Title() template.HTML { return plain(e.Post.Message.Title) }

// Stamp differs whenever the message looks different. A button that has run out changes no revision.
func (e entry) Stamp() string { return fmt.Sprintf("%d-%x", e.Post.Revision, e.buttonsStamp) }

type factView struct {
	Label string
	Value template.HTML
}

type fileView struct {
	Name, URL, About string
	Calendar         bool // a date to keep, not a file to read
}

type actionView struct{ Command, Label string }

type clockView struct {
	Date, Time, ISO string
	Input           string // for an input element
	Next            string
}

type formView struct {
	P           text.Printer
	Self        string
	ID          string
	Revision    uint64
	Title       template.HTML
	Text        template.HTML
	Error       string
	Submit      string
	Fields      []fieldView
	AnyRequired bool
}

// Wrong are the fields with errors.
func (f formView) Wrong() []fieldView {
	return slices.DeleteFunc(slices.Clone(f.Fields), func(v fieldView) bool { return v.Error == "" })
}

type fieldView struct {
	Name, InputID      string
	Label, Help, Error string
	Value              string
	Required           bool
	Group              bool   // several inputs in a fieldset
	Input              string // text, textarea, select, file, radio, checkbox
	Mode               string // inputmode
	Picker             string // kind of native picker beside a text: date, datetime-local
	PickerLabel        string
	Max                int
	Options            []optionView
}

type optionView struct {
	Value, Label string
	Chosen       bool
}

// Described lists the ids of what explains the field.
func (f fieldView) Described() string {
	var ids []string
	if f.Help != "" {
		ids = append(ids, f.InputID+"-help")
	}
	if f.Error != "" {
		ids = append(ids, f.InputID+"-error")
	}
	return strings.Join(ids, " ")
}

// address is the path of a person's view of a place: /as/anna/rat, /as/anna/@bot.
func address(who, place string) string {
	return "/as/" + url.PathEscape(who) + "/" + url.PathEscape(strings.TrimPrefix(place, "#"))
}

// screen prepares a view. Before is the id of a message; only older ones are shown then.
func (p *Page) screen(who, place, before string) (*screen, error) {
	chat := p.Chat
	posts, err := chat.Look(who, place)
	if err != nil {
		return nil, err
	}
	members, err := chat.Members(who, place)
	if err != nil {
		return nil, err
	}
	places, err := chat.Places(who)
	if err != nil {
		return nil, err
	}
	printer := chat.printer(who)
	s := &screen{
		P: printer, Lang: printer.Language(), Title: p.title(), Version: version(), Self: address(who, place),
		BotAvatar: avatar{Initials: initials(chat.bot), Bot: true}, Running: chat.Running(),
	}
	for _, l := range text.Languages() {
		if l != s.Lang {
			s.Languages = append(s.Languages, languageView{l, languageName(l)})
		}
	}
	s.persons(chat, who, place)
	for _, one := range places {
		v := placeView{
			Name: strings.TrimPrefix(one.Name, "#"), URL: address(who, one.Name) + "#end", Private: one.Private,
			Current: one.Name == place, Badge: s.badge(one.Unread),
		}
		if one.Name == "@bot" {
			v.Name, v.Direct = chat.bot, true
			s.Direct = append(s.Direct, v)
		} else {
			s.Channels = append(s.Channels, v)
		}
		if v.Current {
			s.Place = v
		} else {
			s.Unread += one.Unread
		}
	}
	s.Place.Count = len(members)
	var names []string
	for _, m := range members {
		names = append(names, m.Name)
	}
	s.Place.Members = strings.Join(names, ", ")
	s.log(chat, posts, before, p.clock().Now())
	for _, line := range p.examples() {
		s.Examples = append(s.Examples, example{line, s.Self + "?draft=" + url.QueryEscape(line) + "#composer"})
	}
	if open, ok := chat.Form(who); ok {
		s.Form = s.form(chat, who, open)
	}
	s.Clock = s.clock(p)
	s.tour(p)
	return s, nil
}

// tour prepares the introduction. Whoever closed it in one language has closed it in all.
func (s *screen) tour(p *Page) {
	h := fnv.New64a()
	for _, l := range text.Languages() {
		fmt.Fprintf(h, "%q", p.Tour[l])
	}
	s.TourID = strconv.FormatUint(h.Sum64(), 36)
	for _, step := range p.Tour[s.Lang] {
		s.Tour = append(s.Tour, inline(step))
	}
}

func (s *screen) badge(n int) badge {
	return badge{n, s.P.Plain("local.page.unread")}
}

func (s *screen) persons(chat *Chat, who, place string) {
	for _, one := range chat.Persons() {
		v := personView{
			Name: one.Name, Avatar: face(one.Account), Badge: s.badge(one.Unread), Current: strings.EqualFold(one.Username, who),
			// The place is kept where the person is in it, too.
			URL: "/as/" + url.PathEscape(one.Username) + "?place=" + url.QueryEscape(place) + "#end",
		}
		switch {
		case one.Of != "":
			v.Note = s.P.Plain("local.menu.second")
		case one.Admin:
			v.Note = s.P.Plain("local.menu.admin")
		}
		if v.Current {
			v.Badge = badge{}
			s.Who = v
		}
		s.Persons = append(s.Persons, v)
	}
}

// pageSize is how many messages are shown at once.
const pageSize = 50

func (s *screen) log(chat *Chat, posts []Post, before string, now time.Time) {
	if i := slices.IndexFunc(posts, func(p Post) bool { return p.ID == before }); i >= 0 {
		posts = posts[:i]
		s.Newest = s.Self + "#end"
	}
	if len(posts) > pageSize {
		posts = posts[len(posts)-pageSize:]
		s.Older = s.Self + "?before=" + posts[0].ID
	}
	var actions []actionView
	for _, c := range chat.Actions() {
		actions = append(actions, actionView{c.English, actionLabel(s.P, c)})
	}
	var above *entry
	for _, post := range posts {
		e := s.entry(post, actions)
		if y, m, d := post.At.Date(); above == nil || !sameDay(above.Post.At, post.At) {
			e.Day = &day{fmt.Sprintf("%d-%d-%d", y, m, d), s.P.Date(post.At)}
		} else {
			e.Same = above.Post.Author.ID == post.Author.ID && above.Post.OnlyYou == post.OnlyYou &&
				post.At.Sub(above.Post.At) < 5*time.Minute && !e.Card && !above.Card && !post.OnlyYou
		}
		s.Log = append(s.Log, e)
		above = &s.Log[len(s.Log)-1]
	}
}

func sameDay(a, b time.Time) bool { return a.Format(time.DateOnly) == b.Format(time.DateOnly) }

func (s *screen) entry(post Post, actions []actionView) entry {
	e := entry{
		P: s.P, Self: s.Self, Post: post, Author: post.Author.Name, Avatar: face(post.Author),
		Time: s.P.Clock(post.At), ISO: post.At.Format(time.RFC3339), Tone: post.Message.Tone,
		Card: post.Message.Title != "" || len(post.Message.Facts) > 0 || len(post.Buttons) > 0 || post.Message.Tone != bot.Neutral,
	}
	if post.Message.Text != "" {
		e.HTML = HTML(post.Message.Text)
	}
	for _, f := range post.Message.Facts {
		e.Facts = append(e.Facts, factView{f.Label, HTML(f.Value)})
	}
	for i, f := range post.Files {
		kind := strings.ToUpper(strings.TrimPrefix(path.Ext(f.Name), "."))
		calendar := strings.HasPrefix(f.Type, "text/calendar")
		if calendar {
			kind = "" // the name says it
		}
		e.Files = append(e.Files, fileView{
			f.Name, fmt.Sprintf("%s/files/%s/%d/%s", s.Self, post.ID, i, url.PathEscape(f.Name)), strings.TrimPrefix(kind+", "+size(len(f.Content)), ", "), calendar,
		})
	}
	if !post.Bot {
		e.Actions = actions
	}
	h := fnv.New64a()
	for _, b := range post.Buttons {
		fmt.Fprint(h, b.ID, " ")
	}
	fmt.Fprint(h, len(e.Actions), s.Lang)
	e.buttonsStamp = h.Sum64()
	return e
}

func (s *screen) form(chat *Chat, who string, open OpenForm) *formView {
	f := &formView{
		P: s.P, Self: s.Self, ID: open.ID, Revision: open.Revision, Title: plain(open.Form.Title), Error: open.Form.Error, Submit: open.Form.Submit,
	}
	if open.Form.Text != "" {
		f.Text = HTML(open.Form.Text)
	}
	for i, one := range open.Form.Fields {
		v := fieldView{
			Name: "field-" + one.ID, InputID: fmt.Sprintf("field-%d", i), Label: one.Label, Help: one.Help, Error: one.Error,
			Value: one.Value, Required: one.Required, Input: "text", Max: one.MaxRunes,
		}
		s.input(chat, who, open, one, &v)
		f.AnyRequired = f.AnyRequired || one.Required
		f.Fields = append(f.Fields, v)
	}
	return f
}

// input chooses how a field is asked. What is a date stays a text: words such as "morgen 9 Uhr" are understood,
// and nothing that was typed may be dropped by the browser. A calendar beside it fills it in.
func (s *screen) input(chat *Chat, who string, open OpenForm, one bot.Field, v *fieldView) {
	choices := chat.fieldChoices(who, one)
	switch one.Kind {
	case bot.LongText:
		v.Input = "textarea"
	case bot.Number:
		v.Mode = "numeric"
	case bot.DateTime, bot.When:
		v.Picker, v.PickerLabel = "datetime-local", s.P.Plain("local.form.picker")
	case bot.Date:
		v.Picker, v.PickerLabel = "date", s.P.Plain("local.form.picker")
	case bot.YesNo:
		v.Input, v.Group = "radio", true
		if !one.Required {
			choices = append([]bot.Choice{{Label: s.P.Plain("local.form.none")}}, choices...)
		}
	case bot.OneOf:
		v.Input = "select"
		if one.Many {
			v.Input, v.Group = "checkbox", true
		}
	case bot.Person, bot.ID:
		choices = append(choices, chat.suggest(who, open.Place, open.Form.Line, bot.Option{ID: one.ID, Kind: one.Kind}, "")...)
	case bot.Attachment:
		v.Input = "file"
	}
	taken := []string{one.Value}
	if one.Many {
		taken = strings.FieldsFunc(one.Value, func(r rune) bool { return r == '+' })
	}
	known := false
	for _, c := range choices {
		chosen := slices.Contains(taken, c.Value)
		known = known || chosen
		v.Options = append(v.Options, optionView{c.Value, c.Label, chosen})
	}
	// A value that is no choice was typed in a line: it is shown all the same.
	if v.Input == "select" && !known && one.Value != "" {
		v.Options = append(v.Options, optionView{one.Value, one.Value, true})
	}
}

func (s *screen) clock(p *Page) *clockView {
	if p.Clock == nil {
		return nil
	}
	now := p.Clock.Now().In(p.Chat.zone)
	v := &clockView{Date: s.P.Date(now), Time: s.P.Clock(now), ISO: now.Format(time.RFC3339), Input: now.Format("2006-01-02T15:04")}
	if next, ok := p.Clock.Next(); ok {
		v.Next = s.P.DateTime(next.In(p.Chat.zone))
	}
	return v
}

// face is an account's avatar.
func face(a bot.Account) avatar {
	h := fnv.New32a()
	h.Write([]byte(a.ID))
	return avatar{Initials: initials(a.Name), Colour: int(h.Sum32() % 8), Bot: a.ID == "a-bot"}
}

// outOfBrackets matches what stands in brackets: "Jana Brandt (Koordination)" is JB.
var outOfBrackets = regexp.MustCompile(`\([^)]*\)|\[[^\]]*\]`)

// initials of a name: those of its first and last word, or the first two letters of its only one.
func initials(name string) string {
	words := strings.FieldsFunc(outOfBrackets.ReplaceAllString(name, ""), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
	if len(words) == 0 {
		return "?"
	}
	first := []rune(words[0])
	if len(words) == 1 {
		return strings.ToUpper(string(first[0])) + string(first[1:min(2, len(first))])
	}
	last := []rune(words[len(words)-1])
	return strings.ToUpper(string(first[0]) + string(last[0]))
}

// languageName is a language's name in itself.
func languageName(l text.Language) string {
	switch l {
	case text.German:
		return "Deutsch"
	case text.English:
		return "English"
	}
	return string(l)
}
