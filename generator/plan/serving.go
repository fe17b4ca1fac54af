package plan

import (
	"slices"
	"strings"

	"docsite/generator/host"
)

// Serving describes to hosts how the site is to be served, but for the list of its
// files.
func (p *Plan) Serving() *host.Description {
	d := &host.Description{Root: p.plainRoot()}
	for _, page := range p.Pages {
		switch {
		case page.Kind == Alias:
			d.Moved = append(d.Moved, host.Move{File: page.Path, To: p.Href(page.Target())})
		case page.Kind == CardFile && !strings.HasPrefix(page.Path, "media/"):
			d.Forever = append(d.Forever, page.Path)
		}
	}
	slices.SortFunc(d.Moved, func(a, b host.Move) int { return strings.Compare(a.File, b.File) })
	return d
}
