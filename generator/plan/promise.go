package plan

import (
	"cmp"
	"maps"
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
	names := &namesakes{p.Site.Releases, p.Site.Pages, map[[2]string]map[string]*press.Translation{}, 0}
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
			found = append(found, p.addressGone(l, s, names))
		}
	}
	return found
}

// addressGone tells of the address of a page that is gone.
func (p *Plan) addressGone(l press.Located, s shape, names *namesakes) diag.Diagnostic {
	d := diag.New(diag.AddressGone, l.At, "%s was published, and leads nowhere now", l.Text)
	const tombstone = "if it was published in error, let a tombstone say so: gone: {date: …, reason: …}"
	t := names.nearest(s)
	if t == nil {
		return d.WithHint("add aliases: [%s] to the file that takes its place; %s", l.Text, tombstone)
	}
	d.Pos = t.At("slug")
	return d.WithHint("if this is the same text, add aliases: [%s]; %s", l.Text, tombstone).
		WithRelated(l.At, "this list has the address")
}

// mostNear is how many names are looked for that are almost another one: of a list that is
// quite another site's, nobody needs more.
const mostNear = 200

// namesakes finds translations by the names in their addresses: slugs, and names of folders.
type namesakes struct {
	releases, pages []*press.Release
	shelves         map[[2]string]map[string]*press.Translation // by language, and year or "pages"; of "" all years
	tries           int
}

// shelf returns the translations into a language of a year, of all years (""), or of pages that are
// no releases, by their names.
func (n *namesakes) shelf(lang, year string) map[string]*press.Translation {
	key := [2]string{lang, year}
	if known := n.shelves[key]; known != nil {
		return known
	}
	releases := n.releases
	if year == layout.Pages {
		releases = n.pages
	}
	found := map[string]*press.Translation{}
	for _, r := range releases {
		t := r.In(lang)
		if t == nil || year != "" && !strings.HasPrefix(r.ID, year+"/") {
			continue
		}
		for _, name := range []string{t.Slug, layout.Name(r.ID)} {
			if name != "" && found[name] == nil {
				found[name] = t
			}
		}
	}
	n.shelves[key] = found
	return found
}

// nearest returns the translation that may have had an address: of a release that has the
// name, in the same year if there is one, or almost has it there; nil if there is none.
func (n *namesakes) nearest(s shape) *press.Translation {
	if s.slug == "" {
		return nil
	}
	year := cmp.Or(s.year, layout.Pages)
	here := n.shelf(s.lang, year)
	if t := here[s.slug]; t != nil {
		return t
	}
	if t := n.shelf(s.lang, "")[s.slug]; t != nil && s.year != "" {
		return t
	}
	if n.tries++; n.tries > mostNear {
		return nil
	}
	if near := diag.Nearest(s.slug, slices.Sorted(maps.Keys(here))); len(near) > 0 {
		return here[near[0]]
	}
	return nil
}
