package markdown

import "testing"

func TestLineBreak(t *testing.T) {
	const wants, stays = true, false
	for _, e := range []struct {
		text  string
		joins bool
	}{
		{"日本\n語", wants},
		{"日本**語**\n**語**", wants},
		{"**語**\n語", wants},
		{"`語`\n[語](x)", wants},
		{"語[^1]\n語\n\n[^1]: 注", wants},
		{"語<span lang=ja>\n語</span>", wants},
		{"です。\nIPA", wants},
		{"IPA\n「語」", wants},
		{"語\n“語”", wants},
		{"①\n語", wants},
		{"…\n語", wants},
		{"ｶﾅ\n語", wants},
		{"葛󠄀\n城", wants},
		{"語\u200B\nword", wants},
		{"語\nword", wants},
		{"word\n語", wants},
		{"全国のWeb\nサイト", wants},
		{"Web\nAPI", stays},
		{"2020\n年", wants},
		{"年\n*2020*", wants},
		{"https://example.jp\nを参照", wants},
		{"한국\nword", stays},
		{"word\n🎉", stays},
		{"語\n🎉", wants},
		{"한국\n語", stays},
		{"met\n**Mr. Minh**", stays},
		{"語\n![図](a.png)", stays},
	} {
		_, d := convert("ja", e.text)
		if got := !hasSpace(d.Lead); got != e.joins {
			t.Errorf("%q: joined %v, want %v: %q", e.text, got, e.joins, d.Lead)
		}
		if _, d := convert("en", e.text); !hasSpace(d.Lead) {
			t.Errorf("%q is joined without JoinLines: %q", e.text, d.Lead)
		}
	}
	check(t, []example{
		{"ja", "語**語**\n*語*", "<p>語<strong>語</strong><em>語</em></p>", ""},
		{"en", "met\n**Mr. Minh**", "<p>met\n<strong>Mr. Minh</strong></p>", ""},
		{"fr", "**Genève**\n*mars*", "<p><strong>Genève</strong>\n<em>mars</em></p>", ""},
		{"ja", "**met**\nword", "<p><strong>met</strong>\nword</p>", ""},
		{"ja", "語<br>\n語", "<p>語<br>語</p>", ""},
		{"ja", "語  \n語", "<p>語<br>\n語</p>", ""},
		{"ja", "> 語\n語\n\n- 語\n  語", "<blockquote>\n<p>語語</p>\n</blockquote>\n<ul>\n<li>語語</li>\n</ul>", ""},
	})
}

func hasSpace(s string) bool {
	for _, r := range s {
		if r == ' ' {
			return true
		}
	}
	return false
}
