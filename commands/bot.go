// Package commands is what can be asked, and what happens: one file per topic with its declarations, handlers and
// cards.
//
// # The path of a command
//
// A platform calls Bot.Handle with an Event. Handle finds the council the event belongs to, parses the line by the
// declarations, asks the chat server what only it knows (declared per command), and runs one transaction: who is asking,
// may they, is this event new, the handler, the audit row. The handler (a function of *call) applies a rule
// of package council, stores the result in a table of package records and returns the answer. What others must see
// it posts to the outbox with the same transaction. Errors come back to one place, explain, that turns them into
// sentences.
//
// # Adding a command
//
// Write its declaration and handler into the topic's list, and its title and help into the catalogs. Nothing else:
// parser, form, help, registration, the README's table and the permission check come from the declaration. (A new
// topic adds one line to all, below.)
package commands

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"sync"
	"time"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/records"
	"gremium/scheduler"
	"gremium/store"
)

// command is a declaration with who may use it and what it does.
type command struct {
	bot.Command
	may permission
	// where the command has a meaning; inBody unless said otherwise.
	where where
	// look asks the world before the transaction; its answer is call.found.
	look func(context.Context, *Bot, bot.Event) (any, error)
	do   func(*call) (bot.Reply, error)
	// form adapts the form to who asks and what about.
	form func(*call, *bot.Form)
	// shows: without a value the command only shows; seen is who may see that.
	shows bool
	seen  permission
	// live commands are about a meeting that is on: one that lies ahead is only named, with how it is opened.
	live bool
	// code is the kind of code that the command takes; what was typed then says which council it is about.
	code records.CodeKind
	// ofAll commands read what is so in all councils of the asker's where none is named.
	ofAll bool
	// whichever names a body of the asker's that does as well as any other, where it makes no difference which; "" where it does.
	whichever func(*call) (string, error)
	// founds names the council to run in, for the command that may found one.
	founds func(*call) (string, error)
	// newcomer is the person option that may name somebody whom the council does not know yet; "" for none.
	newcomer string
}

// where says what must be known for a command to run.
type where int

const (
	inBody    where = iota // a body: that of the id, of the channel, or the person's only one
	inCouncil              // a council
	anywhere               // nothing
)

// all is the one visible list of commands.
func all() []command {
	list := slices.Concat(councilCommands, confidentialityCommands, connectCommands, helpCommands, memberCommands, absenceCommands,
		accountCommands, meetingCommands, invitationCommands, letterCommands, attendanceCommands, itemCommands, runningCommands, motionCommands,
		ballotCommands, voteCommands, circularCommands, electionCommands, secretCommands, demandCommands, listCommands, exportCommands, resolutionCommands, searchCommands, minutesCommands, letterheadCommands, taskCommands, todayCommands, handoverCommands, reminderCommands)
	for i, c := range list {
		if c.where != anywhere {
			list[i].Options = append(slices.Clone(c.Options), inBodyOption)
		}
		if c.newcomer != "" {
			list[i].Options = append(list[i].Options, noAccountOption)
		}
	}
	return list
}

// Options are what a Bot needs.
type Options struct {
	Store store.Store
	// Now is the clock, in the zone in which people type times.
	Now func() time.Time
	// Platforms by their names.
	Platforms map[string]bot.Platform
	Log       *slog.Logger
	// Findings are checks of the process for /gremium selbsttest: of the platforms, the backup, the addresses.
	Findings func(context.Context) []Finding
}

// Finding is a result of the self-test.
type Finding struct {
	Good bool
	// Text says what was found and, where it is not good, how to mend it.
	Text func(text.Printer) text.Markup
}

// Bot is the core: a bot.Handler, and what the queue runs and shows.
type Bot struct {
	Options
	commands []command
	set      bot.Set
	wake     func()
	shelf    shelf
	shares   shares
	askers   askers
}

// New makes the bot. Connect it with its queue by OnCommit before events come.
func New(o Options) *Bot {
	commands, set := declared()
	return &Bot{Options: o, commands: commands, set: set}
}

// declared are the commands of every Bot: they never change.
var declared = sync.OnceValues(func() (commands []command, set bot.Set) {
	commands = all()
	for _, c := range commands {
		set = append(set, c.Command)
	}
	return commands, set
})

// OnCommit says what is called after each commit: the queue is woken. It must not block.
func (b *Bot) OnCommit(wake func()) { b.wake = wake }

// Commands are the declarations.
func (b *Bot) Commands() bot.Set { return b.set }

// Declarations are the declarations of all commands, for the documentation.
func Declarations() bot.Set { return New(Options{}).set }

// Layouts are all tables of the program, for opening a store.
func Layouts() []store.Layout { return append(records.Layouts(), scheduler.Layouts()...) }

// Handle answers one event.
func (b *Bot) Handle(ctx context.Context, e bot.Event) (reply bot.Reply) {
	p := text.For(e.Language)
	e.From, e.Line = e.From.Tidy(), bot.Clean(e.Line) // both are shown again; the line goes into buttons, too
	defer func() {
		if r := recover(); r != nil {
			reply = b.fail(p, e, fmt.Errorf("panic: %s\n%s", bot.PanicWords(r), bot.Stack()))
		}
	}()
	at, err := b.locate(ctx, e)
	p = text.For(at.language)
	if err != nil {
		return b.fail(p, e, err)
	}
	reply, err = b.handle(ctx, e, at, p)
	if err != nil {
		reply = b.explain(p, e, err)
	}
	if reply.Message != nil {
		reply.Message.Language = p.Language()
		reply.Message.Council = cmp.Or(reply.Message.Council, at.council)
	}
	if reply.Form != nil {
		reply.Form.Language = p.Language()
		reply.Form.Council = cmp.Or(reply.Form.Council, at.council)
	}
	return reply
}

func (b *Bot) handle(ctx context.Context, e bot.Event, at place, p text.Printer) (bot.Reply, error) {
	now := b.Now()
	if !e.Until.IsZero() && now.After(e.Until) {
		return bot.Reply{}, refuse("refusal.button_expired")
	}
	// First without asking the chat who is meant: in which team to ask depends on the council, and in direct
	// messages that may depend on the ids that were typed.
	request, err := b.set.Parse(e, asTyped(now))
	var unknown *bot.UnknownCommand
	if line := printedAlone(e.Line); errors.As(err, &unknown) && line != "" && e.Source == bot.Typed {
		e.Line = line
		request, err = b.set.Parse(e, asTyped(now))
	}
	if said, saying := saidTo(e); errors.As(err, &unknown) && saying {
		if reply, ok := b.converse(ctx, said, at, p, unknown); ok {
			return reply, nil
		}
	}
	if err != nil {
		return bot.Reply{}, err
	}
	if line := cmp.Or(deputyBehind(request), bodyBefore(e.Line, request)); line != "" {
		e.Line = line
		if request, err = b.set.Parse(e, asTyped(now)); err != nil {
			return bot.Reply{}, err
		}
	}
	c := b.call(ctx, e, at, request, now)
	if c.command.code != "" && c.Has("code") {
		if at, err = b.enter(c); err != nil {
			return bot.Reply{}, err
		}
		c.at = at
	}
	if at.council == "" && c.command.ofAll {
		councils, _, err := b.fitting(c)
		if err != nil {
			return bot.Reply{}, err
		}
		if len(councils) > 1 {
			return b.inEach(ctx, e, councils, p)
		}
	}
	if at.council == "" && c.command.where != anywhere {
		if at.council, err = b.choose(c); err != nil {
			return bot.Reply{}, err
		}
		if at.team, err = b.teamOf(ctx, at.council, e.From.Platform); err != nil {
			return bot.Reply{}, err
		}
		c.at = at
	}
	if err := b.ask(c); err != nil {
		return bot.Reply{}, err
	}
	request = c.Request
	asks := len(request.Missing) > 0 || len(request.Problems) > 0 || e.Fill
	reads := c.command.Reads || c.showing()
	run := b.Store.Update
	if reads || asks {
		run = b.Store.View
	}
	target := at.council
	if c.command.founds != nil {
		if target, err = c.command.founds(c); err != nil {
			return bot.Reply{}, err
		}
	}
	var reply bot.Reply
	err = run(ctx, target, func(tx store.Tx) error {
		c.tx = tx
		if err := c.settle(); err != nil {
			return err
		}
		if err := c.permitted(); err != nil {
			return err
		}
		if c.lost != nil {
			return c.lost
		}
		if asks {
			reply = c.unready()
			return nil
		}
		if !reads && e.Once.Key != "" {
			if err := records.Use(tx, e.Once.Key, e.Once.Until, now); err != nil {
				return err
			}
		}
		var err error
		reply, err = c.command.do(c)
		var asked *question
		if errors.As(err, &asked) {
			reply, c.dry, err = bot.Reply{Message: &asked.message}, true, nil
		}
		if err != nil {
			return c.keepForm(err)
		}
		if err := c.confine(reply.Message); err != nil {
			return err
		}
		if reads {
			return nil
		}
		if c.dry || reply.Failed {
			return errDry
		}
		return records.Append(tx, records.Audit{
			At: now, Person: c.person.ID, Account: e.From.Platform + " " + e.From.ID, Command: c.command.English, IDs: c.ids,
		})
	})
	if err != nil && !errors.Is(err, errDry) {
		if err = b.happened(ctx, target, e.Once.Key, err); err != nil {
			return bot.Reply{}, err
		}
	}
	if err == nil && c.after != nil && !reads && !asks {
		reply, err = c.after(reply)
		if b.wake != nil {
			b.wake()
		}
		if err != nil {
			return bot.Reply{}, err
		}
	}
	if reply.Message != nil {
		reply.Message.Council = target
	}
	if !reads && !asks && b.wake != nil {
		b.wake()
	}
	return reply, nil
}

// call is a request with the command it is for.
func (b *Bot) call(ctx context.Context, e bot.Event, at place, request bot.Request, now time.Time) *call {
	return &call{
		Request: request, bot: b, ctx: ctx, event: e, now: now, at: at, Printer: text.For(at.language),
		command: b.commands[slices.IndexFunc(b.set, func(d bot.Command) bool { return d.English == request.Command.English })],
	}
}

// asTyped takes names as they are typed, where the chat need not be asked.
func asTyped(now time.Time) bot.Lookup {
	return bot.Lookup{Now: now, Person: func(name string) (bot.Account, error) { return bot.Account{Username: name}, nil }}
}

// ask looks up what only the chat server knows, before the transaction: who is meant, whether the asker administers
// it, and what the command declares. In direct messages the team is the council's, not one the asker happens to be in.
func (b *Bot) ask(c *call) error {
	platform, ok := b.Platforms[c.event.From.Platform]
	if !ok {
		return nil
	}
	var err error
	if c.namesPeople() {
		c.Request, err = b.set.Parse(c.event, bot.Lookup{Now: c.now, Person: func(name string) (bot.Account, error) {
			account, err := platform.Person(c.ctx, c.at.team, name)
			return account.Tidy(), err
		}})
		if err != nil {
			return err
		}
	}
	if err := c.guess(platform); err != nil {
		return err
	}
	if c.command.AsksAdmin {
		if c.admin, err = platform.Administers(c.ctx, c.at.team, c.event.From); err != nil {
			return err
		}
	}
	if c.command.look == nil || c.command.may.administrators && !c.admin {
		return nil
	}
	c.found, err = c.command.look(c.ctx, b, c.event)
	return err
}

// namesPeople says whether persons were typed: else the request stays the one that was parsed without asking who they are.
func (c *call) namesPeople() bool {
	return slices.ContainsFunc(c.command.Options, func(o bot.Option) bool { return o.Kind == bot.Person && c.Typed[o.ID] != "" })
}

// happened finds out whether an event was carried out although the store could not say so: its single-use key then
// is there. Nil when it was; a refusal that asks to try again when it was not.
func (b *Bot) happened(ctx context.Context, target, key string, err error) error {
	again := refuse("refusal.try_again")
	switch {
	case errors.Is(err, store.ErrConflict):
		return again
	case !errors.Is(err, store.ErrUnknown) || key == "":
		return err
	}
	return b.Store.View(ctx, target, func(tx store.Tx) error {
		done, err := records.Onces.Has(tx, key)
		if err == nil && !done {
			err = again
		}
		return err
	})
}

// errDry rolls a transaction back whose handler only asked back or showed a preview.
var errDry = errors.New("commands: nothing to store")

// unready answers a request that cannot run as it is: the form where something is missing or a form was asked for; what
// was not understood, with a way to mend it, where it was typed.
func (c *call) unready() bot.Reply {
	form := c.form()
	if c.event.Source == bot.Submitted || c.event.Fill || len(c.Problems) == 0 {
		return bot.Reply{Form: form, Failed: true}
	}
	var lines []text.Markup
	for _, x := range c.Problems {
		lines = append(lines, text.Escape(x.Say(c.Printer)))
	}
	if c.Problems[0].Code == bot.LineTooLong { // no platform has room for its form
		return bot.Reply{Failed: true, Message: &bot.Message{Tone: bot.Warning, Text: text.Join(lines, "\n\n")}}
	}
	lines = append(lines, sayTyped(c.Printer, c.event.Line))
	return bot.Reply{Failed: true, Message: &bot.Message{
		Tone: bot.Warning, Text: text.Join(lines, "\n\n"),
		Buttons: []bot.Button{{Label: c.Plain("button.mend"), Line: c.event.Line, Fill: true, Style: bot.Primary}},
	}}
}

// form is the command's form, adapted.
func (c *call) form() *bot.Form {
	form := c.Form(c.Printer)
	if c.command.form != nil {
		c.command.form(c, form)
	}
	return form
}

// keepForm gives a refusal of a filled-in form that form, as it was adapted to the asker.
func (c *call) keepForm(err error) error {
	refused := refusalOf(err)
	if c.event.Source != bot.Submitted || refused == nil {
		return err
	}
	kept := *refused
	kept.form = c.form()
	return &kept
}

// fail is the answer to an error that nobody expected: a number for the person, the error for the log.
func (b *Bot) fail(p text.Printer, e bot.Event, err error) bot.Reply {
	id := rand.Text()[:6]
	b.Log.Error("internal error", "id", id, "account", e.From.ID, "channel", e.Channel.ID, "error", err)
	return bot.Reply{Failed: true, Message: &bot.Message{Tone: bot.Bad, Text: p.Say("refusal.internal", "id", id)}}
}
