package check_test

import (
	"slices"
	"testing"

	"docsite/generator/check"
	"docsite/generator/diag"
	"docsite/generator/press"
)

func TestContacts(t *testing.T) {
	mail, office := []press.Contact{{Email: "press@example.org"}}, []press.Contact{{Office: "Press office", Fax: "+81 3 1234 5678"}}
	type told struct{ file, message string }
	const each, one = "the release names nobody whom journalists can ask", "the translation names nobody whom journalists can ask"
	for _, c := range []struct {
		name       string
		a, french  []press.Contact // of a release in English and French, which jp-mic and vn-mic issue
		b          []press.Contact // of another one, which nobody issues
		mic, other *press.Contact  // of jp-mic and vn-mic
		linked     bool            // the text of the first links somebody
		want       []told
	}{
		{"a newsroom without contacts", nil, nil, nil, nil, nil, false, nil},
		{"an office without a way", office, nil, nil, nil, nil, false, []told{{"2020/a/en.md", each}, {"2020/b/en.md", each}}},
		{"a register without a way", nil, nil, nil, &office[0], nil, false, []told{{"2020/a/en.md", each}, {"2020/b/en.md", each}}},
		{"one of them", nil, nil, mail, nil, nil, false, []told{{"2020/a/en.md", each}}},
		{"the original alone", mail, nil, mail, nil, nil, false, []told{{"2020/a/fr.md", one}}},
		{"a translation alone", nil, mail, mail, nil, nil, false, []told{{"2020/a/en.md", each}}},
		{"the register", nil, nil, mail, &mail[0], nil, false, nil},
		{"the register, of the second ministry", nil, nil, mail, nil, &mail[0], false, nil},
		{"the register, without a way", nil, nil, mail, &office[0], nil, false, []told{{"2020/a/en.md", each}}},
		{"the register for one", nil, nil, nil, &press.Contact{URL: "https://example.org/"}, nil, false, []told{{"2020/b/en.md", each}}},
		{"its text", nil, nil, mail, nil, nil, true, nil},
		{"all", mail, mail, []press.Contact{{Tel: "+81 3 1234 5678"}}, nil, nil, false, nil},
	} {
		a, b := release("2020/a", press.Facts{Ministries: []string{"jp-mic", "vn-mic"}}), release("2020/b", press.Facts{})
		french := *a.Original
		french.Lang, french.File, french.Contacts = "fr", "releases/2020/a/fr.md", c.french
		a.Original.Contacts, b.Original.Contacts = c.a, c.b
		a.Translations = append(a.Translations, &french)
		site, locales := newsroom(t, a, b)
		site.Ministries["jp-mic"].Contact, site.Ministries["vn-mic"].Contact = c.mic, c.other
		if c.linked {
			a.Original.Body.Reaches = true
			french.Body.Reaches = true
		}
		var got []told
		for _, d := range check.Check(site, locales) {
			if d.Code != diag.NoContact || d.Severity != diag.Note {
				t.Errorf("%s: %+v", c.name, d)
			}
			got = append(got, told{d.File[len("releases/"):], d.Message})
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
