package bot

import (
	"fmt"
	"maps"
	"strings"
	"testing"
	"time"

	"gremium/bot/text"
	"gremium/bot/when"
)

// briefForm writes a form in one line: its line, its filled-in fields and what is wrong.
func briefForm(f *Form) string {
	parts := []string{f.Line}
	for _, x := range f.Fields {
		s := x.ID
		if x.Required {
			s += "*"
		}
		if x.Value != "" {
			s += "=" + x.Value
		}
		if x.Error != "" {
			s += "!"
		}
		if x.Required || x.Value != "" || x.Error != "" {
			parts = append(parts, s)
		}
	}
	if f.Error != "" {
		parts = append(parts, "("+f.Error+")")
	}
	return strings.Join(parts, " | ")
}

func TestForm(t *testing.T) {
	de, en := text.For(text.German), text.For(text.English)
	for _, c := range []struct {
		printer text.Printer
		line    string
		want    string
	}{
		{de, "/top neu", "/top neu | title*"},
		{de, "/item new dauer:15m kind:decision", "/top neu | title* | duration=15m | kind=beschluss"},
		{en, "/top neu dauer:15m art:beschluss", "/top neu | title* | duration=15m | kind=decision"},
		{de, "/top neu sitzung:s1 von:@anna Licht", "/top neu sitzung:s1 | title*=Licht | by=@anna"},
		{de, "/top neu Licht nichtöffentlich:on", "/top neu | title*=Licht | non_public=ja"},
		{en, "/top neu Licht nichtöffentlich:on", "/top neu | title*=Licht | non_public=yes"},
		{de, "/top neu Licht nichtöffentlich:klar", "/top neu | title*=Licht | non_public=klar!"},
		{de, "/top neu Licht sitzung:V1", "/top neu | title*=Licht | meeting=V1!"},
		{de, "/mitglied neu @nobody rolle:vorsitz,member", "/mitglied neu | person=@nobody! | role=vorsitz+mitglied"},
		{en, "/mitglied neu @anna rolle:vorsitz,könig", "/mitglied neu | person=@anna | role=vorsitz,könig!"},
		{de, "/sitzung neu wann:26.03.2028 02:30", "/sitzung neu | when*=26.03.2028 02:30!"},
		{de, "/sitzung neu morgen 9 Uhr trotzdem:ja", "/sitzung neu trotzdem:ja | when*=morgen 9 Uhr"},
		{de, "/sitzung neu morgen 9 Uhr trotzdem:klar", "/sitzung neu | when*=morgen 9 Uhr | (Bei „trotzdem:“ bitte ja oder nein angeben, nicht „klar“.)"},
		{en, "/sitzung neu morgen 9 Uhr ortt", "/sitzung neu | when*=morgen 9 Uhr | (I cannot place “ortt” here. Put the name of the option before it, name persons with @, and put texts of several words in quotation marks, for example reason:\"The hall is taken\".)"},
		{de, "/top neu Licht daure:15m", "/top neu | title*=Licht daure:15m | (Meinten Sie „dauer:“ statt „daure:“? Bitte schreiben Sie es so; gehört es zum Text, setzen Sie den ganzen Text in Anführungszeichen.)"},
		{de, "/lage pks", "/lage pks | file*"},
	} {
		if got := briefForm(parse(t, Event{Line: c.line}).Form(c.printer)); got != c.want {
			t.Errorf("form of %q\ngot  %s\nwant %s", c.line, got, c.want)
		}
	}
	f := parse(t, Event{Line: "/top neu"}).Form(de)
	if f.Title != "TOP anmelden" || f.Submit != "Absenden" || len(f.Fields) != 6 {
		t.Errorf("%+v", f)
	}
	if title := f.Fields[0]; title.Label != "Titel" || title.Kind != Text || title.MaxRunes != 200 {
		t.Errorf("%+v", title)
	}
	if duration := f.Fields[1]; duration.Help != "15m, 90 Minuten, 1,5 Stunden" || duration.MaxRunes != 0 {
		t.Errorf("%+v", duration)
	}
	if got := fmt.Sprint(f.Fields[2].Choices, f.Fields[4].Choices); got != "[{information Information} {beschluss Beschluss} {wahl Wahl}] [{ja Ja} {nein Nein}]" {
		t.Error(got)
	}
	f = parse(t, Event{Line: "/top neu"}).Form(en)
	if got := fmt.Sprint(f.Fields[2].Choices[1:2], f.Fields[4].Choices); got != "[{decision Decision}] [{yes Yes} {no No}]" {
		t.Error(got)
	}
	if f := parse(t, Event{Line: "/mitglied neu"}).Form(de); !f.Fields[2].Many || f.Fields[1].MaxRunes != 80 {
		t.Errorf("%+v", f.Fields)
	}
}

func TestSubmittedForm(t *testing.T) {
	for _, c := range []struct {
		line   string
		values map[string]string
		want   string
		form   string // the form that comes back
	}{
		{"/top neu", map[string]string{"title": "Licht: dauer:20m", "duration": "15m"},
			"item new title=«Licht: dauer:20m» duration=15m0s", "/top neu | title*=Licht: dauer:20m | duration=15m"},
		{"/top neu sitzung:S1", map[string]string{"title": "Licht"}, "item new title=«Licht» meeting=S1", "/top neu sitzung:S1 | title*=Licht"},
		// an emptied field takes away what the line has; a field that was not asked does not
		{"/top neu Licht dauer:15m art:wahl", map[string]string{"title": "Licht", "duration": ""}, "item new title=«Licht» kind=election", ""},
		{"/top neu Licht dauer:lang", map[string]string{"title": "Licht", "duration": " "}, "item new title=«Licht»", ""},
		{"/top neu Licht daure:15m", map[string]string{"title": "Licht", "duration": "15m"}, "item new title=«Licht» duration=15m0s", ""},
		{"/top neu Licht", map[string]string{"title": "\u200b\n "}, "item new missing:title", "/top neu | title*!"},
		{"/top neu", map[string]string{"title": strings.Repeat("ß", 201)}, "item new title!too_long(" + strings.Repeat("ß", 201) + ")",
			"/top neu | title*=" + strings.Repeat("ß", 201) + "!"},
		{"/top neu", map[string]string{"title": "x", "kind": "Beschluss", "non_public": "ja", "by": "Frau Müller"},
			"item new title=«x» kind=decision non_public=yes by=(Frau Müller)", ""},
		{"/top neu", map[string]string{"title": "x", "unknown": "y"}, "item new title=«x»", ""},
		{"/sitzung anwesend S1", map[string]string{"people": "@anna, @bert\n@anna"}, "meeting present meeting=S1 people=@anna,@bert", ""},
		{"/sitzung anwesend @bert S1", map[string]string{"people": "@anna"}, "meeting present meeting=S1 people=@anna", ""},
		{"/mitglied neu", map[string]string{"person": "@anna @bert"}, "member new person!value(@anna @bert)", "/mitglied neu | person=@anna @bert!"},
		{"/mitglied neu", map[string]string{"role": "chair+member", "vote": ""}, "member new role=chair+member", "/mitglied neu | role=vorsitz+mitglied"},
		{"/sitzung neu", map[string]string{"when": "2028-03-26T02:30", "duration": "x"}, "meeting new when!value(gap) duration!value(unknown)",
			"/sitzung neu | when*=2028-03-26T02:30! | duration=x!"},
		{"/lage pks", map[string]string{"file": ""}, "situation statistics missing:file", "/lage pks | file*!"},
		{"/gremium einrichten kpr", map[string]string{"mandate": "Zeile „eins“\r\n\"zwei\"\\"}, "council setup template=kpr mandate=«Zeile „eins“\n\"zwei\"\\»", ""},
	} {
		r := parse(t, Event{Line: c.line, Values: c.values})
		if got := brief(r); got != c.want {
			t.Errorf("%q with %q\ngot  %s\nwant %s", c.line, c.values, got, c.want)
		}
		if got := briefForm(r.Form(text.Printer{})); c.form != "" && got != c.form {
			t.Errorf("form of %q with %q\ngot  %s\nwant %s", c.line, c.values, got, c.form)
		}
	}
}

// TestTooLongBesideItsField: the label stands there already, so what is wrong does not name the option again.
func TestTooLongBesideItsField(t *testing.T) {
	r := parse(t, Event{Line: "/top neu " + strings.Repeat("x", 201)})
	for language, want := range map[text.Language]string{
		text.German: "Das sind 201 Zeichen, höchstens 200 sind möglich.", text.English: "That is 201 characters; at most 200 are possible.",
	} {
		got := r.Form(text.For(language)).Fields[0].Error
		if !strings.Contains(got, want) || strings.Contains(got, "titel") || strings.Contains(got, "title") {
			t.Errorf("beside the field stands %q", got)
		}
	}
}

// TestFormKeepsWhatWasTyped: the form of a request, sent as it is, asks for the same, in both languages.
func TestFormKeepsWhatWasTyped(t *testing.T) {
	for _, line := range []string{
		"/top neu Licht dauer:15m art:wahl nichtöffentlich:ja von:@anna sitzung:S1", `/sitzung neu "24.3.2027 16:00" ort:"Saal „2“" trotzdem:ja`,
		"/mitglied neu @anna rolle:deputy-chair+vorsitz stimme:0 ab:1.3.", "/gremium regeln quorum:mehr als hälfte frist:14 turnus:2 Wochen",
		"/sitzung anwesend S1 @anna @bert", "/erinnerung neu x wann:jeden Dienstag 9 Uhr", "S1 vertretung @bert fuer:@anna",
	} {
		for _, l := range text.Languages() {
			r := parse(t, Event{Line: line})
			f := r.Form(text.For(l))
			values := map[string]string{}
			for _, x := range f.Fields {
				values[x.ID] = x.Value
			}
			if again := parse(t, Event{Line: f.Line, Values: values}); brief(again) != brief(r) || len(r.Problems) > 0 {
				t.Errorf("%q in %s\ngot  %s\nwant %s", line, l, brief(again), brief(r))
			}
		}
	}
}

// TestSay: every problem of every kind is a sentence in both languages that names what is wrong and says what to do.
func TestSay(t *testing.T) {
	codes := []ProblemCode{NotUnderstood, NearlyOption, BadValue, TooLong, TooMany, NoSuchPerson, GivenTwice, LineTooLong}
	dates := []when.Code{when.Empty, when.Unknown, when.NoTime, when.NoDate, when.NoUnit, when.NoRule, when.ExtraTime, when.NoSuchDate,
		when.NoSuchTime, when.Over, when.Gap, when.Ambiguous, when.WrongZone, when.Mismatch, when.OutOfRange, when.AmbiguousSlash}
	for _, l := range text.Languages() {
		p := text.For(l)
		check := func(what, said string) {
			if strings.ContainsAny(said, "[]<>{}") || len([]rune(said)) < 20 || !strings.ContainsAny(said[len(said)-1:], ".?!") {
				t.Errorf("%s %s: %q", l, what, said)
			}
			next := []string{"Schreiben", "Bitte", "bitte", "zum Beispiel", "Meinten", "Möglich", "Gemeint", "Benutzername"}
			if l == text.English {
				next = []string{"Write", "Please", "please", "for example", "Did you mean", "Possible", "probably mean", "user name", "Put", "Add"}
			}
			for _, word := range next {
				if strings.Contains(said, word) {
					return
				}
			}
			t.Errorf("%s %s does not say what to do: %q", l, what, said)
		}
		for _, code := range codes {
			for kind := Text; kind <= Attachment; kind++ {
				for _, o := range []Option{
					{ID: "kind", Name: "art", Kind: kind, Prefix: "S", Choices: itemKinds},
					{ID: "kind", Name: "art", Kind: kind, Prefix: "S", Choices: itemKinds, Max: 5, Many: true},
				} {
					check(fmt.Sprint(code, kind), Problem{Code: code, Option: o, Word: "quatsch", Err: errValue}.Say(p))
				}
			}
		}
		for _, code := range dates {
			err := &when.Error{Code: code, Input: "26.03.2028 02:30", Word: "02:30", Time: monday, Alternatives: []time.Time{monday, monday.AddDate(0, 0, 1)}}
			check(string(code), Problem{Code: BadValue, Option: Option{ID: "when", Name: "wann", Kind: DateTime}, Word: "x", Err: err}.Say(p))
		}
	}
	for _, c := range []struct{ line, de, en string }{
		{"/top neu x art:quatsch", "„quatsch“ gibt es bei „art:“ nicht. Möglich sind: information, beschluss oder wahl.",
			"“quatsch” is no choice of “kind:”. Possible are: information, decision or election."},
		{"/sitzung neu 26.03.2028 02:30", "Sonntag, 26. März 2028, 02:30 Uhr gibt es nicht: In dieser Nacht wird die Uhr vorgestellt. Möglich sind Sonntag, 26. März 2028, 01:30 Uhr oder Sonntag, 26. März 2028, 03:30 Uhr.",
			"Sunday, 26 March 2028, 02:30 does not exist: the clocks are put forward that night. Possible are Sunday, 26 March 2028, 01:30 or Sunday, 26 March 2028, 03:30."},
		{"/gremium regeln frist:999", "Bei „frist:“ bitte eine ganze Zahl von 0 bis 365 angeben, nicht „999“.", "Please give a whole number from 0 to 365 for “notice:”, not “999”."},
	} {
		x := parse(t, Event{Line: c.line}).Problems[0]
		if de, en := x.Say(text.Printer{}), x.Say(text.For(text.English)); de != c.de || en != c.en {
			t.Errorf("%q: %q, %q", c.line, de, en)
		}
	}
	long := Problem{Code: NotUnderstood, Word: strings.Repeat("quatsch ", 100)}.Say(text.Printer{})
	if !strings.Contains(long, "…") || len([]rune(long)) > 400 {
		t.Errorf("a long echo: %q", long)
	}
}

func TestDeclarations(t *testing.T) {
	c, _ := testSet.named("top")
	if c.Key() != "command.item.list" || c.Root() != "top" || c.Verb() != "liste" || c.NameIn(text.German) != "/top liste" || c.NameIn(text.English) != "/item list" {
		t.Errorf("%+v", c)
	}
	for _, l := range text.Languages() {
		if p := text.For(l); strings.Contains(c.Title(p)+c.Help(p), "[") {
			t.Errorf("%s: %q %q", l, c.Title(p), c.Help(p))
		}
	}
	roots := map[string]int{}
	for _, root := range testSet.Roots() {
		roots[root]++
	}
	if want := map[string]int{"gremium": 1, "sitzung": 1, "top": 1, "mitglied": 1, "aufgabe": 1, "erinnerung": 1, "abstimmung": 1, "massnahme": 1, "lage": 1, "antrag": 1}; !maps.Equal(roots, want) {
		t.Errorf("roots: %v", roots)
	}
	member, _ := testSet.verb("mitglied", "neu")
	name, _ := member.Option("name")
	if got := member.Label(text.Printer{}, name); got != "Name (wenn ohne Konto)" {
		t.Errorf("a command's own label: %q", got)
	}
	if _, ok := member.Option("nichts"); ok {
		t.Error("an option that is not declared")
	}
	for _, kind := range []Kind{DateTime, When, Date, Duration, PastTime, ComingTime, Person} {
		if got := member.Example(text.Printer{}, Option{ID: "nothing_declared", Kind: kind}); got == "" {
			t.Errorf("kind %d has no example", kind)
		}
	}
	if got := member.Example(text.Printer{}, Option{ID: "nothing_declared"}); got != "" {
		t.Errorf("an example out of nothing: %q", got)
	}
}
