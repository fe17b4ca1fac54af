package importer

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"
)

var (
	yearFirst   = regexp.MustCompile(`(?:^|[^\d])((?:19|20)\d\d)([-/.])(\d{1,2})[-/.](\d{1,2})(?:[^\d]|$)`)
	japanese    = regexp.MustCompile(`(\p{Han}{2})?(\d{1,4}|元)年\s*(\d{1,2})月\s*(\d{1,2})日`)
	dayMonth    = regexp.MustCompile(`(?:^|[^\d.,])(\d{1,2})(?:\.|\p{L}{1,3})?,?\s+(?:de\s+|of\s+)?(\p{L}[\p{L}\p{M}]*\.?),?\s+(?:de\s+)?((?:19|20)\d\d)(?:[^\d]|$)`)
	monthDay    = regexp.MustCompile(`(\p{L}[\p{L}\p{M}]*\.?)\s+(\d{1,2})(?:\p{L}{2})?,?\s+((?:19|20)\d\d)(?:[^\d]|$)`)
	dayFirst    = regexp.MustCompile(`(?:^|[^\d])(\d{1,2})[-/.](\d{1,2})[-/.]((?:19|20)\d\d)(?:[^\d]|$)`)
	unclearDate = regexp.MustCompile(`\b\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)?\d\d\b`)
	pathDate    = regexp.MustCompile(`(?:^|[^\d])((?:19|20)\d\d)[-/_]?(0[1-9]|1[0-2])[-/_]?(0[1-9]|[12]\d|3[01])(?:[^\d]|$)`)
)

// findDate finds the first day that a text states, in the words of the languages of the settings:
// 22 October 2020, October 22, 2020, 1er mars 2020, 2020年10月22日, 令和2年10月22日, 2020-10-22. Where nobody can
// say which number is the month, as in 04/05/2019, there is none.
func findDate(text string, settings Settings) (time.Time, bool) {
	text = norm.NFKC.String(text)
	type found struct {
		at               int
		year, month, day int
	}
	best := found{at: len(text) + 1}
	try := func(at, year, month, day int) {
		if at < best.at && month >= 1 && day >= 1 && time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Day() == day && month <= 12 && 1900 <= year && year < 3000 {
			best = found{at, year, month, day}
		}
	}
	part := func(m []int, i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return text[m[2*i]:m[2*i+1]]
	}
	if m := yearFirst.FindStringSubmatchIndex(text); m != nil {
		try(m[2], digits(part(m, 1)), digits(part(m, 3)), digits(part(m, 4)))
	}
	for _, m := range japanese.FindAllStringSubmatchIndex(text, -1) {
		year := digits(part(m, 2))
		if part(m, 2) == "元" {
			year = 1
		}
		if year < 100 {
			zero, known := eraZero(part(m, 1), settings)
			if !known {
				continue
			}
			year += zero
		}
		try(m[0], year, digits(part(m, 3)), digits(part(m, 4)))
	}
	for _, m := range dayMonth.FindAllStringSubmatchIndex(text, -1) {
		try(m[2], digits(part(m, 3)), monthOf(part(m, 2), settings), digits(part(m, 1)))
	}
	for _, m := range monthDay.FindAllStringSubmatchIndex(text, -1) {
		try(m[2], digits(part(m, 3)), monthOf(part(m, 1), settings), digits(part(m, 2)))
	}
	if m := dayFirst.FindStringSubmatchIndex(text); m != nil {
		switch a, b := digits(part(m, 1)), digits(part(m, 2)); {
		case a > 12:
			try(m[2], digits(part(m, 3)), b, a)
		case b > 12:
			try(m[2], digits(part(m, 3)), a, b)
		case a == b:
			try(m[2], digits(part(m, 3)), a, b)
		}
	}
	if best.at > len(text) {
		return time.Time{}, false
	}
	return time.Date(best.year, time.Month(best.month), best.day, 0, 0, 0, 0, zoneOf(settings.Zone)), true
}

func zoneOf(zone *time.Location) *time.Location {
	if zone == nil {
		return time.UTC
	}
	return zone
}

// digits returns the number that digits write; 0 for a word.
func digits(s string) int {
	n, _ := strconv.Atoi(s) // of four digits at most, by the expressions above
	return n
}

// monthOf returns the number of a month by its name in one of the languages; 0 for a word that is none.
func monthOf(word string, settings Settings) int {
	word = strings.ToLower(word)
	for _, l := range settings.Locales {
		for name, month := range l.FactLexicon().Months {
			if name = strings.ToLower(name); name == word || strings.TrimSuffix(name, ".") == strings.TrimSuffix(word, ".") {
				return int(month)
			}
		}
	}
	return 0
}

// eraZero returns the year before the first one of an era.
func eraZero(name string, settings Settings) (int, bool) {
	for _, l := range settings.Locales {
		for _, era := range l.FactLexicon().Eras {
			if era.Name == name {
				return era.Zero, true
			}
		}
	}
	return 0, false
}

// dateInPath finds a day in a path, as in news/2019/04/05/opening.html or 20190405_opening.html.
func dateInPath(p string, zone *time.Location) (time.Time, bool) {
	m := pathDate.FindStringSubmatch(p)
	if m == nil {
		return time.Time{}, false
	}
	at := time.Date(digits(m[1]), time.Month(digits(m[2])), digits(m[3]), 0, 0, 0, 0, zoneOf(zone))
	return at, at.Day() == digits(m[3])
}
