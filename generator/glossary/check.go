package glossary

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"docsite/generator/align"
	"docsite/generator/diag"
	"docsite/generator/press"
	"docsite/generator/revision"
)

// Text is what is said in one language of a release.
type Text struct {
	Content  []byte // the whole file, clean, that the passages are of
	Passages []press.Passage
	Analysis *align.Analysis // nil for a text that tells too much to be compared
}

// Check holds the texts of a release, those of its translations in their order, against the
// glossary, their passages aligned by a comparer: none may have a term that must not be used, and where the original has a term, a
// translation has one of those that are asked for in its language.
//
// Told is what is sure: not of a term that another entry allows, nor of one that is part of a
// longer word; of a term that is missing only where a translation has none at all of its entry,
// has the passage that tells it, and was made from the original as it is.
func (g *Glossary) Check(c *align.Comparer, r *press.Release, texts []Text) []diag.Diagnostic {
	if g == nil || len(g.Entries) == 0 {
		return nil
	}
	var ds []diag.Diagnostic
	held := make([]heldText, len(texts))
	for i, t := range r.Translations {
		held[i] = heldText{t: t, text: texts[i], cursor: diag.NewCursor(texts[i].Content)}
		if x := g.index(t.Lang); x != nil {
			held[i].read(x)
			ds = append(ds, held[i].refused()...)
		}
	}
	o := slices.Index(r.Translations, r.Original)
	if o < 0 || len(held[o].found) == 0 {
		return ds
	}
	for i, t := range r.Translations {
		if i != o && !press.IsSimple(t.Lang) && revision.Of(r, t.Lang) != revision.Behind { // plain language says it in other words
			ds = append(ds, missing(c, &held[o], &held[i])...)
		}
	}
	return ds
}

// heldText is a text and what of the glossary it has.
type heldText struct {
	t       *press.Translation
	text    Text
	found   []found
	allowed map[*Entry]bool // entries of which it has a term that may be used
	refuses map[*Entry]bool // entries of which it has one that must not be
	cursor  diag.Cursor
}

// found is an occurrence in a passage.
type found struct {
	Occurrence
	passage int
}

func (h *heldText) read(x *index) {
	h.allowed, h.refuses = map[*Entry]bool{}, map[*Entry]bool{}
	p := passages.Get().(*passage)
	defer passages.Put(p)
	for i := range h.text.Passages {
		x.read(p, h.text.Passages[i].Text)
		x.allowed(h.allowed, p)
		if h.text.Passages[i].Kind == press.Code || h.text.Passages[i].Speaker != "" {
			continue
		}
		for _, o := range x.occurrences(p) {
			h.found = append(h.found, found{o, i})
			for _, m := range o.Of {
				if m.Term.Status == Not {
					h.refuses[m.Entry] = true
				}
			}
		}
	}
}

// refused tells of terms that must not be used.
func (h *heldText) refused() []diag.Diagnostic {
	var ds []diag.Diagnostic
	for _, f := range h.found {
		text := h.text.Passages[f.passage].Text
		if f.Has(Use) || f.Has(May) || f.Compound && !wholeWithin(text, f.Occurrence) {
			continue
		}
		d := diag.New(diag.TermRefused, h.at(f), "the glossary refuses “%s”", text[f.From:f.To])
		ds = append(ds, d.WithHint("%s", advice(f.Of[0].Entry, h.t.Lang)))
	}
	return ds
}

// wholeWithin reports whether a part of a longer word is surely the term: four characters or
// more with Han characters beside them, as デジタル局 in デジタル局長.
func wholeWithin(text string, o Occurrence) bool {
	const enough = 4
	term := text[o.From:o.To]
	first, _ := utf8.DecodeRuneInString(term)
	last, _ := utf8.DecodeLastRuneInString(term)
	before, _ := utf8.DecodeLastRuneInString(text[:o.From])
	return utf8.RuneCountInString(term) >= enough && unicode.Is(unicode.Han, last) && !(katakana(first) && katakana(before))
}

// advice says what to write.
func advice(e *Entry, lang string) string {
	use, may := e.Of(lang, Use), e.Of(lang, May)
	switch {
	case len(use) > 0 && len(may) > 0:
		return "write " + quoted(use) + "; " + quoted(may) + " may be used too"
	case len(use)+len(may) > 0:
		return "write " + quoted(append(use, may...))
	}
	return "write it otherwise: the glossary’s entry “" + e.ID + "” has no term in its place"
}

// quoted lists words in quotation marks: “A”, “B” or “C”.
func quoted(words []string) string {
	text := "“" + strings.Join(words, "”, “") + "”"
	if i := strings.LastIndex(text, ", “"); i >= 0 {
		text = text[:i] + " or" + text[i+1:]
	}
	return text
}

// missing tells of what an original has and its translation has no term for.
func missing(c *align.Comparer, o, t *heldText) []diag.Diagnostic {
	if o.text.Analysis == nil || t.text.Analysis == nil || t.allowed == nil {
		return nil
	}
	var ds []diag.Diagnostic
	told, asked := map[*Entry]bool{}, o.asked()
	var pairs []align.Aligned
	for _, f := range o.found {
		e := t.lacks(f)
		if e == nil || told[e] || !asked[e] {
			continue
		}
		if pairs == nil {
			pairs = c.Passages(o.text.Analysis, t.text.Analysis)
		}
		at, there := t.beside(pairs, f.passage)
		if !there {
			continue
		}
		told[e] = true
		text := o.text.Passages[f.passage].Text[f.From:f.To]
		ds = append(ds, diag.New(diag.TermMissing, at, "the original’s “%s” is told by no term of the glossary here", text).
			WithHint("%s", advice(e, t.t.Lang)).
			WithRelated(o.at(f), "the original says “%s”", text))
	}
	return ds
}

// lacks returns the entry of an original's term for which a text must have a term and has none;
// nil where it may do without, or has one that must not be used, which is told. Only what is to
// be used in the original is asked for: what may be is often another word, too.
func (h *heldText) lacks(f found) *Entry {
	var entry *Entry
	if f.Compound {
		return nil
	}
	for _, m := range f.Of {
		wanted := m.Term.Status == Use && len(m.Entry.Of(h.t.Lang, Use)) > 0
		if h.allowed[m.Entry] || h.refuses[m.Entry] || m.Term.Status == Use && !wanted {
			return nil
		}
		if wanted && entry == nil {
			entry = m.Entry
		}
	}
	return entry
}

// oftenEnough is in how many passages a text has a common word that its translations must have a
// term for.
const oftenEnough = 3

// asked returns the entries whose terms a text has so surely that its translations must have
// them: an abbreviation or several words once, one word in several passages. A word that is
// mentioned by the way is often told otherwise, or is another one: a pupil of the eye.
func (h *heldText) asked() map[*Entry]bool {
	asked, times, last := map[*Entry]bool{}, map[*Entry]int{}, map[*Entry]int{}
	for _, f := range h.found {
		for _, m := range f.Of {
			if m.Term.Status != Use || f.Compound {
				continue
			}
			if times[m.Entry] == 0 || last[m.Entry] != f.passage {
				times[m.Entry]++
				last[m.Entry] = f.passage
			}
			if times[m.Entry] == oftenEnough || !common(m.Term.Text) {
				asked[m.Entry] = true
			}
		}
	}
	return asked
}

// common reports whether a term is one word that is no abbreviation, or two characters of a script
// that is written without spaces.
func common(term string) bool {
	const short = 2
	words := tokens(nil, term)
	if len(words) == 1 && words[0].kind == word {
		capitals := 0
		for _, r := range term {
			if unicode.IsUpper(r) || unicode.IsDigit(r) {
				capitals++
			}
		}
		return capitals < 2
	}
	return len(words) <= short && !slices.ContainsFunc(words, func(t token) bool { return t.kind != dense })
}

// beside returns where a text tells a passage of another one, and whether it does.
func (h *heldText) beside(pairs []align.Aligned, passage int) (diag.Pos, bool) {
	for _, a := range pairs {
		if a.First <= passage && passage < a.FirstEnd && a.Second < a.SecondEnd {
			return h.text.Analysis.Passages[a.Second].At.In(h.t.File), true
		}
	}
	return diag.Pos{}, false
}

// at is where an occurrence stands: in a front matter, the key that holds it.
func (h *heldText) at(f found) diag.Pos {
	p := h.text.Passages[f.passage]
	if offset, ok := p.Offset(f.From); ok {
		line, column := h.cursor.Move(offset)
		return diag.Pos{File: h.t.File, Line: line, Column: column}
	}
	return p.At
}
