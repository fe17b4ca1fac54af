package published_test

import (
	"bytes"
	"path"
	"strings"
	"testing"
	"unicode/utf8"

	"docsite/generator/diag"
	"docsite/generator/hostile"
	"docsite/generator/press"
	"docsite/generator/published"
)

const base = "https://press.example.org/newsroom/"

// said is a list as it was read, and what is told of it.
func said(text string) string {
	list, ds := published.Read("last.txt", []byte(text), base)
	var b strings.Builder
	for _, l := range list {
		b.WriteString(l.At.String() + " " + l.Text + "\n")
	}
	for _, d := range ds {
		b.WriteString(d.Pos.String() + " " + string(d.Code) + " " + d.Message + "\n")
	}
	return b.String()
}

func TestRead(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"a text": {
			"# of May\n/newsroom/en/\n\n  https://press.example.org/newsroom/fr/caf%C3%A9/?a=b#c\r\nhttp://PRESS.example.org\nen/feed.atom",
			"last.txt:2:1 /newsroom/en/\nlast.txt:4:3 /newsroom/fr/café/\nlast.txt:5:1 /\nlast.txt:6:1 /newsroom/en/feed.atom\n",
		},
		"a text with faults": {
			"/a b\nhttps://other.example.org/en/\nmailto:press@example.org\n/en/../fr/\n/en//x\n../en\n/%zz\n/%0A\n///",
			"last.txt:1:1 DS603 “/a b” is not one address\n" +
				"last.txt:2:1 DS603 “https://other.example.org/en/” is an address of another site than press.example.org\n" +
				"last.txt:3:1 DS603 “mailto:press@example.org” is not an address\n" +
				"last.txt:4:1 DS603 “/en/../fr/” is not an address\n" +
				"last.txt:5:1 DS603 “/en//x” is not an address\n" +
				"last.txt:6:1 DS603 “../en” is not the path of a file\n" +
				"last.txt:7:1 DS603 “/%zz” is not an address\n" +
				"last.txt:8:1 DS603 “/%0A” is not an address\n" +
				"last.txt:9:1 DS603 “///” is not an address\n",
		},
		"nothing":          {"", "last.txt:1:1 DS603 the list holds no address\n"},
		"nothing but blue": {"\n# hello\n", "last.txt:1:1 DS603 the list holds no address\n"},
		"a manifest": {
			"{\"docsite\": \"manifest\", \"version\": 1}\n {\"path\": \"en/index.html\", \"size\": 1, \"sha256\": \"00\"}\n\n{\"path\": \"日本.html\"}\r\n{\"size\": 1, \"path\": \"a\\u00e9\"}",
			"last.txt:2:2 /newsroom/en/index.html\nlast.txt:4:1 /newsroom/日本.html\nlast.txt:5:1 /newsroom/aé\n",
		},
		"a manifest that is cut off":   {"{\"path\": \"en\"}\n{\"path\": \"e", "last.txt:1:1 /newsroom/en\nlast.txt:2:11 DS603 the manifest is not JSON of the form that is needed\n"},
		"a manifest that is damaged":   {"{\"path\": oh}\n", "last.txt:1:10 DS603 the manifest is not JSON of the form that is needed\n"},
		"a path that is none":          {"{\"path\": 7}\n", "last.txt:1:1 DS603 the manifest is not JSON of the form that is needed\n"},
		"an entry without a path":      {"{\"size\": 1}\n7", "last.txt:1:1 DS603 an entry of the manifest has no path\nlast.txt:2:1 DS603 the manifest is not JSON of the form that is needed\n"},
		"a manifest of nothing":        {"{\"docsite\": \"manifest\"}\n", "last.txt:1:1 DS603 the list holds no address\n"},
		"a path that leads out of all": {"{\"path\": \"../en\"}", "last.txt:1:1 DS603 “../en” is not the path of a file\n"},
		"a sitemap": {
			"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:x=\"http://www.w3.org/1999/xhtml\">\n" +
				"<url><loc>https://press.example.org/newsroom/en/?a=1&amp;b=2</loc><lastmod>2020-01-01</lastmod><x:link rel=\"alternate\" href=\"https://press.example.org/no/\"/></url>\n" +
				"<url>\n<loc>\n  https://press.example.org/newsroom/fr/ </loc></url></urlset>",
			"last.txt:3:11 /newsroom/en/\nlast.txt:6:3 /newsroom/fr/\n",
		},
		"an index of sitemaps":   {"<sitemapindex><sitemap><loc>https://press.example.org/s.xml</loc></sitemap></sitemapindex>", "last.txt:1:1 DS603 this is an index of sitemaps, which lists no page\n"},
		"another XML":            {"\n<html><body/></html>", "last.txt:2:1 DS603 this is no sitemap\n"},
		"XML that is cut off":    {"<urlset><url><loc>https://press.example.org/", "last.txt:1:45 DS603 the sitemap is not well-formed XML\n"},
		"XML that is damaged":    {"<urlset><url></urlset>", "last.txt:1:23 DS603 the sitemap is not well-formed XML\n"},
		"a sitemap of elsewhere": {"<urlset><url><loc>https://other.example.org/</loc></url></urlset>", "last.txt:1:19 DS603 “https://other.example.org/” is an address of another site than press.example.org\n"},
	} {
		if got := said(c.text); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, c.want)
		}
	}
	if got := said("/\xff"); !strings.Contains(got, "DS101") {
		t.Errorf("bytes that are no UTF-8: %s", got)
	}
}

// FuzzRead: whatever a list holds, there is an address or something is told, every address
// is a path that leads nowhere but down, and every place is in the list.
func FuzzRead(f *testing.F) {
	for _, text := range []string{"/en/\n", "{\"path\": \"en\"}", "<urlset><url><loc>/en/</loc></url></urlset>", "https://press.example.org", "{\"path\":\"\"}"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		var list []press.Located
		var ds []diag.Diagnostic
		if n, most := hostile.Allocated(func() { list, ds = published.Read("last", text, base) }), uint64(1<<20+1000*len(text)); n > most {
			t.Errorf("of %d bytes %d are allocated", len(text), n)
		}
		if len(list)+len(ds) == 0 {
			t.Fatal("nothing was read, and nothing told")
		}
		lines := bytes.Count(text, []byte("\n")) + 1
		for _, l := range list {
			if !strings.HasPrefix(l.Text, "/") || !utf8.ValidString(l.Text) || l.Text != "/" && path.Clean(l.Text) != strings.TrimSuffix(l.Text, "/") {
				t.Fatalf("the address %q", l.Text)
			}
			if l.At.Line < 1 || l.At.Line > lines || l.At.Column < 1 {
				t.Fatalf("%q stands at %s", l.Text, l.At)
			}
		}
		for _, d := range ds {
			if d.Severity != diag.Error || d.Hint == "" {
				t.Fatalf("%v", d)
			}
		}
	})
}
