package schema_test

import (
	"bytes"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"docsite/generator/diag"
	"docsite/generator/layout"
	"docsite/generator/locale"
	"docsite/generator/schema"
	"docsite/locales"
)

// The schemas that are printed are committed, so that a change of them is seen.
func TestSchemasAreThoseCommitted(t *testing.T) {
	for name, text := range map[string][]byte{
		"front-matter.json": schema.FrontMatter(nil),
		"page.json":         schema.Page(nil),
		"settings.json":     schema.Settings(),
		"ministries.json":   schema.Ministries(nil),
		"people.json":       schema.People(nil),
		"glossary.json":     schema.Glossary(nil),
	} {
		name = filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(name, text, 0o666); err != nil {
				t.Fatal(err)
			}
		}
		if !bytes.Equal(file(t, name), text) {
			t.Errorf("%s is not what is printed: go test ./generator/schema -update", name)
		}
		validator(t, text)
	}
}

// Whatever docsite finds nothing wrong with, the schema takes: in this newsroom,
// and in every script of the command.
func TestWhatDocsiteTakesTheSchemaTakes(t *testing.T) {
	sites := map[string]fs.FS{"this newsroom": os.DirFS("../..")}
	scripts, err := filepath.Glob("../../cmd/docsite/testdata/script/*.txtar")
	if err != nil || len(scripts) == 0 {
		t.Fatal(scripts, err)
	}
	for _, script := range scripts {
		site := fstest.MapFS{}
		for _, f := range txtar.Parse(file(t, script)).Files {
			if fs.ValidPath(f.Name) {
				site[f.Name] = &fstest.MapFile{Data: f.Data}
			}
		}
		sites[filepath.Base(script)] = site
	}
	tried := 0
	for _, name := range slices.Sorted(maps.Keys(sites)) {
		site := sites[name]
		ds, err := checked(t, site, time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC))
		if err != nil {
			continue // it has no docsite.yaml, or one at the wrong place
		}
		wrong := map[string]bool{}
		for _, d := range ds {
			wrong[d.File] = wrong[d.File] || d.Severity == diag.Error
			for _, r := range d.Related {
				wrong[r.Pos.File] = true
			}
		}
		own, _, err := schema.Read(site)
		if err != nil {
			t.Fatal(name, err)
		}
		try := func(of string, text, schema []byte) {
			if wrong[of] {
				return
			}
			tried++
			if err := validator(t, schema).Validate(value(t, text)); err != nil {
				t.Errorf("%s, %s: %v", name, of, err)
			}
		}
		if own == nil {
			continue // nothing of the site can be understood, its releases least
		}
		settings, err := fs.ReadFile(site, "docsite.yaml")
		if err != nil {
			t.Fatal(err)
		}
		try("docsite.yaml", settings, schema.Settings())
		if text, err := fs.ReadFile(site, "releases/ministries.yaml"); err == nil {
			try("releases/ministries.yaml", text, schema.Ministries(nil))
			try("releases/ministries.yaml", text, schema.Ministries(own))
		}
		if text, err := fs.ReadFile(site, "releases/people.yaml"); err == nil {
			try("releases/people.yaml", text, schema.People(nil))
			try("releases/people.yaml", text, schema.People(own))
		}
		files, err := fs.Glob(site, "locales/*.yaml")
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			text, err := fs.ReadFile(site, f)
			if err != nil {
				t.Fatal(err)
			}
			if f == layout.Glossary {
				try(f, text, schema.Glossary(nil))
				try(f, text, schema.Glossary(own))
				continue
			}
			if f == layout.Readings {
				continue // any word is a key of it
			}
			try(f, text, schema.Locale())
		}
		for _, lang := range own.Languages {
			files, err := fs.Glob(site, path.Join("releases/*/*", lang+".md"))
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range files {
				text, err := fs.ReadFile(site, f)
				if err != nil {
					continue // a folder of that name
				}
				if header := header(bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))); header != nil {
					of := schema.FrontMatter
					if layout.IsPage(layout.ReleaseOf(f)) {
						of = schema.Page
					}
					try(f, header, of(nil))
					try(f, header, of(own))
				}
			}
		}
	}
	if tried < 100 {
		t.Errorf("only %d files were tried", tried)
	}
}

// One mistake each that a schema can see: of every key one value of the wrong
// kind or form, and a key that there is not.
func TestMistakesThatASchemaSees(t *testing.T) {
	front, settings, register, language := schema.FrontMatter(nil), schema.Settings(), schema.Ministries(nil), schema.Locale()
	people := schema.People(nil)
	terms, english := schema.Glossary(nil), schema.Glossary(&schema.Newsroom{Languages: []string{"en-GB"}})
	own := schema.FrontMatter(&schema.Newsroom{Languages: []string{"en"}, Types: schema.BuiltInTypes})
	for _, c := range []struct {
		schema      []byte
		right, text string
	}{
		{front, "title: A", "title: [A]"},
		{front, "title: A", `title: ""`},
		{front, "title: A", "title:"},
		{front, "title: A", "title: |\n  A\n  B"},
		{front, "title: A", "date: 2020-01-06"},
		{front, "title: A", "titel: A\ntitle: A"},
		{front, "title: A\nsummary: B", "title: A\nsummary: {en: B}"},
		{front, "title: A\ndate: 2020-01-06", "title: A\ndate: 6.1.2020"},
		{front, "title: A\ndate: 2020-01-06T09:00:00Z", "title: A\ndate: 2020-01-06T09:00:00"},
		{front, "title: A\ndate: 2020-01-06", "title: A\ndate: [2020-01-06]"},
		{front, "title: A\ntype: our-own", "title: A\ntype: Report"},
		{own, "title: A\ntype: report", "title: A\ntype: our-own"},
		{front, "title: A\ncountries: [Jp]", "title: A\ncountries: jp"},
		{front, "title: A\ncountries: [jp]", "title: A\ncountries: [jpn]"},
		{front, "title: A\ncountries: [jp]", "title: A\ncountries: [xq]"},
		{front, "title: A\nministries: [jp-mic]", "title: A\nministries: [MIC]"},
		{front, "title: A\ntopics: [a, on, 5]", "title: A\ntopics: [A b]"},
		{front, "title: A\nreference: 1", "title: A\nreference: {number: 1}"},
		{front, "title: A\nevent: a-b", "title: A\nevent: a--b"},
		{front, "title: A\ndraft: true", "title: A\ndraft: yes"},
		{front, "title: A\ndraft: 'true'", "title: A\ndraft: 1"},
		{front, "title: A\nsummary:", "title: A\ndraft:"},
		{front, "title: A\nembargo_until: 2020-01-06T09:00:00+09:00", "title: A\nembargo_until: 2020-01-06"},
		{front, "title: A\nembargo_until: 2020-01-06T09:00:00+09:00", "title: A\nembargo_until:"},
		{front, "title: A\nwithdrawn: {date: 2020-01-06, reason: It was wrong}", "title: A\nwithdrawn: 2020-01-06"},
		{front, "title: A\nwithdrawn: {date: 2020-01-06, reason: {en: B}}", "title: A\nwithdrawn: {reason: {en: B}}"},
		{front, "title: A\nwithdrawn: {date: 2020-01-06, superseded_by: 2020/b}", "title: A\nwithdrawn: {date: 2020-01-06, superseded_by: b}"},
		{front, "title: A\nplace: B", "title: A\nplace: [B]"},
		{front, "title: A\noriginal: true", "title: A\noriginal: yes"},
		{front, "title: A\nsource: ja@9f2c41d07a3e", "title: A\nsource: ja"},
		{front, "title: A\nstatus: machine", "title: A\nstatus: final"},
		{front, "title: A\nslug: 発表", "title: A\nslug: a b"},
		{front, "title: A\naliases: [/old/]", "title: A\naliases: [old]"},
		{front, "title: A\naliases: [/old/]", "title: A\naliases: /old/"},
		{front, "title: A\nimage: {file: a.png, alt: B}", "title: A\nimage: {file: a.png}"},
		{front, "title: A\nimage: {file: a.png, alt: B}", "title: A\nimage: {file: a.png, alt: B, captoin: C}"},
		{front, "title: A\nattachments: [{file: a.pdf}]", "title: A\nattachments: [{title: B}]"},
		{front, "title: A\nattachments: [{files: {en: a.pdf}, title: {en: B, fr: C}}]", "title: A\nattachments: [{files: a.pdf}]"},
		{front, "title: A\nattachments: [{url: https://example.org/a}]", "title: A\nattachments: [{url: a}]"},
		{front, "title: A\nattachments: [{file: a.pdf, lang: fr}]", "title: A\nattachments: [{file: a.pdf, lang: français}]"},
		{front, "title: A\ncontacts: [{office: B}]", "title: A\ncontacts: {office: B}"},
		{front, "title: A\ncontacts: [{tel: +81 3 5253 5111}]", "title: A\ncontacts: [{tel: ask us}]"},
		{front, "title: A\ncontacts: [{email: a@example.org}]", "title: A\ncontacts: [{email: a}]"},
		{front, "title: A\nchanges: [{date: 2020-01-06, note: B}]", "title: A\nchanges: [{date: 2020-01-06}]"},

		{terms, "a: {en: A}", "a: {en: \"\"}"},
		{terms, "a: {en: {use: [A, 5]}}", "a: {en: {use: [A, \"\"]}}"},
		{terms, "a: {en: {use: A}}", "a: {en: {used: A}}"},
		{terms, "a: {en: A, note: {en: B}}", "a: {en: A, note: [B]}"},
		{terms, "a: {en: A, domain: b c}", "a: {en: A, domain: {en: b}}"},
		{terms, "a-1: {en: A}", "A: {en: A}"},
		{terms, "a: {en: A}", "1-a: {en: A}"},
		{english, "a: {en: A, en-GB: B}", "a: {en: A, fr: B}"},
		{front, "title: A\nallow: {DS417: it is a verse}", "title: A\nallow: {DS417: \"\"}"},
		{front, "title: A\nallow: {DS417: it is a verse}", "title: A\nallow: {DS101: it is old}"},
		{front, "title: A\nallow: {DS417: it is a verse}", "title: A\nallow: [DS417]"},

		{settings, "title: A\nlanguages: [en]", "title: A"},
		{settings, "title: {en: A, fr: B}\nlanguages: [en]", "title: [A]\nlanguages: [en]"},
		{settings, "title: A\nlanguages: [en, fr-CA]", "title: A\nlanguages: [en, en]"},
		{settings, "title: A\nlanguages: [en]", "title: A\nlanguages: en"},
		{settings, "title: A\nlanguages: [en]\nbase_url: https://a.example/", "title: A\nlanguages: [en]\nbase_url: a.example"},
		{settings, "title: A\nlanguages: [en]\nbehind: silent", "title: A\nlanguages: [en]\nbehind: hidden"},
		{settings, "title: A\nlanguages: [en]\nfallback: omit", "title: A\nlanguages: [en]\nfallback: none"},
		{settings, "title: A\nlanguages: [en]\npublisher: {name: B}", "title: A\nlanguages: [en]\npublisher: B"},
		{settings, "title: A\nlanguages: [en]\ntime_zone: Asia/Tokyo", "title: A\nlanguages: [en]\ntimezone: Asia/Tokyo"},

		{register, "jp-mic: {country: jp, name: A}", "jp-mic: {name: A}"},
		{register, "jp-mic: {country: jp, name: {en: A}}", "jp-mic: {country: jp}"},
		{register, "jp-mic: {country: JP, name: A}", "jp-mic: {country: japan, name: A}"},
		{register, "jp-mic: {country: jp, name: A}", "JP_MIC: {country: jp, name: A}"},
		{register, "jp-mic: {country: jp, name: A, since: 2001-01-06}", "jp-mic: {country: jp, name: A, since: 2001}"},
		{register, "jp-mic: {country: jp, name: A, succeeded_by: jp-b}", "jp-mic: {country: jp, name: A, succeeded_by: B}"},
		{register, "jp-mic: {country: jp, name: A, contact: {tel: 1}}", "jp-mic: {country: jp, name: A, contact: {phone: 1}}"},

		{front, "title: A\ncontacts: [{person: sato}]", "title: A\ncontacts: [{person: Hanako Sato}]"},
		{people, "sato: {name: A}", "sato: {reading: A}"},
		{people, "sato: {name: A}", "Sato: {name: A}"},
		{people, "sato: {name: A, roles: [{title: B, office: jp-mic, since: 2024-10-01}]}", "sato: {name: A, roles: [{office: jp-mic}]}"},
		{people, "sato: {name: A, roles: [{title: B, since: 2024-10-01}]}", "sato: {name: A, roles: [{title: B, since: 2024}]}"},
		{people, "sato: {name: A, contact: {tel: 1}}", "sato: {name: A, contact: {person: sato}}"},

		{language, "language: {name: A}", "langauge: {name: A}"},
		{language, "language: {sort: kana}", "language: {sort: abc}"},
		{language, "dates: {months: [a, b], days: {1: 1er}}", "dates: {days: {32: a}}"},
		{language, "countries: {CZ: A, fr:}", "countries: {xq: A}"},
		{language, "typography: {spaces: {\":\": narrow}}", "typography: {spaces: {\":\": wide}}"},
		{language, "eras: {list: [{name: A, from: 2019-05-01}]}", "eras: {list: [{name: A}]}"},
		{language, "messages: {own.word: A, list.count: {one: B, other: C}}", "messages: {own.word: [A]}"},
	} {
		v := validator(t, c.schema)
		if err := v.Validate(value(t, []byte(c.right))); err != nil {
			t.Errorf("right, and refused:\n%s\n%v", c.right, err)
		}
		if err := v.Validate(value(t, []byte(c.text))); err == nil {
			t.Errorf("wrong, and taken:\n%s", c.text)
		}
	}
}

// The built-in types are those that docsite has messages for.
func TestBuiltInTypes(t *testing.T) {
	locales, ds, err := locale.Load(locales.Files, nil, []string{"en"})
	if err != nil || ds != nil {
		t.Fatal(ds, err)
	}
	var types []string
	for _, id := range locales[0].Messages() {
		if name, ok := strings.CutPrefix(id, locale.TypePrefix); ok {
			types = append(types, name)
		}
	}
	if own := slices.Sorted(slices.Values(schema.BuiltInTypes)); !slices.Equal(types, own) {
		t.Errorf("there are messages for %q, and the schema has %q", types, own)
	}
}

// A newsroom's schema offers its own ministries by name, its types and topics.
func TestSchemaOfANewsroom(t *testing.T) {
	site := fstest.MapFS{
		"docsite.yaml":             {Data: []byte("title: A\nlanguages: [fr]\n")},
		"releases/ministries.yaml": {Data: []byte("fr-culture: {country: fr, name: {fr: Ministère de la Culture}}\n")},
		"locales/fr.yaml":          {Data: []byte("messages:\n  type.interview: Entretien\n  topic.theatre: Théâtre\n")},
	}
	own, ds, err := schema.Read(site)
	if err != nil || ds != nil {
		t.Fatal(ds, err)
	}
	text := string(schema.FrontMatter(own))
	for _, want := range []string{`"fr-culture"`, `"Ministère de la Culture"`, `"interview"`, `"theatre"`, `"Japon"`} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is not in the schema", want)
		}
	}
	v := validator(t, []byte(text))
	for yml, right := range map[string]bool{
		"title: A\ntype: interview":           true,
		"title: A\ntype: entretien":           false,
		"title: A\nministries: [fr-culture]":  true,
		"title: A\nministries: [fr-cultures]": false,
		"title: A\ntopics: [another]":         true,
	} {
		if err := v.Validate(value(t, []byte(yml))); (err == nil) != right {
			t.Errorf("%q: %v", yml, err)
		}
	}
}
