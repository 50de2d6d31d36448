package discordtest

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"time"
)

// Command is a registered command, as Discord keeps it.
type Command struct {
	ID            string            `json:"id"`
	Application   string            `json:"application_id"`
	Guild         string            `json:"guild_id,omitempty"`
	Version       string            `json:"version"`
	Type          int               `json:"type"` // 1 slash, 2 on a user, 3 on a message
	Name          string            `json:"name"`
	Names         map[string]string `json:"name_localizations"`
	Description   string            `json:"description"`
	Descriptions  map[string]string `json:"description_localizations"`
	Options       []Option          `json:"options,omitempty"`
	Permissions   *string           `json:"default_member_permissions"` // bits; nil for everybody
	Contexts      []int             `json:"contexts"`                   // 0 guilds, 1 direct messages with the bot; nil for both
	Installations []int             `json:"integration_types"`
	NSFW          bool              `json:"nsfw"`
}

// Option is an option of a command; subcommands and their groups are options too.
type Option struct {
	Type         int               `json:"type"` // 1 subcommand, 2 group, 3 text, 4 integer, 5 boolean, 6 user, 7 channel, 8 role, 10 number, 11 file
	Name         string            `json:"name"`
	Names        map[string]string `json:"name_localizations,omitempty"`
	Description  string            `json:"description"`
	Descriptions map[string]string `json:"description_localizations,omitempty"`
	Required     bool              `json:"required,omitempty"`
	Autocomplete bool              `json:"autocomplete,omitempty"`
	Choices      []Choice          `json:"choices,omitempty"`
	Options      []Option          `json:"options,omitempty"`
	ChannelTypes []int             `json:"channel_types,omitempty"`
	Min          *float64          `json:"min_value,omitempty"`
	Max          *float64          `json:"max_value,omitempty"`
	MinLength    *int              `json:"min_length,omitempty"`
	MaxLength    *int              `json:"max_length,omitempty"`
}

// Choice is one of the values of an option, a suggestion, or an entry of a select menu.
type Choice struct {
	Name        string            `json:"name"`
	Names       map[string]string `json:"name_localizations,omitempty"`
	Value       any               `json:"value"` // text or number
	Description string            `json:"-"`     // of select menus
	Default     bool              `json:"-"`     // of select menus: chosen from the start
}

// In is the name in somebody's language.
func (c Choice) In(locale string) string {
	if name := c.Names[locale]; name != "" {
		return name
	}
	return c.Name
}

// Discord's limits for registering commands.
const (
	maxCommands      = 100 // slash commands
	maxMenus         = 15  // of each other type
	commandsADay     = 200 // new ones
	discordDay       = 24 * time.Hour
	commandType      = 1
	optionSubcommand = 1
	optionGroup      = 2
)

// commands checks the address of a request about commands.
func commands(h func(*call, *Guild) *answer) handler {
	return func(c *call) *answer {
		if c.r.PathValue("app") != c.p.app {
			return fail(403, 20012, "You are not authorized to perform this action on this application")
		}
		id := c.r.PathValue("guild")
		if id == "" {
			return h(c, nil)
		}
		g := c.p.guild(id)
		switch {
		case g == nil:
			return fail(404, 10004, "Unknown Guild")
		case g.members[c.p.app] == nil || g.noSlash:
			return fail(403, 50001, "Missing Access")
		}
		return h(c, g)
	}
}

// shelf is where the commands of a guild, or with nil the global ones, are.
func (p *Peer) shelf(g *Guild) *[]*Command {
	if g == nil {
		return &p.commands
	}
	return &g.commands
}

// reply is a command in an answer, with or without its translations.
func (cmd *Command) reply(full bool) obj {
	raw, _ := json.Marshal(cmd)
	var o obj
	_ = json.Unmarshal(raw, &o)
	if !full {
		delete(o, "name_localizations")
		delete(o, "description_localizations")
	}
	return o
}

func getCommands(c *call, g *Guild) *answer {
	full := c.r.URL.Query().Get("with_localizations") == "true"
	all := []obj{}
	for _, cmd := range *c.p.shelf(g) {
		all = append(all, cmd.reply(full))
	}
	return ok(all)
}

func (c *call) command(g *Guild) (*Command, *answer) {
	shelf := *c.p.shelf(g)
	i := slices.IndexFunc(shelf, func(o *Command) bool { return o.ID == c.r.PathValue("command") })
	if i < 0 {
		return nil, fail(404, 10063, "Unknown application command")
	}
	return shelf[i], nil
}

func getCommand(c *call, g *Guild) *answer {
	cmd, refused := c.command(g)
	if refused != nil {
		return refused
	}
	return ok(cmd.reply(true))
}

// decode reads a command from a body, over what it was.
func (p *Peer) decode(v any, was Command, g *Guild) (*Command, *answer) {
	raw, err := json.Marshal(v)
	if err != nil {
		return nil, fail(400, 50109, "The request body contains invalid JSON.")
	}
	// Discord takes the permissions as text and as a number.
	var body obj
	_ = json.Unmarshal(raw, &body)
	if n, ok := body["default_member_permissions"].(float64); ok {
		body["default_member_permissions"] = strconv.FormatInt(int64(n), 10)
	}
	if _, ok := body["options"]; ok {
		was.Options = nil
	}
	for _, key := range []string{"id", "application_id", "guild_id", "version"} {
		delete(body, key)
	}
	raw, _ = json.Marshal(body)
	cmd := was
	if err := json.Unmarshal(raw, &cmd); err != nil {
		return nil, invalid("", "BASE_TYPE_BAD_TYPE", err.Error())
	}
	if cmd.Type == 0 {
		cmd.Type = commandType
	}
	if cmd.Installations == nil {
		cmd.Installations = []int{0}
	}
	if cmd.Name == "" {
		return nil, invalid("name", "BASE_TYPE_REQUIRED", "This field is required")
	}
	if cmd.Permissions != nil {
		if _, err := strconv.ParseInt(*cmd.Permissions, 10, 64); err != nil {
			return nil, invalid("default_member_permissions", "NUMBER_TYPE_COERCE", "Must be bits.")
		}
	}
	cmd.Application, cmd.Version = p.app, p.id()
	if cmd.ID == "" {
		cmd.ID = cmd.Version
	}
	if g != nil {
		cmd.Guild, cmd.Contexts = g.ID, nil // guild commands have no contexts
	}
	return &cmd, nil
}

// room refuses more commands than Discord keeps, or makes in a day.
func (p *Peer) room(all []*Command, fresh int, g *Guild) *answer {
	count := map[int]int{}
	for _, cmd := range all {
		count[cmd.Type]++
	}
	for kind, n := range count {
		most := maxMenus
		if kind == commandType {
			most = maxCommands
		}
		if n > most {
			return fail(400, 30032, fmt.Sprintf("Maximum number of application commands reached (%d).", most))
		}
	}
	key := ""
	if g != nil {
		key = g.ID
	}
	now := p.now()
	made := slices.DeleteFunc(p.created[key], func(t time.Time) bool { return now.Sub(t) >= discordDay })
	if len(made)+fresh > commandsADay {
		return fail(400, 30034, "Max number of daily application command creates has been reached (200)")
	}
	for range fresh {
		made = append(made, now)
	}
	p.created[key] = made
	return nil
}

func like(name string, kind int) func(*Command) bool {
	return func(o *Command) bool { return o.Name == name && o.Type == kind }
}

func overwriteCommands(c *call, g *Guild) *answer {
	var bodies []any
	if err := json.Unmarshal(c.body, &bodies); err != nil || bodies == nil {
		return invalid("", "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
	}
	shelf := c.p.shelf(g)
	next := []*Command{}
	fresh := 0
	for i, body := range bodies {
		cmd, refused := c.p.decode(body, Command{}, g)
		if refused != nil {
			return refused
		}
		if slices.ContainsFunc(next, like(cmd.Name, cmd.Type)) {
			return invalid(strconv.Itoa(i), "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique")
		}
		if k := slices.IndexFunc(*shelf, like(cmd.Name, cmd.Type)); k >= 0 {
			cmd.ID = (*shelf)[k].ID
		} else {
			fresh++
		}
		next = append(next, cmd)
	}
	if refused := c.p.room(next, fresh, g); refused != nil {
		return refused
	}
	*shelf = next
	c.p.touch()
	all := []obj{}
	for _, cmd := range next {
		all = append(all, cmd.reply(true))
	}
	return ok(all)
}

func createCommand(c *call, g *Guild) *answer {
	cmd, refused := c.p.decode(c.in, Command{}, g)
	if refused != nil {
		return refused
	}
	shelf := c.p.shelf(g)
	defer c.p.touch()
	if k := slices.IndexFunc(*shelf, like(cmd.Name, cmd.Type)); k >= 0 { // the same name overwrites
		cmd.ID = (*shelf)[k].ID
		(*shelf)[k] = cmd
		return ok(cmd.reply(true))
	}
	next := append(slices.Clone(*shelf), cmd)
	if refused := c.p.room(next, 1, g); refused != nil {
		return refused
	}
	*shelf = next
	return &answer{status: 201, body: cmd.reply(true)}
}

func editCommand(c *call, g *Guild) *answer {
	was, refused := c.command(g)
	if refused != nil {
		return refused
	}
	cmd, refused := c.p.decode(c.in, *was, g)
	if refused != nil {
		return refused
	}
	shelf := c.p.shelf(g)
	if k := slices.IndexFunc(*shelf, like(cmd.Name, was.Type)); k >= 0 && (*shelf)[k] != was {
		return invalid("name", "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique")
	}
	cmd.Type = was.Type
	(*shelf)[slices.Index(*shelf, was)] = cmd
	c.p.touch()
	return ok(cmd.reply(true))
}

func deleteCommand(c *call, g *Guild) *answer {
	cmd, refused := c.command(g)
	if refused != nil {
		return refused
	}
	shelf := c.p.shelf(g)
	*shelf = slices.DeleteFunc(slices.Clone(*shelf), func(o *Command) bool { return o == cmd })
	c.p.touch()
	return none()
}

// Commands are the commands registered in a guild, or with nil the global ones.
func (p *Peer) Commands(g *Guild) []Command {
	p.mu.Lock()
	defer p.mu.Unlock()
	var all []Command
	for _, cmd := range *p.shelf(g) {
		all = append(all, *cmd)
	}
	return all
}
