package local

import (
	"html"
	"html/template"
	"regexp"
	"strings"
	"unicode"

	"github.com/microcosm-cc/bluemonday"

	"gremium/bot/text"
)

// This file turns Markup into what browsers show.

// policy is the second lock: whatever Markdown becomes, only these elements come through. No images: they would
// load from elsewhere.
var policy = func() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowElements("p", "br", "strong", "em", "code", "ul", "li")
	p.AllowAttrs("start").Matching(bluemonday.Integer).OnElements("ol")
	p.AllowElements("ol")
	p.AllowAttrs("href").OnElements("a")
	p.AllowURLSchemes("https", "http", "mailto")
	p.RequireParseableURLs(true)
	p.RequireNoFollowOnLinks(false)
	p.AddTargetBlankToFullyQualifiedLinks(true) // adds rel=noopener
	return p
}()

// HTML renders Markup for the page.
func HTML(m text.Markup) template.HTML {
	return template.HTML(whole(policy.SanitizeBytes(text.HTML(m)))) //nolint:gosec // sanitised
}

// inline is HTML for a single paragraph, without its element.
func inline(m text.Markup) template.HTML {
	s := strings.TrimSpace(string(HTML(m)))
	if one := strings.TrimSuffix(strings.TrimPrefix(s, "<p>"), "</p>"); !strings.Contains(one, "<p>") {
		s = one
	}
	return template.HTML(s) //nolint:gosec // sanitised by HTML
}

// plain renders text without Markdown as HTML.
func plain(s string) template.HTML {
	return template.HTML(whole([]byte(html.EscapeString(s)))) //nolint:gosec // escaped
}

// idParts matches a tag, or an id of several parts such as S5-17.
var idParts = regexp.MustCompile(`<[^>]*>|\b\p{Lu}{1,3}[0-9]+(?:-[0-9]+)+\b`)

// whole keeps ids in one piece where lines break: browsers break after their hyphens. What is copied stays the same.
func whole(source []byte) []byte {
	return idParts.ReplaceAllFunc(source, func(m []byte) []byte {
		if m[0] == '<' {
			return m
		}
		return []byte(`<span class="id">` + string(m) + `</span>`)
	})
}

// fold makes one blank of every run of white space, no-break spaces included.
func fold(s string) string {
	var b strings.Builder
	blank := false
	for _, r := range s {
		if unicode.IsSpace(r) {
			blank = true
			continue
		}
		if blank {
			b.WriteByte(' ')
		}
		blank = false
		b.WriteRune(r)
	}
	if blank {
		b.WriteByte(' ')
	}
	return b.String()
}
