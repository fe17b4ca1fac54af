package render

import (
	"strings"

	"docsite/generator/plan"
	"docsite/generator/press"
)

// TallyView is what else releases are about, by one way in: the subjects that most of
// them have. More says how many others there are.
type TallyView struct {
	Title string
	Items []TallyItem
	More  string
}

// TallyItem leads to the list of a subject, which is there without a script, and by its
// number to a search for the releases that are of both, where the search can ask for
// them; else Narrowed is empty.
type TallyItem struct {
	Link
	Narrowed string
}

// dossier is what is counted in the releases of a country or of a ministry.
func (b *builder) dossier(l *plan.Listing) ([]TallyView, error) {
	if l.Dossier == nil {
		return nil, nil
	}
	var views []TallyView
	for _, t := range []struct {
		title string
		tally plan.Tally
	}{
		{"dossier.types", l.Dossier.Types}, {"dossier.topics", l.Dossier.Topics},
		{"dossier.countries", l.Dossier.Countries}, {"shelf.events", l.Dossier.Events},
	} {
		if len(t.tally.Items) == 0 || t.title == "dossier.types" && len(t.tally.Items) == 1 {
			continue // that all are of one type is said on each of them
		}
		view := TallyView{Title: b.locale.MessageOr(t.title, "")}
		for _, item := range t.tally.Items {
			view.Items = append(view.Items, TallyItem{Link: b.subject(item.Subject)})
			last := &view.Items[len(view.Items)-1]
			if err := b.count(&last.Link, item.Count); err != nil {
				return nil, err
			}
			if item.Subject.Shelf != l.Subject.Shelf && item.Subject.Shelf != plan.Events {
				last.Narrowed = b.plan.Narrowed(b.page.Lang, l.Subject, item.Subject)
			}
		}
		var err error
		if view.More, err = b.more(t.tally.More); err != nil {
			return nil, err
		}
		views = append(views, view)
	}
	return views, nil
}

// more says how many others there are; nothing of none.
func (b *builder) more(n int) (string, error) {
	if n == 0 {
		return "", nil
	}
	return b.locale.Format("dossier.more", "Count", n)
}

// logo is that of a ministry, or nil. It says nothing that the page's title does not.
func (b *builder) logo(m *press.Ministry) *SignView {
	sign := b.plan.Brand.Bodies[m.ID]
	if sign == nil {
		return nil
	}
	view := b.sign(sign)
	return &view
}

// ClosedView says that a public body is no more.
type ClosedView struct {
	Text      string
	Successor *Link
}

// closed is what is said of a body whose last day has come; nil of another.
func (b *builder) closed(m *press.Ministry) (*ClosedView, error) {
	if !b.isClosed(m) {
		return nil, nil
	}
	text, err := b.locale.Format("body.closed", "Date", b.locale.Date(m.Until))
	view := &ClosedView{Text: text}
	if next := b.successor(m); next != nil {
		link := b.subject(plan.Subject{Shelf: plan.Ministries, ID: next.ID})
		view.Successor = &link
	}
	return view, err
}

func (b *builder) isClosed(m *press.Ministry) bool { return !m.Until.IsZero() && b.past(m.Until) }

// successor is the body that took a ministry's work over, once that is no news.
func (b *builder) successor(m *press.Ministry) *press.Ministry {
	if next := b.plan.Site.Ministries[m.SucceededBy]; next != nil && b.past(m.Until) && b.past(next.Since) {
		return next
	}
	return nil
}

// entryOf leads to the list of a subject; of a ministry that is no more it says so.
func (b *builder) entryOf(s plan.Subject) (Link, error) {
	if s.Shelf == plan.Ministries {
		if m := b.plan.Site.Ministries[s.ID]; b.isClosed(m) {
			return b.otherBody(m, m.Until)
		}
	}
	return b.subject(s), nil
}

// paragraphs are those of a text of the register.
func paragraphs(text string) []string {
	var list []string
	for part := range strings.SplitSeq(text, "\n\n") {
		if part = strings.TrimSpace(part); part != "" {
			list = append(list, part)
		}
	}
	return list
}
