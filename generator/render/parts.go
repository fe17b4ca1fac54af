package render

import (
	"fmt"

	"docsite/generator/plan"
)

// gaps is how many years without a release are shown among the others: a body
// may have issued one in 1950 and the next in 2020.
const gaps = 30

// parts shows how many releases a list has in each part: of one that is cut,
// the pages that hold the whole; of another, the years on its own page, if
// there are several.
func (b *builder) parts(l *plan.Listing) (*PartsView, error) {
	parts, title := l.Parts, "list.by_year"
	switch {
	case l.Period.Year != 0:
		title = "list.by_month"
	case parts == nil && len(l.Years) > 1:
		parts = l.Years
	}
	if parts == nil {
		return nil, nil
	}
	most, without := 0, 0
	for i, part := range parts {
		most = max(most, part.Count)
		if i > 0 {
			without += parts[i-1].Period.Year - part.Period.Year - 1
		}
	}
	view := &PartsView{Title: b.locale.MessageOr(title, ""), Months: l.Period.Year != 0}
	for i, part := range parts {
		if i > 0 && title == "list.by_year" && without <= gaps {
			for year := parts[i-1].Period.Year - 1; year > part.Period.Year; year-- {
				if err := b.bar(view, plan.Part{Period: plan.Period{Year: year}}, most); err != nil {
					return nil, err
				}
			}
		}
		if err := b.bar(view, part, most); err != nil {
			return nil, err
		}
	}
	return view, nil
}

func (b *builder) bar(view *PartsView, part plan.Part, most int) error {
	bar := Bar{Link: Link{Text: b.period(part.Period)}, Share: (100*part.Count + most - 1) / most}
	switch {
	case part.Page != nil:
		bar.Href = b.plan.Href(part.Page)
	case part.Count > 0:
		bar.Href = "#" + anchor(part.Period)
	}
	err := b.count(&bar.Link, part.Count)
	view.Items = append(view.Items, bar)
	return err
}

// anchor is the ID of a period's heading.
func anchor(p plan.Period) string {
	if p.Month == 0 {
		return fmt.Sprintf("_%04d", p.Year)
	}
	return fmt.Sprintf("_%04d-%02d", p.Year, p.Month)
}

// count sets how many releases a link leads to.
func (b *builder) count(link *Link, n int) (err error) {
	link.Number = b.locale.Number(n)
	link.Count, err = b.locale.Format("list.count", "Count", n)
	return err
}
