package plan

import (
	"path"
	"slices"

	"docsite/generator/press"
	"docsite/generator/syndication"
)

// Twin is what a TwinFile tells to machines: a page, in a format.
type Twin struct {
	Of     *Page
	Format syndication.Format
}

// Twin returns what a TwinFile tells, or nil.
func (p *Page) Twin() *Twin { return contentOf[*Twin](p) }

// twinSchema is the asset that describes JSON twins.
const twinSchema = "twin.json"

// withSchema adds the schema of JSON twins to the assets, where the site has such twins.
func (p *Plan) withSchema(assets []Asset) []Asset {
	if !slices.Contains(p.Site.Twins, syndication.JSON{}.Name()) {
		return assets
	}
	assets = slices.DeleteFunc(slices.Clone(assets), func(a Asset) bool { return a.Name == twinSchema })
	return append(assets, Asset{Name: twinSchema, Content: syndication.Schema()})
}

// TwinSchema returns the page of the schema of JSON twins, or nil where the site has none.
func (p *Plan) TwinSchema() *Page { return p.assets[twinSchema] }

// addTwins plans the twins of releases and lists, beside their pages.
func (p *Plan) addTwins() {
	for _, format := range syndication.Formats {
		if !slices.Contains(p.Site.Twins, format.Name()) {
			continue
		}
		_, lists := format.(syndication.ListFormat)
		for _, page := range slices.Clone(p.Pages) {
			if page.Kind != Release && (page.Kind != List || !lists) {
				continue
			}
			p.twins[page] = append(p.twins[page], p.add(&Page{
				Path: path.Dir(page.Path) + "/" + format.File(), Kind: TwinFile, Lang: page.Lang, At: page.At, content: &Twin{page, format},
			}))
		}
	}
}

// Twins returns the twins of a page, in the order of formats.
func (p *Plan) Twins(page *Page) []*Page { return p.twins[page] }

// TwinIn returns the twin of a page in a format, or nil if there is none.
func (p *Plan) TwinIn(page *Page, format syndication.Format) *Page {
	for _, twin := range p.twins[page] {
		if twin.Twin().Format == format {
			return twin
		}
	}
	return nil
}

// addNewsSitemap plans the news sitemap: the pages of releases that were published in the last two days.
func (p *Plan) addNewsSitemap() {
	if !p.Site.NewsSitemap || p.Site.Preview {
		return
	}
	var news []*Page
	for _, r := range p.Site.Releases {
		if isNews(r) && r.Date.Add(syndication.NewsAge).After(p.Site.Now) {
			for _, t := range r.Translations {
				news = append(news, p.releases[t])
			}
		}
	}
	p.add(&Page{Path: newsSitemapPath, Kind: NewsSitemap, content: news[:min(syndication.NewsMax, len(news))]})
}

// isNews reports whether a release can stand in a news sitemap at all.
func isNews(r *press.Release) bool { return r.Withdrawn == nil }

const newsSitemapPath = "news-sitemap.xml"

// NewsSitemap returns the news sitemap, or nil if the site has none.
func (p *Plan) NewsSitemap() *Page { return p.Open(newsSitemapPath) }

// addGuide plans llms.txt.
func (p *Plan) addGuide() {
	if p.Site.LLMs && !p.Site.Preview {
		p.add(&Page{Path: "llms.txt", Kind: Guide})
	}
}
