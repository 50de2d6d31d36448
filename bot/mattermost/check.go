package mattermost

import (
	"context"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/mattermost/mattermost/server/public/model"

	"gremium/bot/text"
)

// Finding is one thing that is misconfigured, with how to mend it. Text says it in a language.
type Finding struct {
	// ID names it in logs and tests: "token", "clock".
	ID string
	// Serious findings keep gremium from working right; the others are advice.
	Serious bool
	key     string
	args    []any
}

// Text says what is wrong and how to mend it.
func (f Finding) Text(p text.Printer) text.Markup { return p.Say(f.key, f.args...) }

const (
	// clockDifference is where SelfCheck complains; at triggerAge clicks are refused.
	clockDifference = 30 * time.Second
	// extraRole is the role that carries the one right that a plain bot lacks. Of the roles that nobody has by default
	// it gives the least besides: posting in public channels, where system_post_all gives all channels.
	extraRole = "system_post_all_public"
	ephemeral = "create_post_ephemeral"
	mainRoot  = "gremium"
)

// SelfCheck looks for everything that is misconfigured and can be seen with the bot's own rights. It has the server
// call our own commands, so callbacks must be served while it runs (Run does). It posts nothing.
func (p *Platform) SelfCheck(ctx context.Context) []Finding {
	var found []Finding
	add := func(id string, serious bool, key string, args ...any) {
		found = append(found, Finding{id, serious, key, args})
	}
	me, response, err := p.client.GetMe(ctx, "")
	switch {
	case status(err) == http.StatusUnauthorized:
		add("token", true, "mattermost.check.token")
		return found
	case err != nil:
		add("server", true, "mattermost.check.server", "server", p.cfg.ServerURL)
		return found
	}
	if d := p.clockDifference(response); d > clockDifference {
		add("clock", true, "mattermost.check.clock", "seconds", int(d/time.Second))
	}
	if !me.IsBot {
		add("notbot", false, "mattermost.check.notbot")
	}
	if me.IsInRole(model.SystemAdminRoleId) {
		add("admin", false, "mattermost.check.admin", "command", text.Code("mmctl permissions role unassign system_admin "+me.Username))
	} else if !p.mayPostEphemerally(ctx, me) {
		add("ephemeral", true, "mattermost.check.ephemeral", "command", text.Code(
			"mmctl permissions add "+extraRole+" "+ephemeral+" && mmctl permissions role assign "+extraRole+" "+me.Username))
	}
	if config, _, err := p.client.GetClientConfig(ctx, ""); err == nil {
		found = append(found, checkClientConfig(config)...)
	}
	for _, name := range p.cfg.Teams {
		found = append(found, p.checkTeam(ctx, me, name)...)
	}
	return found
}

// clockDifference compares our clock with the Date of the server's answer.
func (p *Platform) clockDifference(r *model.Response) time.Duration {
	if r == nil {
		return 0
	}
	date, err := http.ParseTime(r.Header.Get("Date"))
	if err != nil {
		return 0
	}
	return p.now().Sub(date).Abs()
}

func (p *Platform) mayPostEphemerally(ctx context.Context, me *model.User) bool {
	roles, _, err := p.client.GetRolesByNames(ctx, strings.Fields(me.Roles))
	if err != nil {
		return true // it cannot be seen, and a first answer will tell
	}
	return slices.ContainsFunc(roles, func(r *model.Role) bool { return slices.Contains(r.Permissions, ephemeral) })
}

// checkClientConfig reads what the server tells every client.
func checkClientConfig(config map[string]string) []Finding {
	var found []Finding
	set := func(setting string) text.Markup { return text.Code("mmctl config set " + setting) }
	if config["SiteURL"] == "" {
		found = append(found, Finding{"siteurl", true, "mattermost.check.siteurl",
			[]any{"command", set("ServiceSettings.SiteURL https://chat.stadt.example")}})
	}
	if seconds, err := strconv.Atoi(config["PostEditTimeLimit"]); err == nil && seconds >= 0 {
		found = append(found, Finding{"editlimit", true, "mattermost.check.editlimit",
			[]any{"seconds", seconds, "command", set("ServiceSettings.PostEditTimeLimit -- -1")}})
	}
	if config["EnablePostUsernameOverride"] != "true" {
		found = append(found, Finding{"username", false, "mattermost.check.username",
			[]any{"command", set("ServiceSettings.EnablePostUsernameOverride true")}})
	}
	if config["SendEmailNotifications"] == "true" && config["EmailNotificationContentsType"] == model.EmailNotificationContentsFull {
		found = append(found, Finding{"email", true, "mattermost.check.email",
			[]any{"command", set("EmailSettings.EmailNotificationContentsType generic")}})
	}
	if config["SendPushNotifications"] == "true" {
		found = append(found, Finding{"push", false, "mattermost.check.push",
			[]any{"command", text.Code("mmctl config get EmailSettings.PushNotificationContents")}})
	}
	return found
}

// checkTeam checks the bot's membership in a team and every command there.
func (p *Platform) checkTeam(ctx context.Context, me *model.User, name string) []Finding {
	notIn := Finding{"team", true, "mattermost.check.team",
		[]any{"team", name, "command", text.Code("mmctl team users add " + name + " " + me.Username)}}
	team, _, err := p.client.GetTeamByName(ctx, name, "")
	if err != nil {
		return []Finding{notIn}
	}
	if m, _, err := p.client.GetTeamMember(ctx, team.Id, me.Id, ""); err != nil || m.DeleteAt != 0 {
		return []Finding{notIn}
	}
	listed, _, err := p.client.ListCommands(ctx, team.Id, false)
	if err != nil {
		return nil
	}
	var found []Finding
	for _, trigger := range p.triggersToCheck() {
		if !slices.ContainsFunc(listed, func(c *model.Command) bool { return c.Trigger == trigger }) {
			found = append(found, Finding{"command", true, "mattermost.check.command", []any{"team", name, "trigger", text.Code("/" + trigger)}})
			continue
		}
		f := p.reach(ctx, me, team, trigger)
		if f == nil {
			continue
		}
		found = append(found, *f)
		if f.ID == "unreachable" { // one of them says it for all
			break
		}
	}
	return found
}

// triggersToCheck are the triggers that Run's handler declares; without Run only the main one.
func (p *Platform) triggersToCheck() []string {
	if run := p.running.Load(); run != nil {
		return Triggers(run.core.Commands())
	}
	return []string{mainRoot}
}

// reach has the server call one of our commands and looks whether we have answered: nil when we have.
func (p *Platform) reach(ctx context.Context, me *model.User, team *model.Team, trigger string) *Finding {
	channel, err := p.directChannel(ctx, me.Id) // with itself: seen by nobody
	if err != nil {
		return nil
	}
	nonce := newNonce()
	command := text.Code("/" + trigger)
	answer, _, err := p.client.ExecuteCommandWithTeam(ctx, channel, team.Id, "/"+trigger+" "+checkWord+nonce)
	switch {
	case err == nil && p.proves(nonce, answer.Text):
		return nil
	case err == nil:
		return &Finding{"other", true, "mattermost.check.foreign", []any{"team", team.Name, "trigger", command}}
	case strings.Contains(err.Error(), "403"): // only we answer so
		return &Finding{"slashtoken", true, "mattermost.check.slashtoken", []any{"team", team.Name, "trigger", command}}
	default:
		return &Finding{"unreachable", true, "mattermost.check.unreachable", []any{
			"callback", text.Code(p.cfg.CallbackURL), "team", team.Name, "trigger", command,
			"command", text.Code(`mmctl config set ServiceSettings.AllowedUntrustedInternalConnections "` + hostOf(p.cfg.CallbackURL) + `"`)}}
	}
}

// checkServerConfig reads what only an administrator sees.
func checkServerConfig(config *model.Config, callback string) []Finding {
	var found []Finding
	add := func(id, key string, args ...any) { found = append(found, Finding{id, true, key, args}) }
	set := func(setting string) text.Markup { return text.Code("mmctl config set " + setting) }
	if !on(config.ServiceSettings.EnableBotAccountCreation) {
		add("botaccounts", "mattermost.check.botaccounts", "command", set("ServiceSettings.EnableBotAccountCreation true"))
	}
	if !on(config.ServiceSettings.EnableCommands) {
		add("commands", "mattermost.check.commands", "command", set("ServiceSettings.EnableCommands true"))
	}
	if on(config.EmailSettings.SendPushNotifications) && config.EmailSettings.PushNotificationContents != nil &&
		*config.EmailSettings.PushNotificationContents == model.FullNotification {
		add("pushfull", "mattermost.check.pushfull", "command", set("EmailSettings.PushNotificationContents generic_no_channel"))
	}
	allowed := ""
	if config.ServiceSettings.AllowedUntrustedInternalConnections != nil {
		allowed = *config.ServiceSettings.AllowedUntrustedInternalConnections
	}
	if u, err := url.Parse(callback); err == nil && internalHost(u.Hostname()) && !allows(allowed, u.Hostname()) {
		add("internal", "mattermost.check.internal", "host", text.Code(u.Hostname()),
			"command", set(`ServiceSettings.AllowedUntrustedInternalConnections "`+strings.TrimSpace(allowed+" "+u.Hostname())+`"`))
	}
	return found
}

func on(b *bool) bool { return b != nil && *b }

// internalHost says whether an address is certainly on the internal network. Of a name the server decides itself,
// and the call from the server shows it.
func internalHost(host string) bool {
	if host == "localhost" {
		return true
	}
	ip, err := netip.ParseAddr(host)
	return err == nil && (ip.IsLoopback() || ip.IsPrivate() || ip.IsLinkLocalUnicast())
}

// allows reads the list of hosts, addresses and networks as the server does.
func allows(list, host string) bool {
	ip := net.ParseIP(host)
	return slices.ContainsFunc(strings.FieldsFunc(list, func(r rune) bool { return r == ' ' || r == ',' }), func(entry string) bool {
		if _, network, err := net.ParseCIDR(entry); err == nil && ip != nil {
			return network.Contains(ip)
		}
		return strings.EqualFold(entry, host)
	})
}

func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	return u.Hostname()
}
