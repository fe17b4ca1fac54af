package revision

import "docsite/generator/press"

// Counterparts returns where in a translation each passage of the text stands that
// it was made from: an index into the translation's passages, or -1 where that
// cannot be told. The words are no help, so it is told by the structure alone:
// what of the front matter there is in both; headings, if both texts have as many
// on the same levels; and under a heading everything, if both have the same kinds
// of passages there.
func Counterparts(source, translation []press.Passage) []int {
	list := make([]int, len(source))
	for i := range list {
		list[i] = -1
	}
	ours, theirs := sections(source), sections(translation)
	pairUp := func(a, b []int) {
		if !alikeIn(source, translation, a, b) {
			return
		}
		for n := range a {
			list[a[n]] = b[n]
		}
	}
	for kind := press.TitlePassage; kind < press.Paragraph; kind++ {
		pairUp(kindOf(source, kind), kindOf(translation, kind))
	}
	headings, theirHeadings := kindOf(source, press.Heading), kindOf(translation, press.Heading)
	if !alikeIn(source, translation, headings, theirHeadings) {
		return list
	}
	pairUp(headings, theirHeadings)
	for n := range ours {
		pairUp(ours[n], theirs[n])
	}
	return list
}

// kindOf returns which passages are of a kind.
func kindOf(passages []press.Passage, kind press.PassageKind) []int {
	var list []int
	for i, p := range passages {
		if p.Kind == kind {
			list = append(list, i)
		}
	}
	return list
}

// sections returns which passages stand before the first heading, and under
// each.
func sections(passages []press.Passage) [][]int {
	list := [][]int{nil}
	for i, p := range passages {
		switch {
		case p.Kind == press.Heading:
			list = append(list, nil)
		case p.Kind >= press.Paragraph:
			list[len(list)-1] = append(list[len(list)-1], i)
		}
	}
	return list
}

// alikeIn reports whether some passages of two texts are of the same structure.
func alikeIn(source, translation []press.Passage, ours, theirs []int) bool {
	if len(ours) != len(theirs) {
		return false
	}
	for n := range ours {
		a, b := source[ours[n]], translation[theirs[n]]
		if a.Kind != b.Kind || a.Level != b.Level || a.Again != b.Again {
			return false
		}
	}
	return true
}
