package calendar

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

// writer writes properties, a line each, and keeps the first error.
type writer struct {
	out bytes.Buffer
	err error
}

func (w *writer) fail(name string, err error) {
	if w.err == nil && err != nil {
		w.err = fmt.Errorf("%s: %w", name, err)
	}
}

// literal writes a value as it is. A name may carry parameters.
func (w *writer) literal(name, value string) { w.out.WriteString(fold(name + ":" + value)) }

// text writes a value of type TEXT in a language, which may be empty.
func (w *writer) text(name, language, value string) {
	escaped, err := escape(value)
	w.fail(name, err)
	switch {
	case language == "":
	case strings.ContainsFunc(language, notOfTag):
		w.fail(name, fmt.Errorf("the language %q", language))
	default:
		name += ";LANGUAGE=" + language // section 3.2.10
	}
	w.literal(name, escaped)
}

func notOfTag(r rune) bool {
	return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '-'
}

// uri writes an address that has a scheme. It is not escaped (section 3.3.13), so it must
// be in ASCII and hold no space.
func (w *writer) uri(name, value string) {
	scheme, rest, ok := strings.Cut(value, ":")
	if !ok || scheme == "" || rest == "" || strings.ContainsFunc(value, func(r rune) bool { return r <= ' ' || r >= 0x7f }) {
		w.fail(name, fmt.Errorf("%q is no URI", value))
		return
	}
	w.literal(name, value)
}

// moment writes a value of type DATE-TIME in UTC (section 3.3.5). Fractions of a second
// are left out.
func (w *writer) moment(name string, t time.Time) {
	t = t.UTC()
	w.fail(name, fourDigits(t))
	w.literal(name, t.Format("20060102T150405Z"))
}

// day writes a value of type DATE (section 3.3.4). The time is a midnight in UTC.
func (w *writer) day(name string, t time.Time) {
	w.fail(name, fourDigits(t))
	w.literal(name+";VALUE=DATE", t.Format("20060102"))
}

func fourDigits(t time.Time) error {
	if t.Year() < 0 || t.Year() > 9999 {
		return fmt.Errorf("the year %d", t.Year())
	}
	return nil
}

// duration writes a length of whole seconds (section 3.3.6) in the largest unit of which
// it is a multiple.
func duration(d time.Duration) string {
	for _, unit := range []struct {
		length time.Duration
		form   string
	}{{24 * time.Hour, "P%dD"}, {time.Hour, "PT%dH"}, {time.Minute, "PT%dM"}} {
		if d%unit.length == 0 {
			return fmt.Sprintf(unit.form, d/unit.length)
		}
	}
	return fmt.Sprintf("PT%dS", d/time.Second)
}

var escapes = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`)

// escape writes a text as a value of type TEXT (section 3.3.11). A line break of any
// system is one. Other control characters but the tab cannot be written.
func escape(text string) (string, error) {
	if !utf8.ValidString(text) {
		return "", errors.New("the text is not UTF-8")
	}
	escaped := escapes.Replace(text)
	for _, r := range escaped {
		if r < ' ' && r != '\t' || r == 0x7f {
			return "", fmt.Errorf("the control character U+%04X", r)
		}
	}
	return escaped, nil
}

// longest is how many octets a line has at most, without its end (section 3.1).
const longest = 75

// fold cuts a line into lines of at most 75 octets, none of them within a character, and
// ends each. All but the first begin with a space, which is no part of the text.
func fold(line string) string {
	var b strings.Builder
	for room := longest; len(line) > room; room = longest - 1 {
		at := room
		for at > room-utf8.UTFMax && !utf8.RuneStart(line[at]) {
			at--
		}
		b.WriteString(line[:at] + "\r\n ")
		line = line[at:]
	}
	b.WriteString(line + "\r\n")
	return b.String()
}
