package worksheet_test

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"docsite/generator/bitext"
	"docsite/generator/diag"
	"docsite/generator/locale"
	"docsite/generator/press"
	"docsite/generator/revision"
	"docsite/generator/worksheet"
	"docsite/locales"
)

// paragraphs makes a passage of each text, in lines from 1.
func paragraphs(file string, texts ...string) []press.Passage {
	var list []press.Passage
	for i, text := range texts {
		list = append(list, press.Passage{Kind: press.Paragraph, Text: text, At: diag.Pos{File: file, Line: i + 1, Column: 1}})
	}
	return list
}

// beside are texts of which each passage of the original is told by those of the translation that
// are named for it, from one to before another.
func beside(then, now, own []press.Passage, spans ...bitext.Span) worksheet.Texts {
	t := worksheet.Texts{Then: then, Now: now, Own: own}
	t.Of = func(i int) bitext.Span { return spans[i] }
	t.Preceding = func(i int) int {
		for i--; i >= 0; i-- {
			if !spans[i].Empty() {
				return spans[i].To - 1
			}
		}
		return -1
	}
	if then != nil {
		t.Changes = revision.Compare(then, now)
		t.Pending = revision.PendingOf(then, now, t.Changes)
	}
	return t
}

// told writes passages as “number change old line, new line: lines of the translation, or the one it belongs behind”.
func told(passages []worksheet.Passage) string {
	line := func(p *worksheet.Place) string {
		if p == nil {
			return "-"
		}
		return fmt.Sprint(p.Line)
	}
	var list []string
	for _, p := range passages {
		text := fmt.Sprintf("%d %s %s %s:", p.Number, p.Change, line(p.Old), line(p.New))
		for _, place := range p.Translation {
			text += " " + line(&place)
		}
		if p.After != nil {
			text += " after " + line(p.After)
		}
		list = append(list, text)
	}
	return strings.Join(list, "; ")
}

func TestPassages(t *testing.T) {
	own := paragraphs("fr.md", "Un.", "Deux.", "Trois.")
	one := func(from, to int) bitext.Span { return bitext.Span{From: from, To: to} }
	then := paragraphs("en.md", "The first of them all.", "The second of them all.", "The third of them all.")
	for _, c := range []struct {
		name  string
		texts worksheet.Texts
		want  string
	}{
		{"altered", beside(then, paragraphs("en.md", "The first of them all.", "The second of us all.", "The third of them all."), own, one(0, 1), one(1, 2), one(2, 3)), "1 altered 2 2: 2"},
		{"told by two", beside(then, paragraphs("en.md", "The first of us all.", "The second of them all.", "The third of them all."), own, one(0, 2), one(2, 3), one(2, 3)), "1 altered 1 1: 1 2"},
		{"told by none", beside(then, paragraphs("en.md", "The first of them all.", "The second of us all.", "The third of them all."), own, one(0, 1), one(1, 1), one(2, 3)), "1 altered 2 2: after 1"},
		{"told by none, at the beginning", beside(then, then[1:], own, one(0, 0), one(0, 1), one(1, 2)), "1 removed 1 -:"},
		{"added", beside(then, paragraphs("en.md", "The first of them all.", "New.", "The second of them all.", "The third of them all."), own, one(0, 1), one(1, 2), one(2, 3)), "1 added - 2: after 1"},
		{"added, two", beside(then, paragraphs("en.md", "The first of them all.", "New.", "Newer still.", "The second of them all.", "The third of them all."), own, one(0, 1), one(1, 2), one(2, 3)), "1 added - 2: after 1; 2 added - 3: after 1"},
		{"added in the beginning", beside(then, paragraphs("en.md", "New.", "The first of them all.", "The second of them all.", "The third of them all."), own, one(0, 1), one(1, 2), one(2, 3)), "1 added - 1:"},
		{"added in the place of one", beside(then, paragraphs("en.md", "The first of them all.", "New.", "The third of them all."), own, one(0, 1), one(1, 2), one(2, 3)), "1 removed 2 -: 2; 2 added - 2: after 1"},
		{"nothing", beside(then, then, own, one(0, 1), one(1, 2), one(2, 3)), ""},
	} {
		if got := told(c.texts.Passages()); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	// Without the older text, what is pending is told as far as it is known.
	digests := revision.Digests(then)
	lost := beside(nil, then, own, one(0, 1), one(1, 1), one(1, 3))
	lost.Pending = []press.Pending{{Old: "a1b2c3d4", New: digests[0]}, {New: digests[1]}, {Old: "a1b2c3d5"}}
	if got, want := told(lost.Passages()), "1 altered - 1: 1; 2 added - 2: after 1; 3 removed - -:"; got != want {
		t.Errorf("without the older text: %q, want %q", got, want)
	}
}

// TestPage: the page is there in each language, says what it says in the languages of its texts, and
// whatever these hold stays text.
func TestPage(t *testing.T) {
	site, ds, err := locale.Load(locales.Files, os.DirFS("../locale/testdata"), []string{"en", "fr", "ja", "vi"})
	if err != nil || len(ds) > 0 {
		t.Fatal(ds, err)
	}
	const hostile = `</p><script>alert(1)</script>&lt;`
	then, now := paragraphs("ja.md", "会議は三日です。", "消える。"+hostile), paragraphs("ja.md", "会議は四日です。", hostile, "新しい。")
	now[0].Refs = []press.Ref{{Kind: press.Picture, Dest: hostile}}
	texts := beside(then, now, paragraphs("fr.md", "Le trois."+hostile, "Fin."), bitext.Span{To: 1}, bitext.Span{From: 1, To: 2})
	sheet := worksheet.Sheet{Release: "2020/a", Title: hostile, Language: "ja", Translations: []worksheet.Translation{
		{Language: "fr", File: "fr.md", Stamp: "fr", From: worksheet.From{Language: "ja", File: "ja.md"}, Passages: texts.Passages()},
		{Language: "en", File: "en.md", Stamp: "fr", From: worksheet.From{Language: "ja", File: "ja.md"}, Lacks: "no Git"},
	}}
	for _, l := range site {
		content, err := sheet.HTML(l.Tag, site)
		if err != nil {
			t.Fatal(l.Tag, err)
		}
		page := string(content)
		for _, wanted := range []string{`<html lang="` + l.Tag + `"`, "&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;lt;", "<del>三</del>", "<ins>四</ins>", "docsite stamp 2020/a fr"} {
			if !strings.Contains(page, wanted) {
				t.Errorf("%s: there is no %q in %s", l.Tag, wanted, page)
			}
		}
		if strings.Contains(page, "<script") || strings.Contains(page, "<no value>") {
			t.Errorf("%s: what is text became markup: %s", l.Tag, page)
		}
		for _, lang := range []string{"ja", "fr"} {
			if got := strings.Contains(page, ` lang="`+lang+`">`) && regexp.MustCompile(`<p lang="`+lang+`">`).MatchString(page); got != (lang != l.Tag) {
				t.Errorf("%s: words in %s are marked as such: %t", l.Tag, lang, got)
			}
		}
	}
	if _, err := sheet.HTML("de", site); err == nil {
		t.Error("there is a page in a language that the site does not have")
	}
}
