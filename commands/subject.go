package commands

import (
	"errors"
	"regexp"
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
		if o.Kind != bot.ID || o.Prefix != prefix {
			continue
		}
		if id := c.ID(o.ID); id != "" { // an item may be named by its place, which is no id
			return id
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
	known := c.mayKnow(vote.Organization)
	if vote.Meeting != "" && !known { // a joint meeting's votes are of each body
		m, err := records.Meeting(c.tx, vote.Meeting)
		if err != nil {
			return "", err
		}
		known = slices.ContainsFunc(m.Organizations(), c.mayKnow)
	}
	if !known { // whoever votes in somebody's place, or holds a key, need not be a member
		if known, err = c.votesIn(vote); err != nil {
			return "", err
		}
	}
	if !known {
		return "", store.ErrNotFound
	}
	c.vote = vote
	return vote.Organization, nil
}

// settleResolution finds a resolution by its number, which counts within a body: the button's, the channel's, else the
// only one of the asker's that has it.
func (c *call) settleResolution(id string) (string, error) {
	bodies, err := c.resolutionBodies()
	if err != nil {
		return "", err
	}
	var found []council.Resolution
	for _, body := range bodies {
		r, err := records.Resolution(c.tx, body, id)
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

// resolutionBodies are the bodies in which the number of a resolution may count: the one that was named, by a button or by
// its code before the number, of the channel's and the asker's; else the channel's; else the asker's.
func (c *call) resolutionBodies() ([]string, error) {
	here, named := c.at.organization, c.inBodyOption()
	if named == "" && here != "" {
		return []string{here}, nil
	}
	bodies := c.myBodies()
	if here != "" && !slices.Contains(bodies, here) {
		bodies = append(bodies, here)
	}
	if named == "" {
		return bodies, nil
	}
	return c.calledBodies(bodies, named)
}

// calledBodies are those of some bodies that have an id or a code.
func (c *call) calledBodies(bodies []string, named string) ([]string, error) {
	var fit []string
	for _, id := range bodies {
		body, err := records.Organizations.Get(c.tx, id)
		if err != nil {
			return nil, err
		}
		if id == named || strings.EqualFold(body.Code, named) {
			fit = append(fit, id)
		}
	}
	return fit, nil
}

// bodyBefore is the line of a command about a resolution that was typed with its body's code before the number, as numbers
// are printed, "LG B2027-04": with the body as its option; "" for any other.
func bodyBefore(line string, r bot.Request) string {
	if len(r.Problems) != 1 || r.Problems[0].Code != bot.NotUnderstood || strings.ContainsAny(r.Problems[0].Word, " \"„“") {
		return ""
	}
	var pairs []string
	about, words := false, strings.Fields(line)
	for _, o := range r.Command.Options {
		if typed, ok := r.Typed[o.ID]; ok {
			pairs = append(pairs, o.Name, typed)
			i := slices.IndexFunc(words, func(w string) bool { return strings.EqualFold(w, typed) })
			about = about || o.Kind == bot.ID && o.Prefix == "B" && i > 0 && words[i-1] == r.Problems[0].Word
		}
	}
	if !about || r.Has(inBodyOption.ID) {
		return ""
	}
	return bot.Line(r.Command.Name, append(pairs, inBodyOption.Name, r.Problems[0].Word)...)
}

// printedNumber is a resolution's number as it is printed, with the code of its body.
var printedNumber = regexp.MustCompile(`^/?(?:g )?([\p{Lu}\p{N}]{1,8}) (B[0-9]{4}-[0-9]{1,4})$`)

// printedAlone is the line that shows a resolution of which nothing but the number was typed, as it is printed; "" for any
// other.
func printedAlone(line string) string {
	m := printedNumber.FindStringSubmatch(strings.Join(strings.Fields(line), " "))
	if m == nil {
		return ""
	}
	return bot.Line("beschluss zeigen", "", m[2], inBodyOption.Name, m[1])
}
