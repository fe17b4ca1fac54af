package read

import (
	"fmt"
	"regexp"
	"strconv"
	"time"

	"docsite/generator/diag"
	"docsite/generator/fields"
)

var (
	dayForm    = regexp.MustCompile(`^(\d{4})-(\d{2})-(\d{2})$`)
	zoneless   = regexp.MustCompile(`^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2})(:\d{2}(\.\d+)?)?$`)
	otherOrder = regexp.MustCompile(`^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$`)
)

// day reads “2020-10-22”, which is that day in the site's zone, or a moment in
// RFC 3339, section 5.6. only tells which of them it was.
func day(t fields.Text, key string, zone *time.Location) (when time.Time, only bool, ds []diag.Diagnostic) {
	m := dayForm.FindStringSubmatch(t.Value)
	if m == nil {
		when, ds = moment(t, key, zone)
		return when, false, ds
	}
	year, month, date := number(m[1]), number(m[2]), number(m[3])
	if utc := time.Date(year, time.Month(month), date, 0, 0, 0, 0, time.UTC); year == 0 || int(utc.Month()) != month || utc.Day() != date {
		return time.Time{}, true, []diag.Diagnostic{diag.New(diag.BadDate, t.At, "“%s” is a day that does not exist: %s", t.Value, why(year, month, date)).
			WithHint("write the day as year-month-day, such as 2020-10-22")}
	}
	if when = time.Date(year, time.Month(month), date, 0, 0, 0, 0, zone); when.Day() != date {
		when = time.Date(year, time.Month(month), date, 1, 0, 0, 0, zone) // summer time begins there at midnight
	}
	return when, true, nil
}

// moment reads a time of RFC 3339 with its zone.
func moment(t fields.Text, key string, zone *time.Location) (time.Time, []diag.Diagnostic) {
	when, err := time.Parse(time.RFC3339, t.Value)
	if err == nil {
		return when.In(zone), nil
	}
	form := "2020-10-22T09:00:00" + offset(time.Date(2020, 10, 22, 9, 0, 0, 0, zone))
	d := diag.New(diag.BadDate, t.At, "“%s” is not a date or a time that docsite understands", t.Value).
		WithHint("write a day as 2020-10-22, a moment as %s", form)
	if key == "embargo_until" {
		d = d.WithHint("write it as %s", form)
	}
	switch m := zoneless.FindStringSubmatch(t.Value); {
	case m != nil:
		local := time.Date(number(m[1]), time.Month(number(m[2])), number(m[3]), number(m[4]), number(m[5]), 0, 0, zone)
		d = diag.New(diag.NoZone, t.At, "the time “%s” has no zone", t.Value).
			WithHint("add the zone; in %s it is %s", zone, local.Format(time.RFC3339))
	case otherOrder.MatchString(t.Value) && key != "embargo_until":
		d = d.WithHint("write the year first, then month and day: 2020-10-22")
	case key == "embargo_until" && dayForm.MatchString(t.Value):
		d = diag.New(diag.NoZone, t.At, "“%s” is a day; an embargo ends at a moment", t.Value).
			WithHint("add the time and its zone: %sT09:00:00%s", t.Value, offset(time.Date(2020, 10, 22, 9, 0, 0, 0, zone)))
	case len(t.Value) >= 20 && (t.Value[10] == 'T' || t.Value[10] == 't'):
		d = diag.New(diag.BadDate, t.At, "“%s” is a time that does not exist or is not written as RFC 3339 wants", t.Value).WithHint("write it as %s", form)
	}
	return time.Time{}, []diag.Diagnostic{d}
}

// oddOffset tells of an embargo that is written with an offset which the site's zone has at
// another time of year, and not then: the hour meant may be another. Offsets of other
// zones are what they are.
func oddOffset(t fields.Text, zone *time.Location) []diag.Diagnostic {
	when, err := time.Parse(time.RFC3339, t.Value)
	if err != nil {
		return nil // which was told
	}
	_, stated := when.Zone()
	_, right := when.In(zone).Zone()
	if stated == right {
		return nil
	}
	for months := -6; months <= 6; months++ {
		if _, other := when.AddDate(0, months, 0).In(zone).Zone(); other == stated {
			return []diag.Diagnostic{diag.New(diag.OffsetOdd, t.At, "the offset of %s is %s then, and not %s", zone, offset(when.In(zone)), offset(when)).
				WithHint("if the hour is right, write %s%s; if the moment is, %s", t.Value[:19], offset(when.In(zone)), when.In(zone).Format(time.RFC3339))}
		}
	}
	return nil
}

func number(s string) int {
	n, _ := strconv.Atoi(s) // digits by the expressions above
	return n
}

func offset(t time.Time) string { return t.Format("Z07:00") }

func why(year, month, day int) string {
	if year == 0 {
		return "there is no year 0"
	}
	if month < 1 || month > 12 {
		return fmt.Sprintf("there is no month %d", month)
	}
	last := time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
	return fmt.Sprintf("%s %d has %d days", time.Month(month), year, last)
}
