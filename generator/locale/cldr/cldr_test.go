package cldr

import (
	"os"
	"slices"
	"strings"
	"testing"
)

func countries(t *testing.T, tag string) map[string]string {
	t.Helper()
	names, ok := Countries(tag)
	if !ok {
		t.Fatalf("Countries(%q): not found", tag)
	}
	return names
}

func TestCountries(t *testing.T) {
	for _, c := range []struct{ tag, code, want string }{
		{"en", "SZ", "Eswatini"},
		{"en", "MK", "North Macedonia"},
		{"en", "TR", "Türkiye"},
		{"en", "CZ", "Czechia"},
		{"en", "CI", "Côte d’Ivoire"},
		{"en", "XK", "Kosovo"},
		{"en", "LC", "St. Lucia"},
		{"en-GB", "LC", "St Lucia"},
		{"en-CZ", "LC", "St Lucia"},
		{"EN_us", "LC", "St. Lucia"},
		{"fr", "CI", "Côte d’Ivoire"},
		{"fr", "VN", "Viêt Nam"},
		{"fr-CA", "VN", "Vietnam"},
		{"fr-CA", "BY", "Bélarus"},
		{"fr-CA", "JP", "Japon"},
		{"fr-BF", "VN", "Viêt Nam"},
		{"ja", "KR", "韓国"},
		{"ja-JP-u-ca-japanese", "US", "アメリカ合衆国"},
		{"ko", "KR", "대한민국"},
		{"vi", "VN", "Việt Nam"},
		{"es-MX", "CI", "Côte d’Ivoire"},
		{"en", "MM", "Myanmar"},
		{"fr", "MM", "Myanmar"},
		{"ja", "MM", "ミャンマー"},
		{"vi", "MM", "Myanmar"},
		{"en", "HK", "Hong Kong"},
		{"fr-CA", "MO", "Macao"},
		{"ja", "HK", "香港"},
		{"zh-TW", "HK", "香港"},
		{"en", "PS", "Palestine"},
		{"pt", "VN", "Vietnã"},
		{"pt-AO", "VN", "Vietname"},
		{"zh", "IT", "意大利"},
		{"zh-SG", "IT", "意大利"},
		{"zh-TW", "IT", "義大利"},
		{"zh-HK", "IT", "意大利"},
		{"zh-MO", "IT", "意大利"},
		{"zh-Hant-HK", "IT", "意大利"},
		{"sr", "JP", "Јапан"},
		{"sr-ME", "JP", "Japan"},
		{"iw", "JP", "יפן"},
		{"no", "NO", "Norge"},
		{"nb-NO", "NO", "Norge"},
	} {
		if got := countries(t, c.tag)[c.code]; got != c.want {
			t.Errorf("Countries(%q)[%s] = %q, want %q", c.tag, c.code, got, c.want)
		}
	}
}

func TestOtherNames(t *testing.T) {
	for _, c := range []struct {
		tag, code string
		want      []string
	}{
		{"en", "MM", []string{"Myanmar (Burma)"}},
		{"en", "CI", []string{"Ivory Coast"}},
		{"en-GB", "TR", []string{"Turkey"}},
		{"en-Latn-US", "SZ", []string{"Swaziland"}},
		{"fr", "CZ", []string{"République tchèque"}},
		{"fr-CA", "TL", []string{"Timor oriental"}},
		{"ja", "GB", []string{"英国"}},
		{"vi", "US", []string{"Mỹ"}},
		{"en", "FR", nil},
		{"qq", "US", nil},
		{"not a tag", "US", nil},
	} {
		if got := OtherNames(c.tag)[c.code]; !slices.Equal(got, c.want) {
			t.Errorf("OtherNames(%q)[%s] = %q, want %q", c.tag, c.code, got, c.want)
		}
	}
	for _, code := range Codes() {
		for _, other := range OtherNames("en")[code] {
			if other == countries(t, "en")[code] {
				t.Errorf("%s: %s is its first name", code, other)
			}
		}
	}
}

func TestUnknownLanguage(t *testing.T) {
	for _, tag := range []string{"", "und", "und-JP", "qq", "tlh", "x-private", "hi-Latn", "not a tag"} {
		if names, ok := Countries(tag); ok || names != nil {
			t.Errorf("Countries(%q): found %d names", tag, len(names))
		}
	}
}

func TestComplete(t *testing.T) {
	for _, tag := range []string{"en", "fr", "ja", "vi"} {
		names := countries(t, tag)
		for _, code := range Codes() {
			if names[code] == "" || names[code] == code {
				t.Errorf("%s: %s has no name", tag, code)
			}
		}
	}
}

func TestCodes(t *testing.T) {
	all := Codes()
	if len(all) != 249+1 {
		t.Errorf("%d codes, want the 249 of ISO 3166-1 and XK", len(all))
	}
	if !slices.IsSorted(all) || len(slices.Compact(slices.Clone(all))) != len(all) {
		t.Error("codes are not sorted or not distinct")
	}
	all[0] = "changed"
	if Codes()[0] != "AD" {
		t.Error("a caller can change the codes")
	}
	for code, want := range map[string]bool{
		"JP": true, "XK": true, "ZW": true, "AD": true,
		"jp": false, "": false, "EU": false, "UN": false, "ZZ": false, "JPN": false,
	} {
		if Known(code) != want {
			t.Errorf("Known(%q) = %t", code, !want)
		}
	}
}

func TestCallerOwnsNames(t *testing.T) {
	countries(t, "en")["JP"] = "changed"
	if got := countries(t, "en")["JP"]; got != "Japan" {
		t.Errorf("Japan became %q", got)
	}
}

// TestFile holds every row of the file to the form its head describes.
func TestFile(t *testing.T) {
	for _, want := range []string{
		"# Source: Unicode CLDR, npm package cldr-localenames-full 48.",
		"# Copyright © ",
		"# SPDX-License-Identifier: Unicode-3.0",
	} {
		if !strings.Contains(names, want) {
			t.Errorf("names.tsv does not say %q", want)
		}
	}
	if len(names) > 700_000 {
		t.Errorf("names.tsv takes %d bytes", len(names))
	}

	seen := map[string]bool{}
	var locale, last string
	for line := range strings.Lines(names) {
		if line[0] == '#' {
			continue
		}
		key, value, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		switch {
		case !ok || strings.Contains(value, "\t"):
			t.Fatalf("row %q has not two fields", line)
		case key[0] == '@':
			if key = key[1:]; key <= locale {
				t.Errorf("%s comes after %s", key, locale)
			}
			seen[key] = true
			locale, last = key, ""
			if value != "" {
				if _, _, ok := section(names, value); !ok {
					t.Errorf("%s: no locale %s", key, value)
				}
			}
		default:
			if key <= last || !Known(key) || value == "" {
				t.Errorf("%s: row %q is out of place", locale, line)
			}
			last = key
		}
	}
	for locale := range seen {
		if got := find(locale); got != locale {
			t.Errorf("find(%q) = %q", locale, got)
		}
		if n := len(countries(t, locale)); n < len(Codes())-1 {
			t.Errorf("%s names only %d territories", locale, n)
		}
	}
}

func TestLicence(t *testing.T) {
	b, err := os.ReadFile("LICENSE")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(string(b), "UNICODE LICENSE V3\n") {
		t.Error("LICENSE is not the Unicode License V3")
	}
}

func BenchmarkCountries(b *testing.B) {
	for _, tag := range []string{"ja", "zh-HK", "zu"} {
		b.Run(tag, func(b *testing.B) {
			for b.Loop() {
				Countries(tag)
			}
		})
	}
}
