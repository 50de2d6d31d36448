package commands

// Minutes: notes, draft, release, objections, approval, corrections.

var minutesCommands []command
