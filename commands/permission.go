package commands

import (
	"errors"
	"slices"

	"gremium/bot"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/store"
)

// permission says who may use a command. It is data; permitted is the one place where it is checked.
// Source: product.md, "Who may".
type permission struct {
	// who names the permitted in the catalog: "who.<who>".
	who string
	// roles that suffice, held today in the body the command is about.
	roles []council.Role
	// everyone who can see the channel.
	everyone bool
	// administrators of the chat server may always, or while the body has neither chair nor coordination.
	administrators, founding bool
	// joining: who will be a member on the day of the meeting may already, for they are invited.
	joining bool
	// deputies: who stands in for somebody invited to the meeting may, too.
	deputies bool
	// officers: who presides over the open meeting or takes its minutes may, too, whatever else they are.
	officers bool
	// assigned: whoever is to do the task, or has one to do, may, too.
	assigned bool
	// presider: who presides over the open meeting may, too.
	presider bool
	// electors: who has a seat in the vote that the command is about, and who may vote in somebody's place.
	electors bool
	// tellers: of an election on paper, every member may count.
	tellers bool
	// governed commands need the role in the executive staff above the body, where there is one. [S50, S51]
	governed bool
}

var (
	everyone = permission{who: "everyone", everyone: true}
	members  = permission{who: "members", roles: []council.Role{council.Chair, council.DeputyChair, council.Coordinator, council.MinuteTaker, council.Member, council.Advisory}}
	// belonging to any body, as a guest too, suffices for one's own settings.
	belonging = permission{who: "belonging", roles: append(slices.Clone(members.roles), council.Guest)}
	// attendingOrDeputy is what an invited person does, and who comes in another's place.
	attendingOrDeputy = permission{who: "members", roles: members.roles, joining: true, deputies: true}
	coordination      = permission{who: "coordination", roles: []council.Role{council.Coordinator, council.Chair, council.DeputyChair}}
	// takingPart is who takes part in a meeting: guests, too.
	takingPart = permission{who: "belonging", roles: belonging.roles, joining: true, deputies: true}
	// running is who runs a meeting: the coordination and the minute taker.
	running        = permission{who: "running", officers: true, roles: []council.Role{council.Coordinator, council.Chair, council.DeputyChair, council.MinuteTaker}}
	appointing     = permission{who: "coordination", roles: coordination.roles, founding: true, governed: true}
	ruling         = permission{who: "chair", roles: []council.Role{council.Chair}, founding: true, governed: true}
	administrators = permission{who: "administrators", administrators: true}
	// presiding is what the chair alone decides.
	presiding = permission{who: "chair", roles: []council.Role{council.Chair}}
	// connecting channels is for who coordinates the body; in its channel, for who administers the chat, too.
	connecting = permission{who: "connecting", roles: coordination.roles, administrators: true}
)

// permitted refuses who may not use the command. Rights are checked before state.
func (c *call) permitted() error {
	may := c.command.may
	if c.command.where == inBody && c.body.ID == "" {
		if c.lost != nil && len(c.mine) > 0 {
			return c.lost
		}
		return c.bodyless()
	}
	if c.showing() {
		may = c.command.seen
	}
	if may.electors {
		return c.mayVote()
	}
	if may.everyone || may.administrators && c.admin {
		return nil
	}
	body := c.body
	if may.governed && body.ID != "" {
		var err error
		if body, err = governing(c.tx, body); err != nil {
			return err
		}
	}
	bodies, mine := []string{body.ID}, c.mine
	switch {
	case c.task.ID != "" && !may.governed:
		bodies = []string{c.task.Organization}
	case c.command.where == inCouncil:
		bodies = c.myBodies()
	case !may.governed && c.meeting.ID != "":
		bodies = c.meeting.Organizations()
	}
	if may.joining && c.meeting.ID != "" && c.person.ID != "" {
		then, err := records.MembershipsOf(c.tx, c.person.ID, c.meeting.Day())
		if err != nil {
			return err
		}
		mine = slices.Concat(mine, then)
	}
	for _, m := range mine {
		if slices.Contains(bodies, m.Organization) && m.Has(may.roles...) {
			return nil
		}
	}
	if may.officers || may.presider {
		if officer, err := c.officer(may.officers); err != nil || officer {
			return err
		}
	}
	if may.tellers && c.countsPaper() {
		return nil
	}
	if may.assigned {
		if tasked, err := c.tasked(); err != nil || tasked {
			return err
		}
	}
	if may.deputies {
		if represented, err := representedBy(c.tx, c.meeting, c.person.ID); err != nil || len(represented) > 0 {
			return err
		}
	}
	if may.founding && c.admin {
		led, err := led(c.tx, body.ID, c.today())
		if err != nil {
			return err
		}
		if !led {
			return nil
		}
	}
	return c.notPermitted(may, body)
}

// officer says whether the asker presides over the meeting that the command is about, or takes its minutes where that counts.
func (c *call) officer(minutes bool) (bool, error) {
	open := []council.Meeting{c.meeting}
	if c.meeting.ID == "" {
		var err error
		if open, err = records.OpenMeetings(c.tx, c.body.ID); err != nil {
			return false, err
		}
	}
	return c.person.ID != "" && slices.ContainsFunc(open, func(m council.Meeting) bool {
		return m.Presiding == c.person.ID || minutes && m.MinuteTaker == c.person.ID
	}), nil
}

// runs says whether the asker may run a meeting.
func (c *call) runs(m council.Meeting) bool {
	return c.holds(running.roles, m.Organizations()) || c.person.ID != "" && (m.Presiding == c.person.ID || m.MinuteTaker == c.person.ID)
}

// can says whether the asker may use a command about the same body, so that nobody is offered what is refused then.
func (c *call) can(name string) bool {
	other := *c
	other.command = c.bot.commands[slices.IndexFunc(c.bot.set, func(d bot.Command) bool { return d.Name == name })]
	other.event.Fill = true // to set, not to show
	return other.permitted() == nil
}

// offer is a button for those who may.
func (c *call) offer(name string, b bot.Button) []bot.Button {
	if !c.can(name) {
		return nil
	}
	return []bot.Button{b}
}

// notPermitted names the command and who may.
func (c *call) notPermitted(may permission, body council.Organization) error {
	who := c.Plain("who." + may.who)
	if body.Name != "" && !may.administrators {
		who += " (" + body.Name + ")"
	}
	return refuse("refusal.not_permitted", "command", c.command.NameIn(c.Language()), "who", who)
}

// bodyless says why no body is known, and offers the asker's.
func (c *call) bodyless() error {
	if !c.event.Channel.Direct {
		return refuse("refusal.no_council")
	}
	var mine []council.Organization
	for _, id := range c.myBodies() {
		body, err := records.Organizations.Get(c.tx, id)
		if err != nil {
			return err
		}
		mine = append(mine, body)
	}
	if len(mine) == 0 {
		return refuse("refusal.no_membership")
	}
	return whichBody(c.Printer, c.event, mine)
}

// governing is the executive staff above a body that decides on its members and rules, or the body itself.
func governing(tx store.Tx, body council.Organization) (council.Organization, error) {
	above := body
	for range 10 { // a tree of bodies is not deeper
		if above.Template == council.ExecutiveStaff {
			return above, nil
		}
		if above.SubOrganizationOf == "" {
			return body, nil
		}
		next, err := records.Organizations.Get(tx, above.SubOrganizationOf)
		if errors.Is(err, store.ErrNotFound) {
			return body, nil
		}
		if err != nil {
			return body, err
		}
		above = next
	}
	return body, nil
}

// led says whether a body has a chair or a coordination on a day.
func led(tx store.Tx, body string, day council.Day) (bool, error) {
	all, err := records.MembersOf(tx, body, day)
	return slices.ContainsFunc(all, func(m council.Membership) bool {
		return m.Has(council.Chair, council.Coordinator)
	}), err
}
