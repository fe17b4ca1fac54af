// Package host says how a finished site is to be served, in the forms that hosts read.
//
// A [Description] is that of one site: its path, its old addresses, what is gone, what
// carries a digest in its name. A [Host] turns it into files; each has a file here:
//
//	netlify     _headers and _redirects               in the site's folder
//	cloudflare  the same names, read by other rules   in the site's folder
//	apache      .htaccess                             in the site's folder
//	github      .nojekyll; it takes no headers        in the site's folder
//	nginx       docsite.nginx.conf                    to be included in a server block
//	caddy       docsite.caddy                         to be imported in a site block
//	s3          docsite.s3.json                       what is told with each object
//
// # How long an answer may be kept
//
// Every answer is no-cache, but for files whose names carry a digest of what they hold: these
// are immutable for a year. “no-cache” lets a cache keep an answer and has it ask
// whether that still holds before each use (RFC 9111, section 5.2.2.4), also when it cannot reach the server. So
// no copy outlives the moment at which the site changes, and most questions are
// answered by 304 and a few hundred bytes.
//
// Nothing else keeps this promise in a header that is written when the site is
// built:
//
//   - max-age counts from each answer (section 4.2.1): what is fetched a second before
//     the moment outlives it by max-age less one.
//   - Expires with the moment itself ends in time (section 5.3), and tells every reader the
//     minute at which an embargo ends. Nothing of what is held back may be told.
//   - Neither ends when an editor corrects or withdraws a release, which no clock knows.
//   - An answer that says nothing may be kept for as long as a cache thinks right (section 4.2.2). That holds
//     for 404, 410 and 301, too: an address that is not there yet would still be missing
//     after its moment. So these say no-cache as well.
//
// A picture that was taken back may stay in caches under its own address, which
// nothing leads to any more: package deploy lists what to purge.
package host

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"docsite/generator/diag"
	"docsite/generator/press"
)

// Description is what a host must know of a site.
type Description struct {
	Root       string      // path of the site on its server: / or /newsroom/
	Moved      []Move      // old addresses, sorted by file
	Gone       []string    // files of pages that say that a release was taken back, such as en/releases/2020/x/index.html
	Forever    []string    // files outside of assets/ and media/ whose names carry a digest
	Forms      string      // origin that forms are sent to beside the site's own, such as https://lists.example.org; may be empty
	HSTS       *press.HSTS // nil: the site does not ask for it
	Compressed []string    // codings that lie beside files: gz, br
	Files      []string    // all of the site, for hosts that are told of each
}

// Move is an old address that leads to another one.
type Move struct {
	File string // of the page that stands in for it, such as news/1.html or news/1/index.html
	To   string // path and query of the new address on the server, percent-encoded
}

// Host is a kind of host.
type Host struct {
	Name string
	// Atomic hosts change from one site to the next at once.
	Atomic bool
	// Reads names what it reads in the site's folder; empty of a host that is told elsewhere.
	Reads string
	// Files returns what the host reads, by name. The error names an address that
	// the host's form cannot hold.
	Files func(*Description) ([]File, error)
}

// File is a file for a host.
type File struct {
	Name    string
	Content []byte
}

// Hosts are all that are known, in the order in which guides name them.
var Hosts = []Host{netlify, cloudflare, nginx, caddy, apache, s3, github}

// Names returns the names of all hosts.
func Names() []string {
	names := make([]string, len(Hosts))
	for i, h := range Hosts {
		names[i] = h.Name
	}
	return names
}

// Find returns the host of a name. The error offers the nearest.
func Find(name string) (Host, error) {
	if i := slices.IndexFunc(Hosts, func(h Host) bool { return h.Name == name }); i >= 0 {
		return Hosts[i], nil
	}
	return Host{}, fmt.Errorf("there is no host “%s”: %s", name, diag.DidYouMean(name, Names(), "it is one of "+strings.Join(Names(), ", ")))
}

// check tells of a description that could break out of a form.
func (d *Description) check() error {
	if !strings.HasPrefix(d.Root, "/") || !strings.HasSuffix(d.Root, "/") {
		return fmt.Errorf("%q is not the path of a site", d.Root)
	}
	if root := d.Root[1:]; root != "" {
		if err := sound(root); err != nil {
			return err
		}
	}
	for _, m := range d.Moved {
		if err := sound(m.File); err != nil {
			return err
		}
		if !strings.HasPrefix(m.To, "/") || sound(m.To[1:]) != nil {
			return fmt.Errorf("%q cannot be an address that %s leads to", m.To, m.File)
		}
	}
	for _, list := range [][]string{d.Gone, d.Forever, d.Files} {
		for _, file := range list {
			if err := sound(file); err != nil {
				return err
			}
		}
	}
	return nil
}

// sound reports a path that no form of a host can quote. The sites of docsite have
// none: package read takes no such addresses, and package publish writes no such files.
func sound(file string) error {
	if file == "" || file[0] == '/' || strings.ContainsAny(file, "\\\"") || strings.ContainsFunc(file, unicode.IsControl) {
		return fmt.Errorf("%q cannot be the path of a page", file)
	}
	return nil
}
