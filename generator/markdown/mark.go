package markdown

import (
	"bytes"
	"strconv"

	"docsite/generator/press"
)

var nul = []byte{0}

// Fill appends html, which [Converter.Convert] made, to dst with mark n
// exchanged for attributes(n): a ready, escaped attribute string such as
// `href="/en/x/"`, or nothing. A person whom nobody exchanged for a name stays an ID.
func Fill(dst, html []byte, attributes func(n int) string) []byte {
	for {
		before, rest, marked := bytes.Cut(html, nul)
		dst = append(dst, before...)
		if !marked {
			return dst
		}
		mark, rest, _ := bytes.Cut(rest, nul)
		html = rest
		if bytes.HasPrefix(mark, []byte("@")) {
			dst = append(dst, mark...)
			continue
		}
		n, _ := strconv.Atoi(string(mark)) // nothing but Convert writes a NUL
		dst = append(dst, attributes(n)...)
	}
}

// mark writes the mark of a reference and keeps the reference.
func (w *writer) mark(link press.Link) {
	w.out = append(w.out, 0)
	w.out = strconv.AppendInt(w.out, int64(len(w.doc.Links)), 10)
	w.out = append(w.out, 0)
	w.doc.Links = append(w.doc.Links, link)
}

// speaker writes the mark of a person who is named by an ID, which stands at an offset
// of the body, and keeps the person.
func (w *writer) speaker(id string, offset int) {
	w.write("\x00@" + id + "\x00")
	w.doc.Text = true
	w.doc.Speakers = append(w.doc.Speakers, press.Speaker{ID: id, At: w.at(offset)})
}

// FillSpeakers returns HTML, which [Converter.Convert] made, with HTML in the place of
// the people that are named by their IDs. Other marks stay.
func FillSpeakers(html []byte, of func(id string) string) []byte {
	if !bytes.Contains(html, []byte("\x00@")) {
		return html
	}
	var out []byte
	for {
		before, rest, marked := bytes.Cut(html, nul)
		out = append(out, before...)
		if !marked {
			return out
		}
		mark, rest, _ := bytes.Cut(rest, nul)
		if id, is := bytes.CutPrefix(mark, []byte("@")); is {
			out = append(out, of(string(id))...)
		} else {
			out = append(append(append(out, 0), mark...), 0)
		}
		html = rest
	}
}
