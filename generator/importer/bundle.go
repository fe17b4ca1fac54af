package importer

import (
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode"

	"docsite/generator/charset"
)

// bundle gathers the files of an archive that go with a document.
type bundle struct {
	archive fs.FS
	doc     *Document
	taken   map[string]string // path in the archive, of each name in small letters
}

func newBundle(archive fs.FS, doc *Document) *bundle {
	return &bundle{archive, doc, map[string]string{}}
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
		name := fileName(path.Base(p))
		stem, ext := strings.TrimSuffix(name, path.Ext(name)), path.Ext(name)
		for n := 2; ; n++ {
			at, taken := b.taken[strings.ToLower(name)]
			if !taken {
				b.taken[strings.ToLower(name)] = p
				b.doc.Files = append(b.doc.Files, File{Name: name, Path: p})
			}
			if !taken || at == p {
				return name
			}
			name = fmt.Sprintf("%s-%d%s", stem, n, ext)
		}
	}
	return ""
}

// fileName makes a name that every system can hold of another one.
func fileName(name string) string {
	name = string(charset.Compose([]byte(name)))
	name = strings.Trim(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || strings.ContainsRune("-_.", r) {
			return r
		}
		return '-'
	}, name), ".-")
	if name == "" {
		return "file"
	}
	return name
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
