package council

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// Sources are all that the minutes of a meeting are written from. The order of the slices does not matter, but for
// Memberships, which are in the order in which lists print them, and Bodies, the calling one first.
type Sources struct {
	Council     Council
	Bodies      []Organization
	Meeting     Meeting
	Count       int // the how-manieth meeting of the body in its year
	Agenda      []Numbered
	Names       map[string]string // of persons, by id
	Memberships []Membership      // that hold on the day
	Seats       []string          // the persons with a voting seat, and how many seats are laid down
	Entitled    int
	Invitations []Invitation
	Attendances []Attendance
	Notes       []Note
	Motions     []Motion
	Votes       []Vote
	Resolutions []Resolution
	Tasks       []Task
	NewRules    []Rules
	Earlier     []EarlierMinutes
}

// Compose writes the minutes: every mandatory field of rules.md from what has happened. Equal sources give equal records.
func Compose(s Sources) Record {
	m, body := s.Meeting, s.Bodies[0]
	s.Notes = sorted(s.Notes, func(n Note) int { return n.Number })
	s.Motions = heard(s.Motions, m.ID)
	s.Votes = sorted(s.Votes, func(v Vote) int { return v.Number })
	s.Resolutions = sorted(s.Resolutions, func(r Resolution) int { return r.Year*100000 + r.Number })
	s.Tasks = sorted(s.Tasks, func(t Task) int { return t.Number })
	r := Record{
		Meeting: m.ID, Council: s.Council.Name, Body: body.Name, Code: body.Code, Template: body.Template, Count: s.Count,
		Year: m.In().Year(), Kind: m.Kind, Title: m.Title, Place: m.Place, Zone: m.Zone, Planned: instant(m.Start),
		Opened: instant(m.OpenedAt), Closed: instant(m.ClosedAt), Suspensions: intervals(m.Suspensions),
		Chair: s.name(m.Presiding), MinuteTaker: s.name(m.MinuteTaker), Moderator: s.name(m.Moderator),
		Rules: body.RulesOn(m.Day()), Earlier: slices.Clone(s.Earlier),
	}
	for i, body := range s.Bodies {
		if i > 0 {
			r.With = append(r.With, body.Name)
		}
		r.Distribution = append(r.Distribution, body.Name)
	}
	for _, rules := range s.NewRules {
		r.NewRules = append(r.NewRules, RecordRules{rules.From, rules.Resolution})
	}
	for i := range r.Earlier {
		r.Earlier[i].At = instant(r.Earlier[i].At)
	}
	slices.SortFunc(r.Earlier, func(a, b EarlierMinutes) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Meeting, b.Meeting))
	})
	r.Present, r.Absent = s.participants()
	r.Invitation = s.invitation(r.Rules)
	r.Quorum = s.quorum(r.Rules)
	for _, item := range s.Agenda {
		r.Items = append(r.Items, s.item(item))
	}
	r.General = s.part(0)
	return r
}

// name is a person's, "" for nobody.
func (s Sources) name(person string) string {
	if person == "" {
		return ""
	}
	return cmp.Or(s.Names[person], "–")
}

func intervals(all []Interval) []Interval {
	var kept []Interval
	for _, i := range all {
		kept = append(kept, Interval{instant(i.From), instant(i.Until)})
	}
	return kept
}

// outside are intervals without what of them lies in others: an item is not dealt with while the meeting is suspended.
func outside(all, pauses []Interval) []Interval {
	for _, pause := range pauses {
		var left []Interval
		for _, i := range all {
			ends := func(t time.Time) bool { return i.Until.IsZero() || t.Before(i.Until) }
			if !ends(pause.From) || !pause.Until.IsZero() && !i.From.Before(pause.Until) {
				left = append(left, i)
				continue
			}
			if i.From.Before(pause.From) {
				left = append(left, Interval{i.From, pause.From})
			}
			if !pause.Until.IsZero() && ends(pause.Until) {
				left = append(left, Interval{pause.Until, i.Until})
			}
		}
		all = left
	}
	return all
}

// participants are who was there, and who of the body was not: members in the order of the list, then deputies and
// guests by name.
func (s Sources) participants() (present, absent []Participant) {
	attended := map[string]Attendance{}
	represented := map[string]bool{}
	for _, a := range s.Attendances {
		attended[a.Person] = a
		if a.Capacity == Substituting && len(a.Spells) > 0 {
			represented[a.For] = true
		}
	}
	excused := map[string]bool{}
	for _, i := range s.Invitations {
		excused[i.Person] = i.Answer == Declined || i.Answer == Substitute
	}
	institutions := map[string]string{} // a deputy sits for that of the member
	for _, m := range s.Memberships {
		if m.DeputyOf == "" {
			institutions[m.Person] = m.OnBehalfOf
		}
	}
	listed := map[string]bool{}
	for _, m := range s.Memberships {
		a, came := attended[m.Person]
		belongs := m.DeputyOf == "" && (len(m.Roles) != 1 || m.Roles[0] != Guest)
		if listed[m.Person] || !belongs && len(a.Spells) == 0 {
			continue
		}
		listed[m.Person] = true
		p := Participant{Name: s.name(m.Person), Roles: m.Roles, OnBehalfOf: m.OnBehalfOf, Capacity: Consulting}
		if slices.Contains(s.Seats, m.Person) {
			p.Capacity = VotingMember
		}
		if came {
			p.Capacity, p.For, p.Spells = a.Capacity, s.name(a.For), intervals(a.Spells)
			p.OnBehalfOf = cmp.Or(p.OnBehalfOf, institutions[a.For])
		}
		if len(p.Spells) > 0 {
			present = append(present, p)
			continue
		}
		p.Excused = a.Excused || excused[m.Person] || represented[m.Person]
		absent = append(absent, p)
	}
	var others []Participant
	for _, a := range s.Attendances {
		if !listed[a.Person] && len(a.Spells) > 0 {
			others = append(others, Participant{Name: s.name(a.Person), OnBehalfOf: institutions[a.For], Capacity: a.Capacity, For: s.name(a.For), Spells: intervals(a.Spells)})
		}
	}
	slices.SortFunc(others, func(a, b Participant) int {
		return cmp.Or(cmp.Compare(a.Capacity, b.Capacity), strings.Compare(a.Name, b.Name), strings.Compare(a.For, b.For))
	})
	return append(present, others...), absent
}

// invitation says how the meeting was convened, and whether everybody was reached.
func (s Sources) invitation(rules Rules) RecordInvitation {
	m := s.Meeting
	i := RecordInvitation{
		At: instant(m.InvitedAt), Days: m.NoticeDays(rules), Counting: rules.Counting, Kept: m.NoticeKept, Reason: m.ShortNotice,
	}
	for _, one := range s.Invitations {
		switch {
		case !one.DeliveredAt.IsZero():
			if !slices.Contains(i.Otherwise, one.Way) {
				i.Otherwise = append(i.Otherwise, one.Way)
			}
		case one.Way == "chat":
			i.Electronic++
		default:
			i.Unproved++
		}
	}
	slices.Sort(i.Otherwise)
	return i
}

// quorum is who could vote, at the opening and after each change of who was there. Source: rules.md, quorum_check.
func (s Sources) quorum(rules Rules) []RecordQuorum {
	from := s.Meeting.OpenedAt
	if from.IsZero() {
		return nil
	}
	instants := []time.Time{instant(from)}
	for _, a := range s.Attendances {
		seated := a.Capacity == VotingMember || a.Capacity == Substituting
		for _, spell := range a.Spells {
			for _, at := range []time.Time{instant(spell.From), instant(spell.Until)} {
				late := !s.Meeting.ClosedAt.IsZero() && !at.Before(instant(s.Meeting.ClosedAt))
				if seated && at.After(instants[0]) && !late {
					instants = append(instants, at)
				}
			}
		}
	}
	slices.SortFunc(instants, time.Time.Compare)
	instants = slices.CompactFunc(instants, time.Time.Equal)
	all := slices.Clone(s.Attendances)
	for i := range all {
		all[i].Spells = intervals(all[i].Spells)
	}
	var checks []RecordQuorum
	for _, at := range instants {
		standing := Count(s.Seats, s.Entitled, all, nil, at)
		if n := len(checks); n == 0 || checks[n-1].Standing != standing {
			checks = append(checks, RecordQuorum{at, standing, rules.Quorate(standing)})
		}
	}
	return checks
}

// item is an item of the agenda with all that happened on it.
func (s Sources) item(n Numbered) RecordItem {
	item := RecordItem{
		Number: n.Number, Place: n.Place, Title: n.Title, NonPublic: n.NonPublic, Kind: n.Kind, Rapporteur: s.name(n.Rapporteur),
		Guests: slices.Clone(n.Guests), State: n.State, Withdrawn: n.Withdrawn, Addition: n.Addition, Urgency: n.Urgency,
		CarriedFrom: n.CarriedFrom, CarriedTo: n.CarriedTo, Discussed: outside(intervals(n.Discussed), intervals(s.Meeting.Suspensions)), RecordPart: s.part(n.Number),
	}
	if n.Admission != nil {
		admission := *n.Admission
		admission.At, admission.By = instant(admission.At), ""
		item.Admission = &admission
	}
	for _, r := range n.Recused {
		item.Recused = append(item.Recused, RecordRecusal{s.name(r.Person), instant(r.At)})
	}
	return item
}

// part is what was said and decided on an item, 0 for the meeting as a whole. What refers to a public item that the agenda
// no longer has belongs to the meeting as a whole, so that it is not lost.
func (s Sources) part(item int) RecordPart {
	lost := func(n int) bool {
		known := slices.ContainsFunc(s.Agenda, func(i Numbered) bool { return i.Number == n })
		gone, _ := s.Meeting.Item(n)
		return !known && !gone.NonPublic
	}
	here := func(n int) bool { return n == item || item == 0 && lost(n) }
	var p RecordPart
	for _, n := range s.Notes {
		if n.Withdrawn || !here(n.Item) {
			continue
		}
		note := RecordNote{Number: n.Number, Text: n.Text, At: instant(n.At)}
		switch n.Kind {
		case Declaration:
			note.By = s.name(n.Speaker())
			p.Declarations = append(p.Declarations, note)
		case Attachment:
			p.Attachments = append(p.Attachments, n.Text)
		default:
			p.Notes = append(p.Notes, note)
		}
	}
	for _, m := range s.Motions {
		if here(m.Item) {
			p.Motions = append(p.Motions, RecordMotion{m.Number, m.From(), m.Kind, m.Text, s.name(m.By), m.Withdrawn, m.Vote, m.On})
		}
	}
	for _, v := range s.Votes {
		if here(v.Item) && v.Withdrawn.IsZero() && v.Verdict != "" {
			v = v.recorded()
			if v.Poll != nil { // who drew a lot is part of the record
				for i := range v.Poll.Lots {
					v.Poll.Lots[i].By = s.name(v.Poll.Lots[i].By)
				}
			}
			p.Votes = append(p.Votes, v)
		}
	}
	for _, r := range s.Resolutions {
		if here(r.Item) && r.Withdrawn.IsZero() {
			p.Resolutions = append(p.Resolutions, RecordResolution{r.ID, r.Text, r.Recommendation, r.NonPublic, r.Vote})
		}
	}
	for _, t := range s.Tasks {
		follows := slices.ContainsFunc(s.Tasks, func(o Task) bool { return o.Next == t.ID })
		if here(t.Item) && t.State != TaskWithdrawn && !follows {
			p.Tasks = append(p.Tasks, s.task(t))
		}
	}
	return p
}

// recorded is a vote as minutes tell of it: what was asked, by which rules, and what came of it. Who opened it, who held
// which share of a key and who asked for what is nobody's business later; who voted how only of a roll call.
func (v Vote) recorded() Vote {
	v.Opened, v.Closed, v.By = instant(v.Opened), instant(v.Closed), ""
	if v.Mode == Secret {
		v.ChairVote = ""
	}
	if v.Poll == nil {
		return v
	}
	poll := Poll{
		Kind: v.Poll.Kind, Options: v.Poll.Options, Electors: v.Poll.Electors, Round: v.Poll.Round, First: v.Poll.First, Cast: v.Poll.Cast,
		Method: v.Poll.Method, Duels: v.Poll.Duels, Rounds: v.Poll.Rounds, Counts: v.Poll.Counts, Winners: v.Poll.Winners, Order: v.Poll.Order, Lots: slices.Clone(v.Poll.Lots),
		Confirmed: instant(v.Poll.Confirmed), Outcome: v.Poll.Outcome, Next: v.Poll.Next,
	}
	for i := range poll.Lots {
		poll.Lots[i].At = instant(poll.Lots[i].At)
	}
	if v.Poll.Sealed != nil {
		poll.Sealed = &Box{Spoiled: v.Poll.Sealed.Spoiled, Tampered: v.Poll.Sealed.Tampered}
	}
	if v.Mode == RollCall {
		poll.Named = v.Poll.Named
	}
	v.Poll = &poll
	return v
}

func (s Sources) task(t Task) RecordTask {
	task := RecordTask{ID: t.ID, Text: t.Text, Due: t.Due, AtMeeting: t.DueMeeting, NonPublic: t.NonPublic}
	for _, a := range t.Active() {
		task.Owners = append(task.Owners, s.name(a.Person))
	}
	slices.Sort(task.Owners)
	return task
}

// sorted is a copy in the order of a number.
func sorted[T any](all []T, number func(T) int) []T {
	all = slices.Clone(all)
	slices.SortStableFunc(all, func(a, b T) int { return number(a) - number(b) })
	return all
}

// heard are motions as a meeting left them, in the order in which they were moved.
func heard(all []Motion, meeting string) []Motion {
	all = slices.Clone(all)
	for i := range all {
		all[i], _ = all[i].In(meeting)
	}
	slices.SortStableFunc(all, func(a, b Motion) int { return cmp.Or(a.At.Compare(b.At), a.Number-b.Number) })
	return all
}
