package host_test

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"docsite/generator/host"
	"docsite/generator/press"
)

var update = flag.Bool("update", false, "write testdata anew")

// described is a site with all that a host can be told of.
func described() *host.Description {
	return &host.Description{
		Root:       "/newsroom/",
		Moved:      []host.Move{{"news/1.html", "/newsroom/en/releases/2026/a/"}, {"旧/東京/index.html", "/newsroom/ja/releases/2026/a/"}},
		Gone:       []string{"en/releases/2026/b/index.html"},
		Forever:    []string{"en/card.0123456789.png"},
		Forms:      "https://lists.example.org",
		HSTS:       &press.HSTS{MaxAge: 365 * 24 * time.Hour, Subdomains: true, Preload: true},
		Compressed: []string{"gz", "br"},
		Files:      []string{"404.html", "en/card.0123456789.png", "en/index.html", "en/index.html.gz", "news/1.html", "旧/東京/index.html"},
	}
}

// What each host is told of one site. After a change, go test ./generator/host -update writes it anew;
// .ci/hosts/run asks the hosts themselves.
func TestHosts(t *testing.T) {
	for _, h := range host.Hosts {
		files, err := h.Files(described())
		if err != nil {
			t.Fatal(err)
		}
		var got strings.Builder
		for _, f := range files {
			got.WriteString("== " + f.Name + "\n" + string(f.Content))
		}
		name := filepath.Join("testdata", h.Name+".txt")
		if *update {
			if err := os.WriteFile(name, []byte(got.String()), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		if want, err := os.ReadFile(name); err != nil || string(want) != got.String() {
			t.Errorf("%s is not %s (%v):\n%s", h.Name, name, err, got.String())
		}
	}
}

// No copy of what changes may be used without asking: no lifetime is told of anything but
// what carries a digest, and no moment at all.
func TestNothingOutlivesTheMoment(t *testing.T) {
	lifetime := regexp.MustCompile(`(?i)max-?age|expires`)
	for _, h := range host.Hosts {
		d := described()
		d.HSTS = nil
		files, err := h.Files(d)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			left := strings.ReplaceAll(string(f.Content), host.Immutable, "")
			if found := lifetime.FindString(left); found != "" {
				t.Errorf("%s: %s stands in %s", h.Name, found, f.Name)
			}
		}
	}
}

func TestCacheControl(t *testing.T) {
	d := described()
	tests := map[string]string{
		"assets/site.0123456789.css":                 host.Immutable,
		"assets/site.0123456789.css.br":              host.Immutable,
		"assets/fonts/own.abcdef0123.woff2":          host.Immutable,
		"media/2026/a/photo-720w.0123456789.webp":    host.Immutable,
		"media/2026/a/card-en.0123456789.png":        host.Immutable,
		"media/2026/a/README.0123456789":             host.Immutable,
		"media/2026/a/data.0123456789.gz":            host.Immutable,
		"en/card.0123456789.png":                     host.Immutable,
		"assets/site.012345678.css":                  host.Revalidate,
		"assets/site.0123456789a.css":                host.Revalidate,
		"assets/site.0123456789.css/index.html":      host.Revalidate,
		"assets/site.css":                            host.Revalidate,
		"en/other.0123456789.png":                    host.Revalidate,
		"xassets/site.0123456789.css":                host.Revalidate,
		"en/releases/2026/a.0123456789.b/index.html": host.Revalidate,
		"en/index.html":                              host.Revalidate,
		"en/search/terms-1.bin":                      host.Revalidate,
		".well-known/security.txt":                   host.Revalidate,
	}
	for file, want := range tests {
		if got := d.CacheControl(file); got != want {
			t.Errorf("%s: %s", file, got)
		}
	}
}

func TestContentType(t *testing.T) {
	tests := map[string]string{
		"en/index.html":                            "text/html; charset=utf-8",
		"en/index.html.gz":                         "text/html; charset=utf-8",
		"en/feed.atom":                             "application/atom+xml",
		"en/feed.json":                             "application/feed+json",
		"en/feed.json.br":                          "application/feed+json",
		"en/search/index.json":                     "application/json",
		"en/calendar.ics":                          "text/calendar; charset=utf-8",
		"en/site.webmanifest":                      "application/manifest+json",
		"media/2026/a/en.0123456789.vtt":           "text/vtt; charset=utf-8",
		"media/2026/a/table.0123456789.csv":        "text/csv",
		"media/2026/a/table.0123456789.csv.gz":     "text/csv",
		"media/2026/a/table.csv.0123456789.gz":     "application/gzip",
		"media/2026/a/PLAN.0123456789.PDF":         "application/pdf",
		"media/2026/a/thing.0123456789.unheard-of": "application/octet-stream",
		".well-known/security.txt":                 "text/plain; charset=utf-8",
		".htaccess":                                "application/octet-stream",
	}
	for file, want := range tests {
		if got := host.ContentType(file); got != want {
			t.Errorf("%s: %s", file, got)
		}
	}
}

func TestHSTS(t *testing.T) {
	tests := map[string]press.HSTS{
		"max-age=0":                                    {},
		"max-age=31536000":                             {MaxAge: 365 * 24 * time.Hour},
		"max-age=3600; includeSubDomains":              {MaxAge: time.Hour, Subdomains: true},
		"max-age=63072000; includeSubDomains; preload": {MaxAge: 2 * 365 * 24 * time.Hour, Subdomains: true, Preload: true},
	}
	netlify, err := host.Find("netlify")
	if err != nil {
		t.Fatal(err)
	}
	for want, h := range tests {
		files, err := netlify.Files(&host.Description{Root: "/", HSTS: &h})
		if err != nil || !strings.Contains(string(files[0].Content), "  Strict-Transport-Security: "+want+"\n") {
			t.Errorf("%s (%v) does not stand in\n%s", want, err, files[0].Content)
		}
	}
	d := described()
	d.HSTS = nil
	for _, h := range host.Hosts {
		files, err := h.Files(d)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if strings.Contains(string(f.Content), "Transport") {
				t.Errorf("%s binds a domain that was not asked to be", h.Name)
			}
		}
	}
}

func TestFind(t *testing.T) {
	for name, want := range map[string]string{
		"ngnix":  "there is no host “ngnix”: did you mean “nginx”?",
		"Caddy":  "there is no host “Caddy”: did you mean “caddy”?",
		"vercel": "there is no host “vercel”: it is one of netlify, cloudflare, nginx, caddy, apache, s3, github",
	} {
		if _, err := host.Find(name); err == nil || err.Error() != want {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, name := range host.Names() {
		if h, err := host.Find(name); err != nil || h.Name != name {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Cloudflare reads no more than 2,000 redirects, of which an old folder needs two.
func TestCloudflareReadsSoMany(t *testing.T) {
	h, err := host.Find("cloudflare")
	if err != nil {
		t.Fatal(err)
	}
	for n, want := range map[int]int{999: 1998, 1000: 2000, 1001: 2000} {
		d := &host.Description{Root: "/"}
		for range n {
			d.Moved = append(d.Moved, host.Move{File: "old/index.html", To: "/new/"})
		}
		files, err := h.Files(d)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Count(string(files[1].Content), "\n"); got != want {
			t.Errorf("%d old addresses: %d lines", n, got)
		}
	}
}

// Whatever an address holds, it is one word of one line in every form, or refused.
func FuzzAddress(f *testing.F) {
	for _, seed := range []string{"a b", "${x}", "{path}", "#x", "';--", "a\nb", `"`, `\`, "旧", "%41", "*", "[c]", "^", "$1", "(", "\u3000", "\u2028", "\x80"} {
		f.Add(seed, "/"+seed+"/")
	}
	f.Fuzz(func(t *testing.T, file, to string) {
		lines := func(d *host.Description, h host.Host) (n int, ok bool) {
			files, err := h.Files(d)
			for _, f := range files {
				n += strings.Count(string(f.Content), "\n") + strings.Count(string(f.Content), "\r")
				if h.Name != "s3" && strings.Count(string(f.Content), `"`)%2 != 0 {
					t.Errorf("%s: an odd number of quotation marks for %q", h.Name, file)
				}
			}
			return n, err == nil
		}
		for _, h := range host.Hosts {
			plain := &host.Description{Root: "/", Moved: []host.Move{{"x.html", "/y/"}}, Gone: []string{"z.html"}, Files: []string{"x.html"}}
			odd := &host.Description{Root: "/", Moved: []host.Move{{"x" + file + ".html", to}}, Gone: []string{"z" + file + ".html"}, Files: []string{"x" + file + ".html"}}
			want, _ := lines(plain, h)
			if h.Name == "s3" {
				want, _ = lines(&host.Description{Root: "/", Moved: []host.Move{{"x" + ".html", "/y/"}}, Files: []string{"x.html"}}, h)
			}
			if got, ok := lines(odd, h); ok && got != want {
				t.Errorf("%s: %d lines for %q and %q, not %d", h.Name, got, file, to, want)
			}
		}
	})
}

func TestSecurityText(t *testing.T) {
	got := string(host.SecurityText(&press.Security{
		Contacts: []string{"mailto:security@example.org", "https://example.org/report"}, Policy: "https://example.org/policy",
		Expires: time.Date(2027, 6, 1, 9, 0, 0, 0, time.FixedZone("", 9*3600)), Acknowledgments: "https://example.org/thanks",
	}, "https://example.org/.well-known/security.txt", []string{"en", "ja"}))
	want := `Contact: mailto:security@example.org
Contact: https://example.org/report
Expires: 2027-06-01T00:00:00Z
Acknowledgments: https://example.org/thanks
Preferred-Languages: en, ja
Canonical: https://example.org/.well-known/security.txt
Policy: https://example.org/policy
`
	if got != want {
		t.Error(got)
	}
}
