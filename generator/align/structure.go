package align

import (
	"docsite/generator/diag"
	"docsite/generator/press"
)

// structure reports passages that only one of the texts has, those that follow one
// another together, and of headings and rows that are of another level or length.
func (f *finder) structure() {
	lastO, lastT := none, none
	for n := 0; n < len(f.alignments); n++ {
		b := f.alignments[n]
		end := n
		switch {
		case b.t == b.tEnd:
			for end+1 < len(f.alignments) && f.alignments[end+1].t == f.alignments[end+1].tEnd {
				end++
			}
			missing := f.untold(f.o, f.t, f.tDone, b.o, f.alignments[end].oEnd)
			if len(missing) == 0 {
				break
			}
			at := f.t.At("title")
			if lastT != none {
				at = f.t.passages[lastT].At.In(f.t.File)
			}
			f.found = append(f.found, diag.New(diag.PartMissing, at, "behind this, the original has %s that the translation does not have", describe(missing)).
				WithHint("translate it, or take it out of the original").
				WithRelated(missing[0].At.In(f.o.File), "the original has it here"))
			lastO = f.alignments[end].oEnd - 1
		case b.o == b.oEnd:
			for end+1 < len(f.alignments) && f.alignments[end+1].o == f.alignments[end+1].oEnd {
				end++
			}
			added := f.untold(f.t, f.o, f.oDone, b.t, f.alignments[end].tEnd)
			if len(added) == 0 || f.aside(added) {
				break
			}
			at := f.o.At("title")
			if lastO != none {
				at = f.o.passages[lastO].At.In(f.o.File)
			}
			f.found = append(f.found, diag.New(diag.PartMissing, added[0].At.In(f.t.File), "here the translation has %s that the original does not have", describe(added)).
				WithHint("take it out, or write it in the original too").
				WithRelated(at, "the original goes on behind this"))
			lastT = f.alignments[end].tEnd - 1
		default:
			f.shape(b)
			lastO, lastT = b.oEnd-1, b.tEnd-1
		}
		n = end
	}
}

// aside reports whether what a translation adds is a word to its readers, such as a note
// on time zones or whom to call: a paragraph that is short beside the others.
func (f *finder) aside(added []PassageShape) bool {
	sum, n := 0, 0
	for _, p := range f.t.passages {
		if p.Kind == press.Paragraph {
			sum, n = sum+int(p.Size), n+1
		}
	}
	return len(added) == 1 && added[0].Kind == press.Paragraph && int(added[0].Size)*2*n < sum
}

// untold returns those passages of a text from one to before another that the other text
// should have and does not. Code is no language's; and what a paragraph tells may stand in
// other paragraphs, of which its facts tell.
func (f *finder) untold(t, other text, done []bool, from, to int) []PassageShape {
	var list []PassageShape
	for i := from; i < to; i++ {
		p := t.passages[i]
		if p.Kind != press.Code && !(p.Kind == press.Paragraph && f.spread(t, other, done, i)) {
			list = append(list, p)
		}
	}
	return list
}

// spread reports whether the other text tells half of the facts of a passage, or more,
// by mentions that tell nothing else.
func (f *finder) spread(t, other text, done []bool, passage int) bool {
	facts, known := 0, 0
	from, to := t.of(passage)
	for _, m := range t.mentions[from:to] {
		if m.Loose || familyOf(m) == others {
			continue
		}
		facts++
		for j, in := range other.mentions {
			if !done[j] && m.Kind == in.Kind && f.again(m, in) {
				known++
				break
			}
		}
	}
	return facts > 0 && known*2 >= facts
}

// shape reports a heading of another level and a row of other cells.
func (f *finder) shape(b alignment) {
	o, t := f.o.passages[b.o], f.t.passages[b.t]
	switch {
	case (o.Kind == press.Heading) != (t.Kind == press.Heading):
		f.found = append(f.found, diag.New(diag.PartMissing, t.At.In(f.t.File), "here the translation has %s, the original %s", kindNames[t.Kind], kindNames[o.Kind]).
			WithHint("give both the same form").
			WithRelated(o.At.In(f.o.File), "the original’s"))
	case o.Kind != t.Kind:
		return
	case o.Kind == press.Heading && o.Level != t.Level:
		f.found = append(f.found, diag.New(diag.PartMissing, t.At.In(f.t.File), "the heading is of level %d, in the original of level %d", t.Level, o.Level).
			WithHint("give both the same level").
			WithRelated(o.At.In(f.o.File), "the original’s heading"))
	case o.Kind == press.Row && o.Cells != t.Cells:
		f.found = append(f.found, diag.New(diag.PartMissing, t.At.In(f.t.File), "the row of the table has %d cells, in the original %d", t.Cells, o.Cells).
			WithHint("give both tables the same columns").
			WithRelated(o.At.In(f.o.File), "the original’s row"))
	}
}

// kindNames are what passages are called.
var kindNames = map[press.PassageKind]string{
	press.Paragraph: "a paragraph", press.Heading: "a heading", press.Item: "an item of a list",
	press.Quotation: "a paragraph of a quotation", press.Row: "a row of a table", press.Term: "a term of a list",
	press.Description: "a description", press.Footnote: "a footnote", press.Code: "a block of code", press.Figure: "a picture",
}

// describe returns what passages are called.
func describe(passages []PassageShape) string {
	if len(passages) == 1 {
		return kindNames[passages[0].Kind]
	}
	return plural(len(passages))
}

// attachments reports documents that only one of the front matters has, of
// those that are not said to be in a language.
func (f *finder) attachments() {
	o, t := f.o.Attachments, f.t.Attachments
	if len(t) == 0 || !f.t.States("attachments") {
		return // documents may be in the original's language alone, or are the original's own
	}
	left := make([]bool, len(t))
	var missing []press.Attachment
	for _, a := range o {
		found := false
		for j, b := range t {
			if !left[j] && f.sameDocument(a, b) {
				left[j], found = true, true
				break
			}
		}
		if !found {
			missing = append(missing, a)
		}
	}
	var added []press.Attachment
	for j, b := range t {
		if !left[j] {
			added = append(added, b)
		}
	}
	for n, a := range missing {
		at, message := f.t.At("attachments"), "the original’s attachment “%s” is missing here"
		if n < len(added) {
			at, message = added[n].At, "here is “"+added[n].Names()[0]+"”, in the original “%s”"
		} else if a.Lang != "" && a.Lang == f.o.Lang {
			continue // a document in the original’s language need not have others
		}
		f.found = append(f.found, diag.New(diag.LinkDiffers, at, message, a.Names()[0]).
			WithHint("attach the same document to both, or its translation").
			WithRelated(a.At, "the original’s attachment"))
	}
}

// sameDocument reports whether two documents have a file in common.
func (f *finder) sameDocument(o, t press.Attachment) bool {
	for _, a := range o.Names() {
		for _, b := range t.Names() {
			if f.addresses.sameFile(a, b) {
				return true
			}
		}
	}
	return false
}

// contacts reports telephone numbers that differ by a slip: by two digits at most.
func (f *finder) contacts() {
	if len(f.o.Contacts) != len(f.t.Contacts) {
		return
	}
	for i, o := range f.o.Contacts {
		t := f.t.Contacts[i]
		for _, pair := range [][2]string{{o.Tel, t.Tel}, {o.Fax, t.Fax}} {
			a, b := onlyDigits(pair[0]), onlyDigits(pair[1])
			if a == "" || b == "" || sameTelephone(a, b) || !slip(a, b) {
				continue
			}
			f.found = append(f.found, diag.New(diag.TelephoneDiffers, f.t.At("contacts"), "here it is “%s”, in the original “%s”", pair[1], pair[0]).
				WithHint("correct the one that is wrong").
				WithRelated(f.o.At("contacts"), "the original says “%s”", pair[0]))
		}
	}
}

// calls reports a telephone number in the translation that is one of the original's
// contacts but for a slip.
func (f *finder) calls() {
	for j, t := range f.t.mentions {
		if t.Kind != TelephoneMention || f.tDone[j] {
			continue
		}
		for _, c := range f.o.Contacts {
			if digits := onlyDigits(c.Tel); !sameTelephone(digits, t.Name) && slip(digits, t.Name) {
				f.found = append(f.found, diag.New(diag.TelephoneDiffers, t.At.In(f.t.File), "here it is “%s”, in the original “%s”", t.Text, c.Tel).
					WithHint("correct the one that is wrong").
					WithRelated(f.o.At("contacts"), "the original says “%s”", c.Tel))
			}
		}
	}
}

// slip reports whether the ends of two numbers are of one length and differ in
// few digits.
func slip(a, b string) bool {
	const own, few = 8, 2
	if len(a) < own || len(b) < own {
		return false
	}
	a, b = a[len(a)-own:], b[len(b)-own:]
	n := 0
	for i := range own {
		if a[i] != b[i] {
			n++
		}
	}
	return n <= few
}
