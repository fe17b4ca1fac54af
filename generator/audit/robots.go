package audit

import (
	"strings"

	"docsite/generator/diag"
)

// robots reads robots.txt (RFC 9309). That of a site under a path is one that nobody
// asks for.
func (r *reader) robots() error {
	if err := r.load(mostOfData); err != nil {
		return err
	}
	if r.origin.path != "/" && r.origin.path != "" {
		r.namesSitemap = true
		return nil
	}
	at, barred, allowed := 0, -1, false
	all, agents := false, false // whether a group is of all, and whether its agents are still named
	for line := range strings.Lines(string(r.text)) {
		start := at
		at += len(line)
		line, _, _ = strings.Cut(line, "#")
		key, value, ok := strings.Cut(strings.TrimPrefix(line, "\uFEFF"), ":")
		if !ok {
			continue
		}
		value = strings.TrimSpace(value)
		switch strings.ToLower(strings.TrimSpace(key)) {
		case "user-agent":
			if !agents {
				all = false
			}
			all, agents = all || value == "*", true
		case "disallow":
			agents = false
			if all && (value == "/" || value == "/*") {
				barred = start
			}
		case "allow":
			agents = false
			allowed = allowed || all && value != ""
		case "sitemap":
			r.namedSitemap(value, start)
		}
	}
	if barred >= 0 && !allowed {
		r.find(diag.RobotsBarsAll, barred, "“Disallow: /” for all: no search engine may read the site", "delete the line, unless nobody is to find the site")
	}
	return nil
}

// namedSitemap looks at the address of a sitemap in robots.txt.
func (r *reader) namedSitemap(address string, at int) {
	r.namesSitemap = true
	d := r.lead("robots.txt", "", address)
	switch {
	case d.outcome == local:
		r.report(d, address, at)
	case !d.whole && d.outcome != elsewhere:
		r.find(diag.RobotsSitemap, at, quoted(address)+" is no whole address", "write it with https:// and the host")
	case d.outcome == found:
		r.link(r.number, d.file)
	case d.outcome != elsewhere:
		r.find(diag.RobotsSitemap, at, "the sitemap "+r.shown(d)+" is not there", d.hint)
	}
}
