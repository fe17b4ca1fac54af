package exchange

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"docsite/generator/diag"
)

func (b *builder) readXLIFF2(root *element) error {
	files := root.children("file")
	if len(files) != 1 {
		return stop(diag.New(diag.ExchangeForm, root.at, "the file holds %d texts, and not one", len(files)).
			WithHint("let the translator's program save each text in a file of its own"))
	}
	f := files[0]
	about := f.metadata()
	b.file.Format, b.file.at = XLIFF, f.at
	b.file.Document = Document{Release: about[metaRelease], File: f.attr("original"), Source: root.attr("srcLang"),
		Target: root.attr("trgLang"), Digest: about[metaDigest]}
	b.units2(f)
	b.finish()
	if err := b.needs(root, "srcLang", "trgLang"); err != nil {
		return err
	}
	return b.needs(f, "original")
}

// metadata returns the metadata of an element by their types.
func (e *element) metadata() map[string]string {
	found := map[string]string{}
	for _, m := range e.childrenIn(nsMeta, "metadata") {
		for _, g := range m.children("metaGroup") {
			for _, v := range g.children("meta") {
				found[v.attr("type")] = v.text()
			}
		}
	}
	return found
}

func (b *builder) units2(e *element) {
	for _, n := range e.nodes {
		c := n.child
		if c == nil || c.name.Space != e.name.Space {
			continue
		}
		switch c.name.Local {
		case "group":
			b.units2(c)
		case "unit":
			b.unit2(c)
		case "notes":
			b.notes2(c, nil)
		}
	}
}

// notes2 reads the notes of a unit, or of what is around units where u is nil.
func (b *builder) notes2(e *element, u *Unit) {
	for _, n := range e.children("note") {
		if n.attr("category") != noteFrom {
			b.translatorNote(n.at, n.attr("category"), n.text())
		} else if u != nil {
			u.Notes = append(u.Notes, n.text())
		}
	}
}

// piece is a <segment> or an <ignorable>.
type piece struct {
	Segment
	source, target read
	ignorable      bool
	order          int // of the target; 0 for its own place
}

func (b *builder) unit2(e *element) {
	id := e.attr("id")
	if !isID(id) {
		b.tell(diag.ExchangeLacks, e.at, "put it as it stood in the file that was exported, or export again", "this <unit> has no “id” of ours")
		return
	}
	u, added := b.unit(id)
	if !added {
		b.tell(diag.SegmentTwice, e.at, "take out the one that is not meant", "the passage “%s” stands here a second time", id)
		return
	}
	about := e.metadata()
	u.Kind = strings.TrimPrefix(e.attr("type"), kindMark)
	if !isID(u.Kind) {
		u.Kind = unknownKind
	}
	u.Digest, u.Target = about[metaDigest], about[metaOfTarget]
	for _, g := range e.childrenIn(nsGloss, "glossary") {
		for _, entry := range g.children("glossEntry") {
			u.Terms = append(u.Terms, entry.term2())
		}
	}
	for _, n := range e.children("notes") {
		b.notes2(n, u)
	}
	pieces := b.pieces(e)
	byID := map[string]*piece{}
	for i := range pieces {
		if !pieces[i].ignorable {
			byID[pieces[i].ID] = &pieces[i]
		}
	}
	for _, m := range e.childrenIn(nsMatches, "matches") {
		for _, match := range m.children("match") {
			suggest(byID, match, e.name.Space)
		}
	}
	for _, p := range arranged(pieces) {
		b.segment(u, p.Segment, p.source, p.target)
	}
}

func (e *element) term2() Term {
	var t Term
	if term := e.child("term"); term != nil {
		t.Source = strings.TrimSpace(term.text())
	}
	for _, target := range e.children("translation") {
		t.Targets = append(t.Targets, strings.TrimSpace(target.text()))
	}
	if d := e.child("definition"); d != nil && d.text() != "" && !t.parseRest(splitUnescaped(d.text(), ';')) {
		t.Note = strings.Join(strings.Fields(d.text()), " ")
	}
	return t
}

// pieces reads what a unit consists of, and gives those segments IDs that a program left
// without one.
func (b *builder) pieces(e *element) []piece {
	data := e.originalData()
	var list []piece
	taken := map[string]bool{}
	for _, n := range e.nodes {
		c := n.child
		if c == nil || c.name.Space != e.name.Space || c.name.Local != "segment" && c.name.Local != "ignorable" {
			continue
		}
		p := piece{ignorable: c.name.Local == "ignorable"}
		if p.ID = c.attr("id"); isID(p.ID) && !p.ignorable {
			taken[p.ID] = true
		}
		if source := c.child("source"); source != nil {
			p.source = b.inline2(source, data)
		} else {
			p.source.at = c.at
		}
		if target := c.child("target"); target != nil {
			p.target = b.inline2(target, data)
			p.order, _ = strconv.Atoi(target.attr("order"))
		}
		p.State = state2(c, p.source.Inline, p.target.Inline)
		if p.State == Untranslated && !p.ignorable {
			p.target.Inline = nil
		}
		list = append(list, p)
	}
	next := 0
	for i := range list {
		if p := &list[i]; !p.ignorable && !isID(p.ID) {
			for p.ID = ""; p.ID == "" || taken[p.ID]; {
				next++
				p.ID = "new" + strconv.Itoa(next)
			}
			taken[p.ID] = true
		}
	}
	return list
}

// state2 reads a segment's state (XLIFF 2.1, section 4.3.1.29).
func state2(e *element, source, target Inline) State {
	switch e.attr("state") {
	case "translated", "reviewed", "final":
		return Translated
	}
	same := target.Same(source) && strings.ContainsFunc(source.Plain(), unicode.IsLetter)
	switch {
	case e.attr("subState") == draftMark:
		return Draft
	case same || len(target) == 0:
		return Untranslated
	case e.attr("state") == "":
		return Translated // by a program that knows of no states
	}
	return Draft
}

// arranged makes segments of the pieces of a unit: white space becomes the glue of what is
// before it, and a unit whose targets are in another order than its sources one segment.
func arranged(pieces []piece) []piece {
	if slices.ContainsFunc(pieces, func(p piece) bool { return p.order > 0 }) {
		return []piece{joined(pieces)}
	}
	var list []piece
	var before *piece // an ignorable at the beginning
	for i, p := range pieces {
		switch {
		case p.ignorable && len(list) == 0:
			if before == nil {
				before = &pieces[i]
			} else {
				before.append(p)
			}
		case p.ignorable:
			last := &list[len(list)-1]
			if last.Glue == "" && len(p.source.Inline) == 1 && p.source.Inline[0].Code == nil {
				last.Glue = p.source.Plain()
			} else {
				last.append(p)
			}
		case before != nil:
			before.append(p)
			before.ID, before.State, before.Suggestions, before.ignorable = p.ID, p.State, p.Suggestions, false
			if p.State == Untranslated {
				before.target = read{at: p.target.at}
			}
			list, before = append(list, *before), nil
		default:
			list = append(list, p)
		}
	}
	return list
}

// append puts a piece behind another, whose segment it becomes part of.
func (p *piece) append(next piece) {
	target := next.target
	if len(target.Inline) == 0 && next.ignorable {
		target = next.source
	}
	if p.ignorable && len(p.target.Inline) == 0 {
		p.target.Inline, p.target.parts = slices.Clone(p.source.Inline), slices.Clone(p.source.parts)
	}
	if p.ignorable {
		p.target.at = next.target.at
	}
	untranslated := p.State == Untranslated && !p.ignorable
	p.source.add(Part{Text: p.Glue}, p.source.at)
	p.source.addRead(next.source)
	p.Glue = ""
	if !untranslated {
		p.target.addRead(target)
	}
}

// joined makes one segment of a unit whose targets stand in an order of their own (XLIFF 2.1,
// section 4.3.1.21). It is translated as far as the least of them.
func joined(pieces []piece) piece {
	var one piece
	one.State = Translated
	order := make([]int, len(pieces))
	for i, p := range pieces {
		order[i] = i
		one.source.addRead(p.source)
		if !p.ignorable {
			one.State = min(one.State, p.State)
			one.Suggestions = append(one.Suggestions, p.Suggestions...)
			if one.ID == "" {
				one.ID, one.source.at, one.target.at = p.ID, p.source.at, p.target.at
			}
		}
		if p.ignorable && len(p.target.Inline) == 0 {
			pieces[i].target = p.source
		}
		if p.order == 0 {
			pieces[i].order = i + 1
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return pieces[a].order - pieces[b].order })
	for _, i := range order {
		one.target.addRead(pieces[i].target)
	}
	if one.State == Untranslated {
		one.target.Inline = nil
	}
	return one
}

// suggest gives a suggestion to the segment that it refers to.
func suggest(pieces map[string]*piece, e *element, core string) {
	score, err := strconv.ParseFloat(e.attr("matchQuality"), 64)
	source, target := e.childrenIn(core, "source"), e.childrenIn(core, "target")
	if err != nil || !(1 <= score && score <= 100) || len(source) != 1 || len(target) != 1 {
		return
	}
	quiet := &builder{}
	data := map[string]string{}
	for _, o := range e.childrenIn(core, "originalData") {
		o.addData(data)
	}
	g := Suggestion{Source: quiet.inline2(source[0], data).Inline, Target: quiet.inline2(target[0], data).Inline, Score: int(score), From: e.attr("origin")}
	if len(quiet.ds) > 0 || len(g.Source) == 0 || len(g.Target) == 0 || g.Source.valid(nil) != nil || g.Target.valid(nil) != nil {
		return
	}
	_, ref, _ := strings.Cut(e.attr("ref"), "#")
	if p := pieces[ref]; p != nil {
		p.Suggestions = append(p.Suggestions, g)
	}
}

func (e *element) originalData() map[string]string {
	data := map[string]string{}
	for _, o := range e.children("originalData") {
		o.addData(data)
	}
	return data
}

func (e *element) addData(data map[string]string) {
	for _, d := range e.children("data") {
		data[d.attr("id")] = d.text()
	}
}

func (b *builder) inline2(e *element, data map[string]string) read {
	r := read{at: e.at}
	b.addInline2(&r, e, data)
	r.join()
	return r
}

func (b *builder) addInline2(r *read, e *element, data map[string]string) {
	for _, n := range e.nodes {
		c := n.child
		if c == nil {
			r.text(n.text, n.at)
			continue
		}
		id := c.attr("id")
		if ref := c.attr("startRef"); ref != "" {
			id = ref
		}
		one := Code{ID: id, Original: data[c.attr("dataRef")], Shown: c.attr("disp")}
		switch c.name.Local {
		case "ph":
			r.code(one, n.at)
		case "sc":
			one.Form = Opens
			r.code(one, n.at)
		case "ec":
			one.Form = Closes
			r.code(one, n.at)
		case "pc":
			r.code(Code{ID: id, Form: Opens, Original: data[c.attr("dataRefStart")], Shown: c.attr("dispStart")}, n.at)
			b.addInline2(r, c, data)
			r.code(Code{ID: id, Form: Closes, Original: data[c.attr("dataRefEnd")], Shown: c.attr("dispEnd")}, n.at)
		case "mrk":
			b.addInline2(r, c, data)
		case "sm", "em":
		case "cp":
			b.tell(diag.ExchangeCharacter, n.at, "take it out", "the text has U+%s, which is no text", strings.ToUpper(c.attr("hex")))
			r.spoilt = true
		default:
			b.tell(diag.CodeForeign, n.at, "take it out: markup is in the placeholders of the original alone", "<%s> is no placeholder", c.name.Local)
			r.spoilt = true
		}
	}
}
