package discord

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"time"

	"gremium/bot"
)

// Scheduled events stand in the guild's calendar. An event is recognised by the link to its card, which stands in its
// description; what is remembered besides can be forgotten. Everyone in the guild sees them, so only a channel that
// everyone can see has any. An event is made with its card, and again when the meeting has another time: if it is not
// there at another change, somebody has deleted it, or it is over.

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
	want   scheduledEvent // as it was to be
	failed bool           // it could not be: it is made with the next change
}

// schedule keeps the event of a message in the guild's calendar; fresh says that the message was just posted.
func (p *Platform) schedule(ctx context.Context, ref bot.Ref, m bot.Message, fresh bool) {
	if m.Event == nil {
		return
	}
	c, err := p.channel(ctx, ref.Channel)
	if err != nil || c.Guild == "" {
		return
	}
	if _, err := p.guild(ctx, c.Guild); err != nil { // not known whether everyone can see the channel
		return
	}
	p.scheduling.Lock()
	defer p.scheduling.Unlock()
	link := cardLink(c.Guild, ref.Channel, ref.Post)
	want := p.wanted(*m.Event, c, link)
	gone := m.Event.Cancelled || !p.isOpen(ctx, c.Guild, c)
	if gone {
		want = scheduledEvent{}
	} else if !want.Start.After(p.now()) {
		return // it has begun: Discord takes no changes, and nobody needs to be invited
	}
	known, ok := p.entries.Get(link)
	if ok && known.want.same(want) {
		return
	}
	mayMake := fresh || ok && (known.failed || !known.want.Start.Equal(want.Start))
	err = p.enter(ctx, c.Guild, ref, m.Key, link, want, mayMake)
	switch {
	case err == nil:
		p.mended(c.Guild, "events")
		p.entries.Put(link, entry{want: want})
		return
	case refusal(err).Status == http.StatusForbidden: // until a change, or for a day
		p.entries.Put(link, entry{want, true})
		p.trouble(c.Guild, Finding{"events", false, "discord.check.events", []any{"guild", c.Guild}})
	case gone:
		p.entries.Drop(link)
	default:
		p.entries.Put(link, entry{failed: true})
	}
	p.log.Warn("discord: the calendar was not kept", "guild", c.Guild, "message", ref.Post, "error", err)
}

// enter changes or deletes an event, which is wanted no more when it has no start; mayMake says that it is made where
// there is none.
func (p *Platform) enter(ctx context.Context, team string, ref bot.Ref, key, link string, want scheduledEvent, mayMake bool) error {
	route := "/guilds/" + team + "/scheduled-events"
	all, err := p.entered(ctx, route)
	if err != nil {
		return err
	}
	gone := want.Start.IsZero()
	is, found := scheduledEvent{}, false
	if i := slices.IndexFunc(all, func(e scheduledEvent) bool { return strings.HasSuffix(e.Description, link) }); i >= 0 {
		is, found = all[i], true
	} else if mayMake && !gone {
		if is, found, err = p.left(ctx, all, team, ref, key, want); err != nil {
			return err
		}
	}
	switch {
	case gone && found:
		err = p.call(ctx, http.MethodDelete, route+"/"+is.ID, nil, nil)
	case gone, !found && !mayMake:
	case !found:
		err = p.call(ctx, http.MethodPost, route, want, nil)
	case !is.same(want):
		err = p.call(ctx, http.MethodPatch, route+"/"+is.ID, want, nil)
	}
	if refusal(err).Status == http.StatusNotFound { // somebody has deleted it: they will have had a reason
		err = nil
	}
	return err
}

// entered are our events that are not over.
func (p *Platform) entered(ctx context.Context, route string) ([]scheduledEvent, error) {
	me, app, err := p.self(ctx)
	if err != nil {
		return nil, err
	}
	var all []scheduledEvent
	if err := p.call(ctx, http.MethodGet, route, nil, &all); err != nil {
		return nil, err
	}
	return slices.DeleteFunc(all, func(e scheduledEvent) bool {
		ours := e.Creator == "" || e.Creator == app || e.Creator == me.ID
		return !ours || e.State != eventStateLater && e.State != eventStateActive
	}), nil
}

// left finds the event that an earlier post of a card has left behind: one of the same channel and name, whose link leads
// to a message that is gone or has the same key.
func (p *Platform) left(ctx context.Context, all []scheduledEvent, team string, ref bot.Ref, key string, want scheduledEvent) (scheduledEvent, bool, error) {
	for _, e := range all {
		_, post, ok := strings.Cut(e.Description, cardLink(team, ref.Channel, ""))
		if !ok || !isID(post) || e.Name != want.Name {
			continue
		}
		var m message
		err := p.call(ctx, http.MethodGet, "/channels/"+ref.Channel+"/messages/"+post, nil, &m)
		gone := refusal(err).Status == http.StatusNotFound
		if err != nil && !gone {
			return e, false, err
		}
		if mark, _ := readMarker(m); gone && e.Start.Equal(want.Start) || mark == keyMark(key) {
			return e, true, nil
		}
	}
	return scheduledEvent{}, false, nil
}

// cardLink is the address of a message.
func cardLink(team, channel, post string) string {
	return "https://discord.com/channels/" + team + "/" + channel + "/" + post
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
