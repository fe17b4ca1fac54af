package read

import (
	"strconv"

	"docsite/generator/layout"
	"docsite/generator/locale"
	"docsite/generator/markdown"
	"docsite/generator/press"
)

// Passages reads the passages of a translation that its file held, at the path
// releases/<year>/<name>/<lang>.md that it has or had; false where it is none.
func (r Reader) Passages(file string, content []byte) ([]press.Passage, bool) {
	reading, ok := r.File(file, content)
	return reading.Passages, ok
}

// File reads a file of a release as it is or was, from its path in the site's folder;
// false for what cannot be read as a translation.
func (r Reader) File(file string, content []byte) (Reading, bool) {
	id, name := layout.TranslationOf(file)
	lang, err := locale.Canonical(name)
	if err != nil || r.Converters[lang] == nil {
		return Reading{}, false
	}
	reading, _ := r.read(source{file, id, lang, content})
	return reading, reading.Translation != nil
}

// Text reads a translation that its file held, as [Reader.Passages] does.
func (r Reader) Text(file string, content []byte) (*press.Translation, bool) {
	id, name := layout.TranslationOf(file)
	lang, err := locale.Canonical(name)
	if err != nil || r.Converters[lang] == nil {
		return nil, false
	}
	reading, _ := r.read(source{file, id, lang, content})
	return reading.Translation, reading.Translation != nil
}

// front returns the passages of a front matter: what of it is translated, and the value that
// each is of. It must be called before the texts are set.
func front(t *press.Translation) (list []press.Passage, values []Value) {
	add := func(kind press.PassageKind, key, within, text string, refs ...press.Ref) {
		if text != "" || len(refs) > 0 {
			list = append(list, press.Passage{Kind: kind, Text: markdown.WithoutReadings(text), At: t.At(key), Refs: refs})
			values = append(values, Value{key + within, text})
		}
	}
	add(press.TitlePassage, "title", "", t.Title)
	add(press.SummaryPassage, "summary", "", t.Summary)
	add(press.PlacePassage, "place", "", t.Place)
	picture := func(key, at string, i press.Image) {
		add(press.ImagePassage, key, at+".alt", i.Alt, press.Ref{Kind: press.Picture, Dest: i.File})
		add(press.ImagePassage, key, at+".caption", i.Caption)
		add(press.ImagePassage, key, at+".credit", i.Credit)
		add(press.ImagePassage, key, at+".rights", i.Rights)
	}
	if i := t.Image; i != nil {
		picture("image", "", *i)
	}
	for n, i := range t.Gallery {
		picture("gallery", index(n), i)
	}
	if t.Video != nil {
		add(press.AttachmentPassage, "video", ".title", t.Video.Title, press.Ref{Kind: press.Hyperlink, Dest: t.Video.File})
	}
	if t.Audio != nil {
		add(press.AttachmentPassage, "audio", ".title", t.Audio.Title, press.Ref{Kind: press.Hyperlink, Dest: t.Audio.File})
	}
	for n, a := range t.Attachments {
		dest := a.File + a.URL
		if len(a.Files) > 0 { // those of other languages are no matter of this text
			dest = a.Version(t.Lang).File
		}
		add(press.AttachmentPassage, "attachments", index(n)+".title", a.Title, press.Ref{Kind: press.Hyperlink, Dest: dest})
		list[len(list)-1].At = a.At
	}
	for n, c := range t.Changes {
		if c.Kind != press.Minor { // of which readers are not told
			add(press.ChangePassage, "changes", index(n)+".note", c.Note)
		}
	}
	return list, values
}

func index(n int) string { return "[" + strconv.Itoa(n) + "]" }
