package host

import (
	"fmt"
	"strings"
	"time"

	"docsite/generator/press"
)

// SecurityFile is where the file lies below the root of a host (RFC 9116, section 3).
const SecurityFile = ".well-known/security.txt"

// SecurityText writes the file (RFC 9116, section 2.5). canonical is its own address,
// and languages are those in which the contact is taken to read.
func SecurityText(s *press.Security, canonical string, languages []string) []byte {
	var out strings.Builder
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&out, "%s: %s\n", name, value)
		}
	}
	for _, c := range s.Contacts {
		field("Contact", c)
	}
	field("Expires", s.Expires.UTC().Format(time.RFC3339))
	field("Encryption", s.Encryption)
	field("Acknowledgments", s.Acknowledgments)
	field("Preferred-Languages", strings.Join(languages, ", "))
	field("Canonical", canonical)
	field("Policy", s.Policy)
	field("Hiring", s.Hiring)
	return []byte(out.String())
}
