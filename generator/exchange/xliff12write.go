package exchange

import (
	"io"
	"strconv"
)

// XLIFF 1.2 (OASIS, 2008), as its strict schema has it.
//
// A unit is a <group>, a segment a <trans-unit> in it, because the programs that read XLIFF 1.2
// show what is a <trans-unit>, and many know no <seg-source>. What is of a unit stands in each
// of its segments where a translator is to see it (notes, terms), and is read from the first.
//
// What is not translated has its source for a target: OmegaT shows only what has one.
//
//	file     original: Document.File; product-name: Release; build-num: Digest
//	group    id: Unit.ID; restype: x- and Kind; extradata: Digest and Target, - for none
//	trans-unit  id: Unit.ID, a dot, Segment.ID; extradata: Glue as a Go string in ASCII
//	note     from="docsite": Notes; from="glossary": Terms, as [Term.String] writes them
//	alt-trans   match-quality: Score; origin: From
//	bpt ept it ph  id: Code.ID; equiv-text: Shown
const (
	ns12         = "urn:oasis:names:tc:xliff:document:1.2"
	noteFrom     = "docsite"
	glossaryFrom = "glossary"
	noDigest     = "-"
)

func writeXLIFF12(w io.Writer, d *Document) error {
	x := &xmlWriter{w: w}
	x.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
	x.open("xliff", "version", "1.2", "xmlns", ns12)
	x.raw("\n")
	x.open("file", "original", d.File, "source-language", d.Source, "target-language", d.Target, "datatype", "plaintext",
		"tool-id", "docsite", "product-name", d.Release, "build-num", d.Digest, "xml:space", "preserve")
	x.raw("\n<header>")
	x.empty("tool", "tool-id", "docsite", "tool-name", "docsite")
	x.raw("</header>\n<body>\n")
	for _, u := range d.Units {
		x.open("group", "id", u.ID, "restype", "x-"+u.Kind, "extradata", orNone(u.Digest)+" "+orNone(u.Target))
		x.raw("\n")
		for _, s := range u.Segments {
			x.transUnit(u, s)
		}
		x.raw("</group>\n")
	}
	x.raw("</body>\n</file>\n</xliff>\n")
	return x.err
}

func orNone(digest string) string {
	if digest == "" {
		return noDigest
	}
	return digest
}

func (x *xmlWriter) transUnit(u Unit, s Segment) {
	glue := ""
	if s.Glue != "" {
		glue = strconv.QuoteToASCII(s.Glue)
	}
	approved := "" // the Translate Toolkit, and so Weblate, takes anything else for a draft
	if s.State == Translated {
		approved = "yes"
	}
	x.open("trans-unit", "id", u.ID+"."+s.ID, "approved", approved, "extradata", glue)
	x.raw("\n<source>")
	x.inline12(s.Source)
	x.raw("</source>\n")
	target := s.Target
	if s.State == Untranslated {
		target = s.Source
	}
	x.open("target", "state", map[State]string{Untranslated: "needs-translation", Draft: "needs-review-translation", Translated: "translated"}[s.State])
	x.inline12(target)
	x.raw("</target>\n")
	for _, n := range u.Notes {
		x.note12(noteFrom, n)
	}
	for _, t := range u.Terms {
		x.note12(glossaryFrom, t.String())
	}
	for _, g := range s.Suggestions {
		x.open("alt-trans", "match-quality", strconv.Itoa(g.Score)+"%", "origin", g.From)
		x.raw("<source>")
		x.inline12(g.Source)
		x.raw("</source><target>")
		x.inline12(g.Target)
		x.raw("</target></alt-trans>\n")
	}
	x.raw("</trans-unit>\n")
}

func (x *xmlWriter) note12(from, text string) {
	x.open("note", "from", from)
	x.text(text)
	x.raw("</note>\n")
}

func (x *xmlWriter) inline12(in Inline) {
	lone := in.lone()
	for i, p := range in {
		if p.Code == nil {
			x.text(p.Text)
			continue
		}
		name, pos := "ph", ""
		switch {
		case p.Code.Form == Alone:
		case lone[i]:
			name, pos = "it", "open"
			if p.Code.Form == Closes {
				pos = "close"
			}
		case p.Code.Form == Opens:
			name = "bpt"
		default:
			name = "ept"
		}
		x.open(name, "id", p.Code.ID, "pos", pos, "equiv-text", p.Code.Shown)
		x.text(p.Code.Original)
		x.close(name)
	}
}
