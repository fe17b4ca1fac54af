package read

import (
	"errors"
	"io/fs"

	"docsite/generator/charset"
	"docsite/generator/diag"
	"docsite/generator/fields"
	"docsite/generator/furigana"
	"docsite/generator/layout"
	"docsite/generator/markdown"
	"docsite/generator/press"
)

// Readings reads how a site's own words are read, by the words. There are none where it has no such
// file.
func Readings(site fs.FS) (map[string]string, []diag.Diagnostic, error) {
	raw, err := fs.ReadFile(site, layout.Readings)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil
	} else if err != nil {
		return nil, nil, err
	}
	text, ds := charset.Clean(layout.Readings, raw)
	if ds != nil {
		return nil, ds, nil
	}
	m, ds := fields.Parse(layout.Readings, text, 0)
	if m == nil {
		return nil, ds, nil
	}
	words := map[string]string{}
	for _, word := range m.Names() {
		read := m.Text(word.Value)
		switch {
		case read.Set && furigana.Usable(word.Value, read.Value):
			words[word.Value] = read.Value
		case read.Set:
			m.Report(diag.New(diag.BadReading, read.At, "“%s” cannot be the reading of “%s”", read.Value, word.Value).
				WithHint("write a word with kanji, and its whole reading in hiragana: 取り組み: とりくみ"))
		default:
			if _, set := m.KeyAt(word.Value); !set {
				m.Report(diag.New(diag.BadReading, word.At, "“%s” has no reading", word.Value).
					WithHint("write its reading in hiragana, or delete the line"))
			}
		}
	}
	m.Done("the file of readings")
	return words, m.Diagnostics(), nil
}

// readTitle gives title and summary the readings of their characters, in a language that writes them.
func readTitle(c *markdown.Converter, t *press.Translation, h head) (ds []diag.Diagnostic) {
	written := markdown.WrittenReadings(h.text)
	for _, text := range []struct {
		key, plain string
		into       *press.Markup
	}{{"title", h.title, &t.TitleRead}, {"summary", h.summary, &t.SummaryRead}} {
		html, unread := c.Annotated(text.plain, written)
		*text.into = press.Markup(html)
		for _, word := range unread {
			ds = append(ds, markdown.Unread(t.At(text.key), word))
		}
	}
	return ds
}
