package discord

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"

	"gremium/bot"
)

// A custom id is what a button carries: 100 characters. It says what the press means without any memory of ours:
//
//	A<flags>.<until>.<council>.<line>    a command (press); what is too long for it is kept by the core, and in the
//	                                     place of the line stands its name
//	M.<council>.<name>                   an open form: the modal itself
//	W, L, D.<council>.<name>             go on with a form, later, or be done with it (steps.go)
//
// Numbers are in base 36, a council that is a UUID in base64. Discord keeps custom ids from the hands of people:
// whatever comes back we have made, if not with this version. What cannot be read is refused all the same.

// maxCustom is the longest custom id, and the longest value of a menu's choice.
const maxCustom = 100

// press is the command of a button.
type press struct {
	Line    string `json:"l"`
	Council string `json:"c,omitempty"`
	Fill    bool   `json:"f,omitempty"`
	// Reply marks a button of a reply: its answer takes the reply's place.
	Reply bool  `json:"r,omitempty"`
	Until int64 `json:"u,omitempty"` // Unix seconds
}

// The flags of a press. The rest of the number tells apart those that are otherwise equal: no two components of a
// message may have the same custom id.
const (
	flagFill = 1 << iota
	flagReply
	flagKept
	flagsEnd
)

var errCustom = errors.New("discord: not a custom id of ours")

// pressID writes a press as a custom id that none of the others of its message equals. What has no room is kept until
// a time, zero for a year at least.
func (p *Platform) pressID(ctx context.Context, b press, until time.Time, others map[string]bool) (string, error) {
	flags := 0
	if b.Fill {
		flags |= flagFill
	}
	if b.Reply {
		flags |= flagReply
	}
	end := ""
	if b.Until != 0 {
		end = strconv.FormatInt(b.Until, 36)
	}
	council, known := packCouncil(b.Council)
	if !known {
		return "", errors.New("discord: the council's id is too long for a button")
	}
	last := b.Line
	write := func() string {
		return "A" + strconv.FormatInt(int64(flags), 36) + "." + end + "." + council + "." + last
	}
	if units(write()) > maxCustom-2 || strings.TrimSpace(b.Line) != b.Line || b.Line == "" || bot.Clean(b.Line) != b.Line || strings.Contains(b.Line, "\n") {
		payload, err := json.Marshal(b)
		if err != nil {
			return "", err
		}
		if last, err = p.keep(ctx, b.Council, payload, until); err != nil {
			return "", err
		}
		flags |= flagKept
	}
	id := write()
	for others[id] {
		flags += flagsEnd
		id = write()
	}
	others[id] = true
	return id, nil
}

// readPress reads the custom id of a button. The error is errCustom for what is none of ours, and wraps bot.ErrGone
// when it is too old.
func (p *Platform) readPress(ctx context.Context, run *running, id string) (press, error) {
	b, name, err := parsePress(id)
	if err != nil || name == "" {
		return b, err
	}
	payload, err := run.core.Kept(ctx, b.Council, name)
	if err != nil {
		return press{}, err
	}
	var kept press
	if json.Unmarshal(payload, &kept) != nil || kept.Line == "" {
		return press{}, errCustom
	}
	return kept, nil
}

// parsePress reads what stands in a custom id; name is that of the kept rest, "" for none.
func parsePress(id string) (b press, name string, err error) {
	rest, ok := strings.CutPrefix(id, "A")
	parts := strings.SplitN(rest, ".", 4)
	if !ok || len(parts) != 4 || parts[3] == "" || len(id) > 4*maxCustom || !utf8.ValidString(id) {
		return press{}, "", errCustom
	}
	flags, err1 := strconv.ParseUint(parts[0], 36, 16)
	council, err2 := unpackCouncil(parts[2])
	if err := errors.Join(err1, err2); err != nil {
		return press{}, "", errCustom
	}
	b = press{Council: council, Fill: flags&flagFill != 0, Reply: flags&flagReply != 0}
	if parts[1] != "" {
		if b.Until, err = strconv.ParseInt(parts[1], 36, 64); err != nil {
			return press{}, "", errCustom
		}
	}
	if flags&flagKept != 0 {
		return b, parts[3], nil
	}
	b.Line = parts[3]
	return b, "", nil
}

// The kinds of custom ids that belong to forms.
const (
	formModal = "M"
	formOpen  = "W"
	formLater = "L"
	formDone  = "D"
)

// formID writes the custom id of a form's modal or button.
func formID(kind, council, name string) (string, error) {
	packed, ok := packCouncil(council)
	if !ok {
		return "", errors.New("discord: the council's id is too long for a form")
	}
	return kind + "." + packed + "." + name, nil
}

// parseForm reads it.
func parseForm(id string) (kind, council, name string, err error) {
	parts := strings.Split(id, ".")
	if len(parts) != 3 || len(parts[0]) != 1 || !strings.Contains(formModal+formOpen+formLater+formDone, parts[0]) || parts[2] == "" {
		return "", "", "", errCustom
	}
	if council, err = unpackCouncil(parts[1]); err != nil {
		return "", "", "", err
	}
	return parts[0], council, parts[2], nil
}

// packCouncil writes a council's id in few characters; ok is false when they are too many.
func packCouncil(id string) (packed string, ok bool) {
	if u, err := uuid.Parse(id); err == nil && u.String() == id {
		return base64.RawURLEncoding.EncodeToString(u[:]), true
	}
	if id == "" {
		return "", true
	}
	packed = "=" + id
	return packed, units(packed) <= 40 && !strings.Contains(id, ".") && bot.Clean(id) == id && !strings.Contains(id, "\n")
}

func unpackCouncil(packed string) (string, error) {
	if packed == "" {
		return "", nil
	}
	if id, plain := strings.CutPrefix(packed, "="); plain {
		return id, nil
	}
	raw, err := base64.RawURLEncoding.Strict().DecodeString(packed)
	if err != nil || len(raw) != 16 {
		return "", errCustom
	}
	return uuid.UUID(raw).String(), nil
}

// errNoCore is returned while no core is attached: what a button or form needs cannot be kept. It is temporary.
var errNoCore = errors.New("discord: not running")

// keep has the core keep a payload.
func (p *Platform) keep(ctx context.Context, council string, payload []byte, until time.Time) (string, error) {
	run := p.running.Load()
	if run == nil {
		return "", errNoCore
	}
	return run.core.Keep(ctx, council, payload, until)
}

// isStep says whether a message is a step of a form: with buttons to open it again or to send it.
func isStep(m *message) bool {
	for _, row := range messageRows(m) {
		for _, c := range row.Components {
			if _, _, _, err := parseForm(c.CustomID); err == nil {
				return true
			}
		}
	}
	return false
}

// isPassing says whether a message is a reply or a step of a form, so that the next answer may take its place.
func isPassing(m *message) bool {
	if m == nil {
		return false
	}
	if m.Flags&flagEphemeral != 0 || isStep(m) {
		return true
	}
	for _, row := range m.Components {
		for _, c := range row.Components {
			if b, _, err := parsePress(c.CustomID); err == nil && b.Reply {
				return true
			}
			for _, o := range c.Options {
				if b, _, err := parsePress(o.Value); err == nil && b.Reply {
					return true
				}
			}
		}
	}
	return false
}
