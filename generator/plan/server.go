package plan

import (
	"net/url"
	"strings"

	"docsite/generator/press"
)

// What a server asks that shows a site without writing it.

// ReleaseOf returns the release beside which a file with a path under media/
// would lie, or nil if there is none.
func (p *Plan) ReleaseOf(media string) *press.Release {
	parts := strings.SplitN(media, "/", 4)
	if len(parts) < 4 || parts[0] != "media" {
		return nil
	}
	return p.byID[parts[1]+"/"+parts[2]]
}

// Root returns the path of the site on its server: / or /newsroom/.
func (p *Plan) Root() string { return p.prefix }

// File returns the path of the file that a server would look for at an address,
// given as its path on the server, unescaped; false where that lies outside the
// site.
func (p *Plan) File(address string) (string, bool) {
	file, inside := strings.CutPrefix(address, p.plainRoot())
	if file == "" || strings.HasSuffix(file, "/") {
		file += "index.html"
	}
	return file, inside
}

// plainRoot is the path of the site on its server, unescaped.
func (p *Plan) plainRoot() string {
	if root, err := url.PathUnescape(p.prefix); err == nil {
		return root
	}
	return p.prefix
}
