package translate

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"docsite/generator/diag"
	"docsite/generator/exchange"
	"docsite/generator/markdown"
)

// take puts a translation among what is to be written.
func (m *merger) take(u unit, theirs *exchange.Unit) {
	original := m.original(u)
	same := len(theirs.Segments) == len(u.segments)
	there := -1 // the one place of the translation
	var standing, odd bool
	for i, s := range u.segments {
		same = same && sameSegment(s, theirs.Segments, i)
		standing = standing || len(s.target) > 0
		if s.at >= 0 && there >= 0 && s.at != there {
			odd = true
		}
		if s.at >= 0 {
			there = s.at
		}
		odd = odd || s.joint || s.lost
	}
	switch {
	case !standing:
		if m.put(u, m.full(theirs, original)) {
			m.result.Taken++
			return
		}
		m.left(u, theirs)
	case same && m.segments(u, theirs, original):
		m.result.Taken++
	case !same && !odd && m.place(u, theirs, there, original):
		m.result.Taken++
	default:
		m.result.Left++
		m.uncovered[u.id] = true
		at, is := m.standing(u)
		m.tell(diag.MergedUnplaced, at, "change it here by hand",
			"the translation of this passage cannot be exchanged: it stands together with others, or has markup that the original has not; here: “%s”; the translator's: “%s”", is, shown(targetsOf(theirs)))
	}
}

// left tells of a translation for which the file has no place.
func (m *merger) left(u unit, theirs *exchange.Unit) {
	m.result.Left++
	m.uncovered[u.id] = true
	at := m.source.Passages[m.source.Places[u.place].Passage].At
	m.tell(diag.MergedUnplaced, at, "write it into "+m.result.Path+" by hand",
		"%s has no place for the translation of this %s: %s", m.result.Path, u.kind, shown(targetsOf(theirs)))
}

func sameSegment(s segment, theirs []exchange.Segment, i int) bool {
	return i < len(theirs) && plainly(s.source) == plainly(theirs[i].Source)
}

// original returns how codes of a unit are written: as the translation has them, else as the
// source does.
func (m *merger) original(u unit) func(*exchange.Code) string {
	written := map[string]string{}
	note := func(in exchange.Inline) {
		for _, p := range in {
			if p.Code != nil {
				written[fmt.Sprint(p.Code.Form, p.Code.ID)] = p.Code.Original
			}
		}
	}
	for _, s := range u.segments {
		note(s.source)
	}
	for _, s := range u.segments {
		note(s.target)
	}
	return func(c *exchange.Code) string { return written[fmt.Sprint(c.Form, c.ID)] }
}

// segments exchanges the segments of a unit that are otherwise, each in its own place. It
// reports whether that can be done.
func (m *merger) segments(u unit, theirs *exchange.Unit, original func(*exchange.Code) string) bool {
	changes := map[int][]change{}
	for i, s := range u.segments {
		came := theirs.Segments[i].Target
		if plainly(came) == "" || plainly(came) == plainly(s.target) {
			continue
		}
		new := chunks(came, original)
		if s.joint || s.lost {
			return false
		}
		if s.at >= 0 {
			changes[s.at] = append(changes[s.at], change{s.piece.from, s.piece.to, append(new, m.remarks(s)...)})
			continue
		}
		glue := chunk{text: m.glue(m.Lang)}
		if at, from, to, ok := m.remark(u, i); ok {
			changes[at] = append(changes[at], change{from, to, new})
		} else if b := before(u, i); b != nil {
			changes[b.at] = append(changes[b.at], change{b.piece.to, b.piece.to, append([]chunk{glue}, new...)})
		} else if b := behind(u, i); b != nil {
			changes[b.at] = append(changes[b.at], change{b.piece.from, b.piece.from, append(new, glue)})
		} else {
			return false
		}
	}
	for _, at := range slices.Sorted(maps.Keys(changes)) {
		m.change(u, at, changes[at])
	}
	return true
}

// before returns the nearest segment before one that has a place in the translation.
func before(u unit, i int) *segment {
	for i--; i >= 0; i-- {
		if u.segments[i].at >= 0 {
			return &u.segments[i]
		}
	}
	return nil
}

func behind(u unit, i int) *segment {
	for i++; i < len(u.segments); i++ {
		if u.segments[i].at >= 0 {
			return &u.segments[i]
		}
	}
	return nil
}

// remarks returns the remarks that stand in a segment's translation, which stay.
func (m *merger) remarks(s segment) []chunk {
	container := m.target.container(s.at)
	var list []chunk
	for _, p := range s.piece.parts {
		if isRemark(p, container) {
			list = append(list, chunk{remark: " " + container[p.From:p.To]})
		}
	}
	return list
}

// remark finds the remark in a unit's translation that stands for a segment.
func (m *merger) remark(u unit, i int) (at, from, to int, ok bool) {
	want := remarkOf(m.Source.lang(), shown([]exchange.Inline{u.segments[i].source}))
	for _, s := range u.segments {
		if s.at < 0 {
			continue
		}
		place := m.target.Places[s.at]
		for _, p := range place.Parts {
			if p.Form == markdown.Alone && m.target.container(s.at)[p.From:p.To] == want {
				return s.at, p.From, p.To, true
			}
		}
	}
	return 0, 0, 0, false
}

// place exchanges all of a unit's translation, which stands in one place alone.
func (m *merger) place(u unit, theirs *exchange.Unit, there int, original func(*exchange.Code) string) bool {
	if there < 0 {
		return false
	}
	var parts []chunk
	for _, s := range theirs.Segments {
		if plainly(s.Target) == "" {
			return false
		}
		if parts != nil {
			parts = append(parts, chunk{text: m.glue(m.Lang)})
		}
		parts = append(parts, chunks(s.Target, original)...)
	}
	first, last := -1, -1
	for _, s := range u.segments {
		if s.at == there {
			if first < 0 || s.piece.from < first {
				first = s.piece.from
			}
			last = max(last, s.piece.to)
		}
	}
	m.change(u, there, []change{{first, last, parts}})
	return true
}

// full returns a whole unit as it is written anew: what is not translated is a remark.
func (m *merger) full(theirs *exchange.Unit, original func(*exchange.Code) string) []chunk {
	var list []chunk
	glue := m.glue(m.Lang)
	for i, s := range theirs.Segments {
		words := plainly(s.Target)
		if len(list) > 0 && (glue != "" || words == "") && !m.parted(theirs.Segments[i-1]) {
			list = append(list, chunk{text: " "})
		}
		if words == "" {
			list = append(list, chunk{remark: remarkOf(m.Source.lang(), shown([]exchange.Inline{s.Source}))})
			continue
		}
		list = append(list, chunks(s.Target, original)...)
	}
	return list
}

// parted reports whether markup parts a segment from the next one: then no space does.
func (m *merger) parted(s exchange.Segment) bool {
	last := s.Source[len(s.Source)-1]
	return s.Glue == "" && last.Code != nil && (m.glue(m.source.lang()) != "" || strings.ContainsAny(last.Code.Original, "\n\""))
}

// remarkOf writes a text that is not translated yet as a remark, which ends at the first -->.
func remarkOf(lang, text string) string {
	return "<!-- " + lang + ": " + strings.NewReplacer("-->", "--&gt;", "--!>", "--!&gt;").Replace(text) + " -->"
}
