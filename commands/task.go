package commands

// Tasks.

var taskCommands []command
