package cldr

import (
	"slices"
	"strings"
	"testing"
)

func TestRegion(t *testing.T) {
	for code, want := range map[string]string{
		"JP": "142", "VN": "142", "TR": "142", "CY": "142", "GE": "142", "PS": "142", "TW": "142",
		"FR": "150", "RU": "150", "XK": "150", "GB": "150", "GL": "019", "US": "019", "BR": "019", "GP": "019",
		"EG": "002", "RE": "002", "MU": "002", "AU": "009", "FJ": "009", "UM": "009",
		"AQ": "010", "GS": "019", "TF": "002",
		"": "", "EU": "", "fr": "", "002": "", "J": "", "JP\t142": "",
	} {
		if got := Region(code); got != want {
			t.Errorf("Region(%q) = %q, want %q", code, got, want)
		}
	}
}

func TestEachTerritoryHasARegion(t *testing.T) {
	of := map[string]int{}
	for _, code := range Codes() {
		region := Region(code)
		if !slices.Contains(Regions(), region) {
			t.Errorf("%s lies in %q", code, region)
		}
		of[region]++
	}
	for _, region := range Regions() {
		if of[region] == 0 {
			t.Errorf("nothing lies in %s", region)
		}
	}
	if of[Antarctica] != 1 {
		t.Errorf("%d territories lie in Antarctica", of[Antarctica])
	}
}

func TestRegionNames(t *testing.T) {
	for _, c := range []struct{ tag, region, want string }{
		{"en", "019", "Americas"},
		{"en", "010", "Antarctica"},
		{"en-GB", "002", "Africa"},
		{"fr", "009", "Océanie"},
		{"fr-CA", "010", "Antarctique"},
		{"fr-BF", "019", "Amériques"},
		{"ja", "142", "アジア"},
		{"vi", "150", "Châu Âu"},
		{"en", "001", ""},
		{"qq", "002", ""},
	} {
		if got := RegionNames(c.tag)[c.region]; got != c.want {
			t.Errorf("RegionNames(%q)[%s] = %q, want %q", c.tag, c.region, got, c.want)
		}
	}
}

func TestLetters(t *testing.T) {
	const latin = "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z"
	for tag, want := range map[string]string{
		"en":    latin,
		"fr-CA": latin,
		"ja":    "あ か さ た な は ま や ら わ",
		"sv":    latin + " Å Ä Ö",
		"cs":    "A B C Č D E F G H CH I J K L M N O P Q R Ř S Š T U V W X Y Z Ž",
		"ru":    "А Б В Г Д Е Ё Ж З И Й К Л М Н О П Р С Т У Ф Х Ц Ч Ш Щ Ы Э Ю Я",
		"qq":    "",
	} {
		if got := strings.Join(Letters(tag), " "); got != want {
			t.Errorf("Letters(%q) = %s", tag, got)
		}
	}
}

// TestDirectory: every locale that has names of countries has those of regions, and
// the rows are of the form that the head of the file describes.
func TestDirectory(t *testing.T) {
	for line := range strings.Lines(names) {
		tag, _, _ := strings.Cut(line, "\t")
		tag, ok := strings.CutPrefix(tag, "@")
		if !ok {
			continue
		}
		if _, _, ok := section(directory, tag); !ok {
			t.Errorf("%s is missing", tag)
		}
		of := RegionNames(tag)
		for _, region := range Regions() {
			if of[region] == "" || of[region] == region {
				t.Errorf("%s does not name %s", tag, region)
			}
		}
		if len(of) != len(Regions()) {
			t.Errorf("%s: %v", tag, of)
		}
	}
	for name, file := range map[string]string{"regions.tsv": regions, "directory.tsv": directory} {
		if !strings.Contains(file, "# SPDX-License-Identifier: Unicode-3.0") || strings.ContainsAny(file, "{}") {
			t.Errorf("%s has no licence, or a set of letters that was not taken apart", name)
		}
	}
}
