package translate

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"docsite/generator/bitext"
	"docsite/generator/press"
)

// group is sentences of a passage, and those of the translation that say the same.
type group struct {
	span           // of the source's passage
	there []target // sentences of the translation
	joint bool     // they do not stand alone in one place
	at    int      // place of the translation that they stand in; -1 for none, and for what is joint
	in    span     // of that place's passage
}

// target is a sentence of the translation.
type target struct {
	passage int
	span
}

// pairing is two texts with what goes together in them.
type pairing struct {
	*Desk
	source, target Text
	b              bitext.Bitext
	compared       bool             // what is in no pair has no counterpart; else that is not known
	pairs          [][]int          // of each passage of the source, indexes in b
	sourceCells    map[int][]int    // places of each passage
	targetCells    map[int][]int    // likewise
	values         map[string][]int // places of the source by the path of their value
	front          map[string]int   // places of the translation by the path of the source's value
}

// pair finds what goes together in a text and its translation; then are the passages of the text that the
// translation was made from, where they are known to be others.
func (d *Desk) pair(source Text, translation *Text, then []press.Passage) *pairing {
	p := &pairing{Desk: d, source: source, sourceCells: cells(source), values: values(source), pairs: make([][]int, len(source.Passages))}
	if translation == nil {
		return p
	}
	p.target, p.targetCells = *translation, cells(*translation)
	if then != nil {
		p.b, p.compared = d.through(then, source, *translation)
	}
	if !p.compared {
		p.b, p.compared = d.align(source, *translation)
	}
	for n, pair := range p.b.Pairs {
		for i := pair.First.From; i < pair.First.To; i++ {
			p.pairs[i] = append(p.pairs[i], n)
		}
	}
	p.front = p.frontPairs()
	return p
}

// cells returns the places of each passage of a text.
func cells(t Text) map[int][]int {
	m := map[int][]int{}
	for n, place := range t.Places {
		m[place.Passage] = append(m[place.Passage], n)
	}
	return m
}

// values returns the places of a text by the path of their value.
func values(t Text) map[string][]int {
	m := map[string][]int{}
	for n, place := range t.Places {
		if place.Value.Path != "" {
			m[place.Value.Path] = append(m[place.Value.Path], n)
		}
	}
	return m
}

// frontPairs pairs the values of two front matters that are no Markdown: by their paths, and
// those of a picture or a document by what it is.
func (p *pairing) frontPairs() map[string]int {
	pairs := map[string]int{}
	theirs := values(p.target)
	byFile := map[string]string{} // of items of a list: from what they are to their path
	for _, of := range listed(p.target) {
		byFile[of.is] = of.path
	}
	files := map[string]string{}
	for _, of := range listed(p.source) {
		files[of.path] = of.is
	}
	for path, ours := range p.values {
		if p.source.Passages[p.source.Places[ours[0]].Passage].Kind >= press.Paragraph {
			continue
		}
		there := path
		if item, key, found := strings.Cut(path, "]."); found {
			if other, same := byFile[files[item+"]"]]; same && files[item+"]"] != "" {
				there = other + "." + key
			} else if strings.HasPrefix(path, "gallery") || strings.HasPrefix(path, "attachments") && len(p.source.Translation.Attachments) != len(p.target.Translation.Attachments) {
				continue
			}
		}
		if list := theirs[there]; len(list) > 0 {
			pairs[path] = list[0]
		}
	}
	return pairs
}

// item is one of a list of a front matter.
type item struct {
	path string
	is   string // what it is in every language; empty where that cannot be told
}

func listed(t Text) []item {
	var list []item
	add := func(key string, n int, is string) {
		list = append(list, item{key + "[" + strconv.Itoa(n) + "]", is})
	}
	for n, i := range t.Translation.Gallery {
		add("gallery", n, "gallery "+i.File)
	}
	for n, a := range t.Translation.Attachments {
		is := ""
		switch {
		case len(a.Files) > 0:
			is = "files " + a.Files[0].File
		case a.URL != "":
			is = "url " + a.URL
		case a.File != "":
			is = "file " + a.File
		}
		add("attachments", n, is)
	}
	counts := map[string]int{}
	for n, c := range t.Translation.Changes {
		day := c.Date.Format(time.DateOnly)
		counts[day]++
		add("changes", n, "change "+day+" "+strconv.Itoa(counts[day]))
	}
	return list
}

// groups returns the groups of a place of the source, in their order.
func (p *pairing) groups(place int) []group {
	at := p.source.Places[place]
	passage := p.source.Passages[at.Passage]
	whole := group{span: span{at.Start, at.End}, at: -1}
	switch {
	case passage.Kind < press.Paragraph:
		if there, ok := p.front[at.Value.Path]; ok {
			return p.filled(place, p.between(whole, at.Passage, there))
		}
		return p.filled(place, nil)
	case passage.Kind == press.Row:
		if there := p.cell(place); there >= 0 {
			whole.there = []target{p.wholeOf(there)}
		}
		return []group{whole}
	}
	return p.filled(place, p.paired(at.Passage))
}

// isLine reports whether a passage is no prose, and is translated as a whole.
func isLine(kind press.PassageKind) bool {
	return kind == press.TitlePassage || kind == press.PlacePassage || kind == press.Heading || kind == press.Row || kind == press.Term
}

// between returns the groups of a passage of the front matter whose counterpart is a place of
// the translation.
func (p *pairing) between(whole group, passage, there int) []group {
	list := p.paired(passage)
	for _, g := range list {
		for _, t := range g.there {
			if t.passage != p.target.Places[there].Passage {
				list = nil
			}
		}
	}
	if len(list) < 2 || slices.ContainsFunc(list, func(g group) bool { return len(g.there) == 0 }) {
		whole.there = []target{p.wholeOf(there)}
		return []group{whole}
	}
	return list
}

func (p *pairing) wholeOf(there int) target {
	t := p.target.Places[there]
	return target{t.Passage, span{t.Start, t.End}}
}

// cell returns the place of the translation that a cell of a row has its counterpart in; -1
// for none.
func (p *pairing) cell(place int) int {
	row := p.source.Places[place].Passage
	for _, n := range p.pairs[row] {
		pair := p.b.Pairs[n]
		if pair.First.To-pair.First.From != 1 || pair.Second.To-pair.Second.From != 1 {
			continue
		}
		ours, theirs := p.sourceCells[row], p.targetCells[pair.Second.From]
		if i := slices.Index(ours, place); len(ours) == len(theirs) && p.target.Passages[pair.Second.From].Kind == press.Row {
			return theirs[i]
		}
	}
	return -1
}

// paired returns what the bitext has of a passage.
func (p *pairing) paired(passage int) []group {
	var list []group
	for _, n := range p.pairs[passage] {
		for _, s := range p.b.Pairs[n].Sentences {
			g := group{at: -1, span: span{-1, -1}}
			for _, f := range s.First {
				if f.Passage != passage {
					g.joint = true
					continue
				}
				if g.from < 0 {
					g.from = f.From
				}
				g.from, g.to = min(g.from, f.From), max(g.to, f.To)
			}
			if g.from < 0 || g.from >= g.to || g.joint && s.First[0].Passage != passage && len(s.Second) > 0 {
				continue // which the passage before has
			}
			for _, t := range s.Second {
				g.there = append(g.there, target{t.Passage, span{t.From, t.To}})
			}
			list = append(list, g)
		}
	}
	return list
}

// filled sorts groups, joins those that overlap, and adds the sentences that are in none.
func (p *pairing) filled(place int, list []group) []group {
	at := p.source.Places[place]
	text := p.source.Passages[at.Passage].Text[at.Start:at.End]
	kind := p.source.Passages[at.Passage].Kind
	list = slices.DeleteFunc(list, func(g group) bool { return g.from < at.Start || g.to > at.End })
	if isLine(kind) {
		list = append(list, group{span: span{at.Start, at.End}, at: -1})
	} else {
		for _, s := range p.sentences(p.source.lang(), text) {
			s := span{s.From + at.Start, s.To + at.Start}
			if !slices.ContainsFunc(list, func(g group) bool { return g.from < s.to && s.from < g.to }) {
				list = append(list, group{span: s, at: -1})
			}
		}
	}
	slices.SortStableFunc(list, func(a, b group) int { return a.from - b.from })
	var joined []group
	for _, g := range list {
		if n := len(joined); n > 0 && g.from < joined[n-1].to {
			joined[n-1].join(g)
			continue
		}
		joined = append(joined, g)
	}
	if len(joined) == 0 {
		joined = []group{{span: span{at.Start, at.End}, at: -1}}
	}
	// What is in no group, such as the signs around a sentence, goes with the one before.
	joined[0].from = at.Start
	for i := range joined {
		end := at.End
		if i+1 < len(joined) {
			end = joined[i+1].from
		}
		gap := text[joined[i].to-at.Start : end-at.Start]
		joined[i].to += len(trimRight(gap))
	}
	return joined
}

// join takes another group in, which stands behind it.
func (g *group) join(other group) {
	g.to = max(g.to, other.to)
	g.there = append(g.there, other.there...)
	g.joint = g.joint || other.joint
}
