package discordtest

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"testing"
)

// mutation damages a correct payload in one place. It must be refused with words that are asked for: who removes a
// rule finds a mutation that passes.
type mutation struct {
	of   string // the payload of testdata/contract
	at   string // "components[0].label"; "components[+]" is one more element, "" the whole
	to   any    // the new value, or gone
	want string // part of "path: message"
}

// gone takes a property away.
type gone struct{}

type arr = []any

func long(n int) string { return strings.Repeat("ä", n) }

func many[T any](n int, one func(i int) T) []T {
	var all []T
	for i := range n {
		all = append(all, one(i))
	}
	return all
}

// ours are the mutations against our own rules (rules*.go).
var ours = []mutation{
	// Messages.
	{"message", "content", long(2001), "content: has 2001 characters, at most 2000"},
	{"answer", "data.components", arr{obj{"type": 10, "content": "x"}}, "data.components[0].type: needs the flag IS_COMPONENTS_V2"},
	{"follow", "embeds", arr{obj{}}, "embeds[0]: the embed is empty"},
	{"update", "data.embeds", arr{obj{}}, "data.embeds[0]: the embed is empty"},
	{"edit", "content", long(2001), "content: has 2001"},
	{"layout", "components", arr{}, "content: the message is empty"},
	{"follow", "content", " \n", "content: the message is empty"},
	{"answer", "data", gone{}, "data.content: the message is empty"},
	{"poll", "poll", nil, "content: the message is empty"},
	{"message", "flags", 64, "flags: the bits 64 cannot be set"},
	{"follow", "flags", 128, "flags: the bits 128"},
	{"edit", "flags", 64, "flags: the bits 64"},
	{"update", "data.flags", 64, "data.flags: the bits 64"},
	{"defer", "data.flags", 4, "data.flags: the bits 4"},
	{"defer", "data.content", "x", "data.content: a deferred answer has no content"},
	{"defer_edit", "data", obj{"content": "x"}, "data: a deferred edit has no content"},
	{"message", "nonce", gone{}, "nonce: is missing"},
	{"message", "attachments[1].id", "0", "attachments[1].id: id 0 is there twice"},
	{"message", "allowed_mentions.users", arr{"7", "7"}, "allowed_mentions.users[1]: id 7 is there twice"},
	{"message", "allowed_mentions.parse", arr{"users"}, `allowed_mentions.users: cannot be used when parse has "users"`},
	{"message", "allowed_mentions.roles", arr{"5"}, `allowed_mentions.roles: cannot be used when parse has "roles"`},
	{"message", "allowed_mentions.parse", arr{"everyone", "everyone"}, "allowed_mentions.parse[1]: kind everyone is there twice"},

	// Embeds.
	{"message", "embeds[0].fields[0].name", " ", "embeds[0].fields[0].name: must not be empty"},
	{"message", "embeds[0].fields[0].value", "", "embeds[0].fields[0].value: must not be empty"},
	{"message", "embeds[1].description", gone{}, "embeds[1]: the embed is empty"},
	{"message", "embeds", arr{obj{"description": long(4096)}, obj{"description": long(1905)}}, "embeds: have 6001 characters together"},
	{"message", "embeds", arr{
		obj{"title": long(200), "footer": obj{"text": long(2000)}, "author": obj{"name": long(201)}},
		obj{"fields": many(3, func(int) obj { return obj{"name": long(200), "value": long(1000)} })},
	}, "embeds: have 6001 characters together"},

	// Components of messages.
	{"message", "components", many(6, func(i int) obj {
		return obj{"type": 1, "components": arr{obj{"type": 2, "style": 1, "label": "x", "custom_id": strconv.Itoa(i)}}}
	}), "components: has 6 rows, at most 5"},
	{"message", "components[1].components[+]", obj{"type": 2, "style": 1, "label": "x", "custom_id": "x"}, "components[1].components: a row has buttons only, or one select"},
	{"message", "components[1].components[+]", obj{"type": 5, "custom_id": "x"}, "components[1].components: a row has buttons only, or one select"},
	{"message", "components[1].components[0].custom_id", "a", "components[1].components[0].custom_id: custom_id a is there twice"},
	{"layout", "components[1].components[0].accessory.custom_id", "b", "custom_id b is there twice"},
	{"layout", "components", arr{obj{"type": 10, "id": 3, "content": "x"}, obj{"type": 14, "id": 3}}, "components[1].id: id 3 is there twice"},
	{"message", "components[0].components[0].custom_id", gone{}, "components[0].components[0].custom_id: is needed by a button"},
	{"message", "components[0].components[0].url", "https://x.org", "components[0].components[0].url: cannot be used by a button"},
	{"message", "components[0].components[0].sku_id", "5", "components[0].components[0].sku_id: cannot be used by a button"},
	{"message", "components[0].components[1].url", gone{}, "components[0].components[1].url: is needed by a button"},
	{"message", "components[0].components[1].custom_id", "c", "components[0].components[1].custom_id: cannot be used by a button"},
	{"message", "components[0].components[1].url", "ftp://example.org", "components[0].components[1].url: must begin with http"},
	{"message", "components[0].components[2].sku_id", gone{}, "components[0].components[2].sku_id: is needed by a button"},
	{"message", "components[0].components[2].label", "x", "components[0].components[2].label: cannot be used by a button"},
	{"message", "components[0].components[0].label", "", "components[0].components[0].label: a button needs a label or an emoji"},
	{"message", "components[1].components[0].required", true, "components[1].components[0].required: exists in modals only"},
	{"message", "components[1].components[0].options[1].value", "a", "options[1].value: value a is there twice"},
	{"message", "components[1].components[0].min_values", 3, "min_values: is more than max_values"},
	{"message", "components[1].components[0].max_values", 3, "max_values: is more than the 2 options"},
	{"modal", "data.components[2].component", obj{"type": 3, "custom_id": "x", "min_values": 2, "options": arr{obj{"label": "x", "value": "x"}}}, "min_values: is more than the 1 options"},
	{"message", "components[1].components[0]", obj{"type": 3, "custom_id": "x", "options": arr{
		obj{"label": "A", "value": "a", "default": true}, obj{"label": "B", "value": "b", "default": true},
	}}, "options: 2 are chosen from the start, at most 1"},

	// Messages made of components only.
	{"layout", "flags", 0, "components[0].type: needs the flag IS_COMPONENTS_V2"},
	{"layout", "content", "x", "content: cannot be used with the flag IS_COMPONENTS_V2"},
	{"layout", "embeds", arr{obj{"title": "x"}}, "embeds: cannot be used with the flag"},
	{"layout", "sticker_ids", arr{"5"}, "sticker_ids: cannot be used with the flag"},
	{"poll", "flags", 32768, "poll: cannot be used with the flag"},
	{"edit", "components", arr{obj{"type": 10, "content": "x"}}, "components[0].type: needs the flag IS_COMPONENTS_V2"},
	{"layout", "components[0].content", " ", "components[0].content: must not be empty"},
	{"layout", "components", arr{obj{"type": 10, "content": long(2000)}, obj{"type": 10, "content": long(2001)}}, "components: show 4001 characters together"},
	{"layout", "components", arr{obj{"type": 17, "components": many(40, func(int) obj { return obj{"type": 14} })}}, "components: are 41 with all that is in them"},

	// Polls.
	{"poll", "poll.answers[0].poll_media.text", long(56), "poll.answers[0].poll_media.text: has 56 characters, at most 55"},
	{"poll", "poll.answers[1].poll_media.text", " ", "poll.answers[1].poll_media.text: must not be empty"},
	{"poll", "poll.question.text", " ", "poll.question.text: must not be empty"},

	// Suggestions.
	{"suggest", "data.choices", many(26, func(int) obj { return obj{"name": "x", "value": "x"} }), "data.choices: has 26 choices, at most 25"},
	{"suggest", "data.choices[0].name", " ", "data.choices[0].name: must not be empty"},
	{"suggest", "data.choices[0].value", long(101), "data.choices[0].value: has 101 characters, at most 100"},
	{"suggest", "data.choices[0].name_localizations", obj{"de-DE": "x"}, `data.choices[0].name_localizations.de-DE: Discord has no language "de-DE"`},

	// Modals.
	{"modal", "data.components[+]", obj{"type": 10, "content": "x"}, "data.components: has 6 components, at most 5"},
	{"modal", "data.title", " ", "data.title: must not be empty"},
	{"modal", "data.components[0].content", " ", "data.components[0].content: must not be empty"},
	{"modal", "data.components[1].label", " ", "data.components[1].label: must not be empty"},
	{"modal", "data.components[1].component.label", "x", "data.components[1].component.label: cannot be used in a Label"},
	{"modal", "data.components[1].component.custom_id", "kind", "data.components[2].component.custom_id: custom_id kind is there twice"},
	{"modal", "data.components[1].component.min_length", 101, "min_length: is more than max_length"},
	{"modal", "data.components[1].component.max_length", 5, "value: has 6 characters, more than max_length"},
	{"modal", "data.components[1].component.min_length", 7, "value: has 6 characters, fewer than min_length"},
	{"modal", "data.components[2].component.options[1].value", "a", "options[1].value: value a is there twice"},
	{"modal", "data.components[2].component.disabled", true, "disabled: cannot be used in a modal"},
	{"modal", "data.components[3].component.min_values", 4, "min_values: is more than max_values"},
	{"modal", "data.components[4].components[0].label", gone{}, "label: a text input in a row needs a label"},
	{"modal", "data.components[4].components[0]", obj{"type": 4, "custom_id": "x", "style": 1, "label": "x", "value": "abc", "max_length": 2}, "value: has 3 characters, more than max_length"},
	{"modal", "data.components[4].components[+]", obj{"type": 4, "custom_id": "x", "style": 1, "label": "x"}, "components: has 2 text inputs, only 1"},

	// Commands.
	{"command", "name", "Sitzung", `name: "Sitzung" must be in lower case`},
	{"command", "name", "neue sitzung", `name: "neue sitzung" does not match`},
	{"command", "name", "sitzung!", `name: "sitzung!" does not match`},
	{"command", "name_localizations.en-US", "Meeting", `name_localizations.en-US: "Meeting" must be in lower case`},
	{"command", "name_localizations.xx", "x", `name_localizations.xx: Discord has no language "xx"`},
	{"command", "description_localizations.en", "x", `description_localizations.en: Discord has no language "en"`},
	{"command", "options[1].name_localizations.e", "x", `options[1].name_localizations.e: Discord has no language`},
	{"command", "options[0].name", "Titel", `options[0].name: "Titel" must be in lower case`},
	{"command", "description", gone{}, "description: is needed"},
	{"command", "description", "", "description: is needed"},
	{"tree", "description", " ", "description: is needed"},
	{"command", "options[0].description", " ", "options[0].description: is needed"},
	{"command", "options[1].name", "titel", "options[1].name: name titel is there twice"},
	{"command", "options[2].required", true, "options[2].required: required options come before"},
	{"command", "options[3].choices", arr{obj{"name": "x", "value": "x"}}, "options[3].choices: cannot be used with autocomplete"},
	{"command", "options[1].choices[1].name", "A", "options[1].choices[1].name: name A is there twice"},
	{"command", "options[1].choices[0].name", " ", "options[1].choices[0].name: must not be empty"},
	{"command", "options[1].choices[0].value", long(101), "options[1].choices[0].value: has 101 characters"},
	{"command", "options[2].min_value", 601, "options[2].min_value: is more than max_value"},
	{"command", "options[0].min_length", 101, "options[0].min_length: is more than max_length"},
	{"command", "options[+]", obj{"type": 1, "name": "neu", "description": "x"}, "options: subcommands cannot stand beside other options"},
	{"tree", "options[1].options", gone{}, "options[1].options: a group needs subcommands"},
	{"tree", "options[0].options[0].name", "Titel", "options[0].options[0].name: "},
	{"command", "contexts", arr{0, 0}, "contexts[1]: context 0 is there twice"},
	{"command", "options", many(25, func(i int) obj {
		return obj{"type": 3, "name": "o" + strconv.Itoa(i), "description": "x", "description_localizations": obj{"en-US": long(100)}, "choices": many(25, func(i int) obj {
			return obj{"name": strconv.Itoa(i), "value": "abcdefgh", "name_localizations": obj{"en-US": "abcd"}}
		})}
	}), "characters in names, descriptions and values, at most 8000"},
	{"commands", "[1].name", "sitzung", `[1].name: command "sitzung" is there twice`},
	{"commands", "[0].name", "Sitzung", `[0].name: "Sitzung" must be in lower case`},
	{"commands", "", many(101, func(i int) obj { return obj{"name": "c" + strconv.Itoa(i), "description": "x"} }), ": has 101 commands of type 1, at most 100"},
	{"commands", "", many(16, func(i int) obj { return obj{"name": "c" + strconv.Itoa(i), "type": 3} }), ": has 16 commands of type 3, at most 15"},
	{"commands", "[2].description", "x", "[2].description: only a slash command has one"},
	{"commands", "[2].options", arr{obj{"type": 3, "name": "x", "description": "x"}}, "[2].options: only a slash command has them"},

	// Scheduled events, threads, channels.
	{"event", "name", " ", "name: must not be empty"},
	{"event", "scheduled_end_time", "2026-03-03T17:00:00Z", "scheduled_end_time: is not after scheduled_start_time"},
	{"event", "scheduled_end_time", gone{}, "scheduled_end_time: an event elsewhere needs an end"},
	{"event", "entity_metadata", gone{}, "entity_metadata.location: an event elsewhere needs a location"},
	{"event", "entity_metadata.location", " ", "entity_metadata.location: must not be empty"},
	{"event", "channel_id", "4", "channel_id: an event elsewhere has no channel"},
	{"voice_event", "channel_id", nil, "channel_id: an event in a voice channel needs one"},
	{"moved_event", "scheduled_start_time", nil, "scheduled_start_time: cannot be taken away"},
	{"moved_event", "scheduled_start_time", "2026-03-03T20:00:00Z", "scheduled_end_time: is not after"},
	{"moved_event", "entity_type", 3, "entity_metadata.location: an event elsewhere needs a location"},
	{"thread", "name", " ", "name: must not be empty"},
	{"thread", "type", 11, "invitable: only a private thread has it"},
	{"message_thread", "name", " ", "name: must not be empty"},
	{"channel", "name", " ", "name: must not be empty"},
	{"direct", "recipient_id", gone{}, "recipient_id: is missing"},
}

// theirs are mutations against Discord's schemas of requests and of events.
var theirs = []mutation{
	{"message", "content", 5, "content: got number, want string"},
	{"message", "text", "x", "text: is not described by Discord"},
	{"message", "embeds[0].colour", 5, "embeds[0].colour: is not described"},
	{"message", "embeds[0].title", long(257), "embeds[0].title: "},
	{"message", "embeds[0].description", long(4097), "embeds[0].description: "},
	{"message", "embeds[0].footer.text", long(2049), "embeds[0].footer.text: "},
	{"message", "embeds[0].author.name", long(257), "embeds[0].author.name: "},
	{"message", "embeds[0].fields[0].name", long(257), "embeds[0].fields[0].name: "},
	{"message", "embeds[0].fields[0].value", long(1025), "embeds[0].fields[0].value: "},
	{"message", "embeds[0].fields[0].name", gone{}, "embeds[0].fields[0].name: is missing"},
	{"message", "embeds[0].fields", many(26, func(int) obj { return obj{"name": "x", "value": "x"} }), "embeds[0].fields: "},
	{"message", "embeds", many(11, func(int) obj { return obj{"title": "x"} }), "embeds: "},
	{"message", "embeds[0].url", "no address", "embeds[0].url: "},
	{"message", "embeds[0].timestamp", "yesterday", "embeds[0].timestamp: "},
	{"message", "nonce", long(26), "nonce: "},
	{"message", "allowed_mentions.parse", arr{"all"}, "allowed_mentions.parse[0]: "},
	{"message", "allowed_mentions.users", many(101, strconv.Itoa), "allowed_mentions.users: "},
	{"message", "message_reference.message_id", gone{}, "message_reference.message_id: is missing"},
	{"message", "message_reference.message_id", "x", "message_reference.message_id: "},
	{"message", "attachments", many(11, func(i int) obj { return obj{"id": strconv.Itoa(i)} }), "attachments: "},
	{"message", "components[0].components[0].custom_id", long(101), "components[0].components[0].custom_id: "},
	{"message", "components[0].components[0].custom_id", "", "components[0].components[0].custom_id: "},
	{"message", "components[0].components[0].label", long(81), "components[0].components[0].label: "},
	{"message", "components[0].components[0].style", 7, "components[0].components[0].style: is 7, must be one of"},
	{"message", "components[0].components[0].type", 4, "components[0].components[0].type: is 4, must be one of"},
	{"message", "components[0].components[0].type", gone{}, "components[0].components[0].type: is missing"},
	{"message", "components[0].components", arr{}, "components[0].components: "},
	{"message", "components[0].components", many(6, func(i int) obj {
		return obj{"type": 2, "style": 1, "label": "x", "custom_id": strconv.Itoa(i)}
	}), "components[0].components: "},
	{"message", "components[1].components[0].options", arr{}, "components[1].components[0].options: "},
	{"message", "components[1].components[0].options", many(26, func(i int) obj {
		return obj{"label": "x", "value": strconv.Itoa(i)}
	}), "components[1].components[0].options: "},
	{"message", "components[1].components[0].options[0].label", "", "options[0].label: "},
	{"poll", "poll.question.text", long(301), "poll.question.text: "},
	{"poll", "poll.duration", 0, "poll.duration: "},
	{"poll", "poll.answers", arr{}, "poll.answers: "},
	{"answer", "data.content", long(2001), "data.content: maxLength: got 2,001, want 2,000"},
	{"answer", "type", 3, "type: is 3, must be one of"},
	{"answer", "type", gone{}, "type: is missing"},
	{"answer", "data.nonce", "x", "data.nonce: is not described"},
	{"answer", "data", nil, "data"},
	{"follow", "content", long(2001), "content: "},
	{"follow", "message_reference", obj{"message_id": "9"}, "message_reference: is not described"},
	{"suggest", "data.choices[0].value", true, "data.choices[0].value: "},
	{"suggest", "data.choices[0].name", long(101), "data.choices[0].name: "},
	{"suggest", "data", gone{}, "data: is missing"},
	{"modal", "data.title", long(46), "data.title: "},
	{"modal", "data.custom_id", "", "data.custom_id: "},
	{"modal", "data.components", arr{}, "data.components: "},
	{"modal", "data.components[0].type", 2, "data.components[0].type: is 2, must be one of"},
	{"modal", "data.components[1].label", long(46), "data.components[1].label: "},
	{"modal", "data.components[1].description", long(101), "data.components[1].description: "},
	{"modal", "data.components[1].component", gone{}, "data.components[1].component: is missing"},
	{"modal", "data.components[1].component.style", 3, "data.components[1].component.style: "},
	{"modal", "data.components[1].component.value", long(4001), "data.components[1].component.value: "},
	{"modal", "data.components[1].component.max_length", 4001, "data.components[1].component.max_length: "},
	{"modal", "data.components[1].component.min_length", -1, "data.components[1].component.min_length: "},
	{"modal", "data.components[1].component.placeholder", long(101), "data.components[1].component.placeholder: "},
	{"modal", "data.components[3].component.max_values", 11, "data.components[3].component.max_values: "},
	{"modal", "data.components[4].components[0].type", 2, "data.components[4].components[0].type: "},
	{"command", "name", long(33), "name: "},
	{"command", "name", gone{}, "name: is missing"},
	{"command", "description", long(101), "description: "},
	{"command", "default_member_permissions", "x", "default_member_permissions: "},
	{"command", "options[0].type", 12, "options[0].type: is 12, must be one of"},
	{"command", "options[0].description", gone{}, "options[0].description: is missing"},
	{"command", "options[0].default", "x", "options[0].default: is not described"},
	{"command", "options[1].choices", many(26, func(i int) obj { return obj{"name": strconv.Itoa(i), "value": "x"} }), "options[1].choices: "},
	{"command", "options[2].min_value", "1", "options[2].min_value: "},
	{"command", "options", many(26, func(i int) obj {
		return obj{"type": 3, "name": "o" + strconv.Itoa(i), "description": "x"}
	}), "options: "},
	{"command", "contexts", arr{3}, "contexts[0]: "},
	{"command", "integration_types", arr{2}, "integration_types[0]: "},
	{"tree", "options", many(26, func(i int) obj {
		return obj{"type": 1, "name": "o" + strconv.Itoa(i), "description": "x"}
	}), "options: "},
	{"tree", "options[0].options[0].type", 1, "options[0].options[0].type: "},
	{"tree", "options[1].options[0].type", 3, "options[1].options[0].type: "},
	{"commands", "[0].name", gone{}, "[0].name: is missing"},
	{"event", "entity_type", 4, "entity_type: is 4, must be one of"},
	{"event", "entity_type", gone{}, "entity_type: is missing"},
	{"event", "privacy_level", 1, "privacy_level: "},
	{"event", "name", long(101), "name: "},
	{"event", "description", long(1001), "description: "},
	{"event", "entity_metadata.location", long(101), "entity_metadata.location: "},
	{"event", "scheduled_start_time", "3 March", "scheduled_start_time: "},
	{"thread", "name", long(101), "name: "},
	{"thread", "auto_archive_duration", 61, "auto_archive_duration: "},
	{"thread", "type", 0, "type: "},
	{"message_thread", "type", 11, "type: is not described"},
	{"channel", "auto_archive_duration", 61, "auto_archive_duration: "},
	{"direct", "recipient_id", "erika", "recipient_id: "},

	{"READY", "session_id", gone{}, "session_id: is missing"},
	{"READY", "user.username", nil, "user.username: "},
	{"READY", "guilds[0].id", 2, "guilds[0].id: got number, want string"},
	{"READY", "shard", arr{0}, "shard: "},
	{"RESUMED", "session_id", "x", "session_id: is not described"},
	{"MESSAGE_CREATE", "author", gone{}, "author: is missing"},
	{"MESSAGE_CREATE", "flags", "64", "flags: "},
	{"MESSAGE_CREATE", "type", 13, "type: "},
	{"MESSAGE_CREATE", "mentions", nil, "mentions: "},
	{"MESSAGE_CREATE", "components[0].components[0].style", 9, "style: "},
	{"MESSAGE_DELETE", "channel_id", gone{}, "channel_id: is missing"},
	{"INTERACTION_CREATE", "token", gone{}, "token: is missing"},
	{"INTERACTION_CREATE", "type", 6, "type: is 6, must be one of"},
	{"INTERACTION_CREATE", "data", gone{}, "data: is missing"},
	{"INTERACTION_CREATE", "data.name", gone{}, "data.name: is missing"},
	{"INTERACTION_CREATE", "data.custom_id", "x", "data"},
	{"INTERACTION_CREATE", "context", 3, "context: "},
	{"INTERACTION_CREATE", "app_permissions", 2048, "app_permissions: "},
	{"INTERACTION_CREATE.button", "message", gone{}, "message: is missing"},
	{"INTERACTION_CREATE.button", "data.custom_id", gone{}, "data.custom_id: is missing"},
	{"INTERACTION_CREATE.select", "data.values", "x", "data.values: "},
	{"INTERACTION_CREATE.complete", "data.options[0].focused", 1, "focused: "},
	{"INTERACTION_CREATE.modal", "data.components[0].component.value", gone{}, "data.components[0].component.value: is missing"},
	{"INTERACTION_CREATE.modal", "data.custom_id", gone{}, "data.custom_id: is missing"},
	{"INTERACTION_CREATE.direct", "user.id", "erika", "user.id: "},
	{"GUILD_SCHEDULED_EVENT_CREATE", "entity_type", 9, "entity_type: is 9, must be one of"},
	{"GUILD_SCHEDULED_EVENT_CREATE", "status", 5, "status: "},
	{"GUILD_SCHEDULED_EVENT_CREATE", "entity_metadata", nil, "entity_metadata: "},
	{"THREAD_CREATE", "thread_metadata.auto_archive_duration", 61, "thread_metadata.auto_archive_duration: "},
	{"THREAD_CREATE", "id", gone{}, "id: is missing"},
	{"CHANNEL_CREATE", "type", 99, "type: is 99, must be one of"},
	{"CHANNEL_CREATE", "permission_overwrites[0].deny", 1024, "permission_overwrites[0].deny: "},
	{"GUILD_MEMBER_ADD", "guild_id", gone{}, "guild_id: is missing"},
	{"GUILD_MEMBER_ADD", "roles", nil, "roles: "},
	{"GUILD_BAN_ADD", "", obj{}, "events.ts has no GUILD_BAN_ADD"},
}

func TestMutationsOfOurRules(t *testing.T) { mutate(t, ours) }

func TestMutationsOfSchemas(t *testing.T) { mutate(t, theirs) }

// mutate expects all mutations to be refused.
func mutate(t *testing.T, all []mutation) {
	c := contract(t)
	for _, m := range all {
		t.Run(m.of+" "+m.at+" "+m.want, func(t *testing.T) {
			var v any
			if m.at != "" {
				if err := json.Unmarshal(payload(t, m.of), &v); err != nil {
					t.Fatal(err)
				}
			}
			raw, err := json.Marshal(set(v, steps(m.at), m.to))
			if err != nil {
				t.Fatal(err)
			}
			problems := check(c, m.of, raw)
			for _, p := range problems {
				if strings.Contains(p.Path+": "+p.Message, m.want) {
					return
				}
			}
			t.Errorf("not refused so, but: %v", problems)
		})
	}
}

// steps takes "components[0].label" apart.
func steps(at string) []string {
	return strings.FieldsFunc(at, func(r rune) bool { return strings.ContainsRune(".[]", r) })
}

// set changes one place of a JSON value.
func set(v any, steps []string, to any) any {
	if len(steps) == 0 {
		return to
	}
	step, rest := steps[0], steps[1:]
	switch v := v.(type) {
	case arr:
		if step == "+" {
			return append(v, set(nil, rest, to))
		}
		i, err := strconv.Atoi(step)
		if err != nil || i >= len(v) {
			panic(fmt.Sprintf("no element %q", step))
		}
		v[i] = set(v[i], rest, to)
		return v
	case obj:
		if _, ok := to.(gone); ok && len(rest) == 0 {
			if _, ok := v[step]; !ok {
				panic(fmt.Sprintf("%q is not there, so it cannot be taken away", step))
			}
			delete(v, step)
			return v
		}
		v[step] = set(v[step], rest, to)
		return v
	}
	panic(fmt.Sprintf("nothing has %q", step))
}
