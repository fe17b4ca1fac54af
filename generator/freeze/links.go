package freeze

import (
	"bytes"
	"fmt"
	"net/url"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"docsite/generator/plan"
)

// linker makes links of pages hold where they lie in an archive: what leads to a file in it
// is relative, and everything else a whole address.
type linker struct {
	plan   *plan.Plan
	origin *url.URL
	known  map[string]bool // paths of files that are in the archive
	next   []string        // those that were not handed out yet
}

func newLinker(p *plan.Plan, chosen []string) *linker {
	l := &linker{plan: p, known: map[string]bool{}}
	l.origin, _ = url.Parse(p.Base()) // which is one: the settings were read
	for _, name := range chosen {
		l.need(name)
	}
	return l
}

// need takes a file in.
func (l *linker) need(name string) {
	if !l.known[name] {
		l.known[name] = true
		l.next = append(l.next, name)
	}
}

// files returns those that were taken in since it was called last.
func (l *linker) files() []string {
	list := l.next
	l.next = nil
	return list
}

// rewriter returns what changes the links of a file; nil for one that has none.
func (l *linker) rewriter(name string) func([]byte) ([]byte, error) {
	switch path.Ext(name) {
	case ".html":
		return func(text []byte) ([]byte, error) { return l.page(name, text) }
	case ".css", ".js":
		return func(text []byte) ([]byte, error) { return l.asset(name, text), nil }
	}
	return nil
}

// shown are the attributes that name what a page is shown with, by element.
var shown = map[string][]string{
	"img": {"src"}, "source": {"src"}, "video": {"src", "poster"}, "audio": {"src"}, "track": {"src"}, "script": {"src"},
}

// linking are the attributes that lead somewhere (HTML, “list of attributes”), but for srcset.
var linking = []string{"action", "cite", "data", "formaction", "href", "poster", "src"}

// shownRelations are those of link elements that do so.
var shownRelations = []string{"stylesheet", "icon", "apple-touch-icon", "preload", "modulepreload"}

// page rewrites an HTML page. Tags without links stay byte for byte as they are.
func (l *linker) page(name string, text []byte) ([]byte, error) {
	var out bytes.Buffer
	z := html.NewTokenizer(bytes.NewReader(text))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		raw := bytes.Clone(z.Raw())
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			out.Write(raw)
			continue
		}
		token := z.Token()
		if l.tag(name, &token) {
			out.WriteString(token.String())
		} else {
			out.Write(raw)
		}
	}
	if out.Len() == 0 {
		return nil, fmt.Errorf("%s is an empty page", name)
	}
	return out.Bytes(), nil
}

// tag rewrites the links of a tag, and reports whether it has any.
func (l *linker) tag(name string, token *html.Token) bool {
	needs := shown[token.Data]
	if token.Data == "link" && slices.ContainsFunc(token.Attr, func(a html.Attribute) bool {
		return a.Key == "rel" && slices.ContainsFunc(strings.Fields(a.Val), func(rel string) bool { return slices.Contains(shownRelations, rel) })
	}) {
		needs = []string{"href"}
	}
	changed := false
	for i, a := range token.Attr {
		value := a.Val
		switch {
		case a.Key == "srcset":
			var list []string
			for candidate := range strings.SplitSeq(a.Val, ",") {
				address, width, _ := strings.Cut(strings.TrimSpace(candidate), " ")
				list = append(list, strings.TrimSpace(l.link(name, address, true)+" "+width))
			}
			value = strings.Join(list, ", ")
		case slices.Contains(linking, a.Key):
			value = l.link(name, a.Val, slices.Contains(needs, a.Key))
		}
		if value != a.Val {
			token.Attr[i].Val, changed = value, true
		}
	}
	return changed
}

// link returns where a link of a file leads from the archive. What a page is shown with is taken
// in.
func (l *linker) link(from, address string, needed bool) string {
	u, err := url.Parse(address)
	if err != nil || u.Host != "" || !strings.HasPrefix(address, "/") {
		return address
	}
	file, inside := l.plan.File(u.Path)
	if inside && needed {
		l.need(file)
	}
	if !inside || !l.known[file] && !l.known[file+"/index.html"] {
		return l.origin.ResolveReference(u).String()
	}
	if !l.known[file] {
		file += "/index.html"
	}
	return relative(from, file, u.Fragment)
}

// relative returns the way from one file to another.
func relative(from, to, fragment string) string {
	way, err := filepath.Rel(filepath.FromSlash(path.Dir(from)), filepath.FromSlash(to))
	if err != nil { // of two relative paths there is always one
		way = to
	}
	return (&url.URL{Path: filepath.ToSlash(way), Fragment: fragment}).String()
}

// asset rewrites the addresses of other assets in a style sheet or a script, where they stand as
// their published addresses in quotation marks or brackets.
func (l *linker) asset(name string, text []byte) []byte {
	for _, p := range l.plan.Pages {
		if p.Kind != plan.AssetFile {
			continue
		}
		for _, before := range []string{`"`, "'", "("} {
			address := []byte(before + l.plan.Href(p))
			if bytes.Contains(text, address) {
				l.need(p.Path)
				way := relative(name, p.Path, "")
				if !strings.HasPrefix(way, ".") {
					way = "./" + way // a script's import wants it
				}
				text = bytes.ReplaceAll(text, address, []byte(before+way))
			}
		}
	}
	return text
}
