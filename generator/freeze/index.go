package freeze

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"net/url"
	"time"

	"docsite/generator/bag"
	"docsite/generator/locale"
)

//go:embed index.html
var indexText string

var indexTemplate = template.Must(template.New("index").Parse(indexText))

// index is what the template shows.
type index struct {
	Lang, Direction, Title string
	Languages              []indexLanguage
}

type indexLanguage struct {
	Lang, Direction, Name, About, Links string
	Releases                            []indexRelease
}

type indexRelease struct{ Day, Date, Title, Page string }

// words are the files for people: where to begin, and what is where.
func (y *Year) words() ([]bag.File, error) {
	var files []bag.File
	var page index
	for i, l := range y.Plan.Locales {
		w := &writer{Locale: l}
		title, _ := y.Plan.Site.Title.In(l.Tag, y.Plan.Site.Languages)
		year := l.Year(y.Year)
		heading := w.say("archive.title", "Year", year)
		about := w.say("archive.about", "Site", title, "Year", year, "Moment", l.Moment(y.Plan.Site.Now.In(y.Plan.Site.Zone)))
		links := w.say("archive.links", "Address", y.Plan.Base())
		var readme bytes.Buffer
		fmt.Fprintf(&readme, "# %s\n\n%s\n\n", heading, about)
		for _, id := range []string{"begin", "site", "sources", "metadata"} {
			fmt.Fprintf(&readme, "- %s\n", w.say("archive."+id))
		}
		fmt.Fprintf(&readme, "- %s\n", links)
		if w.failed != nil {
			return nil, w.failed
		}
		files = append(files, made("README."+l.Tag+".md", readme.Bytes()))
		if i == 0 {
			page.Lang, page.Direction, page.Title = l.Tag, l.Direction, heading
		}
		part := indexLanguage{Lang: l.Tag, Direction: l.Direction, Name: l.Name, About: about, Links: links}
		for _, r := range y.Releases() {
			if t := r.In(l.Tag); t != nil {
				at := r.Date.In(y.Plan.Site.Zone)
				part.Releases = append(part.Releases, indexRelease{at.Format(time.DateOnly), l.Date(at), l.Typography.Text(t.Title), (&url.URL{Path: y.pagePath(t)}).String()})
			}
		}
		page.Languages = append(page.Languages, part)
	}
	var b bytes.Buffer
	if err := indexTemplate.Execute(&b, page); err != nil {
		return nil, err
	}
	return append(files, made("index.html", b.Bytes())), nil
}

// writer writes in a language, and keeps the first message that fails.
type writer struct {
	*locale.Locale
	failed error
}

func (w *writer) say(id string, data ...any) string {
	text, err := w.Format(id, data...)
	if err != nil && w.failed == nil {
		w.failed = err
	}
	return w.Typography.Text(text)
}
