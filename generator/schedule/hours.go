package schedule

import (
	"slices"
	"time"

	"docsite/generator/locale/cldr"
	"docsite/generator/press"
)

// Night begins and ends at these hours: who gets a release then reads it in the morning.
const (
	nightFrom = 22
	nightTo   = 6
)

// LocalTime is what time it is in a country: by the clock of its capital, where it has
// several zones.
type LocalTime struct {
	Country string // ISO 3166-1 alpha-2
	At      time.Time
	Night   bool // from 22:00 to 6:00
	Weekend bool // by the days that CLDR has for the country
}

// OutOfHours reports whether nobody is in the office.
func (l LocalTime) OutOfHours() bool { return l.Night || l.Weekend }

// LocalTimes returns what time it is in the countries that a release names when it is
// published, in their order; nil of a release that is dated by a day alone: it has no hour.
func LocalTimes(r *press.Release) []LocalTime {
	at := r.EmbargoUntil
	if !at.After(r.Date) {
		if at = r.Date; r.DateOnly {
			return nil
		}
	}
	var times []LocalTime
	for _, code := range r.Countries {
		hours, known := cldr.HoursOf(code)
		if !known {
			continue
		}
		zone, err := time.LoadLocation(hours.Zone)
		if err != nil {
			continue // this system's database is older than CLDR's; docsite itself carries one
		}
		local := at.In(zone)
		times = append(times, LocalTime{
			Country: code, At: local, Night: local.Hour() >= nightFrom || local.Hour() < nightTo, Weekend: slices.Contains(hours.Weekend, local.Weekday()),
		})
	}
	return times
}
