package main

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"docsite/generator/bench/corpus"
)

// hugoFiles is a site for Hugo that shows what docsite's shows with the least
// templates: a page of each release, the home, and lists by year, country and
// ministry, in every language.
var hugoFiles = map[string]string{
	"hugo.toml": `baseURL = "https://press.example.org/"
defaultContentLanguage = "en"
defaultContentLanguageInSubdir = true
[outputs]
home = ["html"]
section = ["html"]
taxonomy = ["html"]
term = ["html"]
[taxonomies]
year = "years"
country = "countries"
ministry = "ministries"
[languages.en]
title = "Press office"
contentDir = "content/en"
weight = 1
[languages.fr]
title = "Bureau de presse"
contentDir = "content/fr"
weight = 2
[languages.ja]
title = "報道室"
contentDir = "content/ja"
hasCJKLanguage = true
weight = 3
`,
	"layouts/_default/baseof.html": `<!doctype html>
<html lang="{{ .Language.Lang }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }} – {{ site.Title }}</title>
{{ with .Params.summary }}<meta name="description" content="{{ . }}">{{ end }}
<link rel="canonical" href="{{ .Permalink }}">
{{ range .AllTranslations }}<link rel="alternate" hreflang="{{ .Language.Lang }}" href="{{ .Permalink }}">
{{ end }}</head>
<body>
<header><a href="{{ site.Home.RelPermalink }}">{{ site.Title }}</a>
<nav><ul>{{ range .AllTranslations }}<li><a href="{{ .RelPermalink }}" lang="{{ .Language.Lang }}">{{ .Language.Lang }}</a></li>{{ end }}</ul></nav>
<nav><a href="{{ "years/" | relLangURL }}">1</a> <a href="{{ "countries/" | relLangURL }}">2</a> <a href="{{ "ministries/" | relLangURL }}">3</a></nav>
</header>
<main>{{ block "main" . }}{{ end }}</main>
</body>
</html>
`,
	"layouts/_default/single.html": `{{ define "main" }}<article>
<h1>{{ .Title }}</h1>
<p><time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date | time.Format ":date_long" }}</time></p>
<p>{{ .Params.summary }}</p>
{{ .Content }}
<ul>{{ range .GetTerms "years" }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>
<ul>{{ range .GetTerms "countries" }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>
<ul>{{ range .GetTerms "ministries" }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>
</article>{{ end }}
`,
	"layouts/_default/list.html": `{{ define "main" }}<h1>{{ .Title }}</h1>
{{ $list := .Paginate .RegularPages 50 }}` + hugoEntries + `{{ end }}
`,
	"layouts/index.html": `{{ define "main" }}<h1>{{ site.Title }}</h1>
{{ $list := .Paginate site.RegularPages 50 }}` + hugoEntries + `{{ end }}
`,
	"layouts/_default/taxonomy.html": `{{ define "main" }}<h1>{{ .Title }}</h1>
<ul>{{ range .Pages.ByTitle }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ len .Pages }}</li>{{ end }}</ul>{{ end }}
`,
}

const hugoEntries = `<ol>{{ range $list.Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> <time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date | time.Format ":date_long" }}</time> <p>{{ .Params.summary }}</p></li>
{{ end }}</ol>
{{ if $list.HasPrev }}<a rel="prev" href="{{ $list.Prev.URL }}">←</a>{{ end }}{{ if $list.HasNext }}<a rel="next" href="{{ $list.Next.URL }}">→</a>{{ end }}`

// writeHugo writes the corpus of n releases as a site for Hugo into a folder.
func writeHugo(dir string, n int) error {
	for name, content := range hugoFiles {
		if err := corpus.WriteFile(filepath.Join(dir, filepath.FromSlash(name)), content); err != nil {
			return err
		}
	}
	for i := range n {
		r := corpus.New(i, n)
		for _, lang := range r.Languages {
			path := filepath.Join(dir, "content", corpus.Languages[lang], "releases", r.Key+".md")
			if err := corpus.WriteFile(path, hugoFile(r, lang)); err != nil {
				return err
			}
		}
	}
	return nil
}

// hugoFile returns the file of a release in a language as Hugo reads it: with the
// facts in every language, and what joins its languages.
func hugoFile(r corpus.Release, lang int) string {
	told := r.Tell(lang)
	return fmt.Sprintf("---\ntitle: %q\nsummary: %q\ndate: %s\nyears: [%q]\ncountries: [%s]\nministries: [%s]\ntranslationKey: %s\n---\n\n%s",
		told.Title, told.Summary, r.Day.Format(time.DateOnly), r.Day.Format("2006"),
		strings.Join(r.Countries, ", "), strings.Join(r.Issuers(), ", "), r.Key, told.Body)
}

// findHugo returns where Hugo is and its version, or nothing if there is none: asked
// is a path, “none”, or nothing for one on PATH.
func findHugo(asked string) (path, version string, err error) {
	if asked == "none" {
		return "", "", nil
	}
	path = asked
	if path == "" {
		if path, err = exec.LookPath("hugo"); err != nil {
			return "", "", nil // Hugo is not needed
		}
	}
	said, err := exec.Command(path, "version").Output()
	if err != nil {
		return "", "", fmt.Errorf("%s version: %w", path, err)
	}
	version, _, _ = strings.Cut(strings.TrimPrefix(string(said), "hugo "), " ")
	return path, version, nil
}
