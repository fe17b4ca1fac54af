package cldr_test

import (
	"slices"
	"testing"
	"time"
	_ "time/tzdata"

	"github.com/google/go-cmp/cmp"

	"docsite/generator/locale/cldr"
)

func TestHoursOf(t *testing.T) {
	for code, want := range map[string]cldr.Hours{
		"JP": {Zone: "Asia/Tokyo", Weekend: []time.Weekday{time.Saturday, time.Sunday}},
		"SA": {Zone: "Asia/Riyadh", Weekend: []time.Weekday{time.Friday, time.Saturday}},
		"IR": {Zone: "Asia/Tehran", Weekend: []time.Weekday{time.Friday}},
		"IN": {Zone: "Asia/Kolkata", Weekend: []time.Weekday{time.Sunday}},
		"AE": {Zone: "Asia/Dubai", Weekend: []time.Weekday{time.Saturday, time.Sunday}},
		"US": {Zone: "America/New_York", Weekend: []time.Weekday{time.Saturday, time.Sunday}},
		"AU": {Zone: "Australia/Sydney", Weekend: []time.Weekday{time.Saturday, time.Sunday}},
		"RU": {Zone: "Europe/Moscow", Weekend: []time.Weekday{time.Saturday, time.Sunday}},
		"ES": {Zone: "Europe/Madrid", Weekend: []time.Weekday{time.Saturday, time.Sunday}},
		"XK": {Zone: "Europe/Belgrade", Weekend: []time.Weekday{time.Saturday, time.Sunday}},
	} {
		got, ok := cldr.HoursOf(code)
		if diff := cmp.Diff(want, got); diff != "" || !ok {
			t.Errorf("%s: %t %s", code, ok, diff)
		}
	}
	if _, ok := cldr.HoursOf("AQ"); ok {
		t.Error("somebody is in the office in Antarctica")
	}
}

// Every country where somebody lives has a zone that exists and a weekend.
func TestHoursOfAll(t *testing.T) {
	none := []string{"AQ", "BV", "HM", "UM"}
	for _, code := range cldr.Codes() {
		h, ok := cldr.HoursOf(code)
		if ok == slices.Contains(none, code) {
			t.Errorf("%s: %t", code, ok)
		}
		if _, err := time.LoadLocation(h.Zone); ok && err != nil {
			t.Errorf("%s: %v", code, err)
		}
		if ok && (len(h.Weekend) < 1 || len(h.Weekend) > 2) {
			t.Errorf("%s: a weekend of %v", code, h.Weekend)
		}
	}
}
