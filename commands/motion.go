package commands

// Motions in a meeting: main motions, amendments, procedural motions.

var motionCommands []command
