package document

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gremium/bot/text"
	"gremium/commands/council"
)

func sampleInvitation(t testing.TB) Invitation {
	t.Helper()
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	m := council.Meeting{
		ID: "S12", Kind: council.Constitutive, Minutes: 90, Place: "Rathaus, Saal 2", InvitedAt: time.Date(2027, 3, 1, 9, 0, 0, 0, berlin), AgendaSent: 3,
		ShortNotice: "Frist des Landes", Agenda: []council.AgendaItem{
			{Number: 1, Title: "Lampen", Kind: council.Decision, Minutes: 15}, {Number: 2, Title: "Geheim", NonPublic: true},
			{Number: 3, Title: "Haushalt", CarriedFrom: "S11-4"}, {Number: 4, Title: "Sturm"},
		},
		Moves: []council.Move{{From: time.Date(2027, 3, 23, 16, 0, 0, 0, berlin)}},
	}
	m.SetStart(time.Date(2027, 3, 24, 16, 0, 0, 0, berlin))
	return Invitation{
		Meeting: m, Agenda: m.Numbering(), Bodies: []string{"Lenkungsgremium", "AG Graffiti"}, Voting: [][2]string{{"Vera Vorsitz", "Ordnungsamt"}, {"Paul Polizei", ""}},
		Moderator: "Susi Schule", ReplyBy: "2027-03-22", Letterhead: []string{"Stadt Musterstadt"}, Text: text.For(text.German),
	}
}

// TestGoldenInvitation compares the whole paper with what it was.
func TestGoldenInvitation(t *testing.T) {
	got, err := Markdown(sampleInvitation(t).Document())
	if err != nil {
		t.Fatal(err)
	}
	const name = "testdata/invitation.md"
	if *update {
		if err := os.WriteFile(name, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Error(diff)
	}
	if strings.Contains(string(got), "Geheim") {
		t.Error("a non-public title is printed")
	}
}

// TestInvitationStates says what is printed of a plan, of a meeting without an agenda, and of a cancelled one.
func TestInvitationStates(t *testing.T) {
	plan := sampleInvitation(t)
	plan.Meeting.InvitedAt, plan.Agenda, plan.Meeting.Place, plan.Meeting.ShortNotice = time.Time{}, nil, "", ""
	if d := plan.Document(); d.Mark != "Entwurf" {
		t.Errorf("a plan is marked %q", d.Mark)
	}
	cancelled := sampleInvitation(t)
	cancelled.Meeting.State, cancelled.Meeting.CancelReason = council.Cancelled, "Sturm"
	for _, c := range []struct {
		i     Invitation
		parts []string
	}{
		{plan, []string{"Die Tagesordnung ist noch leer", "wird noch mitgeteilt", "!Eilfall", "!Eingeladen am"}},
		{cancelled, []string{"Die Sitzung ist abgesagt. Grund: Sturm", "!Rückmeldung"}},
	} {
		got, err := Markdown(c.i.Document())
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range c.parts {
			if not, forbidden := strings.CutPrefix(part, "!"); forbidden == strings.Contains(string(got), not) {
				t.Errorf("want %q in %s", part, got)
			}
		}
	}
	if got := plan.FileName("pdf"); got != "Einladung-S12.pdf" {
		t.Errorf("the file is called %s", got)
	}
}
