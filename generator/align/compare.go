package align

import (
	"math"
	"slices"
	"strings"
	"time"

	"docsite/generator/diag"
	"docsite/generator/press"
)

// Comparer compares the texts of a release.
type Comparer struct {
	addresses addresses
	names     func(country, lang string) string
}

// NewComparer returns a comparer. marks are those of all languages in addresses,
// and names says what a country is called in a language.
func NewComparer(marks []string, names func(country, lang string) string) *Comparer {
	return &Comparer{newAddresses(marks), names}
}

// A translation with so many findings or more, and one in two facts or more, is
// another text, which is told once.
const fewFindings = 3

// Release compares the translations of a release with its original, and the
// weekdays of all with their dates. The analyses are those of the translations, in
// their order; nil if a text is not compared. The names of public bodies are
// returned to be compared later.
func (c *Comparer) Release(r *press.Release, analyses []*Analysis) ([]diag.Diagnostic, []BodyNames) {
	var found []diag.Diagnostic
	var bodies []BodyNames
	original := analyses[slices.Index(r.Translations, r.Original)]
	for i, t := range r.Translations {
		if analyses[i] == nil {
			continue
		}
		own := textOf(t, analyses[i])
		found = append(found, days(own, r.Date)...)
		if t == r.Original || original == nil {
			continue
		}
		differs, named := c.compare(textOf(r.Original, original), own, r.Date)
		if found = append(found, differs...); len(named.Pairs) > 0 {
			bodies = append(bodies, named)
		}
	}
	return found, bodies
}

// compare returns what a translation says otherwise than its original, in a release of a day.
func (c *Comparer) compare(o, t text, day time.Time) ([]diag.Diagnostic, BodyNames) {
	f := &finder{matching: match(o, t, c.alignments(o, t), c.addresses), comparer: c}
	if f.abridged(); press.IsSimple(t.Lang) {
		f.plain()
	} else if !f.partial {
		f.structure()
	}
	f.units()
	f.moments()
	f.facts()
	f.attachments()
	f.weekdays()
	f.contacts()
	f.calls()
	f.countries()
	if press.IsSimple(t.Lang) {
		f.untoldInOriginal(day)
	}
	if n, differ := f.compared(), len(f.found)+f.strange; differ >= fewFindings && differ*2 > n {
		return []diag.Diagnostic{diag.New(diag.TextsDiffer, t.At("title"), "the text tells hardly anything that its original tells: %d findings in %d facts", differ, n).
			WithHint("look whether it is the translation of this release, and of this text").
			WithRelated(o.At("title"), "the original")}, BodyNames{}
	}
	f.untranslated()
	return f.found, f.bodyNames()
}

type finder struct {
	*matching
	comparer *Comparer
	partial  bool // one of the texts is the other one in short
	strange  int  // facts of the original in passages that are none of the translation
	found    []diag.Diagnostic
}

// abridged finds out whether half of the passages of one of the bodies, or more,
// have no counterpart: then one text is meant to say less, and what it leaves out
// is not told. One item, row or paragraph of a quotation that is left out is a mistake
// however few there are.
func (f *finder) abridged() {
	o, t, listed := 0, 0, true
	for _, b := range f.alignments {
		if b.o < b.oEnd && b.t < b.tEnd && f.o.passages[b.o].Kind >= press.Paragraph {
			o, t = o+b.oEnd-b.o, t+b.tEnd-b.t
		}
		if b.o == b.oEnd || b.t == b.tEnd {
			for _, p := range append(f.o.passages[b.o:b.oEnd:b.oEnd], f.t.passages[b.t:b.tEnd]...) {
				listed = listed && (p.Kind == press.Item || p.Kind == press.Row || p.Kind == press.Quotation)
			}
		}
	}
	lostO, lostT := len(f.o.passages)-f.o.body()-o, len(f.t.passages)-f.t.body()-t
	f.partial = (o <= lostO || t <= lostT) && !(listed && lostO+lostT == 1)
}

// compared is how many facts of the original could differ.
func (f *finder) compared() int {
	n := 0
	for _, m := range f.o.mentions {
		if !m.Loose && familyOf(m) != others {
			n++
		}
	}
	return n
}

// tell says that a fact of the original is not in the translation, or is another
// one there.
func (f *finder) tell(i, j int) {
	o := f.o.mentions[i]
	at, code := f.place(i), codeOf(o)
	var d diag.Diagnostic
	hint := "correct the one that is wrong"
	if j != none {
		t := f.t.mentions[j]
		if noSuchDay(t) {
			return // which is told in any case
		}
		at = t.At.In(f.t.File)
		if codeOf(t) == diag.MoneyDiffers {
			code = diag.MoneyDiffers
		}
		d = diag.New(code, at, "here it is “%s”, in the original “%s”", t.Text, o.Text)
	} else {
		d = diag.New(code, at, "the original’s “%s” is not told here", o.Text)
		hint = "tell it here too, or correct the original"
	}
	f.found = append(f.found, d.WithHint("%s", hint).
		WithRelated(o.At.In(f.o.File), "the original says “%s”", o.Text))
}

func codeOf(m Mention) diag.Code {
	switch m.Kind {
	case DateMention, TimeMention, WeekdayMention:
		return diag.DateDiffers
	case TelephoneMention:
		return diag.TelephoneDiffers
	case LinkMention, PictureMention:
		return diag.LinkDiffers
	}
	if m.Name != "" && m.Name != "%" && m.Kind == NumberMention {
		return diag.MoneyDiffers
	}
	return diag.NumberDiffers
}

// place is where the translation should tell a fact of the original: the
// beginning of the passage.
func (f *finder) place(i int) diag.Pos {
	if n := f.oAlignment[i]; n != none {
		return f.t.passages[f.alignments[n].t].At.In(f.t.File)
	}
	return f.t.At("title")
}

// facts reports numbers, dates, times, links and pictures.
func (f *finder) facts() {
	for n, b := range f.alignments {
		if b.o == b.oEnd || b.t == b.tEnd {
			continue
		}
		if n := f.apart(b); n > 0 {
			f.strange += n
			continue
		}
		for family := quantities; family < others; family++ {
			f.family(n, b, family)
		}
	}
}

// apart returns how many facts the original tells in an alignment whose passages tell
// several each and none of them alike: then they are not of the same. Otherwise it
// returns 0.
func (f *finder) apart(b alignment) int {
	const several = 2
	o, t := 0, 0
	for i, end := f.o.span(b.o, b.oEnd); i < end; i++ {
		if m := f.o.mentions[i]; !m.Loose && familyOf(m) != others {
			if o++; f.oDone[i] {
				return 0
			}
		}
	}
	for j, end := f.t.span(b.t, b.tEnd); j < end; j++ {
		if m := f.t.mentions[j]; !m.Loose && familyOf(m) != others {
			if t++; f.tDone[j] {
				return 0
			}
		}
	}
	if o < several || t < several {
		return 0
	}
	return o
}

func (f *finder) family(n int, b alignment, family family) {
	if f.o.passages[b.o].Kind < press.Paragraph && (family == links || family == pictures) {
		return // documents are compared as a whole, and each language may have its lead picture
	}
	o, t := f.left(b, family)
	if len(o) == 0 && len(t) == 0 {
		return
	}
	switch family { // seven hours and 39 minutes, 7 h 29
	case quantities:
		_, clocks := f.left(b, times)
		t = append(t, clocks...)
	case times:
		_, durations := f.left(b, quantities)
		t = append(t, durations...)
	}
	suspects := f.suspects(t)
	for _, i := range o {
		j := f.contradiction(i, o, suspects)
		switch {
		case j != none:
			f.tell(i, j)
			f.oDone[i], f.tDone[j] = true, true
		case f.beside(n, i):
			f.oDone[i] = true
		case f.missing(i, b):
			f.tell(i, none)
		}
	}
	if len(o) == 0 {
		f.extra(b, family, suspects)
	}
}

// suspects are the facts of the translation that may contradict one of the
// original: those that were not moved here.
func (f *finder) suspects(t []int) []int {
	var list []int
	for _, j := range t {
		if !f.moved(f.t.mentions[j]) {
			list = append(list, j)
		}
	}
	return list
}

// beside reports whether a fact is told in a passage beside its own, or further
// off.
func (f *finder) beside(n, i int) bool {
	m := f.o.mentions[i]
	for _, near := range []int{n - 1, n + 1} {
		if near < 0 || near >= len(f.alignments) {
			continue
		}
		for j, end := f.t.span(f.alignments[near].t, f.alignments[near].tEnd); j < end; j++ {
			if !f.tDone[j] && f.same(m, f.t.mentions[j]) {
				f.tDone[j] = true
				return true
			}
		}
	}
	// What tells it further off is not told twice: there it takes the place of nothing else.
	for j, t := range f.t.mentions {
		if !f.tDone[j] && f.again(m, t) {
			f.tDone[j] = true
			return true
		}
	}
	return f.anywhere(m)
}

// missing reports whether a fact that the translation tells nowhere should be in
// it for sure.
func (f *finder) missing(i int, b alignment) bool {
	m := f.o.mentions[i]
	if f.partial || m.Loose || m.Aside || f.o.passages[b.o].Kind < press.Paragraph {
		return false
	}
	switch m.Kind {
	case NumberMention:
		if f.inAddress(m, b) || f.endOfDecade(m, b) {
			return false
		}
		const words = 12 // up to which a number may be a word, such as quarter or trilateral
		return m.Name != "" || m.Value > words || m.Value != math.Trunc(m.Value) && m.Base != "s"
	case DateMention:
		return int(m.Value)%100 > 0 && int(m.Value)/100%100 > 0
	case TimeMention:
		return m.Name == "" // in a zone that is told, it is another in another
	case LinkMention, PictureMention:
		return true
	}
	return false
}

// inAddress reports whether the translation tells a number by a link: #14188 may be
// “the ticket”.
func (f *finder) inAddress(m Mention, b alignment) bool {
	for j, end := f.t.span(b.t, b.tEnd); j < end; j++ {
		if t := f.t.mentions[j]; t.Kind == LinkMention && slices.Contains(strings.FieldsFunc(t.Name, notDigit), m.Text) {
			return true
		}
	}
	return false
}

// endOfDecade reports whether a number ends ten years that the translation tells by the
// first: 70 to 79, 70代.
func (f *finder) endOfDecade(m Mention, b alignment) bool {
	if math.Mod(m.Value, 10) != 9 || m.Value > 99 {
		return false
	}
	for j, end := f.t.span(b.t, b.tEnd); j < end; j++ {
		if t := f.t.mentions[j]; t.Kind == NumberMention && t.Value == m.Value-9 {
			return true
		}
	}
	return false
}

// extra reports a fact that the translation alone has, where the original's
// was found by one that is told twice: five of eight, and then five of nine.
func (f *finder) extra(b alignment, family family, suspects []int) {
	if len(suspects) != 1 {
		return
	}
	if t := f.t.mentions[suspects[0]]; t.Loose && t.Kind != DateMention && t.Kind != CodeMention {
		return
	}
	candidate := none
	for i, end := f.o.span(b.o, b.oEnd); i < end; i++ {
		if f.oShare[i] && familyOf(f.o.mentions[i]) == family && rivalsFor(f.o.mentions[i], f.t.mentions[suspects[0]]) {
			if candidate != none {
				return
			}
			candidate = i
		}
	}
	if candidate != none {
		f.tell(candidate, suspects[0])
	}
}
