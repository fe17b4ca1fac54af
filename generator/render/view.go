package render

import (
	"cmp"
	"html/template"
	"time"

	"docsite/generator/plan"
)

// View is what a template is given, as its dot. The parts that a kind of page
// does not have are empty.
type View struct {
	Lang        string        // BCP 47 tag
	Direction   string        // ltr or rtl
	Title       string        // of the page, plain text
	TitleLang   string        // where the title is in another language than the page
	HeadTitle   string        // for <title>: the page's and the site's
	Description string        // one or two sentences, plain text
	Head        template.HTML // what machines read: description, canonical address, languages, feeds, cards, JSON-LD
	Canonical   string        // whole address
	Preview     bool
	Feeds       []FeedLink
	Alerts      *AlertsView // of a page with a feed, where the site has a mailing service
	Languages   []LanguageLink
	Menu        template.HTML // made by the template “menu” of the links of the menu
	Path        []Link        // from the home to this page, which has no Href
	Site        SiteView

	Release     *ReleaseView
	Page        *PageView
	List        *ListView
	Home        *HomeView
	Directory   []DirectoryGroup
	Jumps       []Link      // of a directory: to its parts, where they are worth it
	Filter      *FilterView // of a long directory
	Search      *SearchView
	Corrections *CorrectionsView
	Upcoming    *UpcomingView
	Tombstone   *TombstoneView
	SideBySide  *SideBySideView
	Choices     []Choice // of the language chooser and of the page for what is not found
	Href        string   // of an alias: where it leads

	shared string // the title where it is shown without its page, if that is another
}

// SiteView is the newsroom itself.
type SiteView struct {
	Title, TitleLang string // TitleLang where it is not the page's language
	Heading          bool   // its name is the heading of the page
	Home             string // address
	Search           string // address of the page's language's; empty on it, and on the choice of a language
	Logo             *LogoView
	Theme            ThemeView
	Icons            []IconView
	Footer, Social   []Link
	Publisher        *PublisherView
}

// PublisherView answers for the site.
type PublisherView struct{ Name, Lang, URL, External string }

// FeedLink leads to a feed, or to what lists all feeds or events: Title names it whole,
// Text shortly.
type FeedLink struct {
	Type, Title, Text, Href string
	Discovered              bool // by browsers: it is a feed of the page
}

// LanguageLink is an entry of the language switcher. Without Href the page
// does not exist in that language.
type LanguageLink struct {
	Lang, Name, Href string
	Current          bool
	Note             string // such as “original”
}

// Link leads somewhere. Lang is set where Text is in another language than the
// page. Count is a number of releases in words, Number the number alone,
// Country a ministry's, Note what is said behind the text, External what a
// screen reader hears of a link that leaves the site, Rel what it leads to (HTML,
// “link types”), Target the language of the page of a menu's line, where it is another, or of a line of the page for what is not found,
// Reading how an entry of a long directory is read, in kana. Current
// marks the menu's link to the page or to where it belongs.
type Link struct {
	Href, Text, Lang, Target, Count, Number, Country, Note, External, Rel, Reading string
	Current                                                                        bool
}

// Moment is a day for people and for machines (HTML, “valid date string” or
// “valid global date and time string”).
type Moment struct{ Text, Machine string }

// machine writes a day, or a moment where a time of day is known.
func machine(t time.Time, day bool) string {
	if day {
		return t.Format(time.DateOnly)
	}
	return t.Format(time.RFC3339)
}

// view fills what every page has, and then what its kind has.
func (b *builder) view() (*View, error) {
	v := &View{
		Lang: b.page.Lang, Direction: b.locale.Direction, Canonical: b.plan.URL(b.page),
		Preview: b.plan.Site.Preview,
	}
	v.Site.Title, v.Site.TitleLang = b.text(b.plan.Site.Title)
	v.Site.Home = b.plan.Href(b.plan.Home(b.page.Lang))
	switch b.page.Kind {
	case plan.Search, plan.Chooser:
	default:
		v.Site.Search = b.plan.Href(b.plan.Search(b.page.Lang))
	}
	b.brand(v)
	if name, lang := b.text(b.plan.Site.Publisher.Name); name != "" {
		v.Site.Publisher = &PublisherView{name, lang, b.plan.Site.Publisher.URL, b.external(b.plan.Site.Publisher.URL)}
	}
	b.languages(v)
	if err := b.menu(v); err != nil {
		return nil, err
	}
	var err error
	switch b.page.Kind {
	case plan.Release:
		err = b.release(v)
	case plan.StandingPage:
		err = b.standing(v)
	case plan.List:
		err = b.list(v)
	case plan.Directory:
		err = b.directory(v)
	case plan.Search:
		err = b.search(v)
	case plan.Home:
		err = b.home(v)
	case plan.Chooser:
		err = b.chooser(v)
	case plan.NotFound:
		err = b.notFound(v)
	case plan.CorrectionsPage:
		err = b.corrections(v)
	case plan.UpcomingPage:
		err = b.upcoming(v)
	case plan.Tombstone:
		err = b.tombstone(v)
	case plan.SideBySide:
		err = b.sideBySide(v)
	case plan.Alias:
		b.alias(v)
	}
	if err != nil {
		return nil, err
	}
	v.shared = cmp.Or(v.shared, v.Title)
	v.HeadTitle = v.Title
	if v.Title != v.Site.Title {
		if v.HeadTitle, err = b.locale.Format("page.title", "Page", v.shared, "Site", v.Site.Title); err != nil {
			return nil, err
		}
	}
	v.Head, err = b.head(v)
	return v, err
}

// languages fills the switcher, where there are several. A release, and a page that is none, says which of its languages do not
// exist; another page leads to the home of a language that it does not have.
func (b *builder) languages(v *View) {
	if len(b.plan.Locales) < 2 {
		return
	}
	for _, l := range b.plan.Locales {
		link := LanguageLink{Lang: l.Tag, Name: l.Name}
		switch same := b.page.In(l.Tag); {
		case same == b.page, b.page.Kind == plan.SideBySide && l.Tag == b.page.Lang:
			link.Current = true
		case same != nil:
			link.Href = b.plan.Href(same)
		case b.page.Kind == plan.SideBySide && b.besideIn(l.Tag) != nil:
			link.Href = b.plan.Href(b.besideIn(l.Tag))
		case !isStory(b.page.Kind):
			link.Href = b.plan.Href(b.plan.Home(l.Tag))
		}
		v.Languages = append(v.Languages, link)
	}
}

// shelf returns the page of a shelf and what it is called.
func (b *builder) shelf(k plan.Shelf) (*plan.Page, string) {
	text := b.locale.MessageOr("shelf."+k.Name(), k.Name())
	if k == plan.Archive {
		return b.plan.List(b.page.Lang, plan.Subject{}), text
	}
	return b.plan.Directory(b.page.Lang, k), text
}

func (b *builder) path(v *View, links ...Link) {
	home := Link{Href: v.Site.Home, Text: b.locale.MessageOr("shelf.home", "")}
	v.Path = append([]Link{home}, links...)
	v.Path[len(v.Path)-1].Href = ""
}

// day writes a day, or a moment, of the site's zone.
func (b *builder) day(t time.Time, only bool) Moment {
	t = t.In(b.plan.Site.Zone)
	return Moment{b.locale.Date(t), machine(t, only)}
}
