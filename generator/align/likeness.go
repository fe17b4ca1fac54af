package align

import (
	"math"
	"slices"

	"docsite/generator/press"
)

// aligner knows how like the passages of two texts are.
type aligner struct {
	o, t text
	*weights
	links        addresses
	ratio        float64   // of the width of the second text to that of the first
	told         []float32 // facts that passages share: of each of the first with each of the second; below 0 where nobody asked
	named        []float32 // anchors that they share, likewise
	factsO       []float32 // of each passage
	factsT       []float32
	nameO, nameT []float32 // anchors of each passage that the other text has anywhere
	exact        []float32 // facts that they share to the figure, likewise
	exactO       []float32
	exactT       []float32
}

// weights are what pairs cost by how unlike their sides are, and gain by what they share.
type weights struct {
	skip, join, more    float64 // that one has no counterpart, that two are joined, and each beyond them
	quoted              float64 // that paragraphs of a quotation are joined: its words are somebody's
	spread, spreadShort float64 // of the logarithm of the ratio of widths: its variance, and what short ones have more, by column
	factGain, factLoss  float64 // for each fact that both share, and that both could share
	elseLoss            float64 // for each fact that one has, and that the other text has elsewhere
	nameGain, nameLoss  float64 // for each anchor that both share, and that both could share
	stranger            float64 // for each that is joined although it shares hardly anything
	least               float64 // what joined ones cost at least, whatever they share
	enough              float32 // facts or anchors: more prove no more
	loose               float32 // what a fact counts that a translation may well do without
	strange             float32 // of what one has that the other text has, too: less is hardly anything
	doubtful            float64 // what two passages of texts of the same shape cost that may be none
}

const (
	headings = 0.6 // what counts of what headings do not share: they are worded freely
	fronts   = 0.1 // likewise of the front matter, whose passages are known by their keys
)

func newAligner(o, t text, links addresses, w *weights) *aligner {
	a := &aligner{o: o, t: t, links: links, weights: w}
	n, m := len(o.passages), len(t.passages)
	a.told = make([]float32, n*m)
	for i := range a.told {
		a.told[i] = -1
	}
	a.ratio = (size(t, t.body(), m) + 1) / (size(o, o.body(), n) + 1)
	const least, most = 0.85, 1.2 // else one text tells more than the other
	a.ratio = min(max(a.ratio, least), most)
	a.factsO, a.factsT = w.facts(o), w.facts(t)
	a.named, a.nameO, a.nameT = a.common(places(o), places(t))
	a.exact, a.exactO, a.exactT = a.common(figuresIn(o), figuresIn(t))
	return a
}

// facts returns how many facts each passage of a text tells.
func (w *weights) facts(t text) []float32 {
	list := make([]float32, len(t.passages))
	for i := range list {
		from, to := t.of(i)
		for _, m := range t.mentions[from:to] {
			list[i] += w.of(m)
		}
	}
	return list
}

func (w *weights) of(m Mention) float32 {
	if m.Loose {
		return w.loose
	}
	return 1
}

// commonWords is how many passages of a text may have what proves something.
const commonWords = 6

// common finds what the passages of both texts have, of which each counts the less the more
// have it: for each of the first with each of the second, and for each how much the other text has
// anywhere.
func (a *aligner) common(o, t []anchorPlace) (shared, inO, inT []float32) {
	n, m := len(a.o.passages), len(a.t.passages)
	shared, inO, inT = make([]float32, n*m), make([]float32, n), make([]float32, m)
	for i, j := 0, 0; i < len(o) && j < len(t); {
		switch sum := o[i].sum; {
		case sum < t[j].sum:
			i++
		case sum > t[j].sum:
			j++
		default:
			iEnd, jEnd := i, j
			for iEnd < len(o) && o[iEnd].sum == sum {
				iEnd++
			}
			for jEnd < len(t) && t[jEnd].sum == sum {
				jEnd++
			}
			if most := max(iEnd-i, jEnd-j); most <= commonWords {
				w := 1 / float32(most)
				for _, p := range o[i:iEnd] {
					inO[p.passage] += w
					for _, q := range t[j:jEnd] {
						shared[p.passage*m+q.passage] += w
					}
				}
				for _, q := range t[j:jEnd] {
					inT[q.passage] += w
				}
			}
			i, j = iEnd, jEnd
		}
	}
	return shared, inO, inT
}

// figuresIn returns which passages of a text tell which facts, as places does of anchors.
func figuresIn(t text) []anchorPlace {
	var list []anchorPlace
	for i := range t.passages {
		from, to := t.of(i)
		for _, m := range t.mentions[from:to] {
			if m.Kind == LinkMention || m.Kind == PictureMention {
				continue
			}
			sum := uint32(2166136261)
			bits := math.Float64bits(m.Value + m.Other)
			for _, c := range []uint32{uint32(m.Kind), uint32(bits), uint32(bits >> 32)} {
				sum = (sum ^ c) * 16777619
			}
			if m.Kind >= TelephoneMention {
				for k := range len(m.Name) {
					sum = (sum ^ uint32(m.Name[k])) * 16777619
				}
			}
			list = append(list, anchorPlace{sum, i})
		}
	}
	return sorted(list)
}

// anchorPlace is a passage that has an anchor.
type anchorPlace struct {
	sum     uint32
	passage int
}

// places returns which passages of a text have which anchors, each once, by anchors.
func places(t text) []anchorPlace {
	list := make([]anchorPlace, 0, len(t.anchors))
	from := 0
	for i, p := range t.passages {
		for _, a := range t.anchors[from:p.Last] {
			list = append(list, anchorPlace{a.Sum, i})
		}
		from = int(p.Last)
	}
	return sorted(list)
}

func sorted(list []anchorPlace) []anchorPlace {
	slices.SortFunc(list, func(a, b anchorPlace) int {
		if a.sum != b.sum {
			if a.sum < b.sum {
				return -1
			}
			return 1
		}
		return a.passage - b.passage
	})
	return slices.Compact(list)
}

// shared returns how many facts two passages share.
func (a *aligner) shared(i, j int) float32 {
	at := &a.told[i*len(a.t.passages)+j]
	if *at >= 0 {
		return *at
	}
	from, to := a.o.of(i)
	first, last := a.t.of(j)
	var done [64]bool
	n := float32(0)
	for _, m := range a.o.mentions[from:to] {
		for k, other := range a.t.mentions[first:min(last, first+len(done))] {
			if !done[k] && (m.Kind == other.Kind || !m.Loose && !other.Loose) && a.same(m, other) {
				n += a.of(m)
				done[k] = true
				break
			}
		}
	}
	*at = n
	return n
}

func (a *aligner) same(o, t Mention) bool {
	if o.Kind == LinkMention && t.Kind == LinkMention {
		return a.links.same(o.Name, t.Name)
	}
	return same(o, t)
}

// evidence is how much the passages of a pair share.
func (a *aligner) evidence(b Aligned) float64 {
	sum := float32(0)
	for i := b.First; i < b.FirstEnd; i++ {
		for j := b.Second; j < b.SecondEnd; j++ {
			sum += a.shared(i, j) + a.named[i*len(a.t.passages)+j]
		}
	}
	return float64(sum)
}

// length is what a pair costs by the widths of its sides: the longer they are, the nearer to
// each other.
func (a *aligner) length(b Aligned) float64 {
	x, y := float64(size(a.o, b.First, b.FirstEnd)*a.ratio)+1, size(a.t, b.Second, b.SecondEnd)+1
	d := logarithm(y / x)
	return min(d*d/(2*(a.spread+a.spreadShort/(x+y))), 8)
}

// logarithm is the natural one without its last bits, which processors calculate each in its way: of two
// alignments that cost the same, they must not decide.
func logarithm(x float64) float64 {
	const steps = 1 << 32
	return math.Round(math.Log(x)*steps) / steps
}

// unlike is what a pair costs by the facts and the anchors that its passages share, or do not.
func (a *aligner) unlike(b Aligned) float64 {
	var told, named, factsO, factsT, nameO, nameT, exact, exactO, exactT float32
	strangers := 0
	m := len(a.t.passages)
	for i := b.First; i < b.FirstEnd; i++ {
		var facts, names, figures float32
		for j := b.Second; j < b.SecondEnd; j++ {
			facts, names, figures = facts+a.shared(i, j), names+a.named[i*m+j], figures+a.exact[i*m+j]
		}
		told, named, exact = told+facts, named+names, exact+figures
		factsO, nameO, exactO = factsO+a.factsO[i], nameO+a.nameO[i], exactO+a.exactO[i]
		if b.FirstEnd-b.First > 1 && a.isStranger(facts+names, a.factsO[i], a.nameO[i]+a.exactO[i]) {
			strangers++
		}
	}
	for j := b.Second; j < b.SecondEnd; j++ {
		factsT, nameT, exactT = factsT+a.factsT[j], nameT+a.nameT[j], exactT+a.exactT[j]
		if b.SecondEnd-b.Second > 1 && a.isStranger(a.shared(b.First, j)+a.named[b.First*m+j], a.factsT[j], a.nameT[j]+a.exactT[j]) {
			strangers++
		}
	}
	facts, names := min(factsO, factsT, a.enough), min(nameO, nameT, a.enough)
	told, named = min(told, a.enough), min(named, a.enough)
	elsewhere := min(max(0, exactO-exact)+max(0, exactT-exact), a.enough)
	loss := float64(a.elseLoss*float64(elsewhere)) + float64(a.factLoss*float64(max(0, facts-told))) + float64(a.nameLoss*float64(max(0, names-named)))
	switch kind := a.o.passages[b.First].Kind; {
	case kind == press.Heading:
		loss *= headings
	case kind < press.Paragraph:
		loss *= fronts
	}
	return float64(a.stranger*float64(strangers)) + loss - float64(a.factGain*float64(told)) - float64(a.nameGain*float64(named))
}

// isStranger reports whether a passage shares hardly anything with what it would be joined to be: it
// tells facts, or has what the other text has elsewhere.
func (w *weights) isStranger(shared, facts, elsewhere float32) bool {
	return shared == 0 && (facts >= 1 || w.strange > 0 && elsewhere >= 1) || shared < w.strange*elsewhere
}

func size(t text, from, to int) float64 {
	sum := 0.0
	for _, p := range t.passages[from:to] {
		sum += float64(p.Width)
	}
	return sum
}
