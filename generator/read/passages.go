package read

import (
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

// front returns the passages of a front matter: what of it is translated. It
// must be called before the texts are set.
func front(t *press.Translation) []press.Passage {
	var list []press.Passage
	add := func(kind press.PassageKind, key, text string, refs ...press.Ref) {
		if text != "" || len(refs) > 0 {
			list = append(list, press.Passage{Kind: kind, Text: markdown.WithoutReadings(text), At: t.At(key), Refs: refs})
		}
	}
	add(press.TitlePassage, "title", t.Title)
	add(press.SummaryPassage, "summary", t.Summary)
	add(press.PlacePassage, "place", t.Place)
	if i := t.Image; i != nil {
		add(press.ImagePassage, "image", i.Alt, press.Ref{Kind: press.Picture, Dest: i.File})
		add(press.ImagePassage, "image", i.Caption)
		add(press.ImagePassage, "image", i.Credit)
		add(press.ImagePassage, "image", i.Rights)
	}
	for _, i := range t.Gallery {
		for n, text := range []string{i.Alt, i.Caption, i.Credit, i.Rights} {
			if n == 0 {
				add(press.ImagePassage, "gallery", text, press.Ref{Kind: press.Picture, Dest: i.File})
			} else {
				add(press.ImagePassage, "gallery", text)
			}
		}
	}
	if t.Video != nil {
		add(press.AttachmentPassage, "video", t.Video.Title, press.Ref{Kind: press.Hyperlink, Dest: t.Video.File})
	}
	if t.Audio != nil {
		add(press.AttachmentPassage, "audio", t.Audio.Title, press.Ref{Kind: press.Hyperlink, Dest: t.Audio.File})
	}
	for _, a := range t.Attachments {
		add(press.AttachmentPassage, "attachments", a.Title, press.Ref{Kind: press.Hyperlink, Dest: a.File + a.URL})
		list[len(list)-1].At = a.At
	}
	for _, c := range t.ChangeNotes() {
		add(press.ChangePassage, "changes", c.Note)
	}
	return list
}
