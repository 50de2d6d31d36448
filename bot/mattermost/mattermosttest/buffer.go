package mattermosttest

import (
	"bytes"
	"sync"
)

// Buffer is a buffer that may be read while it is written: for what a program prints.
type Buffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

// Write appends, as bytes.Buffer does.
func (l *Buffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

// String is what was written so far.
func (l *Buffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}
