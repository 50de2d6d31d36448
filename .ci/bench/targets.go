package main

import (
	"fmt"
	"strings"
)

// target is what one figure of a row of the table is to reach.
type target struct {
	id, what   string
	kind, name string // the unit is kind-id-name; a unit may say more behind it ("ratio-a1-c64-postgres")
	op         string // ">=" or "<="
	bound      float64
}

func (t target) unit() string { return t.kind + "-" + t.id + "-" + t.name }

// covers says whether a unit belongs to the target.
func (t target) covers(unit string) bool {
	return unit == t.unit() || strings.HasPrefix(unit, t.unit()+"-")
}

func (t target) met(value float64) bool {
	if t.op == ">=" {
		return value >= t.bound
	}
	return value <= t.bound
}

// format writes a value with the sign of its kind: "1.25x", "40 ms".
func (t target) format(value float64) string {
	switch t.kind {
	case "ratio":
		return fmt.Sprintf("%.3gx", value)
	case "percent":
		return fmt.Sprintf("%.3g %%", value)
	case "count":
		return fmt.Sprintf("%.6g", value)
	}
	return fmt.Sprintf("%.4g %s", value, t.kind)
}

func (t target) limit() string { return t.op + " " + t.format(t.bound) }

const (
	ballots   = "durable ballots/s against the better of bbolt's commits"
	pollDoc   = "the same against one document per poll"
	stored    = "ballots stored of those cast at once on Mattermost"
	reading   = "read command over HTTP, 64 connections, against a bare handler"
	inProcess = "handler in process against a form handler and one commit"
	slash     = "slash command through Mattermost against a trivial one"
	late      = "lateness of the last reminder against N / best message rate"
	pending   = "idle tick and claim, 1M pending against 10k"
	discord   = "reminders on Discord's peer against 50 requests/s"
	start     = "start to ready with 1M records, cold"
	tasks     = "100k tasks and 100k resolutions: list page, indexed search"
	minutes   = "50 pages of minutes as PDF/A against bare fpdf"
	growth    = "growth against the decade before"
	footprint = "size of the binary, memory at rest"
)

// targets in the order of the table.
var targets = []target{
	{"a1", ballots, "ratio", "c1", ">=", 0.95},
	{"a1", ballots, "ratio", "c64", ">=", 0.80},
	{"a1", ballots, "ratio", "c256", ">=", 0.80},
	{"a1", ballots, "ratio", "c1024", ">=", 0.80},
	{"a2", pollDoc, "ratio", "c32", ">=", 10},
	{"a2", pollDoc, "ratio", "c256", ">=", 40},
	{"a3", stored, "ratio", "n32", ">=", 1},
	{"a3", stored, "ratio", "n1000", ">=", 1},
	{"b1", reading, "ratio", "c64", ">=", 0.70},
	{"b2", inProcess, "ratio", "read", "<=", 4},
	{"b2", inProcess, "ms", "p99", "<=", 1},
	{"b2", inProcess, "ratio", "write", "<=", 1.25},
	{"b3", slash, "ratio", "read", "<=", 1.10},
	{"b3", slash, "ratio", "write", "<=", 1.20},
	{"c1", late, "ratio", "n1000", "<=", 1.25},
	{"c1", late, "ratio", "n10000", "<=", 1.25},
	{"c1", "reminders early, lost or twice", "count", "wrong", "<=", 0},
	{"c2", pending, "ratio", "tick", "<=", 1.5},
	{"c2", pending, "ms", "claim", "<=", 150},
	{"c2", "processor time at rest", "percent", "idle", "<=", 0.05},
	{"c3", discord, "ratio", "n", "<=", 1.05},
	{"c3", "refusals for too many requests", "count", "refused", "<=", 0},
	{"d", start, "ms", "open", "<=", 250},
	{"d", start, "MB", "rss", "<=", 60},
	{"e", tasks, "ms", "list", "<=", 2},
	{"e", tasks, "ms", "search", "<=", 5},
	{"e", tasks, "ratio", "search", ">=", 5},
	{"f", minutes, "ratio", "pdf", "<=", 1.5},
	{"g", growth, "ratio", "point", "<=", 1.5},
	{"g", growth, "ratio", "tick", "<=", 1.2},
	{"g", growth, "ratio", "open", "<=", 2},
	{"h", footprint, "MB", "binary", "<=", 30},
	{"h", footprint, "MB", "rss", "<=", 30},
}
