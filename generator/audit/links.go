package audit

import (
	"strings"

	"golang.org/x/net/html/atom"

	"docsite/generator/diag"
)

// follow looks at what an element leads to or loads.
func (p *scanner) follow(a atom.Atom) {
	if !p.attr.any {
		return
	}
	switch a {
	case atom.A, atom.Area:
		if p.attr.has[kHref] {
			p.leads(p.attr.get(kHref))
		}
	case atom.Img, atom.Source, atom.Video, atom.Audio, atom.Track, atom.Embed, atom.Iframe, atom.Frame, atom.Input:
		if a == atom.Input && p.attr.word(kType) != "image" {
			break
		}
		if p.attr.has[kSrc] {
			p.loads(p.attr.get(kSrc))
		}
		p.sources(p.attr.get(kSrcset))
		if p.attr.has[kPoster] {
			p.loads(p.attr.get(kPoster))
		}
	case atom.Script:
		if p.attr.has[kSrc] {
			p.count(p.loads(p.attr.get(kSrc)))
		}
	case atom.Object:
		if p.attr.has[kData] {
			p.loads(p.attr.get(kData))
		}
	case atom.Form:
		if p.attr.has[kAction] {
			p.sends(p.attr.get(kAction))
		}
	case atom.Image, 0: // of SVG: <image>, <use>
		if p.foreign > 0 && p.attr.has[kHref] {
			p.loads(p.attr.get(kHref))
		}
	}
	if p.attr.has[kFormaction] {
		p.sends(p.attr.get(kFormaction))
	}
	if p.attr.has[kStyle] {
		for address := range addressesOf(p.attr.get(kStyle)) {
			p.loads(address)
		}
	}
}

// sources reads a srcset: addresses with a width or a density each.
func (p *scanner) sources(srcset string) {
	for len(srcset) > 0 {
		srcset = strings.TrimLeft(srcset, ", \t\n\f\r")
		end := strings.IndexAny(srcset, " \t\n\f\r")
		if end < 0 {
			end = len(srcset)
		}
		address := srcset[:end]
		srcset = srcset[end:]
		if trimmed := strings.TrimRight(address, ","); trimmed != address {
			address = trimmed // without a descriptor
		} else if i := strings.IndexByte(srcset, ','); i >= 0 {
			srcset = srcset[i:]
		} else {
			srcset = ""
		}
		if address != "" {
			p.loads(address)
		}
	}
}

// leads looks at an address that readers can go to.
func (p *scanner) leads(address string) {
	d := p.lead(p.address, p.base, address)
	p.report(d, address, p.at)
	if d.http && p.origin.https && d.outcome != elsewhere && d.outcome != local {
		p.findf(diag.OwnOverHTTP, p.at, "write https", "%s is an address of the site itself with http", quoted(trimmed(address)))
	}
	switch {
	case d.outcome != found, d.fragment == "":
	case d.file == p.number:
		p.fragments = append(p.fragments, lead{place{p.number, int32(p.at)}, d.file, strings.Clone(d.fragment)})
	case p.tree.files[d.file].kind == page && len(p.reader.leads) < mostLeads:
		p.reader.leads = append(p.reader.leads, lead{place{p.number, int32(p.at)}, d.file, strings.Clone(d.fragment)})
	}
}

// mostLeads is how many links of one page to anchors of others are followed.
const mostLeads = 10_000

// loads looks at an address that browsers load with the page, and returns its file or none.
func (p *scanner) loads(address string) int32 {
	if trimmed(address) == "" || strings.HasPrefix(address, "data:") || strings.HasPrefix(address, "#") {
		return none
	}
	d := p.lead(p.address, p.base, address)
	p.report(d, address, p.at)
	p.mixed(d, address)
	if d.outcome == found {
		return d.file
	}
	return none
}

// sends looks at an address that a form is sent to.
func (p *scanner) sends(address string) {
	if trimmed(address) == "" {
		return
	}
	d := p.lead(p.address, p.base, address)
	p.report(d, address, p.at)
	p.mixed(d, address)
}

// mixed tells of what is loaded with http by a site with https (W3C Mixed Content).
func (p *scanner) mixed(d destination, address string) {
	if d.http && p.origin.https && d.outcome != local {
		p.findf(diag.MixedContent, p.at, "write https: browsers block it, or warn their readers", "%s is loaded with http by a page with https", quoted(trimmed(address)))
	}
}

// report tells where an address leads, where that is wrong, and notes the file that it
// leads to.
func (r *reader) report(d destination, address string, at int) {
	switch d.outcome {
	case nowhere:
		r.findf(diag.LinkNowhere, at, "correct the address, or put the file there", "%s is not there", r.shown(d))
	case noIndex:
		r.findf(diag.FolderNoIndex, at, d.hint, "%s is a folder without an index.html", r.shown(d))
	case otherCase:
		r.findf(diag.LinkCase, at, d.hint, "%s is not there; %s is", r.shown(d), quoted(r.escapedAddress(d.file)))
	case otherEncoding:
		r.findf(diag.LinkEncoding, at, d.hint, "%s misses the file by its encoding", quoted(trimmed(address)))
	case outOfPath:
		r.findf(diag.LinkOutOfPath, at, d.hint, "%s lies outside of %s, where the site is", quoted(d.path), quoted(r.origin.path))
	case byHost:
		r.findf(diag.LinkByHost, at, d.hint, "%s is not there; “.html” is missing", r.shown(d))
	case noSlash:
		r.findf(diag.SlashMissing, at, d.hint, "%s is a folder", r.shown(d))
	case local:
		r.findf(diag.AddressLocal, at, "write the address that readers can open", "%s is nowhere for readers", quoted(trimmed(address)))
	}
	r.link(r.number, d.file)
}

// shown is the path on the host that an address means.
func (r *reader) shown(d destination) string {
	site := r.origin.path
	if site == "" {
		site = "/"
	}
	return quoted(site + d.path)
}
