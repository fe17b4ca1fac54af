package worksheet

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"slices"
	"time"

	"docsite/generator/locale"
)

//go:embed page.html
var pageText string

var pageTemplate = template.Must(template.New("page").Parse(pageText))

// page is what the template shows.
type page struct {
	Lang, Direction, Title, About string
	Release                       phrase // its title
	Empty                         string
	Sections                      []section
}

// phrase is a text in a language, which is empty where it is the page's.
type phrase struct{ Lang, Text string }

// section is a translation.
type section struct {
	ID    string
	Name  phrase // of its language
	Notes []string
	Commands
	Entries []entry
}

// Commands are what is typed when passages are done.
type Commands struct{ Say, All string }

// entry is a passage.
type entry struct {
	ID, Heading string
	Notes       []string
	Cells       []cell
	Done, Stamp string
}

// cell is one of its three columns: the original as it was, as it is, and the translation.
type cell struct {
	Heading string
	Texts   []text
	Gap     string // said where there is no text
}

// text is a passage as it stands in a file.
type text struct {
	Lang, Place string
	Said        string // before it
	Words       []Word
	Links       []link
}

// link is a link or a picture that the other version has not.
type link struct {
	Kind string // in a word of the page
	Word
}

// HTML writes the sheet as a page to work by, which needs nothing beside it, in one of the languages
// of the site, whose locales are given.
func (s *Sheet) HTML(lang string, locales []*locale.Locale) ([]byte, error) {
	i := slices.IndexFunc(locales, func(l *locale.Locale) bool { return l.Tag == lang })
	if i < 0 {
		return nil, fmt.Errorf("the site has no language “%s”", lang)
	}
	w := &pageWriter{Locale: locales[i], locales: locales, release: s.Release}
	p := page{Lang: w.Tag, Direction: w.Direction, Title: w.say("follow.title"), About: w.say("follow.about"), Release: phrase{w.unlessOwn(s.Language), s.Title}}
	if len(s.Translations) == 0 {
		p.Empty = w.say("follow.nothing")
	}
	for _, t := range s.Translations {
		p.Sections = append(p.Sections, w.section(t))
	}
	if w.failed != nil {
		return nil, w.failed
	}
	var b bytes.Buffer
	err := pageTemplate.Execute(&b, p)
	return b.Bytes(), err
}

// pageWriter writes in a language, and keeps the first message that fails.
type pageWriter struct {
	*locale.Locale
	locales []*locale.Locale
	release string
	failed  error
}

func (w *pageWriter) say(id string, data ...any) string {
	said, err := w.Format(id, data...)
	if err != nil && w.failed == nil {
		w.failed = err
	}
	return w.Typography.Text(said)
}

// name is a language's own.
func (w *pageWriter) name(lang string) phrase {
	if i := slices.IndexFunc(w.locales, func(l *locale.Locale) bool { return l.Tag == lang }); i >= 0 {
		return phrase{w.unlessOwn(lang), w.locales[i].Name}
	}
	return phrase{Text: lang}
}

func (w *pageWriter) unlessOwn(lang string) string {
	if lang == w.Tag {
		return ""
	}
	return lang
}

func (w *pageWriter) section(t Translation) section {
	s := section{ID: "t-" + t.Language, Name: w.name(t.Language)}
	switch {
	case t.Passages == nil:
		s.Notes = append(s.Notes, w.say("follow.unknown"))
	default:
		s.Notes = append(s.Notes, w.say("follow.count", "Count", len(t.Passages)))
		if t.Lacks != "" {
			s.Notes = append(s.Notes, w.say("follow.lacks"))
		}
	}
	if t.Since != nil {
		if day, err := time.Parse(time.DateOnly, *t.Since); err == nil {
			s.Notes = append(s.Notes, w.say("follow.since", "Date", w.Date(day)))
		}
	}
	s.Commands = Commands{w.say("follow.all"), "docsite stamp " + w.release + " " + t.Stamp}
	for _, p := range t.Passages {
		s.Entries = append(s.Entries, w.entry(t, p))
	}
	return s
}

func (w *pageWriter) entry(t Translation, p Passage) entry {
	e := entry{ID: fmt.Sprintf("%s-%d", t.Language, p.Number), Heading: w.Number(p.Number) + " – " + w.say("follow."+string(p.Change))}
	if t.Stamp == t.Language {
		e.Done, e.Stamp = w.say("follow.done"), fmt.Sprintf("docsite stamp %s %s --passage %s", w.release, t.Stamp, p.Name)
	}
	if p.Level {
		e.Notes = append(e.Notes, w.say("follow.level"))
	}
	lang := w.unlessOwn(t.From.Language)
	was, is := cell{Heading: w.say("follow.was")}, cell{Heading: w.say("follow.is")}
	switch {
	case p.Old != nil:
		was.Texts = []text{{Lang: lang, Place: fmt.Sprintf("%s:%d", p.Old.File, p.Old.Line), Words: p.words(p.Old, Removed), Links: w.links(p.References, Removed)}}
	case p.Change == Added:
		was.Gap = w.say("follow.not_there")
	default:
		was.Gap = w.say("follow.not_kept")
	}
	if p.New != nil {
		is.Texts = []text{{Lang: lang, Place: fmt.Sprintf("%s:%d", p.New.File, p.New.Line), Words: p.words(p.New, Added), Links: w.links(p.References, Added)}}
	} else {
		is.Gap = w.say("follow.gone")
	}
	told, own := cell{Heading: w.say("follow.translation")}, w.unlessOwn(t.Language)
	add := func(said string, p Place) {
		told.Texts = append(told.Texts, text{Lang: own, Place: fmt.Sprintf("%s:%d", p.File, p.Line), Said: said, Words: []Word{{Text: p.Text}}})
	}
	for _, place := range p.Translation {
		add("", place)
	}
	switch {
	case p.After != nil:
		add(w.say("follow.after"), *p.After)
	case len(p.Translation) == 0:
		told.Gap = w.say("follow.no_place")
	}
	e.Cells = []cell{was, is, told}
	return e
}

// words are those of one version of a passage: what both have, and what it has alone.
func (p Passage) words(place *Place, alone Change) []Word {
	switch {
	case p.Change != Altered:
		return []Word{{Text: place.Text, Change: alone}}
	case len(p.Words) == 0:
		return []Word{{Text: place.Text}}
	}
	var list []Word
	for _, word := range p.Words {
		if word.Change == "" || word.Change == alone {
			list = append(list, word)
		}
	}
	return list
}

// links are the links and pictures of one version of a passage that the other has not.
func (w *pageWriter) links(references []Reference, alone Change) []link {
	var list []link
	for _, r := range references {
		dest := r.New
		if alone == Removed {
			dest = r.Old
		}
		if dest != "" {
			list = append(list, link{w.say("follow." + r.Kind), Word{dest, alone}})
		}
	}
	return list
}
