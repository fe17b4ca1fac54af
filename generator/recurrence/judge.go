package recurrence

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"docsite/generator/align"
)

// The measures below were set on the pairs of testdata and on the texts of this
// repository; the test of a thousand releases holds what they reach.
const (
	// How alike two sentences must be for a value of so many significant digits, from 0
	// (no word in common) to 1, if their releases have no subject in common...
	aloneRound, aloneTwo, aloneThree, aloneFour = 0.45, 0.40, 0.30, 0.15
	// ... and if they have one.
	nearRound, nearTwo, nearThree, nearFour = 0.34, 0.28, 0.18, 0.06
	// From so many digits on a value stands nowhere by chance.
	unmistakable = 5
	// A value that more of the releases tell than one in so many is a common one, and
	// counts for one digit less.
	common = 50
	// Other facts that two sentences of different languages must have in common.
	otherFacts = 2
)

// find returns the places that tell one figure.
func (a *Archive) find(f int) []Place {
	figure := a.figures[f]
	self := hit{
		place: Place{Release: figure.Release, Lang: figure.Lang}, subjects: a.subjects[f], mention: figure.Mention,
		words: terms(figure.Sentence + "\n" + figure.Title), others: figure.others,
	}
	var own, others []hit
	for _, h := range a.hits {
		switch {
		case h.figure != f:
		case h.place.Release == figure.Release:
			own = append(own, h)
		default:
			others = append(others, h)
		}
	}
	around := []hit{self} // one a language of the release: it tells what stands around the figure there
	for _, h := range own {
		i := slices.IndexFunc(around, func(o hit) bool { return o.place.Lang == h.place.Lang })
		switch {
		case i < 0:
			around = append(around, h)
		case i > 0 && math.Abs(h.position-figure.position) < math.Abs(around[i].position-figure.position):
			around[i] = h
		}
	}
	var found []Place
	for _, h := range own {
		if slices.ContainsFunc(around, func(o hit) bool { return o.place == h.place }) || a.sure(figure, around, h) {
			found = append(found, h.place)
		}
	}
	sure := func(h hit) bool { return a.sure(figure, around, h) }
	for _, h := range others {
		// A release that is sure to tell it in one language tells it in the others.
		inLanguage, inRelease := false, false
		for _, o := range others {
			if o.place.Release == h.place.Release && sure(o) {
				inRelease = true
				inLanguage = inLanguage || o.place.Lang == h.place.Lang
			}
		}
		if sure(h) || inRelease && !inLanguage {
			found = append(found, h.place)
		}
	}
	return found
}

// sure reports whether a mention tells what the figure told.
func (a *Archive) sure(figure Figure, around []hit, h hit) bool {
	digits := a.distinct(figure)
	if h.mention.Kind == align.NumberMention {
		digits = min(digits, significant(h.mention.Value)) // it may be rounded
	}
	if digits >= unmistakable {
		return true
	}
	near := false
	best := -1.0
	for _, o := range around {
		near = near || shares(o.subjects, h.subjects)
		if o.place.Lang == h.place.Lang {
			best = max(best, a.alike(h.place.Lang, o.words, h.words))
		}
	}
	if best < 0 { // there is no language in common
		return digits >= 3 && near && slices.ContainsFunc(around, func(o hit) bool { return agree(o.others, h.others) >= otherFacts })
	}
	digits = min(digits, 4)
	need := [...]float64{aloneRound, aloneRound, aloneTwo, aloneThree, aloneFour}
	if near {
		need = [...]float64{nearRound, nearRound, nearTwo, nearThree, nearFour}
	}
	return best >= need[digits]
}

// distinct is how many significant digits the value of a figure has, one less where many
// releases of the archive tell it; a name of letters and digits counts as its length.
func (a *Archive) distinct(figure Figure) int {
	m := figure.Mention
	digits := 0
	switch m.Kind {
	case align.NumberMention:
		digits = significant(m.Value)
		if m.Name == "" && m.Base == "" && m.Value >= 1900 && m.Value < 2100 && digits == 4 {
			digits = 2 // a year
		}
	case align.DateMention:
		digits = 3 // of a year there are 365
	case align.TimeMention:
		digits = 2
	default:
		digits = len(m.Name)
	}
	releases := 0
	for _, n := range a.texts {
		releases = max(releases, n)
	}
	if told := len(a.told[slices.IndexFunc(a.figures, func(f Figure) bool { return f.is(figure) })]); told > 3 && told*common > releases {
		digits--
	}
	return max(digits, 0)
}

// significant is how many digits of a number there are without zeros at its ends.
func significant(value float64) int {
	text := strings.TrimLeft(strings.Replace(strconv.FormatFloat(math.Abs(value), 'f', -1, 64), ".", "", 1), "0")
	return len(strings.TrimRight(text, "0"))
}

// alike is how much of what two sentences say they both say: the cosine of the angle
// between their words, each weighed by how rare it is.
func (a *Archive) alike(lang string, ours, theirs []string) float64 {
	weight := func(words []string) float64 {
		sum := 0.0
		for _, word := range words {
			w := a.weight(lang, word)
			sum += float64(w * w)
		}
		return sum
	}
	both := slices.DeleteFunc(slices.Clone(ours), func(word string) bool {
		_, found := slices.BinarySearch(theirs, word)
		return !found
	})
	if len(both) < 2 {
		return 0
	}
	return weight(both) / math.Sqrt(weight(ours)*weight(theirs))
}

// weight is how rare a word is in a language. One that every text has weighs little, but
// not nothing: an archive may have three texts.
func (a *Archive) weight(lang, word string) float64 {
	return math.Log(1 + float64(a.texts[lang]+1)/float64(a.words[lang][word]+1))
}

func shares(ours, theirs []string) bool {
	return slices.ContainsFunc(ours, func(s string) bool { return slices.Contains(theirs, s) })
}

// agree is how many facts of one sentence another one tells.
func agree(ours, theirs []align.Mention) int {
	n := 0
	for _, o := range ours {
		if slices.ContainsFunc(theirs, func(t align.Mention) bool { return align.Same(o, t) }) {
			n++
		}
	}
	return n
}
