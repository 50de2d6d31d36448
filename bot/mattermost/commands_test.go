package mattermost

import (
	"slices"
	"testing"

	"github.com/mattermost/mattermost/server/public/model"

	"gremium/bot"
)

// TestTriggers says that a command of one word is registered for each root in both languages, and for what else a root is
// called, with the same verbs behind it.
func TestTriggers(t *testing.T) {
	set := bot.Set{
		{Name: "protokoll liste", English: "minutes list", Aliases: []string{"niederschrift", "protokoll"}, AlsoRoot: "niederschrift"},
		{Name: "protokoll zeigen", English: "minutes show"}, {Name: "sitzung keine", English: "session none", Hidden: true},
	}
	if got := Triggers(set); !slices.Equal(got, []string{"protokoll", "minutes", "niederschrift", "gremium", "g"}) {
		t.Errorf("triggers: %q", got)
	}
	hints := map[string]string{}
	for _, c := range commands(SetupOptions{Commands: set}, &model.Team{}, "creator") {
		hints[c.Trigger] = c.AutoCompleteHint
	}
	if hints["niederschrift"] == "" || hints["niederschrift"] != hints["protokoll"] || hints["minutes"] == hints["protokoll"] {
		t.Errorf("hints: %q", hints)
	}
}
