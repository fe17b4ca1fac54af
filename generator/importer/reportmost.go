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
// paths, places and numbers. The name of a shortcode does not.
var ownForm = regexp.MustCompile(`“[^”]*”|\{\{[<%]\s*\S+|\S*[/#.\d]\S*[^\s,:;.]`)

// kind returns what a note has in common with others.
func (n Note) kind() string {
	const most = 200
	what := n.What
	if key, _, is := strings.Cut(what, "”: "); is && strings.HasPrefix(what, "the front matter’s “") {
		return key + "”"
	}
	severity := ""
	if n.About == AboutCheck {
		severity, what, _ = strings.Cut(what, ": ")
		severity += ": "
	}
	what = ownForm.ReplaceAllStringFunc(what, func(s string) string {
		if strings.HasPrefix(s, "{{") || s == "releases/0000" {
			return s
		}
		return "…"
	})
	if code, _, is := strings.Cut(what, "{{"); is {
		name, _, _ := strings.Cut(strings.TrimLeft(what[len(code)+2:], "<% "), " ")
		what = code + name
	}
	return severity + string([]rune(what)[:min(len([]rune(what)), most)])
}

// Frequent are what is told of the archive as a whole, and the kinds of notes that many texts have, those of most
// texts first, each with how many have it.
func (r *Report) Frequent() []string {
	var whole []string
	for _, n := range r.Lost {
		if n.About == AboutLoss && n.Origin == "" {
			whole = append(whole, n.What)
		}
	}
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
		kinds[i] = fmt.Sprintf("in %d texts: %s", count[kind], kind)
	}
	return append(whole, kinds...)
}
