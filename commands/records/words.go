package records

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"gremium/store"
)

// Search by words: a table that can be searched has an index "words", whose values are made by WordValues. What is looked
// for is found in it by leaps from entry to entry, so that the cost grows with what is found, never with what is stored.

// How long a text is looked at for its words. Source: our proposal; a title has ten, a note rarely fifty.
const (
	mostWords   = 100 // words of a text
	longestWord = 40  // bytes of a word; what is longer is cut
)

// folded writes out what people spell in two ways.
var folded = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "a\u0308", "ae", "o\u0308", "oe", "u\u0308", "ue", "ß", "ss", "ı", "i")

// Words are the different words of a text as they are looked up, in their order: lower case, ä as ae, ß as ss, without
// accents, of at least two letters or digits, at most a hundred.
func Words(text string) []string {
	var words []string
	plain := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(folded.Replace(strings.ToLower(text))))
	for word := range strings.FieldsFuncSeq(plain, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if len(word) > longestWord {
			word = strings.ToValidUTF8(word[:longestWord], "")
		}
		if len(word) < 2 || slices.Contains(words, word) {
			continue
		}
		if words = append(words, word); len(words) == mostWords {
			break
		}
	}
	return words
}

// WordValues are the values of an index "words" for a document: the words of its texts within a scope, such as a body's id,
// each with what orders the documents: different and of equal length in all, such as a padded number.
func WordValues(scope, order string, texts ...string) []string {
	var values []string
	for _, word := range Words(strings.Join(texts, "\n")) {
		values = append(values, scope+" "+word+" "+order)
	}
	return values
}

// The limits of one search.
const (
	mostSought  = 8    // words that are looked for
	mostSpelled = 12   // words of the index that begin like one of them
	mostLooks   = 8000 // rows of the index that are read
	leapCost    = 8    // rows that could be read one after the other while one is looked up

	fewAhead, mostAhead = 2, 64 // rows that are read at a time

	pastWord     = "!" // sorts behind the blank that ends a word, before every letter and digit
	pastAllOrder = "~" // sorts behind every order
)

// Orders are those from From up to, but without, To; "" is open.
type Orders struct{ From, To string }

// DaysOf are the orders of a year where they begin with a day.
func DaysOf(year int) Orders {
	return Orders{fmt.Sprintf("%04d-01-01", year), fmt.Sprintf("%04d-01-01", year+1)}
}

// StampsOf are the orders of a year, as it is counted in a zone, where they begin with an instant.
func StampsOf(year int, in *time.Location) Orders {
	return Orders{store.Stamp(time.Date(year, 1, 1, 0, 0, 0, 0, in)), store.Stamp(time.Date(year+1, 1, 1, 0, 0, 0, 0, in))}
}

// ErrFrequent ends a search that has read too many rows: there may be more to find.
var ErrFrequent = errors.New("records: words that are all frequent and hardly ever meet")

// Search yields the documents of a scope whose texts have all of the words, or words that begin so (of very many such the
// first few in the alphabet), greatest order first. Each is found and read when it is asked for: who needs ten pays for ten. It
// ends with ErrFrequent after mostLooks rows.
func Search[T any](tx store.Tx, table store.Table[T], scope string, words []string, within Orders) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var none T
		s := seeker{tx: tx, layout: table.Layout(), scope: scope + " "}
		var all [][]*spelling
		for _, word := range words[:min(mostSought, len(words))] {
			sp, err := s.spellings(word)
			if err != nil {
				yield(none, err)
			}
			if err != nil || len(sp) == 0 {
				return
			}
			all = append(all, sp)
		}
		if len(all) == 0 {
			return
		}
		for row, err := range s.meet(all, within) {
			v := none
			if err == nil {
				v, err = table.Get(tx, row.Key)
			}
			if !yield(v, err) || err != nil {
				return
			}
		}
	}
}

// seeker looks things up in an index "words".
type seeker struct {
	tx     store.Tx
	layout store.Layout
	scope  string
	looks  int // rows that were read
}

// spelling is a word of the index, and how far its rows have been read: from the greatest order downwards.
type spelling struct {
	prefix string // of the values of its rows: scope, word, blank
	ahead  []store.Row
	batch  int  // how many were read last
	used   int  // how often one of them was looked at
	ended  bool // there are no more than those ahead
}

// spellings finds the words of the index that begin like a word; the word itself, if it is there, is the first.
func (s *seeker) spellings(word string) ([]*spelling, error) {
	var all []*spelling
	for from := s.scope + word; len(all) < mostSpelled; {
		s.looks += leapCost
		var row store.Row
		for found, err := range s.tx.Scan(s.layout, "words", store.Range{Prefix: s.scope + word, From: from, Limit: 1, Keys: true}) {
			if err != nil {
				return all, err
			}
			row = found
		}
		if row.Key == "" {
			break
		}
		next, _, _ := strings.Cut(row.Value[len(s.scope):], " ")
		all = append(all, &spelling{prefix: s.scope + next + " ", batch: 2 * fewAhead})
		from = s.scope + next + pastWord
	}
	return all, nil
}

// upTo is the row of one of some words with the greatest order that is not above one.
func (s *seeker) upTo(words []*spelling, order string) (best store.Row, at string, err error) {
	for _, word := range words {
		row, ok, err := s.reach(word, order)
		if err != nil {
			return best, "", err
		}
		if ok && row.Value[len(word.prefix):] > at {
			best, at = row, row.Value[len(word.prefix):]
		}
	}
	return best, at, nil
}

// reach is the row of a word with the greatest order that is not above one, which is never above the one asked for before. It
// goes there row by row or by a leap: where the rows that were read ahead were of use, more are read the next time.
func (s *seeker) reach(w *spelling, order string) (row store.Row, ok bool, err error) {
	for len(w.ahead) > 0 && w.ahead[0].Value[len(w.prefix):] > order {
		w.ahead = w.ahead[1:]
	}
	if len(w.ahead) == 0 && !w.ended {
		if w.used > 1 {
			w.batch = min(2*w.batch, mostAhead)
		} else {
			w.batch = max(w.batch/2, fewAhead)
		}
		w.ahead, w.used = nil, 0
		r := store.Range{Prefix: w.prefix, To: w.prefix + order + "\x01", Reverse: true, Limit: w.batch, Keys: true}
		for row, err := range s.tx.Scan(s.layout, "words", r) {
			if err != nil {
				return row, false, err
			}
			w.ahead = append(w.ahead, row)
		}
		s.looks += leapCost + len(w.ahead)
		w.ended = len(w.ahead) < w.batch
	}
	if len(w.ahead) == 0 {
		return row, false, nil
	}
	w.used++
	return w.ahead[0], true, nil
}

// meet yields the rows that all of the words have, greatest order first: each word leaps to where another one is.
func (s *seeker) meet(all [][]*spelling, within Orders) iter.Seq2[store.Row, error] {
	return func(yield func(store.Row, error) bool) {
		limit, agreed := cmp.Or(within.To, pastAllOrder), 0
		for i := 0; s.looks < mostLooks; i = (i + 1) % len(all) {
			row, at, err := s.upTo(all[i], limit)
			if err != nil {
				yield(row, err)
				return
			}
			if at == "" || at < within.From {
				return
			}
			if at != limit {
				limit, agreed = at, 0
			}
			if agreed++; agreed < len(all) {
				continue
			}
			if at != within.To && !yield(row, nil) {
				return
			}
			limit, agreed = before(limit), 0
		}
		yield(store.Row{}, ErrFrequent)
	}
}

// before is what sorts right before an order and behind every smaller one of the same length.
func before(order string) string {
	return order[:len(order)-1] + string(order[len(order)-1]-1) + pastAllOrder
}
