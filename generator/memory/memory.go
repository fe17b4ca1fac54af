// Package memory is a translation memory: the sentences of an archive with their translations,
// and what of them is like a sentence that is to be translated.
//
// [New] makes a [Memory] of the sentences that two languages have in common; it is a value that
// does not change. [Memory.Lookup] finds in it. There is no server and no file: the archive is the
// memory, and [Memory.Pairs] is what goes out of it as TMX (package exchange).
//
// How alike two sentences are is counted as translators' programs do: by the tokens, words or
// characters, that must be put in, taken out or replaced (V. Levenshtein, 1966), as a part of
// the longer one's tokens.
//
//	tokens.go   a sentence → tokens
//	index.go    tokens → the sentences that can be like them at all
//	distance.go two rows of tokens → how far apart they are
package memory

import (
	"cmp"
	"iter"
	"slices"

	"docsite/generator/exchange"
)

const (
	// Least is the lowest score, per cent, of a suggestion.
	Least = 70
	// Most is how many suggestions there are of one sentence.
	Most = 3
)

// Entry is a sentence of a release, or several, with its translation. One without a source or
// a target is none.
type Entry struct {
	Source, Target exchange.Inline
	Release        string // its ID
	Date           string // of the release, YYYY-MM-DD
}

// Memory is what was translated from one language into another.
type Memory struct {
	entries []Entry            // the newest first
	exact   map[string][]int32 // by the shape of their source: the entries that have it
	index   *index
}

// New returns the memory of sentences, in whatever order they come. What one release and another
// translate alike is there once, of the newest.
func New(sentences iter.Seq[Entry]) *Memory {
	var all []Entry
	for e := range sentences {
		if e.Source.Plain() != "" && e.Target.Plain() != "" {
			all = append(all, e)
		}
	}
	slices.SortStableFunc(all, func(a, b Entry) int {
		return cmp.Or(-cmp.Compare(a.Date, b.Date), cmp.Compare(a.Release, b.Release), cmp.Compare(shape(a.Source), shape(b.Source)), cmp.Compare(shape(a.Target), shape(b.Target)))
	})
	m := &Memory{exact: map[string][]int32{}}
	told := map[[2]string]bool{}
	for _, e := range all {
		alike := [2]string{shape(e.Source), shape(e.Target)}
		if !told[alike] {
			told[alike] = true
			m.exact[alike[0]] = append(m.exact[alike[0]], int32(len(m.entries)))
			m.entries = append(m.entries, e)
		}
	}
	m.index = newIndex(m.entries)
	return m
}

// Pairs returns everything in a memory, the newest first, as what is in two languages.
func (m *Memory) Pairs(sourceLang, targetLang string) iter.Seq[exchange.Pair] {
	return func(yield func(exchange.Pair) bool) {
		for _, e := range m.entries {
			if !yield(exchange.Pair{SourceLang: sourceLang, TargetLang: targetLang, Source: e.Source, Target: e.Target, Release: e.Release, Date: e.Date}) {
				return
			}
		}
	}
}

// Lookup returns the sentences that are most like one, the best first and of the same score
// the newest, at most [Most] and none below [Least]. What the release except has itself is left out.
//
// 100 is the same text with the same codes; what has the same tokens, but other white space or
// capitals, has 99. The codes of a suggestion are those of the sentence that was asked for, in
// the places that the memory has for them, or where it has others, none: an old link's address
// does not come into a new text.
func (m *Memory) Lookup(sentence exchange.Inline, except string) []exchange.Suggestion {
	var found []exchange.Suggestion
	sentence = sentence.Joined()
	if sentence.Plain() == "" {
		return nil
	}
	wanted := func(entry int32) bool { return m.entries[entry].Release != except }
	for _, hit := range m.index.find(tokens(sentence), m.exact[shape(sentence)], wanted) {
		e := m.entries[hit.entry]
		source, target := fitted(sentence, e)
		s := exchange.Suggestion{Source: source, Target: target, Score: hit.score, From: e.Release}
		if !slices.ContainsFunc(found, func(o exchange.Suggestion) bool { return shape(o.Target) == shape(s.Target) }) {
			found = append(found, s)
		}
	}
	return found
}

// fitted returns an entry's texts with the codes of a sentence.
func fitted(sentence exchange.Inline, e Entry) (source, target exchange.Inline) {
	type key struct {
		id   string
		form exchange.Form
	}
	ours, theirs := codes(sentence), codes(e.Source)
	same := slices.EqualFunc(ours, theirs, func(a, b *exchange.Code) bool { return a.Form == b.Form })
	becomes := map[key]*exchange.Code{}
	for i, c := range theirs {
		if same {
			becomes[key{c.ID, c.Form}] = ours[i]
		}
	}
	with := func(in exchange.Inline) exchange.Inline {
		var out exchange.Inline
		for _, p := range in {
			if p.Code != nil {
				if p.Code = becomes[key{p.Code.ID, p.Code.Form}]; p.Code == nil {
					continue
				}
			}
			out = append(out, p)
		}
		return out.Joined()
	}
	for _, c := range codes(e.Target) {
		if becomes[key{c.ID, c.Form}] == nil {
			clear(becomes) // half of a pair would be worse than none
			break
		}
	}
	return with(e.Source), with(e.Target)
}

func codes(in exchange.Inline) []*exchange.Code {
	var list []*exchange.Code
	for _, p := range in {
		if p.Code != nil {
			list = append(list, p.Code)
		}
	}
	return list
}
