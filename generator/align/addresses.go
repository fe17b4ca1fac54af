package align

import (
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/publicsuffix"
)

// addresses compares addresses of texts in two languages. A site translates its
// addresses as it does its words, /our-values/ to /nos-valeurs/, and marks them as a
// language's. So two addresses are taken for the same as long as nothing shows that
// they are not.
type addresses struct{ marks map[string]bool }

// newAddresses takes the marks of all languages of a site.
func newAddresses(marks []string) addresses {
	a := addresses{map[string]bool{}}
	for _, m := range marks {
		a.marks[strings.ToLower(m)] = true
	}
	return a
}

// plain is an address without what differs between languages: the anchor, the
// scheme, and marks of a language.
func (a addresses) plain(address string) string {
	address, _, _ = strings.Cut(address, "#")
	address = strings.TrimPrefix(strings.TrimPrefix(address, "https://"), "http://")
	address = strings.TrimPrefix(strings.TrimPrefix(address, "./"), "www.")
	if digits, ok := strings.CutPrefix(address, "tel:"); ok {
		digits = onlyDigits(digits)
		return digits[max(0, len(digits)-ownDigits):]
	}
	var kept []string
	for _, part := range strings.FieldsFunc(address, separates) {
		if !a.marks[strings.ToLower(part)] {
			kept = append(kept, part)
		}
	}
	if len(kept) > 0 && kept[len(kept)-1] == "md" {
		kept = kept[:len(kept)-1]
	}
	return strings.Join(kept, "/")
}

func separates(r rune) bool { return strings.ContainsRune("/._-=&?", r) }

// equal reports whether two addresses are one, but for marks of languages.
func (a addresses) equal(o, t string) bool { return o == t || a.plain(o) == a.plain(t) }

// same reports whether two addresses may lead to the same.
func (a addresses) same(o, t string) bool {
	if a.equal(o, t) {
		return true
	}
	hostO, pathO := parts(o)
	hostT, pathT := parts(t)
	pathO, pathT = dayInPath.ReplaceAllString(pathO, "/"), dayInPath.ReplaceAllString(pathT, "/")
	if a.numbered(pathO, pathT) {
		return false
	}
	if local(hostO, pathO) || local(hostT, pathT) { // a document may be called as its language does
		return hostO == hostT && path.Ext(pathO) != "" && path.Ext(pathO) == path.Ext(pathT)
	}
	if !slices.Equal(yearInPath.FindAllString(pathO, -1), yearInPath.FindAllString(pathT, -1)) {
		return false
	}
	return owner(hostO) == owner(hostT) || a.plain(pathO) != a.plain(pathT) || a.plain(pathO) == "" || hostO == "" || hostT == ""
}

// local reports whether an address is one of a file beside the release, or of another
// release.
func local(host, path string) bool { return host == "" && !strings.HasPrefix(path, "/") }

// dayInPath is the day of a page in its address: a translation may appear on another.
var dayInPath = regexp.MustCompile(`/(?:19|20)\d\d/\d\d?/\d\d?/`)

// yearInPath is a year that a page is about: the whole of a name.
var yearInPath = regexp.MustCompile(`/(?:19|20)\d\d(?:[./]|$)`)

// numbered reports whether two addresses differ in their numbers alone, which nobody
// translates.
func (a addresses) numbered(o, t string) bool {
	o, t = a.plain(o), a.plain(t)
	return o != t && strings.Map(sharp, o) == strings.Map(sharp, t)
}

func sharp(r rune) rune {
	if '0' <= r && r <= '9' {
		return '#'
	}
	return r
}

// parts returns an address's host, empty for one of the site itself, and what follows.
func parts(address string) (host, rest string) {
	if local, domain, ok := strings.Cut(strings.TrimPrefix(address, "mailto:"), "@"); ok && !strings.Contains(address, "/") {
		return strings.ToLower(domain), local
	}
	u, err := url.Parse(address)
	if err != nil {
		return "", address
	}
	if u.Host == "" && strings.HasPrefix(address, "www.") {
		host, rest, _ = strings.Cut(address, "/")
		return strings.ToLower(host), rest
	}
	return strings.ToLower(u.Hostname()), u.RequestURI()
}

// owner is the part of a host that somebody has registered, by the Public Suffix List:
// what the languages of a site share.
func owner(host string) string {
	registered, err := publicsuffix.EffectiveTLDPlusOne(host)
	if err != nil {
		return host // an IP address, or a suffix alone
	}
	return registered
}

// sameFile compares files beside a release, whose names may be marked too.
func (a addresses) sameFile(o, t string) bool {
	return a.equal(o, t) || path.Ext(o) != path.Ext(t) && a.equal(strings.TrimSuffix(o, path.Ext(o)), strings.TrimSuffix(t, path.Ext(t)))
}
