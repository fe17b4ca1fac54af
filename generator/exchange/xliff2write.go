package exchange

import (
	"io"
	"strconv"
)

// XLIFF 2.1 (OASIS, 2018) with its modules Translation Candidates, Glossary and Metadata.
//
//	file        original: Document.File; metadata “document”: Release, Digest
//	unit        id: Unit.ID; type: docsite: and Kind; metadata “passage”: Digest, Target
//	segment     id: Segment.ID; no state: Untranslated; initial and docsite:draft: Draft; translated
//	ignorable   Glue of the segment before it
//	note        category="docsite": Notes
//	glossEntry  term, translation, and a definition as [Term.rest] writes it
//	match       ref: the segment; matchQuality: Score; origin: From
//	pc ph sc ec id or startRef: Code.ID; data: Original; disp: Shown
//
// A pair in one segment is a <pc>, unless another crosses it; else it is <sc> and <ec>.
const (
	ns2       = "urn:oasis:names:tc:xliff:document:2.0"
	ns22      = "urn:oasis:names:tc:xliff:document:2.2"
	nsMatches = "urn:oasis:names:tc:xliff:matches:2.0"
	nsGloss   = "urn:oasis:names:tc:xliff:glossary:2.0"
	nsMeta    = "urn:oasis:names:tc:xliff:metadata:2.0"
	kindMark  = "docsite:"
	draftMark = "docsite:draft"

	metaDocument, metaPassage             = "document", "passage"
	metaRelease, metaDigest, metaOfTarget = "release", "digest", "target-digest"
)

func writeXLIFF2(w io.Writer, d *Document) error {
	x := &xmlWriter{w: w}
	x.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
	x.open("xliff", "xmlns", ns2, "xmlns:mtc", nsMatches, "xmlns:gls", nsGloss, "xmlns:mda", nsMeta,
		"version", "2.1", "srcLang", d.Source, "trgLang", d.Target)
	x.raw("\n")
	x.open("file", "id", "f1", "original", d.File, "xml:space", "preserve")
	x.raw("\n")
	x.metadata(metaDocument, metaRelease, d.Release, metaDigest, d.Digest)
	for _, u := range d.Units {
		x.unit2(u)
	}
	x.raw("</file>\n</xliff>\n")
	return x.err
}

// metadata writes those of pairs of a type and a value whose value is not empty.
func (x *xmlWriter) metadata(category string, pairs ...string) {
	begun := false
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] == "" {
			continue
		}
		if !begun {
			x.raw("<mda:metadata>")
			x.open("mda:metaGroup", "category", category)
			begun = true
		}
		x.open("mda:meta", "type", pairs[i])
		x.text(pairs[i+1])
		x.close("mda:meta")
	}
	if begun {
		x.raw("</mda:metaGroup></mda:metadata>\n")
	}
}

func (x *xmlWriter) unit2(u Unit) {
	x.open("unit", "id", u.ID, "type", kindMark+u.Kind)
	x.raw("\n")
	x.matches(u)
	x.glossary(u.Terms)
	x.metadata(metaPassage, metaDigest, u.Digest, metaOfTarget, u.Target)
	if len(u.Notes) > 0 {
		x.raw("<notes>\n")
		for _, n := range u.Notes {
			x.open("note", "category", noteFrom)
			x.text(n)
			x.raw("</note>\n")
		}
		x.raw("</notes>\n")
	}
	var sources, targets []Inline
	for _, s := range u.Segments {
		sources, targets = append(sources, s.Source), append(targets, s.Target)
	}
	data := x.originalData(append(sources, targets...))
	if len(data) > 0 {
		x.raw("\n")
	}
	ofSources, ofTargets := halves(sources...), halves(targets...)
	for _, s := range u.Segments {
		state, sub := "", ""
		switch s.State {
		case Draft:
			state, sub = "initial", draftMark
		case Translated:
			state = "translated"
		}
		x.open("segment", "id", s.ID, "state", state, "subState", sub)
		x.raw("\n")
		x.inline2("source", s.Source, ofSources, data)
		if s.State != Untranslated {
			x.raw("\n")
			x.inline2("target", s.Target, ofTargets, data)
		}
		x.raw("\n</segment>\n")
		if s.Glue != "" {
			x.raw("<ignorable>")
			x.inline2("source", Inline{{Text: s.Glue}}, nil, data)
			x.raw("</ignorable>\n")
		}
	}
	x.raw("</unit>\n")
}

func (x *xmlWriter) matches(u Unit) {
	begun := false
	for _, s := range u.Segments {
		for _, g := range s.Suggestions {
			if !begun {
				x.raw("<mtc:matches>\n")
				begun = true
			}
			x.open("mtc:match", "ref", "#"+s.ID, "matchQuality", strconv.Itoa(g.Score), "origin", g.From)
			data := x.originalData([]Inline{g.Source, g.Target})
			x.inline2("source", g.Source, halves(g.Source), data)
			x.inline2("target", g.Target, halves(g.Target), data)
			x.raw("</mtc:match>\n")
		}
	}
	if begun {
		x.raw("</mtc:matches>\n")
	}
}

func (x *xmlWriter) glossary(terms []Term) {
	if len(terms) == 0 {
		return
	}
	x.raw("<gls:glossary>\n")
	for _, t := range terms {
		x.raw("<gls:glossEntry><gls:term>")
		x.text(t.Source)
		x.raw("</gls:term>")
		for _, target := range t.Targets {
			x.raw("<gls:translation>")
			x.text(target)
			x.raw("</gls:translation>")
		}
		// An entry has a translation or a definition.
		if rest := t.rest(); rest != "" || len(t.Targets) == 0 {
			x.raw("<gls:definition>")
			x.text(rest)
			x.raw("</gls:definition>")
		}
		x.raw("</gls:glossEntry>\n")
	}
	x.raw("</gls:glossary>\n")
}

// originalData writes the originals of codes, each once, and returns their IDs.
func (x *xmlWriter) originalData(texts []Inline) map[string]string {
	data := map[string]string{}
	for _, in := range texts {
		for _, p := range in {
			if p.Code == nil || p.Code.Original == "" || data[p.Code.Original] != "" {
				continue
			}
			if len(data) == 0 {
				x.raw("<originalData>")
			}
			id := "d" + strconv.Itoa(len(data)+1)
			data[p.Code.Original] = id
			x.open("data", "id", id)
			x.text(p.Code.Original)
			x.close("data")
		}
	}
	if len(data) > 0 {
		x.raw("</originalData>")
	}
	return data
}

// halves returns which codes texts have.
func halves(texts ...Inline) map[key]bool {
	found := map[key]bool{}
	for _, in := range texts {
		for _, p := range in {
			if p.Code != nil {
				found[key{p.Code.ID, p.Code.Form}] = true
			}
		}
	}
	return found
}

// inline2 writes a text; around are the codes of all that it may refer to.
func (x *xmlWriter) inline2(name string, in Inline, around map[key]bool, data map[string]string) {
	x.open(name)
	ends := in.nested()
	for i, p := range in {
		c := p.Code
		if c == nil {
			x.text(p.Text)
			continue
		}
		end, paired := ends[i]
		switch {
		case c.Form == Alone:
			x.empty("ph", "id", c.ID, "dataRef", data[c.Original], "disp", c.Shown)
		case paired && c.Form == Closes:
			x.raw("</pc>")
		case paired:
			other := in[end].Code
			x.open("pc", "id", c.ID, "dataRefStart", data[c.Original], "dataRefEnd", data[other.Original], "dispStart", c.Shown, "dispEnd", other.Shown)
		case c.Form == Opens:
			isolated := ""
			if !around[key{c.ID, Closes}] {
				isolated = "yes"
			}
			x.empty("sc", "id", c.ID, "dataRef", data[c.Original], "disp", c.Shown, "isolated", isolated)
		case around[key{c.ID, Opens}]:
			x.empty("ec", "startRef", c.ID, "dataRef", data[c.Original], "disp", c.Shown)
		default:
			x.empty("ec", "id", c.ID, "dataRef", data[c.Original], "disp", c.Shown, "isolated", "yes")
		}
	}
	x.close(name)
}

// nested returns the other half, by its index, of each code that opens or closes and whose pair
// no other pair crosses.
func (in Inline) nested() map[int]int {
	ends := map[int]int{}
	var open []int
	for i, p := range in {
		switch {
		case p.Code == nil || p.Code.Form == Alone:
		case p.Code.Form == Opens:
			open = append(open, i)
		default:
			for n := len(open) - 1; n >= 0; n-- {
				if in[open[n]].Code.ID != p.Code.ID {
					continue
				}
				if n == len(open)-1 {
					ends[open[n]], ends[i] = i, open[n]
				}
				open = append(open[:n], open[n+1:]...)
				break
			}
		}
	}
	return ends
}
