package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"docsite/generator/align"
	"docsite/generator/bitext"
	"docsite/generator/press"
)

// factsFile is a file of the figures of a release. Facts are in the order of the original; a
// language that does not tell one is missing in told.
type factsFile struct {
	Release   string            `json:"release"`
	URL       string            `json:"url"`
	Original  string            `json:"original"`
	Languages map[string]string `json:"languages"` // to the address of the release in each
	Facts     []factEntry       `json:"facts"`
}

// factEntry is one fact. Value is the same in all languages: see [bitext.Value].
type factEntry struct {
	Kind  string                `json:"kind"`
	Value string                `json:"value"`
	Told  map[string]factInText `json:"told"`
}

// factInText is how a language tells a fact, and at which passage of its page beside another.
type factInText struct {
	Text string `json:"text"`
	URL  string `json:"url"`
}

// factsFile writes what a release tells in figures.
func (b *builder) factsFile(out *bytes.Buffer) error {
	c := b.page.Parallel()
	r, original := c.Release, c.First
	all, err := b.texts.Outlines(r)
	if err != nil {
		return fmt.Errorf("read the languages of %s side by side: %w", r.ID, err)
	}
	file := factsFile{Release: r.ID, URL: b.plan.URL(b.plan.Release(original)), Original: original.Lang, Languages: map[string]string{}, Facts: []factEntry{}}
	for _, t := range r.Translations {
		file.Languages[t.Lang] = b.plan.URL(b.plan.Release(t))
	}
	o := slices.Index(all.Languages, original.Lang)
	for _, p := range all.Texts[o].Places {
		file.Facts = append(file.Facts, factEntry{
			Kind: bitext.KindName(p.Kind), Value: p.Value,
			Told: map[string]factInText{original.Lang: b.factInText(r, original, p)},
		})
	}
	for _, t := range r.Translations {
		i := slices.Index(all.Languages, t.Lang)
		aligned, ok := all.Of(o, i)
		if !ok {
			continue
		}
		for _, f := range aligned.Facts {
			file.Facts[f.First].Told[t.Lang] = b.factInText(r, t, all.Texts[i].Places[f.Second])
		}
	}
	file.Facts = slices.DeleteFunc(file.Facts, func(f factEntry) bool { return f.Kind == bitext.KindName(align.PictureMention) })
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "\t")
	return e.Encode(file)
}

// factInText is a place in a text, on the first of its pages beside another language.
func (b *builder) factInText(r *press.Release, t *press.Translation, p bitext.Place) factInText {
	for _, other := range append([]*press.Translation{r.Original}, r.Translations...) {
		if page := b.plan.SideBySide(t, other); page != nil {
			return factInText{p.Text, fmt.Sprintf("%s#p%d", b.plan.URL(page), p.Passage)}
		}
	}
	return factInText{Text: p.Text}
}
