package audit

import (
	"iter"
	"strings"

	"docsite/generator/diag"
)

// style reads a style sheet: what it loads must be there, and is weighed with it.
func (r *reader) style() error {
	if err := r.load(mostOfData); err != nil {
		return err
	}
	text := string(r.text)
	from := r.tree.address(r.number)
	weight := int64(len(text))
	var fonts, woff2 int64
	for at, address := range stylesIn(text) {
		d := r.lead(from, "", address)
		r.report(d, address, at)
		if d.http && r.origin.https && d.outcome != local {
			r.findf(diag.MixedContent, at, "write https: browsers block it", "%s is loaded with http by a page with https", quoted(address))
		}
		if d.outcome != found {
			continue
		}
		switch ending(r.tree.files[d.file].path) {
		case ".css":
			weight += r.weight(d.file)
		case ".woff2":
			woff2 += r.weight(d.file)
		case ".woff", ".ttf", ".otf":
			fonts += r.weight(d.file)
		}
	}
	if woff2 > 0 {
		fonts = woff2 // browsers load the first that they know
	}
	if !strings.Contains(text, "unicode-range") { // of those they load what a page needs
		weight += fonts
	}
	r.tree.files[r.number].heavy = weight
	return nil
}

// addressesOf are the addresses that a style loads.
func addressesOf(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, address := range stylesIn(text) {
			if !yield(address) {
				return
			}
		}
	}
}

// stylesIn are the addresses that a style loads, each with its offset: those of url( )
// and of @import (CSS Syntax Level 3, section 4.3.6).
func stylesIn(text string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for i := 0; i < len(text); {
			var open int // where the address begins
			next := strings.IndexAny(text[i:], "/uU@")
			if next < 0 {
				return
			}
			i += next
			switch rest := text[i:]; {
			case strings.HasPrefix(rest, "/*"):
				end := strings.Index(rest[2:], "*/")
				if end < 0 {
					return
				}
				i += end + 4
				continue
			case len(rest) > 4 && strings.EqualFold(rest[:4], "url("):
				open = i + 4
			case len(rest) > 8 && strings.EqualFold(rest[:7], "@import"):
				open = i + 7
				if quote := strings.TrimLeft(text[open:], " \t\n\r"); quote == "" || quote[0] != '"' && quote[0] != '\'' {
					i = open
					continue
				}
			default:
				i++
				continue
			}
			for open < len(text) && strings.IndexByte(" \t\n\r", text[open]) >= 0 {
				open++
			}
			end, address := open, ""
			if open < len(text) && (text[open] == '"' || text[open] == '\'') {
				end = strings.IndexByte(text[open+1:], text[open])
				if end < 0 {
					return
				}
				address = text[open+1 : open+1+end]
				end += open + 2
			} else {
				end = strings.IndexAny(text[open:], ");\n")
				if end < 0 {
					return
				}
				address = strings.TrimSpace(text[open : open+end])
				end += open
			}
			if address != "" && address[0] != '#' && !strings.HasPrefix(address, "data:") && !strings.ContainsRune(address, '\\') && !yield(open, address) {
				return
			}
			i = max(end, i+1)
		}
	}
}
