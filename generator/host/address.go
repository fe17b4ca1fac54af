package host

import (
	"fmt"
	"strings"
)

// addresses returns the paths on the server, not encoded, at which readers ask for a
// file: of a folder's index with its slash and without.
func (d *Description) addresses(file string) []string {
	if folder, is := strings.CutSuffix(file, "index.html"); is && strings.HasSuffix(folder, "/") {
		return []string{d.Root + folder, d.Root + strings.TrimSuffix(folder, "/")}
	}
	return []string{d.Root + file}
}

// encode writes a path so that it stands for itself in every form: letters, digits and
// what RFC 3986 calls unreserved, all else as bytes.
func encode(p string) string {
	var out strings.Builder
	for _, c := range []byte(p) {
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~/", c) >= 0 {
			out.WriteByte(c)
		} else {
			fmt.Fprintf(&out, "%%%02X", c)
		}
	}
	return out.String()
}

// encoded makes an address that is encoded safe in every form: of what may stand in
// one, only what is no mark of any is left.
func encoded(address string) string {
	var out strings.Builder
	for _, c := range []byte(address) {
		if c <= ' ' || c >= 0x7F || strings.IndexByte("\"'$\\{}<>`^|;", c) >= 0 {
			fmt.Fprintf(&out, "%%%02X", c)
		} else {
			out.WriteByte(c)
		}
	}
	return out.String()
}

// pattern writes a path as a regular expression that stands for it. A mark stands in brackets and not behind a
// backslash, which the forms of hosts have uses of their own for.
func pattern(p string) string {
	var out strings.Builder
	for _, c := range p {
		if strings.ContainsRune(`.+*?()|[]{}$`, c) {
			out.WriteString("[" + string(c) + "]")
		} else if c == '^' || c == '#' {
			fmt.Fprintf(&out, `\x%02x`, c) // which is a mark in brackets, or ends the pattern
		} else {
			out.WriteRune(c)
		}
	}
	return out.String()
}

// pattern is a regular expression of the addresses of a file.
func (d *Description) pattern(file string) string {
	addresses := d.addresses(file)
	if len(addresses) == 1 {
		return pattern(addresses[0])
	}
	return pattern(addresses[1]) + "/?"
}
