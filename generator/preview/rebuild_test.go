package preview

import (
	"testing"

	"docsite/generator"
	"docsite/generator/diag"
)

// Open pages look at an edition that says something new, and at each one after
// files were changed, whose lines they quote.
func TestWhenAnEditionIsPublished(t *testing.T) {
	b := &rebuilder{Server: New(t.Context(), Options{Engine: &generator.Engine{}})}
	published := func() bool {
		before := b.next
		b.publishAll()
		return b.next != before
	}
	mistake := diag.New(diag.BadSlug, diag.Pos{File: "releases/2020/a", Line: 1, Column: 1}, "the name is wrong")
	for _, c := range []struct {
		name   string
		change func()
		want   bool
	}{
		{"the first", func() {}, true},
		{"read once more", func() {}, false},
		{"a mistake was found", func() { b.full = []diag.Diagnostic{mistake} }, true},
		{"the same was found again", func() { b.full = []diag.Diagnostic{mistake} }, false},
		{"another site", func() { b.site = b.show(&generator.Site{}) }, true},
		{"a file was changed", func() { b.forget([]string{"docsite.yaml"}) }, true},
	} {
		c.change()
		if got := published(); got != c.want {
			t.Errorf("%s: published: %v", c.name, got)
		}
	}
}
