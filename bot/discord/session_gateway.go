package discord

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	mathrand "math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"runtime"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
)

const (
	// opening is how long Discord may take for each step until a session is ready.
	opening = 15 * time.Second
	// writing is how long a frame may take to leave.
	writing = 5 * time.Second
	// usualHeartbeat is taken when Discord names none.
	usualHeartbeat = 41250 * time.Millisecond
	// maxFrame bounds a frame. The largest are descriptions of whole guilds.
	maxFrame = 32 << 20
)

// The gateway's opcodes.
const (
	opDispatch       = 0
	opHeartbeat      = 1
	opIdentify       = 2
	opResume         = 6
	opReconnect      = 7
	opInvalidSession = 9
	opHello          = 10
	opHeartbeatAck   = 11
)

// closeResumable is our close code for a session that we want to take up again: 1000 and 1001 would end it.
const closeResumable = 4000

// The ways a connection ends that Discord's code 4xxx does not say.
var (
	errReconnect = errors.New("asked to connect again")
	errSilent    = errors.New("heartbeats are not acknowledged")
	errToken     = &hopeless{"the token is not valid; make a new one in the developer portal"}
)

// connection is one WebSocket connection of a session.
type connection struct {
	*session
	t      *transport
	conn   *websocket.Conn
	events chan<- event
	beats  chan time.Duration // starts the heartbeat

	writes    sync.Mutex
	last      int64         // of session.sequence, guarded by writes: heartbeats carry it
	heartbeat time.Duration // the interval; zero before the hello
	ready     time.Time     // since when the session is heard; zero before
}

// connect runs one connection until it ends, for whatever reason, and says how long the session was heard.
func (t *transport) connect(ctx context.Context, s *session, events chan<- event) (held time.Duration, err error) {
	door, err := t.door(ctx, s)
	if err != nil {
		return 0, err
	}
	conn, err := t.dial(ctx, door)
	if err != nil {
		s.address = "" // it may be gone for good
		return 0, err
	}
	c := &connection{session: s, t: t, conn: conn, events: events, beats: make(chan time.Duration, 1), last: s.sequence}
	over := make(chan struct{})
	var heart sync.WaitGroup
	heart.Go(func() { c.beat(ctx, over) })
	err = c.read(ctx)
	close(over)
	heart.Wait()
	if s.resumes >= mostResumes {
		s.forget()
	}
	if c.ready.IsZero() {
		s.address = ""
		return 0, err
	}
	return time.Since(c.ready), err
}

// dial opens the WebSocket.
func (t *transport) dial(ctx context.Context, door string) (*websocket.Conn, error) {
	u, err := url.Parse(door)
	if err != nil {
		return nil, errors.New("the gateway has no address")
	}
	u.Path = cmp.Or(u.Path, "/")
	u.RawQuery = url.Values{"v": {discordgo.APIVersion}, "encoding": {"json"}}.Encode()
	ctx, cancel := context.WithTimeout(ctx, opening)
	defer cancel()
	conn, response, err := t.dialer.DialContext(ctx, u.String(), http.Header{"User-Agent": {userAgent}})
	if response != nil && response.Body != nil {
		_ = response.Body.Close()
	}
	if err != nil {
		return nil, fmt.Errorf("the gateway does not open: %w", err)
	}
	conn.SetReadLimit(maxFrame)
	return conn, nil
}

// beat sends heartbeats, and closes the connection when it is over or the context ends.
func (c *connection) beat(ctx context.Context, over <-chan struct{}) {
	defer c.conn.Close()
	var every time.Duration
	timer := time.NewTimer(time.Hour)
	timer.Stop()
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			c.bye(websocket.CloseNormalClosure) // the session ends with us
			return
		case <-over:
			c.bye(closeResumable)
			return
		case every = <-c.beats:
			timer.Reset(mathrand.N(every)) // Discord asks for it, so that not all bots beat at once
		case <-timer.C:
			if c.sendHeartbeat() != nil {
				return // which ends the reading
			}
			timer.Reset(every)
		}
	}
}

func (c *connection) bye(code int) {
	_ = c.conn.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, ""), time.Now().Add(time.Second))
}

// read handles frames until the connection ends.
func (c *connection) read(ctx context.Context) error {
	c.patience(opening)
	for {
		_, data, err := c.conn.ReadMessage()
		if err != nil {
			return c.ended(err)
		}
		var e discordgo.Event
		if err := json.Unmarshal(data, &e); err != nil {
			return errors.New("a frame cannot be read") // the error may quote it
		}
		if c.heartbeat == 0 && e.Operation != opHello && e.Operation != opReconnect && e.Operation != opInvalidSession {
			continue // nothing else is said before the hello
		}
		switch e.Operation {
		case opHello:
			err = c.hello(e.RawData)
		case opDispatch:
			err = c.dispatch(ctx, e)
		case opHeartbeat:
			err = c.sendHeartbeat()
		case opHeartbeatAck:
			if !c.ready.IsZero() {
				c.patience(c.heartbeat * 7 / 4)
			}
		case opReconnect:
			return errReconnect
		case opInvalidSession:
			if string(e.RawData) != "true" {
				c.forget()
			}
			return errInvalidSession
		}
		if err != nil {
			return err
		}
	}
}

// patience is how long the next sign of life may take. In a ready session only acknowledged heartbeats are one.
func (c *connection) patience(d time.Duration) { _ = c.conn.SetReadDeadline(time.Now().Add(d)) }

// hello begins or takes up the session.
func (c *connection) hello(data json.RawMessage) error {
	if c.heartbeat != 0 {
		return nil
	}
	var hello struct {
		Interval int64 `json:"heartbeat_interval"` // milliseconds
	}
	_ = json.Unmarshal(data, &hello)
	c.heartbeat = usualHeartbeat
	if hello.Interval > 0 && hello.Interval < int64(time.Hour/time.Millisecond) {
		c.heartbeat = time.Duration(hello.Interval) * time.Millisecond
	}
	c.beats <- c.heartbeat
	c.patience(opening)
	if c.id != "" {
		c.resumes++ // in vain, until RESUMED
		return c.write(opResume, map[string]any{"token": c.t.token, "session_id": c.id, "seq": c.sequence})
	}
	c.identified = time.Now()
	return c.write(opIdentify, map[string]any{
		"token":      c.t.token,
		"intents":    intents,
		"properties": map[string]string{"os": runtime.GOOS, "browser": "gremium", "device": "gremium"},
	})
}

// dispatch hands on an event.
func (c *connection) dispatch(ctx context.Context, e discordgo.Event) error {
	switch e.Type {
	case "":
		return nil
	case "READY":
		var ready struct {
			ID      string `json:"session_id"`
			Address string `json:"resume_gateway_url"`
		}
		if json.Unmarshal(e.RawData, &ready) != nil {
			return errors.New("READY cannot be read")
		}
		c.forget()
		c.id, c.address = ready.ID, ready.Address
		c.begun(e)
	case "RESUMED":
		c.resumes = 0
		c.begun(e)
	}
	if c.ready.IsZero() {
		c.patience(opening) // what is sent again
	}
	select {
	case c.events <- event{kind: e.Type, data: e.RawData}:
	case <-ctx.Done():
		return ctx.Err()
	}
	if e.Sequence > c.sequence {
		c.sequence = e.Sequence
		c.writes.Lock()
		c.last = e.Sequence
		c.writes.Unlock()
	}
	return nil
}

func (c *connection) begun(e discordgo.Event) {
	c.ready = time.Now()
	c.patience(c.heartbeat * 7 / 4)
	c.t.log.Info("discord: connected", "by", e.Type, "session", c.id)
}

func (c *connection) sendHeartbeat() error {
	c.writes.Lock()
	defer c.writes.Unlock()
	var last any // null before the first event
	if c.last > 0 {
		last = c.last
	}
	return c.writeLocked(opHeartbeat, last)
}

func (c *connection) write(op int, data any) error {
	c.writes.Lock()
	defer c.writes.Unlock()
	return c.writeLocked(op, data)
}

func (c *connection) writeLocked(op int, data any) error {
	_ = c.conn.SetWriteDeadline(time.Now().Add(writing))
	return c.conn.WriteJSON(map[string]any{"op": op, "d": data})
}

// ended says why the reading ended, and forgets the session where Discord has.
func (c *connection) ended(err error) error {
	var closed *websocket.CloseError
	if !errors.As(err, &closed) {
		if timeout, ok := errors.AsType[net.Error](err); ok && timeout.Timeout() && !c.ready.IsZero() {
			return errSilent
		}
		return err
	}
	switch closed.Code {
	case 4004:
		return errToken
	case 4010, 4011:
		return &hopeless{fmt.Sprintf("the bot is in too many guilds for one connection (%d)", closed.Code)}
	case 4012:
		return &hopeless{"Discord no longer speaks this version of the gateway (4012); a newer gremium is needed"}
	case 4013, 4014:
		return &hopeless{fmt.Sprintf("Discord does not allow the bot what it wants to hear (%d)", closed.Code)}
	case 4003, 4007, 4009:
		c.forget()
	}
	return fmt.Errorf("closed with %d", closed.Code)
}
