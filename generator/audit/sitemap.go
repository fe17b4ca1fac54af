package audit

import (
	"strings"

	"docsite/generator/diag"
)

// Limits of a sitemap (sitemaps.org).
const (
	mostListed  = 50_000
	mostSitemap = 52_428_800 // bytes
)

// listed is a page that a sitemap names.
type listed struct {
	place place
	file  int32
}

// siteMap reads a sitemap, or a list of sitemaps (sitemaps.org).
type siteMap struct {
	*reader
	entries  int
	at       int    // where an entry begins
	location string // of the entry
	versions int    // that an entry names
	itself   bool   // one of them is the entry's own address
}

func (s *siteMap) start(path []string, n *node) {
	switch {
	case len(path) == 1 && (n.name == "url" || n.name == "sitemap"):
		s.entries++
		s.at, s.location, s.versions, s.itself = n.offset, "", 0, false
	case len(path) == 2 && strings.HasSuffix(n.name, ":link"):
		s.version(n)
	}
}

// version looks at a language version of an entry.
func (s *siteMap) version(n *node) {
	tag, told := n.get("hreflang")
	address, _ := n.get("href")
	if !told {
		return
	}
	s.versions++
	s.itself = s.itself || address == s.location
	if t := s.tags.of(tag); t.text != "x-default" && !t.valid {
		s.findf(diag.HreflangInvalid, n.offset, t.hint, "hreflang=%s names no language", quoted(tag))
	}
	s.address(address, n.offset)
}

// address looks at an address, and returns its file or none.
func (s *siteMap) address(address string, at int) int32 {
	d := s.lead(s.tree.address(s.number), "", address)
	switch {
	case d.outcome == local:
		s.report(d, address, at)
	case d.outcome == elsewhere && s.origin.host != "":
		if scheme, rest, web := cutScheme(address); web {
			if host, _ := cutHost(strings.TrimPrefix(rest, "//")); host != s.origin.host {
				s.findf(diag.SitemapNowhere, at, "a sitemap names pages of its own site alone, which is "+s.origin.String(), "%s is an address of another host", quoted(address))
			}
		} else {
			s.findf(diag.SitemapNowhere, at, "write it with https:// and the host", "%s is no address of the web (%s)", quoted(address), scheme)
		}
	case d.outcome == elsewhere:
	case !d.whole:
		s.findf(diag.SitemapNowhere, at, "write it with https:// and the host", "%s is no whole address", quoted(address))
	case d.outcome == noSlash || d.outcome == byHost:
		s.findf(diag.SitemapBarred, at, d.hint, "%s is not the address of the page itself", quoted(address))
	case d.outcome != found:
		s.findf(diag.SitemapNowhere, at, d.hint, "%s is not there", s.shown(d))
	default:
		if d.http && s.origin.https {
			s.findf(diag.OwnOverHTTP, at, "write https", "%s is an address of the site itself with http", quoted(address))
		}
		return d.file
	}
	return none
}

func (s *siteMap) end(path []string, n *node) {
	text := strings.TrimSpace(string(n.text))
	switch {
	case len(path) == 2 && n.name == "loc":
		s.location = text
		if file := s.address(text, n.offset); file != none {
			s.listed = append(s.listed, listed{place{s.number, int32(n.offset)}, file})
		}
	case len(path) == 2 && n.name == "lastmod":
		if !isW3CDate(text) {
			s.findf(diag.SitemapUnreadable, n.offset, "write a day or a moment, such as 2020-12-03 or 2020-12-03T09:00:00+09:00", "%s is no date", quoted(text))
		}
	case len(path) == 1 && n.name == "url":
		if s.location == "" {
			s.findf(diag.SitemapUnreadable, s.at, "write its address into <loc>", "an entry has no <loc>")
		}
		if s.versions > 0 && !s.itself {
			s.findf(diag.HreflangNoSelf, s.at, "name the address of <loc> among them too", "the language versions of an entry lack the entry itself")
		}
	}
}

func (s *siteMap) done() {
	if s.entries > mostListed {
		s.findf(diag.SitemapUnreadable, whole, "cut it into several, and name them in a sitemap index", "the sitemap has %d addresses, and may have %d", s.entries, mostListed)
	}
	if len(s.text) > mostSitemap {
		s.findf(diag.SitemapUnreadable, whole, "cut it into several, and name them in a sitemap index", "the sitemap is larger than %d bytes", mostSitemap)
	}
}
