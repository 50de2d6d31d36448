package mattermost

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/mattermost/mattermost/server/public/model"

	"gremium/bot"
	"gremium/bot/text"
)

// SetupOptions is what Setup and SetupSteps need.
type SetupOptions struct {
	ServerURL   string // as we and the administrator reach it
	AdminToken  string // of a system administrator; used now, kept nowhere
	Teams       []string
	CallbackURL string
	Listen      string
	BotName     string // "gremium" when empty
	Commands    bot.Set
	Language    text.Language // of hints and descriptions
	// Known is the configuration of an earlier setup. Its token and secret stay when they are still good.
	Known Config
}

// Outcome is how a step of Setup ended.
type Outcome string

// The outcomes.
const (
	Unchanged Outcome = "unchanged"
	Created   Outcome = "created"
	Changed   Outcome = "changed"
	Advice    Outcome = "advice" // something for the administrator to do; the text says what
)

// Step is one line of Setup's report.
type Step struct {
	Finding
	Outcome Outcome
}

// setup is one run of Setup.
type setup struct {
	SetupOptions
	client *model.Client4
	say    text.Printer
	bot    *model.User
	steps  []Step
}

// Setup prepares a Mattermost server: bot account with the least rights it needs, token, membership in the teams,
// slash commands. It looks before it touches: run again it changes nothing but what differs. At the end the server
// itself must reach CallbackURL; while no gremium runs there, Setup answers on Listen. It prints nothing; the Config
// it returns works as soon as err is nil, and the steps say what was done and what is left to do.
func Setup(ctx context.Context, o SetupOptions) (Config, []Step, error) {
	o.BotName = cmp.Or(o.BotName, mainRoot)
	s := &setup{SetupOptions: o, client: newClient(strings.TrimRight(o.ServerURL, "/"), o.AdminToken), say: text.For(o.Language)}
	config, err := s.run(ctx)
	return config, s.steps, err
}

func (s *setup) done(o Outcome, id, key string, args ...any) {
	s.steps = append(s.steps, Step{Finding{ID: id, key: key, args: args}, o})
}

func (s *setup) run(ctx context.Context) (Config, error) {
	c := s.Known
	c.ServerURL, c.CallbackURL, c.Listen, c.Teams = s.ServerURL, strings.TrimRight(s.CallbackURL, "/"), s.Listen, s.Teams
	if len(c.Secret) < 32 {
		c.Secret = newNonce() + newNonce()
	}
	if len(s.Teams) == 0 {
		return c, errors.New("mattermost: name at least one team")
	}
	admin, _, err := s.client.GetMe(ctx, "")
	if err != nil {
		return c, fmt.Errorf("mattermost: the administrator's token: %w", err)
	}
	if !admin.IsInRole(model.SystemAdminRoleId) {
		return c, errors.New("mattermost: setup needs the token of a system administrator, or use --steps")
	}
	if err := s.settings(ctx, c.CallbackURL); err != nil {
		return c, err
	}
	if err := s.account(ctx); err != nil {
		return c, err
	}
	if err := s.rights(ctx); err != nil {
		return c, err
	}
	if c.Token, err = s.token(ctx, c.Token); err != nil {
		return c, err
	}
	c.SlashTokens = nil
	for _, name := range s.Teams {
		tokens, err := s.team(ctx, name)
		if err != nil {
			return c, err
		}
		c.SlashTokens = append(c.SlashTokens, tokens...)
	}
	return c, s.reachable(ctx, c)
}

// settings reports what an administrator should change. It changes no setting of the server by itself.
func (s *setup) settings(ctx context.Context, callback string) error {
	server, _, err := s.client.GetConfig(ctx)
	if err != nil {
		return fmt.Errorf("mattermost: the server's settings: %w", err)
	}
	client, _, err := s.client.GetClientConfig(ctx, "")
	if err != nil {
		return fmt.Errorf("mattermost: the server's settings: %w", err)
	}
	for _, f := range slices.Concat(checkServerConfig(server, callback), checkClientConfig(client)) {
		if f.ID != "push" { // seen whole here
			s.steps = append(s.steps, Step{f, Advice})
		}
	}
	return nil
}

// account finds or makes the bot.
func (s *setup) account(ctx context.Context) error {
	found, _, err := s.client.GetUserByUsername(ctx, s.BotName, "")
	outcome := Unchanged
	switch {
	case status(err) == http.StatusNotFound:
		made, _, err := s.client.CreateBot(ctx, &model.Bot{
			Username: s.BotName, DisplayName: mainRoot, Description: s.say.Plain("mattermost.command.about"),
		})
		if err != nil {
			return fmt.Errorf("mattermost: cannot make the bot account (is ServiceSettings.EnableBotAccountCreation on?): %w", err)
		}
		if found, _, err = s.client.GetUser(ctx, made.UserId, ""); err != nil {
			return err
		}
		outcome = Created
	case err != nil:
		return err
	case !found.IsBot:
		return fmt.Errorf("mattermost: @%s is a person's account; choose another name for the bot", s.BotName)
	case found.DeleteAt != 0:
		if _, _, err := s.client.EnableBot(ctx, found.Id); err != nil {
			return err
		}
		outcome = Changed
	}
	s.bot = found
	s.done(outcome, "bot", "mattermost.setup.bot", "name", s.BotName)
	return nil
}

// rights gives the bot its two roles, no more, and the one right that they lack.
func (s *setup) rights(ctx context.Context) error {
	want := model.SystemUserRoleId + " " + extraRole
	outcome := Unchanged
	if have := strings.Fields(s.bot.Roles); len(have) != 2 || !s.bot.IsInRole(model.SystemUserRoleId) || !s.bot.IsInRole(extraRole) {
		if _, err := s.client.UpdateUserRoles(ctx, s.bot.Id, want); err != nil {
			return fmt.Errorf("mattermost: cannot set the bot's roles: %w", err)
		}
		outcome = Changed
	}
	s.done(outcome, "roles", "mattermost.setup.roles", "roles", text.Code(want))

	role, _, err := s.client.GetRoleByName(ctx, extraRole)
	if err != nil {
		return fmt.Errorf("mattermost: role %s: %w", extraRole, err)
	}
	outcome = Unchanged
	if !slices.Contains(role.Permissions, ephemeral) {
		permissions := append(slices.Clone(role.Permissions), ephemeral)
		if _, _, err := s.client.PatchRole(ctx, role.Id, &model.RolePatch{Permissions: &permissions}); err != nil {
			return fmt.Errorf("mattermost: cannot add %s to the role %s: %w", ephemeral, extraRole, err)
		}
		outcome = Changed
	}
	s.done(outcome, "right", "mattermost.setup.right", "role", text.Code(extraRole))
	return nil
}

// token keeps a token that is still the bot's, or makes one.
func (s *setup) token(ctx context.Context, known string) (string, error) {
	if known != "" {
		me, _, err := newClient(s.client.URL, known).GetMe(ctx, "")
		if err == nil && me.Id == s.bot.Id {
			s.done(Unchanged, "token", "mattermost.setup.token")
			return known, nil
		}
	}
	made, _, err := s.client.CreateUserAccessToken(ctx, s.bot.Id, mainRoot, 0)
	if err != nil {
		return "", fmt.Errorf("mattermost: cannot make a token for the bot: %w", err)
	}
	s.done(Created, "token", "mattermost.setup.token")
	return made.Token, nil
}

// team adds the bot to a team and brings the commands there up to date. It returns their tokens.
func (s *setup) team(ctx context.Context, name string) ([]string, error) {
	team, _, err := s.client.GetTeamByName(ctx, name, "")
	if err != nil {
		return nil, fmt.Errorf("mattermost: team %s: %w", name, err)
	}
	outcome := Unchanged
	if m, _, err := s.client.GetTeamMember(ctx, team.Id, s.bot.Id, ""); err != nil || m.DeleteAt != 0 {
		if _, _, err := s.client.AddTeamMember(ctx, team.Id, s.bot.Id); err != nil {
			return nil, fmt.Errorf("mattermost: cannot add the bot to team %s: %w", name, err)
		}
		outcome = Created
	}
	s.done(outcome, "member", "mattermost.setup.member", "name", s.BotName, "team", name)

	existing, _, err := s.client.ListCommands(ctx, team.Id, true)
	if err != nil {
		return nil, fmt.Errorf("mattermost: commands of team %s: %w", name, err)
	}
	var tokens []string
	wanted := commands(s.SetupOptions, team, s.bot.Id)
	for _, want := range wanted {
		token, err := s.command(ctx, team, want, existing)
		if err != nil {
			return nil, err
		}
		if token != "" {
			tokens = append(tokens, token)
		}
	}
	for _, old := range existing { // a command that a newer gremium no longer has
		declared := slices.ContainsFunc(wanted, func(c *model.Command) bool { return c.Trigger == old.Trigger })
		if old.CreatorId == s.bot.Id && !declared {
			if _, err := s.client.DeleteCommand(ctx, old.Id); err != nil {
				return nil, fmt.Errorf("mattermost: cannot delete /%s: %w", old.Trigger, err)
			}
			s.done(Changed, "command", "mattermost.setup.command", "trigger", text.Code("/"+old.Trigger), "team", name)
		}
	}
	return tokens, nil
}

// command makes or changes one command. Ours are those that the bot has created; a trigger that belongs to somebody
// else is left alone.
func (s *setup) command(ctx context.Context, team *model.Team, want *model.Command, existing []*model.Command) (string, error) {
	trigger := text.Code("/" + want.Trigger)
	i := slices.IndexFunc(existing, func(c *model.Command) bool { return c.Trigger == want.Trigger })
	if i < 0 {
		made, _, err := s.client.CreateCommand(ctx, want)
		if status(err) == http.StatusBadRequest { // built in
			s.done(Advice, "taken", "mattermost.setup.taken", "trigger", trigger, "team", team.Name)
			return "", nil
		}
		if err != nil {
			return "", fmt.Errorf("mattermost: cannot make /%s: %w", want.Trigger, err)
		}
		s.done(Created, "command", "mattermost.setup.command", "trigger", trigger, "team", team.Name)
		return made.Token, nil
	}
	old := existing[i]
	if old.CreatorId != s.bot.Id && old.URL != want.URL {
		s.done(Advice, "taken", "mattermost.setup.taken", "trigger", trigger, "team", team.Name)
		return "", nil
	}
	outcome := Unchanged
	if !sameCommand(old, want) {
		want.Id = old.Id
		if _, _, err := s.client.UpdateCommand(ctx, want); err != nil {
			return "", fmt.Errorf("mattermost: cannot change /%s: %w", want.Trigger, err)
		}
		outcome = Changed
	}
	s.done(outcome, "command", "mattermost.setup.command", "trigger", trigger, "team", team.Name)
	return old.Token, nil
}

func sameCommand(a, b *model.Command) bool {
	return a.URL == b.URL && a.Method == b.Method && a.Username == b.Username && a.IconURL == b.IconURL &&
		a.AutoComplete == b.AutoComplete && a.AutoCompleteHint == b.AutoCompleteHint && a.AutoCompleteDesc == b.AutoCompleteDesc &&
		a.DisplayName == b.DisplayName && a.Description == b.Description
}

// reachable has the server call us. Where gremium already runs it answers; else Setup does.
func (s *setup) reachable(ctx context.Context, c Config) error {
	p, err := New(c)
	if err != nil {
		return err
	}
	busy := false
	if c.Listen != "" {
		stop, err := p.serve(ctx)
		if err == nil {
			defer stop()
		}
		busy = err != nil
	}
	for _, name := range s.Teams {
		team, _, err := s.client.GetTeamByName(ctx, name, "")
		if err != nil {
			return err
		}
		f := p.reach(ctx, s.bot, team, mainRoot)
		switch {
		case f == nil:
			s.done(Unchanged, "reach", "mattermost.setup.reach", "callback", text.Code(c.CallbackURL))
		case busy: // a gremium that does not know the new tokens yet, or somebody else
			s.done(Advice, "busy", "mattermost.setup.busy", "listen", text.Code(c.Listen))
		default:
			s.steps = append(s.steps, Step{*f, Advice})
		}
	}
	return nil
}
