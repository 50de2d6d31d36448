package bot

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	_ "time/tzdata"

	"gremium/bot/text"
	"gremium/bot/when"
)

// The tests' commands are those of package commands in small, with every kind of option.

var (
	theMeeting = Option{ID: "meeting", Name: "sitzung", Kind: ID, Prefix: "S", Bare: true}
	itemKinds  = []OptionChoice{{ID: "information", Name: "information", Aliases: []string{"info"}}, {ID: "decision", Name: "beschluss"}, {ID: "election", Name: "wahl"}}
	roles      = []OptionChoice{{ID: "chair", Name: "vorsitz"}, {ID: "deputy_chair", Name: "stellvertretung"}, {ID: "coordinator", Name: "koordination"}, {ID: "member", Name: "mitglied"}}
)

var testSet = Set{
	{Name: "gremium hilfe", English: "council help", Aliases: []string{"hilfe", "help", "gremium help"}, Reads: true, Options: []Option{
		{ID: "topic", Name: "thema", Kind: Text, Bare: true, Max: 60}}},
	{Name: "gremium uebersicht", English: "council overview", Aliases: []string{"gremium", "council"}, Reads: true},
	{Name: "gremium einrichten", English: "council setup", Aliases: []string{"gremium neu"}, Options: []Option{
		{ID: "template", Name: "muster", Aliases: []string{"vorlage"}, Kind: OneOf, Required: true, Bare: true, Choices: []OptionChoice{
			{ID: "kpr", Name: "kpr"}, {ID: "kpr_leadership", Name: "kpr-fuehrungsstab"}, {ID: "working_group", Name: "arbeitsgruppe"}}},
		{ID: "name", Name: "name", Kind: Text, Max: 80},
		{ID: "mandate", Name: "auftrag", Kind: LongText, Max: 2000}}},
	{Name: "gremium regeln", English: "council rules", Options: []Option{
		{ID: "quorum", Name: "quorum", Kind: OneOf, Choices: []OptionChoice{
			{ID: "at_least_half", Name: "haelfte", Aliases: []string{"half"}}, {ID: "more_than_half", Name: "mehr-als-haelfte"}, {ID: "none", Name: "keines"}}},
		{ID: "notice", Name: "frist", Kind: Number, Max: 365},
		{ID: "seats", Name: "sitze", Kind: Number},
		{ID: "cadence", Name: "turnus", Kind: Duration}}},
	{Name: "sitzung neu", English: "meeting new", Aliases: []string{"sitzung planen", "meeting plan"}, Options: []Option{
		{ID: "when", Name: "wann", Aliases: []string{"am"}, Kind: DateTime, Required: true, Bare: true},
		{ID: "place", Name: "ort", Kind: Text},
		{ID: "duration", Name: "dauer", Kind: Duration},
		{ID: "moderator", Name: "moderation", Kind: Person},
		{ID: "anyway", Name: "trotzdem", Kind: YesNo, Hidden: true}}},
	{Name: "sitzung zeigen", English: "meeting show", Aliases: []string{"sitzung", "meeting", "sitzung uebersicht"}, Reads: true, Options: []Option{theMeeting}},
	{Name: "sitzung eroeffnen", English: "meeting open", Options: []Option{theMeeting}},
	{Name: "sitzung verschieben", English: "meeting move", Options: []Option{theMeeting,
		{ID: "to", Name: "auf", Kind: DateTime, Required: true, Bare: true},
		{ID: "reason", Name: "grund", Kind: Text}}},
	{Name: "sitzung absagen", English: "meeting cancel", Options: []Option{theMeeting,
		{ID: "reason", Name: "grund", Kind: Text, Required: true, Bare: true}}},
	{Name: "sitzung rueckmeldung", English: "meeting reply", For: "S", Aliases: []string{"sitzung antworten"}, Options: []Option{theMeeting,
		{ID: "answer", Name: "antwort", Kind: OneOf, Required: true, Bare: true, Choices: []OptionChoice{
			{ID: "accepted", Name: "ja", Aliases: []string{"zusage", "yes"}}, {ID: "declined", Name: "nein", Aliases: []string{"absage", "no"}},
			{ID: "substitute", Name: "vertretung", Aliases: []string{"deputy"}}}},
		{ID: "deputy", Name: "person", Aliases: []string{"vertretung"}, Kind: Person, Bare: true},
		{ID: "for", Name: "fuer", Kind: Person}}},
	{Name: "sitzung zugestellt", English: "meeting delivered", Options: []Option{theMeeting,
		{ID: "person", Name: "person", Kind: Person, Bare: true, Required: true},
		{ID: "way", Name: "weg", Kind: Text, Max: 60, Required: true}}},
	{Name: "sitzung anwesend", English: "meeting present", Options: []Option{theMeeting,
		{ID: "what", Name: "was", Kind: OneOf, Bare: true, Choices: []OptionChoice{
			{ID: "all", Name: "alle"}, {ID: "all_but", Name: "alle-ausser"}, {ID: "goes", Name: "geht"}}},
		{ID: "at", Name: "um", Kind: PastTime, Bare: true},
		{ID: "people", Name: "personen", Kind: Person, Many: true, Bare: true}}},
	{Name: "sitzung verwerfen", English: "meeting discard", Hidden: true, Options: []Option{theMeeting}},
	{Name: "top neu", English: "item new", Aliases: []string{"top einreichen"}, OnPost: true, Options: []Option{
		{ID: "title", Name: "titel", Kind: Text, Required: true, Bare: true, Title: true},
		{ID: "duration", Name: "dauer", Kind: Duration},
		{ID: "kind", Name: "art", Kind: OneOf, Choices: itemKinds},
		{ID: "meeting", Name: "sitzung", Kind: ID, Prefix: "S"},
		{ID: "non_public", Name: "nichtoeffentlich", Aliases: []string{"non-public"}, Kind: YesNo},
		{ID: "by", Name: "von", Kind: Person}}},
	{Name: "top liste", English: "item list", Aliases: []string{"top", "item", "tagesordnung", "agenda"}, Reads: true, Options: []Option{theMeeting}},
	{Name: "mitglied neu", English: "member new", Aliases: []string{"mitglied hinzufuegen"}, Options: []Option{
		{ID: "person", Name: "person", Kind: Person, Bare: true},
		{ID: "name", Name: "name", Kind: Text, Max: 80},
		{ID: "role", Name: "rolle", Kind: OneOf, Many: true, Choices: roles},
		{ID: "vote", Name: "stimme", Kind: YesNo},
		{ID: "institution", Name: "institution", Aliases: []string{"stelle"}, Kind: Text, Max: 120},
		{ID: "from", Name: "ab", Kind: Date}}},
	{Name: "mitglied aendern", English: "member edit", Options: []Option{{ID: "person", Name: "person", Kind: Person, Bare: true}}},
	{Name: "aufgabe neu", English: "task new", Options: []Option{
		{ID: "who", Name: "wer", Kind: Person, Many: true, Bare: true},
		{ID: "text", Name: "text", Kind: LongText, Required: true, Bare: true, Max: 3000},
		{ID: "due", Name: "bis", Kind: When},
		{ID: "item", Name: "zu", Kind: ID, Prefix: "S"}}},
	{Name: "aufgabe erledigt", English: "task done", For: "A", Options: []Option{{ID: "task", Name: "aufgabe", Kind: ID, Prefix: "A", Bare: true}}},
	{Name: "erinnerung neu", English: "reminder new", Aliases: []string{"remind me"}, OnPost: true, Options: []Option{
		{ID: "text", Name: "text", Kind: Text, Required: true, Bare: true},
		{ID: "when", Name: "wann", Aliases: []string{"am", "um"}, Kind: When, Required: true}}},
	{Name: "erinnerung liste", English: "reminder list", Aliases: []string{"erinnerung", "reminder", "erinnerung zeigen"}, Reads: true, Options: []Option{
		{ID: "page", Name: "seite", Kind: Number, Max: 999, Hidden: true}}},
	{Name: "erinnerung aus", English: "reminder off", For: "E", Options: []Option{{ID: "reminder", Name: "erinnerung", Kind: ID, Prefix: "E", Bare: true, Required: true}}},
	{Name: "abstimmung stimme", English: "vote cast", For: "V", Options: []Option{
		{ID: "vote", Name: "abstimmung", Kind: ID, Prefix: "V", Bare: true, Required: true},
		{ID: "choice", Name: "wahl", Kind: Text, Bare: true, Required: true}}},
	{Name: "massnahme zeigen", English: "measure show", Aliases: []string{"massnahme", "measure"}, Reads: true},
	{Name: "lage pks", English: "situation statistics", Options: []Option{
		{ID: "file", Name: "datei", Kind: Attachment, Required: true},
		{ID: "papers", Name: "anlagen", Kind: Attachment, Many: true}}},
	{Name: "antrag", English: "motion", Options: []Option{{ID: "text", Name: "text", Kind: LongText, Bare: true, Required: true}}},
}

// monday is the tests' now: Monday, 1 February 2027, 10:00 in Berlin.
var monday = func() time.Time {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		panic(err)
	}
	return time.Date(2027, 2, 1, 10, 0, 0, 0, berlin)
}()

var errChat = errors.New("the chat is down")

func lookup(name string) (Account, error) {
	switch name {
	case "anna", "bert", "polizei", "punkt.":
		return Account{Platform: "local", ID: "a-" + name, Username: name}, nil
	case "kaputt":
		return Account{}, errChat
	}
	return Account{}, fmt.Errorf("%w: %s", ErrNoPerson, name)
}

func parse(t testing.TB, e Event) Request {
	t.Helper()
	r, err := testSet.Parse(e, Lookup{Now: monday, Person: lookup})
	if err != nil {
		t.Fatalf("Parse(%q): %v", e.Line, err)
	}
	return r
}

// brief writes a request in one line: its command, values, what is missing and what is wrong.
func brief(r Request) string {
	parts := []string{r.Command.English}
	for _, o := range r.Command.Options {
		if v, ok := r.values[o.ID]; ok {
			parts = append(parts, o.ID+"="+briefValue(o, v))
		}
	}
	for _, o := range r.Missing {
		parts = append(parts, "missing:"+o.ID)
	}
	for _, x := range r.Problems {
		word := x.Word
		if code := when.CodeOf(x.Err); code != "" {
			word = string(code)
		}
		parts = append(parts, fmt.Sprintf("%s!%s(%s)", x.Option.ID, x.Code, word))
	}
	return strings.Join(parts, " ")
}

func briefValue(o Option, v Value) string {
	switch o.Kind {
	case Number:
		return fmt.Sprint(v.Number)
	case OneOf:
		return strings.Join(v.Choices, "+")
	case Person:
		var names []string
		for _, m := range v.People {
			if m.Account.ID != "" {
				names = append(names, "@"+m.Account.Username)
			} else {
				names = append(names, "("+m.Name+")")
			}
		}
		return strings.Join(names, ",")
	case DateTime, Date, When, PastTime, ComingTime:
		switch {
		case v.NextMeeting:
			return "next"
		case v.Repeats:
			return "rule"
		case v.HasTime:
			return v.Time.Format("2006-01-02T15:04")
		}
		return v.Time.Format("2006-01-02")
	case Duration:
		return v.Duration.String()
	case Attachment:
		var names []string
		for _, f := range v.Files {
			names = append(names, f.Name)
		}
		return strings.Join(names, ",")
	case YesNo, ID:
		return v.Text
	}
	return "«" + v.Text + "»"
}

func names(commands []Command) []string {
	var all []string
	for _, c := range commands {
		all = append(all, c.Name)
	}
	return slices.Clip(all)
}

// A wrong duration is not called a date, an unknown option names those there are, and a date that can only mean one
// thing is offered.
func TestProblemsSayWhatIsMeant(t *testing.T) {
	de := text.For(text.German)
	for _, c := range []struct {
		x    Problem
		want string
	}{
		{Problem{Code: BadValue, Option: Option{Name: "dauer", Kind: Duration}, Word: "lang", Err: &when.Error{Code: when.Unknown, Input: "lang"}}, "Die Dauer „lang“"},
		{Problem{Code: NoSuchOption, Word: "wo", Options: []Option{{Name: "ort"}, {Name: "dauer"}}}, "Möglich sind: ort:, dauer:"},
		{Problem{Code: BadValue, Option: Option{Name: "wann", Kind: DateTime}, Err: &when.Error{Code: when.AmbiguousSlash, Input: "11/17/2027",
			Alternatives: []time.Time{time.Date(2027, 11, 17, 9, 0, 0, 0, time.UTC)}}}, "Meinten Sie Mittwoch, 17. November 2027"},
	} {
		if got := c.x.Say(de); !strings.Contains(got, c.want) {
			t.Errorf("%q does not say %q", got, c.want)
		}
	}
}
