package syndication_test

import (
	"bytes"
	"encoding/json"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"docsite/generator/syndication"
)

var tokyo = time.FixedZone("JST", 9*60*60)

func at(day, hour int) syndication.Moment {
	return syndication.Moment{Time: time.Date(2026, 3, day, hour, 0, 0, 0, tokyo), Day: hour == 0}
}

// told is a release of which everything is known.
func told() *syndication.Description {
	file := syndication.File{URL: "https://press.example.org/media/2026/a/quay.0123456789.jpg", MediaType: "image/jpeg", Size: 4096}
	opens, closes := at(9, 10), at(9, 12)
	return &syndication.Description{
		ID: "tag:press.example.org,2026:releases/2026/a/fr", Release: "2026/a", URL: "https://press.example.org/fr/releases/2026/a/", Language: "fr",
		Languages: []syndication.Alternate{
			{Language: "fr", Name: "Français", ID: "tag:press.example.org,2026:releases/2026/a/fr", URL: "https://press.example.org/fr/releases/2026/a/", Title: "Le port"},
			{Language: "ja", Name: "日本語", ID: "tag:press.example.org,2026:releases/2026/a/ja", URL: "https://press.example.org/ja/releases/2026/a/", Title: "港", Original: true},
		},
		Translation: &syndication.Translation{Status: "provisional", Source: "ja", Revision: "9f2c41d07a3e", Behind: true},
		Newsroom:    "Bureau de presse", Publisher: syndication.Body{Name: "Ports & littoral", URL: "https://www.example.org/"},
		Title: `Le port <“quai” [1] & 2>`, Summary: "En bref.", Place: "Tokyo", Published: at(2, 9), Modified: at(4, 0), Reference: "2026-17",
		Type:      syndication.Term{ID: "press-release", Name: "Communiqué de presse"},
		Issuers:   []syndication.Body{{ID: "jp-port", Name: "Autorité portuaire", Country: "JP", URL: "https://port.example.org/"}, {ID: "jp-sea", Name: "Bureau de la mer", Country: "JP"}},
		Countries: []syndication.Term{{ID: "JP", Name: "Japon"}}, Topics: []syndication.Term{{ID: "tides", Name: "Marées"}},
		Event: &syndication.Event{ID: "opening", Name: "Inauguration", Start: &opens, End: &closes, Place: "Quai 4"},
		HTML:  `<p>Le <a href="https://press.example.org/fr/">quai</a> &amp; la mer<sup id="fnref:1"><a href="#fn:1">1</a></sup>.</p>` + "\n<ul>\n<li>un</li>\n</ul>\n<section>\n<ol>\n<li id=\"fn:1\">\n<p>Note.</p>\n</li>\n</ol>\n</section>\n",
		Notes: "<p>Aux rédacteurs.</p>\n", QuickFacts: []string{"<strong>4</strong> quais"},
		Pictures:    []syndication.Picture{{File: file, Width: 1600, Height: 900, Alt: "Le quai", Caption: "Le quai, hier", Credit: "Bureau", Rights: "libre"}},
		Recordings:  []syndication.Recording{{File: file, Title: "Film", Captions: []syndication.Captions{{Language: "fr", URL: "https://press.example.org/film.vtt"}}, Transcript: "<p>Mots.</p>"}},
		Attachments: []syndication.Attachment{{File: file, Title: "Programme", Language: "en"}, {File: syndication.File{URL: "https://elsewhere.example.org/"}, Title: "Ailleurs"}},
		Contacts:    []syndication.Contact{{Office: "Presse", Name: "M. Mori", Telephone: "+81 3 5253 0001", Fax: "+81 3 5253 0002", Email: "presse@example.org", URL: "https://port.example.org/presse"}},
		Changes:     []syndication.Change{{Date: at(4, 0), Kind: "correction", Note: "Quatre quais, et non trois."}},
		Withdrawn: &syndication.Withdrawn{Date: at(6, 0), Reason: "Remplacé.",
			SupersededBy: &syndication.Successor{ID: "tag:press.example.org,2026:releases/2026/b/fr", URL: "https://press.example.org/fr/releases/2026/b/", Language: "fr", Title: "Le nouveau port"}},
		Schema: "https://press.example.org/assets/twin.0123456789.json",
	}
}

// least is a release of which as little is known as can be.
func least() *syndication.Description {
	return &syndication.Description{
		ID: "tag:press.example.org,2026:releases/2026/b/en", Release: "2026/b", URL: "https://press.example.org/en/releases/2026/b/", Language: "en", Original: true,
		Languages: []syndication.Alternate{{Language: "en", Name: "English", ID: "tag:press.example.org,2026:releases/2026/b/en", URL: "https://press.example.org/en/releases/2026/b/", Title: "B", Original: true}},
		Newsroom:  "Press office", Publisher: syndication.Body{Name: "Press office"},
		Title: "B", Published: at(2, 0), Modified: at(2, 0), Type: syndication.Term{ID: "report", Name: "Report"},
		Issuers: []syndication.Body{}, Countries: []syndication.Term{}, Topics: []syndication.Term{},
		HTML: "<p>Text.</p>\n", Schema: "https://press.example.org/assets/twin.0123456789.json",
	}
}

func listed() *syndication.List {
	return &syndication.List{
		URL: "https://press.example.org/fr/topics/tides/", Language: "fr", Title: "Marées", Newsroom: "Bureau de presse", Period: "2026", Total: 1,
		Languages: []syndication.Alternate{{Language: "fr", Name: "Français", URL: "https://press.example.org/fr/topics/tides/", Title: "Marées"}},
		Subject:   &syndication.Subject{Shelf: "topics", Term: syndication.Term{ID: "tides", Name: "Marées"}},
		Releases: []syndication.Entry{{ID: "tag:press.example.org,2026:releases/2026/a/fr", URL: "https://press.example.org/fr/releases/2026/a/", Twin: "https://press.example.org/fr/releases/2026/a/index.json",
			Language: "fr", Title: "Le port", Summary: "En bref.", Published: at(2, 9), Modified: at(4, 0), Type: syndication.Term{ID: "report", Name: "Rapport"}, Withdrawn: true}},
		Parts:  []syndication.Part{{Period: "2026-03", Total: 1, URL: "https://press.example.org/fr/topics/tides/2026/03/", Twin: "https://press.example.org/fr/topics/tides/2026/03/index.json"}},
		Schema: "https://press.example.org/assets/twin.0123456789.json",
	}
}

func write(t *testing.T, f syndication.Format, d *syndication.Description) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := f.Write(&out, d); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// compile makes a validator of a schema, one that knows formats.
func compile(t *testing.T, schema []byte) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	made, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func value(t *testing.T, text []byte) any {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return v
}

func twins(t *testing.T) [][]byte {
	var list bytes.Buffer
	if err := (syndication.JSON{}).WriteList(&list, listed()); err != nil {
		t.Fatal(err)
	}
	return [][]byte{write(t, syndication.JSON{}, told()), write(t, syndication.JSON{}, least()), list.Bytes()}
}

func TestTwinsKeepToTheirSchema(t *testing.T) {
	schema := compile(t, syndication.Schema())
	for _, twin := range twins(t) {
		if err := schema.Validate(value(t, twin)); err != nil {
			t.Errorf("%v in %s", err, twin)
		}
	}
	right := value(t, twins(t)[0]).(map[string]any)
	for _, name := range []string{"id", "url", "html", "text", "published", "kind", "issuers"} {
		wrong := map[string]any{}
		for k, v := range right {
			if k != name {
				wrong[k] = v
			}
		}
		if schema.Validate(wrong) == nil {
			t.Errorf("without %q it is a twin", name)
		}
	}
	for name, bad := range map[string]any{"published": "yesterday", "version": 2, "kind": "list", "url": "no address", "languages": nil, "original": "yes"} {
		wrong := map[string]any{}
		for k, v := range right {
			wrong[k] = v
		}
		wrong[name] = bad
		if schema.Validate(wrong) == nil {
			t.Errorf("with %q %v it is a twin", name, bad)
		}
	}
}

// TestSchemaKnowsWhatTwinsSay: of a release of which everything is known no member is unknown to the schema, and
// every member has words that explain it.
func TestSchemaKnowsWhatTwinsSay(t *testing.T) {
	var strict any
	if err := json.Unmarshal(syndication.Schema(), &strict); err != nil {
		t.Fatal(err)
	}
	members := 0
	var close func(any)
	close = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, one := range v {
				close(one)
			}
		case map[string]any:
			if properties, has := v["properties"].(map[string]any); has {
				v["additionalProperties"] = false
				for name, of := range properties {
					members++
					if of.(map[string]any)["description"] == nil {
						t.Errorf("nothing explains %q", name)
					}
				}
			}
			for _, one := range v {
				close(one)
			}
		}
	}
	close(strict)
	if members < 60 {
		t.Errorf("the schema has %d members", members)
	}
	text, err := json.Marshal(strict)
	if err != nil {
		t.Fatal(err)
	}
	schema := compile(t, text)
	for _, twin := range twins(t) {
		if err := schema.Validate(value(t, twin)); err != nil {
			t.Errorf("%v in %s", err, twin)
		}
	}
	// What is told of holds every field, so that none is left out of this test.
	v := reflect.ValueOf(told()).Elem()
	for i := range v.NumField() {
		if name := v.Type().Field(i).Name; v.Field(i).IsZero() && name != "Original" {
			t.Errorf("the release of the test has no %s", name)
		}
	}
}

// TestNinjs holds items to the names, types and words of the standard's schema, as .ci/browser/schemas/ninjs.json
// has them.
func TestNinjs(t *testing.T) {
	text, err := os.ReadFile("../../.ci/browser/schemas/ninjs.json")
	if err != nil {
		t.Fatal(err)
	}
	schema := compile(t, text)
	for _, d := range []*syndication.Description{told(), least()} {
		item := write(t, syndication.Ninjs{}, d)
		if err := schema.Validate(value(t, item)); err != nil {
			t.Errorf("%v in %s", err, item)
		}
	}
	item := value(t, write(t, syndication.Ninjs{}, told())).(map[string]any)
	if item["pubStatus"] != "canceled" || item["firstCreated"] != "2026-03-02T09:00:00+09:00" || item["version"] != "2" {
		t.Error(item)
	}
	rels := map[string]string{}
	for _, a := range item["associations"].([]any) {
		a := a.(map[string]any)
		rels[a["rel"].(string)] += a["uri"].(string) + " "
	}
	want := map[string]string{
		"original": "tag:press.example.org,2026:releases/2026/a/ja ", "successor": "tag:press.example.org,2026:releases/2026/b/fr ",
		"illustration": "https://press.example.org/media/2026/a/quay.0123456789.jpg ",
		"attachment":   "https://press.example.org/media/2026/a/quay.0123456789.jpg https://elsewhere.example.org/ ",
	}
	if diff := cmp.Diff(want, rels); diff != "" {
		t.Error(diff)
	}
	original := told()
	original.Language, original.Original = "ja", true
	if text := string(write(t, syndication.Ninjs{}, original)); !strings.Contains(text, `"name":"Français","rel":"translation","uri":"tag:press.example.org,2026:releases/2026/a/fr"`) {
		t.Error(text)
	}
}

func TestMarkdown(t *testing.T) {
	want := `---
title: "Le port <“quai” [1] & 2>"
url: "https://press.example.org/fr/releases/2026/a/"
id: "tag:press.example.org,2026:releases/2026/a/fr"
language: "fr"
original: "https://press.example.org/ja/releases/2026/a/"
status: "provisional"
behind: true
published: "2026-03-02T09:00:00+09:00"
modified: "2026-03-04"
type: "press-release"
issuers: ["Autorité portuaire", "Bureau de la mer"]
countries: ["JP"]
topics: ["Marées"]
withdrawn: "2026-03-06"
superseded_by: "https://press.example.org/fr/releases/2026/b/"
---

# Le port \<“quai” \[1\] \& 2>

- **4** quais

Le [quai](https://press.example.org/fr/) & la mer[^1].

- un

[^1]: Note.

---

Aux rédacteurs.

---

- [Programme](<https://press.example.org/media/2026/a/quay.0123456789.jpg>)
- [Ailleurs](<https://elsewhere.example.org/>)
`
	if diff := cmp.Diff(want, string(write(t, syndication.Markdown{}, told()))); diff != "" {
		t.Error(diff)
	}
	want = `---
title: "B"
url: "https://press.example.org/en/releases/2026/b/"
id: "tag:press.example.org,2026:releases/2026/b/en"
language: "en"
published: "2026-03-02"
type: "report"
---

# B

Text.
`
	if diff := cmp.Diff(want, string(write(t, syndication.Markdown{}, least()))); diff != "" {
		t.Error(diff)
	}
}

func TestDublinCore(t *testing.T) {
	said := func(d *syndication.Description) []string {
		var list []string
		for _, e := range syndication.DublinCore(d) {
			kind := "meta"
			if e.Link {
				kind = "link"
			}
			list = append(list, kind+" "+e.Name+" "+e.Value)
		}
		return list
	}
	want := []string{
		"link schema.DCTERMS http://purl.org/dc/terms/", `meta DCTERMS.title Le port <“quai” [1] & 2>`,
		"meta DCTERMS.identifier tag:press.example.org,2026:releases/2026/a/fr", "meta DCTERMS.identifier 2026-17", "meta DCTERMS.language fr",
		"meta DCTERMS.type Communiqué de presse", "meta DCTERMS.issued 2026-03-02T09:00:00+09:00", "meta DCTERMS.modified 2026-03-04",
		"meta DCTERMS.creator Autorité portuaire", "meta DCTERMS.creator Bureau de la mer", "meta DCTERMS.publisher Ports & littoral", "meta DCTERMS.abstract En bref.",
		"meta DCTERMS.subject Marées", "meta DCTERMS.spatial Japon", "link DCTERMS.isVersionOf https://press.example.org/ja/releases/2026/a/",
		"meta DCTERMS.valid start=2026-03-02T09:00:00+09:00; end=2026-03-06; scheme=W3C-DTF;", "link DCTERMS.isReplacedBy https://press.example.org/fr/releases/2026/b/",
	}
	if diff := cmp.Diff(want, said(told())); diff != "" {
		t.Error(diff)
	}
	original := told()
	original.Language, original.Original = "ja", true
	if list := said(original); !slices.Contains(list, "link DCTERMS.hasVersion https://press.example.org/fr/releases/2026/a/") {
		t.Error(list)
	}
}

func TestNewsSitemap(t *testing.T) {
	var out bytes.Buffer
	hant := least()
	hant.Language = "zh-Hant"
	syndication.NewsSitemap(&out, []*syndication.Description{told(), hant}, []string{"https://press.example.org/fr/"})
	want := `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://press.example.org/fr/releases/2026/a/</loc><news:news><news:publication><news:name>Bureau de presse</news:name><news:language>fr</news:language></news:publication><news:publication_date>2026-03-02T09:00:00+09:00</news:publication_date><news:title>Le port &lt;“quai” [1] &amp; 2&gt;</news:title></news:news></url>
<url><loc>https://press.example.org/en/releases/2026/b/</loc><news:news><news:publication><news:name>Press office</news:name><news:language>zh-tw</news:language></news:publication><news:publication_date>2026-03-02</news:publication_date><news:title>B</news:title></news:news></url>
</urlset>
`
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
	out.Reset()
	syndication.NewsSitemap(&out, nil, []string{"https://press.example.org/fr/?a&b"})
	if !strings.Contains(out.String(), "<url><loc>https://press.example.org/fr/?a&amp;b</loc></url>\n</urlset>") {
		t.Error(out.String())
	}
	for tag, want := range map[string]string{"en": "en", "fr-CA": "fr", "zh": "zh-cn", "zh-Hans-SG": "zh-cn", "zh-TW": "zh-tw", "vi": "vi"} {
		d := least()
		d.Language = tag
		out.Reset()
		syndication.NewsSitemap(&out, []*syndication.Description{d}, nil)
		if !strings.Contains(out.String(), "<news:language>"+want+"</news:language>") {
			t.Errorf("%s: %s", tag, out.String())
		}
	}
}

func TestGuide(t *testing.T) {
	g := syndication.Guide{Title: "Press [office]", Summary: "All releases.", Sections: []syndication.GuideSection{
		{Title: "English", Links: []syndication.GuideLink{{Text: "Tides & ports", URL: "https://press.example.org/en/releases/2026/a/index.md", Note: "2 March 2026"}, {Text: "All", URL: "https://press.example.org/en/releases/"}}},
	}}
	var out bytes.Buffer
	g.Write(&out)
	want := `# Press \[office\]

> All releases.

## English

- [Tides \& ports](https://press.example.org/en/releases/2026/a/index.md): 2 March 2026
- [All](https://press.example.org/en/releases/)
`
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
}

func TestFormats(t *testing.T) {
	files := map[string]bool{}
	for _, f := range syndication.Formats {
		if syndication.ByName(f.Name()) == nil || files[f.File()] {
			t.Errorf("%s is not found by its name, or another has its file %s", f.Name(), f.File())
		}
		files[f.File()] = true
	}
	if syndication.ByName("xml") != nil {
		t.Error("there is a format xml")
	}
	if diff := cmp.Diff([]string{"json", "markdown", "ninjs"}, syndication.Names()); diff != "" {
		t.Error(diff)
	}
}
