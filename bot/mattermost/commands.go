package mattermost

import (
	"slices"
	"strings"

	"github.com/mattermost/mattermost/server/public/model"

	"gremium/bot"
	"gremium/bot/text"
)

// maxHint is the longest hint and description of a command, in bytes.
const maxHint = 128

// Triggers are the slash commands to register: the German roots, the English ones, and the two that work everywhere.
func Triggers(set bot.Set) []string {
	all := set.Roots()
	for _, c := range set {
		if root, _, _ := strings.Cut(c.English, " "); !c.Hidden && root != "" {
			all = append(all, root)
		}
	}
	for _, c := range set {
		if c.AlsoRoot != "" {
			all = append(all, c.AlsoRoot)
		}
	}
	all = append(all, mainRoot, "g")
	var triggers []string
	for _, root := range all {
		if !slices.Contains(triggers, root) {
			triggers = append(triggers, root)
		}
	}
	return triggers
}

// commands are the slash commands of one team. Their creator is the bot: so Setup knows them again.
func commands(o SetupOptions, team *model.Team, creator string) []*model.Command {
	say := text.For(o.Language)
	var all []*model.Command
	for _, trigger := range Triggers(o.Commands) {
		hint, root := "", rootOf(o.Commands, trigger)
		if verbs := verbsOf(o.Commands, root); len(verbs) > 0 {
			hint = cutText(say.Plain("mattermost.command.hint", "verbs", strings.Join(verbs, "|")), maxHint)
		}
		all = append(all, &model.Command{
			TeamId: team.Id, CreatorId: creator, Trigger: trigger, Method: model.CommandMethodPost,
			URL: strings.TrimRight(o.CallbackURL, "/") + "/command", Username: o.BotName,
			IconURL:      strings.TrimRight(o.ServerURL, "/") + "/api/v4/users/" + creator + "/image",
			AutoComplete: true, AutoCompleteHint: hint, AutoCompleteDesc: cutText(about(o.Commands, root, say), maxHint),
			DisplayName: mainRoot, Description: cutText(say.Plain("mattermost.command.about"), maxHint),
		})
	}
	return all
}

// rootOf is the root for which a trigger is another word, or the trigger itself.
func rootOf(set bot.Set, trigger string) string {
	for _, c := range set {
		if c.AlsoRoot == trigger {
			return c.Root()
		}
	}
	return trigger
}

// about says what a root is for: the titles of its commands. The main root is for everything.
func about(set bot.Set, trigger string, say text.Printer) string {
	var titles []string
	for _, c := range set {
		english, _, _ := strings.Cut(c.English, " ")
		if key := c.Key() + ".title"; !c.Hidden && trigger != mainRoot && (c.Root() == trigger || english == trigger) && say.Has(key) {
			titles = append(titles, c.Title(say))
		}
	}
	if len(titles) == 0 {
		return say.Plain("mattermost.command.about")
	}
	return strings.Join(titles, " · ")
}

// verbsOf are the verbs to type behind a root, in the root's language.
func verbsOf(set bot.Set, root string) []string {
	var verbs []string
	for _, c := range set {
		name := c.Name
		if english, _, _ := strings.Cut(c.English, " "); english == root && c.Root() != root {
			name = c.English
		}
		first, verb, _ := strings.Cut(name, " ")
		if !c.Hidden && first == root && verb != "" && !slices.Contains(verbs, verb) {
			verbs = append(verbs, verb)
		}
	}
	return verbs
}
