package audit

import (
	"bytes"
	"fmt"
	"net/netip"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// origin is where a site is found. Its zero value is nowhere that is known.
type origin struct {
	https bool
	host  string // with a port, if any, in small letters
	path  string // begins and ends with a slash
}

// parseOrigin reads the address of a site.
func parseOrigin(address string) (origin, bool) {
	scheme, rest, web := cutScheme(strings.TrimSpace(address))
	if !web || !strings.HasPrefix(rest, "//") {
		return origin{}, false
	}
	host, path := cutHost(rest[2:])
	if path == "" {
		path = "/"
	}
	if host == "" || strings.ContainsAny(path, "?#") {
		return origin{}, false
	}
	if !strings.HasSuffix(path, "/") {
		path += "/"
	}
	return origin{scheme == "https", host, path}, true
}

func (o origin) String() string {
	switch {
	case o.host == "":
		return ""
	case o.https:
		return "https://" + o.host + o.path
	}
	return "http://" + o.host + o.path
}

// cutScheme splits the scheme from an address, in small letters. web says that it is
// http or https.
func cutScheme(address string) (scheme, rest string, web bool) {
	for i := range len(address) {
		c := address[i] | 0x20
		switch {
		case 'a' <= c && c <= 'z':
		case i > 0 && address[i] == ':':
			scheme = strings.ToLower(address[:i])
			return scheme, address[i+1:], scheme == "http" || scheme == "https"
		case i > 0 && ('0' <= address[i] && address[i] <= '9' || strings.IndexByte("+-.", address[i]) >= 0):
		default:
			return "", address, false
		}
	}
	return "", address, false
}

// cutHost splits what stands behind two slashes into the host, in small letters and
// without a user or the port that the scheme has anyway, and the rest.
func cutHost(address string) (host, rest string) {
	end := strings.IndexAny(address, "/?#\\")
	if end < 0 {
		end = len(address)
	}
	host, rest = address[:end], address[end:]
	host = strings.ToLower(host[strings.LastIndexByte(host, '@')+1:])
	host = strings.TrimSuffix(strings.TrimSuffix(host, ":443"), ":80")
	return strings.TrimSuffix(host, "."), rest
}

// stages are the first labels of hosts on which sites are tried out.
var stages = set("staging stage stg dev develop development test testing preprod pre-prod preview uat qa sandbox")

// local reports whether a host is somebody's own machine or network, or one of the
// site's own on which it is tried out.
func (o origin) local(host string) bool {
	name := host
	if i := strings.LastIndexByte(name, ':'); i >= 0 && !strings.HasSuffix(name, "]") {
		name = name[:i]
	}
	if ip, err := netip.ParseAddr(strings.Trim(name, "[]")); err == nil {
		return ip.IsLoopback() || ip.IsPrivate() || ip.IsUnspecified() || ip.IsLinkLocalUnicast()
	}
	labels := strings.Split(name, ".")
	switch labels[len(labels)-1] {
	case "localhost", "local", "test", "internal", "lan", "localdomain":
		return true
	}
	if !stages[labels[0]] {
		return false
	}
	own := strings.Split(o.host, ".")
	if stages[own[0]] || own[0] == "www" {
		own = own[1:]
	}
	return len(own) > 1 && len(labels) > 2 && (slices.Equal(labels[1:], own) || len(own) > 2 && slices.Equal(labels[1:], own[1:]))
}

// base is the site's address: that which is given, else the one that its pages state.
func (a *auditor) base(given string) (origin, error) {
	if given != "" {
		o, ok := parseOrigin(given)
		if !ok {
			return o, fmt.Errorf("“%s” is not the address of a site: write a whole one, such as https://example.org/newsroom/", given)
		}
		return o, nil
	}
	return a.guess()
}

// Bounds of what is read of a site to know its address.
const (
	mostGuessed = 40
	mostOfGuess = 64 << 10
)

// guess finds the address of a site by votes: a page at a path whose canonical
// address ends in that path says what stands before it. Without canonical addresses,
// the sitemap and robots.txt say on which host the site is.
func (a *auditor) guess() (origin, error) {
	votes := map[origin]int{}
	pages := a.tree.ofKind([]kind{page})
	step := max(1, len(pages)/mostGuessed)
	for i := 0; i < len(pages); i += step {
		number := pages[i]
		text, err := readFile(a.fsys, a.tree.files[number].path, mostOfGuess)
		if err != nil {
			return origin{}, err
		}
		address := a.tree.address(number)
		for _, said := range canonicals(text) {
			if o, ok := before(said, address); ok {
				votes[o] += 2
			}
		}
	}
	for _, name := range []string{"sitemap.xml", "sitemap_index.xml", "wp-sitemap.xml", "robots.txt"} {
		number, there := a.tree.byAddress[name]
		if !there || a.tree.files[number].kind == other {
			continue
		}
		text, err := readFile(a.fsys, name, mostOfGuess)
		if err != nil {
			return origin{}, err
		}
		if o, ok := a.stated(name, string(text)); ok {
			votes[o]++
		}
	}
	var best origin
	for o, n := range votes {
		if n > votes[best] || n == votes[best] && o.String() < best.String() {
			best = o
		}
	}
	return best, nil
}

// stated is the address of the site by its sitemap or its robots.txt: that before the
// address of a file of the site.
func (a *auditor) stated(name, text string) (origin, bool) {
	from, to := "<loc>", "</loc>"
	if name == "robots.txt" {
		from, to = "itemap:", "\n"
	}
	for range mostGuessed {
		_, rest, found := strings.Cut(text, from)
		if !found {
			break
		}
		said, rest, _ := strings.Cut(rest, to)
		text = rest
		scheme, rest, web := cutScheme(strings.TrimSpace(said))
		if !web || !strings.HasPrefix(rest, "//") {
			continue
		}
		host, path := cutHost(rest[2:])
		for before := path; ; { // the longest path of a file that is there
			i := strings.IndexByte(before, '/')
			if i < 0 {
				break
			}
			before = before[i+1:]
			if _, there := a.tree.byAddress[before]; there && (before != "" || path == "/") {
				return origin{scheme == "https", host, strings.TrimSuffix(path, before)}, true
			}
		}
	}
	return origin{}, false
}

// before is the address of a site in which a page with a path has an address.
func before(address, path string) (origin, bool) {
	scheme, rest, web := cutScheme(address)
	if !web || !strings.HasPrefix(rest, "//") {
		return origin{}, false
	}
	host, rest := cutHost(rest[2:])
	if rest == "" {
		rest = "/"
	}
	site, ok := strings.CutSuffix(unescaped(rest), path)
	if !ok || host == "" || !strings.HasSuffix(site, "/") {
		return origin{}, false
	}
	return origin{scheme == "https", host, site}, true
}

// canonicals are the addresses that the head of a page says to be its own: the
// canonical one and that for sharing.
func canonicals(text []byte) []string {
	var said []string
	z := html.NewTokenizer(bytes.NewReader(text))
	for len(said) < 2 {
		switch z.Next() {
		case html.ErrorToken:
			return said
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			tag := string(name)
			if tag == "body" {
				return said
			}
			var address string
			own := false
			for more {
				var k, v []byte
				k, v, more = z.TagAttr()
				switch string(k) {
				case "rel":
					own = own || tag == "link" && strings.EqualFold(strings.TrimSpace(string(v)), "canonical")
				case "property":
					own = own || tag == "meta" && string(v) == "og:url"
				case "href", "content":
					address = trimmed(string(v))
				}
			}
			if own && address != "" {
				said = append(said, address)
			}
		}
	}
	return said
}
