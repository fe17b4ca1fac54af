package check_test

import (
	"strings"
	"testing"

	"docsite/generator/check"
	"docsite/generator/diag"
	"docsite/generator/locale"
	"docsite/generator/press"
	"docsite/locales"
)

// newsroom is a site of releases in English and French, with a register of two
// ministries.
func newsroom(t *testing.T, releases ...*press.Release) (*press.Site, []*locale.Locale) {
	t.Helper()
	languages := []string{"en", "fr", "ja"}
	locales, ds, err := locale.Load(locales.Files, nil, languages)
	if err != nil || ds != nil {
		t.Fatal(ds, err)
	}
	return &press.Site{
		Settings:   press.Settings{Languages: languages},
		Ministries: map[string]*press.Ministry{"jp-mic": {ID: "jp-mic"}, "vn-mic": {ID: "vn-mic"}},
		Releases:   releases,
	}, locales
}

// release is one in English.
func release(id string, facts press.Facts, links ...press.Link) *press.Release {
	if facts.Type == "" {
		facts.Type = "press-release"
	}
	t := &press.Translation{Release: id, Lang: "en", File: "releases/" + id + "/en.md", Facts: facts,
		Body: press.Body{Links: links, IDs: []string{"results", "概要"}}}
	return &press.Release{ID: id, Facts: facts, Original: t, Translations: []*press.Translation{t}}
}

var wrong = press.Text{"en": "It was wrong."}

// What a rule advises: the nearest thing that exists, or else how such a thing
// is written.
func TestHints(t *testing.T) {
	for _, c := range []struct {
		name  string
		facts press.Facts
		code  diag.Code
		hint  string
	}{
		{"United Kingdom", press.Facts{Countries: []string{"UK"}}, diag.CountryUnknown, "did you mean “GB”?"},
		{"language for country", press.Facts{Countries: []string{"JA"}}, diag.CountryUnknown, "did you mean “JP”?"},
		{"three letters", press.Facts{Countries: []string{"JPN"}}, diag.CountryUnknown, "did you mean “JP”"},
		{"name", press.Facts{Countries: []string{"JAPAN"}}, diag.CountryUnknown, "did you mean “JP”?"},
		{"French name", press.Facts{Countries: []string{"ALLEMAGNE"}}, diag.CountryUnknown, "did you mean “DE”?"},
		{"Japanese name", press.Facts{Countries: []string{"ベトナム"}}, diag.CountryUnknown, "did you mean “VN”?"},
		{"former name", press.Facts{Countries: []string{"IVORY COAST"}}, diag.CountryUnknown, "did you mean “CI”?"},
		{"Union", press.Facts{Countries: []string{"EU"}}, diag.CountryUnknown, "the European Union is no country of ISO 3166-1; name its countries"},
		{"nothing near", press.Facts{Countries: []string{"ZZ"}}, diag.CountryUnknown, "use ISO 3166-1 alpha-2 codes, such as JP"},
		{"exchanged letters", press.Facts{Ministries: []string{"jp-mci"}}, diag.MinistryUnknown, "did you mean “jp-mic”?"},
		{"capital letters", press.Facts{Ministries: []string{"JP-MIC"}}, diag.MinistryUnknown, "did you mean “jp-mic” or “vn-mic”?"},
		{"not in the register", press.Facts{Ministries: []string{"kiribati-health"}}, diag.MinistryUnknown, "add it to releases/ministries.yaml"},
		{"type", press.Facts{Type: "statment"}, diag.TypeUnknown, "did you mean “statement”?"},
		{"new type", press.Facts{Type: "joint-communique"}, diag.TypeUnknown, "the types are backgrounder, media-advisory, press-release, readout, report, speech, statement;"},
		{"successor", press.Facts{Withdrawn: &press.Withdrawn{Reason: wrong, SupersededBy: "2020/othr"}}, diag.SuccessorMissing, "did you mean “2020/other”?"},
		{"its own successor", press.Facts{Withdrawn: &press.Withdrawn{Reason: wrong, SupersededBy: "2020/a"}}, diag.SuccessorMissing, "name the release that holds now"},
		{"no successor", press.Facts{Withdrawn: &press.Withdrawn{Reason: wrong, SupersededBy: "other"}}, diag.SuccessorMissing, "write its ID, <year>/<name>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			site, locales := newsroom(t, release("2020/a", c.facts), release("2020/other", press.Facts{}))
			ds := check.Check(site, locales)
			if len(ds) != 1 || ds[0].Code != c.code || !strings.HasPrefix(ds[0].Hint, c.hint) || ds[0].File != "releases/2020/a/en.md" {
				t.Fatalf("%+v, want %s with the hint %s", ds, c.code, c.hint)
			}
		})
	}
}

func TestLinks(t *testing.T) {
	for _, c := range []struct {
		kind press.LinkKind
		dest string
		code diag.Code // or none
		hint string
	}{
		{press.Hyperlink, "../other/", "", ""},
		{press.Hyperlink, "../other/en.md#results", "", ""},
		{press.Hyperlink, "../other/#概要", "", ""},
		{press.Hyperlink, "#results", "", ""},
		{press.Hyperlink, "slides.pdf", "", ""},  // package media's
		{press.Hyperlink, "/en/nothing", "", ""}, // package plan's
		{press.Picture, "picture.png", "", ""},   // package media's
		{press.Picture, "../other/a.png", "", ""},
		{press.Hyperlink, "../othr/", diag.ReleaseMissing, "did you mean “../other/”?"},
		{press.Hyperlink, "../../2021/othr/", diag.ReleaseMissing, "did you mean “../other/”?"},
		{press.Hyperlink, "../../2019/erlier/", diag.ReleaseMissing, "did you mean “../../2019/earlier/”?"},
		{press.Hyperlink, "../nothing-like-it/", diag.ReleaseMissing, "write the way to its folder"},
		{press.Hyperlink, "../nothing-like-it/slides.pdf", diag.ReleaseMissing, "write the way to its folder"},
		{press.Picture, "../nothing-like-it/a.png", diag.ReleaseMissing, "put the picture beside this release"},
		{press.Hyperlink, "../other/fr.md", diag.ReleaseLanguage, "name a language that it has, as in ../other/en.md"},
		{press.Hyperlink, "../other/fr.md#results", diag.ReleaseLanguage, "name a language that it has, as in ../other/en.md"},
		{press.Hyperlink, "../other/#reslts", diag.AnchorMissing, "did you mean “#results”?"},
		{press.Hyperlink, "#nothing-like-it", diag.AnchorMissing, "its headings are #results, #概要"},
		{press.Hyperlink, "", diag.AddressMissing, "write an address between the round brackets"},
	} {
		at := diag.Pos{File: "releases/2020/a/en.md", Line: 7, Column: 3}
		site, locales := newsroom(t, release("2020/a", press.Facts{}, press.Link{Kind: c.kind, Dest: c.dest, At: at}), release("2020/other", press.Facts{}), release("2019/earlier", press.Facts{}))
		ds := check.Check(site, locales)
		if c.code == "" {
			if ds != nil {
				t.Errorf("%q: %+v", c.dest, ds)
			}
			continue
		}
		if len(ds) != 1 || ds[0].Code != c.code || !strings.HasPrefix(ds[0].Hint, c.hint) || ds[0].Pos != at {
			t.Errorf("%q: %+v, want %s at %s with the hint %s", c.dest, ds, c.code, at, c.hint)
		}
	}
}
