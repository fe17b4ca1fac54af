package translate_test

import (
	"bytes"
	"strings"
	"testing"

	"docsite/generator/diag"
	"docsite/generator/exchange"
	"docsite/generator/translate"
)

// file makes a file of a release of a body.
func file(front, body string) []byte {
	return []byte("---\ntitle: A title\n" + front + "---\n\n" + body)
}

// returned sends a document to a translator and takes it back; false for texts that no
// format can have.
func returned(doc *exchange.Document) (*exchange.File, bool) {
	var b bytes.Buffer
	if exchange.Write(&b, exchange.PO, doc) != nil {
		return nil, false
	}
	f, ds, err := exchange.Read("a.po", &b)
	return f, err == nil && f != nil && diag.Count(ds).Errors == 0
}

var seeds = []string{
	"One **bold [link](a.pdf \"t\")** sentence. Another `one`!\n\n- item *a\n  b*\n- item\n\n| a | b |\n|---|---|\n| `c` | d \\| e |\n",
	"> Quoted\n> words.  \n> More.\n>\n> — A Name\n\n![alt](x.png \"title\")\n\nNote[^1].\n\n[^1]: The note. Its end.\n",
	"<p>One <b>two</b></p>\n\n<!-- remark -->\n\nA &amp; B \\* c\n===\n\nTerm\n:   What it is.\n",
	"｜漢字《かんじ》を読む。次の文。\n二行目。\n\n## 見出し\n",
	"a\r\nb\r\n\r\n# c\r\n",
}

// FuzzRoundTrip holds that what went out and comes back changes no byte of the translation,
// whatever both texts are.
func FuzzRoundTrip(f *testing.F) {
	for _, a := range seeds {
		for _, b := range seeds {
			f.Add(a, b)
		}
	}
	d := desk(f)
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a)+len(b) > 1500 {
			return
		}
		source, ok := d.Read("releases/2020/a/en.md", file("", a))
		target, also := d.Read("releases/2020/a/fr.md", file("", b))
		if !ok || !also {
			return
		}
		doc := d.Export(source, &target, "fr", translate.Options{Doubtful: true})
		if err := doc.Valid(); err != nil {
			t.Fatal(err)
		}
		back, ok := returned(doc)
		if !ok {
			return
		}
		result, err := d.Merge(translate.Job{Source: source, Translation: &target, Lang: "fr", File: back})
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(result.Content, target.Raw) && !nothing(result) {
			t.Errorf("the file is another: %q, %q: %v", result.Content, target.Raw, result.Diagnostics)
		}
	})
}

// nothing reports whether a text has nothing to be translated.
func nothing(r translate.Result) bool { return r.Content == nil && r.Same+r.Unsure+r.Missing == 0 }

// FuzzTranslation holds that what a translator writes stands in the file as it is, in a
// translation that is there and in a new one, or is told; and that nothing else says anything else.
func FuzzTranslation(f *testing.F) {
	for _, s := range seeds {
		for _, text := range []string{"plain", "# *a* [b](c) <d> &amp; `e` ~~f~~", "1. x", "- y", "| z |", "http://x.example/_a_", "\\", "![", "｜か《き》", " a  b "} {
			f.Add(s, text)
		}
	}
	d := desk(f)
	f.Fuzz(func(t *testing.T, a, text string) {
		if len(a)+len(text) > 800 || strings.ContainsAny(text, "\x00") {
			return
		}
		source, ok := d.Read("releases/2020/a/en.md", file("", a))
		target, also := d.Read("releases/2020/a/fr.md", file("", a))
		if !ok || !also {
			return
		}
		for _, there := range []*translate.Text{&target, nil} {
			doc := d.Export(source, there, "fr", translate.Options{Doubtful: true})
			changed := 0
			for i := range doc.Units {
				if s := &doc.Units[i].Segments[0]; i%2 == 0 {
					s.Target, s.State = behindCodes(text, s.Source), exchange.Translated
					changed++
				}
			}
			back, ok := returned(doc)
			if !ok {
				return
			}
			result, err := d.Merge(translate.Job{Source: source, Translation: there, Lang: "fr", File: back, Path: "releases/2020/a/fr.md", Skeleton: skeleton(source)})
			if err != nil {
				t.Fatal(err)
			}
			if result.Content == nil {
				continue
			}
			now, ok := d.Read("releases/2020/a/fr.md", result.Content)
			if !ok {
				t.Fatalf("cannot be read: %q", result.Content)
			}
			want := strings.Join(strings.Fields(text), " ")
			if got := strings.Count(strings.Join(strings.Fields(words(now)), " "), want); want != "" && got < result.Taken {
				t.Errorf("%q stands %d times, %d were taken: %q", want, got, result.Taken, result.Content)
			}
			if there != nil && len(now.Passages) != len(target.Passages) {
				t.Errorf("%d passages became %d: %q", len(target.Passages), len(now.Passages), result.Content)
			}
		}
	})
}
