// Package deploy says how a finished site gets to where it is served: what is new, changed
// and gone since the last time, in an order in which no reader meets a dead link,
// and the commands of the host's own tool that carry it out. It runs none of them.
//
//	manifest.go  what files a site has, with their digests
//	plan.go      from one manifest to the next, in stages
//	command.go   the commands of each host
//	shell.go     commands for a shell
//
// # The order
//
// Hosts that change from one site to the next at once need none. On others files
// come and go one by one, and a deploy may be cut off anywhere. What is promised, at each
// moment of it and in whatever order the files of one stage go:
//
//   - No page stands without what it loads: styles, scripts, pictures, parts of a search index.
//   - No page that could be reached before, and none that can be reached from
//     these, leads to a page that is not there.
//
// New files come first, those that pages load before the pages themselves: nothing
// leads to them yet. Then pages change, which lead to them; then what only
// machines read; then what is gone is removed, pages before what they load. The
// search index of a language is replaced between the pages and the heads of indexes: a reader who
// has the old head finds by its stamp that a part is of another build, and begins again.
//
// An open tab may still ask for a picture of a page that was removed. It is not kept for it, as it
// may have been taken back.
package deploy

import (
	"path"
	"regexp"
	"strings"

	"docsite/generator/host"
)

// role is when a file has to be there.
type role int

const (
	loaded   role = iota // by a page: before it comes, and until it is gone
	page                 // for readers
	machine              // what machines come for: feeds, sitemaps, heads of search indexes
	settings             // of the host: what leads from old addresses to new ones
)

// indexPart are the files that the head of a search index names.
var indexPart = regexp.MustCompile(`(^|/)search/(filters\.bin|terms-\d+\.bin|releases-\d+\.json)$`)

func roleOf(f *File) role {
	name := f.Path
	for _, coding := range host.Codings { // a copy has the role of what it is a copy of
		name = strings.TrimSuffix(name, "."+coding)
	}
	switch ext := path.Ext(name); {
	case f.Cache == host.Immutable || indexPart.MatchString(name):
		return loaded
	case ext == ".html" || ext == ".htm":
		return page
	case name == "_headers" || name == "_redirects" || name == ".htaccess" || name == ".nojekyll":
		return settings
	}
	return machine
}
