package markdown

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"

	"docsite/generator/diag"
)

// kept is an attribute that stays.
type kept struct{ key, value string }

// setAttributes gives attributes to a node.
func setAttributes(n ast.Node, list []kept) {
	for _, k := range list {
		if l, ok := n.(*ast.List); ok && k.key == "start" {
			l.Start, _ = strconv.Atoi(k.value)
			continue
		}
		n.SetAttributeString(k.key, k.value)
	}
}

// attributes returns what stays of the attributes of a tag. What would run is
// refused, and the rest says how something looks.
func (t *htmlTree) attributes(g tag, e element) []kept {
	var list []kept
	if e.role == asRefused {
		return nil
	}
	for _, a := range g.attributes {
		key, value := a.key, ""
		switch {
		case len(key) > 2 && key[:2] == "on":
			t.refuse(a.at, "take it out: a release holds nothing that runs", "the HTML attribute “%s” of <%s> is not allowed", key, g.name)
			continue
		case e.looks && key != "id" && key != "lang" && key != "dir", key == "markdown", key == "xml:lang":
			continue
		case key == "name" && g.name == "a":
			key = "id"
			fallthrough
		case key == "id":
			if value = t.newID(a); value == "" {
				continue
			}
		case slices.Contains(e.keeps, key), key == "lang", key == "dir":
			if value = a.text(); mayKeep(key, value) {
				break
			}
			fallthrough
		default:
			t.drop(key, a.at)
			continue
		}
		if !slices.ContainsFunc(list, func(k kept) bool { return k.key == key }) { // the first counts
			list = append(list, kept{key, value})
		}
	}
	return list
}

// drop notes what is left out because it says how something looks.
func (t *htmlTree) drop(what string, at int) {
	if len(t.dropped) == 0 {
		t.first = at
	}
	t.dropped[what]++
}

// describeDropped says what was left out, and how often, the most frequent first.
func (t *htmlTree) describeDropped() string {
	const most = 8 // names
	names := slices.SortedFunc(maps.Keys(t.dropped), func(a, b string) int {
		return cmp.Or(t.dropped[b]-t.dropped[a], cmp.Compare(a, b))
	})
	all := 0
	for _, n := range t.dropped {
		all += n
	}
	var list []string
	for _, name := range names[:min(most, len(names))] {
		if n := t.dropped[name]; n > 1 {
			name += fmt.Sprintf(" (%d times)", n)
		}
		list = append(list, name)
	}
	if n := len(names) - most; n > 0 {
		list = append(list, "and "+strconv.Itoa(n)+" others")
	}
	what := "what says how HTML looks is"
	if all > 1 {
		what = fmt.Sprintf("%d attributes and tags that say how HTML looks are", all)
	}
	return what + " left out: " + strings.Join(list, ", ")
}

// mostRefusals is how many refusals are told of a text.
const mostRefusals = 50

func (t *htmlTree) refuse(at int, hint, format string, args ...any) {
	t.refusals++
	if t.refusals > mostRefusals {
		if t.refusals == mostRefusals+1 {
			t.further = at
		}
		return
	}
	t.problems = append(t.problems, problem{diag.RawHTML, at, fmt.Sprintf(format, args...), hint})
}
