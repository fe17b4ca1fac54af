package render

import (
	"strings"

	"docsite/generator/press"
)

// The types and properties of schema.org that describe a release.
type (
	article struct {
		Context       string              `json:"@context"`
		Type          string              `json:"@type"`
		ID            string              `json:"@id"`
		URL           string              `json:"url"`
		Headline      string              `json:"headline"`
		Description   string              `json:"description,omitempty"`
		InLanguage    string              `json:"inLanguage"`
		Published     string              `json:"datePublished"`
		Modified      string              `json:"dateModified"`
		Dateline      string              `json:"dateline,omitempty"`
		Section       string              `json:"articleSection,omitempty"`
		Identifier    string              `json:"identifier,omitempty"`
		Image         any                 `json:"image,omitempty"` // a whole address, or an imageObject
		State         string              `json:"creativeWorkStatus,omitempty"`
		Keywords      []string            `json:"keywords,omitempty"`
		Author        []organization      `json:"author,omitempty"`
		Publisher     organization        `json:"publisher"`
		About         []country           `json:"about,omitempty"`
		Mentions      []person            `json:"mentions,omitempty"`
		Corrections   []correctionComment `json:"correction,omitempty"`
		Translations  []work              `json:"workTranslation,omitempty"`
		TranslationOf *work               `json:"translationOfWork,omitempty"`
	}
	correctionComment struct {
		Type      string `json:"@type"`
		Text      string `json:"text"`
		Published string `json:"datePublished"`
	}
	organization struct {
		Type string `json:"@type"`
		Name string `json:"name"`
		URL  string `json:"url,omitempty"`
		Logo string `json:"logo,omitempty"`
	}
	country struct {
		Type string `json:"@type"`
		Name string `json:"name"`
	}
	work struct {
		Type       string `json:"@type"`
		ID         string `json:"@id"`
		InLanguage string `json:"inLanguage"`
	}
)

// The types of schema.org that describe a newsroom and the way to a page.
type (
	website struct {
		Context    string       `json:"@context"`
		Type       string       `json:"@type"`
		ID         string       `json:"@id"`
		URL        string       `json:"url"`
		Name       string       `json:"name"`
		InLanguage string       `json:"inLanguage"`
		Publisher  organization `json:"publisher"`
	}
	trail struct {
		Context string `json:"@context"`
		Type    string `json:"@type"`
		Items   []step `json:"itemListElement"`
	}
	step struct {
		Type     string `json:"@type"`
		Position int    `json:"position"`
		Name     string `json:"name"`
		Item     string `json:"item,omitempty"`
	}
)

// website describes the newsroom on its home in a language.
func (b *builder) website(v *View) website {
	publisher := b.publisher()
	of := organization{Type: "GovernmentOrganization", Name: publisher.name, URL: publisher.url}
	if logo := b.plan.Brand.Light; logo != nil {
		of.Logo = b.plan.URL(b.plan.Asset(logo.Asset))
	}
	return website{"https://schema.org", "WebSite", v.Canonical, v.Canonical, v.Site.Title, v.Lang, of}
}

// trail describes the way to a page. The last step is the page itself, whose address
// need not be said.
func (b *builder) trail(v *View) trail {
	t := trail{Context: "https://schema.org", Type: "BreadcrumbList"}
	origin := strings.TrimSuffix(b.plan.URL(b.page), b.plan.Href(b.page))
	for i, link := range v.Path {
		s := step{Type: "ListItem", Position: i + 1, Name: link.Text}
		if link.Href != "" {
			s.Item = origin + link.Href
		}
		t.Items = append(t.Items, s)
	}
	return t
}

// article describes a release for machines. The original names its
// translations, a translation its original.
func (b *builder) article(r *press.Release, t *press.Translation, v *View) article {
	modified := r.Modified(t)
	a := article{
		Context: "https://schema.org", Type: "NewsArticle", ID: v.Canonical, URL: v.Canonical,
		Headline: t.Title, Description: v.Description, InLanguage: t.Lang,
		Published: machine(r.Date.In(b.plan.Site.Zone), r.DateOnly),
		Modified:  machine(modified.In(b.plan.Site.Zone), r.DateOnly || !modified.Equal(r.Date)),
		Dateline:  t.Place, Section: v.Release.Type.Text, Identifier: r.Reference,
	}
	publisher := b.publisher()
	a.Publisher = organization{Type: "GovernmentOrganization", Name: publisher.name, URL: publisher.url}
	for _, id := range r.Ministries {
		m := b.plan.Site.Ministries[id]
		name, _ := b.text(m.Name)
		a.Author = append(a.Author, organization{Type: "GovernmentOrganization", Name: name, URL: m.URL})
	}
	for _, link := range v.Release.Topics {
		a.Keywords = append(a.Keywords, link.Text)
	}
	for _, link := range v.Release.Countries {
		a.About = append(a.About, country{"Country", link.Text})
	}
	a.Mentions = b.speakers(r, t)
	a.Image = b.leadImage(r, t)
	for _, c := range t.Changes {
		if c.Kind == press.Correction {
			a.Corrections = append(a.Corrections, correctionComment{"CorrectionComment", passages(c, b.locale), b.day(c.Date, true).Machine})
		}
	}
	if r.Withdrawn != nil {
		a.State = "Withdrawn"
	}
	if t != r.Original {
		a.TranslationOf = &work{"NewsArticle", b.plan.URL(b.plan.Release(r.Original)), r.Original.Lang}
	} else {
		for _, other := range r.Translations {
			if other != t {
				a.Translations = append(a.Translations, work{"NewsArticle", b.plan.URL(b.plan.Release(other)), other.Lang})
			}
		}
	}
	return a
}
