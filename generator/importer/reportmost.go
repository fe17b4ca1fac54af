package importer

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// What is listed so often is named at the head of a report, so that somebody with thousands of texts sees what
// to mend at once.
const (
	manyTexts = 5  // that have it
	mostKinds = 15 // that are named
)

// ownForm is what differs between notes of one kind: what stands in quotation marks, addresses,
// paths, places and numbers.
var ownForm = regexp.MustCompile(`“[^”]*”|\{\{.*\}\}|\S*[/#.\d]\S*[^\s,:;.]`)

// kind returns what a note has in common with others.
func (n Note) kind() string {
	what := ownForm.ReplaceAllString(n.What, "…")
	if n.About == AboutCheck {
		severity, rest, _ := strings.Cut(n.What, ": ")
		what = severity + ": " + ownForm.ReplaceAllString(rest, "…")
	}
	return shorten(what)
}

// Frequent are the kinds of notes that many texts have, those of most texts first, each with how
// many have it.
func (r *Report) Frequent() []string {
	count := map[string]int{}
	each := func(t Text) {
		told := map[string]bool{}
		for _, n := range t.Notes {
			if kind := n.kind(); !told[kind] {
				told[kind] = true
				count[kind]++
			}
		}
	}
	for _, release := range r.Releases {
		for _, t := range release.Texts {
			each(t)
		}
	}
	for _, t := range r.Left {
		each(t)
	}
	var kinds []string
	for kind, n := range count {
		if n >= manyTexts {
			kinds = append(kinds, kind)
		}
	}
	slices.SortFunc(kinds, func(a, b string) int { return cmp.Or(count[b]-count[a], strings.Compare(a, b)) })
	kinds = kinds[:min(len(kinds), mostKinds)]
	for i, kind := range kinds {
		kinds[i] = fmt.Sprintf("%d texts: %s", count[kind], kind)
	}
	return kinds
}
