package translate

import (
	"regexp"
	"strings"

	"docsite/generator/charset"
	"docsite/generator/exchange"
	"docsite/generator/markdown"
	"docsite/generator/press"
)

// still to be escaped, markup, or a remark.
type chunk struct {
	kept   []markdown.Part // bytes that stay, with what they are
	text   string
	markup string
	remark string
}

// shape is what a place says, by which what was written is told from what was meant.
type shape struct {
	kind   press.PassageKind
	level  int
	path   string
	tokens string
	by     *work // nil for what is not written
}

// shapes returns the shapes of a text, of code too.
func (t Text) shapes() []shape {
	places := cells(t)
	var list []shape
	for i, p := range t.Passages {
		if p.Kind == press.Code {
			list = append(list, shape{kind: p.Kind, tokens: p.Text})
		}
		for _, n := range places[i] {
			list = append(list, shape{p.Kind, p.Level, t.Places[n].Value.Path, tokens([]chunk{{kept: t.Places[n].Parts}}, t.container(n)), nil})
		}
	}
	return list
}

// tokens returns the words and the markup of chunks, without remarks and with white space
// folded.
func tokens(chunks []chunk, container string) string {
	var b strings.Builder
	code := func(s string) { b.WriteString("\x02" + folded(strings.ReplaceAll(s, ">", " > ")) + "\x03") }
	for _, c := range chunks {
		for _, p := range c.kept {
			switch {
			case p.Form == markdown.Characters || p.Form == markdown.Gap:
				b.WriteString(p.Text)
			case isRemark(p, container):
				b.WriteString(p.Text)
			default:
				code(container[p.From:p.To])
			}
		}
		b.WriteString(c.text)
		if c.markup != "" {
			code(c.markup)
		}
		if c.remark != "" {
			b.WriteByte(' ')
		}
	}
	return strings.TrimSpace(folded(strings.ReplaceAll(string(charset.Compose([]byte(b.String()))), "\x02\x03", "")))
}

// tokensOf returns the words and the markup of parts.
func tokensOf(parts []markdown.Part, container string) string {
	return tokens([]chunk{{kept: parts}}, container)
}

// hasWords reports whether tokens are more than markup.
func hasWords(tokens string) bool {
	for tokens != "" {
		before, rest, _ := strings.Cut(tokens, "\x02")
		if strings.TrimSpace(before) != "" {
			return true
		}
		_, tokens, _ = strings.Cut(rest, "\x03")
	}
	return false
}

// partsIn returns what of parts lies in some bytes.
func partsIn(parts []markdown.Part, from, to int) []markdown.Part {
	var list []markdown.Part
	for _, p := range parts {
		start, stop := max(p.From, from), min(p.To, to)
		if start >= stop {
			continue
		}
		if p.Form == markdown.Characters && p.To-p.From == len(p.Text) {
			p.Text = p.Text[start-p.From : stop-p.From]
			p.From, p.To = start, stop
		}
		list = append(list, p)
	}
	return list
}

// written returns chunks as Markdown.
func written(chunks []chunk, container string, level int, plain bool) string {
	var b strings.Builder
	verbatim := false // within code and addresses in angle brackets, where nothing is an escape
	for _, c := range chunks {
		if len(c.kept) > 0 {
			b.WriteString(container[c.kept[0].From:c.kept[len(c.kept)-1].To])
		}
		switch {
		case c.text != "" && verbatim:
			b.WriteString(c.text)
		case c.text != "":
			b.WriteString(escaped(c.text, level, plain, b.Len() == 0))
		case strings.Contains(c.markup, "`") || c.markup == "<" || c.markup == ">":
			verbatim = !verbatim
		}
		b.WriteString(c.markup)
		b.WriteString(c.remark)
	}
	return b.String()
}

// levels is how many ways of escaping there are.
const levels = 3

// escaped writes a text so that Markdown reads it as it is: as it stands, then with its usual
// signs escaped, then with all signs that can be. A plain text has ruby alone.
func escaped(text string, level int, plain, first bool) string {
	if level == 0 {
		return text
	}
	signs := "\\`*_[]<>&~|"
	if level > 1 {
		signs = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
	}
	if plain {
		signs = ""
	}
	if strings.Contains(text, "《") { // the bar before it begins ruby
		signs += "｜"
	}
	var b strings.Builder
	digits, address := first, 0
	for i, r := range text {
		if i >= address && level == 1 && !plain {
			address = i + len(addressAt.FindString(text[i:]))
		}
		if i < address {
			b.WriteRune(r)
			continue
		}
		begins := first && !plain && (i == 0 && strings.ContainsRune("-+=#>:", r) || digits && i > 0 && (r == '.' || r == ')'))
		if begins || strings.ContainsRune(signs, r) {
			b.WriteByte('\\')
		}
		digits = digits && '0' <= r && r <= '9'
		b.WriteRune(r)
	}
	return b.String()
}

// addressAt is an address that is a link without markup.
var addressAt = regexp.MustCompile(`^(?:https?://|www\.|[A-Za-z0-9._+-]+@)[!-~]+`)

// chunks returns a translation to be written: each code as original says it is written.
func chunks(in exchange.Inline, original func(*exchange.Code) string) []chunk {
	var list []chunk
	for _, p := range in {
		if p.Code != nil {
			list = append(list, chunk{markup: original(p.Code)})
			continue
		}
		text := strings.NewReplacer("\n", " ", "\r", " ", "\t", " ").Replace(p.Text)
		list = append(list, chunk{text: string(charset.Compose([]byte(text)))})
	}
	return list
}
