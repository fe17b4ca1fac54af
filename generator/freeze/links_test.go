package freeze

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"docsite/generator/locale"
	"docsite/generator/media"
	"docsite/generator/plan"
	"docsite/generator/press"
	"docsite/locales"
)

// planned is a site with a release of 2020 and one of 2021, and two assets.
func planned(t testing.TB) *plan.Plan {
	t.Helper()
	site := &press.Site{Settings: press.Settings{Title: press.Text{"en": "Press"}, BaseURL: "https://press.example.org/newsroom/", Languages: []string{"en"}, Zone: time.UTC, Fallback: true}}
	for _, id := range []string{"2021/b", "2020/a"} {
		tr := &press.Translation{Release: id, Lang: "en", File: "releases/" + id + "/en.md", Title: id}
		site.Releases = append(site.Releases, &press.Release{ID: id, Facts: press.Facts{Date: time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC), Type: "press-release"}, Original: tr, Translations: []*press.Translation{tr}})
	}
	loaded, ds, err := locale.Load(locales.Files, nil, site.Languages)
	if err != nil || ds != nil {
		t.Fatal(ds, err)
	}
	p, ds := plan.Make(site, loaded, plan.Brand{}, []plan.Asset{{Name: "site.css", Content: []byte("a{}")}, {Name: "icons/x.svg", Content: []byte("<svg/>")}}, func(string) media.Files { return nil })
	if len(ds) > 0 {
		t.Fatal(ds)
	}
	return p
}

// TestLinks holds where each kind of link of a page leads from the archive.
func TestLinks(t *testing.T) {
	p := planned(t)
	css := strings.TrimPrefix(p.Href(p.Asset("site.css")), "/newsroom/")
	const here = "en/releases/2020/a/index.html"
	for name, c := range map[string]struct{ text, want string }{
		"another page of the year":     {`<a href="/newsroom/en/releases/2020/">`, `<a href="../index.html">`},
		"itself, and a heading of it":  {`<a href="/newsroom/en/releases/2020/a/#results">`, `<a href="index.html#results">`},
		"without its last slash":       {`<a href="/newsroom/en/releases/2020">`, `<a href="../index.html">`},
		"a heading":                    {`<a href="#results">`, `<a href="#results">`},
		"another year":                 {`<a href="/newsroom/en/releases/2021/b/?x=1#y">`, `<a href="https://press.example.org/newsroom/en/releases/2021/b/?x=1#y">`},
		"the server's own":             {`<a href="/elsewhere/">`, `<a href="https://press.example.org/elsewhere/">`},
		"another server":               {`<a href="https://example.org/a?b=1&amp;c=2">`, `<a href="https://example.org/a?b=1&amp;c=2">`},
		"another server, by its name":  {`<a href="//example.org/a">`, `<a href="//example.org/a">`},
		"a form":                       {`<form class="search" action="/newsroom/en/search/">`, `<form class="search" action="https://press.example.org/newsroom/en/search/">`},
		"a style sheet":                {`<link rel="stylesheet" href="/newsroom/` + css + `">`, `<link rel="stylesheet" href="../../../../` + css + `">`},
		"a feed":                       {`<link rel="alternate" href="/newsroom/en/feed.atom">`, `<link rel="alternate" href="https://press.example.org/newsroom/en/feed.atom">`},
		"pictures":                     {`<img srcset="/newsroom/media/2021/b/x-320w.0.webp 320w, /newsroom/media/2021/b/x.0.webp 640w" src="/newsroom/media/2021/b/x.0.png" alt="/newsroom/en/">`, `<img srcset="../../../../media/2021/b/x-320w.0.webp 320w, ../../../../media/2021/b/x.0.webp 640w" src="../../../../media/2021/b/x.0.png" alt="/newsroom/en/">`},
		"text that looks like a link":  {`<p>&lt;a href="/newsroom/en/"></p><script>x = "<a href='/newsroom/en/'>"</script>`, `<p>&lt;a href="/newsroom/en/"></p><script>x = "<a href='/newsroom/en/'>"</script>`},
		"what has no link stays as is": {`<P  CLASS=x>a<br/>b</P><!-- c -->`, `<P  CLASS=x>a<br/>b</P><!-- c -->`},
	} {
		l := newLinker(p, []string{here, "en/releases/2020/index.html"})
		got, err := l.page(here, []byte(c.text))
		if err != nil || string(got) != c.want {
			t.Errorf("%s: %v\n%s\nwant\n%s", name, err, got, c.want)
		}
		if name == "pictures" && !slices.Contains(l.files(), "media/2021/b/x-320w.0.webp") {
			t.Errorf("%s: what is shown is not taken in", name)
		}
	}
}

// TestAssets: addresses of assets in style sheets and scripts are relative to the file.
func TestAssets(t *testing.T) {
	p := planned(t)
	icon := strings.TrimPrefix(p.Href(p.Asset("icons/x.svg")), "/newsroom/")
	l := newLinker(p, nil)
	text := `a{background:url("/newsroom/` + icon + `")} b{background:url(https://press.example.org/newsroom/` + icon + `)}`
	want := `a{background:url("./icons/` + icon[len("assets/icons/"):] + `")} b{background:url(https://press.example.org/newsroom/` + icon + `)}`
	if got := string(l.asset("assets/site.css", []byte(text))); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	if !slices.Contains(l.files(), icon) {
		t.Error("the picture of the style sheet is not taken in")
	}
}

// FuzzPage: whatever a page holds, its text, its tags and what its attributes are called stay as they are.
func FuzzPage(f *testing.F) {
	p := planned(f)
	f.Add([]byte(`<a href="/newsroom/en/">x</a><img srcset="/a 1w,/b" src=/c>`))
	f.Add([]byte(`<script>"</scrip" + "<a href=/x>"</script><textarea><a href="/x"></textarea>`))
	f.Fuzz(func(t *testing.T, text []byte) {
		got, err := newLinker(p, []string{"en/index.html"}).page("en/index.html", text)
		if err != nil {
			return // an empty page
		}
		if before, after := skeleton(text), skeleton(got); before != after {
			t.Fatalf("%q\nis made\n%q:\n%s\n%s", text, got, before, after)
		}
	})
}

// skeleton is a page without the values of its links.
func skeleton(text []byte) string {
	var b strings.Builder
	z := html.NewTokenizer(bytes.NewReader(text))
	for z.Next() != html.ErrorToken {
		token := z.Token()
		b.WriteString(token.Data + "\n")
		for _, a := range token.Attr {
			if b.WriteString(" " + a.Key); a.Key != "srcset" && !slices.Contains(linking, a.Key) {
				b.WriteString("=" + a.Val)
			}
		}
	}
	if err := z.Err(); err != io.EOF {
		b.WriteString(err.Error())
	}
	return b.String()
}
