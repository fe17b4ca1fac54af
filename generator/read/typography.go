package read

import (
	"path"

	"docsite/generator/markdown"
	"docsite/generator/press"
)

// typography sets the plain texts of a translation as its language does, once,
// so that pages, lists and feeds say the same. Alternative texts are
// attributes, and stay as they are written, but for readings.
func typography(t *press.Translation, converters map[string]*markdown.Converter) {
	own := converters[t.Lang]
	set := func(texts ...*string) {
		for _, text := range texts {
			*text = own.Text(*text)
		}
	}
	set(&t.Title, &t.Summary, &t.Place)
	image := func(i *press.Image) {
		set(&i.Caption, &i.Credit, &i.Rights)
		i.Alt = markdown.WithoutReadings(i.Alt)
	}
	if t.Image != nil {
		image(t.Image)
	}
	for i := range t.Gallery {
		image(&t.Gallery[i])
	}
	for _, r := range []*press.Recording{t.Video, t.Audio} {
		if r != nil {
			set(&r.Title)
		}
	}
	for i := range t.Attachments {
		if a := &t.Attachments[i]; a.Title != a.URL && a.Title != path.Base(a.File) {
			set(&a.Title)
		}
	}
	for i := range t.Contacts {
		set(&t.Contacts[i].Office, &t.Contacts[i].Name)
	}
	for i := range t.Changes {
		set(&t.Changes[i].Note, &t.Changes[i].Was, &t.Changes[i].Now)
	}
	if t.Withdrawn != nil {
		Typography(t.Withdrawn.Reason, converters)
	}
	if t.Gone != nil {
		Typography(t.Gone.Reason, converters)
	}
	if t.EventTime != nil {
		Typography(t.EventTime.Place, converters)
	}
}

// Typography sets a text in each of its languages that the site has.
func Typography(text press.Text, converters map[string]*markdown.Converter) {
	for lang, s := range text {
		if c := converters[lang]; c != nil {
			text[lang] = c.Text(s)
		}
	}
}
