package render

import (
	"testing"

	"docsite/generator/locale"
	"docsite/generator/plan"
	"docsite/locales"
)

func TestPhrases(t *testing.T) {
	locales, ds, err := locale.Load(locales.Files, nil, []string{"en", "ja"})
	if err != nil || len(ds) > 0 {
		t.Fatal(err, ds)
	}
	en, ja := locales[0], locales[1]
	r := &Renderer{plan: &plan.Plan{Locales: locales}}
	for _, c := range []struct {
		page       *locale.Locale
		text, lang string
		want       string
	}{
		{ja, "日本と<協力>を確認した", "", "日本と&lt;協力&gt;を<wbr>確認した"},
		{ja, "日本と&協力", "ja", "日本と&amp;協力"},
		{en, "日本と協力した", "ja", "日本と<wbr>協力した"},
		{en, "日本と協力", "", "日本と協力"},
		{ja, "日本と協力", "en", "日本と協力"},
		{ja, "日本と協力 <b>", "tlh", "日本と協力 &lt;b&gt;"},
		{ja, "", "", ""},
	} {
		if got := string(r.phrases(c.page, c.text, []string{c.lang})); got != c.want {
			t.Errorf("%s on a page in %s, lang %q: got %s, want %s", c.text, c.page.Tag, c.lang, got, c.want)
		}
	}
	if got := string(r.phrases(ja, "日本と協力した", nil)); got != "日本と<wbr>協力した" {
		t.Errorf("without a language: %s", got)
	}
}
