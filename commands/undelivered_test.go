package commands

import (
	"errors"
	"strings"
	"testing"
	"time"

	"gremium/scheduler"
)

// TestUndelivered says that the coordination learns what of a meeting did not arrive, once for each cause, and that nothing
// goes in circles when that does not arrive either.
func TestUndelivered(t *testing.T) {
	s := newStage(t)
	s.found()
	s.do("anna", "rat", "/sitzung neu 14.04.2027 16:00")
	s.chat.closed = map[string]bool{"id-carl": true, "rat": true}
	s.do("anna", "rat", "/sitzung einladen S1 jetzt:ja")
	notices := func(who string) (n int) {
		for _, m := range s.chat.to("id-" + who) {
			if strings.HasPrefix(m.Title, "Nicht angekommen") {
				n++
			}
		}
		return n
	}
	if notices("anna") != 0 {
		t.Errorf("told before all was tried")
	}
	s.until(s.now.Add(2 * time.Minute))
	want(t, s.chat.last("id-anna"), "Nicht angekommen: S1 · Sitzung Geheimrat",
		"Die Einladung zu S1 kam nicht an: im Kanal in Test (der Bot darf dort nicht schreiben); bei Carl Geheimname (nimmt keine Direktnachrichten an).",
		"/gremium nachholen", "Privatsphäre-Einstellungen", "[S1 zeigen]", "!missing access")
	want(t, said(s.do("anna", "rat", "/sitzung zeigen S1")), "Carl Geheimname: noch keine (nicht zugestellt: nimmt keine Direktnachrichten an)",
		"Bert Geheimname: noch keine (Chat, 01.03.2027)")
	// The same cause is no news; who does not coordinate is not told.
	s.do("anna", "rat", "/sitzung aendern S1 ort:Feuerwehr")
	s.day(time.April, 13)
	if notices("anna") != 1 || notices("bert") != 0 {
		t.Errorf("told %d times, the chair %d times", notices("anna"), notices("bert"))
	}
	// In words and by cause for who administers, and made good.
	test := s.do("root", "rat", "/gremium selbsttest")
	want(t, said(test), "5 Direktnachrichten kamen nicht an: eine Person nimmt keine an", "2 Nachrichten im Kanal von „Geheimrat“ in Test",
		"[Noch einmal versuchen]", "!missing access", "!invitation", "!id-carl", "!platform refuses")
	s.chat.closed = nil
	want(t, said(s.press("root", "rat", test.Message, "Noch einmal versuchen")), "7 Nachrichten oder Aufgaben")
	want(t, said(s.do("root", "rat", "/gremium selbsttest")), "Keine Nachricht und keine Aufgabe")
	want(t, said(s.do("anna", "rat", "/sitzung zeigen S1")), "Carl Geheimname: noch keine (Chat")

	// The coordination cannot be told either: that is left at that.
	s.do("anna", "rat", "/sitzung neu 19.05.2027 16:00")
	s.chat.closed = map[string]bool{"id-anna": true, "id-bert": true, "id-carl": true, "rat": true}
	before := s.kinds[scheduler.ParkedKind]
	s.do("anna", "rat", "/sitzung einladen S2 jetzt:ja")
	s.until(s.now.Add(24 * time.Hour))
	if n := s.kinds[scheduler.ParkedKind] - before; n != 2 {
		t.Errorf("looked %d times at what was given up: once, and once more for the notice itself", n)
	}
	s.check()
}

// TestUndeliveredForOtherReasons: what failed for long enough is told with the log as its reason; names only where they may
// be shown; and what has arrived by then is not told.
func TestUndeliveredForOtherReasons(t *testing.T) {
	s := connected(t, "lenkungsgremium")
	for _, who := range []string{"anna", "carl"} {
		s.do(who, "other:@bot", "erinnerung hier")
	}
	s.do("anna", "rat", "/sitzung neu 14.04.2027 16:00")
	s.other.closed = map[string]bool{"other-carl": true}
	s.chat.fail = errors.New("no chat today")
	s.do("anna", "rat", "/sitzung einladen S1 jetzt:ja")
	s.until(s.now.Add(2 * time.Minute))
	want(t, s.other.last("other-anna"), "bei 1 Person (nimmt keine Direktnachrichten an)", "!Carl", "um wen es geht", "!im Kanal")
	s.until(s.now.Add(24 * time.Hour))
	want(t, s.other.last("other-anna"), "im Kanal in Test (auch nach mehreren Versuchen nicht)", "bei 1 Person (auch nach", "!no chat today", "Protokoll")
	want(t, said(s.do("root", "other:kanal", "/gremium selbsttest")), "1 Direktnachricht kam nicht an", "liegen geblieben", "Protokoll", "!no chat today")
	s.chat.fail, s.other.closed = nil, nil
	s.do("anna", "rat", "/sitzung neu 21.04.2027 16:00")
	s.other.closed = map[string]bool{"other-carl": true}
	s.do("anna", "rat", "/sitzung einladen S2 jetzt:ja")
	s.other.closed = nil
	s.do("root", "rat", "/gremium nachholen")
	s.until(s.now.Add(2 * time.Minute))
	if last := s.other.last("other-anna"); strings.Contains(last, "Nicht angekommen: S2") {
		t.Errorf("told of what has arrived: %s", last)
	}
}

// TestWaitingForAPlatform: what waits for a platform whose access has been taken from the configuration is neither lost nor
// silent: the self-test says that it waits, and how to end that.
func TestWaitingForAPlatform(t *testing.T) {
	s := twoPlatforms(t)
	s.found()
	s.do("root", "other:kanal", "/gremium verbinden "+s.code("anna", "rat", "/gremium verbinden"))
	want(t, said(s.do("root", "rat", "/gremium selbsttest")), "Keine Nachricht und keine Aufgabe", "!warten auf")
	other := s.other
	s.other = nil
	s.start()
	s.do("anna", "rat", "/sitzung neu 14.04.2027 16:00")
	s.do("anna", "rat", "/sitzung einladen S1 jetzt:ja")
	s.day(time.March, 3)
	test := s.do("root", "rat", "/gremium selbsttest")
	want(t, said(test), "1 Nachricht wartet auf Other", "`/gremium trennen plattform:other`", "!Keine Nachricht", "![Noch einmal versuchen]")
	s.other = other
	s.start()
	s.until(s.now.Add(time.Minute))
	want(t, said(s.do("root", "rat", "/gremium selbsttest")), "Keine Nachricht und keine Aufgabe", "!wartet auf")
	want(t, s.other.last("kanal"), "S1 · Sitzung", "[Zusage]")
	s.check()
}
