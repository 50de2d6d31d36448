package commands

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"gremium/bot"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/store"
)

// Two platforms, one council: what is shown where, one person with two accounts, one body with two channels.

// want fails where a text lacks something that it must say, or says what is marked with a ! before it.
func want(t *testing.T, got string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if not, forbidden := strings.CutPrefix(part, "!"); forbidden == strings.Contains(got, not) {
			t.Errorf("want %q in:\n%s", part, got)
		}
	}
}

var codeLike = regexp.MustCompile("`([" + codeLetters + "]{4}-[" + codeLetters + "]{4})`")

// code gets a code by a command.
func (s *stage) code(who, place, line string) string {
	s.t.Helper()
	reply := s.do(who, place, line)
	m := codeLike.FindStringSubmatch(said(reply))
	if m == nil {
		s.t.Fatalf("no code: %s", said(reply))
	}
	return m[1]
}

// connected is a stage whose body, of a template, has a channel on both platforms; anna (coordination), bert (chair) and carl
// have linked accounts there.
func connected(t *testing.T, template string) *stage {
	t.Helper()
	s := twoPlatforms(t)
	s.do("root", "rat", "/gremium einrichten muster:"+template+" name:Rat")
	s.do("root", "rat", "/mitglied neu @anna rolle:koordination")
	s.do("anna", "rat", "/mitglied neu @bert rolle:vorsitz")
	s.do("anna", "rat", "/mitglied neu @carl")
	s.do("anna", "rat", `/mitglied neu name:"Dora Ohnekonto"`)
	s.do("root", "other:kanal", "/gremium verbinden "+s.code("anna", "rat", "/gremium verbinden"))
	for _, who := range []string{"anna", "bert", "carl"} {
		s.do(who, "other:@bot", "mitglied verknuepfen "+s.code(who, "@bot", "mitglied verknuepfen"))
	}
	return s
}

// A body of a public authority shows nothing internal on a platform outside, whoever asks; what is left out is named, with
// where it can be seen. Answers work all the same.
func TestCeiling(t *testing.T) {
	s := connected(t, "lenkungsgremium")
	s.do("anna", "rat", "/sitzung neu 14.04.2027 16:00 ort:Rathaus")
	s.do("anna", "rat", "/top neu Haushalt")
	want(t, said(s.do("anna", "rat", "/top neu Kündigung nichtoeffentlich:ja")), "Kündigung", "!nicht gezeigt")
	want(t, said(s.do("anna", "other:kanal", "/top neu Klage nichtoeffentlich:ja")),
		"S1-3", "(nichtöffentlich)", "!Klage", "In Other nicht gezeigt", "die Titel nichtöffentlicher Punkte",
		"Zu sehen in Test, mit `/sitzung zeigen S1`", "[Rückgängig]")
	want(t, said(s.do("anna", "other:kanal", "/sitzung einladen S1 jetzt:ja")),
		"geht an 4 Personen", "!Dora", "1 Person davon hat kein Konto", "wer dem Gremium angehört")
	// The card is the same on both, and has its thread and its entry in the calendar.
	for _, card := range []bot.Message{s.chat.to("rat")[len(s.chat.to("rat"))-1], s.other.to("kanal")[0]} {
		want(t, shown(card), "Haushalt", "(nichtöffentlich)", "!Klage", "!Kündigung", "!nicht gezeigt", "[Zusage]")
		if card.Class != bot.Public || card.Thread != "S1 14.04.2027 Sitzung Rat" || card.Event == nil ||
			card.Event.Place != "Rathaus" || card.Event.End.Sub(card.Event.Start) != 2*time.Hour || card.Event.Cancelled {
			t.Errorf("class %v, thread %q, event %+v", card.Class, card.Thread, card.Event)
		}
	}
	// One answer per person, wherever it is given.
	want(t, said(s.do("carl", "other:kanal", "/sitzung rueckmeldung S1 ja")), "Zusage notiert")
	want(t, said(s.do("carl", "rat", "/sitzung zeigen S1")), "Ihre Rückmeldung: **Zusage**")
	want(t, said(s.do("carl", "rat", "/sitzung rueckmeldung S1 nein")), "Absage notiert")
	want(t, shown(s.other.to("kanal")[0]), "Zusagen 0, Absagen 1, Vertretungen 0, offen 3")
	// A view loses its parts, not its rest.
	here, there := s.do("anna", "rat", "/sitzung zeigen S1"), s.do("anna", "other:kanal", "/sitzung zeigen S1")
	want(t, said(here), "Kündigung", "Klage", "Carl Geheimname: Absage", "!nicht gezeigt")
	want(t, said(there), "Haushalt", "!Kündigung", "!Klage", "!Carl", "Ihre Rückmeldung", "Absagen 1",
		"die Titel nichtöffentlicher Punkte und wer geantwortet hat und wer nicht. Zu sehen in Test, mit `/sitzung zeigen S1`", "![Internes hier zeigen]")
	if here.Message.Class != bot.NonPublic || there.Message.Class != bot.Public {
		t.Errorf("classes %v and %v", here.Message.Class, there.Message.Class)
	}
	want(t, said(s.do("carl", "other:@bot", "top liste S1")), "Haushalt", "!Klage", "Zu sehen in Test, mit `/top liste S1`")
	want(t, said(s.do("carl", "other:kanal", "/mitglied liste")), "4 Mitglieder", "Anna", "Bert", "Carl", "!Dora",
		"wer dem Gremium angehört. Zu sehen in Test, mit `/mitglied liste`")
	want(t, said(s.do("anna", "other:kanal", "/top zurueckziehen S1-3")), "zurückgezogen", "!Klage")
	// Who has no account where it can be seen is told how to link one.
	s.do("anna", "other:kanal", "/mitglied neu @zoe")
	want(t, said(s.do("zoe", "other:kanal", "/sitzung zeigen S1")), "Zu sehen in Test", "ein Konto, verknüpft mit `/mitglied verknuepfen`")
	// In English, too.
	s.do("carl", "other:@bot", "gremium sprache englisch")
	want(t, said(s.do("carl", "other:kanal", "/meeting show S1")), "Not shown in Other:", "the titles of non-public items",
		"To be seen in Test, with `/meeting show S1`")
	// Nobody can agree to more.
	want(t, said(s.do("bert", "other:kanal", "/gremium vertraulichkeit")), "**Other:** nur Öffentliches", "**Test:** alles", "nicht ändern",
		"![Internes hier zeigen]")
	want(t, s.refused("bert", "other:kanal", "/gremium vertraulichkeit stufe:intern"), "Gremium einer Behörde", "Lenkungsgremium", "Art. 44")
}

// Direct cards lose the names of others; the reader's own matter stays.
func TestCeilingOfDirectCards(t *testing.T) {
	s := connected(t, "arbeitsgruppe")
	for _, who := range []string{"anna", "bert", "carl"} {
		s.do(who, "other:@bot", "erinnerung hier")
	}
	s.do("anna", "rat", "/sitzung neu 14.04.2027 16:00")
	s.do("anna", "rat", "/sitzung einladen S1 jetzt:ja")
	s.do("carl", "other:@bot", "sitzung rueckmeldung S1 vertretung @bert")
	want(t, s.other.last("other-bert"), "(Name nicht gezeigt) bittet Sie um Vertretung", "!Carl", "um wen es geht. Zu sehen in Test")
	want(t, shown(s.other.to("other-carl")[len(s.other.to("other-carl"))-1]), "Vertretung durch Bert")
	s.do("bert", "other:@bot", "sitzung rueckmeldung S1 nein als-vertretung:ja")
	want(t, s.other.last("other-carl"), "Bert Geheimname kann Sie bei S1", "[Zusage]")
	want(t, s.other.last("other-anna"), "(Name nicht gezeigt) kann (Name nicht gezeigt) bei S1 nicht vertreten", "!Carl", "!Bert")
	s.do("carl", "other:@bot", "sitzung rueckmeldung S1 vertretung @bert")
	s.day(time.April, 5) // the Monday's digest
	want(t, s.other.last("other-anna"), "Woche ab", "noch ohne Antwort: 3", "!Dora", "wer geantwortet hat und wer nicht")
	s.day(time.April, 15)
	want(t, s.other.last("other-bert"), "Sie vertreten (Name nicht gezeigt)", "!Carl")
	want(t, s.chat.last("id-anna"), "!Carl")
}

// The chair of an association agrees once; it is recorded, shown, and can be taken back.
func TestAgreement(t *testing.T) {
	s := connected(t, "verein")
	s.do("bert", "other:@bot", "erinnerung hier")
	s.do("anna", "rat", "/sitzung neu 14.04.2027 16:00")
	s.do("anna", "rat", "/top neu Klage nichtoeffentlich:ja")
	s.do("anna", "rat", "/sitzung einladen S1 jetzt:ja")
	s.do("carl", "rat", "/sitzung rueckmeldung S1 vertretung @bert")
	want(t, s.other.last("other-bert"), "(Name nicht gezeigt) bittet", "[Internes hier zeigen]")
	want(t, said(s.do("anna", "other:kanal", "/sitzung zeigen S1")), "!Carl", "![Internes hier zeigen]")
	list := s.do("bert", "other:kanal", "/mitglied liste")
	want(t, said(list), "!Dora", "[Internes hier zeigen]")
	want(t, s.refused("anna", "other:kanal", "/gremium vertraulichkeit stufe:intern"), "nicht berechtigt", "der Vorsitz (Rat)")
	want(t, s.refused("bert", "rat", "/gremium vertraulichkeit stufe:intern"), "In Test ist dafür keine Zustimmung nötig")
	want(t, s.refused("bert", "other:kanal", "/gremium vertraulichkeit stufe:oeffentlich"), "nichts zurückzunehmen")

	rows := len(s.audits())
	agreed := s.press("bert", "other:kanal", list.Message, "Internes hier zeigen")
	want(t, said(agreed), "Festgehalten", "auch Internes", "[Rückgängig]")
	if row := s.audits()[rows]; row.Command != "council confidentiality" || len(row.IDs) != 1 {
		t.Errorf("the audit row is %+v", row)
	}
	want(t, s.other.last("other-bert"), "Carl Geheimname bittet", "!nicht gezeigt")
	want(t, said(s.do("carl", "other:kanal", "/mitglied liste")), "Dora", "!nicht gezeigt")
	want(t, said(s.do("anna", "other:kanal", "/sitzung zeigen S1")), "Carl Geheimname: Vertretung", "!Klage",
		"In Other nicht gezeigt:** die Titel nichtöffentlicher Punkte.", "![Internes hier zeigen]")
	want(t, said(s.do("carl", "other:kanal", "/gremium vertraulichkeit")), "Öffentliches und Internes", "seit Montag, 1. März 2027, zugestimmt hat Bert",
		"![Internes hier nicht mehr zeigen]")
	want(t, s.refused("bert", "other:kanal", "/gremium vertraulichkeit stufe:intern"), "schon so")

	want(t, said(s.press("bert", "other:kanal", agreed.Message, "Rückgängig")), "nur noch Öffentliches")
	want(t, s.other.last("other-bert"), "(Name nicht gezeigt) bittet")
	want(t, said(s.do("bert", "other:kanal", "/gremium vertraulichkeit")), "**Other:** nur Öffentliches", "[Internes hier zeigen]")

	// A meeting with a body that has not agreed shows what both may.
	s.do("bert", "other:kanal", "/gremium vertraulichkeit intern")
	s.do("root", "amt", "/gremium einrichten muster:arbeitsgruppe name:Amt")
	s.do("root", "amt", "/mitglied neu @anna rolle:koordination")
	s.do("anna", "rat", "/sitzung neu 21.04.2027 16:00 mit:Amt")
	s.do("anna", "rat", "/sitzung einladen S2 jetzt:ja")
	want(t, said(s.do("anna", "other:kanal", "/sitzung zeigen S2")), "!Carl", "wer geantwortet hat")
	want(t, said(s.do("anna", "other:kanal", "/sitzung zeigen S1")), "Carl")
}

// What is above the ceiling as a whole is withheld, cards and answers alike, whoever forgot to ask.
func TestWithheldWhole(t *testing.T) {
	s := connected(t, "verein")
	s.bot.commands = slices.Clone(s.bot.commands) // they are every bot's
	s.bot.commands[commandIndex(s, "gremium uebersicht")].do = func(*call) (bot.Reply, error) {
		return bot.Reply{Message: &bot.Message{Title: "Klage", Text: "Klage", Class: bot.NonPublic, Facts: []bot.Fact{{Label: "Klage"}}}}, nil
	}
	want(t, said(s.do("carl", "rat", "/gremium uebersicht")), "Klage")
	want(t, said(s.do("carl", "other:kanal", "/gremium uebersicht")), "!Klage", "In Other nicht gezeigt:** Nichtöffentliches. Zu sehen in Test.")
	digest := cards["digest"]
	defer func() { cards["digest"] = digest }()
	cards["digest"] = func(c *cardCall) (bot.Message, error) {
		message, err := digest(c)
		message.Class, message.Text = bot.Internal, "Klage"
		return message, err
	}
	s.do("anna", "other:@bot", "erinnerung hier")
	s.do("anna", "rat", "/sitzung neu 14.04.2027 16:00")
	s.day(time.March, 9)
	want(t, s.other.last("other-anna"), "!Klage", "In Other nicht gezeigt:** Internes. Zu sehen in Test.")
	// Without a platform that may show it, the coordination is left.
	s.chat.limits.Ceiling = bot.Public
	want(t, said(s.do("carl", "other:kanal", "/gremium uebersicht")), "Fragen Sie bitte die Koordination")
}

// A body of a public authority on such a platform alone is told at once what is missing, and how to get it; who could change
// it is not told to ask the coordination.
func TestAuthorityAlone(t *testing.T) {
	s := twoPlatforms(t)
	want(t, said(s.do("root", "other:kanal", "/gremium einrichten muster:lenkungsgremium name:Rat")),
		"In Other zeige ich davon nur Öffentliches", "zweiter, eigener Chat: `/gremium verbinden`")
	s.do("root", "other:kanal", "/mitglied neu @anna rolle:koordination")
	s.do("anna", "other:kanal", "/mitglied neu @carl")
	want(t, said(s.do("anna", "other:kanal", "/mitglied liste")), "Dafür braucht das Gremium einen zweiten Chat: `/gremium verbinden`", "!Fragen Sie")
	want(t, said(s.do("carl", "other:kanal", "/mitglied liste")), "Fragen Sie bitte die Koordination", "!verbinden")
	want(t, said(s.do("anna", "other:kanal", "/gremium vertraulichkeit")), "nicht ändern", "Was hier fehlt, zeigt ein zweiter, eigener Chat: `/gremium verbinden`")
	for _, line := range []string{`/mitglied ende "Niemand Bekanntes"`, "/mitglied ende @zora", "/mitglied neu @carl"} {
		want(t, s.refused("anna", "other:kanal", line), "!/mitglied liste", "![Mitglieder]")
	}
	s.do("root", "rat", "/gremium verbinden "+s.code("anna", "other:kanal", "/gremium verbinden"))
	want(t, said(s.do("anna", "other:kanal", "/gremium vertraulichkeit")), "nicht ändern", "!zweiter")
	s.do("anna", "@bot", "mitglied verknuepfen "+s.code("anna", "other:@bot", "mitglied verknuepfen"))
	want(t, s.refused("anna", "rat", "/mitglied ende @zora"), "zeigt `/mitglied liste`")
	// Where the chair's consent would do, the coordination is told that; and nothing of it where all is shown.
	want(t, said(s.do("root", "other:verein", "/gremium einrichten muster:verein name:Verein")), "!zweiter")
	s.do("root", "other:verein", "/mitglied neu @anna rolle:koordination")
	want(t, said(s.do("anna", "other:verein", "/mitglied liste")), "Der Vorsitz kann zustimmen", "`/gremium vertraulichkeit`", "![Internes hier zeigen]")
	want(t, said(s.do("root", "amt", "/gremium einrichten muster:arbeitsgruppe name:Amt rat:neu")), "!Öffentliches")
}

func commandIndex(s *stage, name string) int {
	for i, c := range s.bot.commands {
		if c.Name == name {
			return i
		}
	}
	return -1
}

// Two accounts become one person by a code from the one, typed with the other; the other is told, and can part them.
func TestLink(t *testing.T) {
	s := twoPlatforms(t)
	s.found()
	s.do("anna", "rat", "/sitzung neu 14.04.2027 16:00")
	s.do("anna", "rat", "/sitzung einladen S1 jetzt:ja")
	want(t, s.refused("carl", "other:@bot", "sitzung rueckmeldung S1 ja"), "noch aus keinem Gremium")
	want(t, s.refused("carl", "other:@bot", "mitglied verknuepfen"), "noch aus keinem Gremium")
	want(t, s.refused("fremd", "rat", "/mitglied verknuepfen"), "kenne dieses Konto hier nicht")
	code := s.code("carl", "rat", "/mitglied verknuepfen")
	linked := s.do("carl", "other:@bot", "mitglied verknuepfen "+strings.ToLower(strings.ReplaceAll(code, "-", " ")))
	want(t, said(linked), "Other (@carl) gehört jetzt zu Carl", "Geheimrat", "gehen an Test (@carl)", "[Künftig hier erinnern]", "[Rückgängig]")
	want(t, s.chat.last("id-carl"), "Konto verknüpft", "Other (@carl)", "Waren Sie das nicht", "[Trennen]")
	if n := len(s.chat.to("rat")); n != 3 { // the two offices and the invitation
		t.Errorf("the channel was told: %s", s.chat.last("rat"))
	}
	want(t, s.refused("carl", "other:@bot", "mitglied verknuepfen "+code), "gibt es nicht, oder er gilt nicht mehr")

	// One answer; reminders go where the person reads.
	s.do("carl", "other:@bot", "S1 ja")
	want(t, said(s.do("carl", "rat", "/sitzung zeigen S1")), "Ihre Rückmeldung: **Zusage**")
	want(t, said(s.press("carl", "other:@bot", linked.Message, "Künftig hier erinnern")), "gehen an Other (@carl)")
	want(t, s.other.last("other-carl"), "lädt Sie ein", "**Zusage**")
	s.do("carl", "@bot", "S1 nein") // cards on both accounts show it
	want(t, s.other.last("other-carl"), "**Absage**")
	want(t, shown(s.chat.to("id-carl")[0]), "lädt Sie ein", "**Absage**")
	want(t, s.refused("carl", "other:@bot", "erinnerung hier"), "gehen schon an Other (@carl)")
	before := len(s.chat.to("id-carl"))
	s.do("anna", "rat", "/sitzung verschieben S1 auf:15.04.2027 16:00 grund:Saal")
	want(t, s.other.last("other-carl"), "verschoben")
	if n := len(s.chat.to("id-carl")); n != before {
		t.Errorf("told on both accounts: %s", s.chat.last("id-carl"))
	}
	want(t, said(s.do("anna", "rat", "/sitzung zeigen S1")), "Carl Geheimname: noch keine (Chat, ")

	// The account that came later cannot take away the first; the first can, and the card says so.
	want(t, said(s.do("carl", "other:@bot", "mitglied trennen")), "Other (@carl) – hierher gehen Erinnerungen", "Test (@carl)",
		"[Other (@carl) trennen]", "![Test (@carl) trennen]")
	want(t, s.refused("carl", "other:@bot", "mitglied trennen test"), "war vor diesem Konto da")
	want(t, s.refused("carl", "rat", "/mitglied trennen @carl"), "oder es sind mehrere")
	card := s.chat.to("id-carl")[1]
	want(t, said(s.press("carl", "@bot", &card, "Trennen")), "Other (@carl) ist getrennt", "gehen an Test (@carl)")
	want(t, shown(s.chat.to("id-carl")[1]), "wieder getrennt", "![Trennen]")
	for _, m := range s.other.to("other-carl") {
		want(t, shown(m), "Dieses Konto ist getrennt", "!S1", "![Zusage]")
	}
	want(t, s.refused("carl", "other:@bot", "S1 ja"), "noch aus keinem Gremium")
	want(t, s.refused("carl", "rat", "/mitglied trennen test"), "einziges Konto")
	s.check()
}

// A person who was only mentioned is absorbed: what was said of them is said of the member. A member is not.
func TestLinkAbsorbs(t *testing.T) {
	s := connected(t, "arbeitsgruppe")
	s.do("anna", "rat", "/mitglied neu @emil")
	s.do("anna", "rat", "/sitzung neu 14.04.2027 16:00")
	s.do("carl", "other:kanal", "/top neu Haushalt von:@emil")
	s.do("anna", "rat", "/sitzung einladen S1 jetzt:ja")
	s.do("carl", "other:kanal", "/sitzung rueckmeldung S1 vertretung @emil")
	people := s.people()
	want(t, said(s.do("emil", "other:kanal", "/mitglied verknuepfen "+s.code("emil", "rat", "/mitglied verknuepfen"))),
		"gehört jetzt zu Emil", "[Künftig hier erinnern]", "![Rückgängig]")
	if n := len(s.people()); n != len(people)-1 {
		t.Errorf("%d persons before, %d after", len(people), n)
	}
	want(t, said(s.do("emil", "rat", "/sitzung rueckmeldung S1 nein als-vertretung:ja")), "Carl Geheimname bei S1 nicht vertreten")
	m := s.meetings()[0]
	if got := s.personOf("emil"); m.Agenda[0].Rapporteur != got.ID || len(got.Accounts) != 2 || got.Accounts[0].Platform != "test" {
		t.Errorf("rapporteur %s, person %+v", m.Agenda[0].Rapporteur, got)
	}
	// A member is not absorbed by whoever has them type a code; they give the code themselves.
	s.do("carl", "other:kanal", "/top neu Anders von:@frieda")
	s.do("anna", "rat", "/mitglied neu @frieda")
	want(t, s.refused("frieda", "rat", "/mitglied verknuepfen "+s.code("frieda", "other:kanal", "/mitglied verknuepfen")),
		"gehört schon zu einem Mitglied", "umgekehrt")
	want(t, s.refused("anna", "other:kanal", "/mitglied verknuepfen "+s.code("anna", "rat", "/mitglied verknuepfen")), "gehört schon zu Anna")
	s.check()
}

// Codes work for a quarter of an hour, once, a few at a time; who guesses is stopped. None is stored as it is typed.
func TestCodes(t *testing.T) {
	s := twoPlatforms(t)
	s.found()
	first := s.code("carl", "rat", "/mitglied verknuepfen")
	s.until(s.now.Add(time.Second))
	second := s.code("carl", "rat", "/mitglied verknuepfen")
	for range mostCodes - 1 { // each a moment later
		s.until(s.now.Add(time.Second))
		s.code("carl", "rat", "/mitglied verknuepfen")
	}
	if first == second {
		t.Errorf("the same code twice: %s", first)
	}
	want(t, s.refused("carl", "other:@bot", "mitglied verknuepfen "+first), "gibt es nicht")
	s.until(s.now.Add(codeFor - 3*time.Second))
	s.do("carl", "other:@bot", "mitglied verknuepfen "+second)
	late := s.code("bert", "rat", "/mitglied verknuepfen")
	s.until(s.now.Add(codeFor))
	want(t, s.refused("bert", "other:@bot", "mitglied verknuepfen "+late), "gilt nicht mehr")
	// A code for a channel links nobody.
	want(t, s.refused("bert", "other:@bot", "mitglied verknuepfen "+s.code("bert", "rat", "/gremium verbinden")), "gibt es nicht")

	// A form comes back with what is wrong.
	form := s.event("bert", "other:@bot", "/mitglied verknuepfen")
	form.Source, form.Values = bot.Submitted, map[string]string{"code": "BBBB-BBBB"}
	if reply := s.bot.Handle(t.Context(), form); reply.Form == nil || !strings.Contains(reply.Form.Error, "gibt es nicht") ||
		reply.Form.Fields[0].Value != "BBBB-BBBB" || reply.Form.Fields[0].Label != "Code" {
		t.Errorf("the form is %+v", reply.Form)
	}

	good := s.code("bert", "rat", "/mitglied verknuepfen")
	for range mostTries {
		want(t, s.refused("hacker", "other:@bot", "mitglied verknuepfen AAAA-AAAA"), "gibt es nicht")
	}
	want(t, s.refused("hacker", "other:@bot", "mitglied verknuepfen "+good), "zu viele falsche Codes", "09:45 Uhr")
	s.do("bert", "other:@bot", "mitglied verknuepfen "+good) // others are not stopped
	good = s.code("anna", "rat", "/mitglied verknuepfen")
	s.until(s.now.Add(codeFor))
	want(t, s.refused("hacker", "other:@bot", "mitglied verknuepfen "+good), "gilt nicht mehr")
	err := s.store.View(t.Context(), store.System, func(tx store.Tx) error {
		for code, err := range records.Codes.List(tx, store.Range{}) {
			if err != nil {
				return err
			}
			if strings.Contains(code.Hash, good) || len(code.Hash) != 64 || code.Account == "" {
				t.Errorf("stored: %+v", code)
			}
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
	s.check()
}

// A body has one channel on each platform. Who administers the other chat brings it in with a code; what is open is shown
// there at once; it can be taken out again, and nothing stays.
func TestConnect(t *testing.T) {
	s := twoPlatforms(t)
	s.found()
	s.do("anna", "rat", "/sitzung neu 14.04.2027 16:00 ort:Rathaus")
	s.do("anna", "rat", "/sitzung einladen S1 jetzt:ja")
	want(t, s.refused("carl", "rat", "/gremium verbinden"), "nicht berechtigt", "Koordination, Vorsitz, stellv. Vorsitz und Administration")
	want(t, s.refused("root", "other:kanal", "/gremium verbinden"), "noch kein Gremium eingerichtet")
	want(t, s.refused("root", "other:kanal", "/gremium verbinden AAAA-BBBB"), "gibt es nicht")
	code := s.code("anna", "rat", "/gremium verbinden")
	want(t, s.refused("zora", "other:kanal", "/gremium verbinden "+code), "nicht berechtigt")
	want(t, s.refused("root", "other:@bot", "gremium verbinden "+code), "in dem Kanal ein")
	want(t, s.refused("root", "rat", "/gremium verbinden "+code), "gehört schon zu „Geheimrat“")
	want(t, s.refused("root", "nebenan", "/gremium verbinden "+code), "in Test schon einen Kanal", "/gremium trennen plattform:test")
	done := s.do("root", "other:kanal", "/gremium verbinden "+code)
	want(t, said(done), "gehört jetzt zu „Geheimrat“", "Test und Other", "Die Einladung zu 1 kommenden Sitzung", "[Rückgängig]", "[Was hier gezeigt wird]")
	want(t, s.other.last("kanal"), "S1", "Rathaus", "[Zusage]")
	want(t, s.chat.last("rat"), "Weiterer Kanal", "auch in Other")
	want(t, s.refused("root", "other:zwei", "/gremium verbinden "+code), "gibt es nicht")
	want(t, s.refused("root", "other:zwei", "/gremium verbinden "+s.code("anna", "rat", "/gremium verbinden")), "in Other schon einen Kanal")
	s.do("anna", "rat", "/top neu Nachgereicht")
	want(t, s.other.last("kanal"), "Nachtrag zur Tagesordnung")
	want(t, shown(s.other.to("kanal")[0]), "Nachgereicht")

	// A coordinator takes it out from the other channel; who administers one chat only cannot take out the other's.
	want(t, s.refused("root", "rat", "/gremium trennen other"), "nicht berechtigt")
	want(t, s.refused("anna", "rat", "/gremium trennen irc"), "Kanäle gibt es in Test und Other")
	want(t, said(s.do("anna", "rat", "/gremium trennen other")), "gehört nicht mehr zu „Geheimrat“", "Es bleibt: Test", "`/gremium verbinden`")
	for _, m := range s.other.to("kanal") {
		want(t, shown(m), "gehört nicht mehr zum Gremium", "!Rathaus", "!Nachgereicht", "![Zusage]")
	}
	want(t, s.chat.last("rat"), "!auch in Other")
	posted := len(s.other.sent)
	s.do("anna", "rat", "/sitzung aendern S1 ort:Feuerwehr")
	if len(s.other.sent) != posted {
		t.Errorf("still told: %s", s.other.last("kanal"))
	}
	want(t, s.refused("root", "other:kanal", "/sitzung liste"), "noch kein Gremium eingerichtet")
	want(t, s.refused("anna", "rat", "/gremium trennen"), "einzige Kanal")
	s.read(func(tx store.Tx) error {
		c, err := records.Councils.Get(tx, "council")
		if len(c.Teams) != 1 {
			t.Errorf("the teams are %v", c.Teams)
		}
		return err
	})
	// Undo is the same; and the channel may come back.
	done = s.do("root", "other:kanal", "/gremium verbinden "+s.code("anna", "rat", "/gremium verbinden"))
	want(t, shown(s.other.to("kanal")[0]), "Feuerwehr")
	want(t, said(s.press("root", "other:kanal", done.Message, "Rückgängig")), "gehört nicht mehr")
	s.check()
}

// check reports what is inconsistent in the store.
func (s *stage) check() {
	s.t.Helper()
	s.read(func(tx store.Tx) error {
		for _, problem := range records.Check(tx) {
			s.t.Error(problem)
		}
		return nil
	})
	err := s.store.View(s.t.Context(), store.System, func(tx store.Tx) error {
		for _, problem := range records.Check(tx) {
			s.t.Error(problem)
		}
		return nil
	})
	if err != nil {
		s.t.Error(err)
	}
}

func (s *stage) people() []council.Person {
	s.t.Helper()
	var all []council.Person
	s.read(func(tx store.Tx) error {
		for p, err := range records.People.List(tx, store.Range{}) {
			if err != nil {
				return err
			}
			all = append(all, p)
		}
		return nil
	})
	return all
}

func (s *stage) personOf(username string) (found council.Person) {
	s.t.Helper()
	for _, p := range s.people() {
		if hasAccount(p, "test id-"+username) {
			found = p
		}
	}
	return found
}
