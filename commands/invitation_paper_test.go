package commands

import (
	"slices"
	"testing"

	"gremium/bot"
)

// TestInvitationPaper says that the invitation comes as a paper, too: with the voting members for who is invited, without
// what is non-public, the same bytes for the same invitation, and new ones when it changes.
func TestInvitationPaper(t *testing.T) {
	s := connected(t, "lenkungsgremium")
	s.do("anna", "rat", "/sitzung neu 14.04.2027 16:00 ort:Rathaus moderation:@carl")
	s.do("anna", "rat", "/top neu Lampen dauer:15m art:beschluss")
	s.do("anna", "rat", "/top neu Verschluss nichtoeffentlich:ja")
	want(t, files(t, *s.do("anna", "rat", "/sitzung einladung S1 format:md").Message), "Einladung-S1.md", "Entwurf", "Ö 1 Lampen (Beschluss, 15 Minuten)")
	s.do("anna", "rat", "/sitzung einladen S1 jetzt:ja")
	reply := s.do("carl", "rat", "/sitzung einladung format:pdf+odt+md").Message
	want(t, files(t, *reply), "Einladung-S1.pdf", "Einladung-S1.odt", "Rathaus", "NÖ 1 (nichtöffentlich)", "Dora Ohnekonto", "Carl Geheimname", "Vorsitz ",
		"Montag, 12. April 2027", "!Verschluss", "!Entwurf")
	there := s.do("carl", "other:kanal", "/sitzung einladung format:md").Message
	want(t, files(t, *there)+shown(*there), "Lampen", "!Dora", "!Carl", "!Verschluss", "wer dem Gremium angehört")
	const paper = "Einladung-S1.pdf"
	sum := func(to string) string {
		for _, m := range s.chat.to(to) {
			if i := slices.IndexFunc(m.Files, func(f bot.File) bool { return f.Name == paper }); i >= 0 {
				return m.Files[i].Sum
			}
		}
		return ""
	}
	before := sum("id-carl")
	if before == "" || before != sum("id-bert") || sum("rat") == "" || before == sum("rat") {
		t.Errorf("sums: %q, %q, %q", before, sum("id-bert"), sum("rat"))
	}
	s.do("carl", "rat", "/sitzung rueckmeldung S1 ja")
	if sum("id-carl") != before {
		t.Error("an answer has changed the invitation")
	}
	s.do("anna", "rat", "/sitzung aendern S1 ort:Feuerwehr")
	if sum("id-carl") == before || sum("id-carl") == "" {
		t.Error("another place, and the same file")
	}
	s.do("anna", "rat", "/sitzung absagen S1 grund:Sturm")
	if sum("id-carl") != "" {
		t.Error("a cancelled meeting is invited to")
	}
}
