package exchange

import (
	"strconv"
	"strings"
	"unicode"

	"docsite/generator/diag"
)

func (b *builder) readXLIFF12(root *element) error {
	files := root.children("file")
	if len(files) != 1 {
		return stop(diag.New(diag.ExchangeForm, root.at, "the file holds %d texts, and not one", len(files)).
			WithHint("let the translator's program save each text in a file of its own"))
	}
	f := files[0]
	b.file.Format, b.file.at = XLIFF12, f.at
	b.file.Document = Document{Release: f.attr("product-name"), File: f.attr("original"), Source: f.attr("source-language"),
		Target: f.attr("target-language"), Digest: f.attr("build-num")}
	if body := f.child("body"); body != nil {
		b.body12(body, nil)
	}
	b.finish()
	return b.needs(f, "original", "source-language", "target-language")
}

// needs refuses an element without one of its attributes.
func (b *builder) needs(e *element, names ...string) error {
	for _, name := range names {
		if strings.TrimSpace(e.attr(name)) == "" {
			b.file.Format = ""
			return stop(diag.New(diag.ExchangeLacks, e.at, "<%s> has no attribute “%s”", e.name.Local, name).
				WithHint("put it as it stood in the file that was exported, or export again"))
		}
	}
	return nil
}

// body12 reads what a body or a group holds; group is the nearest one around it.
func (b *builder) body12(e, group *element) {
	for _, n := range e.nodes {
		if n.child == nil || n.child.name.Space != e.name.Space {
			continue
		}
		switch n.child.name.Local {
		case "group":
			b.body12(n.child, n.child)
		case "trans-unit":
			b.transUnit(n.child, group)
		case "note":
			b.note12(n.child, nil)
		}
	}
}

func (b *builder) transUnit(e, group *element) {
	unit, id, ok := cutID(e.attr("id"))
	source := e.child("source")
	if !ok || source == nil {
		b.tell(diag.ExchangeLacks, e.at, "put it as it stood in the file that was exported, or export again",
			"this <trans-unit> has no source, or no “id” of a unit, a dot and a segment")
		return
	}
	u, added := b.unit(unit)
	if added {
		if group != nil && group.attr("id") == unit {
			u.Kind = strings.TrimPrefix(group.attr("restype"), "x-")
			u.Digest, u.Target = cutDigests(group.attr("extradata"))
		}
		if !isID(u.Kind) {
			u.Kind = unknownKind
		}
	}
	s := Segment{ID: id}
	if glue := e.attr("extradata"); glue != "" {
		s.Glue, _ = strconv.Unquote(glue)
	}
	from := b.inline12(source)
	var to read
	if t := e.child("target"); t != nil {
		to = b.inline12(t)
		s.State = state12(t, e.attr("approved"), from.Inline, to.Inline)
		if s.State == Untranslated {
			to = read{at: to.at}
		}
	}
	for _, n := range e.children("note") {
		if added {
			b.note12(n, u)
		} else {
			b.note12(n, &Unit{})
		}
	}
	for _, a := range e.children("alt-trans") {
		if g, ok := b.altTrans(a, from.Inline); ok {
			s.Suggestions = append(s.Suggestions, g)
		}
	}
	b.segment(u, s, from, to)
}

// unknownKind is of a unit whose group a program left out.
const unknownKind = "passage"

// cutDigests reads the two digests of a unit.
func cutDigests(text string) (source, target string) {
	source, target, _ = strings.Cut(text, " ")
	return strings.TrimPrefix(source, noDigest), strings.TrimPrefix(target, noDigest)
}

// state12 reads the state of a target (XLIFF 1.2, section 2.3, state, state-qualifier, approved).
// Not all programs change it when they write a translation, and some copy the source where
// there is none; so what was to be translated and is another text than its source is translated,
// unless it says that it comes from a memory or a machine.
func state12(target *element, approved string, from, to Inline) State {
	state := target.attr("state")
	same := to.Same(from)
	switch state {
	case "final", "signed-off", "translated":
		return Translated
	case "new", "needs-translation":
		if same {
			return Untranslated
		}
	case "":
		if same && approved != "yes" && strings.ContainsFunc(from.Plain(), unicode.IsLetter) {
			return Untranslated
		}
	default: // needs-adaptation, needs-review-translation and their like
		return Draft
	}
	if approved == "no" || approved != "yes" && target.attr("state-qualifier") != "" {
		return Draft
	}
	return Translated
}

// note12 reads a note into its unit, or tells of one that is not ours; u is nil for one that
// is of no unit.
func (b *builder) note12(e *element, u *Unit) {
	from, text := e.attr("from"), e.text()
	switch {
	case u != nil && from == noteFrom:
		u.Notes = append(u.Notes, text)
	case u != nil && from == glossaryFrom:
		if t, ok := parseTerm(text); ok {
			u.Terms = append(u.Terms, t)
		}
	case from != noteFrom && from != glossaryFrom:
		b.translatorNote(e.at, from, text)
	}
}

// altTrans reads a suggestion; false for what a program put there that is none. One without a
// source of its own is for the segment's.
func (b *builder) altTrans(e *element, of Inline) (Suggestion, bool) {
	target := e.child("target")
	score, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(e.attr("match-quality")), "%"), 64)
	if target == nil || err != nil || !(1 <= score && score <= 100) {
		return Suggestion{}, false
	}
	// Its codes are nobody's mistake.
	quiet := &builder{}
	g := Suggestion{Source: of, Target: quiet.inline12(target).Inline, Score: int(score), From: e.attr("origin")}
	if source := e.child("source"); source != nil {
		g.Source = quiet.inline12(source).Inline
	}
	ok := len(quiet.ds) == 0 && len(g.Source) > 0 && len(g.Target) > 0 && g.Source.valid(nil) == nil && g.Target.valid(nil) == nil
	return g, ok
}

// inline12 reads a source or a target. What programs put in the place of our codes, generic
// ones without an original, is read as them (XLIFF 1.2, section 2.4).
func (b *builder) inline12(e *element) read {
	r := read{at: e.at}
	b.addInline12(&r, e)
	r.join()
	return r
}

func (b *builder) addInline12(r *read, e *element) {
	for _, n := range e.nodes {
		c := n.child
		if c == nil {
			r.text(n.text, n.at)
			continue
		}
		code := Code{ID: c.attr("id"), Original: c.text(), Shown: c.attr("equiv-text")}
		if rid := c.attr("rid"); rid != "" {
			code.ID = rid
		}
		switch c.name.Local {
		case "ph", "x":
		case "bpt", "bx":
			code.Form = Opens
		case "ept", "ex":
			code.Form = Closes
		case "it":
			code.Form = Opens
			if c.attr("pos") == "close" {
				code.Form = Closes
			}
		case "g":
			r.code(Code{ID: code.ID, Form: Opens, Shown: code.Shown}, n.at)
			b.addInline12(r, c)
			r.code(Code{ID: code.ID, Form: Closes}, n.at)
			continue
		case "mrk":
			b.addInline12(r, c)
			continue
		default:
			b.tell(diag.CodeForeign, n.at, "take it out: markup is in the placeholders of the original alone", "<%s> is no placeholder", c.name.Local)
			r.spoilt = true
			continue
		}
		r.code(code, n.at)
	}
}
