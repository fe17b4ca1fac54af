// Package align finds where a translation says something else than its
// original: another number, date or sum, another link, a paragraph too few.
//
// It works in two steps, because which text is the original is known only when
// all are read. [Reader.Read] takes out of one text, while its passages are
// there, what every language must say alike, as an [Analysis]: the text's shape
// and the facts that are mentioned in it, each with its place. [Compare] then sets
// what two texts tell against each other.
//
// Reading (lexicon.go, lex.go, figures.go, parse.go, amounts.go, dates.go, times.go,
// organizations.go) knows no language: words and signs come from the locale files (see
// [locale.FactLexicon]). A fact's value has none either: 12億3,456万, 1.23456 billion
// and 1 234,56 millions are one number, 令和2年12月3日 is 3 décembre 2020, and a unit is a
// part of its figure: 21 days are three weeks, and 60 days are not 60 weeks (equality.go).
//
// Comparing begins with passages (passages.go): which paragraph of the
// translation tells which of the original, by dynamic programming over kinds,
// lengths and facts. Then each fact of the original looks for its counterpart
// there (match.go), in the passages beside it, and at last in the whole text:
// translators move a date to another sentence. What finds none is told, if it is
// sure; compare.go says what is. moments.go lets a day be the day after in another
// zone, addresses.go says which links may lead to the same, structure.go which
// passages are missing and not told elsewhere.
//
// It is better to miss a slip than to tell of one that is none, because who has
// been told ten times of nothing does not read the eleventh. So what an honest
// translation does is no finding: more facts than the original has (sums in
// another currency, a country behind its capital), numbers of one or two in words,
// a year that goes without saying, a number that is rounded.
package align

import (
	"slices"
	"strings"
	"sync"

	"docsite/generator/diag"
	"docsite/generator/locale"
	"docsite/generator/press"
)

// Reader reads the facts in texts of one language. It may be used by many
// goroutines.
type Reader struct {
	lexicon          *lexicon
	between, ranges  map[string]bool
	rates, fractions map[string]bool
	of               map[string]bool // between a day and its month
	ratesOf          []string        // between a number of something and how many it is of
	telephones       []string        // before a telephone number
	at               []string        // before a number of hours that is a time of day
	groups, decimals []string
	endings          []string // of numbers
	bodies           nameTree
	names            map[rune][]personName // of people, by their first characters
	length           float64               // of texts beside the same in English
}

// NewReader returns the reader of a language, which knows the bodies and the people of
// registers by their names in it.
func NewReader(tag string, w locale.FactLexicon, register map[string]*press.Ministry, people map[string]*press.Person) *Reader {
	r := &Reader{
		lexicon: words(w), between: set(w.Between), ranges: set(w.Ranges),
		rates: set(w.Rates), ratesOf: w.RatesOf, telephones: w.Telephones, of: set(w.Of), at: w.At, fractions: set(w.Fractions), endings: w.Endings,
	}
	if r.length = w.Length; r.length == 0 {
		r.length = 1
	}
	r.groups = []string{"\u00A0", "\u202F", "\u2009", "\u2019"}
	switch strings.TrimSpace(strings.Trim(w.Group, "\u00A0\u202F\u2009")) {
	case "":
		r.groups = append(r.groups, " ")
	case ",":
		r.groups = append(r.groups, ",", "，")
	default:
		r.groups = append(r.groups, w.Group)
	}
	r.decimals = []string{w.Decimal}
	switch {
	case w.Decimal == ".":
		r.decimals = append(r.decimals, "．")
	case w.Group != ".":
		r.decimals = append(r.decimals, ".")
	}
	r.register(tag, register)
	r.names = namesOf(tag, people)
	return r
}

func set(words []string) map[string]bool {
	s := make(map[string]bool, len(words))
	for _, w := range words {
		s[w] = true
	}
	return s
}

// What a text may have to be compared: a release has a tenth of it, and two texts
// that have more take long.
const (
	mostPassages = 1000
	mostMentions = 5000
)

// Read returns what a text tells, or nil if that is too much to be compared.
// text is the whole file that the passages are of.
func (r *Reader) Read(text []byte, passages []press.Passage) *Analysis {
	if len(passages) > mostPassages {
		return nil
	}
	analysis := &Analysis{Passages: make([]PassageShape, 0, len(passages))}
	w := workspaces.Get().(*workspace)
	defer workspaces.Put(w)
	mentions, quoted := w.mentions[:0], w.quoted[:0]
	w.anchors = w.anchors[:0]
	source := diag.NewCursor(text)
	for i := range passages {
		p := &passages[i]
		begin := len(mentions)
		if p.Kind != press.Code {
			l := lexer{Reader: r, text: p.Text, tokens: w.tokens[:0]}
			l.run()
			w.tokens = l.tokens
			parse := parser{Reader: r, text: p.Text, tokens: w.tokens, found: w.found[:0]}
			parse.run()
			w.found = append(parse.found, r.people(p.Text)...)
			if len(mentions)+len(w.found)+len(p.Refs) > mostMentions {
				return nil
			}
			for _, f := range w.found {
				m := f.Mention
				m.Aside = m.Kind <= TimeMention && aside(p.Text[:f.from])
				m.Text, m.From, m.To = p.Text[f.from:f.to], uint32(f.from), uint32(f.to)
				m.At = spot(&source, p, f.from)
				mentions = append(mentions, m)
			}
		}
		for _, ref := range p.Refs {
			kind := LinkMention
			if ref.Kind == press.Picture {
				kind = PictureMention
			}
			mentions = append(mentions, Mention{
				Kind: kind, Name: ref.Dest, Text: ref.Dest, At: spot(&source, p, ref.Text), From: uint32(min(ref.Text, len(p.Text))), To: uint32(min(max(ref.Text, ref.End), len(p.Text))),
			})
		}
		if len(p.Refs) > 0 || len(r.names) > 0 {
			slices.SortStableFunc(mentions[begin:], func(a, b Mention) int { return int(a.From) - int(b.From) })
		}
		for _, m := range mentions[begin:] {
			quoted = append(quoted, m.Text...)
		}
		w.anchors = anchors(w.anchors, p.Text)
		analysis.Passages = append(analysis.Passages, PassageShape{
			Kind: p.Kind, Level: uint8(p.Level), Again: p.Again, Cells: cells(p), Size: uint32(len(p.Text)), Sum: w.sum(p),
			Width: uint32(float64(Width(p.Text))/r.length + 0.5), End: uint32(len(mentions)), Last: uint32(len(w.anchors)), At: Spot{Line: int32(p.At.Line), Column: int32(p.At.Column)},
		})
	}
	if len(mentions) > mostMentions {
		return nil
	}
	analysis.Mentions, analysis.Anchors = slices.Clone(mentions), slices.Clone(w.anchors)
	all := string(quoted) // one string for all, and none holds on to the passages
	for i := range analysis.Mentions {
		m := &analysis.Mentions[i]
		n, named := len(m.Text), m.Name == m.Text
		if m.Text, all = all[:n], all[n:]; named {
			m.Name = m.Text
		}
	}
	clear(mentions)
	w.mentions, w.quoted = mentions, quoted
	return analysis
}

// workspace is what one text after the other is read in.
type workspace struct {
	tokens   []token
	found    []fact
	mentions []Mention
	anchors  []Anchor
	quoted   []byte
	summed   []byte
}

var workspaces = sync.Pool{New: func() any { return &workspace{} }}

// aside reports whether a text ends within brackets.
func aside(before string) bool {
	const far = 300 // bytes
	for i := len(before) - 1; i >= max(0, len(before)-far); i-- {
		switch before[i] {
		case '(':
			return true
		case ')':
			return false
		case 0x88, 0x89: // the last bytes of （ and ）
			if i >= 2 && before[i-1] == 0xBC && before[i-2] == 0xEF {
				return before[i] == 0x88
			}
		}
	}
	return false
}

// Width returns the width of a text in columns: characters from U+3000 on are wide, and say about as
// much as two others.
func Width(text string) int {
	n := 0
	for i := range len(text) {
		switch c := text[i]; {
		case c >= 0xE3:
			n += 2
		case c < 0x80 || c >= 0xC0: // no byte within a character
			n++
		}
	}
	return n
}

func cells(p *press.Passage) uint8 {
	if p.Kind != press.Row {
		return 0
	}
	return uint8(min(255, 1+strings.Count(p.Text, "\t")))
}

// spot returns where a byte of a passage's text stands. What is of the front
// matter stands at its key.
func spot(source *diag.Cursor, p *press.Passage, i int) Spot {
	offset, ok := p.Offset(i)
	if !ok {
		return Spot{Line: int32(p.At.Line), Column: int32(p.At.Column)}
	}
	line, column := source.Move(offset)
	return Spot{Line: int32(line), Column: int32(column)}
}
