package flood

import (
	"fmt"
	"slices"
	"strings"
)

// Bodies are Markdown without front matter: the constructs, and each sign of ASCII
// by itself, in a word and in words.
var Bodies = slices.Concat(constructs, signs())

// signs has three constructs for each sign.
func signs() []Construct {
	var list []Construct
	for _, sign := range "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~" {
		list = append(list,
			between("a run of "+string(sign), "a", string(sign), ""),
			again("words behind "+string(sign), string(sign)+"a "),
			again("lines that end in "+string(sign), "a"+string(sign)+"\n"))
	}
	return list
}

var constructs = []Construct{
	// blocks in blocks
	again("quotations", "> "),
	again("quotations without spaces", ">"),
	again("quotations by lines", "> > > > > > > > > > > > > > > > > > > > a\n"),
	again("quotations and lists", "> - > - "),
	again("lists", "- "),
	again("lists of asterisks", "* "),
	again("numbered lists", "1. "),
	again("lists in one line, many lines", strings.Repeat("- ", 50)+"a\n"),
	{"lists by indents", func(n int) string {
		var b strings.Builder
		for depth := 0; b.Len() < n; depth++ {
			b.WriteString(strings.Repeat("  ", depth) + "- a\n")
		}
		return b.String()
	}},
	{"lists by indents, held open", func(n int) string {
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			b.WriteString(strings.Repeat("  ", min(i, 400)) + "- a\n")
		}
		return b.String()
	}},
	{"empty lines in a deep list", func(n int) string {
		var b strings.Builder
		for depth := range 90 {
			b.WriteString(strings.Repeat("  ", depth) + "- a\n")
		}
		return b.String() + Repeat("\n", n)
	}},
	{"code in a deep list", func(n int) string {
		var b strings.Builder
		for depth := range 90 {
			b.WriteString(strings.Repeat("  ", depth) + "- a\n")
		}
		return b.String() + strings.Repeat("  ", 90) + "```\n" + Repeat("\n", n)
	}},
	{"quotations, going on", func(n int) string { return strings.Repeat("> ", 90) + "a\n" + Repeat("a\n", n) }},
	again("items", "- a\n"),
	again("items apart", "- a\n\n"),
	again("footnotes in footnotes", "[^1]:"),
	again("footnotes in footnotes, spaced", "[^1]: "),
	again("definitions in definitions", "a\n: : : : "),
	between("definition in definition", "a\n", ": ", ""),
	again("definitions", "a\n: b\n"),
	between("terms of one definition", "", "a\n", ": b\n"),
	between("definitions of one term", "a\n", ": b\n", ""),
	again("fences", "```\na\n"),
	again("fences in a row", "```\n"),
	again("tildes", "~~~\n"),
	around("fences of all lengths", "`", "\n", "`"),
	{"fences, longer and longer", func(n int) string {
		var b strings.Builder
		for i := 3; b.Len() < n; i++ {
			b.WriteString(strings.Repeat("`", i) + "\n")
		}
		return b.String()
	}},
	again("code", "    a\n"),
	again("lines", "***\n"),
	again("headings", "# a\n"),
	again("headings below", "## a\n"),
	again("empty headings", "#\n"),
	again("headings of all levels", "## a\n### b\n#### c\n##### d\n###### e\n"),
	numbered("headings, each another", "", "## a%d\n", ""),
	numbered("headings that end in numbers", "", "## a\n## a-%d\n", ""),
	again("underlined headings", "a\n=\n"),
	again("underlined headings below", "a\n-\n"),
	between("a heading", "## ", "word ", "\n"),
	between("a heading in Japanese", "## ", "報道発表資料について、", "\n"),
	between("a heading of emphasis", "## ", "*a* ", "\n"),
	between("a heading of marks", "## e", "\u0301", "\n"),
	between("an underlined heading of many lines", "", "a\n", "===\n"),

	// tables
	{"a wide table", func(n int) string {
		return "|" + Repeat("a|", n/3) + "\n|" + Repeat("-|", n/3) + "\n|" + Repeat("b|", n/3) + "\n"
	}},
	{"a wide table of short rows", func(n int) string {
		return "|" + Repeat("a|", n/4) + "\n|" + Repeat("-|", n/4) + "\n" + Repeat("|\n", n/2)
	}},
	{"a square table of empty rows", func(n int) string {
		const columns = 1000
		return "|" + strings.Repeat("a|", columns) + "\n|" + strings.Repeat("-|", columns) + "\n" + Repeat("|\n", n)
	}},
	between("a long table", "|a|b|\n|-|-|\n", "|c|d|\n", ""),
	between("a table of bars in code", "|a|\n|-|\n", "|`\\|`|\n", ""),
	{"a cell of bars in code", func(n int) string { return "|a|\n|-|\n|" + Repeat("`\\|` ", n) + "|\n" }},
	{"a cell of code of bars", func(n int) string { return "|a|\n|-|\n|`" + Repeat("\\|", n) + "`|\n" }},
	again("rows of dashes", "|a|\n|-|-|\n"),
	between("rows of dashes in a paragraph", "a\n", "|-|-|\n", ""),
	again("bars", "|"),
	again("small tables", "|a|\n|-|\n|b|\n\n"),
	again("heads of tables in one paragraph", "|a|\n|-|\n"),

	// emphasis
	again("opened emphasis", "*a **a "),
	again("asterisks and underscores", "*a_"),
	again("asterisks", "*"),
	again("asterisks in words", "a**b"),
	again("asterisks, underscores", "*_"),
	around("emphasis in emphasis", "*a ", "b", " c*"),
	around("strong in strong", "**a ", "b", " c**"),
	again("closed emphasis", "*a* "),
	again("closing emphasis", "a* "),
	again("underscores", "_a "),
	again("emphasis beside Japanese", "**「"),
	again("strikethrough", "~~a "),
	again("tildes in words", "a~~"),
	again("paragraphs of opened emphasis", strings.Repeat("*a_ ", 900)+"\n\n"),
	again("lines of emphasis", "*a*\n"),
	again("lines that end in emphasis", "a*\n"),

	// brackets
	again("brackets", "["),
	again("closing brackets", "]"),
	around("brackets in brackets", "[", "a", "]"),
	around("brackets with addresses", "[", "a", "](b)"),
	around("pictures in pictures", "![", "a", "](b)"),
	again("opened addresses", "[a]("),
	again("opened addresses in angles", "[a](<"),
	again("opened addresses, spaced", "[a](b "),
	again("opened titles", "[a](b \""),
	again("opened titles in brackets", "[a](b ("),
	again("opened titles in apostrophes", "[a](b 'c"),
	between("titles without an end", "", "[a](b (", "\n"),
	again("opened references", "[a]["),
	again("brackets by lines", "[a]\n"),
	again("bracket by lines", "[\n"),
	again("pictures", "!["),
	again("pictures of references", "![a][a]"),
	between("pictures by reference", "", "![a][a] ", "\n\n[a]: b.png\n"),
	between("links by reference", "", "[a] ", "\n\n[a]: /b\n"),
	between("links by reference, by lines", "", "[a]\n", "\n\n[a]: /b\n"),
	between("links refused by reference", "", "[a] ", "\n\n[a]: data:b\n"),
	again("links", "[a](b) "),
	again("links, refused", "[a](data:b) "),
	again("links with titles", "[a](b 'c') "),
	again("emphasis and links", "*a [b](c) "),
	again("links in emphasis", "[*a](b) "),
	around("links around emphasis", "[*", "a", "*](b)"),
	numbered("definitions of links", "", "[a%d]: /x\n", ""),
	numbered("definitions of links, apart", "", "[a%d]: /x\n\n", ""),
	numbered("definitions of links with titles", "", "[a%d]: /x \"t\"\n", ""),
	numbered("definitions of links over lines", "", "[a%d]:\n/x\n", ""),
	numbered("definitions of links with titles below", "", "[a%d]: /x\n'b'\n", ""),
	again("definitions of one link", "[a]: /x\n"),
	between("definitions with an opened title", "", "[a]: /x (\n", "\n"),
	numbered("definitions of links in a quotation", "", "> [a%d]: /x\n", ""),

	// footnotes
	between("marks of one footnote", "", "[^1] ", "\n\n[^1]: x\n"),
	between("marks of one footnote, by lines", "", "[^1]\n", "\n\n[^1]: x\n"),
	again("marks without a footnote", "[^1] "),
	again("marks in pictures", "![^1] "),
	again("opened marks", "[^"),
	numbered("footnotes without a mark", "", "[^%d]: a\n", ""),
	numbered("footnotes without a mark, apart", "", "[^%d]: a\n\n", ""),
	{"footnotes", func(n int) string {
		var marks, notes strings.Builder
		for i := 0; marks.Len()+notes.Len() < n; i++ {
			fmt.Fprintf(&marks, "[^%d] ", i)
			fmt.Fprintf(&notes, "[^%d]: a\n", i)
		}
		return marks.String() + "\n\n" + notes.String()
	}},
	{"footnotes, the last first", func(n int) string {
		var text strings.Builder
		times := n / len("[^12345] [^12345]: a\n")
		for i := range times {
			fmt.Fprintf(&text, "[^%d] ", times-1-i)
		}
		text.WriteString("\n\n")
		for i := range times {
			fmt.Fprintf(&text, "[^%d]: a\n", i)
		}
		return text.String()
	}},
	again("footnotes of one label", "a[^1]\n\n[^1]: b\n\n"),

	// code, HTML, addresses, characters
	again("backticks", "`"),
	again("code in a line", "`a` "),
	{"runs of backticks", func(n int) string {
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			b.WriteString(strings.Repeat("`", i%50+1) + "a")
		}
		return b.String()
	}},
	{"runs of backticks, each another", func(n int) string {
		var b strings.Builder
		for i := 1; b.Len() < n; i++ {
			b.WriteString(strings.Repeat("`", i) + "a")
		}
		return b.String()
	}},
	again("code over lines", "a `\n"),
	again("backslashes", `\`),
	again("backslashes at ends of lines", "a\\\n"),
	again("backslashes and spaces at ends", "a\\  \n"),
	again("bars of ruby", "｜《"),
	again("ruby", "｜漢《か》"),
	again("opened ruby", "｜漢《か"),
	again("ruby in other forms", "|漢《か》{漢|かん}"),
	again("ruby in other forms, by lines", "{漢|かん}\n"),
	around("backslashes before ruby", `\`, "", "｜漢《か》"),
	again("ampersands", "&"),
	again("references", "&#x26;"),
	again("names of references", "&amp"),
	again("angles", "<"),
	again("addresses in angles", "<http://a.b>"),
	again("opened addresses in angles alone", "<http:"),
	again("addresses", "http://a."),
	again("addresses with brackets", "http://a.((((("),
	again("hosts", "http://a/"),
	again("addresses within words", "xhttp://a.b/"),
	again("www", "www."),
	again("www within words", "xwww.a.b/"),
	again("addresses in a row", "https://a.example/b "),
	again("mailboxes", "a@"),
	again("mail", "a@b.example "),
	again("mail with underscores", "_a_@b."),
	again("dots and underscores", "a._"),
	again("colons", "http:"),
	again("comments opened", "<!--"),
	again("tags opened", "<b "),
	again("tags", "<b>"),
	again("tags closed", "</b>"),
	around("tags in tags", "<b>", "a", "</b>"),
	again("spans", "<span>"),
	again("details", "<details>"),
	again("details, by lines", "<details>\n\n"),
	again("divisions", "<div>\n\n"),
	again("instructions", "<?"),
	again("declarations", "<!A"),
	again("character data", "<![CDATA["),
	again("attributes", "<b a='"),
	between("a tag of attributes", "<b ", "a ", ">"),

	// one of everything else
	again("one word", "a"),
	again("one line", "a "),
	between("one line of spaces", "a", " ", "b"),
	again("spaces", " "),
	again("empty lines", "\n"),
	again("lines of a letter", "a\n"),
	again("lines in Japanese", "あ\n"),
	again("lines that end in spaces", "a  \n"),
	again("tabs", "\t"),
	again("items of tabs", "-\t"),
	again("quotations of tabs", ">\t"),
	again("carriage returns", "a\r\n"),
	again("zeros", "a\x00"),
	again("bytes that are no UTF-8", "\xff"),
	between("marks on a letter", "e", "\u0301", ""),
	again("joined emoji", "👩\u200D"),
	again("flags", "🇯"),
	again("directions", "\u202e"),
	again("kana", "カ゛"),
	again("stops", "。"),
	again("quotation marks", "\"a 'b "),
	again("double quotation marks", `"`),
	again("apostrophes", "'a"),
	again("guillemets", "«a» "),
	again("Japanese brackets", "「"),
	again("ellipses", "..."),
	again("hyphens", "-"),
	again("equals signs", "="),
	again("plus signs", "+ "),
	again("exclamation marks in one word", ")!"),
	again("semicolons in one word", "日;b"),
	again("schemes in one word", "a:b://"),
	again("sentences", "The minister said so. "),
	again("sentences in Japanese", "大臣が述べました。"),
	numbered("words", "", "word%d ", ""),
	again("bullets", "・あ\n"),
	again("full-width headings", "＃　あ\n"),
	again("notes", "※ あ\n\n"),
	again("speakers", "> a\n>\n> — B\n\n"),
	again("almost speakers", "> a\n> — B\n\n"),
	again("almost links", "[a] (b.pdf)\n"),
	again("almost headings", "##a\n"),

	// facts
	again("numbers", "1,234 "),
	again("numbers in a row", "1,"),
	again("digits", "1"),
	again("numbers in kanji", "一二三四"),
	again("numbers in words", "twenty "),
	again("numbers in French", "quatre-vingt-dix-sept mille "),
	again("dates", "2020-01-02 12月3日 "),
	again("days in kanji", "月火水木金土日"),
	again("days", "Monday, 5 May 2024, "),
	again("eras", "令和2年10月"),
	again("times", "10:00 "),
	again("units", "5 km 7.5 MW 3 % "),
	again("sums", "US$5 million 5億円 3 € "),
	again("countries", "France Japan Viet Nam "),
	again("countries in Japanese", "日本フランスベトナム"),
	again("telephone numbers", "+81 3 5253 5111 "),
	again("percentages", "3.5%"),
}
