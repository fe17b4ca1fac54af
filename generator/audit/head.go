package audit

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html/atom"

	"docsite/generator/diag"
)

// head is what the head of a page says.
type head struct {
	doctype, elements, rooted bool
	marked                    bool // a byte order mark
	invalid                   bool // not UTF-8
	invalidAt                 int

	charset      string // in small letters
	charsetEnd   int    // where its tag ends
	titles       int
	described    bool
	viewport     bool
	canonicals   []stated
	versions     []stated // of other languages
	refreshed    bool
	structuredAt int // where a script of structured data begins, or -1
	script       string
	loaded       []int32 // own style sheets and programs
	weight       int64
}

// stated is an address that a page states.
type stated struct {
	tag     *languageTag
	address string
	offset  int32
}

// headElement reads an element that says something of the page.
func (p *scanner) headElement(a atom.Atom) {
	switch a {
	case atom.Html:
		p.rooted = true
		p.lang = p.now.lang
	case atom.Title:
		if p.foreign == 0 {
			if p.titles++; p.titles == 1 {
				p.titleAt = int32(p.at)
			}
		}
	case atom.Base:
		if p.attr.has[kHref] && p.base == "" {
			p.base = trimmed(p.attr.get(kHref))
		}
	case atom.Script:
		p.script = p.attr.word(kType)
	case atom.Meta:
		p.meta()
	case atom.Link:
		p.relation()
	}
}

func (p *scanner) meta() {
	content := p.attr.get(kContent)
	if p.attr.has[kCharset] && p.charset == "" {
		p.charset, p.charsetEnd = p.attr.word(kCharset), p.at+len(p.z.Raw())
	}
	name := p.attr.word(kName)
	if property := p.attr.word(kProperty); name == "" || strings.HasPrefix(property, "og:") {
		name = property
	}
	switch name {
	case "description":
		p.described = strings.TrimSpace(content) != ""
	case "viewport":
		p.viewport = true
		if barsZoom(content) {
			p.findf(diag.ZoomBarred, p.at, `write content="width=device-width, initial-scale=1"`, "%s keeps readers from enlarging the page", quoted(content))
		}
	case "robots":
		for word := range strings.FieldsFuncSeq(strings.ToLower(content), func(r rune) bool { return r == ',' || r == ' ' }) {
			p.noindex = p.noindex || word == "noindex" || word == "none"
		}
	case "og:image", "og:image:url", "og:image:secure_url", "twitter:image":
		p.sharing(content)
	}
	if equiv := p.attr.word(kHTTPEquiv); equiv != "" {
		p.equivalent(equiv, content)
	}
}

// barsZoom reports whether a viewport cannot be enlarged to 200 % (WCAG 2.2, 1.4.4).
func barsZoom(content string) bool {
	for part := range strings.FieldsFuncSeq(strings.ToLower(content), func(r rune) bool { return r == ',' || r == ';' }) {
		key, value, _ := strings.Cut(strings.TrimSpace(part), "=")
		value = strings.TrimSpace(value)
		scale, err := strconv.ParseFloat(value, 64)
		switch strings.TrimSpace(key) {
		case "user-scalable":
			if value == "no" || err == nil && scale == 0 {
				return true
			}
		case "maximum-scale":
			if err == nil && scale < 2 {
				return true
			}
		}
	}
	return false
}

// unheard are headers that browsers do not take from a page (HTML, section 4.2.5.3;
// Content Security Policy, section 3.3).
var unheard = set("x-frame-options strict-transport-security set-cookie content-security-policy-report-only x-content-type-options referrer-policy permissions-policy x-robots-tag cache-control expires pragma location")

// equivalent reads a meta element in the place of a header.
func (p *scanner) equivalent(name, content string) {
	switch {
	case name == "content-type":
		if _, charset, told := strings.Cut(strings.ToLower(content), "charset="); told && p.charset == "" {
			p.charset, p.charsetEnd = strings.Trim(charset, ` "';`), p.at+len(p.z.Raw())
		}
	case name == "refresh" && !p.refreshed:
		p.refreshed = true
		p.refresh(content)
	case unheard[name]:
		p.findf(diag.HeaderInPage, p.at, "set it on the server, and delete it here", "browsers do not follow %s in a page", quoted(name))
	}
}

// refresh reads what a page leads on to, and when (HTML, section 4.2.5.3).
func (p *scanner) refresh(content string) {
	wait, rest, _ := strings.Cut(strings.ReplaceAll(content, ",", ";"), ";")
	seconds, err := strconv.ParseFloat(strings.TrimSpace(wait), 64)
	if err != nil {
		return
	}
	address := strings.TrimSpace(rest)
	if len(address) > 3 && strings.EqualFold(address[:3], "url") {
		if after, is := strings.CutPrefix(strings.TrimSpace(address[3:]), "="); is {
			address = strings.Trim(after, ` "'`)
		}
	}
	if seconds > 1 {
		p.findf(diag.RefreshDelay, p.at, "lead on at once, or let readers choose when", "after %s seconds the page is taken away from its reader", strings.TrimSpace(wait))
	}
	if address == "" {
		return
	}
	p.leadsOn = seconds <= 1
	d := p.lead(p.address, p.base, address)
	p.redirectAt = int32(p.at)
	switch d.outcome {
	case elsewhere:
	case found, noSlash, byHost:
		p.redirect = d.file
		p.link(p.number, d.file)
	case local:
		p.report(d, address, p.at)
	default:
		p.findf(diag.RedirectNowhere, p.at, d.hint, "the page leads on to %s, which is not there", p.shown(d))
	}
}

// relation reads a link element.
func (p *scanner) relation() {
	if !p.attr.has[kHref] {
		return
	}
	rels := strings.Fields(p.attr.word(kRel))
	address := p.attr.get(kHref)
	has := func(rel string) bool { return slices.Contains(rels, rel) }
	kind := p.attr.word(kType)
	switch {
	case has("canonical"):
		p.canonicals = append(p.canonicals, stated{nil, address, int32(p.at)})
	case has("alternate") && p.attr.has[kHreflang] && (kind == "" || kind == "text/html" || kind == "application/xhtml+xml") && !has("stylesheet"):
		p.versions = append(p.versions, stated{p.tags.of(p.attr.get(kHreflang)), address, int32(p.at)})
	case has("preconnect"), has("dns-prefetch"):
	case has("stylesheet") && !has("alternate"), has("preload") && p.attr.word(kType) == "text/css":
		p.count(p.loads(address))
	case has("stylesheet"), has("icon"), has("preload"), has("modulepreload"), has("apple-touch-icon"), has("mask-icon"), has("manifest"):
		p.loads(address)
		p.sources(p.attr.get(kImagesrcset))
	default:
		p.leads(address)
	}
}

// count takes a file that a page loads into the page's weight.
func (p *scanner) count(file int32) {
	if file >= 0 && !slices.Contains(p.loaded, file) && len(p.loaded) < 1000 {
		p.loaded = append(p.loaded, file)
		p.weight += p.auditor.loadedWeight(file)
	}
}

// loadedWeight is what a program or a style sheet weighs, with what that loads itself.
func (a *auditor) loadedWeight(file int32) int64 {
	if heavy := a.tree.files[file].heavy; heavy > 0 {
		return heavy
	}
	return a.weight(file)
}

// sharing reads the address of a picture for sharing, which must be whole
// (The Open Graph protocol, section “Basic Metadata”).
func (p *scanner) sharing(address string) {
	d := p.lead(p.address, p.base, address)
	switch {
	case trimmed(address) == "":
		p.findf(diag.SharingPicture, p.at, "name a picture, or leave it out", "the address of the picture for sharing is empty")
	case d.outcome == found && d.whole:
		p.link(p.number, d.file)
	case d.outcome == found || d.outcome != local && d.outcome != elsewhere && !d.whole:
		p.findf(diag.SharingPicture, p.at, "write a whole address, with https:// and the host", "the picture for sharing has no whole address: %s", quoted(address))
		p.link(p.number, d.file)
	case d.outcome == local:
		p.report(d, address, p.at)
	case d.outcome != elsewhere:
		p.findf(diag.SharingPicture, p.at, d.hint, "the picture for sharing, %s, is not there", p.shown(d))
	}
}

// titled reads the text of the title.
func (p *scanner) titled(text []byte) {
	if words := bytes.Fields(text); len(words) > 0 && p.title == 0 && p.titles == 1 {
		p.title = digest(bytes.ToLower(bytes.Join(words, []byte(" "))))
	}
}

// Bounds of what a page may weigh without its pictures, and a picture, in bytes.
const (
	heavyPage    = 1_000_000
	heavyPicture = 1_000_000
)

// latestCharset is by which byte a page says its encoding (HTML, section 4.2.5.4).
const latestCharset = 1024

// atEnd tells what is known once the page is read. raw is what is not a whole token.
func (p *scanner) atEnd(raw []byte) {
	p.ended(raw)
	p.part = !p.rooted && p.titles == 0 && !p.doctype
	p.compareIDs()
	if !p.elements && !p.invalid { // a file for a service that asks who owns the site
		p.part = true
	}
	p.page = new(p.facts)
	p.encoding()
	if p.leadsOn || p.part {
		p.statements()
		*p.page = p.facts
		return
	}
	p.statements()
	p.headless()
	p.bodyless()
	*p.page = p.facts
	if p.weight += int64(len(p.text)); p.weight > heavyPage {
		p.find(diag.PageHeavy, whole, "the page weighs "+megabytes(p.weight)+" with its own style sheets, programs and fonts",
			"leave out what it does not need: on a slow line this takes a minute")
	}
}

func megabytes(bytes int64) string {
	return strconv.FormatFloat(float64(bytes)/1e6, 'f', 1, 64) + " MB"
}

// encoding tells what is wrong with how the page is written.
func (p *scanner) encoding() {
	utf8 := p.charset == "utf-8" || p.charset == "utf8"
	switch {
	case p.invalid && p.charset != "" && !utf8:
		p.find(diag.PageNotUTF8, p.invalidAt, "the page is written in "+quoted(p.charset), "save it as UTF-8, and say so")
	case p.invalid:
		p.find(diag.PageNotUTF8, p.invalidAt, "these bytes are not UTF-8", "save the page as UTF-8, or take out what was damaged")
	case p.part || p.marked:
	case p.charset == "":
		p.find(diag.PageCharset, whole, "the page does not say in which encoding it is written", `write <meta charset="utf-8"> first in its head`)
	case !utf8:
		p.find(diag.PageCharset, whole, "the page says that it is written in "+quoted(p.charset)+", and is in UTF-8", `write <meta charset="utf-8">`)
	case p.charsetEnd > latestCharset:
		p.find(diag.PageCharset, whole, "the page says that it is in UTF-8 behind its first 1,024 bytes, where browsers do not look", `write <meta charset="utf-8"> first in its head`)
	}
}

// headless tells what the head of a page lacks.
func (p *scanner) headless() {
	switch {
	case p.title != 0:
	case p.titles > 0:
		p.find(diag.PageTitleMissing, int(p.titleAt), "the title is empty", "say what the page is about, and of which site it is")
	default:
		p.find(diag.PageTitleMissing, whole, "the page has no title", "write <title> into its head: it is the first that a screen reader says, and what search engines show")
	}
	if !p.viewport {
		p.find(diag.ViewportMissing, whole, "the page has no viewport: telephones show it small", `write <meta name="viewport" content="width=device-width, initial-scale=1"> into its head`)
	}
	if p.lang == nil {
		p.find(diag.LangMissing, whole, "the page does not say its language", `write it: <html lang="en">`)
	}
	if !p.described && !p.noindex && !missing(p.path) {
		p.find(diag.DescriptionMissing, whole, "the page has no description", `write <meta name="description" content="…">: search engines show it below the title`)
	}
}

// missing reports whether a page is one that hosts show in the place of another.
func missing(path string) bool {
	name := path[strings.LastIndexByte(path, '/')+1:]
	return len(name) > 3 && (name[:3] == "404" || name[:3] == "403" || name[:2] == "50") && (name[3] == '.' || name[3] == '-')
}
