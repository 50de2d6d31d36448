package commands

import (
	"strings"
	"testing"
	"time"

	"gremium/bot"
)

// TestOldButtons changes everything that cards were about, and then has everybody who ever saw a button press it.
func TestOldButtons(t *testing.T) {
	for name, change := range map[string][]string{
		"cancelled": {"/sitzung absagen S1 grund:Sturm", "/sitzung absagen S2 grund:Sturm", "/sitzung absagen S3 grund:Sturm"},
		"moved":     {"/sitzung verschieben S1 auf:\"21.04.2027 16:00\" grund:Saal", "/sitzung verschieben S2 auf:\"26.05.2027 16:00\""},
		"left":      {"/mitglied ende @carl", "/mitglied ende @dora"},
		"withdrawn": {"/top zurueckziehen S1-1", "/top zurueckziehen S1-2"},
		"over":      nil,
	} {
		t.Run(name, func(t *testing.T) {
			a := newArena(t, true)
			a.do("carl", "rat", "/sitzung rueckmeldung S1 vertretung @emil")
			type press struct {
				who, place string
				button     bot.Button
			}
			var old []press
			collect := func(who, place string, m *bot.Message) {
				for _, b := range m.Buttons {
					old = append(old, press{who, place, b})
				}
			}
			for _, who := range []string{"anna", "carl", "dora"} {
				for _, line := range []string{"/sitzung zeigen S1", "/sitzung zeigen S2", "/sitzung liste", "/top liste S1", "/mitglied liste", "/gremium",
					"/erinnerung liste", "/gremium hilfe", "/sitzung einladen S2", "/sitzung neu 10.03.2027 16:00", "/top neu Neues sitzung:S2", "/erinnerung neu Alt wann:\"morgen 11 Uhr\""} {
					if r := a.bot.Handle(t.Context(), a.event(who, "rat", line)); r.Message != nil {
						collect(who, "rat", r.Message)
					}
				}
			}
			if name == "over" {
				a.until(time.Date(2027, 6, 10, 9, 0, 0, 0, a.now.Location()))
			}
			a.deliver()
			for _, m := range a.wall.take() {
				for _, who := range []string{"anna", "bert", "carl", "dora", "emil", "zora"} {
					if m.To.Channel != "" {
						collect(who, m.To.Channel, &m)
					} else if m.To.Account == account(who).ID {
						collect(who, "@bot", &m)
					}
				}
			}
			for _, line := range change {
				a.do("anna", "rat", line)
			}
			if name == "left" {
				a.until(a.now.AddDate(0, 0, 1)) // who ends today is a member until midnight
			}
			if len(old) < 80 {
				t.Fatalf("only %d buttons", len(old))
			}
			before := a.state()
			first, _ := a.councils()
			for _, p := range old {
				event := a.event(p.who, p.place, p.button.Line)
				event.Source, event.Council, event.Fill, event.Until = bot.Pressed, first, p.button.Fill, p.button.Until
				reply := a.rehearse(event)
				a.fair(p.who+" presses "+p.button.Line, event, reply)
				a.judgeOld(name, p.who, p.button, reply)
			}
			if after := a.state(); after != before {
				t.Error("a rehearsal is no rehearsal")
			}
			for _, problem := range a.check() {
				t.Errorf("inconsistent: %v", problem)
			}
		})
	}
}

// judgeOld says whether an old button does what it must not any more.
func (a *arena) judgeOld(name, who string, b bot.Button, r bot.Reply) {
	a.t.Helper()
	command, _, err := a.bot.set.Find(b.Line)
	if err != nil {
		a.t.Errorf("%s: button %q is no command", name, b.Line)
		return
	}
	changes := !r.Failed && !command.Reads && !asks(r)
	switch {
	case !changes:
	case name == "cancelled" && strings.HasPrefix(command.English, "meeting") && strings.Contains(b.Line, "S"):
		a.t.Errorf("%s presses %s although S1 to S3 are cancelled: %s", who, b.Line, whole(r))
	case name == "left" && (who == "carl" || who == "dora") && !strings.HasPrefix(command.English, "council") && command.English != "member unlink":
		a.t.Errorf("%s has left, and %s does: %s", who, b.Line, whole(r))
	case name == "withdrawn" && strings.Contains(b.Line, "zurueckziehen S1"):
		a.t.Errorf("%s withdraws again: %s: %s", who, b.Line, whole(r))
	case name == "over" && (strings.HasPrefix(command.English, "meeting") && !strings.Contains(b.Line, "neu") || !b.Until.IsZero()):
		a.t.Errorf("%s presses %s although all is over: %s", who, b.Line, whole(r))
	}
}
