package importer

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"docsite/generator/charset"
	"docsite/generator/htmltext"
)

// HTML reads a folder of pages, as they lie on a web server or as a program saved them.
// The text of a page is one element of it (htmlelement.go); what its head says of it is
// read by htmlhead.go, and the text written as Markdown by htmlclean.go and htmltext.go.
type HTML struct{}

// Read follows [Source]. The error is one of the disk, or says that the selector of the
// element is not understood or that there is no page.
func (HTML) Read(ctx context.Context, archive fs.FS, settings Settings) (*Archive, error) {
	r := htmlReader{archive: archive, settings: settings, pages: map[string]*htmlPage{}, hosts: map[string]bool{}}
	if settings.Element != "" {
		var err error
		if r.wanted, err = parseSelector(settings.Element); err != nil {
			return nil, err
		}
	}
	found := &Archive{}
	paths, err := r.walk(found)
	if err != nil {
		return nil, err
	}
	if len(paths) == 0 {
		return nil, errors.New("there is no HTML file (.html, .htm, .xhtml, .shtml, .php, .asp, .aspx, .jsp) in it")
	}
	// Twice, so that not the trees of all pages are held at once: what a link leads to is
	// known when all heads are.
	for _, p := range paths {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := r.head(p, found); err != nil {
			return nil, err
		}
	}
	r.link()
	for _, p := range paths {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		page := r.pages[p]
		if page == nil || page.forward != "" {
			continue
		}
		if err := r.body(page); err != nil {
			return nil, err
		}
		if page.empty {
			found.Lost = append(found.Lost, Loss{Origin: p, What: "the whole page: it has no text"})
			continue
		}
		found.Documents = append(found.Documents, page.Document)
	}
	onlyOwn(found.Documents)
	r.tellFrame(found)
	return found, nil
}

// htmlReader reads one archive.
type htmlReader struct {
	archive  fs.FS
	settings Settings
	wanted   selector
	pages    map[string]*htmlPage
	hosts    map[string]bool // that pages give as their own
	above    string          // path of the archive's root on its site, with a slash at its end
}

// htmlPage is a page and the document that becomes of it.
type htmlPage struct {
	Document
	reader     *htmlReader
	base       string            // path by which its links go, on its site
	canonical  *url.URL          // its own address, if it gives one
	alternates map[string]string // addresses by language
	forward    string            // address that it leads to at once
	taken      names             // of files
	byPath     map[string]string // names of files
	empty      bool
	whole      bool // it was taken as it is, for no element is known to hold its text
}

// pageForms are the endings of pages.
var pageForms = strings.Fields(".html .htm .xhtml .shtml .php .asp .aspx .jsp")

var pageForm = regexp.MustCompile(`(?i)\.(html?|xhtml|shtml|php|aspx?|jsp)$`)

// walk returns the pages of the archive, in order.
func (r *htmlReader) walk(found *Archive) (paths []string, err error) {
	err = fs.WalkDir(r.archive, ".", func(p string, e fs.DirEntry, err error) error {
		switch {
		case err != nil && p != ".":
			found.Lost = append(found.Lost, Loss{Origin: p, What: "a folder or file that cannot be read: " + err.Error()})
			return nil
		case err != nil:
			return err
		case p != "." && strings.HasPrefix(e.Name(), ".") && e.IsDir():
			return fs.SkipDir
		case !e.IsDir() && !e.Type().IsRegular():
			if lost, told := skipped(p, e, pageForms...); told {
				found.Lost = append(found.Lost, lost)
			}
		case e.Type().IsRegular() && pageForm.MatchString(p) && !strings.HasPrefix(e.Name(), "."):
			paths = append(paths, p)
		}
		return nil
	})
	return paths, err
}

// parse reads a page's file; the page is nil where that says nothing.
func (r *htmlReader) parse(p string) (root *html.Node, lost []Loss, err error) {
	raw, whole, err := readBounded(r.archive, p, maxText)
	switch {
	case errors.Is(err, fs.ErrPermission) || errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid):
		return nil, []Loss{{Origin: p, What: "the whole page: it cannot be read: " + err.Error()}}, nil
	case err != nil:
		return nil, nil, err
	case !whole:
		return nil, []Loss{{Origin: p, What: fmt.Sprintf("the whole page: it has more than %d bytes", maxText)}}, nil
	}
	text, encoding := charset.Decode(raw, declaredCharset(raw))
	clean, lost, ok := cleanText(p, text)
	if !ok {
		return nil, lost, nil
	}
	if strings.ContainsRune(clean, '\uFFFD') && encoding != "utf-8" {
		lost = append(lost, Loss{Origin: p, What: "characters that cannot be read, in an encoding that looks like " + encoding})
	}
	root, err = parseHTML([]byte(clean))
	if err != nil {
		return nil, []Loss{{Origin: p, What: "the whole page: its elements lie too deep in each other"}}, nil
	}
	return root, lost, nil
}

var charsetForm = regexp.MustCompile(`(?i)(?:<meta[^>]{0,200}?charset\s*=\s*["']?|<\?xml[^>]{0,100}?encoding\s*=\s*["'])([A-Za-z0-9_:.-]+)`)

// declaredCharset returns the encoding that a page declares in its first bytes.
func declaredCharset(raw []byte) string {
	if m := charsetForm.FindSubmatch(raw[:min(len(raw), 4096)]); m != nil {
		return string(m[1])
	}
	return ""
}

// head reads what a page says of itself.
func (r *htmlReader) head(p string, found *Archive) error {
	root, lost, err := r.parse(p)
	if err != nil {
		return err
	}
	if root == nil {
		found.Lost = append(found.Lost, lost...)
		return nil
	}
	page := &htmlPage{Document: Document{Origin: p, Lost: lost}, reader: r, base: p}
	page.readHead(root)
	r.pages[p] = page
	return nil
}

// link finds the root of the archive on its site, and which pages are translations of
// each other: those that name each other as alternates. What one of them alone says may
// be the home page of another language.
func (r *htmlReader) link() {
	counts := map[string]int{}
	for _, p := range slices.Sorted(maps.Keys(r.pages)) {
		page := r.pages[p]
		if page.canonical == nil {
			continue
		}
		r.hosts[page.canonical.Host] = true
		for _, own := range addressesOf("/" + p) {
			if above, ok := strings.CutSuffix(page.canonical.Path, own); ok {
				counts[above+"/"]++
				break
			}
		}
	}
	r.above = "/"
	for _, above := range slices.Sorted(maps.Keys(counts)) {
		if counts[above] > counts[r.above] {
			r.above = above
		}
	}
	group := map[string]string{}
	var leader func(string) string
	leader = func(p string) string {
		if up := group[p]; up != "" && up != p {
			return leader(up)
		}
		return p
	}
	for _, p := range slices.Sorted(maps.Keys(r.pages)) {
		page := r.pages[p]
		for _, lang := range slices.Sorted(maps.Keys(page.alternates)) {
			to := page.resolve(page.alternates[lang])
			other := r.pages[to.path]
			if to.kind != toDocument || other == nil || other == page {
				continue
			}
			if slices.ContainsFunc(slices.Collect(maps.Values(other.alternates)), func(address string) bool {
				back := other.resolve(address)
				return back.kind == toDocument && back.path == p
			}) {
				a, b := leader(p), leader(to.path)
				group[max(a, b)] = min(a, b)
				if group[min(a, b)] == "" {
					group[min(a, b)] = min(a, b)
				}
			}
		}
	}
	for p, page := range r.pages {
		if group[p] != "" {
			page.Group = leader(p)
		}
		page.Aliases = addressesOf(r.above + p)[:1]
		if c := page.canonical; c != nil && c.Path != "" && !slices.Contains(page.Aliases, c.Path) {
			if other := page.resolve(c.Path); other.kind == toPlace || other.kind != toDocument || other.path == p {
				page.Aliases = append(page.Aliases, c.Path)
			}
		}
	}
	for _, p := range slices.Sorted(maps.Keys(r.pages)) {
		page := r.pages[p]
		if page.forward == "" {
			continue
		}
		if to := page.resolve(page.forward); to.kind == toDocument && r.pages[to.path] != nil && r.pages[to.path].forward == "" {
			r.pages[to.path].Aliases = append(r.pages[to.path].Aliases, page.Aliases...)
		}
	}
}

var indexForm = regexp.MustCompile(`(?i)/(index|default)\.[a-z]+$`)

// addressesOf returns the addresses at which a web server shows a file, the usual one first.
func addressesOf(p string) []string {
	if dir := indexForm.ReplaceAllString(p, "/"); dir != p && dir != "/" {
		return []string{dir, p, strings.TrimSuffix(dir, "/")}
	}
	return []string{p, strings.TrimSuffix(p, path.Ext(p)), strings.TrimSuffix(p, path.Ext(p)) + "/"}
}

// body reads a page's text.
func (r *htmlReader) body(page *htmlPage) error {
	root, _, err := r.parse(page.Origin)
	if root == nil || err != nil {
		page.empty = true
		return err
	}
	element, chosen := chooseElement(root, r.wanted)
	if element == nil {
		page.empty = true
		return nil
	}
	if !chosen {
		page.lose(0, "there is no element “%s”: the likeliest was taken, <%s>", r.settings.Element, element.Data)
	}
	page.whole = isElement(element, "body") && r.wanted == nil
	withoutPermalinks(root)
	page.readTitle(root, element)
	page.readDate(root, element)
	page.readLead(root, element)
	c := cleaner{page: page, element: element, told: map[string]bool{}}
	c.clean(page.Title)
	if page.Body, err = htmltext.Write(element); err != nil {
		return err
	}
	page.empty = strings.TrimSpace(page.Body) == ""
	return nil
}

var tagForm = regexp.MustCompile(`<[^>]*>`)

// tellFrame tells of pages that were taken whole, and begin alike: with what stands around their texts.
func (r *htmlReader) tellFrame(found *Archive) {
	const few = 3 // pages that begin alike by chance
	whole, lines := 0, map[string]int{}
	for _, d := range found.Documents {
		if r.pages[d.Origin].whole {
			whole++
			for line := range strings.Lines(d.Body) {
				if line = squeeze(tagForm.ReplaceAllString(line, " ")); strings.ContainsFunc(line, isWord) {
					lines[line]++
					break
				}
			}
		}
	}
	for _, line := range slices.Sorted(maps.Keys(lines)) {
		if lines[line] >= few {
			found.Lost = append(found.Lost, Loss{What: fmt.Sprintf("too much was kept: %d pages have no element that is known to hold their text, such as <main>, and were taken whole; %d of them begin with “%s”. Name the element with --element, and import into a new folder", whole, lines[line], shorten(line))})
			return
		}
	}
}

// onlyOwn takes summaries away that several documents have: they are the site's.
func onlyOwn(documents []Document) {
	count := map[string]int{}
	for _, d := range documents {
		count[d.Summary]++
	}
	for i := range documents {
		if count[documents[i].Summary] > 1 {
			documents[i].Summary = ""
		}
	}
}
