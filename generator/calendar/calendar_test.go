package calendar

import (
	"strings"
	"testing"
	"time"
	_ "time/tzdata"
)

func at(t testing.TB, text string) time.Time {
	t.Helper()
	moment, err := time.Parse(time.RFC3339, text)
	if err != nil {
		t.Fatal(err)
	}
	return moment
}

// minimal is an event with what one must have.
func minimal(t testing.TB) Event {
	return Event{UID: "1@example.org", Stamp: at(t, "2020-11-20T09:00:00Z"), Start: at(t, "2020-12-03T14:30:00+09:00"), Summary: "Press conference"}
}

func lines(text string) string { return strings.ReplaceAll(text, "\n", "\r\n") }

func TestEncode(t *testing.T) {
	tokyo, err := time.LoadLocation("Asia/Tokyo")
	if err != nil {
		t.Fatal(err)
	}
	c := Calendar{
		Product: "-//example.org//Newsroom//EN", Name: "Conférences de presse", Language: "fr", Refresh: 12 * time.Hour,
		Events: []Event{
			{
				UID: "2020/vaccine@example.org", Stamp: at(t, "2020-11-20T09:00:00Z"),
				Start: at(t, "2020-12-03T14:30:00.9+09:00"), End: at(t, "2020-12-03T15:30:00+09:00"),
				Language: "fr", Summary: "Vaccins ; point, presse", Description: "Un.\nDeux : C:\\presse\r\nTrois.",
				Location: "Salle 3", Contact: "Service de presse, +81 3 5550 0100", URL: "https://example.org/fr/releases/2020/vaccine/?a=1,2;b",
				Status: Confirmed, Sequence: 2, Modified: at(t, "2020-11-21T10:00:00+01:00"),
			},
			{
				UID: "2020/summit@example.org", Stamp: at(t, "2020-11-20T09:00:00Z"), AllDay: true,
				Start: time.Date(2020, 12, 31, 0, 0, 0, 0, tokyo), End: time.Date(2020, 12, 31, 23, 0, 0, 0, tokyo),
				Language: "ja", Summary: "首脳会議", Status: Cancelled,
			},
		},
	}
	want := lines(`BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//example.org//Newsroom//EN
NAME;LANGUAGE=fr:Conférences de presse
X-WR-CALNAME:Conférences de presse
REFRESH-INTERVAL;VALUE=DURATION:PT12H
X-PUBLISHED-TTL:PT12H
BEGIN:VEVENT
UID:2020/vaccine@example.org
DTSTAMP:20201120T090000Z
DTSTART:20201203T053000Z
DTEND:20201203T063000Z
SUMMARY;LANGUAGE=fr:Vaccins \; point\, presse
DESCRIPTION;LANGUAGE=fr:Un.\nDeux : C:\\presse\nTrois.
LOCATION;LANGUAGE=fr:Salle 3
CONTACT;LANGUAGE=fr:Service de presse\, +81 3 5550 0100
URL:https://example.org/fr/releases/2020/vaccine/?a=1,2;b
STATUS:CONFIRMED
SEQUENCE:2
LAST-MODIFIED:20201121T090000Z
END:VEVENT
BEGIN:VEVENT
UID:2020/summit@example.org
DTSTAMP:20201120T090000Z
DTSTART;VALUE=DATE:20201231
DTEND;VALUE=DATE:20210101
SUMMARY;LANGUAGE=ja:首脳会議
STATUS:CANCELLED
SEQUENCE:0
END:VEVENT
END:VCALENDAR
`)
	got, err := c.Encode()
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("%s", got)
	}
	if _, _, err := read(string(got)); err != nil {
		t.Error(err)
	}
}

func TestEvent(t *testing.T) {
	saoPaulo, err := time.LoadLocation("America/Sao_Paulo")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name   string
		change func(*Event)
		has    string
		hasNot string
	}{
		{"no end", func(e *Event) {}, "DTSTART:20201203T053000Z\n", "DTEND"},
		{"no end of a day", func(e *Event) { e.AllDay = true }, "DTSTART;VALUE=DATE:20201203\n", "DTEND"},
		{"the day is that of the zone", func(e *Event) { e.AllDay = true; e.Start = at(t, "2020-12-03T00:30:00+09:00") }, "DTSTART;VALUE=DATE:20201203\n", "20201202"},
		{"days", func(e *Event) { e.AllDay, e.End = true, at(t, "2020-12-05T00:00:00+09:00") }, "DTEND;VALUE=DATE:20201206\n", ""},
		{"the day behind has no midnight", func(e *Event) {
			e.AllDay, e.Start = true, time.Date(2018, 11, 3, 0, 0, 0, 0, saoPaulo)
			e.End = e.Start
		}, "DTEND;VALUE=DATE:20181104\n", ""},
		{"a leap day", func(e *Event) {
			e.AllDay, e.Start, e.End = true, at(t, "2020-02-28T00:00:00Z"), at(t, "2020-02-28T00:00:00Z")
		}, "DTEND;VALUE=DATE:20200229\n", ""},
		{"a second long", func(e *Event) { e.End = e.Start.Add(time.Second) }, "DTEND:20201203T053001Z\n", ""},
		{"no language", func(e *Event) {}, "\nSUMMARY:Press conference\n", "LANGUAGE"},
		{"nothing of nothing", func(e *Event) {}, "", "DESCRIPTION"},
		{"the year 9999", func(e *Event) { e.Start = at(t, "9999-12-31T23:59:59Z") }, "DTSTART:99991231T235959Z\n", ""},
	} {
		e := minimal(t)
		c.change(&e)
		text, err := Calendar{Product: "-//example.org//EN", Events: []Event{e}}.Encode()
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if _, _, err := read(string(text)); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		file := strings.ReplaceAll(string(text), "\r\n", "\n")
		if !strings.Contains(file, c.has) || c.hasNot != "" && strings.Contains(file, c.hasNot) {
			t.Errorf("%s: want %q, not %q:\n%s", c.name, c.has, c.hasNot, file)
		}
	}
}

func TestErrors(t *testing.T) {
	for want, change := range map[string]func(*Calendar){
		"no product":                      func(c *Calendar) { c.Product = "" },
		"no event":                        func(c *Calendar) { c.Events = nil },
		"refresh interval of -1h0m0s":     func(c *Calendar) { c.Refresh = -time.Hour },
		"refresh interval of 1.5s":        func(c *Calendar) { c.Refresh = 1500 * time.Millisecond },
		"NAME: the language \"fr;X\"":     func(c *Calendar) { c.Name, c.Language = "a", "fr;X" },
		"NAME: the control character":     func(c *Calendar) { c.Name = "a\x00" },
		"event 1: no UID":                 func(c *Calendar) { c.Events[0].UID = "" },
		"event 1: no time stamp":          func(c *Calendar) { c.Events[0].Stamp = time.Time{} },
		"event 1: no start":               func(c *Calendar) { c.Events[0].Start = time.Time{} },
		"event 1: no summary":             func(c *Calendar) { c.Events[0].Summary = "" },
		"event 1: the sequence -1":        func(c *Calendar) { c.Events[0].Sequence = -1 },
		"event 1: the status \"MAYBE\"":   func(c *Calendar) { c.Events[0].Status = "MAYBE" },
		"event 2: UID \"1@example.org\"":  func(c *Calendar) { c.Events = append(c.Events, c.Events[0]) },
		"event 1: its end is not behind":  func(c *Calendar) { c.Events[0].End = c.Events[0].Start },
		"1: its end is not behind its st": func(c *Calendar) { c.Events[0].End = c.Events[0].Start.Add(999 * time.Millisecond) },
		"its end is not behind its start": func(c *Calendar) {
			c.Events[0].AllDay, c.Events[0].End = true, c.Events[0].Start.AddDate(0, 0, -1)
		},
		"DTSTART: the year 10000": func(c *Calendar) { c.Events[0].Start = at(t, "9999-12-31T23:59:59Z").Add(time.Second) },
		"DTEND: the year 10000": func(c *Calendar) {
			c.Events[0].AllDay, c.Events[0].End = true, at(t, "9999-12-31T00:00:00Z")
		},
		"SUMMARY: the text is not UTF-8":             func(c *Calendar) { c.Events[0].Summary = "a\xff" },
		"DESCRIPTION: the control character U+000B":  func(c *Calendar) { c.Events[0].Description = "a\vb" },
		"LOCATION: the control character U+000D":     func(c *Calendar) { c.Events[0].Location = "a\rb" },
		"URL: \"/fr/\" is no URI":                    func(c *Calendar) { c.Events[0].URL = "/fr/" },
		"URL: \"https://example.org/a b\" is no URI": func(c *Calendar) { c.Events[0].URL = "https://example.org/a b" },
		"URL: \"https://example.org/é\" is no URI":   func(c *Calendar) { c.Events[0].URL = "https://example.org/é" },
	} {
		c := Calendar{Product: "-//example.org//EN", Events: []Event{minimal(t)}}
		change(&c)
		if text, err := c.Encode(); err == nil || text != nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v\n%s", want, err, text)
		}
	}
}

// TestErrorsTogether: all that is wrong is told at once.
func TestErrorsTogether(t *testing.T) {
	e := minimal(t)
	e.UID = ""
	_, err := Calendar{Events: []Event{e, {UID: "2"}}}.Encode()
	for _, want := range []string{"no product", "event 1: no UID", "event 2: no time stamp"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q is not told: %v", want, err)
		}
	}
}

func TestDuration(t *testing.T) {
	for d, want := range map[time.Duration]string{
		time.Second: "PT1S", 90 * time.Second: "PT90S", time.Minute: "PT1M", 90 * time.Minute: "PT90M",
		time.Hour: "PT1H", 24 * time.Hour: "P1D", 36 * time.Hour: "PT36H", 168 * time.Hour: "P7D",
	} {
		if got := duration(d); got != want {
			t.Errorf("%s is written %s, not %s", d, got, want)
		}
	}
}

func TestFold(t *testing.T) {
	for _, c := range []struct {
		name, line string
		want       []int // octets of the lines, spaces included
	}{
		{"at the edge", strings.Repeat("a", 75), []int{75}},
		{"beyond it", strings.Repeat("a", 76), []int{75, 2}},
		{"the second at the edge", strings.Repeat("a", 75+74), []int{75, 75}},
		{"beyond that", strings.Repeat("a", 75+75), []int{75, 75, 2}},
		{"two octets across it", strings.Repeat("a", 74) + "é", []int{74, 3}},
		{"two octets before it", strings.Repeat("a", 73) + "é", []int{75}},
		{"three octets", strings.Repeat("漢", 50), []int{75, 73, 4}},
		{"four octets across it", strings.Repeat("a", 72) + "😀", []int{72, 5}},
	} {
		folded := fold(c.line)
		parts := strings.Split(strings.TrimSuffix(folded, "\r\n"), "\r\n")
		if len(parts) != len(c.want) {
			t.Errorf("%s: %d lines", c.name, len(parts))
			continue
		}
		for i, part := range parts {
			if len(part) != c.want[i] {
				t.Errorf("%s: line %d has %d octets, not %d", c.name, i+1, len(part), c.want[i])
			}
		}
		if unfold(folded) != c.line+"\r\n" {
			t.Errorf("%s: another text", c.name)
		}
	}
}
