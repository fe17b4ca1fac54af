package generator

import (
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"docsite/generator/align"
	"docsite/generator/diag"
	"docsite/generator/locale"
	"docsite/generator/press"
)

// compare sets the texts of each release against its original.
func compare(site *press.Site, spoken []*locale.Locale, analyses *sync.Map, jobs int) []diag.Diagnostic {
	var marks []string
	names := map[string]*locale.Locale{}
	for _, l := range spoken {
		marks = append(marks, l.Wording().Addresses...)
		names[l.Tag] = l
	}
	comparer := align.NewComparer(marks, func(country, lang string) string { return names[lang].Country(country) })
	found := make([][]diag.Diagnostic, len(site.Releases))
	var group errgroup.Group
	group.SetLimit(jobs)
	for i, r := range site.Releases {
		group.Go(func() error {
			texts := make([]*align.Analysis, len(r.Translations))
			for j, t := range r.Translations {
				if a, ok := analyses.Load(t); ok {
					texts[j] = a.(*align.Analysis)
				}
			}
			ds, bodies := comparer.Release(r, texts)
			for _, b := range bodies {
				ds = append(ds, b.Compare(site.Ministries)...)
			}
			found[i] = ds
			return nil
		})
	}
	group.Wait() // no comparison fails
	return slices.Concat(found...)
}
