package glossary

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"docsite/generator/diag"
	"docsite/generator/locale"
	"docsite/generator/press"
)

// intake makes entries of the concepts of another program's file.
type intake struct {
	file      string
	languages []string // that terms may be in
	entries   []*Entry
	ids       map[string]bool
	notes     []diag.Diagnostic
	foreign   map[string]int // terms in languages that are not the site's
}

// concept is an entry as it stands in a file.
type concept struct {
	id, domain         string
	notes, definitions map[string]string // by language as it is written
	offers             []offer
	at                 diag.Pos
}

// offer is a term as it stands in a file.
type offer struct {
	lang, text, status string
	at                 diag.Pos
}

func newIntake(file string, languages []string) *intake {
	return &intake{file: file, languages: languagesOf(languages), ids: map[string]bool{}, foreign: map[string]int{}}
}

func (c *concept) addNote(lang, text string) { addText(&c.notes, lang, text) }

func (c *concept) addDefinition(lang, text string) { addText(&c.definitions, lang, text) }

func addText(to *map[string]string, lang, text string) {
	if *to == nil {
		*to = map[string]string{}
	}
	(*to)[lang] = strings.TrimSpace((*to)[lang] + " " + text)
}

// note tells of something that is not taken over, or otherwise than it stands there.
func (in *intake) note(at diag.Pos, format string, args ...any) {
	d := diag.New(diag.BadGlossary, at, format, args...)
	d.Severity = diag.Note
	in.notes = append(in.notes, d)
}

// language returns the language of the site that a tag means: itself, or the one that it begins
// with.
func (in *intake) language(tag string) string {
	canonical, err := locale.Canonical(tag)
	if err != nil {
		return ""
	}
	for _, l := range slices.Backward(locale.Lineage(canonical)) {
		if slices.Contains(in.languages, l) {
			return l
		}
	}
	return ""
}

// statusOf are the words of files for a status.
func statusOf(word string) (Status, bool) {
	switch strings.TrimSuffix(word, "-admn-sts") {
	case "preferredTerm", "standardizedTerm", "legalTerm", "regulatedTerm", "use":
		return Use, true
	case "admittedTerm", "may":
		return May, true
	case "deprecatedTerm", "supersededTerm", "not":
		return Not, true
	}
	return May, false
}

// take makes an entry of a concept, if it has a term that can be taken.
func (in *intake) take(c *concept) {
	e := &Entry{Note: press.Text{}, Terms: map[string][]Term{}, At: c.at}
	e.Domain = in.text(c.at, c.domain, "domain", mostNote)
	in.notesOf(e, c.notes)
	in.notesOf(e, c.definitions)
	asked := map[string]bool{} // languages that say what is to be used
	for _, o := range c.offers {
		if s, known := statusOf(o.status); known && s == Use {
			asked[in.language(o.lang)] = true
		}
	}
	for _, o := range c.offers {
		in.offer(e, o, asked)
	}
	for lang, terms := range e.Terms {
		slices.SortStableFunc(terms, func(a, b Term) int { return int(a.Status) - int(b.Status) })
		e.Terms[lang] = terms
	}
	if len(e.Terms) == 0 {
		in.note(c.at, "an entry has no term in a language of the site, and is left out")
		return
	}
	e.ID = in.id(c.id, e)
	in.entries = append(in.entries, e)
}

// notesOf adds notes in languages that the entry has none in.
func (in *intake) notesOf(e *Entry, notes map[string]string) {
	found := press.Text{}
	for _, tag := range slices.Sorted(maps.Keys(notes)) {
		lang := in.language(tag)
		if lang == "" {
			in.note(e.At, "a note in “%s”, which is not a language of the site, is left out", tag)
		} else if text := in.text(e.At, notes[tag], "note", mostNote); text != "" && e.Note[lang] == "" {
			found[lang] = strings.TrimSpace(found[lang] + " " + text)
		}
	}
	maps.Copy(e.Note, found)
}

// offer adds a term. Of a language that does not say what is to be used, it is the first term
// without a status.
func (in *intake) offer(e *Entry, o offer, asked map[string]bool) {
	lang := in.language(o.lang)
	if lang == "" {
		in.foreign[o.lang]++
		return
	}
	if o.at.Line == 0 {
		o.at = e.At
	}
	text := in.text(o.at, o.text, "term", mostTerm)
	if text == "" {
		return
	}
	status, known := statusOf(o.status)
	if !known {
		if o.status != "" {
			in.note(o.at, "the status “%s” of “%s” is not known", o.status, text)
		}
		if !asked[lang] {
			status, asked[lang] = Use, true
		}
	}
	if slices.ContainsFunc(e.Terms[lang], func(t Term) bool { return t.Text == text && t.Status == status }) {
		return
	}
	e.Terms[lang] = append(e.Terms[lang], Term{text, status, o.at})
}

// text returns a text in one line, if a glossary may have it.
func (in *intake) text(at diag.Pos, text, what string, most int) string {
	text = foldSpaces(text)
	if text == "" {
		if what == "term" {
			in.note(at, "a term is empty, and left out")
		}
		return ""
	}
	if fault := textFault(text, most); fault != "" {
		in.note(at, "a %s is left out: it %s", what, fault)
		return ""
	}
	return text
}

// id returns an ID for an entry: the one that it has, as far as a glossary may have it, else
// one made of its first term of Latin letters.
func (in *intake) id(given string, e *Entry) string {
	id := slug(given)
	for _, lang := range inOrder(e.Terms, in.languages) {
		if id != "" {
			break
		}
		id = slug(e.Terms[lang][0].Text)
	}
	if id == "" {
		id = "term"
	}
	own := id
	for n := 2; in.ids[own]; n++ {
		own = fmt.Sprintf("%s-%d", id, n)
	}
	in.ids[own] = true
	return own
}

// slug makes an ID of a text; it is empty where nothing is left.
func slug(text string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(text) {
		switch {
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9' && b.Len() > 0:
			b.WriteRune(r)
		case b.Len() > 0 && r < utf8.RuneSelf && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		case r >= utf8.RuneSelf:
			return ""
		}
	}
	return strings.TrimSuffix(b.String(), "-")
}

// told returns what is told of the file.
func (in *intake) told() []diag.Diagnostic {
	for _, lang := range slices.Sorted(maps.Keys(in.foreign)) {
		what := "terms are"
		if in.foreign[lang] == 1 {
			what = "term is"
		}
		in.note(diag.Pos{File: in.file}, "%d %s in “%s”, which is not a language of the site: left out", in.foreign[lang], what, lang)
	}
	return in.notes
}
