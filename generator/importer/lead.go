package importer

import (
	"html"
	"regexp"
	"slices"
	"strings"
	"time"
)

// setTitle gives a document its title: the one it states, else its first heading, else its
// file's name. A heading that says the title again is taken out of the text.
func (d *Document) setTitle(title, stem string, body *draft) {
	d.Title = squeeze(html.UnescapeString(title))
	var level int
	words, from, to := "", -1, 0
	at := 0
	for line := range strings.Lines(body.text) {
		trimmed := strings.TrimSpace(line)
		if trimmed != "" {
			if level = len(trimmed) - len(strings.TrimLeft(trimmed, "#")); 0 < level && level <= 6 && strings.HasPrefix(trimmed[level:], " ") {
				words, from, to = strings.TrimSpace(strings.TrimRight(trimmed[level:], "# ")), at, at+len(line)
			}
			break
		}
		at += len(line)
	}
	if from >= 0 && (d.Title == "" && level == 1 || d.Title != "" && squeeze(words) == d.Title) {
		d.Title = squeeze(unescape(words))
		body.apply([]edit{{from, to, strings.Repeat("\n", strings.Count(body.text[from:to], "\n"))}})
	}
	if d.Title == "" {
		d.Title = strings.TrimSpace(strings.NewReplacer("-", " ", "_", " ").Replace(stem))
	}
}

// lowerHeadings puts the headings of a text one level lower where one is of the first, which is for
// the title alone.
func (d *draft) lowerHeadings() {
	code := findCode(d.text)
	headings := slices.DeleteFunc(headingForm.FindAllStringSubmatchIndex(d.text, -1), func(m []int) bool { return holding(code, m[0]) })
	if !slices.ContainsFunc(headings, func(m []int) bool { return m[3]-m[2] == 1 }) {
		return
	}
	var edits []edit
	for _, m := range headings {
		if m[3]-m[2] < 6 {
			edits = append(edits, edit{m[2], m[2], "#"})
		}
	}
	d.apply(edits)
}

var headingForm = regexp.MustCompile(`(?m)^ {0,3}(#{1,6})(?:[ \t]|$)`)

// setLead gives a document a lead picture: a file, or a mapping that names it with its words.
// find says which file an address is.
func (d *Document) setLead(line int, v any, find func(address string) resolved) bool {
	if list, is := v.([]any); is && len(list) > 0 {
		for _, more := range list[1:] {
			d.lose(line, "a further lead picture: %s", describe(more))
		}
		v = list[0]
	}
	address, words := "", map[string]string{}
	switch v := v.(type) {
	case string:
		address = v
	case map[string]any:
		for _, key := range []string{"image", "src", "path", "url", "file", "feature", "filename", "teaser"} {
			if address == "" {
				address = field(v, key)
			}
		}
		for _, key := range []string{"alt", "caption", "credit"} {
			words[key] = squeeze(field(v, key))
		}
		if words["alt"] == "" {
			words["alt"] = squeeze(field(branch(v, "params"), "alt"))
		}
		if words["caption"] == "" {
			words["caption"] = squeeze(firstOf(field(v, "title"), field(branch(v, "params"), "caption")))
		}
	}
	if address == "" || d.Image != nil {
		return false
	}
	to := find(address)
	if to.file == "" || !isPicture(to.file) {
		d.lose(line, "the lead picture, which is not in the archive: %s", describe(v))
		return true
	}
	d.Image = &Image{File: to.file, Alt: words["alt"], Caption: words["caption"], Credit: words["credit"]}
	return true
}

// setDate gives a document the date that the first of some keys states.
func (d *Document) setDate(h *header, zone *time.Location, keys ...string) {
	for _, key := range keys {
		s := h.text(key)
		if s == "" {
			continue
		}
		at, dayOnly, ok := readDate(s, zone)
		switch {
		case !ok:
			d.lose(h.lines[key], "the “%s”, which is no date that can be read: %s", key, s)
		case d.Date.IsZero():
			d.Date, d.DateOnly = at, dayOnly
		case !at.Equal(d.Date):
			d.lose(h.lines[key], "the “%s” beside the date: %s", key, s)
		}
	}
}

// setSummary gives a document the first text of some keys, and notes the others that say something else.
func (d *Document) setSummary(h *header, keys ...string) {
	for _, key := range keys {
		s := squeeze(html.UnescapeString(h.text(key)))
		switch {
		case s == "" || s == d.Summary:
		case d.Summary == "":
			d.Summary = s
		default:
			d.lose(h.lines[key], "the “%s” beside the summary: %s", key, s)
		}
	}
}

var (
	attributeLine    = regexp.MustCompile(`(?m)^[ \t>]*\{:?[ \t]*[.#][^{}\n]*\}[ \t]*$|^[ \t>]*\{:[^{}\n]*\}[ \t]*$`)
	attributeBehind  = regexp.MustCompile(`\{:[ \t]*[^{}\n]*\}`)
	attributePicture = regexp.MustCompile(`\)(\{[.#a-z][^{}\n]*\})`)
	attributeHeading = regexp.MustCompile(`(?m)^(#{1,6}[ \t]+)([^\n]*?)[ \t]*\{:?[ \t]*([^{}\n]*)\}[ \t]*#*[ \t]*$`)
	linkedPlace      = regexp.MustCompile(`#([\w:.-]+)\)`)
	anchorForm       = regexp.MustCompile(`(?:^|\s)#([\w:.-]+)`)
)

// dropAttributes takes out the classes and the like that other dialects of Markdown write in
// braces: {.lead #fees} and, in kramdown, {: .lead}. An anchor to which the text has a link stays.
func dropAttributes(d *draft, doc *Document, kramdown bool) {
	code := findCode(d.text)
	linked := map[string]bool{}
	for _, m := range linkedPlace.FindAllStringSubmatch(d.text, -1) {
		linked[m[1]] = true
	}
	var edits []edit
	for _, m := range attributeHeading.FindAllStringSubmatchIndex(d.text, -1) {
		inner := d.text[m[6]:m[7]]
		if holding(code, m[0]) || !strings.ContainsAny(inner, ".#=") && !kramdown {
			continue
		}
		place := ""
		if id := anchorForm.FindStringSubmatch(inner); id != nil && linked[id[1]] {
			place = `<a id="` + id[1] + `"></a>`
		} else {
			doc.lose(d.line(m[0]), "an attribute of a heading: {%s}", inner)
		}
		edits = append(edits, edit{m[0], m[1], d.text[m[2]:m[3]] + place + d.text[m[4]:m[5]]})
	}
	d.apply(edits)
	drop := func(form *regexp.Regexp, group int) {
		code, edits := findCode(d.text), []edit(nil)
		for _, m := range form.FindAllStringSubmatchIndex(d.text, -1) {
			if from, to := m[2*group], m[2*group+1]; !holding(code, from) {
				edits = append(edits, edit{from, to, ""})
				if words := strings.TrimSpace(strings.Trim(d.text[from:to], " \t>")); words != "{:toc}" && words != "{: .no_toc}" && words != "{:.no_toc}" {
					doc.lose(d.line(from), "an attribute: %s", words)
				}
			}
		}
		d.apply(edits)
	}
	drop(attributeLine, 0)
	drop(attributePicture, 1)
	if kramdown {
		drop(attributeBehind, 0)
	}
}

// finish sets the text of a document.
func (d *Document) finish(body *draft) {
	text := strings.ReplaceAll(body.text, "<!--more-->", "")
	lines := strings.Split(text, "\n")
	for i := range lines {
		if strings.TrimSpace(lines[i]) == "" {
			lines[i] = ""
		}
	}
	if d.Body = strings.Trim(strings.Join(lines, "\n"), "\n"); d.Body != "" {
		d.Body += "\n"
	}
	slices.SortStableFunc(d.Lost, func(a, b Loss) int { return a.Line - b.Line })
}
