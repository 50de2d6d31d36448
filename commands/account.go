package commands

import (
	"errors"
	"slices"
	"strings"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/scheduler"
	"gremium/store"
)

// One person, several accounts: joined by a code that was given on the one and typed on the other. Within one council, for
// a person is known to each council by itself.

// mostAccounts is how many accounts one person may have.
const mostAccounts = 5

var codeOption = bot.Option{ID: "code", Name: "code", Kind: bot.Text, Bare: true, Max: 20}

var accountCommands = []command{{
	Command: bot.Command{
		Name: "mitglied verknuepfen", English: "member link", Aliases: []string{"konto verknuepfen"},
		Options: []bot.Option{codeOption},
	},
	may: everyone, where: inCouncil, code: records.LinkCode, do: linkAccount,
}, {
	Command: bot.Command{
		Name: "mitglied trennen", English: "member unlink", Aliases: []string{"konto trennen"},
		Options: []bot.Option{{ID: "account", Name: "konto", Kind: bot.Text, Bare: true}},
	},
	may: everyone, where: inCouncil, shows: true, seen: everyone, do: unlinkAccount,
}, {
	Command: bot.Command{Name: "erinnerung hier", English: "reminder here"},
	may:     everyone, where: inCouncil, do: readHere,
}}

func accountOf(a bot.Account) council.Account {
	return council.Account{Platform: a.Platform, ID: a.ID, Username: a.Username}
}

// accountName is an account for people: "Mattermost (@anna)".
func accountName(a council.Account) string {
	return platformName(a.Platform) + " (@" + a.Username + ")"
}

// known refuses who the council does not know.
func (c *call) known() error {
	if c.person.ID == "" {
		return refuse("refusal.unknown_account")
	}
	return nil
}

// linkAccount gives a code, or joins this account to the person whose other account was given the one that was typed.
func linkAccount(c *call) (bot.Reply, error) {
	if !c.Has("code") {
		if err := c.known(); err != nil {
			return bot.Reply{}, err
		}
		code, err := c.giveCode(c.person.ID)
		return bot.Reply{Message: &bot.Message{
			Title: c.Plain("link.code_title"), Text: c.Say("link.code", "code", text.Code(code), "line", text.Code(c.sayCode(code))),
		}}, err
	}
	into, err := records.People.Get(c.tx, c.code.Owner)
	if errors.Is(err, store.ErrNotFound) || err == nil && !hasAccount(into, c.code.Account) {
		return bot.Reply{}, c.noCode() // they were parted meanwhile
	}
	if err != nil {
		return bot.Reply{}, err
	}
	here := accountOf(c.event.From)
	here.Linked = c.now
	joined := council.Person{ID: c.person.ID, Accounts: []council.Account{here}}
	if c.person.ID != "" {
		joined = c.person
		for i := range joined.Accounts {
			joined.Accounts[i].Linked = c.now
		}
	}
	switch {
	case joined.ID == into.ID:
		return bot.Reply{}, refuse("refusal.linked_already", "name", into.Name)
	case len(into.Accounts)+len(joined.Accounts) > mostAccounts:
		return bot.Reply{}, refuse("refusal.too_many_accounts", "count", mostAccounts)
	}
	if err := c.useCode(); err != nil {
		return bot.Reply{}, err
	}
	if joined.ID != "" {
		err = c.absorb(joined, &into)
	} else {
		into.Accounts = append(into.Accounts, here)
		err = records.PutPerson(c.tx, into)
	}
	if err != nil {
		return bot.Reply{}, err
	}
	c.touched(into.ID)
	if err := c.tellOthers(into, here); err != nil {
		return bot.Reply{}, err
	}
	message := bot.Message{
		Tone: bot.Good, Title: c.Plain("link.title"),
		Text: c.Say("link.done", "account", accountName(here), "name", into.Name, "council", c.council.Name) + "\n\n" +
			c.Say("link.reads", "account", accountName(into.Accounts[0])),
		Buttons: []bot.Button{{Label: c.Plain("button.read_here"), Line: "/erinnerung hier", Style: bot.Primary}},
	}
	if joined.ID == "" { // what has become of another person cannot be undone
		message.Buttons = append(message.Buttons, c.undo(bot.Line("mitglied trennen", "konto", here.Text())))
	}
	return bot.Reply{Message: &message}, nil
}

// absorb makes one person of two. The one who is absorbed must not belong to any body: whoever could be talked into typing
// a code would else bring a stranger in. With the member's account the code is given, and that account is told.
func (c *call) absorb(joined council.Person, into *council.Person) error {
	all, err := records.AllMembershipsOf(c.tx, joined.ID)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(all, func(m council.Membership) bool { return m.End == "" || m.End >= c.today() }) {
		return refuse("refusal.member_links", "name", joined.Name, "line", c.typed("mitglied verknuepfen"))
	}
	return records.Absorb(c.tx, joined, into)
}

// hasAccount says whether an account, "platform id", is a person's.
func hasAccount(p council.Person, account string) bool {
	return slices.ContainsFunc(p.Accounts, func(a council.Account) bool { return a.Text() == account })
}

// tellOthers tells a person on their other accounts that one has been added, with a way to part it again.
func (c *call) tellOthers(person council.Person, added council.Account) error {
	key := "linked " + added.Text() + " " + store.Stamp(c.now)
	for _, a := range person.Accounts {
		if a.Text() == added.Text() {
			continue
		}
		card := cardOf("linked", person.ID, "account", added.Text())
		if err := scheduler.Post(c.tx, scheduler.Delivery{Key: key, To: audienceOf(a), Card: card}); err != nil {
			return err
		}
	}
	return nil
}

// linkedCard tells a person that an account was added to theirs.
func linkedCard(c *cardCall) (bot.Message, error) {
	message := bot.Message{Title: c.Plain("link.title"), Tone: bot.Warning}
	i := slices.IndexFunc(c.person.Accounts, func(a council.Account) bool { return a.Text() == c.card.Args["account"] })
	if i < 0 {
		message.Title, message.Tone, message.Text = "", bot.Neutral, c.Say("link.parted")
		return message, nil
	}
	added := c.person.Accounts[i]
	message.Text = c.Say("link.told", "account", accountName(added), "line", text.Code(c.bot.typed(c.Printer, "mitglied trennen")))
	message.Buttons = []bot.Button{{
		Label: c.Plain("button.part"), Line: bot.Line("mitglied trennen", "konto", added.Text()), Style: bot.Danger,
	}}
	return message, nil
}

// mayPart says whether the asker's account may take away another: itself, and what was added after it. So nobody who was
// let in takes away the account that let them in.
func (c *call) mayPart(a council.Account) bool {
	own := accountOf(c.event.From).Text()
	i := slices.IndexFunc(c.person.Accounts, func(b council.Account) bool { return b.Text() == own })
	return i >= 0 && len(c.person.Accounts) > 1 && (a.Text() == own || a.Linked.After(c.person.Accounts[i].Linked))
}

// unlinkAccount shows the asker's accounts, or takes one away.
func unlinkAccount(c *call) (bot.Reply, error) {
	if err := c.known(); err != nil {
		return bot.Reply{}, err
	}
	named := strings.TrimPrefix(bot.Fold(c.Text("account")), "@")
	if named == "" {
		return c.showAccounts(), nil
	}
	mine := slices.DeleteFunc(slices.Clone(c.person.Accounts), func(a council.Account) bool {
		return !slices.Contains([]string{bot.Fold(a.Text()), bot.Fold(a.Username), bot.Fold(a.Platform)}, named)
	})
	switch {
	case len(mine) != 1:
		return bot.Reply{}, refuse("refusal.no_such_account", "account", c.Text("account")).
			with(bot.Button{Label: c.Plain("button.accounts"), Line: "/mitglied trennen"})
	case len(c.person.Accounts) == 1:
		return bot.Reply{}, refuse("refusal.last_account")
	case !c.mayPart(mine[0]):
		return bot.Reply{}, refuse("refusal.older_account", "account", accountName(mine[0]))
	}
	person := c.person
	person.Accounts = slices.DeleteFunc(slices.Clone(person.Accounts), func(a council.Account) bool { return a.Text() == mine[0].Text() })
	if err := records.PutPerson(c.tx, person); err != nil {
		return bot.Reply{}, err
	}
	if err := records.DropAccount(c.tx, mine[0]); err != nil {
		return bot.Reply{}, err
	}
	c.touched(person.ID)
	// What the account was told of coming meetings is taken out.
	for _, id := range c.myBodies() {
		meetings, err := records.MeetingsOf(c.tx, id, c.now, zeroTime, 0)
		if err != nil {
			return bot.Reply{}, err
		}
		for _, m := range meetings {
			if err := c.refreshAll(m); err != nil {
				return bot.Reply{}, err
			}
		}
	}
	return bot.Reply{Message: &bot.Message{Tone: bot.Good,
		Text: c.Say("link.unlinked", "account", accountName(mine[0])) + "\n\n" +
			c.Say("link.reads", "account", accountName(person.Accounts[0])),
	}}, scheduler.Refresh(c.tx, "linked", person.ID)
}

// showAccounts lists the asker's accounts.
func (c *call) showAccounts() bot.Reply {
	message := bot.Message{Title: c.Plain("link.accounts")}
	var lines []text.Markup
	for i, a := range c.person.Accounts {
		line := "- " + text.Escape(accountName(a))
		if i == 0 {
			line += " " + c.Say("link.first")
		}
		lines = append(lines, line)
		if c.mayPart(a) {
			message.Buttons = append(message.Buttons, bot.Button{
				Label: c.Plain("button.part_account", "account", accountName(a)), Line: bot.Line("mitglied trennen", "konto", a.Text()),
			})
		}
	}
	lines = append(lines, "", c.Say("link.how", "line", text.Code(c.typed("mitglied verknuepfen"))))
	message.Text = text.Join(lines, "\n")
	return bot.Reply{Message: &message}
}

// readHere has the asker's direct messages go to this account.
func readHere(c *call) (bot.Reply, error) {
	if err := c.known(); err != nil {
		return bot.Reply{}, err
	}
	here := accountOf(c.event.From).Text()
	i := slices.IndexFunc(c.person.Accounts, func(a council.Account) bool { return a.Text() == here })
	name := accountName(c.person.Accounts[i])
	if i == 0 {
		return bot.Reply{}, refuse("refusal.reads_here", "account", name)
	}
	accounts := slices.Clone(c.person.Accounts)
	first := accounts[i]
	c.person.Accounts = slices.Insert(slices.Delete(accounts, i, i+1), 0, first)
	if err := records.PutPerson(c.tx, c.person); err != nil {
		return bot.Reply{}, err
	}
	c.touched(c.person.ID)
	// The invitations that are open come along.
	return bot.Say(c.Say("link.reads", "account", name)), c.reinviteMe()
}
