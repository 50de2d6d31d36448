package discord

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"gremium/bot"
	"gremium/bot/discord/discordtest"
)

// BenchmarkReminders is c3: reminders that are due at the same moment, one post in each of many channels, with 8 senders
// as the outbox has them, while Discord allows 50 requests a second. The ratio is the time until the last one has
// arrived against that bound.
//
// It measures posts in channels, since direct messages are paced on purpose (send.go). A guild has no more than 500
// channels, so they are in several.
func BenchmarkReminders(b *testing.B) {
	const guilds, channels, senders = 4, 250, 8
	for b.Loop() {
		b.StopTimer()
		leakless(b)
		peer := discordtest.Start(b, discordtest.Options{NoContract: true, Limits: discordtest.Limits{Enforce: true}})
		var places []string
		for range guilds {
			g := peer.Guild("Rat", "de")
			for i := range channels {
				places = append(places, g.Channel(fmt.Sprintf("c%d", i), false).ID)
			}
		}
		p, err := New(Config{Token: peer.Token(), Log: slog.New(slog.DiscardHandler)})
		if err != nil {
			b.Fatal(err)
		}
		client := discordtest.Loopback()
		client.MaxIdleConnsPerHost = perSecond // as newTransport has it
		p.client.Transport, p.dialer = client, discordtest.Dialer()
		ctx, stop := context.WithCancel(b.Context())
		done := make(chan error, 1)
		go func() { done <- p.Run(ctx, &core{kept: &keeper{}}) }()
		b.Cleanup(func() {
			stop()
			if err := <-done; err != nil {
				b.Error(err)
			}
		})
		registered := func() bool { // then the guilds are known
			n := 0
			for _, r := range peer.Requests() {
				if r.Status == http.StatusOK && strings.HasSuffix(r.Path, "/commands") {
					n++
				}
			}
			return n >= guilds
		}
		if err := peer.Wait(ctx, registered); err != nil {
			b.Fatal(err)
		}
		before := len(peer.Requests())

		next := make(chan string)
		var work sync.WaitGroup
		for range senders {
			work.Go(func() {
				for place := range next {
					m := bot.Message{Key: "r" + place, To: bot.Audience{Platform: Name, Channel: place}, Title: "Erinnerung", Text: "Die Sitzung beginnt."}
					if _, err := p.Send(ctx, m); err != nil {
						b.Error(err)
					}
				}
			})
		}
		b.StartTimer()
		start := time.Now()
		for _, place := range places {
			next <- place
		}
		close(next)
		work.Wait()
		took := time.Since(start)
		b.StopTimer()

		refused := 0
		for _, r := range peer.Requests() {
			if r.Status == http.StatusTooManyRequests {
				refused++
			}
		}
		if sent := len(peer.Sent()); sent != len(places) {
			b.Errorf("%d of %d arrived", sent, len(places))
		}
		b.Logf("%d requests for %d reminders", len(peer.Requests())-before, len(places))
		b.ReportMetric(took.Seconds()*perSecond/float64(len(places)), "ratio-c3-n")
		b.ReportMetric(float64(refused), "count-c3-refused")
		b.StartTimer()
	}
}
