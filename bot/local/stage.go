package local

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"gremium/bot"
)

// Stage is a chat as a story's persons use it: this embedded one (Chat.Stage), or another that is driven like it.
// Play calls its methods one after the other; each returns when what it set off is on show.
type Stage interface {
	AddPerson(username, name string, admin bool) error
	AddAccount(username, of string) error
	AddChannel(name string, private bool, members ...string) error
	// Revision grows with every change that somebody can see.
	Revision() uint64
	// Panics counts the bot's panics so far.
	Panics() int
	// Look returns all that a person sees in a place, oldest first.
	Look(who, place string) ([]Sight, error)
	// Form returns the form that is open for a person, as it is read.
	Form(who string) (form Sight, place string, open bool)
	Type(ctx context.Context, who, place, line string, files ...bot.File) error
	Press(ctx context.Context, who, sight, button string) error
	// Act uses a message action, by its label.
	Act(ctx context.Context, who, sight, label string) error
	// Fill fills in fields of the open form by their labels, choices by theirs, and submits it.
	Fill(ctx context.Context, who string, values []Value, files ...bot.File) error
}

// Sight is a message or a form as a person reads it.
type Sight struct {
	ID       string
	Text     string
	Own      bool          // written by who looks
	Buttons  []PlainButton // those that work now
	Revision uint64        // Stage.Revision of the last change
}

// PlainButton is what a person sees of a button.
type PlainButton struct{ ID, Label string }

// Stage is the chat as stories use it.
func (c *Chat) Stage() Stage { return stage{c} }

type stage struct{ *Chat }

func (s stage) Look(who, place string) ([]Sight, error) {
	posts, err := s.Chat.Look(who, place)
	sights := make([]Sight, len(posts))
	for i, p := range posts {
		sights[i] = Sight{ID: p.ID, Text: p.Text(), Own: p.Own, Revision: p.Revision}
		for _, b := range p.Buttons {
			sights[i].Buttons = append(sights[i].Buttons, PlainButton{b.ID, b.Label})
		}
	}
	return sights, err
}

func (s stage) Form(who string) (Sight, string, bool) {
	open, ok := s.Chat.Form(who)
	if !ok {
		return Sight{}, "", false
	}
	return Sight{ID: open.ID, Text: open.Text(), Revision: open.Revision}, open.Place, true
}

func (s stage) Type(ctx context.Context, who, place, line string, files ...bot.File) error {
	_, err := s.Chat.Type(ctx, who, place, line, files...)
	return err
}

func (s stage) Press(ctx context.Context, who, sight, button string) error {
	_, err := s.Chat.Press(ctx, who, sight, button)
	return err
}

func (s stage) Act(ctx context.Context, who, sight, label string) error {
	for _, command := range s.Actions() {
		if actionLabel(s.printer(""), command) == label {
			_, err := s.Chat.Act(ctx, who, sight, command.English)
			return err
		}
	}
	return fmt.Errorf("there is no message action [%s]", label)
}

func (s stage) Fill(ctx context.Context, who string, values []Value, files ...bot.File) error {
	open, ok := s.Chat.Form(who)
	if !ok {
		return fmt.Errorf("no form is open for %s", who)
	}
	filled := map[string]string{}
	for _, v := range values {
		i := slices.IndexFunc(open.Form.Fields, func(f bot.Field) bool { return fold(f.Label) == fold(v.Label) })
		if i < 0 {
			return fmt.Errorf("the form %q has no field %q", open.Form.Title, v.Label)
		}
		f := open.Form.Fields[i]
		value, err := choose(s.fieldChoices(who, f), f, v.Value)
		if err != nil {
			return err
		}
		filled[f.ID] = value
	}
	_, err := s.Submit(ctx, who, filled, files...)
	return err
}

// choose turns the labels of choices into their values.
func choose(choices []bot.Choice, f bot.Field, typed string) (string, error) {
	if len(choices) == 0 || typed == "" {
		return typed, nil
	}
	labels := []string{typed}
	if f.Many {
		labels = strings.FieldsFunc(typed, func(r rune) bool { return r == '+' || r == ',' })
	}
	for n, label := range labels {
		label = strings.TrimSpace(label)
		i := slices.IndexFunc(choices, func(c bot.Choice) bool { return c.Label == label })
		if i < 0 {
			i = slices.IndexFunc(choices, func(c bot.Choice) bool { return c.Value == label })
		}
		if i < 0 {
			return "", fmt.Errorf("the field %q has no choice %q", f.Label, label)
		}
		labels[n] = choices[i].Value
	}
	return strings.Join(labels, "+"), nil
}
