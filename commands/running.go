package commands

// The running order: items called, deferred, taken off, added late, and who is recused from them.

var runningCommands []command
