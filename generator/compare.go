package generator

import (
	"slices"

	"golang.org/x/sync/errgroup"

	"docsite/generator/align"
	"docsite/generator/diag"
	"docsite/generator/locale"
	"docsite/generator/press"
)

// compare sets the texts of each release against its original, and forgets what
// they tell.
func compare(site *press.Site, spoken []*locale.Locale, jobs int) []diag.Diagnostic {
	var marks []string
	names := map[string]*locale.Locale{}
	for _, l := range spoken {
		marks = append(marks, l.Wording().Addresses...)
		names[l.Tag] = l
	}
	comparer := align.NewComparer(site.Ministries, marks, func(country, lang string) string { return names[lang].Country(country) })
	found := make([][]diag.Diagnostic, len(site.Releases))
	var group errgroup.Group
	group.SetLimit(jobs)
	for i, r := range site.Releases {
		group.Go(func() error {
			found[i] = comparer.Release(r)
			for _, t := range r.Translations {
				t.Body.Told = nil
			}
			return nil
		})
	}
	group.Wait() // no comparison fails
	return slices.Concat(found...)
}
