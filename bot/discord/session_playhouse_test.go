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
