package audit

import (
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// outcome says what an address means in the site.
type outcome uint8

const (
	elsewhere     outcome = iota // another site, or what is no place: mailto:, tel:
	found                        // a file of the site
	nowhere                      // a file that is not there
	noIndex                      // a folder without an index
	otherCase                    // a file whose name differs in capital letters
	otherEncoding                // a file that this address misses by its encoding
	outOfPath                    // an address of the host, beside the site
	byHost                       // found where the host adds .html
	noSlash                      // a folder, to which the host leads on
	local                        // somebody's own machine
)

// destination is where an address leads.
type destination struct {
	outcome
	file     int32  // where it is found, or was meant; else none
	path     string // in the site, decoded
	hint     string // what makes a wrong one right
	fragment string // as it is written, without #
	whole    bool   // it names its host
	http     bool   // its scheme is http
	self     bool   // it is the page itself, without a query
}

// none is the number of no file.
const none = -1

// served are paths that hosts answer without a file.
var served = []string{"cdn-cgi/", ".netlify/", "_vercel/", "_vti_bin/"}

// lead finds where an address leads from a page at an address of the site. base is the
// page's <base href>, if any. The address is as HTML has it, unescaped.
func (a *auditor) lead(from, base, address string) destination {
	if len(address) > 1 && address[0] == '/' && a.origin.path == "/" && base == "" { // the usual case, at once
		if file, there := a.tree.byAddress[address[1:]]; there {
			return destination{outcome: found, file: file}
		}
	}
	address = trimmed(address)
	d := destination{file: none}
	address, d.fragment, _ = strings.Cut(address, "#")
	address, query, asks := strings.Cut(address, "?")
	if address == "" && base == "" {
		d.outcome, d.self = found, !asks
		d.file = a.tree.byAddress[from]
		return d
	}
	if base != "" {
		address = joined(base, address)
	}
	scheme, rest, web := cutScheme(address)
	switch {
	case scheme == "file", len(scheme) == 1 && rest != "":
		d.outcome = local
		return d
	case scheme != "" && !web:
		return d
	case web && !strings.HasPrefix(rest, "//"): // https:page, which no browser of today resolves alike
		return d
	}
	d.http = scheme == "http"
	if strings.HasPrefix(rest, "//") {
		var host string
		host, rest = cutHost(rest[2:])
		d.whole = web
		switch {
		case host == a.origin.host && host != "":
		case a.origin.local(host):
			d.outcome = local
			return d
		default:
			return d
		}
		if rest == "" {
			rest = "/"
		}
	}
	backslash := strings.IndexByte(rest, '\\') >= 0
	if backslash {
		rest = strings.ReplaceAll(rest, `\`, "/")
	}
	site := a.origin.path
	if site == "" {
		site = "/"
	}
	absolute := rest
	if !strings.HasPrefix(rest, "/") {
		absolute = site + from[:strings.LastIndexByte(from, '/')+1] + rest
	}
	absolute = withoutDots(absolute)
	inside, in := strings.CutPrefix(absolute, site)
	if !in && absolute+"/" == site {
		inside, in = "", true
	}
	if !in {
		if file, there := a.tree.byAddress[unescaped(absolute[1:])]; there && absolute != "/" {
			d.outcome, d.file, d.path = outOfPath, file, absolute
			d.hint = "write " + site + absolute[1:] + ", or an address that begins at the page"
		}
		return d
	}
	d.path = unescaped(inside)
	a.look(&d, inside, query, backslash)
	d.self = d.outcome == found && !asks && d.file == a.tree.byAddress[from]
	return d
}

// look finds the file of a path in the site, which is as it is written.
func (a *auditor) look(d *destination, written, query string, backslash bool) {
	t := a.tree
	file, there := t.byAddress[d.path]
	wrong := func(o outcome, file int32, hint string) { d.outcome, d.file, d.hint = o, file, hint }
	switch {
	case there && backslash:
		wrong(otherEncoding, file, `write / in the place of \: programs other than browsers do not find it`)
		return
	case there && badEscape(written):
		wrong(otherEncoding, file, "write %25 for a %")
		return
	case there:
		d.outcome, d.file = found, file
		return
	case t.folders[slashed(d.path)]:
		if index, has := t.byAddress[slashed(d.path)]; has {
			wrong(noSlash, index, "write it with a slash at its end: each reader is led on by the host, if it does so")
		} else {
			wrong(noIndex, none, "put an index.html into the folder, or lead to a file in it")
		}
		return
	case a.redirected(d.path):
		return
	}
	for _, p := range served {
		if strings.HasPrefix(d.path, p) {
			return
		}
	}
	if file, there := t.byAddress[d.path+".html"]; there && path.Ext(d.path) == "" && !strings.HasSuffix(d.path, "/") {
		wrong(byHost, file, "write .html at its end: many hosts do not add it")
		return
	}
	if file, there := t.composed()[norm.NFC.String(d.path)]; there {
		wrong(otherEncoding, file, "its accents are put together in one of them and stand apart in the other (Unicode’s NFC and NFD): rename the file in NFC, and link so")
		return
	}
	if file, there := t.byAddress[unescaped(d.path)]; there && d.path != unescaped(d.path) {
		wrong(otherEncoding, file, "it is escaped twice: write % in the place of %25")
		return
	}
	if file, there := t.byAddress[d.path+"?"+query]; there && query != "" {
		wrong(otherEncoding, file, "the ? is part of the file’s name: write %3F, or better, rename the file")
		return
	}
	if file, there := t.folded()[strings.ToLower(d.path)]; there {
		wrong(otherCase, file, "write "+a.escapedAddress(file))
		return
	}
	if !utf8.ValidString(d.path) {
		wrong(otherEncoding, none, "its bytes are not UTF-8: escape the name as UTF-8 has it")
		return
	}
	d.outcome = nowhere
}

// escapedAddress is the address of a file as a path of the host.
func (a *auditor) escapedAddress(file int32) string {
	site := a.origin.path
	if site == "" {
		site = "/"
	}
	return site + a.tree.address(file)
}

// redirected reports whether a file of redirects takes an address.
func (a *auditor) redirected(path string) bool {
	path = "/" + path
	for _, rule := range a.rules {
		if before, all := strings.CutSuffix(rule, "*"); all && strings.HasPrefix(path, before) || strings.TrimSuffix(path, "/") == strings.TrimSuffix(rule, "/") {
			return true
		}
	}
	return false
}

// redirects reads the file _redirects: lines of an address, where it leads, and a status.
func (r *reader) redirects() error {
	if err := r.load(mostOfData); err != nil {
		return err
	}
	for line := range strings.Lines(string(r.text)) {
		if from, _, two := strings.Cut(strings.TrimSpace(line), " "); two && strings.HasPrefix(from, "/") && len(r.rules) < 10_000 {
			r.rules = append(r.rules, from)
		}
	}
	return nil
}

// trimmed is an address without what browsers leave out of it: space around it, and
// tabs and line breaks within (WHATWG URL, section 4.4).
func trimmed(address string) string {
	address = strings.Trim(address, " \t\n\f\r")
	if strings.ContainsAny(address, "\t\n\r") {
		address = strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(address)
	}
	return address
}

func slashed(path string) string {
	if path == "" || strings.HasSuffix(path, "/") {
		return path
	}
	return path + "/"
}

// joined is an address as it is meant on a page with a base.
func joined(base, address string) string {
	if _, _, web := cutScheme(address); web || strings.HasPrefix(address, "//") {
		return address
	}
	if scheme, _, _ := cutScheme(address); scheme != "" {
		return address
	}
	start := 0 // of the path of the base
	if i := strings.Index(base, "//"); i >= 0 {
		start = len(base)
		if j := strings.IndexByte(base[i+2:], '/'); j >= 0 {
			start = i + 2 + j
		}
	}
	if strings.HasPrefix(address, "/") {
		return base[:start] + address
	}
	if i := strings.LastIndexByte(base[start:], '/'); i >= 0 {
		return base[:start+i+1] + address
	}
	return base[:start] + "/" + address
}

// withoutDots is a path without segments “.” and “..” (RFC 3986, section 5.2.4).
func withoutDots(p string) string {
	if !strings.Contains(p, "/.") {
		return p
	}
	var kept []string
	segments := strings.Split(p[1:], "/")
	for i, s := range segments {
		last := i == len(segments)-1
		switch s {
		case ".":
		case "..":
			if len(kept) > 0 {
				kept = kept[:len(kept)-1]
			}
		default:
			kept = append(kept, s)
			continue
		}
		if last {
			kept = append(kept, "")
		}
	}
	return "/" + strings.Join(kept, "/")
}

// unescaped undoes percent-encoding. What is none stays.
func unescaped(p string) string {
	if strings.IndexByte(p, '%') < 0 {
		return p
	}
	b := make([]byte, 0, len(p))
	for i := 0; i < len(p); i++ {
		if p[i] == '%' && i+2 < len(p) && hex(p[i+1]) >= 0 && hex(p[i+2]) >= 0 {
			b = append(b, byte(hex(p[i+1])<<4|hex(p[i+2])))
			i += 2
		} else {
			b = append(b, p[i])
		}
	}
	return string(b)
}

// badEscape reports whether a % begins no escape.
func badEscape(p string) bool {
	for i := range len(p) {
		if p[i] == '%' && (i+2 >= len(p) || hex(p[i+1]) < 0 || hex(p[i+2]) < 0) {
			return true
		}
	}
	return false
}

func hex(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}
