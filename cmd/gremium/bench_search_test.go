package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/store"
	"gremium/store/bolt"
	"gremium/store/bolt/bolttest"
)

// archived is how many tasks, and how many resolutions, there are.
const archived = 100_000

// spoken are the words of the texts: the first ones are in every eighth, the last ones in few.
var spoken = strings.Fields(`Beleuchtung Marktplatz Schule Haushalt Brücke Polizei Feuerwehr Spielplatz Radweg Bibliothek Winterdienst
	Sanierung Vergabe Konzept Bericht Leitung Anlage Fassade Heizung Grundstück Bebauungsplan Ausschreibung Gutachten Förderantrag
	Ordnungsamt Jugendhilfe Sozialdienst Prävention Nachbarschaft Sprachkurs Unterkunft Begegnungszentrum Trinkbrunnen Hochwasserschutz`)

// wording is the text with a number.
func wording(n int) string {
	text := []string{fmt.Sprintf("Vorgang %d:", n)}
	seed := uint64(n)*0x9E3779B97F4A7C15 + 1
	for i := range 8 {
		seed = seed*6364136223846793005 + 1442695040888963407
		below := len(spoken) >> (i % 3) // the first words are used more often
		text = append(text, spoken[int(seed>>33)%below])
	}
	return strings.Join(text, " ")
}

// archive fills the store with tasks and resolutions of twenty years. One task in twenty is open, and one resolution.
func (h *hall) archive() {
	h.Helper()
	ctx := context.Background()
	councils, err := h.store.Councils(ctx)
	if err != nil {
		h.Fatal(err)
	}
	var body string
	fill := func(from int) error {
		return h.store.Update(ctx, councils[0], func(tx store.Tx) error {
			for o, err := range records.Organizations.List(tx, store.Range{Limit: 1}) {
				if err != nil {
					return err
				}
				body = o.ID
			}
			today := time.Now()
			for n := from; n < from+1000; n++ {
				at := today.Add(-time.Duration(archived-n) * 20 * 365 * 24 * time.Hour / archived)
				who := "p" + h.people[n%len(h.people)]
				number, err := tx.Next("task")
				if err != nil {
					return err
				}
				t := council.Task{
					ID: fmt.Sprint("A", number), Number: number, Organization: body, Text: wording(n), State: council.TaskDone, Created: at, By: who,
					Assignees: []council.Assignee{{Person: who, Accepted: at}}, Due: council.DayOf(at.AddDate(0, 1, 0)), Done: at.AddDate(0, 0, 20), DoneBy: who,
				}
				if n%20 == 0 {
					t.State, t.Done, t.DoneBy = council.TaskOpen, time.Time{}, ""
				}
				if err := records.Tasks.Put(tx, t); err != nil {
					return err
				}
				r := council.Resolution{Organization: body, Year: at.Year(), Text: wording(n + 7), Day: council.DayOf(at), Created: at, By: who}
				if r.Number, err = tx.Next(fmt.Sprintf("resolution %s %d", body, r.Year)); err != nil {
					return err
				}
				r.ID = council.ResolutionID(r.Year, r.Number)
				if n%20 != 0 {
					r.Steps = []council.ResolutionStep{{At: at.AddDate(0, 0, 20), By: who, State: council.ResolutionDone}}
				}
				if err := records.Resolutions.Put(tx, r); err != nil {
					return err
				}
			}
			return nil
		})
	}
	for from := 0; from < archived; from += 1000 {
		if err := fill(from); err != nil {
			h.Fatal(err)
		}
	}
}

// The lines that are measured: lists from their beginning, of one year and from far inside, and what somebody looks for.
var (
	listLines = map[string][]string{
		"tasks": {"/aufgabe liste", "/aufgabe liste alle:ja", "/aufgabe liste erledigt:ja", "/aufgabe meine"},
		"resolutions": {"/beschluss liste", "/beschluss liste offen", fmt.Sprint("/beschluss liste jahr:", time.Now().Year()-9),
			"/beschluss liste seite:7000"},
	}
	soughtWords = []string{"Beleuchtung", "Beleuchtung Marktplatz", "Hochwasserschutz Trinkbrunnen", "Winterdienst Schule Brücke",
		"vorgang 77777", "Feuerw", "Spielplatz Elefant"}
)

// BenchmarkESearch is row e: with a hundred thousand tasks and as many resolutions, pages of their lists and what is looked for
// by words, through the whole handler; the search against reading the same rows from the newest until as many are found.
// "list-tasks" and so on are the same of one kind; "least" is the line for which the search gains least.
func BenchmarkESearch(b *testing.B) {
	const times = 400
	h := newHall(b, 64, bolt.NoSync())
	h.archive()
	measure := func(lines []string) (all []time.Duration) {
		for n := range times {
			_, took := h.answer(h.chat, h.form(h.people[1], lines[n%len(lines)]))
			all = append(all, took)
		}
		return all
	}
	var lists, searches []time.Duration
	for _, kind := range []string{"tasks", "resolutions"} {
		spent := measure(listLines[kind])
		lists = append(lists, spent...)
		b.ReportMetric(inMilliseconds(percentile(spent, 99)), "ms-e-list-"+kind)
	}
	b.ReportMetric(inMilliseconds(percentile(lists, 99)), "ms-e-list")
	b.ReportMetric(inMilliseconds(percentile(lists, 50)), "ms-e-middle-list")

	var sought []string
	for _, words := range soughtWords {
		sought = append(sought, "/gremium suche "+words)
	}
	sought = append(sought, fmt.Sprint("/gremium suche Sprachkurs ", time.Now().Year()-5))
	searches = measure(sought)
	b.ReportMetric(inMilliseconds(percentile(searches, 99)), "ms-e-search")
	b.ReportMetric(inMilliseconds(percentile(searches, 50)), "ms-e-middle-search")

	var ratios []float64
	for n, words := range soughtWords {
		var scans, finds []time.Duration
		for range 5 {
			scans = append(scans, h.scan(records.Words(words)))
			_, took := h.answer(h.chat, h.form(h.people[1], sought[n]))
			finds = append(finds, took)
		}
		ratios = append(ratios, float64(percentile(scans, 50))/float64(percentile(finds, 50)))
	}
	b.ReportMetric(bolttest.Median(ratios), "ratio-e-search")
	b.ReportMetric(slices.Min(ratios), "ratio-e-least")
	b.ReportMetric(0, "ns/op")
}

// scan looks for words without an index: it reads tasks and resolutions, the newest first, until a hundred of each have them
// all, and returns how long that takes.
func (h *hall) scan(sought []string) time.Duration {
	h.Helper()
	ctx := context.Background()
	councils, err := h.store.Councils(ctx)
	if err != nil {
		h.Fatal(err)
	}
	fits := func(text string) bool {
		words := records.Words(text)
		for _, w := range sought {
			if !slices.ContainsFunc(words, func(has string) bool { return strings.HasPrefix(has, w) }) {
				return false
			}
		}
		return true
	}
	start := time.Now()
	err = h.store.View(ctx, councils[0], func(tx store.Tx) error {
		found := 0
		for t, err := range records.Tasks.List(tx, store.Range{Reverse: true}) {
			if err != nil {
				return err
			}
			if fits(t.Text) {
				found++
			}
			if found == 100 {
				break
			}
		}
		found = 0
		for r, err := range records.Resolutions.List(tx, store.Range{Reverse: true}) {
			if err != nil {
				return err
			}
			if fits(r.Text) {
				found++
			}
			if found == 100 {
				break
			}
		}
		return nil
	})
	if err != nil {
		h.Fatal(err)
	}
	return time.Since(start)
}
