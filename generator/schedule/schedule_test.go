package schedule_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	_ "time/tzdata"

	"docsite/generator/press"
	"docsite/generator/revision"
	"docsite/generator/schedule"
)

var digest = strings.Repeat("1", 64)

// release is one in English alone.
func release(id string, facts press.Facts) *press.Release {
	t := &press.Translation{Lang: "en", Title: "About " + id, IsOriginal: true, Facts: facts, Body: press.Body{Digest: digest}}
	return &press.Release{ID: id, Facts: facts, Original: t, Translations: []*press.Translation{t}}
}

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	z, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

func settings(t testing.TB, name string) *press.Settings {
	return &press.Settings{Languages: []string{"en", "fr"}, Zone: zone(t, name)}
}

func TestMake(t *testing.T) {
	now := time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC)
	day := func(n int) time.Time { return now.AddDate(0, 0, n) }
	set := settings(t, "Asia/Tokyo")
	releases := []*press.Release{
		release("2026/old", press.Facts{Date: day(-9)}),
		release("2026/ahead", press.Facts{Date: day(3)}),
		release("2026/embargo", press.Facts{Date: day(-1), EmbargoUntil: day(2), Countries: []string{"FR", "SA", "AQ"}}),
		release("2026/held", press.Facts{Date: day(-2), Hold: &press.Hold{}}),
		release("2026/held-ahead", press.Facts{Date: day(1), Hold: &press.Hold{}}),
		release("2026/draft", press.Facts{Date: day(1), Draft: true}),
		release("2026/waived", press.Facts{Date: day(-2), Hold: &press.Hold{Without: []string{"fr"}, Who: "A", Why: "B"}}),
		release("2026/gone", press.Facts{Date: day(-3), Gone: &press.Gone{Date: day(4)}}),
		release("2026/twice", press.Facts{Date: day(-3), Pin: day(5), Withdrawn: &press.Withdrawn{Date: day(6)}}),
		release("pages/about", press.Facts{Hold: &press.Hold{}}),
	}
	register := map[string]*press.Ministry{"a": {ID: "a", Name: press.Text{"en": "A"}, Since: day(7), Until: day(8)}}
	s := schedule.Make(releases, register, set, now)
	var got []string
	for _, e := range s.Coming {
		waits := ""
		if e.Wait != nil {
			waits = " waits"
		}
		got = append(got, fmt.Sprintf("%d %s %s%s", int(e.At.Sub(now).Hours()/24), e.Kind, e.ID(), waits))
	}
	want := "1 published 2026/held-ahead waits, 2 embargo 2026/embargo, 3 published 2026/ahead, 4 gone 2026/gone, 5 unpinned 2026/twice, 6 withdrawn 2026/twice, 7 founded a, 8 closed a"
	if strings.Join(got, ", ") != want {
		t.Errorf("coming: %q", got)
	}
	if len(s.Waiting) != 1 || s.Waiting[0].Release.ID != "2026/held" || s.Waiting[0].Languages() != "“fr” is missing" || !s.Waiting[0].All() {
		t.Errorf("waiting: %+v", s.Waiting)
	}
	if len(s.Drafts) != 1 || len(s.Waivers) != 1 {
		t.Errorf("drafts %v, waivers %v", s.Drafts, s.Waivers)
	}
	if !s.Next.Equal(day(2)) { // a day before something comes that will still wait
		t.Errorf("next: %v", s.Next)
	}
}

func TestLocalTimes(t *testing.T) {
	utc := func(day, hour, minute int) time.Time { return time.Date(2026, 12, day, hour, minute, 0, 0, time.UTC) } // the 4th is a Friday
	for _, c := range []struct {
		country        string
		at             time.Time
		night, weekend bool
	}{
		{"FR", utc(3, 20, 59), false, false}, {"FR", utc(3, 21, 0), true, false}, {"FR", utc(3, 4, 59), true, false}, {"FR", utc(3, 5, 0), false, false},
		{"FR", utc(4, 12, 0), false, false}, {"FR", utc(5, 12, 0), false, true}, {"FR", utc(6, 12, 0), false, true}, {"FR", utc(6, 23, 0), true, false},
		{"SA", utc(3, 12, 0), false, false}, {"SA", utc(4, 12, 0), false, true}, {"SA", utc(5, 12, 0), false, true}, {"SA", utc(6, 12, 0), false, false},
		{"IR", utc(4, 12, 0), false, true}, {"IR", utc(5, 12, 0), false, false}, {"US", utc(3, 1, 0), false, false}, {"US", utc(3, 9, 0), true, false},
	} {
		times := schedule.LocalTimes(release("2026/a", press.Facts{Countries: []string{c.country}, EmbargoUntil: c.at}))
		if len(times) != 1 || times[0].Night != c.night || times[0].Weekend != c.weekend || !times[0].At.Equal(c.at) {
			t.Errorf("%s at %v: %+v", c.country, c.at, times)
		}
	}
	if times := schedule.LocalTimes(release("2026/a", press.Facts{Countries: []string{"FR"}, Date: utc(5, 0, 0), DateOnly: true})); times != nil {
		t.Errorf("a day has the hour %+v", times)
	}
}

func TestWhy(t *testing.T) {
	set := settings(t, "UTC")
	set.Approve = 2
	other := strings.Repeat("2", 12)
	for _, c := range []struct {
		by   []press.Approval
		want string
	}{
		{nil, "nobody has approved it"},
		{[]press.Approval{{Who: "A", Digest: digest[:12]}}, "1 of 2 people approved it"},
		{[]press.Approval{{Who: "A", Digest: digest[:12]}, {Who: "B", Digest: other}}, "it was changed after B approved it"},
		{[]press.Approval{{Who: "A", Digest: other}, {Who: "B", Digest: other}, {Who: "C", Digest: other}}, "it was changed after A, B and C approved it"},
		{[]press.Approval{{Who: "A", Digest: other}, {Who: "a", Digest: digest}}, "1 of 2 people approved it"},
	} {
		r := release("2026/a", press.Facts{})
		r.Original.Approvals = c.by
		waits := schedule.Waiting([]*press.Release{r}, set, time.Now(), false)
		if len(waits) != 1 || waits[0].Unapproved[0].Why(set.Zone) != c.want {
			t.Errorf("%v: %+v", c.by, waits[0].Unapproved[0].Why(set.Zone))
		}
	}
	r := release("2026/a", press.Facts{Hold: &press.Hold{}})
	r.Translations = append(r.Translations, &press.Translation{Lang: "fr", Source: press.Source{Lang: "en", Digest: other}})
	set.Approve = 0
	if waits := schedule.Waiting([]*press.Release{r}, set, time.Now(), false); len(waits) != 1 || waits[0].Lacks[0].State != revision.Behind {
		t.Errorf("%+v", waits)
	}
}

// TestTimersKeepTheMinute: whatever the zone and the moment, each form names a time at or
// behind it, and less than a minute.
func TestTimersKeepTheMinute(t *testing.T) {
	random := rand.New(rand.NewPCG(12, 1))
	for _, name := range []string{"Asia/Tokyo", "Europe/Paris", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Chatham", "UTC", "America/St_Johns", "Africa/Casablanca"} {
		z := zone(t, name)
		for range 400 {
			at := time.Date(2026, time.January, 1, 0, 0, random.IntN(2*365*24*3600), random.IntN(2)*random.IntN(1e9), time.UTC)
			if random.IntN(3) == 0 { // an hour in which clocks are put back or on
				at = time.Date(2026, []time.Month{3, 4, 10, 11}[random.IntN(4)], 1+random.IntN(31), random.IntN(24), 30*random.IntN(2), random.IntN(3), 0, time.UTC)
			}
			s := schedule.Make([]*press.Release{release("2026/a", press.Facts{EmbargoUntil: at})}, nil, &press.Settings{Languages: []string{"en"}, Zone: z}, at.Add(-1))
			for form, told := range map[string]time.Time{"cron": cronTime(t, s.Cron("x"), at), "systemd": systemdTime(t, s.Systemd()), "ics": icsTime(t, s)} {
				late := told.Sub(at)
				if form == "ics" {
					late += time.Second // it has no fractions, and names when something happens, not when to build
				}
				if late < 0 || late >= time.Minute {
					t.Fatalf("%s, %s: %v for %v", name, form, told, at)
				}
			}
		}
	}
}

// cronTime is when the last line of a crontab is run, in the year about a moment, by a
// program that takes an hour which is there twice for the first or the second of the two.
func cronTime(t *testing.T, crontab string, about time.Time) time.Time {
	var minute, hour, day, month int
	var name string
	for line := range strings.Lines(crontab) {
		fmt.Sscanf(line, "CRON_TZ=%s", &name)
		fmt.Sscanf(line, "%d %d %d %d", &minute, &hour, &day, &month)
	}
	z := zone(t, name)
	var best time.Time
	for year := about.Year() - 1; year <= about.Year()+1; year++ {
		if at := time.Date(year, time.Month(month), day, hour, minute, 0, 0, z); best.IsZero() || at.Sub(about).Abs() < best.Sub(about).Abs() {
			best = at
		}
	}
	return once(t, best)
}

func systemdTime(t *testing.T, unit string) time.Time {
	for line := range strings.Lines(unit) {
		if value, ok := strings.CutPrefix(strings.TrimSpace(line), "OnCalendar="); ok {
			parts := strings.SplitN(value, " ", 3)
			at, err := time.ParseInLocation("2006-01-02 15:04:05", parts[0]+" "+parts[1], zone(t, parts[2]))
			if err != nil {
				t.Fatal(err)
			}
			return once(t, at)
		}
	}
	t.Fatal("no OnCalendar")
	return time.Time{}
}

// once holds that a clock shows a time once.
func once(t *testing.T, at time.Time) time.Time {
	t.Helper()
	const clock = "2006-01-02 15:04"
	for _, shift := range []time.Duration{-time.Hour, time.Hour, -30 * time.Minute, 30 * time.Minute} {
		if other := at.Add(shift); other.Format(clock) == at.Format(clock) {
			t.Fatalf("the clock shows %s twice", at.Format(clock))
		}
	}
	return at
}

func icsTime(t *testing.T, s schedule.Schedule) time.Time {
	content, err := s.Calendar("press.example.org", []string{"en"})
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(content), "DTSTART:")
	at, err := time.Parse("20060102T150405Z", rest[:16])
	if err != nil {
		t.Fatal(err)
	}
	return at
}
