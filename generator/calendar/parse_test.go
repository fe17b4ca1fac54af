package calendar

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// property is a line as RFC 5545, section 3.1, has it.
type property struct {
	name   string
	params map[string]string
	value  string
}

// read takes a file apart, strictly: each line ends in CRLF and has at most 75 octets of
// whole characters, components are nested, and each has the properties that section 3.6
// wants of it and none twice.
func read(file string) (calendar []property, events [][]property, err error) {
	if !utf8.ValidString(file) || !strings.HasSuffix(file, "\r\n") {
		return nil, nil, fmt.Errorf("it is not UTF-8 with an end of the last line")
	}
	for _, line := range strings.Split(strings.TrimSuffix(file, "\r\n"), "\r\n") {
		switch {
		case strings.ContainsAny(line, "\r\n"):
			return nil, nil, fmt.Errorf("half an end of line in %q", line)
		case line == "", len(line) > 75, !utf8.ValidString(line):
			return nil, nil, fmt.Errorf("the line %q of %d octets", line, len(line))
		}
	}
	var open []string
	for _, line := range strings.Split(strings.TrimSuffix(unfold(file), "\r\n"), "\r\n") {
		p, err := parseLine(line)
		if err != nil {
			return nil, nil, err
		}
		switch p.name {
		case "BEGIN":
			open = append(open, p.value)
			if p.value == "VEVENT" {
				events = append(events, nil)
			}
			continue
		case "END":
			if len(open) == 0 || open[len(open)-1] != p.value {
				return nil, nil, fmt.Errorf("%s ends within %v", p.value, open)
			}
			open = open[:len(open)-1]
			continue
		}
		switch strings.Join(open, "/") {
		case "VCALENDAR":
			calendar = append(calendar, p)
		case "VCALENDAR/VEVENT":
			events[len(events)-1] = append(events[len(events)-1], p)
		default:
			return nil, nil, fmt.Errorf("%s stands in %v", p.name, open)
		}
	}
	if len(open) > 0 || len(events) == 0 {
		return nil, nil, fmt.Errorf("%v is open, and there are %d events", open, len(events))
	}
	if err := once(calendar, "VERSION", "PRODID"); err != nil {
		return nil, nil, err
	}
	for _, e := range events {
		if err := once(e, "UID", "DTSTAMP", "DTSTART", "SUMMARY", "SEQUENCE"); err != nil {
			return nil, nil, err
		}
	}
	return calendar, events, nil
}

// once checks that properties are there, and none twice.
func once(all []property, wanted ...string) error {
	known := map[string]bool{}
	for _, p := range all {
		if known[p.name] {
			return fmt.Errorf("%s stands twice", p.name)
		}
		known[p.name] = true
	}
	for _, name := range wanted {
		if !known[name] {
			return fmt.Errorf("%s is missing", name)
		}
	}
	return nil
}

func parseLine(line string) (property, error) {
	head, value, ok := strings.Cut(line, ":") // no parameter of ours is quoted
	parts := strings.Split(head, ";")
	p := property{parts[0], map[string]string{}, value}
	if !ok || p.name == "" || strings.Trim(p.name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ-") != "" {
		return p, fmt.Errorf("the line %q", line)
	}
	for _, param := range parts[1:] {
		key, value, ok := strings.Cut(param, "=")
		if !ok || value == "" || !slices.Contains([]string{"LANGUAGE", "VALUE"}, key) {
			return p, fmt.Errorf("the parameter %q", param)
		}
		p.params[key] = value
	}
	return p, nil
}

func unfold(file string) string { return strings.ReplaceAll(file, "\r\n ", "") }

// unescape reads a value of type TEXT, in which commas and semicolons must be escaped.
func unescape(value string) (string, error) {
	var b strings.Builder
	for i := 0; i < len(value); i++ {
		switch c := value[i]; c {
		case '\\':
			i++
			if i == len(value) || !strings.Contains(`\;,nN`, value[i:i+1]) {
				return "", fmt.Errorf("a backslash of its own in %q", value)
			}
			if c = value[i]; c == 'n' || c == 'N' {
				c = '\n'
			}
			b.WriteByte(c)
		case ',', ';':
			return "", fmt.Errorf("%q stands bare in %q", c, value)
		default:
			b.WriteByte(c)
		}
	}
	return b.String(), nil
}
