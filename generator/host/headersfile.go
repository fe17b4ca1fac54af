package host

import (
	"fmt"
	"strings"
)

// netlify reads _headers and _redirects from the site's folder, compresses by
// itself, and changes from one site to the next at once.
//
// What is not told of is sent with “max-age=0, must-revalidate”, which is as strict as no-cache. A
// redirect wins over the page that stands in for it by its exclamation mark, and 410 is
// a rewrite with a status.
var netlify = Host{
	Name: "netlify", Atomic: true, Reads: "_headers",
	Files: func(d *Description) ([]File, error) {
		if err := d.check(); err != nil {
			return nil, err
		}
		var out strings.Builder
		for _, m := range d.Moved {
			fmt.Fprintf(&out, "%s %s 301!\n", encode(d.addresses(m.File)[0]), encoded(m.To))
		}
		for _, file := range d.Gone {
			fmt.Fprintf(&out, "%s %s 410!\n", encode(d.addresses(file)[0]), encode(d.Root+file))
		}
		return headerFiles(d, out.String()), nil
	},
}

// cloudflare is Cloudflare Pages, which reads the same names. A redirect always wins over
// a page, and there is none but 3xx: what is gone answers 200, with the page
// that says so. Of redirects beyond the first 2,000 nothing is read, so the pages that
// stand in for them lead on.
var cloudflare = Host{
	Name: "cloudflare", Atomic: true, Reads: "_headers",
	Files: func(d *Description) ([]File, error) {
		if err := d.check(); err != nil {
			return nil, err
		}
		var out strings.Builder
		lines := 0
		for _, m := range d.Moved {
			from := d.addresses(m.File)
			if lines+len(from) > cloudflareRedirects {
				break
			}
			for _, address := range from {
				fmt.Fprintf(&out, "%s %s 301\n", encode(address), encoded(m.To))
				lines++
			}
		}
		return headerFiles(d, out.String()), nil
	},
}

// cloudflareRedirects is how many redirects without a wildcard Cloudflare Pages reads.
const cloudflareRedirects = 2000

// kept are the patterns of addresses that never change what they hold.
func (d *Description) kept() []string {
	patterns := []string{encode(d.Root) + "assets/*", encode(d.Root) + "media/*"}
	for _, file := range d.Forever {
		patterns = append(patterns, encode(d.Root+file))
	}
	return patterns
}

// typed are the files whose types a host may not know by their endings, as patterns behind
// the site's path in which a word with a colon stands for one part of an address.
var typed = []string{
	":lang/feed.atom", ":lang/:shelf/:id/feed.atom", ":lang/feed.json", ":lang/:shelf/:id/feed.json", ":lang/feeds.opml",
	":lang/calendar.ics", ":lang/releases/:year/:name/event.ics", ":lang/site.webmanifest", ":lang/search/opensearch.xml",
	".well-known/security.txt",
}

// headerFiles writes no field for an address twice: Cloudflare joins what two rules say.
func headerFiles(d *Description, redirects string) []File {
	var out strings.Builder
	rule := func(pattern string, headers ...Header) {
		out.WriteString(pattern + "\n")
		for _, h := range headers {
			fmt.Fprintf(&out, "  %s: %s\n", h.Name, h.Value)
		}
	}
	rule(encode(d.Root)+"*", d.always()...)
	for _, pattern := range d.kept() {
		rule(pattern, Header{"Cache-Control", Immutable})
	}
	for _, pattern := range typed {
		rule(encode(d.Root)+pattern, Header{"Content-Type", ContentType(pattern)})
	}
	files := []File{{"_headers", []byte(out.String())}}
	if redirects != "" {
		files = append(files, File{"_redirects", []byte(redirects)})
	}
	return files
}
