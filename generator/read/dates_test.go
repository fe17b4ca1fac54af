package read

import (
	"strings"
	"testing"
	"time"

	"docsite/generator/diag"
	"docsite/generator/fields"
)

// The two readers of times, in a zone that is ahead of Greenwich: what each
// value means there, or which rule refuses it and what the hint says.
func TestDates(t *testing.T) {
	tokyo, err := time.LoadLocation("Asia/Tokyo")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		key, value string
		want       string // RFC 3339 in the zone, or a code and a part of the hint
	}{
		{"date", "2020-10-22", "2020-10-22T00:00:00+09:00 day"},
		{"date", "2020-02-29", "2020-02-29T00:00:00+09:00 day"},
		{"date", "0001-01-01", "0001-01-01T00:00:00+09:18 day"},
		{"date", "2020-10-22T09:00:00+09:00", "2020-10-22T09:00:00+09:00"},
		{"date", "2020-10-22T09:00:00Z", "2020-10-22T18:00:00+09:00"},
		{"date", "2020-12-31T20:00:00Z", "2021-01-01T05:00:00+09:00"},
		{"date", "2020-10-22T09:00:00.5-07:00", "2020-10-23T01:00:00+09:00"},
		{"date", "2020-02-30", "DS203 2020-10-22"},
		{"date", "2021-02-29", "DS203 2020-10-22"},
		{"date", "1900-02-29", "DS203 2020-10-22"},
		{"date", "2020-04-31", "DS203 2020-10-22"},
		{"date", "2020-13-01", "DS203 2020-10-22"},
		{"date", "2020-00-01", "DS203 2020-10-22"},
		{"date", "2020-01-00", "DS203 2020-10-22"},
		{"date", "22/10/2020", "DS203 the year first"},
		{"date", "10-22-2020", "DS203 the year first"},
		{"date", "22.10.2020", "DS203 the year first"},
		{"date", "2020/10/22", "DS203 write a day as 2020-10-22, a moment as 2020-10-22T09:00:00+09:00"},
		{"date", "2020-1-6", "DS203 write a day as"},
		{"date", "20201022", "DS203 write a day as"},
		{"date", "", "DS203 write a day as"},
		{"date", "２０２０-１０-２２", "DS203 write a day as"},
		{"date", "2020-10-22T09:00:00", "DS204 2020-10-22T09:00:00+09:00"},
		{"date", "2020-10-22 09:00", "DS204 2020-10-22T09:00:00+09:00"},
		{"date", "2020-10-22t09:00:30.25", "DS204 2020-10-22T09:00:00+09:00"},
		{"date", "2020-10-22T24:00:00+09:00", "DS203 2020-10-22T09:00:00+09:00"},
		{"date", "2020-02-30T09:00:00+09:00", "DS203 2020-10-22T09:00:00+09:00"},
		{"date", "2020-10-22T09:00:00+25:00", "DS203 2020-10-22T09:00:00+09:00"},
		{"embargo_until", "2020-10-22T09:00:00+09:00", "2020-10-22T09:00:00+09:00"},
		{"embargo_until", "2020-10-22", "DS204 2020-10-22T09:00:00+09:00"},
		{"embargo_until", "22.10.2020", "DS203 2020-10-22T09:00:00+09:00"},
		{"embargo_until", "tomorrow", "DS203 2020-10-22T09:00:00+09:00"},
	} {
		text := fields.Text{Value: c.value, At: diag.Pos{File: "en.md", Line: 3, Column: 7}, Set: true}
		var when time.Time
		var only bool
		var ds []diag.Diagnostic
		if c.key == "embargo_until" {
			when, ds = moment(text, c.key, tokyo)
		} else {
			when, only, ds = day(text, c.key, tokyo)
		}
		if code, hint, refused := strings.Cut(c.want, " "); refused && strings.HasPrefix(code, "DS") {
			if len(ds) != 1 || string(ds[0].Code) != code || !strings.Contains(ds[0].Hint, hint) || ds[0].Pos != text.At || !when.IsZero() {
				t.Errorf("%s “%s”: %v %v, want one %s with the hint …%s…", c.key, c.value, when, ds, code, hint)
			}
			continue
		}
		got := when.Format(time.RFC3339)
		if only {
			got += " day"
		}
		if got != c.want || ds != nil {
			t.Errorf("%s “%s” is %s %v, want %s", c.key, c.value, got, ds, c.want)
		}
	}
}

// Where clocks skip the midnight of a day, it is a day all the same, and its
// first moment is the hour after.
func TestDayWithoutMidnight(t *testing.T) {
	zone, err := time.LoadLocation("America/Sao_Paulo")
	if err != nil {
		t.Fatal(err)
	}
	when, only, ds := day(fields.Text{Value: "2018-11-04", Set: true}, "date", zone)
	if ds != nil || !only || when.Format(time.RFC3339) != "2018-11-04T01:00:00-02:00" {
		t.Errorf("2018-11-04 in São Paulo is %v %v", when, ds)
	}
}
