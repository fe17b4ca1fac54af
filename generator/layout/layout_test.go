package layout_test

import (
	"testing"

	"docsite/generator/layout"
)

func TestReleaseOf(t *testing.T) {
	for name, want := range map[string]string{
		"releases/2020/a/en.md":        "2020/a",
		"releases/2020/a/maps/one.png": "2020/a",
		"releases/2020/a":              "2020/a",
		"releases/2020":                "",
		"releases/ministries.yaml":     "",
		"locales/2020/a/en.yaml":       "",
		"docsite.yaml":                 "",
	} {
		if got := layout.ReleaseOf(name); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

func TestFold(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"en/Report.pdf", "en/report.PDF", true},
		{"caf\u00e9", "cafe\u0301", true}, // one letter, or a letter and an accent
		{"CAFÉ", "cafe\u0301", true},
		{"ſ", "s", true},
		{"がっこう", "か\u3099っこう", true},
		{"café", "cafe", false},
		{"か", "が", false},
	} {
		if got := layout.Fold(c.a) == layout.Fold(c.b); got != c.same {
			t.Errorf("%q and %q: one path is %t, want %t", c.a, c.b, got, c.same)
		}
	}
}

func TestWithin(t *testing.T) {
	for _, c := range []struct {
		name, folder string
		want         bool
	}{
		{"releases/2020/a", "releases/2020/a", true},
		{"releases/2020/a/en.md", "releases/2020/a", true},
		{"releases/2020/ab/en.md", "releases/2020/a", false},
		{"releases", "releases/2020", false},
	} {
		if got := layout.Within(c.name, c.folder); got != c.want {
			t.Errorf("%s in %s: got %t", c.name, c.folder, got)
		}
	}
}
