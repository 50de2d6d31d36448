//go:build race

package commands

func init() { every = 4 }
