package render

import (
	"cmp"
	"strings"

	"docsite/generator/press"
)

// made says to readers which part artificial intelligence has in a picture, by what its
// front matter says, else by its file; nothing where it has none.
func (b *builder) made(i press.Image, f *press.File) string {
	return b.byAI(cmp.Or(i.Source, f.Provenance.Source))
}

func (b *builder) byAI(s press.DigitalSource) string {
	if part := s.AI(); part != press.NoAI {
		return b.locale.MessageOr("picture.ai_"+string(part), "")
	}
	return ""
}

// imageObject describes a picture as schema.org does, with the properties that search
// engines read of pictures' rights.
type imageObject struct {
	Type      string   `json:"@type"`
	URL       string   `json:"contentUrl"`
	Credit    string   `json:"creditText,omitempty"`
	Creator   []author `json:"creator,omitempty"`
	Copyright string   `json:"copyrightNotice,omitempty"`
	License   string   `json:"license,omitempty"`
	Acquire   string   `json:"acquireLicensePage,omitempty"`
	Source    string   `json:"digitalSourceType,omitempty"`
}

// author is who made a picture: a person or an office, which its file does not say.
type author struct {
	Type string `json:"@type"`
	Name string `json:"name"`
}

// leadImage describes a translation's lead picture: its address alone where there is no more
// to say, and nil where it has none. What the page says counts before what the file does.
func (b *builder) leadImage(r *press.Release, t *press.Translation) any {
	f := b.leadFile(r, t)
	if f == nil {
		return nil
	}
	p := &f.Provenance
	o := imageObject{
		Type: "ImageObject", URL: b.widest(f), Credit: cmp.Or(t.Image.Credit, p.Credit, strings.Join(p.Creators, ", ")),
		Copyright: p.Rights, License: p.License, Acquire: p.Licensor,
	}
	if o.Copyright == "" {
		o.Copyright = t.Image.Rights
	}
	for _, name := range p.Creators {
		o.Creator = append(o.Creator, author{"Person", name})
	}
	if s := cmp.Or(t.Image.Source, p.Source); s != "" {
		o.Source = s.SchemaOrg()
	}
	if o.Credit == "" && o.Copyright == "" && o.License == "" && o.Acquire == "" && o.Source == "" {
		return o.URL
	}
	return o
}
