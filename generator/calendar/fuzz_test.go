package calendar

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzFold: what is folded is unfolded to the same, and no line is longer than 75 octets
// or ends within a character.
func FuzzFold(f *testing.F) {
	f.Add(strings.Repeat("a", 76))
	f.Add(strings.Repeat("漢", 50))
	f.Add(strings.Repeat("\x80", 200))
	f.Fuzz(func(t *testing.T, line string) {
		if strings.ContainsAny(line, "\r\n") {
			return // which are escaped before
		}
		folded := fold(line)
		if unfold(folded) != line+"\r\n" {
			t.Errorf("%q became %q", line, folded)
		}
		for part := range strings.SplitSeq(folded, "\r\n") {
			if len(part) > 75 || utf8.ValidString(line) && !utf8.ValidString(part) {
				t.Errorf("the line %q of %d octets", part, len(part))
			}
		}
	})
}

// FuzzEncode: whatever the texts, a strict reader reads the file and gets them back, or
// there is an error and no file.
func FuzzEncode(f *testing.F) {
	f.Add("Point presse ; a, b", "Un.\nDeux\\n : C:\\x\r\n", "Salle 3", "https://example.org/", "fr", "1@example.org")
	f.Add("首脳会議", "BEGIN:VEVENT\r\nEND:VCALENDAR\n ", " \t", "mailto:a@example.org", "ja", ";,:\\")
	f.Add("\x00", "\r", "\xff", "x", "fr:", "")
	f.Fuzz(func(t *testing.T, summary, description, location, url, language, uid string) {
		e := minimal(t)
		e.Summary, e.Description, e.Location, e.URL, e.Language, e.UID = summary, description, location, url, language, uid
		text, err := Calendar{Product: "-//example.org//EN", Name: summary, Events: []Event{e}}.Encode()
		if err != nil {
			if text != nil {
				t.Errorf("%v, and a file", err)
			}
			return
		}
		_, events, err := read(string(text))
		if err != nil || len(events) != 1 {
			t.Fatalf("%d events, %v:\n%s", len(events), err, text)
		}
		want := map[string]string{"SUMMARY": summary, "DESCRIPTION": description, "LOCATION": location, "UID": uid}
		for _, p := range events[0] {
			written, ok := want[p.name]
			if !ok {
				continue
			}
			got, err := unescape(p.value)
			if err != nil || got != strings.ReplaceAll(written, "\r\n", "\n") {
				t.Errorf("%s: %q became %q, %v", p.name, written, got, err)
			}
			if p.name != "UID" && p.params["LANGUAGE"] != language {
				t.Errorf("%s is in %q, not %q", p.name, p.params["LANGUAGE"], language)
			}
			delete(want, p.name)
		}
		for name, text := range want {
			if text != "" {
				t.Errorf("%s is lost", name)
			}
		}
	})
}
