package audit

import (
	"docsite/generator/diag"
)

// statements looks at the addresses that a page states of itself and of its language
// versions.
func (p *scanner) statements() {
	p.canonicalAddress()
	p.languageVersions()
	if p.base != "" {
		p.report(p.lead(p.address, "", p.base), p.base, whole)
	}
}

// canonicalAddress looks at what a page says to be its address (RFC 6596).
func (p *scanner) canonicalAddress() {
	if len(p.canonicals) == 0 {
		if !p.leadsOn && !p.part && !p.noindex && !missing(p.path) {
			p.find(diag.CanonicalMissing, whole, "the page has no canonical address", `write <link rel="canonical" href="https://…"> into its head: the same page may be found at several`)
		}
		return
	}
	first := p.canonicals[0]
	p.hasCanonical, p.canonAt = true, first.offset
	for _, c := range p.canonicals[1:] {
		if trimmed(c.address) != trimmed(first.address) {
			p.find(diag.CanonicalSeveral, int(c.offset), "the page says both "+quoted(first.address)+" and "+quoted(c.address)+" to be its address", "keep one: search engines ignore both")
			return
		}
	}
	d := p.lead(p.address, p.base, first.address)
	switch d.outcome {
	case found, noSlash, byHost:
		p.canonical = d.file
		if d.http && p.origin.https {
			p.findf(diag.OwnOverHTTP, int(first.offset), "write https", "%s is an address of the site itself with http", quoted(first.address))
		}
	case elsewhere:
		if p.origin.host != "" && !p.leadsOn {
			p.find(diag.CanonicalElsewhere, int(first.offset), "the canonical address is "+quoted(first.address)+", and the site is at "+p.origin.String(),
				"search engines show that address alone: mend it, unless that is meant")
		}
	case local:
		p.report(d, first.address, int(first.offset))
	default:
		p.find(diag.CanonicalNowhere, int(first.offset), "the canonical address "+p.shown(d)+" is not there", d.hint)
	}
}

// languageVersions looks at the language versions that a page names.
func (p *scanner) languageVersions() {
	addresses := map[*languageTag]string{}
	for _, v := range p.versions {
		if v.tag.text != "x-default" && !v.tag.valid {
			p.findf(diag.HreflangInvalid, int(v.offset), v.tag.hint, "hreflang=%s names no language", quoted(v.tag.text))
			continue
		}
		if before, twice := addresses[v.tag]; twice {
			if trimmed(before) != trimmed(v.address) {
				p.findf(diag.HreflangTwice, int(v.offset), "keep the right one: search engines ignore both", "hreflang=%s leads to %s and to %s", quoted(v.tag.text), quoted(before), quoted(v.address))
			}
			continue
		}
		addresses[v.tag] = v.address
		d := p.lead(p.address, p.base, v.address)
		switch d.outcome {
		case found, noSlash, byHost:
			p.alternates = append(p.alternates, alternate{v.tag, d.file, v.offset})
			p.link(p.number, d.file)
			if !d.whole {
				p.findf(diag.HreflangNowhere, int(v.offset), "write it with https:// and the host: search engines ignore others", "%s is no whole address", quoted(v.address))
			}
		case elsewhere:
			p.alternates = append(p.alternates, alternate{v.tag, none, v.offset})
		case local:
			p.report(d, v.address, int(v.offset))
		default:
			p.findf(diag.HreflangNowhere, int(v.offset), d.hint, "the version in %s, %s, is not there", quoted(v.tag.text), p.shown(d))
		}
	}
}
