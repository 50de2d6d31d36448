package text

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

var quotedWords = regexp.MustCompile(`„([^„“{}]*)“`)

// wrongButtons lists the messages that name a button in German and not the same one in the other language: people look for
// what they read.
func wrongButtons(german, other catalog, language string) (wrong []string) {
	labels := map[string][]string{}
	for key, m := range german {
		if strings.HasPrefix(key, "button.") && len(other[key]) > 0 {
			labels[m[""]] = append(labels[m[""]], other[key][""])
		}
	}
	for key, m := range german {
		for form, text := range m {
			for _, quoted := range quotedWords.FindAllStringSubmatch(text, -1) {
				named := func(label string) bool { return strings.Contains(other[key][form], "“"+label+"”") }
				if these := labels[quoted[1]]; these != nil && !slices.ContainsFunc(these, named) {
					wrong = append(wrong, language+": "+key+" names no button “"+strings.Join(these, "” or “")+"”")
				}
			}
		}
	}
	slices.Sort(wrong)
	return wrong
}

func TestButtonsCanFail(t *testing.T) {
	german := catalog{"button.show": {"": "Anzeigen"}, "hint": {"": "„Anzeigen“ zeigt es."}}
	for text, want := range map[string]int{"“Show” shows it.": 0, "“Display” shows it.": 1, "Show shows it.": 1} {
		if got := wrongButtons(german, catalog{"button.show": {"": "Show"}, "hint": {"": text}}, "en"); len(got) != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}
