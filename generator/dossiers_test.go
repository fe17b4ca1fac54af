package generator_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"docsite/generator"
	"docsite/generator/locale/cldr"
)

// folderOf is the site of a file of testdata, without what is wanted of it.
func folderOf(t *testing.T, name string) fstest.MapFS {
	t.Helper()
	a, err := txtar.ParseFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	folder := fstest.MapFS{}
	for _, f := range a.Files {
		if !strings.HasPrefix(f.Name, "want/") {
			folder[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	return folder
}

// TestCalendars holds the bytes of calendar files, which RFC 5545 ends each line of with
// a carriage return. They do not depend on the moment.
func TestCalendars(t *testing.T) {
	const (
		head = `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//press.example.org//docsite//%s
`
		advisory = `BEGIN:VEVENT
UID:2020/advisory@press.example.org
DTSTAMP:20201029T150000Z
DTSTART:20201110T010000Z
DTEND:20201112T083000Z
SUMMARY;LANGUAGE=en:Data week\, programme
DESCRIPTION;LANGUAGE=en:Three days\; talks\, tours.
LOCATION;LANGUAGE=en:Tokyo\, Hall 3
CONTACT;LANGUAGE=en:Press desk\, +81 3 5550 0100
URL:https://press.example.org/en/releases/2020/advisory/
STATUS:CONFIRMED
SEQUENCE:1
LAST-MODIFIED:20201029T150000Z
END:VEVENT
`
		briefing = `BEGIN:VEVENT
UID:2020/briefing@press.example.org
DTSTAMP:20201023T000000Z
DTSTART:20201109T070000Z
SUMMARY;LANGUAGE=en:Briefing
DESCRIPTION;LANGUAGE=en:In one room.
CONTACT;LANGUAGE=en:Desk\, A. Sato\, sato@example.org
URL:https://press.example.org/en/releases/2020/briefing/
STATUS:CONFIRMED
SEQUENCE:0
LAST-MODIFIED:20201023T000000Z
END:VEVENT
`
		tour = `BEGIN:VEVENT
UID:2020/tour@press.example.org
DTSTAMP:20201031T150000Z
DTSTART;VALUE=DATE:20201201
DTEND;VALUE=DATE:20201203
SUMMARY;LANGUAGE=en:Tour
DESCRIPTION;LANGUAGE=en:Withdrawn on 1 November 2020. Of the mast.
CONTACT;LANGUAGE=en:Press desk\, +81 3 5550 0100
URL:https://press.example.org/en/releases/2020/tour/
STATUS:CANCELLED
SEQUENCE:1
LAST-MODIFIED:20201031T150000Z
END:VEVENT
`
		end = "END:VCALENDAR\n"
	)
	want := map[string]string{
		"en/releases/2020/advisory/event.ics": fmt.Sprintf(head, "EN") + advisory + end,
		"en/releases/2020/briefing/event.ics": fmt.Sprintf(head, "EN") + briefing + end,
		"en/releases/2020/tour/event.ics":     fmt.Sprintf(head, "EN") + tour + end,
		"ja/releases/2020/advisory/event.ics": fmt.Sprintf(head, "JA") + `BEGIN:VEVENT
UID:2020/advisory@press.example.org
DTSTAMP:20201021T150000Z
DTSTART:20201110T010000Z
DTEND:20201112T083000Z
SUMMARY;LANGUAGE=ja:データ週間の日程
DESCRIPTION;LANGUAGE=ja:三日間。
LOCATION;LANGUAGE=ja:東京
CONTACT;LANGUAGE=ja:Press desk\, +81 3 5550 0100
URL:https://press.example.org/ja/releases/2020/advisory/
STATUS:CONFIRMED
SEQUENCE:1
LAST-MODIFIED:20201021T150000Z
END:VEVENT
` + end,
		"en/calendar.ics": fmt.Sprintf(head, "EN") + `NAME;LANGUAGE=en:Events – Press office
X-WR-CALNAME:Events – Press office
REFRESH-INTERVAL;VALUE=DURATION:PT12H
X-PUBLISHED-TTL:PT12H
` + tour + advisory + briefing + end,
	}
	folder := folderOf(t, "dossiers.txtar")
	for _, now := range []time.Time{noon, noon.AddDate(40, 0, 0)} {
		all := files(t, loadAt(t, generator.Options{Folder: folder}, now))
		for name, content := range want {
			if got := string(all[name]); got != strings.ReplaceAll(content, "\n", "\r\n") {
				t.Errorf("%s is\n%s", name, got)
			}
		}
		if french := string(all["fr/calendar.ics"]); strings.Count(french, "BEGIN:VEVENT") != 3 || !strings.Contains(french, "SUMMARY;LANGUAGE=fr:Semaine des données") ||
			!strings.Contains(french, "SUMMARY;LANGUAGE=en:Briefing") {
			t.Errorf("fr/calendar.ics is\n%s", french)
		}
	}
}

// TestFortyOneCountries walks a site whose directory of countries has a filter, and whose
// country's page names twelve of the others; of 40 countries there is no filter.
func TestFortyOneCountries(t *testing.T) {
	for count, filtered := range map[int]bool{40: false, 41: true} {
		folder := fstest.MapFS{
			"docsite.yaml": {Data: []byte("title: {en: Press office, ja: 報道室}\nbase_url: https://press.example.org/newsroom/\nlanguages: [en, ja]\n")},
			"releases/2020/all/en.md": {Data: []byte("---\ntitle: All\ndate: 2020-01-01\ncontacts: [{office: Desk, tel: +81 3 5550 0100}]\ncountries: [" +
				strings.ToLower(strings.Join(cldr.Codes()[:count], ", ")) + "]\n---\n\nText.\n")},
			"releases/2020/all/ja.md": {Data: []byte("---\ntitle: 全部\ncontacts: [{office: 報道室, tel: +81 3 5550 0100}]\n---\n\n本文。\n")},
		}
		all := files(t, loadAt(t, generator.Options{Folder: folder}, noon))
		walk(t, all, "https://press.example.org/newsroom/")
		for name, wants := range map[string][]string{
			"en/countries/index.html": {`<li><a href="#_150">Europe</a></li>`, `<h2 id="_150">Europe</h2>`},
			"ja/countries/index.html": {`<li><a href="#_002">アフリカ</a></li>`, `<h2 id="_002">アフリカ</h2>`},
		} {
			page := string(all[name])
			for _, want := range wants {
				if !strings.Contains(page, want) {
					t.Errorf("%d countries: %s has no %s", count, name, want)
				}
			}
			for _, of := range []string{`<form id="_filter" `, "/assets/filter.", `<p data-count="other">`} {
				if strings.Contains(page, of) != filtered {
					t.Errorf("%d countries: %s has %s: %v", count, name, of, !filtered)
				}
			}
			if strings.Contains(page, "data-reading") != (filtered && strings.HasPrefix(name, "ja/")) {
				t.Errorf("%d countries: %s says how they are read: %v", count, name, strings.Contains(page, "data-reading"))
			}
		}
		if page := string(all["en/countries/ad/index.html"]); !strings.Contains(page, fmt.Sprintf(`<p class="note">and %d more</p>`, count-1-12)) {
			t.Errorf("%d countries: the page of the first is\n%s", count, page)
		}
	}
}
