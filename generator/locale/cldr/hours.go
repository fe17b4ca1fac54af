package cldr

import (
	_ "embed"
	"strings"
	"sync"
	"time"
)

//go:embed hours.tsv
var hours string

// Hours say by which clock a country keeps its office hours, and on which days it does not.
type Hours struct {
	Zone    string // of its capital, as the IANA database names it
	Weekend []time.Weekday
}

// HoursOf returns the office hours of a country by its code, in upper case. ok is false for
// a territory where nobody lives.
func HoursOf(code string) (h Hours, ok bool) {
	h, ok = allHours()[code]
	return h, ok
}

var allHours = sync.OnceValue(func() map[string]Hours {
	days := map[string]time.Weekday{}
	for day := time.Sunday; day <= time.Saturday; day++ {
		days[strings.ToLower(day.String()[:3])] = day
	}
	all := map[string]Hours{}
	for row := range strings.Lines(hours) {
		parts := strings.Split(strings.TrimSuffix(row, "\n"), "\t")
		if strings.HasPrefix(row, "#") || len(parts) != 3 {
			continue
		}
		h := Hours{Zone: parts[1]}
		for _, name := range strings.Fields(parts[2]) {
			h.Weekend = append(h.Weekend, days[name])
		}
		all[parts[0]] = h
	}
	return all
})
