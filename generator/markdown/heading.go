package markdown

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/text/unicode/norm"

	"docsite/generator/diag"
	"docsite/generator/press"
)

// ID returns the anchor of a heading's text: its words in lower case, joined
// by hyphens. Letters, digits and marks of every script are kept, in Unicode's
// compatibility form (full-width letters are plain ones), Latin letters
// without their accents. A heading without words is "section".
func ID(heading string) string {
	var b strings.Builder
	b.Grow(len(heading))
	latin, gap := false, false // the last letter is Latin; something was left out
	for _, r := range norm.NFKD.String(heading) {
		ascii := r < utf8.RuneSelf
		switch {
		case ascii && isWord(r):
		case ascii:
			gap = true
			continue
		case 0x300 <= r && r <= 0x36F && latin, unicode.Is(unicode.Cf, r):
			continue
		case unicode.IsMark(r):
			if gap || b.Len() == 0 {
				continue // on something that was left out
			}
			b.WriteRune(r)
			continue
		case !isWord(r):
			gap = true
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte('-')
		}
		gap, latin = false, unicode.Is(unicode.Latin, r)
		r = unicode.ToLower(r)
		if ascii {
			b.WriteByte(byte(r))
		} else if plain, ok := plainLetters[r]; ok {
			b.WriteString(plain)
		} else {
			b.WriteRune(r)
		}
	}
	if b.Len() == 0 {
		return "section"
	}
	return norm.NFC.String(b.String())
}

// plainLetters are Latin letters that are no letter with an accent to Unicode
// but to their readers.
var plainLetters = map[rune]string{
	'œ': "oe", 'æ': "ae", 'ß': "ss", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th", 'ł': "l", 'ħ': "h", 'ı': "i",
}

// heading writes a heading. The page's title is its h1, so the first level of
// a text is 2.
func (w *writer) heading(n *ast.Heading) {
	if n.Level == 1 && !w.isAccidental(n) {
		w.report(diag.HeadingOne, headingStart(n),
			"begin the headings of a text with ##; the title is the front matter's",
			"the text has a heading of the first level")
	}
	level := w.level(n.Level)
	w.out = append(w.out, '<', 'h', byte('0'+level))
	id, has := idOf(n)
	if !has {
		id = w.unique(ID(w.plainText(n)))
		w.write(` id="`)
		w.write(id) // nothing in it needs escaping
		w.write(`"`)
	}
	if text := w.setText(n); text != "" && !isQuoted(n) {
		w.doc.Headings = append(w.doc.Headings, press.SectionHeading{Level: level, ID: id, Text: text})
	}
	w.attributes(n)
	w.write(">")
	start := len(w.out)
	w.inlines(n)
	w.breakPhrases(start)
	w.out = append(w.out, '<', '/', 'h', byte('0'+level), '>', '\n')
}

// isQuoted reports whether a node lies in a quotation, whose headings are not the text's own.
func isQuoted(n ast.Node) bool {
	for n = n.Parent(); n != nil; n = n.Parent() {
		if n.Kind() == ast.KindBlockquote {
			return true
		}
	}
	return false
}

// headingStart returns where a heading begins. goldmark has an underlined
// heading begin at its underline.
func headingStart(n *ast.Heading) int {
	if n.Lines().Len() > 0 {
		return min(n.Pos(), n.Lines().At(0).Start)
	}
	return n.Pos()
}

// level returns the level of the next heading: one below the heading that it
// lies under, so that the outline skips none (WCAG technique H42).
func (w *writer) level(written int) int {
	written = max(written, 2)
	for len(w.outline) > 0 && w.outline[len(w.outline)-1] >= written {
		w.outline = w.outline[:len(w.outline)-1]
	}
	w.outline = append(w.outline, written)
	return len(w.outline) + 1
}

// unique returns an anchor that no other heading has: id, id-2, id-3 …
func (w *writer) unique(id string) string {
	free := id
	if n, taken := w.ids[id]; taken {
		for taken {
			n++
			free = id + "-" + strconv.Itoa(n)
			_, taken = w.ids[free]
		}
		w.ids[id] = n
	}
	w.ids[free] = 1
	w.doc.IDs = append(w.doc.IDs, free)
	return free
}
