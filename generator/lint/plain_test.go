package lint

import "testing"

func TestPlain(t *testing.T) {
	for text, told := range map[string]string{
		"The **Treaty** of *Paris*":        "1:5 DS417 this is plain text, and readers see its “**”; delete the asterisks",
		"これは** 重要 **です":                    "1:4 DS417 this is plain text, and readers see its “**”; delete the asterisks",
		"In *Le Monde*, on Monday":         "1:4 DS417 this is plain text, and readers see its “*”; delete the asterisks",
		"__Treaty__":                       "1:1 DS417 this is plain text, and readers see its “__”; delete the low lines",
		"~~old~~ new":                      "1:1 DS417 this is plain text, and readers see its “~~”; delete the tildes, and what is struck out",
		"See [this](https://a.example/)":   "1:5 DS417 this is plain text, and readers see its “[”; write the words alone; a link stands in the text",
		"## Fares":                         "1:1 DS417 this is plain text, and readers see its “##”; delete the #",
		"CO<sub>2</sub>":                   "1:3 DS417 this is plain text, and readers see its “<sub>”; delete it",
		"Trade &amp; industry":             "1:7 DS417 this is plain text, and readers see its “&amp;”; write the character itself, “&”",
		"l&#8217;accord":                   "1:2 DS417 this is plain text, and readers see its “&#8217;”; write the character itself, “’”",
		"a&#x202E;b":                       "1:2 DS417 this is plain text, and readers see its “&#x202E;”; delete it",
		"prices* rose, wages* fell, 2*3*4": "",
		"R&D; Q&A; B&Bs; a < b, <名称>, #1, 3 # x, [sic](so), __ __, snake__case__x": "",
		"https://a.example/?b=1&copy=2": "",
	} {
		if got := report(text, Plain([]byte(text))); got != told {
			t.Errorf("%q\n tells %s\n want  %s", text, got, told)
		}
	}
}
