package check_test

import (
	"testing"
	"time"

	"docsite/generator/check"
	"docsite/generator/diag"
	"docsite/generator/press"
)

func TestInOffice(t *testing.T) {
	date := func(s string) time.Time {
		if s == "" {
			return time.Time{}
		}
		d, err := time.Parse(time.DateOnly, s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	register := map[string]*press.Ministry{}
	for i, m := range []struct{ id, since, until, next string }{
		{"posts", "", "1949-05-31", "mpt"},
		{"mpt", "1949-06-01", "2001-01-05", "mic"},
		{"home", "1960-07-01", "2001-01-05", "mic"},
		{"mic", "2001-01-06", "", ""},
		{"lone", "1990-01-01", "1999-12-31", ""},
		{"timeless", "", "", ""},
	} {
		register[m.id] = &press.Ministry{ID: m.id, Since: date(m.since), Until: date(m.until), SucceededBy: m.next,
			At: diag.Pos{File: "releases/ministries.yaml", Line: i + 1, Column: 1}}
	}
	tokyo, err := time.LoadLocation("Asia/Tokyo")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, id, released, message, related, hint string }{
		{name: "in its time", id: "mic", released: "2020-10-22T00:00:00+09:00"},
		{name: "its first day", id: "mic", released: "2001-01-06T00:00:00+09:00"},
		{name: "its first day in the site's zone", id: "mic", released: "2001-01-05T15:00:00Z"},
		{name: "its last day", id: "mpt", released: "2001-01-05T23:59:00+09:00"},
		{name: "without days", id: "timeless", released: "1900-01-01T00:00:00Z"},
		{name: "not in the register", id: "unknown", released: "1900-01-01T00:00:00Z"},
		{"the day after", "mpt", "2001-01-06T00:00:00+09:00", "“mpt” no longer existed on 2001-01-06, the day of the release",
			"the register has it until 2001-01-05", "on that day it was “mic”"},
		{"a successor's successor", "posts", "2020-01-06T00:00:00Z", "“posts” no longer existed on 2020-01-06, the day of the release",
			"the register has it until 1949-05-31", "on that day it was “mic”"},
		{"a successor that is gone too is not named", "posts", "1980-01-06T00:00:00Z", "“posts” no longer existed on 1980-01-06, the day of the release",
			"the register has it until 1949-05-31", "on that day it was “mpt”"},
		{"the day before, and two that became one", "mic", "2001-01-05T00:00:00+09:00", "“mic” did not exist yet on 2001-01-05, the day of the release",
			"the register has it since 2001-01-06", "on that day it was “home” or “mpt”"},
		{"a predecessor's predecessor", "mic", "1930-01-05T00:00:00Z", "“mic” did not exist yet on 1930-01-05, the day of the release",
			"the register has it since 2001-01-06", "on that day it was “posts”"},
		{"nobody before", "lone", "1980-01-05T00:00:00Z", "“lone” did not exist yet on 1980-01-05, the day of the release",
			"the register has it since 1990-01-01", "name the body that issued the release, or correct “since” in the register"},
		{"nobody after", "lone", "2000-01-01T00:00:00Z", "“lone” no longer existed on 2000-01-01, the day of the release",
			"the register has it until 1999-12-31", "name the body that issued the release, or correct “until” in the register"},
	} {
		released, err := time.Parse(time.RFC3339, c.released)
		if err != nil {
			t.Fatal(err)
		}
		r := release("2020/a", press.Facts{Date: released, Ministries: []string{"timeless", c.id}})
		r.Original.Keys = []press.Key{{Name: "ministries[0]", Line: 4, Column: 14}, {Name: "ministries[1]", Line: 4, Column: 24}}
		site, locales := newsroom(t, r)
		site.Ministries, site.Zone = register, tokyo
		var found []diag.Diagnostic
		for _, d := range check.Check(site, locales) {
			if d.Code == diag.OutOfOffice {
				found = append(found, d)
			}
		}
		if c.message == "" {
			if found != nil {
				t.Errorf("%s: %+v", c.name, found)
			}
			continue
		}
		if len(found) != 1 {
			t.Errorf("%s: %d are told", c.name, len(found))
			continue
		}
		d := found[0]
		if d.Message != c.message || d.Hint != c.hint || d.Line != 4 || d.Column != 24 ||
			len(d.Related) != 1 || d.Related[0].Message != c.related || d.Related[0].Pos != register[c.id].At {
			t.Errorf("%s: %+v", c.name, d)
		}
	}
}
