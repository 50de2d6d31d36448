package discord

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
)

// TestSession: an hour without trouble.
func TestSession(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newPlayhouse(t, func(c *scene) {
			c.begin()
			for seq := 2; seq <= 61; seq++ {
				c.after(time.Minute)
				c.event(seq, "E"+strconv.Itoa(seq))
				if seq%7 == 0 {
					c.event(seq, "E"+strconv.Itoa(seq)) // twice
				}
			}
			c.stay()
			if c.code != websocket.CloseNormalClosure {
				t.Errorf("left with %d", c.code)
			}
			if n := len(c.beats); n < 88 || n > 90 || c.beats[n-1] != "61" {
				t.Errorf("%d heartbeats: %v", n, c.beats)
			}
			for i, at := range c.beatAt[1:] {
				if d := at.Sub(c.beatAt[i]); d != 41250*time.Millisecond {
					t.Errorf("a heartbeat after %v", d)
				}
			}
		})
		if err := s.run(time.Hour + 90*time.Second); err != nil {
			t.Error(err)
		}
		if len(s.dialed) != 1 || len(s.heard) != 1+60+8 || s.heard[0] != "READY" || s.heard[6] != "E7" || s.heard[7] != "E7" {
			t.Errorf("%d connections, heard %v", len(s.dialed), s.heard)
		}
		if log := s.log.String(); strings.Contains(log, "level=WARN") || strings.Contains(log, testToken) {
			t.Error(log)
		}
	})
}

// TestHopeless: what waiting does not mend ends at once.
func TestHopeless(t *testing.T) {
	for code, says := range map[int]string{4004: "token", 4010: "4010", 4011: "4011", 4012: "4012", 4013: "4013", 4014: "4014"} {
		for _, begun := range []bool{true, false} {
			synctest.Test(t, func(t *testing.T) {
				s := newPlayhouse(t, func(c *scene) {
					if begun {
						c.begin()
					} else {
						c.open()
					}
					c.end(code)
					c.stay()
				})
				err := s.run(time.Hour)
				if err == nil || !strings.Contains(err.Error(), says) || time.Since(s.start) > time.Second || len(s.dialed) != 1 {
					t.Errorf("%d: %v after %v", code, err, time.Since(s.start))
				}
			})
		}
	}
	synctest.Test(t, func(t *testing.T) {
		s := newPlayhouse(t, begin)
		s.rest = func(*http.Request) (*http.Response, error) {
			return says(401, `{"message":"401: Unauthorized","code":0}`), nil
		}
		if err := s.run(time.Hour); !errors.Is(err, errToken) || len(s.dialed) != 0 {
			t.Error(err)
		}
	})
}

// TestOutage: a Discord that is away for an hour is asked now and then, and loses no session by it.
func TestOutage(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		back := time.Now().Add(time.Hour)
		asked := 0
		s := newPlayhouse(t, func(c *scene) { c.begin(); c.event(2, "A"); c.after(time.Minute) }, func(c *scene) {
			if time.Now().Before(back) {
				return
			}
			c.resume(3)
			c.stay()
		})
		s.rest = func(*http.Request) (*http.Response, error) {
			asked++
			if time.Now().After(s.start.Add(time.Second)) && time.Now().Before(back) {
				return nil, &net.OpError{Op: "dial", Err: errors.New("refused")}
			}
			return says(200, `{"url":"ws://gateway.test","session_start_limit":{"total":1000,"remaining":900,"reset_after":1000,"max_concurrency":1}}`), nil
		}
		if err := s.run(2 * time.Hour); err != nil {
			t.Fatal(err)
		}
		if asked > 1000 || asked < 100 || len(s.dialed) != 3 {
			t.Errorf("asked %d times, dialed %d times", asked, len(s.dialed))
		}
		if want := []string{"identify", "resume s0 2"}; !slices.Equal(s.opened, want) {
			t.Errorf("%v", s.opened)
		}
		if late := s.dialed[len(s.dialed)-1].Sub(back); late > longestBackoff*3/2+20*time.Second {
			t.Errorf("back %v late", late)
		}
	})
}

// TestResumeAddress: a session is taken up where READY said, and elsewhere when nobody opens there. A session that
// cannot be taken up is given up.
func TestResumeAddress(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		vain := func(c *scene) { c.open() }
		s := newPlayhouse(t, func(c *scene) { c.begin(); c.after(time.Minute) }, nil, vain, vain, vain, begin)
		if err := s.run(5 * time.Minute); err != nil {
			t.Fatal(err)
		}
		if want := []string{"gateway.test", "resume0.test", "gateway.test", "gateway.test", "gateway.test", "gateway.test"}; !slices.Equal(s.hosts, want) {
			t.Errorf("%v", s.hosts)
		}
		if want := []string{"identify", "resume s0 1", "resume s0 1", "resume s0 1", "identify"}; !slices.Equal(s.opened, want) {
			t.Errorf("%v", s.opened)
		}
	})
}

// TestFlapping: a gateway that says op 7 to everything is not run against, and IDENTIFY keeps its distance.
func TestFlapping(t *testing.T) {
	for name, scene := range map[string]func(*scene){
		"READY":    func(c *scene) { c.begin(); c.say(`{"op":9,"d":false}`); c.stay() },
		"IDENTIFY": func(c *scene) { c.open(); c.say(`{"op":7}`); c.stay() },
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := newPlayhouse(t, scene)
				if err := s.run(time.Hour); err != nil {
					t.Fatal(err)
				}
				if n := len(s.opened); n > 250 || n < 60 {
					t.Errorf("%d IDENTIFYs in an hour", n)
				}
				for i := 1; i < len(s.times); i++ {
					if s.times[i]-s.times[i-1] < betweenIdentifies {
						t.Errorf("an IDENTIFY after %v", s.times[i]-s.times[i-1])
					}
				}
			})
		})
	}
}

// TestSteady: a connection that breaks now and then is back at once, each time.
func TestSteady(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		seq := 2
		s := newPlayhouse(t, func(c *scene) { c.begin(); c.after(time.Minute) }, func(c *scene) { c.resume(seq); seq++; c.after(time.Minute) })
		if err := s.run(time.Hour); err != nil {
			t.Fatal(err)
		}
		for i, at := range s.dialed[1:] {
			if d := at.Sub(s.dialed[i]) - time.Minute; d > 500*time.Millisecond {
				t.Errorf("back after %v", d)
			}
		}
		if len(s.dialed) < 59 || len(s.opened) != len(s.dialed) || s.opened[len(s.opened)-1] != fmt.Sprintf("resume s0 %d", seq-2) {
			t.Errorf("%v", s.opened)
		}
	})
}

// TestLongReplay: what was missed may take longer than a step of the opening, as long as it comes.
func TestLongReplay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newPlayhouse(t, func(c *scene) { c.begin(); c.after(time.Minute) }, func(c *scene) {
			c.open()
			for seq := 2; seq < 12; seq++ {
				c.after(opening / 2)
				c.event(seq, "E")
			}
			c.event(12, "RESUMED")
			c.stay()
		})
		if err := s.run(10 * time.Minute); err != nil || len(s.dialed) != 2 || len(s.heard) != 12 {
			t.Errorf("%v, %d connections, heard %v", err, len(s.dialed), s.heard)
		}
	})
}

// TestIdentifyLimit: no IDENTIFY when none is left.
func TestIdentifyLimit(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newPlayhouse(t, begin)
		s.starts = discordgo.SessionInformation{Total: 1000, Remaining: 0, ResetAfter: 3_600_000, MaxConcurrency: 1}
		if err := s.run(2 * time.Hour); err != nil {
			t.Fatal(err)
		}
		if len(s.times) != 1 || s.times[0] < time.Hour || s.times[0] > time.Hour+time.Second {
			t.Errorf("%v", s.times)
		}
	})
	day := 24 * time.Hour
	for _, c := range []struct {
		limit     discordgo.SessionInformation
		ago, want time.Duration
	}{
		{discordgo.SessionInformation{}, day, 5*time.Second - day},
		{discordgo.SessionInformation{}, time.Second, 4 * time.Second},
		{discordgo.SessionInformation{Total: 1000, Remaining: 1000, ResetAfter: 0}, 2 * time.Second, 3 * time.Second},
		{discordgo.SessionInformation{Total: 1000, Remaining: 200, ResetAfter: 3_600_000}, 2 * time.Second, 3 * time.Second},
		{discordgo.SessionInformation{Total: 1000, Remaining: 100, ResetAfter: 3_600_000}, 6 * time.Second, 30 * time.Second},
		{discordgo.SessionInformation{Total: 1000, Remaining: 100, ResetAfter: 3_600_000}, day, 36*time.Second - day},
		{discordgo.SessionInformation{Total: 1000, Remaining: 100, ResetAfter: 1000}, time.Second, 4 * time.Second},
		{discordgo.SessionInformation{Total: 1000, Remaining: 0, ResetAfter: 3_600_000}, day, time.Hour},
		{discordgo.SessionInformation{Total: 1000, Remaining: 0, ResetAfter: 0}, time.Second, 4 * time.Second},
	} {
		if got := identifyIn(c.limit, c.ago); got != c.want {
			t.Errorf("%+v, %v ago: %v instead of %v", c.limit, c.ago, got, c.want)
		}
	}
}

// TestHeartbeatAsked: op 1 is answered at once, also when Discord names no interval and says what nobody knows.
func TestHeartbeatAsked(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newPlayhouse(t, func(c *scene) {
			c.say(`{"op":0,"t":"TOO_EARLY","d":{}}`)
			c.say(`{"op":10,"d":{"heartbeat_interval":0}}`)
			<-c.opens
			c.say(`{"op":10,"d":{"heartbeat_interval":1}}`)
			c.say(`{"op":99,"d":{}}`)
			c.say(`null`)
			c.say(`{"op":1}`)
			c.say(`{"op":0,"s":7,"t":"READY","d":{"session_id":"s","resume_gateway_url":"ws://r.test"}}`)
			synctest.Wait()
			before := c.said()
			c.say(`{"op":1,"d":null}`)
			synctest.Wait()
			after := c.said()
			if n := len(after); n != len(before)+1 || after[0] != "null" || after[n-1] != "7" {
				t.Errorf("%v, then %v", before, after)
			}
			c.stay()
		})
		if err := s.run(10 * time.Minute); err != nil || len(s.dialed) != 1 || !slices.Equal(s.heard, []string{"READY"}) {
			t.Errorf("%v %d %v\n%s", err, len(s.dialed), s.heard, s.log)
		}
	})
}

// TestSessionPanic: a panic in hear costs one event, and says nothing of what it was about.
func TestSessionPanic(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newPlayhouse(t, func(c *scene) {
			c.begin()
			for seq, kind := range []string{"A", "PANIC", "B", "NIL", "C"} {
				c.event(seq+2, kind)
			}
			c.stay()
		})
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		var heard []string
		err := s.tr.listen(ctx, func(kind string, _ json.RawMessage) {
			switch kind {
			case "PANIC":
				panic("geheim")
			case "NIL":
				var none []string
				_ = none[len(kind)] // a panic of the runtime's own
			}
			heard = append(heard, kind)
		})
		if want := []string{"READY", "A", "B", "C"}; err != nil || !slices.Equal(heard, want) || len(s.dialed) != 1 {
			t.Error(err, heard, len(s.dialed))
		}
		log := s.log.String()
		if strings.Count(log, "discord: panic") != 2 || strings.Contains(log, "geheim") || !strings.Contains(log, "event=PANIC") || !strings.Contains(log, " id=") {
			t.Error(log)
		}
	})
}

// TestSlowHear: who hears slowly neither loses an event nor the session, however many come.
func TestSlowHear(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const all = 3 * queued
		s := newPlayhouse(t, func(c *scene) {
			c.begin()
			for seq := 2; seq <= all; seq++ {
				c.event(seq, strconv.Itoa(seq))
			}
			c.stay()
		}, func(c *scene) {
			c.open()
			c.mu.Lock()
			var seq int
			_, err := fmt.Sscanf(c.opened[len(c.opened)-1], "resume s0 %d", &seq)
			c.mu.Unlock()
			if err != nil {
				t.Error(err)
				return
			}
			for seq++; seq <= all; seq++ {
				c.event(seq, strconv.Itoa(seq))
			}
			c.event(all+1, "RESUMED")
			c.stay()
		})
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		next := 2
		err := s.tr.listen(ctx, func(kind string, _ json.RawMessage) {
			if kind == "READY" || kind == "RESUMED" {
				return
			}
			time.Sleep(time.Second)
			if kind != strconv.Itoa(next) {
				t.Errorf("%s instead of %d", kind, next)
			}
			if next++; next > all {
				cancel()
			}
		})
		if err != nil || next <= all {
			t.Error(err, next)
		}
		t.Log(s.opened)
	})
}

// TestEnds: the context ends in every state, and listen returns soon, without a goroutine left.
func TestEnds(t *testing.T) {
	hang := func(r *http.Request) (*http.Response, error) { <-r.Context().Done(); return nil, r.Context().Err() }
	for name, prepare := range map[string]func(*playhouse){
		"asking for the gateway":  func(s *playhouse) { s.rest = hang },
		"waiting for the gateway": func(s *playhouse) { s.rest = func(*http.Request) (*http.Response, error) { return says(503, ""), nil } },
		"limited": func(s *playhouse) {
			s.rest = func(*http.Request) (*http.Response, error) { return says(429, `{"retry_after":29}`), nil }
		},
		"waiting for its IDENTIFY": func(s *playhouse) { s.starts.Remaining, s.starts.ResetAfter = 0, 86_400_000 },
		"refused":                  func(s *playhouse) { s.scenes = []func(*scene){nil} },
		"dialing": func(s *playhouse) {
			s.tr.dialer.NetDialContext = func(ctx context.Context, _, _ string) (net.Conn, error) {
				<-ctx.Done()
				return nil, ctx.Err()
			}
		},
		"shaking hands": func(s *playhouse) {
			s.tr.dialer.NetDialContext = func(context.Context, string, string) (net.Conn, error) {
				ours, theirs := net.Pipe()
				go func() {
					for b := make([]byte, 1000); ; {
						if _, err := theirs.Read(b); err != nil {
							return
						}
					}
				}()
				return ours, nil
			}
		},
		"nobody reads": func(s *playhouse) {
			s.tr.dialer.NetDialContext = func(context.Context, string, string) (net.Conn, error) {
				ours, _ := net.Pipe()
				return ours, nil
			}
		},
		"before the hello": func(s *playhouse) { s.scenes = []func(*scene){(*scene).stay} },
		"before READY":     func(s *playhouse) { s.scenes = []func(*scene){func(c *scene) { c.open(); c.stay() }} },
		"ready":            func(*playhouse) {},
		"lost":             func(s *playhouse) { s.scenes = []func(*scene){func(c *scene) { c.begin(); c.after(time.Second) }} },
		"given up": func(s *playhouse) {
			s.scenes = []func(*scene){func(c *scene) { c.begin(); c.say(`{"op":9}`); c.stay() }}
		},
		"resuming": func(s *playhouse) {
			s.scenes = []func(*scene){func(c *scene) { c.begin() }, func(c *scene) { c.open(); c.stay() }}
		},
		"in a flood": func(s *playhouse) {
			s.scenes = []func(*scene){func(c *scene) {
				c.begin()
				for seq := 2; seq < 10*queued; seq++ {
					c.event(seq, "SLOW")
				}
				c.stay()
			}}
		},
	} {
		for _, d := range []time.Duration{0, time.Millisecond, 700 * time.Millisecond, 20 * time.Second, 3 * time.Minute} {
			t.Run(name+" "+d.String(), func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) {
					s := newPlayhouse(t, begin)
					prepare(s)
					ctx, cancel := context.WithTimeout(t.Context(), d)
					defer cancel()
					err := s.tr.listen(ctx, func(kind string, _ json.RawMessage) {
						if kind == "SLOW" {
							time.Sleep(100 * time.Millisecond)
						}
					})
					if late := time.Since(s.start) - d; err != nil || late > time.Second {
						t.Errorf("%v, %v late", err, late)
					}
				})
			})
		}
	}
}
