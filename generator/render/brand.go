package render

import (
	"fmt"
	"html/template"
	"strings"

	"docsite/generator/plan"
)

// LogoView is the sign of the newsroom, beside its name.
type LogoView struct {
	Light        SignView  // on a light ground, and on a light plate where there is no other
	Dark         *SignView // on a dark ground
	Alt, AltLang string    // what a screen reader says of it; empty where the name beside it says the same
}

// SignView is a picture of the newsroom's own; width and height in pixels, 0 of a
// drawing that does not say.
type SignView struct {
	Href          string
	Width, Height int
}

// ThemeView is the colours of a browser around the page.
type ThemeView struct{ Light, Dark string }

// IconView is a link to an icon (HTML, “link type icon”).
type IconView struct{ Rel, Href, Type, Sizes string }

// brand fills in what the newsroom looks like, and the end of its pages.
func (b *builder) brand(v *View) {
	of := b.plan.Brand
	v.Site.Theme = ThemeView{"#ffffff", "#12161b"} // --page of site.css
	if of.Theme[0] != "" {
		v.Site.Theme = ThemeView{of.Theme[0], of.Theme[1]}
	}
	v.Site.Icons = b.icons()
	if of.Light != nil {
		logo := &LogoView{Light: b.sign(of.Light)}
		if of.Dark != nil {
			dark := b.sign(of.Dark)
			logo.Dark = &dark
		}
		if alt, lang := b.text(b.plan.Site.Brand.Logo.Alt); alt != v.Site.Title {
			logo.Alt, logo.AltLang = alt, lang
		}
		v.Site.Logo = logo
	}
	for _, entry := range b.plan.Footer(b.page.Lang) {
		v.Site.Footer = append(v.Site.Footer, b.menuLink(entry))
	}
	if page := b.plan.Corrections(b.page.Lang); page != nil && page != b.page {
		v.Site.Footer = append(v.Site.Footer, b.link(page, b.locale.MessageOr("corrections.title", "")))
	}
	if page := b.plan.Upcoming(b.page.Lang); page != nil && page != b.page {
		v.Site.Footer = append(v.Site.Footer, b.link(page, b.locale.MessageOr("upcoming.title", "")))
	}
	for _, account := range b.plan.Site.Brand.Social {
		v.Site.Social = append(v.Site.Social, Link{
			Href: account.URL, Text: account.Name, External: b.external(account.URL), Rel: "me",
		})
	}
}

func (b *builder) sign(s *plan.Sign) SignView {
	return SignView{b.plan.Href(b.plan.Asset(s.Asset)), s.Width, s.Height}
}

// touchIcon is the width, in pixels, of the icon of a telephone's first screen that is
// asked for by name.
const touchIcon = 180

// icons are those that a page names: the first, and the one for the first screen of a
// telephone.
func (b *builder) icons() []IconView {
	var found []IconView
	first := true
	for _, icon := range b.icon() {
		href := b.plan.Href(b.plan.Asset(icon.Asset))
		switch {
		case isTouchIcon(icon):
			found = append(found, IconView{Rel: "apple-touch-icon", Href: href})
		case first:
			found = append(found, IconView{Rel: "icon", Href: href, Type: icon.MediaType, Sizes: sizes(icon)})
			first = false
		}
	}
	return found
}

const drawing = "image/svg+xml"

// isTouchIcon reports whether an icon is the one for a telephone's first screen, which
// takes no drawing, however wide that says it is.
func isTouchIcon(icon plan.Sign) bool { return icon.Width == touchIcon && icon.MediaType != drawing }

// sizes writes the size of an icon (HTML, “link type icon”).
func sizes(icon plan.Sign) string {
	if icon.MediaType == drawing {
		return "any"
	}
	return fmt.Sprintf("%dx%d", icon.Width, icon.Height)
}

// menu leads to every shelf that the language has, and to what the site's settings
// name behind them. There are about as many menus as shelves, so each is made once.
func (b *builder) menu(v *View) error {
	if b.page.Kind == plan.Chooser {
		return nil // it is for every language
	}
	key := menuKey{b.page.Lang, b.place()}
	if made, ok := b.menus.Load(key); ok {
		v.Menu = made.(template.HTML)
		return nil
	}
	var links []Link
	for _, k := range plan.Shelves {
		if page, text := b.shelf(k); page != nil {
			links = append(links, Link{Href: b.plan.Href(page), Text: text, Current: page == key.place})
		}
	}
	for _, entry := range b.plan.Menu(b.page.Lang) {
		link := b.menuLink(entry)
		link.Current = entry.Page != nil && entry.Page == key.place && entry.Rest == ""
		links = append(links, link)
	}
	var out strings.Builder
	if err := b.set.menu.Execute(&out, links); err != nil {
		return err
	}
	v.Menu = template.HTML(out.String())
	b.menus.Store(key, v.Menu)
	return nil
}

type menuKey struct {
	lang  string
	place *plan.Page
}

// place is the page that the menu marks: this one, or that of the shelf on which it
// stands; nil where it marks none.
func (b *builder) place() *plan.Page {
	switch b.page.Kind {
	case plan.Directory:
		return b.page
	case plan.List:
		page, _ := b.shelf(b.page.Listing().Subject.Shelf)
		return page
	case plan.StandingPage:
		for _, entry := range b.plan.Menu(b.page.Lang) {
			if entry.Page == b.page {
				return b.page
			}
		}
	}
	return nil
}

// menuLink is a line of the menu or the footer.
func (b *builder) menuLink(entry plan.MenuEntry) Link {
	link := Link{Href: entry.URL, External: b.external(entry.URL)}
	if link.External != "" {
		link.Rel = "external"
	}
	if entry.Page != nil {
		link.Href = b.plan.Href(entry.Page) + entry.Rest
		link.Target = b.tagUnless(entry.Page.Lang)
	}
	link.Text, link.Lang = b.text(entry.Text)
	if link.Text == "" && entry.Of != nil {
		link.Text, link.Lang = entry.Of.Title, b.tagUnless(entry.Of.Lang)
	}
	return link
}
