package generator_test

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"io"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"docsite/generator"
	"docsite/generator/audit"
	"docsite/generator/diag"
)

// forWindows matches paths that are none on Windows.
var forWindows = regexp.MustCompile(`(?i)[\\:*?"<>|]|[. ](/|$)|(^|/)(con|prn|aux|nul|com\d|lpt\d)(\.[^/]*)?(/|$)`)

// checkServed opens all of a site. What is whole has no errors, and then no link may
// lead nowhere.
func checkServed(t *testing.T, site *generator.Site, whole bool) {
	t.Helper()
	all := map[string][]byte{}
	folded := map[string]string{}
	for _, name := range paths(t, site) {
		if !fs.ValidPath(name) || strings.ContainsFunc(name, unicode.IsControl) || forWindows.MatchString(name) {
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
		case ".json", ".webmanifest":
			if !json.Valid(content) {
				t.Errorf("%s is no JSON: %s", name, content)
			}
		}
	}
	if !whole {
		return
	}
	walk(t, all, site.Plan.Base())
	ds, _, err := audit.Audit(context.Background(), site, audit.Options{Files: slices.Collect(maps.Keys(all)), Jobs: 1})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range ds {
		if ours[d.Code] {
			t.Errorf("%s: %s %s", d.Pos, d.Code, d.Message)
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
			address := slices.Contains(addresses, a.Key)
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
