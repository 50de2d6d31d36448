package main

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/mattermost/mattermost/server/public/model"

	"gremium/bot"
	"gremium/bot/mattermost"
	"gremium/bot/mattermost/mattermosttest"
)

// town is a team on the real Mattermost server, set up by the program itself, with the people of
// stories/first-meeting.story.
type town struct {
	testing.TB
	server  *mattermosttest.Server
	team    *model.Team
	channel *model.Channel
	people  map[string]*mattermosttest.User
	config  string // the configuration file that the setup wrote
	bot     string // the bot's user id
	file    string // the store's file, once the office is open
}

func newTown(t testing.TB, server string, people ...string) *town {
	t.Helper()
	s := mattermosttest.Start(t)
	if server == "" {
		server = s.URL
	}
	town := &town{TB: t, server: s, team: s.Team(t), people: map[string]*mattermosttest.User{}, config: filepath.Join(t.TempDir(), "gremium.toml")}
	var ids []string
	for _, name := range people {
		u := s.User(t, town.team, name)
		town.people[name] = u
		ids = append(ids, u.ID)
	}
	town.channel = s.Channel(t, town.team, model.ChannelTypeOpen, ids...)
	address := freeAddress(t)
	t.Setenv("GREMIUM_MATTERMOST_ADMIN_TOKEN", s.Admin.AuthToken)
	var out bytes.Buffer
	code := run(t.Context(), []string{"setup", "mattermost", "--config", town.config, "--mattermost-url", server,
		"--callback-url", "http://" + address, "--listen", address, "--teams", town.team.Name, "--bot-name", "gremium-" + town.team.Name},
		&out, &out)
	if code != 0 {
		t.Fatalf("setup: exit %d\n%s", code, out.String())
	}
	bot, _, err := s.Admin.GetUserByUsername(t.Context(), "gremium-"+town.team.Name, "")
	if err != nil {
		t.Fatal(err)
	}
	town.bot = bot.Id
	if _, _, err := s.Admin.AddChannelMember(t.Context(), town.channel.Id, bot.Id); err != nil {
		t.Fatal(err)
	}
	// The first person administers the server, as the founder of a body must.
	if _, err := s.Admin.UpdateUserRoles(t.Context(), ids[0], "system_user system_admin"); err != nil {
		t.Fatal(err)
	}
	return town
}

// freeAddress is a loopback address that nobody listens on.
func freeAddress(t testing.TB) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// types has a person type a command in the channel and waits for an answer that only they see.
func (w *town) types(who, line, sees string) *model.Post {
	w.Helper()
	u := w.people[who]
	before := len(u.Frames("ephemeral_message"))
	answer := u.Slash(w.TB, w.team, w.channel.Id, line)
	if strings.Contains(answer.Text, sees) && sees != "" {
		return nil
	}
	return w.newest(u, "ephemeral_message", before, line, sees)
}

func (w *town) newest(u *mattermosttest.User, event string, before int, what, sees string) *model.Post {
	w.Helper()
	var found *model.Post
	last := ""
	mattermosttest.Until(w.TB, what+": "+sees, func() bool {
		for _, f := range u.Frames(event)[before:] {
			if p := f.Post(); p != nil {
				last = mattermosttest.Words(p)
				if strings.Contains(last, sees) {
					found = p
				}
			}
		}
		return found != nil
	})
	return found
}

// presses has a person press a button of a post and waits for what only they see.
func (w *town) presses(who string, post *model.Post, label, sees string) {
	w.Helper()
	u := w.people[who]
	before := len(u.Frames("ephemeral_message"))
	u.Press(w.TB, post, label)
	w.newest(u, "ephemeral_message", before, "["+label+"]", sees)
}

// inChannel waits for a post of the bot in the channel.
func (w *town) inChannel(sees string) *model.Post {
	w.Helper()
	var found *model.Post
	mattermosttest.Until(w.TB, "in the channel: "+sees, func() bool {
		for _, p := range w.posts(w.channel.Id) {
			if strings.Contains(mattermosttest.Words(p), sees) {
				found = p
			}
		}
		return found != nil
	})
	return found
}

// posts are the bot's posts in a channel, newest first.
func (w *town) posts(channel string) []*model.Post {
	w.Helper()
	list, _, err := w.server.Admin.GetPostsForChannel(w.Context(), channel, 0, 200, "", false, false)
	if err != nil {
		w.Fatal(err)
	}
	var posts []*model.Post
	for _, id := range list.Order {
		if p := list.Posts[id]; p.UserId == w.bot {
			posts = append(posts, p)
		}
	}
	return posts
}

// direct waits until a person's direct messages with the bot show something; with sees empty it returns them all.
func (w *town) direct(who, sees string) string {
	w.Helper()
	u := w.people[who]
	channel := u.Direct(w.TB, w.bot)
	all := ""
	mattermosttest.Until(w.TB, who+" directly: "+sees, func() bool {
		list, _, err := u.GetPostsForChannel(w.Context(), channel, 0, 100, "", false, false)
		if err != nil { // the bot is just opening the channel as well, and the members are not in it yet
			return false
		}
		all = ""
		for _, p := range list.Posts {
			all += mattermosttest.Words(p) + "\n"
		}
		return strings.Contains(all, sees)
	})
	return all
}

// office is a bot in this process on the real chat server, and on others, with a clock that is wound by hand.
type office struct {
	*process
	world *world
}

func (w *town) opens(log io.Writer, others ...func(*world, *slog.Logger) bot.Platform) *office {
	w.Helper()
	s := settings{Config: w.config}
	c, err := s.load()
	if err != nil {
		w.Fatal(err)
	}
	zone, err := c.location()
	if err != nil {
		w.Fatal(err)
	}
	c.Mattermost.Log = slog.New(slog.NewTextHandler(log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	chat, err := mattermost.New(c.Mattermost)
	if err != nil {
		w.Fatal(err)
	}
	clock := emptyWorld(zone, "")
	clock.set(time.Date(2027, 3, 1, 9, 0, 0, 0, zone))
	w.file = filepath.Join(w.TempDir(), "gremium.db")
	db, err := openStore(w.Context(), w.file, nil)
	if err != nil {
		w.Fatal(err)
	}
	platforms := map[string]bot.Platform{chat.Name(): chat}
	for _, other := range others {
		p := other(clock, c.Mattermost.Log)
		platforms[p.Name()] = p
	}
	p := assemble(wiring{store: db, now: clock.Now, platforms: platforms, log: c.Mattermost.Log})
	clock.running = p
	ctx, stop := context.WithCancel(context.Background())
	var serving sync.WaitGroup
	services := []func() error{func() error { return clock.live(ctx) }}
	for _, platform := range platforms {
		services = append(services, func() error { return platform.Run(ctx, p.core) })
	}
	for _, serve := range services {
		serving.Go(func() {
			if err := serve(); err != nil {
				w.Error(err)
			}
		})
	}
	w.Cleanup(func() {
		stop()
		serving.Wait()
		if err := db.Close(); err != nil {
			w.Error(err)
		}
	})
	mattermosttest.Until(w.TB, "callbacks are served", func() bool {
		connection, err := net.Dial("tcp", c.Mattermost.Listen)
		return err == nil && connection.Close() == nil
	})
	return &office{p, clock}
}

// TestLiveFirstMeeting is stories/first-meeting.story on the real Mattermost server, and goes on to a meeting that
// is moved, reminded of and cancelled.
func TestLiveFirstMeeting(t *testing.T) {
	w := newTown(t, "", "root", "koordination", "vorsitz", "polizei", "schule", "sozial")
	var log mattermosttest.Buffer
	t.Cleanup(func() {
		if t.Failed() {
			t.Log(log.String())
		}
	})
	o := w.opens(&log)
	at := func(name string) string { return "@" + w.people[name].Username }

	w.types("root", "/gremium einrichten muster:lenkungsgremium name:Lenkungsgremium", "Lenkungsgremium")
	w.types("root", "/mitglied neu "+at("koordination")+" rolle:koordination stimme:nein", "gehört jetzt zu")
	w.types("koordination", "/mitglied neu "+at("vorsitz")+" rolle:vorsitz institution:Ordnungsamt", "Vorsitz")
	for _, name := range []string{"polizei", "schule", "sozial"} {
		w.types("koordination", "/mitglied neu "+at(name), "stimmberechtigt")
	}
	w.types("koordination", `/sitzung neu 24.03.2027 16:00 ort:"Rathaus, Saal 2"`, "Mittwoch, 24. März 2027, 16:00 Uhr")
	w.types("polizei", `/top neu "Beleuchtung am Bahnhof" dauer:15m art:beschluss`, "Beleuchtung am Bahnhof")
	preview := w.types("koordination", "/sitzung einladen S1", "[Senden]")
	w.presses("koordination", preview, "Senden", "geht an 5 Personen")
	card := w.inChannel("Beleuchtung am Bahnhof")
	if len(card.FileIds) != 2 {
		t.Errorf("the invitation has %d files, want the calendar entry and the paper", len(card.FileIds))
	}
	w.presses("polizei", card, "Zusage", "Zusage notiert")
	w.types("schule", "/sitzung rueckmeldung S1 nein", "Absage notiert")
	w.inChannel("Zusagen 1, Absagen 1, Vertretungen 0, offen 3")

	if err := o.world.Advance(t.Context(), time.Date(2027, 3, 22, 17, 0, 0, 0, o.world.Now().Location())); err != nil {
		t.Fatal(err)
	}
	if seen := w.direct("sozial", "Rückmeldung fehlt"); !strings.Contains(seen, "in 2 Tagen") {
		t.Errorf("sozial is not told when: %s", seen)
	}
	if seen := w.direct("polizei", "lädt Sie ein"); strings.Contains(seen, "Rückmeldung fehlt") {
		t.Error("who has answered is reminded")
	}
	w.types("root", "/sitzung absagen S1 grund:Probe", "nicht berechtigt")

	// Moved: by the form that the missing date opens.
	w.people["koordination"].Slash(t, w.team, w.channel.Id, "/sitzung verschieben S1")
	d := w.people["koordination"].Dialog(t)
	values := map[string]any{"to": "14.04.2027 17:00", "reason": "Saal belegt"}
	if answer := w.people["koordination"].Submit(t, d, w.team, w.channel.Id, values); len(answer.Errors) > 0 || answer.Error != "" {
		t.Fatalf("the form is refused: %+v", answer)
	}
	w.inChannel("verschoben")
	w.inChannel("Mittwoch, 14. April 2027, 17:00 Uhr")
	w.direct("polizei", "Bitte geben Sie für den neuen Termin Rückmeldung")
	// In direct messages no slash is needed.
	w.people["sozial"].Say(t, w.people["sozial"].Direct(t, w.bot), "S1 ja")
	w.direct("sozial", "Zusage notiert")
	if err := o.world.Advance(t.Context(), time.Date(2027, 4, 12, 17, 30, 0, 0, o.world.Now().Location())); err != nil {
		t.Fatal(err)
	}
	w.direct("polizei", "Rückmeldung fehlt")
	w.types("vorsitz", "/sitzung absagen S1 grund:Krankheit", "ist abgesagt")
	w.inChannel("Krankheit")
	w.direct("sozial", "abgesagt")

	// What the program logs names nobody and quotes nothing.
	for _, secret := range []string{"Beleuchtung", "Krankheit", w.people["polizei"].Username, "Rathaus"} {
		if strings.Contains(log.String(), secret) {
			t.Errorf("the log says %q:\n%s", secret, log.String())
		}
	}
	var report bytes.Buffer
	if err := examine(t.Context(), o.store, &report); err != nil {
		t.Errorf("doctor: %v\n%s", err, report.String())
	}
}
