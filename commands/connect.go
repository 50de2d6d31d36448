package commands

import (
	"slices"
	"time"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/scheduler"
	"gremium/store"
)

// A body's channels: one on each platform. What the body is told goes to all of them.

var connectCommands = []command{{
	Command: bot.Command{
		Name: "gremium verbinden", English: "council connect", AsksAdmin: true,
		Options: []bot.Option{codeOption},
	},
	may: connecting, code: records.ConnectCode, do: connect,
}, {
	Command: bot.Command{
		Name: "gremium trennen", English: "council disconnect", AsksAdmin: true,
		Options: []bot.Option{{ID: "platform", Name: "plattform", Kind: bot.Text, Bare: true, Max: 30}},
	},
	may: connecting, do: disconnect,
}}

// connect gives a code in the body's channel; typed in a channel of another platform by who administers that chat, the
// channel becomes the body's.
func connect(c *call) (bot.Reply, error) {
	if !c.Has("code") {
		code, err := c.giveCode(c.body.ID)
		return bot.Reply{Message: &bot.Message{
			Title: c.Plain("connect.code_title", "body", c.body.Name),
			Text:  c.Say("connect.code", "code", text.Code(code), "line", text.Code(c.sayCode(code))),
		}}, err
	}
	here := c.event.Channel
	channel := council.Channel{Platform: here.Platform, ID: here.ID, Team: here.Team}
	if !c.admin { // who coordinates the body has no say in a foreign chat
		return bot.Reply{}, c.notPermitted(administrators, council.Organization{})
	}
	bound, err := records.Behind(c.tx, records.Channels, channel.Text())
	if err != nil {
		return bot.Reply{}, err
	}
	if len(bound) > 0 {
		return bot.Reply{}, c.channelTaken(bound[0])
	}
	if _, has := c.body.ChannelOn(here.Platform); has {
		return bot.Reply{}, refuse("refusal.second_channel", "body", c.body.Name, "platform", platformName(here.Platform),
			"line", c.typed("gremium trennen", "platform", here.Platform))
	}
	if err := c.useCode(); err != nil {
		return bot.Reply{}, err
	}
	told := slices.Clone(c.body.Channels)
	c.body.Channels = append(c.body.Channels, channel)
	if err := records.Organizations.Put(c.tx, c.body); err != nil {
		return bot.Reply{}, err
	}
	if err := c.bind(c.body); err != nil {
		return bot.Reply{}, err
	}
	c.touched(c.body.ID)
	for _, other := range told {
		delivery := scheduler.Delivery{
			Key: "connected " + c.body.ID + " " + store.Stamp(c.now), To: bot.Audience{Platform: other.Platform, Channel: other.ID},
			Card: cardOf("connected", c.body.ID, "platform", here.Platform),
		}
		if err := scheduler.Post(c.tx, delivery); err != nil {
			return bot.Reply{}, err
		}
	}
	shown, err := c.announceInvited()
	if err != nil {
		return bot.Reply{}, err
	}
	lines := []text.Markup{c.Say("connect.done", "body", c.body.Name, "platforms", c.And(platformsOf(c.body)))}
	if shown > 0 {
		lines = append(lines, c.Say("connect.shown", "count", shown))
	}
	return bot.Reply{Message: &bot.Message{
		Tone: bot.Good, Title: c.body.Name, Text: text.Join(lines, "\n\n"),
		Buttons: []bot.Button{
			{Label: c.Plain("button.confidentiality"), Line: "/gremium vertraulichkeit"}, c.undo("/gremium trennen"),
		},
	}}, nil
}

// channelTaken says whose a channel is already.
func (c *call) channelTaken(bound records.Door) error {
	if bound.Council != c.tx.Council() {
		return refuse("refusal.channel_taken_elsewhere")
	}
	body, err := records.Organizations.Get(c.tx, bound.Organization)
	if err != nil {
		return err
	}
	if body.ID == c.body.ID {
		return refuse("refusal.connected_already", "body", body.Name)
	}
	return refuse("refusal.channel_taken", "body", body.Name)
}

// announceInvited posts the invitations to the body's coming meetings, and the running order of the one that is on, where
// they are not posted yet.
func (c *call) announceInvited() (int, error) {
	meetings, err := records.MeetingsOf(c.tx, c.body.ID, c.now.Add(-mostMinutes*time.Minute), zeroTime, 0)
	if err != nil {
		return 0, err
	}
	n := 0
	for _, m := range meetings {
		if m.State == council.Opened {
			if err := c.announce("running "+m.ID, cardOf("running", m.ID), c.body.ID); err != nil {
				return n, err
			}
			continue
		}
		if m.State != council.Invited || !m.Upcoming(c.now) {
			continue
		}
		if err := c.announce("meeting "+m.ID, cardOf("meeting", m.ID), c.body.ID); err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}

// platformsOf are the platforms on which a body has a channel.
func platformsOf(body council.Organization) []string {
	var names []string
	for _, channel := range body.Channels {
		names = append(names, platformName(channel.Platform))
	}
	return names
}

// connectedCard tells a body that it has another channel, with a way to part it again: somebody may have seen the code.
func connectedCard(c *cardCall) (bot.Message, error) {
	body, err := records.Organizations.Get(c.tx, c.card.ID)
	if err != nil {
		return bot.Message{}, err
	}
	platform := c.card.Args["platform"]
	if _, still := body.ChannelOn(platform); !still {
		return bot.Message{Text: c.Say("connect.gone", "platform", platformName(platform))}, nil
	}
	return bot.Message{
		Title: c.Plain("connect.title"), Text: c.Say("connect.told", "body", body.Name, "platform", platformName(platform)),
		Buttons: []bot.Button{{
			Label: c.Plain("button.part"), Line: bot.Line("gremium trennen", "plattform", platform), Style: bot.Danger,
		}},
	}, nil
}

// disconnect takes a channel from the body: the one it is typed in, or that on a platform. What was posted there goes.
func disconnect(c *call) (bot.Reply, error) {
	named, here := bot.Fold(c.Text("platform")), c.event.Channel
	i := slices.IndexFunc(c.body.Channels, func(channel council.Channel) bool {
		if named != "" {
			return channel.Platform == named
		}
		return channel.Platform == here.Platform && channel.ID == here.ID
	})
	switch {
	case i < 0:
		return bot.Reply{}, refuse("refusal.no_such_channel", "body", c.body.Name, "platforms", c.And(platformsOf(c.body)))
	case len(c.body.Channels) == 1:
		return bot.Reply{}, refuse("refusal.last_channel", "body", c.body.Name)
	}
	gone := c.body.Channels[i]
	if (gone.Platform != here.Platform || gone.ID != here.ID) && !c.holds(coordination.roles, []string{c.body.ID}) {
		return bot.Reply{}, c.notPermitted(coordination, c.body) // who administers one chat has no say in another
	}
	c.body.Channels = slices.Delete(slices.Clone(c.body.Channels), i, i+1)
	if err := records.Organizations.Put(c.tx, c.body); err != nil {
		return bot.Reply{}, err
	}
	door := records.Door{From: gone.Text(), Council: c.tx.Council()}
	if err := records.Channels.Delete(c.tx, records.Channels.Key(door)); err != nil {
		return bot.Reply{}, err
	}
	if err := c.leaveTeam(gone); err != nil {
		return bot.Reply{}, err
	}
	c.touched(c.body.ID)
	if err := c.showAnew(); err != nil {
		return bot.Reply{}, err
	}
	for _, name := range []string{"rules", "connected"} {
		if err := scheduler.Refresh(c.tx, name, c.body.ID); err != nil {
			return bot.Reply{}, err
		}
	}
	return bot.Reply{Message: &bot.Message{
		Tone: bot.Good, Text: c.Say("connect.parted", "body", c.body.Name, "platform", platformName(gone.Platform),
			"left", c.And(platformsOf(c.body)), "line", text.Code(c.typed("gremium verbinden"))),
	}}, nil
}

// leaveTeam forgets that a team is the council's when none of its channels is a body's any more: who administers it would
// else found bodies in the council.
func (c *call) leaveTeam(gone council.Channel) error {
	for body, err := range records.Organizations.List(c.tx, store.Range{}) {
		if err != nil {
			return err
		}
		for _, channel := range body.Channels {
			if channel.Platform == gone.Platform && (channel.Team == gone.Team || channel.Team == "" || gone.Team == "") {
				return nil
			}
		}
	}
	team := gone.Platform + " " + gone.Team
	c.council.Teams = slices.DeleteFunc(slices.Clone(c.council.Teams), func(t string) bool { return t == team })
	if err := records.Councils.Put(c.tx, c.council); err != nil {
		return err
	}
	return records.Teams.Delete(c.tx, records.Teams.Key(records.Door{From: team, Council: c.tx.Council()}))
}

// parted takes the place of what was posted in a channel that is the body's no longer, or to an account that nobody's is;
// nothing new is posted there.
func (c *cardCall) parted(said string) (bot.Message, error) {
	for posted, err := range scheduler.PostedCards(c.tx, c.card.Name, c.card.ID) {
		if err != nil {
			return bot.Message{}, err
		}
		if posted.To == c.to {
			return bot.Message{Council: c.tx.Council(), Text: c.Say(said)}, nil
		}
	}
	return bot.Message{}, scheduler.ErrDrop
}
