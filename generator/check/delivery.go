package check

import (
	"slices"
	"strings"
	"time"

	"docsite/generator/diag"
	"docsite/generator/host"
	"docsite/generator/press"
)

// delivery checks what the settings say of how the site is served.
func (c *checker) delivery() {
	c.hosts()
	c.hsts()
	if c.site.Security != nil && !c.site.Security.Expires.IsZero() {
		c.security(c.site.Security)
	}
}

// hosts reports hosts that are not known, and two that read one file by different rules.
func (c *checker) hosts() {
	writers := map[string]string{} // by the files that they read in the site's folder
	for i, at := range c.site.Hosts {
		h, err := host.Find(at.Text)
		if err != nil {
			c.add(diag.New(diag.HostUnknown, at.At, "there is no host “%s”", at.Text).
				WithHint("%s", diag.DidYouMean(at.Text, host.Names(), "it is one of "+strings.Join(host.Names(), ", "))))
			continue
		}
		switch other := writers[h.Reads]; {
		case slices.ContainsFunc(c.site.Hosts[:i], func(o press.Located) bool { return o.Text == at.Text }):
			c.add(diag.New(diag.HostsClash, at.At, "“%s” stands twice in “hosts”", at.Text).WithHint("keep one of the two"))
		case h.Reads != "" && other != "":
			c.add(diag.New(diag.HostsClash, at.At, "“%s” and “%s” both read %s, each by other rules", other, at.Text, h.Reads).
				WithHint("keep the one that the site is published on; build for the other one with a docsite.yaml of its own"))
		default:
			writers[h.Reads] = h.Name
		}
	}
}

// hsts reports what browsers would not take.
func (c *checker) hsts() {
	h := c.site.HSTS
	switch {
	case h == nil || h.MaxAge == 0:
	case strings.HasPrefix(c.site.BaseURL, "http:"):
		c.add(diag.New(diag.HSTSRefused, h.At, "browsers take “hsts” over https alone, and the site's address begins with http").
			WithHint("write base_url with https://, or delete “hsts”"))
	case h.Preload && (h.MaxAge < preloaded || !h.Subdomains):
		c.add(diag.New(diag.HSTSRefused, h.At, "a domain that asks for less than a year, or not for its subdomains, is not preloaded").
			WithHint("write max_age: 365d and subdomains: true if all that the domain has answers by https, or delete “preload”"))
	}
}

// preloaded is for how long a domain must ask to stand in the lists of browsers
// (hstspreload.org, “Submission Requirements”).
const preloaded = 365 * 24 * time.Hour

// SecurityWarning is how long before it runs out security.txt is told of.
const SecurityWarning = 30 * 24 * time.Hour

// security reports a file that nobody may rely on, now or soon.
func (c *checker) security(s *press.Security) {
	day := s.Expires.Format(time.DateOnly)
	const hint = "look whether its addresses are still right, and write a new day in “expires”"
	switch {
	case !s.Expires.After(c.site.Now):
		c.add(diag.New(diag.SecurityRunsOut, s.At, "security.txt has run out on %s: nobody who found a hole relies on it", day).WithHint(hint))
	case !s.Expires.After(c.site.Now.Add(SecurityWarning)):
		c.add(diag.New(diag.SecurityRunsOut, s.At, "security.txt runs out on %s", day).WithHint(hint))
	case s.Expires.AddDate(-1, 0, 0).After(c.site.Now): // RFC 9116, section 2.5.5
		c.add(diag.New(diag.SecurityTooFar, s.At, "security.txt is to hold until %s, which is more than a year ahead", day).
			WithHint("write a day within a year, so that somebody looks at it by then"))
	}
	_, address, _ := strings.Cut(c.site.BaseURL, "://")
	if server, path, _ := strings.Cut(address, "/"); path != "" { // RFC 9116, section 3
		c.add(diag.New(diag.SecurityElsewhere, s.At, "security.txt is looked for at %s/%s, and the site begins below that", server, host.SecurityFile).
			WithHint("have who runs %s put it there, and delete “security” here", server))
	}
}
