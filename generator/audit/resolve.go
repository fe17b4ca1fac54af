package audit

import (
	"path"
	"slices"
	"strings"

	"docsite/generator/diag"
)

// resolve compares what pages say of each other, once all are read.
func (a *auditor) resolve() {
	inSitemap := map[int32]bool{}
	for _, l := range a.listed {
		inSitemap[l.file] = true
	}
	a.followRedirects()
	for _, l := range a.leads {
		if to := a.facts[l.to]; to != nil && !to.leadsOn && !to.anchored(l.fragment) {
			a.tell(diag.FragmentNowhere, l.from, a.at(l.to)+" has no anchor "+quoted("#"+unescaped(l.fragment)), "give what is meant this id")
		}
	}
	a.canonicals(inSitemap)
	a.titles()
	a.compareVersions()
	a.sitemapPages()
	a.weighPictures()
	a.unreached()
}

// tell notes something that is wrong.
func (a *auditor) tell(code diag.Code, at place, message, hint string) {
	a.found.add(finding{code: code, place: at, message: message, hint: hint})
}

// at is the address of a file on the host, in quotation marks.
func (a *auditor) at(file int32) string { return quoted(a.escapedAddress(file)) }

// followRedirects goes on from page to page.
func (a *auditor) followRedirects() {
	for i, f := range a.facts {
		if f == nil || !f.leadsOn || f.redirect == none {
			continue
		}
		at := place{int32(i), f.redirectAt}
		seen := []int32{int32(i)}
		circle := false
		for to := f; to != nil && to.leadsOn && to.redirect != none && !circle && len(seen) <= longestChain; to = a.facts[to.redirect] {
			if circle = slices.Contains(seen, to.redirect); !circle {
				seen = append(seen, to.redirect)
			}
		}
		switch {
		case circle:
			a.tell(diag.RedirectLoop, at, "the page leads on to "+a.at(f.redirect)+", and from there in a circle", "lead on to the page that is meant")
		case len(seen) > 2:
			a.tell(diag.RedirectChain, at, "the page leads on to "+a.at(f.redirect)+", which leads on itself", "lead on to "+a.escapedAddress(seen[len(seen)-1])+" at once")
		}
	}
}

// longestChain is how many redirects are followed.
const longestChain = 20

// canonicals looks at pages that name another one as canonical.
func (a *auditor) canonicals(inSitemap map[int32]bool) {
	for i, f := range a.facts {
		number := int32(i)
		if !f.indexed() || f.canonical == none || f.canonical == number {
			continue
		}
		at := place{number, f.canonAt}
		switch to := a.facts[f.canonical]; {
		case to == nil:
			a.tell(diag.CanonicalOther, at, "the canonical address "+a.at(f.canonical)+" is no page", "name a page")
		case to.leadsOn:
			a.tell(diag.CanonicalOther, at, "the canonical address "+a.at(f.canonical)+" leads on to another page", "name the page that readers come to")
		case to.noindex:
			a.tell(diag.CanonicalOther, at, "the canonical page "+a.at(f.canonical)+" is kept from search engines, and so is this one", "name a page that may be found")
		case to.lang != nil && f.lang != nil && to.lang.primary != f.lang.primary:
			a.tell(diag.CanonicalOther, at, "the page in “"+f.lang.text+"” names "+a.at(f.canonical)+", in “"+to.lang.text+"”, as canonical", "name the page itself: search engines leave this language out")
		case inSitemap[number]:
			a.tell(diag.CanonicalOther, at, "the page is in the sitemap, and names "+a.at(f.canonical)+" as canonical", "take it out of the sitemap, or name the page itself")
		case f.names(number):
			a.tell(diag.CanonicalOther, at, "the page is a language version, and names "+a.at(f.canonical)+" as canonical", "name the page itself: search engines leave this language out")
		}
	}
}

// titles looks for pages of one language that have one title.
func (a *auditor) titles() {
	type key struct {
		lang  string
		title uint64
	}
	first := map[key]int32{}
	for i, f := range a.facts {
		if !f.indexed() || f.title == 0 || f.canonical != none && f.canonical != int32(i) {
			continue
		}
		k := key{"", f.title}
		if f.lang != nil {
			k.lang = f.lang.text
		}
		if other, twice := first[k]; twice {
			if a.facts[other].names(int32(i)) || f.names(other) {
				continue // a page by which readers choose their language
			}
			a.found.add(finding{code: diag.PageTitleTwice, place: place{int32(i), f.titleAt}, message: "the page has the title of " + a.at(other),
				hint: "say in each what is its own: titles are all that search engines and tabs show", related: place{other, a.facts[other].titleAt}, relation: "the same title"})
		} else {
			first[k] = int32(i)
		}
	}
}

// names reports whether a page names another one as a version of itself.
func (f *facts) names(file int32) bool {
	return slices.ContainsFunc(f.alternates, func(v alternate) bool { return v.file == file })
}

// sitemapPages looks at what sitemaps name, and whether anything names them.
func (a *auditor) sitemapPages() {
	for _, l := range a.listed {
		f := a.facts[l.file]
		switch {
		case f == nil:
		case f.leadsOn:
			a.tell(diag.SitemapBarred, l.place, a.at(l.file)+" leads on to another page", "name that one")
		case f.noindex:
			a.tell(diag.SitemapBarred, l.place, a.at(l.file)+" is kept from search engines (noindex)", "take it out, or let it be found")
		case f.canonical != none && f.canonical != l.file:
			a.tell(diag.SitemapBarred, l.place, a.at(l.file)+" names another page as canonical", "name that one")
		}
	}
	if len(a.sitemaps) > 0 && !a.byRobots && (a.origin.path == "/" || a.origin.path == "") {
		at := place{a.sitemaps[0], whole}
		if robots, there := a.tree.byAddress["robots.txt"]; there {
			at.file = robots
		}
		a.tell(diag.RobotsSitemap, at, "no line of robots.txt names the sitemap", "write into robots.txt: Sitemap: "+a.origin.String()+a.tree.files[a.sitemaps[0]].path)
	}
}

// weighPictures looks at the pictures that something leads to.
func (a *auditor) weighPictures() {
	for i := range a.tree.files {
		if p := a.tree.files[i].path; pictures[ending(p)] && a.tree.linked[i].Load() {
			if size := a.weight(int32(i)); size > heavyPicture {
				a.tell(diag.PictureHeavy, place{int32(i), whole}, "the picture weighs "+megabytes(size), "make it smaller, and name several sizes in srcset")
			}
		}
	}
}

// documents are the endings of files that readers are to find.
var documents = set(".pdf .doc .docx .xls .xlsx .ppt .pptx .odt .ods .odp .zip .epub .mp3 .mp4 .webm .ogg .csv")

// unreached looks for pages and documents that no page leads to.
func (a *auditor) unreached() {
	if a.pages < 2 {
		return
	}
	for i := range a.tree.files {
		p := a.tree.files[i].path
		end := ending(p)
		f := a.facts[i]
		switch {
		case a.tree.linked[i].Load(), p == "index.html", path.Base(p)[0] == '.':
		case f != nil && (f.leadsOn || f.part || f.noindex || missing(p)):
		case f != nil:
			a.tell(diag.NothingLeadsTo, place{int32(i), whole}, "no page leads to this one", "lead to it, or delete it")
		case documents[end] || pictures[end] && !strings.HasPrefix(path.Base(p), "favicon") && !strings.HasPrefix(path.Base(p), "apple-touch-icon"):
			a.tell(diag.NothingLeadsTo, place{int32(i), whole}, "no page leads to this file", "lead to it, or delete it: whoever knows its address can read it")
		}
	}
}
