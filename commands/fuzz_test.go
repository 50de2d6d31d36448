package commands

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"gremium/bot"
	"gremium/commands/council"
	"gremium/scheduler"
	"gremium/store"
)

// FuzzHandle: whatever somebody types, presses, submits or uses a message action on, where and by whom ever, the core
// answers fairly (attack_judge_test.go), the store stays consistent, and others see nothing they must not
// (attack_tenant_test.go).
func FuzzHandle(f *testing.F) {
	a := newArena(f, false)
	g := a.guard()
	persons := []intruder{{"carl", nil, "XY"}, {"anna", nil, "XY"}, {"zora", nil, "XY"}, {"xaver", nil, "Y"}, {"root", nil, ""}, {"admin2", nil, "X"}, {"bert", nil, "XY"}}
	places := []string{"rat", "@bot", "cafe", "other:aue", "stab", "verein2", "other:@bot"}
	first, second := a.councils()
	for _, c := range all() {
		line := typed(c, fitting(c))
		f.Add(line, "", "", uint8(0), uint8(0), uint8(0))
		f.Add("/"+c.Name, "", "x", uint8(1), uint8(1), uint8(2))
	}
	for _, hurt := range hostile {
		if len(hurt) < 2000 {
			f.Add("/top neu "+hurt, hurt, hurt, uint8(0), uint8(0), uint8(3))
		}
	}
	f.Fuzz(func(t *testing.T, line, value, post string, who, where, how uint8) {
		a := a.of(t)
		person := persons[int(who)%len(persons)]
		event := a.event(person.who, places[int(where)%len(places)], line)
		event.Source = bot.Source(how % 3)
		event.Fill = how&4 != 0
		event.Council = []string{"", first, second, "nobody's"}[how>>3&3]
		event.Language = []bot.Event{{}, {Language: "en"}}[how>>5&1].Language
		event.Post.Text = post
		if event.Source == bot.Submitted {
			event.Values = map[string]string{}
			command, _, err := a.bot.set.Find(line)
			if err == nil {
				for _, o := range command.Options {
					event.Values[o.ID] = value
				}
			}
		}
		reply := a.rehearse(event)
		a.fair("fuzz", event, reply)
		if place := event.Channel.ID; place != "stab" && place != "verein2" { // what is said in those channels is seen there
			if spoils := g.spoils(person.theirs, whole(reply), line+value+post); spoils != "" {
				t.Errorf("%s in %s sees %s in %s", person.who, place, spoils, short(whole(reply)))
			}
		}
		for _, option := range []string{"meeting", "person", "when", "item", "reminder", "duration", value} {
			for _, found := range a.bot.Suggest(t.Context(), event, option, value) {
				if spoils := g.spoils(person.theirs, found.Value+" "+found.Label, line+value); spoils != "" && event.Channel.ID != "stab" && event.Channel.ID != "verein2" {
					t.Errorf("%s is told %s", person.who, spoils)
				}
			}
		}
	})
}

// FuzzJobs: a job with any arguments, and a card with any, does nothing, something or an error, and breaks nothing: what is
// stored may be another version's.
func FuzzJobs(f *testing.F) {
	a := newArena(f, true)
	first, _ := a.councils()
	var kinds, names []string
	for kind := range a.bot.Kinds() {
		kinds = append(kinds, kind)
	}
	for name := range cards {
		names = append(names, name)
	}
	for _, id := range []string{"S1", "S1-1", "S9", "E1", "", "x", "S-1", "S1-99"} {
		f.Add(uint8(0), id, "2d", "2027-04-14T16:00", "id-carl")
		f.Add(uint8(3), id, "", "x", "")
	}
	f.Fuzz(func(t *testing.T, which uint8, id, occurrence, at, person string) {
		a := a.of(t)
		args := map[string]string{
			"meeting": id, "body": id, "reminder": id, "occurrence": occurrence, "for": person, "deputy": person, "wall": at, "due": at, "late": occurrence,
			"place": id, "before": id, "move": occurrence, "from": at, "by": id, "ended": at, "kind": occurrence, "text": id, "rule": at, "account": person, "platform": id,
		}
		kind := kinds[int(which)%len(kinds)]
		job := scheduler.Job{Key: "k", Kind: kind, Council: first, Due: a.now, Zone: "Europe/Berlin", Wall: "2027-03-01T09:00", Args: args}
		_ = rehearsal{a.store}.Update(t.Context(), first, func(tx store.Tx) error {
			if err := a.bot.Kinds()[kind](tx, job, scheduler.Occasion{Now: a.now, Late: which&64 != 0}); err == nil {
				for _, problem := range scheduler.Check(tx) {
					t.Errorf("%s %+v: %v", kind, args, problem)
				}
			}
			return nil
		})
		for _, to := range []bot.Audience{{Platform: "test", Channel: "rat"}, {Platform: "test", Account: account("carl").ID}, {Platform: "other", Channel: "aue"}, {Platform: id, Account: person}} {
			err := a.store.View(t.Context(), first, func(tx store.Tx) error {
				m, err := a.bot.Render(tx, scheduler.Card{Name: names[int(which)%len(names)], ID: id, Args: args}, to)
				if err == nil && len(id+occurrence+at+person) < 1000 && id == bot.Clean(id) && at == bot.Clean(at) && occurrence == bot.Clean(occurrence) && person == bot.Clean(person) {
					a.fair(fmt.Sprintf("card %s of %q", names[int(which)%len(names)], id), bot.Event{}, bot.Reply{Message: &m})
				}
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
		}
	})
}

// FuzzDay: a body's short name is short and one word; counting days goes there and back.
func FuzzDay(f *testing.F) {
	f.Add("Lenkungsgremium der Stadt", int64(1806000000), 14)
	f.Add("*** ---", int64(0), -400)
	f.Add("ß ŉ ǰ", int64(-1), 0)
	f.Fuzz(func(t *testing.T, name string, at int64, days int) {
		code := council.ShortName(strings.ToValidUTF8(name, ""))
		if n := len([]rune(code)); n > 4 || strings.ContainsAny(code, " \n\t-") {
			t.Errorf("%q is short %q", name, code)
		}
		day := council.DayOf(time.Unix(at%(1<<33), 0).UTC())
		if days %= 40000; day.Until(day.Add(days)) != days || day.Add(days).Add(-days) != day || (days > 0) != (day < day.Add(days)) {
			t.Errorf("%s and %d days: %s", day, days, day.Add(days))
		}
	})
}
