package commands

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"gremium/bot"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/store"
)

// What a command is about, by the ids among its arguments: tasks, votes and resolutions; meetings are in call.go. Of
// what does not concern the asker not even the number is told.

// idOf is the id of a kind among the arguments: "A" for tasks.
func (c *call) idOf(prefix string) string {
	for _, o := range c.command.Options {
		if o.Kind == bot.ID && o.Prefix == prefix && c.Has(o.ID) {
			return c.ID(o.ID)
		}
	}
	return ""
}

// settleSubject finds the task, vote or resolution that an id names, and its body. It says whether there was such an id;
// where it names nothing, c.lost says so.
func (c *call) settleSubject() (bool, error) {
	for _, kind := range []struct {
		prefix, missing string
		settle          func(id string) (body string, err error)
	}{
		{"A", "refusal.no_such_task", c.settleTask},
		{"V", "refusal.no_such_vote", c.settleVote},
		{"B", "refusal.no_such_resolution", c.settleResolution},
	} {
		id := c.idOf(kind.prefix)
		if id == "" {
			continue
		}
		body, err := kind.settle(id)
		if errors.Is(err, store.ErrNotFound) {
			c.lost = refuse(kind.missing, "id", id)
			return false, nil
		}
		if err != nil || body == "" {
			return false, err
		}
		c.body, err = records.Organizations.Get(c.tx, body)
		return true, err
	}
	return false, nil
}

// mayKnow says whether the asker may know what a body has: in its channel, and as a member.
func (c *call) mayKnow(body string) bool {
	return body == c.at.organization || slices.Contains(c.myBodies(), body)
}

func (c *call) settleTask(id string) (string, error) {
	number, _ := strconv.Atoi(strings.TrimPrefix(id, "A"))
	task, err := records.Tasks.Get(c.tx, store.Padded(number))
	if err != nil {
		return "", err
	}
	assigned := slices.ContainsFunc(task.Assignees, func(a council.Assignee) bool { return a.Person == c.person.ID })
	if !c.mayKnow(task.Organization) && (c.person.ID == "" || !assigned) {
		return "", store.ErrNotFound
	}
	c.task = task
	return task.Organization, nil
}

func (c *call) settleVote(id string) (string, error) {
	number, _ := strconv.Atoi(strings.TrimPrefix(id, "V"))
	vote, err := records.Votes.Get(c.tx, store.Padded(number))
	if err != nil {
		return "", err
	}
	if !c.mayKnow(vote.Organization) {
		return "", store.ErrNotFound
	}
	c.vote = vote
	return vote.Organization, nil
}

// settleResolution finds a resolution by its number, which counts within a body: the button's, the channel's, else the
// only one of the asker's that has it.
func (c *call) settleResolution(id string) (string, error) {
	year, number := resolutionNumber(id)
	bodies := c.myBodies()
	if named := c.inBodyOption(); named != "" {
		bodies = slices.DeleteFunc(bodies, func(b string) bool { return b != named })
	} else if c.at.organization != "" {
		bodies = []string{c.at.organization}
	}
	var found []council.Resolution
	for _, body := range bodies {
		r, err := records.Resolutions.Get(c.tx, records.ResolutionKey(council.Resolution{Organization: body, Year: year, Number: number}))
		if errors.Is(err, store.ErrNotFound) {
			continue
		}
		if err != nil {
			return "", err
		}
		found = append(found, r)
	}
	switch len(found) {
	case 0:
		return "", store.ErrNotFound
	case 1:
		c.resolution = found[0]
		return found[0].Organization, nil
	}
	return "", nil // permitted asks which body is meant
}

// resolutionNumber reads "B2027-04".
func resolutionNumber(id string) (year, number int) {
	head, tail, _ := strings.Cut(strings.TrimPrefix(id, "B"), "-")
	year, _ = strconv.Atoi(head)
	number, _ = strconv.Atoi(tail)
	return year, number
}
