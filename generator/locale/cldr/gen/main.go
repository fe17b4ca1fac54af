// Command gen writes the data of package cldr anew: names.tsv, others.tsv, regions.tsv,
// directory.tsv, hours.tsv and LICENSE.
//
// It fetches the pinned npm packages with npm, or reads copies of them that lie in the
// folder given with -packed. The same packages always give the same bytes.
package main

import (
	"archive/tar"
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/language"
)

const (
	version = "48.2.0" // of all four

	namesPackage      = "cldr-localenames-full" // what territories are called
	regionsPackage    = "cldr-core"             // which territories a continent has
	charactersPackage = "cldr-misc-full"        // the letters of an index
)

// iso holds the 249 codes ISO 3166-1 alpha-2 assigns. CLDR names other codes
// too (unions, outlying islands), so the list cannot come from its data.
// XK (Kosovo) is user-assigned; it stands last because CLDR names it and the
// world uses it.
var iso = strings.Fields(`
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ
BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ
DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR
GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY
HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP
KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY
MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ
NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY
QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ
TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ
VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW XK
`)

// missing is how many names a locale may lack. Those that lack more CLDR has
// not kept up: most have no name for North Macedonia.
const missing = 1

// secondScripts are the languages whose other script is kept as well, being
// in daily use. The rest would take a tenth of the file.
var secondScripts = []string{"sr", "uz", "yue", "zh"}

// plain are the territories of which CLDR's first name says more than what they are
// called, such as “Hong Kong SAR China” and “Myanmar (Burma)”: their short name is taken.
var plain = []string{"HK", "MM", "MO", "PS"}

// A locale maps codes to names. The others, which differ from these, are by code too.
type locale map[string]string

type source struct {
	names   locale
	others  map[string][]string
	regions locale // names of continents, by code
}

func main() {
	log.SetFlags(0)
	log.SetPrefix("gen: ")
	packed := flag.String("packed", "", "read the packed packages in `DIR` instead of fetching them")
	flag.Parse()
	if err := run(*packed); err != nil {
		log.Fatal(err)
	}
}

func run(packed string) error {
	if packed == "" {
		dir, err := os.MkdirTemp("", "cldr")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		for _, pkg := range []string{namesPackage, regionsPackage, charactersPackage, zonesPackage} {
			if err := fetch(dir, pkg); err != nil {
				return err
			}
		}
		packed = dir
	}
	sources, licence, err := readNames(packed)
	if err != nil {
		return err
	}
	containment, err := readRegions(packed)
	if err != nil {
		return err
	}
	letters, err := readLetters(packed)
	if err != nil {
		return err
	}
	zones, err := readZones(packed)
	if err != nil {
		return err
	}
	weekends, err := readWeekends(packed)
	if err != nil {
		return err
	}
	locales := map[string]locale{}
	for tag, s := range sources {
		locales[tag] = s.names
	}
	files := map[string][]byte{"LICENSE": licence}
	if files["names.tsv"], err = render(locales, licence); err != nil {
		return err
	}
	if files["others.tsv"], err = renderOthers(sources, licence); err != nil {
		return err
	}
	if files["regions.tsv"], err = renderRegions(containment, licence); err != nil {
		return err
	}
	if files["directory.tsv"], err = renderDirectory(sources, locales, letters, licence); err != nil {
		return err
	}
	if files["hours.tsv"], err = renderHours(zones, weekends, licence); err != nil {
		return err
	}
	for name, text := range files {
		if err := os.WriteFile(name, text, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// fetch has npm put a package into dir.
func fetch(dir, pkg string) error {
	cmd := exec.Command("npm", "pack", "--silent", pkg+"@"+version)
	cmd.Dir = dir
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("npm pack %s: %w", pkg, err)
	}
	return nil
}

// read returns the files of a packed package whose names end in a suffix, by name, and
// its licence.
func read(dir, pkg, suffix string) (files map[string][]byte, licence []byte, err error) {
	path := filepath.Join(dir, pkg+"-"+version+".tgz")
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, nil, err
	}
	files = map[string][]byte{}
	var found string
	for t := tar.NewReader(z); ; {
		h, err := t.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, nil, err
		}
		switch {
		case h.Name == "package/LICENSE":
			if licence, err = io.ReadAll(t); err != nil {
				return nil, nil, err
			}
		case h.Name == "package/package.json":
			var p struct{ Version string }
			if err := json.NewDecoder(t).Decode(&p); err != nil {
				return nil, nil, fmt.Errorf("%s: %w", h.Name, err)
			}
			found = p.Version
		case strings.HasSuffix(h.Name, suffix):
			if files[h.Name], err = io.ReadAll(t); err != nil {
				return nil, nil, err
			}
		}
	}
	if found != version {
		return nil, nil, fmt.Errorf("%s: is version %q, not %s", path, found, version)
	}
	if licence == nil || len(files) == 0 {
		return nil, nil, fmt.Errorf("%s: holds no LICENSE, or no %s", path, suffix)
	}
	return files, licence, nil
}

// readNames returns the locales worth keeping and the licence text.
func readNames(dir string) (map[string]source, []byte, error) {
	files, licence, err := read(dir, namesPackage, "/territories.json")
	if err != nil {
		return nil, nil, err
	}
	sources := map[string]source{}
	for name, text := range files {
		if err := decode(text, sources); err != nil {
			return nil, nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	return sources, licence, nil
}

// decode adds the locale of one territories.json, if it is to be kept.
func decode(text []byte, sources map[string]source) error {
	var file struct {
		Main map[string]struct {
			LocaleDisplayNames struct{ Territories map[string]string }
		}
	}
	if err := json.Unmarshal(text, &file); err != nil {
		return err
	}
	for tag, data := range file.Main {
		l := source{locale{}, map[string][]string{}, locale{}}
		for _, region := range continents {
			if name := data.LocaleDisplayNames.Territories[region]; name != region {
				l.regions[region] = name
			}
		}
		for _, code := range iso {
			// CLDR's root names a territory by its code: that is no name.
			first := data.LocaleDisplayNames.Territories[code]
			if first == "" || first == code {
				continue
			}
			short := data.LocaleDisplayNames.Territories[code+"-alt-short"]
			l.names[code] = first
			if slices.Contains(plain, code) {
				l.names[code] = cmp.Or(short, withoutBrackets(first))
			}
			for _, other := range []string{first, short, data.LocaleDisplayNames.Territories[code+"-alt-variant"]} {
				if other != "" && other != l.names[code] && !slices.Contains(l.others[code], other) {
					l.others[code] = append(l.others[code], other)
				}
			}
		}
		if len(l.names) >= len(iso)-missing && keep(tag) {
			sources[tag] = l
		}
	}
	return nil
}

// withoutBrackets cuts a second name in brackets from the end of a name.
func withoutBrackets(name string) string {
	if i := strings.IndexAny(name, "(（"); i > 0 && strings.HasSuffix(name, ")") {
		return strings.TrimSpace(name[:i])
	}
	return name
}

// keep rules out spelling variants and most second scripts.
func keep(tag string) bool {
	t, err := language.Parse(tag)
	if err != nil || len(t.Variants()) > 0 {
		return false
	}
	base, script, region := t.Raw()
	if script == (language.Script{}) {
		return true
	}
	usual, err := language.Compose(base, region)
	if err != nil {
		return false
	}
	s, _ := usual.Script()
	return s == script || slices.Contains(secondScripts, base.String())
}

// parent returns the locale a locale's names differ from, "" for none. found
// says that they are the very same and that the tag alone leads there: such a
// locale is not written.
func parent(tag string, locales map[string]locale) (up string, found bool) {
	for t := language.Make(tag).Parent(); t != language.Und; t = t.Parent() {
		if l, ok := locales[t.String()]; ok {
			if maps.Equal(l, locales[tag]) {
				return t.String(), true
			}
			up = t.String()
			break
		}
	}
	// The tag does not lead everywhere CLDR would: en-CZ to en-001, no to
	// nb, ht to fr.
	for _, other := range slices.Sorted(maps.Keys(locales)) {
		if other >= tag || !maps.Equal(locales[other], locales[tag]) {
			continue
		}
		if _, dropped := parent(other, locales); !dropped {
			return other, false
		}
	}
	return up, false
}

// head is how all files begin.
func head(title, pkg string, licence []byte) (string, error) {
	_, rest, ok := strings.Cut(string(licence), "\nCopyright ")
	if !ok {
		return "", errors.New("LICENSE holds no copyright line")
	}
	copyright, _, _ := strings.Cut(rest, "\n")
	return fmt.Sprintf(`# %s.
# Source: Unicode CLDR, npm package %s %s
# Copyright %s
# SPDX-License-Identifier: Unicode-3.0 (see LICENSE)
# Written by go generate; not to be edited.
#
`, title, pkg, version, strings.TrimSpace(copyright)), nil
}

// renderOthers lays the other names out as others.tsv. A locale without a section has
// those of its parent.
func renderOthers(sources map[string]source, licence []byte) ([]byte, error) {
	top, err := head("Further names of countries and territories", namesPackage, licence)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	out.WriteString(top + `# A row beginning with an at sign opens a locale: its tag. The rows after it: code,
# and a name beside that in names.tsv.
`)
	for _, tag := range slices.Sorted(maps.Keys(sources)) {
		others := sources[tag].others
		same := func(up string) bool {
			s, ok := sources[up]
			return ok && maps.EqualFunc(s.others, others, slices.Equal[[]string])
		}
		if up := language.Make(tag).Parent().String(); same(up) {
			continue
		}
		fmt.Fprintf(&out, "@%s\t\n", tag)
		for _, code := range slices.Sorted(maps.Keys(others)) {
			for _, name := range others[code] {
				if strings.ContainsAny(name, "\t\n@") {
					return nil, fmt.Errorf("%s: %s: name %q breaks the row", tag, code, name)
				}
				fmt.Fprintf(&out, "%s\t%s\n", code, name)
			}
		}
	}
	return out.Bytes(), nil
}

// render lays the locales out as names.tsv.
func render(locales map[string]locale, licence []byte) ([]byte, error) {
	top, err := head("Names of countries and territories", namesPackage, licence)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	out.WriteString(top + `# A row beginning with an at sign opens a locale: its tag, then the locale
# whose names hold where it gives none. The rows after it: code, name.
`)

	for _, tag := range slices.Sorted(maps.Keys(locales)) {
		l := locales[tag]
		up, found := parent(tag, locales)
		if found {
			continue
		}
		var rows strings.Builder
		for _, code := range slices.Sorted(slices.Values(iso)) {
			name, inherited := l[code], locales[up][code]
			switch {
			case name == inherited:
			case name == "":
				return nil, fmt.Errorf("%s: %s has a name in %s only", tag, code, up)
			case strings.ContainsAny(name, "\t\n@"):
				return nil, fmt.Errorf("%s: %s: name %q breaks the row", tag, code, name)
			default:
				fmt.Fprintf(&rows, "%s\t%s\n", code, name)
			}
		}
		fmt.Fprintf(&out, "@%s\t%s\n%s", tag, up, &rows)
	}
	return out.Bytes(), nil
}
