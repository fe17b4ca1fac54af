package importer

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"docsite/generator/schema"
)

// Hugo reads the folder of a site made with Hugo, or its content folder alone.
//
// Translations are found as Hugo finds them: by a file's name (post.fr.md), by a content
// folder for each language, by translationKey. The settings (hugo.toml, config.yaml,
// config/_default) say of these and of old addresses; without settings a name's language is one
// of the newsroom's.
type Hugo struct{}

// hugoPage is a file of content.
type hugoPage struct {
	path   string // in the archive
	root   string // content folder
	dir    string // below the content folder; of a bundle, that in which its folder lies
	stem   string // the file's name, or its bundle's folder's
	lang   string // key of the site's
	bundle bool   // files lie beside it
	list   bool   // _index.md
	guess  bool   // its language is that of its name or folder, without settings
	header header
	date   time.Time
	lost   []Loss
	at     string // its old address
}

// key is what a page is called in references, in small letters.
func (p *hugoPage) key() string {
	if p.list {
		return strings.ToLower(path.Join("/", p.dir)) + "/"
	}
	return strings.ToLower(path.Join("/", p.dir, p.stem))
}

// hugo is a site that is read.
type hugo struct {
	archive   fs.FS
	settings  Settings
	site      *hugoSite
	roots     []string
	pages     []*hugoPage
	byKey     map[string]*hugoPage // lang + key
	byName    map[string]*hugoPage // lang + stem
	byAddress map[string]*hugoPage
	dated     map[string]bool // sections that have dated pages
}

// Read implements Source.
func (Hugo) Read(ctx context.Context, archive fs.FS, settings Settings) (*Archive, error) {
	site, found, err := readHugoSite(archive, settings)
	if err != nil {
		return nil, err
	}
	h := &hugo{archive: archive, settings: settings, site: site, byKey: map[string]*hugoPage{}, byName: map[string]*hugoPage{}, byAddress: map[string]*hugoPage{}, dated: map[string]bool{}}
	out := &Archive{Lost: site.lost}
	main := firstOf(site.own[""], "content")
	if _, err := fs.Stat(archive, main); err != nil && !found {
		main = "."
	}
	langOf := map[string]string{}
	langOf[main] = ""
	for _, key := range site.languages {
		if dir := site.own[key]; dir != "" && (dir != main || site.ownRoots()) {
			langOf[dir] = key
		}
	}
	for dir := range langOf {
		h.roots = append(h.roots, dir)
	}
	slices.Sort(h.roots)
	for _, root := range h.roots {
		if err := h.walk(ctx, root, langOf, out); err != nil {
			return nil, err
		}
	}
	if len(h.pages) == 0 && !found && len(out.Lost) == 0 {
		return nil, errors.New("this is no site of Hugo’s: it has neither settings (hugo.toml, config.toml) nor Markdown in content/")
	}
	h.index()
	for _, p := range h.pages {
		if d, ok := h.document(p, out); ok {
			out.Documents = append(out.Documents, d)
		}
	}
	return out, nil
}

var contentForms = []string{".md", ".markdown", ".mdown", ".html", ".htm"}

// walk reads the pages of a content folder, but for those of content folders in it.
func (h *hugo) walk(ctx context.Context, root string, roots map[string]string, out *Archive) error {
	var files []string
	bundles := map[string]bool{}
	err := fs.WalkDir(h.archive, root, func(p string, e fs.DirEntry, err error) error {
		if err == nil {
			err = ctx.Err()
		}
		switch {
		case errors.Is(err, fs.ErrNotExist) && p == root:
			return fs.SkipDir
		case err != nil:
			return err
		case e.IsDir():
			if _, other := roots[p]; p != root && (other || strings.HasPrefix(e.Name(), ".")) {
				return fs.SkipDir
			}
			return nil
		}
		if !e.Type().IsRegular() {
			if lost, told := skipped(p, e, contentForms...); told {
				out.Lost = append(out.Lost, lost)
			}
			return nil
		}
		ext := strings.ToLower(path.Ext(p))
		stem := strings.TrimSuffix(path.Base(p), path.Ext(p))
		if slices.Contains([]string{".org", ".adoc", ".asciidoc", ".rst", ".pandoc", ".pdc"}, ext) {
			out.Lost = append(out.Lost, Loss{Origin: p, What: "the whole text: it is written in another language than Markdown (" + ext + ")"})
		}
		if slices.Contains(contentForms, ext) {
			files = append(files, p)
			if plain, _ := h.split(stem); plain == "index" {
				bundles[path.Dir(p)] = true
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("reading %s: %w", root, err)
	}
	for _, p := range files {
		if err := h.read(p, root, roots[root], bundles, out); err != nil {
			return err
		}
	}
	return nil
}

// split takes the language off a file's name without its ending: post.fr is post in fr.
func (h *hugo) split(stem string) (plain, lang string) {
	dot := strings.LastIndexByte(stem, '.')
	if dot <= 0 {
		return stem, ""
	}
	word := strings.ToLower(stem[dot+1:])
	if slices.Contains(h.site.languages, word) || len(h.site.languages) == 0 && h.settings.has(word) {
		return stem[:dot], word
	}
	return stem, ""
}

func (h *hugo) read(file, root, rootLang string, bundles map[string]bool, out *Archive) error {
	p := &hugoPage{path: file, root: root}
	stem, lang := h.split(strings.TrimSuffix(path.Base(file), path.Ext(file)))
	dir := path.Dir(file)
	for d := dir; d != root && d != "."; d = path.Dir(d) {
		if bundles[d] && !(d == dir && stem == "index") {
			out.Lost = append(out.Lost, Loss{Origin: file, What: "a text that lies beside another one as its file: it has no page"})
			return nil
		}
	}
	p.dir, p.stem = inRoot(dir, root), stem
	switch {
	case stem == "index" && dir != root:
		p.bundle, p.stem, p.dir = true, path.Base(dir), inRoot(path.Dir(dir), root)
	case stem == "_index":
		p.list, p.stem = true, path.Base(dir)
	}
	if rootLang == "" && lang == "" && len(h.site.languages) == 0 {
		// Folders of languages that no settings tell of.
		if first, rest, _ := strings.Cut(p.dir, "/"); h.settings.has(first) {
			lang, p.dir = strings.ToLower(first), rest
		}
	}
	p.guess = lang != "" && len(h.site.languages) == 0
	p.lang = firstOf(lang, rootLang, h.site.language)
	text, lost, ok, err := readText(h.archive, file)
	if err != nil {
		return err
	}
	if !ok {
		out.Lost = append(out.Lost, lost...)
		return nil
	}
	header, more := readHeader(file, text)
	if rest := strings.TrimLeft(text, " \t\n"); len(rest) < len(text) && !header.found { // which Hugo skips
		header, more = readHeader(file, rest)
		header.lower(more, strings.Count(text[:len(text)-len(rest)], "\n"))
	}
	p.header, p.lost = header, append(lost, more...)
	p.date, _, _ = readDate(firstOf(header.text("date"), header.text("publishdate"), header.text("lastmod"), datePrefix(p.stem)), h.site.zone)
	header.asked = map[string]bool{}
	h.pages = append(h.pages, p)
	return nil
}

func inRoot(dir, root string) string {
	if root == "." {
		return strings.TrimPrefix(dir, ".")
	}
	return strings.TrimPrefix(strings.TrimPrefix(dir, root), "/")
}

var dayForm = regexp.MustCompile(`^(\d{4}-\d{1,2}-\d{1,2})[-_](.+)$`)

// datePrefix returns the day with which a file's name begins.
func datePrefix(stem string) string {
	if m := dayForm.FindStringSubmatch(stem); m != nil {
		return m[1]
	}
	return ""
}

func (h *hugo) index() {
	slices.SortStableFunc(h.pages, func(a, b *hugoPage) int { return cmp.Compare(a.path, b.path) })
	for _, p := range h.pages {
		p.at = h.site.address(p)
		keep := func(m map[string]*hugoPage, key string) {
			if m[key] == nil {
				m[key] = p
			}
		}
		keep(h.byKey, p.lang+p.key())
		keep(h.byKey, p.lang+strings.TrimSuffix(p.key(), "/"))
		keep(h.byName, p.lang+"/"+strings.ToLower(p.stem))
		keep(h.byAddress, sameAddress(p.at))
		if section, _, _ := strings.Cut(p.dir, "/"); !p.list && !p.date.IsZero() {
			h.dated[section] = true
		}
	}
}

// sameAddress is alike for addresses that lead to one page: with index.html or a slash at their end, or without.
func sameAddress(address string) string {
	p := plainPath(address)
	p = strings.TrimSuffix(p, "index.html")
	return "/" + strings.Trim(p, "/")
}

// isPage reports whether a text is no release: it has no date, and neither do its neighbours, or it
// lies beside the sections that have.
func (h *hugo) isPage(p *hugoPage) bool {
	section, _, _ := strings.Cut(p.dir, "/")
	if p.list {
		return true
	}
	others := len(h.dated) > 1 || len(h.dated) == 1 && !h.dated[""]
	return p.date.IsZero() && (section == "" || !h.dated[section]) || section == "" && others
}

// document makes a document of a page; false where it has nothing to say.
func (h *hugo) document(p *hugoPage, out *Archive) (Document, bool) {
	head := &p.header
	d := Document{Origin: p.path, Lang: h.site.tag(p.lang, h.settings), Page: h.isPage(p), Lost: p.lost}
	if p.list && strings.TrimSpace(head.body) == "" {
		title := head.text("title")
		if title != "" {
			out.Lost = append(out.Lost, Loss{Origin: p.path, Line: head.lines["title"], What: "a page that is a list, without a text of its own: " + title})
		}
		head.rest(&d, hugoSilent...)
		out.Lost = append(out.Lost, d.Lost...)
		return d, false
	}
	d.Group = "path:" + p.key()
	if key := head.text("translationkey"); key != "" {
		d.Group = "key:" + key
	}
	body := newDraft(head.body, head.above)
	stem := p.stem
	if m := dayForm.FindStringSubmatch(stem); m != nil {
		stem = m[2]
	}
	if p.list && p.dir == "" {
		stem = "home"
	}
	d.setTitle(head.text("title", "linktitle"), stem, body)
	d.setSummary(head, "summary", "description")
	d.setDate(head, h.site.zone, "date", "publishdate", "pubdate", "published", "lastmod", "modified")
	if d.Date.IsZero() && datePrefix(p.stem) != "" {
		d.Date, d.DateOnly, _ = readDate(datePrefix(p.stem), h.site.zone)
	}
	if until := head.text("expirydate", "unpublishdate"); until != "" {
		d.lose(head.lines["expirydate"], "the day until which it was shown: %s", until)
	}
	d.Draft = head.has("draft")
	head.asked["headless"] = true
	d.Name = nameOf(firstOf(head.text("slug"), stem))
	d.addAlias(head.lines["url"], p.at)
	for _, old := range head.list("aliases") {
		if !strings.HasPrefix(old, "/") {
			old = path.Join("/", path.Dir(strings.TrimSuffix(p.at, "/")), old)
		} else {
			old = h.site.base + old
		}
		d.addAlias(head.lines["aliases"], old)
	}
	for _, key := range []string{"tags", "categories"} {
		d.addTopics(head.lines[key], head.list(key)...)
	}
	if slices.Contains(schema.BuiltInTypes, nameOf(head.text("type"))) {
		d.Type = typeOf(head.text("type"))
	}
	d.Place, d.Reference = squeeze(head.text("place", "location", "dateline")), squeeze(head.text("reference"))

	files := newBundle(h.archive, &d)
	find := func(address string) resolved { return h.find(p, files, address) }
	h.shortcodes(body, &d, p)
	dropAttributes(body, &d, false)
	body.lowerHeadings()
	plainHTML(body, &d)
	relink(body, &d, find)
	h.resources(p, &d, files, find)
	head.rest(&d, hugoSilent...)
	d.finish(body)
	return d, true
}

// hugoSilent are keys that say how a page is made, and nothing to its readers.
var hugoSilent = []string{
	"url", "type", "layout", "weight", "menu", "menus", "sitemap", "outputs", "markup", "build", "_build", "cascade", "toc", "showtoc", "tocopen", "comments", "disablecomments",
	"math", "katex", "iscjklanguage", "hidemeta", "showreadingtime", "sharebuttons", "searchhidden", "noindex", "robots", "keywords", "linktitle",
}

// find says where an address of a page leads.
func (h *hugo) find(p *hugoPage, files *bundle, address string) resolved {
	inner, ok := inside(address, h.site.host)
	if !ok || inner == "" {
		return resolved{}
	}
	_, fragment, _ := strings.Cut(inner, "#")
	if fragment != "" {
		fragment = "#" + fragment
	}
	plain := plainPath(inner)
	isContent := slices.Contains(contentForms, strings.ToLower(path.Ext(plain)))
	to := func(page *hugoPage) resolved {
		if page == nil {
			return resolved{}
		}
		return resolved{address: page.at + fragment}
	}
	if strings.HasPrefix(plain, "/") {
		below := strings.TrimPrefix(plain, h.site.base)
		if page := h.byAddress[sameAddress(plain)]; page != nil {
			return to(page)
		}
		if name := files.add(h.below(below)...); name != "" && !isContent {
			return resolved{file: name}
		}
		return to(h.refer(p, below, ""))
	}
	if !isContent {
		beside := []string{path.Join(path.Dir(p.path), plain)}
		for _, root := range h.roots {
			beside = append(beside, path.Join(root, p.dir, p.stem, plain), path.Join(root, p.dir, plain))
		}
		if name := files.add(append(beside, h.below("/"+plain)...)...); name != "" {
			return resolved{file: name}
		}
	}
	if page := h.byAddress[sameAddress(path.Join(p.at, plain))]; page != nil && !isContent {
		return to(page)
	}
	return to(h.refer(p, plain, ""))
}

// below returns where a file may lie that the site had at a path.
func (h *hugo) below(p string) []string {
	var all []string
	for _, dir := range append(slices.Clone(h.site.static), h.roots...) {
		all = append(all, path.Join(dir, p))
	}
	return all
}

// refer returns the page that a reference names, as ref and relref do: a path from the
// content folder or from the page, or a name that one page has.
func (h *hugo) refer(p *hugoPage, name, lang string) *hugoPage {
	lang = firstOf(strings.ToLower(lang), p.lang)
	name = plainPath(name)
	if slices.Contains(contentForms, strings.ToLower(path.Ext(name))) {
		name = strings.TrimSuffix(name, path.Ext(name))
	}
	if plain, suffix := h.split(name); suffix != "" {
		name, lang = plain, suffix
	}
	name = strings.TrimSuffix(strings.ToLower(name), "/")
	for _, end := range []string{"/index", "/_index"} {
		name = strings.TrimSuffix(name, end)
	}
	for _, key := range []string{path.Join("/", strings.ToLower(p.dir), name), path.Join("/", strings.ToLower(p.dir), strings.ToLower(p.stem), name), path.Join("/", name)} {
		if page := h.byKey[lang+key]; page != nil && name != "" {
			return page
		}
	}
	return h.byName[lang+"/"+path.Base(name)]
}

// resources gives a document its lead picture, and what lies beside it.
func (h *hugo) resources(p *hugoPage, d *Document, files *bundle, find func(string) resolved) {
	head := &p.header
	for _, key := range []string{"featured_image", "featuredimage", "featureimage", "image", "cover", "images", "thumbnail", "banner", "hero"} {
		v := head.value(key)
		if v == nil {
			continue
		}
		if d.Image != nil {
			if to := find(firstOf(words(v)...)); to.file == "" || to.file != d.Image.File {
				d.lose(head.lines[key], "a further lead picture: %s", describe(v))
			}
			continue
		}
		if !d.setLead(head.lines[key], v, find) {
			d.lose(head.lines[key], "the front matter’s “%s”: %s", key, describe(v))
		}
	}
	if alt := squeeze(head.text("image_alt", "imagealt", "featured_image_alt", "alt")); alt != "" && d.Image != nil && d.Image.Alt == "" {
		d.Image.Alt = alt
	}
	resources, _ := head.value("resources").([]any)
	titles := map[string]string{}
	for _, r := range resources {
		src, name := field(r, "src"), strings.ToLower(field(r, "name"))
		leads := strings.Contains(name, "cover") || strings.Contains(name, "feature") || strings.Contains(name, "thumbnail") || strings.Contains(name, "header")
		switch {
		case leads && d.Image == nil && d.setLead(head.lines["resources"], r, find):
		case src != "" && field(r, "title") != "" && !strings.ContainsAny(src, "*?["):
			titles[src] = field(r, "title")
		default:
			d.lose(head.lines["resources"], "what is said of a file beside the text: %s", describe(r))
		}
	}
	if !p.bundle {
		return
	}
	dir := path.Dir(p.path)
	_ = fs.WalkDir(h.archive, dir, func(file string, e fs.DirEntry, err error) error { // it was walked before
		if err != nil || e.IsDir() || strings.HasPrefix(e.Name(), ".") || slices.Contains(contentForms, strings.ToLower(path.Ext(file))) {
			return nil
		}
		if plain, lang := h.split(strings.TrimSuffix(e.Name(), path.Ext(e.Name()))); lang != "" && lang != p.lang && plain != "" {
			return nil // of another language
		}
		if slices.ContainsFunc(d.Files, func(f File) bool { return f.Path == file }) {
			return nil
		}
		beside := strings.TrimPrefix(file, dir+"/")
		name := files.add(file)
		switch {
		case name == "":
		case isPicture(name):
			d.lose(0, "a picture beside the text, which the text does not show: %s", strings.TrimSpace(beside+" "+titles[beside]))
		default:
			d.Attachments = append(d.Attachments, Attachment{File: name, Title: firstOf(titles[beside], e.Name())})
		}
		return nil
	})
}
