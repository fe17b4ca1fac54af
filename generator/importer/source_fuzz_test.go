package importer

import (
	"context"
	"html"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"
)

// notText is what of a text is surely no words of it: tags, calls of programs, attributes.
var notText = regexp.MustCompile(`(?s)<[^<>]*>|\{\{.*?\}\}|\{%.*?%\}|\{[:.#][^{}]*\}`)

// testNothingIsLost fails where a letter of a text, outside of markup and ASCII, which
// markup has too, is neither in its document nor told.
func testNothingIsLost(t *testing.T, text string, a *Archive) {
	t.Helper()
	var b strings.Builder
	for _, d := range a.Documents {
		b.WriteString(d.Title + d.Summary + d.Body)
		for _, l := range d.Lost {
			b.WriteString(l.What)
		}
	}
	for _, l := range a.Lost {
		if strings.HasPrefix(l.What, "the whole text") {
			return
		}
		b.WriteString(l.What)
	}
	kept := map[rune]int{}
	for _, r := range html.UnescapeString(b.String()) {
		kept[r]++
	}
	for _, r := range notText.ReplaceAllString(text, "") {
		if r > unicode.MaxASCII && unicode.IsLetter(r) {
			if kept[r]--; kept[r] < 0 {
				t.Fatalf("%q of %q is neither in the document nor told: %q", r, text, b.String())
			}
		}
	}
}

// texts are seeds: what the dialects have.
var texts = []string{
	"é **b** `c` ![à](x.png \"ü\") [ö](y.md) <b class=\"x\">ï</b>\n",
	"{{< figure src=\"a.png\" caption=\"é\" >}} {{% notice %}}à{{% /notice %}} {{</* ü */>}} {{< ref \"x\" >}}\n",
	"{{< highlight go >}}\né\n{{< /highlight >}}\n{{< youtube id >}}{{< comment >}}à{{< /comment >}}\n",
	"{% raw %}é{% endraw %} {% highlight ruby %}à{% endhighlight %} {% post_url ü %} {{ site.title }} {% comment %}ö{% endcomment %}{% for x in y %}é{% endfor %}\n",
	"# é {#a}\n\n* TOC\n{:toc}\n\n{: .x}\n{::comment}à{:/comment}\n*[ü]: ö\n^\n",
	"<script>é</script><iframe src=\"x\">à</iframe><svg>ü</svg><form>ö<input></form><!-- ä -->\n",
	"```\né {{< x >}} {% y %}\n```\n~~~\nà\n~~~\n    ü\n`ö`\n",
	"[é]: x \"à\"\n[^1]: ü\n[![ö](a.png)](b.md)\n![ä](<a b.png>)![é](a b.png)\n",
	"\\[é\\](à) [ü](ö(ä)é) [à] [ü\n\nö](x)\n",
	"<a href='é'>à</a><img src=x alt=ü><img alt='ö'><b\n>ä</b>é<x-y>à</x-y>",
}

func FuzzHugo(f *testing.F) {
	for _, s := range texts {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, s := range findShortcodes(text) {
			if strings.Contains(text[s.from:s.to-1], "}}") {
				t.Skip("what is no text of it cannot be told by notText")
			}
		}
		a, err := Hugo{}.Read(context.Background(), fstest.MapFS{"posts/a.md": {Data: []byte("---\ntitle: t\ndate: 2020-01-02\n---\n" + text)}}, Settings{Languages: []string{"en"}})
		if err != nil {
			t.Fatal(err)
		}
		testNothingIsLost(t, text, a)
	})
}

func FuzzJekyll(f *testing.F) {
	for _, s := range texts {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		a, err := Jekyll{}.Read(context.Background(), fstest.MapFS{"_posts/2020-01-02-a.md": {Data: []byte("---\ntitle: t\n---\n" + text)}}, Settings{Languages: []string{"en"}})
		if err != nil {
			t.Fatal(err)
		}
		testNothingIsLost(t, text, a)
	})
}

// FuzzHeader: a front matter and its body are all the lines of a text.
func FuzzHeader(f *testing.F) {
	for _, s := range []string{
		"---\ntitle: a\ntags: [x, y]\n---\nbody\n", "+++\ntitle = \"a\"\ndate = 2020-01-02\n[x]\ny = 1\n+++\nbody\n", "{\"title\": \"a\", \"x\": [1, null]}\nbody\n",
		"---\ntitle: a: b\nx:\n- y\n---\nbody", "---\nopen", "+++\n+++\n", "---\n---", "{", "{}", "---\na: &a [*a]\n---\n", "---\n- a\n---\n",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		h, _ := readHeader("a.md", text)
		if !strings.HasSuffix(text, h.body) {
			t.Fatalf("the body of %q is %q", text, h.body)
		}
		if above := strings.Count(text[:len(text)-len(h.body)], "\n"); h.found && h.body != "" && above != h.above {
			t.Errorf("%d lines above the body of %q, want %d", h.above, text, above)
		}
		for name, line := range h.lines {
			if line < 1 || line > strings.Count(text, "\n")+2 {
				t.Errorf("the key %q of %q stands in line %d", name, text, line)
			}
		}
	})
}

// FuzzReferences: what is found in a text are parts of it, in order.
func FuzzReferences(f *testing.F) {
	for _, s := range texts {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, pictures := range []bool{false, true} {
			at := 0
			for _, r := range findReferences(text, pictures) {
				if r.from < 0 || r.from >= r.to || r.to > len(text) || r.from < at {
					t.Fatalf("%q: %+v behind %d", text, r, at)
				}
				at = r.from
			}
		}
		d := newDraft(text, 7)
		d.apply([]edit{{0, 0, "\n\n"}, {len(text) / 2, len(text) / 2, "x"}, {len(text), len(text), "\n"}})
		if len(d.lines) != strings.Count(d.text, "\n")+1 || len(d.lines) != len(d.starts) {
			t.Errorf("%q: %d lines, %d of them known", text, len(d.starts), len(d.lines))
		}
	})
}

var added = strings.NewReplacer("<p>", "", "</p>", "", "<br>", "")

// FuzzParagraphs: what makes paragraphs of an older text of WordPress adds tags, and changes nothing.
func FuzzParagraphs(f *testing.F) {
	for _, s := range []string{"a\nb\n\nc", "<p>a\nb</p>\n\nc <b>d</b>\n<ul>\n<li>x\n</ul>", "<pre>a\n\nb</pre>\nc<!-- d -->\n\n<div>e\n\nf</div>", "</p>\n\n</table>a\n\n<br />\nb"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d := newDraft(text, 0)
		paragraphs(d)
		if got, want := added.Replace(d.text), added.Replace(text); got != want {
			t.Errorf("%q became %q", text, d.text)
		}
	})
}

// FuzzWordPress: any text in an export is read, and what stands outside of tags and brackets is in it.
func FuzzWordPress(f *testing.F) {
	for _, s := range []string{
		"é\n\n[caption width=\"1\"]<img src=\"a.png\">à[/caption] [gallery ids=\"1\"] [box]ü[/box] [sic] [[x]]", "<!-- wp:paragraph --><p>é</p><!-- /wp:paragraph --><!-- wp:embed {\"url\":\"x\"} -->à<!-- /wp:embed -->",
		"<!-- wp:block {\"ref\":1} /--><figure><img src=x><figcaption>é</figcaption></figure>", "<blockquote>é<cite>à</cite></blockquote><a href=\"a.png\"><img src=\"a.png\"></a>", "[embed]https://é[/embed] [x y=\"z\"",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		w := &wordpress{archive: fstest.MapFS{}, wxr: &wxr{}, byID: map[string]*wxrItem{}}
		d, doc := newDraft(text, 0), &Document{}
		w.reusable(d, doc)
		w.blocks(d, doc)
		w.shortcodes(d, doc, &wxrItem{})
		w.alternatives(d)
		w.speakers(d)
		paragraphs(d)
		doc.Body = d.text
		testNothingIsLost(t, regexp.MustCompile(`(?s)<!--.*?-->|\[[^\[\]]*\]`).ReplaceAllString(text, "<>"), &Archive{Documents: []Document{*doc}})
		if _, err := convertHTML(d.text, "", &wordpressPage{wordpress: w, doc: doc, files: newBundle(w.archive, doc), lines: d.lines}); err != nil && !strings.Contains(err.Error(), "deep") {
			t.Logf("%q: %v", text, err)
		}
	})
}

// FuzzWXR: whatever an export holds, what can be read of it is, and the rest is told.
func FuzzWXR(f *testing.F) {
	f.Add("<rss><channel><item><title>a</title><wp:post_id>1</wp:post_id><content:encoded><![CDATA[b]]></content:encoded></item></channel></rss>")
	f.Add("<item><category domain=\"language\" nicename=\"fr\">x</category><wp:postmeta><wp:meta_key>k</wp:meta_key></wp:postmeta><wp:term><wp:term_description>a:1:{s:2:\"en\";i:5;}</wp:term_description>")
	f.Add("<?xml version=\"1.0\" encoding=\"latin1\"?><a>&nbsp;\x00</b>")
	settings, _ := testSettings(f)
	f.Fuzz(func(t *testing.T, text string) {
		archive := fstest.MapFS{"a.xml": {Data: []byte("<!-- wordpress.org/export -->\n" + text), Mode: 0o644}}
		found, err := WordPress{}.Read(context.Background(), archive, settings)
		if err != nil && !strings.Contains(err.Error(), "deep") {
			t.Fatal(err)
		}
		if err == nil {
			dir, report := outside(t, found, archive)
			readBack(t, dir, report)
		}
	})
}

// FuzzSite asserts that whatever the settings of a Hugo or a Jekyll site and the header of a text say, the
// site is read without a fault, nothing is written outside, and what is written is read back.
func FuzzSite(f *testing.F) {
	for _, s := range [][2]string{
		{"baseURL = \"https://a.example/n/\"\ndefaultContentLanguage = \"en\"\ncontentDir = \"content\"\nuglyURLs = true\n[permalinks]\nposts = \"/:year/:slug/\"\n[languages.fr]\ncontentDir = \"../..\"\n", "title: A\ndate: 2020-01-02\nurl: /x/../y\nslug: \"a/b\"\ntags: [a, 1]\nimage: ../../a.png\n"},
		{"baseURL: \"//\"\ncontentDir: /etc\nlanguages: {en: {contentDir: content/en, weight: a}, xx: 1}\nsource: ..\npermalink: /:categories/:year/:title:output_ext\ndefaults: [{scope: {path: \"\"}, values: {layout: x}}]\ncollections: {posts: {permalink: /:path/}}\n", "title: [a]\ndate: 2020-13-40\nlang: fr\naliases: [/a, ../b]\npermalink: ../../x\ncategories: a b\n"},
		{"{\"permalinks\": {\"posts\": [\":x\"]}, \"timeZone\": \"Mars/A\"}", "title: \"\\0\"\nresources: [{src: \"*\", title: x}]\nredirect_from: /%2e%2e/\nexpiryDate: x\ndraft: yes\n"},
		{"a: &a [*a]\n", "- a\n"}, {"\xff", "{"},
	} {
		f.Add(s[0], s[1], "Text ![a](../a.png) [b](/x/)\n")
	}
	settings, _ := testSettings(f)
	f.Fuzz(func(t *testing.T, site, header, body string) {
		text := &fstest.MapFile{Data: []byte("---\n" + header + "\n---\n" + body), Mode: 0o644}
		picture := &fstest.MapFile{Data: []byte("x"), Mode: 0o644}
		for _, name := range []string{"hugo.toml", "config.yaml", "config.json", "_config.yml"} {
			archive := fstest.MapFS{name: {Data: []byte(site), Mode: 0o644}, "content/posts/a.md": text, "content/a.png": picture, "static/a.png": picture}
			read := Hugo{}.Read
			if name == "_config.yml" {
				archive = fstest.MapFS{name: {Data: []byte(site), Mode: 0o644}, "_posts/2020-01-02-a.md": text, "a.png": picture}
				read = Jekyll{}.Read
			}
			found, err := read(context.Background(), archive, settings)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			dir, report := outside(t, found, archive)
			readBack(t, dir, report)
		}
	})
}
