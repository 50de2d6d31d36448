package discordtest

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// Our own rules: what Discord's documentation says in words, and its schemas do not. Each is one call of bad, and each
// has a damaged payload in mutation_test.go. What needs to know what is stored, or what time it is, is the peer's.

// rules are the rules of bodies by route.
var rules = map[string]func(*checker, value){
	"POST /channels/{channel_id}/messages":                                         (*checker).newMessage,
	"PATCH /channels/{channel_id}/messages/{message_id}":                           (*checker).editedMessage,
	"POST /webhooks/{webhook_id}/{webhook_token}":                                  (*checker).newAnswer,
	"PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original":              (*checker).editedMessage,
	"PATCH /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}":           (*checker).editedMessage,
	"POST /interactions/{interaction_id}/{interaction_token}/callback":             (*checker).callback,
	"POST /applications/{application_id}/commands":                                 (*checker).newCommand,
	"PATCH /applications/{application_id}/commands/{command_id}":                   (*checker).editedCommand,
	"PUT /applications/{application_id}/commands":                                  (*checker).allCommands,
	"POST /applications/{application_id}/guilds/{guild_id}/commands":               (*checker).newCommand,
	"PATCH /applications/{application_id}/guilds/{guild_id}/commands/{command_id}": (*checker).editedCommand,
	"PUT /applications/{application_id}/guilds/{guild_id}/commands":                (*checker).allCommands,
	"POST /guilds/{guild_id}/scheduled-events":                                     (*checker).newEvent,
	"PATCH /guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}":         (*checker).editedEvent,
	"POST /channels/{channel_id}/threads":                                          (*checker).thread,
	"POST /channels/{channel_id}/messages/{message_id}/threads":                    (*checker).thread,
	"PATCH /channels/{channel_id}":                                                 (*checker).editedChannel,
	"POST /users/@me/channels":                                                     (*checker).direct,
}

// rulesOf checks what Discord says in words only.
func rulesOf(route string, body any, files int) []Problem {
	k := &checker{files: files}
	if check := rules[route]; check != nil {
		check(k, value{"", body})
	}
	return k.problems
}

// checker collects what is wrong with a body.
type checker struct {
	files    int // uploaded with it
	problems []Problem
}

// bad says that something is wrong with a value.
func (k *checker) bad(v value, format string, args ...any) {
	k.problems = append(k.problems, Problem{v.path, fmt.Sprintf(format, args...)})
}

// value is a part of a body and where it is. Parts that are not there, or not what was asked for, are empty: the
// schemas say so already.
type value struct {
	path string
	v    any
}

// get is a property of an object.
func (v value) get(name string) value {
	o, _ := v.v.(map[string]any)
	at := name
	if v.path != "" {
		at = v.path + "." + name
	}
	return value{at, o[name]}
}

// has says whether an object has a property that is not null.
func (v value) has(name string) bool { return v.get(name).v != nil }

// names says whether an object has a property, which may be null.
func (v value) names(name string) bool {
	o, _ := v.v.(map[string]any)
	_, ok := o[name]
	return ok
}

// list are the elements of a list.
func (v value) list() []value {
	l, _ := v.v.([]any)
	all := make([]value, len(l))
	for i, e := range l {
		all[i] = value{fmt.Sprintf("%s[%d]", v.path, i), e}
	}
	return all
}

// entries are the values of an object that is a map, by key.
func (v value) entries() map[string]value {
	o, _ := v.v.(map[string]any)
	all := map[string]value{}
	for name := range o {
		all[name] = v.get(name)
	}
	return all
}

func (v value) text() string {
	s, _ := v.v.(string)
	return s
}

// blank says whether a text has nothing to see.
func (v value) blank() bool { return strings.TrimSpace(v.text()) == "" }

// filled says whether there is something in a text, list or object.
func (v value) filled() bool {
	if l, ok := v.v.([]any); ok {
		return len(l) > 0
	}
	return v.v != nil && v.v != ""
}

// length counts characters as Discord does.
func (v value) length() int { return utf8.RuneCountInString(v.text()) }

func (v value) int() int { return int(v.float()) }

func (v value) float() float64 {
	n, _ := v.v.(json.Number)
	f, _ := n.Float64()
	return f
}

func (v value) bool() bool { return v.v == true }

// time is zero when it is none.
func (v value) time() time.Time {
	t, _ := time.Parse(time.RFC3339, v.text())
	return t
}

// longer refuses texts of more characters.
func (k *checker) longer(v value, most int) {
	if n := v.length(); n > most {
		k.bad(v, "has %d characters, at most %d are allowed", n, most)
	}
}

// unique refuses what is there twice.
func (k *checker) unique(what string, all []value) {
	var seen []any
	for _, v := range all {
		if v.v != nil && slices.Contains(seen, v.v) {
			k.bad(v, "%s %v is there twice", what, v.v)
		}
		seen = append(seen, v.v)
	}
}

// ordered refuses a smallest number that is more than the largest.
func (k *checker) ordered(o value, least, most string) {
	if o.has(least) && o.has(most) && o.get(least).float() > o.get(most).float() {
		k.bad(o.get(least), "is more than %s", most)
	}
}

// each collects a property of all.
func each(all []value, name string) []value {
	var found []value
	for _, v := range all {
		found = append(found, v.get(name))
	}
	return found
}

// Scheduled events.

// elsewhere is the entity_type of events that are at a place, not in a voice channel.
const elsewhere = 3

func (k *checker) newEvent(e value) {
	k.event(e)
	if e.get("entity_type").int() != elsewhere && !e.has("channel_id") {
		k.bad(e.get("channel_id"), "an event in a voice channel needs one")
	}
}

func (k *checker) editedEvent(e value) {
	k.event(e)
	if e.names("scheduled_start_time") && !e.has("scheduled_start_time") {
		k.bad(e.get("scheduled_start_time"), "cannot be taken away")
	}
}

// event checks a new event, or the changes of one. That it is in the future is the peer's to say.
func (k *checker) event(e value) {
	start, end, place := e.get("scheduled_start_time"), e.get("scheduled_end_time"), e.get("entity_metadata").get("location")
	if e.names("name") && e.get("name").blank() {
		k.bad(e.get("name"), "must not be empty")
	}
	if !start.time().IsZero() && !end.time().IsZero() && !end.time().After(start.time()) {
		k.bad(end, "is not after scheduled_start_time")
	}
	if e.has("entity_metadata") && place.blank() {
		k.bad(place, "must not be empty")
	}
	if e.get("entity_type").int() != elsewhere {
		return
	}
	if !e.has("scheduled_end_time") {
		k.bad(end, "an event elsewhere needs an end")
	}
	if !e.has("entity_metadata") {
		k.bad(place, "an event elsewhere needs a location")
	}
	if e.has("channel_id") {
		k.bad(e.get("channel_id"), "an event elsewhere has no channel")
	}
}

// Channels and threads.

// privateThread is the type of threads for invited members.
const privateThread = 12

func (k *checker) thread(t value) {
	if t.get("name").blank() {
		k.bad(t.get("name"), "must not be empty")
	}
	if t.has("type") && t.get("type").int() != privateThread && t.has("invitable") {
		k.bad(t.get("invitable"), "only a private thread has it")
	}
}

func (k *checker) editedChannel(c value) {
	if c.names("name") && c.get("name").blank() {
		k.bad(c.get("name"), "must not be empty")
	}
}

// direct opens direct messages. Group messages are not for bots.
func (k *checker) direct(d value) {
	if !d.has("recipient_id") {
		k.bad(d.get("recipient_id"), "is missing")
	}
}
