package check_test

import (
	"slices"
	"strings"
	"testing"

	"docsite/generator/check"
	"docsite/generator/diag"
	"docsite/generator/press"
)

func superseded(by string) press.Facts {
	return press.Facts{Withdrawn: &press.Withdrawn{Reason: wrong, SupersededBy: by}}
}

// A ring is told once, at the first of its releases, and named whole. A way that leads into
// a ring, or that ends, is none.
func TestSuccessorCircles(t *testing.T) {
	for _, c := range []struct {
		name string
		by   map[string]string
		want []string // the rings, as they are told
	}{
		{"a chain", map[string]string{"2020/a": "2020/b", "2020/b": "2020/c", "2020/c": ""}, nil},
		{"two", map[string]string{"2020/a": "2020/b", "2020/b": "2020/a"}, []string{"2020/a → 2020/b → 2020/a"}},
		{"three and a way into them", map[string]string{"2020/x": "2020/b", "2020/a": "2020/c", "2020/c": "2020/b", "2020/b": "2020/a"}, []string{"2020/a → 2020/c → 2020/b → 2020/a"}},
		{"two rings", map[string]string{"2020/a": "2020/b", "2020/b": "2020/a", "2021/a": "2021/b", "2021/b": "2021/a"}, []string{"2020/a → 2020/b → 2020/a", "2021/a → 2021/b → 2021/a"}},
	} {
		var releases []*press.Release
		for id, by := range c.by {
			releases = append(releases, release(id, superseded(by)))
		}
		site, locales := newsroom(t, releases...)
		var got []string
		for _, d := range diag.Sort(check.Check(site, locales)) {
			if d.Code == diag.SuccessorCircle {
				_, ring, _ := strings.Cut(d.Message, "in a ring: ")
				got = append(got, ring)
			} else {
				t.Errorf("%s: %v", c.name, d)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// What is told of tombstones, and of what leads to them. Nothing of it stops a build.
func TestTombstones(t *testing.T) {
	at := diag.Pos{File: "releases/2020/gone/en.md", Line: 4, Column: 1}
	for _, c := range []struct {
		name  string
		gone  press.Gone
		texts []press.Buried
		by    string // what supersedes a withdrawn release
		want  []diag.Code
	}{
		{"with a reason", press.Gone{Reason: wrong}, nil, "", nil},
		{"without one", press.Gone{}, nil, "", []diag.Code{diag.ReasonMissing}},
		{"a language has none", press.Gone{Reason: wrong}, []press.Buried{{Lang: "fr"}}, "", []diag.Code{diag.ReasonLanguage}},
		{"a language has that of its parent", press.Gone{Reason: wrong}, []press.Buried{{Lang: "en-CA"}}, "", nil},
		{"merged", press.Gone{Reason: wrong, Merged: "2020/a"}, nil, "", nil},
		{"merged into itself", press.Gone{Reason: wrong, Merged: "2020/gone"}, nil, "", []diag.Code{diag.MergedMissing}},
		{"merged into nothing", press.Gone{Reason: wrong, Merged: "2020/b"}, nil, "", []diag.Code{diag.MergedMissing}},
		{"withdrawn too", press.Gone{Reason: wrong}, []press.Buried{{Lang: "en", Withdrawn: at}}, "", []diag.Code{diag.GoneAndWithdrawn}},
		{"supersedes another", press.Gone{Reason: wrong}, nil, "2020/gone", []diag.Code{diag.LinkToGone}},
	} {
		facts := press.Facts{}
		if c.by != "" {
			facts = superseded(c.by)
		}
		site, locales := newsroom(t, release("2020/a", facts, press.Link{Dest: "#results"}))
		site.Tombstones = []*press.Tombstone{{ID: "2020/gone", Gone: c.gone, Texts: append([]press.Buried{{Lang: "en", At: at}}, c.texts...)}}
		var got []diag.Code
		for _, d := range check.Check(site, locales) {
			got = append(got, d.Code)
			if d.Severity == diag.Error {
				t.Errorf("%s stops the build: %v", c.name, d)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
	// What is to be known of a successor does not tell whether it exists.
	site, locales := newsroom(t, release("2020/a", superseded("2020/secret")))
	if ds := check.Check(site, locales); len(ds) != 1 || ds[0].Code != diag.SuccessorMissing || !strings.Contains(ds[0].Hint, "not public yet") {
		t.Errorf("got %v", ds)
	}
}
