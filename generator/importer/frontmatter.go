package importer

import (
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/BurntSushi/toml"

	"docsite/generator/fields"
)

// maxHeader is how many bytes a front matter may have, as in docsite itself.
const maxHeader = 100_000

// header is the front matter of another program's text. Its keys are in lower case,
// and a value is a string, as it is written, a []any or a map[string]any.
type header struct {
	keys  map[string]any
	lines map[string]int // of keys that stand at the beginning of a line
	asked map[string]bool
	// inherited are keys that stand in the site's settings and not in the text.
	inherited map[string]bool
	body      string
	above     int // lines of the file before the body
	found     bool
}

// readHeader takes the front matter off a text: YAML between lines of ---, TOML between
// lines of +++, or a JSON object with which the text begins. What of it cannot be read is lost.
func readHeader(origin, text string) (header, []Loss) {
	h := header{body: text, asked: map[string]bool{}, inherited: map[string]bool{}}
	var fence string
	switch first, _, _ := strings.Cut(text, "\n"); strings.TrimRight(first, " \t") {
	case "---":
		fence = "---"
	case "+++":
		fence = "+++"
	default:
		if strings.HasPrefix(text, "{") && !strings.HasPrefix(text, "{{") && !strings.HasPrefix(text, "{%") && !strings.HasPrefix(text, "{:") {
			return h.json(origin, text)
		}
		return h, nil
	}
	raw, rest, closed := "", "", false
	below := strings.IndexByte(text, '\n') + 1
	for at := below; below > 0 && at < len(text); {
		line, _, more := strings.Cut(text[at:], "\n")
		if strings.TrimRight(line, " \t") == fence {
			raw, closed = text[below:at], true
			if more {
				rest = text[at+len(line)+1:]
			}
			break
		}
		at += len(line) + 1
	}
	if !closed {
		return h, []Loss{{Origin: origin, Line: 1, What: "the front matter is not closed by a line " + fence + ": it stands in the text"}}
	}
	h.found, h.body, h.above = true, rest, strings.Count(raw, "\n")+2
	var lost []Loss
	h.keys, lost = decodeKeys(origin, raw, fence, 1)
	h.findLines(raw)
	return h, lost
}

// lower moves the lines of a header, and of what was lost of it, down by those above it.
func (h *header) lower(lost []Loss, lines int) {
	h.above += lines
	for key := range h.lines {
		h.lines[key] += lines
	}
	for i := range lost {
		if lost[i].Line > 0 {
			lost[i].Line += lines
		}
	}
}

// json takes a JSON object off a text.
func (h header) json(origin, text string) (header, []Loss) {
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	var keys map[string]any
	if err := decoder.Decode(&keys); err != nil {
		return h, []Loss{{Origin: origin, Line: 1, What: "the front matter is not valid JSON: it stands in the text: " + err.Error()}}
	}
	end := int(decoder.InputOffset())
	h.found, h.above = true, strings.Count(text[:end], "\n")
	h.body = strings.TrimLeft(text[end:], " \t")
	if rest, newline := strings.CutPrefix(h.body, "\n"); newline {
		h.body, h.above = rest, h.above+1
	}
	h.keys = lowerKeys(plainValue(keys).(map[string]any))
	h.findLines(text[:end])
	if strings.HasPrefix(text, "{\n") {
		for k := range h.lines {
			h.lines[k]-- // findLines takes a line of dashes to stand above
		}
	}
	return h, nil
}

// decodeKeys reads keys in YAML (---), TOML (+++) or JSON ({).
func decodeKeys(origin, raw, format string, above int) (map[string]any, []Loss) {
	lose := func(line int, what string) (map[string]any, []Loss) {
		return nil, []Loss{{Origin: origin, Line: line, What: what}}
	}
	if len(raw) > maxHeader {
		return lose(1, fmt.Sprintf("the front matter: it has more than %d bytes", maxHeader))
	}
	switch format {
	case "+++":
		var keys map[string]any
		if _, err := toml.Decode(raw, &keys); err != nil {
			line, what := 1, err.Error()
			if wrong, is := err.(toml.ParseError); is {
				line, what = wrong.Position.Line+above, wrong.Message
			}
			return lose(line, "the front matter is not valid TOML: "+what+": "+squeeze(raw))
		}
		return lowerKeys(plainValue(keys).(map[string]any)), nil
	case "{":
		var keys map[string]any
		decoder := json.NewDecoder(strings.NewReader(raw))
		decoder.UseNumber()
		if err := decoder.Decode(&keys); err != nil {
			return lose(1, "it is not valid JSON: "+err.Error()+": "+squeeze(raw))
		}
		return lowerKeys(plainValue(keys).(map[string]any)), nil
	}
	keys, found := fields.Decode(origin, []byte(raw), above)
	if keys == nil {
		keys = simpleKeys(raw)
	}
	lines := strings.Split(raw, "\n")
	var lost []Loss
	for _, d := range found {
		what := "what of the front matter cannot be read: " + d.Message
		if n := d.Pos.Line - above; 0 < n && n <= len(lines) {
			what += ": " + squeeze(lines[n-1])
		}
		lost = append(lost, Loss{Origin: origin, Line: d.Pos.Line, What: what})
	}
	return lowerKeys(keys), lost
}

var simpleForm = regexp.MustCompile(`^([\p{L}\p{N}_-]+)[ \t]*:(?:[ \t]+(.*))?$`)

// simpleKeys reads what of a damaged YAML text is key: value in a line, or a key above such lines. It is all kept
// as it is written.
func simpleKeys(raw string) map[string]any {
	keys, last := map[string]any{}, ""
	for line := range strings.Lines(raw) {
		line = strings.TrimRight(line, " \t\n")
		if m := simpleForm.FindStringSubmatch(line); m != nil && keys[m[1]] == nil {
			value := strings.TrimSpace(m[2])
			if n := len(value); n > 1 && (value[0] == '"' || value[0] == '\'') && value[n-1] == value[0] {
				value = value[1 : n-1]
			}
			keys[m[1]], last = value, m[1]
		} else if last == "" {
			keys["text"], last = line, "text"
		} else {
			keys[last] = strings.TrimSpace(keys[last].(string) + " " + strings.TrimSpace(line))
		}
	}
	return keys
}

// plainValue writes what TOML and JSON decode as YAML would have it: scalars as they
// are written.
func plainValue(v any) any {
	switch v := v.(type) {
	case map[string]any:
		plain := make(map[string]any, len(v))
		for k, v := range v {
			plain[k] = plainValue(v)
		}
		return plain
	case []map[string]any:
		list := make([]any, len(v))
		for i := range v {
			list[i] = plainValue(v[i])
		}
		return list
	case []any:
		list := make([]any, len(v))
		for i := range v {
			list[i] = plainValue(v[i])
		}
		return list
	case time.Time:
		switch v.Location().String() { // as package toml names what has no zone
		case "date-local":
			return v.Format(time.DateOnly)
		case "datetime-local":
			return v.Format("2006-01-02T15:04:05")
		case "time-local":
			return v.Format(time.TimeOnly)
		}
		return v.Format(time.RFC3339)
	case nil:
		return ""
	}
	return fmt.Sprint(v)
}

// lowerKeys writes the keys of the outermost mapping in lower case. Of two that differ only in that
// the one that is written so stays.
func lowerKeys(keys map[string]any) map[string]any {
	lower := make(map[string]any, len(keys))
	for _, k := range slices.Sorted(maps.Keys(keys)) { // capitals come first
		lower[strings.ToLower(k)] = keys[k]
	}
	return lower
}

var keyForm = regexp.MustCompile(`^\s*"?([\p{L}\p{N}_-]+)"?\s*[:=]`)

// findLines notes where keys stand, below one line of dashes.
func (h *header) findLines(raw string) {
	h.lines = map[string]int{}
	number := 1
	for line := range strings.Lines(raw) {
		number++
		if m := keyForm.FindStringSubmatch(line); m != nil {
			if name := strings.ToLower(m[1]); h.lines[name] == 0 {
				h.lines[name] = number
			}
		}
	}
}

// value returns what stands under the first of some keys that has something.
func (h *header) value(names ...string) any {
	var found any
	for _, name := range names {
		h.asked[name] = true
		if v := h.keys[name]; found == nil && v != nil && v != "" {
			found = v
		}
	}
	return found
}

// text returns a value that is a word or more; "" for lists and mappings, which stay unasked.
func (h *header) text(names ...string) string {
	for _, name := range names {
		if s, is := h.keys[name].(string); is {
			h.asked[name] = true
			if s = strings.TrimSpace(s); s != "" {
				return s
			}
		}
	}
	return ""
}

// list returns the words of a list, or one word.
func (h *header) list(name string) []string {
	return words(h.value(name))
}

// has reports whether a key says yes.
func (h *header) has(name string) bool { return isTrue(h.text(name)) }

func isTrue(s string) bool {
	switch strings.ToLower(s) {
	case "true", "yes", "on", "1":
		return true
	}
	return false
}

// words returns the strings of a value that is a list or one of them.
func words(v any) []string {
	switch v := v.(type) {
	case string:
		if v = strings.TrimSpace(v); v != "" {
			return []string{v}
		}
	case []any:
		var list []string
		for _, e := range v {
			list = append(list, words(e)...)
		}
		return list
	}
	return nil
}

// rest notes the keys that nobody asked for as lost, but for those that say how a page is
// made and nothing to its readers.
func (h *header) rest(d *Document, silent ...string) {
	for _, name := range slices.Sorted(maps.Keys(h.keys)) {
		v := h.keys[name]
		if h.asked[name] || h.inherited[name] || slices.Contains(silent, name) || v == "" {
			continue
		}
		d.lose(h.lines[name], "the front matter’s “%s”: %s", name, describe(v))
	}
}

// describe writes a value in a line.
func describe(v any) string {
	switch v := v.(type) {
	case []any:
		parts := make([]string, len(v))
		for i := range v {
			parts[i] = describe(v[i])
		}
		return strings.Join(parts, ", ")
	case map[string]any:
		var parts []string
		for _, k := range slices.Sorted(maps.Keys(v)) {
			parts = append(parts, k+" "+describe(v[k]))
		}
		return strings.Join(parts, ", ")
	}
	return squeeze(fmt.Sprint(v))
}

// squeeze writes a text in one line.
func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

// field returns a text of a mapping, whatever the case of its key.
func field(m any, name string) string {
	keys, _ := m.(map[string]any)
	for _, k := range slices.Sorted(maps.Keys(keys)) {
		if s, is := keys[k].(string); is && strings.EqualFold(k, name) {
			return s
		}
	}
	return ""
}

// branch returns a mapping in a mapping, whatever the case of its key.
func branch(m any, name string) map[string]any {
	keys, _ := m.(map[string]any)
	for _, k := range slices.Sorted(maps.Keys(keys)) {
		if sub, is := keys[k].(map[string]any); is && strings.EqualFold(k, name) {
			return sub
		}
	}
	return nil
}

func sortedKeys(m map[string]string) []string { return slices.Sorted(maps.Keys(m)) }
