package commands

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/google/uuid"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/bot/when"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/store"
)

// Founding a body, and its rules of procedure.

var templates = []bot.OptionChoice{
	{ID: string(council.PreventionCouncil), Name: "kpr", Aliases: []string{"praeventionsrat"}},
	{ID: string(council.ExecutiveStaff), Name: "kpr-fuehrungsstab", Aliases: []string{"fuehrungsstab"}},
	{ID: string(council.SteeringCommittee), Name: "lenkungsgremium", Aliases: []string{"lenkungsgruppe", "lg"}},
	{ID: string(council.WorkingGroup), Name: "arbeitsgruppe", Aliases: []string{"ag"}},
	{ID: string(council.Association), Name: "verein"},
	{ID: string(council.ProjectGroup), Name: "projektgruppe"},
}

var councilCommands = []command{{
	Command: bot.Command{
		Name: "gremium einrichten", English: "council setup", Aliases: []string{"gremium neu"}, AsksAdmin: true,
		Options: []bot.Option{
			{ID: "template", Name: "muster", Aliases: []string{"vorlage"}, Kind: bot.OneOf, Choices: templates, Required: true, Bare: true},
			{ID: "name", Name: "name", Kind: bot.Text, Max: 80},
			{ID: "code", Name: "kuerzel", Kind: bot.Text, Max: 8},
			{ID: "land", Name: "land", Kind: bot.OneOf, Choices: lands()},
			{ID: "above", Name: "ueber", Kind: bot.Text, Max: 80},
			{ID: "mandate", Name: "auftrag", Kind: bot.LongText, Max: 2000},
			{ID: "resolution", Name: "beschluss", Kind: bot.Text},
			{ID: "council", Name: "rat", Kind: bot.OneOf, Choices: []bot.OptionChoice{{ID: "new", Name: "neu"}}},
		},
	},
	may: administrators, where: anywhere, founds: foundedCouncil, do: found,
}, {
	Command: bot.Command{
		Name: "gremium regeln", English: "council rules", AsksAdmin: true,
		Options: []bot.Option{
			{ID: "preset", Name: "grundlage", Kind: bot.OneOf, Choices: []bot.OptionChoice{
				{ID: string(council.KPR), Name: "kpr"}, {ID: string(council.SaechsGemO), Name: "saechsgemo"},
				{ID: string(council.VwVfG), Name: "vwvfg"}, {ID: string(council.Verein), Name: "verein"},
				{ID: string(council.LPRNds), Name: "lpr-nds"}}},
			{ID: "quorum", Name: "quorum", Kind: bot.OneOf, Choices: []bot.OptionChoice{
				{ID: string(council.AtLeastHalf), Name: "haelfte", Aliases: []string{"half"}},
				{ID: string(council.MoreThanHalf), Name: "mehr-als-haelfte", Aliases: []string{"more-than-half"}},
				{ID: string(council.AThirdPresent), Name: "drittel", Aliases: []string{"ein-drittel"}},
				{ID: string(council.TwoThirdsPresent), Name: "zweidrittel", Aliases: []string{"zwei-drittel"}},
				{ID: string(council.NoQuorum), Name: "keines", Aliases: []string{"kein"}}}},
			{ID: "majority", Name: "mehrheit", Kind: bot.OneOf, Choices: []bot.OptionChoice{
				{ID: string(council.SimpleMajority), Name: "einfach"}, {ID: string(council.MajorityOfPresent), Name: "anwesende"},
				{ID: string(council.MajorityOfMembers), Name: "mitglieder"}, {ID: string(council.TwoThirds), Name: "zweidrittel"},
				{ID: string(council.ThreeQuarters), Name: "dreiviertel"}, {ID: string(council.Unanimous), Name: "einstimmig"}}},
			{ID: "base", Name: "basis", Kind: bot.OneOf, Choices: []bot.OptionChoice{
				{ID: string(council.OfVotes), Name: "stimmen"}, {ID: string(council.OfPresent), Name: "anwesende"},
				{ID: string(council.OfMembers), Name: "mitglieder"}}},
			{ID: "recused", Name: "befangene", Kind: bot.OneOf, Choices: []bot.OptionChoice{
				{ID: recusedCount, Name: "mitzaehlen"}, {ID: recusedOut, Name: "abziehen"}}},
			{ID: "tie", Name: "gleichstand", Kind: bot.OneOf, Choices: []bot.OptionChoice{
				{ID: string(council.TieRejected), Name: "abgelehnt"}, {ID: string(council.CastingVote), Name: "stichentscheid"}}},
			{ID: "notice", Name: "frist", Aliases: []string{"ladungsfrist"}, Kind: bot.Number, Max: 365},
			{ID: "counting", Name: "fristart", Kind: bot.OneOf, Choices: []bot.OptionChoice{
				{ID: string(council.ClearDays), Name: "volle-tage"}, {ID: string(council.CalendarDays), Name: "kalendertage"}}},
			{ID: "deadline", Name: "antragsfrist", Kind: bot.Number, Max: 365},
			{ID: "objection", Name: "einwendungsfrist", Kind: bot.Number, Max: 365},
			{ID: "approval", Name: "genehmigung", Kind: bot.OneOf, Choices: []bot.OptionChoice{
				{ID: string(council.ApprovedByPeriod), Name: "frist"}, {ID: string(council.ApprovedByMeeting), Name: "sitzung"}}},
			{ID: "seats", Name: "sitze", Kind: bot.Number, Max: 500},
			{ID: "cadence", Name: "turnus", Kind: bot.Duration},
			{ID: "figures", Name: "zwischenstand", Kind: bot.YesNo},
			{ID: "secret_from", Name: "geheim-ab", Kind: bot.Number, Max: 99},
			{ID: "resolution", Name: "beschluss", Kind: bot.Text},
			{ID: "from", Name: "ab", Kind: bot.Date},
		},
	},
	may: ruling, shows: true, seen: everyone, do: rule,
}}

// Whether recused seats count among the members that a majority is counted of.
const (
	recusedCount = "recused_count"
	recusedOut   = "recused_out"
)

func lands() []bot.OptionChoice {
	var choices []bot.OptionChoice
	for _, land := range when.Lands() {
		choices = append(choices, bot.OptionChoice{ID: strings.ToLower(land), Name: strings.ToLower(land)})
	}
	return choices
}

// foundedCouncil is the council that a new body joins: the channel's or the team's; the team's first council has
// an id made of the team, so that two people founding at once found the same one.
func foundedCouncil(c *call) (string, error) {
	if c.event.Channel.Direct {
		return "", refuse("refusal.found_in_channel") // nobody may there, so this comes before who asks
	}
	if c.Choice("council") == "new" {
		return newID(), nil
	}
	if c.at.council != "" {
		return c.at.council, nil
	}
	if len(c.at.councils) > 0 {
		return c.councilAbove()
	}
	return uuid.NewSHA1(uuid.NameSpaceURL, []byte(c.event.Channel.Platform+" "+c.event.Channel.Team)).String(), nil
}

// councilAbove is the one of the team's councils in which the body above is; without one it cannot be told.
func (c *call) councilAbove() (string, error) {
	var fit, names []string
	for _, id := range c.at.councils {
		err := c.bot.Store.View(c.ctx, id, func(tx store.Tx) error {
			one, err := records.Councils.Get(tx, "council")
			names = append(names, one.Name)
			if _, unknown := bodyNamed(tx, c.Text("above"), anyBody); unknown == nil {
				fit = append(fit, id)
			}
			return err
		})
		if err != nil {
			return "", err
		}
	}
	if len(fit) != 1 {
		slices.Sort(names)
		return "", refuse("refusal.which_council", "councils", c.And(names))
	}
	return fit[0], nil
}

func found(c *call) (bot.Reply, error) {
	channel := council.Channel{Platform: c.event.Channel.Platform, ID: c.event.Channel.ID, Team: c.event.Channel.Team}
	if c.at.organization != "" {
		body, err := records.Organizations.Get(c.tx, c.at.organization)
		if errors.Is(err, store.ErrNotFound) { // another council's, with rat:neu
			return bot.Reply{}, refuse("refusal.channel_taken_elsewhere")
		}
		if err != nil {
			return bot.Reply{}, err
		}
		return bot.Reply{}, refuse("refusal.channel_taken", "body", body.Name)
	}
	if bound, err := records.Behind(c.tx, records.Channels, channel.Text()); err != nil || len(bound) > 0 {
		if err == nil {
			err = refuse("refusal.channel_taken_elsewhere")
		}
		return bot.Reply{}, err
	}
	template := council.Template(c.Choice("template"))
	body := council.Organization{
		ID: newID(), Template: template, Name: c.Text("name"), Code: c.Text("code"),
		Mandate: c.Text("mandate"), Resolution: c.Text("resolution"),
		Channels: []council.Channel{channel}, Founded: c.now.UTC(), Language: string(c.typedLanguage()),
	}
	if c.person.Language == "" {
		c.Printer = text.For(text.Language(body.Language)) // as it goes on here
	}
	if body.Name == "" {
		body.Name = bot.ChoiceLabel(c.Printer, string(template))
	}
	if err := c.distinguish(&body); err != nil {
		return bot.Reply{}, err
	}
	if above := c.Text("above"); above != "" {
		parent, err := bodyNamed(c.tx, above, anyBody)
		if err != nil {
			return bot.Reply{}, err
		}
		body.SubOrganizationOf = parent.ID
	}
	rules := council.TemplateRules(template)
	rules.From = c.today()
	strict, err := c.strict(body)
	if err != nil {
		return bot.Reply{}, err
	}
	rules.Provisional = strict
	body.SetRules(rules)
	if err := c.join(body); err != nil {
		return bot.Reply{}, err
	}
	if err := records.Organizations.Put(c.tx, body); err != nil {
		return bot.Reply{}, err
	}
	if err := scheduleDigest(c.tx, body.ID, c.council.Land, c.now); err != nil {
		return bot.Reply{}, err
	}
	c.touched(body.ID)
	lines := []text.Markup{c.Say("council.founded", "body", body.Name, "template", bot.ChoiceLabel(c.Printer, string(template)),
		"rules", c.rulesText(rules))}
	if !body.Private() && c.bot.limits(channel.Platform).Ceiling < bot.Internal {
		lines = append(lines, c.Say("council.founded_public", "platform", platformName(channel.Platform),
			"line", text.Code(c.typed("gremium verbinden"))))
	}
	return bot.Reply{Message: &bot.Message{
		Tone: bot.Good, Title: body.Name, Text: text.Join(lines, "\n\n"),
		Buttons: []bot.Button{
			{Label: c.Plain("button.add_member"), Line: "/mitglied neu", Fill: true, Style: bot.Primary},
			{Label: c.Plain("button.rules"), Line: "/gremium regeln"},
			{Label: c.Plain("button.help"), Line: "/gremium hilfe"},
		},
	}}, nil
}

// typedLanguage is the language of the command's name as it was typed: what a new body speaks. The chat client's own
// says little: many servers set English for everyone.
func (c *call) typedLanguage() text.Language {
	if c.bot.typedEnglish(c.event.Line) {
		return text.English
	}
	return text.German
}

// distinguish gives a new body a code, and refuses a name or code that another body of the council has.
func (c *call) distinguish(body *council.Organization) error {
	taken := map[string]bool{}
	for o, err := range records.Organizations.List(c.tx, store.Range{}) {
		if err != nil {
			return err
		}
		if records.NameKey(o.Name) == records.NameKey(body.Name) {
			return refuse("refusal.name_taken", "name", body.Name)
		}
		taken[strings.ToLower(o.Code)] = true
	}
	if body.Code != "" {
		if taken[strings.ToLower(body.Code)] {
			return refuse("refusal.code_taken", "code", body.Code)
		}
		return nil
	}
	short := cmp.Or(council.ShortName(body.Name), "G") // a name may have neither letters nor digits
	body.Code = short
	for n := 2; taken[strings.ToLower(body.Code)]; n++ {
		body.Code = short + strconv.Itoa(n)
	}
	return nil
}

// join stores the council if it is new, and that the team and the channel belong to it.
func (c *call) join(body council.Organization) error {
	if c.council.ID == "" {
		c.council = council.Council{ID: c.tx.Council(), Name: body.Name}
	}
	if land := c.Choice("land"); land != "" {
		c.council.Land = strings.ToUpper(land)
	}
	return c.bind(body)
}

// bind stores that the team and the channel belong to the council and the body.
func (c *call) bind(body council.Organization) error {
	channel := c.event.Channel
	team := channel.Platform + " " + channel.Team
	if !slices.Contains(c.council.Teams, team) {
		c.council.Teams = append(c.council.Teams, team)
	}
	if err := records.Councils.Put(c.tx, c.council); err != nil {
		return err
	}
	if err := records.Teams.Put(c.tx, records.Door{From: team, Council: c.tx.Council()}); err != nil {
		return err
	}
	err := records.Channels.Put(c.tx, records.Door{
		From: channel.Platform + " " + channel.ID, Council: c.tx.Council(), Organization: body.ID,
	})
	if errors.Is(err, store.ErrExists) {
		return refuse("refusal.channel_taken_elsewhere")
	}
	return err
}

// bodyNamed finds a body by its code or name. A refusal lists those that the asker may know of.
func bodyNamed(tx store.Tx, name string, known func(council.Organization) bool) (council.Organization, error) {
	body, err := records.Organizations.One(tx, "code", strings.ToLower(name))
	if !errors.Is(err, store.ErrNotFound) {
		return body, err
	}
	var names []string
	for o, err := range records.Organizations.List(tx, store.Range{}) {
		if err != nil {
			return o, err
		}
		if records.NameKey(o.Name) == records.NameKey(name) {
			return o, nil
		}
		if known(o) {
			names = append(names, o.Name+" ("+o.Code+")")
		}
	}
	if len(names) == 0 {
		return body, refuse("refusal.no_body_yet", "name", name)
	}
	return body, refuse("refusal.no_body", "name", name, "bodies", strings.Join(names, ", "))
}

// anyBody: who administers the chat server may know of every body.
func anyBody(council.Organization) bool { return true }

// rule shows the rules of procedure, or changes them.
func rule(c *call) (bot.Reply, error) {
	if !c.Any() {
		return c.showRules(), nil
	}
	from := c.today()
	if t := c.Time("from"); !t.IsZero() {
		from = council.DayOf(t)
	}
	if from < c.today() {
		return bot.Reply{}, refuse("refusal.rules_backdated")
	}
	rules := c.body.RulesOn(from)
	if err := c.adoptable(rules); err != nil {
		return bot.Reply{}, err
	}
	if preset := c.Choice("preset"); preset != "" {
		old := rules
		rules = council.PresetRules(council.Preset(preset))
		rules.Seats, rules.Cadence, rules.Provisional = old.Seats, old.Cadence, old.Provisional
	}
	c.amend(&rules)
	rules.From = from
	rules.Resolution = c.Text("resolution")
	rules.Provisional = rules.Provisional && rules.Resolution == ""
	replaced := slices.DeleteFunc(c.rulesAhead(), func(r council.Rules) bool { return r.From < from })
	c.body.SetRules(rules)
	if err := records.Organizations.Put(c.tx, c.body); err != nil {
		return bot.Reply{}, err
	}
	if err := c.rescheduleMeetings(); err != nil {
		return bot.Reply{}, err
	}
	c.touched(c.body.ID)
	// The change is told in the channel, with the person who made it; it stands in the next minutes, too.
	key := "rules " + c.body.ID + " " + store.Stamp(c.now)
	if err := c.announce(key, cardOf("rules", c.body.ID, "by", c.event.From.Name, "from", string(rules.From)), c.body.ID); err != nil {
		return bot.Reply{}, err
	}
	lines := []text.Markup{c.Say("council.rules_changed", "from", c.Date(rules.From.Time()))}
	for _, r := range replaced {
		lines = append(lines, c.Say("council.rules_replaced", "from", c.Date(r.From.Time())))
	}
	return bot.Reply{Message: &bot.Message{
		Tone: bot.Good, Title: c.Plain("council.rules_of", "body", c.body.Name),
		Text: text.Join(append(lines, c.rulesText(rules)), "\n\n"),
	}}, nil
}

// rescheduleMeetings makes the jobs of the body's coming meetings anew, for other periods now hold.
func (c *call) rescheduleMeetings() error {
	meetings, err := records.MeetingsOf(c.tx, c.body.ID, c.now, zeroTime, 0)
	if err != nil {
		return err
	}
	for _, m := range meetings {
		if m.Organization != c.body.ID || !m.Upcoming(c.now) {
			continue
		}
		if err := scheduleMeeting(c.tx, m, c.body, c.now); err != nil {
			return err
		}
	}
	return nil
}

// showRules shows the rules of today and those that come.
func (c *call) showRules() bot.Reply {
	parts := []text.Markup{c.rulesText(c.rules())}
	for _, r := range c.rulesAhead() {
		parts = append(parts, c.Say("council.rules_ahead", "from", c.Date(r.From.Time())), c.rulesText(r))
	}
	return bot.Reply{Message: &bot.Message{
		Title: c.Plain("council.rules_of", "body", c.body.Name), Text: text.Join(parts, "\n\n"),
		Buttons: c.offer("gremium regeln", bot.Button{Label: c.Plain("button.change_rules"), Line: "/gremium regeln", Fill: true}),
	}}
}

// rulesAhead are the rules that are to come into force after today.
func (c *call) rulesAhead() []council.Rules {
	return slices.DeleteFunc(slices.Clone(c.body.Rules), func(r council.Rules) bool { return r.From <= c.today() })
}

// strict says whether a body's rules need a decision to be adopted or changed: prevention councils, executive
// staffs, and what such a staff governs.
func (c *call) strict(body council.Organization) (bool, error) {
	above, err := governing(c.tx, body)
	return above.Template == council.PreventionCouncil || above.Template == council.ExecutiveStaff, err
}

// adoptable refuses a change of adopted rules of a prevention council without the decision that makes it. Rules
// are provisional until the constituting meeting has adopted them. Source: product.md, "Who may".
func (c *call) adoptable(rules council.Rules) error {
	strict, err := c.strict(c.body)
	if err != nil {
		return err
	}
	if strict && !rules.Provisional && !c.Has("resolution") {
		return refuse("refusal.rules_adopted")
	}
	return nil
}

// amend changes what was given.
func (c *call) amend(r *council.Rules) {
	if v := c.Choice("quorum"); v != "" {
		r.Quorum = council.QuorumRule(v)
	}
	if v := c.Choice("majority"); v != "" {
		r.Majority = council.MajorityRule(v)
	}
	if v := c.Choice("base"); v != "" {
		r.Base = council.Base(v)
	}
	if v := c.Choice("recused"); v != "" {
		r.ExcludeRecused = v == recusedOut
	}
	if v := c.Choice("tie"); v != "" {
		r.Tie = council.Tie(v)
	}
	if v := c.Choice("counting"); v != "" {
		r.Counting = council.NoticeCounting(v)
	}
	if v := c.Choice("approval"); v != "" {
		r.Approval = council.Approval(v)
	}
	if v := c.Duration("cadence"); v > 0 {
		r.Cadence = max(1, int(v.Hours()/24))
	}
	if c.Has("figures") {
		r.ShowFigures = c.Yes("figures")
	}
	if n, ok := c.Int("secret_from"); ok {
		r.SecretFrom = max(council.LeastSecret, n)
	}
	for id, field := range map[string]*int{
		"notice": &r.Notice, "deadline": &r.AgendaDeadline, "objection": &r.Objection, "seats": &r.Seats,
	} {
		if n, ok := c.Int(id); ok {
			*field = n
		}
	}
}

// rulesText prints rules as a list.
func (c *call) rulesText(r council.Rules) text.Markup { return rulesText(c.Printer, r) }

func rulesText(p text.Printer, r council.Rules) text.Markup {
	line := func(key string, pairs ...any) text.Markup { return "- " + p.Say("rules."+key, pairs...) }
	choice := func(prefix, id string) string { return p.Plain("rules." + prefix + "_" + id) }
	lines := []text.Markup{
		line("preset", "preset", p.Plain("choice."+string(r.Preset))),
		line("quorum", "quorum", choice("quorum", string(r.Quorum))),
		line("majority", "majority", choice("majority", string(r.Majority)), "base", choice("base", string(r.Base))),
		line("tie", "tie", choice("tie", string(r.Tie))),
		line("notice", "count", r.Notice, "counting", choice("counting", string(r.Counting))),
		line("deadline", "count", r.AgendaDeadline),
		line("objection", "count", r.Objection),
		line("approval", "approval", choice("approval", string(r.Approval))),
	}
	if r.ExcludeRecused {
		lines = append(lines, line("recused_out"))
	}
	if r.Seats > 0 {
		lines = append(lines, line("seats", "count", r.Seats))
	}
	if r.Cadence > 0 {
		lines = append(lines, line("cadence", "count", r.Cadence))
	}
	if r.ShowFigures {
		lines = append(lines, line("figures"))
	}
	if r.SecretFrom > 0 {
		lines = append(lines, line("secret_from", "count", r.SecretFrom))
	}
	if r.Resolution != "" {
		lines = append(lines, line("resolution", "resolution", r.Resolution))
	}
	if r.Provisional {
		lines = append(lines, line("provisional"))
	}
	return text.Join(lines, "\n")
}
