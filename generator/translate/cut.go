package translate

import (
	"strings"

	"docsite/generator/markdown"
	"docsite/generator/read"
)

// span is a part of a passage's text, in bytes from From to before To.
type span struct{ from, to int }

// piece is what a place has of a span.
type piece struct {
	parts    []markdown.Part
	from, to int    // bytes of the container
	glue     string // what of the passage's text stands between it and the next one
}

// cut returns a piece for each of some spans of a place, which are sorted, do not overlap and
// have all of its words but white space. Markup goes with what it stands at: what opens with
// the sentence behind it, all else with the one before.
func cut(p read.Place, spans []span) []piece {
	pieces := make([]piece, len(spans))
	k, at := 0, p.Start
	var glue []markdown.Part
	next := func() {
		for _, part := range glue {
			pieces[k].glue += part.Text
		}
		glue = nil
		k++
	}
	add := func(part markdown.Part) { pieces[k].parts = append(pieces[k].parts, part) }
	for _, part := range p.Parts {
		if part.Form == markdown.Characters || part.Form == markdown.Gap {
			whole := part.Form == markdown.Gap || part.To-part.From != len(part.Text)
			for first := true; first || part.Text != ""; first = false {
				for k+1 < len(spans) && at >= spans[k+1].from && part.Text != "" {
					next()
				}
				end := spans[k].to
				inside := at < end
				if !inside {
					end = p.End + len(part.Text)
					if k+1 < len(spans) {
						end = spans[k+1].from
					}
				}
				n := min(len(part.Text), end-at)
				if whole || n <= 0 {
					n = len(part.Text)
				}
				taken := part
				taken.Text, part.Text = part.Text[:n], part.Text[n:]
				if !whole {
					taken.To = taken.From + n
				}
				part.From = taken.To
				at += n
				if inside {
					add(taken)
				} else {
					glue = append(glue, taken)
				}
			}
			continue
		}
		behind := at >= spans[k].to && k+1 < len(spans)
		switch {
		case behind && part.Form == markdown.Opens, behind && at >= spans[k+1].from && spans[k].to < spans[k+1].from:
			next()
		default:
			for _, g := range glue {
				add(g)
			}
			glue = nil
		}
		at += len(part.Text)
		add(part)
	}
	for i := range pieces {
		if parts := pieces[i].parts; len(parts) > 0 {
			pieces[i].from, pieces[i].to = parts[0].From, parts[len(parts)-1].To
		}
	}
	return pieces
}

// balanced reports whether what opens in a piece is closed in it.
func (p piece) balanced() bool {
	open := map[int]bool{}
	for _, part := range p.parts {
		switch part.Form {
		case markdown.Opens:
			open[part.Number] = true
		case markdown.Closes:
			if !open[part.Number] {
				return false
			}
			delete(open, part.Number)
		}
	}
	return len(open) == 0
}

// isRemark reports whether a part is a comment, which is for editors alone.
func isRemark(p markdown.Part, container string) bool {
	return p.Form == markdown.Alone && strings.HasPrefix(container[p.From:p.To], "<!--")
}
