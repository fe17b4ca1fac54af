package markdown

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzRuns asserts that characters taken up many at a time give the document
// that they give one by one.
func FuzzRuns(f *testing.F) {
	f.Add(string(benchEnglish))
	f.Add(string(benchJapanese))
	f.Add(sampleEnglish)
	f.Add(sampleFrench)
	f.Add(sampleJapanese)
	for _, seed := range []string{
		"a.b www.x.jp. Www.x.jp a:b http://x.jp:80 c@d.jp! ![a](b)!",
		"a\\  \nb\\\\  \nc\\    \nd   \ne\\\nf\\\\\n*g* \n",
		"a \\ b \\* c* \\\\*d* \\",
		"https://x.jp/\\    \n`a`  b  `c`  \n  d\n",
		"|a. |b\\ |\n|-|-|\n|  c  |*d* e |\n\nf\n: g  \n   h\n",
		"- a b\n\tc  \n\n\t\td\n- > e f\ng\n",
	} {
		f.Add(seed)
	}
	typography := typographies(f, "fr")
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || strings.Contains(text, "\r") {
			t.Skip("not what Convert is given")
		}
		for _, lang := range []string{"en", "ja"} {
			o := testOptions(lang)
			o.Typography = typography["fr"]
			runs, single := New(o), New(o)
			single.parser = single.single
			got := runs.Convert("x.md", []byte(text), 0)
			want := single.Convert("x.md", []byte(text), 0)
			if string(got.HTML) != string(want.HTML) {
				t.Errorf("%q\ngot  %q\nwant %q", text, got.HTML, want.HTML)
			}
			got.HTML, want.HTML = nil, nil
			if len(got.Passages)+len(want.Passages) > 0 && !reflect.DeepEqual(got, want) {
				t.Errorf("%q\ngot  %#v\nwant %#v", text, got, want)
			}
		}
	})
}
