package audit_test

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"docsite/generator/audit"
)

// FuzzAudit: whatever bytes a file holds, what is told of it lies within it, is text,
// and is bounded.
func FuzzAudit(f *testing.F) {
	names := []string{"x.html", "x.xml", "x.json", "x.css", "robots.txt", "_redirects", "x.webmanifest"}
	for _, site := range []string{"hugo", "wordpress"} {
		for name, file := range finished(f, site) {
			if len(file.Data) < 3000 || strings.HasSuffix(name, "ferry-line/index.html") {
				kind := 0
				for i, n := range names {
					if strings.HasSuffix(name, n[strings.IndexByte(n, '.')+1:]) {
						kind = i
					}
				}
				f.Add(kind, file.Data)
			}
		}
	}
	for _, text := range []string{
		"<a href='", "<!--", "<p id=a id=a>", "<svg><title>x</svg><a>", "<table><td><table></td>", "<template><a href=/x></template>", "<noscript><img></noscript>",
		"<script type=application/ld+json>[{\"@graph\":[{}]}]</script>", "<img srcset=', ,a 1x,,b'>", "<base href=//x><a href=..>", "<meta http-equiv=refresh content='0;url='>",
		"<a href=%ZZ><a href=\\><a href=/%2e%2e/..//>", "<html lang=und><title>\xff", "<plaintext>", "<textarea><a>", "<a href='#a'><h1></a></h1>",
	} {
		f.Add(0, []byte(text))
	}
	for _, text := range []string{"<feed xmlns='http://www.w3.org/2005/Atom'><entry/></feed>", "<rss><channel><item><guid/></item></channel></rss>", "<urlset><url/></urlset>", "<opml><outline xmlUrl='x'/></opml>"} {
		f.Add(1, []byte(text))
	}
	f.Fuzz(func(t *testing.T, kind int, text []byte) {
		if kind < 0 || kind >= len(names) || len(text) > 1<<16 {
			t.Skip()
		}
		name := names[kind]
		site := fstest.MapFS{name: &fstest.MapFile{Data: text}, "index.html": page("", "<p><a href=/x.html>x</a></p>")}
		ds, _, err := audit.Audit(t.Context(), site, audit.Options{Base: "https://example.org/", Jobs: 1})
		if err != nil {
			t.Fatal(err)
		}
		lines := bytes.Split(text, []byte("\n"))
		told := map[string]int{}
		for _, d := range ds {
			if told[string(d.Code)]++; d.File == name && told[string(d.Code)] > 60 {
				t.Errorf("%s is told %d times", d.Code, told[string(d.Code)])
			}
			if !utf8.ValidString(d.Message) || !utf8.ValidString(d.Hint) || d.Message == "" {
				t.Errorf("%s says %q, %q", d.Code, d.Message, d.Hint)
			}
			if d.File != name || d.Line == 0 {
				continue
			}
			if d.Line > len(lines) || d.Column > utf8.RuneCount(lines[d.Line-1])+1 {
				t.Errorf("%s at %d:%d of a text of %d lines", d.Code, d.Line, d.Column, len(lines))
			}
		}
	})
}
