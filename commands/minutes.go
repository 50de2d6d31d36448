package commands

import (
	"errors"
	"slices"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/scheduler"
	"gremium/store"
)

// Minutes: the declarations, and which minutes a command is about. Their way from notes to approval is in files of their
// own: minutes_note.go, minutes_paper.go (what they say), minutes_show.go, minutes_release.go, minutes_objection.go,
// minutes_approve.go, minutes_correct.go; minutes_card.go shows their cards, minutes_jobs.go reminds.

// theMinutesOption is the meeting whose minutes a command is about.
var theMinutesOption = bot.Option{ID: "meeting", Name: "sitzung", Kind: bot.ID, Prefix: "S", Bare: true}

// editionChoices are the editions that people may ask for.
var editionChoices = []bot.OptionChoice{
	{ID: "whole", Name: "vollstaendig", Aliases: []string{"voll"}},
	{ID: string(council.MembersEdition), Name: "mitglieder", Aliases: []string{"intern"}},
	{ID: string(council.PublicEdition), Name: "oeffentlich"},
}

// objectionAccepted is the choice for council.ObjectionAccepted: what is accepted is an invitation, too, and that is called
// otherwise.
const objectionAccepted = "objection_accepted"

// longestNote is how many characters a note has at most: more is an attachment.
const longestNote = 4000

var minutesCommands = []command{{
	Command: bot.Command{
		Name: "protokoll notiz", English: "minutes note", Aliases: []string{"protokoll notieren", "minutes add"}, OnPost: true,
		Options: []bot.Option{
			{ID: "text", Name: "text", Kind: bot.LongText, Required: true, Bare: true, Max: longestNote},
			{ID: "item", Name: "zu", Aliases: []string{"top"}, Kind: bot.ID, Prefix: "S", Places: true},
			{ID: "kind", Name: "art", Kind: bot.OneOf, Choices: []bot.OptionChoice{
				{ID: "content", Name: "inhalt"},
				{ID: string(council.Declaration), Name: "erklaerung", Aliases: []string{"zu-protokoll"}},
				{ID: string(council.Attachment), Name: "anlage"}}},
			{ID: "by", Name: "von", Kind: bot.Person},
		},
	},
	may: members, do: addNote, form: noteForm,
}, {
	Command: bot.Command{
		Name: "protokoll notizen", English: "minutes notes", Reads: true,
		Options: []bot.Option{theMinutesOption, pageOption},
	},
	may: members, do: listNotes,
}, {
	Command: bot.Command{
		Name: "protokoll aendern", English: "minutes edit",
		Options: []bot.Option{
			{ID: "note", Name: "notiz", Kind: bot.Number, Required: true, Bare: true, Max: 99999},
			{ID: "text", Name: "text", Kind: bot.LongText, Bare: true, Max: longestNote},
			{ID: "item", Name: "zu", Aliases: []string{"top"}, Kind: bot.ID, Prefix: "S", Places: true},
			{ID: "meeting", Name: "sitzung", Kind: bot.ID, Prefix: "S"},
		},
	},
	may: members, do: editNote, form: editNoteForm,
}, {
	Command: bot.Command{
		Name: "protokoll zurueckziehen", English: "minutes withdraw", Aliases: []string{"protokoll loeschen", "protokoll entfernen", "minutes delete"},
		Options: []bot.Option{
			{ID: "note", Name: "notiz", Kind: bot.Number, Required: true, Bare: true, Max: 99999},
			{ID: "meeting", Name: "sitzung", Kind: bot.ID, Prefix: "S"},
			{ID: "restore", Name: "wiederherstellen", Kind: bot.YesNo, Hidden: true},
		},
	},
	may: members, do: withdrawNote,
}, {
	Command: bot.Command{
		Name: "protokoll liste", English: "minutes list", Reads: true,
		Aliases: []string{"protokoll", "minutes", "niederschrift", "protokoll uebersicht"}, AlsoRoot: "niederschrift",
		Options: []bot.Option{pageOption},
	},
	may: members, do: listMinutes,
}, {
	Command: bot.Command{
		Name: "protokoll zeigen", English: "minutes show", Reads: true, Aliases: []string{"protokoll lesen", "protokoll entwurf"},
		Options: []bot.Option{
			theMinutesOption, pageOption,
			{ID: "edition", Name: "fassung", Kind: bot.OneOf, Choices: editionChoices},
		},
	},
	may: attendingOrDeputy, do: showMinutes,
}, {
	Command: bot.Command{
		Name: "protokoll freigeben", English: "minutes release",
		Options: []bot.Option{
			theMinutesOption,
			{ID: "instead", Name: "fuer", Kind: bot.OneOf, Choices: []bot.OptionChoice{
				{ID: string(council.Chair), Name: "vorsitz"}, {ID: string(council.MinuteTaker), Name: "schriftfuehrung"}}},
			{ID: "reason", Name: "grund", Kind: bot.Text},
		},
	},
	may: members, do: releaseMinutes,
}, {
	Command: bot.Command{
		Name: "protokoll einwendung", English: "minutes objection", Aliases: []string{"protokoll einwenden", "minutes object"},
		Options: []bot.Option{
			{ID: "item", Name: "top", Aliases: []string{"zu"}, Kind: bot.ID, Prefix: "S", Bare: true},
			{ID: "text", Name: "text", Kind: bot.LongText, Required: true, Bare: true, Max: longestNote},
		},
	},
	may: members, do: objectToMinutes, form: objectionForm,
}, {
	Command: bot.Command{
		Name: "protokoll einwendungen", English: "minutes objections", Reads: true,
		Options: []bot.Option{theMinutesOption, pageOption},
	},
	may: members, do: listObjections,
}, {
	Command: bot.Command{
		Name: "protokoll entscheiden", English: "minutes decide",
		Options: []bot.Option{
			{ID: "objection", Name: "einwendung", Kind: bot.Number, Required: true, Bare: true, Max: 99999},
			{ID: "decision", Name: "entscheidung", Kind: bot.OneOf, Required: true, Bare: true, Choices: []bot.OptionChoice{
				{ID: objectionAccepted, Name: "angenommen", Aliases: []string{"annehmen", "accepted", "accept"}},
				{ID: string(council.ObjectionRejected), Name: "abgelehnt", Aliases: []string{"ablehnen", "reject"}},
				{ID: string(council.ObjectionWithdrawn), Name: "zurueckgezogen", Aliases: []string{"zurueckziehen", "withdraw"}}}},
			{ID: "text", Name: "text", Kind: bot.LongText, Bare: true, Max: longestNote},
			{ID: "meeting", Name: "sitzung", Kind: bot.ID, Prefix: "S"},
			{ID: "in", Name: "in", Kind: bot.ID, Prefix: "S"},
		},
	},
	may: members, do: decideObjection,
}, {
	Command: bot.Command{
		Name: "protokoll genehmigen", English: "minutes approve",
		Options: []bot.Option{theMinutesOption, {ID: "in", Name: "in", Kind: bot.ID, Prefix: "S"}, anywayOption},
	},
	may: coordination, do: approveMinutes,
}, {
	Command: bot.Command{
		Name: "protokoll berichtigen", English: "minutes correct", Aliases: []string{"protokoll berichtigung"},
		Options: []bot.Option{
			{ID: "item", Name: "top", Aliases: []string{"zu"}, Kind: bot.ID, Prefix: "S", Bare: true, Required: true},
			{ID: "text", Name: "text", Kind: bot.LongText, Bare: true, Required: true, Max: longestNote},
			{ID: "passage", Name: "statt", Kind: bot.LongText, Max: longestNote},
			{ID: "reason", Name: "grund", Kind: bot.Text, Required: true},
		},
	},
	may: running, do: correctMinutes, form: correctionForm,
}, {
	Command: bot.Command{
		Name: "protokoll export", English: "minutes export", Reads: true, Aliases: []string{"protokoll exportieren", "protokoll datei", "protokoll pdf", "minutes file", "minutes pdf"},
		Options: []bot.Option{
			theMinutesOption,
			{ID: "format", Name: "format", Kind: bot.OneOf, Many: true, Choices: formatChoices},
			{ID: "edition", Name: "fassung", Kind: bot.OneOf, Choices: editionChoices},
		},
	},
	may: attendingOrDeputy, do: exportMinutes,
}}

// choice says which minutes a command is about where no meeting is named.
type choice struct {
	fits   func(council.Minutes) bool
	newest bool   // of several that come into question the newest, else it is asked which
	none   string // says that there are none
}

// The choices.
var (
	anyMinutes     = choice{func(council.Minutes) bool { return true }, true, "refusal.none_opened"}
	newestDraft    = choice{func(d council.Minutes) bool { return d.State == council.MinutesDraft }, true, "refusal.no_draft"}
	theDraft       = choice{newestDraft.fits, false, "refusal.no_draft"}
	newestReleased = choice{func(d council.Minutes) bool { return d.State == council.MinutesReleased }, true, "refusal.none_released"}
	theReleased    = choice{newestReleased.fits, false, "refusal.none_released"}
	newestFinal    = choice{func(d council.Minutes) bool { return d.State != council.MinutesDraft }, true, "refusal.none_released"}
)

// theMinutes are the minutes that a command is about.
func (c *call) theMinutes(which choice) (minutes, error) {
	m, err := c.minuted(which)
	if err != nil {
		return minutes{}, err
	}
	d, err := minutesOf(c.tx, m)
	for _, item := range m.Agenda {
		if item.NonPublic && c.outside(m.ID, item.Number) {
			d.apart = append(d.apart, item.Number)
		}
	}
	return d, err
}

// theState is how far those minutes are, for who need not read them.
func (c *call) theState(which choice) (minutes, error) {
	m, err := c.minuted(which)
	if err != nil {
		return minutes{}, err
	}
	return stateOf(c.tx, m)
}

// minuted is the meeting whose minutes a command is about: the one named, that of the thread in which it was typed, the one
// that is on, else the newest of those that come into question. Where there are several and it matters, it is asked which.
func (c *call) minuted(which choice) (council.Meeting, error) {
	if c.meeting.ID != "" {
		return c.take(c.meeting)
	}
	m, found, err := c.threadMeeting()
	if err != nil {
		return m, err
	}
	if found {
		return c.take(m)
	}
	open, err := records.OpenMeetings(c.tx, c.body.ID)
	if err != nil {
		return m, err
	}
	if len(open) > 0 && which.fits(council.Minutes{State: council.MinutesDraft}) {
		return c.take(open[0])
	}
	all, err := records.AllMinutes(c.tx, c.body.ID, mostEarlier)
	if err != nil {
		return m, err
	}
	all = slices.DeleteFunc(all, func(d council.Minutes) bool { return !which.fits(d) })
	switch {
	case len(all) == 0:
		return m, refuse(which.none)
	case len(all) > 1 && !which.newest:
		return m, c.whichMinutes(all)
	}
	if m, err = records.Meeting(c.tx, all[0].Meeting); err != nil {
		return m, err
	}
	return c.take(m)
}

// whichMinutes asks back which of several meetings is meant; each button says the same for one of them.
func (c *call) whichMinutes(all []council.Minutes) error {
	var ids []string
	var buttons []bot.Button
	option := "sitzung"
	if _, named := c.command.Option("meeting"); !named {
		option = "top"
	}
	for _, d := range all[:min(choicesOffered, len(all))] {
		ids = append(ids, d.Meeting)
		buttons = append(buttons, bot.Button{Label: d.Meeting, Line: c.again(option, d.Meeting)})
	}
	return refuse("refusal.which_minutes", "ids", c.Or(ids)).with(buttons...)
}

// threadMeeting is the meeting in whose card's thread something was typed. A meeting that is on needs no looking.
func (c *call) threadMeeting() (council.Meeting, bool, error) {
	thread := c.event.Channel.Thread
	if thread == "" || c.body.ID == "" {
		return council.Meeting{}, false, nil
	}
	recent, err := records.MeetingsOf(c.tx, c.body.ID, c.now.AddDate(0, -threadMonths, 0), zeroTime, 0)
	if err != nil {
		return council.Meeting{}, false, err
	}
	to := bot.Audience{Platform: c.event.Channel.Platform, Channel: c.event.Channel.ID}
	for _, m := range slices.Backward(recent) {
		for _, key := range []string{"meeting " + m.ID, "running " + m.ID} {
			posted, err := scheduler.PostedAs(c.tx, key, to)
			if err := dropUnknown(err); err != nil {
				return m, false, err
			}
			if err == nil && posted.Ref.Post == thread {
				return m, true, nil
			}
		}
	}
	return council.Meeting{}, false, nil
}

// threadMonths is how long back a meeting's thread is known as such.
const threadMonths = 3

// stateWord is the state in one word: "Entwurf", "freigegeben", "genehmigt". Source: product.md, Fixed words.
func stateWord(p text.Printer, d council.Minutes) string {
	return p.Plain("minutes.state." + string(d.State))
}

// bodyOf says in which item of a meeting something belongs: "TOP 3 Beleuchtung"; the meeting as a whole for 0. Titles of
// non-public items are shown to who may read them.
func (c *call) itemOf(m council.Meeting, number int) text.Markup {
	item, err := m.Item(number)
	if err != nil {
		return c.Say("minutes.whole")
	}
	return c.itemText(m, item)
}

// readsAll says whether the asker may read what is non-public in a meeting's minutes: a member of one of its bodies, today
// or on its day. Guests and who only stands in may not.
func (c *call) readsAll(m council.Meeting) (bool, error) {
	if c.person.ID == "" {
		return false, nil
	}
	then, err := records.MembershipsOf(c.tx, c.person.ID, m.Day())
	return slices.ContainsFunc(slices.Concat(c.mine, then), func(o council.Membership) bool {
		return slices.Contains(m.Organizations(), o.Organization) && o.Has(members.roles...) && o.DeputyOf == ""
	}), err
}

// clerks are those who bring the minutes of a meeting on their way: who signs them, and the coordination.
func clerks(tx store.Tx, m council.Meeting, day council.Day) ([]council.Person, error) {
	all, err := records.MembersOf(tx, m.Organization, day)
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, office := range council.Signing {
		signs, _ := m.Signatories(office, all)
		ids = append(ids, signs...)
	}
	coordinate, err := coordinating(tx, all, m.Organization, day)
	if err != nil {
		return nil, err
	}
	ids = append(ids, coordinate...)
	var people []council.Person
	for i, id := range ids {
		if slices.Contains(ids[:i], id) {
			continue
		}
		person, err := records.People.Get(tx, id)
		if errors.Is(err, store.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		people = append(people, person)
	}
	return people, nil
}
