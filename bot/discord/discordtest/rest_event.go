package discordtest

import (
	"slices"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"
)

// event is an entry of a guild's calendar.
type event struct {
	id, name, description, place string
	guild                        *Guild
	channel                      *Channel // of events in voice channels
	kind                         int      // 3 somewhere else
	start, end                   time.Time
	status                       Status
	creator                      *User
	revision                     int64
}

// Status is how far a scheduled event is.
type Status int

// The statuses of scheduled events.
const (
	Scheduled Status = 1
	Active    Status = 2
	Completed Status = 3
	Cancelled Status = 4
)

// maxEvents is how many open events a guild has.
const maxEvents = 100

func (e *event) open() bool { return e.status == Scheduled || e.status == Active }

func (e *event) obj() obj {
	o := obj{
		"id": e.id, "guild_id": e.guild.ID, "channel_id": nil, "creator_id": e.creator.ID, "name": e.name,
		"description": e.description, "scheduled_start_time": stamp(e.start), "scheduled_end_time": nil, "privacy_level": 2,
		"status": int(e.status), "entity_type": e.kind, "entity_id": nil, "entity_metadata": nil, "creator": e.creator.obj(),
		"user_count": 0, "image": nil, "recurrence_rule": nil,
	}
	if !e.end.IsZero() {
		o["scheduled_end_time"] = stamp(e.end)
	}
	if e.kind == 3 {
		o["entity_metadata"] = obj{"location": e.place}
	}
	if e.channel != nil {
		o["channel_id"] = e.channel.ID
	}
	return o
}

// rest is an event as REST shows it, which is not as events of the gateway do.
func (e *event) rest() obj {
	o := e.obj()
	o["guild_scheduled_event_exceptions"] = []obj{}
	return o
}

// tick begins and ends the events elsewhere at their times, as Discord does.
func (g *Guild) tick() {
	now := g.peer.now()
	for _, e := range g.events {
		was := e.status
		if e.kind != 3 {
			continue
		}
		if e.status == Scheduled && !now.Before(e.start) {
			e.status = Active
		}
		if e.status == Active && !e.end.IsZero() && !now.Before(e.end) {
			e.status = Completed
		}
		if e.status != was {
			g.peer.emit("GUILD_SCHEDULED_EVENT_UPDATE", discordgo.IntentGuildScheduledEvents, constant(e.obj()))
			g.peer.touch()
		}
	}
}

func getEvents(_ *call, g *Guild) *answer {
	g.tick()
	all := []obj{}
	for _, e := range g.events {
		if e.open() {
			all = append(all, e.rest())
		}
	}
	return ok(all)
}

func (c *call) event(g *Guild) (*event, *answer) {
	g.tick()
	i := slices.IndexFunc(g.events, func(e *event) bool { return e.id == c.r.PathValue("event") })
	if i < 0 {
		return nil, fail(404, 10070, "Unknown Guild Scheduled Event")
	}
	return g.events[i], nil
}

func getEvent(c *call, g *Guild) *answer {
	e, refused := c.event(g)
	if refused != nil {
		return refused
	}
	return ok(e.rest())
}

func createEvent(c *call, g *Guild) *answer {
	p := c.p
	if g.base(p.bot)&discordgo.PermissionCreateEvents == 0 {
		return fail(403, 50013, "Missing Permissions")
	}
	g.tick()
	open := 0
	for _, e := range g.events {
		if e.open() {
			open++
		}
	}
	if open >= maxEvents {
		return fail(400, 30038, "Maximum number of uncompleted guild scheduled events reached (100)")
	}
	e := &event{guild: g, status: Scheduled, creator: p.bot}
	if refused := e.apply(c.in, true); refused != nil {
		return refused
	}
	e.id = p.id()
	g.events = append(g.events, e)
	p.touch()
	e.revision = p.revision
	p.emit("GUILD_SCHEDULED_EVENT_CREATE", discordgo.IntentGuildScheduledEvents, constant(e.obj()))
	return ok(e.rest())
}

// apply changes an event as a body says, and checks what is then.
func (e *event) apply(in obj, fresh bool) *answer {
	p := e.guild.peer
	next := *e
	for key, field := range map[string]*string{"name": &next.name, "description": &next.description} {
		if v, ok := in[key]; ok {
			*field, _ = v.(string)
			*field = strings.TrimSpace(*field)
		}
	}
	for key, field := range map[string]*time.Time{"scheduled_start_time": &next.start, "scheduled_end_time": &next.end} {
		v, ok := in[key]
		if !ok {
			continue
		}
		*field = time.Time{}
		text, ok := v.(string)
		if !ok {
			continue
		}
		at, err := time.Parse(time.RFC3339, text)
		if err != nil {
			return invalid(key, "DATE_TIME_TYPE_PARSE", `Could not parse `+text+`. Should be ISO8601.`)
		}
		*field = at
	}
	if v, ok := in["entity_type"].(float64); ok {
		next.kind = int(v)
	}
	if meta, ok := in["entity_metadata"].(obj); ok {
		next.place, _ = meta["location"].(string)
	}
	if id, ok := in["channel_id"].(string); ok {
		next.channel = p.channels[id]
	}
	if next.kind == 3 {
		next.channel = nil
	}
	now := p.now()
	_, moved := in["scheduled_start_time"]
	switch {
	case next.name == "":
		return invalid("name", "BASE_TYPE_REQUIRED", "This field is required")
	case next.start.IsZero():
		return invalid("scheduled_start_time", "BASE_TYPE_REQUIRED", "This field is required")
	case next.kind == 3 && strings.TrimSpace(next.place) == "":
		return invalid("entity_metadata/location", "BASE_TYPE_REQUIRED", "This field is required")
	case next.kind == 3 && next.end.IsZero():
		return invalid("scheduled_end_time", "BASE_TYPE_REQUIRED", "This field is required")
	case next.kind != 3:
		return invalid("entity_type", "BASE_TYPE_CHOICES", "This peer has no voice channels")
	case (fresh || moved && e.status == Scheduled && !next.start.Equal(e.start)) && !next.start.After(now):
		return invalid("scheduled_start_time", "GUILD_SCHEDULED_EVENT_SCHEDULE_PAST", "Cannot schedule event in the past.")
	case moved && e.status == Active && !next.start.Equal(e.start):
		return invalid("scheduled_start_time", "GUILD_SCHEDULED_EVENT_ACTIVE", "Cannot change the start of an active event.")
	case !next.end.IsZero() && !next.end.After(next.start):
		return invalid("scheduled_end_time", "GUILD_SCHEDULED_EVENT_SCHEDULE_END", "Cannot schedule an end time before the start time.")
	case next.start.After(now.AddDate(5, 0, 0)):
		return invalid("scheduled_start_time", "GUILD_SCHEDULED_EVENT_SCHEDULE_FUTURE", "Cannot schedule event more than 5 years in the future.")
	}
	*e = next
	return nil
}

// mine says whether the bot may change an event: its own, or with MANAGE_EVENTS everybody's.
func (e *event) mine() *answer {
	bits := e.guild.base(e.guild.peer.bot)
	if bits&discordgo.PermissionManageEvents != 0 || e.creator == e.guild.peer.bot && bits&discordgo.PermissionCreateEvents != 0 {
		return nil
	}
	return fail(403, 50013, "Missing Permissions")
}

func modifyEvent(c *call, g *Guild) *answer {
	e, refused := c.event(g)
	if refused == nil {
		refused = e.mine()
	}
	if refused != nil {
		return refused
	}
	if !e.open() {
		return fail(400, 180000, "Cannot update a finished event")
	}
	status := e.status
	if v, ok := c.in["status"].(float64); ok {
		status = Status(v)
	}
	if status != e.status && !(e.status == Scheduled && (status == Active || status == Cancelled) ||
		e.status == Active && status == Completed) {
		return invalid("status", "GUILD_SCHEDULED_EVENT_INVALID_STATUS_TRANSITION", "Invalid Guild Scheduled Event Status Transition")
	}
	if refused := e.apply(c.in, false); refused != nil {
		return refused
	}
	e.status = status
	c.p.touch()
	e.revision = c.p.revision
	c.p.emit("GUILD_SCHEDULED_EVENT_UPDATE", discordgo.IntentGuildScheduledEvents, constant(e.obj()))
	return ok(e.rest())
}

func deleteEvent(c *call, g *Guild) *answer {
	e, refused := c.event(g)
	if refused == nil {
		refused = e.mine()
	}
	if refused != nil {
		return refused
	}
	g.events = slices.DeleteFunc(g.events, func(o *event) bool { return o == e })
	c.p.touch()
	c.p.emit("GUILD_SCHEDULED_EVENT_DELETE", discordgo.IntentGuildScheduledEvents, constant(e.obj()))
	return none()
}
