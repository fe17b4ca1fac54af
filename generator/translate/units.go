package translate

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"docsite/generator/exchange"
	"docsite/generator/press"
	"docsite/generator/revision"
)

// unit is a place of the source with its translation.
type unit struct {
	id, kind string
	place    int    // of the source
	digest   string // of its words
	segments []segment
	standing string // words of the translation that stand where it has its sentences
}

// segment is sentences of a unit.
type segment struct {
	source exchange.Inline
	glue   string
	target exchange.Inline // nil for none
	at     int             // place of the translation that the target stands in; -1 for none, and for what is joint
	piece  piece           // of that place
	joint  bool            // it is told together with others, or in two passages
	lost   bool            // it has markup that the source has not, which the target leaves out
}

// units returns the units of a text and its translation.
func (p *pairing) units() []unit {
	groups := make([][]group, len(p.source.Places))
	for place := range groups {
		groups[place] = p.groups(place)
		groups[place] = balance(p, place, groups[place])
	}
	p.settle(groups)
	pieces := p.targetPieces(groups)
	var list []unit
	body := map[int]int{}
	for place, at := range p.source.Places {
		passage := p.source.Passages[at.Passage]
		if _, known := body[at.Passage]; !known {
			body[at.Passage] = len(body) + 1
		}
		u := unit{place: place, kind: kindOf(at.Value.Path, passage.Kind), digest: digestOf(p.source, place)}
		u.id = p.idOf(place, body[at.Passage])
		spans := spansOf(groups[place])
		for i, c := range cut(at, spans) {
			g := groups[place][i]
			s := segment{source: inline(c.parts, p.source.container(place), nil), glue: c.glue, at: -1, joint: g.joint}
			switch {
			case g.joint && len(g.there) > 0:
				s.target = exchange.Inline{{Text: p.words(g.there)}}
			case g.at >= 0:
				s.at, s.piece = g.at, pieces[key{place, i}]
				s.target, s.lost = p.counterpart(c, place, s.piece, g.at)
			}
			u.segments = append(u.segments, s)
		}
		u.standing = p.standing(groups[place])
		list = append(list, u)
	}
	return list
}

func spansOf(groups []group) []span {
	spans := make([]span, len(groups))
	for i, g := range groups {
		spans[i] = g.span
	}
	return spans
}

// balance joins groups of a place until what opens in one is closed in it.
func balance(p *pairing, place int, groups []group) []group {
	for i := 0; i+1 < len(groups); {
		if cut(p.source.Places[place], spansOf(groups))[i].balanced() {
			i++
			continue
		}
		groups[i].join(groups[i+1])
		groups = slices.Delete(groups, i+1, i+2)
	}
	return groups
}

// key names a group by its place and its number there.
type key struct{ place, group int }

// settle finds the place of the translation that each group stands in. What has not one of
// its own is joint.
func (p *pairing) settle(groups [][]group) {
	taken := map[int][]key{}
	for place := range groups {
		for i := range groups[place] {
			g := &groups[place][i]
			if len(g.there) == 0 || g.joint {
				continue
			}
			if g.at, g.in = p.standsIn(g.there); g.at < 0 {
				g.joint = true
				continue
			}
			taken[g.at] = append(taken[g.at], key{place, i})
		}
	}
	for _, there := range slices.Sorted(maps.Keys(taken)) {
		keys := taken[there]
		of := func(k key) *group { return &groups[k.place][k.group] }
		slices.SortStableFunc(keys, func(a, b key) int { return of(a).in.from - of(b).in.from })
		clash := false
		for i := 1; i < len(keys); i++ {
			if of(keys[i]).in.from < of(keys[i-1]).in.to {
				clash = true
			}
		}
		if !clash {
			spans, _ := p.targetSpans(there, keys, groups)
			for _, c := range cut(p.target.Places[there], spans) {
				clash = clash || !c.balanced()
			}
		}
		if clash {
			p.collapse(there, keys, groups)
		}
	}
}

// standsIn returns the place that has some sentences of the translation, and their span.
func (p *pairing) standsIn(there []target) (int, span) {
	in := there[0].span
	for _, t := range there {
		if t.passage != there[0].passage {
			return -1, span{}
		}
		in = span{min(in.from, t.from), max(in.to, t.to)}
	}
	for _, n := range p.targetCells[there[0].passage] {
		if at := p.target.Places[n]; at.Start <= in.from && in.to <= at.End && !at.Opaque {
			return n, in
		}
	}
	return -1, span{}
}

// collapse makes one group of all of a place whose sentences cannot be told apart in the
// translation, or makes them joint where other places have a part in it.
func (p *pairing) collapse(there int, keys []key, groups [][]group) {
	place := keys[0].place
	alone := true
	for _, k := range keys {
		alone = alone && k.place == place
	}
	for _, g := range groups[place] {
		alone = alone && (g.at == there || len(g.there) == 0)
	}
	if !alone {
		for _, k := range keys {
			g := &groups[k.place][k.group]
			g.at, g.joint = -1, true
		}
		return
	}
	at := p.target.Places[there]
	whole := group{span: span{p.source.Places[place].Start, p.source.Places[place].End}, at: there, in: span{at.Start, at.End}}
	whole.there = []target{{at.Passage, whole.in}}
	groups[place] = []group{whole}
}

// targetSpans returns the spans of groups in a place of the translation, with those of
// sentences that are in no group between them; which says for each whether it is a group's.
func (p *pairing) targetSpans(there int, keys []key, groups [][]group) (spans []span, which []int) {
	at := p.target.Places[there]
	for i, k := range keys {
		spans, which = append(spans, groups[k.place][k.group].in), append(which, i)
	}
	for _, s := range p.sentences(p.target.lang(), p.target.Passages[at.Passage].Text[at.Start:at.End]) {
		s := span{s.From + at.Start, s.To + at.Start}
		if !slices.ContainsFunc(spans, func(g span) bool { return g.from < s.to && s.from < g.to }) {
			spans, which = append(spans, s), append(which, -1)
		}
	}
	order := make([]int, len(spans))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return spans[a].from - spans[b].from })
	sorted, of := make([]span, len(spans)), make([]int, len(spans))
	for i, n := range order {
		sorted[i], of[i] = spans[n], which[n]
	}
	return sorted, of
}

// targetPieces returns what each group has in the translation.
func (p *pairing) targetPieces(groups [][]group) map[key]piece {
	by := map[int][]key{}
	for place := range groups {
		for i, g := range groups[place] {
			if g.at >= 0 {
				by[g.at] = append(by[g.at], key{place, i})
			}
		}
	}
	pieces := map[key]piece{}
	for there, keys := range by {
		spans, which := p.targetSpans(there, keys, groups)
		for i, c := range cut(p.target.Places[there], spans) {
			if which[i] >= 0 {
				pieces[keys[which[i]]] = c
			}
		}
	}
	return pieces
}

// standing returns the words of the places of the translation that groups have sentences in.
func (p *pairing) standing(groups []group) string {
	var passages []int
	for _, g := range groups {
		for _, t := range g.there {
			passages = append(passages, t.passage)
		}
	}
	slices.Sort(passages)
	var b strings.Builder
	for _, passage := range slices.Compact(passages) {
		for _, n := range p.targetCells[passage] {
			own := slices.ContainsFunc(groups, func(g group) bool { return g.at == n || g.at < 0 && len(g.there) > 0 })
			if at := p.target.Places[n]; own {
				b.WriteString(tokensOf(at.Parts, p.target.container(n)) + "\n")
			}
		}
	}
	return b.String()
}

// words returns the plain text of sentences of the translation.
func (p *pairing) words(there []target) string {
	var list []string
	for _, t := range there {
		list = append(list, strings.ReplaceAll(p.target.Passages[t.passage].Text[t.from:t.to], "\t", " "))
	}
	return strings.Join(list, p.glue(p.target.lang()))
}

// digestOf returns the digest of the words of a place.
func digestOf(t Text, place int) string {
	at := t.Places[place]
	p := t.Passages[at.Passage]
	own := press.Passage{Kind: p.Kind, Level: p.Level, Text: p.Text[at.Start:at.End]}
	for _, r := range p.Refs {
		if p.Kind != press.Row || at.Start <= r.Text && r.Text <= at.End {
			own.Refs = append(own.Refs, r)
		}
	}
	return revision.Digest([]press.Passage{own})[:digits]
}

// digits is how many digits of a digest a document has.
const digits = 16

// digestOfTargets returns the digest of translations, by their words and which codes they
// have where, however they are cut; empty for none. White space makes no difference.
func digestOfTargets(targets []exchange.Inline) string {
	var b strings.Builder
	for _, t := range targets {
		b.WriteString(strings.ReplaceAll(plainly(t), " ", ""))
	}
	if b.Len() == 0 {
		return ""
	}
	return shortDigest(b.String())
}

func shortDigest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])[:digits]
}

// mark returns what a document has of the translation that stands there when it is made: the
// digest of what the translator gets, and that of what somebody may change meanwhile.
func (u unit) mark() string {
	digest := digestOfTargets(u.targets())
	if digest == "" {
		return ""
	}
	return digest + "." + shortDigest(u.standing)
}

// idOf returns the ID of a place of the source: of the n-th passage.
func (p *pairing) idOf(place, n int) string {
	at := p.source.Places[place]
	id := fmt.Sprintf("p%d", n)
	if at.Value.Path != "" {
		id = strings.NewReplacer(".", "-", "[", "-", "]", "").Replace(at.Value.Path)
	}
	own := p.sourceCells[at.Passage]
	if same := p.values[at.Value.Path]; len(same) > 1 {
		return fmt.Sprintf("%s-p%d", id, slices.Index(same, place)+1)
	}
	if len(own) > 1 {
		return fmt.Sprintf("%s-%d", id, slices.Index(own, place)+1)
	}
	return id
}

// kinds are what passages are called to translators.
var kinds = map[press.PassageKind]string{
	press.TitlePassage: "title", press.SummaryPassage: "summary", press.PlacePassage: "place",
	press.ImagePassage: "picture", press.AttachmentPassage: "document", press.ChangePassage: "change",
	press.Paragraph: "paragraph", press.Heading: "heading", press.Item: "item", press.Quotation: "quotation",
	press.Row: "cell", press.Term: "term", press.Description: "description", press.Footnote: "note", press.Figure: "caption",
}

func kindOf(path string, kind press.PassageKind) string {
	if strings.HasPrefix(path, "quick_facts") {
		return "quick-fact"
	}
	return kinds[kind]
}

func trimRight(s string) string { return strings.TrimRightFunc(s, unicode.IsSpace) }
