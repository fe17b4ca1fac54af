package markdown

import "testing"

// What is almost a speaker or a table is told of, and what only looks like one
// is not.
func TestAlmost(t *testing.T) {
	const (
		noLine = " DS417 this names no speaker: an empty line “>” is missing before it"
		dash   = " DS417 this names no speaker: its dash is another one than —"
	)
	for _, c := range []struct{ text, told string }{
		{"> Said.\n>\n> — Jia Jingdun, Director", ""},
		{"> Said.\n>\n> – Jia Jingdun, Director", ""},
		{"> Said.\n>\n> －Jia Jingdun, Director", "3:3" + dash},
		{"> 「言」\n>\n> －山田大臣", "3:3" + dash},
		{"> Said.\n>\n> - Jia Jingdun, Director", "3:5" + dash},
		{"> Said.\n> - Jia Jingdun, Director", "2:5" + dash},
		{"> Said.\n> — **Jia Jingdun**, Director", ""},
		{"> Said\n> — **Jia Jingdun**, Director", "2:3" + noLine},
		{"> Said\n> – Jia Jingdun", "2:3" + noLine},
		{"> He said:\n> — Not Jia Jingdun", ""},
		{"> — Oui, dit-il.\n>\n> — Non", ""},
		{"> Said.\n>\n> – as it were – and more", ""},
		{"> Said.\n>\n> –5 degrees", ""},
		{"> Said.\n> — That is all.", ""},
		{"> — Oui\n> — Non", ""},
		{"> – Jia Jingdun", ""},
		{"> Two:\n>\n> - Malaysia\n> - Laos", ""},
		{"> One:\n>\n> - It is agreed.", ""},
		{"> One:\n>\n> 1. Malaysia", ""},
		{"– Jia Jingdun", ""},

		{"| a | b | c |\n|---|---|\n| 1 | 2 | 3 |", "2:1 DS417 this is no table: there are 2 columns of dashes, and 3 in the row above"},
		{"Words\n| a | b |\n|---|", "3:1 DS417 this is no table: there are 1 columns of dashes, and 2 in the row above"},
		{"| a | b \\| c |\n|---|---|", ""},
		{"a | b\n\n|-|-|-|", ""},
		{"a | b\nc | d", ""},
	} {
		if _, d := convert("en", c.text); told(d) != c.told {
			t.Errorf("%s\n tells %s\n want %s", c.text, told(d), c.told)
		}
	}
}
