//go:build unix

package main

import (
	"net"
	"syscall"
)

// listenPrivately makes the socket so that nobody else can ever connect: with the rights set before it is there.
func listenPrivately(path string) (net.Listener, error) {
	before := syscall.Umask(0o177)
	defer syscall.Umask(before)
	return net.Listen("unix", path)
}
