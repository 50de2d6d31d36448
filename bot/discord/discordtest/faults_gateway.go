package discordtest

// DropConnection ends all connections: with a closing frame of this code, or for 0 as a broken network does. Codes
// after which Discord lets nobody resume (4003 to 4014 without 4008) end the sessions too.
func (p *Peer) DropConnection(code int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for c := range p.conns {
		if code == 0 {
			c.drop()
		} else {
			c.close(code)
		}
		if s := c.session; s != nil {
			s.conn = nil
			if code >= 4003 && code <= 4014 && code != 4008 {
				delete(p.sessions, s.id)
			}
		}
	}
	p.touch()
}

// SendReconnect tells all clients to connect again and resume (op 7).
func (p *Peer) SendReconnect() { p.orderAll(frame{Op: opReconnect}) }

// SendInvalidSession tells all clients that their session is invalid (op 9).
func (p *Peer) SendInvalidSession(resumable bool) {
	p.orderAll(frame{Op: opInvalidSession, D: resumable})
}

func (p *Peer) orderAll(f frame) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, s := range p.sessions {
		p.order(s, f)
	}
	p.touch()
}

// ReconnectOnResume makes op 7 the first frame after the next RESUME.
func (p *Peer) ReconnectOnResume() { p.onResume(frame{Op: opReconnect}) }

// InvalidSessionOnResume makes op 9 the first frame after the next RESUME.
func (p *Peer) InvalidSessionOnResume(resumable bool) {
	p.onResume(frame{Op: opInvalidSession, D: resumable})
}

func (p *Peer) onResume(f frame) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.fault.resumed = &f
}

// CloseOnIdentify answers the next IDENTIFY by closing the connection with a code.
func (p *Peer) CloseOnIdentify(code int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.fault.identify = code
}

// WithholdAcks leaves heartbeats without acknowledgement.
func (p *Peer) WithholdAcks(withhold bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.fault.withhold = withhold
}

// RefuseConnections answers the next n connections to the gateway with 503.
func (p *Peer) RefuseConnections(n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.fault.refuse = n
}

// DuplicateNext sends the next event of this name twice.
func (p *Peer) DuplicateNext(event string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.fault.duplicate == nil {
		p.fault.duplicate = map[string]int{}
	}
	p.fault.duplicate[event]++
}

// ForgetSessions ends all sessions that are not connected, as time does: they cannot be resumed.
func (p *Peer) ForgetSessions() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for id, s := range p.sessions {
		if s.conn == nil {
			delete(p.sessions, id)
		}
	}
	p.touch()
}

// Connected counts the clients that have identified or resumed and are still there.
func (p *Peer) Connected() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	n := 0
	for _, s := range p.sessions {
		if s.conn != nil {
			n++
		}
	}
	return n
}
