package edit_test

import (
	"context"
	"flag"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"docsite/generator"
	"docsite/generator/diag"
	"docsite/generator/edit"
	"docsite/generator/markdown"
	"docsite/generator/press"
	"docsite/generator/read"
	"docsite/generator/revision"
)

var update = flag.Bool("update", false, "write what is made into the golden files")

// opened returns the engine of a site.
func opened(t testing.TB, site fs.FS) *generator.Engine {
	t.Helper()
	engine, err := generator.Open(generator.Options{Folder: site, Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { engine.Close() })
	return engine
}

// checked returns what a check of a site tells.
func checked(t testing.TB, site fs.FS) ([]diag.Diagnostic, error) {
	t.Helper()
	report, err := opened(t, site).Check(context.Background(), now)
	return report.Diagnostics, err
}

// surveyed reads a site for those who keep it.
func surveyed(t testing.TB, site fs.FS) (*press.Site, []diag.Diagnostic, error) {
	t.Helper()
	return opened(t, site).Survey(context.Background(), now)
}

// survey reads all releases of a site.
func survey(t testing.TB, site fstest.MapFS) *press.Site {
	t.Helper()
	s, ds, err := surveyed(t, site)
	if s == nil {
		t.Fatal(ds, err)
	}
	return s
}

// full is a release with all that can be translated.
const full = `---
title: "協定に署名: 両国の協力"
summary: |
  両国は協定に署名した。
  来年から始まる。
date: 2026-02-01
countries: [jp, vn]
place: ハノイ
image: {file: chart.svg, alt: 図, caption: 両国, credit: MIC}
attachments:
  - {file: agreement.pdf, title: 協定, lang: ja}
  - {url: "https://example.org/a?b=c#d", title: 相手国の発表}
  - {file: untitled.pdf}
contacts:
  - {office: 国際課, tel: +81 3 5253 5111}
  - {email: press@example.org}
changes:
  - {date: 2026-02-03, note: "日付を改めた: 1日"}
  - {date: "2026-02-04T10:00:00+09:00", note: 図を改めた。}
slug: kyotei
---

<!-- 担当者へ -->

両国は**「協定」**に署名した。[結果](../taken/)は --> のとおり。[^1]

## 概要

- 一
- 二

  続き

![棒グラフ](chart.svg "両国の図")
![](<a b.svg>)

| a | b |
|---|--:|
| 1 | 2 |

` + "```\ncode --> x\n```" + `

[^1]: 注。

[参考]: https://example.org/
`

func TestTranslation(t *testing.T) {
	site := newsroom()
	site["releases/2026/full/ja.md"] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(full, "\n", "\r\n"))}
	s, r := scaffolder(t, site), release(t, site, "2026/full")
	for file, text := range map[string]bool{"testdata/remarks.md": false, "testdata/text.md": true} {
		f, err := s.Translation(r, "fr", "", text)
		if err != nil || f.Path != "releases/2026/full/fr.md" {
			t.Fatal(f.Path, err)
		}
		if *update {
			put(t, file, string(f.Content))
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(string(want), string(f.Content)); d != "" {
			t.Errorf("%s: %s", file, d)
		}
		ts, ds := readBack(t, s, f)
		if len(ts) != 1 || !revision.Matches(ts[0].Source, r.Original.Body.Digest) || ts[0].Source.Lang != "ja" {
			t.Errorf("%s: made from %+v", file, ts)
		}
		// What is left to do is told at its line, and nothing else is, but for a definition
		// that the original has no link for either.
		for _, x := range ds {
			line := strings.Split(string(f.Content), "\n")[x.Line-1]
			unwritten := strings.HasSuffix(line, `: ""`) || strings.HasSuffix(line, "note:") || strings.Contains(line, "![](")
			if !unwritten && x.Code != diag.NoText && !(x.Code == diag.DefinitionUnused && strings.HasPrefix(line, "[参考]:")) {
				t.Errorf("%s: %v, of %q", file, x, line)
			}
		}
		if len(ds) < 7 {
			t.Errorf("%s: only %d things are to be done: %v", file, len(ds), ds)
		}
	}
}

func release(t testing.TB, site fstest.MapFS, id string) *press.Release {
	t.Helper()
	r, err := edit.Find(survey(t, site), id)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestTranslationFromAnotherLanguage(t *testing.T) {
	site := newsroom()
	site["releases/2026/taken/fr.md"] = &fstest.MapFile{Data: []byte("---\ntitle: Pris\n---\n\nTexte.\n")}
	s, r := scaffolder(t, site), release(t, site, "2026/taken")
	f, err := s.Translation(r, "ja", "fr", true)
	if err != nil || !strings.Contains(string(f.Content), "# fr: Pris\n") || !strings.Contains(string(f.Content), "source: fr@"+r.In("fr").Body.Digest[:12]+"\n") {
		t.Errorf("%v\n%s", err, f.Content)
	}
	for want, langs := range map[string][2]string{
		"releases/2026/taken/fr.md exists already":          {"fr", ""},
		"releases/2026/taken/en.md exists already":          {"EN", ""},
		"the site has no language “jp”: did you mean “ja”?": {"jp", ""},
		"has no text in “ja” to translate from":             {"ja", "ja"},
	} {
		if _, err := s.Translation(r, langs[0], langs[1], false); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, not %q", langs, err, want)
		}
	}
}

// FuzzTranslation asserts of every text: put into remarks, it tells of nothing but
// what is to be done, and no word of it can be published; put as text, it is the
// same text.
func FuzzTranslation(f *testing.F) {
	for _, text := range []string{
		full[strings.LastIndex(full, "---\n\n")+5:], "a --> b\n\n--!> c <!-- d --> e\n", "<!-- a\n\nb --> c\n", "```\n-->\n", "<details>\n\na\n\n</details>\n", "- a\n\n      b\n\n> c\n\nd\n===\n", "[a]: b\n[^1]: c\n", "![a](b)\n![](<c d>)\n", "---\na: b\n---\n",
		"<!--[if x]>\n\n-->",
	} {
		f.Add(text)
	}
	site := newsroom()
	s := scaffolder(f, site)
	f.Fuzz(func(t *testing.T, text string) {
		original := edit.File{Path: "releases/2026/taken/en.md", Content: []byte("---\ntitle: Taken\ndate: 2026-01-01\n---\n\n" + text)}
		ts, _ := readBack(t, s, original)
		if len(ts) != 1 {
			return // no text that is read
		}
		site["releases/2026/taken/en.md"] = &fstest.MapFile{Data: original.Content}
		r := &press.Release{ID: "2026/taken", Original: ts[0], Translations: ts}
		whole, err := s.Translation(r, "fr", "", true)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := passages(s, whole), passages(s, original); got != want {
			t.Errorf("the text is\n%s\nand the copy\n%s", want, got)
		}
		remarks, err := s.Translation(r, "fr", "", false)
		if err != nil {
			t.Fatal(err)
		}
		body := string(remarks.Content[strings.Index(string(remarks.Content), "\n---\n")+5:])
		for _, b := range markdown.New(markdown.Options{}).Blocks([]byte(body), 0) {
			if b.Kind == markdown.Words {
				t.Errorf("%q is text of the translation, which is\n%s", b.Text, remarks.Content)
			}
		}
	})
}

// passages are those of a file's text, as a digest knows them.
func passages(s *edit.Scaffolder, f edit.File) string {
	converters := map[string]*markdown.Converter{}
	for _, lang := range s.Settings.Languages {
		converters[lang] = markdown.New(markdown.Options{})
	}
	list, _ := read.Reader{Settings: s.Settings, Converters: converters}.Passages(f.Path, f.Content)
	var b strings.Builder
	for _, p := range list {
		if p.Kind >= press.Paragraph {
			b.WriteString(p.Text + "\n")
		}
	}
	return b.String()
}
