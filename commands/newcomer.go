package commands

import (
	"context"
	"errors"
	"slices"
	"strings"

	"gremium/bot"
	"gremium/commands/council"
	"gremium/commands/records"
)

// Newcomers: a stranger who is named without an account is somebody who has none, or whose account was forgotten. Only the
// asker knows, so they are asked before anybody is stored.

// noAccountOption says that somebody has no account although the chat has one of that name; the button uses it.
var noAccountOption = bot.Option{ID: "no_account", Name: "ohne-konto", Kind: bot.YesNo, Hidden: true}

// question is an error that asks back in the midst of a handler; nothing is stored.
type question struct{ message bot.Message }

func (q *question) Error() string { return "commands: asked back" }

// guess finds the accounts of newcomers who were named without one.
func (c *call) guess(platform bot.Platform) error {
	if c.command.newcomer == "" || c.Yes(noAccountOption.ID) {
		return nil
	}
	asked := 0
	for _, mention := range c.People(c.command.newcomer) {
		if mention.Account.ID != "" || asked == mostGuessed {
			continue
		}
		asked++
		account, err := guessAccount(c.ctx, platform, c.at.team, mention.Name)
		if err != nil {
			return err
		}
		if account.ID != "" {
			if c.guessed == nil {
				c.guessed = map[string]bot.Account{}
			}
			c.guessed[mention.Name] = account
		}
	}
	return nil
}

// mostGuessed is for how many persons of one command the chat is asked: nobody names more whom it does not know.
const mostGuessed = 10

// acquainted says whether a person is or was a member of the command's body or of one of the asker's. Of others the bot asks
// as of strangers, or it would tell whom the council knows.
func (c *call) acquainted(p council.Person) (bool, error) {
	all, err := records.AllMembershipsOf(c.tx, p.ID)
	return slices.ContainsFunc(all, func(m council.Membership) bool {
		return m.Organization == c.body.ID || slices.Contains(c.myBodies(), m.Organization)
	}), err
}

// guessAccount finds the only account that the chat has for a name: as a username, or under a usual spelling of that very
// name. It is the zero account where there is none.
func guessAccount(ctx context.Context, platform bot.Platform, team, name string) (bot.Account, error) {
	account, err := platform.Person(ctx, team, name)
	if !errors.Is(err, bot.ErrNoPerson) {
		return account, err
	}
	words := strings.Fields(bot.Fold(name))
	if len(words) < 2 || len(words) > 4 {
		return bot.Account{}, nil
	}
	first, last := words[0], words[len(words)-1]
	for _, username := range []string{first + "." + last, first + last, first + "_" + last, first + "-" + last, first, last} {
		account, err := platform.Person(ctx, team, username)
		switch {
		case errors.Is(err, bot.ErrNoPerson):
		case err != nil:
			return bot.Account{}, err
		case bot.Fold(account.Name) == strings.Join(words, " "):
			return account, nil
		}
	}
	return bot.Account{}, nil
}

// askAccount asks whether a newcomer has the account that was found.
func (c *call) askAccount(named bot.Mention, account bot.Account) error {
	o, _ := c.command.Option(c.command.newcomer)
	username := "@" + account.Username
	var people []string
	for _, mention := range c.People(o.ID) {
		switch {
		case mention == named:
			people = append(people, username)
		case mention.Account.ID != "":
			people = append(people, "@"+mention.Account.Username)
		default:
			people = append(people, mention.Name)
		}
	}
	return &question{bot.Message{
		Tone: bot.Warning, Text: c.Say("member.ask_account", "account", username, "name", account.Name),
		Buttons: []bot.Button{
			{Label: c.Plain("button.this_account"), Line: c.again(o.Name, strings.Join(people, ", ")), Style: bot.Primary},
			{Label: c.Plain("button.without_account"), Line: c.again(noAccountOption.Name, "ja")},
		},
	}}
}
