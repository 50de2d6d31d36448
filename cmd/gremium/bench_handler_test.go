package main

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/mattermost/mattermost/server/public/model"
	"golang.org/x/sync/errgroup"

	"gremium/bot"
	"gremium/store"
	"gremium/store/bolt"
	"gremium/store/bolt/bolttest"
)

// crowded is how many members there are, so that nobody has many reminders.
const crowded = 1024

// The lines that are measured: a list as it is often looked at, and a command that stores what a vote does: a document
// with an index, an audit row, the event's key; and a job.
const readLine = "/sitzung liste"

func writeLine(n int) string {
	return fmt.Sprintf(`/erinnerung neu "Unterlagen %d für die Sitzung lesen" wann:"morgen 9 Uhr"`, n)
}

// trivial parses the form and answers a constant.
func trivial(answer []byte) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := r.ParseForm(); err != nil {
			http.Error(w, "not understood", http.StatusBadRequest)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write(answer)
	})
}

// vouched is trivial for whoever has the token and the server's signature, and nobody else: the least that a handler
// must do whose answers are not for everybody.
func vouched(key *ecdsa.PublicKey, answer []byte) http.Handler {
	next := trivial(answer)
	want := sha256.Sum256([]byte(slashToken))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		token := sha256.Sum256([]byte(r.PostFormValue("token")))
		raw, _ := base64.StdEncoding.DecodeString(r.PostFormValue("trigger_id"))
		end := bytes.LastIndexByte(raw, ':') + 1
		signature, _ := base64.StdEncoding.DecodeString(string(raw[end:]))
		sum := sha256.Sum256(raw[:end])
		if subtle.ConstantTimeCompare(token[:], want[:]) != 1 || !ecdsa.VerifyASN1(key, sum[:], signature) {
			http.Error(w, "refused", http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}

const asForm = "application/x-www-form-urlencoded"

// answer has a handler answer a form, and returns the answer and how long it took.
func (h *hall) answer(to http.Handler, form string) ([]byte, time.Duration) {
	h.Helper()
	w := httptest.NewRecorder()
	r := httptest.NewRequest(http.MethodPost, "/command", strings.NewReader(form))
	r.Header.Set("Content-Type", asForm)
	start := time.Now()
	to.ServeHTTP(w, r)
	took := time.Since(start)
	if w.Code != http.StatusOK || strings.Contains(w.Body.String(), "Fehler") {
		h.Fatalf("%d %s", w.Code, w.Body)
	}
	return w.Body.Bytes(), took
}

// BenchmarkB1HTTP is row b1: a reading command over 64 connections, against a handler that checks the same token and
// signature and answers the same constantly. Against one that checks nothing ("unchecked") nobody who does can come
// near: the signature alone costs one and a half times such a request.
func BenchmarkB1HTTP(b *testing.B) {
	const connections, requests = 64, 4000
	h := newHall(b, connections)
	answer, _ := h.answer(h.chat, h.form(h.people[1], readLine))
	rate := func(handler http.Handler) float64 {
		var forms []string
		for n := range requests {
			forms = append(forms, h.form(h.people[n%connections], readLine))
		}
		server := httptest.NewServer(handler)
		defer server.Close()
		client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: connections}}
		defer client.CloseIdleConnections()
		start := time.Now()
		var all errgroup.Group
		for first := range connections {
			all.Go(func() error {
				for n := first; n < requests; n += connections {
					response, err := client.Post(server.URL+"/command", asForm, strings.NewReader(forms[n]))
					if err != nil {
						return err
					}
					got, err := io.ReadAll(response.Body)
					if _ = response.Body.Close(); err != nil || !bytes.Contains(got, []byte("S1")) {
						return fmt.Errorf("%d %s %w", response.StatusCode, got, err)
					}
				}
				return nil
			})
		}
		if err := all.Wait(); err != nil {
			b.Fatal(err)
		}
		return requests / time.Since(start).Seconds()
	}
	var ours, checked, unchecked, ratios, bare []float64
	for range 9 {
		before := rate(vouched(&h.key.PublicKey, answer))
		own := rate(h.chat)
		after := rate(vouched(&h.key.PublicKey, answer))
		free := rate(trivial(answer))
		ours, checked, unchecked = append(ours, own), append(checked, before, after), append(unchecked, free)
		ratios, bare = append(ratios, own/((before+after)/2)), append(bare, own/free)
	}
	b.ReportMetric(bolttest.Median(ratios), "ratio-b1-c64")
	b.ReportMetric(bolttest.Median(bare), "ratio-b1-unchecked")
	b.ReportMetric(bolttest.Median(ours), "requests/s")
	b.ReportMetric(bolttest.Median(checked), "trivial/s")
	b.ReportMetric(bolttest.Median(unchecked), "unchecked/s")
	b.ReportMetric(0, "ns/op")
}

// BenchmarkB2Handler is row b2: the same request in process, against that handler in process; and a writing one,
// against one commit of bare bbolt with the same rows. "unchecked" is against the handler that checks nothing, "core"
// what package commands alone needs.
func BenchmarkB2Handler(b *testing.B) {
	const times, rounds = 300, 9
	h := newHall(b, crowded)
	answer, _ := h.answer(h.chat, h.form(h.people[1], readLine))
	measure := func(handler http.Handler, line func(n int) string, first int) []time.Duration {
		var spent []time.Duration
		for n := range times {
			_, took := h.answer(handler, h.form(h.people[n%len(h.people)], line(first+n)))
			spent = append(spent, took)
		}
		return spent
	}
	read := func(int) string { return readLine }
	var all, core []time.Duration
	var ratios, unchecked []float64
	for range rounds {
		checked := measure(vouched(&h.key.PublicKey, answer), read, 0)
		ours := measure(h.chat, read, 0)
		free := measure(trivial(answer), read, 0)
		ratios = append(ratios, float64(percentile(ours, 50))/float64(percentile(checked, 50)))
		unchecked = append(unchecked, float64(percentile(ours, 50))/float64(percentile(free, 50)))
		all = append(all, ours...)
		for n := range times {
			e := h.event(h.people[n%len(h.people)], readLine)
			start := time.Now()
			h.core.Handle(context.Background(), e)
			core = append(core, time.Since(start))
		}
	}
	b.ReportMetric(bolttest.Median(ratios), "ratio-b2-read")
	b.ReportMetric(bolttest.Median(unchecked), "ratio-b2-unchecked")
	b.ReportMetric(inMilliseconds(percentile(all, 99)), "ms-b2-p99")
	b.ReportMetric(inMilliseconds(percentile(core, 50)), "ms-b2-core")

	rows, buckets := recorded(b, rounds*times, func(*hall) {}, reminderEvent)
	raw := bolttest.New(b, 1, buckets...)
	var writes []float64
	for round := range rounds {
		var commits []time.Duration
		for n := range times {
			start := time.Now()
			if err := raw.Update(rows[round*times+n]); err != nil {
				b.Fatal(err)
			}
			commits = append(commits, time.Since(start))
		}
		ours := measure(h.chat, writeLine, round*times)
		writes = append(writes, float64(percentile(ours, 50))/float64(percentile(commits, 50)))
	}
	b.ReportMetric(bolttest.Median(writes), "ratio-b2-write")
	b.ReportMetric(0, "ns/op")
}

// BenchmarkB2Ballot is the writing part of row b2 for a ballot: typed in a running vote of 1024 members, as the chat server posts it to us.
func BenchmarkB2Ballot(b *testing.B) {
	const times, rounds = 300, 9
	h := newHall(b, crowded)
	h.poll()
	rows, buckets := recorded(b, rounds*times, (*hall).poll, ballotEvent)
	raw := bolttest.New(b, 1, buckets...)
	var ratios, alone, whole []float64
	for round := range rounds {
		var commits, ours []time.Duration
		for n := round * times; n < (round+1)*times; n++ {
			start := time.Now()
			if err := raw.Update(rows[n]); err != nil {
				b.Fatal(err)
			}
			commits = append(commits, time.Since(start))
		}
		for n := round * times; n < (round+1)*times; n++ {
			_, took := h.answer(h.chat, h.form(h.people[n%crowded], ballotLine(n)))
			ours = append(ours, took)
		}
		ratios = append(ratios, float64(percentile(ours, 50))/float64(percentile(commits, 50)))
		alone, whole = append(alone, inMilliseconds(percentile(commits, 50))), append(whole, inMilliseconds(percentile(ours, 50)))
	}
	b.ReportMetric(bolttest.Median(ratios), "ratio-b2-write-ballot")
	b.ReportMetric(bolttest.Median(alone), "ms-b2-commit")
	b.ReportMetric(bolttest.Median(whole), "ms-b2-ballot")
	b.ReportMetric(0, "ns/op")
}

// BenchmarkA1Handler is row a1: ballots in an open vote of 1024 members, by c of them at once, through the whole handler as a
// button presses it, against bare bbolt with the same rows. Who has voted changes their ballot when their turn comes again.
// "other" is a command of another kind: a reminder.
func BenchmarkA1Handler(b *testing.B) {
	for _, c := range []int{1, 64, 256, 1024} {
		b.Run(fmt.Sprint("c=", c), func(b *testing.B) {
			b.ReportMetric(raced(b, c, (*hall).poll, ballotEvent), fmt.Sprint("ratio-a1-c", c))
		})
		b.Run(fmt.Sprint("other/c=", c), func(b *testing.B) {
			b.ReportMetric(raced(b, c, func(*hall) {}, reminderEvent), fmt.Sprint("ratio-a1-other-c", c))
		})
	}
}

// raced is how many times as fast as bare bbolt c members at once carry out one event after the other.
func raced(b *testing.B, c int, prepare func(*hall), event func(h *hall, n int) bot.Event) float64 {
	b.Helper()
	race := racing(b, c, prepare, event)
	rows, buckets := recorded(b, race.Votes*race.Rounds, prepare, event)
	race = race.Against(b, buckets, func(n int) ([]bolttest.Row, error) { return rows[n], nil })
	return race.Run(b)
}

// racing is a race of the whole handler, so far alone.
func racing(b *testing.B, c int, prepare func(*hall), event func(h *hall, n int) bot.Event) bolttest.Race {
	b.Helper()
	h := newHall(b, crowded)
	prepare(h)
	race := bolttest.Race{AtOnce: c, Votes: max(300, 3*c), Rounds: 7}
	race.Writers = []bolttest.Writer{{Name: "commands", Write: func(n int) error {
		if reply := h.core.Handle(context.Background(), event(h, n)); reply.Failed {
			return fmt.Errorf("%+v", reply.Message)
		}
		return nil
	}}}
	return race
}

// BenchmarkA2Document is row a2: the same ballots against what the usual poll plugin does: the poll is one document with all
// its ballots, which each vote reads, changes and writes again, one after the other, durably.
func BenchmarkA2Document(b *testing.B) {
	for _, c := range []int{32, 256} {
		b.Run(fmt.Sprint("c=", c), func(b *testing.B) {
			race := racing(b, c, (*hall).poll, ballotEvent)
			race.Writers = append(race.Writers, bolttest.Writer{Name: "document", Write: document(b)})
			b.ReportMetric(race.Run(b), fmt.Sprint("ratio-a2-c", c))
		})
	}
}

// document casts the ballot with a number into a poll that is one document.
func document(b *testing.B) func(n int) error {
	type cast struct {
		Member string    `json:"member"`
		Choice string    `json:"choice"`
		At     time.Time `json:"at"`
	}
	type poll struct {
		ID       string `json:"id"`
		Question string `json:"question"`
		Ballots  []cast `json:"ballots"`
	}
	const bucket, key = "polls", "V1"
	var members []string
	for range crowded {
		members = append(members, model.NewId())
	}
	file := bolttest.New(b, 1, bucket)
	write := func(old []byte, n int) ([]byte, error) {
		p := poll{ID: key, Question: "Soll die Beleuchtung am Marktplatz erneuert werden?"}
		if old != nil {
			if err := json.Unmarshal(old, &p); err != nil {
				return nil, err
			}
		}
		mine := cast{members[n%crowded], []string{"ja", "nein", "enthaltung"}[n/crowded%3], time.Now()}
		if i := slices.IndexFunc(p.Ballots, func(o cast) bool { return o.Member == mine.Member }); i >= 0 {
			p.Ballots[i] = mine
		} else {
			p.Ballots = append(p.Ballots, mine)
		}
		return json.Marshal(p)
	}
	return func(n int) error {
		return file.Rewrite(bucket, key, func(old []byte) ([]byte, error) { return write(old, n) })
	}
}

func reminderEvent(h *hall, n int) bot.Event { return h.event(h.people[n%crowded], writeLine(n)) }

// ballotEvent is the ballot with a number: each member in turn, and another choice each time.
func ballotEvent(h *hall, n int) bot.Event {
	e := h.event(h.people[n%crowded], ballotLine(n))
	e.Source = bot.Pressed
	return e
}

func ballotLine(n int) string {
	return "/abstimmung stimme V1 " + []string{"ja", "nein", "enthaltung"}[n/crowded%3]
}

// poll opens a meeting with all members and in it an open vote.
func (h *hall) poll() {
	h.Helper()
	soon := time.Now().In(h.zone).Add(time.Minute)
	h.says(h.people[0], "/sitzung neu "+soon.Format("02.01.2006 15:04")+` ort:"Rathaus" trotzdem:ja`)
	for _, line := range []string{
		`/top neu "Beleuchtung" art:beschluss sitzung:S4`, "/sitzung eroeffnen S4 trotzdem:ja", "/sitzung anwesend S4 alle", "/top aufruf 1",
		`/abstimmung neu "Soll die Beleuchtung am Marktplatz erneuert werden?"`,
	} {
		h.says(h.people[0], line)
	}
}

// recorded is what so many events write, and into which buckets.
func recorded(b *testing.B, events int, prepare func(*hall), event func(h *hall, n int) bot.Event) (all [][]bolttest.Row, buckets []string) {
	b.Helper()
	h := newHall(b, crowded, bolt.NoSync())
	r := &recorder{Store: h.store, had: map[string][]store.Entry{}, rows: map[string]bolttest.Row{}}
	h.process = h.on(r)
	prepare(h)
	for n := range events {
		r.rows = map[string]bolttest.Row{}
		if reply := h.core.Handle(b.Context(), event(h, n)); reply.Failed {
			b.Fatalf("%+v", reply.Message)
		}
		var rows []bolttest.Row
		for _, row := range r.rows {
			rows = append(rows, row)
			if !slices.Contains(buckets, row.Bucket) {
				buckets = append(buckets, row.Bucket)
			}
		}
		all = append(all, rows)
	}
	return all, buckets
}

// recorder is a store that notes which rows store/bolt makes of a transaction.
type recorder struct {
	store.Store
	had  map[string][]store.Entry // of every document
	rows map[string]bolttest.Row
}

func (r *recorder) Update(ctx context.Context, council string, f func(store.Tx) error) error {
	return r.Store.Update(ctx, council, func(tx store.Tx) error { return f(recording{tx, r}) })
}

func (r *recorder) note(bucket, key string, value []byte) {
	r.rows[bucket+"\x00"+key] = bolttest.Row{Bucket: bucket, Key: []byte(key), Value: value}
}

type recording struct {
	store.Tx
	*recorder
}

func (t recording) Put(l store.Layout, key string, doc []byte, entries []store.Entry) error {
	t.index(l, key, entries)
	value := slices.Clone(doc)
	for _, e := range entries {
		value = append(value, "  "+e.Index+e.Value...)
	}
	t.note(l.Name, t.Council()+"\x00"+key, value)
	return t.Tx.Put(l, key, doc, entries)
}

func (t recording) Delete(l store.Layout, key string) error {
	t.index(l, key, nil)
	t.note(l.Name, t.Council()+"\x00"+key, nil)
	return t.Tx.Delete(l, key)
}

func (t recording) Next(counter string) (int, error) {
	t.note(".counters", t.Council()+"\x00"+counter, make([]byte, 8))
	return t.Tx.Next(counter)
}

// index notes what changes in the indexes.
func (t recording) index(l store.Layout, key string, entries []store.Entry) {
	had := t.had[l.Name+"\x00"+key]
	note := func(those, others []store.Entry, value []byte) {
		for _, e := range those {
			if !slices.Contains(others, e) {
				t.note(store.IndexName(l.Name, e.Index), t.Council()+"\x00"+e.Value+"\x00"+key, value)
			}
		}
	}
	note(had, entries, nil)
	note(entries, had, []byte{})
	t.had[l.Name+"\x00"+key] = entries
}
