package text

import (
	"regexp"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n/template"
)

// phrases has go-i18n cut each text at its placeholders, once. The few texts that ask ("{{if .list}}") are left to
// text/template: for all of them that took as long as reading a person from the store.
type phrases struct{}

// values are what is filled in, by name.
type values []value

type value struct{ name, text string }

var slot = regexp.MustCompile(`\{\{\.(\w+)\}\}`)

// Cacheable has the parsed texts kept.
func (phrases) Cacheable() bool { return true }

// Parse reads a text of the catalog.
func (phrases) Parse(text, left, right string) (template.ParsedTemplate, error) {
	if strings.Contains(slot.ReplaceAllString(text, ""), "{{") {
		asking, err := (&template.TextParser{}).Parse(text, left, right)
		return asks{asking}, err
	}
	var p phrase
	end := 0
	for _, at := range slot.FindAllStringSubmatchIndex(text, -1) {
		p = append(p, text[end:at[0]], text[at[2]:at[3]])
		end = at[1]
	}
	return append(p, text[end:]), nil
}

// phrase is a text, the name of a value, a text, and so on; the last one is a text.
type phrase []string

// Execute fills in. What has no value stays as a placeholder, so that the mistake is seen.
func (p phrase) Execute(data any) (string, error) {
	if len(p) == 1 {
		return p[0], nil
	}
	var b strings.Builder
	for i, part := range p {
		if i%2 == 1 {
			part = data.(values).named(part)
		}
		b.WriteString(part)
	}
	return b.String(), nil
}

func (all values) named(name string) string {
	for _, v := range all {
		if v.name == name {
			return v.text
		}
	}
	return "{{." + name + "}}"
}

type asks struct{ template.ParsedTemplate }

// Execute fills in what text/template understands.
func (a asks) Execute(data any) (string, error) {
	named := map[string]string{}
	for _, v := range data.(values) {
		named[v.name] = v.text
	}
	return a.ParsedTemplate.Execute(named)
}
