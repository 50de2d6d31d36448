package commands

// What is on for a person today, and what an office leaves open.

var todayCommands []command
