package generator_test

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"docsite/generator"
	"docsite/generator/diag"
	"docsite/generator/hostile"
	"docsite/generator/render"
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
twins: [json, markdown, ninjs]
dublin_core: true
llms: true
hosts: [netlify, nginx, caddy, apache, s3]
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
		"plain", "javascript:alert(1)", "\" ' a: b # c {n} %3C &amp; javascript:alert(1) //a.example ../.. CON 5 > 4 ]]> \\ é\u0301 ｜漢字《かんじ》",
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

// FuzzTemplates: whatever a site's own templates, style sheet and drawing hold, they are used or
// told at their places.
func FuzzTemplates(f *testing.F) {
	for _, text := range []string{
		`{{define "card"}}<a href="{{.URL}}" title='{{.Title}}'>{{.Title}}</a>{{end}}`, `{{define "card"}}<script>x = {{.Title}}</script>{{template "card" .}}{{end}}`, `{{.Nothing}}`, `{{define "card"}}{{.Nothing}}`,
		"{{define \"main\"}}\n\n  {{T \"none\"}}<p {{.Lang}}>{{end}}", "{{if}}", "{{/* a */}}{{block \"x\" .}}é{{end}}{{end}}", "@import 'a.css'; b { c: url(../d.png) url(site.css) }", "url(\"\\", "/*",
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><script/></svg>`, "",
	} {
		f.Add(text, text)
	}
	f.Fuzz(func(t *testing.T, template, asset string) {
		if len(template)+len(asset) > 5000 || manyTimes.MatchString(template) {
			t.Skip("it takes its time")
		}
		files := fstest.MapFS{
			"docsite.yaml":               {Data: []byte("title: {en: N}\nbase_url: https://a.example/\nlanguages: [en]\nlogo: {light: templates/assets/logo.svg}\n")},
			"releases/2020/a/en.md":      {Data: []byte("---\ntitle: A\ndate: 2020-05-04\n---\n\nText.\n")},
			"templates/card.html":        {Data: []byte(template)},
			"templates/own.html":         {Data: []byte(template)},
			"templates/assets/site.css":  {Data: []byte(asset)},
			"templates/assets/own/b.css": {Data: []byte(asset)},
			"templates/assets/logo.svg":  {Data: []byte(asset)},
		}
		e, err := generator.Open(generator.Options{Folder: files, Version: "test", Jobs: 1})
		if err != nil {
			t.Fatal(err)
		}
		defer e.Close()
		a, err := e.Analyze(context.Background(), noon)
		if err != nil {
			t.Fatal(err)
		}
		report, err := a.Report(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range report.Diagnostics {
			if err := hostile.Told(files, d); err != nil {
				t.Error(err)
			}
		}
		if a.Site == nil && diag.Count(report.Diagnostics).Errors == 0 {
			t.Error("there is no site, and nobody says why")
		}
		if a.Site == nil {
			return
		}
		for _, name := range paths(t, a.Site) {
			var fault *render.Fault
			if _, err := fs.ReadFile(a.Site, name); err != nil && !errors.As(err, &fault) {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}

// manyTimes matches templates that do something as often as they like.
var manyTimes = regexp.MustCompile(`\d{4}`)

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
		say("title: {en: §}", "base_url: https://press.example.org/n/", "languages: [en]", "publisher: {name: {en: §}, url: https://office.example/}", "menu: [{url: https://a.example/, text: {en: §}}]",
			"twins: [json, markdown, ninjs]", "dublin_core: true", "llms: true"),
		say("a: {country: jp, name: {en: §}, short: {en: §}, about: {en: §}, contact: {office: §, email: a@b.example}}"),
		say("---", "title: §", "summary: §", "date: 2020-05-04", "ministries: [a]", "place: §", "reference: §", "event: week",
			`event_time: {start: "2020-05-05T10:00:00Z", end: "2020-05-05T11:00:00Z", place: §}`, "quick_facts: [§]", "notes_to_editors: §", "contacts: [{office: §, name: §, email: a@b.example}]",
			"changes: [{date: 2020-05-06, note: §, kind: correction}]", "attachments: [{url: https://x.example/a, title: §}]", "withdrawn: {date: 2020-06-01, reason: {en: §}}", "---") + "\n" + text + "\n\n## " + text + "\n",
	}
}
