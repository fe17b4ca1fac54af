package markdown

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"

	"docsite/generator/diag"
	"docsite/generator/press"
)

// attributed returns whom the quotations of a text are attributed to, in order.
func attributed(text string) (names []string) {
	page, _ := convert("en", text)
	for {
		_, rest, found := strings.Cut(page, "</blockquote>\n<figcaption")
		if !found {
			return names
		}
		_, rest, _ = strings.Cut(rest, ">")
		name, rest, _ := strings.Cut(rest, "</figcaption>\n</figure>")
		names, page = append(names, name), rest
	}
}

func TestAttributions(t *testing.T) {
	long := strings.Repeat("a", longestAttribution-1)
	kanji := strings.Repeat("長", longestAttribution)
	for _, c := range []struct{ name, text, want string }{
		// A paragraph of its own.
		{"English", "> Said.\n>\n> — Aiko Tanaka, Director-General, Ministry of Ports", "Aiko Tanaka, Director-General, Ministry of Ports"},
		{"French", "> « Dit. »\n>\n> — Mme Anne Delmas, ministre déléguée", "Mme Anne Delmas, ministre déléguée"},
		{"Japanese", "> 「言った。」\n>\n> ――田中愛子局長（港湾省）", "田中愛子局長（港湾省）"},
		{"one dash, no space", "> 「言った。」\n>\n> ―田中", "田中"},
		{"of frames", "> 「言った。」\n>\n> ──田中", "田中"},
		{"one of frames", "> 「言った。」\n>\n> ─田中", ""},
		{"two em dashes", "> Said.\n>\n> —— Aiko Tanaka", "Aiko Tanaka"},
		{"ideographic space", "> 「言った。」\n>\n> ――　田中", "田中"},
		{"narrow space", "> Dit.\n>\n> —\u202FAnne Delmas", "Anne Delmas"},
		{"en dash", "> Said.\n>\n> – Aiko Tanaka", "Aiko Tanaka"},
		{"en dash, no space", "> Said.\n>\n> –Aiko Tanaka", ""},
		{"en dash, no name", "> Said.\n>\n> – once again", ""},
		{"hyphens", "> Said.\n>\n> -- Aiko Tanaka", "Aiko Tanaka"},
		{"hyphens, no space", "> Said.\n>\n> --Aiko Tanaka", ""},
		{"a dash that is meant", "> Said.\n>\n> &mdash; Aiko Tanaka", ""},
		{"small letter", "> Said.\n>\n> — the *Minister* of Ports", "the <em>Minister</em> of Ports"},
		{"figure", "> Said.\n>\n> — 43rd report", "43rd report"},
		{"bracket", "> Said.\n>\n> — (laughter)", ""},
		{"quotation mark", "> 彼は言った。\n>\n> ――「はい」", ""},
		{"link", "> Said.\n>\n> — [Aiko Tanaka](../x/)[^1]\n\n[^1]: y", `<a {0}>Aiko Tanaka</a><sup id="fnref:1"><a class="footnote-ref" href="#fn:1" role="doc-noteref">1</a></sup>`},
		{"two lines", "> Said.\n>\n> — Aiko Tanaka  \n> Director-General", "Aiko Tanaka<br>\nDirector-General"},
		{"after a list", "> Two:\n>\n> - a\n> - b\n>\n> — Aiko Tanaka", "Aiko Tanaka"},
		{"of several paragraphs", "> One.\n>\n> Two.\n>\n> Three.\n>\n> — Aiko Tanaka", "Aiko Tanaka"},
		{"work", "> 「言った。」\n>\n> ――田中『海の道』", "田中『海の道』"},
		{"firm", "> Said.\n>\n> — Aiko Tanaka, Harbour Works Inc.", "Aiko Tanaka, Harbour Works Inc."},
		{"firm in French", "> Dit.\n>\n> — Anne Delmas, Port S.A.", "Anne Delmas, Port S.A."},
		{"language", "> Dit.\n>\n> — <span lang=\"ja\">田中</span>", `<span lang="ja">田中</span>`},

		// The last line.
		{"line", "> Said.\n> — Aiko Tanaka, Director", "Aiko Tanaka, Director"},
		{"line, in quotation marks", "> “Said”\n> — Aiko Tanaka", "Aiko Tanaka"},
		{"line, Japanese", "> 「言った」\n> ――田中", "田中"},
		{"line, French", "> « Dit ! »\n> — Anne Delmas", "Anne Delmas"},
		{"line, emphasis", "> *Said.*\n> — **Aiko Tanaka**", "<strong>Aiko Tanaka</strong>"},
		{"line, hard break", "> Said.  \n> — Aiko Tanaka", "Aiko Tanaka"},
		{"line, <br>", "> Said.<br>— Aiko Tanaka", "Aiko Tanaka"},
		{"line, <br> and break", "> Said.<br>\n> — Aiko Tanaka", "Aiko Tanaka"},
		{"line, lazy", "> Said.\n— Aiko Tanaka", "Aiko Tanaka"},
		{"line, small letter", "> Said.\n> — the Minister", ""},
		{"line of prose", "> What was agreed upon\n> — A treaty at last", ""},
		{"line after a list", "> Two things:\n> - one.\n> - two.\n> — Aiko Tanaka", "Aiko Tanaka"},
		{"line of an item", "> Two things:\n> - one.\n> - two.\n>   — Aiko Tanaka", ""},
		{"only the last line", "> Said.\n> — Aiko Tanaka\n> Director", ""},

		// A person of a register.
		{"person", "> Said.\n>\n> — @sato-hanako", "@sato-hanako"},
		{"person, the other dash", "> Said.\n>\n> – @sato", "@sato"},
		{"person, two hyphens", "> Said.\n>\n> -- @sato2", "@sato2"},
		{"person, Japanese", "> 言った。\n>\n> ――@sato", "@sato"},
		{"person, a line", "> Said.\n> — @sato", "@sato"},
		{"person, a line of prose", "> What was said\n> — @sato", "@sato"},
		{"person in HTML", "<blockquote><p>Said.</p><p>— @sato</p></blockquote>", "@sato"},
		{"an account", "> Said.\n>\n> — @Sato_Hanako", ""},
		{"more than an ID", "> Said.\n>\n> — @sato, Minister", ""},
		{"a hyphen at the end", "> Said.\n>\n> — @sato-", ""},
		{"person in a dialogue", "> — Viendrez-vous ?\n>\n> — @sato", ""},

		// Where a quotation lies.
		{"in a list", "- a\n\n  > Said.\n  >\n  > — Aiko Tanaka\n- b", "Aiko Tanaka"},
		{"a line in a list", "1. > Said.\n   > — Aiko Tanaka", "Aiko Tanaka"},
		{"nested", "> > Said.\n> >\n> > — Aiko Tanaka\n>\n> And so on.", "Aiko Tanaka"},
		{"nested line", "> > Said.\n> > — Aiko Tanaka", "Aiko Tanaka"},
		{"both", "> > Said.\n> >\n> > — Aiko Tanaka\n>\n> And so on.\n>\n> — Anne Delmas", "Aiko Tanaka|Anne Delmas"},
		{"around", "> So.\n>\n> > Said.\n>\n> — Anne Delmas", "Anne Delmas"},
		{"HTML", "<blockquote><p>Said.</p><p>— Aiko Tanaka</p></blockquote>", "Aiko Tanaka"},
		{"HTML line", "<blockquote>Said.<br>— Aiko Tanaka</blockquote>", "Aiko Tanaka"},
		{"HTML, a footer", "<blockquote><p>Said.</p><footer>— Aiko Tanaka</footer></blockquote>", "Aiko Tanaka"},
		{"HTML list", "<blockquote><ul><li>Said.<br>— Aiko Tanaka</li></ul></blockquote>", ""},

		// A dialogue, and prose.
		{"dialogue", "> — Viendrez-vous ?\n> — Oui", ""},
		{"dialogue in paragraphs", "> — Viendrez-vous ?\n>\n> — Oui", ""},
		{"dialogue behind words", "> Il demanda.\n>\n> — Viendrez-vous ?\n>\n> — Oui", ""},
		{"dialogue with hard breaks", "> — Viendrez-vous ?  \n> — Oui", ""},
		{"dialogue in emphasis", "> *— Viendrez-vous ?*\n>\n> — Oui", ""},
		{"dialogue, the other dash", "> – Viendrez-vous ?\n>\n> — Oui", ""},
		{"dialogue in HTML", "<blockquote>— Viendrez-vous ?<br>Il hésita.<br>— Oui</blockquote>", ""},
		{"an answer", "> Il répondit :\n>\n> — Jamais", ""},
		{"an answer in Japanese", "> 彼は答えた：\n>\n> ――行く", ""},
		{"a sentence", "> Said.\n>\n> — We will meet again.", ""},
		{"a sentence in a line", "> Said.\n> — We will meet again.", ""},
		{"a sentence in Japanese", "> 言った。\n>\n> ――また会おう。", ""},
		{"a sentence in brackets", "> Said.\n>\n> — We will (they said.)", ""},
		{"a question", "> Said.\n>\n> — When?", ""},
		{"an item", "> Said.\n>\n> — la création d'un fonds ;", ""},
		{"alone", "> — Aiko Tanaka", ""},
		{"a dash alone", "> Said.\n>\n> —", ""},
		{"a dash and a break", "> Said.\n>\n> —\n> Aiko Tanaka", ""},
		{"not last", "> Said.\n>\n> — Aiko Tanaka\n>\n> More.", ""},
		{"no quotation", "Said.\n\n— Aiko Tanaka", ""},

		// The bound.
		{"as long as can be", "> Said.\n>\n> — A" + long, "A" + long},
		{"longer", "> Said.\n>\n> — A" + long + "a", ""},
		{"a line as long as can be", "> 「言った」\n> ――" + kanji, kanji},
		{"a longer line", "> 「言った」\n> ――" + kanji + "長", ""},
	} {
		if got := strings.Join(attributed(c.text), "|"); got != c.want {
			t.Errorf("%s: attributed to %q, not to %q\n%s", c.name, got, c.want, c.text)
		}
	}
}

// TestAttributionsLeaveTheQuotation holds that what stands before an attribution stays as it is.
func TestAttributionsLeaveTheQuotation(t *testing.T) {
	figure := func(quoted, by string) string {
		return "<figure class=\"quotation\">\n<blockquote>\n" + quoted + "\n</blockquote>\n<figcaption>" + by + "</figcaption>\n</figure>"
	}
	check(t, []example{
		{"en", "> One\n> two.\n> — A", figure("<p>One\ntwo.</p>", "A"), ""},
		{"ja", "> 一つ\n> 二つ。\n> ――田中", figure("<p>一つ二つ。</p>", "田中"), ""},
		{"en", "> *Said.*<br>\n> — A", figure("<p><em>Said.</em></p>", "A"), ""},
		{"en", "> Two:\n> - a\n> - b.\n> — A", figure("<p>Two:</p>\n<ul>\n<li>a</li>\n<li>b.</li>\n</ul>", "A"), ""},
		{"en", "<blockquote id=q cite=\"https://example.org/\"><p>a</p><p id=by>— A</p></blockquote>",
			"<figure class=\"quotation\">\n<blockquote id=\"q\" cite=\"https://example.org/\">\n<p>a</p>\n</blockquote>\n<figcaption id=\"by\">A</figcaption>\n</figure>", ""},
	})
}

// TestAttributionsArePassages holds that an attribution is a passage of its own, as it was
// written, whether it is a paragraph or a line.
func TestAttributionsArePassages(t *testing.T) {
	for _, text := range []string{"> 「言った。」\n>\n> ――田中、局長", "> 「言った。」\n> ――田中、局長", "> 「言った。」<br>――田中、局長"} {
		_, d := convert("ja", text)
		if len(d.Passages) != 2 || d.Passages[0].Text != "「言った。」" || d.Passages[1].Text != "――田中、局長" {
			t.Errorf("%q: passages %+v", text, d.Passages)
			continue
		}
		by := d.Passages[1]
		if by.Kind != press.Quotation || !by.Again {
			t.Errorf("%q: the attribution is %+v", text, by)
		}
		if at, ok := by.Offset(0); !ok || !strings.HasPrefix(text[at:], by.Text) {
			t.Errorf("%q: the attribution stands at %d", text, at)
		}
	}
}

// FuzzAttribution holds that an attribution costs a text no more than its dash: with it, the
// page says what it says without, and so do the passages.
func FuzzAttribution(f *testing.F) {
	for _, seed := range []string{
		"> Said.\n> — A", "> a\n>\n> — A *b*, c[^1]\n\n[^1]: d", "> 「a」<br>――田中\n", "> - a.\n> — B", "> > a.\n> > -- B\n>\n> – C",
		"<blockquote>a.<br><b>— </b>— B</blockquote>", "> *a.\n> — B*  \n> — C", "> ![a](b)\n>\n> — C\n> ――｜漢《かん》", "> ``a.\n> — B`` c.\n> — `D`",
	} {
		f.Add(seed, false)
		f.Add(seed, true)
	}
	english, japanese := New(testOptions("en")), New(testOptions("ja"))
	f.Fuzz(func(t *testing.T, text string, join bool) {
		if !utf8.ValidString(text) || strings.Contains(text, "\r") {
			t.Skip("not what Convert is given")
		}
		c := english
		if join {
			c = japanese
		}
		with, without := c.Convert("x.md", []byte(text), 0), withoutAttributions(c, text)
		if err := wellFormed(with); err != nil {
			t.Errorf("%v\n%q", err, with.HTML)
		}
		if got, want := undashed(shown(with.HTML)), undashed(shown(without.HTML)); got != want {
			t.Errorf("with attributions the page says %q, without %q", got, want)
		}
		if got, want := passageText(with), passageText(without); got != want {
			t.Errorf("with attributions the passages say %q, without %q", got, want)
		}
		if len(with.Links) != len(without.Links) || len(with.IDs) != len(without.IDs) {
			t.Error("links or anchors differ")
		}
	})
}

// withoutAttributions converts a text without a look at its attributions.
func withoutAttributions(c *Converter, text string) Document {
	w := new(writer)
	w.begin(c, "x.md", []byte(text), 0)
	tree := w.parse()
	w.doc.Passages = w.passages(tree)
	w.lint(tree)
	w.blocks(tree)
	d := w.end()
	d.HTML = w.out
	return d
}

// shown returns what a page says, alternative texts included.
func shown(page []byte) string {
	var b strings.Builder
	for z := html.NewTokenizer(bytes.NewReader(Fill(nil, page, func(int) string { return "" }))); ; {
		switch z.Next() {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			b.WriteString(z.Token().Data)
		case html.StartTagToken, html.SelfClosingTagToken:
			for _, a := range z.Token().Attr {
				if a.Key == "alt" || a.Key == "title" {
					b.WriteString(a.Val)
				}
			}
		}
	}
}

func undashed(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || strings.ContainsRune(dashes+"─", r) {
			return -1
		}
		return r
	}, s)
}

func passageText(d Document) string {
	var b strings.Builder
	for _, p := range d.Passages {
		b.WriteString(p.Text)
	}
	return strings.Join(strings.Fields(b.String()), "")
}

// TestAttributionsOfTexts holds whom the quotations of whole releases are attributed to: each that says so, and
// no other.
func TestAttributionsOfTexts(t *testing.T) {
	want := map[string]int{
		"customs.txtar": 3, "quake.txtar": 3, "railway.txtar": 3, "offices.txtar": 1, // one in each language
	}
	files, err := filepath.Glob("../align/testdata/*.txtar")
	if err != nil || len(files) < 20 {
		t.Fatal(len(files), err)
	}
	for _, file := range append(files, "testdata/offices.txtar") {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, f := range archive.Files {
			names = append(names, attributed(string(f.Data))...)
		}
		if len(names) != want[filepath.Base(file)] {
			t.Errorf("%s: attributed to %q", file, names)
		}
	}
}

// TestSpeakersAreFilledIn holds that a person of a register is kept with its place, is a passage
// that says so, and is exchanged for HTML; other marks stay.
func TestSpeakersAreFilledIn(t *testing.T) {
	const text = "See [this](a.pdf).\n\n> Said.\n>\n> — @sato\n\n> Dit.\n> — @duval-2\n\nAnd [that](b.pdf).\n"
	d := New(Options{Language: "en"}).Convert("x.md", []byte(text), 0)
	want := []press.Speaker{{ID: "sato", At: diag.Pos{File: "x.md", Line: 5, Column: 5}}, {ID: "duval-2", At: diag.Pos{File: "x.md", Line: 8, Column: 5}}}
	if !slices.Equal(d.Speakers, want) {
		t.Errorf("the speakers are %+v", d.Speakers)
	}
	var said []string
	for _, p := range d.Passages {
		if p.Speaker != "" {
			said = append(said, p.Speaker+": "+p.Text)
		}
	}
	if got := strings.Join(said, "|"); got != "sato: — @sato|duval-2: — @duval-2" {
		t.Errorf("the passages are %s", got)
	}
	filled := FillSpeakers(d.HTML, func(id string) string { return "<b>" + id + "</b>" })
	page := string(Fill(nil, filled, func(n int) string { return fmt.Sprintf("href=%d", n) }))
	for _, part := range []string{"<figcaption><b>sato</b></figcaption>", "<figcaption><b>duval-2</b></figcaption>", "<a href=0>this</a>", "<a href=1>that</a>"} {
		if !strings.Contains(page, part) {
			t.Errorf("the page lacks %s:\n%s", part, page)
		}
	}
}
