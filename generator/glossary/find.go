package glossary

import "sync"

// Occurrence is a place of a text at which a term stands.
type Occurrence struct {
	From, To int // bytes of the text, from one to before another
	Of       []Mention
	Compound bool // it is part of a longer word, as デジタル庁 in デジタル庁長官
}

// Mention is an entry and which of its terms stands there.
type Mention struct {
	Entry *Entry
	Term  Term
}

// Has reports whether one of the terms has a status.
func (o Occurrence) Has(s Status) bool {
	for _, m := range o.Of {
		if m.Term.Status == s {
			return true
		}
	}
	return false
}

// Find returns the places of a text in a language at which terms stand, in their order. None
// lies in another: of two that begin at one place the longer counts, and of two that overlap
// the first. The text is composed (NFC), as [charset.Compose] makes it.
//
// Spaces, hyphens and apostrophes of all kinds are one each, accents count, and so do capitals: a term in
// small letters may begin a sentence, one with capitals has them. Where a term stands as it is written,
// others that are inflected alike do not count. What is part of an address is no occurrence.
func (g *Glossary) Find(lang, text string) []Occurrence {
	x := g.index(lang)
	if x == nil {
		return nil
	}
	p := passages.Get().(*passage)
	defer passages.Put(p)
	x.read(p, text)
	return x.occurrences(p)
}

// occurrences returns those of a passage that was read.
func (x *index) occurrences(p *passage) []Occurrence {
	var list []Occurrence
	for i := 0; i < len(p.tokens); {
		o, end := x.at(p, i)
		if end == i {
			i++
			continue
		}
		list = append(list, o)
		i = end
	}
	return list
}

var passages = sync.Pool{New: func() any { return new(passage) }}

func (g *Glossary) index(lang string) *index {
	if g == nil {
		return nil
	}
	x := g.indexes[lang]
	if x == nil || x.root.next == nil {
		return nil
	}
	return x
}

// at returns the longest occurrence that begins at a token, and the token behind it: itself where
// none does.
func (x *index) at(p *passage, i int) (o Occurrence, end int) {
	end = i
	var exact bool
	x.from(p, i, func(to int, terms []*pattern) {
		if to < end || p.addressed(i, to) {
			return
		}
		for _, t := range terms {
			if !t.joined(p, i, false) || !t.cased(p, i) {
				continue
			}
			if as := t.exact(p, i); to > end || as && !exact {
				o.Of, end, exact = nil, to, as
			} else if exact && !as {
				continue
			}
			o.Of = append(o.Of, Mention{t.entry, t.term})
		}
	})
	if end > i {
		o.From, o.To, o.Compound = p.tokens[i].from, p.tokens[end-1].to, p.compound(i, end)
	}
	return o, end
}

// allowed adds to a set the entries of which a passage has a term that may be used, in whatever
// capitals and with hyphens or spaces: where it is asked whether a text has a term at all, a
// spelling that is not quite the same is one.
func (x *index) allowed(set map[*Entry]bool, p *passage) {
	for i := range p.tokens {
		x.from(p, i, func(_ int, terms []*pattern) {
			for _, t := range terms {
				if t.term.Status != Not && t.joined(p, i, true) {
					set[t.entry] = true
				}
			}
		})
	}
}
