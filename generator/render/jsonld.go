package render

import (
	"encoding/json"

	"docsite/generator/press"
)

// The types and properties of schema.org that describe a release.
type (
	article struct {
		Context       string         `json:"@context"`
		Type          string         `json:"@type"`
		ID            string         `json:"@id"`
		URL           string         `json:"url"`
		Headline      string         `json:"headline"`
		Description   string         `json:"description,omitempty"`
		InLanguage    string         `json:"inLanguage"`
		Published     string         `json:"datePublished"`
		Modified      string         `json:"dateModified"`
		Dateline      string         `json:"dateline,omitempty"`
		Section       string         `json:"articleSection,omitempty"`
		Identifier    string         `json:"identifier,omitempty"`
		Image         string         `json:"image,omitempty"`
		State         string         `json:"creativeWorkStatus,omitempty"`
		Keywords      []string       `json:"keywords,omitempty"`
		Author        []organization `json:"author,omitempty"`
		Publisher     organization   `json:"publisher"`
		About         []country      `json:"about,omitempty"`
		Translations  []work         `json:"workTranslation,omitempty"`
		TranslationOf *work          `json:"translationOfWork,omitempty"`
	}
	organization struct {
		Type string `json:"@type"`
		Name string `json:"name"`
		URL  string `json:"url,omitempty"`
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

// jsonLD describes a release for machines. The original names its
// translations, a translation its original.
func (b *builder) jsonLD(r *press.Release, t *press.Translation, v *View) ([]byte, error) {
	modified := r.Modified(t)
	a := article{
		Context: "https://schema.org", Type: "NewsArticle", ID: v.Canonical, URL: v.Canonical,
		Headline: t.Title, Description: v.Description, InLanguage: t.Lang,
		Published: machine(r.Date.In(b.plan.Site.Zone), r.DateOnly),
		Modified:  machine(modified.In(b.plan.Site.Zone), r.DateOnly || !modified.Equal(r.Date)),
		Dateline:  t.Place, Section: v.Release.Type.Text, Identifier: r.Reference,
	}
	publisher := b.publisher()
	a.Publisher = organization{"GovernmentOrganization", publisher.name, publisher.url}
	for _, id := range r.Ministries {
		m := b.plan.Site.Ministries[id]
		name, _ := b.text(m.Name)
		a.Author = append(a.Author, organization{"GovernmentOrganization", name, m.URL})
	}
	for _, link := range v.Release.Topics {
		a.Keywords = append(a.Keywords, link.Text)
	}
	for _, link := range v.Release.Countries {
		a.About = append(a.About, country{"Country", link.Text})
	}
	a.Image = b.leadPicture(r, t)
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
	return json.Marshal(a) // which escapes what would end a script
}
