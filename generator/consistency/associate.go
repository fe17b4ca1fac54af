package consistency

import (
	"cmp"
	"maps"
	"slices"

	"docsite/generator/diag"
)

// difference is a name that is told in two ways.
type difference struct {
	code          diag.Code
	at, usual     diag.Pos
	text, was     string // as it is written at the one place and at the other
	source        string // what both are renderings of
	sourceAt      diag.Pos
	likeness      likeness
	dice          float64
	release, file int // whose it is, by the index of the text in its release
	from, to      int // words of the record
}

// differences finds the names that are told in two ways.
func (a *Archive) differences() []difference {
	byLang := map[string]*forms{}
	for _, r := range a.releases {
		for _, t := range r.texts {
			if byLang[t.lang] == nil {
				byLang[t.lang] = a.formsOf(t.lang)
			}
		}
	}
	langs := slices.Sorted(maps.Keys(byLang))
	var list []difference
	for i, first := range langs {
		for _, second := range langs[i+1:] {
			p := &pairing{archive: a, first: byLang[first], second: byLang[second], langs: [2]string{first, second}}
			p.count()
			list = append(list, p.differences()...)
		}
	}
	return distinct(list)
}

// distinct keeps of differences at one place the one that is surest.
func distinct(list []difference) []difference {
	slices.SortStableFunc(list, func(x, y difference) int {
		return cmp.Or(
			cmp.Compare(x.release, y.release), cmp.Compare(x.file, y.file),
			-cmp.Compare(x.likeness, y.likeness), -cmp.Compare(x.dice, y.dice), cmp.Compare(x.to-x.from, y.to-y.from),
			cmp.Compare(x.from, y.from), cmp.Compare(x.source, y.source), cmp.Compare(x.was, y.was))
	})
	var kept []difference
	own := 0 // index of the first of this file
	for i, d := range list {
		if i > 0 && (list[i-1].release != d.release || list[i-1].file != d.file) {
			own = len(kept)
		}
		if !slices.ContainsFunc(kept[own:], func(k difference) bool { return k.text == d.text || k.from < d.to && d.from < k.to }) {
			kept = append(kept, d)
		}
	}
	return kept
}

// pairing is two languages of the archive side by side.
type pairing struct {
	archive       *Archive
	first, second *forms
	langs         [2]string
	together      map[uint64]int32   // in how many releases a form of each stands side by side
	beside        [2]map[int32]int32 // in how many releases a form stands beside some text of the other language
}

// unit is some passages of two languages that tell the same: the names in each.
type unit struct{ first, second []use }

// mostInUnit is how many names may stand on one side of a unit: where there are more, it is not known
// which of them are the same.
const mostInUnit = 100

// units returns those of a release.
func (p *pairing) units(i int) []unit {
	r := p.archive.releases[i]
	var list []unit
	for _, s := range r.sides {
		swapped := false
		switch {
		case r.texts[s.first].lang == p.langs[0] && r.texts[s.second].lang == p.langs[1]:
		case r.texts[s.first].lang == p.langs[1] && r.texts[s.second].lang == p.langs[0]:
			swapped = true
		default:
			continue
		}
		for _, pair := range s.pairs {
			if swapped {
				pair.first, pair.firstEnd, pair.second, pair.secondEnd = pair.second, pair.secondEnd, pair.first, pair.firstEnd
			}
			u := unit{within(p.first.uses[i], pair.first, pair.firstEnd), within(p.second.uses[i], pair.second, pair.secondEnd)}
			if n, m := len(u.first), len(u.second); n > 0 && m > 0 && n <= mostInUnit && m <= mostInUnit {
				list = append(list, u)
			}
		}
	}
	return list
}

// within returns the uses in the passages from one to before another.
func within(uses []use, first, end int32) []use {
	before := func(u use, passage int32) int { return cmp.Compare(u.passage, passage) }
	from, _ := slices.BinarySearchFunc(uses, first, before)
	to, _ := slices.BinarySearchFunc(uses, end, before)
	return uses[from:to]
}

func both(first, second int32) uint64 { return uint64(first)<<32 | uint64(second) }

// count counts which forms stand side by side.
func (p *pairing) count() {
	p.together = map[uint64]int32{}
	p.beside = [2]map[int32]int32{{}, {}}
	for i := range p.archive.releases {
		pairs := map[uint64]bool{}
		seen := [2]map[int32]bool{{}, {}}
		for _, u := range p.units(i) {
			for _, x := range u.first {
				seen[0][x.form] = true
				for _, y := range u.second {
					seen[1][y.form] = true
					if p.first.list[x.form].in > 1 || p.second.list[y.form].in > 1 {
						pairs[both(x.form, y.form)] = true
					}
				}
			}
		}
		for k := range pairs {
			p.together[k]++
		}
		for s := range seen {
			for f := range seen[s] {
				p.beside[s][f]++
			}
		}
	}
}

// way is one direction of a pairing.
type way struct {
	*pairing
	source, target *forms
	side           int // of the source
	words          *wordList
	targets        map[int32][]int32 // of each form of the source its renderings, the best first
}

func (w *way) count(f, t int32) int32 {
	if w.side == 0 {
		return w.together[both(f, t)]
	}
	return w.together[both(t, f)]
}

func (w *way) dice(f, t int32) float64 {
	return 2 * float64(w.count(f, t)) / float64(w.beside[w.side][f]+w.beside[1-w.side][t])
}

func (p *pairing) differences() []difference {
	ways := []*way{
		{pairing: p, source: p.first, target: p.second, side: 0, words: wordsOf(p.langs[1])},
		{pairing: p, source: p.second, target: p.first, side: 1, words: wordsOf(p.langs[0])},
	}
	var list []difference
	for _, w := range ways {
		w.choose()
	}
	for i := range p.archive.releases {
		for _, u := range p.units(i) {
			list = append(list, ways[0].judge(i, u.first, u.second)...)
			list = append(list, ways[1].judge(i, u.second, u.first)...)
		}
	}
	return list
}

// mostRenderings is how many renderings of a form are looked at.
const mostRenderings = 8

// choose finds the renderings of each form: what stands beside it in half of its releases.
func (w *way) choose() {
	w.targets = map[int32][]int32{}
	for k, n := range w.together {
		f, t := int32(k>>32), int32(uint32(k))
		if w.side == 1 {
			f, t = t, f
		}
		all := w.beside[w.side][f]
		if all >= 2 && 2*n >= all && (n >= 2 || all == 2 && w.dice(f, t) > 0.5) {
			w.targets[f] = append(w.targets[f], t)
		}
	}
	for f, list := range w.targets {
		slices.SortFunc(list, func(x, y int32) int {
			return cmp.Or(-cmp.Compare(w.dice(f, x), w.dice(f, y)), -cmp.Compare(len(w.target.list[x].words), len(w.target.list[y].words)), cmp.Compare(x, y))
		})
		w.targets[f] = list[:min(len(list), mostRenderings)]
	}
}

// judge returns what the target's side of a unit calls otherwise than elsewhere.
func (w *way) judge(release int, source, target []use) []difference {
	var list []difference
	for _, s := range source {
		for _, t := range w.targets[s.form] {
			if w.covered(t, target) {
				continue
			}
			for _, u := range target {
				if d, ok := w.differs(release, s, source, target, t, u); ok {
					list = append(list, d)
				}
			}
		}
	}
	return list
}

// covered reports whether a form stands among some, with others around it or not.
func (w *way) covered(form int32, uses []use) bool {
	f := w.target.list[form]
	return slices.ContainsFunc(uses, func(u use) bool {
		other := w.target.list[u.form]
		return u.form == form || contains(other.words, f.words) || len(f.chars) > 0 && contains(other.chars, f.chars) && spelling(f.text) == spelling(other.text)
	})
}

// differs reports whether a form beside a name of the source is another rendering than the
// usual one of it.
func (w *way) differs(release int, s use, source, target []use, t int32, u use) (difference, bool) {
	usual, other := w.target.list[t], w.target.list[u.form]
	if w.archive.accepted[other.lang][spelling(other.text)] {
		return difference{}, false
	}
	from := w.source.list[s.form]
	if from.common || from.several || from.titled != usual.titled || usual.titled != other.titled || usual.in < other.in || !w.apart(usual, other) {
		return difference{}, false
	}
	l := w.words.variants(usual, other)
	if l < leastFor && !(l >= weak && w.alone(s, source, u, target, usual, other)) {
		return difference{}, false
	}
	mine, his := w.count(s.form, t), w.count(s.form, u.form)
	if mine < his || 2*his < w.beside[1-w.side][u.form] && w.beside[1-w.side][u.form] > 1 {
		return difference{}, false
	}
	if mine == his && usual.born > release {
		return difference{}, false
	}
	for _, r := range source {
		if w.rivals(s.form, r.form, u.form) {
			return difference{}, false
		}
	}
	dice := w.dice(s.form, t)
	if sources := wordsOf(from.lang); from.isPerson(sources) == usual.isPerson(w.words) {
		dice++ // a name of the same kind is a better witness than any other
	}
	record := w.archive.releases[release].textOf(other.lang)
	text := &w.archive.releases[release].texts[record]
	return difference{
		at: u.at.In(text.file), text: other.text,
		usual: usual.first, was: usual.text,
		source: w.source.list[s.form].text, sourceAt: s.at.In(w.archive.releases[release].texts[w.archive.releases[release].textOf(w.source.list[s.form].lang)].file),
		code:     codeOf(w.source.list[s.form], usual, wordsOf(w.source.list[s.form].lang), w.words),
		likeness: l, dice: dice, release: release, file: record, from: int(u.from), to: int(u.to),
	}, true
}

// rivals reports whether another name of the source, and not the one that is looked at, may be the one that a form renders.
func (w *way) rivals(f, other, rendering int32) bool {
	if f == other {
		return false
	}
	x, y := w.source.list[f], w.source.list[other]
	if contains(x.words, y.words) || contains(y.words, x.words) {
		return false
	}
	if w.count(other, rendering) >= 2 && w.dice(other, rendering) > w.dice(f, rendering) {
		return true
	}
	return len(w.targets[other]) == 0 && resembles(x, y)
}

// alone reports whether two renderings of a body of which half is the same can only be meant for
// the one: all other names that the source has are found in the target.
func (w *way) alone(s use, source []use, u use, target []use, usual, other *form) bool {
	if !usual.body || !other.body || other.in > 1 {
		return false
	}
	sources := wordsOf(w.source.list[s.form].lang)
	for _, r := range source {
		f := w.source.list[r.form]
		if r.from < s.to && s.from < r.to || !f.titled && !f.body && !f.isPerson(sources) || f.several {
			continue
		}
		if !slices.ContainsFunc(w.targets[r.form], func(t int32) bool { return w.covered(t, target) }) {
			return false
		}
	}
	return true
}

// apart reports whether two renderings differ in the name itself, and not in what stands around one
// that both have.
func (w *way) apart(usual, other *form) bool {
	if usual.several || other.several || usual.common || other.common || !w.words.Runs && !(usual.capital && other.capital) {
		return false
	}
	if w.words.Lower && usual.in == 1 && len(usual.parts) > 0 {
		return false // where its name ends is not known
	}
	for _, p := range usual.parts {
		if usual.titled && w.target.list[p].isPerson(w.words) || !usual.titled && slices.Contains(other.parts, p) {
			return false
		}
	}
	return !other.titled || !slices.ContainsFunc(other.parts, func(p int) bool { return w.target.list[p].isPerson(w.words) })
}

// resembles reports whether two names of a language have half of their words in common.
func resembles(x, y *form) bool {
	if len(x.chars) > 0 {
		return 2*distance(x.chars, y.chars) <= max(len(x.chars), len(y.chars))
	}
	n := 0
	for _, word := range x.content {
		if slices.Contains(y.content, word) {
			n++
		}
	}
	return 2*n >= max(len(x.content), len(y.content))
}

// textOf returns which text of a release is in a language.
func (r *release) textOf(lang string) int {
	return slices.IndexFunc(r.texts, func(t record) bool { return t.lang == lang })
}

func codeOf(source, target *form, sources, targets *wordList) diag.Code {
	switch {
	case source.titled || target.titled:
		return diag.TitleVaries
	case source.person || target.person, !source.body && !target.body && (source.isPerson(sources) || target.isPerson(targets)):
		return diag.PersonVaries
	}
	return diag.BodyVaries
}
