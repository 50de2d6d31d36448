package discord

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
)

// A gateway on pipes, in virtual time: each connection plays a scene. It can be slower, ruder and deader than the peer
// of discordtest, and minutes cost nothing. A goroutine that listen leaves behind fails every test in here, because
// no bubble ends with one.

// playhouse is the gateway, and what the client did with it.
type playhouse struct {
	t      *testing.T
	tr     *transport
	log    *notes
	scenes []func(*scene) // one for each connection, the last one for all further ones; nil: none comes about
	starts discordgo.SessionInformation
	rest   fake // instead of the answer to /gateway/bot

	mu     sync.Mutex
	dialed []time.Time
	hosts  []string
	opened []string // "identify" and "resume session seq", with the time since the start
	times  []time.Duration
	start  time.Time
	heard  []string // what listen handed on
}

// scene is one connection.
type scene struct {
	*playhouse
	ws     *websocket.Conn
	number int
	out    chan string   // frames; "" cuts, a number closes
	mute   bool          // heartbeats are not acknowledged
	gone   chan struct{} // closed when the client has gone
	code   int           // how it closed
	opens  chan string   // IDENTIFY or RESUME came
	beats  []string      // of heartbeats: what they carry
	beatAt []time.Time
}

// hijacker is what a websocket.Upgrader needs of a connection.
type hijacker struct {
	net.Conn
	reader *bufio.Reader
	header http.Header
}

func (h *hijacker) Header() http.Header { return h.header }
func (h *hijacker) WriteHeader(int)     {}
func (h *hijacker) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	return h.Conn, bufio.NewReadWriter(h.reader, bufio.NewWriter(h.Conn)), nil
}

// newPlayhouse makes a gateway. The scenes must let the client go.
func newPlayhouse(t *testing.T, scenes ...func(*scene)) *playhouse {
	s := &playhouse{t: t, scenes: scenes, start: time.Now(), starts: discordgo.SessionInformation{Total: 1000, Remaining: 900, ResetAfter: 1000, MaxConcurrency: 1}}
	s.tr, s.log = faked(t, func(r *http.Request) (*http.Response, error) {
		if s.rest != nil {
			return s.rest(r)
		}
		if !strings.HasSuffix(r.URL.Path, "/gateway/bot") {
			t.Errorf("%s %s", r.Method, r.URL)
		}
		answer, _ := json.Marshal(discordgo.GatewayBotResponse{URL: "ws://gateway.test", Shards: 1, SessionStartLimit: s.starts})
		return says(200, string(answer)), nil
	})
	s.tr.dialer = &websocket.Dialer{NetDialContext: s.dial}
	return s
}

func (s *playhouse) dial(ctx context.Context, _, address string) (net.Conn, error) {
	s.mu.Lock()
	number := len(s.dialed)
	s.dialed = append(s.dialed, time.Now())
	host, _, _ := net.SplitHostPort(address)
	s.hosts = append(s.hosts, host)
	play := s.scenes[min(number, len(s.scenes)-1)]
	s.mu.Unlock()
	if play == nil {
		return nil, &net.OpError{Op: "dial", Net: "tcp", Err: errors.New("refused")}
	}
	ours, theirs := net.Pipe()
	go func() {
		defer theirs.Close()
		reader := bufio.NewReader(theirs)
		r, err := http.ReadRequest(reader)
		if err != nil {
			return
		}
		if q := r.URL.Query(); q.Get("v") != discordgo.APIVersion || q.Get("encoding") != "json" || r.Header.Get("User-Agent") != userAgent {
			s.t.Errorf("%s %v", r.URL, r.Header)
		}
		c := &scene{playhouse: s, number: number, out: make(chan string, 20*queued), gone: make(chan struct{}), opens: make(chan string, 10)}
		upgrader := websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}
		if c.ws, err = upgrader.Upgrade(&hijacker{theirs, reader, http.Header{}}, r, nil); err != nil {
			return
		}
		go c.listen()
		go c.write()
		play(c)
		c.cut()
		<-c.gone
	}()
	return ours, nil
}

// listen reads what the client says.
func (c *scene) listen() {
	defer close(c.gone)
	for {
		_, data, err := c.ws.ReadMessage()
		if err != nil {
			if closed := new(websocket.CloseError); errors.As(err, &closed) {
				c.code = closed.Code
			}
			return
		}
		var f struct {
			Op int
			D  json.RawMessage
		}
		if err := json.Unmarshal(data, &f); err != nil {
			c.t.Error(err)
		}
		var d struct {
			Token   string
			Session string `json:"session_id"`
			Seq     int
			Intents int
		}
		c.mu.Lock()
		switch f.Op {
		case opHeartbeat:
			c.beats, c.beatAt = append(c.beats, string(f.D)), append(c.beatAt, time.Now())
			mute := c.mute
			c.mu.Unlock()
			if !mute {
				c.say(`{"op":11}`)
			}
			continue
		case opIdentify, opResume:
			if json.Unmarshal(f.D, &d) != nil || d.Token != testToken || f.Op == opIdentify && d.Intents != 1<<0|1<<9|1<<12 {
				c.t.Errorf("%s", data)
			}
			open := "identify"
			if f.Op == opResume {
				open = fmt.Sprintf("resume %s %d", d.Session, d.Seq)
			}
			c.opened, c.times = append(c.opened, open), append(c.times, time.Since(c.start))
			c.opens <- open
		default:
			c.t.Errorf("%s", data)
		}
		c.mu.Unlock()
	}
}

// write writes what is said. Frames to a client that has gone are lost.
func (c *scene) write() {
	defer c.ws.Close()
	for frame := range c.out {
		if frame == "" {
			return
		}
		if code, err := strconv.Atoi(frame); err == nil {
			_ = c.ws.WriteMessage(websocket.CloseMessage, websocket.FormatCloseMessage(code, ""))
			return
		}
		if c.ws.WriteMessage(websocket.TextMessage, []byte(frame)) != nil {
			return
		}
	}
}

func (c *scene) say(frame string) { c.out <- frame }

// cut ends the connection after what was said, without a closing frame.
func (c *scene) cut() { c.out <- "" }

// end ends it with a code.
func (c *scene) end(code int) { c.out <- strconv.Itoa(code) }

func (c *scene) hello() { c.say(`{"op":10,"d":{"heartbeat_interval":41250}}`) }

// open says hello and waits for IDENTIFY or RESUME.
func (c *scene) open() {
	c.hello()
	select {
	case <-c.opens:
	case <-c.gone:
	}
}

// begin opens and begins a session, "s" with the connection's number.
func (c *scene) begin() {
	c.open()
	n := strconv.Itoa(c.number)
	c.say(`{"op":0,"s":1,"t":"READY","d":{"session_id":"s` + n + `","resume_gateway_url":"ws://resume` + n + `.test"}}`)
}

// resume opens and takes a session up, after events that were missed.
func (c *scene) resume(seq int, missed ...string) {
	c.open()
	for _, kind := range missed {
		c.event(seq, kind)
		seq++
	}
	c.event(seq, "RESUMED")
}

func (c *scene) event(seq int, kind string) {
	c.say(fmt.Sprintf(`{"op":0,"s":%d,"t":%q,"d":{"n":%d}}`, seq, kind, seq))
}

// stay waits until the client goes.
func (c *scene) stay() { <-c.gone }

// after waits, unless the client goes.
func (c *scene) after(d time.Duration) {
	select {
	case <-time.After(d):
	case <-c.gone:
	}
}

// said is what the heartbeats so far have carried.
func (c *scene) said() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Clone(c.beats)
}

// left says whether the client has gone.
func (c *scene) left() bool {
	select {
	case <-c.gone:
		return true
	default:
		return false
	}
}

func (s *playhouse) hear(kind string, data json.RawMessage) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.heard = append(s.heard, kind)
}

// run listens for so long. It answers what listen does.
func (s *playhouse) run(d time.Duration) error {
	ctx, cancel := context.WithTimeout(s.t.Context(), d)
	defer cancel()
	err := s.tr.listen(ctx, s.hear)
	synctest.Wait() // until the scenes have ended
	if late := time.Since(s.start) - d; late > time.Second {
		s.t.Errorf("listen returned %v late", late)
	}
	return err
}

func begin(c *scene) { c.begin(); c.stay() }

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

// TestPanic: a panic in hear costs one event, and says nothing of what it was about.
func TestPanic(t *testing.T) {
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
