package check_test

import (
	"testing"
	"time"

	"docsite/generator/check"
	"docsite/generator/diag"
	"docsite/generator/press"
)

// TestLanguagesDue holds each mark at its very moment.
func TestLanguagesDue(t *testing.T) {
	zone, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		t.Fatal(err)
	}
	at := func(text string) time.Time {
		moment, err := time.Parse(time.RFC3339, text)
		if err != nil {
			t.Fatal(err)
		}
		return moment
	}
	for name, c := range map[string]struct {
		now     string
		within  time.Duration // of French
		embargo string
		french  string // the digest that it was made from; empty where it is missing
		changes []press.Change
		unseen  bool
		want    string
	}{
		"a second before":                 {now: "2024-03-02T08:59:59Z", within: 24 * time.Hour},
		"at the moment":                   {now: "2024-03-02T09:00:00Z", within: 24 * time.Hour, want: "“fr” is due since 2024-03-02 10:00 (24 h after publication)"},
		"three days":                      {now: "2024-03-05T09:00:00Z", within: 72 * time.Hour, want: "“fr” is due since 2024-03-04 10:00 (3 days after publication)"},
		"half an hour":                    {now: "2024-03-05T09:00:00Z", within: 30 * time.Minute, want: "“fr” is due since 2024-03-01 10:30 (30 min after publication)"},
		"at once":                         {now: "2024-03-01T09:00:00Z", within: 0, want: "“fr” is due since 2024-03-01 10:00 (0 h after publication)"},
		"from the end of the embargo":     {now: "2024-03-30T08:59:59Z", within: 24 * time.Hour, embargo: "2024-03-29T09:00:00Z"},
		"over the change of the clocks":   {now: "2024-03-31T09:00:00Z", within: 24 * time.Hour, embargo: "2024-03-30T09:00:00Z", want: "“fr” is due since 2024-03-31 11:00 (24 h after publication)"},
		"not seen yet":                    {now: "2024-03-05T09:00:00Z", within: 24 * time.Hour, unseen: true},
		"there":                           {now: "2024-03-05T09:00:00Z", within: 24 * time.Hour, french: "abc"},
		"behind, since when is not known": {now: "2024-03-05T09:00:00Z", within: 24 * time.Hour, french: "def"},
		"behind, a second before":         {now: "2024-04-02T08:59:59Z", within: 24 * time.Hour, french: "def", changes: []press.Change{{Date: at("2024-04-01T09:00:00Z")}}},
		"behind, at the moment": {now: "2024-04-02T09:00:00Z", within: 24 * time.Hour, french: "def", changes: []press.Change{{Date: at("2024-04-01T09:00:00Z")}},
			want: "“fr” is due since 2024-04-02 11:00 (24 h after the last change)"},
	} {
		r := release("2024/a", press.Facts{Date: at("2024-03-01T09:00:00Z")})
		r.Original.Body.Digest, r.Original.IsOriginal, r.Original.Changes = "abc", true, c.changes
		if c.embargo != "" {
			r.EmbargoUntil = at(c.embargo)
		}
		if c.french != "" {
			r.Translations = append(r.Translations, &press.Translation{Release: r.ID, Lang: "fr", File: "releases/2024/a/fr.md", Source: press.Source{Lang: "en", Digest: c.french}})
		}
		if c.unseen {
			r.Visibility = press.Scheduled
		}
		site, locales := newsroom(t, r)
		site.Zone, site.Now, site.Parity = zone, at(c.now), map[string]time.Duration{"fr": c.within}
		got := ""
		for _, d := range check.Check(site, locales) {
			if d.Code == diag.LanguageDue {
				got += d.Message
				if d.Severity != diag.Warning || d.Hint == "" {
					t.Errorf("%s: %v", name, d)
				}
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
		// The moment at which it becomes due is one at which the report changes.
		if c.want != "" && c.french == "" {
			moments := check.DueMoments(site.Releases, &site.Settings)
			if len(moments) != 1 || moments[0].After(site.Now) || !moments[0].Equal(r.Date.Add(c.within)) && c.embargo == "" {
				t.Errorf("%s: the moments are %v", name, moments)
			}
		}
	}
}
