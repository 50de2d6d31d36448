package document

import (
	"fmt"
	"slices"
	"strings"

	"gremium/commands/council"
)

// What was said and decided on each item, and what stands below it all: tasks, corrections, objections, attachments,
// signatures, approval.

// item is an item with its heading. Of one that is not shown, only that it was there.
func (e Minutes) item(item council.RecordItem) []Block {
	blocks := []Block{Heading{2, e.number(item) + ": " + e.itemTitle(item)}}
	if item.NonPublic && item.Title == "" {
		return append(blocks, Paragraph{Text: e.say("item.hidden")})
	}
	var facts Facts
	add := func(key, value string) {
		if value != "" {
			facts = append(facts, Fact{e.say("fact." + key), value})
		}
	}
	add("kind", e.kind(item.Kind))
	add("rapporteur", item.Rapporteur)
	add("guests", e.Text.And(item.Guests))
	var spans []string
	for _, s := range item.Discussed {
		spans = append(spans, e.span(s))
	}
	add("discussed", strings.Join(spans, "; "))
	add("recused", e.recused(item))
	if len(facts) > 0 {
		blocks = append(blocks, facts)
	}
	blocks = append(blocks, e.decided(item.RecordPart)...)
	if result := e.result(item); result != "" {
		blocks = append(blocks, Paragraph{Lead: e.say("result"), Text: result})
	}
	return append(blocks, e.following(item.RecordPart)...)
}

func (e Minutes) kind(kind council.ItemKind) string {
	if kind == "" {
		return ""
	}
	return e.Text.Plain("choice." + string(kind))
}

// recused says who was excluded and since when; never why.
func (e Minutes) recused(item council.RecordItem) string {
	var names []string
	for _, r := range item.Recused {
		name := r.Name
		if name == "" {
			name = e.say("one_person")
		}
		names = append(names, e.say("recused", "name", name, "clock", e.clock(r.At)))
	}
	return strings.Join(names, "; ")
}

// result is what became of an item on which nothing was voted: "zur Kenntnis genommen", "vertagt".
func (e Minutes) result(item council.RecordItem) string {
	switch {
	case e.state(item) != "":
		return e.state(item)
	case item.State == council.ItemNotAdmitted:
		return e.say("item.refused")
	case item.State == council.ItemDone && item.Kind == council.Information && len(item.Votes) == 0:
		return e.say("item.noted")
	}
	return ""
}

// decided is what was said and decided. A resolution stands below the vote that it comes from.
func (e Minutes) decided(p council.RecordPart) []Block {
	var blocks []Block
	for _, n := range p.Notes {
		blocks = append(blocks, Paragraph{Text: n.Text})
	}
	for _, m := range p.Motions {
		lead := e.motion(m)
		if m.By != "" {
			lead = e.say("by", "what", lead, "name", m.By)
		}
		if m.Withdrawn {
			lead += " (" + e.say("motion.withdrawn") + ")"
		}
		if m.CarriedTo != "" {
			lead += " (" + e.say("motion.carried", "id", m.CarriedTo) + ")"
		}
		blocks = append(blocks, Paragraph{Lead: lead + ":", Text: m.Text, Verbatim: true})
	}
	for _, v := range p.Votes {
		blocks = append(blocks, e.vote(v, p)...)
	}
	for _, r := range p.Resolutions {
		if !slices.ContainsFunc(p.Votes, func(v council.Vote) bool { return v.ID == r.Vote }) {
			blocks = append(blocks, e.resolution(r))
		}
	}
	return blocks
}

// motion is what a motion is called: "Änderungsantrag 2", of one that was carried over "Änderungsantrag 2 aus S1".
func (e Minutes) motion(m council.RecordMotion) string {
	number := fmt.Sprint(m.Number)
	if m.From != "" {
		number = e.say("motion.number", "number", m.Number, "id", m.From)
	}
	return e.say("motion."+string(m.Kind), "number", number)
}

// following is what comes of it: tasks, and what is declared and attached.
func (e Minutes) following(p council.RecordPart) []Block {
	var blocks []Block
	if len(p.Tasks) > 0 {
		var lines []string
		for _, t := range p.Tasks {
			lines = append(lines, e.task(t))
		}
		blocks = append(blocks, Paragraph{Lead: e.say("tasks")}, List{Items: lines})
	}
	for _, d := range p.Declarations {
		lead := e.say("declaration")
		if d.By != "" {
			lead = e.say("declaration_by", "name", d.By)
		}
		blocks = append(blocks, Paragraph{Lead: lead + ":", Text: d.Text, Verbatim: true})
	}
	for _, a := range p.Attachments {
		blocks = append(blocks, Paragraph{Text: e.say("attached", "name", a)})
	}
	return blocks
}

// vote is a vote with its mode, its question, its result, and what was resolved by it. A wording that stands just above as
// a motion or just below as a resolution is not said again. Source: rules.md, Minutes.
func (e Minutes) vote(v council.Vote, p council.RecordPart) []Block {
	mode := e.say("mode." + string(v.Mode))
	if v.Paper {
		mode = e.say("mode.paper")
	}
	lead, said := e.say("vote", "id", v.ID, "mode", mode, "clock", e.clock(v.Opened)), false
	for _, m := range p.Motions {
		if m.Vote == v.ID {
			lead = e.say("vote_on", "id", v.ID, "mode", mode, "clock", e.clock(v.Opened), "motion", e.motion(m))
			said = said || m.Text == v.Question
		}
	}
	var resolved []Block
	for _, r := range p.Resolutions {
		if r.Vote == v.ID {
			resolved = append(resolved, e.resolution(r))
			said = said || r.Text == v.Question
		}
	}
	blocks := []Block{Paragraph{Lead: lead, Text: e.Vote(e.Text, v)}}
	if !said {
		blocks = []Block{Paragraph{Lead: lead, Text: v.Question}, Paragraph{Text: e.Vote(e.Text, v)}}
	}
	if v.Poll != nil {
		poll := *v.Poll
		if slices.ContainsFunc(p.Resolutions, func(r council.RecordResolution) bool { return r.Vote == v.ID && r.Text == poll.Outcome }) {
			poll.Outcome = ""
		}
		blocks = append(blocks, e.poll(poll)...)
	}
	return append(blocks, resolved...)
}

// poll are the figures of each candidate, who voted how in a roll call, and what was decided.
func (e Minutes) poll(p council.Poll) []Block {
	var blocks []Block
	if len(p.Options) > 0 && len(p.Options) == len(p.Counts) {
		var lines []string
		for i, option := range p.Options {
			key := "candidate"
			if p.Kind == council.ConsensusPoll {
				key = "resistance"
			}
			lines = append(lines, e.say(key, "name", option, "count", p.Counts[i]))
		}
		blocks = append(blocks, List{Items: lines})
	}
	named := map[council.Choice][]string{}
	for _, n := range p.Named {
		name := n.Name
		if n.For != "" {
			name = e.say("named_for", "name", n.Name, "member", n.For)
		}
		named[n.Choice] = append(named[n.Choice], name)
	}
	for i, option := range p.Options {
		if names := named[council.OptionChoice(i)]; len(names) > 0 {
			blocks = append(blocks, Paragraph{Lead: option + ":", Text: strings.Join(names, ", ")})
		}
	}
	for _, choice := range []council.Choice{council.Yes, council.No, council.Abstain, council.Invalid, ""} {
		if names := named[choice]; len(names) > 0 {
			key := "cast." + string(choice)
			if choice == "" {
				key = "cast.none"
			}
			blocks = append(blocks, Paragraph{Lead: e.say(key) + ":", Text: strings.Join(names, ", ")})
		}
	}
	for _, lot := range p.Lots {
		if lot.Drawn != "" {
			key := "lot"
			switch {
			case lot.By != "" && lot.Commitment != "":
				key = "lot_bot"
			case lot.By != "":
				key = "lot_by"
			}
			blocks = append(blocks, Paragraph{Text: e.say(key, "names", e.Text.And(lot.Names), "drawn", lot.Drawn, "by", lot.By)})
		}
	}
	if p.Outcome != "" {
		blocks = append(blocks, Paragraph{Text: p.Outcome})
	}
	return blocks
}

// resolution is one in its wording, under the number by which it is cited: "LG B2027-04".
func (e Minutes) resolution(r council.RecordResolution) Block {
	key := "resolution"
	if r.Recommendation {
		key = "recommendation"
	}
	return Paragraph{Lead: e.say(key, "id", strings.TrimSpace(e.Record.Code+" "+r.ID)) + ":", Text: r.Text, Verbatim: true}
}

func (e Minutes) task(t council.RecordTask) string {
	said := t.ID + ": " + t.Text
	if len(t.Owners) > 0 {
		said = e.say("owned", "task", said, "owners", e.Text.And(t.Owners))
	}
	if due := e.due(t); due != "" {
		said = e.say("due", "task", said, "due", due)
	}
	return said
}

func (e Minutes) due(t council.RecordTask) string {
	switch {
	case t.AtMeeting == council.NextMeeting:
		return e.say("next_meeting")
	case t.Due == "":
		return ""
	case t.AtMeeting != "":
		return e.say("at_meeting", "day", e.Text.ShortDate(t.Due.Time()), "id", t.AtMeeting)
	}
	return e.Text.ShortDate(t.Due.Time())
}

// tasks are all tasks of the meeting in one table.
func (e Minutes) tasks() []Block {
	t := Table{
		Head:   []string{e.say("head.number"), e.say("head.item"), e.say("head.task"), e.say("head.owners"), e.say("head.due")},
		Widths: []float64{0.08, 0.12, 0.42, 0.22, 0.16},
	}
	add := func(number string, tasks []council.RecordTask) {
		for _, task := range tasks {
			t.Rows = append(t.Rows, []string{task.ID, number, task.Text, e.Text.And(task.Owners), e.due(task)})
		}
	}
	for _, item := range e.Record.Items {
		add(e.number(item), item.Tasks)
	}
	add("", e.Record.General.Tasks)
	if len(t.Rows) == 0 {
		return nil
	}
	if e.Record.Withheld == council.PublicEdition { // which names nobody
		t.Head, t.Widths = slices.Delete(t.Head, 3, 4), slices.Delete(t.Widths, 3, 4)
		for i, row := range t.Rows {
			t.Rows[i] = slices.Delete(row, 3, 4)
		}
	}
	return []Block{Heading{1, e.say("part.tasks")}, t}
}

// changes are the corrections with old and new, and the objections with what was decided.
func (e Minutes) changes() []Block {
	var blocks []Block
	if len(e.Record.Corrections) > 0 {
		blocks = append(blocks, Heading{1, e.say("part.corrections")})
	}
	for i, c := range e.Record.Corrections {
		key := "correction.before"
		if c.Approved {
			key = "correction.after"
		}
		lead := e.say(key, "number", i+1, "item", e.about(c.Item), "day", e.Text.Date(e.local(c.At)))
		if c.By != "" {
			lead = e.say("by", "what", lead, "name", c.By)
		}
		old := c.Old
		if old == "" {
			old = e.say("correction.nothing")
		}
		blocks = append(blocks, Heading{2, lead}, Paragraph{Lead: e.say("correction.old"), Text: old, Verbatim: true},
			Paragraph{Lead: e.say("correction.new"), Text: c.New, Verbatim: true}, Paragraph{Lead: e.say("correction.reason"), Text: c.Reason})
	}
	if len(e.Objections) > 0 {
		blocks = append(blocks, Heading{1, e.say("part.objections")})
	}
	for _, o := range e.Objections {
		blocks = append(blocks, Heading{2, e.say("objection.head", "number", o.Number, "item", e.about(o.Item), "name", o.Name, "day", e.Text.Date(e.local(o.At)))},
			Paragraph{Text: o.Text, Verbatim: true}, Paragraph{Lead: e.say("objection.decision"), Text: e.decision(o)})
	}
	return blocks
}

// decision says what was decided on an objection.
func (e Minutes) decision(o Objection) string {
	if o.Open() {
		return e.say("objection.open")
	}
	said := e.say("objection."+string(o.State), "day", e.Text.Date(e.local(o.DecidedAt)))
	if o.In != "" {
		said = e.say("objection.in", "what", said, "id", o.In)
	}
	if o.Decision == "" {
		return said + "."
	}
	return said + ": " + o.Decision
}

// enclosures are the lists of what is attached and to whom the minutes go.
func (e Minutes) enclosures() []Block {
	r := e.Record
	lines := []string{e.say("enclosure.attendance")}
	if !r.Invitation.At.IsZero() {
		lines = append(lines, e.say("enclosure.invitation", "day", e.Text.Date(e.local(r.Invitation.At))))
	}
	for _, item := range r.Items {
		for _, a := range item.Attachments {
			lines = append(lines, e.number(item)+": "+a)
		}
	}
	lines = append(lines, r.General.Attachments...)
	for _, o := range e.Objections {
		lines = append(lines, e.say("enclosure.objection", "number", o.Number))
	}
	return []Block{
		Heading{1, e.say("part.enclosures")}, List{Ordered: true, Items: lines},
		Paragraph{Lead: e.say("distribution_lead"), Text: e.say("distribution", "bodies", e.Text.And(r.Distribution))},
	}
}

// approval says how the minutes became approved, above the block of signatures. What was released electronically says who
// has released exactly which text, when.
func (e Minutes) approval() []Block {
	blocks := []Block{Heading{1, e.say("part.approval")}}
	var signatures Signatures
	for _, r := range bySigning(e.Status.Releases) {
		office := e.Text.Plain("choice." + string(r.Office))
		if r.Acting {
			office = e.say("acting", "office", office)
		}
		if r.Reason != "" {
			office += " (" + r.Reason + ")"
		}
		signatures = append(signatures, Signature{r.Name, office, e.say("signed", "when", e.Text.DateTime(e.local(r.At)), "hash", r.Hash[:min(16, len(r.Hash))])})
	}
	if e.Status.State == council.MinutesDraft || e.Status.State == "" {
		for _, office := range council.Signing {
			if !signedIn(e.Status.Releases, office) {
				signatures = append(signatures, Signature{Name: e.holder(office), Office: e.Text.Plain("choice." + string(office))})
			}
		}
	}
	approved := e.approved()
	if e.Hash != "" {
		approved += "\n" + e.say("version", "version", e.Status.Version, "hash", e.Hash)
	}
	return append(blocks, Paragraph{Text: approved}, signatures)
}

// bySigning are signatures in the order of their offices.
func bySigning(all []council.Release) []council.Release {
	all = slices.Clone(all)
	slices.SortStableFunc(all, func(a, b council.Release) int {
		return slices.Index(council.Signing, a.Office) - slices.Index(council.Signing, b.Office)
	})
	return all
}

func signedIn(all []council.Release, office council.Role) bool {
	for _, r := range all {
		if r.Office == office {
			return true
		}
	}
	return false
}

// holder is who is to sign in an office, as far as the meeting says.
func (e Minutes) holder(office council.Role) string {
	if office == council.MinuteTaker {
		return e.Record.MinuteTaker
	}
	return e.Record.Chair
}

// approved says how the minutes became approved, or that they are not.
func (e Minutes) approved() string {
	a := e.Status.Approval
	switch {
	case a == nil && e.Status.State == council.MinutesReleased:
		return e.say("approval.pending", "day", e.Text.Date(e.lastDay()))
	case a == nil:
		return e.say("approval.none")
	case a.By == "":
		return e.say("approval.period", "day", e.Text.Date(e.local(a.At)), "until", e.Text.Date(e.lastDay()))
	case a.In == "":
		return e.say("approval.decision", "day", e.Text.Date(e.local(a.At)))
	}
	return e.say("approval.decision_in", "day", e.Text.Date(e.local(a.At)), "id", a.In)
}

// Table are the results in one table, for spreadsheets: a row for each vote, resolution and task, and for an item on which
// nothing was decided what became of it.
func (e Minutes) Table() Table {
	t := Table{Head: []string{e.say("head.item"), e.say("head.title"), e.say("head.kind"), e.say("head.number"), e.say("head.wording"),
		e.say("head.yes"), e.say("head.no"), e.say("head.abstain"), e.say("head.invalid"), e.say("head.result"), e.say("head.owners"), e.say("head.due")}}
	add := func(number, title string, p council.RecordPart) {
		row := func(kind, id, wording string, rest ...string) {
			t.Rows = append(t.Rows, append([]string{number, title, kind, id, wording}, rest...))
		}
		for _, v := range p.Votes {
			row(e.say("kind.vote"), v.ID, v.Question, fmt.Sprint(v.Tally.Yes), fmt.Sprint(v.Tally.No), fmt.Sprint(v.Tally.Abstain), fmt.Sprint(v.Tally.Invalid), e.Vote(e.Text, v))
		}
		for _, r := range p.Resolutions {
			row(e.say("kind.resolution"), strings.TrimSpace(e.Record.Code+" "+r.ID), r.Text)
		}
		for _, task := range p.Tasks {
			row(e.say("kind.task"), task.ID, task.Text, "", "", "", "", "", e.Text.And(task.Owners), e.due(task))
		}
	}
	for _, item := range e.Record.Items {
		before := len(t.Rows)
		add(e.number(item), e.itemTitle(item), item.RecordPart)
		if len(t.Rows) == before {
			t.Rows = append(t.Rows, []string{e.number(item), e.itemTitle(item), e.kind(item.Kind), "", item.Text(), "", "", "", "", e.result(item)})
		}
	}
	add("", e.say("part.general"), e.Record.General)
	return t
}
