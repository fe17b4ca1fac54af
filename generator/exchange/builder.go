package exchange

import (
	"strings"

	"docsite/generator/diag"
)

// builder puts together the document of a file, and collects what is wrong with it.
type builder struct {
	file File
	ds   []diag.Diagnostic
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
	for i := len(b.file.Units) - 1; i >= 0; i-- {
		if b.file.Units[i].ID == id {
			return &b.file.Units[i], false
		}
	}
	b.file.Units = append(b.file.Units, Unit{ID: id})
	return &b.file.Units[len(b.file.Units)-1], true
}

// read is a text of a file, with the place of each of its parts.
type read struct {
	Inline
	at    diag.Pos // of the whole
	parts []diag.Pos
}

func (r *read) add(p Part, at diag.Pos) {
	before := len(r.Inline)
	if r.Inline = r.Inline.with(p); len(r.Inline) > before {
		r.parts = append(r.parts, at)
	}
}

func (r *read) text(text string, at diag.Pos) { r.add(Part{Text: text}, at) }

func (r *read) code(c Code, at diag.Pos) { r.add(Part{Code: &c}, at) }

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
	for _, d := range b.ds[before:] {
		if d.Severity == diag.Error {
			s.Target = nil
		}
	}
	if len(s.Target) == 0 {
		s.State = Untranslated
	}
	u.Segments = append(u.Segments, s)
}

// prune takes out units of which no segment could be read: a document has none such.
func (b *builder) prune() {
	var kept []Unit
	for _, u := range b.file.Units {
		if len(u.Segments) > 0 {
			kept = append(kept, u)
		}
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
