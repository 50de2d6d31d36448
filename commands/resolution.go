package commands

// The register of resolutions.

var resolutionCommands []command
