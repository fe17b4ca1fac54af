package importer

import (
	"encoding/json"
	"fmt"
	"html"
	"net/url"
	"path"
	"regexp"
	"slices"
	"sort"
	"strings"

	"docsite/generator/htmltext"
)

// text makes the Markdown of an entry's content: of blocks (Gutenberg) or of the older editor's
// text, in which an empty line makes a paragraph.
func (w *wordpress) text(body *draft, d *Document, i *wxrItem, page *wordpressPage) error {
	w.reusable(body, d)
	footnotes(body, d, i)
	blocks := strings.Contains(body.text, "<!-- wp:")
	w.blocks(body, d)
	w.shortcodes(body, d, i)
	w.alternatives(body)
	w.speakers(body)
	if !blocks {
		paragraphs(body)
	}
	page.lines = body.lines
	markdown, err := convertHTML(body.text, d.Title, page)
	if err != nil {
		return fmt.Errorf("%s: %w", d.Origin, err)
	}
	text := newDraft(markdown, 0)
	d.finish(text)
	return nil
}

// blockForm is a comment that begins or ends a block, or is one (Block Editor Handbook, “Markup representation of a block”).
var blockForm = regexp.MustCompile(`<!--\s+(/)?wp:([a-z][a-z0-9_/-]*)\s+((?s:\{.*?\})\s+)?(/)?-->`)

// reusable puts the blocks that several texts share into a text.
func (w *wordpress) reusable(d *draft, doc *Document) {
	var edits []edit
	for _, m := range blockForm.FindAllStringSubmatchIndex(d.text, -1) {
		if d.text[m[4]:m[5]] != "block" || m[6] < 0 {
			continue
		}
		var attributes struct {
			Ref json.Number `json:"ref"`
		}
		if json.Unmarshal([]byte(d.text[m[6]:m[7]]), &attributes) != nil {
			continue
		}
		if shared := w.byID[attributes.Ref.String()]; shared != nil && shared.kind == "wp_block" {
			edits = append(edits, edit{m[0], m[1], shared.content})
		} else {
			doc.lose(d.line(m[0]), "a part that several texts share and that is not in the exports: %s", d.text[m[0]:m[1]])
		}
	}
	d.apply(edits)
}

// blocks takes out the comments of blocks. What one shows from elsewhere becomes a link.
func (w *wordpress) blocks(d *draft, doc *Document) {
	all := blockForm.FindAllStringSubmatchIndex(d.text, -1)
	var edits []edit
	past := 0
	for n, m := range all {
		name := d.text[m[4]:m[5]]
		if m[0] < past {
			continue
		}
		ends, alone := m[2] >= 0, m[8] >= 0
		if !ends && (name == "embed" || strings.HasPrefix(name, "core-embed/")) {
			end := m[1]
			for _, other := range all[n+1 : min(len(all), n+20)] {
				if other[2] >= 0 && d.text[other[4]:other[5]] == name {
					end = other[1]
					break
				}
			}
			var attributes struct {
				URL string `json:"url"`
			}
			if m[6] >= 0 {
				_ = json.Unmarshal([]byte(d.text[m[6]:m[7]]), &attributes) // without an address, what it holds stays
			}
			if attributes.URL != "" {
				past = end
				by := `<p><a href="` + html.EscapeString(attributes.URL) + `">` + html.EscapeString(attributes.URL) + `</a></p>`
				shown := d.text[m[1]:end]
				if before, after, is := strings.Cut(shown, "<figcaption"); is {
					if _, words, is := strings.Cut(after, ">"); is {
						words, rest, _ := strings.Cut(words, "</figcaption>")
						by += "<p>" + words + "</p>"
						shown = before + rest
					}
				}
				if shown = squeeze(plainHTMLText(shown)); shown == attributes.URL {
					shown = ""
				}
				edits = append(edits, edit{m[0], end, by})
				doc.lose(d.line(m[0]), "what was shown from elsewhere, to which a link leads now: %s", squeeze(attributes.URL+" "+shown))
				continue
			}
		}
		if alone && name != "block" && name != "more" && name != "nextpage" && name != "separator" && name != "spacer" {
			doc.lose(d.line(m[0]), "what a program made in its place: %s", squeeze(strings.Trim(d.text[m[0]:m[1]], "<!->")))
		}
		edits = append(edits, edit{m[0], m[1], ""})
	}
	d.apply(edits)
}

// bracketForm is a shortcode of WordPress: [name key="value"], [/name]; [[name]] is text.
var bracketForm = regexp.MustCompile(`\[(\[?)(/?)([A-Za-z][A-Za-z0-9_-]*)((?:\s[^\[\]]*)?)\](\]?)`)

// usual are the shortcodes without attributes that WordPress itself and well-known plug-ins have.
var usualBrackets = []string{"gallery", "caption", "wp_caption", "embed", "audio", "video", "playlist"}

// shortcodes writes what shortcodes mean in HTML. Of one that docsite has nothing for, its text stays.
func (w *wordpress) shortcodes(d *draft, doc *Document, i *wxrItem) {
	all := bracketForm.FindAllStringSubmatchIndex(d.text, -1)
	closing := map[string][]int{} // indexes of closing ones
	for n, m := range all {
		if m[4] != m[5] {
			closing[d.text[m[6]:m[7]]] = append(closing[d.text[m[6]:m[7]]], n)
		}
	}
	opened := map[string]bool{} // names of those that began
	var edits []edit
	past := 0
	for n, m := range all {
		if m[0] < past {
			continue
		}
		name, whole := d.text[m[6]:m[7]], d.text[m[0]:m[1]]
		replace := func(to int, by string) {
			edits = append(edits, edit{m[0], to, by})
			past = to
		}
		lose := func(what, text string) { doc.lose(d.line(m[0]), "%s: %s", what, squeeze(text)) }
		if m[2] != m[3] && m[10] != m[11] {
			replace(m[1], whole[1:len(whole)-1])
			continue
		}
		var end []int // of what closes it
		if later := sort.SearchInts(closing[name], n+1); later < len(closing[name]) {
			end = all[closing[name][later]]
		}
		if m[4] == m[5] {
			opened[name] = true
		}
		arguments := splitArguments(d.text[m[8]:m[9]])
		named := shortcode{named: map[string]string{}}
		for _, a := range arguments {
			if a.name == "" {
				named.listed = append(named.listed, a.value)
			}
			named.named[strings.ToLower(a.name)] = a.value
		}
		isOne := len(named.named) > 0 && named.listed == nil || end != nil || slices.Contains(usualBrackets, name) || strings.ContainsAny(name, "_-")
		switch {
		case m[4] != m[5]: // what it closes was told
			if opened[name] {
				replace(m[1], "")
			}
		case !isOne: // [sic] is text
		case (name == "caption" || name == "wp_caption") && end != nil:
			inner := d.text[m[1]:end[0]]
			picture, words := inner, ""
			for _, t := range findTags(inner, nil) {
				if t.name == "img" {
					cut := t.to
					if rest := strings.TrimLeft(inner[cut:], " \n"); strings.HasPrefix(rest, "</a>") {
						cut = len(inner) - len(rest) + len("</a>")
					}
					picture, words = inner[:cut], strings.TrimSpace(inner[cut:])
					break
				}
			}
			if words == "" {
				words = html.EscapeString(named.named["caption"])
			}
			replace(end[1], "<figure>"+picture+"<figcaption>"+words+"</figcaption></figure>")
		case name == "gallery":
			replace(m[1], w.gallery(named.named, i, func(text string) { lose("a picture of a gallery, which is not in the exports", text) }))
		case name == "embed" && end != nil:
			address := strings.TrimSpace(d.text[m[1]:end[0]])
			lose("what was shown from elsewhere, to which a link leads now", address)
			replace(end[1], `<a href="`+html.EscapeString(address)+`">`+html.EscapeString(address)+`</a>`)
		default:
			what := "a shortcode"
			if end != nil {
				what = "a shortcode, whose text stays"
			}
			lose(what, whole)
			var links []string
			for _, v := range append(named.listed, named.values()...) {
				if strings.HasPrefix(v, "https://") || strings.HasPrefix(v, "http://") {
					links = append(links, `<a href="`+html.EscapeString(v)+`">`+html.EscapeString(v)+`</a>`)
				}
			}
			replace(m[1], strings.Join(slices.Compact(links), " "))
		}
	}
	d.apply(edits)
	for _, m := range loneAddress.FindAllStringSubmatchIndex(d.text, -1) {
		address := d.text[m[2]:m[3]]
		if u, err := url.Parse(address); err == nil && slices.ContainsFunc(showing, func(host string) bool { return u.Host == host || strings.HasSuffix(u.Host, "."+host) }) {
			doc.lose(d.line(m[2]), "what was shown from elsewhere, to which a link leads now: %s", address)
		}
	}
}

// loneAddress is an address alone in its line, in whose place WordPress shows what it leads to.
var loneAddress = regexp.MustCompile(`(?m)^[ \t]*(https?://[^\s<>"]+)[ \t]*$`)

// showing are the hosts of which WordPress does so.
var showing = []string{"youtube.com", "youtu.be", "vimeo.com", "dailymotion.com", "twitter.com", "x.com", "facebook.com", "instagram.com", "flickr.com", "soundcloud.com", "slideshare.net", "spotify.com", "tiktok.com", "ted.com"}

// gallery writes the pictures of a gallery as figures.
func (w *wordpress) gallery(named map[string]string, i *wxrItem, lose func(string)) string {
	var pictures []*wxrItem
	for _, id := range strings.FieldsFunc(firstOf(named["ids"], named["include"]), func(r rune) bool { return r == ',' || r == ' ' }) {
		if a := w.byID[id]; a != nil && a.kind == "attachment" {
			pictures = append(pictures, a)
		} else {
			lose(id)
		}
	}
	if firstOf(named["ids"], named["include"]) == "" {
		pictures = w.children[i.id]
	}
	var b strings.Builder
	for _, a := range pictures {
		if isPicture(plainPath(a.attachment)) {
			fmt.Fprintf(&b, `<figure><img src="%s" alt="%s"><figcaption>%s</figcaption></figure>`, html.EscapeString(a.attachment), html.EscapeString(a.meta["_wp_attachment_image_alt"]), a.excerpt)
		}
	}
	return b.String()
}

var attachmentClass = regexp.MustCompile(`\bwp-image-(\d+)\b`)

// alternatives gives pictures without an alternative text that of their file in the library.
func (w *wordpress) alternatives(d *draft) {
	var edits []edit
	for _, t := range findTags(d.text, nil) {
		m := attachmentClass.FindStringSubmatch(t.value("class"))
		if t.name != "img" || m == nil || t.value("alt") != "" {
			continue
		}
		if a := w.byID[m[1]]; a != nil && a.meta["_wp_attachment_image_alt"] != "" {
			alt := ` alt="` + html.EscapeString(a.meta["_wp_attachment_image_alt"]) + `"`
			if old := t.find("alt"); old.name != "" && old.at != (stretch{}) {
				edits = append(edits, edit{old.at.from, old.at.to, html.EscapeString(a.meta["_wp_attachment_image_alt"])})
			} else {
				edits = append(edits, edit{t.from + len("<img"), t.from + len("<img"), alt})
			}
		}
	}
	d.apply(edits)
}

// speakers puts those who are quoted where docsite has them, and takes away the links of pictures to their own files.
func (w *wordpress) speakers(d *draft) {
	var edits []edit
	tags := findTags(d.text, nil)
	for n, t := range tags {
		next := func(k int) tag {
			if n+k < len(tags) {
				return tags[n+k]
			}
			return tag{}
		}
		between := func(a, b tag) string { return strings.TrimSpace(d.text[a.to:max(a.to, b.from)]) }
		switch {
		case t.name == "cite" && !t.end && next(1).name == "cite" && next(2).name == "blockquote" && next(2).end && between(next(1), next(2)) == "":
			edits = append(edits, edit{t.from, t.to, "<p>— "}, edit{next(1).from, next(1).to, "</p>"})
		case t.name == "a" && !t.end && next(1).name == "img" && next(2).name == "a" && next(2).end && between(t, next(1)) == "" && between(next(1), next(2)) == "" && isPicture(plainPath(t.value("href"))):
			edits = append(edits, edit{t.from, t.to, ""}, edit{next(2).from, next(2).to, ""})
		}
	}
	slices.SortFunc(edits, func(a, b edit) int { return a.from - b.from })
	d.apply(edits)
}

// dividing are the elements that end a paragraph of the older editor's text, and whole those
// within which its lines are left alone.
var (
	dividing = strings.Fields("table thead tfoot caption col colgroup tbody tr td th div dl dd dt ul ol li pre form blockquote address p h1 h2 h3 h4 h5 h6 hr fieldset section article aside header footer nav figure figcaption details summary iframe object video audio script style")
	whole    = strings.Fields("table dl ul ol pre form figure script style object video audio")
)

// paragraphs makes paragraphs and line breaks of empty lines and line ends, as WordPress does when it shows
// a text of its older editor (wpautop). No line is added.
func paragraphs(d *draft) {
	var edits []edit
	at, depth, within := 0, 0, 0 // open elements of whole; open paragraphs and headings
	run := func(to int) {
		text := d.text[at:to]
		from := at
		for text != "" && depth == 0 {
			chunk, rest := text, ""
			if m := emptyLine.FindStringIndex(text); m != nil && within == 0 {
				chunk, rest = text[:m[0]], text[m[1]:]
				from = at + m[1]
			}
			start := at + len(chunk) - len(strings.TrimLeft(chunk, " \t\n"))
			words := strings.TrimSpace(chunk)
			if words != "" && !(strings.HasPrefix(words, "<!--") && strings.HasSuffix(words, "-->") && strings.Count(words, "<!--") == 1) {
				if within == 0 {
					edits = append(edits, edit{start, start, "<p>"})
				}
				for i := 0; i < len(words); i++ {
					if words[i] == '\n' && !brokenLine.MatchString(words[:i]) {
						edits = append(edits, edit{start + i, start + i, "<br>"})
					}
				}
				if within == 0 {
					edits = append(edits, edit{start + len(words), start + len(words), "</p>"})
				}
			}
			text, at = rest, from
		}
	}
	for _, t := range findTags(d.text, nil) {
		if !slices.Contains(dividing, t.name) {
			continue
		}
		run(t.from)
		at = t.to
		step := 1
		if t.end {
			step = -1
		}
		switch {
		case slices.Contains(whole, t.name):
			depth = max(0, depth+step)
		case t.name == "p" || len(t.name) == 2 && t.name[0] == 'h' && t.name != "hr":
			within = max(0, min(1, within+step))
		}
	}
	run(len(d.text))
	d.apply(edits)
}

var (
	emptyLine  = regexp.MustCompile(`\n[ \t]*\n\s*`)
	brokenLine = regexp.MustCompile(`<br\s*/?>[ \t]*$`)
)

// wordpressPage resolves what the text of an entry refers to.
type wordpressPage struct {
	*wordpress
	doc   *Document
	files *bundle
	lines []int // of the file, of each line of the text
}

func (p *wordpressPage) lose(line int, format string, args ...any) {
	if 0 < line && line <= len(p.lines) {
		line = p.lines[line-1]
	}
	p.doc.lose(line, format, args...)
}

func (p *wordpressPage) file(way string) string { return p.files.add(way) }

var sizedForm = regexp.MustCompile(`-(\d+x\d+|scaled)(\.[A-Za-z]+)$`)

func (p *wordpressPage) resolve(address string) target {
	address = strings.TrimSpace(address)
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
	case u.Host == "" && u.Path == "" && u.RawQuery == "":
		return target{kind: toPlace, fragment: u.Fragment}
	}
	if u.Host == "" || strings.EqualFold(u.Host, p.host) || strings.Contains(u.Path, "/uploads/") {
		if strings.Contains(u.Path, "/uploads/") || isFileName(u.Path) {
			// Of a picture that WordPress made smaller the one that it was made of.
			ways := append(p.filesAt(sizedForm.ReplaceAllString(u.Path, "$2")), p.filesAt(u.Path)...)
			for _, way := range ways {
				if p.files.add(way) != "" {
					return target{kind: toFile, path: way}
				}
			}
		}
	}
	if u.Host == "" || strings.EqualFold(u.Host, p.host) {
		post := p.byAddress[sameAddress(u.Path)]
		if id := firstOf(u.Query().Get("p"), u.Query().Get("page_id")); id != "" {
			post = p.byID[id]
		}
		if post != nil && sameAddress(u.Path) != "/" && !strings.Contains(post.link, "?") {
			if own, err := url.Parse(post.link); err == nil {
				way := strings.NewReplacer("(", "%28", ")", "%29").Replace(own.EscapedPath())
				if u.Fragment != "" {
					way += "#" + u.EscapedFragment()
				}
				return target{kind: toDocument, href: way, path: post.file + "#" + post.id, fragment: u.Fragment}
			}
		}
		if u.Host == "" && p.host != "" {
			u.Scheme, u.Host = "https", p.host
			if !strings.HasPrefix(u.Path, "/") {
				u.Path = path.Join("/", p.base, u.Path)
			}
		}
	}
	if u.Host == "" {
		return target{why: "which is not in the archive"}
	}
	return target{kind: toWeb, href: strings.NewReplacer("(", "%28", ")", "%29").Replace(u.String())}
}

func isFileName(p string) bool {
	ext := strings.ToLower(path.Ext(p))
	return ext != "" && !slices.Contains([]string{".html", ".htm", ".php"}, ext)
}

// convertHTML writes a piece of HTML as Markdown. Lines of losses are those of the piece. The error says
// that its elements lie too deep in each other.
func convertHTML(text, title string, page linker) (string, error) {
	root, err := parseHTML([]byte(text))
	if err != nil {
		return "", err
	}
	body := elements(root, "body")[0]
	body.Data, body.DataAtom = "div", 0
	c := cleaner{page: page, element: body, told: map[string]bool{}}
	c.clean(title)
	return htmltext.Write(body)
}
