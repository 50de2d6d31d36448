package discord

import (
	"context"
	"net/http"
	"strings"
	"time"

	"gremium/bot"
)

// Scheduled events stand in the guild's calendar. Nothing is remembered of them: an event is recognised by the link to
// its card, which stands in its description. Everyone in the guild sees them, so only a channel that everyone can see
// has any.

const (
	maxEventName     = 100
	maxEventText     = 1000
	maxEventPlace    = 100
	usualLength      = 2 * time.Hour // of an event without an end
	eventExternal    = 3
	eventForGuild    = 2
	eventStateLater  = 1
	eventStateActive = 2
)

// scheduledEvent is an event as Discord has it.
type scheduledEvent struct {
	ID          string     `json:"id,omitempty"`
	Name        string     `json:"name"`
	Description string     `json:"description"`
	Start       time.Time  `json:"scheduled_start_time"`
	End         time.Time  `json:"scheduled_end_time"`
	Privacy     int        `json:"privacy_level"`
	Type        int        `json:"entity_type"`
	Place       eventPlace `json:"entity_metadata"`
	State       int        `json:"status,omitempty"`
	Creator     string     `json:"creator_id,omitempty"`
}

type eventPlace struct {
	Location string `json:"location"`
}

func (e scheduledEvent) same(o scheduledEvent) bool {
	return e.Name == o.Name && e.Description == o.Description && e.Start.Equal(o.Start) && e.End.Equal(o.End) && e.Place == o.Place
}

// entry is what is known of a card's event.
type entry struct {
	id   string // "" for none
	want scheduledEvent
}

// schedule keeps the event of a message in the guild's calendar.
func (p *Platform) schedule(ctx context.Context, ref bot.Ref, m bot.Message) {
	if m.Event == nil {
		return
	}
	c, err := p.channel(ctx, ref.Channel)
	if err != nil || c.Guild == "" {
		return
	}
	p.scheduling.Lock()
	defer p.scheduling.Unlock()
	link := "https://discord.com/channels/" + c.Guild + "/" + ref.Channel + "/" + ref.Post
	want := p.wanted(*m.Event, c, link)
	gone := m.Event.Cancelled || !p.isOpen(ctx, c.Guild, c)
	if gone {
		want = scheduledEvent{}
	} else if !want.Start.After(p.now()) {
		return // it has begun: Discord takes no changes, and nobody needs to be invited
	}
	if known, ok := p.entries.get(link); ok && known.want.same(want) {
		return
	}
	err = p.enter(ctx, c.Guild, link, want, gone)
	if err == nil {
		p.mended(c.Guild, "events")
	} else {
		p.entries.drop(link)
		p.log.Warn("discord: the calendar was not kept", "guild", c.Guild, "message", ref.Post, "error", err)
		if refusal(err).Status == http.StatusForbidden {
			p.entries.put(link, entry{want: want}) // until a change, or for a day
			p.trouble(c.Guild, Finding{"events", false, "discord.check.events", []any{"guild", c.Guild}})
		}
	}
}

// enter creates, changes or deletes an event.
func (p *Platform) enter(ctx context.Context, team, link string, want scheduledEvent, gone bool) error {
	route := "/guilds/" + team + "/scheduled-events"
	is, err := p.entered(ctx, route, link)
	if err != nil {
		return err
	}
	switch {
	case gone && is.ID != "":
		err = p.call(ctx, http.MethodDelete, route+"/"+is.ID, nil, nil)
		is.ID = ""
	case gone:
	case is.ID == "":
		err = p.call(ctx, http.MethodPost, route, want, &is)
	case !is.same(want):
		err = p.call(ctx, http.MethodPatch, route+"/"+is.ID, want, nil)
	}
	if refusal(err).Status == http.StatusNotFound { // somebody has deleted it: they will have had a reason
		err = nil
	}
	if err == nil {
		p.entries.put(link, entry{is.ID, want})
	}
	return err
}

// entered finds the event of a card.
func (p *Platform) entered(ctx context.Context, route, link string) (scheduledEvent, error) {
	_, app, err := p.self(ctx)
	if err != nil {
		return scheduledEvent{}, err
	}
	var all []scheduledEvent
	if err := p.call(ctx, http.MethodGet, route, nil, &all); err != nil {
		return scheduledEvent{}, err
	}
	me, _, _ := p.self(ctx)
	for _, e := range all {
		ours := e.Creator == "" || e.Creator == app || e.Creator == me.ID
		if ours && (e.State == eventStateLater || e.State == eventStateActive) && strings.HasSuffix(e.Description, link) {
			return e, nil
		}
	}
	return scheduledEvent{}, nil
}

// wanted is the event as it should be.
func (p *Platform) wanted(e bot.ScheduledEvent, c channel, link string) scheduledEvent {
	want := scheduledEvent{
		Name: shorten(e.Title, maxEventName), Start: e.Start.UTC().Truncate(time.Second), End: e.End.UTC().Truncate(time.Second),
		Privacy: eventForGuild, Type: eventExternal, Place: eventPlace{shorten(e.Place, maxEventPlace)},
	}
	if want.Name == "" {
		want.Name = "gremium"
	}
	if want.Place.Location == "" {
		want.Place.Location = shorten("#"+c.Name, maxEventPlace)
	}
	if !want.End.After(want.Start) {
		want.End = want.Start.Add(usualLength)
	}
	about := show(e.Text)
	if room := maxEventText - units(link) - 3; units(about) > room {
		about = split(about, room)[0] + "…" // all of it is on the card
	}
	want.Description = strings.TrimSpace(about + "\n\n" + link)
	return want
}
