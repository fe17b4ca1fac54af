package align

import (
	"math"
	"slices"
	"time"

	"docsite/generator/diag"
)

// plain prepares for a translation into plain language, which leaves out and explains: what is missing and what
// is added is not told, and a number may be rounded more freely. What is told otherwise stays a mistake.
func (f *finder) plain() {
	f.partial = true
	for n, b := range f.alignments {
		if b.o == b.oEnd || b.t == b.tEnd {
			continue
		}
		o, t := f.left(b, quantities)
		for _, i := range o {
			for _, j := range t {
				if !f.oDone[i] && !f.tDone[j] && f.oAlignment[i] == n && freely(f.o.mentions[i], f.t.mentions[j]) {
					f.oDone[i], f.tDone[j] = true, true
				}
			}
		}
		for _, j := range t {
			f.tDone[j] = f.tDone[j] || f.explains(f.t.mentions[j], o)
		}
	}
}

// untoldInOriginal reports days and sums of a plain text that its original tells nowhere: who leaves out and explains
// has no others but the day of the release. What is told of them already is told once.
func (f *finder) untoldInOriginal(release time.Time) {
	for _, t := range f.t.mentions {
		at := t.At.In(f.t.File)
		day := tellsDay(t)
		sum := t.Kind == NumberMention && t.Name != "" && t.Name != "%"
		told := slices.ContainsFunc(f.found, func(d diag.Diagnostic) bool { return d.Pos == at })
		if t.Loose || told || !day && !sum || day && f.knowsDay(t, release) || sum && f.knows(t) {
			continue
		}
		f.found = append(f.found, diag.New(codeOf(t), at, "the original tells no “%s”", t.Text).
			WithHint("correct it, or take it out: a plain text leaves out and explains").
			WithRelated(f.o.At("title"), "the original"))
	}
}

// tellsDay reports whether a mention is a day of a month.
func tellsDay(m Mention) bool {
	return m.Kind == DateMention && int(m.Value)%100 > 0 && int(m.Value)/100%100 > 0
}

// knows reports whether the original tells a sum of a plain text anywhere, or about it.
func (f *finder) knows(t Mention) bool {
	return slices.ContainsFunc(f.o.mentions, func(o Mention) bool { return same(o, t) || freely(o, t) })
}

// knowsDay reports whether the original tells a day, which its month alone does not. Where it tells a time of
// day, the day may be another one in another zone.
func (f *finder) knowsDay(t Mention, release time.Time) bool {
	own := Mention{Kind: DateMention, Value: float64(release.Year()*10000 + int(release.Month())*100 + release.Day())}
	return same(own, t) || slices.ContainsFunc(f.o.mentions, func(o Mention) bool {
		return o.Kind == TimeMention || o.Kind == DateMention && int(o.Value)%100 > 0 && same(o, t)
	})
}

// explains reports whether a number with a unit, in a plain text, is of another kind than all that the original has left: a
// year of 12 months is no 38 ports.
func (f *finder) explains(t Mention, o []int) bool {
	return t.Kind == NumberMention && t.Base != "" && !slices.ContainsFunc(o, func(i int) bool {
		return f.o.mentions[i].Base != "" && sameBase(f.o.mentions[i].Base, t.Base)
	})
}

// freely reports whether a number of a plain text is about that of its original: it says so, is off by a tenth at
// most, and has two figures at most, as in about 900 million for 863.5 million.
func freely(o, t Mention) bool {
	const most = 0.1
	if !t.About || o.Kind != NumberMention || t.Kind != NumberMention || !sameUnit(o.Name, t.Name) || o.Base != t.Base || t.Value <= 0 {
		return false
	}
	exact, about := o.Value, t.Value
	if o.Base != "" {
		exact, about = o.Other, t.Other
	}
	unit := math.Pow(10, math.Floor(math.Log10(t.Value))-1)
	return math.Abs(exact-about) <= most*math.Max(exact, about) && math.Abs(t.Value/unit-math.Round(t.Value/unit)) < 1e-6
}
