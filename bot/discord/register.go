package discord

import (
	"context"
	"net/http"
	"reflect"
	"slices"
	"time"

	"github.com/cenkalti/backoff/v5"

	"gremium/bot"
)

// register brings a guild's commands up to date. Discord allows 200 new ones a day, so only what differs is sent.
func (p *Platform) register(run *running, id string) {
	defer p.recovered("register", "guild", id)
	defer p.equipped(id)
	if !p.serves(id) {
		return
	}
	_, err := backoff.Retry(run.ctx, func() (struct{}, error) {
		p.registering.Lock()
		defer p.registering.Unlock()
		err := p.declare(run.ctx, id, run.core.Commands())
		if status := refusal(err).Status; status >= 400 && status < 500 && status != http.StatusTooManyRequests {
			err = backoff.Permanent(err)
		}
		return struct{}{}, err
	}, backoff.WithMaxElapsedTime(10*time.Minute))
	if err != nil && run.ctx.Err() == nil {
		p.log.Error("discord: the commands are not registered", "guild", id, "error", err)
		p.trouble(id, Finding{"commands", true, "discord.check.commands", []any{"guild", id}})
		return
	}
	p.mended(id, "commands")
}

// declare compares a guild's commands with those declared, and changes what differs.
func (p *Platform) declare(ctx context.Context, id string, set bot.Set) error {
	_, app, err := p.self(ctx)
	if err != nil {
		return err
	}
	route := "/applications/" + app + "/guilds/" + id + "/commands"
	var there []appCommand
	if err := p.call(ctx, "GET", route+"?with_localizations=true", nil, &there); err != nil {
		return err
	}
	l, _ := p.tongues.Get(id)
	wanted := declarations(set, l)
	for _, is := range there {
		if !slices.ContainsFunc(wanted, func(w appCommand) bool { return w.Name == is.Name && w.Type == is.Type }) {
			if err := p.call(ctx, "DELETE", route+"/"+is.ID, nil, nil); err != nil && refusal(err).Status != http.StatusNotFound {
				return err
			}
		}
	}
	for _, w := range wanted {
		same := slices.ContainsFunc(there, func(is appCommand) bool {
			is.ID = ""
			return reflect.DeepEqual(tidy(is), tidy(w))
		})
		if same {
			continue
		}
		if err := p.call(ctx, "POST", route, w, nil); err != nil {
			return err
		}
	}
	return nil
}

// tidy makes no difference between what is empty and what is not there.
func tidy(a appCommand) appCommand {
	empty := func(m map[string]string) map[string]string {
		if len(m) == 0 {
			return nil
		}
		return m
	}
	a.NameLocal, a.DescriptionLocal = empty(a.NameLocal), empty(a.DescriptionLocal)
	var walk func([]appOption) []appOption
	walk = func(options []appOption) []appOption {
		if len(options) == 0 {
			return nil
		}
		options = slices.Clone(options)
		for i, o := range options {
			o.NameLocal, o.DescriptionLocal = empty(o.NameLocal), empty(o.DescriptionLocal)
			o.Options = walk(o.Options)
			if len(o.Choices) == 0 {
				o.Choices = nil
			}
			o.Choices = slices.Clone(o.Choices)
			for n := range o.Choices {
				o.Choices[n].NameLocal = empty(o.Choices[n].NameLocal)
			}
			options[i] = o
		}
		return options
	}
	a.Options = walk(a.Options)
	return a
}
