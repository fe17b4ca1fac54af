package plan

import (
	"cmp"
	"net/url"
	"path"
	"slices"
	"strings"

	"docsite/generator/locale"
	"docsite/generator/press"
	"docsite/generator/search"
)

// What a preview plans when it is asked for: it is too much to know at its
// beginning. Nobody may use the plan meanwhile.

// AddFiles plans the files of releases that were not known when the plan was
// made, or not all of them. Mistakes are not told again.
func (p *Plan) AddFiles(releases ...*press.Release) {
	before := len(p.Pages)
	for _, r := range releases {
		for _, name := range sortedNames(r.Files) {
			p.addFile(r, r.Files[name])
		}
	}
	if len(p.Pages) > before {
		p.sort()
	}
}

// AddIndexes plans the files of search indexes, by language.
func (p *Plan) AddIndexes(indexes map[string]*search.Index) {
	for _, l := range p.Locales {
		p.addIndex(l.Tag, indexes[l.Tag])
	}
	p.sort()
}

// ReleaseOf returns the release beside which a file with a path under media/
// would lie, or nil where there is none.
func (p *Plan) ReleaseOf(media string) *press.Release {
	parts := strings.SplitN(media, "/", 4)
	if len(parts) < 4 || parts[0] != "media" {
		return nil
	}
	return p.byID[parts[1]+"/"+parts[2]]
}

// OfIndex reports whether a path is one that a file of a search index may have.
func (p *Plan) OfIndex(file string) bool {
	return slices.ContainsFunc(p.Locales, func(l *locale.Locale) bool {
		return path.Dir(file) == path.Dir(p.searches[l.Tag].Path)
	})
}

// Root returns the path of the site on its server: / or /newsroom/.
func (p *Plan) Root() string { return p.prefix }

// File returns the path of the file that a server would look for at an address,
// given as its path on the server, unescaped; false where that lies outside the
// site.
func (p *Plan) File(address string) (string, bool) {
	root, err := url.PathUnescape(p.prefix)
	if err != nil {
		root = p.prefix
	}
	file, inside := strings.CutPrefix(address, root)
	if file == "" || strings.HasSuffix(file, "/") {
		file += "index.html"
	}
	return file, inside
}

func (p *Plan) sort() {
	slices.SortFunc(p.Pages, func(a, b *Page) int { return cmp.Compare(a.Path, b.Path) })
}
