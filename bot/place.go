package bot

import (
	"regexp"
	"strconv"
)

// Place is an agenda item by the number that people see in the agenda, which counts within its public or its non-public
// part. Source: rules.md, numbering.
type Place struct {
	Number int
	Part   Part
}

// Part is a part of an agenda.
type Part string

// The parts.
const (
	EitherPart    Part = "" // the number stood alone
	PublicPart    Part = "public"
	NonPublicPart Part = "non_public"
)

// place is a folded place: "3", "top 3", "oe 3", "noe1", in English "p 3" and "np 1".
var place = regexp.MustCompile(`^(?:top|item)?\.? ?(?:(oe|p)|(noe|np))?\.? ?([1-9][0-9]{0,2})\.?$`)

// mostPlaceWords is how many words a place has: "TOP NÖ 1".
const mostPlaceWords = 3

// ReadPlace understands the number of an agenda item as people write it: 3, TOP 3, Ö 3, NÖ 1.
func ReadPlace(typed string) (Place, bool) {
	m := place.FindStringSubmatch(Fold(oneLine(typed)))
	if m == nil {
		return Place{}, false
	}
	number, _ := strconv.Atoi(m[3])
	switch {
	case m[1] != "":
		return Place{number, PublicPart}, true
	case m[2] != "":
		return Place{number, NonPublicPart}, true
	}
	return Place{number, EitherPart}, true
}

// leadingPlace is how many leading words are a place; one in quotes is a text.
func (p *parser) leadingPlace(words []word) int {
	for n := min(len(words), mostPlaceWords); n > 0; n-- {
		if words[0].quoted || words[n-1].quoted && n > 1 {
			continue
		}
		if _, ok := ReadPlace(p.joined(words[:n])); ok {
			return n
		}
	}
	return 0
}
