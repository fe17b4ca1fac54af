package locale_test

import (
	"testing"
	"testing/fstest"
	"time"

	"docsite/generator/locale"
	"docsite/locales"
)

// A plain language is called by its own file or else by that of which it is the plain form, and says what that
// one says.
func TestPlainLanguages(t *testing.T) {
	site := fstest.MapFS{
		"fr-CA-simple.yaml": {Data: []byte("messages: {simple.name: Langage simple}\n")},
		"readings.yaml":     {Data: []byte("市場: いちば\n")},
	}
	all, found, err := locale.Load(locales.Files, site, []string{"ja-simple", "fr-simple", "en-simple", "en-GB-simple", "fr-CA-simple", "ja"})
	if err != nil || len(found) > 0 {
		t.Fatal(found, err)
	}
	for i, want := range []struct {
		name, day string
		ruby      bool
	}{
		{"やさしい日本語", "2026年6月5日", true}, {"Français facile à lire et à comprendre (FALC)", "5 juin 2026", false}, {"Easy Read English", "5 June 2026", false},
		{"English (Easy Read)", "5 June 2026", false}, {"Français (Canada) (Langage simple)", "5 juin 2026", false}, {"日本語", "2026年6月5日", false},
	} {
		l := all[i]
		if l.Name != want.name || l.Date(time.Date(2026, 6, 5, 0, 0, 0, 0, time.UTC)) != want.day || l.Ruby != want.ruby {
			t.Errorf("%s: %s, %s, %v", l.Tag, l.Name, l.Date(time.Date(2026, 6, 5, 0, 0, 0, 0, time.UTC)), l.Ruby)
		}
	}
	unused, err := locale.Unused(locales.Files, site, []string{"fr-CA-simple"})
	if err != nil || len(unused) > 0 {
		t.Error(unused, err)
	}
}
