package commands

import (
	"testing"

	"gremium/bot"
)

// TestNewcomerIsAsked says that a stranger who is named without an account, and whom the chat has, is not stored before the
// asker was asked; and that the answer is kept.
func TestNewcomerIsAsked(t *testing.T) {
	s := newStage(t)
	s.found()
	people, rows := len(s.people()), len(s.audits())
	asked := s.do("anna", "rat", "/mitglied neu person:frida rolle:beratend")
	want(t, said(asked), "Meinen Sie @frida (Frida Geheimname)?", "noch nichts gespeichert", "[Ja, dieses Konto]", "[Nein, ohne Konto]")
	if n := len(s.people()); n != people || len(s.audits()) != rows {
		t.Errorf("the question stored something: %d persons of %d", n, people)
	}
	want(t, said(s.press("anna", "rat", asked.Message, "Ja, dieses Konto")), "Frida Geheimname gehört jetzt", "Beratend", "!kein Konto")
	if got := s.personOf("frida"); len(got.Accounts) != 1 {
		t.Errorf("frida is %+v", got)
	}
	// By the whole name, and in a form, where what was filled in comes along.
	form := s.event("anna", "rat", "/mitglied neu")
	form.Source, form.Values = bot.Submitted, map[string]string{"person": "Gustav Geheimname", "institution": "Bauamt"}
	reply := s.bot.Handle(t.Context(), form)
	if reply.Form != nil || reply.Failed {
		t.Fatalf("the form is refused: %+v", reply)
	}
	want(t, said(reply), "Meinen Sie @gustav (Gustav Geheimname)?")
	want(t, said(s.press("anna", "rat", reply.Message, "Nein, ohne Konto")), "Gustav Geheimname gehört jetzt", "Bauamt", "hat hier kein Konto")
	// Whom the chat does not know, whom the body knows, and who is typed as somebody without an account: no question.
	want(t, said(s.do("anna", "rat", `/mitglied neu "Zita Niemand"`)), "Zita Niemand gehört jetzt", "kein Konto")
	want(t, said(s.do("anna", "rat", `/mitglied neu name:heinz`)), "heinz gehört jetzt", "kein Konto")
	s.do("anna", "rat", "/sitzung neu 14.04.2027 16:00")
	s.do("anna", "rat", "/sitzung einladen S1 jetzt:ja")
	want(t, said(s.do("bert", "rat", `/sitzung rueckmeldung S1 vertretung "Carl Geheimname"`)), "Carl Geheimname kommt für Sie")
	// A deputy is asked for as well, and told.
	asked = s.do("bert", "rat", "/sitzung rueckmeldung S1 vertretung emil")
	want(t, said(asked), "Meinen Sie @emil")
	want(t, said(s.press("bert", "rat", asked.Message, "Ja, dieses Konto")), "Emil Geheimname kommt für Sie", "!kein Konto")
	want(t, s.chat.last("id-emil"), "bittet Sie um Vertretung")
	// In English, and for who leads or presents.
	s.do("anna", "@bot", "gremium sprache englisch")
	want(t, said(s.do("anna", "rat", "/meeting new 21.04.2027 16:00 moderator:ines")), "Do you mean @ines", "[Yes, this account]")
	want(t, said(s.do("anna", "rat", "/item new Roads by:ines")), "Do you mean @ines")
	s.check()
}
