package align

import (
	"strings"
	"unicode/utf8"
)

// parser makes mentions of the tokens of one text.
type parser struct {
	*Reader
	text   string
	tokens []token
	found  []fact
	last   float64 // the date that was told last, which a day alone belongs to
}

// fact is a mention while its passage is read.
type fact struct {
	Mention
	from, to int    // bytes of the text
	half     string // of a time: morning or afternoon, where that is told
}

func (p *parser) run() {
	for i := 0; i < len(p.tokens); {
		if p.tokens[i].noNumber() {
			i += p.name(i)
			continue
		}
		if i > 0 && p.tokens[i].is(scaleWord) && p.tokens[i-1].is(vagueWord) && p.near(i-1) {
			i++ // 数十, several thousand
			continue
		}
		n := p.date(i)
		if n == 0 {
			n = p.timeOfDay(i)
		}
		if n == 0 {
			n = p.amount(i)
		}
		if n == 0 {
			n = p.name(i)
		}
		i += n
	}
}

func (p *parser) add(kind MentionKind, value float64, name string, loose bool, first, last int) {
	p.found = append(p.found, fact{
		Mention: Mention{Kind: kind, Value: value, Name: name, Loose: loose},
		from:    p.tokens[first].from, to: p.tokens[last].to,
	})
}

// gap is what stands between a token and the next one; ok is false where there
// is none.
func (p *parser) gap(i int) (gap string, ok bool) {
	if i < 0 || i+1 >= len(p.tokens) {
		return "", false
	}
	gap = p.text[p.tokens[i].to:p.tokens[i+1].from]
	return gap, len(gap) <= 40
}

// near reports whether nothing but spaces stands between a token and the next.
func (p *parser) near(i int) bool {
	gap, ok := p.gap(i)
	return ok && blank(gap)
}

// joined reports whether a token is followed by the next one as the parts of a
// date are.
func (p *parser) joined(i int) bool {
	gap, ok := p.gap(i)
	return ok && (blank(gap) || !strings.Contains(gap, "\t") && p.between[trim(gap)])
}

// ranges reports whether a token and the next one are the first and the last of
// several.
func (p *parser) ranged(i int) bool {
	gap, ok := p.gap(i)
	return ok && p.ranges[trim(gap)]
}

func blank(gap string) bool {
	for i := 0; i < len(gap); {
		size := spaceSize(gap[i:])
		if size == 0 {
			return false
		}
		i += size
	}
	return true
}

// spaceSize returns the size of the space that a text begins with; a tab, which
// parts cells, is none.
func spaceSize(s string) int {
	switch {
	case s[0] == ' ':
		return 1
	case strings.HasPrefix(s, "\u00A0"):
		return 2
	case strings.HasPrefix(s, "\u202F"), strings.HasPrefix(s, "\u2009"), strings.HasPrefix(s, "\u3000"):
		return 3
	}
	return 0
}

func trim(gap string) string { return strings.Trim(gap, " \u00A0\u202F\u2009\u3000") }

// quantity is a number and the tokens that it is made of.
type quantity struct {
	value   float64
	n       int     // tokens; 0 for no number
	written bool    // in words alone
	signs   bool    // of words that are one character each
	digits  int     // of the figures, where there is nothing else
	factor  float64 // of the scale behind figures: 1 for none
}

// term is a part of a number: what was multiplied by a scale.
type term struct{ value, scale float64 }

// number reads the number that begins at a token: 1,234, twelve, 12億3,456万.
func (p *parser) number(i int) quantity {
	q := quantity{written: true, signs: true, factor: 1}
	var terms []term
	current, have, positional := 0.0, false, 0
	const longest = 40 // tokens of a number
	for j := i; j < min(len(p.tokens), i+longest); j++ {
		t := &p.tokens[j]
		if j > i && !p.continues(j-1) {
			if gap, ok := p.gap(j - 1); ok && gap == "・" && q.signs && have {
				return p.decimals(q, current, j)
			}
			break
		}
		if _, size := utf8.DecodeRuneInString(p.text[t.from:]); t.kind == word && (size != t.to-t.from || size == 1) {
			q.signs = false
		}
		if t.kind == figure {
			if have || j > i && !p.tokens[j-1].is(scaleWord) {
				break
			}
			current, have = t.value, true
			q.written, q.signs = false, false
			if q.n++; t.whole {
				q.digits = t.digits
			}
			continue
		}
		if e, ok := t.as(numberWord); ok && t.kind == word {
			switch {
			case !have:
				current, positional = e.value, 1
			case q.signs && e.value < 10 && positional > 0:
				current = float64(current*10) + e.value
				positional++
			case !q.signs && q.written && int(current)%10 == 0 && e.value < 20 && e.value < current:
				current += e.value
			default:
				return p.sum(q, terms, current)
			}
			have = true
			q.n++
			continue
		}
		e, ok := t.as(scaleWord)
		if !ok || t.kind != word {
			break
		}
		if !have {
			if e.value > 1000 && len(terms) == 0 {
				break // “millions of”
			}
			if len(terms) > 0 && terms[len(terms)-1].scale >= e.value || len(terms) == 0 {
				current = 1
			}
		}
		sum := current
		for n := len(terms); n > 0 && terms[n-1].scale < e.value; n-- {
			sum += terms[n-1].value
			terms = terms[:n-1]
		}
		terms = append(terms, term{sum * e.value, e.value})
		if q.factor *= e.value; len(terms) > 1 || q.written {
			q.factor = 1
		}
		current, have, positional = 0, false, 0
		q.digits = 0
		q.n++
	}
	return p.sum(q, terms, current)
}

// decimals goes on with a number in signs behind its point: 六・七.
func (p *parser) decimals(q quantity, whole float64, j int) quantity {
	q.value = whole
	for place := 0.1; j < len(p.tokens); j, place = j+1, place/10 {
		e, ok := p.tokens[j].as(numberWord)
		if !ok || e.value > 9 {
			break
		}
		q.value += float64(e.value * place)
		q.n++
		if gap, ok := p.gap(j); !ok || gap != "" {
			break
		}
	}
	return q
}

func (p *parser) sum(q quantity, terms []term, current float64) quantity {
	q.value = current
	for _, t := range terms {
		q.value += t.value
	}
	return q
}

// continues reports whether the token behind token i may be of the same number.
func (p *parser) continues(i int) bool {
	gap, ok := p.gap(i)
	if !ok {
		return false
	}
	if blank(gap) {
		return p.tokens[i+1].is(scaleWord) || p.tokens[i].kind == word
	}
	// twenty-five, cent vingt et un
	return p.tokens[i].kind == word && p.tokens[i+1].is(numberWord) && !p.tokens[i].is(scaleWord) && gap == "-"
}

// small reports whether a token is a number of one or two figures, or words.
func (p *parser) small(i int, most float64) (float64, int) {
	if i >= len(p.tokens) {
		return 0, 0
	}
	if t := &p.tokens[i]; t.kind == figure {
		if t.whole && t.digits <= 2 && t.value >= 1 && t.value <= most {
			return t.value, 1
		}
		return 0, 0
	}
	if q := p.number(i); q.n > 0 && q.signs && q.value >= 1 && q.value <= most {
		return q.value, q.n
	}
	return 0, 0
}

// name reads what is no number.
func (p *parser) name(i int) int {
	t := &p.tokens[i]
	text := p.text[t.from:t.to]
	switch t.kind {
	case telephone:
		p.add(TelephoneMention, 0, onlyDigits(text), false, i, i)
		return 1
	case code:
		p.add(CodeMention, 0, strings.ToUpper(text), true, i, i)
		return 1
	}
	for _, e := range t.entries {
		switch e.class {
		case perWord:
			p.add(RateMention, e.value, "", true, i, i)
		case amountWord:
			p.add(NumberMention, 0, "", true, i, i)
			m := &p.found[len(p.found)-1]
			m.Other, m.Base = e.value, e.name
		case zoneWord:
			return p.ahead(&fact{}, i) - i + 1 // no fact without a time
		case weekdayWord:
			p.add(WeekdayMention, e.value, "", true, i, i)
		case bodyName:
			p.add(MinistryMention, 0, e.name, false, i, i)
		case shortName:
			p.add(MinistryMention, 0, e.name, true, i, i)
		case countryName:
			p.add(CountryMention, 0, e.name, utf8.RuneCountInString(text) == 1, i, i)
		case peopleName:
			p.add(CountryMention, 0, e.name, true, i, i)
		case bodyWord:
			if ids, end := p.body(t.from); ids != "" {
				p.add(MinistryMention, 0, ids, false, i, i)
				p.found[len(p.found)-1].to = end
			}
		}
	}
	return 1
}

func onlyDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return r
		}
		return -1
	}, s)
}
