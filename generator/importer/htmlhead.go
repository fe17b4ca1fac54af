package importer

import (
	"cmp"
	"encoding/json"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

var refreshForm = regexp.MustCompile(`(?i)^\s*\d+\s*;\s*url\s*=\s*['"]?([^'"]+)`)

// readHead reads what a page says of its language, its address and its translations.
func (p *htmlPage) readHead(root *html.Node) {
	p.alternates = map[string]string{}
	for n := range root.Descendants() {
		switch {
		case isElement(n, "base"):
			if u, err := url.Parse(attribute(n, "href")); err == nil && u.Path != "" {
				p.base = u.Path
			}
		case isElement(n, "link") && slices.Contains(strings.Fields(strings.ToLower(attribute(n, "rel"))), "canonical"):
			if u, err := url.Parse(attribute(n, "href")); err == nil && u.Host != "" && p.canonical == nil {
				p.canonical = u
			}
		case isElement(n, "link", "a") && attribute(n, "hreflang") != "" && attribute(n, "href") != "":
			isLink := isElement(n, "a") || slices.Contains(strings.Fields(strings.ToLower(attribute(n, "rel"))), "alternate")
			if lang := strings.ToLower(attribute(n, "hreflang")); isLink && lang != "x-default" && p.alternates[lang] == "" {
				p.alternates[lang] = attribute(n, "href")
			}
		case isElement(n, "meta") && strings.EqualFold(attribute(n, "http-equiv"), "refresh"):
			if m := refreshForm.FindStringSubmatch(attribute(n, "content")); m != nil {
				p.forward = m[1]
			}
		}
	}
	said := ""
	if page := elements(root, "html"); page != nil {
		said = cmp.Or(attribute(page[0], "lang"), attribute(page[0], "xml:lang"))
	}
	said = tagOf(cmp.Or(said, metaOf(root, "content-language"), metaOf(root, "og:locale"), metaOf(root, "dc.language")), p.reader.settings.Languages)
	byPath := pathLanguage(p.Origin, p.reader.settings)
	p.Lang = cmp.Or(said, byPath)
	if said != "" && byPath != "" && said != byPath {
		// Of many sites every page says the language of the template.
		guess, _ := detect(wordsOf(root))
		if guess = tagOf(guess, p.reader.settings.Languages); guess == byPath {
			p.Lang = byPath
		}
		p.lose(0, "the page says that its language is %s, its path that it is %s: %s was taken", said, byPath, p.Lang)
	}
}

// metaOf returns what a page's head says under a name, in whatever case.
func metaOf(root *html.Node, names ...string) string {
	content, _ := metaAt(root, names...)
	return content
}

func metaAt(root *html.Node, names ...string) (content string, at *html.Node) {
	metas := elements(root, "meta")
	for _, name := range names {
		for _, n := range metas {
			for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
				if strings.EqualFold(attribute(n, key), name) && attribute(n, "content") != "" {
					return attribute(n, "content"), n
				}
			}
		}
	}
	return "", nil
}

// readTitle finds the title: the heading of the text, else of the page, else what its
// head says.
func (p *htmlPage) readTitle(root, element *html.Node) {
	for _, headings := range [][]*html.Node{elements(element, "h1"), elements(root, "h1")} {
		if len(headings) > 0 && wordsOf(headings[0]) != "" {
			p.Title = wordsOf(headings[0])
			return
		}
	}
	p.Title = oneLine(metaOf(root, "og:title", "dc.title", "dcterms.title", "twitter:title"))
	if p.Title != "" {
		return
	}
	for _, n := range elements(root, "title") {
		var b strings.Builder
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			b.WriteString(c.Data)
		}
		p.Title = oneLine(b.String())
		if site := oneLine(metaOf(root, "og:site_name")); site != "" {
			for _, between := range []string{" | ", " - ", " – ", " — ", "｜", "：", " : "} {
				p.Title = strings.TrimSuffix(p.Title, between+site)
			}
		}
		return
	}
}

// readLead reads the summary that a page's head has.
func (p *htmlPage) readLead(root, _ *html.Node) {
	if lead := oneLine(metaOf(root, "og:description", "description", "dc.description", "dcterms.description")); lead != p.Title {
		p.Summary = lead
	}
}

// dateMetas are the names under which pages state when they were published.
var dateMetas = []string{"article:published_time", "datepublished", "dc.date.issued", "dcterms.issued", "dcterms.date", "dc.date", "dcterms.created", "dc.date.created", "pubdate", "publishdate", "publish_date", "publication_date", "date"}

// readDate finds when a page was published: what it says to programs, else to readers,
// else in its path, which is told.
func (p *htmlPage) readDate(root, element *html.Node) {
	zone := p.reader.settings.Zone
	take := func(text string, n *html.Node) bool {
		at, only, ok := readDate(text, zone)
		if !ok {
			at, ok = findDate(text, p.reader.settings)
			only = true
		}
		if !ok && text != "" {
			p.lose(lineOf(n), "the date “%s” cannot be read", shorten(text))
		}
		if ok {
			p.Date, p.DateOnly = at, only
		}
		return ok
	}
	if text, n := metaAt(root, dateMetas...); text != "" && take(text, n) {
		return
	}
	for _, n := range elements(root, "script") {
		if strings.EqualFold(attribute(n, "type"), "application/ld+json") && n.FirstChild != nil {
			if text := publishedIn(n.FirstChild.Data); text != "" && take(text, n) {
				return
			}
		}
	}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && strings.EqualFold(attribute(n, "itemprop"), "datePublished") {
			if take(cmp.Or(attribute(n, "datetime"), attribute(n, "content"), wordsOf(n)), n) {
				return
			}
		}
	}
	for _, within := range []*html.Node{element, root} {
		for _, n := range elements(within, "time") {
			if text := cmp.Or(attribute(n, "datetime"), wordsOf(n)); text != "" && take(text, n) {
				return
			}
		}
	}
	if p.dateShown(element) {
		return
	}
	if at, ok := dateInPath(p.Origin, zone); ok {
		p.Date, p.DateOnly = at, true
		p.lose(0, "the page shows no date: %s is that of its path", at.Format("2006-01-02"))
	}
}

// dateShown finds a date that readers see near the beginning of the text: a line that is one, or one
// with few words beside it, else the first of the first lines.
func (p *htmlPage) dateShown(element *html.Node) bool {
	const near, short = 12, 60 // lines; characters of one that says a date
	var lines []string
	var b strings.Builder
	writeWords(&b, element)
	for line := range strings.SplitSeq(b.String(), "\n") {
		if line = oneLine(line); line != "" && len(lines) < near {
			lines = append(lines, line)
		}
	}
	for _, most := range []int{short, 400} {
		for _, line := range lines {
			if len([]rune(line)) > most {
				continue
			}
			if at, ok := findDate(line, p.reader.settings); ok {
				p.Date, p.DateOnly = at, true
				if most != short {
					p.lose(0, "the page states no date: %s is the first in its text", at.Format("2006-01-02"))
				}
				return true
			}
			if most == short {
				if text := unclearDate.FindString(line); text != "" {
					p.lose(0, "the date “%s” cannot be read: it may begin with the day or with the month", text)
				}
			}
		}
	}
	return false
}

// publishedIn returns the first datePublished of a text in JSON-LD.
func publishedIn(text string) string {
	var v any
	if json.Unmarshal([]byte(text), &v) != nil {
		return ""
	}
	return findKey(v, "datePublished", 0)
}

func findKey(v any, key string, depth int) string {
	const deepest = 20
	if depth > deepest {
		return ""
	}
	switch v := v.(type) {
	case map[string]any:
		if s, ok := v[key].(string); ok {
			return s
		}
		for _, inner := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			if s := findKey(v[inner], key, depth+1); s != "" {
				return s
			}
		}
	case []any:
		for _, e := range v {
			if s := findKey(e, key, depth+1); s != "" {
				return s
			}
		}
	}
	return ""
}
