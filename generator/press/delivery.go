package press

import (
	"time"

	"docsite/generator/diag"
)

// Delivery is what docsite.yaml says of how the site is served and handed on.
type Delivery struct {
	Hosts       []Located // programs and services that serve the site, by the names of package host
	HSTS        *HSTS     // nil where it is not asked for
	Precompress []string  // gz, br
	Security    *Security // nil for no security.txt
	Hub         string    // of WebSub; an address, or empty
	Twins       []string  // forms for machines in which each release is published too: json, markdown, ninjs
	DublinCore  bool
	NewsSitemap bool
	LLMs        bool    // llms.txt is published
	Alerts      *Alerts // nil where readers cannot ask for e-mail
}

// HSTS is what Strict-Transport-Security says (RFC 6797). It binds the whole domain.
type HSTS struct {
	MaxAge              time.Duration
	Subdomains, Preload bool
	At                  diag.Pos
}

// Security is what /.well-known/security.txt says (RFC 9116).
type Security struct {
	Contacts        []string // addresses: mailto:, tel:, https:
	Expires         time.Time
	Policy          string
	Acknowledgments string
	Encryption      string
	Hiring          string
	At              diag.Pos
}

// Alerts is the service of the office that sends e-mail of new releases: where its form
// is sent to, and what its fields are called, by what docsite puts into them.
type Alerts struct {
	Action string
	Fields map[string]string
}
