package main

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"gremium/bot/local"
	"gremium/commands/document/documenttest"
)

// The papers of stories/evening.story, as an office gets them: checked by the programs that read them. To look at them:
//
//	go test ./cmd/gremium -run TestEvening -artifacts -outputdir /tmp/evening

// evening plays the story, up to a moment if one is given, and has people get files in the chat afterwards.
type evening struct {
	*testing.T
	chat *local.Chat
}

func newEvening(t *testing.T, until time.Time) evening {
	t.Helper()
	story, err := local.ParseFile(stories, "stories/evening.story")
	if err != nil {
		t.Fatal(err)
	}
	if !until.IsZero() {
		i := slices.IndexFunc(story.Statements, func(s local.Statement) bool { return s.Kind == local.SetClock && !s.Time.Before(until) })
		story.Statements = story.Statements[:i]
	}
	w, chat := newWorld(story.Zone, filepath.Join(t.TempDir(), "evening.db"))
	result := local.Play(t.Context(), story, w)
	t.Cleanup(func() {
		if err := w.Stop(); err != nil {
			t.Error(err)
		}
	})
	for _, f := range result.Failures {
		t.Error(f)
	}
	return evening{t, chat}
}

// gets has somebody type a line and returns the files of the answer, by name.
func (e evening) gets(who, line string) map[string]string {
	e.Helper()
	if _, err := e.chat.Type(e.Context(), who, "#lenkungsgremium", line); err != nil {
		e.Fatal(err)
	}
	posts, err := e.chat.Look(who, "#lenkungsgremium")
	if err != nil {
		e.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range posts[len(posts)-1].Files {
		files[f.Name] = string(f.Content)
	}
	if len(files) == 0 {
		e.Fatalf("%s: no files but %s", line, posts[len(posts)-1].Text())
	}
	return files
}

// keeps writes files where the programs find them, and whoever wants to look at them.
func (e evening) keeps(prefix string, files map[string]string) (paths []string) {
	e.Helper()
	for name, content := range files {
		path := filepath.Join(e.ArtifactDir(), prefix+name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			e.Fatal(err)
		}
		paths = append(paths, path)
	}
	return paths
}

// ending keeps those of some paths that end so.
func ending(paths []string, with string) []string {
	return slices.DeleteFunc(slices.Clone(paths), func(p string) bool { return !strings.HasSuffix(p, with) })
}

// sees are the files that somebody sees in the channel, by name; of those of one name the newest.
func (e evening) sees(who string) map[string]string {
	e.Helper()
	posts, err := e.chat.Look(who, "#lenkungsgremium")
	if err != nil {
		e.Fatal(err)
	}
	files := map[string]string{}
	for _, p := range posts {
		for _, f := range p.Files {
			files[f.Name] = string(f.Content)
		}
	}
	return files
}

// TestEvening says that the minutes of an evening and the invitation to it can be sent as they are: in each edition and at
// each stage they are what their format demands, complete, and without what does not belong to the reader.
func TestEvening(t *testing.T) {
	const formats = " format:pdf+odt+md"
	draft, e := newEvening(t, time.Date(2027, 3, 25, 0, 0, 0, 0, time.UTC)), newEvening(t, time.Time{})
	paths := slices.Concat(
		draft.keeps("Entwurf-", draft.gets("koordination", "/protokoll export S2"+formats)),
		e.keeps("", e.gets("sozial", "/protokoll export S2"+formats)),
		e.keeps("", e.gets("sozial", "/protokoll export S2 fassung:oeffentlich"+formats)),
		e.keeps("", e.gets("koordination", "/protokoll export S2 fassung:vollstaendig"+formats)),
		e.keeps("", e.gets("sozial", "/sitzung einladung S2"+formats)),
		e.keeps("Kanal-", e.sees("presse")),
	)
	pdf := ending(paths, ".pdf")
	if len(pdf) != 7 || len(ending(paths, ".odt")) != 5 || len(ending(paths, ".md")) != 5 {
		t.Fatalf("the files are %q", paths)
	}

	t.Run("qpdf", func(t *testing.T) {
		documenttest.Needs(t, "qpdf")
		for _, path := range pdf {
			documenttest.Run(t, "qpdf", "--check", path)
		}
	})
	t.Run("PDFBox", func(t *testing.T) { documenttest.Preflight(t, pdf...) })
	t.Run("pdfinfo", func(t *testing.T) {
		documenttest.Needs(t, "pdfinfo")
		for _, path := range pdf {
			info := strings.Join(strings.Fields(documenttest.Run(t, "pdfinfo", path)), " ")
			for _, want := range []string{"Tagged: yes", "(A4)", "Encrypted: no", "JavaScript: no"} {
				if !strings.Contains(info, want) {
					t.Errorf("%s: no %q in %s", filepath.Base(path), want, info)
				}
			}
		}
	})
	t.Run("Markdown", func(t *testing.T) {
		marks := strings.NewReplacer("\\", "", "*", "", "|", "", ">", "", "#", "")
		checkPapers(t, ending(paths, ".md"), func(path string) string { return marks.Replace(content(t, path)) })
	})
	t.Run("pdftotext", func(t *testing.T) {
		documenttest.Needs(t, "pdftotext")
		checkPapers(t, pdf, func(path string) string { return documenttest.Run(t, "pdftotext", "-raw", path, "-") })
	})
	t.Run("LibreOffice", func(t *testing.T) {
		odt := ending(paths, ".odt")
		folder := documenttest.Convert(t, "txt:Text (encoded):UTF8", odt...)
		checkPapers(t, odt, func(path string) string { return content(t, filepath.Join(folder, stem(path)+".txt")) })
	})
}

func content(t *testing.T, path string) string {
	t.Helper()
	read, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(read)
}

// stem is a file's name without its ending.
func stem(path string) string { return strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)) }

// checkPapers says that papers, as a program reads them, have all that they must have and nothing that they must not.
func checkPapers(t *testing.T, paths []string, read func(string) string) {
	t.Helper()
	// Lines, cells and broken words differ from format to format.
	letters := func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsSpace(r) || r == '\u00ad' || r == '\u200b' || r == '-' {
				return -1
			}
			return r
		}, s)
	}
	for _, path := range paths {
		name := stem(path)
		said := letters(read(path))
		if len(said) < 200 {
			t.Errorf("%s says only %q", name, said)
		}
		fields := eveningFields[name]
		if fields == nil && !strings.HasPrefix(name, "Kanal-") {
			t.Fatalf("%s is not expected", name)
		}
		for field, parts := range fields {
			for _, part := range parts {
				if !strings.Contains(said, letters(part)) {
					t.Errorf("%s: of the %s there is no %q", name, field, part)
				}
			}
		}
		whole := strings.HasSuffix(name, "-vertraulich")
		for _, secret := range []string{"Personelles", "Nachfolge", "Conrad"} {
			if strings.Contains(said, secret) != whole {
				t.Errorf("%s has %q: %v, want %v", name, secret, !whole, whole)
			}
		}
		public := strings.HasSuffix(name, "oeffentliche-Fassung") || strings.HasPrefix(name, "Kanal-")
		for _, person := range []string{"Hentschel", "Krüger"} {
			if strings.Contains(said, person) == public {
				t.Errorf("%s names %s: %v, want %v", name, person, public, !public)
			}
		}
	}
}

// eveningFields is what the papers must say: of minutes the mandatory fields of rules.md.
var eveningFields = map[string]map[string][]string{
	"Niederschrift-S2": minutesFields(map[string][]string{
		"edition":  {"Der nichtöffentliche Teil ist in dieser Fassung nicht enthalten"},
		"item NÖ1": {"NÖ 1: (nichtöffentlich)"},
		"approval": {"Genehmigt am Samstag, 10. April 2027", "Fassung 1, Prüfsumme (SHA-256)", "Elektronisch freigegeben am Freitag, 26. März 2027, 10:00 Uhr"},
	}),
	"Niederschrift-S2-vertraulich": minutesFields(map[string][]string{
		"edition":  {"Diese Fassung enthält den nichtöffentlichen Teil. Sie ist nur für Mitglieder bestimmt."},
		"item NÖ1": {"NÖ 1: Personelles: Nachfolge im Sozialamt", "17:45 Uhr bis 17:55 Uhr", "Die Nachfolge übernimmt voraussichtlich Herr Conrad."},
		"approval": {"Genehmigt am Samstag, 10. April 2027"},
	}),
	"Entwurf-Niederschrift-S2": minutesFields(map[string][]string{
		"approval": {"Stand: Entwurf", "Entwurf: noch nicht freigegeben und nicht genehmigt."},
	}),
	"Niederschrift-S2-oeffentliche-Fassung": {
		"edition":    {"Öffentliche Fassung: Der nichtöffentliche Teil und die Namen der Beteiligten sind nicht enthalten."},
		"figures":    {"Anwesend, stimmberechtigt: 10", "Ja 6, Nein 2, Enthaltung 1", "Anwesend 10 von 12, davon befangen 1"},
		"resolution": {"Beschluss LG B2027-02: Die Nachtsport-Reihe erhält 2027 einen Zuschuss von 1.500 Euro."},
		"recusal":    {"eine Person, befangen, ab 17:05 Uhr nicht beteiligt"},
	},
	"Einladung-S2": {
		"sender":      {"Stadt Musterstadt – Kommunaler Präventionsrat", "Lenkungsgremium Prävention, Vorsitz Dr. Martin Seidel"},
		"place, time": {"Rathaus, Saal 2", "Mittwoch, 24. März 2027, 16:00 Uhr", "2 Stunden"},
		"agenda":      {"Ö 4 Beleuchtung am Bahnhof (Beschluss, 25 Minuten)", "NÖ 1 (nichtöffentlich)"},
		"members":     {"Stimmberechtigte Mitglieder: 12", "Renate Jäger", "Seniorenbeirat"},
		"reply by":    {"Bitte sagen Sie bis Montag, 22. März 2027 zu oder ab"},
	},
}

// minutesFields are the mandatory fields of the minutes, and some more.
func minutesFields(more map[string][]string) map[string][]string {
	fields := map[string][]string{
		"letterhead":    {"Stadt Musterstadt – Kommunaler Präventionsrat", "Rathausplatz 1, 01234 Musterstadt"},
		"body":          {"Niederschrift über die 2. Sitzung 2027: Lenkungsgremium Prävention", "Gremium: Lenkungsgremium Prävention"},
		"number, type":  {"Sitzung: 2. Sitzung 2027 (S2)"},
		"place":         {"Ort: Rathaus, Saal 2"},
		"date":          {"Datum: Mittwoch, 24. März 2027"},
		"start, end":    {"Beginn: 16:00 Uhr", "Ende: 17:55 Uhr"},
		"interruptions": {"Unterbrechungen: 16:55 Uhr bis 17:05 Uhr"},
		"offices":       {"Vorsitz: Dr. Martin Seidel", "Schriftführung: Katrin Lorenz"},
		"present":       {"Anwesend, stimmberechtigt: 10", "Sabine Wolf stellv. Vorsitz Ordnungsamt durchgehend", "Jörg Hentschel Mitglied Polizeirevier Musterstadt 16:00 Uhr bis 17:20 Uhr", "Ines Zimmermann Mitglied Verkehrsbetriebe 16:25 Uhr bis 17:55 Uhr"},
		"deputies":      {"Miriam Öhler Vertretung für Thomas Weiß Kirchgemeinde durchgehend"},
		"advisory":      {"Prof. Dr. Ayşe Yıldız Beratend Hochschule Musterstadt durchgehend"},
		"absent":        {"Nicht anwesend: 3", "Frank Schäfer Mitglied Gewerbeverein unentschuldigt", "Heike Großmann Mitglied Stadtsportbund entschuldigt"},
		"invitation":    {"Eingeladen wurde in Textform am Montag, 1. März 2027, 09:00 Uhr: elektronisch an 14 Personen. Die Ladungsfrist von 14 Tagen (volle Tage) ist eingehalten."},
		"quorum":        {"Um 16:00 Uhr sind 9 von 12 Stimmberechtigten anwesend. Das Gremium ist beschlussfähig (erforderlich: 7;", "16:25 Uhr 10 von 12 beschlussfähig", "17:20 Uhr 9 von 12 beschlussfähig"},
		"agenda":        {"Ö 1 Begrüßung und Feststellung der Beschlussfähigkeit", "Ö 6 Änderung der Geschäftsordnung"},
		"urgency":       {"Ö 7 Sperrung der Fußgängerbrücke am Schulzentrum – Nachtrag, dringlich: Das Bauamt hat die Brücke am 23. März gesperrt; aufgenommen (Ja 9, Nein 0, Enthaltung 0 von 9 Stimmberechtigten)"},
		"last minutes":  {"Niederschrift S1 vom Mittwoch, 17. Februar 2027: genehmigt am Samstag, 6. März 2027, ohne Einwendung nach Ablauf der Frist."},
		"item":          {"Öffentlicher Teil", "Ö 4: Beleuchtung am Bahnhof", "Art: Beschluss", "Gäste: Frau Lux, Stadtwerke", "Behandelt: 16:30 Uhr bis 16:55 Uhr"},
		"rapporteur":    {"Vortrag: Anne Richter"},
		"content":       {"Bevorzugt wird Variante B mit sechs Leuchten; sie kostet 48.000 Euro", "Ergebnis: zur Kenntnis genommen"},
		"motion":        {"Antrag 1 von Uwe Lehmann: Der Stadt wird empfohlen, den Bahnhofsvorplatz bis zum 31. Oktober 2027 nach Variante B zu beleuchten."},
		"recusal":       {"Befangenheit: Tobias Krüger, befangen, ab 17:05 Uhr nicht beteiligt"},
		"votes": {
			"Abstimmung V1 über Antrag 1 (offen, ausgezählt, 16:30 Uhr): Ja 9, Nein 0, Enthaltung 1. Mehr Ja als Nein: angenommen. Anwesend 10 von 12, beschlussfähig.",
			"Abstimmung V2 (offen, ausgezählt, 17:05 Uhr): Ja 6, Nein 2, Enthaltung 1. Nötig mehr als die Hälfte der Anwesenden (5 von 9), erreicht 6: angenommen. Anwesend 10 von 12, davon befangen 1, beschlussfähig.",
			"Abstimmung V3 (offen, ausgezählt, 17:20 Uhr): Ja 6, Nein 3, Enthaltung 0. Nötig zwei Drittel der abgegebenen Stimmen (6 von 9), erreicht 6: angenommen. Anwesend 9 von 12, beschlussfähig.",
		},
		"resolutions": {
			"Empfehlung LG B2027-01: Der Stadt wird empfohlen", "Beschluss LG B2027-02: Die Nachtsport-Reihe erhält 2027 einen Zuschuss von 1.500 Euro.",
			"Beschluss LG B2027-03: § 4 der Geschäftsordnung wird geändert: Die Ladungsfrist beträgt zehn Tage.",
		},
		"tasks": {
			"A1: Zahlen zum Bahnhof nach Monaten aufschlüsseln – Jörg Hentschel, bis 14.04.2027", "A3: Beteiligung der Anlieger klären – Frank Schäfer und Ines Zimmermann, bis zur nächsten Sitzung",
			"A2 Ö 4 Angebote für sechs Leuchten einholen Uwe Lehmann 30.04.2027", "A5 Ö 7 Schulwegplan überarbeiten Anne Richter zur nächsten Sitzung",
		},
		"declaration":  {"Erklärung zu Protokoll von Renate Jäger: Ich habe zugestimmt, weil die Reihe ab 22 Uhr endet."},
		"attachments":  {"Anwesenheitsliste", "Einladung vom Montag, 1. März 2027 mit Tagesordnung", "Ö 3: Präsentation „Lage 2026“"},
		"signatures":   {"Dr. Martin Seidel Vorsitz", "Katrin Lorenz Schriftführung"},
		"distribution": {"Verteiler: Mitglieder und beratende Mitglieder (Lenkungsgremium Prävention)"},
	}
	maps.Copy(fields, more)
	return fields
}
