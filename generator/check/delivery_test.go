package check_test

import (
	"slices"
	"testing"
	"time"

	"docsite/generator/check"
	"docsite/generator/diag"
	"docsite/generator/press"
)

// served returns the codes of what is told of how a site is served.
func served(now time.Time, base string, d press.Delivery) []diag.Code {
	site := &press.Site{Settings: press.Settings{BaseURL: base, Languages: []string{"en"}, Zone: time.UTC, Delivery: d}, Now: now}
	var codes []diag.Code
	for _, found := range check.Check(site, nil) {
		codes = append(codes, found.Code)
	}
	return codes
}

func TestSecurityRunsOut(t *testing.T) {
	expires := time.Date(2027, 6, 30, 0, 0, 0, 0, time.UTC)
	const base = "https://press.example.org/"
	tests := []struct {
		now  string
		want []diag.Code
	}{
		{"2026-06-29T23:59:59Z", []diag.Code{diag.SecurityTooFar}},
		{"2026-06-30T00:00:00Z", nil},
		{"2027-05-30T23:59:59Z", nil},
		{"2027-05-31T00:00:00Z", []diag.Code{diag.SecurityRunsOut}},
		{"2027-06-29T23:59:59Z", []diag.Code{diag.SecurityRunsOut}},
		{"2027-06-30T00:00:00Z", []diag.Code{diag.SecurityRunsOut}},
		{"2031-01-01T00:00:00Z", []diag.Code{diag.SecurityRunsOut}},
	}
	for _, test := range tests {
		now, err := time.Parse(time.RFC3339, test.now)
		if err != nil {
			t.Fatal(err)
		}
		if got := served(now, base, press.Delivery{Security: &press.Security{Expires: expires}}); !slices.Equal(got, test.want) {
			t.Errorf("%s: %v", test.now, got)
		}
	}
	if got := served(expires.AddDate(0, -6, 0), base+"newsroom/", press.Delivery{Security: &press.Security{Expires: expires}}); !slices.Equal(got, []diag.Code{diag.SecurityElsewhere}) {
		t.Errorf("of a site under a path: %v", got)
	}
	if got := served(expires, base, press.Delivery{Security: &press.Security{}}); got != nil {
		t.Errorf("of a day that could not be read: %v", got)
	}
}

func TestHSTSRefused(t *testing.T) {
	const year = 365 * 24 * time.Hour
	tests := []struct {
		base string
		hsts press.HSTS
		want []diag.Code
	}{
		{"https://press.example.org/", press.HSTS{MaxAge: time.Hour}, nil},
		{"https://press.example.org/", press.HSTS{MaxAge: year, Subdomains: true, Preload: true}, nil},
		{"https://press.example.org/", press.HSTS{MaxAge: year - time.Hour, Subdomains: true, Preload: true}, []diag.Code{diag.HSTSRefused}},
		{"https://press.example.org/", press.HSTS{MaxAge: year, Preload: true}, []diag.Code{diag.HSTSRefused}},
		{"http://press.example.org/", press.HSTS{MaxAge: time.Hour}, []diag.Code{diag.HSTSRefused}},
	}
	for _, test := range tests {
		if got := served(time.Time{}, test.base, press.Delivery{HSTS: &test.hsts}); !slices.Equal(got, test.want) {
			t.Errorf("%s %+v: %v", test.base, test.hsts, got)
		}
	}
}

func TestHosts(t *testing.T) {
	tests := []struct {
		hosts []string
		want  []diag.Code
	}{
		{nil, nil},
		{[]string{"netlify", "nginx", "caddy", "apache", "s3", "github"}, nil},
		{[]string{"cloudflare", "apache"}, nil},
		{[]string{"netlify", "cloudflare"}, []diag.Code{diag.HostsClash}},
		{[]string{"nginx", "nginx"}, []diag.Code{diag.HostsClash}},
		{[]string{"nginx", "vercel"}, []diag.Code{diag.HostUnknown}},
		{[]string{""}, []diag.Code{diag.HostUnknown}},
	}
	for _, test := range tests {
		var d press.Delivery
		for _, name := range test.hosts {
			d.Hosts = append(d.Hosts, press.Located{Text: name})
		}
		if got := served(time.Time{}, "https://press.example.org/", d); !slices.Equal(got, test.want) {
			t.Errorf("%q: %v", test.hosts, got)
		}
	}
}
