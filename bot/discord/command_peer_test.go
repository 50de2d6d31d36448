package discord

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gremium/bot"
	"gremium/bot/discord/discordtest"
)

func TestRegisters(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	var names []string
	for _, c := range s.Commands(s.guild) {
		names = append(names, c.Name)
		if c.Name == "sitzung" {
			if c.Names["en-US"] != "meeting" || c.Names["en-GB"] != "meeting" {
				t.Errorf("in English /sitzung is %v", c.Names)
			}
			var verbs []string
			for _, o := range c.Options {
				verbs = append(verbs, o.Name)
			}
			if want := []string{"neu", "zeigen", "rueckmeldung", "uebersicht"}; !slices.Equal(verbs, want) {
				t.Errorf("/sitzung has %v, want %v", verbs, want)
			}
			if first := c.Options[0].Options[0]; first.Name != "wann" || first.Required {
				t.Errorf("first comes %+v", first)
			}
		}
	}
	if want := []string{"sitzung", "top", "gremium", "erinnerung", "hilfe", "g", "Als TOP"}; !slices.Equal(names, want) {
		t.Errorf("registered %v, want %v", names, want)
	}
	posts := s.requested("POST", "/commands")
	s.stop()
	s.start()
	s.until("the commands are compared", func() bool { return s.requested("GET", "/commands") == 2 })
	s.slash(s.anna, "hilfe", nil)
	if n := s.requested("POST", "/commands"); n != posts {
		t.Errorf("%d commands were registered again", n-posts)
	}
	s.bot.hear(s.bot.running.Load(), "GUILD_UPDATE", []byte(`{"id":"`+s.guild.ID+`","preferred_locale":"en-GB"}`))
	s.until("the guild has its commands in its new language", func() bool {
		return slices.ContainsFunc(s.Commands(s.guild), func(c discordtest.Command) bool { return c.Name == "meeting" && c.Names["de"] == "sitzung" })
	})
	s.bot.hear(s.bot.running.Load(), "GUILD_UPDATE", []byte(`{"id":"`+s.guild.ID+`","preferred_locale":"de"}`))
	s.until("the guild has its commands in its old language", func() bool {
		return len(s.Commands(s.guild)) == len(names) && slices.ContainsFunc(s.Commands(s.guild), func(c discordtest.Command) bool { return c.Name == "Als TOP" })
	})
	posts, deleted := s.requested("POST", "/commands"), s.requested("DELETE", "/commands/")
	s.stop()
	s.core.set = slices.Clone(declared[:4])
	s.core.set[0].Options = s.core.set[0].Options[1:]
	s.start()
	s.until("the changed one is registered", func() bool { return s.requested("POST", "/commands") == posts+1 })
	s.slash(s.anna, "sitzung uebersicht", nil)
	if n := s.requested("POST", "/commands"); n != posts+1 {
		t.Errorf("%d commands were registered again, one has changed", n-posts)
	}
	if n := s.requested("DELETE", "/commands/") - deleted; n != 5 {
		t.Errorf("%d commands were deleted, five are no more", n)
	}
}

func TestRegistersInEnglish(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	g := s.Guild("Council", "en-GB")
	g.Join(s.bert)
	town := g.Channel("town", false)
	s.until("its commands are registered", func() bool { return len(s.Commands(g)) == len(s.Commands(s.guild)) })
	s.ok(s.bert.Slash(t.Context(), town, "meeting new", options{"when": "24.3. 16 Uhr", "kind": "extraordinary"}))
	if got, want := s.core.last(t).Line, `/meeting new when:"24.3. 16 Uhr" kind:ausserordentlich`; got != want {
		t.Errorf("the line is %q, want %q", got, want)
	}
}

func TestSlash(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	s.slash(s.anna, "sitzung neu", options{
		"wann": "24.3. 16 Uhr", "ort": `Saal "2": links`, "art": "ordentlich", "moderation": "<@" + s.bert.ID + ">", "nichtoeffentlich": true, "seite": 7,
	})
	seen := s.sees(s.anna, s.rat, "sitzung neu")
	if want := `sitzung neu; ort=Saal "2": links; wann=24.3. 16 Uhr; art=ordentlich; moderation=@` + joiner + `bert; nichtoeffentlich=ja; seite=7`; seen.Text() != want {
		t.Errorf("Anna sees\n%s, want\n%s", seen.Text(), want)
	}
	if !seen.Ephemeral {
		t.Error("everyone sees Anna's answer")
	}
	e := s.core.last(t)
	want := bot.Event{
		From:     bot.Account{Platform: Name, ID: s.anna.ID, Username: "anna", Name: "Anna Ohm"},
		Channel:  bot.Channel{Platform: Name, ID: s.rat.ID, Name: "rat", Team: s.guild.ID},
		Language: "de", Source: bot.Typed,
	}
	e.Line = ""
	if !strings.HasPrefix(e.Once.Key, "interaction:") || !e.Once.Until.After(s.now().Add(15*time.Minute)) {
		t.Errorf("the event is single-use by %+v", e.Once)
	}
	e.Once = bot.Once{}
	if d := cmp.Diff(want, e); d != "" {
		t.Error(d)
	}
}

func TestLines(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	for _, c := range []struct {
		path    string
		options options
		want    string
	}{
		{"sitzung uebersicht", nil, "/sitzung"},
		{"hilfe", options{"thema": "sitzung neu"}, `/hilfe thema:"sitzung neu"`},
		{"g", options{"zeile": "S1 ja"}, "/g S1 ja"},
		{"g", options{"zeile": " /sitzung neu 24.3. 16 Uhr "}, "/sitzung neu 24.3. 16 Uhr"},
		{"g", options{"zeile": "top neu <@" + s.bert.ID + "> berichtet"}, "/g top neu @bert berichtet"},
		{"g", options{"zeile": "top neu <@1>"}, "/g top neu <@1>"},
		{"sitzung rueckmeldung", options{"sitzung": "S1", "antwort": "ja"}, "/sitzung rueckmeldung sitzung:S1 antwort:ja"},
	} {
		s.slash(s.anna, c.path, c.options)
		if got := s.core.last(t).Line; got != c.want {
			t.Errorf("/%s %v is %q, want %q", c.path, c.options, got, c.want)
		}
	}
}

func TestPrivateChannelsAndThreads(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	hidden := s.guild.Channel("vorstand", true, s.anna, s.Bot())
	s.ok(s.anna.Slash(t.Context(), hidden, "hilfe", nil))
	if !s.core.last(t).Channel.Private {
		t.Error("a channel for some is open")
	}
	ref, err := s.bot.Send(t.Context(), bot.Message{Key: "karte", To: bot.Audience{Channel: s.rat.ID}, Title: "Sitzung S1", Thread: "S1 Haushalt"})
	s.ok(err)
	threads := s.Threads(s.rat)
	if len(threads) != 1 || threads[0].Name() != "S1 Haushalt" {
		t.Fatalf("threads: %v", threads)
	}
	s.ok(s.anna.Slash(t.Context(), threads[0], "hilfe", nil))
	e := s.core.last(t)
	if e.Channel.ID != s.rat.ID || e.Channel.Thread != threads[0].ID || e.Channel.Private || e.Channel.Name != "rat" {
		t.Errorf("in the thread the channel is %+v", e.Channel)
	}
	if e.Post.ID != ref.Post || e.Post.Text != "" {
		t.Errorf("the thread's root is %+v, want our card without its text", e.Post)
	}
}

func TestMessageAction(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	said, err := s.bert.Say(t.Context(), s.rat, "Die Laterne am Markt ist kaputt", discordtest.File{Name: "laterne.txt", Data: []byte("Bild")})
	s.ok(err)
	s.ok(s.anna.Apply(t.Context(), "Als TOP", said.ID))
	e := s.core.last(t)
	if e.Source != bot.Pressed || e.Line != "/top neu" || e.Post.Text != "Die Laterne am Markt ist kaputt" || e.Post.Author.Username != "bert" || e.Post.ID != said.ID {
		t.Errorf("the event is %+v", e)
	}
	s.sees(s.anna, s.rat, "top neu; titel=Die Laterne am Markt ist kaputt; laterne.txt:Bild")
}

func TestComplete(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	for _, c := range []struct {
		path           string
		options        options
		focused, typed string
		want           []string
	}{
		{"sitzung neu", options{"ort": "Saal 2"}, "wann", "", []string{"morgen 9 Uhr"}},
		{"sitzung neu", nil, "wann", "24.3. 16", []string{"24.3. 16"}},
		{"sitzung neu", nil, "moderation", "", []string{"@bert"}},
		{"sitzung neu", nil, "moderation", "An", []string{"@bert", "@anna"}},
		{"gremium einrichten", nil, "rolle", "", []string{"vorsitz", "gast", "mitglied"}},
		{"gremium einrichten", nil, "rolle", "vor", []string{"vorsitz"}},
		{"gremium einrichten", nil, "rolle", "gast", []string{"gast", "gast+vorsitz", "gast+mitglied"}},
		{"gremium einrichten", nil, "rolle", "gast+mi", []string{"gast+mitglied"}},
		{"gremium einrichten", nil, "rolle", "quatsch", nil},
		{"g", nil, "zeile", "sitz", []string{"sitzung neu", "sitzung zeigen", "sitzung rueckmeldung"}},
		{"g", nil, "zeile", "meeting n", []string{"meeting new"}},
		{"g", nil, "zeile", "S1 ja", []string{"S1 ja"}},
		{"g", nil, "zeile", "", []string{"S1", "sitzung neu", "sitzung zeigen", "sitzung rueckmeldung", "top neu", "erinnerung aus", "gremium einrichten", "hilfe"}},
		{"g", nil, "zeile", "s", []string{"S1", "sitzung neu", "sitzung zeigen", "sitzung rueckmeldung"}},
		{"g", nil, "zeile", "S1", []string{"S1", "S1 ja", "S1 nein"}},
		{"g", nil, "zeile", "s7 n", []string{"s7 nein"}},
		{"g", nil, "zeile", "V9 ja", []string{"V9 ja"}},
	} {
		got, err := s.anna.Complete(t.Context(), s.rat, c.path, c.options, c.focused, c.typed)
		s.ok(err)
		var values []string
		for _, choice := range got {
			values = append(values, choice.Value.(string))
		}
		if !slices.Equal(values, c.want) {
			t.Errorf("/%s %s:%s suggests %v, want %v", c.path, c.focused, c.typed, values, c.want)
		}
	}
	got, err := s.anna.Complete(t.Context(), s.rat, "g", nil, "zeile", "gremium")
	s.ok(err)
	if len(got) != 1 || got[0].Name != "gremium einrichten" {
		t.Errorf("the name is said twice: %v", got)
	}
	got, err = s.anna.Complete(t.Context(), s.rat, "sitzung neu", options{"ort": "Saal 2"}, "wann", "")
	s.ok(err)
	if len(got) != 1 || !strings.Contains(got[0].Name, `/sitzung neu ort:"Saal 2"`) {
		t.Errorf("what is there already is not told: %v", got)
	}
}

func TestDuplicateEvents(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	s.DuplicateNext("INTERACTION_CREATE")
	s.slash(s.anna, "hilfe", nil)
	s.DuplicateNext("MESSAGE_CREATE")
	_, err := s.anna.Say(t.Context(), s.anna.DM(), "hilfe")
	s.ok(err)
	s.sees(s.anna, s.anna.DM(), "hilfe")
	_, err = s.anna.Say(t.Context(), s.anna.DM(), "hilfe sitzung")
	s.ok(err)
	s.sees(s.anna, s.anna.DM(), "hilfe; thema=sitzung")
	if n := s.core.count(); n != 3 {
		t.Errorf("the core was asked %d times, want 3", n)
	}
}

// TestCommandAloneOpensItsForm: what a large command needs is asked for in its form.
func TestCommandAloneOpensItsForm(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	s.slash(s.anna, "sitzung neu", nil)
	if m := s.modal(s.anna); m.Title != "Sitzung planen" || !slices.Contains(fieldIDs(m), "when") {
		t.Errorf("the modal %q has %v", m.Title, fieldIDs(m))
	}
	if s.anna.Slash(t.Context(), s.rat, "top neu", nil) == nil {
		t.Error("a command with a single option is sent without it")
	}
}
