package commands

import (
	"errors"
	"fmt"
	"slices"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/store"
)

// The register of resolutions: per body and year, numbered without gaps, verbatim for ever; what became of each, and its
// way upwards. How it is shown is in resolution_show.go.

var theResolutionOption = bot.Option{ID: "resolution", Name: "beschluss", Kind: bot.ID, Prefix: "B", Bare: true, Required: true}

var resolutionStates = []bot.OptionChoice{
	{ID: string(council.ResolutionOpen), Name: "offen"},
	{ID: string(council.ResolutionUnderway), Name: "in-arbeit", Aliases: []string{"arbeit", "laufend", "in-progress"}},
	{ID: string(council.ResolutionDone), Name: "erledigt"},
}

var referrals = []bot.OptionChoice{
	{ID: string(council.ToExecutiveStaff), Name: "fuehrungsstab"},
	{ID: string(council.ToCityCouncil), Name: "stadtrat", Aliases: []string{"gemeinderat", "kreistag"}},
}

var resolutionCommands = []command{{
	Command: bot.Command{
		Name: "beschluss neu", English: "resolution new", Aliases: []string{"beschluss eintragen", "beschluss nachtragen", "resolution enter"},
		Options: []bot.Option{
			{ID: "text", Name: "text", Kind: bot.LongText, Max: 4000, Required: true, Bare: true},
			{ID: "date", Name: "datum", Aliases: []string{"vom"}, Kind: bot.Date, Required: true},
			{ID: "recommendation", Name: "empfehlung", Kind: bot.YesNo},
			{ID: "non_public", Name: "nichtoeffentlich", Aliases: []string{"non-public"}, Kind: bot.YesNo},
			{ID: "source", Name: "fundstelle", Kind: bot.Text},
		},
	},
	may: coordination, do: addResolution,
}, {
	Command: bot.Command{
		Name: "beschluss liste", English: "resolution list", Reads: true,
		Aliases: []string{"beschluss", "resolution", "beschluss uebersicht", "beschluesse"},
		Options: []bot.Option{
			{ID: "only", Name: "nur", Kind: bot.OneOf, Bare: true, Choices: resolutionStates[:1]},
			{ID: "year", Name: "jahr", Kind: bot.Number, Bare: true, Max: 9999},
			pageOption,
		},
	},
	may: everyone, do: listResolutions,
}, {
	Command: bot.Command{
		Name: "beschluss zeigen", English: "resolution show", Reads: true, For: "B",
		Options: []bot.Option{theResolutionOption},
	},
	may: everyone, do: showResolution,
}, {
	Command: bot.Command{
		Name: "beschluss stand", English: "resolution state", Aliases: []string{"beschluss status", "resolution status"},
		Options: []bot.Option{
			theResolutionOption,
			{ID: "state", Name: "stand", Kind: bot.OneOf, Bare: true, Choices: resolutionStates},
			{ID: "note", Name: "notiz", Kind: bot.LongText, Max: 2000},
		},
	},
	may: coordination, shows: true, seen: everyone, do: trackResolution,
}, {
	Command: bot.Command{
		Name: "beschluss vorlegen", English: "resolution refer",
		Options: []bot.Option{
			theResolutionOption,
			{ID: "to", Name: "an", Kind: bot.OneOf, Choices: referrals, Required: true, Bare: true},
			{ID: "paper", Name: "drucksache", Kind: bot.Text, Max: 80},
			{ID: "returned", Name: "ergebnis", Kind: bot.LongText, Max: 2000},
		},
	},
	may: coordination, do: referResolution,
}, {
	Command: bot.Command{
		Name: "beschluss zurueckziehen", English: "resolution withdraw", Hidden: true,
		Options: []bot.Option{theResolutionOption},
	},
	may: coordination, do: undoResolution,
}, {
	Command: bot.Command{
		Name: "beschluss zurueck", English: "resolution back", Hidden: true,
		Options: []bot.Option{theResolutionOption},
	},
	may: coordination, do: undoStep,
}, {
	Command: bot.Command{
		Name: "beschluss suche", English: "resolution search", Aliases: []string{"beschluss suchen", "resolution find"}, Reads: true,
		Options: searchOptions,
	},
	may: everyone, where: inCouncil, do: searchResolutions,
}}

// enterResolution gives a resolution its number and stores it.
func (c *call) enterResolution(r council.Resolution) (council.Resolution, error) {
	r.Year = r.Day.Time().Year()
	var err error
	if r.Number, err = c.tx.Next(fmt.Sprintf("resolution %s %d", r.Organization, r.Year)); err != nil {
		return r, err
	}
	r.ID, r.Created, r.By = council.ResolutionID(r.Year, r.Number), c.now, c.person.ID
	c.touched(r.ID)
	return r, records.Resolutions.Put(c.tx, r)
}

// dropResolution takes a resolution back that was entered by mistake. It stays in the register, so that no number is
// missing, and is carried out no more.
func (c *call) dropResolution(r council.Resolution) error {
	r.Withdrawn = c.now
	c.touched(r.ID)
	return records.Resolutions.Put(c.tx, r)
}

// addResolution enters an old resolution: of a time before this register.
func addResolution(c *call) (bot.Reply, error) {
	day := council.DayOf(c.Time("date"))
	if day > c.today() {
		return bot.Reply{}, refuse("refusal.resolution_ahead", "day", c.Date(day.Time()))
	}
	r := council.Resolution{
		Organization: c.body.ID, Text: c.Text("text"), Day: day, NonPublic: c.Yes("non_public"), Source: c.Text("source"),
		Recommendation: c.body.Template == council.WorkingGroup,
	}
	if c.Has("recommendation") {
		r.Recommendation = c.Yes("recommendation")
	}
	if again, err := c.justEntered(r); err != nil || again {
		if err == nil {
			err = records.ErrDone
		}
		return bot.Reply{}, err
	}
	r, err := c.enterResolution(r)
	if err != nil {
		return bot.Reply{}, err
	}
	said := c.Say("resolution.entered", "id", c.printed(r), "day", c.Date(r.Day.Time()))
	return bot.Reply{Message: &bot.Message{
		Tone: bot.Good, Text: said, Buttons: []bot.Button{c.undo(c.resolutionLine("beschluss zurueckziehen", r))},
	}}, nil
}

// justEntered says whether the same resolution was entered within the last minute: a button pressed twice. It looks at the
// newest of its year only: numbers are given in the order in which resolutions are entered.
func (c *call) justEntered(r council.Resolution) (bool, error) {
	newest, err := records.Register(c.tx, r.Organization, r.Day.Time().Year(), false, enteredAtOnce)
	return slices.ContainsFunc(newest, func(o council.Resolution) bool {
		return o.Text == r.Text && o.Day == r.Day && o.Withdrawn.IsZero() && o.Vote == "" && c.now.Sub(o.Created) < justNow
	}), err
}

// enteredAtOnce is how many resolutions of a year are looked at for one that was entered twice.
const enteredAtOnce = 50

// printed is a resolution's number with its body's code: "LG B2027-04".
func (c *call) printed(r council.Resolution) string { return c.body.Code + " " + r.ID }

// resolutionLine is a command about a resolution, for buttons: in which body is said too, for its number counts there.
func (c *call) resolutionLine(command string, r council.Resolution, more ...string) string {
	return bot.Line(command, append(append([]string{"", r.ID}, more...), inBodyOption.Name, r.Organization)...)
}

// standing of a resolution is refused for what has been withdrawn.
func (c *call) standingResolution() (council.Resolution, error) {
	r := c.resolution
	if !r.Withdrawn.IsZero() {
		return r, refuse("refusal.resolution_withdrawn", "id", c.printed(r))
	}
	return r, nil
}

// trackResolution says how far a resolution has been carried out, or shows it.
func trackResolution(c *call) (bot.Reply, error) {
	if c.showing() {
		return showResolution(c)
	}
	r, err := c.standingResolution()
	if err != nil {
		return bot.Reply{}, err
	}
	step := council.ResolutionStep{At: c.now, By: c.person.ID, State: council.ResolutionState(c.Choice("state")), Note: c.Text("note")}
	if step.State == r.State() && step.Note == "" {
		return bot.Reply{}, refuse("refusal.resolution_same_state", "id", c.printed(r), "state", stateText(c.Printer, r.State()))
	}
	if err := c.addStep(&r, step); err != nil {
		return bot.Reply{}, err
	}
	said := c.Say("resolution.tracked", "id", c.printed(r), "state", stateText(c.Printer, r.State()))
	if step.Note != "" {
		said += " " + c.Say("resolution.noted")
	}
	return bot.Reply{Message: &bot.Message{
		Tone: bot.Good, Text: said, Buttons: []bot.Button{c.undo(c.resolutionLine("beschluss zurueck", r))},
	}}, nil
}

// mostSteps is how long the history of a resolution gets: what is longer belongs into minutes.
const mostSteps = 200

func (c *call) addStep(r *council.Resolution, step council.ResolutionStep) error {
	if len(r.Steps) >= mostSteps {
		return refuse("refusal.too_many_steps", "count", mostSteps)
	}
	r.Steps = append(slices.Clip(r.Steps), step)
	c.touched(r.ID)
	return records.Resolutions.Put(c.tx, *r)
}

// referResolution refers a resolution upwards, and records what came back. [S17, S18]
func referResolution(c *call) (bot.Reply, error) {
	r, err := c.standingResolution()
	if err != nil {
		return bot.Reply{}, err
	}
	to := council.Referral(c.Choice("to"))
	step := council.ResolutionStep{At: c.now, By: c.person.ID, Referred: to, Paper: c.Text("paper"), Returned: c.Text("returned")}
	pending, waits := r.Pending()
	waits = waits && pending.Referred == to
	label := bot.ChoiceLabel(c.Printer, string(to))
	switch {
	case step.Returned != "" && !waits:
		return bot.Reply{}, refuse("refusal.not_referred", "id", c.printed(r), "to", label)
	case step.Returned == "" && waits && (step.Paper == "" || step.Paper == pending.Paper):
		return bot.Reply{}, refuse("refusal.referred_already", "id", c.printed(r), "to", label, "when", c.Date(c.zoned(pending.At)))
	case step.Returned == "" && to == council.ToExecutiveStaff && c.body.Template == council.ExecutiveStaff:
		return bot.Reply{}, refuse("refusal.refer_to_self")
	}
	if step.Paper == "" {
		step.Paper = pending.Paper
	}
	if err := c.addStep(&r, step); err != nil {
		return bot.Reply{}, err
	}
	message := &bot.Message{Tone: bot.Good}
	switch {
	case step.Returned != "":
		message.Text = c.Say("resolution.returned", "id", c.printed(r), "to", label)
		message.Buttons = []bot.Button{c.undo(c.resolutionLine("beschluss zurueck", r))}
		return bot.Reply{Message: message}, nil
	case to == council.ToExecutiveStaff && !waits:
		return c.referToStaff(r, message)
	}
	message.Text = c.Say("resolution.referred", "id", c.printed(r), "to", label)
	message.Buttons = []bot.Button{c.undo(c.resolutionLine("beschluss zurueck", r))}
	return bot.Reply{Message: message}, nil
}

// referToStaff tells the executive staff above the body, where it has one here; then nothing can be taken back.
func (c *call) referToStaff(r council.Resolution, message *bot.Message) (bot.Reply, error) {
	staff, err := governing(c.tx, c.body)
	if err != nil {
		return bot.Reply{}, err
	}
	label := bot.ChoiceLabel(c.Printer, string(council.ToExecutiveStaff))
	if staff.Template != council.ExecutiveStaff || staff.ID == c.body.ID {
		message.Text = c.Say("resolution.referred", "id", c.printed(r), "to", label) + " " + c.Say("resolution.no_staff")
		message.Buttons = []bot.Button{c.undo(c.resolutionLine("beschluss zurueck", r))}
		return bot.Reply{Message: message}, nil
	}
	key := "referral " + records.ResolutionKey(r) + " " + store.Stamp(c.now)
	card := cardOf("referral", r.ID, "body", c.body.ID, "staff", staff.ID)
	if err := c.announce(key, card, staff.ID); err != nil {
		return bot.Reply{}, err
	}
	message.Text = c.Say("resolution.referred", "id", c.printed(r), "to", label) + " " + c.Say("resolution.staff_told", "body", staff.Name)
	return bot.Reply{Message: message}, nil
}

// undoResolution takes back an old resolution that was just entered by mistake.
func undoResolution(c *call) (bot.Reply, error) {
	r := c.resolution
	switch {
	case !r.Withdrawn.IsZero():
		return bot.Reply{}, records.ErrDone
	case r.Vote != "", len(r.Steps) > 0, c.now.After(r.Created.Add(undoFor)):
		return bot.Reply{}, refuse("refusal.resolution_stands", "id", c.printed(r))
	}
	if err := c.dropResolution(r); err != nil {
		return bot.Reply{}, err
	}
	return bot.Say(c.Say("resolution.dropped", "id", c.printed(r))), nil
}

// undoStep takes back what was just entered of a resolution's fate. What another body was told stays.
func undoStep(c *call) (bot.Reply, error) {
	r := c.resolution
	last := len(r.Steps) - 1
	if last < 0 || r.Steps[last].By != c.person.ID || c.now.After(r.Steps[last].At.Add(undoFor)) {
		return bot.Reply{}, refuse("refusal.step_stands", "id", c.printed(r))
	}
	if told := r.Steps[last]; told.Referred == council.ToExecutiveStaff && told.Returned == "" {
		staff, err := governing(c.tx, c.body)
		if err != nil {
			return bot.Reply{}, err
		}
		if staff.Template == council.ExecutiveStaff {
			return bot.Reply{}, refuse("refusal.step_stands", "id", c.printed(r))
		}
	}
	r.Steps = slices.Clone(r.Steps[:last])
	c.touched(r.ID)
	return bot.Say(c.Say("undo.done")), records.Resolutions.Put(c.tx, r)
}

// resolutionFor is the resolution of a card: by its id within a body.
func (c *cardCall) resolutionFor(body string) (council.Resolution, council.Organization, error) {
	organization, err := records.Organizations.Get(c.tx, body)
	if err != nil {
		return council.Resolution{}, organization, err
	}
	r, err := records.Resolution(c.tx, body, c.card.ID)
	return r, organization, err
}

// referralCard tells the executive staff what a body lays before it. The wording of what is not public is not for a card.
func referralCard(c *cardCall) (bot.Message, error) {
	r, body, err := c.resolutionFor(c.card.Args["body"])
	if err != nil {
		return bot.Message{}, err
	}
	staff, err := records.Organizations.Get(c.tx, c.card.Args["staff"])
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return bot.Message{}, err
	}
	c.bodies = []string{staff.ID}
	id := body.Code + " " + r.ID
	message := bot.Message{Title: c.Plain("resolution.referral_title", "id", id), Tone: bot.Warning}
	if r.NonPublic {
		message.Text = c.Say("resolution.referral_hidden", "body", body.Name)
		return message, nil
	}
	message.Text = text.Join([]text.Markup{
		c.Say("resolution.referral", "body", body.Name), "**" + text.Escape(r.Text) + "**", text.Escape(kindText(c.Printer, r, id)),
	}, "\n\n")
	message.Buttons = []bot.Button{{
		Label: c.Plain("button.add_item"), Fill: true, Style: bot.Primary,
		Line: bot.Line("top neu", "", c.Plain("resolution.referral_item", "id", id, "text", shortened(r.Text, listed)), "art", "beschluss", inBodyOption.Name, staff.ID),
	}}
	return message, nil
}
