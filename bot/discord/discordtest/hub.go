package discordtest

import (
	"cmp"
	"context"
	"encoding/base64"
	"errors"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"
)

// hub is the one server of the process: discordgo's endpoints are package variables, so that all peers share an
// address, and a request finds its peer by the bot's token, an interaction's token or a file's address.
var hub struct {
	sync.Mutex
	peers  map[string]*Peer // by token; the server runs while there is one
	next   uint64           // number of the next peer
	server *http.Server
	ended  chan struct{} // closed when server has ended
	addr   string        // host:port, kept from one server to the next: a late session must not read a changing variable
}

// join adds a peer, and starts the server for the first one.
func join(p *Peer) error {
	hub.Lock()
	defer hub.Unlock()
	if hub.peers[p.token] != nil {
		return errors.New("discordtest: there is a peer with this token")
	}
	if len(hub.peers) == 0 {
		listener, err := net.Listen("tcp4", cmp.Or(hub.addr, "127.0.0.1:0"))
		if err != nil {
			listener, err = net.Listen("tcp4", "127.0.0.1:0")
		}
		if err != nil {
			return err
		}
		if addr := listener.Addr().String(); addr != hub.addr {
			hub.addr = addr
			point("http://" + addr + "/")
		}
		server, ended := &http.Server{Handler: http.HandlerFunc(serve), ReadHeaderTimeout: time.Minute}, make(chan struct{})
		hub.server, hub.ended, hub.peers = server, ended, map[string]*Peer{}
		go func() {
			defer close(ended)
			_ = server.Serve(listener)
		}()
	}
	hub.peers[p.token] = p
	p.base = "http://" + hub.addr + "/"
	p.gateway = "ws://" + hub.addr + "/gateway/" + p.app
	return nil
}

// leave takes a peer away, and ends the server with the last one.
func leave(p *Peer) {
	hub.Lock()
	defer hub.Unlock()
	if hub.peers[p.token] != p {
		return
	}
	delete(hub.peers, p.token)
	if len(hub.peers) > 0 {
		return
	}
	_ = hub.server.Close()
	<-hub.ended
}

// byToken finds the peer of a bot's token, with or without the word before it.
func byToken(token string) *Peer {
	hub.Lock()
	defer hub.Unlock()
	return hub.peers[strings.TrimPrefix(token, "Bot ")]
}

// byApp finds the peer of an application.
func byApp(id string) *Peer {
	hub.Lock()
	defer hub.Unlock()
	for _, p := range hub.peers {
		if p.app == id {
			return p
		}
	}
	return nil
}

// interactionToken makes a token as Discord's look: an address in base64.
func interactionToken(id, app, random string) string {
	return base64.RawURLEncoding.EncodeToString([]byte("interaction:" + id + ":" + app + ":" + random))
}

// byInteraction finds the peer of an interaction's token.
func byInteraction(token string) *Peer {
	raw, _ := base64.RawURLEncoding.DecodeString(token)
	parts := strings.Split(string(raw), ":")
	if len(parts) != 4 {
		return nil
	}
	return byApp(parts[2])
}

// serve is the process' server: it finds the peer and lets it answer.
func serve(w http.ResponseWriter, r *http.Request) {
	path := r.URL.Path
	if strings.HasPrefix(path, "/gateway/") {
		serveGateway(w, r)
		return
	}
	if strings.HasPrefix(path, "/attachments/") {
		app, _, _ := strings.Cut(r.URL.Query().Get("hm"), "-")
		if p := byApp(app); p != nil {
			p.serveFile(w, r)
			return
		}
		http.Error(w, "This content is no longer available.", http.StatusNotFound)
		return
	}
	rest, ok := strings.CutPrefix(path, "/api/v9/")
	if !ok {
		rest, ok = strings.CutPrefix(path, "/api/v10/")
	}
	if !ok {
		write(w, fail(http.StatusNotFound, 0, "404: Not Found"))
		return
	}
	parts := strings.Split(rest, "/")
	p := byToken(r.Header.Get("Authorization"))
	switch {
	case parts[0] == "interactions" && len(parts) == 4:
		// Without authorization: the token in the address is the right to answer.
		if p = byInteraction(parts[2]); p == nil {
			write(w, fail(http.StatusNotFound, 10062, "Unknown interaction"))
			return
		}
	case parts[0] == "webhooks" && len(parts) >= 3:
		if p = byInteraction(parts[2]); p == nil {
			write(w, fail(http.StatusUnauthorized, 50027, "Invalid Webhook Token"))
			return
		}
	case p == nil && rest == "gateway":
		// The one address that needs no token.
		hub.Lock()
		for _, q := range hub.peers {
			p = q
			break
		}
		hub.Unlock()
	}
	if p == nil {
		write(w, fail(http.StatusUnauthorized, 0, "401: Unauthorized"))
		return
	}
	r = r.Clone(r.Context())
	r.URL.Path, r.URL.RawPath = "/"+rest, ""
	p.serveREST(w, r)
}

// begin counts a request of a peer, so that Close can wait for it; false when the peer is closed.
func (p *Peer) begin() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.isClosed() {
		return false
	}
	p.running.Add(1)
	return true
}

func (p *Peer) isClosed() bool {
	select {
	case <-p.closed:
		return true
	default:
		return false
	}
}

// pause waits in real time, unless the peer is closed or the client gone.
func (p *Peer) pause(ctx context.Context, d time.Duration) {
	if d <= 0 {
		return
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
	case <-ctx.Done():
	case <-p.closed:
	}
}
