//go:build linux

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/mattermost/mattermost/server/public/model"

	"gremium/bot"
	"gremium/bot/mattermost"
	"gremium/bot/mattermost/mattermosttest"
	"gremium/store/bolt/bolttest"
)

// serves runs the program as a process of its own on the real Mattermost server.
func (w *town) serves() *exec.Cmd {
	w.Helper()
	var log mattermosttest.Buffer
	c := exec.Command(program(w), "run", "--config", w.config, "--store", filepath.Join(w.TempDir(), "gremium.db"))
	c.Stderr = &log
	if err := c.Start(); err != nil {
		w.Fatal(err)
	}
	w.Cleanup(func() {
		end(w, c)
		if w.Failed() {
			w.Log(log.String())
		}
	})
	mattermosttest.Until(w, "the bot is connected", func() bool { return strings.Contains(log.String(), "connected") })
	return c
}

// BenchmarkHFootprint is row h: the program as we release it ("plain" is what go build alone makes, with what debuggers
// want), and its memory ten seconds after it has connected to the real Mattermost server and answered a command. A
// megabyte has a million bytes. The pages of the program itself, which the system could drop ("file"), count.
func BenchmarkHFootprint(b *testing.B) {
	for unit, path := range map[string]string{"MB-h-binary": program(b), "MB-h-plain": program(b, "-trimpath=false", "-ldflags=")} {
		info, err := os.Stat(path)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(info.Size())/1e6, unit)
	}
	w := newTown(b, "", "root")
	c := w.serves()
	w.types("root", "/gremium einrichten muster:arbeitsgruppe name:Arbeitsgruppe", "Arbeitsgruppe")
	<-time.After(10 * time.Second)
	b.ReportMetric(memory(b, c.Process.Pid, "VmRSS"), "MB-h-rss")
	b.ReportMetric(memory(b, c.Process.Pid, "RssAnon"), "MB-h-anonymous")
	b.ReportMetric(memory(b, c.Process.Pid, "RssFile"), "MB-h-file")
	b.ReportMetric(0, "ns/op")
}

// BenchmarkB3Slash is row b3: a person types commands one after the other, in turns ours and one that answers from this
// process, with what ours has just answered ("short": with two letters instead).
func BenchmarkB3Slash(b *testing.B) {
	w := newTown(b, "", "root", "koordination", "anna")
	w.serves()
	var constant atomic.Pointer[http.Handler]
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { (*constant.Load()).ServeHTTP(w, r) }))
	b.Cleanup(server.Close)
	_, _, err := w.server.Admin.CreateCommand(b.Context(), &model.Command{
		TeamId: w.team.Id, Trigger: "trivial", Method: model.CommandMethodPost, URL: server.URL + "/command",
	})
	if err != nil {
		b.Fatal(err)
	}
	w.types("root", "/gremium einrichten muster:arbeitsgruppe name:Arbeitsgruppe", "Arbeitsgruppe")
	w.types("root", "/mitglied neu @"+w.people["koordination"].Username+" rolle:koordination stimme:nein", "gehört jetzt zu")
	w.types("koordination", "/mitglied neu @"+w.people["anna"].Username, "stimmberechtigt")
	w.types("koordination", "/sitzung neu "+time.Now().AddDate(0, 0, 28).Format("02.01.2006")+" 16:00 trotzdem:ja", "S1")
	w.types("koordination", "/sitzung einladen S1 jetzt:ja", "geht an")
	w.types("koordination", `/abstimmung umlauf "Lampen erneuern?" beteiligung:0 mehrheit:einfach bis:`+time.Now().AddDate(0, 0, 20).Format("02.01.2006"), "V1")

	answer := func(line string) *model.CommandResponse {
		got, err := w.people["anna"].TrySlash(w.team, w.channel.Id, "", line)
		if err != nil || got.Text == "" && len(got.Attachments) == 0 {
			b.Fatalf("%s: %+v %v", line, got, err)
		}
		return got
	}
	typed := func(times int, lines ...string) float64 {
		var spent []time.Duration
		for n := range times {
			start := time.Now()
			answer(lines[n%len(lines)])
			spent = append(spent, time.Since(start))
		}
		return inMilliseconds(percentile(spent, 50))
	}
	says := func(r *model.CommandResponse) {
		text, err := json.Marshal(r)
		if err != nil {
			b.Fatal(err)
		}
		handler := trivial(text)
		constant.Store(&handler)
	}
	const times, rounds = 30, 11
	ratios := func(lines ...string) (same, short []float64) {
		own := answer(lines[0])
		for _, a := range own.Attachments {
			for _, action := range a.Actions { // clients are not shown what is behind a button
				action.Integration = &model.PostActionIntegration{URL: server.URL, Context: map[string]any{"gremium": strings.Repeat("x", 280)}}
			}
		}
		typed(times, lines...)
		for range rounds {
			says(own)
			before := typed(times, "/trivial x")
			ours := typed(times, lines...)
			same = append(same, 2*ours/(before+typed(times, "/trivial x")))
			says(&model.CommandResponse{ResponseType: model.CommandResponseTypeEphemeral, Text: "ok"})
			short = append(short, ours/typed(times, "/trivial x"))
		}
		return same, short
	}
	same, short := ratios(readLine)
	b.ReportMetric(bolttest.Median(same), "ratio-b3-read")
	b.ReportMetric(bolttest.Median(short), "ratio-b3-short-read")
	same, short = ratios("/sitzung rueckmeldung S1 ja", "/sitzung rueckmeldung S1 nein")
	b.ReportMetric(bolttest.Median(same), "ratio-b3-write")
	b.ReportMetric(bolttest.Median(short), "ratio-b3-short-write")
	same, short = ratios("/abstimmung stimme V1 ja", "/abstimmung stimme V1 nein")
	b.ReportMetric(bolttest.Median(same), "ratio-b3-write-ballot")
	b.ReportMetric(bolttest.Median(short), "ratio-b3-short-write-ballot")
	b.ReportMetric(typed(times, "/trivial x"), "ms-b3-trivial")
	b.ReportMetric(0, "ns/op")
}

// BenchmarkA3Votes is row a3: 32 and 1000 members of a meeting press a button at the same moment; how many of their ballots
// are stored as they were cast, in the worst round. "last" is when the last of them was answered.
func BenchmarkA3Votes(b *testing.B) {
	for _, members := range []int{32, 1000} {
		f := newFloor(b, members)
		least, spent := members, []time.Duration(nil)
		for round := range 5 {
			right, took := f.vote(1, func(i int) string { return []string{"Ja", "Nein", "Enthaltung"}[(i+round)%3] })
			least, spent = min(least, right), append(spent, took)
			f.types("lead", fmt.Sprintf("/abstimmung schliessen V%d", f.votes), "geschlossen")
		}
		b.ReportMetric(float64(least)/float64(members), fmt.Sprint("ratio-a3-n", members))
		b.ReportMetric(inMilliseconds(percentile(spent, 50)), fmt.Sprint("ms-a3-last", members))
	}
	b.ReportMetric(0, "ns/op")
}

// crowd is a town with many people who are not at their screens.
type crowd struct {
	*town
	*process
	file     string       // of the store
	ahead    atomic.Int64 // nanoseconds by which the program's clock is ahead
	zone     *time.Location
	people   []string // ids
	client   *model.Client4
	channels []string // of the bot's direct messages with them
}

func newCrowd(b *testing.B, people int) *crowd {
	b.Helper()
	c := &crowd{town: newTown(b, "", "root"), file: filepath.Join(b.TempDir(), "gremium.db")}
	c.people = c.server.Crowd(b, c.team, people)
	c.client = model.NewAPIv4Client(c.server.URL)
	c.client.HTTPClient = &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: senders}}
	stop := c.opens()
	defer stop()
	c.says(c.town.people["root"].ID, "/gremium einrichten muster:arbeitsgruppe name:Arbeitsgruppe")
	join(b, c.store, c.people)
	for _, id := range c.people {
		direct, _, err := c.client.CreateDirectChannel(b.Context(), c.bot, id)
		if err != nil {
			b.Fatal(err)
		}
		c.channels = append(c.channels, direct.Id)
	}
	return c
}

// opens runs the program in this process, with a clock that can be set, until it is stopped.
func (c *crowd) opens() (stop func()) {
	c.Helper()
	config, err := (settings{Config: c.config}).load()
	if err == nil {
		c.zone, err = config.location()
	}
	if err != nil {
		c.Fatal(err)
	}
	var log mattermosttest.Buffer
	config.Mattermost.Log = slog.New(slog.NewTextHandler(&log, nil))
	c.client.SetToken(config.Mattermost.Token)
	chat, err := mattermost.New(config.Mattermost)
	if err != nil {
		c.Fatal(err)
	}
	db, err := openStore(c.Context(), c.file, nil)
	if err != nil {
		c.Fatal(err)
	}
	c.process = assemble(wiring{
		store: db, now: c.now, log: config.Mattermost.Log, spacing: time.Second, platforms: map[string]bot.Platform{chat.Name(): chat},
	})
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- c.run(ctx) }()
	mattermosttest.Until(c, "connected", func() bool { return strings.Contains(log.String(), "connected") })
	return func() {
		cancel()
		if err := errors.Join(<-ended, db.Close()); err != nil {
			c.Error(err)
		}
	}
}

func (c *crowd) now() time.Time { return time.Now().Add(time.Duration(c.ahead.Load())).In(c.zone) }

// says has the core handle a line, which it must not refuse.
func (c *crowd) says(who, line string) {
	e := bot.Event{Line: line, From: bot.Account{Platform: mattermost.Name, ID: who, Username: who, Name: who},
		Channel: bot.Channel{Platform: mattermost.Name, ID: c.channel.Id, Name: c.channel.Name, Team: c.team.Id}}
	if reply := c.core.Handle(context.Background(), e); reply.Failed {
		c.Errorf("%s: %+v %+v", line, reply.Message, reply.Form)
	}
}

// senders is how many senders the program has, and the reference.
const senders = 8

// rate is how many direct messages a second so many senders can send who do nothing else: messages like those of the
// program, with two buttons, made beforehand, into channels that are known.
func (c *crowd) rate(messages int) float64 {
	c.Helper()
	button := func(id, name string) *model.PostAction {
		return &model.PostAction{Id: id, Type: model.PostActionTypeButton, Name: name, Style: "default", Integration: &model.PostActionIntegration{
			URL: "http://127.0.0.1:8066/action", Context: map[string]any{"gremium": strings.Repeat("x", 280)},
		}}
	}
	var posts []*model.Post
	for n := range messages {
		post := &model.Post{ChannelId: c.channels[n%len(c.channels)], Message: fmt.Sprintf("#### Erinnerung\n\n**Unterlagen %d für die Sitzung lesen**\n\nfällig am Montag, 23. November 2026, 09:00 Uhr", n)}
		post.PendingPostId = c.bot + ":" + model.NewId()
		post.AddProp("gremium_key", strings.Repeat("x", 150))
		post.AddProp(model.PostPropsAttachments, []*model.MessageAttachment{{
			Color: "#3db887", Fallback: "Erinnerung", Actions: []*model.PostAction{button("b0", "In einer Stunde"), button("b1", "Morgen um 9 Uhr")},
		}})
		posts = append(posts, post)
	}
	start := time.Now()
	c.atOnce(senders, messages, func(n int) {
		if _, _, err := c.client.CreatePost(context.Background(), posts[n]); err != nil {
			c.Error(err)
		}
	})
	return float64(messages) / time.Since(start).Seconds()
}

func (c *crowd) atOnce(workers, times int, f func(n int)) {
	var next atomic.Int64
	var all sync.WaitGroup
	for range workers {
		all.Go(func() {
			for n := int(next.Add(1)) - 1; n < times; n = int(next.Add(1)) - 1 {
				f(n)
			}
		})
	}
	all.Wait()
}

// remind has so many reminders fall due at once, and returns how late the last one was posted and how many were
// posted too early, not at all or twice.
func (c *crowd) remind(reminders int) (last time.Duration, wrong int) {
	c.Helper()
	due := c.now().Add(time.Hour).Truncate(time.Minute)
	round := due.Format("02.01.2006 15:04")
	c.atOnce(64, reminders, func(n int) {
		c.says(c.people[n%len(c.people)], fmt.Sprintf(`/erinnerung neu "Unterlagen %d für die Sitzung lesen" wann:"%s"`, n, round))
	})
	c.ahead.Add(int64(due.Sub(c.now()) - 2*time.Second))
	c.queue.Wake()
	truly := time.Now().Add(due.Sub(c.now()))
	over := time.After(10 * time.Minute)
	again := time.NewTicker(20 * time.Millisecond)
	defer again.Stop()
	for waiting := true; waiting; {
		select {
		case <-again.C:
		case <-over:
			c.Fatal("the reminders do not come")
		}
		next, ok, err := c.queue.Next(context.Background())
		if err != nil {
			c.Fatal(err)
		}
		waiting = ok && !next.After(c.now())
		waiting = waiting || time.Now().Before(truly)
	}
	posted := map[string]int{}
	var mu sync.Mutex
	c.atOnce(senders, len(c.channels), func(n int) {
		for page := 0; ; page++ {
			list, _, err := c.client.GetPostsForChannel(context.Background(), c.channels[n], page, 200, "", false, false)
			if err != nil {
				c.Error(err)
				return
			}
			mu.Lock()
			for _, p := range list.Posts {
				key, _ := p.GetProp("gremium_key").(string)
				if !strings.Contains(key, "reminder ") || !strings.Contains(mattermosttest.Words(p), due.Format("15:04")) {
					continue // of another round, or the reference
				}
				posted[key]++
				late := time.UnixMilli(p.CreateAt).Sub(truly)
				last = max(last, late)
				if late < 0 {
					wrong++
				}
			}
			mu.Unlock()
			if len(list.Order) < 200 {
				return
			}
		}
	})
	for _, n := range posted {
		wrong += n - 1
	}
	return last, wrong + reminders - len(posted)
}

// BenchmarkC1Reminders is row c1: reminders of 1000 people that are due in the same minute, against the rate of eight
// senders who only send, while the program is connected and idle. The reference is measured before and after, and the
// better one counts. Each round is a new process, for it has been some time since people were last sent a message.
func BenchmarkC1Reminders(b *testing.B) {
	c := newCrowd(b, 1000)
	wrong := 0
	for _, n := range []int{1000, 10_000} {
		var ratios, lates, rates []float64
		for range max(1, 3000/n) {
			stop := c.opens()
			c.rate(1000) // after which the server knows the channels again
			before := c.rate(1000)
			late, w := c.remind(n)
			best := max(before, c.rate(1000))
			stop()
			wrong += w
			ratios, lates, rates = append(ratios, late.Seconds()*best/float64(n)), append(lates, inMilliseconds(late)), append(rates, best)
		}
		b.ReportMetric(bolttest.Median(ratios), fmt.Sprint("ratio-c1-n", n))
		b.ReportMetric(bolttest.Median(lates), fmt.Sprint("ms-c1-last", n))
		b.ReportMetric(bolttest.Median(rates), fmt.Sprint("count-c1-sends", n))
	}
	b.ReportMetric(float64(wrong), "count-c1-wrong")
	b.ReportMetric(0, "ns/op")
}
