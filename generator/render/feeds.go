package render

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"net/url"
	"time"

	"docsite/generator/plan"
	"docsite/generator/press"
)

// feeds fills a page's links to its feeds. subject is empty for the site.
func (b *builder) feeds(v *View, l *plan.Listing, subject string) error {
	for _, page := range l.Feeds {
		title, err := b.feedTitle(page)
		if err != nil {
			return err
		}
		link := FeedLink{"application/atom+xml", title, b.locale.Named("page.feed_atom", ""), b.plan.Href(page)}
		if page.Kind == plan.JSONFeed {
			link.Type, link.Text = "application/feed+json", b.locale.Named("page.feed_json", "")
		}
		v.Feeds = append(v.Feeds, link)
	}
	return nil
}

func (b *builder) feedTitle(page *plan.Page) (string, error) {
	site, _ := b.text(b.plan.Site.Title)
	if page.List.Subject.ID == "" {
		return site, nil
	}
	name, _ := b.name(page.List.Subject)
	return b.locale.T("page.feed_title", "Subject", name, "Site", site)
}

// The elements of RFC 4287 that a newsroom needs.
type (
	atomFeed struct {
		XMLName xml.Name   `xml:"http://www.w3.org/2005/Atom feed"`
		Lang    string     `xml:"xml:lang,attr"`
		Title   string     `xml:"title"`
		ID      string     `xml:"id"`
		Updated string     `xml:"updated"`
		Links   []atomLink `xml:"link"`
		Author  atomPerson `xml:"author"`
		Entries []byte     `xml:",innerxml"`
	}
	atomEntry struct {
		XMLName    xml.Name       `xml:"entry"`
		Lang       string         `xml:"xml:lang,attr"`
		Title      string         `xml:"title"`
		ID         string         `xml:"id"`
		Updated    string         `xml:"updated"`
		Published  string         `xml:"published"`
		Links      []atomLink     `xml:"link"`
		Authors    []atomPerson   `xml:"author"`
		Categories []atomCategory `xml:"category"`
		Summary    string         `xml:"summary,omitempty"`
	}
	atomLink struct {
		Rel      string `xml:"rel,attr"`
		Type     string `xml:"type,attr,omitempty"`
		HrefLang string `xml:"hreflang,attr,omitempty"`
		Href     string `xml:"href,attr"`
	}
	atomPerson struct {
		Name string `xml:"name"`
		URI  string `xml:"uri,omitempty"`
	}
	atomCategory struct {
		Term  string `xml:"term,attr"`
		Label string `xml:"label,attr"`
	}
)

type entryKey struct {
	release *press.Release
	lang    string
	kind    plan.Kind
}

// feedEntry returns a release as an entry of a kind of feed, made once.
func (b *builder) feedEntry(r *press.Release, make func(*press.Release, *press.Translation) ([]byte, error)) ([]byte, error) {
	key := entryKey{r, b.page.Lang, b.page.Kind}
	if made, ok := b.entries.Load(key); ok {
		return made.([]byte), nil
	}
	made, err := make(r, r.Best(b.page.Lang))
	if err == nil {
		b.entries.Store(key, made)
	}
	return made, err
}

// publisher is the site's, or the site itself.
func (b *builder) publisher() atomPerson {
	name, _ := b.text(b.plan.Site.Publisher.Name)
	if name == "" {
		name, _ = b.text(b.plan.Site.Title)
	}
	return atomPerson{name, b.plan.Site.Publisher.URL}
}

// id names a release in a language for ever, whatever its address becomes: a
// tag URI (RFC 4151) of the site's host, the release's year and its ID.
func (r *Renderer) id(rel *press.Release, lang string) string {
	return fmt.Sprintf("tag:%s,%s:%s", r.plan.Host(), rel.ID[:4], (&url.URL{Path: "releases/" + rel.ID + "/" + lang}).EscapedPath())
}

// updated is the last change of a list's releases; of an empty list, the
// beginning of time, since a feed must have one and the clock must not show.
func (b *builder) updated(releases []*press.Release) string {
	last := time.Unix(0, 0)
	for _, r := range releases {
		if m := r.Modified(r.Best(b.page.Lang)); m.After(last) {
			last = m
		}
	}
	return last.In(b.plan.Site.Zone).Format(time.RFC3339)
}

// overview is the page for people that a feed goes with.
func (b *builder) overview() *plan.Page {
	if b.page.List.Subject.ID == "" {
		return b.plan.Home(b.page.Lang)
	}
	return b.plan.List(b.page.Lang, b.page.List.Subject)
}

func (r *Renderer) atom(page *plan.Page) ([]byte, error) {
	b := &builder{r, r.sets[page.Lang], r.sets[page.Lang].locale, page}
	title, err := b.feedTitle(page)
	if err != nil {
		return nil, err
	}
	self := b.plan.URL(page)
	f := atomFeed{
		Lang: page.Lang, Title: title, ID: self, Updated: b.updated(page.List.Releases), Author: b.publisher(),
		Links: []atomLink{
			{Rel: "self", Type: "application/atom+xml", Href: self},
			{Rel: "alternate", Type: "text/html", HrefLang: page.Lang, Href: b.plan.URL(b.overview())},
		},
	}
	for _, rel := range page.List.Releases {
		entry, err := b.feedEntry(rel, b.atomEntry)
		if err != nil {
			return nil, err
		}
		f.Entries = append(append(f.Entries, '\n'), entry...)
	}
	text, err := xml.Marshal(f)
	if err != nil {
		return nil, err
	}
	return append([]byte(xml.Header), append(text, '\n')...), nil
}

func (b *builder) atomEntry(r *press.Release, t *press.Translation) ([]byte, error) {
	zone := b.plan.Site.Zone
	e := atomEntry{
		Lang: t.Lang, Title: t.Title, ID: b.id(r, t.Lang), Summary: b.summary(t),
		Updated: r.Modified(t).In(zone).Format(time.RFC3339), Published: r.Date.In(zone).Format(time.RFC3339),
	}
	for _, other := range r.Translations {
		link := atomLink{Rel: "alternate", Type: "text/html", HrefLang: other.Lang, Href: b.plan.URL(b.plan.Release(other))}
		if other == t { // the first is the one that readers follow
			e.Links = append([]atomLink{link}, e.Links...)
		} else {
			e.Links = append(e.Links, link)
		}
	}
	for _, id := range r.Ministries {
		m := b.plan.Site.Ministries[id]
		name, _ := b.text(m.Name)
		e.Authors = append(e.Authors, atomPerson{name, m.URL})
	}
	for _, s := range subjects(r) {
		name, _ := b.name(s)
		e.Categories = append(e.Categories, atomCategory{s.Shelf.Name() + "/" + s.ID, name})
	}
	return xml.Marshal(e)
}

// subjects are what a release is filed under, but for its ministries.
func subjects(r *press.Release) []plan.Subject {
	list := []plan.Subject{{Shelf: plan.Types, ID: r.Type}}
	for _, code := range r.Countries {
		list = append(list, plan.Subject{Shelf: plan.Countries, ID: code})
	}
	for _, topic := range r.Topics {
		list = append(list, plan.Subject{Shelf: plan.Topics, ID: topic})
	}
	return list
}

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
		Authors: []jsonAuthor{{author.Name, author.URI}}, Items: []json.RawMessage{},
	}
	for _, rel := range page.List.Releases {
		item, err := b.feedEntry(rel, b.jsonItem)
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
