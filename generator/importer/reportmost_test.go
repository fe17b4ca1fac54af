package importer

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// reportOf returns a report of texts that each have the notes.
func reportOf(texts int, notes ...Note) *Report {
	r := &Report{}
	for i := range texts {
		r.Releases = append(r.Releases, Release{ID: fmt.Sprintf("2020/r%d", i), Texts: []Text{{Origin: fmt.Sprintf("%d.html", i), File: fmt.Sprintf("releases/2020/r%d/en.md", i), Notes: notes}}})
	}
	return r
}

// What many texts have is named once, without what differs between them; from five texts on.
func TestFrequent(t *testing.T) {
	notes := []Note{
		{About: AboutLoss, Line: 3, What: "a link to ../a.html, which is not in the archive; its words stay"},
		{About: AboutLoss, Line: 4, What: "a link to /b/c/, which is not in the archive; its words stay"},
		{About: AboutLoss, What: "the front matter’s “author”: A. Person"},
		{About: AboutLoss, What: `a shortcode, whose text stays: {{< note "of 3" >}}`},
		{About: AboutCheck, Line: 9, What: "error DS404: there is no file “x.pdf” beside this release"},
		{About: AboutDate, What: "no date that can be read: it is a draft in releases/0000 until somebody writes one"},
	}
	if got := reportOf(manyTexts-1, notes...).Frequent(); got != nil {
		t.Errorf("of %d texts: %q", manyTexts-1, got)
	}
	r := reportOf(manyTexts, notes...)
	r.Lost = []Note{{About: AboutLoss, What: "the whole archive is odd"}, {About: AboutLoss, Origin: "a.bin", What: "a file"}}
	want := []string{
		"the whole archive is odd",
		"in 5 texts: a link to …, which is not in the archive; its words stay",
		"in 5 texts: a shortcode, whose text stays: note",
		"in 5 texts: error DS404: there is no file … beside this release",
		"in 5 texts: no date that can be read: it is a draft in releases/0000 until somebody writes one",
		"in 5 texts: the front matter’s “author”",
	}
	if got := r.Frequent(); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nnot\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for _, form := range []string{r.Text(), r.Markdown()} {
		if head, _, _ := strings.Cut(form, "2020/r0"); !strings.Contains(head, "a shortcode, whose text stays: note") {
			t.Errorf("what is most often is not at the head:\n%s", head)
		}
	}
}

// More than three notes of a kind in one text are one line, which names the others’ lines.
func TestNotesThatAreAlike(t *testing.T) {
	for n, want := range map[int]string{
		3: "  - line 1: a link to a place of the text: #a\n  - line 2: a link to a place of the text: #a\n  - line 3: a link to a place of the text: #a\n",
		4: "  - line 1: a link to a place of the text: #a; and 3 more like it, in lines 2, 3, 4\n",
	} {
		var notes []Note
		for i := range n {
			notes = append(notes, Note{About: AboutLoss, Line: i + 1, What: "a link to a place of the text: #a"})
		}
		if got := reportOf(1, notes...).Text(); !strings.Contains(got, want+"\n") {
			t.Errorf("%d notes:\n%s", n, got)
		}
	}
}
