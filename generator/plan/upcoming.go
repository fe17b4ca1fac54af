package plan

import (
	"slices"

	"docsite/generator/press"
)

// Upcoming is what a newsroom announces, the next one first: nothing of a text.
type Upcoming struct {
	Announced []press.Announcement
	Calendar  *Page // the same as iCalendar; nil where nothing is announced
}

// Upcoming returns what an UpcomingPage or an UpcomingFile shows, or nil.
func (p *Page) Upcoming() *Upcoming { return contentOf[*Upcoming](p) }

// Upcoming returns the page of what is to come in a language, or nil if the site never
// announced anything.
func (p *Plan) Upcoming(lang string) *Page { return p.upcoming[lang] }

// addUpcoming plans the page of what is to come. It stays when everything that was
// announced is there: who has its address comes back.
func (p *Plan) addUpcoming(lang string) {
	announces := func(r *press.Release) bool { return r.Announced != nil }
	if len(p.Site.Announced) == 0 && !slices.ContainsFunc(p.Site.Releases, announces) {
		return
	}
	shown := &Upcoming{Announced: p.Site.Announced}
	under := folder(lang) + "/upcoming/"
	p.upcoming[lang] = p.add(&Page{Path: under + "index.html", Kind: UpcomingPage, Lang: lang, content: shown})
	if len(shown.Announced) > 0 {
		shown.Calendar = p.add(&Page{Path: under + "calendar.ics", Kind: UpcomingFile, Lang: lang, content: shown})
	}
}

// Next returns those that are announced to come next, for a home.
func (u *Upcoming) Next() []press.Announcement {
	const next = 3
	return u.Announced[:min(next, len(u.Announced))]
}
