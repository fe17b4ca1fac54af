package importer

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"html"
	"io/fs"
	"maps"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"
)

// WordPress reads the export files of a WordPress site (.xml, WXR 1.0 to 1.2), and its pictures and
// documents in wp-content/uploads beside them.
//
// Languages and translations are those that Polylang's terms or WPML's fields tell of, else the language is
// a part of the old address (/fr/…, ?lang=fr), else that of the export.
type WordPress struct{}

// wordpress is a site that is read.
type wordpress struct {
	archive  fs.FS
	settings Settings
	*wxr
	base, host  string
	byID        map[string]*wxrItem
	byAddress   map[string]*wxrItem
	attachments map[string]*wxrItem // by the path of their address
	children    map[string][]*wxrItem
	linked      map[string]wordpressLink // by post ID, of Polylang's terms
	languages   map[string]string        // tags of Polylang's languages, by slug
	copied      map[string]bool          // post IDs of which WPML made copies in other languages
	zone        *time.Location           // of the site, as most entries have it; nil where none tells
	uploads     []string                 // folders in which uploads may lie
}

type wordpressLink struct{ group, lang string }

// Read implements Source.
func (WordPress) Read(ctx context.Context, archive fs.FS, settings Settings) (*Archive, error) {
	w := &wordpress{archive: archive, settings: settings, wxr: &wxr{}, byID: map[string]*wxrItem{}, byAddress: map[string]*wxrItem{}, attachments: map[string]*wxrItem{},
		children: map[string][]*wxrItem{}, linked: map[string]wordpressLink{}, languages: map[string]string{}, copied: map[string]bool{}}
	kept, exports := 0, 0
	uploads := map[string]bool{}
	err := fs.WalkDir(archive, ".", func(p string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() && (e.Name() == "uploads" || e.Name() == "wp-content") {
			uploads[p] = true
		}
		if e.IsDir() && e.Name() == "uploads" {
			return fs.SkipDir
		}
		if e.IsDir() {
			return nil
		}
		if lost, told := skipped(p, e, ".xml"); told {
			w.lost = append(w.lost, lost)
		}
		if !e.Type().IsRegular() || !strings.EqualFold(path.Ext(p), ".xml") {
			return nil
		}
		is, err := isWXR(archive, p)
		if err != nil || !is {
			return err
		}
		exports++
		return w.read(ctx, archive, p, &kept)
	})
	if err != nil {
		return nil, fmt.Errorf("reading the exports: %w", err)
	}
	if exports == 0 {
		return nil, errors.New("there is no WordPress export in it: write one with Tools → Export, “All content”, and unpack it")
	}
	for _, dir := range []string{"wp-content", "wp-content/uploads", "uploads"} { // where a file alone is read
		uploads[dir] = true
	}
	w.uploads = slices.Sorted(maps.Keys(uploads))
	w.index()
	out := &Archive{}
	unknown := map[string]int{}
	for _, i := range w.items {
		switch {
		case i.kind == "attachment":
		case slices.Contains(machinery, i.kind):
		case i.status == "trash", i.status == "auto-draft":
			out.Lost = append(out.Lost, Loss{Origin: i.file, Line: i.line, What: fmt.Sprintf("a text that was thrown away or never written (%s): %s", i.status, i.title)})
		case strings.TrimSpace(i.content) == "" && i.title == "":
			out.Lost = append(out.Lost, Loss{Origin: i.file, Line: i.line, What: "an entry without a title or a text"})
		case strings.TrimSpace(i.content) == "" && i.kind != "post" && i.kind != "page":
			unknown[i.kind]++
		default:
			d, err := w.document(i)
			if err != nil {
				return nil, err
			}
			out.Documents = append(out.Documents, d)
		}
	}
	for _, kind := range slices.Sorted(maps.Keys(unknown)) {
		out.Lost = append(out.Lost, Loss{Origin: ".", What: fmt.Sprintf("%d entries of the kind “%s”, which have no text", unknown[kind], kind)})
	}
	out.Lost = append(w.lost, out.Lost...)
	return out, nil
}

// machinery are kinds of entries that say how a site is made.
var machinery = []string{
	"revision", "nav_menu_item", "custom_css", "customize_changeset", "oembed_cache", "user_request", "wp_block", "wp_template", "wp_template_part", "wp_global_styles",
	"wp_navigation", "wp_font_family", "wp_font_face", "acf-field", "acf-field-group", "polylang_mo", "attachment",
}

// isWXR reports whether a file is an export of WordPress.
func isWXR(archive fs.FS, p string) (bool, error) {
	const enough = 20_000 // bytes
	start, _, err := readBounded(archive, p, enough)
	return bytes.Contains(start, []byte("wordpress.org/export")) || bytes.Contains(start, []byte("<wp:wxr_version")), err
}

// index finds what posts say of each other.
func (w *wordpress) index() {
	w.base, w.host = basePath(w.address)
	for _, t := range w.terms {
		switch t.taxonomy {
		case "language":
			w.languages[t.slug] = firstOf(serialized(t.description)["locale"], t.slug)
		case "post_translations":
			for lang, id := range serialized(t.description) {
				w.linked[id] = wordpressLink{t.slug, lang}
			}
		}
	}
	w.zone = siteZone(w.items)
	seen := map[string]*wxrItem{}
	w.items = slices.DeleteFunc(w.items, func(i *wxrItem) bool {
		first := seen[i.id]
		if i.id == "" || first == nil {
			seen[i.id] = i
			return false
		}
		if first.content != i.content || first.title != i.title {
			w.lost = append(w.lost, Loss{Origin: i.file, Line: i.line, What: fmt.Sprintf("an entry with the number %s, as which another one stands in %s:%d: %s", i.id, first.file, first.line, i.title)})
		}
		return true
	})
	for _, i := range w.items {
		w.byID[i.id] = i
		if of := i.meta["_icl_lang_duplicate_of"]; of != "" {
			w.copied[of] = true
		}
		if i.kind == "attachment" {
			if u, err := url.Parse(i.attachment); err == nil {
				w.attachments[u.Path] = i
			}
			w.children[i.parent] = append(w.children[i.parent], i)
			continue
		}
		if address, ok := inside(i.link, w.host); ok && i.link != "" && !strings.Contains(i.link, "?") && w.byAddress[sameAddress(address)] == nil {
			w.byAddress[sameAddress(address)] = i
		}
	}
}

// statedLanguage returns the language that an entry says it has.
func (w *wordpress) statedLanguage(i *wxrItem) string {
	for _, t := range i.terms {
		if t.taxonomy == "language" {
			return firstOf(w.languages[t.slug], t.slug)
		}
	}
	if l := w.linked[i.id].lang; l != "" {
		return firstOf(w.languages[l], l)
	}
	for _, key := range []string{"_wpml_import_language_code", "_icl_lang", "_wpml_language", "wpml_language", "language_code", "_locale", "lang"} {
		if l := strings.TrimSpace(i.meta[key]); l != "" {
			return l
		}
	}
	if i.language != "" {
		return i.language
	}
	u, err := url.Parse(i.link)
	if err != nil {
		return ""
	}
	if l := u.Query().Get("lang"); l != "" {
		return l
	}
	first, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(u.Path, w.base), "/"), "/")
	if w.settings.has(first) {
		return first
	}
	return ""
}

// origin is an entry's address that never changes, whatever file it is exported to.
func (i *wxrItem) origin(site string) string {
	switch {
	case i.guid != "":
		return i.guid
	case i.id != "" && site != "":
		return strings.TrimRight(site, "/") + "/?p=" + i.id
	}
	return fmt.Sprintf("%s#%s", i.file, firstOf(i.id, fmt.Sprint("line ", i.line)))
}

// groupOf returns what translations share.
func (w *wordpress) groupOf(i *wxrItem) string {
	for _, t := range i.terms {
		if t.taxonomy == "post_translations" {
			return "polylang:" + t.slug
		}
	}
	if l := w.linked[i.id]; l.group != "" {
		return "polylang:" + l.group
	}
	for _, key := range []string{"_wpml_import_translation_group", "_icl_trid", "trid", "wpml_trid", "_wpml_trid"} {
		if g := strings.TrimSpace(i.meta[key]); g != "" {
			return "wpml:" + i.kind + ":" + g
		}
	}
	if i.together != "" {
		return "wpml:" + i.kind + ":" + i.together
	}
	if of := i.meta["_icl_lang_duplicate_of"]; of != "" {
		return "copy:" + of
	}
	if w.copied[i.id] {
		return "copy:" + i.id
	}
	return ""
}

// document makes a document of an entry.
func (w *wordpress) document(i *wxrItem) (d Document, err error) {
	d = Document{Origin: i.origin(w.address), Group: w.groupOf(i), Page: i.kind == "page"}
	defer func() {
		for n := range d.Lost {
			d.Lost[n].Origin = i.file // in which the line is
		}
	}()
	lang := w.statedLanguage(i)
	if source, known := i.meta["_wpml_import_source_language_code"]; known && d.Group != "" {
		d.Original = strings.TrimSpace(source) == "" || source == lang
	}
	if lang == "" {
		lang = w.language
	}
	if lang != "" {
		d.Lang = w.settings.language(lang)
	}
	d.Title = squeeze(plainHTMLText(i.title))
	if d.Title == "" {
		d.Title = squeeze(strings.ReplaceAll(plainPath(i.name), "-", " "))
	}
	w.date(&d, i)
	switch i.status {
	case "publish", "future", "inherit", "":
	case "draft", "pending", "private":
		d.Draft = true
		if i.status == "private" {
			d.lose(i.line, "that it was shown to the site’s own people alone (private): it is a draft")
		}
	default:
		d.Draft = true
		d.lose(i.line, "its status “%s”: it is a draft", i.status)
	}
	if i.password != "" {
		d.Draft = true
		d.lose(i.line, "the password that readers needed: it is a draft")
	}
	d.Name = nameOf(plainPath(i.name))
	if address, ok := inside(i.link, w.host); ok && i.link != "" && !strings.Contains(i.link, "?") && !d.Draft {
		d.addAlias(i.line, address)
	} else if !d.Draft && i.link != "" {
		d.lose(i.line, "the old address %s, for which the web server needs a redirect of its own", i.link)
	}
	if kind := typeOf(i.kind); kind != "" {
		d.Type = kind
	} else if i.kind != "post" && i.kind != "page" && i.kind != "press-release" && i.kind != "press_release" && i.kind != "news" {
		d.lose(i.line, "that it was an entry of the kind “%s”", i.kind)
	}
	for _, t := range i.terms {
		w.topic(&d, i, t)
	}
	w.fields(&d, i)
	page := &wordpressPage{wordpress: w, doc: &d, files: newBundle(w.archive, &d)}
	if id := strings.TrimSpace(i.meta["_thumbnail_id"]); id != "" && id != "0" {
		w.lead(&d, i, page, w.byID[id], id)
	}
	if i.comments > 0 {
		d.lose(i.line, "comments of readers: %d", i.comments)
	}
	body := newDraft(i.content, i.contentLine-1)
	if err := w.text(body, &d, i, page); err != nil {
		return d, err
	}
	return d, nil
}

// date gives a document its date: the one in universal time where the export has it.
func (w *wordpress) date(d *Document, i *wxrItem) {
	zone := cmp.Or(w.zone, w.settings.Zone, time.UTC)
	for n, s := range []string{i.dateGMT, i.date, i.pubDate} {
		in := zone
		if n == 0 {
			in = time.UTC
		}
		if at, _, ok := readDate(s, in); ok && !(n == 2 && at.Year() < 1971) {
			d.Date = at.In(zone)
			return
		}
	}
	if i.date != "" && !strings.HasPrefix(i.date, "0000") {
		d.lose(i.line, "the date, which cannot be read: %s", i.date)
	}
}

// siteZone returns the time zone of a site: most entries have a time in it beside their time in universal time.
// It is nil where none has.
func siteZone(items []*wxrItem) *time.Location {
	counts := map[time.Duration]int{}
	for _, i := range items {
		universal, _, first := readDate(i.dateGMT, time.UTC)
		own, _, second := readDate(i.date, time.UTC)
		if offset := own.Sub(universal); first && second && -15*time.Hour < offset && offset < 15*time.Hour {
			counts[offset]++
		}
	}
	var best time.Duration
	for _, offset := range slices.Sorted(maps.Keys(counts)) {
		if counts[offset] > counts[best] {
			best = offset
		}
	}
	if counts[best] == 0 {
		return nil
	}
	return time.FixedZone("", int(best.Seconds()))
}

// topic takes up a term of an entry.
func (w *wordpress) topic(d *Document, i *wxrItem, t wxrTerm) {
	switch t.taxonomy {
	case "category", "post_tag", "tag":
		slug := plainPath(t.slug)
		if slices.Contains([]string{"uncategorized", "non-classe", "未分類"}, slug) || t.name == "未分類" {
			return // nobody chose it
		}
		if slug = nameOf(slug); slug != "" && !strings.Contains(t.slug, "%") {
			d.addTopics(i.line, slug)
		} else {
			d.addTopics(i.line, t.name)
		}
	case "language", "post_translations", "post_format", "translation_priority":
	default:
		d.lose(i.line, "its “%s”: %s", t.taxonomy, t.name)
	}
}

// fields takes up the excerpt and the fields that editors fill in.
func (w *wordpress) fields(d *Document, i *wxrItem) {
	d.Summary = squeeze(plainHTMLText(i.excerpt))
	for _, key := range slices.Sorted(maps.Keys(i.meta)) {
		value := squeeze(plainHTMLText(i.meta[key]))
		switch {
		case value == "":
		case key == "_yoast_wpseo_metadesc", key == "_aioseo_description", key == "rank_math_description", key == "_genesis_description":
			if d.Summary == "" {
				d.Summary = value
			} else if d.Summary != value {
				d.lose(i.line, "a description for search engines: %s", value)
			}
		case strings.HasPrefix(key, "_") || slices.Contains([]string{"lang", "trid", "wpml_language", "wpml_trid", "language_code"}, key): // of programs
		default:
			d.lose(i.line, "the field “%s”: %s", key, value)
		}
	}
}

// lead gives a document its lead picture.
func (w *wordpress) lead(d *Document, i *wxrItem, page *wordpressPage, attachment *wxrItem, id string) {
	if attachment == nil {
		d.lose(i.line, "the lead picture, which is the file number %s and not in the exports", id)
		return
	}
	name := page.files.add(w.filesAt(attachment.attachment)...)
	alt, caption := squeeze(attachment.meta["_wp_attachment_image_alt"]), squeeze(plainHTMLText(attachment.excerpt))
	if name == "" {
		d.lose(i.line, "the lead picture, which is not in wp-content/uploads: %s “%s” %s", attachment.attachment, alt, caption)
		return
	}
	d.Image = &Image{File: name, Alt: alt, Caption: caption}
}

// filesAt returns where the file of an address may lie.
func (w *wordpress) filesAt(address string) []string {
	p := plainPath(address)
	if isElsewhere(address) {
		u, err := url.Parse(address)
		if err != nil {
			return nil
		}
		p = u.Path
	}
	_, below, is := strings.Cut(p, "/uploads/")
	all := []string{strings.TrimPrefix(p, "/")}
	for _, dir := range w.uploads {
		switch {
		case is && path.Base(dir) == "uploads":
			all = append(all, path.Join(dir, below))
		case is:
			all = append(all, path.Join(dir, "uploads", below))
		}
	}
	return all
}

var tagsForm = regexp.MustCompile(`(?s)<!--.*?-->|</?[a-zA-Z][^<>]*>`)

// plainHTMLText returns the words of a short piece of HTML.
func plainHTMLText(s string) string { return html.UnescapeString(tagsForm.ReplaceAllString(s, " ")) }

// serialized reads the pairs of a PHP array, as serialize() of PHP writes it, of numbers and
// strings: a:2:{s:2:"en";i:5;s:2:"fr";i:7;}. What is in other arrays is left out.
func serialized(s string) map[string]string {
	pairs := map[string]string{}
	key, isKey := "", true
	_, s, ok := strings.Cut(s, ":{")
	for ok && s != "" && s[0] != '}' {
		var value string
		switch s[0] {
		case 'i', 'd', 'b':
			_, s, _ = strings.Cut(s, ":")
			value, s, ok = strings.Cut(s, ";")
		case 's':
			// Its length counts bytes and is wrong where somebody replaced words in an export.
			_, s, _ = strings.Cut(s, `:"`)
			value, s, ok = strings.Cut(s, `";`)
		case 'N':
			_, s, ok = strings.Cut(s, ";")
		default:
			return pairs
		}
		if isKey {
			key = value
		} else if ok {
			pairs[key] = value
		}
		isKey = !isKey
	}
	return pairs
}
