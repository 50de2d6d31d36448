package mattermost

import (
	"cmp"
	"strings"

	"github.com/mattermost/mattermost/server/public/model"

	"gremium/bot/text"
)

// SetupSteps writes what Setup would do as mmctl commands, for those who run the server and lend no administrator's
// token. It needs no server.
func SetupSteps(o SetupOptions) text.Markup {
	o.BotName = cmp.Or(o.BotName, mainRoot)
	say := text.For(o.Language)
	var b strings.Builder
	head := func(key string) { b.WriteString("\n" + string(say.Say(key)) + "\n") }
	line := func(words ...string) {
		for i, w := range words {
			words[i] = quote(w)
		}
		b.WriteString(string(text.Code(strings.Join(words, " "))) + "\n") // no bullet: it is copied
	}
	b.WriteString(string(say.Say("mattermost.setup.steps")) + "\n")
	head("mattermost.setup.stepsettings")
	line("mmctl", "config", "set", "ServiceSettings.EnableBotAccountCreation", "true")
	line("mmctl", "config", "set", "ServiceSettings.EnableCommands", "true")
	line("mmctl", "config", "set", "ServiceSettings.EnablePostUsernameOverride", "true")
	line("mmctl", "config", "set", "ServiceSettings.AllowedUntrustedInternalConnections", hostOf(o.CallbackURL))
	line("mmctl", "config", "set", "EmailSettings.EmailNotificationContentsType", "generic")
	line("mmctl", "config", "set", "EmailSettings.PushNotificationContents", "generic_no_channel")
	head("mattermost.setup.stepbot")
	line("mmctl", "bot", "create", o.BotName, "--display-name", mainRoot, "--with-token")
	head("mattermost.setup.stepright")
	line("mmctl", "permissions", "add", extraRole, ephemeral)
	line("mmctl", "permissions", "role", "assign", extraRole, o.BotName)
	head("mattermost.setup.stepteam")
	for _, team := range o.Teams {
		line("mmctl", "team", "users", "add", team, o.BotName)
	}
	head("mattermost.setup.stepcommands")
	for _, team := range o.Teams {
		for _, c := range commands(o, &model.Team{Name: team}, o.BotName) {
			words := []string{"mmctl", "--json", "command", "create", team, "--trigger-word", c.Trigger, "--url", c.URL,
				"--creator", o.BotName, "--response-username", o.BotName, "--title", c.DisplayName,
				"--autocomplete", "--autocompleteDesc", c.AutoCompleteDesc}
			if c.AutoCompleteHint != "" {
				words = append(words, "--autocompleteHint", c.AutoCompleteHint)
			}
			line(append(words, "--post")...)
		}
	}
	head("mattermost.setup.stepconfig")
	b.WriteString(string(text.Code("[mattermost]")) + "\n")
	for _, pair := range [][2]string{
		{"server_url", `"` + o.ServerURL + `"`}, {"callback_url", `"` + o.CallbackURL + `"`}, {"listen", `"` + o.Listen + `"`},
		{"token", `"…"`}, {"slash_tokens", `["…"]`}, {"secret", `"` + newNonce() + newNonce() + `"`},
		{"teams", `["` + strings.Join(o.Teams, `", "`) + `"]`},
	} {
		b.WriteString(string(text.Code(pair[0]+" = "+pair[1])) + "\n")
	}
	return text.Markup(b.String())
}

// quote makes a word safe for a shell.
func quote(word string) string {
	const plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:=@%+,"
	if word != "" && strings.Trim(word, plain) == "" {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}
