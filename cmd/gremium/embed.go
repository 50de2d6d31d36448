package main

import "embed"

// stories are played by the tests and by the demo.
//
//go:embed stories/*.story stories/secret/*.story
var stories embed.FS
