// Package council is what is allowed: the council's types and the rules of its work as pure functions.
//
// No input or output, no clock, no chat, no text for people: what a rule needs comes in as values, what it finds
// goes out as a value or as an error that somebody else turns into a sentence. Identifiers are the field's terms
// (OParl where it has one). Each rule names its source; rules are defaults that a body configures (Rules).
//
// # Days and times
//
// A Day is a calendar date without zone. Periods (notice, deadlines) count days, never blocks of 24 hours. An
// instant is a time.Time; where the wall clock matters it is in the council's zone.
package council

import (
	"slices"
	"strings"
	"time"
	"unicode"
)

// Council is the tenant: one municipality or association with its bodies.
type Council struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	// Land is the German federal state whose holidays hold, as ISO 3166-2 without "DE-": "SN". "" for none.
	Land string `json:"land,omitempty"`
	// Teams are the Mattermost teams and Discord guilds whose channels belong to it, as "platform team".
	Teams []string `json:"teams,omitempty"`
}

// TeamOn is the council's first team on a platform, or "".
func (c Council) TeamOn(platform string) string {
	for _, t := range c.Teams {
		if name, id, _ := strings.Cut(t, " "); name == platform {
			return id
		}
	}
	return ""
}

// Template is the kind of body that a body was founded as; it chooses the first rules.
type Template string

// The templates. Their German names stand in the command's declaration.
const (
	PreventionCouncil Template = "prevention_council"
	ExecutiveStaff    Template = "executive_staff"
	SteeringCommittee Template = "steering_committee"
	WorkingGroup      Template = "working_group"
	Association       Template = "association"
	ProjectGroup      Template = "project_group"
)

// Organization is a body: a steering committee, a working group. (OParl calls it so.)
type Organization struct {
	ID       string   `json:"id"` // internal, never shown
	Name     string   `json:"name"`
	Code     string   `json:"code"` // short name, printed before resolution numbers: "LG"
	Template Template `json:"template"`
	// SubOrganizationOf is the body above, "" for none.
	SubOrganizationOf string    `json:"subOrganizationOf,omitempty"`
	Mandate           string    `json:"mandate,omitempty"`
	Resolution        string    `json:"resolution,omitempty"` // the decision that founded it
	Channels          []Channel `json:"channels"`
	// Rules in the order in which they come into force; never empty.
	Rules    []Rules   `json:"rules"`
	Language string    `json:"language,omitempty"` // of what is posted in its channels; "" is German
	Founded  time.Time `json:"founded"`
	// Agreements are the chair's consents to show internal matters on a platform, at most one for each.
	Agreements []Agreement `json:"agreements,omitempty"`
	// Letterhead are the lines that its papers begin with, the name first; none: the council's name and the body's.
	Letterhead []string `json:"letterhead,omitempty"`
}

// Agreement is a chair's consent that a platform outside the body's own house shows internal matters, too.
// Source: rules.md, Privacy, ceiling.
type Agreement struct {
	Platform string    `json:"platform"`
	By       string    `json:"by"` // a person
	At       time.Time `json:"at"`
}

// Private says whether the body is no part of a public authority, so that its chair may agree to more being shown.
func (o Organization) Private() bool { return o.Template == Association || o.Template == ProjectGroup }

// Agreed is the chair's consent for a platform. A body of a public authority has none.
func (o Organization) Agreed(platform string) (Agreement, bool) {
	i := slices.IndexFunc(o.Agreements, func(a Agreement) bool { return a.Platform == platform })
	if i < 0 || !o.Private() {
		return Agreement{}, false
	}
	return o.Agreements[i], true
}

// Agree records a consent, and Revoke takes it back.
func (o *Organization) Agree(a Agreement) {
	o.Revoke(a.Platform)
	o.Agreements = append(o.Agreements, a)
}

// Revoke takes the consent for a platform back.
func (o *Organization) Revoke(platform string) {
	o.Agreements = slices.DeleteFunc(slices.Clone(o.Agreements), func(a Agreement) bool { return a.Platform == platform })
}

// ChannelOn is the body's channel on a platform.
func (o Organization) ChannelOn(platform string) (Channel, bool) {
	i := slices.IndexFunc(o.Channels, func(c Channel) bool { return c.Platform == platform })
	if i < 0 {
		return Channel{}, false
	}
	return o.Channels[i], true
}

// RulesOn are the rules that hold on a day.
func (o Organization) RulesOn(d Day) Rules {
	rules := o.Rules[0]
	for _, r := range o.Rules {
		if r.From <= d {
			rules = r
		}
	}
	return rules
}

// SetRules brings rules into force from their day on; what was to come later is replaced.
func (o *Organization) SetRules(r Rules) {
	o.Rules = append(slices.DeleteFunc(o.Rules, func(old Rules) bool { return old.From >= r.From }), r)
}

// Channel is a body's channel on a platform.
type Channel struct {
	Platform string `json:"platform"`
	ID       string `json:"id"`
	Team     string `json:"team,omitempty"` // Mattermost team or Discord guild; "" where it was not recorded
}

// Text writes the channel as an index value.
func (c Channel) Text() string { return c.Platform + " " + c.ID }

// Account is a person's account on a platform.
type Account struct {
	Platform string `json:"platform"`
	ID       string `json:"id"`
	Username string `json:"username"`
	// Linked is when it joined the person's other accounts; zero for the first. Who holds a later one cannot take
	// away an earlier.
	Linked time.Time `json:"linked,omitzero"`
}

// Text writes the account as an index value.
func (a Account) Text() string { return a.Platform + " " + a.ID }

// Person is somebody the council works with. A person may have no account at all.
type Person struct {
	ID   string `json:"id"` // internal, never shown
	Name string `json:"name"`
	// Accounts of the same person. Direct messages go to the first.
	Accounts []Account `json:"accounts,omitempty"`
	Language string    `json:"language,omitempty"` // chosen by the person; "" follows the body
}

// On is the person's account on a platform.
func (p Person) On(platform string) (Account, bool) {
	i := slices.IndexFunc(p.Accounts, func(a Account) bool { return a.Platform == platform })
	if i < 0 {
		return Account{}, false
	}
	return p.Accounts[i], true
}

// Role is an office or kind of participation.
type Role string

// The roles. A membership may have several.
const (
	Chair       Role = "chair"
	DeputyChair Role = "deputy_chair"
	Coordinator Role = "coordinator"
	MinuteTaker Role = "minute_taker"
	Member      Role = "member"
	Advisory    Role = "advisory"
	Guest       Role = "guest"
)

// Membership is a person's place in a body over a time. (OParl.)
type Membership struct {
	ID           string `json:"id"`
	Person       string `json:"person"`
	Organization string `json:"organization"`
	Roles        []Role `json:"roles"`
	VotingRight  bool   `json:"votingRight"`
	// OnBehalfOf is the institution that sent the person.
	OnBehalfOf string `json:"onBehalfOf,omitempty"`
	Sector     string `json:"sector,omitempty"`
	// DeputyOf is the person whose seat this one takes while they are absent; such a membership has no seat.
	DeputyOf          string `json:"deputyOf,omitempty"`
	DecisionAuthority bool   `json:"decisionAuthority,omitempty"`
	Start             Day    `json:"startDate"`
	End               Day    `json:"endDate,omitempty"` // the last day; "" while it lasts
	Reason            string `json:"reason,omitempty"`
	Resolution        string `json:"resolution,omitempty"`
	// Created is when it was recorded: for a few minutes it may be taken back.
	Created time.Time `json:"created,omitzero"`
}

// Overlaps says whether two memberships hold on the same day. A last day on which the other begins does not count.
func (m Membership) Overlaps(o Membership) bool {
	return (m.End == "" || m.End > o.Start || m.Start == o.Start) && (o.End == "" || o.End > m.Start || m.Start == o.Start)
}

// Has says whether the membership has one of the roles.
func (m Membership) Has(roles ...Role) bool {
	return slices.ContainsFunc(m.Roles, func(r Role) bool { return slices.Contains(roles, r) })
}

// On says whether the membership holds on a day.
func (m Membership) On(d Day) bool { return m.Start <= d && (m.End == "" || d <= m.End) }

// Seat says whether the membership is a voting seat of its own.
func (m Membership) Seat() bool { return m.VotingRight && m.DeputyOf == "" }

// VotesByDefault says whether somebody with these roles has the right to vote unless it is said otherwise.
// Source: product.md, contract of /mitglied neu.
func VotesByDefault(roles []Role) bool {
	return slices.ContainsFunc(roles, func(r Role) bool { return r == Chair || r == DeputyChair || r == Member })
}

// MostVotingMembers is how many voting seats a steering committee has before a reason is asked for. [S54]
const MostVotingMembers = 15

// Day is a calendar date as "2006-01-02"; days compare as text. "" is no day.
type Day string

// DayOf is the calendar date of an instant in the location it carries.
func DayOf(t time.Time) Day { return Day(t.Format(time.DateOnly)) }

// Time is the day's midnight in UTC: good for counting days and for formats, not for instants.
func (d Day) Time() time.Time {
	t, _ := time.Parse(time.DateOnly, string(d))
	return t
}

// Add counts days on.
func (d Day) Add(days int) Day { return DayOf(d.Time().AddDate(0, 0, days)) }

// Until is the number of days from d to e; negative when e is earlier.
func (d Day) Until(e Day) int { return int(e.Time().Sub(d.Time()) / (24 * time.Hour)) }

// ShortName makes a body's code from its name: capitals of its words, at most four letters or digits.
func ShortName(name string) string {
	words := strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	var code []rune
	for _, w := range words {
		letters := []rune(w)
		if upper := []rune(strings.ToUpper(w)); letters[0] == upper[0] {
			code = append(code, letters[0])
			if w == string(upper) && len(letters) <= 3 && len(letters) > 1 {
				code = append(code, letters[1:]...)
			}
		}
	}
	if len(code) == 0 {
		code = []rune(strings.ToUpper(strings.Join(words, "")))
	}
	return string(code[:min(4, len(code))])
}
