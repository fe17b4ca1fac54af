package audit_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"docsite/generator/audit"
	"docsite/generator/diag"
)

// finished returns a finished site of testdata.
func finished(t testing.TB, name string) fstest.MapFS {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/" + name + ".txtar")
	if err != nil {
		t.Fatal(err)
	}
	site := fstest.MapFS{}
	for _, f := range archive.Files {
		site[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return site
}

// audited audits a site.
func audited(t testing.TB, site fstest.MapFS, o audit.Options) []diag.Diagnostic {
	t.Helper()
	ds, _, err := audit.Audit(t.Context(), site, o)
	if err != nil {
		t.Fatal(err)
	}
	return ds
}

// told is what was found, a line each: the code and the file.
func told(ds []diag.Diagnostic) []string {
	var lines []string
	for _, d := range ds {
		lines = append(lines, string(d.Code)+" "+d.File)
	}
	slices.Sort(lines)
	return slices.Compact(lines)
}

func write(t testing.TB, ds []diag.Diagnostic) string {
	t.Helper()
	var out strings.Builder
	if err := diag.Write(&out, ds, diag.Options{}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// seed is a fault put into a site: a text in the place of another one, in a file, or
// a file that is new, or one that is deleted.
type seed struct {
	file, from, to string
	want           string // what is told, and nothing else: codes with files, “; ” between them
}

const (
	article  = "news/ferry-line/index.html"
	francais = "fr/news/ligne-de-bac/index.html"
	japanese = "ja/news/ferry-line/index.html"
	billet   = "2026/03/09/ligne-de-bac/index.html"
	post     = "en/2026/03/09/ferry-line/index.html"
	contact  = "nous-contacter/index.html"
)

var seeds = map[string][]seed{
	"hugo": {
		{article, `href="/press/docs/timetable.pdf"`, `href="/press/docs/timetables.pdf"`, "DS815 " + article},
		{article, `/press/img/quay-480.jpg 480w`, `/press/img/quay-240.jpg 240w`, "DS815 " + article},
		{"css/main.min.4a1f.css", "../fonts/", "fonts/", "DS815 css/main.min.4a1f.css"},
		{article, `/press/about/#contact`, `/press/about/#contacts`, "DS816 " + article},
		{article, `href="#fn:1"`, `href="#fn:2"`, "DS816 " + article},
		{article, `href="/press/docs/timetable.pdf"`, `href="/press/docs/"`, "DS817 " + article},
		{article, `href="/press/docs/timetable.pdf"`, `href="/press/docs/Timetable.pdf"`, "DS818 " + article},
		{francais, `../../a-propos/#contact`, `../../A-Propos/#contact`, "DS818 " + francais},
		{article, `href="/press/docs/timetable.pdf"`, `href="/press\docs\timetable.pdf"`, "DS819 " + article},
		{article, `href="/press/docs/timetable.pdf"`, `href="/docs/timetable.pdf"`, "DS820 " + article},
		{article, `src="/press/img/quay.jpg"`, `src="/img/quay.jpg"`, "DS820 " + article},
		{article, `href="/press/about/#contact"`, `href="/press/404"`, "DS821 " + article},
		{article, `href="/press/about/#contact"`, `href="/press/about#contact"`, "DS822 " + article},
		{article, `https://www.dover.example/`, `http://localhost:1313/press/`, "DS823 " + article},
		{article, `https://www.dover.example/`, `https://staging.harbour.example/press/`, "DS823 " + article},
		{article, `src="/press/img/quay.jpg"`, `src="http://www.harbour.example/press/img/quay.jpg"`, "DS824 " + article},
		{"about/index.html", `action="https://forms`, `action="http://forms`, "DS824 about/index.html"},
		{article, `href="/press/about/#contact"`, `href="http://www.harbour.example/press/about/#contact"`, "DS825 " + article},
		{"old/ferry/index.html", `url=https://www.harbour.example/press/news/ferry-line/`, `url=https://www.harbour.example/press/news/ferries/`, "DS826 old/ferry/index.html"},
		{"old/ferry/index.html", `url=https://www.harbour.example/press/news/ferry-line/`, `url=https://www.harbour.example/press/old/ferry/`, "DS827 old/ferry/index.html"},
		{"older/index.html", "", `<!doctype html><meta charset="utf-8"><title>-</title><meta http-equiv="refresh" content="0; url=/press/old/ferry/">`, "DS828 older/index.html"},
		{article, `<meta name="viewport"`, `<meta http-equiv="refresh" content="60"><meta name="viewport"`, "DS829 " + article},
		{"docs/draft.pdf", "", "%PDF-1.4", "DS830 docs/draft.pdf"},
		{article, `<html lang="en" dir="ltr">`, `<html dir="ltr">`, "DS831 " + article},
		{japanese, `<html lang="ja"`, `<html lang="jp"`, "DS832 " + japanese},
		{francais, `<blockquote lang="en">`, `<blockquote lang="en_GB">`, "DS832 " + francais},
		{"fr/a-propos/index.html", `<p>Nous gérons le port depuis 1888.</p>`, `<p>We run the port for the town and for all the ships that come to it, and have done so since 1888. This is what we are here for, and it is what we will do for as long as there are ships at sea.</p>`, "DS833 fr/a-propos/index.html"},
		{"ja/about/index.html", `<p>1888年から港を管理しています。</p>`, `<p>We run the port for the town and for all the ships that come to it, and have done so since 1888. This is what we are here for, and it is what we will do for as long as there are ships at sea.</p>`, "DS833 ja/about/index.html"},
		{article, `hreflang="fr" href="https`, `hreflang="french" href="https`, "DS834 " + article + "; DS837 " + francais + "; DS840 " + article},
		{article, `<link rel="alternate" hreflang="ja"`, `<link rel="alternate" hreflang="fr" href="https://www.harbour.example/press/fr/news/" /><link rel="alternate" hreflang="ja"`, "DS835 " + article},
		{article, `<link rel="alternate" hreflang="en" href="https://www.harbour.example/press/news/ferry-line/" />`, "", "DS836 " + article},
		{japanese, `<link rel="alternate" hreflang="fr" href="https://www.harbour.example/press/fr/news/ligne-de-bac/" />`, "", "DS837 " + francais + "; DS840 " + japanese},
		{article, `hreflang="ja" href="https://www.harbour.example/press/ja/news/ferry-line/"`, `hreflang="ja" href="https://www.harbour.example/press/ja/news/ferry/"`, "DS837 " + japanese + "; DS838 " + article + "; DS840 " + article},
		{article, `hreflang="ja" href="https://www.harbour.example/`, `hreflang="ja" href="/`, "DS838 " + article},
		{japanese, `<meta property="og:title"`, `<meta name="robots" content="noindex"><meta property="og:title"`, "DS839 " + article + "; DS839 " + francais + "; DS874 ja/sitemap.xml"},
		{article, `<html lang="en"`, `<html lang="de"`, "DS833 " + article + "; DS841 " + article + "; DS841 " + francais + "; DS841 " + japanese},
		{"tags/ferry/index.html", `<link rel="canonical" href="https://www.harbour.example/press/tags/ferry/" />`, "", "DS842 tags/ferry/index.html"},
		{francais, `<link rel="canonical" href="https://www.harbour.example/press/fr/news/ligne-de-bac/" />`, `<link rel="canonical" href="https://www.harbour.example/press/news/ferry-line/" />`, "DS839 " + article + "; DS839 " + japanese + "; DS846 " + francais + "; DS874 fr/sitemap.xml"},
		{"tags/ferry/index.html", `<title>ferry |`, `<title>News |`, "DS848 tags/ferry/index.html"},
		{"index.xml", `Mon, 09 Mar 2026 09:00:00 +0100</pubDate>`, `Tue, 09 Mar 2026 09:00:00 +0100</pubDate>`, "DS869 index.xml"},
		{"index.xml", `<guid>https://www.harbour.example/press/about/</guid>`, `<guid>https://www.harbour.example/press/news/ferry-line/</guid>`, "DS870 index.xml"},
		{"fr/index.xml", `href="https://www.harbour.example/press/fr/index.xml"`, `href="https://www.harbour.example/press/index.xml"`, "DS871 fr/index.xml"},
		{"sitemap.xml", `/ja/sitemap.xml`, `/jp/sitemap.xml`, "DS873 sitemap.xml"},
		{"en/sitemap.xml", `2026-03-09</lastmod>`, `09/03/2026</lastmod>`, "DS872 en/sitemap.xml"},
		{article, `"dateModified":"`, `"dateModified":`, "DS877 " + article},
		{article, `"datePublished":"2026-03-09T09:00:00+01:00",`, "", "DS878 " + article},
	},
	"wordpress": {
		{"wp-config.php.bak", "", "<?php define('DB_PASSWORD', 'x');", "DS804 wp-config.php.bak"},
		{".git/config", "", "[core]", "DS804 .git"},
		{"wp-content/uploads/.DS_Store", "", "", "DS805 wp-content/uploads/.DS_Store"},
		{"wp-includes/js/jquery/jquery.min.js.map", "", "{}", "DS805 wp-includes/js/jquery/jquery.min.js.map"},
		{"xmlrpc.php", "", "<?php", "DS805 xmlrpc.php"},
		{contact, "Votre nom", "Pr\xe9nom", "DS806 " + contact},
		{contact, `<meta charset="UTF-8" />`, `<meta charset="iso-8859-1" />`, "DS807 " + contact},
		{contact, `<meta charset="UTF-8" />`, "", "DS807 " + contact},
		{contact, "<head>\n", "<head>\n<!-- " + strings.Repeat("cache ", 200) + "-->\n", "DS807 " + contact},
		{billet, `<figure class="wp-block-table">`, `<div class="wp-block-table">`, "DS808 " + billet},
		{billet, `de la commune.</p>`, `de la <strong>commune.</p>`, "DS808 " + billet},
		{post, `<iframe title="A film of the ferry"`, `<iframe title="A film of the ferry`, "DS809 " + post},
		{contact, `<form id="formulaire"`, `<!-- <form id="formulaire"`, "DS809 " + contact + "; DS816 " + billet},
		{post, `width="300" height="200"`, `width="300" width="200"`, "DS810 " + post},
		{post, `<p><a href="https://mairie.example/wp-content/uploads/2026/03/quai.jpg">`, `<p><a href="/"><a href="https://mairie.example/wp-content/uploads/2026/03/quai.jpg">`, "DS808 " + post + "; DS811 " + post},
		{billet, `<meta property="og:image" content="https://mairie.example/wp-content/uploads/2026/03/quai.jpg" />`, `<meta property="og:image" content="https://mairie.example/wp-content/uploads/2026/03/bac.jpg" />`, "DS814 " + billet},
		{billet, `<link rel='shortlink' href='https://mairie.example/?p=12' />`, `<link rel="https://api.w.org/" href="https://mairie.example/wp-json/" />`, "DS815 " + billet},
		{billet, `h%C3%A9raut.pdf`, `h%25C3%25A9raut.pdf`, "DS819 " + billet},
		{billet, `h%C3%A9raut.pdf`, `he%CC%81raut.pdf`, "DS819 " + billet},
		{billet, `h%C3%A9raut.pdf`, `h%E9raut.pdf`, "DS819 " + billet + "; DS830 wp-content/uploads/2026/03/héraut.pdf"},
		{billet, `<link rel="canonical" href="https://mairie.example/2026/03/09/ligne-de-bac/" />`, `<link rel="canonical" href="https://mairie.example/?p=12" />`, "DS846 " + billet + "; DS839 " + post + "; DS874 wp-sitemap-posts-post-1.xml"},
		{contact, `<link rel="canonical" href="https://mairie.example/nous-contacter/" />`, `<link rel="canonical" href="https://mairie.example/nous-contacter/" /><link rel="canonical" href="https://mairie.example/contact/" />`, "DS843 " + contact},
		{contact, `<link rel="canonical" href="https://mairie.example/nous-contacter/" />`, `<link rel="canonical" href="https://mairie.example/contact/" />`, "DS844 " + contact},
		{contact, `<link rel="canonical" href="https://mairie.example/nous-contacter/" />`, `<link rel="canonical" href="https://mairie.wpengine.example/nous-contacter/" />`, "DS845 " + contact},
		{contact, `<title>Nous contacter - Mairie de Port-Neuf</title>`, `<title> </title>`, "DS847 " + contact},
		{contact, `<meta name="description" content="Comment joindre la mairie." />`, "", "DS849 " + contact},
		{contact, `<meta name="viewport" content="width=device-width, initial-scale=1" />`, "", "DS850 " + contact},
		{contact, `initial-scale=1" />`, `initial-scale=1, maximum-scale=1" />`, "DS851 " + contact},
		{contact, `<h1 class="wp-block-post-title">Nous contacter</h1>`, `<p class="wp-block-post-title">Nous contacter</p>`, "DS852 " + contact},
		{billet, `<h2 class="wp-block-heading" id="h-horaires">Horaires</h2>`, `<h1 class="wp-block-heading" id="h-horaires">Horaires</h1>`, "DS853 " + billet},
		{billet, `<h2 class="wp-block-heading" id="h-horaires">Horaires</h2>`, `<h4 class="wp-block-heading" id="h-horaires">Horaires</h4>`, "DS854 " + billet},
		{billet, `<h2 class="wp-block-heading" id="h-horaires">Horaires</h2>`, `<h2 class="wp-block-heading" id="h-horaires"><br></h2>`, "DS855 " + billet},
		{billet, `alt="Le bac au nouveau quai" `, "", "DS856 " + billet},
		{billet, `alt="Le bac au nouveau quai"`, `alt="IMG_2041"`, "DS857 " + billet},
		{post, `alt="The ferry at the new quay"`, `alt=""`, "DS858 " + post},
		{billet, ` aria-label="Ouvrir le menu"`, "", "DS859 " + billet},
		{contact, `<label>Votre nom <input type="text" name="nom" /></label>`, `Votre nom <input type="text" name="nom" />`, "DS860 " + contact},
		{billet, `id="reply-title"`, `id="comment"`, "DS861 " + billet},
		{billet, `<label for="comment">`, `<label for="commentaire">`, "DS860 " + billet + "; DS862 " + billet},
		{billet, `<thead><tr><th>Départ</th><th>Prix</th></tr></thead>`, "", "DS863 " + billet},
		{post, ` title="A film of the ferry"`, "", "DS864 " + post},
		{billet, `target="_blank"`, `target="blank"`, "DS865 " + billet},
		{contact, `<meta name='robots'`, `<meta http-equiv="Strict-Transport-Security" content="max-age=31536000"><meta name='robots'`, "DS866 " + contact},
		{"feed/index.xml", `<dc:creator>`, `&nbsp;<dc:creator>`, "DS867 feed/index.xml"},
		{"feed/index.xml", "	<description></description>\n", "", "DS868 feed/index.xml"},
		{"feed/index.xml", ` length="5"`, "", "DS868 feed/index.xml"},
		{"feed/index.xml", `<link>https://mairie.example/nous-contacter/</link>`, `<link>/nous-contacter/</link>`, "DS868 feed/index.xml"},
		{"feed/index.xml", `<link>https://mairie.example/nous-contacter/</link>`, `<link>https://mairie.example/contact/</link>`, "DS815 feed/index.xml"},
		{"feed/index.xml", `Mon, 09 Mar 2026 08:00:00 +0000</pubDate>`, `2026-03-09</pubDate>`, "DS869 feed/index.xml"},
		{"wp-sitemap-posts-post-1.xml", `<loc>https://mairie.example/</loc>`, `<loc>https://www.mairie.example/</loc>`, "DS873 wp-sitemap-posts-post-1.xml"},
		{"wp-sitemap-posts-post-1.xml", `<loc>https://mairie.example/</loc>`, `<loc>https://mairie.example/2026/</loc>`, "DS874 wp-sitemap-posts-post-1.xml"},
		{"robots.txt", "Sitemap: https://mairie.example/wp-sitemap.xml\n", "", "DS875 robots.txt"},
		{"robots.txt", "Sitemap: https://mairie.example/wp-sitemap.xml\n", "Sitemap: /wp-sitemap.xml\n", "DS875 robots.txt"},
		{"robots.txt", "Disallow: /wp-admin/\nAllow: /wp-admin/admin-ajax.php", "Disallow: /", "DS876 robots.txt"},
		{"wp-content/uploads/2026/03/quai.jpg", "JPEG\n", strings.Repeat("JPEG\n", 200_001), "DS813 wp-content/uploads/2026/03/quai.jpg"},
		{"wp-includes/js/jquery/jquery.min.js", "/* */\n", strings.Repeat("/* */\n", 170_000), "DS879 2026/index.html; DS879 " + billet + "; DS879 category/port/index.html"},
	},
}

// TestSitesOfOthers: nothing is told of sites as other programs make them.
func TestSitesOfOthers(t *testing.T) {
	for name := range seeds {
		if ds := audited(t, finished(t, name), audit.Options{}); len(ds) > 0 {
			t.Errorf("%s:\n%s", name, write(t, ds))
		}
	}
}

// TestSeededFaults puts one fault after the other into these sites. What is told is
// the fault, and what follows from it.
func TestSeededFaults(t *testing.T) {
	kinds := map[diag.Code]bool{}
	for name, list := range seeds {
		for _, s := range list {
			site := maps.Clone(finished(t, name))
			before := ""
			if f := site[s.file]; f != nil {
				before = string(f.Data)
			}
			if s.from != "" && !strings.Contains(before, s.from) {
				t.Errorf("%s holds no %s", s.file, s.from)
				continue
			}
			site[s.file] = &fstest.MapFile{Data: []byte(strings.Replace(before, s.from, s.to, 1))}
			ds := audited(t, site, audit.Options{})
			want := strings.Split(s.want, "; ")
			slices.Sort(want)
			if diff := cmp.Diff(want, told(ds)); diff != "" {
				t.Errorf("%s: %s in the place of %s (-want +told):\n%s%s", s.file, s.to[:min(len(s.to), 200)], s.from, diff, write(t, ds))
			}
			for _, d := range ds {
				kinds[d.Code] = true
			}
		}
	}
	if n := len(seeds["hugo"]) + len(seeds["wordpress"]); n < 60 || len(kinds) < 30 {
		t.Errorf("%d faults of %d kinds are put into the sites", n, len(kinds))
	}
}
