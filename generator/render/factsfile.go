package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

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
	places := all.Texts[o].Places
	told := make([]map[string]factInText, len(places))
	for n, p := range places {
		told[n] = map[string]factInText{original.Lang: b.factInText(r, original, p)}
	}
	for _, t := range r.Translations {
		i := slices.Index(all.Languages, t.Lang)
		aligned, _ := all.Of(o, i) // the original stands beside none
		for _, f := range aligned.Facts {
			told[f.First][t.Lang] = b.factInText(r, t, all.Texts[i].Places[f.Second])
		}
	}
	for n, p := range places {
		if b.tellable(p) && p.Kind != align.PictureMention {
			file.Facts = append(file.Facts, factEntry{Kind: bitext.KindName(p.Kind), Value: p.Value, Told: told[n]})
		}
	}
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "\t")
	return e.Encode(file)
}

// tellable reports whether readers may know that a fact is one: a body or a person of a register is none
// while the register has no entry that they see.
func (b *builder) tellable(p bitext.Place) bool {
	switch p.Kind {
	case align.PersonMention:
		return b.plan.Site.People[p.Value] != nil
	case align.MinistryMention:
		return !slices.ContainsFunc(strings.Fields(p.Value), func(id string) bool { return b.plan.Site.Ministries[id] == nil })
	}
	return true
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
