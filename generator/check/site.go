package check

import (
	"slices"
	"strings"
	"unicode"

	"docsite/generator/diag"
	"docsite/generator/locale"
	"docsite/generator/press"
)

// languageNames reports two languages that readers cannot tell apart.
func (c *checker) languageNames() {
	for i, l := range c.locales {
		j := slices.IndexFunc(c.locales[:i], func(other *locale.Locale) bool { return other.Name == l.Name })
		if j >= 0 {
			c.add(diag.New(diag.NameTwice, diag.Pos{File: "locales/" + l.Tag + ".yaml", Line: 1, Column: 1}, "the languages %s and %s are both called “%s”", c.locales[j].Tag, l.Tag, l.Name).
				WithHint("give this one another “name” under “language”, such as “%s (%s)”", l.Name, l.Tag))
		}
	}
}

// events reports an event that one release alone names, and that is another
// one's word but for a slip. Of two that are named once, the newer release is
// told.
func (c *checker) events() {
	named := map[string][]*press.Release{} // newest first
	var events []string                    // likewise
	for _, r := range c.site.Releases {
		if r.Event != "" && named[r.Event] == nil {
			events = append(events, r.Event)
		}
		named[r.Event] = append(named[r.Event], r)
	}
	// Two events that are near have all words in common but one, or all letters.
	alike := map[string][]int{}
	for i, event := range events {
		for _, key := range but(event) {
			alike[key] = append(alike[key], i)
		}
	}
	for i, event := range events {
		if len(named[event]) > 1 {
			continue
		}
		for _, key := range but(event) {
			n := slices.IndexFunc(alike[key], func(j int) bool {
				return (j > i || len(named[events[j]]) > 1) && near(event, events[j])
			})
			if n < 0 {
				continue
			}
			other := events[alike[key][n]]
			c.add(diag.New(diag.EventAlone, named[event][0].Original.At("event"), "no other release is about the event “%s”", event).
				WithHint("did you mean “%s”? If it is another event, give it a word that is less like that one", other).
				WithRelated(named[other][0].Original.At("event"), "“%s” is named here", other))
			break
		}
	}
}

// but returns an event's letters without hyphens, and the event without each of
// its words.
func but(event string) []string {
	keys := []string{strings.ReplaceAll(event, "-", "")}
	words := strings.Split(event, "-")
	for i := range words {
		others := slices.Clone(words)
		others[i] = ""
		keys = append(keys, strings.Join(others, "-"))
	}
	return keys
}

// near reports whether two events that differ in one word are one by a slip.
// Figures tell events apart, and so do letters of short words.
func near(a, b string) bool {
	ours, theirs := strings.Split(a, "-"), strings.Split(b, "-")
	if len(ours) != len(theirs) {
		return strings.ReplaceAll(a, "-", "") == strings.ReplaceAll(b, "-", "")
	}
	for i, word := range ours {
		other := theirs[i]
		if word != other && (max(len(word), len(other)) < 4 || strings.ContainsFunc(word+other, unicode.IsDigit) || diag.Nearest(other, []string{word}) == nil) {
			return false
		}
	}
	return true
}
