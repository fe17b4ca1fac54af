package exchange

import (
	"fmt"
	"slices"

	"docsite/generator/diag"
)

// CodeMistake is what is wrong with the codes of a target.
type CodeMistake struct {
	Code    diag.Code // CodeMissing, CodeTwice, CodeUnknown or CodesCrossed
	Part    int       // index of the code in the target; -1 where it is missing
	Message string
	Hint    string
}

// CheckCodes returns what is wrong with the codes of a target, in their order; what is missing
// comes last. A target that is empty has no mistakes.
//
// A pair, or a code that stands alone, may be left out: a language may do without an emphasis.
// That is told as CodeMissing, which is a warning. Half a pair may not, and nothing may be
// there twice. Codes may stand in another order than in the source, as long as pairs are
// nested and an opening code stands before its closing one.
func CheckCodes(source, target Inline) []CodeMistake {
	if len(target) == 0 {
		return nil
	}
	var found []CodeMistake
	tell := func(code diag.Code, part int, message, hint string) {
		found = append(found, CodeMistake{code, part, message, hint})
	}
	want := map[key]int{}
	forms := map[string][]Form{}
	for _, p := range source {
		if p.Code != nil {
			want[key{p.Code.ID, p.Code.Form}]++
			forms[p.Code.ID] = append(forms[p.Code.ID], p.Code.Form)
		}
	}
	got := map[key]int{}
	var open []string
	for i, p := range target {
		if p.Code == nil {
			continue
		}
		k := key{p.Code.ID, p.Code.Form}
		shown := p.Code.tag()
		got[k]++
		switch {
		case want[k] == 0 && len(forms[k.id]) > 0:
			tell(diag.CodeUnknown, i, fmt.Sprintf("the original has no placeholder %s, but %s", shown, tagOf(k.id, forms[k.id][0])), "put it as the original has it")
			continue
		case want[k] == 0:
			tell(diag.CodeUnknown, i, fmt.Sprintf("the original has no placeholder %s", shown), "take it out, or put the one that is meant")
			continue
		case got[k] > want[k]:
			tell(diag.CodeTwice, i, fmt.Sprintf("the placeholder %s stands here once more than in the original", shown), "take one of them out")
			continue
		}
		whole := want[key{k.id, Opens}] > 0 && want[key{k.id, Closes}] > 0
		switch {
		case !whole || k.form == Alone:
		case k.form == Opens:
			open = append(open, k.id)
		case len(open) > 0 && open[len(open)-1] == k.id:
			open = open[:len(open)-1]
		case slices.Contains(open, k.id):
			inner := tagOf(open[len(open)-1], Opens)
			tell(diag.CodesCrossed, i, fmt.Sprintf("%s stands between %s and its end", shown, inner), "end first what was begun last")
			open = slices.DeleteFunc(open, func(id string) bool { return id == k.id })
		case slices.ContainsFunc(target[i:], func(p Part) bool { return p.Code != nil && p.Code.ID == k.id && p.Code.Form == Opens }):
			tell(diag.CodesCrossed, i, fmt.Sprintf("%s stands before %s", shown, tagOf(k.id, Opens)), "put them the other way round")
		}
	}
	seen := map[key]bool{}
	for _, p := range source {
		if p.Code == nil {
			continue
		}
		k := key{p.Code.ID, p.Code.Form}
		if seen[k] || got[k] > 0 {
			continue
		}
		seen[k] = true
		other := key{k.id, Opens + Closes - k.form}
		if k.form != Alone && want[other] > 0 {
			if got[other] > 0 {
				tell(diag.CodesCrossed, -1, fmt.Sprintf("%s stands here without %s", tagOf(other.id, other.form), p.Code.tag()), "put both, or none")
				continue
			}
			if seen[other] {
				continue
			}
		}
		tell(diag.CodeMissing, -1, fmt.Sprintf("the placeholder %s of the original%s is missing", p.Code.tag(), p.Code.name()), "put it where it belongs, unless the translation does without")
	}
	return found
}

// tag returns how a code is shown to a translator.
func (c *Code) tag() string { return tagOf(c.ID, c.Form) }

func tagOf(id string, form Form) string {
	switch form {
	case Opens:
		return "<" + id + ">"
	case Closes:
		return "</" + id + ">"
	}
	return "<" + id + "/>"
}

// name returns what a code is, between commas, in what a translator knows it by; "" where
// that is not known.
func (c *Code) name() string {
	for _, text := range []string{c.Shown, c.Original} {
		if text != "" {
			return fmt.Sprintf(", “%.60s”,", text)
		}
	}
	return ""
}
