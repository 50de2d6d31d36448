package commands

// Votes.

var voteCommands []command
