package markdown

import (
	"fmt"
	"regexp"
	"testing"
)

func TestBareAddress(t *testing.T) {
	link := regexp.MustCompile(`<a (?:class="external bare" rel="external" )?href="([^"]*)">([^<]*)(?:<span class="vh">[^<]*</span>)?</a>`)
	for text, want := range map[string]string{
		"https://example.jp/。詳細は":              "[https://example.jp/]。詳細は",
		"詳細は（https://example.jp/a）を":           "詳細は（[https://example.jp/a]）を",
		"詳細：https://example.jp/a、次":            "詳細：[https://example.jp/a]、次",
		"「https://example.jp」":                 "「[https://example.jp]」",
		"See https://example.org/a_b_c.":       "See [https://example.org/a_b_c].",
		"(https://example.org/a(b))":           "([https://example.org/a(b)])",
		"**https://example.org/**":             "<strong>[https://example.org/]</strong>",
		"HTTPS://Example.org:8080/?a=1&b=2#c!": "[HTTPS://Example.org:8080/?a=1&amp;b=2#c]!",
		"https://example.org/&amp;":            "[https://example.org/]&amp;",
		"https://example.org/a<br>b":           "[https://example.org/a]<br>b",
		"https://localhost and http:// no":     "https://localhost and http:// no",
		"xhttps://example.org":                 "xhttps://example.org",
		"https://.org https://org.":            "https://.org https://org.",
		"ftp://example.org/a":                  "ftp://example.org/a",
		"www.mofa.go.jp/a を":                   "[www.mofa.go.jp/a http://www.mofa.go.jp/a] を",
		"www.example":                          "www.example",
		"press_office@example.jp へ":            "[press_office@example.jp mailto:press_office@example.jp] へ",
		"Email：a.b+c@example.co.jp。":           "Email：[a.b+c@example.co.jp mailto:a.b+c@example.co.jp]。",
		"_a@example.jp_":                       "<em>[a@example.jp mailto:a@example.jp]</em>",
		"_x_a_b@example.jp":                    "_[x_a_b@example.jp mailto:x_a_b@example.jp]",
		"a@b":                                  "a@b",
		"`https://example.jp`":                 "<code>https://example.jp</code>",
		"[https://example.jp](a)":              "<a {0}>https://example.jp</a>",
	} {
		html, _ := convert("en", text)
		got := link.ReplaceAllStringFunc(html, func(s string) string {
			m := link.FindStringSubmatch(s)
			if m[1] == m[2] {
				return "[" + m[2] + "]"
			}
			return fmt.Sprintf("[%s %s]", m[2], m[1])
		})
		if got != "<p>"+want+"</p>" {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}
