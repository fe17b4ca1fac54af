package read

import (
	"bytes"
	"slices"
	"strings"

	"docsite/generator/charset"
	"docsite/generator/contact"
	"docsite/generator/diag"
	"docsite/generator/fields"
	"docsite/generator/markdown"
	"docsite/generator/press"
	"docsite/generator/revision"
)

// mostBytes is the size of a text in bytes; a long report has a tenth of it.
const mostBytes = 2_000_000

// Reader reads the texts of a site. It may be used by many goroutines.
type Reader struct {
	Settings   *press.Settings
	Converters map[string]*markdown.Converter // one a language of the site
	Contact    contact.Words                  // that may stand beside telephone numbers
}

// Reading is what was read of one text.
type Reading struct {
	Translation *press.Translation
	Passages    []press.Passage // of the whole text, front matter included
	HTML        []byte          // of the body
	Text        []byte          // the file, as the places of passages count in it
}

// Translations reads the texts in a release's folder, in the order of their
// names. A text whose front matter cannot be read is left out: its diagnostic says
// so, and the others know its language as one that is not known.
func (r Reader) Translations(f *Folder) ([]Reading, []diag.Diagnostic) {
	sources, found := f.sources(r.Settings.Languages)
	var readings []Reading
	var unread []string
	for _, s := range sources {
		reading, ds := r.read(s)
		found = append(found, ds...)
		if reading.Translation == nil {
			unread = append(unread, s.lang)
			continue
		}
		readings = append(readings, reading)
	}
	for _, reading := range readings {
		reading.Translation.Unread = unread
	}
	return readings, found
}

// read reads one text. There is no translation where the front matter cannot be
// read.
func (r Reader) read(s source) (Reading, []diag.Diagnostic) {
	h, ds := r.frontMatter(s)
	t := h.t
	if t == nil {
		return Reading{}, ds
	}
	own := r.Converters[t.Lang]
	doc := own.Convert(t.File, h.text, h.body)
	t.Body = press.Body{Links: doc.Links, IDs: doc.IDs, Headings: doc.Headings, Speakers: doc.Speakers}
	before, after, faults := convert(own, t, h.markups)
	passages := slices.Concat(h.passages, before, doc.Passages, after)
	t.Body.Digest = revision.Digest(passages)
	t.Body.Reaches = slices.ContainsFunc(passages, reaches)
	if t.Summary == "" {
		t.Body.Lead = doc.Lead
	}
	faults = append(faults, readTitle(own, t, h)...)
	found := slices.Concat(ds, faults, doc.Diagnostics, bodyFaults(t, h.text, h.body, doc), lostNotes(t.File, h.text, h.body))
	return Reading{t, passages, doc.HTML, h.text}, placesTogether(found)
}

// reaches reports whether a passage links an e-mail address or a telephone number.
func reaches(p press.Passage) bool {
	return slices.ContainsFunc(p.Refs, func(ref press.Ref) bool {
		return strings.HasPrefix(ref.Dest, "mailto:") || strings.HasPrefix(ref.Dest, "tel:")
	})
}

// head is what comes before the body of a text.
type head struct {
	t        *press.Translation // nil where it cannot be read
	passages []press.Passage    // of it that are translated
	values   []Value            // that they are of
	markups  []markup           // that are to be converted
	text     []byte             // the whole, cleaned
	body     int                // byte of it at which the body begins

	title, summary string // as they were written
}

// frontMatter reads a text as far as its body.
func (r Reader) frontMatter(s source) (head, []diag.Diagnostic) {
	if len(s.raw) > mostBytes {
		return head{}, []diag.Diagnostic{diag.New(diag.FileTooLarge, whole(s.path), "the text is larger than %d MB", mostBytes/1_000_000).
			WithHint("attach what is no text as a file of its own")}
	}
	text, ds := charset.Clean(s.path, s.raw)
	if ds != nil {
		return head{}, ds
	}
	text = charset.Compose(text)
	if ds := conflict(s.path, text); ds != nil {
		return head{}, ds
	}
	block, body, ds := split(s.path, text)
	if ds != nil {
		return head{}, ds
	}
	m, ds := fields.Parse(s.path, block, 1)
	if m == nil {
		if n := proseLine(block); n > 0 && ds[0].Code == diag.BadYAML {
			ds = unclosed(s.path, n+1, bytes.Count(text[:body], []byte("\n")))
		}
		return head{}, ds
	}
	t := &press.Translation{Release: s.id, Lang: s.lang, File: s.path}
	var markups []markup
	keys{m, t, r.Settings.Zone, r.Settings.Languages, r.Contact, &markups}.read()
	passages, values := front(t)
	title, summary := t.Title, t.Summary
	typography(t, r.Converters)
	return head{t, passages, values, markups, text, body, title, summary}, slices.Concat(m.Diagnostics(), lintRuby(s.path, text, body), lintTexts(s.path, text, body, m, t, markups), notFilledIn(s.path, text, body, m, markups))
}

func bodyFaults(t *press.Translation, text []byte, body int, doc markdown.Document) []diag.Diagnostic {
	if doc.Text {
		return nil
	}
	at := diag.NewSource(t.File, text).At(body)
	if doc.Empty && t.Image == nil {
		return []diag.Diagnostic{diag.New(diag.BodyEmpty, at, "there is no text after the front matter").
			WithHint("write the release's text")}
	}
	return []diag.Diagnostic{diag.New(diag.NoText, at, "the release holds nothing but pictures").
		WithHint("write what the pictures show: a release is read aloud, searched and translated")}
}
