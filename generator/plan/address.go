package plan

import (
	"cmp"
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"

	"docsite/generator/diag"
	"docsite/generator/layout"
	"docsite/generator/link"
	"docsite/generator/press"
)

// splitBase divides https://example.org/newsroom/ into its origin and its path.
func splitBase(base string) (origin, prefix string) {
	u, err := url.Parse(base)
	if err != nil {
		return "", "/" // package read has told of it
	}
	return u.Scheme + "://" + u.Host, u.EscapedPath()
}

// Href returns a page's address on its own server: a path that begins with the
// base URL's.
func (p *Plan) Href(page *Page) string { return page.url[len(p.origin):] }

// URL returns a page's whole address.
func (p *Plan) URL(page *Page) string { return page.url }

// Base returns the whole address of the site, with a slash at its end.
func (p *Plan) Base() string { return p.origin + p.prefix }

// Host returns the name of the site's server.
func (p *Plan) Host() string {
	_, host, _ := strings.Cut(p.origin, "://")
	return host
}

// escape writes a path as part of an address, a folder for its index.html.
func escape(file string) string {
	if folder, ok := strings.CutSuffix(file, "index.html"); ok && (folder == "" || folder[len(folder)-1] == '/') {
		file = folder
	}
	for i := 0; i < len(file); i++ {
		if c := file[i]; !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '/' || c == '.') {
			return (&url.URL{Path: file}).EscapedPath()
		}
	}
	return file
}

// folder is a language's part of an address.
func folder(lang string) string { return strings.ToLower(lang) }

func outlinePath(lang string) string { return folder(lang) + "/feeds.opml" }

func manifestPath(lang string) string { return folder(lang) + "/site.webmanifest" }

func releasePath(r *press.Release, t *press.Translation) string {
	slug := t.Slug
	if slug == "" {
		slug = layout.Name(r.ID)
	}
	if layout.IsPage(r.ID) {
		return fmt.Sprintf("%s/%s/index.html", folder(t.Lang), slug)
	}
	return fmt.Sprintf("%s/releases/%s/%s/index.html", folder(t.Lang), r.ID[:4], slug)
}

func listPath(lang string, s Subject, at Period) string {
	p := folder(lang) + "/" + s.Shelf.Name() + "/"
	if s.ID != "" {
		p += strings.ToLower(s.ID) + "/"
	}
	if at.Year != 0 {
		p += fmt.Sprintf("%04d/", at.Year)
	}
	if at.Month != 0 {
		p += fmt.Sprintf("%02d/", at.Month)
	}
	return p
}

// named puts a part of a digest between a file's name and its extension: its
// address changes with its content, so it can be kept for ever.
func named(name, hash string) string {
	ext := path.Ext(name)
	return strings.TrimSuffix(name, ext) + "." + hash[:10] + strings.ToLower(ext)
}

// aliasPath is the file of an old address, which may be given with the base
// URL's path.
func (p *Plan) aliasPath(old string) string {
	if root := p.plainRoot(); root != "/" { // as an old address is, when it was read
		if rest, ok := strings.CutPrefix(old, root); ok {
			old = "/" + rest
		}
	}
	file := strings.TrimPrefix(path.Clean(old), "/")
	if ext := path.Ext(file); ext == ".html" || ext == ".htm" {
		return file
	}
	return path.Join(file, "index.html")
}

// Lookup returns the page at an address of the site, given as its path from
// the site's root, with or without the base URL's path; nil if there is
// none.
func (p *Plan) Lookup(address string) *Page {
	if rest, ok := strings.CutPrefix(address, p.prefix); ok && p.prefix != "/" {
		if page := p.lookup("/" + rest); page != nil {
			return page
		}
	}
	return p.lookup(address)
}

func (p *Plan) lookup(address string) *Page {
	file := strings.Trim(address, "/")
	if !strings.HasSuffix(address, "/") {
		if page := p.Open(file); page != nil {
			return page
		}
	}
	return p.Open(strings.TrimPrefix(file+"/index.html", "/"))
}

// Follow returns where a link of a text leads: the page, and the fragment in
// it. The page is nil for a link that was told to be wrong.
func (p *Plan) Follow(t *press.Translation, l press.Link) (page *Page, fragment string) {
	target := link.Refer(t.Release, l.Dest)
	if target.Address != "" {
		return p.Lookup(target.Address), target.Fragment
	}
	r := p.byID[target.Release]
	switch {
	case r == nil && l.Kind == press.Hyperlink:
		return p.Tombstone(target.Release, cmp.Or(target.Lang, t.Lang)), ""
	case r == nil:
		return nil, ""
	case target.File != "":
		f := p.files(r.ID)[target.File]
		if f == nil {
			return nil, ""
		}
		if l.Kind == press.Picture {
			return p.Shown(f), ""
		}
		return p.Media(f), ""
	}
	lang := target.Lang
	if lang == "" {
		lang = t.Lang
	}
	return p.releases[r.In(lang)], target.Fragment
}

// checkAddresses reports links to addresses that the site does not have.
func (p *Plan) checkAddresses() {
	for _, r := range slices.Concat(p.Site.Releases, p.Site.Pages) {
		for _, t := range r.Translations {
			for _, l := range t.Body.Links {
				target := link.Refer(r.ID, l.Dest)
				if target.Address == "" {
					continue
				}
				page := p.Lookup(target.Address)
				if page != nil && page.Target() != nil {
					page = page.Target()
				}
				if page != nil && page.Kind == Tombstone {
					p.found = append(p.found, link.ToGone(l.At))
				}
				if page == nil {
					p.found = append(p.found, diag.New(diag.AddressMissing, l.At, "the link leads to a page that this site does not have").
						WithHint("to another release, link its folder, as in ../other-release/; to a page of the site, write its address, as in /%s/countries/", folder(t.Lang)))
				}
			}
		}
	}
}
