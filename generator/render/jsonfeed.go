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
		Version  string            `json:"version"`
		Title    string            `json:"title"`
		HomePage string            `json:"home_page_url"`
		URL      string            `json:"feed_url"`
		Language string            `json:"language"`
		Authors  []jsonAuthor      `json:"authors"`
		Items    []json.RawMessage `json:"items"`
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
		Published string       `json:"date_published"`
		Modified  string       `json:"date_modified"`
		Language  string       `json:"language"`
		Authors   []jsonAuthor `json:"authors,omitempty"`
		Tags      []string     `json:"tags,omitempty"`
	}
)

func (r *Renderer) jsonFeed(page *plan.Page) ([]byte, error) {
	b := &builder{r, r.sets[page.Lang], r.sets[page.Lang].locale, page}
	title, err := b.feedTitle(page)
	if err != nil {
		return nil, err
	}
	author := b.publisher()
	f := jsonFeed{
		Version: "https://jsonfeed.org/version/1.1", Title: title, Language: page.Lang,
		HomePage: b.plan.URL(b.overview()), URL: b.plan.URL(page),
		Authors: []jsonAuthor{{author.name, author.url}}, Items: []json.RawMessage{},
	}
	for _, rel := range page.List.Releases {
		item, err := b.jsonItem(rel, rel.Best(page.Lang))
		if err != nil {
			return nil, err
		}
		f.Items = append(f.Items, item)
	}
	return plainJSON(f)
}

func (b *builder) jsonItem(r *press.Release, t *press.Translation) ([]byte, error) {
	zone := b.plan.Site.Zone
	summary := b.summary(t)
	item := jsonItem{
		ID: b.id(r, t.Lang), URL: b.plan.URL(b.plan.Release(t)), Title: t.Title, Language: t.Lang, Summary: summary,
		Text:      summary, // an item must have content; the whole text is the page's
		Published: r.Date.In(zone).Format(time.RFC3339), Modified: r.Modified(t).In(zone).Format(time.RFC3339),
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
	return plainJSON(item)
}

// plainJSON writes JSON for a file of its own, where < and & need no escape.
func plainJSON(v any) ([]byte, error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return out.Bytes(), err
}
