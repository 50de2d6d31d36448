package discord

import (
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// TestLosses: every way to lose a connection, when the next one comes, and how it begins.
func TestLosses(t *testing.T) {
	const (
		resumes    = "resume s0 3"
		identifies = "identify"
		soon       = 500 * time.Millisecond // the first pause, 250 ms more or less
	)
	// ready plays a connection that was ready for a minute and has heard a little.
	ready := func(end func(*scene)) []func(*scene) {
		return []func(*scene){func(c *scene) {
			c.begin()
			c.event(2, "A")
			c.event(3, "B")
			c.after(time.Minute)
			end(c)
		}}
	}
	closes := func(code int) []func(*scene) { return ready(func(c *scene) { c.end(code); c.stay() }) }
	says := func(frame string) []func(*scene) { return ready(func(c *scene) { c.say(frame); c.stay() }) }
	// resumed plays a RESUME that begins with something else.
	resumed := func(end func(*scene)) []func(*scene) {
		return append(closes(4000), func(c *scene) { c.open(); end(c) })
	}
	first := func(end func(*scene)) []func(*scene) { return []func(*scene){end} }
	for _, c := range []struct {
		name     string
		scenes   []func(*scene)
		least    time.Duration // after the loss, until the next connection begins
		most     time.Duration
		opens    string        // how the last connection begins
		minutely bool          // the loss is one minute after the start, else at the start
		left     int           // the client's close code; 0: not looked at
		notice   time.Duration // until the client can know of the loss
	}{
		{"close 1000", closes(1000), 0, soon, resumes, true, 0, 0},
		{"close 1001", closes(1001), 0, soon, resumes, true, 0, 0},
		{"close 4000", closes(4000), 0, soon, resumes, true, 0, 0},
		{"close 4001", closes(4001), 0, soon, resumes, true, 0, 0},
		{"close 4002", closes(4002), 0, soon, resumes, true, 0, 0},
		{"close 4005", closes(4005), 0, soon, resumes, true, 0, 0},
		{"close 4008", closes(4008), 0, soon, resumes, true, 0, 0},
		{"close 4003", closes(4003), 0, soon, identifies, true, 0, 0},
		{"close 4007", closes(4007), 0, soon, identifies, true, 0, 0},
		{"close 4009", closes(4009), 0, soon, identifies, true, 0, 0},
		{"cut", ready(func(*scene) {}), 0, soon, resumes, true, 0, 0},
		{"op 7", says(`{"op":7,"d":null}`), 0, soon, resumes, true, closeResumable, 0},
		{"op 9", says(`{"op":9,"d":false}`), time.Second, 2 * time.Second, identifies, true, closeResumable, 0},
		{"op 9 resumable", says(`{"op":9,"d":true}`), time.Second, 2 * time.Second, resumes, true, closeResumable, 0},
		{"op 9 that says nothing", says(`{"op":9}`), time.Second, 2 * time.Second, identifies, true, closeResumable, 0},
		{"garbage", says(`{"op":`), 0, soon, resumes, true, closeResumable, 0},
		{"op 7 first after RESUME", resumed(func(c *scene) { c.say(`{"op":7}`); c.stay() }), 0, 2 * soon, resumes, true, 0, 0},
		{"op 9 first after RESUME", resumed(func(c *scene) { c.say(`{"op":9,"d":false}`); c.stay() }), time.Second, 2*time.Second + soon, identifies, true, 0, 0},
		{"op 9 resumable first after RESUME", resumed(func(c *scene) { c.say(`{"op":9,"d":true}`); c.stay() }), time.Second, 2*time.Second + soon, resumes, true, 0, 0},
		{"close 4007 first after RESUME", resumed(func(c *scene) { c.end(4007); c.stay() }), 0, 2 * soon, identifies, true, 0, 0},
		{"cut after RESUME", resumed(func(*scene) {}), 0, 2 * soon, resumes, true, 0, 0},
		{"nothing after RESUME", resumed(func(c *scene) { c.stay() }), opening, opening + 2*soon, resumes, true, 0, 0},
		{"op 7 first after IDENTIFY", first(func(c *scene) { c.open(); c.say(`{"op":7}`); c.stay() }), 0, betweenIdentifies, identifies, false, 0, 0},
		{"op 9 first after IDENTIFY", first(func(c *scene) { c.open(); c.say(`{"op":9,"d":false}`); c.stay() }), 0, betweenIdentifies, identifies, false, 0, 0},
		{"op 7 first of all", first(func(c *scene) { c.say(`{"op":7}`); c.stay() }), 0, soon, identifies, false, 0, 0},
		{"op 9 first of all", first(func(c *scene) { c.say(`{"op":9}`); c.stay() }), 0, 2 * time.Second, identifies, false, 0, 0},
		{"no hello", first(func(c *scene) { c.stay() }), opening, opening + soon, identifies, false, closeResumable, 0},
		{"no READY", first(func(c *scene) { c.open(); c.stay() }), opening, opening + soon, identifies, false, closeResumable, 0},
		{"READY that cannot be read", first(func(c *scene) { c.open(); c.say(`{"op":0,"t":"READY","d":7}`); c.stay() }), 0, betweenIdentifies, identifies, false, 0, 0},
		{"cut before the hello", first(func(*scene) {}), 0, soon, identifies, false, 0, 0},
		{"refused", []func(*scene){nil}, 0, soon, identifies, false, 0, 0},
		{"no acknowledgements", ready(func(c *scene) {
			c.mu.Lock()
			c.mute = true
			c.mu.Unlock()
			for !c.left() { // events are no sign that our side of the line is heard
				c.event(3, "B")
				c.after(5 * time.Second)
			}
		}), 0, 41250 * time.Millisecond * 7 / 4, resumes, true, closeResumable, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var lost, again time.Time
				scenes := slices.Clone(c.scenes)
				final := len(scenes)
				scenes = append(scenes, func(sc *scene) {
					if strings.HasPrefix(c.opens, "resume") {
						sc.resume(4, "C")
					} else {
						sc.begin()
					}
					again = time.Now()
					sc.stay()
				})
				lost = time.Now()
				if c.minutely {
					lost = lost.Add(time.Minute)
				}
				left := 0
				play := scenes[final-1]
				if play != nil {
					scenes[final-1] = func(sc *scene) { play(sc); sc.cut(); sc.stay(); left = sc.code }
				}
				s := newPlayhouse(t, scenes...)
				if err := s.run(10 * time.Minute); err != nil {
					t.Fatal(err)
				}
				if len(s.dialed) != final+1 || len(s.opened) == 0 || s.opened[len(s.opened)-1] != c.opens {
					t.Fatalf("%d connections, opened %v\n%s", len(s.dialed), s.opened, s.log)
				}
				if d := again.Sub(lost); d < c.least || d > c.most {
					t.Errorf("after %v, not between %v and %v\n%s", d, c.least, c.most, s.log)
				}
				if c.left != 0 && left != c.left {
					t.Errorf("left with %d instead of %d", left, c.left)
				}
				if c.opens == resumes {
					want := []string{"READY", "A", "B"}
					got := slices.Compact(s.heard)
					if !slices.Equal(got, append(want, "C", "RESUMED")) {
						t.Errorf("heard %v", got)
					}
				}
				for i := 1; i < len(s.opened); i++ {
					if s.opened[i] == "identify" && s.opened[i-1] == "identify" && s.times[i]-s.times[i-1] < betweenIdentifies {
						t.Errorf("two IDENTIFYs within %v", s.times[i]-s.times[i-1])
					}
				}
				if strings.Contains(s.log.String(), testToken) {
					t.Error("the token is in the log")
				}
			})
		})
	}
}
