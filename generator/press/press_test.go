package press

import (
	"testing"
	"time"

	"docsite/generator/diag"
)

func TestTextIn(t *testing.T) {
	order := []string{"en", "fr", "ja"}
	for _, c := range []struct {
		name     string
		text     Text
		lang     string
		want, in string
	}{
		{"its own", Text{"en": "Bread", "fr": "Pain"}, "fr", "Pain", "fr"},
		{"the region's own", Text{"fr": "Pain", "fr-CA": "Pain d’ici"}, "fr-CA", "Pain d’ici", "fr-CA"},
		{"the parent's", Text{"en": "Bread", "fr": "Pain"}, "fr-CA", "Pain", "fr"},
		{"the parent's parent's", Text{"en": "Bread", "zh": "面包"}, "zh-Hant-TW", "面包", "zh"},
		{"not a child's, but the order's", Text{"fr-CA": "Pain", "ja": "パン"}, "fr", "パン", "ja"},
		{"the first of the order", Text{"ja": "パン", "fr": "Pain"}, "vi", "Pain", "fr"},
		{"one of no language of the site", Text{"vi": "Bánh mì", "pl": "Chleb"}, "en", "Chleb", "pl"},
		{"none", nil, "en", "", ""},
	} {
		if got, in := c.text.In(c.lang, order); got != c.want || in != c.in {
			t.Errorf("%s: got %q in %q, want %q in %q", c.name, got, in, c.want, c.in)
		}
	}
}

func release(languages ...string) *Release {
	r := &Release{}
	for _, lang := range languages {
		r.Translations = append(r.Translations, &Translation{Lang: lang})
	}
	return r
}

func TestReleaseIn(t *testing.T) {
	r := release("en", "fr")
	if got := r.In("fr"); got != r.Translations[1] {
		t.Errorf("got %v", got)
	}
	for _, lang := range []string{"ja", "fr-CA", ""} {
		if got := r.In(lang); got != nil {
			t.Errorf("%q: got %s", lang, got.Lang)
		}
	}
}

func TestReleaseBest(t *testing.T) {
	for _, c := range []struct {
		has  []string
		lang string
		want string
	}{
		{[]string{"en", "fr"}, "fr", "fr"},
		{[]string{"en", "fr"}, "fr-CA", "fr"},
		{[]string{"en", "fr-CA"}, "fr", "fr-CA"},
		{[]string{"en", "fr", "fr-CA"}, "fr-CA", "fr-CA"},
		{[]string{"en", "fr-CA"}, "fr-BE", "fr-CA"},
		{[]string{"ja", "fr"}, "en", "ja"},
		{[]string{"en", "fr"}, "fra", "en"},
	} {
		if got := release(c.has...).Best(c.lang).Lang; got != c.want {
			t.Errorf("of %v a reader of %s is offered %s, want %s", c.has, c.lang, got, c.want)
		}
	}
}

func TestModified(t *testing.T) {
	day := func(d int) time.Time { return time.Date(2020, 10, d, 0, 0, 0, 0, time.UTC) }
	for _, c := range []struct {
		name      string
		changes   []int
		withdrawn int
		want      int
	}{
		{"never", nil, 0, 10},
		{"the last change, in any order", []int{12, 15, 11}, 0, 15},
		{"a change before the release does not count", []int{3}, 0, 10},
		{"withdrawn", []int{12}, 20, 20},
		{"changed after it was withdrawn", []int{25}, 20, 25},
		{"withdrawn before its date", nil, 5, 10},
	} {
		r := &Release{Facts: Facts{Date: day(10)}}
		if c.withdrawn != 0 {
			r.Withdrawn = &Withdrawn{Date: day(c.withdrawn)}
		}
		var changes []Change
		for _, d := range c.changes {
			changes = append(changes, Change{Date: day(d)})
		}
		if got := r.Modified(&Translation{Changes: changes}); !got.Equal(day(c.want)) {
			t.Errorf("%s: %s, want %s", c.name, got, day(c.want))
		}
	}
}

func TestTranslationAt(t *testing.T) {
	tr := &Translation{File: "releases/2020/x/fr.md", Keys: []Key{{"title", 2, 8}, {"countries", 3, 12}, {"countries[1]", 3, 17}}}
	for _, c := range []struct {
		key          string
		line, column int
		states       bool
	}{
		{"title", 2, 8, true},
		{"countries[1]", 3, 17, true},
		{"slug", 1, 1, false},
	} {
		want := diag.Pos{File: tr.File, Line: c.line, Column: c.column}
		if got := tr.At(c.key); got != want {
			t.Errorf("%s stands at %s, want %s", c.key, got, want)
		}
		if got := tr.States(c.key); got != c.states {
			t.Errorf("%s is stated: %v", c.key, got)
		}
	}
}
