package exchange

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"iter"
	"strings"

	"docsite/generator/diag"
)

// TMX 1.4b (LISA, 2005): a memory of pairs, written and read one by one, so that its length
// costs no memory.
//
//	tu   prop x-release: Pair.Release; prop x-date: Date
//	tuv  xml:lang: of the pair
//	ph bpt ept it  x, i: a number for the code; text: Original

// Pair is a sentence, or several, with the translation.
type Pair struct {
	SourceLang, TargetLang string // BCP 47
	Source, Target         Inline // neither is empty
	Release                string // the ID of the release that has them; may be empty
	Date                   string // of the release, YYYY-MM-DD; may be empty
}

const (
	propRelease = "x-release"
	propDate    = "x-date"
)

// WriteTMX writes a memory. An error is a pair that is not as its type says, has a character
// that XML cannot have, or of w; what was written before it is no whole file.
func WriteTMX(w io.Writer, sourceLang string, pairs iter.Seq[Pair]) error {
	out := bufio.NewWriter(w)
	x := &xmlWriter{w: out}
	x.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n")
	x.empty("header", "creationtool", "docsite", "creationtoolversion", "1", "segtype", "sentence", "o-tmf", "docsite",
		"adminlang", "en", "srclang", sourceLang, "datatype", "plaintext")
	x.raw("\n<body>\n")
	for p := range pairs {
		if p.SourceLang == "" || p.TargetLang == "" || len(p.Source) == 0 || len(p.Target) == 0 {
			return fmt.Errorf("exchange: a pair without a language or a text: %+v", p)
		}
		x.pair(p, sourceLang)
		if x.err != nil {
			break
		}
	}
	x.raw("</body>\n</tmx>\n")
	if x.err != nil {
		return x.err
	}
	return out.Flush()
}

func (x *xmlWriter) pair(p Pair, usual string) {
	from := p.SourceLang
	if from == usual {
		from = ""
	}
	x.open("tu", "srclang", from)
	x.raw("\n")
	for _, prop := range [][2]string{{propRelease, p.Release}, {propDate, p.Date}} {
		if prop[1] != "" {
			x.open("prop", "type", prop[0])
			x.text(prop[1])
			x.raw("</prop>\n")
		}
	}
	// A code of the target has the number of the source's.
	numbers := map[string]int{}
	for _, side := range []struct {
		lang string
		text Inline
	}{{p.SourceLang, p.Source}, {p.TargetLang, p.Target}} {
		x.open("tuv", "xml:lang", side.lang)
		x.raw("<seg>")
		x.inlineTMX(side.text, numbers)
		x.raw("</seg></tuv>\n")
	}
	x.raw("</tu>\n")
}

func (x *xmlWriter) inlineTMX(in Inline, numbers map[string]int) {
	lone := in.lone()
	for i, p := range in {
		if p.Code == nil {
			x.text(p.Text)
			continue
		}
		n := numbers[p.Code.ID]
		if n == 0 {
			n = len(numbers) + 1
			numbers[p.Code.ID] = n
		}
		number := fmt.Sprint(n)
		name, attrs := "ph", []string{"x", number}
		switch {
		case p.Code.Form == Alone:
		case lone[i]:
			name, attrs = "it", []string{"pos", map[Form]string{Opens: "begin", Closes: "end"}[p.Code.Form], "x", number}
		case p.Code.Form == Opens:
			name, attrs = "bpt", []string{"i", number, "x", number}
		default:
			name, attrs = "ept", []string{"i", number}
		}
		x.open(name, attrs...)
		x.text(p.Code.Original)
		x.close(name)
	}
}

// ReadTMX reads a memory and gives every pair of two languages to yield, which returns false to
// stop. It holds one translation unit at a time. The source of a pair is in the language that
// the file calls its source; where it names none (srclang="*all*"), every language of a unit is
// the source of every other.
//
// It returns what is wrong, sorted; a pair that is not whole is left out. The error is r's alone.
func ReadTMX(name string, r io.Reader, yield func(Pair) bool) ([]diag.Diagnostic, error) {
	b := &builder{}
	return told(b.readTMX(newXMLReader(name, r), yield))
}

func (b *builder) readTMX(x *xmlReader, yield func(Pair) bool) ([]diag.Diagnostic, error) {
	root, err := x.root()
	if err != nil {
		return b.ds, err
	}
	if root.name.Local != "tmx" {
		return b.ds, stop(diag.New(diag.ExchangeForm, root.at, "the file begins with <%s>, and is no TMX", root.name.Local))
	}
	srclang := ""
	for {
		token, at, err := x.next()
		if err == io.EOF {
			return b.ds, nil
		}
		if err != nil {
			return b.ds, err
		}
		t, ok := token.(xml.StartElement)
		if !ok || t.Name.Local == "body" {
			continue
		}
		e := &element{name: t.Name, attrs: t.Copy().Attr, at: at}
		if err := x.fill(e, maxUnit); err != nil {
			return b.ds, err
		}
		switch t.Name.Local {
		case "header":
			srclang = e.attr("srclang")
		case "tu":
			if !b.tu(e, srclang, yield) {
				return b.ds, nil
			}
		}
	}
}

const (
	maxUnit  = 4 << 20 // bytes of a translation unit
	maxSides = 100     // languages of one
)

// maxTold is how many mistakes of a memory are kept: more are told by nobody, and a memory
// may have as many as it has units.
const maxTold = 10 * diag.MostOfKind

// tu gives the pairs of a translation unit to yield and reports whether it wants more.
func (b *builder) tu(e *element, srclang string, yield func(Pair) bool) bool {
	if own := e.attr("srclang"); own != "" {
		srclang = own
	}
	var about Pair
	for _, p := range e.children("prop") {
		switch p.attr("type") {
		case propRelease:
			about.Release = p.text()
		case propDate:
			about.Date = p.text()
		}
	}
	type side struct {
		lang string
		text Inline
	}
	var sides []side
	quiet := len(b.ds) >= maxTold
	for _, tuv := range e.children("tuv") {
		lang := tuv.attrIn("http://www.w3.org/XML/1998/namespace", "lang")
		if lang == "" {
			lang = tuv.attr("lang") // TMX before 1.4
		}
		seg := tuv.child("seg")
		if lang == "" || seg == nil {
			if !quiet {
				b.tell(diag.ExchangeLacks, tuv.at, "this sentence is left out", "this <tuv> has no xml:lang, or no <seg>")
			}
			continue
		}
		if text := inlineTMX(seg); len(text) > 0 {
			sides = append(sides, side{lang, text})
		}
	}
	if len(sides) > maxSides {
		if !quiet {
			b.tell(diag.ExchangeTooMuch, e.at, "this unit is left out", "this <tu> has more than %d languages", maxSides)
		}
		return true
	}
	for i, from := range sides {
		if srclang != "" && srclang != "*all*" && !sameLanguage(srclang, from.lang) {
			continue
		}
		for j, to := range sides {
			if i == j || strings.EqualFold(from.lang, to.lang) {
				continue
			}
			p := about
			p.SourceLang, p.TargetLang, p.Source, p.Target = from.lang, to.lang, from.text, to.text
			if !yield(p) {
				return false
			}
		}
	}
	return true
}

// inlineTMX reads a segment. The IDs of its codes are numbers.
func inlineTMX(e *element) Inline { return partsTMX(e).Joined() }

func partsTMX(e *element) Inline {
	var in Inline
	numbers := map[string]string{} // of a pair, by i
	for _, n := range e.nodes {
		c := n.child
		if c == nil {
			in = append(in, Part{Text: string(n.text)})
			continue
		}
		code := Code{ID: c.attr("x"), Original: c.text()}
		switch c.name.Local {
		case "bpt":
			code.Form = Opens
			if code.ID == "" {
				code.ID = c.attr("i")
			}
			numbers[c.attr("i")] = code.ID
		case "ept":
			code.Form = Closes
			if code.ID = numbers[c.attr("i")]; code.ID == "" {
				code.ID = c.attr("i")
			}
		case "it":
			code.Form = Opens
			if c.attr("pos") == "end" {
				code.Form = Closes
			}
		case "ph":
		case "hi":
			in = append(in, partsTMX(c)...)
			continue
		default: // <ut>, and what is none of TMX
			continue
		}
		if !isID(code.ID) {
			code.ID = fmt.Sprint("u", len(in)+1)
		}
		in = append(in, Part{Code: &code})
	}
	return in
}
