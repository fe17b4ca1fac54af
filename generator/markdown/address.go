package markdown

import (
	"fmt"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"docsite/generator/contact"
)

// Target tells what an address leads to.
type Target int

const (
	Inside Target = iota // the site itself: a relative or root-relative reference, a #fragment, nothing
	Web                  // http or https
	Mail                 // mailto
	Phone                // tel
)

// AddressError says why an address is refused and what to write instead.
type AddressError struct{ Message, Hint string }

func (e *AddressError) Error() string { return e.Message }

// CheckURL returns what an address, as an author wrote it, leads to. It reads
// the address as a browser does (WHATWG URL, 4.4: white space and control
// characters around it and tabs and line breaks within it count for nothing,
// a backslash is a slash), because what a browser takes for a scheme is a
// scheme. Every scheme that is not a [Target] is refused with an
// [*AddressError], and so is //host, whose scheme depends on the page.
func CheckURL(address string) (Target, error) {
	target, refusal := targetOf(clean(address))
	if refusal != nil {
		return target, refusal
	}
	return target, nil
}

// targetOf is [CheckURL] for an address that is clean.
func targetOf(address string) (Target, *AddressError) {
	if len(address) >= 2 && isSlash(address[0]) && isSlash(address[1]) {
		return Inside, &AddressError{
			"an address that begins with // has no scheme",
			"write https:" + strings.ReplaceAll(address, `\`, "/"),
		}
	}
	scheme, rest, ok := cutScheme(address)
	if !ok {
		return Inside, nil
	}
	switch scheme {
	case "http", "https":
		if !strings.HasPrefix(rest, "//") || strings.Trim(rest[:min(len(rest), 3)], `/\?#:@`) == "" {
			return Inside, &AddressError{
				fmt.Sprintf("an %s address has no host", scheme),
				fmt.Sprintf("write %s://, then the host, such as %s://www.example.org/", scheme, scheme),
			}
		}
		return Web, nil
	case "mailto":
		if rest != "" {
			return Mail, nil
		}
	case "tel":
		if rest != "" {
			return Phone, nil
		}
	default:
		return Inside, &AddressError{
			fmt.Sprintf("the scheme “%s:” is not allowed", scheme),
			"link to a page or a file with https:, http:, mailto: or tel:, or to what lies beside the release by its name",
		}
	}
	return Inside, &AddressError{
		fmt.Sprintf("nothing follows “%s:”", scheme),
		"write the address after it",
	}
}

func isSlash(c byte) bool { return c == '/' || c == '\\' }

// cutScheme cuts an address after its scheme (RFC 3986 3.1), which it returns
// in lower case.
func cutScheme(address string) (scheme, rest string, ok bool) {
	scheme, rest, found := strings.Cut(address, ":")
	if !found || scheme == "" {
		return "", address, false
	}
	for i, c := range []byte(scheme) {
		letter := 'a' <= c|0x20 && c|0x20 <= 'z'
		if !letter && (i == 0 || !('0' <= c && c <= '9' || c == '+' || c == '-' || c == '.')) {
			return "", address, false
		}
	}
	return strings.ToLower(scheme), rest, true
}

// dialled returns a tel: address as it is dialled (RFC 3966): without the (0) that is
// not dialled from abroad, with # encoded and letters as their keys. One that has nothing
// of that, or is not understood, stays as it is written.
func dialled(address string) string {
	_, number, _ := cutScheme(address)
	digits, _, _ := strings.Cut(number, ";")
	if !strings.ContainsAny(number, "(#*%") && !strings.ContainsFunc(number, func(r rune) bool { return r >= utf8.RuneSelf || r == ' ' }) && !strings.ContainsFunc(digits, unicode.IsLetter) {
		return address
	}
	if plain, err := url.PathUnescape(number); err == nil {
		number = plain
	}
	if href, ok := contact.Dial(number); ok {
		return href
	}
	return address
}

// clean takes away what a browser does not see in an address.
func clean(address string) string {
	address = strings.TrimFunc(address, func(r rune) bool { return r <= ' ' })
	if !strings.ContainsAny(address, "\t\n\r") {
		return address
	}
	return strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(address)
}

// decode undoes the percent-encoding of a reference inside the site. What does
// not encode plain text is left as it is, and so is what would become an
// address of another kind.
func decode(reference string) string {
	if !strings.Contains(reference, "%") {
		return reference
	}
	plain, err := url.PathUnescape(reference)
	if err != nil || !utf8.ValidString(plain) || strings.ContainsFunc(plain, unicode.IsControl) {
		return reference
	}
	if target, err := CheckURL(plain); target != Inside || err != nil {
		return reference
	}
	return plain
}

// beneath reports whether a web address lies beneath the site's own, whatever
// their schemes. A host is the same in any case.
func (c *Converter) beneath(address string) bool {
	if c.own == "" {
		return false
	}
	rest, own := withoutScheme(address), c.own
	if len(rest) == len(own)-1 { // without the slash at the end
		own = own[:len(rest)]
	}
	host := min(strings.IndexByte(c.own, '/')+1, len(own))
	return len(rest) >= len(own) &&
		strings.EqualFold(rest[:host], own[:host]) &&
		strings.HasPrefix(rest[host:], own[host:])
}
