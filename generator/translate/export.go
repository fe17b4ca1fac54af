package translate

import (
	"fmt"

	"docsite/generator/exchange"
	"docsite/generator/press"
)

// Options are what a document says beside the texts.
type Options struct {
	// Doubtful says that the translation is to be looked at: by a program, or made from a text
	// that has changed since.
	Doubtful bool
	// Then are the passages of the text that the translation was made from, as far as they are
	// known: of a translation that is behind, those passages that have not changed are not
	// doubtful.
	Then []press.Passage
	// Suggest returns earlier translations of a sentence; nil for none.
	Suggest func(source exchange.Inline) []exchange.Suggestion
	// Terms returns what the glossary has for a passage; nil for none.
	Terms func(text string) []exchange.Term
}

// Export returns the document of a text for translators. The translation is nil where there
// is none yet; then the language is that of the translation that will be made.
func (d *Desk) Export(source Text, translation *Text, lang string, o Options) *exchange.Document {
	p := d.pair(source, translation, o.Then)
	doc := &exchange.Document{
		Release: source.Translation.Release, File: source.Translation.File,
		Source: source.lang(), Target: lang, Digest: source.Translation.Body.Digest,
	}
	known := map[string]bool{}
	for _, passage := range o.Then {
		known[passage.Text] = true
	}
	for _, u := range p.units() {
		passage := source.Passages[source.Places[u.place].Passage]
		unit := exchange.Unit{ID: u.id, Kind: u.kind, Digest: u.digest, Target: u.mark()}
		if o.Terms != nil {
			unit.Terms = o.Terms(passage.Text)
		}
		doubtful := o.Doubtful && !known[passage.Text]
		for i, s := range u.segments {
			seg := exchange.Segment{ID: fmt.Sprintf("s%d", i+1), Source: s.source, Target: s.target, Glue: s.glue}
			switch {
			case len(s.target) == 0:
			case doubtful:
				seg.State = exchange.Draft
			default:
				seg.State = exchange.Translated
			}
			if s.joint && len(s.target) > 0 {
				unit.Notes = append(unit.Notes, "The translation of "+seg.ID+" stands together with that of its neighbours: change it in the file.")
			}
			if s.lost {
				unit.Notes = append(unit.Notes, "The translation of "+seg.ID+" has markup that the original has not, and that is not shown here.")
			}
			if o.Suggest != nil {
				seg.Suggestions = o.Suggest(s.source)
			}
			unit.Segments = append(unit.Segments, seg)
		}
		doc.Units = append(doc.Units, unit)
	}
	return doc
}

// targets are the translations of a unit's segments.
func (u unit) targets() []exchange.Inline {
	var list []exchange.Inline
	for _, s := range u.segments {
		list = append(list, s.target)
	}
	return list
}
