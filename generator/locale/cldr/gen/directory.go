package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// continents are the regions that CLDR's world, 001, consists of: codes of UN M49.
var continents = []string{"002", "009", "019", "142", "150"}

// antarctica is the code of UN M49 for the territory AQ, which it puts into none of those;
// CLDR has it among the outlying islands of Oceania.
const antarctica = "010"

// readRegions returns the continent of each territory.
func readRegions(dir string) (map[string]string, error) {
	const name = "package/supplemental/territoryContainment.json"
	files, _, err := read(dir, regionsPackage, name)
	if err != nil {
		return nil, err
	}
	var file struct {
		Supplemental struct {
			TerritoryContainment map[string]struct {
				Contains []string `json:"_contains"`
			}
		}
	}
	if err := json.Unmarshal(files[name], &file); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	within := file.Supplemental.TerritoryContainment
	if found := slices.Sorted(slices.Values(within["001"].Contains)); !slices.Equal(found, continents) {
		return nil, fmt.Errorf("%s: the world consists of %v", name, found)
	}
	regions := map[string]string{}
	var put func(code, region string)
	put = func(code, region string) {
		if slices.Contains(iso, code) {
			regions[code] = region
		}
		for _, part := range within[code].Contains {
			put(part, region)
		}
	}
	for _, region := range continents {
		put(region, region)
	}
	regions["AQ"] = antarctica
	if len(regions) != len(iso) {
		return nil, fmt.Errorf("%s: %d of %d territories have a continent", name, len(regions), len(iso))
	}
	return regions, nil
}

// readLetters returns the letters of an index, in their order, by locale.
func readLetters(dir string) (map[string]string, error) {
	files, _, err := read(dir, charactersPackage, "/characters.json")
	if err != nil {
		return nil, err
	}
	letters := map[string]string{}
	for name, text := range files {
		var file struct {
			Main map[string]struct {
				Characters struct{ Index string }
			}
		}
		if err := json.Unmarshal(text, &file); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		for tag, data := range file.Main {
			letters[tag] = list(data.Characters.Index)
		}
	}
	return letters, nil
}

// list takes a set of letters as CLDR writes it, [C {CH} ЕЁ], apart: braces hold
// several characters that are one letter; without them each is a letter of its own.
func list(set string) string {
	var letters []string
	var within bool
	for _, r := range strings.Trim(set, "[]") {
		switch {
		case r == '{':
			letters, within = append(letters, ""), true
		case r == '}':
			within = false
		case r == ' ':
		case within:
			letters[len(letters)-1] += string(r)
		default:
			letters = append(letters, string(r))
		}
	}
	return strings.Join(letters, " ")
}

// renderRegions lays the continents of territories out as regions.tsv.
func renderRegions(regions map[string]string, licence []byte) ([]byte, error) {
	top, err := head("The continent of each country and territory", regionsPackage, licence)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	out.WriteString(top + "# The rows: code, code of a region of UN M49.\n")
	for _, code := range slices.Sorted(maps.Keys(regions)) {
		fmt.Fprintf(&out, "%s\t%s\n", code, regions[code])
	}
	return out.Bytes(), nil
}

// renderDirectory lays the names of continents and the letters of an index out as
// directory.tsv, for the locales of names.tsv.
func renderDirectory(sources map[string]source, locales map[string]locale, letters map[string]string, licence []byte) ([]byte, error) {
	top, err := head("Names of continents, and the letters of an index", namesPackage+" and "+charactersPackage, licence)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	out.WriteString(top + `# A row beginning with an at sign opens a locale: its tag, then the locale whose rows
# hold where it gives none. The rows after it: code of a region of UN M49, name; or the
# word letters, the letters that names are put under, in their order.
`)
	const row = "letters"
	of := func(tag string) locale {
		l := maps.Clone(sources[tag].regions)
		if letters[tag] != "" {
			l[row] = letters[tag]
		}
		return l
	}
	for _, tag := range slices.Sorted(maps.Keys(sources)) {
		up, found := parent(tag, locales)
		if found {
			continue
		}
		inherited := locale{}
		if up != "" {
			inherited = of(up)
		}
		fmt.Fprintf(&out, "@%s\t%s\n", tag, up)
		for _, key := range append(slices.Clone(continents), row) {
			value := of(tag)[key]
			switch {
			case value == inherited[key]:
			case value == "":
				return nil, fmt.Errorf("%s: %s stands in %s only", tag, key, up)
			case strings.ContainsAny(value, "\t\n@"):
				return nil, errors.New(tag + ": “" + value + "” breaks the row")
			default:
				fmt.Fprintf(&out, "%s\t%s\n", key, value)
			}
		}
	}
	return out.Bytes(), nil
}
