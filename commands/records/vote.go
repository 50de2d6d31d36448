package records

import (
	"fmt"
	"iter"
	"strconv"
	"strings"

	"gremium/commands/council"
	"gremium/store"
)

// Votes, under their number. By the meeting in which they were held, those apart that were taken back; by body and opening.
var Votes = store.Table[council.Vote]{
	Name: "votes", Key: func(v council.Vote) string { return store.Padded(v.Number) },
	Memo: store.NewMemo[council.Vote](),
	Indexes: []store.Index[council.Vote]{
		{Name: "meeting", Values: func(v council.Vote) []string {
			if !v.Withdrawn.IsZero() {
				return nil
			}
			return some(v.Meeting)
		}},
		{Name: "organization", Values: func(v council.Vote) []string { return []string{v.Organization + " " + store.Stamp(v.Opened)} }},
		{Name: "running", Values: running},
	},
}

// Vote returns the vote of an id ("V3"). The error wraps store.ErrNotFound.
func Vote(tx store.Tx, id string) (council.Vote, error) {
	number, _ := strconv.Atoi(strings.TrimPrefix(id, "V"))
	return Votes.Get(tx, store.Padded(number))
}

// VotesIn returns the votes of a meeting that count, by number.
func VotesIn(tx store.Tx, meeting string) ([]council.Vote, error) {
	return collect(Votes.By(tx, "meeting", store.Exactly(meeting)))
}

// VotesOf returns the newest votes of a body, those that were taken back too, at most limit; 0 for all.
func VotesOf(tx store.Tx, organization string, limit int) ([]council.Vote, error) {
	return collect(Votes.By(tx, "organization", store.Range{Prefix: organization + " ", Reverse: true, Limit: limit}))
}

// Resolutions under body, year and number: the register. By the meeting they came from, by what is still to be carried
// out, and by words.
var Resolutions = store.Table[council.Resolution]{
	Name: "resolutions", Key: ResolutionKey,
	Indexes: []store.Index[council.Resolution]{
		{Name: "meeting", Values: func(r council.Resolution) []string {
			if !r.Withdrawn.IsZero() {
				return nil
			}
			return some(r.Meeting)
		}},
		{Name: "pending", Values: func(r council.Resolution) []string {
			if !r.Withdrawn.IsZero() || r.State() == council.ResolutionDone {
				return nil
			}
			return []string{ResolutionKey(r)}
		}},
		{Name: "words", Values: func(r council.Resolution) []string {
			return WordValues(r.Organization, string(r.Day)+" "+store.Padded(r.Number), r.Text, r.Source)
		}},
	},
}

// ResolutionKey orders the resolutions of a body by year and number.
func ResolutionKey(r council.Resolution) string {
	return fmt.Sprintf("%s %04d %s", r.Organization, r.Year, store.Padded(r.Number))
}

// Resolution returns the resolution of a body with an id ("B2027-04"). The error wraps store.ErrNotFound.
func Resolution(tx store.Tx, organization, id string) (council.Resolution, error) {
	head, tail, _ := strings.Cut(strings.TrimPrefix(id, "B"), "-")
	year, _ := strconv.Atoi(head)
	number, _ := strconv.Atoi(tail)
	return Resolutions.Get(tx, ResolutionKey(council.Resolution{Organization: organization, Year: year, Number: number}))
}

// ResolutionsOf returns the resolutions of a meeting that count, by body, year and number.
func ResolutionsOf(tx store.Tx, meeting string) ([]council.Resolution, error) {
	return collect(Resolutions.By(tx, "meeting", store.Exactly(meeting)))
}

// Register returns a part of a body's register, newest first, at most limit: of one year, or of all with 0; only what is not
// done yet, or everything.
func Register(tx store.Tx, organization string, year int, pending bool, limit int) ([]council.Resolution, error) {
	r, index := store.Range{Prefix: registerOf(organization, year), Reverse: true, Limit: limit}, ""
	if pending {
		index = "pending"
	}
	return collect(Resolutions.By(tx, index, r))
}

// Volume yields a body's register of a year, newest first.
func Volume(tx store.Tx, organization string, year int) iter.Seq2[council.Resolution, error] {
	return Resolutions.List(tx, store.Range{Prefix: registerOf(organization, year), Reverse: true})
}

// registerOf is how the keys of a body's resolutions begin: of one year, or of all with 0.
func registerOf(organization string, year int) string {
	if year == 0 {
		return organization + " "
	}
	return fmt.Sprintf("%s %04d ", organization, year)
}

// RegisterPage returns a page of a body's whole register, newest first: of one year, or of all with 0. Pages count from 1; a
// page behind the last one is the last. Size is how many there are in all. As numbers have no gaps, it counts by the last number
// of each year, and reads no other page.
func RegisterPage(tx store.Tx, organization string, year, page, perPage int) (shown []council.Resolution, size int, err error) {
	prefix := registerOf(organization, year)
	type volume struct{ year, last int }
	var volumes []volume
	for r := (store.Range{Prefix: prefix, Reverse: true, Limit: 1}); ; {
		newest, err := collect(Resolutions.List(tx, r))
		if err != nil {
			return nil, 0, err
		}
		if len(newest) == 0 {
			break
		}
		volumes = append(volumes, volume{newest[0].Year, newest[0].Number})
		size += newest[0].Number
		r.To = registerOf(organization, newest[0].Year)
	}
	before := perPage * (max(1, min(page, (size+perPage-1)/perPage)) - 1) // resolutions that are newer than the page
	for _, v := range volumes {
		if before >= v.last {
			before -= v.last
			continue
		}
		first := ResolutionKey(council.Resolution{Organization: organization, Year: v.year, Number: v.last - before})
		shown, err = collect(Resolutions.List(tx, store.Range{Prefix: prefix, To: first + "\x01", Reverse: true, Limit: perPage}))
		break
	}
	return shown, size, err
}

// Newest returns the newest resolutions of a body, at most limit.
func Newest(tx store.Tx, organization string, limit int) ([]council.Resolution, error) {
	return collect(Resolutions.List(tx, store.Range{Prefix: organization + " ", Reverse: true, Limit: limit}))
}
