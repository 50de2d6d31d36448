package discordtest

import (
	"bytes"
	"compress/zlib"
	"encoding/json"
	"errors"
	"net"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
)

// The operations of the gateway.
const (
	opDispatch       = 0
	opHeartbeat      = 1
	opIdentify       = 2
	opPresence       = 3
	opVoice          = 4
	opResume         = 6
	opReconnect      = 7
	opMembers        = 8
	opInvalidSession = 9
	opHello          = 10
	opAck            = 11
)

// frame is a message of the gateway.
type frame struct {
	Op int    `json:"op"`
	D  any    `json:"d"`
	S  *int64 `json:"s"`
	T  any    `json:"t"`
}

// session is what a client resumes: the events since it identified.
type session struct {
	peer     *Peer
	id       string
	intents  int
	compress bool
	seq      int64
	sent     [][]byte // frames by sequence number, from 1
	conn     *conn    // nil while disconnected
}

// conn is one connection of a client.
type conn struct {
	ws      *websocket.Conn
	peer    *Peer
	session *session      // nil until the client has identified; guarded by the peer's lock
	ended   chan struct{} // closed when the connection is over

	mu    sync.Mutex
	queue []packet
	wake  chan struct{} // holds one when there is something in queue
}

// packet is something to write: bytes, or with a code the end.
type packet struct {
	data []byte
	zip  bool
	code int
	cut  bool // end without a closing frame
}

var upgrader = websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}

// serveGateway is a connection's life.
func serveGateway(w http.ResponseWriter, r *http.Request) {
	// The address is the peer's own, since a client says its token only after the first frame.
	p := byApp(strings.Split(r.URL.Path, "/")[2])
	if p == nil || !p.begin() {
		http.Error(w, "Service Unavailable", http.StatusServiceUnavailable)
		return
	}
	defer p.running.Done()
	p.mu.Lock()
	refuse := p.fault.refuse > 0
	if refuse {
		p.fault.refuse--
	}
	p.mu.Unlock()
	if refuse {
		http.Error(w, "Service Unavailable", http.StatusServiceUnavailable)
		return
	}
	ws, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	c := &conn{ws: ws, peer: p, ended: make(chan struct{}), wake: make(chan struct{}, 1)}
	p.mu.Lock()
	p.conns[c] = true
	if p.isClosed() {
		c.drop()
	}
	p.mu.Unlock()
	written := make(chan struct{})
	go func() {
		defer close(written)
		c.write()
	}()
	defer func() {
		close(c.ended)
		_ = ws.Close()
		<-written
	}()
	q := r.URL.Query()
	if v := q.Get("v"); v != "9" && v != "10" || q.Get("encoding") != "json" || q.Get("compress") != "" {
		c.close(4012)
	}
	beat := p.o.Heartbeat
	c.push(frame{Op: opHello, D: obj{"heartbeat_interval": beat.Milliseconds(), "_trace": []string{"discordtest"}}}, false)
	for {
		_ = ws.SetReadDeadline(time.Now().Add(max(2*beat, 10*time.Second)))
		_, data, err := ws.ReadMessage()
		if err != nil {
			c.gone(err)
			return
		}
		var f struct {
			Op int             `json:"op"`
			D  json.RawMessage `json:"d"`
		}
		if json.Unmarshal(data, &f) != nil {
			c.close(4002)
			continue
		}
		c.receive(f.Op, f.D)
	}
}

// gone ends a connection that broke. A session lives on unless the client closed it on purpose.
func (c *conn) gone(err error) {
	p := c.peer
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.conns, c)
	if c.session != nil && c.session.conn == c {
		c.session.conn = nil
		var closed *websocket.CloseError
		if errors.As(err, &closed) && (closed.Code == 1000 || closed.Code == 1001) {
			delete(p.sessions, c.session.id)
		}
	}
	p.touch()
}

// push queues a frame.
func (c *conn) push(f frame, zip bool) {
	data, _ := json.Marshal(f)
	c.add(packet{data: data, zip: zip})
}

func (c *conn) add(p packet) {
	c.mu.Lock()
	c.queue = append(c.queue, p)
	c.mu.Unlock()
	select {
	case c.wake <- struct{}{}:
	default:
	}
}

// close ends the connection after what is queued.
func (c *conn) close(code int) { c.add(packet{code: code}) }

// drop ends the connection as a broken network does.
func (c *conn) drop() { c.add(packet{cut: true}) }

// big is from which size on a client that asked for compression gets it.
const big = 2048

// write writes what is queued, in order, until the connection ends.
func (c *conn) write() {
	for {
		select {
		case <-c.ended:
			return
		case <-c.wake:
		}
		c.mu.Lock()
		queue := c.queue
		c.queue = nil
		c.mu.Unlock()
		for _, p := range queue {
			_ = c.ws.SetWriteDeadline(time.Now().Add(10 * time.Second))
			switch {
			case p.cut:
				if tcp, ok := c.ws.NetConn().(*net.TCPConn); ok {
					_ = tcp.SetLinger(0) // a reset, not an orderly end
				}
				_ = c.ws.Close()
				return
			case p.code != 0:
				_ = c.ws.WriteMessage(websocket.CloseMessage, websocket.FormatCloseMessage(p.code, ""))
				_ = c.ws.Close()
				return
			case p.zip && len(p.data) > big:
				var packed bytes.Buffer
				z := zlib.NewWriter(&packed)
				_, _ = z.Write(p.data)
				_ = z.Close()
				_ = c.ws.WriteMessage(websocket.BinaryMessage, packed.Bytes())
			default:
				_ = c.ws.WriteMessage(websocket.TextMessage, p.data)
			}
		}
	}
}

// receive handles what a client sent.
func (c *conn) receive(op int, d json.RawMessage) {
	switch op {
	case opHeartbeat:
		c.peer.mu.Lock()
		withheld := c.peer.fault.withhold
		c.peer.mu.Unlock()
		if !withheld {
			c.push(frame{Op: opAck}, false)
		}
	case opIdentify:
		c.identify(d)
	case opResume:
		c.resume(d)
	case opPresence, opVoice, opMembers:
		c.peer.mu.Lock()
		if c.session == nil {
			c.close(4003)
		} else if op != opPresence {
			c.peer.problem("gateway", "the peer does not do operation %d", op)
		}
		c.peer.mu.Unlock()
	default:
		c.close(4001)
	}
}

// knows says whether a token is the bot's.
func (p *Peer) knows(token string) bool { return strings.TrimPrefix(token, "Bot ") == p.token }

// allIntents are the bits that there are.
const allIntents = 1<<0 | 1<<1 | 1<<2 | 1<<3 | 1<<4 | 1<<5 | 1<<6 | 1<<7 | 1<<8 | 1<<9 | 1<<10 | 1<<11 | 1<<12 | 1<<13 |
	1<<14 | 1<<15 | 1<<16 | 1<<20 | 1<<21 | 1<<24 | 1<<25

// privileged are the intents that the developer portal must grant.
const privileged = int(discordgo.IntentGuildMembers | discordgo.IntentGuildPresences | discordgo.IntentMessageContent)

func (c *conn) identify(d json.RawMessage) {
	var in struct {
		Token      string `json:"token"`
		Intents    *int   `json:"intents"`
		Compress   bool   `json:"compress"`
		Properties any    `json:"properties"`
	}
	if json.Unmarshal(d, &in) != nil || in.Properties == nil || in.Intents == nil {
		c.close(4002)
		return
	}
	if !c.peer.knows(in.Token) {
		c.close(4004)
		return
	}
	p := c.peer
	p.mu.Lock()
	defer p.mu.Unlock()
	every := p.o.Limits.Identify
	if every == 0 {
		every = 5 * time.Second
	}
	soon := p.o.Limits.Enforce && time.Since(p.identified) < every
	p.identified = time.Now()
	switch {
	case p.fault.identify != 0:
		c.close(p.fault.identify)
		p.fault.identify = 0
	case c.session != nil:
		c.close(4005)
	case soon:
		c.push(frame{Op: opInvalidSession, D: false}, false)
	case *in.Intents&^allIntents != 0:
		c.close(4013)
	case *in.Intents&privileged&^p.o.Privileged != 0:
		c.close(4014)
	default:
		s := &session{peer: p, id: p.id(), intents: *in.Intents, compress: in.Compress, conn: c}
		p.sessions[s.id], c.session = s, s
		p.ready(s)
	}
	p.touch()
}

// ready sends a new session what it begins with.
func (p *Peer) ready(s *session) {
	guilds := []obj{}
	for _, g := range p.guilds {
		if g.members[p.app] != nil {
			guilds = append(guilds, obj{"id": g.ID, "unavailable": true})
		}
	}
	s.dispatch("READY", obj{
		"v": 9, "user": p.me(), "guilds": guilds, "session_id": s.id, "resume_gateway_url": p.gateway,
		"shard": []int{0, 1}, "application": obj{"id": p.app, "flags": p.flags(), "flags_new": strconv.Itoa(p.flags())},
	})
	if s.intents&int(discordgo.IntentGuilds) == 0 {
		return
	}
	for _, g := range p.guilds {
		if g.members[p.app] != nil {
			s.dispatch("GUILD_CREATE", g.full(s))
		}
	}
}

func (c *conn) resume(d json.RawMessage) {
	var in struct {
		Token   string `json:"token"`
		Session string `json:"session_id"`
		Seq     int64  `json:"seq"`
	}
	if json.Unmarshal(d, &in) != nil {
		c.close(4002)
		return
	}
	if !c.peer.knows(in.Token) {
		c.close(4004)
		return
	}
	p := c.peer
	p.mu.Lock()
	defer p.mu.Unlock()
	defer p.touch()
	s := p.sessions[in.Session]
	switch {
	case c.session != nil:
		c.close(4005)
	case s == nil:
		c.push(frame{Op: opInvalidSession, D: false}, false)
	case in.Seq > s.seq || in.Seq < 0:
		delete(p.sessions, s.id)
		c.close(4007)
	default:
		if s.conn != nil {
			s.conn.session = nil
			s.conn.close(4000) // the old connection of a session ends with the new one
		}
		first := p.fault.resumed
		p.fault.resumed = nil
		s.conn, c.session = c, s
		if first != nil {
			p.order(s, *first)
			return
		}
		for _, data := range s.sent[in.Seq:] {
			c.add(packet{data: data, zip: s.compress})
		}
		s.dispatch("RESUMED", obj{"_trace": []string{"discordtest"}})
	}
}

// order sends a session a frame that ends its connection or itself.
func (p *Peer) order(s *session, f frame) {
	c := s.conn
	if c == nil {
		return
	}
	c.push(f, false)
	if f.Op != opInvalidSession {
		return
	}
	// Either way the connection is nobody's now: the client identifies or resumes anew.
	s.conn, c.session = nil, nil
	if f.D != true {
		delete(p.sessions, s.id)
	}
}

// emit sends an event to all sessions with one of the intents (0: to all), also to those that may resume. What a
// session gets may depend on it. The lock is held.
func (p *Peer) emit(name string, needs discordgo.Intent, data func(*session) obj) {
	for _, s := range p.sessions {
		if needs != 0 && s.intents&int(needs) == 0 {
			continue
		}
		d := data(s)
		s.dispatch(name, d)
		if p.fault.duplicate[name] > 0 {
			p.fault.duplicate[name]--
			s.dispatch(name, d)
		}
	}
}

// constant is event data that is the same for all sessions.
func constant(o obj) func(*session) obj { return func(*session) obj { return o } }

// dispatch sends an event to a session and keeps it for a RESUME.
func (s *session) dispatch(name string, data obj) {
	p := s.peer
	if p.o.Contract != nil {
		raw, _ := json.Marshal(data)
		for _, problem := range p.o.Contract.Event(name, raw) {
			p.problem("the peer's own event "+name+" "+problem.Path, "%s", problem.Message)
		}
	}
	s.seq++
	seq := s.seq
	raw, _ := json.Marshal(frame{Op: opDispatch, D: data, S: &seq, T: name})
	s.sent = append(s.sent, raw)
	if s.conn != nil {
		s.conn.add(packet{data: raw, zip: s.compress})
	}
}
