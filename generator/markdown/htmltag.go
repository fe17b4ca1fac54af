package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/text"
)

// tag is a start or end tag as its author wrote it.
type tag struct {
	name       string // in lower case
	closing    bool
	at         int // of its < in the source
	attributes []attribute
}

// attribute is one of a tag.
type attribute struct {
	key   string // in lower case
	value []byte // as it is written; a slice of the source where it stands in one line
	at    int    // of its name in the source
	from  int    // of its value in the source
	start int    // of its value among the bytes that the tag was read from
}

// text returns the value with its character references undone.
func (a attribute) text() string { return string(references(nil, a.value)) }

// markdown returns the value as it would be written in Markdown.
func (a attribute) markdown() []byte {
	if hasNone(a.value, special) {
		return a.value
	}
	return []byte(asMarkdown.Replace(a.text()))
}

var asMarkdown = strings.NewReplacer(`\`, `\\`, "&", "&amp;")

// readTag reads a tag (HTML Standard, 13.2.5.6 to 13.2.5.40), whose bytes stand at a
// place.
func readTag(raw []byte, at *places, start int) tag {
	t := tag{at: at.offset(start)}
	i := 1
	if t.closing = i < len(raw) && raw[i] == '/'; t.closing {
		i++
	}
	end := i + until(raw[i:], " \t\n\f/>")
	t.name = strings.ToLower(string(raw[i:end]))
	for i = end; i < len(raw); {
		i += len(raw[i:]) - len(bytes.TrimLeft(raw[i:], " \t\n\f/"))
		if i >= len(raw) || raw[i] == '>' {
			break
		}
		n := 1 + until(raw[i+1:], " \t\n\f/>=")
		a := attribute{key: strings.ToLower(string(raw[i : i+n])), at: at.offset(start + i)}
		i += n
		rest := bytes.TrimLeft(raw[i:], " \t\n\f")
		if value, ok := bytes.CutPrefix(rest, []byte("=")); ok {
			value = bytes.TrimLeft(value, " \t\n\f")
			i = len(raw) - len(value)
			n = 0
			switch {
			case len(value) == 0:
			case value[0] == '"' || value[0] == '\'':
				i++
				n = until(value[1:], string(value[:1]))
			default:
				n = until(value, " \t\n\f>")
			}
			a.start = start + i
			a.value, a.from = at.slice(a.start, raw[i:i+n])
			if i += n; i < len(raw) && (raw[i] == '"' || raw[i] == '\'') {
				i++
			}
		}
		t.attributes = append(t.attributes, a)
	}
	return t
}

// until returns how many bytes s has before the first of some characters.
func until(s []byte, characters string) int {
	if n := bytes.IndexAny(s, characters); n >= 0 {
		return n
	}
	return len(s)
}

// places tells where the bytes of lines stand in the source. It counts on from the
// place that it was asked for last.
type places struct {
	source []byte
	lines  *text.Segments
	line   int // the one that was asked for last
	begin  int // of that line among the bytes
}

// offset returns where the nth byte stands.
func (p *places) offset(n int) int {
	for n < p.begin {
		p.line--
		line := p.lines.At(p.line)
		p.begin -= line.Len()
	}
	for p.line < p.lines.Len()-1 {
		line := p.lines.At(p.line)
		if n < p.begin+line.Len() {
			break
		}
		p.begin += line.Len()
		p.line++
	}
	line := p.lines.At(p.line)
	return min(line.Start+max(0, n-p.begin-line.Padding), line.Stop)
}

// slice returns the part of the source in which bytes from the nth on stand, and
// where; the bytes themselves if they stand in several lines.
func (p *places) slice(n int, s []byte) ([]byte, int) {
	from := p.offset(n)
	if end := from + len(s); end <= len(p.source) && bytes.Equal(p.source[from:end], s) {
		return p.source[from:end], from
	}
	return bytes.Clone(s), from
}
