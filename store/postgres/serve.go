package postgres

import (
	"context"
	"fmt"
	"net"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"

	"gremium/store"
)

const (
	// claimWait is how long Serve tries to get the lock: enough for a predecessor that is just ending.
	claimWait = 500 * time.Millisecond
	// A network that says nothing for so long is dead: a probe after idle, then some at an interval.
	idle     = 15 * time.Second
	interval = 5 * time.Second
	probes   = 3
)

// Serve implements store.Server, with a lock of a session that does nothing else. lost is closed when its connection
// ends: the server has stopped, an administrator has ended it, or for half a minute the network was dead. Both
// sides notice that, so a successor need not wait longer for a process whose machine has gone.
func (s *Store) Serve(ctx context.Context) (lost <-chan struct{}, err error) {
	config := s.pool.Config().ConnConfig.Copy()
	config.DialFunc = (&net.Dialer{
		Timeout:         config.ConnectTimeout,
		KeepAliveConfig: net.KeepAliveConfig{Enable: true, Idle: idle, Interval: interval, Count: probes},
	}).DialContext
	conn, err := pgx.ConnectConfig(ctx, config)
	if err != nil {
		return nil, fmt.Errorf("postgres: %w", err)
	}
	if err := s.claim(ctx, conn); err != nil {
		hangUp(conn)
		return nil, err
	}
	return s.claims.keep(conn)
}

// claim prepares the session and takes the lock.
func (s *Store) claim(ctx context.Context, conn *pgx.Conn) error {
	// Older servers lack some of the settings.
	_, err := conn.Exec(ctx, `SELECT set_config(name, value, false) FROM (VALUES
		('tcp_keepalives_idle', $1), ('tcp_keepalives_interval', $2), ('tcp_keepalives_count', $3), ('lock_timeout', $4),
		('statement_timeout', '0'), ('idle_session_timeout', '0')) AS wanted (name, value) JOIN pg_settings USING (name)`,
		fmt.Sprint(idle.Seconds()), fmt.Sprint(interval.Seconds()), fmt.Sprint(probes), fmt.Sprint(claimWait.Milliseconds()))
	if err == nil {
		// No council's lock has this number: ids have no control characters.
		_, err = conn.Exec(ctx, "SELECT pg_advisory_lock($1)", number(s.schema+"\x00\x00serving"))
	}
	switch {
	case err == nil:
		return nil
	case code(err) == lockNotAvailable:
		return fmt.Errorf("postgres: schema %s: %w", s.schema, store.ErrInUse)
	case s.closed.Load():
		return store.ErrClosed
	}
	return fmt.Errorf("postgres: %w", err)
}

// claims are the connections that hold locks.
type claims struct {
	mu     sync.Mutex
	closed bool
	stops  []context.CancelFunc
	held   sync.WaitGroup
}

// keep holds a connection until it is lost or the store is closed.
func (c *claims) keep(conn *pgx.Conn) (lost <-chan struct{}, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.closed {
		hangUp(conn)
		return nil, store.ErrClosed
	}
	ctx, stop := context.WithCancel(context.Background())
	c.stops = append(c.stops, stop)
	gone := make(chan struct{})
	c.held.Go(func() {
		defer close(gone)
		defer hangUp(conn)
		for { // nobody notifies; it reads whatever the server says, the end above all
			if _, err := conn.WaitForNotification(ctx); err != nil {
				return
			}
		}
	})
	return gone, nil
}

// end gives up all claims.
func (c *claims) end() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.closed = true
	for _, stop := range c.stops {
		stop()
	}
	c.held.Wait()
}

// hangUp ends a session, in vain when it is lost.
func hangUp(conn *pgx.Conn) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	_ = conn.Close(ctx)
}
