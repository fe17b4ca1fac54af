package render

import (
	"bytes"
	"encoding/json"
	"time"

	"docsite/generator/plan"
	"docsite/generator/press"
)

// The members of JSON Feed 1.1.
type (
	jsonFeed struct {
		Version  string       `json:"version"`
		Title    string       `json:"title"`
		HomePage string       `json:"home_page_url"`
		URL      string       `json:"feed_url"`
		Language string       `json:"language"`
		Authors  []jsonAuthor `json:"authors"`
		Hubs     []jsonHub    `json:"hubs,omitempty"`
		Items    []jsonItem   `json:"items"`
	}
	jsonHub struct {
		Type string `json:"type"`
		URL  string `json:"url"`
	}
	jsonAuthor struct {
		Name string `json:"name"`
		URL  string `json:"url,omitempty"`
	}
	jsonItem struct {
		ID        string       `json:"id"`
		URL       string       `json:"url"`
		Title     string       `json:"title"`
		Summary   string       `json:"summary,omitempty"`
		Text      string       `json:"content_text"`
		Image     string       `json:"image,omitempty"`
		Published string       `json:"date_published"`
		Modified  string       `json:"date_modified"`
		Language  string       `json:"language"`
		Authors   []jsonAuthor `json:"authors,omitempty"`
		Tags      []string     `json:"tags,omitempty"`
	}
)

func (b *builder) jsonFeed(out *bytes.Buffer) error {
	f, err := b.jsonHead()
	if err != nil {
		return err
	}
	for _, rel := range b.page.Listing().Releases {
		t := rel.Best(b.page.Lang)
		summary, err := b.feedSummary(rel, t)
		if err != nil {
			return err
		}
		f.Items = append(f.Items, b.jsonItem(rel, t, summary))
	}
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false) // in a file of its own < and & need no escape
	return e.Encode(f)
}

// jsonHead is what a feed says of itself.
func (b *builder) jsonHead() (jsonFeed, error) {
	title, err := b.feedTitle(b.page)
	author := b.publisher()
	f := jsonFeed{
		Version: "https://jsonfeed.org/version/1.1", Title: title, Language: b.page.Lang,
		HomePage: b.plan.URL(b.overview()), URL: b.plan.URL(b.page),
		Authors: []jsonAuthor{{author.name, author.url}}, Items: []jsonItem{},
	}
	if hub := b.plan.Site.Hub; hub != "" {
		f.Hubs = []jsonHub{{"WebSub", hub}}
	}
	return f, err
}

func (b *builder) jsonItem(r *press.Release, t *press.Translation, summary string) jsonItem {
	zone := b.plan.Site.Zone
	item := jsonItem{
		ID: b.id(r.ID, t.Lang), URL: b.plan.URL(b.plan.Release(t)), Title: plan.SharedTitle(r, t, b.plan.Locale(t.Lang)), Language: t.Lang, Summary: summary,
		Text:      summary, // an item must have content; the whole text is the page's
		Published: r.Date.In(zone).Format(time.RFC3339), Modified: r.Modified(t).In(zone).Format(time.RFC3339),
	}
	if picture := b.leadPicture(r, t); !isDrawing(picture) {
		item.Image = picture
	}
	for _, id := range r.Ministries {
		m := b.plan.Site.Ministries[id]
		name, _ := b.text(m.Name)
		item.Authors = append(item.Authors, jsonAuthor{name, m.URL})
	}
	for _, s := range subjects(r) {
		name, _ := b.name(s)
		item.Tags = append(item.Tags, name)
	}
	return item
}
