package plan

import (
	"path"

	"docsite/generator/press"
)

// Parallel is what a SideBySide shows: two languages of a release, the page's own first. A
// FactsFile has the original first, and no second one.
type Parallel struct {
	Release       *press.Release
	First, Second *press.Translation
}

// addSideBySide plans a page for each two languages of each release, one in each of them, and what
// the release tells in figures.
func (p *Plan) addSideBySide() {
	if !p.Site.SideBySide {
		return
	}
	for _, r := range p.Site.Releases {
		if len(r.Translations) < 2 {
			continue
		}
		beside := func(t *press.Translation, name string) string { return path.Join(path.Dir(p.releases[t].Path), name) }
		for _, first := range r.Translations {
			for _, second := range r.Translations {
				if first != second {
					p.parallels[[2]*press.Translation{first, second}] = p.add(&Page{
						Path: beside(first, folder(second.Lang)+"/index.html"), Kind: SideBySide, Lang: first.Lang, At: first.At("title"), content: &Parallel{r, first, second},
					})
				}
			}
		}
		o := r.Original // which is public wherever a translation is
		p.facts[r] = p.add(&Page{Path: beside(o, "facts.json"), Kind: FactsFile, Lang: o.Lang, At: o.At("title"), content: &Parallel{Release: r, First: o}})
	}
}

// SideBySide returns the page of two languages of a release, the first of which is its own, or nil.
func (p *Plan) SideBySide(first, second *press.Translation) *Page {
	return p.parallels[[2]*press.Translation{first, second}]
}

// FactsFile returns what a release tells in figures, or nil where there is no such file.
func (p *Plan) FactsFile(r *press.Release) *Page { return p.facts[r] }
