package edit

import (
	"bytes"
	"fmt"
	"io/fs"
	"regexp"
	"strings"
	"time"

	"docsite/generator/charset"
	"docsite/generator/layout"
	"docsite/generator/markdown"
	"docsite/generator/press"
	"docsite/generator/read"
	"docsite/generator/revision"
)

// Translation returns the file of a release's translation into a language that it
// does not have, made from the text in the language from, or from its original
// where that is empty. The front matter's texts stand above empty keys. Those of
// the body stand in remarks above the place for their translation, or, with text,
// as they are, to be written over.
func (s *Scaffolder) Translation(r *press.Release, lang, from string, text bool) (File, error) {
	lang, err := s.Language(lang)
	if err != nil {
		return File{}, err
	}
	if t := r.In(lang); t != nil {
		return File{}, &TakenError{[]string{t.File}}
	}
	source := r.Original
	if from != "" {
		if from, err = s.Language(from); err != nil {
			return File{}, err
		}
		if source = r.In(from); source == nil {
			return File{}, fmt.Errorf("%s has no text in “%s” to translate from; its original is “%s”", r.ID, from, r.Original.Lang)
		}
	}
	body, err := s.body(source)
	if err != nil {
		return File{}, err
	}
	w, err := wordsOf(lang)
	if err != nil {
		return File{}, err
	}
	f := front{lang: source.Lang, zone: s.Settings.Zone}
	f.WriteString("---\n" + comment("", w["guide.translate"]))
	if err := s.advise(&f, source, lang, w); err != nil {
		return File{}, err
	}
	f.translation(source, w)
	f.WriteString("---\n\n")
	if text {
		f.Write(bytes.Trim(body, "\n"))
		f.WriteString("\n")
	} else {
		f.body(body, w)
	}
	return File{layout.File(r.ID, lang), append(bytes.TrimRight(f.Bytes(), "\n"), '\n')}, nil
}

// advise writes the terms of the glossary that a text has, with what to write for each.
func (s *Scaffolder) advise(f *front, source *press.Translation, lang string, w words) error {
	if s.Glossary == nil {
		return nil
	}
	raw, err := fs.ReadFile(s.folder, source.File)
	if err != nil {
		return fmt.Errorf("read the text to translate: %w", err)
	}
	reader := read.Reader{Settings: s.Settings, Converters: map[string]*markdown.Converter{source.Lang: markdown.New(markdown.Options{Own: s.Settings.BaseURL})}}
	passages, _ := reader.Passages(source.File, raw)
	var parts []string
	for _, p := range passages {
		parts = append(parts, p.Text)
	}
	for n, a := range s.Glossary.Advise(source.Lang, lang, parts) {
		if n == 0 {
			f.WriteString(comment("", w["guide.terms"]))
		}
		var said []string
		if len(a.Use) > 0 {
			said = append(said, strings.Join(a.Use, ", "))
		}
		if len(a.May) > 0 {
			said = append(said, w.with("guide.may", "{terms}", strings.Join(a.May, ", ")))
		}
		if len(a.Not) > 0 {
			said = append(said, w.with("guide.not", "{terms}", strings.Join(a.Not, ", ")))
		}
		line := a.Source
		if said != nil {
			line += " → " + strings.Join(said, "; ")
		}
		if a.Note != "" {
			line += " (" + a.Note + ")"
		}
		f.WriteString("#   " + line + "\n")
	}
	return nil
}

// body returns the Markdown of a translation's file.
func (s *Scaffolder) body(t *press.Translation) ([]byte, error) {
	raw, err := fs.ReadFile(s.folder, t.File)
	if err != nil {
		return nil, fmt.Errorf("read the text to translate: %w", err)
	}
	text, ds := charset.Clean(t.File, raw)
	if ds != nil {
		return nil, fmt.Errorf("%s: %s", ds[0].Pos, ds[0].Message)
	}
	_, rest, _ := bytes.Cut(text, []byte("\n")) // the first fence
	for line := range bytes.Lines(rest) {
		rest = rest[len(line):]
		if bytes.Equal(bytes.TrimRight(line, " \t\n"), []byte("---")) {
			break
		}
	}
	return rest, nil
}

// front writes the front matter and the body of a translation.
type front struct {
	bytes.Buffer
	lang string // of what is translated
	zone *time.Location
}

// translated writes a key for the translation of a text; nothing of no text.
// empty is what stands there until then: "" for a key that may stay empty, or
// what the checks tell of.
func (f *front) translated(indent, key, text, empty string) {
	if text != "" {
		f.WriteString(comment(indent, f.lang+": "+text))
		f.WriteString(strings.TrimRight(indent+key+": "+empty, " ") + "\n")
	}
}

// kept writes a key that is the same in every language; nothing of no text.
func (f *front) kept(indent, key, text string) {
	if text != "" {
		f.WriteString(indent + key + ": " + Scalar(text) + "\n")
	}
}

// unwritten is a text that is still to be written. The checks tell of it.
const unwritten = `""`

func (f *front) translation(t *press.Translation, w words) {
	f.translated("", "title", t.Title, unwritten)
	f.translated("", "summary", t.Summary, "")
	f.translated("", "place", t.Place, unwritten)
	if i := t.Image; i != nil {
		f.WriteString("image:\n")
		f.kept("  ", "file", i.File)
		f.translated("  ", "alt", i.Alt, unwritten)
		f.translated("  ", "caption", i.Caption, "")
		f.kept("  ", "credit", i.Credit)
		f.kept("  ", "digital_source", string(i.Source))
	}
	f.attachments(t)
	for n, c := range t.Contacts {
		if n == 0 {
			f.WriteString("contacts:\n")
		}
		f.item(func() {
			f.kept("    ", "tel", c.Tel)
			f.kept("    ", "fax", c.Fax)
			f.kept("    ", "email", c.Email)
			f.kept("    ", "url", c.URL)
			f.kept("    ", "person", c.Person)
			f.translated("    ", "office", c.Office, "")
			if c.Person == "" { // whose name the register has
				f.translated("    ", "name", c.Name, "")
			}
		})
	}
	for n, c := range t.ChangeNotes() {
		if n == 0 {
			f.WriteString("changes:\n")
		}
		f.item(func() {
			if c.Kind != press.Update {
				f.kept("    ", "kind", string(c.Kind))
			}
			f.translated("    ", "note", c.Note, "")
			f.WriteString("    date: " + f.date(c.Date) + "\n")
		})
	}
	f.WriteString("source: " + t.Lang + "@" + t.Body.Digest[:revision.Digits] + "\n")
	f.WriteString(comment("", w["guide.status"]) + "# status: provisional\n")
}

// date writes a day, or a moment that is not the first of its day.
func (f *front) date(t time.Time) string {
	if t = t.In(f.zone); t.Equal(time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, f.zone)) {
		return t.Format(time.DateOnly)
	}
	return t.Format(time.RFC3339)
}

// item writes an item of a list, whose keys are indented by four.
func (f *front) item(write func()) {
	start := f.Len()
	if write(); f.Len() > start {
		f.Bytes()[start+2] = '-'
	}
}

// body writes the blocks of a text, each above the place of its translation.
func (f *front) body(text []byte, w words) {
	f.WriteString("<!-- " + w["guide.below"] + " -->\n")
	for _, b := range markdown.New(markdown.Options{}).Blocks(text, 0) {
		switch b.Kind {
		case markdown.Remark:
		case markdown.Kept:
			f.WriteString("\n" + string(b.Text))
		case markdown.Figure:
			f.quote(b.Text)
			f.WriteString("\n")
			for _, picture := range b.Pictures {
				f.WriteString("![](" + destination(string(picture)) + ")\n")
			}
		default:
			f.quote(b.Text)
		}
	}
}

// quote writes a text as a remark, which ends at the first -->.
func (f *front) quote(text []byte) {
	safe := strings.NewReplacer("-->", "--&gt;", "--!>", "--!&gt;").Replace(string(text))
	f.WriteString("\n<!-- " + f.lang + ":\n" + safe + "-->\n\n")
}

// destination writes an address, in which escapes stand as they were written,
// between the round brackets of Markdown.
func destination(address string) string {
	if address != "" && !strings.ContainsAny(address, " ()<>") {
		return address
	}
	return "<" + angle.ReplaceAllStringFunc(address, func(s string) string {
		if s[0] == '\\' {
			return s
		}
		return `\` + s
	}) + ">"
}

var angle = regexp.MustCompile(`\\.|[<>]`)
