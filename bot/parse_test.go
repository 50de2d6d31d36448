package bot

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestParse(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		// named values
		{"/sitzung neu wann:24.03.2027 ort:Saal", "meeting new place=«Saal» when!value(no-time)"},
		{`/sitzung neu wann:"24.03.2027 16:00" ort:"Rathaus, Saal 2"`, "meeting new when=2027-03-24T16:00 place=«Rathaus, Saal 2»"},
		{"/sitzung neu wann: 24.03.2027 16:00 ort: Saal 2 dauer: 90 m", "meeting new when=2027-03-24T16:00 place=«Saal 2» duration=1h30m0s"},
		{"/sitzung neu wann:„24.03.2027 16:00“ ort:“Saal 2”", "meeting new when=2027-03-24T16:00 place=«Saal 2»"},
		{"/meeting new when:tomorrow 9am place:Town Hall duration:90 minutes", "meeting new when=2027-02-02T09:00 place=«Town Hall» duration=1h30m0s"},
		{"/sitzung neu am:24.03.2027 16 Uhr", "meeting new when=2027-03-24T16:00"},
		{"/sitzung neu WANN:24.03.2027 16 Uhr Ort:Saal", "meeting new when=2027-03-24T16:00 place=«Saal»"},
		{`/sitzung neu ort:"" wann:morgen 9 Uhr`, "meeting new when=2027-02-02T09:00"},
		{"/sitzung neu ort: wann:morgen 9 Uhr", "meeting new when=2027-02-02T09:00"},
		{"/sitzung neu", "meeting new missing:when"},
		{`/sitzung neu wann:""`, "meeting new missing:when"},
		// a name in the value, declared nowhere, belongs to the value
		{"/sitzung verschieben S1 auf:morgen 9 Uhr grund: Kosten:100 Euro", "meeting move meeting=S1 to=2027-02-02T09:00 reason=«Kosten:100 Euro»"},
		{"/sitzung verschieben S1 auf:morgen 9 Uhr grund: Kosten:100", "meeting move meeting=S1 to=2027-02-02T09:00 reason=«Kosten:100»"},
		{`/sitzung verschieben S1 auf:morgen 9 Uhr grund: Zitat:"gar nicht"`, `meeting move meeting=S1 to=2027-02-02T09:00 reason=«Zitat:"gar nicht"»`},
		{"/sitzung verschieben S1 auf:morgen 9 Uhr grund:https://a.de/b?c=d:e", "meeting move meeting=S1 to=2027-02-02T09:00 reason=«https://a.de/b?c=d:e»"},
		// bare dates take the longest run
		{"/sitzung neu 24.3.2027 16 Uhr ort:Saal", "meeting new when=2027-03-24T16:00 place=«Saal»"},
		{"/sitzung neu nächsten Dienstag 17 Uhr", "meeting new when=2027-02-02T17:00"},
		{"/sitzung neu Mittwoch, 24. März 2027, 16:00 Uhr", "meeting new when=2027-03-24T16:00"},
		{`/sitzung neu "24.3.2027 16 Uhr"`, "meeting new when=2027-03-24T16:00"},
		{"/sitzung neu ort:Saal 2 dauer:2h 24.3.2027 16 Uhr", "meeting new when=2027-03-24T16:00 place=«Saal 2» duration=2h0m0s"},
		{"/sitzung neu 24.3.2027 16 Uhr Saal 2", "meeting new when=2027-03-24T16:00 !words(Saal 2)"},
		{"/sitzung neu 24.3.2027", "meeting new when!value(no-time)"},
		{"/sitzung neu irgendwann", "meeting new when!value(unknown)"},
		{"/sitzung verschieben S1 24.3.2027 16 Uhr grund:Krank", "meeting move meeting=S1 to=2027-03-24T16:00 reason=«Krank»"},
		{"/sitzung verschieben S1 auf:24.3.2027 16 Uhr grund:Krank", "meeting move meeting=S1 to=2027-03-24T16:00 reason=«Krank»"},
		{"/sitzung verschieben 24.3.2027 16 Uhr S1", "meeting move meeting=S1 to=2027-03-24T16:00"},
		{"/sitzung verschieben grund:Krank S1", "meeting move reason=«Krank S1» missing:to"},
		{"/meeting move s1 to:24.3.2027 16:00 reason:ill", "meeting move meeting=S1 to=2027-03-24T16:00 reason=«ill»"},
		// what the clock or the calendar does not have is refused whole
		{"/sitzung neu wann:26.03.2028 02:30", "meeting new when!value(gap)"},
		{"/sitzung neu 26.03.2028 02:30", "meeting new when!value(gap)"},
		{"/sitzung neu 26.03.2028 02:30 ort:Saal", "meeting new place=«Saal» when!value(gap)"},
		{"/erinnerung neu Uhren wann:26.03.2028 02:30", "reminder new text=«Uhren» when!value(gap)"},
		{"/erinnerung neu wann:26.03.2028 02:30 Uhren prüfen", "reminder new text=«Uhren prüfen» when!value(gap)"},
		{"/sitzung neu 31.10.2027 02:30", "meeting new when!value(ambiguous)"},
		{"/sitzung neu 31.10.2027 02:30 MEZ", "meeting new when=2027-10-31T02:30"},
		{"/sitzung neu Mittwoch 23.3.2027 16 Uhr", "meeting new when!value(mismatch)"},
		{"/sitzung neu 31.2.2027 16 Uhr", "meeting new when!value(no-such-date)"},
		{"/mitglied neu @anna ab:1.3.2027 9 Uhr", "member new person=@anna from=2027-03-01 !words(9 Uhr)"},
		{"/mitglied neu @anna ab:1.3.", "member new person=@anna from=2027-03-01"},
		// recurrences and the next meeting
		{"/erinnerung neu Presse wann:jeden zweiten Dienstag im Monat 17 Uhr", "reminder new text=«Presse» when=rule"},
		{"/erinnerung neu wann:werktags 9 Uhr Presse prüfen", "reminder new text=«Presse prüfen» when=rule"},
		{"/erinnerung neu Presse wann:zur nächsten Sitzung", "reminder new text=«Presse» when=next"},
		{"/reminder new Press when:next meeting", "reminder new text=«Press» when=next"},
		{"/aufgabe neu Angebot einholen bis:morgen", "task new text=«Angebot einholen» due=2027-02-02"},
		// free texts: options before the text and at its end
		{"/top neu Beleuchtung am Bahnhof dauer:15m art:beschluss", "item new title=«Beleuchtung am Bahnhof» duration=15m0s kind=decision"},
		{"/top neu dauer:15m Beleuchtung", "item new title=«Beleuchtung» duration=15m0s"},
		{"/top neu dauer:15 Minuten Beleuchtung am Bahnhof", "item new title=«Beleuchtung am Bahnhof» duration=15m0s"},
		{"/top neu art: wahl Vorstand 2027", "item new title=«Vorstand 2027» kind=election"},
		{"/item new Street lights duration:15m kind:decision", "item new title=«Street lights» duration=15m0s kind=decision"},
		{"/top neu Beleuchtung dauer:15m am Bahnhof", "item new title=«Beleuchtung dauer:15m am Bahnhof»"},
		{"/top neu Beleuchtung dauer:15m am Bahnhof art:wahl", "item new title=«Beleuchtung dauer:15m am Bahnhof» kind=election"},
		{`/top neu "Beleuchtung dauer:15m" dauer:20m`, "item new title=«Beleuchtung dauer:15m» duration=20m0s"},
		{`/top neu dauer:20m "Beleuchtung" art:wahl`, "item new title=«Beleuchtung» duration=20m0s kind=election"},
		{`/top neu "Licht" von: Polizei dauer:5m`, "item new title=«Licht» duration=5m0s by=(Polizei)"},
		{"/top neu Beleuchtung dauer:lang", "item new title=«Beleuchtung» duration!value(unknown)"},
		{"/top neu Wie lange die Dauer: zu lang", "item new title=«Wie lange die Dauer: zu lang»"},
		{"/top neu Beschwerden von: Polizei", "item new title=«Beschwerden von: Polizei»"},
		{"/top neu Beschwerden von: @polizei", "item new title=«Beschwerden» by=@polizei"},
		{"/top neu Beschwerden von:Polizei", "item new title=«Beschwerden» by=(Polizei)"},
		{"/top neu Beleuchtung titel:Licht", "item new title=«Licht» !words(Beleuchtung)"},
		{"/top neu Beleuchtung, Titel: Mehr Licht", "item new title=«Beleuchtung, Titel: Mehr Licht»"},
		{"/sitzung absagen S1 Der Saal fehlt. Grund: Umbau", "meeting cancel meeting=S1 reason=«Der Saal fehlt. Grund: Umbau»"},
		{"/sitzung absagen S1 grund:Der Saal fehlt", "meeting cancel meeting=S1 reason=«Der Saal fehlt»"},
		{"/sitzung absagen Der Saal fehlt S1", "meeting cancel reason=«Der Saal fehlt S1»"},
		{"/sitzung absagen", "meeting cancel missing:reason"},
		{"/top neu Wer zahlt: Stadt oder Land?", "item new title=«Wer zahlt: Stadt oder Land?»"},
		{"/top neu Uhrzeit 10:30 klären", "item new title=«Uhrzeit 10:30 klären»"},
		{"/top neu siehe https://example.org/a?x=1:2", "item new title=«siehe https://example.org/a?x=1:2»"},
		{"/top neu https://example.org", "item new title=«https://example.org»"},
		{"/top neu Kosten:hoch", "item new title=«Kosten:hoch»"},
		{"/top neu 👩‍👧 Spielplatz מגרש משחקים \u200f\u200bx", "item new title=«👩‍👧 Spielplatz מגרש משחקים x»"},
		{"/top neu \u200d dauer:15m", "item new duration=15m0s missing:title"}, // what nobody sees is no title
		{"/top neu titel:\uf02e", "item new missing:title"},
		{"/aufgabe neu x wer:\u200d, Meier", "task new who=(Meier) text=«x»"},
		{"/top neu Er sagte \"Ja\" und ging", `item new title=«Er sagte "Ja" und ging»`},
		{"/top neu Zeile eins\nZeile  zwei", "item new title=«Zeile eins Zeile zwei»"},
		{"/antrag Zeile eins\n- Zeile  zwei", "motion text=«Zeile eins\n- Zeile  zwei»"},
		{"/abstimmung stimme V9 Variante 2: grün", "vote cast vote=V9 choice=«Variante 2: grün»"},
		{"V9 ja", "vote cast vote=V9 choice=«ja»"},
		// names that are nearly declared
		{"/sitzung neu 24.3.2027 16 Uhr dauerr:90m", "meeting new when=2027-03-24T16:00 duration!nearly(dauerr)"},
		{"/sitzung neu 24.3.2027 16 Uhr dauerr: 90m", "meeting new when=2027-03-24T16:00 duration!nearly(dauerr)"},
		{"/top neu Beleuchtung daure:15m", "item new title=«Beleuchtung daure:15m» duration!nearly(daure)"},
		{"/sitzung neu 24.3.2027 16 Uhr ort:Saal 2 dauerr:90m", "meeting new when=2027-03-24T16:00 place=«Saal 2» duration!nearly(dauerr)"},
		{"/sitzung neu 24.3.2027 16 Uhr ort:Saal 2 Dauern: lang", "meeting new when=2027-03-24T16:00 place=«Saal 2 Dauern: lang»"},
		{`/top neu Beleuchtung daure:"15 m"`, `item new title=«Beleuchtung daure:"15 m"» duration!nearly(daure)`},
		{"/top neu Die Dauern: zu lang", "item new title=«Die Dauern: zu lang»"},
		{"/mitglied neu @anna institutoin:Amt", "member new person=@anna institution!nearly(institutoin)"},
		{"/sitzung neu 24.3.2027 16 Uhr saal:2", "meeting new when=2027-03-24T16:00 !option(saal)"},
		// persons
		{"/mitglied neu @anna rolle:vorsitz+koordination institution:Amt für Jugend @bert", "member new person=@anna role=chair+coordinator institution=«Amt für Jugend» !words(@bert)"},
		{"/mitglied neu institution:Amt für Jugend @bert", "member new person=@bert institution=«Amt für Jugend»"},
		{"/mitglied neu @Nobody", "member new person!person(Nobody)"},
		{"/mitglied neu anna", "member new !words(anna)"},
		{"/mitglied neu person:anna", "member new person=(anna)"},
		{"/mitglied neu @anna @anna", "member new person=@anna !words(@anna)"},
		{"/mitglied neu @anna, rolle:vorsitz", "member new person=@anna role=chair"},
		{"/mitglied neu @", "member new !words(@)"},
		{"/mitglied neu @!", "member new person!person(!)"},
		{"/mitglied neu person:@anna @bert", "member new person=@anna !words(@bert)"},
		{`/mitglied neu person:"@anna @bert"`, "member new person!value(@anna @bert)"},
		{`/mitglied neu person:"Anna @bert"`, "member new person!value(Anna @bert)"},
		{`/sitzung zugestellt S1 "Dr. Berg" weg:mail`, "meeting delivered meeting=S1 person=(Dr. Berg) way=«mail»"},
		{`/sitzung zugestellt S1 weg:mail "Dr. Berg"`, "meeting delivered meeting=S1 person=(Dr. Berg) way=«mail»"},
		{"/sitzung zugestellt S1 Dr. Berg weg:per Brief", "meeting delivered meeting=S1 person=(Dr. Berg) way=«per Brief»"},
		{`/g S1 vertretung "Hans Hausmeister"`, "meeting reply meeting=S1 answer=substitute deputy=(Hans Hausmeister)"},
		{"/sitzung rueckmeldung S1 vertretung @bert fuer:@anna", "meeting reply meeting=S1 answer=substitute deputy=@bert for=@anna"},
		{"/sitzung antworten S1 nein", "meeting reply meeting=S1 answer=declined"},
		{"S1 deputy @bert for:@anna", "meeting reply meeting=S1 answer=substitute deputy=@bert for=@anna"},
		{"S1 vielleicht", "meeting reply meeting=S1 answer!value(vielleicht)"},
		{"/sitzung anwesend @anna, @bert und @polizei", "meeting present people=@anna,@bert,@polizei"},
		{"/sitzung anwesend personen:@anna und @bert S1", "meeting present meeting=S1 people=@anna,@bert"},
		{"/sitzung anwesend S1 @anna @anna @nobody @bert", "meeting present meeting=S1 people=@anna,@bert people!person(nobody)"},
		{`/sitzung anwesend personen:"@anna, Dr. Berg"`, "meeting present people=@anna,(Dr. Berg)"},
		{`/sitzung anwesend personen:"@anna \"Graf von und zu Berg\" und Dr. Stein, @bert"`, "meeting present people=@anna,(Graf von und zu Berg),(Dr. Stein),@bert"},
		{"/sitzung anwesend alle", "meeting present what=all"},
		{"/sitzung anwesend alle außer @anna @bert", "meeting present what=all_but people=@anna,@bert"},
		{`/sitzung anwesend S1 alle ausser @anna "Dr. Berg" und @bert`, "meeting present meeting=S1 what=all_but people=@anna,@bert,(Dr. Berg)"},
		{`/sitzung anwesend "Dr. Berg" "Dr. Stein"`, "meeting present people=(Dr. Berg),(Dr. Stein)"},
		{`/sitzung anwesend "Dr. Berg" geht`, "meeting present what=goes people=(Dr. Berg)"},
		{"/sitzung anwesend @anna geht um 9:10", "meeting present what=goes at=2027-02-01T09:10 people=@anna"},
		{"/sitzung anwesend @anna um:23:10", "meeting present at=2027-01-31T23:10 people=@anna"},
		{"/sitzung anwesend Dr. Berg", "meeting present !words(Dr. Berg)"},
		{"/aufgabe neu Angebot von @anna und @bert einholen bis:5.3.2027", "task new who=@anna,@bert text=«Angebot von einholen» due=2027-03-05"},
		{"/aufgabe neu @anna bis:5.3.2027 Angebot einholen", "task new who=@anna text=«Angebot einholen» due=2027-03-05"},
		{"/aufgabe neu Bitte fragen: @anna.", "task new who=@anna text=«Bitte fragen:»"},
		{"/aufgabe neu @punkt. fragen", "task new who=@punkt. text=«fragen»"},
		{"/aufgabe neu wer:@anna @bert Angebot zu:S1-3", "task new who=@anna,@bert text=«Angebot» item=S1-3"},
		{"/aufgabe neu wer:@anna zu:S1-3 Mail an @bert", "task new who=@anna text=«Mail an @bert» item=S1-3"},
		{"/aufgabe neu Mail an anna@stadt.de schreiben", "task new text=«Mail an anna@stadt.de schreiben»"},
		{`/aufgabe neu "Mail an @bert"`, "task new text=«Mail an @bert»"},
		// choices, ids, numbers, yes and no
		{"/gremium regeln quorum:more-than-half", "council rules quorum=more_than_half"},
		{"/gremium regeln quorum:more_than_half", "council rules quorum=more_than_half"},
		{"/gremium regeln quorum:more than half frist:14", "council rules quorum=more_than_half notice=14"},
		{"/gremium regeln quorum: mehr als Hälfte frist:14", "council rules quorum=more_than_half notice=14"},
		{"/gremium regeln quorum:Mehr-als-Hälfte", "council rules quorum=more_than_half"},
		{"/gremium regeln quorum:half", "council rules quorum=at_least_half"},
		{"/gremium regeln quorum:die hälfte", "council rules quorum!value(die) !words(hälfte)"},
		{"/mitglied neu @anna rolle:deputy-chair+Koordination", "member new person=@anna role=deputy_chair+coordinator"},
		{"/mitglied neu @anna rolle:vorsitz, koordination", "member new person=@anna role=chair+coordinator"},
		{"/mitglied neu @anna rolle:deputy chair + member", "member new person=@anna role=deputy_chair+member"},
		{"/mitglied neu @anna rolle:König", "member new person=@anna role!value(König)"},
		{"/gremium einrichten kpr Führungsstab", "council setup template=kpr_leadership"},
		{"/gremium einrichten kpr name:Rat", "council setup template=kpr name=«Rat»"},
		{"/gremium einrichten verein", "council setup template!value(verein)"},
		{"/gremium regeln frist:zwei sitze:-1", "council rules notice!value(zwei) seats!value(-1)"},
		{"/gremium regeln frist:366 sitze:366", "council rules seats=366 notice!value(366)"},
		{"/gremium regeln turnus:90", "council rules cadence!value(no-unit)"},
		{"/mitglied neu @anna stimme:Nein", "member new person=@anna vote=no"},
		{"/mitglied neu @anna stimme:yes", "member new person=@anna vote=yes"},
		{"/mitglied neu @anna stimme:klar", "member new person=@anna vote!value(klar)"},
		{"/top neu x sitzung:s1", "item new title=«x» meeting=S1"},
		{"/top neu x sitzung:V1", "item new title=«x» meeting!value(V1)"},
		{"/top neu x nichtöffentlich:ja", "item new title=«x» non_public=yes"},
		{"/top neu x non-public:yes", "item new title=«x» non_public=yes"},
		{"/sitzung s12", "meeting show meeting=S12"},
		{"/sitzung eröffnen V1", "meeting open !words(V1)"},
		{"E3 aus", "reminder off reminder=E3"},
		// twice, too long, several at once
		{"/sitzung neu morgen 9 Uhr ort:A ort:B ort:C", "meeting new when=2027-02-02T09:00 place=«A» place!twice(B)"},
		{"/sitzung neu wann:31.2.2027 9 Uhr dauer:lang dauerr:5 ort:A ort:B", "meeting new place=«A» when!value(no-such-date) duration!value(unknown) duration!nearly(dauerr) place!twice(B)"},
		{"/mitglied neu @nobody rolle:König stimme:klar ab:nie", "member new role!value(König) vote!value(klar) from!value(unknown) person!person(nobody)"},
		{"/gremium einrichten kpr name:" + strings.Repeat("ä", 80), "council setup template=kpr name=«" + strings.Repeat("ä", 80) + "»"},
		{"/gremium einrichten kpr name:" + strings.Repeat("ä", 81), "council setup template=kpr name!too_long(" + strings.Repeat("ä", 81) + ")"},
		// files
		{"/lage pks", "situation statistics missing:file"},
		{"/lage pks datei:a.csv", "situation statistics file!value(a.csv)"},
	} {
		if got := brief(parse(t, Event{Line: c.line})); got != c.want {
			t.Errorf("Parse(%q)\ngot  %s\nwant %s", c.line, got, c.want)
		}
	}
}

func TestParseFiles(t *testing.T) {
	a, b := File{Name: "a.csv"}, File{Name: "b.csv"}
	for _, c := range []struct {
		line  string
		files []File
		want  string
	}{
		{"/lage pks", []File{a}, "situation statistics file=a.csv"},
		{"/lage pks datei:x.csv", []File{a}, "situation statistics file=a.csv"},
		{"/lage pks", []File{a, b}, "situation statistics papers=a.csv,b.csv missing:file file!too_many()"},
		{"/top neu x", []File{a}, "item new title=«x»"},
	} {
		r := parse(t, Event{Line: c.line, Files: c.files})
		if got := brief(r); got != c.want {
			t.Errorf("Parse(%q)\ngot  %s\nwant %s", c.line, got, c.want)
		}
	}
	if r := parse(t, Event{Line: "/lage pks", Files: []File{a}}); len(r.Files("file")) != 1 || r.Files("papers") != nil || !r.Has("file") {
		t.Errorf("files: %v", r.Files("file"))
	}
}

func TestParsePost(t *testing.T) {
	long := strings.Repeat("Beleuchtung ", 40)
	for _, c := range []struct{ line, post, want string }{
		{"/top neu", "Mehr Licht\nam Bahnhof", "item new title=«Mehr Licht»"},
		{"/erinnerung neu wann:morgen", "Mehr Licht\nam Bahnhof", "reminder new text=«Mehr Licht am Bahnhof» when=2027-02-02"},
		{"/top neu dauer:15m", "Mehr Licht: dauer:20m", "item new title=«Mehr Licht: dauer:20m» duration=15m0s"},
		{"/top neu Eigener Titel", "Mehr Licht", "item new title=«Eigener Titel»"},
		{"/top neu", "", "item new missing:title"},
		{"/top neu", "\u200b ", "item new missing:title"},
		{"/top neu", long, "item new title=«" + long[:199] + "…»"},
		{"/top neu " + strings.Repeat("x", 201), "Mehr Licht", "item new title!too_long(" + strings.Repeat("x", 201) + ")"},
		{"/aufgabe neu", "Mehr Licht", "task new missing:text"},
	} {
		if got := brief(parse(t, Event{Line: c.line, Post: Post{Text: c.post}})); got != c.want {
			t.Errorf("Parse(%q) of %.20q\ngot  %s\nwant %s", c.line, c.post, got, c.want)
		}
	}
}

// A command with a title and a long text takes a post apart.
func TestParsePostWithRest(t *testing.T) {
	set := Set{{Name: "massnahme neu", English: "measure new", OnPost: true, Options: []Option{
		{ID: "title", Name: "titel", Kind: Text, Required: true, Bare: true, Title: true},
		{ID: "problem", Name: "problem", Kind: LongText, Max: 30},
	}}}
	for _, c := range []struct{ line, post, title, problem string }{
		{"/massnahme neu", "Mehr Licht\n\nEs ist dunkel.\nSeit Jahren.", "Mehr Licht", "Es ist dunkel.\nSeit Jahren."},
		{"/massnahme neu", "Mehr Licht", "Mehr Licht", ""},
		{"/massnahme neu", "Mehr Licht\n" + strings.Repeat("x", 40), "Mehr Licht", strings.Repeat("x", 29) + "…"},
		{"/massnahme neu problem:dunkel", "Mehr Licht\nam Bahnhof", "Mehr Licht", "dunkel"},
	} {
		r, err := set.Parse(Event{Line: c.line, Post: Post{Text: c.post}}, Lookup{Now: monday})
		if err != nil || r.Text("title") != c.title || r.Text("problem") != c.problem {
			t.Errorf("%q of %q: title %q, problem %q, %v", c.line, c.post, r.Text("title"), r.Text("problem"), err)
		}
	}
}

func TestArguments(t *testing.T) {
	r := parse(t, Event{Line: "/mitglied neu @anna rolle:vorsitz+mitglied stimme:nein institution:Amt ab:1.3.2027"})
	person, ok := r.Person("person")
	if !ok || person.Display() != "anna" || len(r.People("person")) != 1 || r.Choice("role") != "chair" || len(r.Choices("role")) != 2 ||
		!r.No("vote") || r.Yes("vote") || r.Text("institution") != "Amt" || r.Time("from").Day() != 1 || !r.Any() || r.Has("name") || r.Text("name") != "" {
		t.Errorf("%s", brief(r))
	}
	empty := parse(t, Event{Line: "/mitglied neu"})
	if _, ok := empty.Person("person"); ok || empty.Any() || empty.Choice("role") != "" || empty.No("vote") || !empty.Time("from").IsZero() {
		t.Errorf("%s", brief(empty))
	}
	rules := parse(t, Event{Line: "/gremium regeln frist:0 turnus:2h"})
	if n, ok := rules.Int("notice"); n != 0 || !ok || rules.Duration("cadence") != 2*time.Hour {
		t.Errorf("%s", brief(rules))
	}
	task := parse(t, Event{Line: "/aufgabe neu x bis:morgen zu:s1-3"})
	if v, ok := task.When("due"); !ok || v.HasTime || task.ID("item") != "S1-3" {
		t.Errorf("%s", brief(task))
	}
	for name, f := range map[string]func(){
		"undeclared": func() { r.Text("nothing") }, "has undeclared": func() { r.Has("nothing") }, "another kind": func() { r.Text("person") },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: no panic", name)
				}
			}()
			f()
		}()
	}
	for want, m := range map[string]Mention{"Anna A.": {Account: Account{Name: "Anna A.", Username: "anna"}}, "anna": {Account: Account{Username: "anna"}, Name: "x"}, "Dr. B.": {Name: "Dr. B."}} {
		if m.Display() != want {
			t.Errorf("%+v is displayed as %q", m, m.Display())
		}
	}
}

func TestParseFails(t *testing.T) {
	look := Lookup{Now: monday, Person: lookup}
	for _, e := range []Event{
		{Line: "/mitglied neu @kaputt"}, {Line: "/aufgabe neu wer:@kaputt x"}, {Line: "/aufgabe neu @kaputt x"},
		{Line: "/mitglied neu", Values: map[string]string{"person": "@kaputt"}}, {Line: "/mitglied neu person:@kaputt", Values: map[string]string{}},
	} {
		if _, err := testSet.Parse(e, look); !errors.Is(err, errChat) {
			t.Errorf("%q: %v", e.Line, err)
		}
	}
	if _, err := testSet.Parse(Event{Line: "/quatsch"}, look); err == nil {
		t.Error("an unknown command is understood")
	}
}

// TestLongLines: what a program may send is refused or bounded: in what is stored, in questions to the chat, and in
// work, which grows with the length and not with its square.
func TestLongLines(t *testing.T) {
	r := parse(t, Event{Line: "/top neu " + strings.Repeat("Licht ", 200_000)})
	if got := brief(r); !strings.HasPrefix(got, "item new missing:title !line(/top neu Licht ") {
		t.Errorf("%.200s", got)
	}
	if r := parse(t, Event{Line: "/top neu " + strings.Repeat("ß", 20_000-9)}); len(r.Problems) != 1 || r.Problems[0].Code != TooLong {
		t.Errorf("%.200s", brief(r))
	}
	asked := 0
	look := Lookup{Now: monday, Person: func(name string) (Account, error) {
		asked++
		return Account{ID: name, Username: name}, nil
	}}
	var people strings.Builder
	for i := range 3000 {
		fmt.Fprintf(&people, "@p%d ", i)
	}
	for _, e := range []Event{
		{Line: "/aufgabe neu x " + people.String()[:19_000]}, {Line: "/aufgabe neu wer:" + people.String()[:19_000]},
		{Line: "/aufgabe neu", Values: map[string]string{"who": people.String(), "text": "x"}},
	} {
		asked = 0
		r, err := testSet.Parse(e, look)
		if err != nil || asked != maxPeople || len(r.Problems) != 1 || r.Problems[0].Code != TooMany {
			t.Errorf("%.30q: asked %d times, %d problems, %v", e.Line, asked, len(r.Problems), err)
		}
	}
}

// TestWorkIsLinear counts allocations instead of seconds: four times the line may cost four times as much, not
// sixteen times.
func TestWorkIsLinear(t *testing.T) {
	look := Lookup{Now: monday, Person: lookup}
	for name, part := range map[string]string{
		"words": "wort ", "dates": "24.3.2027 ", "quotes": `"x `, "names": "art:x ", "options": "dauer: 15m ", "near": "daure:x ", "persons": "@anna ",
		"prose": "von: a b c ", "open": "art:\"x ", "dated": "ab:1.3. x ", "one word": "x", "colons": "a:", "backslashes": `\"`, "ands": "@anna und ",
	} {
		for _, command := range []string{"/top neu ", "/sitzung neu ", "/aufgabe neu ", "/mitglied neu ", "/gremium regeln quorum:", "/sitzung anwesend "} {
			cost := func(n int) float64 {
				line := command + strings.Repeat(part, n/len(part))
				return testing.AllocsPerRun(1, func() {
					if _, err := testSet.Parse(Event{Line: line}, look); err != nil {
						t.Fatal(err)
					}
				})
			}
			if short, long := cost(4_000), cost(16_000); long > 6*short+2000 || long > 400_000 {
				t.Errorf("%s%s: %.0f allocations for 4,000 bytes, %.0f for 16,000", command, name, short, long)
			}
		}
	}
}

func TestParseNeverPanics(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := Event{Line: rapid.SampledFrom(testSet).Draw(t, "command").Name + " " + awkward().Draw(t, "rest"), Post: Post{Text: awkward().Draw(t, "post")}}
		if rapid.Bool().Draw(t, "form") {
			e.Values = map[string]string{}
			for _, id := range []string{"title", "when", "person", "people", "kind", "file", "meeting", "text"} {
				e.Values[id] = awkward().Draw(t, id)
			}
		}
		if r, err := testSet.Parse(e, Lookup{Now: monday, Person: lookup}); err == nil {
			_ = brief(r)
		}
	})
}
