package bag

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Entry is a line of a manifest.
type Entry struct {
	Digest string // in hexadecimal digits, lower case
	Path   string // slash-separated, in the bag's folder
}

// escaper writes what would break a line, and the sign that escapes begin with; nothing
// else is escaped (RFC 8493, section 2.1.3).
var escaper = strings.NewReplacer("%", "%25", "\n", "%0A", "\r", "%0D")

// unescaper undoes it. Of hexadecimal digits case does not matter (RFC 3986, section
// 2.1).
var unescaper = strings.NewReplacer("%25", "%", "%0A", "\n", "%0a", "\n", "%0D", "\r", "%0d", "\r")

// FormatManifest writes entries, which it sorts by path, a line each.
func FormatManifest(entries []Entry) []byte {
	slices.SortFunc(entries, func(a, b Entry) int { return strings.Compare(a.Path, b.Path) })
	var b bytes.Buffer
	for _, e := range entries {
		fmt.Fprintf(&b, "%s  %s\n", e.Digest, escaper.Replace(e.Path))
	}
	return b.Bytes()
}

// ParseManifest reads a manifest whose digests have so many bytes. Faults name lines, from
// 1; a line with one is no entry. Lines may end in CR, LF or both.
func ParseManifest(name string, text []byte, size int) ([]Entry, []Fault) {
	var entries []Entry
	var faults []Fault
	if !utf8.Valid(text) {
		return nil, []Fault{{name, 0, "it is not written in UTF-8"}}
	}
	if bytes.HasPrefix(text, []byte("\uFEFF")) {
		return nil, []Fault{{name, 1, "it begins with a byte-order mark"}}
	}
	seen := map[string]int{} // path → line
	for i, line := range lines(string(text)) {
		entry, why := parseEntry(line, size)
		if first := seen[norm.NFC.String(entry.Path)]; why == "" && first > 0 {
			why = fmt.Sprintf("“%s” stands in line %d already", entry.Path, first)
		}
		if why != "" {
			faults = append(faults, Fault{name, i + 1, why})
			continue
		}
		seen[norm.NFC.String(entry.Path)] = i + 1
		entries = append(entries, entry)
	}
	return entries, faults
}

// lines parts a text into lines that end in CR, LF or both. The last need not end.
func lines(text string) []string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	if text = strings.TrimSuffix(text, "\n"); text == "" {
		return nil
	}
	return strings.Split(text, "\n")
}

// parseEntry reads a line, or says what is wrong with it.
func parseEntry(line string, size int) (e Entry, why string) {
	digest, rest, _ := strings.Cut(line, " ")
	if before, after, tab := strings.Cut(line, "\t"); tab && len(before) < len(digest) {
		digest, rest = before, after
	}
	// Programs such as sha256sum mark with an asterisk that a file was read as bytes.
	path, marked := strings.CutPrefix(rest, "*")
	if !marked {
		path = strings.TrimLeft(rest, " \t")
	}
	raw, err := hex.DecodeString(digest)
	switch {
	case path == "":
		return e, "it is not a digest, spaces and a path"
	case err != nil || len(raw) != size:
		return e, fmt.Sprintf("“%s” is not a digest of %d hexadecimal digits", digest, 2*size)
	}
	if why := badEscape(path); why != "" {
		return e, why
	}
	e = Entry{strings.ToLower(digest), unescaper.Replace(path)}
	if why := badPath(e.Path); why != "" {
		return Entry{}, why
	}
	return e, ""
}

// badEscape says what is wrong with the escapes of a path.
func badEscape(path string) string {
	for rest := path; ; {
		_, after, found := strings.Cut(rest, "%")
		if !found {
			return ""
		}
		if len(after) < 2 || !slices.Contains([]string{"25", "0A", "0D"}, strings.ToUpper(after[:2])) {
			return fmt.Sprintf("a percent sign of “%s” is not written as %%25", path)
		}
		rest = after[2:]
	}
}

// badPath says what is wrong with a path that leads out of a bag, or may (section
// 5.1).
func badPath(path string) string {
	path = strings.TrimPrefix(path, "./")
	if !fs.ValidPath(path) || path == "." || strings.HasPrefix(path, "~") || strings.Contains(path, `\`) || len(path) > 1 && path[1] == ':' {
		return fmt.Sprintf("“%s” is not a path in the bag", path)
	}
	return ""
}
