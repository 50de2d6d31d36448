package discordtest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
	"golang.org/x/text/language"
	locale "golang.org/x/text/message"
)

// finding is a Problem on its way.
type finding struct {
	at      []string
	message string
	is      any // for alternatives that differ in one value, like the type of a component: the value
	wants   []any
}

// explain says in a few lines what is wrong. Of alternatives, only the one that was most likely meant counts: a schema
// of Discord's can have twenty, and a whole tree of them says nothing.
func explain(e *jsonschema.ValidationError) []Problem {
	var all []Problem
	for _, f := range findings(e) {
		p := Problem{dotted(f.at), f.message}
		if !slices.Contains(all, p) {
			all = append(all, p)
		}
	}
	slices.SortStableFunc(all, func(a, b Problem) int { return strings.Compare(a.Path+a.Message, b.Path+b.Message) })
	return all
}

var english = locale.NewPrinter(language.English)

func findings(e *jsonschema.ValidationError) []finding {
	at := e.InstanceLocation
	switch k := e.ErrorKind.(type) {
	case *kind.AnyOf, *kind.OneOf:
		return likeliest(at, e.Causes)
	case *kind.Required:
		var all []finding
		for _, name := range k.Missing {
			all = append(all, finding{at: under(at, name), message: "is missing"})
		}
		return all
	case *kind.AdditionalProperties:
		var all []finding
		for _, name := range k.Properties {
			all = append(all, finding{at: under(at, name), message: "is not described by Discord here"})
		}
		return all
	case *kind.Const:
		return []finding{{at: at, message: fmt.Sprintf("is %v, must be %v", k.Got, k.Want), is: k.Got, wants: []any{k.Want}}}
	case *kind.Enum:
		return []finding{{at: at, message: fmt.Sprintf("is %v, must be one of %v", k.Got, k.Want), is: k.Got, wants: k.Want}}
	}
	if len(e.Causes) == 0 {
		return []finding{{at: at, message: e.ErrorKind.LocalizedString(english)}}
	}
	var all []finding
	for _, cause := range e.Causes {
		all = append(all, findings(cause)...)
	}
	return all
}

func under(at []string, name string) []string { return append(slices.Clip(at), name) }

// likeliest are the findings of the alternative that was most likely meant: the one with the right type; else the one
// that fails furthest inside, with the fewest findings.
func likeliest(at []string, alternatives []*jsonschema.ValidationError) []finding {
	var best, others []finding
	if some := slices.DeleteFunc(slices.Clone(alternatives), wantsNull); len(some) > 0 {
		alternatives = some // that there could be nothing helps nobody
	}
	for i, alternative := range alternatives {
		found := findings(alternative)
		if wrong := wrongType(at, found); wrong != nil {
			others = append(others, *wrong)
		}
		if i == 0 || better(at, found, best) {
			best = found
		}
	}
	wrong := wrongType(at, best)
	if wrong == nil {
		return best
	}
	var wants []any // no alternative has this type: say which there are
	for _, other := range others {
		wants = append(wants, other.wants...)
	}
	if wrong.is == nil {
		return []finding{*wrong}
	}
	return []finding{{at: wrong.at, message: fmt.Sprintf("is %v, must be one of %v", wrong.is, wants), is: wrong.is, wants: wants}}
}

func wantsNull(e *jsonschema.ValidationError) bool {
	k, ok := e.ErrorKind.(*kind.Type)
	return ok && slices.Equal(k.Want, []string{"null"})
}

// better says whether a is more likely to be what was meant than b.
func better(at []string, a, b []finding) bool {
	wrongA, wrongB := wrongType(at, a) != nil, wrongType(at, b) != nil
	if wrongA != wrongB {
		return wrongB
	}
	if deepA, deepB := depth(a) > len(at), depth(b) > len(at); deepA != deepB {
		return deepA // the other one wants something else than an object or list
	}
	return len(a) < len(b)
}

func depth(all []finding) int {
	most := 0
	for _, f := range all {
		most = max(most, len(f.at))
	}
	return most
}

// wrongType is the finding that says that an object is of another type.
func wrongType(at []string, all []finding) *finding {
	for i, f := range all {
		if len(f.at) == len(at)+1 && slices.Contains([]string{"type", "entity_type"}, f.at[len(at)]) &&
			(f.wants != nil || f.message == "is missing") {
			return &all[i]
		}
	}
	return nil
}

// dotted writes ["data" "components" "0"] as data.components[0].
func dotted(at []string) string {
	var b strings.Builder
	for _, step := range at {
		switch {
		case isNumber(step):
			b.WriteString("[" + step + "]")
		case b.Len() > 0:
			b.WriteString("." + step)
		default:
			b.WriteString(step)
		}
	}
	return b.String()
}
