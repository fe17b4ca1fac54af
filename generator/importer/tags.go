package importer

import (
	"html"
	"slices"
	"strings"

	"docsite/generator/markdown"
)

// tag is a tag of HTML in a text.
type tag struct {
	stretch
	name       string // in small letters
	end        bool   // it is an end tag
	attributes []tagAttribute
}

type tagAttribute struct {
	name, value string
	at          stretch // of the value as it is written; empty where there is none
}

func (t tag) find(name string) tagAttribute {
	for _, a := range t.attributes {
		if a.name == name {
			return a
		}
	}
	return tagAttribute{}
}

func (t tag) value(name string) string  { return t.find(name).value }
func (t tag) place(name string) stretch { return t.find(name).at }

// findTags returns the tags of HTML in a text, outside its code and comments.
func findTags(text string, code []stretch) []tag {
	var found []tag
	for i := 0; i < len(text); i++ {
		if text[i] != '<' || holding(code, i) {
			continue
		}
		if strings.HasPrefix(text[i:], "<!--") {
			if end := strings.Index(text[i:], "-->"); end >= 0 {
				i += end + 2
			} else {
				break // a comment that nobody ends
			}
			continue
		}
		if t, ok := readTag(text, i); ok {
			found = append(found, t)
			i = t.to - 1
		}
	}
	return found
}

// readTag reads the tag that begins at a byte (CommonMark 6.6).
func readTag(text string, at int) (tag, bool) {
	t := tag{stretch: stretch{from: at}}
	i, limit := at+1, min(len(text), at+maxSpan)
	if i < limit && text[i] == '/' {
		t.end = true
		i++
	}
	from := i
	for i < limit && (isWordRune(rune(text[i])) || i > from && (text[i] == '-' || text[i] == ':')) {
		i++
	}
	t.name = strings.ToLower(text[from:i])
	if i == from || i == limit || text[i-1] == ':' || strings.IndexByte(" \t\n/>", text[i]) < 0 {
		return t, false
	}
	for i < limit {
		for i < limit && strings.IndexByte(" \t\n/", text[i]) >= 0 {
			i++
		}
		if i < limit && text[i] == '>' {
			t.to = i + 1
			return t, true
		}
		from := i
		for i < limit && strings.IndexByte(" \t\n/>=\"'<`", text[i]) < 0 {
			i++
		}
		if i == from || i == limit {
			return t, false
		}
		a := tagAttribute{name: strings.ToLower(text[from:i])}
		rest := i
		for rest < limit && strings.IndexByte(" \t\n", text[rest]) >= 0 {
			rest++
		}
		if rest < limit && text[rest] == '=' {
			rest++
			for rest < limit && strings.IndexByte(" \t\n", text[rest]) >= 0 {
				rest++
			}
			if rest == limit {
				return t, false
			}
			if q := text[rest]; q == '"' || q == '\'' {
				end := strings.IndexByte(text[rest+1:limit], q)
				if end < 0 {
					return t, false
				}
				a.at = stretch{rest + 1, rest + 1 + end}
				i = a.at.to + 1
			} else {
				i = rest
				for i < limit && strings.IndexByte(" \t\n>\"'<`", text[i]) < 0 {
					i++
				}
				a.at = stretch{rest, i}
			}
			a.value = html.UnescapeString(text[a.at.from:a.at.to])
		}
		t.attributes = append(t.attributes, a)
	}
	return t, false
}

// silentElements are refused elements of whose text no reader sees anything.
var silentElements = []string{"script", "style", "template", "svg", "canvas", "head"}

// embeddings are refused elements that show what lies elsewhere.
var embeddings = []string{"iframe", "video", "audio", "embed", "object"}

// keptAttributes are those that say something to readers.
var keptAttributes = []string{"href", "src", "alt", "title", "id", "name", "lang", "dir", "colspan", "rowspan", "headers", "scope", "abbr", "start", "reversed", "type", "value", "datetime", "cite", "open"}

// plainHTML takes out of a text's HTML what docsite refuses: what runs, loads or styles something.
// In the place of what is shown from elsewhere stands a link to it.
func plainHTML(d *draft, doc *Document) {
	tags := findTags(d.text, findCode(d.text))
	var edits []edit
	var looks []string
	looksAt, past := 0, 0
	lose := func(t tag, what, text string) { doc.lose(d.line(t.from), "%s: %s", what, squeeze(text)) }
	for i, t := range tags {
		if t.from < past {
			continue
		}
		if markdown.Allows(t.name) {
			for _, a := range t.attributes {
				if slices.Contains(keptAttributes, a.name) {
					continue
				}
				if strings.HasPrefix(a.name, "on") {
					lose(t, "what happens at “"+a.name+"”", a.value)
				} else if a.value != "" && !slices.Contains(looks, a.name) {
					looks = append(looks, a.name)
					if looksAt == 0 {
						looksAt = d.line(t.from)
					}
				}
			}
			if by := writeTag(t, d.text); by != "" {
				edits = append(edits, edit{t.from, t.to, by})
			}
			continue
		}
		end := t.to
		if !t.end && (slices.Contains(silentElements, t.name) || slices.Contains(embeddings, t.name)) {
			for _, other := range tags[i+1 : min(len(tags), i+1000)] {
				if other.end && other.name == t.name {
					end = other.to
					break
				}
			}
		}
		whole := d.text[t.from:end]
		past = end
		switch {
		case t.end:
			edits = append(edits, edit{t.from, t.to, ""})
		case slices.Contains(embeddings, t.name):
			address := t.value("src") + t.value("data")
			for _, inner := range tags[i+1:] {
				if inner.from >= end || address != "" {
					break
				}
				if inner.name == "source" || inner.name == "embed" {
					address = inner.value("src")
				}
			}
			by := ""
			if address != "" {
				by = `<a href="` + html.EscapeString(address) + `">` + html.EscapeString(address) + `</a>`
			}
			edits = append(edits, edit{t.from, end, by})
			lose(t, "what <"+t.name+"> showed", whole)
		case slices.Contains(silentElements, t.name):
			edits = append(edits, edit{t.from, end, ""})
			lose(t, "what <"+t.name+"> did", whole)
		default:
			edits = append(edits, edit{t.from, t.to, ""})
			lose(t, "the element <"+t.name+">, whose text stays", whole)
		}
	}
	if len(looks) > 0 {
		slices.Sort(looks)
		doc.lose(looksAt, "how HTML looked, or what it was called: %s", strings.Join(looks, ", "))
	}
	d.apply(edits)
}

// writeTag writes a tag without the attributes that say nothing; "" where it has none of these.
func writeTag(t tag, text string) string {
	var b strings.Builder
	b.WriteString("<" + t.name)
	dropped := false
	for _, a := range t.attributes {
		if !slices.Contains(keptAttributes, a.name) {
			dropped = true
			continue
		}
		b.WriteString(" " + a.name)
		if a.at != (stretch{}) {
			b.WriteString(`="` + strings.ReplaceAll(text[a.at.from:a.at.to], `"`, "&quot;") + `"`)
		}
	}
	if !dropped {
		return ""
	}
	b.WriteString(">")
	return b.String()
}

func isWordRune(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
}
