package sample

import (
	"path"
	"strings"
)

// role is what a page is for.
type role struct {
	name  string
	words []string // in small letters; one of them stands in its address or its title
}

// roles are those of WCAG-EM 1.0, steps 2.a, 2.b and 2.e. Sites of others are read, too, so words are
// those of addresses and titles on the web, and not of docsite's messages.
var roles = []role{
	{"search", []string{"search", "recherche", "検索", "suche", "buscar"}},
	{"contact", []string{"contact", "kontakt", "contacto", "お問い合わせ", "お問合せ", "問い合わせ", "連絡先"}},
	{"accessibility statement", []string{"accessibility", "accessibilite", "accessibilité", "アクセシビリティ", "barrierefreiheit", "accesibilidad", "a11y"}},
	{"help", []string{"help", "aide", "faq", "ヘルプ", "使い方", "よくある質問"}},
	{"map of the site", []string{"sitemap", "site-map", "plan-du-site", "plan du site", "サイトマップ"}},
	{"legal notice", []string{"legal", "privacy", "copyright", "mentions-legales", "mentions légales", "著作権", "プライバシー", "個人情報", "impressum"}},
	{"error page", []string{"404"}},
}

// of reports whether a page has the role: its own part of the address, or its title but for what
// stands behind a bar or dash, is about it.
func (r role) of(p *page) bool {
	last := path.Dir(p.path)
	if base := path.Base(p.path); base != "index.html" {
		last = strings.TrimSuffix(base, path.Ext(base))
	}
	last = strings.ToLower(path.Base(last))
	title := strings.ToLower(p.title)
	for _, bar := range []string{" | ", " – ", " — ", " - ", "｜"} {
		title, _, _ = strings.Cut(title, bar)
	}
	const most = 40 // bytes of a title that is no headline
	for _, w := range r.words {
		if last == w || strings.HasPrefix(last, w+"-") || len(title) <= most && strings.Contains(title, w) && strings.Count(p.path, "/") <= 2 {
			return true
		}
	}
	return false
}

// isLanguage reports whether a folder is named as a language is: two or three letters, and what
// follows a hyphen (BCP 47).
func isLanguage(name string) bool {
	first, _, _ := strings.Cut(name, "-")
	return (len(first) == 2 || len(first) == 3) && strings.Trim(strings.ToLower(first), "abcdefghijklmnopqrstuvwxyz") == ""
}
