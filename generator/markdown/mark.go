package markdown

import (
	"bytes"
	"strconv"

	"docsite/generator/press"
)

var nul = []byte{0}

// Fill appends html, which [Converter.Convert] made, to dst with mark n
// exchanged for attributes(n): a ready, escaped attribute string such as
// `href="/en/x/"`, or nothing.
func Fill(dst, html []byte, attributes func(n int) string) []byte {
	for {
		before, rest, marked := bytes.Cut(html, nul)
		dst = append(dst, before...)
		if !marked {
			return dst
		}
		digits, rest, _ := bytes.Cut(rest, nul)
		n, _ := strconv.Atoi(string(digits)) // nothing but Convert writes a NUL
		dst = append(dst, attributes(n)...)
		html = rest
	}
}

// mark writes the mark of a reference and keeps the reference.
func (w *writer) mark(link press.Link) {
	w.out = append(w.out, 0)
	w.out = strconv.AppendInt(w.out, int64(len(w.doc.Links)), 10)
	w.out = append(w.out, 0)
	w.doc.Links = append(w.doc.Links, link)
}
