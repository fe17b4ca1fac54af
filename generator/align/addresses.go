package align

import (
	"net/url"
	"path"
	"strings"
	"unicode"

	"golang.org/x/net/publicsuffix"
	"golang.org/x/text/unicode/norm"
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

// same reports whether two mentions of links may lead to the same.
func (a addresses) same(o, t Mention) bool {
	if a.equal(o.Name, t.Name) {
		return true
	}
	if a.numbered(o.Name, t.Name) {
		return false
	}
	hostO, pathO := parts(o.Name)
	hostT, pathT := parts(t.Name)
	if hostO == "" || hostT == "" { // beside the release: a document may be called as its language does
		return hostO == hostT && path.Ext(pathO) != "" && path.Ext(pathO) == path.Ext(pathT)
	}
	if owner(hostO) != owner(hostT) && a.plain(pathO) == a.plain(pathT) && a.plain(pathO) != "" {
		return false
	}
	return !(o.Value == named && t.Value == strange)
}

// numbered reports whether two addresses differ in their numbers alone, which nobody
// translates.
func (a addresses) numbered(o, t string) bool {
	return strings.Map(sharp, a.plain(o)) == strings.Map(sharp, a.plain(t))
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

// What the words of an address say of the passage that links to it. Where the
// original's stand in it and the translation's do not, the latter leads elsewhere.
const (
	named   = 1  // one stands in it: /picking/ in “the page on picking”
	strange = -1 // none does, although the passage is in the same letters
)

// naming returns named or strange, or 0 where nothing can be said.
func naming(address, passage string) float64 {
	const long, latin = 5, 0.8 // letters that are no accident; of the bytes of the passage
	_, rest := parts(address)
	found := 0.0
	folded := ""
	for _, word := range strings.FieldsFunc(fold(rest), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if len(word) < long {
			continue
		}
		if folded == "" {
			folded = fold(passage)
		}
		if strings.Contains(folded, word[:long]) {
			return named
		}
		if ascii := strings.Count(folded, "") - 1; float64(ascii) > latin*float64(len(folded)) {
			found = strange
		}
	}
	return found
}

// fold returns a text in small letters without accents.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(s))
}

// sameFile compares files beside a release, whose names may be marked too.
func (a addresses) sameFile(o, t string) bool {
	return a.equal(o, t) || path.Ext(o) != path.Ext(t) && a.equal(strings.TrimSuffix(o, path.Ext(o)), strings.TrimSuffix(t, path.Ext(t)))
}
