package htmltext_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"

	"docsite/generator/htmltext"
)

func TestMarks(t *testing.T) {
	for _, c := range []struct {
		name, text string
		marks      []htmltext.Mark
		want       string
	}{
		{"none", `<p>1 &lt; 2</p>`, nil, `1 &lt; 2`},
		{"one", `<p>In 41 ports.</p>`, []htmltext.Mark{{From: 2, To: 4, ID: "a", Href: "#b", Group: "0"}},
			`In <a class="fact" id="a" href="#b" data-f="0">41</a> ports.`},
		{"through an element", `<p>4<em>1 ports</em></p>`, []htmltext.Mark{{From: 0, To: 2, ID: "a", Href: "#b"}},
			`<a class="fact" id="a" href="#b">4</a><em><span class="fact">1</span> ports</em>`},
		{"within a link", `<p><a href="/x/">41</a></p>`, []htmltext.Mark{{From: 0, To: 2, ID: "a", Href: "#b"}},
			`<a href="/x/"><span class="fact" id="a">41</span></a>`},
		{"half of it said of a picture", `<p><img src="p.png" alt="41">ports</p>`, []htmltext.Mark{{From: 0, To: 7, ID: "a", Href: "#b"}},
			`<img src="p.png" alt="41"><a class="fact" id="a" href="#b">ports</a>`},
		{"two in a row", `<p>41 42</p>`, []htmltext.Mark{{From: 0, To: 2, ID: "a", Href: "#c"}, {From: 2, To: 4, ID: "b", Href: "#d"}},
			`<a class="fact" id="a" href="#c">41</a> <a class="fact" id="b" href="#d">42</a>`},
	} {
		passages, err := htmltext.Passages(c.text)
		if err != nil || len(passages) != 1 {
			t.Fatal(c.name, passages, err)
		}
		if got, err := passages[0].HTML(c.marks); err != nil || got != c.want {
			t.Errorf("%s: %v\n got %s\nwant %s", c.name, err, got, c.want)
		}
	}
}

// TestManyMarks would take minutes if the text were read again for each mark.
func TestManyMarks(t *testing.T) {
	const many = 50_000
	passages, err := htmltext.Passages("<p>" + strings.Repeat("41 ports. ", many) + "</p>")
	if err != nil {
		t.Fatal(err)
	}
	marks := make([]htmltext.Mark, many)
	for i := range marks {
		marks[i] = htmltext.Mark{From: 7 * i, To: 7*i + 2, ID: "a", Href: "#b"}
	}
	if got, err := passages[0].HTML(marks); err != nil || strings.Count(got, `href="#b"`) != many {
		t.Errorf("%v: %d marks", err, strings.Count(got, `href="#b"`))
	}
}

func TestLetters(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		want := 0
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			want = 1
		}
		if got := htmltext.Letters(string(r)); got != want {
			t.Errorf("%U is %d letters, want %d", r, got, want)
		}
	}
}

// What goes on with an item or a note says so, and has its number no second time.
func TestAgain(t *testing.T) {
	passages, err := htmltext.Passages(`<ol start="3"><li><p>a</p><ul><li>b</li></ul><p>c</p></li><li>d</li></ol><ul><li><p>e</p><p>f</p></li></ul><section class="footnotes"><ol><li id="fn:1"><p>g</p><p>h</p></li></ol></section>`)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range passages {
		got = append(got, fmt.Sprintf("%d %t %t", p.Number, p.Again, p.Note))
	}
	want := []string{"3 false false", "0 false false", "3 true false", "4 false false", "0 false false", "0 true false", "1 false true", "1 true true"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
