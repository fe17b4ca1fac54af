package parity

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"slices"
	"time"

	"docsite/generator/locale"
	"docsite/generator/press"
)

//go:embed page.html
var pageText string

var pageTemplate = template.Must(template.New("page").Parse(pageText))

// page is what the template shows.
type page struct {
	Lang, Direction, Title, About, Note string
	Columns                             []string
	Tables                              []table
}

// table is that of all releases, or of a ministry.
type table struct {
	ID, Lang, Caption string // Lang is the caption's, where it is another than the page's
	Years             []yearRows
}

type yearRows struct {
	Name string
	Rows []languageRow
}

type languageRow struct {
	Lang, Language, Aside string
	Cells                 []string
}

// HTML writes the rows as a page for the office, which needs nothing beside it, in one of the
// languages of the site, whose locales are given.
func (l *Ledger) HTML(lang string, locales []*locale.Locale, register map[string]*press.Ministry) ([]byte, error) {
	i := slices.IndexFunc(locales, func(l *locale.Locale) bool { return l.Tag == lang })
	if i < 0 {
		return nil, fmt.Errorf("the site has no language “%s”", lang)
	}
	w := &pageWriter{Locale: locales[i], locales: locales}
	p := page{Lang: w.Tag, Direction: w.Direction, Title: w.say("parity.title"), Note: w.say("parity.note")}
	p.About = w.say("parity.about", "Count", len(l.Releases), "Moment", w.Moment(l.Now.In(l.Zone)))
	marked := len(l.Marks) > 0
	for _, id := range []string{"year", "language", "published", "delay", "longest", "behind", "behind_for"} {
		p.Columns = append(p.Columns, w.say("parity."+id))
	}
	if marked {
		p.Columns = append(p.Columns, w.say("parity.in_time"))
	}
	for i, r := range l.Rows() {
		if last := len(p.Tables) - 1; i == 0 || r.Ministry != "" && p.Tables[last].ID != "m-"+r.Ministry {
			t := table{ID: "all", Caption: w.say("parity.all")}
			if m := register[r.Ministry]; r.Ministry != "" {
				t = table{ID: "m-" + r.Ministry, Caption: r.Ministry}
				if m != nil {
					t.Caption, t.Lang = m.Name.In(w.Tag, l.Languages)
				}
				if t.Lang == w.Tag {
					t.Lang = ""
				}
			}
			p.Tables = append(p.Tables, t)
		}
		t := &p.Tables[len(p.Tables)-1]
		if i%len(l.Languages) == 0 { // a year has a row a language
			name := w.say("parity.all_years")
			if r.Year != 0 {
				name = w.Year(r.Year)
			}
			t.Years = append(t.Years, yearRows{Name: name})
		}
		y := &t.Years[len(t.Years)-1]
		y.Rows = append(y.Rows, w.row(r, marked))
	}
	if w.failed != nil {
		return nil, w.failed
	}
	var b bytes.Buffer
	err := pageTemplate.Execute(&b, p)
	return b.Bytes(), err
}

// pageWriter writes in a language, and keeps the first message that fails.
type pageWriter struct {
	*locale.Locale
	locales []*locale.Locale
	failed  error
}

func (w *pageWriter) say(id string, data ...any) string {
	text, err := w.Format(id, data...)
	if err != nil && w.failed == nil {
		w.failed = err
	}
	return w.Typography.Text(text)
}

func (w *pageWriter) row(r Row, marked bool) languageRow {
	row := languageRow{Lang: r.Lang, Language: r.Lang}
	if i := slices.IndexFunc(w.locales, func(l *locale.Locale) bool { return l.Tag == r.Lang }); i >= 0 {
		row.Language = w.locales[i].Name
	}
	if r.Required {
		row.Aside = w.Aside(w.say("parity.required"))
	}
	row.Cells = []string{
		w.share(r.Published, r.Releases), w.elapsed(r.Delay.Median, r.Delay.Known), w.elapsed(r.Delay.Longest, r.Delay.Known),
		w.Number(r.Behinds), w.elapsed(r.Behind.Median, r.Behind.Known),
	}
	if r.Behinds == 0 {
		row.Cells[4] = "–"
	}
	if marked && r.Mark > 0 {
		row.Cells = append(row.Cells, w.share(r.Kept, r.Kept+r.Late))
	} else if marked {
		row.Cells = append(row.Cells, "–")
	}
	return row
}

// share writes a part of a whole, and how much it is in percent, rounded down so that only
// all is 100.
func (w *pageWriter) share(n, of int) string {
	if of == 0 {
		return "–"
	}
	return w.say("parity.of", "Part", w.Number(n), "Total", w.Number(of), "Percent", w.Number(n*100/of))
}

// elapsed writes a duration, of which so many are known: in days from two days on, in hours
// from two hours on, else in minutes.
func (w *pageWriter) elapsed(d time.Duration, known int) string {
	switch {
	case known == 0:
		return w.say("parity.unknown")
	case d >= 48*time.Hour:
		return w.say("parity.days", "Count", int(d/(24*time.Hour)))
	case d >= 2*time.Hour:
		return w.say("parity.hours", "Count", int(d/time.Hour))
	}
	return w.say("parity.minutes", "Count", int(d/time.Minute))
}
