package edit_test

import (
	"strings"
	"testing"

	"docsite/generator/edit"
)

func TestFind(t *testing.T) {
	site := survey(t, newsroom())
	for _, name := range []string{"2026/taken", "2026/taken/", "releases/2026/taken", "./releases/2026/taken/en.md", `releases\2026\taken`} {
		if r, err := edit.Find(site, name); err != nil || r.ID != "2026/taken" {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, want := range map[string]string{
		"2025/taken": "did you mean “2026/taken”?",
		"taken":      "did you mean “2026/taken”?",
		"2026/takn":  "did you mean “2026/taken”?",
		"2026/other": "write its ID, <year>/<name>",
	} {
		if _, err := edit.Find(site, name); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, not %q", name, err, want)
		}
	}
}

func TestID(t *testing.T) {
	for _, name := range []string{
		"2026/quay", "2026/quay/", "releases/2026/quay", "./releases/2026/quay/", "releases/2026/quay/fr.md",
		"releases/2026/quay/map.png", `releases\2026\quay\fr.md`,
	} {
		if got := edit.ID(name); got != "2026/quay" {
			t.Errorf("%s: got %q", name, got)
		}
	}
	if got := edit.ID("releases/2026/"); got != "2026" {
		t.Errorf("a year: got %q", got)
	}
}

func TestReleaseHint(t *testing.T) {
	ids := []string{"2025/budget", "2026/budget", "2026/talks"}
	for id, want := range map[string]string{
		"2024/budget": "did you mean “2025/budget” or “2026/budget”?",
		"talks":       "did you mean “2026/talks”?",
		"2026/tlaks":  "did you mean “2026/talks”?",
		"2026/other":  "look there",
		"2026/":       "look there",
		"":            "look there",
	} {
		if got := edit.ReleaseHint(id, ids, "look there"); got != want {
			t.Errorf("%s: %s, not %s", id, got, want)
		}
	}
}

func TestLanguage(t *testing.T) {
	languages := []string{"en", "fr-CA"}
	for name, want := range map[string]string{"en": "en", "FR-ca": "fr-CA", "en.md": "en"} {
		if got, err := edit.Language(languages, name); got != want || err != nil {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	for name, want := range map[string]string{
		"em":    "the site has no language “em”: did you mean “en”?",
		"de.md": "the site has no language “de”: the languages of docsite.yaml are en, fr-CA",
	} {
		if got, err := edit.Language(languages, name); got != "" || err == nil || err.Error() != want {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}
