package importer

import (
	"regexp"
	"slices"
	"strings"
)

// liquidForm is a tag {% name … %} or an output {{ … }} (Liquid, “Basics”).
var liquidForm = regexp.MustCompile(`\{%-?\s*([A-Za-z_][\w-]*)?((?s:.*?))-?%\}|\{\{-?((?s:.*?))-?\}\}`)

// liquidTag is one of them in a text.
type liquidTag struct {
	stretch
	name  string // empty for an output
	inner string // behind the name
}

func findLiquid(text string) []liquidTag {
	var found []liquidTag
	for _, m := range liquidForm.FindAllStringSubmatchIndex(text, -1) {
		t := liquidTag{stretch: stretch{m[0], m[1]}}
		switch {
		case m[6] >= 0:
			t.inner = strings.TrimSpace(text[m[6]:m[7]])
		case m[2] >= 0:
			t.name, t.inner = text[m[2]:m[3]], strings.TrimSpace(text[m[4]:m[5]])
		default:
			t.name, t.inner = "?", strings.TrimSpace(text[m[4]:m[5]])
		}
		found = append(found, t)
	}
	return found
}

// closingTag returns the index of the tag that ends the block which the i-th begins, or -1.
func closingTag(all []liquidTag, i int) int {
	depth := 0
	for k := i + 1; k < len(all) && k < i+1000; k++ {
		switch all[k].name {
		case all[i].name:
			depth++
		case "end" + all[i].name:
			if depth == 0 {
				return k
			}
			depth--
		}
	}
	return -1
}

// liquid writes what Jekyll's tags mean in a text. Of one that docsite has nothing for, its
// text stays, and its addresses as links; what it said is told.
func (j *jekyll) liquid(d *draft, doc *Document, p *jekyllPage) {
	all := findLiquid(d.text)
	var edits []edit
	past := 0
	for i, t := range all {
		if t.from < past {
			continue
		}
		whole := squeeze(d.text[t.from:t.to])
		replace := func(by string) { edits = append(edits, edit{t.from, t.to, by}) }
		lose := func(what, text string) { doc.lose(d.line(t.from), "%s: %s", what, text) }
		closing := -1
		if slices.Contains([]string{"raw", "highlight", "comment", "for", "tablerow", "capture"}, t.name) {
			closing = closingTag(all, i)
		}
		switch {
		case t.name == "raw" && closing > 0:
			replace("")
			edits = append(edits, edit{all[closing].from, all[closing].to, ""})
			past = all[closing].to
		case t.name == "highlight" && closing > 0:
			inner := d.text[t.to:all[closing].from]
			fence := "```"
			for strings.Contains(inner, fence) {
				fence += "`"
			}
			first, last := "\n", "\n"
			if strings.HasPrefix(inner, "\n") {
				first = ""
			}
			if strings.HasSuffix(inner, "\n") {
				last = ""
			}
			lang, options, _ := strings.Cut(t.inner, " ")
			if options != "" && strings.TrimSpace(options) != "linenos" {
				lose("how code was shown", options)
			}
			replace(fence + lang + first)
			edits = append(edits, edit{all[closing].from, all[closing].to, last + fence})
			past = all[closing].to
		case closing > 0: // a remark, or a text that a program made
			past = all[closing].to
			edits = append(edits, edit{t.from, past, ""})
			what := "what a program made of other texts"
			if t.name == "comment" {
				what = "a remark of the author’s"
			}
			lose(what, squeeze(d.text[t.from:past]))
		case t.name == "":
			value, known := j.output(t.inner, p)
			if !known {
				lose("what a program wrote in its place", whole)
			}
			replace(value)
		case t.name == "post_url" || t.name == "link":
			if to := j.named(t.name, t.inner); to != nil {
				replace(to.at)
			} else {
				lose("a link to a text that is not in the archive", whole)
				replace(plainPath(strings.ReplaceAll(t.inner, " ", "%20")))
			}
		case t.name == "include" || t.name == "include_relative" || t.name == "include_cached":
			by, known := includeOf(t.inner)
			if !known {
				lose("a part that stood in another file", whole)
			}
			replace(by)
		case slices.Contains([]string{"youtube", "vimeo", "gist", "tweet", "twitter"}, t.name):
			s := shortcode{name: t.name}
			for _, a := range splitArguments(t.inner) {
				s.listed = append(s.listed, a.value)
			}
			lose("what was shown from elsewhere, to which a link leads now", whole)
			address := embedded(&s)
			if isElsewhere(s.arg("", 0)) {
				address = s.arg("", 0)
			} else if t.name == "gist" {
				address = "https://gist.github.com/" + s.arg("", 0)
			}
			if address != "" {
				address = "<" + address + ">"
			}
			replace(address)
		case strings.HasPrefix(t.name, "end"):
			replace("")
			if !slices.Contains([]string{"endif", "endunless", "endcase"}, t.name) {
				lose("a tag", whole)
			}
		default:
			lose("a tag, between which and its end the text stays", whole)
			var links []string
			for _, a := range splitArguments(t.inner) {
				if strings.HasPrefix(a.value, "https://") || strings.HasPrefix(a.value, "http://") {
					links = append(links, linkTo(plainWords(a.value), a.value))
				}
			}
			replace(strings.Join(links, " "))
		}
	}
	d.apply(edits)
}

// output returns what {{ … }} writes; known is false where that cannot be told.
func (j *jekyll) output(inner string, p *jekyllPage) (value string, known bool) {
	parts := strings.Split(inner, "|")
	name := strings.TrimSpace(parts[0])
	switch {
	case len(name) > 1 && (name[0] == '"' || name[0] == '\'') && name[len(name)-1] == name[0]:
		value = name[1 : len(name)-1]
	case name == "site.url", name == "site.baseurl", name == "site.github.url":
		value = "" // addresses go from the root of the site
	case strings.HasPrefix(name, "site."):
		value, known = j.site.keys[strings.TrimPrefix(name, "site.")].(string)
		if !known {
			return "", false
		}
	case strings.HasPrefix(name, "page."):
		switch key := strings.TrimPrefix(name, "page."); key {
		case "url":
			value = p.at
		default:
			value, known = p.header.keys[key].(string)
			if !known {
				return "", false
			}
		}
	default:
		return "", false
	}
	for _, filter := range parts[1:] {
		filter, argument, _ := strings.Cut(strings.TrimSpace(filter), ":")
		switch strings.TrimSpace(filter) {
		case "relative_url", "absolute_url", "escape", "strip", "xml_escape":
		case "prepend":
			if argument = strings.TrimSpace(argument); argument != "site.baseurl" && argument != "site.url" {
				return value, false
			}
		default:
			return value, false
		}
	}
	return value, true
}

// named returns the text that a tag post_url or link names.
func (j *jekyll) named(tag, name string) *jekyllPage {
	name = strings.TrimPrefix(strings.Trim(name, `"' `), "/")
	if tag == "link" {
		return j.byPath[name]
	}
	for _, p := range j.pages {
		if stem := strings.TrimSuffix(p.path, extension(p.path)); p.kind == "posts" && (strings.HasSuffix(stem, "_posts/"+name) || strings.HasSuffix(stem, "/"+name)) {
			return p
		}
	}
	return nil
}

func extension(p string) string {
	if dot := strings.LastIndexByte(p, '.'); dot > strings.LastIndexByte(p, '/') {
		return p[dot:]
	}
	return ""
}

var pictureInclude = regexp.MustCompile(`(?i)figure|image|img|picture|photo`)

// includeOf writes what an include shows where that is a picture or a film, by its arguments.
func includeOf(inner string) (by string, known bool) {
	arguments := splitArguments(inner)
	if len(arguments) == 0 {
		return "", false
	}
	named := map[string]string{}
	var links []string
	for _, a := range arguments[1:] {
		named[strings.ToLower(a.name)] = a.value
		if strings.HasPrefix(a.value, "https://") || strings.HasPrefix(a.value, "http://") {
			links = append(links, linkTo(plainWords(a.value), a.value))
		}
	}
	file := arguments[0].value
	for _, key := range []string{"src", "url", "image_path", "image", "path", "file", "img"} {
		if address := named[key]; address != "" && pictureInclude.MatchString(file) {
			caption := firstOf(named["caption"], named["title"])
			rest := 0
			for name := range named {
				if !slices.Contains([]string{key, "caption", "alt", "class", "width", "height", "style"}, name) && !(name == "title" && named["caption"] == "") {
					rest++
				}
			}
			return pictureOf(firstOf(named["alt"], caption), address, caption), rest == 0
		}
	}
	if id := named["id"]; id != "" && len(links) == 0 {
		s := shortcode{name: strings.ToLower(firstOf(named["provider"], strings.TrimSuffix(file, extension(file)))), listed: []string{id}}
		if address := embedded(&s); address != "" {
			return "<" + address + ">", false
		}
	}
	return strings.Join(links, " "), false
}

var (
	tocForm       = regexp.MustCompile(`(?m)^[ ]{0,3}(?:[*+-]|\d+\.)[ \t]+(.*)\n[ ]{0,3}\{:[^{}\n]*toc[^{}\n]*\}[ \t]*$`)
	optionForm    = regexp.MustCompile(`\{::(nomarkdown|options|comment)([^{}\n]*)\}|\{:/(nomarkdown|comment|options)?\}`)
	abbreviations = regexp.MustCompile(`(?m)^\*\[([^\]\n]+)\]:[ \t]*(.*)$`)
	blockEnd      = regexp.MustCompile(`(?m)^\^[ \t]*$`)
)

// kramdown takes out what kramdown's Markdown has that docsite's has not (kramdown, “Syntax”):
// lists of contents, attributes, options, abbreviations.
func kramdown(d *draft, doc *Document) {
	code := findCode(d.text)
	var edits []edit
	for _, m := range tocForm.FindAllStringSubmatchIndex(d.text, -1) {
		if !holding(code, m[0]) {
			doc.lose(d.line(m[0]), "a list of the contents: %s", squeeze(d.text[m[0]:m[1]]))
			edits = append(edits, edit{m[0], m[1], ""})
		}
	}
	d.apply(edits)
	code, edits = findCode(d.text), nil
	for _, m := range blockEnd.FindAllStringIndex(d.text, -1) {
		if !holding(code, m[0]) {
			edits = append(edits, edit{m[0], m[1], ""})
		}
	}
	d.apply(edits)
	code, edits = findCode(d.text), nil
	remark := -1
	for _, m := range optionForm.FindAllStringSubmatchIndex(d.text, -1) {
		switch {
		case holding(code, m[0]):
		case remark >= 0:
			if m[6] < 0 && m[2] >= 0 {
				continue // it begins another one within
			}
			edits = append(edits, edit{remark, m[1], ""})
			doc.lose(d.line(remark), "a remark of the author’s: %s", squeeze(d.text[remark:m[1]]))
			remark = -1
		case m[2] >= 0 && d.text[m[2]:m[3]] == "comment" && !strings.HasSuffix(strings.TrimSpace(d.text[m[4]:m[5]]), "/"):
			remark = m[0]
		default:
			edits = append(edits, edit{m[0], m[1], ""})
			if m[2] >= 0 && strings.Trim(d.text[m[4]:m[5]], " /") != "" {
				doc.lose(d.line(m[0]), "an option: %s", d.text[m[0]:m[1]])
			}
		}
	}
	d.apply(edits)
	code, edits = findCode(d.text), nil
	for _, m := range abbreviations.FindAllStringSubmatchIndex(d.text, -1) {
		if !holding(code, m[0]) {
			doc.lose(d.line(m[0]), "what an abbreviation stands for: %s, %s", d.text[m[2]:m[3]], d.text[m[4]:m[5]])
			edits = append(edits, edit{m[0], m[1], ""})
		}
	}
	d.apply(edits)
	dropAttributes(d, doc, true)
}
