package exchange

import (
	"slices"
	"strings"

	"docsite/generator/diag"
)

// Compare returns where a file is not what was written out, sorted: of another release or
// language, made from another version of the text, with passages missing, unknown or of another
// source. What was written out is made again by whoever compares; only its languages, release,
// file, digest, units and sources count.
//
// Of a file that was made from another version (DS909, a warning) passages are not compared: its
// units are to be found by their own digests. A segment that lacks its translation is nothing
// that is told, nor is one whose source has other white space.
func Compare(want *Document, got *File) []diag.Diagnostic {
	b := &builder{}
	for _, of := range []struct{ what, want, got string }{{"from", want.Source, got.Source}, {"into", want.Target, got.Target}} {
		if !sameLanguage(of.want, of.got) {
			b.tell(diag.ExchangeLanguage, got.at, "merge the file that was exported for this language", "the file translates %s “%s”, and not “%s”", of.what, of.got, of.want)
		}
	}
	const whose = "merge it into the release from which it was exported"
	if got.Document.File != want.File {
		b.tell(diag.ExchangeOther, got.at, whose, "the file is of %s, and not of %s", got.Document.File, want.File)
	} else if got.Release != "" && got.Release != want.Release {
		b.tell(diag.ExchangeOther, got.at, whose, "the file is of %s, and not of %s", got.Release, want.Release)
	}
	if len(b.ds) > 0 {
		return diag.Sort(b.ds)
	}
	if got.Digest != want.Digest {
		b.tell(diag.ExchangeBehind, got.at, "what did not change is taken; export again for what did", "%s has changed since this file was made", want.File)
		return b.ds
	}
	b.compareUnits(want, got)
	return diag.Limit(diag.Sort(b.ds))
}

func (b *builder) compareUnits(want *Document, got *File) {
	const again = "export again, and translate that file"
	units := map[string]*Unit{}
	for i := range want.Units {
		units[want.Units[i].ID] = &want.Units[i]
	}
	found := map[string]bool{}
	for _, g := range got.Units {
		found[g.ID] = true
		first := got.At(g.ID, g.Segments[0].ID)
		w := units[g.ID]
		if w == nil {
			b.tell(diag.SegmentUnknown, first, again, "%s has no passage “%s”", want.File, g.ID)
			continue
		}
		if folded(w.Segments).Same(folded(g.Segments)) {
			continue
		}
		whole := true
		for _, s := range g.Segments {
			i := slices.IndexFunc(w.Segments, func(o Segment) bool { return o.ID == s.ID })
			if i < 0 || !folded(w.Segments[i:i+1]).Same(folded([]Segment{s})) {
				b.tell(diag.SegmentSource, got.At(g.ID, s.ID), again, "the original of the segment “%s.%s” is another in %s", g.ID, s.ID, want.File)
				whole = false
			}
		}
		if whole && len(g.Segments) < len(w.Segments) {
			b.tell(diag.SegmentMissing, first, "what is there is taken; look whether the rest was meant to be left out", "%d of the %d segments of the passage “%s” are missing", len(w.Segments)-len(g.Segments), len(w.Segments), g.ID)
		}
	}
	for _, w := range want.Units {
		if !found[w.ID] {
			b.tell(diag.SegmentMissing, got.at, "what is there is taken; look whether the rest was meant to be left out", "the passage “%s” is missing: %.60s", w.ID, folded(w.Segments).Plain())
		}
	}
}

// sameLanguage reports whether two tags name one language. Some programs put the region that
// they were set to, fr-FR for fr.
func sameLanguage(want, got string) bool {
	want, got = strings.ToLower(want), strings.ToLower(got)
	rest, ok := strings.CutPrefix(got, want)
	return ok && (rest == "" || len(rest) == 3 && rest[0] == '-')
}

// folded returns the sources of segments as one text, with its white space folded.
func folded(segments []Segment) Inline {
	var in Inline
	space := true // before the first character there is none
	for i, s := range segments {
		parts := s.Source
		if i+1 < len(segments) {
			parts = append(slices.Clone(parts), Part{Text: s.Glue})
		}
		for _, p := range parts {
			if p.Code != nil {
				in = append(in, p)
				continue
			}
			var b strings.Builder
			for _, r := range p.Text {
				if isSpace(r) {
					if !space {
						b.WriteByte(' ')
					}
					space = true
					continue
				}
				space = false
				b.WriteRune(r)
			}
			in = append(in, Part{Text: b.String()})
		}
	}
	if in = in.Joined(); len(in) > 0 && in[len(in)-1].Code == nil {
		in[len(in)-1].Text = strings.TrimSuffix(in[len(in)-1].Text, " ")
	}
	return in.Joined()
}
