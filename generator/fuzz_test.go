package generator_test

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"docsite/generator"
	"docsite/generator/audit"
	"docsite/generator/diag"
	"docsite/generator/hostile"
)

// hostileSites are sites whose files somebody else may have written: settings, register,
// texts of a release in two languages, and messages. The first has no mistake; what is
// wrong with the second lies in its texts, whose pages are shown all the same.
var hostileSites = [][5]string{
	{
		`title: {en: Press & <b>, fr: Bureau}
base_url: https://press.example.org/newsroom/
languages: [en, fr]
time_zone: Asia/Tokyo
publisher: {name: {en: Office}, url: https://office.example/}
require: [en]
menu: [{url: "https://a.example/?x=1&y=2", text: {en: A}}]
colour: "#14508c"
`,
		`fr-culture: {country: fr, name: {en: Ministry, fr: Ministère}, short: {en: M}, url: https://m.example/, contact: {tel: +33 1 23 45 67 89, email: a@b.example}, since: 2001-01-06}
old: {country: jp, name: {en: Old}, until: 2010-01-02, succeeded_by: fr-culture}
`,
		`---
title: A <script>alert(1)</script> & "b"
summary: Of it
date: 2020-05-04T10:00:00+09:00
countries: [jp, FR]
ministries: [fr-culture]
topics: [trade]
place: Tokyo
slug: a-b
aliases: [/old/a/, /x.html]
event: week
event_time: {start: "2020-05-05T10:00:00+09:00", end: "2020-05-05T11:00:00+09:00", place: Hall}
quick_facts: ["**5** countries", "[a](https://b.example)"]
notes_to_editors: |
  Note *one*.
contacts: [{office: Press, tel: +81 3 5253 5111, email: a@b.example, url: https://c.example/}]
changes: [{date: 2020-05-06, note: Mended, kind: correction}]
attachments: [{url: "https://x.example/a.pdf", title: T}]
---

Begins <b>here</b> on 4 May 2020.[^1]

## Plan

- a [link](https://a.example/?b&c "t") [own](#plan)

| a | b |
|---|--:|
| 1 | 2,500 yen |

<details><summary>More</summary>

> Said.
>
> — A

</details>

[^1]: The note.
`,
		`---
title: Un « titre »
status: machine
allow: {DS311: resserré}
---

Commence le 4 mai 2020.

## Plan
`,
		"messages:\n  page.skip: \"<b>Aller</b> \\\"x\\\"\"\ncountries: {jp: \"Le <Japon>\"}\n",
	},
	{
		"title: N\nbase_url: https://a.example/\nlanguages: [en, fr]\n", "a: {country: jp, name: {en: <A>}}\n",
		"---\ntitle: C\ndate: 2020-01-01\nministries: [a]\nimage: {file: a.png, alt: b}\nvideo: {file: a.mp4}\nattachments: [{file: b.pdf, title: T}]\nquick_facts: [\"<b onclick=x>a</b>\", \"[a](javascript:b)\"]\n---\n\n" +
			"<b onclick=x>a</b> [x](javascript:alert(1)) <a href=\"java&#9;script:b\">c</a> <img src=x onerror=y> <iframe src=z></iframe> [a]: data:text/html,b\n\n![a](a.png) [b](../c/) <video src=a.mp4>\n",
		"---\ntitle: D\n---\n\n<svg><script>x</script></svg><style>a{}</style><p lang=ja>会議\n\n<table><td><table></td> <p id=fn:1> <a href=b><a href=c> `a\n", "",
	},
	{
		"title: {ja: 報道室}\nbase_url: http://a.example\nlanguages: [ja, en]\nfallback: omit\nbehind: silent\nhosts: [netlify, nginx]\nside_by_side: true\n",
		"a: {country: jp, name: {en: <A>}, url: \"http://javascript:1@a.example/\", contact: {url: \"https://a.example/?a&b\", email: \"a@b.example\"}}\n",
		"---\ntitle: One\ndate: 2020-12-31\ntype: speech\npin: 2040-01-01\nwithdrawn: {date: 2021-01-02, reason: {en: Wrong}}\n---\n\n# Text\n",
		"---\ntitle: 二\n---\n\n## 文\n", "",
	},
}

// hostileFiles are where the files of such a site lie. The second text is that of
// the second language.
func hostileFiles(parts [5]string) fstest.MapFS {
	site := fstest.MapFS{}
	second := "fr"
	if strings.Contains(parts[0], "ja") {
		second = "ja"
	}
	for i, name := range []string{"docsite.yaml", "releases/ministries.yaml", "releases/2020/a/en.md", "releases/2020/a/" + second + ".md", "locales/fr.yaml"} {
		if parts[i] != "" {
			site[name] = &fstest.MapFile{Data: []byte(parts[i])}
		}
	}
	return site
}

// TestHostileSites: the seeds become sites, and all but one without an error.
func TestHostileSites(t *testing.T) {
	for i, parts := range append(slices.Clone(hostileSites), wordsEverywhere("plain words")) {
		a, err := open(t, generator.Options{Folder: hostileFiles(parts)}).Analyze(context.Background(), noon)
		if err != nil {
			t.Fatal(err)
		}
		report, err := a.Report(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		if errors := diag.Count(report.Diagnostics).Errors; a.Site == nil || (errors > 0) != (i == 1) {
			t.Errorf("%d: %d errors: %v", i, errors, report.Diagnostics)
		}
	}
}

// FuzzSite: whatever the files of a site hold, they become a site or are told at
// their places, and what becomes a site can be served to anybody.
func FuzzSite(f *testing.F) {
	for _, parts := range hostileSites {
		f.Add(parts[0], parts[1], parts[2], parts[3], parts[4])
	}
	f.Fuzz(func(t *testing.T, settings, register, english, second, messages string) {
		if len(settings)+len(register)+len(english)+len(second)+len(messages) > 20_000 {
			t.Skip("it takes its time")
		}
		checkSite(t, hostileFiles([5]string{settings, register, english, second, messages}))
	})
}

// checkSite makes a site of files and checks all that is told and made of it.
func checkSite(t *testing.T, files fstest.MapFS) {
	t.Helper()
	e, err := generator.Open(generator.Options{Folder: files, Version: "test", MakeCopies: true, Jobs: 1})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	a, err := e.Analyze(context.Background(), noon)
	if errors.Is(err, fs.ErrNotExist) && files["docsite.yaml"] == nil {
		return // a folder without docsite.yaml is no site
	}
	if err != nil {
		t.Fatal(err)
	}
	report, err := a.Report(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range slices.Concat(report.Diagnostics, report.Waiting) {
		if err := hostile.Told(files, d); err != nil {
			t.Error(err)
		}
	}
	if a.Site != nil {
		checkServed(t, a.Site, diag.Count(report.Diagnostics).Errors == 0)
	}
}

// FuzzWords: the same words stand wherever words may stand, and nowhere are they taken for
// anything else, in pages, feeds and lists.
func FuzzWords(f *testing.F) {
	for _, text := range []string{
		"plain", "\" ' a: b # c {n} %3C &amp; javascript:alert(1) //a.example ../.. CON 5 > 4 ]]> \\ é\u0301 ｜漢字《かんじ》",
		"\"><img src=x onerror=y>' onclick='x</title><script>alert(1)</script>]]><a>--><svg onload=x>", "[a](javascript:b) {{.x}} `*_~ \u202Ea\u2069\u200D \u00A0\u2028",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 2000 {
			t.Skip("it takes its time")
		}
		checkSite(t, hostileFiles(wordsEverywhere(text)))
	})
}

// wordsEverywhere is a site with a text at all its places for words.
func wordsEverywhere(text string) [5]string {
	quoted, err := json.Marshal(text) // which is YAML, too
	if err != nil {
		panic(err) // of a string there is none
	}
	say := func(lines ...string) string {
		return strings.ReplaceAll(strings.Join(lines, "\n"), "§", string(quoted)) + "\n"
	}
	return [5]string{
		say("title: {en: §}", "base_url: https://press.example.org/n/", "languages: [en]", "publisher: {name: {en: §}, url: https://office.example/}", "menu: [{url: https://a.example/, text: {en: §}}]"),
		say("a: {country: jp, name: {en: §}, short: {en: §}, about: {en: §}, contact: {office: §, email: a@b.example}}"),
		say("---", "title: §", "summary: §", "date: 2020-05-04", "ministries: [a]", "place: §", "reference: §", "event: week",
			`event_time: {start: "2020-05-05T10:00:00Z", end: "2020-05-05T11:00:00Z", place: §}`, "quick_facts: [§]", "notes_to_editors: §", "contacts: [{office: §, name: §, email: a@b.example}]",
			"changes: [{date: 2020-05-06, note: §, kind: correction}]", "attachments: [{url: https://x.example/a, title: §}]", "withdrawn: {date: 2020-06-01, reason: {en: §}}", "---") + "\n" + text + "\n\n## " + text + "\n",
	}
}

// checkServed opens all of a site. What is whole has no errors, and then no link may
// lead nowhere.
func checkServed(t *testing.T, site *generator.Site, whole bool) {
	t.Helper()
	all := map[string][]byte{}
	folded := map[string]string{}
	for _, name := range paths(t, site) {
		if !fs.ValidPath(name) || strings.ContainsFunc(name, unicode.IsControl) || strings.ContainsAny(name, `\:*?"<>|`) || !utf8.ValidString(name) {
			t.Errorf("a page lies at %q", name)
		}
		lower := strings.ToLower(name)
		if other, has := folded[lower]; has && whole {
			t.Errorf("%s and %s are one file where case does not count", name, other)
		}
		folded[lower] = name
		content, err := fs.ReadFile(site, name)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		all[name] = content
		switch path.Ext(name) {
		case ".html":
			checkHarmless(t, name, content)
		case ".xml", ".atom", ".rss", ".opml", ".svg":
			checkXML(t, name, content)
		}
	}
	if !whole {
		return
	}
	walk(t, all, site.Plan.Base())
	ds, _, err := audit.Audit(context.Background(), site, audit.Options{Files: slices.Collect(keys(all)), Jobs: 1})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range ds {
		if ours[d.Code] {
			t.Errorf("%s: %s %s", d.Pos, d.Code, d.Message)
		}
	}
}

func keys(all map[string][]byte) func(func(string) bool) {
	return func(yield func(string) bool) {
		for name := range all {
			if !yield(name) {
				return
			}
		}
	}
}

// ours are what no text can be to blame for.
var ours = map[diag.Code]bool{
	diag.PageNotUTF8: true, diag.TagsUnmatched: true, diag.MarkupSwallows: true, diag.AttributeTwice: true, diag.ControlInControl: true,
	diag.LinkNowhere: true, diag.FragmentNowhere: true, diag.LangMissing: true, diag.LangInvalid: true,
	diag.HreflangInvalid: true, diag.HreflangTwice: true, diag.HreflangNoSelf: true, diag.HreflangOneWay: true, diag.HreflangNowhere: true,
	diag.CanonicalMissing: true, diag.CanonicalSeveral: true, diag.CanonicalNowhere: true, diag.IDTwice: true, diag.IDMissing: true,
	diag.FeedUnreadable: true, diag.SitemapUnreadable: true, diag.SitemapNowhere: true, diag.DataUnreadable: true,
}

// checkHarmless checks that a page runs nothing but docsite's own scripts.
func checkHarmless(t *testing.T, name string, content []byte) {
	t.Helper()
	if !utf8.Valid(content) {
		t.Errorf("%s is not UTF-8", name)
	}
	for z := html.NewTokenizer(bytes.NewReader(content)); ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			if z.Err() != io.EOF {
				t.Errorf("%s: %v", name, z.Err())
			}
			return
		}
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			continue
		}
		token := z.Token()
		var src, mime string
		for _, a := range token.Attr {
			value := strings.ToLower(strings.Map(func(r rune) rune {
				if r <= ' ' {
					return -1
				}
				return r
			}, a.Val))
			address := slices.Contains([]string{"href", "src", "action", "formaction", "poster", "data", "cite", "srcset", "xlink:href"}, a.Key)
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "srcdoc" ||
				address && (strings.HasPrefix(value, "javascript:") || strings.HasPrefix(value, "vbscript:") || strings.HasPrefix(value, "data:")) {
				t.Errorf("%s: %s", name, token)
			}
			switch a.Key {
			case "src":
				src = a.Val
			case "type":
				mime = a.Val
			}
		}
		switch token.Data {
		case "script":
			own := strings.Contains(src, "/assets/") && !strings.Contains(src, "//")
			if !own && !(src == "" && (mime == "application/ld+json" || mime == "application/json")) {
				t.Errorf("%s: %s", name, token)
			}
		case "style", "iframe", "object", "embed", "base", "frame", "applet", "math", "portal":
			t.Errorf("%s: %s", name, token)
		}
	}
}

// checkXML checks that a feed or a list is well-formed.
func checkXML(t *testing.T, name string, content []byte) {
	t.Helper()
	for d := xml.NewDecoder(bytes.NewReader(content)); ; {
		if _, err := d.Token(); err == io.EOF {
			return
		} else if err != nil {
			t.Errorf("%s: %v", name, err)
			return
		}
	}
}
