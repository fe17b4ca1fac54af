package exchange

import (
	"slices"
	"strings"

	"docsite/generator/diag"
)

// builder puts together the document of a file, and collects what is wrong with it.
type builder struct {
	file  File
	units map[string]int // by ID: the index of each unit
	ds    []diag.Diagnostic
}

func (b *builder) tell(code diag.Code, at diag.Pos, hint, format string, args ...any) {
	d := diag.New(code, at, format, args...)
	if hint != "" {
		d = d.WithHint("%s", hint)
	}
	b.ds = append(b.ds, d)
}

// unit returns the unit of an ID, which it adds where there is none yet.
func (b *builder) unit(id string) (u *Unit, added bool) {
	if i, ok := b.units[id]; ok {
		return &b.file.Units[i], false
	}
	b.units[id] = len(b.file.Units)
	b.file.Units = append(b.file.Units, Unit{ID: id})
	return &b.file.Units[len(b.file.Units)-1], true
}

// read is a text of a file, with the place of each of its parts.
type read struct {
	Inline
	at     diag.Pos // of the whole
	parts  []diag.Pos
	spoilt bool // there was something in it that is no text
}

func (r *read) add(p Part, at diag.Pos) {
	r.Inline, r.parts = append(r.Inline, p), append(r.parts, at)
}

func (r *read) text(text []byte, at diag.Pos) { r.add(Part{Text: string(text)}, at) }

// addRead adds what stands behind.
func (r *read) addRead(other read) {
	r.Inline, r.parts = append(r.Inline, other.Inline...), append(r.parts, other.parts...)
	r.spoilt = r.spoilt || other.spoilt
}

// join makes one of texts that follow each other.
func (r *read) join() { r.Inline, r.parts = joinedAt(r.Inline, r.parts) }

func (r *read) code(c Code, at diag.Pos) { r.add(Part{Code: &c}, at) }

// maxParts is how many texts and codes a segment may have.
const maxParts = 2000

// segment adds a segment to a unit, whose target is taken where it has the codes of the source.
func (b *builder) segment(u *Unit, s Segment, source, target read) {
	at := target.at
	if at.Line == 0 {
		at = source.at
	}
	place := [2]string{u.ID, s.ID}
	if first, twice := b.file.segments[place]; twice {
		b.ds = append(b.ds, diag.New(diag.SegmentTwice, at, "the segment “%s.%s” stands here a second time", u.ID, s.ID).
			WithHint("take out the one that is not meant").WithRelated(first, "the first one"))
		return
	}
	b.file.segments[place] = at
	source.join()
	target.join()
	if n := max(len(source.Inline), len(target.Inline)); n > maxParts {
		b.tell(diag.ExchangeTooMuch, at, "no sentence has: export again and translate that file", "the segment “%s.%s” has more than %d placeholders", u.ID, s.ID, maxParts/2)
		return
	}
	if source.spoilt {
		return
	}
	s.Source = source.Inline
	if err := s.Source.valid(nil); err != nil {
		b.tell(diag.SegmentSource, source.at, "export again, or take the file from the translator's program again", "the original has a placeholder that cannot be told: %v", err)
		return
	}
	s.Target = target.completed(s.Source)
	before := len(b.ds)
	for _, m := range CheckCodes(s.Source, s.Target) {
		where := target.at
		if m.Part >= 0 {
			where = target.parts[m.Part]
		}
		b.tell(m.Code, where, m.Hint, "%s", m.Message)
	}
	if target.spoilt || slices.ContainsFunc(b.ds[before:], func(d diag.Diagnostic) bool { return d.Severity == diag.Error }) {
		s.Target = nil
	}
	if len(s.Target) == 0 {
		s.State = Untranslated
	}
	u.Segments = append(u.Segments, s)
}

// finish leaves out what makes no valid document: units of which no segment could be read, or
// whose placeholders are named as their segments are. Terms and digests that a program spoilt
// are nobody's mistake.
func (b *builder) finish() {
	var kept []Unit
	for _, u := range b.file.Units {
		if len(u.Segments) == 0 {
			continue
		}
		u.Terms = slices.DeleteFunc(u.Terms, func(t Term) bool { return t.valid() != nil })
		for _, digest := range []*string{&u.Digest, &u.Target} {
			if strings.ContainsFunc(*digest, isSpace) {
				*digest = ""
			}
		}
		if err := u.valid(); err != nil {
			b.tell(diag.SegmentSource, b.file.At(u.ID, u.Segments[0].ID), "export again, or take the file from the translator's program again",
				"the passage “%s” is not as it was written out: %v", u.ID, err)
			continue
		}
		kept = append(kept, u)
	}
	b.file.Units = kept
}

// cutID parts the ID of a segment in the whole document.
func cutID(id string) (unit, segment string, ok bool) {
	unit, segment, ok = strings.Cut(id, ".")
	return unit, segment, ok && isID(unit) && isID(segment)
}

// translatorNote tells of a note that is not ours.
func (b *builder) translatorNote(at diag.Pos, who, text string) {
	if text = strings.TrimSpace(text); text == "" {
		return
	}
	if who == "" {
		who = "the translator"
	}
	b.tell(diag.TranslatorNote, at, "", "%s notes: %s", who, text)
}
