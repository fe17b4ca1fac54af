package audit

import (
	"context"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"docsite/generator/diag"
)

// kind is how a file is read.
type kind uint8

const (
	other     kind = iota // not read
	page                  // HTML
	style                 // CSS
	feed                  // XML: feeds, sitemaps, lists of feeds
	data                  // JSON: feeds, web app manifests
	robots                // robots.txt of the root
	redirects             // _redirects of the root, as some hosts read it
)

var kinds = map[string]kind{
	".html": page, ".htm": page, ".xhtml": page, ".css": style,
	".xml": feed, ".atom": feed, ".rss": feed, ".rdf": feed, ".opml": feed,
	".json": data, ".webmanifest": data,
}

// indexes are the files that a host shows where an address is that of a folder.
var indexes = []string{"index.html", "index.htm", "index.xhtml"}

// entry is a file of the site.
type entry struct {
	path string
	kind kind
	size size // in bytes, -1 until it is asked for
	// heavy is what a style sheet weighs with all that it loads.
	heavy int64
}

// tree are the files of a site.
type tree struct {
	files     []entry          // sorted by path
	byAddress map[string]int32 // by their paths, and by those of their folders, with a slash at the end, where they are its index
	folders   map[string]bool  // with a slash at the end
	linked    []atomic.Bool    // whether something leads to a file

	folded   func() map[string]int32 // addresses without regard to case
	composed func() map[string]int32 // addresses in composed form (NFC)
}

func newTree(fsys fs.FS, paths []string) *tree {
	paths = slices.Compact(slices.Sorted(slices.Values(paths)))
	t := &tree{
		files: make([]entry, len(paths)), linked: make([]atomic.Bool, len(paths)),
		byAddress: make(map[string]int32, 2*len(paths)), folders: map[string]bool{"": true},
	}
	for i, p := range paths {
		f := &t.files[i]
		f.path = p
		f.size.Store(-1)
		if utf8.ValidString(p) {
			f.kind = kinds[ending(p)]
		}
		switch p {
		case "robots.txt":
			f.kind = robots
		case "_redirects":
			f.kind = redirects
		}
		t.byAddress[p] = int32(i)
		for dir := path.Dir(p); dir != "." && !t.folders[dir+"/"]; dir = path.Dir(dir) {
			t.folders[dir+"/"] = true
		}
	}
	for _, name := range slices.Backward(indexes) { // the first one stays
		for i, p := range paths {
			if dir, base := path.Split(p); base == name {
				t.byAddress[dir] = int32(i)
			}
		}
	}
	t.folded = sync.OnceValue(func() map[string]int32 { return t.byForm(strings.ToLower) })
	t.composed = sync.OnceValue(func() map[string]int32 { return t.byForm(norm.NFC.String) })
	return t
}

// byForm are addresses in another form, each with the first file that has it.
func (t *tree) byForm(form func(string) string) map[string]int32 {
	found := make(map[string]int32, len(t.byAddress))
	for address, file := range t.byAddress {
		key := form(address)
		if first, twice := found[key]; !twice || file < first {
			found[key] = file
		}
	}
	return found
}

// address is the address of a file in the site: that of its folder where it is an index.
func (t *tree) address(number int32) string {
	dir, base := path.Split(t.files[number].path)
	if slices.Contains(indexes, base) && t.byAddress[dir] == number {
		return dir
	}
	return t.files[number].path
}

// ofKind are the numbers of the files of kinds.
func (t *tree) ofKind(kinds []kind) []int32 {
	var list []int32
	for i := range t.files {
		if slices.Contains(kinds, t.files[i].kind) {
			list = append(list, int32(i))
		}
	}
	return list
}

// deepest is how many folders may lie in each other. Deeper ones are nobody's.
const deepest = 64

// own is the folder in which docsite keeps what it knows of its output.
const own = ".docsite"

// walk lists the files of a site. Links are not followed, and what is neither a file
// nor a folder is never opened; both are told, as files that are not read.
func (a *auditor) walk(ctx context.Context) (*tree, error) {
	var files, links, special, deep []string
	stack := []string{"."}
	for len(stack) > 0 {
		dir := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		list, err := fs.ReadDir(a.fsys, dir)
		if err != nil {
			return nil, err
		}
		for _, e := range list {
			name := path.Join(dir, e.Name())
			switch {
			case e.IsDir() && name == own:
			case e.IsDir() && strings.Count(name, "/") >= deepest:
				deep = append(deep, name)
			case e.IsDir() && utf8.ValidString(name):
				if secret, clutter := leftFolder(e.Name()); secret+clutter != "" {
					files = append(files, name) // its name says enough
				} else {
					stack = append(stack, name)
				}
			case e.Type().IsRegular(), e.IsDir():
				files = append(files, name)
			case e.Type()&fs.ModeSymlink != 0:
				links = append(links, name)
			default:
				special = append(special, name)
			}
		}
	}
	t := newTree(a.fsys, slices.Concat(files, links, special, deep))
	for _, unread := range []struct {
		paths         []string
		message, hint string
	}{
		{links, "a symbolic link, which was not followed", "put the file itself there: hosts follow no links, or follow them out of the site"},
		{special, "neither a file nor a folder, and was not opened", "delete it"},
		{deep, "a folder in more than 64 others, which was not opened", "a program may have copied a folder into itself"},
	} {
		for _, p := range unread.paths {
			number := t.byAddress[p]
			t.files[number].kind, t.files[number].path = other, p
			t.files[number].size.Store(0)
			a.found.add(finding{code: diag.SpecialFile, place: place{number, whole}, message: unread.message, hint: unread.hint})
		}
	}
	return t, nil
}
