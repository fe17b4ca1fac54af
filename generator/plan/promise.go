package plan

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"docsite/generator/diag"
	"docsite/generator/layout"
	"docsite/generator/press"
)

// An address that was published is a promise to whoever cites it. Kept are those that
// readers and their programs hold on to: pages, feeds, calendars, documents. Not kept are
// files with a digest in their names, below assets/ and media/, because the address says
// which bytes they are, and other bytes have another one; nor what machines look for anew
// each time: the search index, sitemaps, manifests.

// promise is what kind of promise an address is.
type promise int

const (
	noPromise promise = iota
	pagePromise
	listPromise // it leads to what there is of a subject, which may come to an end
)

// documents are extensions of files that are cited as pages are.
var documents = regexp.MustCompile(`(?i)^\.(html?|php|aspx?|jsp|pdf|docx?|odt|rtf|xlsx?|ods|csv|pptx?|odp|zip|atom|rss|ics|opml)$`)

// year is a year as a part of an address.
var year = regexp.MustCompile(`^[0-9]{4}$`)

// shape is what can be told of an address without a page behind it.
type shape struct {
	promise promise
	lang    string // of the site's; empty for another
	year    string // of a release
	slug    string // of a release, or of a page that is none
	below   bool   // of a release's page: it lies below that
}

// shapeOf takes a path apart, as in en/releases/2020/a-name/index.html.
func (p *Plan) shapeOf(file string) shape {
	file = strings.TrimSuffix(strings.TrimSuffix(file, "index.html"), "/")
	parts := strings.Split(file, "/")
	name := parts[len(parts)-1]
	if parts[0] == "assets" || parts[0] == "media" || strings.HasPrefix(parts[0], ".") || parts[0] == "_headers" || parts[0] == "_redirects" ||
		file == "404.html" || path.Ext(name) != "" && !documents.MatchString(path.Ext(name)) && name != "feed.json" {
		return shape{}
	}
	s := shape{promise: pagePromise}
	for _, l := range p.Locales {
		if folder(l.Tag) == parts[0] {
			s.lang = l.Tag
		}
	}
	switch {
	case s.lang == "" || len(parts) == 1:
	case parts[1] == Archive.Name() && len(parts) > 3 && year.MatchString(parts[2]) && !month.MatchString(parts[3]) && path.Ext(parts[3]) == "":
		s.year, s.slug, s.below = parts[2], parts[3], len(parts) > 4
	case slices.ContainsFunc(shelves, func(k Shelf) bool { return k.Name() == parts[1] }), name == "calendar.ics":
		s.promise = listPromise
	case len(parts) == 2 && path.Ext(name) == "":
		s.slug = name
	}
	return s
}

var month = regexp.MustCompile(`^(0[1-9]|1[0-2])$`)

// CheckPublished tells which addresses of a list, paths from the root of the server, lead
// nowhere in this site: neither to a page, nor to one that leads on or says what became of
// it. What is gone of a release is told at its file, where it can be known.
func (p *Plan) CheckPublished(list []press.Located) []diag.Diagnostic {
	var found []diag.Diagnostic
	gone := map[string]bool{} // files, as the site would have them
	for _, l := range list {
		file, inside := p.File(l.Text)
		if !inside {
			file = strings.TrimPrefix(l.Text, "/")
		}
		s := p.shapeOf(file)
		if s.promise == noPromise || l.Text+"/" == p.prefix || p.Lookup(l.Text) != nil || gone[layout.Fold(file)] {
			continue
		}
		gone[layout.Fold(file)] = true
		switch {
		case s.promise == listPromise:
			found = append(found, diag.New(diag.ListGone, l.At, "the list %s is not there any more", l.Text).
				WithHint("nothing of what it listed is in it now; if the subject has another name now, an alias of one of its releases can lead on"))
		case s.below:
			if p.Lookup("/"+strings.Join(strings.Split(file, "/")[:4], "/")+"/") != nil { // else the release itself is told
				found = append(found, diag.New(diag.ListGone, l.At, "%s is not there any more, but the release above it is", l.Text).
					WithHint("say on the page of the release what became of it"))
			}
		default:
			found = append(found, p.addressGone(l, s))
		}
	}
	return found
}

// addressGone tells of the address of a page that is gone.
func (p *Plan) addressGone(l press.Located, s shape) diag.Diagnostic {
	d := diag.New(diag.AddressGone, l.At, "%s was published, and leads nowhere now", l.Text)
	const tombstone = "if it was published in error, let a tombstone say so: gone: {date: …, reason: …}"
	t := p.nearest(s)
	if t == nil {
		return d.WithHint("add aliases: [%s] to the file that takes its place; %s", l.Text, tombstone)
	}
	d.Pos = t.At("slug")
	return d.WithHint("if this is the same text, add aliases: [%s]; %s", l.Text, tombstone).
		WithRelated(l.At, "this list has the address")
}

// nearest returns the translation that may have had an address: of a release that has the
// name, in the same year if there is one, or almost has it there; nil if there is none.
func (p *Plan) nearest(s shape) *press.Translation {
	if s.slug == "" {
		return nil
	}
	byName := map[string]*press.Translation{} // folder's name or slug → translation
	var names []string                        // of the same year
	releases := p.Site.Releases
	if s.year == "" {
		releases = p.Site.Pages
	}
	for _, r := range releases {
		t := r.In(s.lang)
		if t == nil {
			continue
		}
		for _, name := range []string{t.Slug, layout.Name(r.ID)} {
			switch {
			case name == "" || byName[name] != nil:
			case s.year == "" || strings.HasPrefix(r.ID, s.year+"/"):
				byName[name] = t
				names = append(names, name)
			case name == s.slug:
				byName[name] = t
			}
		}
	}
	if t := byName[s.slug]; t != nil {
		return t
	}
	if near := diag.Nearest(s.slug, names); len(near) > 0 {
		return byName[near[0]]
	}
	return nil
}
