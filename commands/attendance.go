package commands

// Meetings that are on: opening, attendance, quorum, interruptions, closing.

var attendanceCommands []command
