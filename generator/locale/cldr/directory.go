package cldr

import (
	_ "embed"
	"strings"
)

//go:embed regions.tsv
var regions string

//go:embed directory.tsv
var directory string

// Antarctica is the region of the territory AQ alone. UN M49 puts it into no continent;
// CLDR has it among the outlying islands of Oceania, where nobody looks for it.
const Antarctica = "010"

// Regions returns the codes of the regions that countries and territories are put into:
// the continents of UN M49, as CLDR groups them, and Antarctica.
//
//	002 Africa   009 Oceania   010 Antarctica   019 Americas   142 Asia   150 Europe
func Regions() []string { return []string{"002", "009", Antarctica, "019", "142", "150"} }

// Region returns the region of a country or territory by its code, in upper case; ""
// for a code that is none. Of one that lies on two continents it is that of UN M49: of
// Russia Europe, of Türkiye and Cyprus Asia, of Egypt Africa.
func Region(code string) string {
	if !Known(code) {
		return ""
	}
	_, rest, _ := strings.Cut(regions, "\n"+code+"\t")
	region, _, _ := strings.Cut(rest, "\n")
	return region
}

// RegionNames returns what a language calls the regions, by code. The language is found
// as by [Countries]; of one that CLDR does not have it is empty. The map is the caller's.
func RegionNames(tag string) map[string]string {
	all := rows(tag)
	delete(all, letters)
	if countries, ok := Countries(tag); ok {
		all[Antarctica] = countries["AQ"]
	}
	return all
}

// letters is the row that holds them.
const letters = "letters"

// Letters returns the letters that names are put under in an index of a language, in
// their order (CLDR's index exemplars): A to Z in English and French, with Å, Ä and Ö
// behind them in Swedish, and the rows あ to わ in Japanese. Some are two characters,
// such as CH in Czech. It is nil where CLDR has none.
func Letters(tag string) []string {
	return strings.Fields(rows(tag)[letters])
}

// rows returns what the directory has of a language.
func rows(tag string) map[string]string {
	all := map[string]string{}
	if found := find(tag); found != "" {
		fill(all, directory, found)
	}
	return all
}
