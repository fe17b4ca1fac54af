package markdown

import (
	"errors"
	"testing"
)

func TestCheckURL(t *testing.T) {
	const refused = Target(-1)
	for address, want := range map[string]Target{
		"":                               Inside,
		"a.pdf":                          Inside,
		"../2024/x/en.md#y":              Inside,
		"/en/":                           Inside,
		"#a:b":                           Inside,
		"?a:b":                           Inside,
		"概要:x":                           Inside,
		"1:2":                            Inside,
		"https://example.org/":           Web,
		"HTTP://example.org":             Web,
		" \n\x00 ht\ttps://example.org ": Web,
		"mailto:a@example.org":           Mail,
		"tel:+81-3-1234-5678":            Phone,
		"javascript:alert(1)":            refused,
		"JaVaScRiPt:alert(1)":            refused,
		"java\tscript:alert(1)":          refused,
		"java\r\nscript:alert(1)":        refused,
		"\x01javascript:alert(1)":        refused,
		"data:text/html,x":               refused,
		"vbscript:x":                     refused,
		"file:///etc/passwd":             refused,
		"ftp://example.org/":             refused,
		"c:\\a.pdf":                      refused,
		"//example.org/":                 refused,
		"\\\\example.org":                refused,
		"/\\example.org":                 refused,
		"/\t/example.org":                refused,
		"https:example.org":              refused,
		"https:///example.org":           refused,
		"https://":                       refused,
		"https:\\\\example.org":          refused,
		"mailto:":                        refused,
		"tel:":                           refused,
	} {
		got, err := CheckURL(address)
		if err != nil {
			got = refused
			var why *AddressError
			if !errors.As(err, &why) || why.Message == "" || why.Hint == "" {
				t.Errorf("%q: %#v says not why", address, err)
			}
		}
		if got != want {
			t.Errorf("%q: got %v, want %v (%v)", address, got, want, err)
		}
	}
}

func TestDecode(t *testing.T) {
	for reference, want := range map[string]string{
		"a%20b.pdf":              "a b.pdf",
		"%E6%A6%82%E8%A6%81.pdf": "概要.pdf",
		"100%.pdf":               "100%.pdf",
		"%FF.pdf":                "%FF.pdf",
		"a%00b":                  "a%00b",
		"a%0Ab":                  "a%0Ab",
		"javascript%3Aalert(1)":  "javascript%3Aalert(1)",
		"%2F%2Fexample.org":      "%2F%2Fexample.org",
		"#%E6%A6%82":             "#概",
	} {
		if got := decode(reference); got != want {
			t.Errorf("decode(%q) = %q, want %q", reference, got, want)
		}
	}
}

func TestBeneath(t *testing.T) {
	c := New(Options{Own: "https://Press.example.org/news/"})
	for address, want := range map[string]bool{
		"https://press.example.org/news/en/":       true,
		"http://PRESS.example.org/news":            true,
		"https://press.example.org/news/":          true,
		"https://press.example.org/News/":          false,
		"https://press.example.org/":               false,
		"https://press.example.org.evil.com/news/": false,
	} {
		if got := c.beneath(address); got != want {
			t.Errorf("beneath(%q) = %v", address, got)
		}
	}
}
