package commands

import (
	"strings"
	"testing"
	"time"

	"gremium/commands/council"
)

// TestLinkedVoter: somebody who was known by name only and then links an account keeps their seat and their ballot.
func TestLinkedVoter(t *testing.T) {
	s := twoPlatforms(t)
	s.seatedVoters(4)
	s.do("root", "other:kanal", "/gremium verbinden "+s.code("anna", "rat", "/gremium verbinden"))
	s.do("anna", "other:@bot", "mitglied verknuepfen "+s.code("anna", "@bot", "mitglied verknuepfen"))
	s.do("anna", "other:kanal", "/mitglied neu @mona")
	s.do("anna", "rat", "/abstimmung umlauf Lampen? bis:20.03.2027")
	s.do("mona", "other:kanal", "/abstimmung stimme V1 nein")
	// Mona is one with an account that the council knows, too, and that has no seat.
	s.do("mona", "@bot", "mitglied verknuepfen "+s.code("mona", "other:@bot", "mitglied verknuepfen"))
	want(t, said(s.do("mona", "@bot", "/abstimmung ergebnis V1")), "Ihre Stimme: **Nein**")
	want(t, said(s.do("mona", "@bot", "/abstimmung stimme V1 ja")), "Ihre Stimme: Ja")
	voted, could := council.Turnout(s.electors(s.vote("V1")))
	if voted != 1 || could != 5 {
		t.Errorf("%d of %d", voted, could)
	}
	s.check()
}

// TestLinkedDeputy: somebody votes on their own seat, and with an account that nobody knew was theirs as a deputy on another
// one. Once both are one person they have one ballot: the other seat is its member's again.
func TestLinkedDeputy(t *testing.T) {
	s := twoPlatforms(t)
	s.seatedVoters(4)
	s.do("root", "other:kanal", "/gremium verbinden "+s.code("anna", "rat", "/gremium verbinden"))
	s.do("anna", "other:@bot", "mitglied verknuepfen "+s.code("anna", "@bot", "mitglied verknuepfen"))
	s.do("bert", "rat", "/gremium regeln frist:0 quorum:keines")
	s.do("anna", "rat", "/sitzung neu 01.03.2027 10:00")
	s.do("anna", "rat", "/top neu Lampen art:beschluss")
	s.do("anna", "rat", "/sitzung einladen S1 grund:Eilt jetzt:ja")
	s.until(s.now.Add(time.Hour))
	s.do("anna", "rat", "/sitzung eroeffnen S1")
	s.do("anna", "rat", "/sitzung anwesend @bert @frida @hans")
	s.do("anna", "other:kanal", "/sitzung anwesend @ida fuer:Gerd")
	s.do("anna", "rat", "/top aufruf 1")
	s.do("anna", "rat", "/abstimmung neu Lampen?")
	s.do("hans", "rat", "/abstimmung stimme V1 nein")
	want(t, said(s.do("ida", "other:kanal", "/abstimmung stimme V1 ja")), "Sie stimmen für (Name nicht gezeigt) ab")
	s.do("ida", "other:@bot", "mitglied verknuepfen "+s.code("hans", "@bot", "mitglied verknuepfen"))
	voted, could := council.Turnout(s.electors(s.vote("V1")))
	if voted != 1 || could != 4 {
		t.Errorf("%d of %d", voted, could)
	}
	want(t, said(s.do("ida", "other:kanal", "/abstimmung stimme V1 enthaltung")), "Ihre Stimme: Enthaltung", "!Sie stimmen für")
	if got := s.refused("gerd", "rat", "/abstimmung stimme V1 ja"); !strings.Contains(got, "nicht als anwesend") {
		t.Error(got)
	}
	s.do("anna", "rat", "/sitzung anwesend @gerd")
	want(t, said(s.do("gerd", "rat", "/abstimmung stimme V1 ja")), "Ihre Stimme: Ja")
	s.do("anna", "rat", "/abstimmung schliessen V1")
	if got := s.vote("V1").Tally; got != (council.Tally{Yes: 1, Abstain: 1}) {
		t.Errorf("%+v", got)
	}
	s.check()
}

// TestVoteOutside: on a platform with a low ceiling a member votes as elsewhere and has the receipt; names are left out there.
func TestVoteOutside(t *testing.T) {
	s := connected(t, "lenkungsgremium")
	s.do("anna", "rat", "/abstimmung umlauf Lampen? modus:namentlich bis:20.03.2027")
	want(t, said(s.do("carl", "other:kanal", "/abstimmung stimme V1 ja")), "Ihre Stimme: Ja", "!nicht gezeigt")
	s.do("bert", "rat", "/abstimmung stimme V1 ja")
	s.until(s.now.AddDate(0, 0, 25))
	want(t, s.chat.last("rat"), "Namentlich: Ja: ", "Carl")
	want(t, s.other.last("kanal"), "angenommen", "!Carl", "In Other nicht gezeigt")
}
