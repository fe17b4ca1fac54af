package read

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"docsite/generator/diag"
	"docsite/generator/fields"
	"docsite/generator/press"
	"docsite/generator/syndication"
)

// Twins are the forms for machines in which a site can publish each release, by the
// names that docsite.yaml has for them.
var Twins = syndication.Names()

// delivery reads how the site is served and handed on.
func delivery(m *fields.Map) press.Delivery {
	d := press.Delivery{
		HSTS: hsts(m), Security: security(m), Hub: webAddress(m, "hub"), Alerts: alerts(m),
		DublinCore: m.Bool("dublin_core"), NewsSitemap: m.Bool("news_sitemap"), LLMs: m.Bool("llms"),
		Precompress: words(m, "precompress", []string{"gz", "br"}), Twins: words(m, "twins", Twins),
	}
	for _, t := range m.List("hosts") {
		d.Hosts = append(d.Hosts, press.Located{Text: t.Value, At: t.At})
	}
	return d
}

// words reads a list of known words, each once.
func words(m *fields.Map, key string, known []string) []string {
	var list []string
	for _, t := range m.List(key) {
		switch {
		case !slices.Contains(known, t.Value):
			m.Report(diag.New(diag.BadSetting, t.At, "“%s” cannot have “%s”", key, t.Value).
				WithHint("%s", diag.DidYouMean(t.Value, known, "what it can have: "+strings.Join(known, ", "))))
		case slices.Contains(list, t.Value):
			m.Report(diag.New(diag.BadSetting, t.At, "“%s” stands twice in “%s”", t.Value, key).WithHint("keep one of the two"))
		default:
			list = append(list, t.Value)
		}
	}
	return list
}

// hsts reads for how long browsers are to ask for the domain by https alone.
func hsts(m *fields.Map) *press.HSTS {
	s := m.Map("hsts")
	if s == nil {
		return nil
	}
	h := &press.HSTS{Subdomains: s.Bool("subdomains"), Preload: s.Bool("preload"), At: s.At}
	if t := s.Text("max_age"); t.Set {
		var ok bool
		if h.MaxAge, ok = duration(t.Value); !ok {
			s.Report(diag.New(diag.BadSetting, t.At, "“%s” is not a time", t.Value).WithHint("write days or hours, such as 365d"))
		}
	} else {
		s.Report(missing(s.At, "max_age", "max_age: 365d"))
	}
	s.Done("“hsts”")
	return h
}

// security reads what security.txt says.
func security(m *fields.Map) *press.Security {
	s := m.Map("security")
	if s == nil {
		return nil
	}
	found := &press.Security{
		Policy: webAddress(s, "policy"), Acknowledgments: webAddress(s, "acknowledgments"),
		Encryption: webAddress(s, "encryption"), Hiring: webAddress(s, "hiring"), At: s.At,
	}
	contacts := s.List("contact")
	for _, t := range contacts {
		if !slices.ContainsFunc([]string{"mailto:", "https://", "tel:"}, func(scheme string) bool { return strings.HasPrefix(t.Value, scheme) }) {
			s.Report(diag.New(diag.BadURL, t.At, "“%s” is not an address for reports of weaknesses", t.Value).
				WithHint("write it with its scheme, as mailto:security@example.org or https://example.org/security"))
			continue
		}
		found.Contacts = append(found.Contacts, t.Value)
	}
	if len(contacts) == 0 {
		s.Report(missing(s.At, "contact", "contact: [mailto:security@example.org]"))
	}
	if t := s.Text("expires"); t.Set {
		var ds []diag.Diagnostic
		found.Expires, _, ds = day(t, "expires", time.UTC)
		for _, d := range ds {
			s.Report(d)
		}
		found.At = t.At
	} else {
		s.Report(missing(s.At, "expires", "expires: 2027-06-30"))
	}
	s.Done("“security”")
	return found
}

// alerts reads where the form of the office's own mailing service is.
func alerts(m *fields.Map) *press.Alerts {
	s := m.Map("alerts")
	if s == nil {
		return nil
	}
	a := &press.Alerts{Action: webAddress(s, "action"), Fields: map[string]string{}}
	if at, _ := s.KeyAt("action"); strings.HasPrefix(strings.ToLower(a.Action), "http:") {
		s.Report(diag.New(diag.BadSetting, at, "“alerts” would send the addresses of readers without encryption").WithHint("write an address that begins with https://"))
	}
	if _, set := s.KeyAt("action"); !set {
		s.Report(missing(s.At, "action", "action: https://lists.example.org/subscribe"))
	}
	f := s.Map("fields")
	for _, key := range []string{"email", "feed", "language"} {
		if t := f.Text(key); line(f, t, key) {
			a.Fields[key] = t.Value
		}
	}
	f.Done("“fields”")
	s.Done("“alerts”")
	return a
}

var durationForm = regexp.MustCompile(`^([0-9]{1,5})(h|d)$`)

// duration reads hours or days of 24 hours, as 24h or 365d.
func duration(text string) (time.Duration, bool) {
	parts := durationForm.FindStringSubmatch(text)
	if parts == nil {
		return 0, false
	}
	n, _ := strconv.Atoi(parts[1]) // digits by the expression
	d := time.Duration(n) * time.Hour
	if parts[2] == "d" {
		d *= 24
	}
	return d, n > 0
}
