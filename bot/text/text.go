// Package text is in which language gremium speaks: message catalogs and the formats of dates, numbers and lists.
//
// # Catalogs
//
// Every sentence for people stands in catalog/<topic>.<language>.toml, embedded. German is the default, English
// complete; a third language is a set of files more. A key names its place ("meeting.planned"); a value is a
// text/template over named values:
//
//	[meeting]
//	planned = "Sitzung {{.id}} am {{.when}} angelegt."
//
// A plural has the forms of its language and is chosen by the value named count:
//
//	[meeting.members]
//	one = "{{.count}} Mitglied"
//	other = "{{.count}} Mitglieder"
//
// Values are Markdown (Markup). What is filled in is escaped unless it is Markup already, so that nobody's title
// becomes formatting. Labels, titles and file texts use Plain: nothing is escaped there, and the catalog's value
// is taken as it is.
//
// The test of this package finds missing keys, unused keys and placeholders that differ between languages.
package text

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

// Language is a catalog's language, as a BCP 47 base tag.
type Language string

// The languages that are always there. German is the default.
const (
	German  Language = "de"
	English Language = "en"
)

//go:embed catalog/*.toml
var catalogs embed.FS

// bundle is all catalogs, read once.
var bundle = sync.OnceValue(func() *i18n.Bundle {
	b := i18n.NewBundle(language.German)
	b.RegisterUnmarshalFunc("toml", toml.Unmarshal)
	names, err := fs.Glob(catalogs, "catalog/*.toml")
	if err != nil {
		panic(err)
	}
	for _, name := range names {
		if _, err := b.LoadMessageFileFS(catalogs, name); err != nil {
			panic(fmt.Sprintf("%s: %v", name, err))
		}
	}
	return b
})

// languages are those there are catalogs for, German first.
var languages = sync.OnceValue(func() []Language {
	languages := []Language{German}
	for _, tag := range bundle().LanguageTags() {
		if l := Language(tag.String()); !slices.Contains(languages, l) {
			languages = append(languages, l)
		}
	}
	return languages
})

// printers speak them.
var printers = sync.OnceValue(func() map[Language]Printer {
	printers := map[Language]Printer{}
	for _, l := range languages() {
		printers[l] = Printer{l, i18n.NewLocalizer(bundle(), string(l), string(German))}
	}
	return printers
})

// Languages returns the languages there are catalogs for, German first.
func Languages() []Language { return slices.Clone(languages()) }

// Match returns the catalog's language for a locale such as "de-DE" or "en_US", and false when there is none.
func Match(locale string) (Language, bool) {
	base, _, _ := strings.Cut(strings.ReplaceAll(locale, "_", "-"), "-")
	l := Language(strings.ToLower(base))
	return l, slices.Contains(languages(), l)
}

// Printer speaks one language. The zero Printer speaks German.
type Printer struct {
	language  Language
	localizer *i18n.Localizer
}

// For returns the printer of a language; unknown languages speak German.
func For(l Language) Printer {
	base, _ := Match(string(l))
	if p, ok := printers()[base]; ok {
		return p
	}
	return printers()[German]
}

// Language returns what the printer speaks.
func (p Printer) Language() Language {
	if p.language == "" {
		return German
	}
	return p.language
}

// Say fills in a sentence. Pairs are names and values: Say("item.new", "title", title). Strings are escaped,
// Markup is not, numbers, times, durations and weekdays are formatted.
func (p Printer) Say(key string, pairs ...any) Markup {
	return Markup(p.fill(key, pairs, func(s string) string { return string(Escape(s)) }))
}

// Plain fills in a text that is not Markup: a label, a title, a line of a file. Markup among the values is an
// error of the programmer and panics.
func (p Printer) Plain(key string, pairs ...any) string {
	return p.fill(key, pairs, func(s string) string { return s })
}

// Has says whether the catalog has a key.
func (p Printer) Has(key string) bool {
	_, err := p.messages().Localize(&i18n.LocalizeConfig{MessageID: key, TemplateParser: phrases{}, TemplateData: values{}, PluralCount: 2})
	return err == nil
}

func (p Printer) messages() *i18n.Localizer {
	if p.localizer == nil {
		return For(German).localizer
	}
	return p.localizer
}

func (p Printer) fill(key string, pairs []any, escape func(string) string) string {
	if len(pairs)%2 != 0 {
		panic("text: " + key + ": a name without a value")
	}
	config := i18n.LocalizeConfig{MessageID: key, TemplateParser: phrases{}}
	all := make(values, 0, len(pairs)/2)
	for i := 0; i < len(pairs); i += 2 {
		name, written := pairs[i].(string), ""
		switch v := pairs[i+1].(type) {
		case Markup:
			if escape("*") == "*" {
				panic("text: " + key + ": Markup in a plain text")
			}
			written = string(v)
		case string:
			written = escape(v)
		case int:
			written = p.Number(v)
			if name == "count" {
				config.PluralCount = v
			}
		case time.Time:
			written = escape(p.DateTime(v))
		case time.Duration: // a Stringer, but of no language; so is the next
			written = escape(p.Length(v))
		case time.Weekday:
			written = escape(p.Weekday(v))
		case fmt.Stringer:
			written = escape(v.String())
		default:
			panic(fmt.Sprintf("text: %s: %s is a %T", key, name, v))
		}
		all = append(all, value{name, written})
	}
	config.TemplateData = all
	s, err := p.messages().Localize(&config)
	if err != nil && s == "" {
		return "[" + key + "]"
	}
	return s
}

// Number writes a whole number with the language's thousands separator.
func (p Printer) Number(n int) string {
	digits := strconv.Itoa(max(n, -n))
	separator := "."
	if p.Language() == English {
		separator = ","
	}
	if len(digits) > 4 {
		for i := len(digits) - 3; i > 0; i -= 3 {
			digits = digits[:i] + separator + digits[i:]
		}
	}
	if n < 0 {
		return "-" + digits
	}
	return digits
}
