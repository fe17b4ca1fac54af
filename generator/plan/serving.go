package plan

import (
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"

	"docsite/generator/diag"
	"docsite/generator/host"
	"docsite/generator/layout"
)

// Serving describes to hosts how the site is to be served, but for the list of its
// files.
func (p *Plan) Serving() *host.Description {
	d := &host.Description{Root: p.plainRoot(), Forms: p.formsOrigin(), HSTS: p.Site.HSTS, Compressed: p.Site.Precompress}
	for _, page := range p.Pages {
		switch {
		case page.Kind == Alias && page.Target() != nil:
			d.Moved = append(d.Moved, host.Move{File: page.Path, To: p.Href(page.Target())})
		case page.Kind == CardFile && !strings.HasPrefix(page.Path, "media/"):
			d.Forever = append(d.Forever, page.Path)
		}
	}
	p.addBuried(d)
	slices.SortFunc(d.Moved, func(a, b host.Move) int { return strings.Compare(a.File, b.File) })
	slices.Sort(d.Forever)
	slices.Sort(d.Gone)
	return d
}

// formsOrigin returns the origin of the mailing service that readers' forms are sent to; empty where there is none.
func (p *Plan) formsOrigin() string {
	if p.Site.Alerts == nil {
		return ""
	}
	u, err := url.Parse(p.Site.Alerts.Action)
	if err != nil || u.Host == "" {
		return "" // package read tells of an address that is none
	}
	return u.Scheme + "://" + u.Host
}

// addBuried tells of the pages that stand where releases were that are gone: a host that can answers
// that they are, or leads on to the release that one was merged into.
func (p *Plan) addBuried(d *host.Description) {
	for _, stone := range p.Site.Tombstones {
		merged := p.byID[stone.Gone.Merged]
		for _, t := range stone.Texts {
			slug := t.Slug
			if slug == "" {
				slug = layout.Name(stone.ID)
			}
			file := fmt.Sprintf("%s/releases/%s/%s/index.html", folder(t.Lang), path.Dir(stone.ID), slug)
			switch {
			case p.Open(file) == nil:
			case merged != nil:
				d.Moved = append(d.Moved, host.Move{File: file, To: p.Href(p.releases[merged.Best(t.Lang)])})
			default:
				d.Gone = append(d.Gone, file)
			}
		}
	}
}

// addDelivery plans what is published for hosts and for who finds a hole.
func (p *Plan) addDelivery() {
	if p.Site.Security != nil {
		p.add(&Page{Path: host.SecurityFile, Kind: SecurityText,
			content: host.SecurityText(p.Site.Security, p.Base()+host.SecurityFile, p.Site.Languages)})
	}
	if len(p.Site.Hosts) == 0 {
		return
	}
	d := p.Serving()
	for _, at := range p.Site.Hosts {
		h, err := host.Find(at.Text)
		if err != nil || h.Reads == "" {
			continue // package check tells of one that is not known; the others are told elsewhere
		}
		files, err := h.Files(d)
		if err != nil {
			p.found = append(p.found, diag.New(diag.BadBaseURL, at.At, "%s cannot be told of this site: %v", h.Name, err).
				WithHint("write base_url with plain letters"))
			continue
		}
		for _, f := range files {
			if p.Open(f.Name) == nil { // of two that read one file, which package check tells of
				p.add(&Page{Path: f.Name, Kind: HostFile, content: f.Content})
			}
		}
	}
}

// Compress returns the compressed copies that docsite.yaml asks for of a page; none of one that
// a coding does not make smaller.
func (p *Plan) Compress(page *Page) []*Page {
	if page.Kind == HostFile || !host.Compressible(page.Path) || page.Media() != nil && page.Media().File.Size > mostCompressed {
		return nil
	}
	var copies []*Page
	for _, coding := range p.Site.Precompress {
		c := &Page{Path: page.Path + "." + coding, Kind: CopyFile, Lang: page.Lang, content: &Compressed{page, coding}}
		p.locate(c)
		copies = append(copies, c)
	}
	return copies
}

// mostCompressed is how many bytes a file beside a release may have of which copies
// are made: they are made in memory.
const mostCompressed = 16 << 20
