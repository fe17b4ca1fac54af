package importer

import (
	"cmp"
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"
)

// target is what a link of a page leads to.
type target struct {
	kind     targetKind
	href     string // as it stands in the Markdown
	path     string // of a document or file, in the archive
	fragment string
	why      string // it leads nowhere
}

type targetKind int

const (
	toNothing  targetKind = iota
	toWeb                 // another site
	toMail                // a mailbox or a telephone
	toDocument            // a page of the archive
	toFile                // another file of it
	toPlace               // of the same page
)

// resolve finds what an address on a page means.
func (p *htmlPage) resolve(address string) target {
	address = strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(strings.TrimSpace(address)) // as browsers read it (URL Standard, 4.4)
	u, err := url.Parse(address)
	switch {
	case err != nil:
		return target{why: "which is no address"}
	case address == "":
		return target{why: "which is empty"}
	case u.Scheme == "mailto" || u.Scheme == "tel":
		return target{kind: toMail, href: address}
	case u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https":
		return target{why: "which is none of the web"}
	case u.Host != "" && !p.reader.hosts[u.Host]:
		u.Scheme = cmp.Or(u.Scheme, "https")
		return target{kind: toWeb, href: strings.NewReplacer("(", "%28", ")", "%29").Replace(u.String())}
	case u.Host == "" && u.Path == "" && u.RawQuery == "":
		return target{kind: toPlace, fragment: u.Fragment}
	}
	way := u.Path
	if !strings.HasPrefix(way, "/") {
		base := p.base
		if !strings.HasPrefix(base, "/") {
			base = p.reader.above + base
		}
		way = path.Join(path.Dir(base), way) + strings.Repeat("/", btoi(strings.HasSuffix(way, "/")))
	}
	found, isPage := p.reader.find(way, u.RawQuery)
	switch {
	case found == p.Origin && u.Fragment != "":
		return target{kind: toPlace, fragment: u.Fragment, path: found}
	case isPage:
		own := url.URL{Path: addressesOf(p.reader.above + found)[0]}
		return target{kind: toDocument, href: strings.NewReplacer("(", "%28", ")", "%29").Replace(own.EscapedPath()), path: found, fragment: u.Fragment}
	case found != "":
		return target{kind: toFile, path: found}
	case u.Host != "":
		return target{kind: toWeb, href: u.String()}
	}
	return target{why: "which is not in the archive"}
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// find returns the file of the archive that a web server shows at a path of its site,
// and whether it is a page.
func (r *htmlReader) find(way, query string) (found string, isPage bool) {
	inside := strings.TrimPrefix(way, r.above)
	if inside == way {
		inside = strings.TrimPrefix(way, "/")
	}
	folder := strings.TrimSuffix(inside, "/")
	tries := []string{inside, path.Join(folder, "index.html"), path.Join(folder, "index.htm"), folder + ".html"}
	if query != "" { // as programs save what has one
		tries = slices.Insert(tries, 0, inside+"?"+query, inside+"?"+query+".html", inside+"@"+query+".html")
	}
	for _, name := range tries {
		if r.pages[name] != nil {
			return name, true
		}
	}
	for _, name := range tries[:1+3*btoi(query != "")] {
		if fs.ValidPath(name) && name != "." {
			if info, err := fs.Lstat(r.archive, name); err == nil && info.Mode().IsRegular() && !pageForm.MatchString(name) {
				return name, false
			}
		}
	}
	return "", false
}

// file takes a file of the archive to the document, and returns its name there.
func (p *htmlPage) file(way string) string {
	if p.byPath == nil {
		p.byPath, p.taken = map[string]string{}, names{}
	}
	name, known := p.byPath[way]
	if !known {
		name = p.taken.free(portable(path.Base(way)))
		p.byPath[way] = name
		p.Files = append(p.Files, File{Name: name, Path: way})
	}
	return name
}
