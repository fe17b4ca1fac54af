// Package link puts translations together to releases: which files belong to
// one announcement, which of them is the original, and what all of them
// inherit from it.
//
// A release's facts are stated once, in its original. A translation may state
// them again, and then it must say the same: [Release] tells of every fact that
// differs, at both places (facts.go). What is not public at the moment of the
// build is taken out by [Visible] (visible.go), right after this stage, so that
// nothing behind it can tell of a release that nobody may know yet.
//
// refer.go says what a link in a text means: another release, a file beside
// it, a page of the site.
package link

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"docsite/generator/diag"
	"docsite/generator/layout"
	"docsite/generator/press"
)

// DefaultType is the type of a release that states none.
const DefaultType = "press-release"

// Release returns the release that the translations in one folder tell, at least
// one.
func Release(id string, translations []*press.Translation, settings *press.Settings, ministries map[string]*press.Ministry) (*press.Release, []diag.Diagnostic) {
	l := linker{settings, ministries, nil}
	return l.release(id, translations), l.found
}

// Sort puts releases into the order of lists: newest first, then by ID.
func Sort(releases []*press.Release) {
	slices.SortFunc(releases, func(a, b *press.Release) int {
		return cmp.Or(b.Date.Compare(a.Date), cmp.Compare(a.ID, b.ID))
	})
}

type linker struct {
	settings   *press.Settings
	ministries map[string]*press.Ministry
	found      []diag.Diagnostic
}

func (l *linker) add(d diag.Diagnostic) { l.found = append(l.found, d) }

func (l *linker) release(id string, translations []*press.Translation) *press.Release {
	ts := slices.Clone(translations)
	order := func(t *press.Translation) int { return slices.Index(l.settings.Languages, t.Lang) }
	slices.SortStableFunc(ts, func(a, b *press.Translation) int { return order(a) - order(b) })
	r := &press.Release{ID: id, Translations: ts, Original: l.original(ts)}
	r.Facts = r.Original.Facts
	l.documents(r)
	sources(r)
	if !layout.IsPage(id) {
		r.Facts = l.complete(r.Facts)
		reasons(r)
		places(r)
		l.date(r)
	}
	for _, t := range ts {
		if t != r.Original && !l.unsure(r.Original) {
			l.agree(r.Original, t)
		}
		if t.Source.Lang != "" && r.In(t.Source.Lang) == nil && !slices.Contains(t.Unread, t.Source.Lang) {
			l.add(diag.New(diag.SourceMissing, t.At("source"), "the text is said to be made from “%s”, which this release does not have", t.Source.Lang).
				WithHint("name one of the languages of this release, or add releases/%s/%s.md", id, t.Source.Lang))
		}
	}
	return r
}

// original returns the translation that says so; else the first, in the
// site's order of languages, that states a date; else the first.
func (l *linker) original(ts []*press.Translation) *press.Translation {
	var stated *press.Translation
	for _, t := range ts {
		if !t.IsOriginal {
			continue
		}
		if stated != nil {
			l.add(diag.New(diag.TwoOriginals, t.At("original"), "%s says too that it is the original", stated.File).
				WithHint("keep “original: true” in the one that the others were made from").
				WithRelated(stated.At("original"), "the other one"))
			continue
		}
		stated = t
	}
	if stated != nil {
		return stated
	}
	if i := slices.IndexFunc(ts, func(t *press.Translation) bool { return t.States("date") }); i >= 0 {
		return ts[i]
	}
	return ts[0]
}

// unsure reports whether a file that could not be read may be the original in
// the place of the one that was taken for it.
func (l *linker) unsure(o *press.Translation) bool {
	languages := l.settings.Languages
	return !o.IsOriginal && slices.ContainsFunc(o.Unread, func(lang string) bool {
		return !o.States("date") || slices.Index(languages, lang) < slices.Index(languages, o.Lang)
	})
}

// complete adds to stated facts what follows from them.
func (l *linker) complete(f press.Facts) press.Facts {
	if f.Type == "" {
		f.Type = DefaultType
	}
	f.Countries = l.countries(f)
	f.Ministries = unique(f.Ministries)
	f.Topics = unique(f.Topics)
	return f
}

// countries are those stated and, behind them, those of the ministries.
func (l *linker) countries(f press.Facts) []string {
	countries := slices.Clone(f.Countries)
	for _, id := range f.Ministries {
		if m := l.ministries[id]; m != nil && m.Country != "" {
			countries = append(countries, m.Country)
		}
	}
	return unique(countries)
}

func unique(list []string) []string {
	var once []string
	for _, s := range list {
		if !slices.Contains(once, s) {
			once = append(once, s)
		}
	}
	return once
}

// date checks that a release has a date and lies in the folder of its year.
func (l *linker) date(r *press.Release) {
	o := r.Original
	if r.Date.IsZero() {
		if !o.States("date") && !l.unsure(o) {
			l.add(diag.New(diag.DateMissing, o.At("title"), "the release has no date").
				WithHint("add a line such as “date: 2020-10-22” to the front matter of %s", o.File))
		}
		return // a date that is there and not understood was told already
	}
	year := r.Date.In(l.settings.Zone).Year()
	if folder, _ := strconv.Atoi(r.ID[:4]); folder != year {
		l.add(diag.New(diag.YearWrong, o.At("date"), "the release is dated %d in the zone %s and lies in the folder of %s", year, l.settings.Zone, r.ID[:4]).
			WithHint("move it to releases/%s/%s/, or correct the date", fmt.Sprintf("%04d", year), r.ID[5:]))
	}
}
