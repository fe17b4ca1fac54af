package markdown

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestID(t *testing.T) {
	for text, want := range map[string]string{
		"Déclaration à Genève":     "declaration-a-geneve",
		"Cœur, Straße, Łódź, Ægir": "coeur-strasse-lodz-aegir",
		"L’accord — 2ᵉ partie":     "l-accord-2e-partie",
		"1. 概要":                    "1-概要",
		"ＡＢＣ１２３　ｶﾞｲﾄﾞ":             "abc123-ガイド",
		"が゛ぎ・ー々〇":                  "が-ぎ-ー々〇",
		"①㈱":                       "1-株",
		"Ελλάδα й हिन्दी":          "ελλάδα-й-हिन्दी",
		"葛󠄀城 🎉️":                   "葛󠄀城",
		"soft\u00ADhyphen":         "softhyphen",
		"  --  ":                   "section",
		"":                         "section",
		"\u0301a":                  "a",
	} {
		if got := ID(text); got != want {
			t.Errorf("ID(%q) = %q, want %q", text, got, want)
		}
		if got := ID(ID(text)); got != want {
			t.Errorf("ID(%q) is not stable: %q", text, got)
		}
	}
}

func TestHeadingIDs(t *testing.T) {
	_, d := convert("en", "## a-2\n## a\n## A\n## a\n## *\n## a-2\n## a-2-2\n## **B** [c](d) `e`[^1] ![f](g.png) <ruby>漢<rt>かん</rt></ruby>\n\n[^1]: x")
	want := []string{"a-2", "a", "a-3", "a-4", "section", "a-2-2", "a-2-2-2", "b-c-e-f-漢", "fnref:1", "fn:1"}
	if !slices.Equal(d.IDs, want) {
		t.Errorf("got  %q\nwant %q", d.IDs, want)
	}
}

func TestHeadingLevels(t *testing.T) {
	check(t, []example{
		{"en", "# A", `<h2 id="a">A</h2>`, "1:1 DS412 the text has a heading of the first level"},
		{"en", "x\n\nA\nB\n===", "<p>x</p>\n<h2 id=\"a-b\">A\nB</h2>", "3:1 DS412 the text has a heading of the first level"},
		{"en", "> # A", "<blockquote>\n<h2 id=\"a\">A</h2>\n</blockquote>", "1:3 DS412 the text has a heading of the first level"},
	})
	for levels, want := range map[string]string{
		"2 3 4 2 3":   "2 3 4 2 3",
		"3 2 3":       "2 2 3",
		"2 4 4 3 4":   "2 3 3 3 4",
		"1 2 3":       "2 2 3",
		"2 3 4 5 6 6": "2 3 4 5 6 6",
		"6 5 4 3 2":   "2 2 2 2 2",
	} {
		var text, got []string
		for level := range strings.SplitSeq(levels, " ") {
			text = append(text, strings.Repeat("#", int(level[0]-'0'))+" x\n")
		}
		html, _ := convert("en", strings.Join(text, ""))
		for line := range strings.SplitSeq(html, "\n") {
			got = append(got, line[2:3])
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: got %s, want %s", levels, got, want)
		}
	}
}

// TestHeadings holds what a list of contents is made of: the headings as they stand in the page,
// with their anchors.
func TestHeadings(t *testing.T) {
	for _, e := range []struct{ lang, text, want string }{
		{"en", "No heading", ""},
		{"en", "## A\n\n### B *b*\n\n#### C\n\n## A", "2 a A|3 b-b B b|4 c C|2 a-2 A"},
		{"en", "### A\n\n##### B", "2 a A|3 b B"}, // as levels are in the page
		{"fr", "## L'accord : \"oui\" ?", "2 l-accord-oui L’accord~: «~oui~»^?"},
		{"ja", "## ｜漢字《かんじ》の`a  b`[^1] [会議](../x/) &amp; <br>協力\n\n[^1]: x", "2 漢字のa-b-会議-協力 漢字のa b 会議 & 協力"},
		{"en", "<h3 id=x>A <b>b</b></h3>\n\n- ## C", "2 x A b|2 c C"},
		{"en", "##\n\n## !!!\n\n## ![what](a.png)", "2 section-2 !!!|2 what what"},
		{"en", "> ## A\n\n## B", "2 b B"}, // what is quoted is another text's
	} {
		o := testOptions(e.lang)
		o.Typography = typographies(t, e.lang)[e.lang]
		var got []string
		for _, h := range New(o).Convert("x.md", []byte(e.text), 0).Headings {
			got = append(got, fmt.Sprint(h.Level, " ", h.ID, " ", visible.Replace(h.Text)))
		}
		if got := strings.Join(got, "|"); got != e.want {
			t.Errorf("%s\n got %s\nwant %s", e.text, got, e.want)
		}
	}
}
