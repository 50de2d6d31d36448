package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"

	"gremium/bot"
	"gremium/bot/discord"
	"gremium/bot/discord/discordtest"
	"gremium/bot/local"
	"gremium/bot/text"
	"gremium/commands"
)

// guild is Discord's test peer as the chat of a world: what a story's persons do there they do as people do it in
// Discord. A line becomes the slash command with its options where Discord has room for it so, and /g else; a form is
// a modal, or several; a button may be a choice in a menu.
type guild struct {
	peer     *discordtest.Peer
	guild    *discordtest.Guild
	config   discord.Config
	platform *discord.Platform
	set      bot.Set
	users    map[string]*discordtest.User
	channels map[string]*discordtest.Channel
	modals   map[string]sighted // by user: which modal is open, and since when
	looking  string             // the place that was looked at last

	structured, lines int // commands given with options, and as a line
}

type sighted struct {
	id       string
	revision uint64
}

// newGuildWorld makes a world on Discord's test peer. The ceiling is what the chat may show.
func newGuildWorld(t discordtest.TB, contract *discordtest.Contract, in *time.Location, location string, ceiling bot.Confidentiality) (*world, *guild) {
	w := emptyWorld(in, location)
	peer := discordtest.Start(t, discordtest.Options{Contract: contract, Now: w.Now, Zone: in})
	g := &guild{
		peer: peer, guild: peer.Guild("Musterstadt", "de"), set: commands.Declarations(),
		config: discord.Config{Token: peer.Token(), Ceiling: ceiling, Now: w.Now, Unpaced: true},
		users:  map[string]*discordtest.User{}, channels: map[string]*discordtest.Channel{}, modals: map[string]sighted{},
	}
	w.chat = g
	return w, g
}

func (g *guild) Stage() local.Stage { return g }

func (g *guild) Attach() (bot.Platform, error) {
	platform, err := discord.New(g.config)
	g.platform = platform
	return platform, err
}

// within bounds what is waited for in real time.
func within(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeoutCause(ctx, 20*time.Second, errors.New("the bot took too long"))
}

func (g *guild) Ready(ctx context.Context) error {
	ctx, cancel := within(ctx)
	defer cancel()
	return g.platform.Ready(ctx)
}

func (g *guild) AddPerson(username, name string, admin bool) error {
	if _, ok := g.users[username]; ok {
		return fmt.Errorf("there is an account %s already", username)
	}
	u := g.peer.User(username, name, "de")
	g.users[username] = u
	if admin {
		g.guild.Join(u, discordgo.PermissionManageGuild)
	} else {
		g.guild.Join(u)
	}
	return nil
}

func (g *guild) AddAccount(username, of string) error {
	first, err := g.user(of)
	if err != nil {
		return err
	}
	return g.AddPerson(username, first.Name, false)
}

func (g *guild) AddChannel(name string, private bool, members ...string) error {
	in := []*discordtest.User{g.peer.Bot()}
	for _, m := range members {
		u, err := g.user(m)
		if err != nil {
			return err
		}
		in = append(in, u)
	}
	g.channels[name] = g.guild.Channel(name, private, in...)
	return nil
}

func (g *guild) user(name string) (*discordtest.User, error) {
	if u := g.users[name]; u != nil {
		return u, nil
	}
	return nil, fmt.Errorf("no such person: @%s", name)
}

func (g *guild) where(who, place string) (*discordtest.User, *discordtest.Channel, error) {
	u, err := g.user(who)
	if err != nil {
		return nil, nil, err
	}
	if place == "@bot" {
		return u, u.DM(), nil
	}
	if c := g.channels[strings.TrimPrefix(place, "#")]; c != nil {
		return u, c, nil
	}
	return nil, nil, fmt.Errorf("there is no channel %s", place)
}

func (g *guild) Revision() uint64 { return uint64(g.peer.Revision()) }

// Panics are logged by the core and told to the person, so a story's expectations notice them.
func (g *guild) Panics() int { return 0 }

func (g *guild) Look(who, place string) ([]local.Sight, error) {
	u, c, err := g.where(who, place)
	if err != nil {
		return nil, err
	}
	g.looking = place // a modal stands before every place
	var sights []local.Sight
	for _, m := range g.peer.See(u, c) {
		read := m.Text()
		for _, f := range m.Files {
			if whole, ok := strings.CutPrefix(string(f.Data), "\ufeff"); ok && m.Author == g.peer.Bot() { // a text that was too long for a message
				read += "\n" + whole
			}
		}
		s := local.Sight{ID: m.ID, Text: visible(read), Own: m.Author == u, Revision: uint64(m.Revision)}
		for _, b := range m.Buttons() {
			if b.CustomID != "" && !b.Disabled {
				s.Buttons = append(s.Buttons, local.PlainButton{ID: b.CustomID, Label: b.Label})
			}
		}
		for _, menu := range m.Selects() {
			for _, choice := range menu.Choices {
				s.Buttons = append(s.Buttons, local.PlainButton{ID: menu.CustomID + "\n" + fmt.Sprint(choice.Value), Label: choice.Name})
			}
		}
		sights = append(sights, s)
	}
	return sights, nil
}

func (g *guild) Form(who string) (local.Sight, string, bool) {
	u, err := g.user(who)
	if err != nil {
		return local.Sight{}, "", false
	}
	m, open := u.Modal()
	if !open {
		delete(g.modals, who)
		return local.Sight{}, "", false
	}
	if g.modals[who].id != m.ID {
		g.modals[who] = sighted{m.ID, g.Revision() + 1}
	}
	return local.Sight{ID: m.ID, Text: visible(m.Text()), Revision: g.modals[who].revision}, g.looking, true
}

// visible leaves out word joiners, which keep Discord from taking a text for a mention and which nobody sees.
func visible(s string) string { return strings.ReplaceAll(s, "\u2060", "") }

// done waits until the bot has shown all that an action led to. That nobody answers while the bot is stopped is what
// the story is about.
func (g *guild) done(ctx context.Context, err error) error {
	if g.peer.Connected() == 0 {
		return nil
	}
	ctx, cancel := within(ctx)
	defer cancel()
	return errors.Join(err, g.platform.Quiet(ctx))
}

func (g *guild) Type(ctx context.Context, who, place, line string, files ...bot.File) error {
	u, c, err := g.where(who, place)
	if err != nil {
		return err
	}
	attached, err := g.attach(ctx, files)
	if err != nil {
		return err
	}
	if place == "@bot" || !strings.HasPrefix(line, "/") {
		said, err := u.Say(ctx, c, line, attached...)
		if err != nil || place != "@bot" {
			return err
		}
		ctx, cancel := within(ctx)
		defer cancel()
		return g.done(ctx, g.peer.Wait(ctx, func() bool {
			return slices.ContainsFunc(g.peer.See(u, c), func(m discordtest.Message) bool { return m.ReplyTo == said.ID })
		}))
	}
	if path, options, ok := g.options(c, line, attached); ok {
		g.structured++
		return g.done(ctx, u.Slash(ctx, c, path, options))
	}
	g.lines++
	if len(attached) > 0 {
		return fmt.Errorf("a file cannot be attached to this line")
	}
	return g.done(ctx, u.Slash(ctx, c, "g", map[string]any{"zeile": strings.TrimPrefix(strings.TrimPrefix(line, "/"), "g ")}))
}

func (g *guild) attach(ctx context.Context, files []bot.File) ([]discordtest.File, error) {
	var all []discordtest.File
	for _, f := range files {
		data, err := f.Open(ctx)
		if err != nil {
			return nil, err
		}
		all = append(all, discordtest.File{Name: f.Name, Type: f.Type, Data: data})
	}
	return all, nil
}

// options reads a line as somebody would fill in the slash command; false where it cannot be filled in so.
func (g *guild) options(c *discordtest.Channel, line string, files []discordtest.File) (string, map[string]any, bool) {
	r, err := g.set.Parse(bot.Event{Source: bot.Typed, Line: line}, bot.Lookup{Person: func(name string) (bot.Account, error) {
		return bot.Account{Username: name}, nil
	}})
	if err != nil || len(r.Problems) > 0 || r.Command.Hidden {
		return "", nil, false
	}
	path := r.Command.Name
	if root, _, _ := strings.Cut(strings.TrimPrefix(line, "/"), " "); root != r.Command.Root() {
		return "", nil, false // in English, by another name, or with the id first
	}
	registered := g.registered(path)
	if registered == nil {
		return "", nil, false
	}
	options := map[string]any{}
	for id, typed := range r.Typed {
		declared, _ := r.Command.Option(id)
		i := slices.IndexFunc(registered, func(o discordtest.Option) bool { return o.Name == declared.Name })
		if i < 0 || typed == "" {
			return "", nil, false
		}
		switch o := registered[i]; {
		case o.Type == 5:
			options[o.Name] = r.Yes(id)
		case o.Type == 4:
			options[o.Name], _ = r.Int(id)
		case len(o.Choices) > 0:
			n := slices.IndexFunc(declared.Choices, func(c bot.OptionChoice) bool { return c.ID == r.Choice(id) })
			if n < 0 {
				return "", nil, false
			}
			options[o.Name] = declared.Choices[n].Name
		case o.MaxLength != nil && utf8.RuneCountInString(typed) > *o.MaxLength:
			return "", nil, false
		default:
			options[o.Name] = typed
		}
	}
	for _, o := range registered {
		if o.Type == 11 && len(files) > 0 {
			options[o.Name], files = files[0], files[1:]
		}
		if _, given := options[o.Name]; o.Required && !given {
			return "", nil, false
		}
	}
	return path, options, len(files) == 0
}

// registered are the options of a command by its German name, nil where it is not registered.
func (g *guild) registered(name string) []discordtest.Option {
	root, verb, _ := strings.Cut(name, " ")
	for _, c := range g.peer.Commands(g.guild) {
		if c.Type != 1 || c.Name != root {
			continue
		}
		if verb == "" && !slices.ContainsFunc(c.Options, func(o discordtest.Option) bool { return o.Type == 1 }) {
			return append([]discordtest.Option{}, c.Options...)
		}
		for _, o := range c.Options {
			if o.Type == 1 && o.Name == verb {
				return append([]discordtest.Option{}, o.Options...)
			}
		}
	}
	return nil
}

func (g *guild) Press(ctx context.Context, who, sight, button string) error {
	u, err := g.user(who)
	if err != nil {
		return err
	}
	if menu, value, ok := strings.Cut(button, "\n"); ok {
		return g.done(ctx, u.Select(ctx, sight, menu, value))
	}
	return g.done(ctx, u.Press(ctx, sight, button))
}

func (g *guild) Act(ctx context.Context, who, sight, label string) error {
	u, err := g.user(who)
	if err != nil {
		return err
	}
	return g.done(ctx, u.Apply(ctx, label, sight))
}

// Fill fills in the open modal, and those that follow it. Where none is open, the form is behind the newest button that
// opens one again.
func (g *guild) Fill(ctx context.Context, who string, values []local.Value, files ...bot.File) error {
	u, err := g.user(who)
	if err != nil {
		return err
	}
	attached, err := g.attach(ctx, files)
	if err != nil {
		return err
	}
	left := slices.Clone(values)
	for step := 0; step < 12; step++ {
		m, open := u.Modal()
		if !open {
			pressed, err := g.reopen(ctx, u, "discord.form.next", "discord.form.more", "discord.form.correct", "discord.form.again", "discord.form.open")
			switch {
			case err != nil:
				return err
			case !pressed && step == 0:
				return fmt.Errorf("no form is open for %s", who)
			case !pressed:
				return fmt.Errorf("the form has no field %q", left[0].Label)
			}
			continue
		}
		filled := map[string]any{}
		for _, f := range m.Fields {
			for i, v := range left {
				if !sameLabel(f.Label, v.Label) {
					continue
				}
				if filled[f.ID], err = pick(f, v.Value); err != nil {
					return err
				}
				left = slices.Delete(left, i, i+1)
				break
			}
			if f.Type == 19 && len(attached) > 0 {
				filled[f.ID], attached = attached, nil
			}
		}
		if err := g.done(ctx, u.Submit(ctx, filled)); err != nil {
			return err
		}
		if len(left) == 0 {
			return g.finish(ctx, u)
		}
	}
	return errors.New("the form does not end")
}

// finish hands in a form that has further steps, and opens one again that was refused, as the embedded chat does.
func (g *guild) finish(ctx context.Context, u *discordtest.User) error {
	for range 12 {
		if _, open := u.Modal(); open {
			if err := g.done(ctx, u.Submit(ctx, nil)); err != nil {
				return err
			}
		}
		pressed, err := g.reopen(ctx, u, "form.submit", "discord.form.next")
		if err != nil {
			return err
		}
		if !pressed {
			_, err = g.reopen(ctx, u, "discord.form.correct", "discord.form.again")
			return err
		}
	}
	return errors.New("the form does not end")
}

// reopen presses a button of the bot's newest answer by which a form goes on; the keys are its labels in the catalog.
func (g *guild) reopen(ctx context.Context, u *discordtest.User, keys ...string) (bool, error) {
	say := text.For(text.German)
	var newest discordtest.Message
	for _, c := range append(slices.Collect(maps.Values(g.channels)), u.DM()) {
		for _, m := range g.peer.See(u, c) {
			if (m.Ephemeral || c == u.DM()) && m.Author == g.peer.Bot() && m.Revision > newest.Revision {
				newest = m
			}
		}
	}
	id := ""
	for _, key := range keys {
		if b, ok := newest.Button(say.Plain(key)); ok && id == "" {
			id = b.CustomID
		}
	}
	if id == "" {
		return false, nil
	}
	return true, g.done(ctx, u.Press(ctx, newest.ID, id))
}

// sameLabel compares a field's label with a story's; a long one is cut in a modal.
func sameLabel(shown, named string) bool {
	shown, named = blanks(shown), blanks(named)
	if short, cut := strings.CutSuffix(shown, "…"); cut {
		return strings.HasPrefix(named, strings.TrimSpace(short))
	}
	return shown == named
}

func blanks(s string) string { return strings.Join(strings.FieldsFunc(s, unicode.IsSpace), " ") }

// pick turns labels of choices into their values.
func pick(f discordtest.Field, typed string) (any, error) {
	if len(f.Choices) == 0 {
		return typed, nil
	}
	var values []string
	labels := []string{typed}
	if f.Max > 1 {
		labels = strings.FieldsFunc(typed, func(r rune) bool { return r == '+' || r == ',' })
	}
	for _, label := range labels {
		label = strings.TrimSpace(label)
		i := slices.IndexFunc(f.Choices, func(c discordtest.Choice) bool { return c.Name == label || c.Value == label })
		if i < 0 && label != "" {
			return nil, fmt.Errorf("the field %q has no choice %q", f.Label, label)
		}
		if i >= 0 {
			values = append(values, fmt.Sprint(f.Choices[i].Value))
		}
	}
	return values, nil
}
