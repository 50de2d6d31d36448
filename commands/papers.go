package commands

import (
	"context"
	"sync"

	"gremium/bot"
	"gremium/commands/document"
)

// Papers as files. They are made after the transaction, by whoever delivers or answers.

// formatChoices are the forms in which papers are handed out.
var formatChoices = []bot.OptionChoice{{ID: "pdf", Name: "pdf"}, {ID: "odt", Name: "odt", Aliases: []string{"word"}},
	{ID: "md", Name: "md", Aliases: []string{"markdown"}}, {ID: "csv", Name: "csv", Aliases: []string{"excel"}}}

// makers make the files of a paper, by format.
var makers = map[string]struct {
	media string
	make  func(document.Document) ([]byte, error)
}{
	"pdf": {"application/pdf", document.PDF},
	"odt": {"application/vnd.oasis.opendocument.text", document.ODT},
	"md":  {"text/markdown; charset=utf-8", document.Markdown},
}

// documentFile is a paper as a file. Sum names its content.
func (b *Bot) documentFile(name, format, sum string, paper func() document.Document) bot.File {
	maker := makers[format]
	return bot.File{
		Name: name, Type: maker.media, Sum: sum,
		Open: func(context.Context) ([]byte, error) {
			return b.shelf.get(sum, func() ([]byte, error) { return maker.make(paper()) })
		},
	}
}

// shelf keeps the papers that were made last by their sums: an invitation goes to many, and a card is edited often.
type shelf struct {
	mu    sync.Mutex
	made  map[string][]byte
	order []string // of sums, the oldest first
}

// mostShelved is how many papers are kept.
const mostShelved = 16

func (s *shelf) get(sum string, make func() ([]byte, error)) ([]byte, error) {
	s.mu.Lock()
	content, ok := s.made[sum]
	s.mu.Unlock()
	if ok {
		return content, nil
	}
	content, err := make() // two who ask at once make the same
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, ok := s.made[sum]; ok {
		return content, nil
	}
	if s.made == nil {
		s.made = map[string][]byte{}
	}
	if len(s.order) == mostShelved {
		delete(s.made, s.order[0])
		s.order = s.order[1:]
	}
	s.made[sum], s.order = content, append(s.order, sum)
	return content, nil
}
