package schema_test

import (
	"encoding/json"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"docsite/generator/diag"
	"docsite/generator/schema"
)

// keys are the keys that a schema allows, by where they stand: "" is the top,
// "image" and "contacts" are what those keys hold.
func keys(t *testing.T, text []byte) map[string][]string {
	var root map[string]any
	if err := json.Unmarshal(text, &root); err != nil {
		t.Fatal(err)
	}
	found := map[string][]string{}
	var walk func(place string, n map[string]any)
	walk = func(place string, n map[string]any) {
		if items, ok := n["items"].(map[string]any); ok {
			walk(place, items)
		}
		if forms, ok := n["anyOf"].([]any); ok {
			for _, form := range forms {
				walk(place, form.(map[string]any))
			}
		}
		if n["additionalProperties"] != false {
			if entry, ok := n["additionalProperties"].(map[string]any); ok && entry["properties"] != nil {
				walk(place, entry)
			}
			return
		}
		for name, sub := range n["properties"].(map[string]any) {
			found[place] = append(found[place], name)
			walk(strings.TrimPrefix(place+"."+name, "."), sub.(map[string]any))
		}
		slices.Sort(found[place])
	}
	walk("", root)
	return found
}

var list = regexp.MustCompile(`^the keys are (.+)$`)

// What docsite says of a key that is like none names all that it knows: at every
// place those are the keys of the schema.
func TestKeysAreThoseThatAreRead(t *testing.T) {
	const far = "zzzzzzzzzzzzzzzz"
	const settings = "title: A\nbase_url: https://a.example/\nlanguages: [en]\n"
	glossary := schema.Glossary(&schema.Newsroom{Languages: []string{"en"}})
	for _, c := range []struct {
		schema  []byte
		of      string // the file that holds the text
		about   string
		at, yml string // the place, and a text that has a key too many there
	}{
		{schema.FrontMatter(nil), "releases/2020/a/en.md", "front matter", "", far + ": 1"},
		{schema.FrontMatter(nil), "releases/2020/a/en.md", "front matter", "withdrawn", "withdrawn: {" + far + ": 1}"},
		{schema.FrontMatter(nil), "releases/2020/a/en.md", "front matter", "image", "image: {" + far + ": 1}"},
		{schema.FrontMatter(nil), "releases/2020/a/en.md", "front matter", "gallery", "gallery: [{" + far + ": 1}]"},
		{schema.FrontMatter(nil), "releases/2020/a/en.md", "front matter", "event_time", "event_time: {" + far + ": 1}"},
		{schema.FrontMatter(nil), "releases/2020/a/en.md", "front matter", "video", "video: {" + far + ": 1}"},
		{schema.FrontMatter(nil), "releases/2020/a/en.md", "front matter", "video.captions", "video: {captions: [{" + far + ": 1}]}"},
		{schema.FrontMatter(nil), "releases/2020/a/en.md", "front matter", "audio", "audio: {" + far + ": 1}"},
		{schema.FrontMatter(nil), "releases/2020/a/en.md", "front matter", "audio.captions", "audio: {captions: [{" + far + ": 1}]}"},
		{schema.FrontMatter(nil), "releases/2020/a/en.md", "front matter", "attachments", "attachments: [{" + far + ": 1}]"},
		{schema.FrontMatter(nil), "releases/2020/a/en.md", "front matter", "contacts", "contacts: [{" + far + ": 1}]"},
		{schema.FrontMatter(nil), "releases/2020/a/en.md", "front matter", "changes", "changes: [{" + far + ": 1}]"},
		{schema.FrontMatter(nil), "releases/2020/a/en.md", "front matter", "hold", "hold: {" + far + ": 1}"},
		{schema.FrontMatter(nil), "releases/2020/a/en.md", "front matter", "announced", "announced: {" + far + ": 1}"},
		{schema.FrontMatter(nil), "releases/2020/a/en.md", "front matter", "announced.moved", "announced: {moved: [{" + far + ": 1}]}"},
		{schema.FrontMatter(nil), "releases/2020/a/en.md", "front matter", "gone", "gone: {" + far + ": 1}"},
		{schema.FrontMatter(nil), "releases/2020/a/en.md", "front matter", "approve", "approve: [{" + far + ": 1}]"},
		{schema.Page(nil), "releases/pages/a/en.md", "a page", "", far + ": 1"},
		{schema.Page(nil), "releases/pages/a/en.md", "a page", "image", "image: {" + far + ": 1}"},
		{schema.Page(nil), "releases/pages/a/en.md", "a page", "attachments", "attachments: [{" + far + ": 1}]"},
		{schema.Page(nil), "releases/pages/a/en.md", "a page", "contacts", "contacts: [{" + far + ": 1}]"},
		{schema.Settings(), "docsite.yaml", "settings", "", settings + far + ": 1"},
		{schema.Settings(), "docsite.yaml", "settings", "publisher", settings + "publisher: {" + far + ": 1}"},
		{schema.Settings(), "docsite.yaml", "settings", "logo", settings + "logo: {" + far + ": 1}"},
		{schema.Settings(), "docsite.yaml", "settings", "menu", settings + "menu: [{" + far + ": 1}]"},
		{schema.Settings(), "docsite.yaml", "settings", "footer", settings + "footer: [{" + far + ": 1}]"},
		{schema.Settings(), "docsite.yaml", "settings", "social", settings + "social: [{" + far + ": 1}]"},
		{schema.Settings(), "docsite.yaml", "settings", "hsts", settings + "hsts: {" + far + ": 1}"},
		{schema.Settings(), "docsite.yaml", "settings", "security", settings + "security: {" + far + ": 1}"},
		{schema.Settings(), "docsite.yaml", "settings", "alerts", settings + "alerts: {" + far + ": 1}"},
		{schema.Settings(), "docsite.yaml", "settings", "alerts.fields", settings + "alerts: {fields: {" + far + ": 1}}"},
		{schema.Ministries(nil), "releases/ministries.yaml", "register", "", "a: {" + far + ": 1}"},
		{schema.Ministries(nil), "releases/ministries.yaml", "register", "contact", "a: {contact: {" + far + ": 1}}"},
		{schema.People(nil), "releases/people.yaml", "register of people", "", "a: {" + far + ": 1}"},
		{schema.People(nil), "releases/people.yaml", "register of people", "roles", "a: {roles: [{" + far + ": 1}]}"},
		{schema.People(nil), "releases/people.yaml", "register of people", "contact", "a: {contact: {" + far + ": 1}}"},
		{glossary, "locales/glossary.yaml", "a glossary", "", "a: {" + far + ": 1}"},
		{glossary, "locales/glossary.yaml", "a glossary", "en", "a: {en: {" + far + ": 1}}"},
		{schema.Locale(), "locales/en.yaml", "a locale", "glossary", "glossary: {" + far + ": 1}"},
		{schema.Locale(), "locales/en.yaml", "a locale", "", far + ": 1"},
		{schema.Locale(), "locales/en.yaml", "a locale", "language", "language: {" + far + ": 1}"},
		{schema.Locale(), "locales/en.yaml", "a locale", "dates", "dates: {" + far + ": 1}"},
		{schema.Locale(), "locales/en.yaml", "a locale", "numbers", "numbers: {" + far + ": 1}"},
		{schema.Locale(), "locales/en.yaml", "a locale", "lists", "lists: {" + far + ": 1}"},
		{schema.Locale(), "locales/en.yaml", "a locale", "typography", "typography: {" + far + ": 1}"},
		{schema.Locale(), "locales/en.yaml", "a locale", "eras", "eras: {" + far + ": 1}"},
		{schema.Locale(), "locales/en.yaml", "a locale", "eras.list", "eras: {list: [{" + far + ": 1}]}"},
		{schema.Locale(), "locales/en.yaml", "a locale", "search", "search: {" + far + ": 1}"},
		{schema.Locale(), "locales/en.yaml", "a locale", "typography.joins", "typography: {joins: {" + far + ": 1}}"},
		{schema.Locale(), "locales/en.yaml", "a locale", "contact", "contact: {" + far + ": 1}"},
		{schema.Locale(), "locales/en.yaml", "a locale", "sentences", "sentences: {" + far + ": 1}"},
		{schema.Locale(), "locales/en.yaml", "a locale", "facts", "facts: {" + far + ": 1}"},
	} {
		site := fstest.MapFS{"docsite.yaml": {Data: []byte(settings)}}
		text := c.yml
		if path.Ext(c.of) == ".md" {
			text = "---\n" + text + "\n---\n\nText.\n"
		}
		site[c.of] = &fstest.MapFile{Data: []byte(text)}
		ds, err := checked(t, site, time.Time{})
		if err != nil {
			t.Fatal(err)
		}
		var known []string
		for _, d := range ds {
			if m := list.FindStringSubmatch(d.Hint); d.Code == diag.KeyUnknown && m != nil {
				known = strings.Split(m[1], ", ")
			}
		}
		slices.Sort(known)
		if got := keys(t, c.schema)[c.at]; !slices.Equal(got, known) || got == nil {
			t.Errorf("%s, at “%s”: the schema has %q\nread knows %q", c.about, c.at, got, known)
		}
	}
	// No place of the schemas is left out above.
	places := 0
	for _, s := range [][]byte{schema.FrontMatter(nil), schema.Page(nil), schema.Settings(), schema.Ministries(nil), schema.People(nil), glossary, schema.Locale()} {
		places += len(keys(t, s))
	}
	if places != 52 {
		t.Errorf("the schemas have keys in %d places", places)
	}
}

var (
	row  = regexp.MustCompile("(?m)^\\| (`[a-z_.`, ]+`) \\| (.+) \\|$")
	name = regexp.MustCompile("`([a-z_.]+)`")

	// pointer leads elsewhere in a guide, where a schema cannot.
	pointer = regexp.MustCompile(`: see (?:below|\[[^\]]*\]\([^)]*\))| See (?:below|\[[^\]]*\]\([^)]*\))\.`)
)

// explained are the words of a table of keys in a guide, by key.
func explained(text string) map[string]string {
	said := map[string]string{}
	for _, m := range row.FindAllStringSubmatch(text, -1) {
		section := ""
		for _, n := range name.FindAllStringSubmatch(m[1], -1) {
			key := n[1]
			if strings.HasPrefix(key, ".") {
				key = section + key
			}
			section, _, _ = strings.Cut(key, ".")
			said[key] = pointer.ReplaceAllString(m[2], "")
		}
	}
	return said
}

// The guides explain every key in the words of the schema.
func TestGuidesSayTheSame(t *testing.T) {
	for _, c := range []struct {
		guide, from, to string
		schema          []byte
	}{
		{"../../releases/README.md", "### Facts", "## The text", schema.FrontMatter(nil)},
		{"../../README.md", "### docsite.yaml", "### The command", schema.Settings()},
		{"../../locales/README.md", "## The keys", "## Messages", schema.Locale()},
	} {
		_, text, _ := strings.Cut(string(file(t, c.guide)), c.from)
		text, _, found := strings.Cut(text, c.to)
		if !found {
			t.Fatalf("%s has no tables between “%s” and “%s”", c.guide, c.from, c.to)
		}
		said := explained(text)
		type explainedNode struct {
			Description, MarkdownDescription string
			Properties                       map[string]json.RawMessage
		}
		var compare func(place string, raw []byte)
		compare = func(place string, raw []byte) {
			var n explainedNode
			if err := json.Unmarshal(raw, &n); err != nil {
				t.Fatal(err)
			}
			words := n.MarkdownDescription
			if words == "" {
				words = n.Description
			}
			if said[place] != words && place != "" && (words != "" || len(n.Properties) == 0) {
				t.Errorf("%s explains %s so:\n%s\nthe schema so:\n%s", c.guide, place, said[place], words)
			}
			delete(said, place)
			if words != "" && !strings.HasPrefix(place, "typography") && !strings.HasPrefix(place, "facts") {
				return // what it holds is explained with it
			}
			for name, sub := range n.Properties {
				compare(strings.TrimPrefix(place+"."+name, "."), sub)
			}
		}
		compare("", c.schema)
		for name := range said {
			t.Errorf("%s explains %s, which is not in the schema", c.guide, name)
		}
	}
}

// The guide explains the keys of a glossary in the words of its schema.
func TestGuideSaysTheSameOfTheGlossary(t *testing.T) {
	_, text, found := strings.Cut(string(file(t, "../../locales/README.md")), "## Glossary")
	said := explained(text)
	if !found || len(said) != 5 {
		t.Fatalf("the guide explains %q", slices.Sorted(maps.Keys(said)))
	}
	made := string(schema.Glossary(nil))
	for key, words := range said {
		quoted, err := json.Marshal(strings.ReplaceAll(words, "`", ""))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(made, string(quoted)) {
			t.Errorf("the guide explains %s otherwise: %s", key, words)
		}
	}
}
