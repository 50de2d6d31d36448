package commands

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"
	"time"

	"gremium/bot"
)

// seated brings a body with a coordination, a chair, two members with accounts and one without onto the stage.
func (s *stage) seated(template string) {
	s.t.Helper()
	s.do("root", "rat", "/gremium einrichten muster:"+template+" name:Rat kuerzel:R")
	s.do("root", "rat", "/mitglied neu @anna rolle:koordination")
	s.do("anna", "rat", "/mitglied neu @bert rolle:vorsitz")
	s.do("anna", "rat", "/mitglied neu @carl")
	s.do("anna", "rat", "/mitglied neu @emil")
}

// held plays a meeting S1 with a public and a non-public item that is on, with everybody there and the first item called.
// All that is said on the second has the word "Verschluss" in it.
func (s *stage) held() {
	s.t.Helper()
	s.do("anna", "rat", "/sitzung neu 14.04.2027 16:00 ort:Rathaus")
	s.do("anna", "rat", "/top neu Lampen art:beschluss")
	s.do("anna", "rat", "/top neu Verschlusstitel nichtoeffentlich:ja von:@carl")
	s.do("anna", "rat", "/sitzung einladen S1 jetzt:ja")
	s.until(time.Date(2027, 4, 14, 16, 0, 0, 0, s.now.Location()))
	s.do("anna", "rat", "/sitzung eroeffnen S1")
	s.do("anna", "rat", "/sitzung anwesend alle")
	s.do("anna", "rat", "/top aufruf S1-1")
}

// closed is held with notes, a vote and a task on both items, and closed.
func (s *stage) closed() {
	s.t.Helper()
	s.held()
	s.do("anna", "rat", "/protokoll notiz Zehn Lampen sind defekt.")
	s.do("carl", "rat", "/protokoll notiz Zu teuer. art:erklaerung")
	s.do("anna", "rat", `/abstimmung zaehlung "Die Lampen werden ersetzt." ja:3 nein:0`)
	s.do("anna", "rat", "/aufgabe neu @carl Lampen bestellen zu:S1-1")
	s.do("anna", "rat", "/top aufruf S1-2")
	s.do("anna", "rat", "/protokoll notiz Verschlussnotiz")
	s.do("carl", "rat", "/protokoll notiz Verschlusserklärung art:erklaerung")
	s.do("anna", "rat", "/protokoll notiz Verschlussanlage art:anlage")
	s.do("anna", "rat", "/antrag Verschlussantrag")
	s.do("anna", "rat", `/abstimmung zaehlung "Verschlussfrage" ja:2 nein:1`)
	s.do("anna", "rat", "/aufgabe neu @carl Verschlussaufgabe zu:S1-2")
	s.until(s.now.Add(time.Hour))
	s.do("anna", "rat", "/sitzung schliessen")
}

// playMinutes plays the way of minutes from a note to a correction with all cards and jobs; all that is said has the word
// "Geheim" in it.
func (s *stage) playMinutes() {
	s.t.Helper()
	meet := func(day int) string {
		at := time.Date(2027, time.September, day, 16, 0, 0, 0, s.now.Location())
		s.do("anna", "rat", "/sitzung neu "+at.Format("02.01.2006")+" 16:00 ort:Geheimort trotzdem:ja")
		all := s.meetings()
		id := all[len(all)-1].ID
		s.do("anna", "rat", "/top neu Geheimpunkt sitzung:"+id)
		s.do("anna", "rat", "/sitzung einladen "+id+" grund:Geheimgrund jetzt:ja")
		s.until(at)
		s.do("anna", "rat", "/sitzung eroeffnen "+id)
		s.do("anna", "rat", "/protokoll notiz Geheimnotiz zu:"+id+"-1")
		s.do("anna", "rat", "/sitzung schliessen "+id)
		return id
	}
	first := meet(1)
	s.until(s.now.AddDate(0, 0, 13)) // the draft is due
	s.do("bert", "rat", "/protokoll freigeben "+first)
	s.do("anna", "rat", "/protokoll aendern 1 Geheimänderung sitzung:"+first)
	s.do("anna", "rat", "/protokoll freigeben "+first)
	s.do("bert", "rat", "/protokoll freigeben "+first)
	s.until(s.now.AddDate(0, 0, 15)) // approved
	s.do("anna", "rat", "/protokoll berichtigen "+first+"-1 Geheimberichtigung grund:Geheimfehler")
	second := meet(30)
	s.do("bert", "rat", "/protokoll freigeben "+second)
	s.do("anna", "rat", "/protokoll freigeben "+second)
	s.do("bert", "rat", "/protokoll einwendung "+second+"-1 Geheimeinwand")
	s.until(s.now.AddDate(0, 0, 15)) // disputed
	s.do("anna", "rat", "/protokoll entscheiden 1 abgelehnt Geheimentscheidung sitzung:"+second)
	s.do("anna", "rat", "/protokoll genehmigen "+second+" in:"+meet(48))
}

// files are the contents of a message's files as text: of an office file what stands in it.
func files(t *testing.T, m bot.Message) string {
	t.Helper()
	var all strings.Builder
	for _, f := range m.Files {
		content, err := f.Open(t.Context())
		if err != nil || len(content) == 0 {
			t.Fatalf("%s: %v", f.Name, err)
		}
		all.WriteString(f.Name + "\n")
		if !strings.HasSuffix(f.Name, ".odt") {
			all.Write(content)
			continue
		}
		archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range archive.File {
			r, err := part.Open()
			if err != nil {
				t.Fatal(err)
			}
			inside, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			all.Write(inside)
		}
	}
	return all.String()
}
