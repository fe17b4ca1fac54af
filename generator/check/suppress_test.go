package check_test

import (
	"slices"
	"testing"

	"docsite/generator/check"
	"docsite/generator/diag"
	"docsite/generator/press"
)

func TestSuppress(t *testing.T) {
	en, fr := "releases/2020/a/en.md", "releases/2020/a/fr.md"
	at := func(file string, line int) diag.Pos { return diag.Pos{File: file, Line: line, Column: 1} }
	empty, almost := diag.New(diag.BodyEmpty, at(en, 9), "empty"), diag.New(diag.AlmostMarkdown, at(en, 12), "almost")
	alone := diag.New(diag.EventAlone, at(en, 3), "alone")
	wrong := diag.New(diag.BadDate, at(fr, 3), "wrong")
	for _, c := range []struct {
		name       string
		allowed    []diag.Code // in English, from line 5 on
		ds         []diag.Diagnostic
		held       bool // another release is not public
		told       []diag.Diagnostic
		suppressed []diag.Diagnostic
	}{
		{name: "nothing is suppressed", ds: []diag.Diagnostic{empty, almost}, told: []diag.Diagnostic{empty, almost}},
		{name: "one of two", allowed: []diag.Code{diag.BodyEmpty}, ds: []diag.Diagnostic{empty, almost},
			told: []diag.Diagnostic{almost}, suppressed: []diag.Diagnostic{empty}},
		{name: "every one of a rule, counted as it would be told", allowed: []diag.Code{diag.AlmostMarkdown},
			ds:         []diag.Diagnostic{almost, diag.New(diag.AlmostMarkdown, at(en, 10), "another"), almost},
			suppressed: []diag.Diagnostic{diag.New(diag.AlmostMarkdown, at(en, 10), "another"), almost}},
		{name: "in its own file alone", allowed: []diag.Code{diag.BodyEmpty},
			ds:   []diag.Diagnostic{diag.New(diag.BodyEmpty, at(fr, 9), "empty")},
			told: []diag.Diagnostic{diag.New(diag.BodyEmpty, at(fr, 9), "empty"), diag.New(diag.SuppressionUnused, at(en, 5), "there is no DS414 in this file to be silenced")}},
		{name: "what suppresses nothing is told where it stands", allowed: []diag.Code{diag.BodyEmpty, diag.AlmostMarkdown}, ds: []diag.Diagnostic{empty},
			told: []diag.Diagnostic{diag.New(diag.SuppressionUnused, at(en, 6), "there is no DS417 in this file to be silenced")}, suppressed: []diag.Diagnostic{empty}},
		{name: "but not beside errors, which may be the reason", allowed: []diag.Code{diag.BodyEmpty}, ds: []diag.Diagnostic{wrong}, told: []diag.Diagnostic{wrong}},
		{name: "what is told of an archive is known there alone", allowed: []diag.Code{diag.TitleVaries}},
		{name: "other releases matter to an event", allowed: []diag.Code{diag.EventAlone},
			told: []diag.Diagnostic{diag.New(diag.SuppressionUnused, at(en, 5), "there is no DS219 in this file to be silenced")}},
		{name: "so nothing is told of it while one is not public", allowed: []diag.Code{diag.EventAlone}, held: true},
		{name: "though it is suppressed", allowed: []diag.Code{diag.EventAlone}, ds: []diag.Diagnostic{alone}, held: true, suppressed: []diag.Diagnostic{alone}},
	} {
		for _, preview := range []bool{false, true} {
			r := release("2020/a", press.Facts{})
			for i, code := range c.allowed {
				r.Original.Suppressions = append(r.Original.Suppressions, press.Suppression{Code: code, Reason: "so", At: at(en, 5+i)})
			}
			all, visible := []*press.Release{r}, []*press.Release{r}
			if c.held {
				other := release("2020/b", press.Facts{})
				other.Original.Suppressions = []press.Suppression{{Code: diag.BodyEmpty, Reason: "so", At: at("releases/2020/b/en.md", 5)}}
				all = append(all, other)
				if preview {
					other.Visibility, other.Original.Suppressions = press.Draft, nil
					visible = all
				}
			}
			told, suppressed := check.Suppress(slices.Clone(c.ds), all, visible)
			if !same(told, c.told) || !same(suppressed, c.suppressed) {
				t.Errorf("%s: told are %+v, suppressed %+v", c.name, told, suppressed)
			}
		}
	}
}

// same compares diagnostics but for their hints.
func same(a, b []diag.Diagnostic) bool {
	return slices.EqualFunc(a, b, func(a, b diag.Diagnostic) bool {
		return a.Code == b.Code && a.Pos == b.Pos && a.Message == b.Message
	})
}
