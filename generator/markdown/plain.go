package markdown

import "bytes"

// Plain appends to dst the words of HTML that [Converter.Convert] made, or
// that was filled from it by [Fill], as plain text: for a search index, not for
// reading. A block begins and ends with a line feed, <br> is one, and every other
// tag leaves nothing behind. Pictures are their alternative text. Left out is
// what stands in the page but not in the text: readings of ruby, the marks of
// footnotes and the links back from them, and words for screen readers alone.
func Plain(dst, html []byte) []byte {
	for {
		before, rest, found := bytes.Cut(html, []byte("<"))
		dst = references(dst, before)
		if !found {
			return dst
		}
		tag, rest, _ := bytes.Cut(rest, []byte(">")) // the writer escapes > in attributes
		html = rest
		name, _, _ := bytes.Cut(tag, []byte(" "))
		switch {
		case apart(name, tag):
			html = behind(html, name)
		case string(name) == "img":
			_, alt, _ := bytes.Cut(tag, []byte(` alt="`))
			alt, _, _ = bytes.Cut(alt, []byte(`"`))
			dst = references(append(dst, '\n'), alt)
			dst = append(dst, '\n')
		case !inline[string(bytes.TrimPrefix(name, []byte("/")))]:
			dst = append(dst, '\n')
		}
	}
}

// apart reports whether an element stands in the page but not in the text.
func apart(name, tag []byte) bool {
	switch string(name) {
	case "rt", "rp":
		return true
	case "span":
		return bytes.Contains(tag, []byte(`class="vh"`))
	case "sup":
		return bytes.Contains(tag, []byte(`id="fnref:`))
	case "a":
		return bytes.Contains(tag, []byte(`role="doc-backlink"`))
	}
	return false
}

// behind returns what follows the end tag of an element that was just begun.
func behind(html, name []byte) []byte {
	for depth := 1; depth > 0; {
		_, rest, found := bytes.Cut(html, []byte("<"))
		if !found {
			return nil
		}
		closing := bytes.HasPrefix(rest, []byte("/"))
		if named, ok := bytes.CutPrefix(bytes.TrimPrefix(rest, []byte("/")), name); ok && len(named) > 0 && (named[0] == '>' || named[0] == ' ') {
			if closing {
				depth--
			} else {
				depth++
			}
		}
		_, html, _ = bytes.Cut(rest, []byte(">"))
	}
	return html
}

// inline are the elements that a word can go on through. All others, <br>
// among them, part words.
var inline = map[string]bool{
	"a": true, "abbr": true, "b": true, "bdi": true, "cite": true, "code": true, "del": true, "dfn": true, "em": true,
	"i": true, "ins": true, "kbd": true, "mark": true, "q": true, "rb": true, "ruby": true, "s": true, "samp": true, "small": true,
	"span": true, "strong": true, "sub": true, "sup": true, "time": true, "u": true, "var": true, "wbr": true,
}

// references appends text with its character references undone.
func references(dst, text []byte) []byte {
	for {
		before, rest, found := bytes.Cut(text, []byte("&"))
		dst = append(dst, before...)
		if !found {
			return dst
		}
		characters, length := reference(text[len(before):])
		dst, text = append(dst, characters...), rest[length-1:]
	}
}
