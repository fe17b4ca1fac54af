package importer

import (
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode"
)

// bundle gathers the files of an archive that go with a document.
type bundle struct {
	archive fs.FS
	doc     *Document
	taken   names
	byPath  map[string]string
}

func newBundle(archive fs.FS, doc *Document) *bundle {
	return &bundle{archive, doc, names{}, map[string]string{}}
}

// add puts the first of some paths that is a file to the document, and returns its name
// there; "" if none is.
func (b *bundle) add(paths ...string) string {
	for _, p := range paths {
		if p = path.Clean(strings.TrimPrefix(p, "/")); !fs.ValidPath(p) {
			continue
		}
		info, err := fs.Stat(b.archive, p)
		if err != nil || !info.Mode().IsRegular() {
			continue
		}
		name, known := b.byPath[p]
		if !known {
			name = b.taken.free(portable(path.Base(p)))
			b.byPath[p] = name
			b.doc.Files = append(b.doc.Files, File{Name: name, Path: p})
		}
		return name
	}
	return ""
}

// isPicture reports whether a file's name is that of a picture.
func isPicture(name string) bool {
	return slices.Contains([]string{".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif", ".heic", ".tif", ".tiff", ".bmp"}, strings.ToLower(path.Ext(name)))
}

// plainPath returns the path of an address in plain letters, without what follows ? or #.
func plainPath(address string) string {
	address, _, _ = strings.Cut(address, "#")
	address, _, _ = strings.Cut(address, "?")
	if plain, err := url.PathUnescape(address); err == nil {
		return plain
	}
	return address
}

// isElsewhere reports whether an address has a scheme or a host.
func isElsewhere(address string) bool {
	if strings.HasPrefix(address, "//") {
		return true
	}
	scheme, _, is := strings.Cut(address, ":")
	return is && scheme != "" && !strings.ContainsFunc(scheme, func(r rune) bool {
		return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("+-.", r)
	})
}
