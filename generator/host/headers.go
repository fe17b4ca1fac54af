package host

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"docsite/generator/press"
)

// Header is a field of an answer.
type Header struct{ Name, Value string }

// policy is the Content-Security-Policy of every answer (W3C, Content Security Policy
// Level 3): a page loads nothing but the site's own files, runs no script that stands
// in it, sends forms to the site and its mailing service alone, and no other page may frame it.
func (d *Description) policy() string {
	forms := "'self'"
	if d.Forms != "" {
		forms += " " + d.Forms
	}
	return "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'self'; font-src 'self'; script-src 'self'; " +
		"connect-src 'self'; manifest-src 'self'; form-action " + forms + "; base-uri 'none'; frame-ancestors 'none'"
}

// What Cache-Control says.
const (
	Revalidate = "no-cache"                            // ask before each use
	Immutable  = "public, max-age=31536000, immutable" // RFC 8246
)

// secure returns the fields that every answer carries. Access-Control-Allow-Origin is not
// among them: of a newsroom behind a firewall it would let any page outside read.
// Cross-Origin-Resource-Policy lets other sites show pictures, which they are there for.
func (d *Description) secure() []Header {
	return []Header{
		{"Content-Security-Policy", d.policy()},
		{"X-Content-Type-Options", "nosniff"},
		{"Referrer-Policy", "strict-origin-when-cross-origin"},
		{"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"},
		{"Cross-Origin-Opener-Policy", "same-origin"},
		{"Cross-Origin-Resource-Policy", "cross-origin"},
	}
}

// always returns the fields of every answer but Cache-Control, whatever its status.
func (d *Description) always() []Header {
	fields := d.secure()
	if d.HSTS != nil {
		fields = append(fields, Header{"Strict-Transport-Security", transport(d.HSTS)})
	}
	return fields
}

// transport is the value of Strict-Transport-Security (RFC 6797, section 6.1).
func transport(h *press.HSTS) string {
	value := fmt.Sprintf("max-age=%d", h.MaxAge/time.Second)
	if h.Subdomains {
		value += "; includeSubDomains"
	}
	if h.Preload {
		value += "; preload"
	}
	return value
}

// digested is how the path of a file is written that carries a digest of its content, as a
// pattern behind the site's path that all hosts understand.
const digested = `(assets|media)/.+\.[0-9a-f]{10}(\.[^./]+)?(\.(br|gz))?`

var digestedFile = regexp.MustCompile("^" + digested + "$")

// CacheControl returns how long a file of the site may be kept.
func (d *Description) CacheControl(file string) string {
	if digestedFile.MatchString(file) || slices.Contains(d.Forever, plain(file)) {
		return Immutable
	}
	return Revalidate
}

// plain is the path of the file that a compressed copy stands for. A file that is compressed itself
// has its digest before its ending, as in data.0123456789.gz.
func plain(file string) string {
	for _, coding := range Codings {
		if rest, is := strings.CutSuffix(file, "."+coding); is && !endsInDigest.MatchString(rest) {
			return rest
		}
	}
	return file
}

var endsInDigest = regexp.MustCompile(`\.[0-9a-f]{10}$`)

// Codings are the endings of compressed copies, the best first.
var Codings = []string{"br", "gz"}

// codings are how Content-Encoding names them (RFC 9110, section 8.4.1; RFC 7932).
var codings = map[string]string{"br": "br", "gz": "gzip"}
