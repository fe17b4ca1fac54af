package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

const zonesPackage = "cldr-bcp47" // the time zones that a territory has

// capitals are the zones of the capitals of territories that have several zones, and for
// which CLDR names no primary one. Kosovo has none of its own in the IANA database.
var capitals = map[string]string{
	"AR": "America/Argentina/Buenos_Aires", "AU": "Australia/Sydney", "BR": "America/Sao_Paulo", "CA": "America/Toronto", "CD": "Africa/Kinshasa",
	"CY": "Asia/Nicosia", "FM": "Pacific/Pohnpei", "GL": "America/Nuuk", "GM": "Africa/Banjul", "ID": "Asia/Jakarta", "KI": "Pacific/Tarawa",
	"KZ": "Asia/Almaty", "MN": "Asia/Ulaanbaatar", "MX": "America/Mexico_City", "PF": "Pacific/Tahiti", "PG": "Pacific/Port_Moresby",
	"PS": "Asia/Hebron", "RU": "Europe/Moscow", "US": "America/New_York", "XK": "Europe/Belgrade",
}

// uninhabited are the territories of which nobody keeps office hours.
var uninhabited = []string{"AQ", "BV", "HM", "UM"}

// readZones returns the time zone of the capital of each territory.
func readZones(dir string) (map[string]string, error) {
	const name, primaryName = "package/bcp47/timezone.json", "package/supplemental/primaryZones.json"
	files, _, err := read(dir, zonesPackage, name)
	if err != nil {
		return nil, err
	}
	primaryFiles, _, err := read(dir, regionsPackage, primaryName)
	if err != nil {
		return nil, err
	}
	var file struct {
		Keyword struct {
			U struct{ TZ map[string]json.RawMessage }
		}
	}
	if err := json.Unmarshal(files[name], &file); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	var primary struct {
		Supplemental struct{ PrimaryZones map[string]string }
	}
	if err := json.Unmarshal(primaryFiles[primaryName], &primary); err != nil {
		return nil, fmt.Errorf("%s: %w", primaryName, err)
	}
	all := map[string][]string{}
	for key, raw := range file.Keyword.U.TZ {
		var zone struct {
			Alias      string `json:"_alias"`
			IANA       string `json:"_iana"`
			Region     string `json:"_region"`
			Deprecated bool   `json:"_deprecated"`
		}
		if strings.HasPrefix(key, "_") {
			continue // about the keyword itself
		}
		if err := json.Unmarshal(raw, &zone); err != nil {
			return nil, fmt.Errorf("%s: %s: %w", name, key, err)
		}
		if first, _, _ := strings.Cut(zone.Alias, " "); !zone.Deprecated {
			code := cmp.Or(zone.Region, strings.ToUpper(key[:2]))
			all[code] = append(all[code], cmp.Or(zone.IANA, first))
		}
	}
	zones := map[string]string{}
	for _, code := range iso {
		zone := cmp.Or(capitals[code], primary.Supplemental.PrimaryZones[code])
		switch {
		case slices.Contains(uninhabited, code):
			continue
		case zone == "" && len(all[code]) == 1:
			zone = all[code][0]
		case zone == "" || !slices.Contains(all[code], zone) && code != "XK" && primary.Supplemental.PrimaryZones[code] == "":
			return nil, fmt.Errorf("%s: the zone of the capital of %s is not known among %v", name, code, all[code])
		}
		zones[code] = zone
	}
	return zones, nil
}

// week are the days of a week by CLDR's names.
var week = []string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}

// readWeekends returns the days of the weekend of each territory; 001 is the world's.
func readWeekends(dir string) (map[string]string, error) {
	const name = "package/supplemental/weekData.json"
	files, _, err := read(dir, regionsPackage, name)
	if err != nil {
		return nil, err
	}
	var file struct {
		Supplemental struct {
			WeekData struct{ WeekendStart, WeekendEnd map[string]string }
		}
	}
	if err := json.Unmarshal(files[name], &file); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	starts, ends := file.Supplemental.WeekData.WeekendStart, file.Supplemental.WeekData.WeekendEnd
	weekends := map[string]string{}
	for _, code := range append([]string{"001"}, iso...) {
		first, last := slices.Index(week, cmp.Or(starts[code], starts["001"])), slices.Index(week, cmp.Or(ends[code], ends["001"]))
		if first < 0 || last < 0 {
			return nil, fmt.Errorf("%s: the weekend of %s is not understood", name, code)
		}
		days := []string{week[first]}
		for first != last {
			first = (first + 1) % len(week)
			days = append(days, week[first])
		}
		weekends[code] = strings.Join(days, " ")
	}
	return weekends, nil
}

// renderHours lays zones and weekends out as hours.tsv.
func renderHours(zones, weekends map[string]string, licence []byte) ([]byte, error) {
	top, err := head("The time zone of the capital of each country and territory, and the days of its weekend", regionsPackage+" and "+zonesPackage, licence)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	out.WriteString(top + "# A row: code, zone of the IANA database, days.\n")
	for _, code := range slices.Sorted(slices.Values(iso)) {
		if zone := zones[code]; zone != "" {
			fmt.Fprintf(&out, "%s\t%s\t%s\n", code, zone, weekends[code])
		}
	}
	return out.Bytes(), nil
}
