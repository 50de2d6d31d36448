//go:build race

package main

// Under the race detector everything takes about ten times as long.
func init() { floodSize, floodPatience, voteCrowd = floodSize/10, 10*floodPatience, voteCrowd/4 }
