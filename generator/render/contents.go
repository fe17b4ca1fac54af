package render

import "docsite/generator/press"

// HeadingView is a heading of a text in its list of contents.
type HeadingView struct{ ID, Text string }

// PartView is a part of a text in its list of contents, and the headings in it.
type PartView struct {
	Heading HeadingView
	Below   []HeadingView
}

// mostHeadings is how many headings a text may have without a list of contents.
const mostHeadings = 4

// contents are the headings of a text of the first two levels, where it has many.
func contents(t *press.Translation) []PartView {
	var list []PartView
	count, inPart := 0, false
	for _, h := range t.Body.Headings {
		view := HeadingView{ID: h.ID, Text: h.Text}
		switch {
		case h.Level > 3:
			continue
		case h.Level == 3 && inPart:
			last := &list[len(list)-1]
			last.Below = append(last.Below, view)
		default:
			list, inPart = append(list, PartView{Heading: view}), h.Level < 3
		}
		count++
	}
	if count <= mostHeadings {
		return nil
	}
	return list
}
