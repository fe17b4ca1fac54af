package plan

import (
	"slices"
	"strings"

	"docsite/generator/diag"
	"docsite/generator/layout"
	"docsite/generator/press"
)

// Brand is what was made of the files that a site names as its own.
type Brand struct {
	Light, Dark *Sign            // the logo; nil where there is none
	Icons       []Sign           // for devices that keep the site on a screen; none where docsite's own stand
	Picture     *Sign            // for sharing, where a page has none
	Bodies      map[string]*Sign // the logos of ministries, by ID
	Fonts       map[string]Font  // of cards, by language of the site; none where there is none for it
	Theme       [2]string        // of a browser around a page, light and dark; empty for docsite's own
}

// Sign is a picture among the assets.
type Sign struct {
	Asset         string // its name below assets/
	Width, Height int    // pixels; 0 of a drawing that does not say
	MediaType     string // such as image/svg+xml
	Purpose       string // of an icon: maskable, or nothing
}

// Font is a font for cards.
type Font struct {
	Key   string              // a digest of all that decides about a card besides its texts
	Lacks func(c *Card) error // why a card cannot be set in it; nil if it can
	At    diag.Pos            // where the site names it
}

// MenuEntry is a line of the menu or of the footer. One of Page and URL is set.
type MenuEntry struct {
	Page *Page              // in the best language that it has
	Of   *press.Translation // of a page that is no release: which it is; nil of another
	Rest string             // behind the page's address: a query, a fragment, or both; empty for neither
	URL  string             // elsewhere
	Text press.Text         // what it is called; empty for the page's title
}

// Menu returns the lines behind the ways in on pages of a language.
func (p *Plan) Menu(lang string) []MenuEntry { return p.menus[lang][0] }

// Footer returns the lines of the footer of pages of a language.
func (p *Plan) Footer(lang string) []MenuEntry { return p.menus[lang][1] }

// shownAssets leaves out the logos of public bodies that issued no release of the site:
// that there is such a body may be news.
func (p *Plan) shownAssets(assets []Asset) []Asset {
	unseen := map[string]bool{}
	for _, logo := range p.Brand.Bodies {
		unseen[logo.Asset] = true
	}
	for _, r := range p.Site.Releases {
		for _, id := range r.Ministries {
			if logo := p.Brand.Bodies[id]; logo != nil {
				delete(unseen, logo.Asset)
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(assets), func(a Asset) bool { return unseen[a.Name] })
}

// addMenus finds the pages that menu and footer lead to, and tells of lines that lead
// nowhere.
func (p *Plan) addMenus() {
	brand := p.Site.Brand
	for i, l := range p.Locales {
		p.menus[l.Tag] = [2][]MenuEntry{
			p.entries(l.Tag, brand.Menu, i == 0),
			p.entries(l.Tag, brand.Footer, i == 0),
		}
	}
}

// entries are the lines of a language. Where told is set, those that lead nowhere are
// told.
func (p *Plan) entries(lang string, items []press.MenuItem, told bool) []MenuEntry {
	var list []MenuEntry
	nowhere := func(at diag.Pos, format string, args ...any) *diag.Diagnostic {
		d := diag.New(diag.MenuNowhere, at, format, args...)
		p.found = append(p.found, d)
		return &p.found[len(p.found)-1]
	}
	for _, item := range items {
		entry := MenuEntry{Text: item.Text}
		switch {
		case item.Page.Text != "":
			r := p.byID[layout.PageID(item.Page.Text)]
			if r == nil {
				if told {
					d := nowhere(item.Page.At, "there is no page “%s”", item.Page.Text)
					*d = d.WithHint("%s", diag.DidYouMean(item.Page.Text, p.pageNames(), "write it as releases/pages/"+item.Page.Text+"/"+lang+".md; a draft is no page"))
				}
				continue
			}
			entry.Of = r.Best(lang)
			entry.Page = p.releases[entry.Of]
		case strings.HasPrefix(item.URL.Text, "/"):
			address := item.URL.Text
			if i := strings.IndexAny(address, "?#"); i >= 0 {
				address, entry.Rest = address[:i], address[i:]
			}
			if entry.Page = p.Lookup(address); entry.Page == nil {
				if told {
					d := nowhere(item.URL.At, "this site has no page “%s”", item.URL.Text)
					*d = d.WithHint("write the path of a page from the site's root, as in /%s/countries/", folder(lang))
				}
				continue
			}
		default:
			entry.URL = item.URL.Text
		}
		list = append(list, entry)
	}
	return list
}

// pageNames are the names of the site's pages that are no releases.
func (p *Plan) pageNames() []string {
	var names []string
	for _, r := range p.Site.Pages {
		names = append(names, layout.Name(r.ID))
	}
	return names
}
