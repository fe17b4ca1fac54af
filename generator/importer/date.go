package importer

import (
	"strings"
	"time"
)

// zoned and local are the forms in which other programs write a moment, and one without
// its zone.
var (
	zoned = []string{
		time.RFC3339, "2006-01-02T15:04:05Z0700", "2006-01-02T15:04Z07:00", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 Z07:00",
		"2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05 -07:00", "2006-01-02 15:04:05 -0700 MST", "2006-01-02 15:04 -0700", "2006-01-02 15:04 -07:00",
		time.RFC1123Z, "Mon, 2 Jan 2006 15:04:05 -0700",
	}
	local = []string{"2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02 15:04", "2006/01/02 15:04:05", "2006/01/02 15:04", "20060102150405"}
	days  = []string{time.DateOnly, "2006-1-2", "2006/01/02", "2006/1/2", "2006.01.02", "20060102", "2 January 2006", "January 2, 2006", "Jan 2, 2006", "2 Jan 2006", "2006年1月2日"}
)

// readDate reads a day or a moment; one without a zone is of the zone that is given. Years
// before 1900 and after 2999 are what programs write for none.
func readDate(s string, zone *time.Location) (at time.Time, dayOnly, ok bool) {
	s = strings.TrimSpace(strings.Trim(strings.TrimSpace(s), `"'`))
	if zone == nil {
		zone = time.UTC
	}
	for i, forms := range [][]string{zoned, local, days} {
		for _, form := range forms {
			in := zone
			if strings.HasSuffix(s, " UTC") && i == 1 {
				s, in = strings.TrimSuffix(s, " UTC"), time.UTC
			}
			at, err := time.ParseInLocation(form, s, in)
			if err == nil && 1900 <= at.Year() && at.Year() < 3000 {
				return at, i == 2, true
			}
		}
	}
	return time.Time{}, false, false
}
