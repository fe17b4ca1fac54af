package draft

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"docsite/generator/align"
	"docsite/generator/diag"
	"docsite/generator/exchange"
	"docsite/generator/glossary"
	"docsite/generator/press"
)

// Judge knows what two texts of one pair of languages must tell alike.
type Judge struct {
	Facts    map[string]*align.Reader // by language; what a language without one tells is not compared
	Glossary *glossary.Glossary       // nil for none
	People   map[string]*press.Person
}

// Refusal is a draft that was not kept, and why.
type Refusal struct {
	Unit    string // its ID
	Kind    string
	Text    string // of the original, as a person reads it
	Reasons []string
}

// Fill puts those answers into a document that tell what it tells, and returns how many these are
// and the others. Units that were not asked for stay as they are.
func (j *Judge) Fill(doc *exchange.Document, answers map[string]Answer) (kept int, refused []Refusal) {
	for i := range doc.Units {
		u := &doc.Units[i]
		if !open(u) {
			continue
		}
		answer, answered := answers[u.ID]
		if !answered {
			refused = append(refused, Refusal{u.ID, u.Kind, original(u), []string{"the program did not answer"}})
			continue
		}
		targets, reasons := j.unit(doc, u, answer)
		if len(reasons) > 0 {
			refused = append(refused, Refusal{u.ID, u.Kind, original(u), reasons})
			continue
		}
		for n := range u.Segments {
			u.Segments[n].Target, u.Segments[n].State = targets[n], exchange.Draft
		}
		kept++
	}
	return kept, refused
}

// original returns the words of a unit's source.
func original(u *exchange.Unit) string {
	var b strings.Builder
	for _, s := range u.Segments {
		b.WriteString(s.Source.Plain() + s.Glue)
	}
	return b.String()
}

// unit returns an answer as the translation of a unit, or why it is none.
func (j *Judge) unit(doc *exchange.Document, u *exchange.Unit, a Answer) (targets []exchange.Inline, reasons []string) {
	if len(a.Segments) != len(u.Segments) {
		return nil, []string{fmt.Sprintf("it has %d segments, the original %d", len(a.Segments), len(u.Segments))}
	}
	var target strings.Builder
	for n, s := range u.Segments {
		text := exchange.Untagged(strings.TrimSpace(a.Segments[n]), s.Source)
		if strings.TrimSpace(text.Plain()) == "" && strings.TrimSpace(s.Source.Plain()) != "" {
			reasons = append(reasons, fmt.Sprintf("segment %d is empty", n+1))
		}
		if !related(doc.Source, doc.Target) && untranslated(s.Source.Plain(), text.Plain()) {
			reasons = append(reasons, fmt.Sprintf("segment %d stands as in the original, word for word", n+1))
		}
		for _, m := range exchange.CheckCodes(s.Source, text) {
			reasons = append(reasons, m.Message)
		}
		targets = append(targets, text)
		target.WriteString(text.Plain() + "\n")
	}
	from, to := original(u), target.String()
	reasons = slices.Concat(reasons, j.facts(doc, from, to), j.names(doc, from, to), j.terms(doc, from, to))
	return targets, once(reasons)
}

// once returns reasons without those that were given before: a fact may be told in many places.
func once(reasons []string) []string {
	var list []string
	for _, r := range reasons {
		if !slices.Contains(list, r) {
			list = append(list, r)
		}
	}
	return list
}

// related reports whether two tags are of one language: its regions, and its plain form.
func related(a, b string) bool {
	first, _, _ := strings.Cut(a, "-")
	second, _, _ := strings.Cut(b, "-")
	return first == second
}

// untranslated reports whether a text is the original itself. Names and titles may be alike in two
// languages; words in small letters are not, nor are many letters of a script that has no small ones.
func untranslated(from, to string) bool {
	const words, letters = 3, 10
	list := strings.Fields(from)
	if !slices.Equal(list, strings.Fields(to)) {
		return false
	}
	small, uncased := 0, 0
	for _, word := range list {
		if first, _ := utf8.DecodeRuneInString(word); unicode.IsLower(first) {
			small++
		}
		for _, r := range word {
			if unicode.Is(unicode.Lo, r) {
				uncased++
			}
		}
	}
	return small >= words || uncased >= letters
}

// facts compares what two texts mention.
func (j *Judge) facts(doc *exchange.Document, from, to string) (reasons []string) {
	one, known := mentions(j.Facts[doc.Source], from)
	other, too := mentions(j.Facts[doc.Target], to)
	if !known || !too {
		return []string{"it tells too much to be compared"}
	}
	done := make([]bool, len(other))
	for _, exactly := range []bool{true, false} {
		one = slices.DeleteFunc(one, func(m align.Mention) bool {
			for n, t := range other {
				if !done[n] && agree(m, t) && (!exactly || m.Kind == t.Kind && m.Value == t.Value) {
					done[n] = true
					return true
				}
			}
			return false
		})
	}
	for _, m := range one {
		if !m.Loose {
			reasons = append(reasons, fmt.Sprintf("it does not tell “%s”", m.Text))
		}
	}
	for n, t := range other {
		rival := t.Loose && slices.ContainsFunc(one, func(m align.Mention) bool { return m.Kind == t.Kind })
		if !done[n] && (!t.Loose || rival) {
			reasons = append(reasons, fmt.Sprintf("it tells “%s”, which the original does not", t.Text))
		}
	}
	return reasons
}

// mentions reads the facts of a text; of a language that is not read there are none. It is false where
// the text tells too much to be compared.
func mentions(r *align.Reader, text string) ([]align.Mention, bool) {
	if r == nil {
		return nil, true
	}
	a := r.Read(nil, []press.Passage{{Kind: press.Paragraph, Text: text, At: diag.Pos{Line: 1, Column: 1}}})
	if a == nil {
		return nil, false
	}
	return a.Mentions, true
}

// agree reports whether two mentions tell the same fact. What a person may round a program may not.
func agree(o, t align.Mention) bool {
	if !align.Same(o, t) {
		return false
	}
	if o.Kind != align.NumberMention || t.Kind != align.NumberMention {
		return true
	}
	return equal(o.Value, t.Value) || o.Base != "" && o.Base == t.Base && equal(o.Other, t.Other)
}

func equal(a, b float64) bool { return math.Abs(a-b) <= 1e-9*math.Max(math.Abs(a), math.Abs(b)) }

// names tells of people of the register who are named in one of the texts alone.
func (j *Judge) names(doc *exchange.Document, from, to string) (reasons []string) {
	for _, p := range j.People {
		name, other := p.Name[doc.Source], p.Name[doc.Target]
		if name == "" || other == "" {
			continue
		}
		switch said, says := strings.Contains(from, name), strings.Contains(to, other); {
		case said && !says:
			reasons = append(reasons, fmt.Sprintf("it does not name “%s”", other))
		case says && !said:
			reasons = append(reasons, fmt.Sprintf("it names “%s”, whom the original does not", other))
		}
	}
	slices.Sort(reasons)
	return reasons
}

// terms holds a text against the glossary.
func (j *Judge) terms(doc *exchange.Document, from, to string) (reasons []string) {
	if j.Glossary == nil {
		return nil
	}
	found := j.Glossary.Find(doc.Target, to)
	for _, a := range j.Glossary.Advise(doc.Source, doc.Target, []string{from}) {
		has := func(status glossary.Status) bool {
			for _, o := range found {
				for _, m := range o.Of {
					if m.Entry == a.Entry && m.Term.Status == status {
						return true
					}
				}
			}
			return false
		}
		switch {
		case has(glossary.Not):
			reasons = append(reasons, fmt.Sprintf("the glossary refuses what it says for “%s”", a.Source))
		case len(a.Use) > 0 && !has(glossary.Use) && !has(glossary.May):
			reasons = append(reasons, fmt.Sprintf("it does not say “%s” for “%s”", strings.Join(a.Use, "” or “"), a.Source))
		}
	}
	return reasons
}
