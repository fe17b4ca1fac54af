package importer

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// Jekyll reads the folder of a site made with Jekyll: posts, drafts, collections and pages.
//
// The language of a text is what its front matter says (lang), else a folder on its way
// (fr/_posts, _posts/fr, _i18n/fr), its name (text.fr.md), or that of the settings. Translations
// share a key (ref, translation_id, page_id …), else the path but for the language.
type Jekyll struct{}

// jekyllPage is a text of the site.
type jekyllPage struct {
	path   string // in the archive
	kind   string // posts, a collection, or empty for a page
	dir    string // its folder, from the site's, or from _posts or the collection's
	above  string // of a post: the folders before _posts, which are categories
	stem   string // of its name, without the day
	lang   string
	draft  bool
	header header
	date   time.Time
	lost   []Loss
	group  string
	at     string // its old address
}

// jekyll is a site that is read.
type jekyll struct {
	archive   fs.FS
	settings  Settings
	site      *jekyllSite
	pages     []*jekyllPage
	byPath    map[string]*jekyllPage // from the site's folder
	byAddress map[string]*jekyllPage
	dated     map[string]bool // kinds of which a text has a date
}

var jekyllForms = []string{".md", ".markdown", ".mkd", ".mkdn", ".mkdown", ".html", ".htm"}

// Read implements Source.
func (Jekyll) Read(ctx context.Context, archive fs.FS, settings Settings) (*Archive, error) {
	site, lost, found, err := readJekyllSite(archive, settings)
	if err != nil {
		return nil, err
	}
	j := &jekyll{archive: archive, settings: settings, site: site, byPath: map[string]*jekyllPage{}, byAddress: map[string]*jekyllPage{}, dated: map[string]bool{}}
	out := &Archive{Lost: lost}
	if err := j.walk(ctx, out); err != nil {
		return nil, err
	}
	if !found && len(j.pages) == 0 && len(out.Lost) == 0 {
		return nil, errors.New("this is no site of Jekyll’s: it has neither _config.yml nor texts in _posts/")
	}
	slices.SortStableFunc(j.pages, func(a, b *jekyllPage) int { return cmp.Compare(a.path, b.path) })
	for _, p := range j.pages {
		p.at = site.address(p)
		if key := sameAddress(p.at); j.byAddress[key] == nil {
			j.byAddress[key] = p
		}
		j.byPath[strings.TrimPrefix(inRoot(p.path, site.root), "/")] = p
		if !p.date.IsZero() {
			j.dated[p.kind] = true
		}
	}
	for _, p := range j.pages {
		if d, ok := j.document(p, out); ok {
			out.Documents = append(out.Documents, d)
		}
	}
	return out, nil
}

func (j *jekyll) walk(ctx context.Context, out *Archive) error {
	excluded := words(j.site.keys["exclude"])
	err := fs.WalkDir(j.archive, j.site.root, func(p string, e fs.DirEntry, err error) error {
		if err == nil {
			err = ctx.Err()
		}
		if errors.Is(err, fs.ErrNotExist) && p == j.site.root {
			return fs.SkipDir
		}
		if err != nil {
			return err
		}
		below := inRoot(p, j.site.root)
		if e.IsDir() {
			name := e.Name()
			switch {
			case p == j.site.root:
			case strings.HasPrefix(name, "."), slices.Contains([]string{"_site", "_layouts", "_includes", "_sass", "_plugins", "_data", "node_modules", "vendor"}, name),
				slices.ContainsFunc(excluded, func(x string) bool { return strings.Trim(x, "/") == below }):
				return fs.SkipDir
			case strings.HasPrefix(name, "_") && !j.isCollection(below) && !slices.Contains([]string{"_posts", "_drafts", "_i18n"}, name):
				out.Lost = append(out.Lost, Loss{Origin: p, What: "a folder that is no collection of the settings’: what lies in it was not shown"})
				return fs.SkipDir
			}
			return nil
		}
		if !e.Type().IsRegular() {
			if lost, told := skipped(p, e, jekyllForms...); told {
				out.Lost = append(out.Lost, lost)
			}
			return nil
		}
		if slices.Contains(jekyllForms, strings.ToLower(path.Ext(p))) && !slices.Contains(excluded, below) {
			return j.read(p, below, out)
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("reading %s: %w", j.site.root, err)
	}
	return nil
}

// isCollection reports whether a folder is one of a collection of the settings.
func (j *jekyll) isCollection(below string) bool {
	name, is := strings.CutPrefix(path.Base(below), "_")
	_, known := j.site.collections[name]
	return is && known && (path.Dir(below) == "." || path.Dir(below) == j.site.under || j.isLanguage(path.Dir(below)))
}

func (j *jekyll) isLanguage(word string) bool {
	return slices.Contains(j.site.languages, strings.ToLower(word)) || j.settings.has(word)
}

func (j *jekyll) read(file, below string, out *Archive) error {
	text, lost, ok, err := readText(j.archive, file)
	if err != nil {
		return err
	}
	if !ok {
		out.Lost = append(out.Lost, lost...)
		return nil
	}
	p := &jekyllPage{path: file, stem: strings.TrimSuffix(path.Base(file), path.Ext(file))}
	var more []Loss
	p.header, more = readHeader(file, text)
	p.lost = append(lost, more...)

	// The folders on its way: languages, what it is, the rest.
	var rest, above []string
	folder := ""
	for _, part := range strings.Split(path.Dir(below), "/") {
		switch {
		case part == "." || part == "_i18n" || part == j.site.under && p.kind == "" && len(rest) == 0:
		case part == "_posts", part == "_drafts":
			p.kind, p.draft = "posts", part == "_drafts"
			above, rest = rest, nil
		case strings.HasPrefix(part, "_") && p.kind == "":
			p.kind, rest = part[1:], nil
		case folder == "" && j.isLanguage(part):
			folder = part
			if p.kind == "" && !strings.HasPrefix(below, "_i18n/") {
				rest = append(rest, part) // it is in the address, too
			}
		default:
			rest = append(rest, part)
		}
	}
	if p.kind == "" && !p.header.found {
		if base := strings.ToLower(path.Base(file)); !slices.Contains([]string{"readme.md", "license.md", "contributing.md"}, base) {
			out.Lost = append(out.Lost, Loss{Origin: file, What: "a file without front matter, which Jekyll copied as it is"})
		}
		return nil
	}
	p.dir, p.above = strings.Join(rest, "/"), strings.Join(above, "/")
	suffix := ""
	if dot := strings.LastIndexByte(p.stem, '.'); dot > 0 && j.isLanguage(p.stem[dot+1:]) {
		p.stem, suffix = p.stem[:dot], p.stem[dot+1:]
	}
	day := ""
	if m := dayForm.FindStringSubmatch(p.stem); m != nil && p.kind != "" {
		day, p.stem = m[1], m[2]
	}
	j.site.inherit(&p.header, below, firstOf(p.kind, "pages"))
	stated := ""
	for _, key := range []string{"lang", "language", "locale"} {
		if !p.header.inherited[key] {
			stated = firstOf(stated, p.header.text(key))
		}
	}
	p.lang = firstOf(stated, folder, suffix, p.header.text("lang", "language", "locale"), j.site.language)
	date, _, dated := readDate(firstOf(p.header.text("date"), day), j.site.zone)
	if !dated && day != "" {
		date, _, _ = readDate(day, j.site.zone)
	}
	if p.date = date; !p.date.IsZero() {
		p.date = p.date.In(j.site.zone)
	}
	p.group = "path:" + path.Join(p.kind, withoutWord(p.above, folder), withoutWord(p.dir, folder), day, p.stem)
	if key := p.header.text("ref", "translation_id", "translation_key", "translationkey", "page_id", "i18n_key", "i18n_id"); key != "" {
		p.group = "key:" + key
	}
	j.pages = append(j.pages, p)
	return nil
}

// withoutWord takes a folder out of a path.
func withoutWord(p, folder string) string {
	parts := slices.DeleteFunc(strings.Split(p, "/"), func(part string) bool { return part == folder && folder != "" })
	return strings.Join(parts, "/")
}

// categories returns the categories of a text: those of its folders, and those that it states.
func (p *jekyllPage) categories() []string {
	var all []string
	if p.above != "" {
		all = strings.Split(p.above, "/")
	}
	all = append(all, words(p.header.keys["category"])...)
	if s, is := p.header.keys["categories"].(string); is {
		return append(all, strings.Fields(s)...)
	}
	return append(all, words(p.header.keys["categories"])...)
}

// isPage reports whether a text is no release.
func (j *jekyll) isPage(p *jekyllPage) bool {
	return p.kind != "posts" && (p.kind == "" || p.date.IsZero() && !j.dated[p.kind])
}

// jekyllSilent are keys that say how a page is made, and nothing to its readers.
var jekyllSilent = []string{
	"layout", "permalink", "published", "lang", "language", "locale", "toc", "toc_label", "toc_icon", "toc_sticky", "comments", "share", "related", "classes", "sidebar", "author_profile",
	"read_time", "search", "sitemap", "excerpt_separator", "show_date", "mathjax", "math", "nav_order", "order", "weight", "slug", "output", "pagination", "robots", "categories", "category", "tags", "tag",
}

// document makes a document of a text; false where it has nothing to say.
func (j *jekyll) document(p *jekyllPage, out *Archive) (Document, bool) {
	head := &p.header
	d := Document{Origin: p.path, Lang: "", Group: p.group, Page: j.isPage(p), Lost: p.lost}
	switch {
	case p.lang != "":
		d.Lang = j.settings.language(p.lang)
	case len(j.settings.Languages) == 1:
		d.Lang = j.settings.Languages[0]
	}
	body := newDraft(head.body, head.above)
	files := newBundle(j.archive, &d)
	find := func(address string) resolved { return j.find(p, files, address) }
	j.liquid(body, &d, p)
	kramdown(body, &d)
	d.setTitle(head.text("title"), p.stem, body)
	d.setSummary(head, "summary", "excerpt", "description", "subtitle")
	d.setDate(head, j.site.zone, "date")
	if d.Date.IsZero() && !p.date.IsZero() {
		d.Date, d.DateOnly = p.date, true
	}
	d.setDate(head, j.site.zone, "last_modified_at", "last-modified-date", "updated", "modified")
	d.Draft = p.draft || head.has("draft") || strings.EqualFold(head.text("published"), "false")
	d.Name = nameOf(firstOf(head.text("slug"), p.stem))
	if !p.draft && !(p.kind == "posts" && p.date.IsZero()) { // which Jekyll does not show
		d.addAlias(head.lines["permalink"], p.at)
	}
	for _, key := range []string{"redirect_from", "aliases", "alias"} {
		for _, old := range head.list(key) {
			d.addAlias(head.lines[key], j.site.base+"/"+strings.TrimPrefix(old, "/"))
		}
	}
	for _, c := range p.categories() {
		if !j.isLanguage(c) {
			d.addTopics(max(head.lines["categories"], head.lines["category"]), c)
		}
	}
	for _, key := range []string{"tags", "tag"} {
		if s, is := head.keys[key].(string); is {
			d.addTopics(head.lines[key], strings.Fields(strings.ReplaceAll(s, ",", " "))...)
		} else {
			d.addTopics(head.lines[key], head.list(key)...)
		}
	}
	if kind := typeOf(head.text("type")); kind != "" {
		d.Type = kind
	} else {
		head.asked["type"] = false
	}
	d.Place, d.Reference = squeeze(head.text("place", "location", "dateline")), squeeze(head.text("reference"))
	body.lowerHeadings()
	plainHTML(body, &d)
	relink(body, &d, find)
	j.lead(head, &d, find)
	head.rest(&d, jekyllSilent...)
	d.finish(body)
	if d.Body == "" && p.kind == "" {
		out.Lost = append(out.Lost, Loss{Origin: p.path, What: "a page without a text of its own: " + d.Title})
		out.Lost = append(out.Lost, d.Lost...)
		return d, false
	}
	return d, true
}

// lead gives a document its lead picture.
func (j *jekyll) lead(head *header, d *Document, find func(string) resolved) {
	for _, key := range []string{"image", "feature_image", "featured_image", "featured-img", "feature-img", "cover", "header", "img", "thumbnail"} {
		v := head.value(key)
		if v == nil {
			continue
		}
		if m, is := v.(map[string]any); is && key == "header" { // of a well-known theme
			v = map[string]any{"image": firstOf(field(m, "overlay_image"), field(m, "image"), field(m, "teaser")), "alt": field(m, "image_description"), "caption": field(m, "caption")}
		}
		if d.Image != nil || !d.setLead(head.lines[key], v, find) {
			d.lose(head.lines[key], "the front matter’s “%s”: %s", key, describe(head.keys[key]))
		}
	}
	if alt := squeeze(head.text("image_alt", "image-alt", "alt")); alt != "" && d.Image != nil && d.Image.Alt == "" {
		d.Image.Alt = alt
	} else if alt != "" {
		d.lose(0, "an alternative text: %s", alt)
	}
}

// find says where an address of a text leads.
func (j *jekyll) find(p *jekyllPage, files *bundle, address string) resolved {
	inner, ok := inside(address, j.site.host)
	if !ok || inner == "" {
		return resolved{}
	}
	_, fragment, _ := strings.Cut(inner, "#")
	if fragment != "" {
		fragment = "#" + fragment
	}
	plain := plainPath(inner)
	to := func(page *jekyllPage) resolved {
		if page == nil {
			return resolved{}
		}
		return resolved{address: page.at + fragment}
	}
	at := plain
	if !strings.HasPrefix(plain, "/") {
		beside := path.Join(path.Dir(inRoot(p.path, j.site.root)), plain)
		if page := j.byPath[strings.TrimPrefix(beside, "/")]; page != nil {
			return to(page)
		}
		folder := p.at
		if !strings.HasSuffix(folder, "/") {
			folder = path.Dir(folder)
		}
		at = path.Join("/", folder, plain)
		if name := files.add(path.Join(j.site.root, beside)); name != "" {
			return resolved{file: name}
		}
	}
	for _, full := range []string{at, j.site.base + at} {
		if page := j.byAddress[sameAddress(full)]; page != nil {
			return to(page)
		}
		if page := j.byAddress[sameAddress(full+".html")]; page != nil && path.Ext(full) == "" {
			return to(page)
		}
	}
	below := strings.TrimPrefix(at, j.site.base)
	if page := j.byPath[strings.TrimPrefix(below, "/")]; page != nil {
		return to(page)
	}
	if name := files.add(path.Join(j.site.root, below), path.Join(j.site.root, plain)); name != "" {
		return resolved{file: name}
	}
	return resolved{}
}
