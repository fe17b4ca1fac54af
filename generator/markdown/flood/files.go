package flood

import "strings"

// file is a construct that stands in a front matter.
func file(name string, front func(n int) string) Construct {
	return Construct{name, func(n int) string {
		return "---\ndate: 2020-10-22\n" + front(n) + "\n---\n\nA text.\n"
	}}
}

// Files are whole files, with what is too much of in their front matter.
var Files = []Construct{
	file("a title", func(n int) string { return "title: " + Repeat("a", n) }),
	file("a title of words", func(n int) string { return "title: " + Repeat("word ", n) }),
	file("a title in Japanese", func(n int) string { return "title: " + Repeat("報道発表資料について、", n) }),
	file("a title of marks", func(n int) string { return "title: e" + Repeat("\u0301", n) }),
	file("a title of ruby", func(n int) string { return "title: " + Repeat("｜漢《か》", n) }),
	file("a summary", func(n int) string { return "title: T\nsummary: " + Repeat("word ", n) }),
	file("a summary of lines", func(n int) string { return "title: T\nsummary: |\n" + Repeat("  word\n", n) }),
	file("almost ruby", func(n int) string { return "title: T\nsummary: \"" + Repeat("{漢|かん}", n) + "\"" }),
	file("opened ruby", func(n int) string { return "title: T\nsummary: \"" + Repeat("｜漢《", n) + "\"" }),
	file("keys", func(n int) string {
		return "title: T\n" + numbered("", "", "key%d: a\n", "").Of(n)
	}),
	file("one key", func(n int) string { return "title: T\n" + Repeat("date: 2020-10-22\n", n) }),
	file("a long key", func(n int) string { return "title: T\n" + Repeat("a", n) + ": b" }),
	file("countries", func(n int) string { return "title: T\ncountries: [" + Repeat("jp, ", n) + "]" }),
	file("ministries", func(n int) string {
		return "title: T\nministries:\n" + numbered("", "", "- m%d\n", "").Of(n)
	}),
	file("topics", func(n int) string { return "title: T\ntopics: [" + numbered("", "", "t%d, ", "").Of(n) + "]" }),
	file("old addresses", func(n int) string {
		return "title: T\naliases:\n" + numbered("", "", "- /a/%d\n", "").Of(n)
	}),
	file("one old address", func(n int) string { return "title: T\naliases:\n" + Repeat("- /a\n", n) }),
	file("attachments", func(n int) string {
		return "title: T\nattachments:\n" + numbered("", "", "- {file: a%d.pdf, title: b}\n", "").Of(n)
	}),
	file("contacts", func(n int) string { return "title: T\ncontacts:\n" + Repeat("- {office: a, tel: +81 3}\n", n) }),
	file("changes", func(n int) string { return "title: T\nchanges:\n" + Repeat("- {date: 2020-10-23, note: a}\n", n) }),
	file("lists in lists", func(n int) string { return "title: T\ncountries: " + Repeat("[", n) }),
	file("lists in lists, closed", func(n int) string {
		return "title: T\ncountries: " + strings.Repeat("[", n/2) + strings.Repeat("]", n/2)
	}),
	file("maps in maps", func(n int) string { return "title: T\nimage: " + Repeat("{a: ", n) }),
	file("dashes", func(n int) string { return "title: T\ncountries:\n" + Repeat("- ", n) }),
	file("indents", func(n int) string {
		var b strings.Builder
		b.WriteString("title: T\nimage:\n")
		for depth := 1; b.Len() < n; depth++ {
			b.WriteString(strings.Repeat(" ", depth) + "a:\n")
		}
		return b.String()
	}),
	file("anchors", func(n int) string {
		return "title: T\ncountries:\n" + numbered("", "", "- &a%d jp\n", "").Of(n)
	}),
	file("aliases", func(n int) string { return "title: &a T\ncountries: [" + Repeat("*a, ", n) + "]" }),
	file("aliases of aliases", func(n int) string {
		return "title: T\n" + numbered("", "a0: &a0 [x]\n", "b%d: &b%d [*a0, *a0, *a0, *a0]\n", "").Of(n)
	}),
	file("comments", func(n int) string { return "title: T\n" + Repeat("# a\n", n) }),
	file("one comment", func(n int) string { return "title: T # " + Repeat("a", n) }),
	file("empty lines", func(n int) string { return "title: T" + Repeat("\n", n) }),
	file("tabs", func(n int) string { return "title: T\n" + Repeat("\t", n) }),
	file("quotation marks", func(n int) string { return "title: \"" + Repeat(`\"`, n) + "\"" }),
	file("tags", func(n int) string { return "title: T\ncountries: [" + Repeat("!!str jp, ", n) + "]" }),
	file("question marks", func(n int) string { return "title: T\n" + Repeat("? ", n) }),
	file("hyphens", func(n int) string { return "title: T\nsummary: " + Repeat("-", n) }),
	{"no end of the front matter", func(n int) string { return "---\n" + Repeat("a: b\n", n) }},
	{"no front matter", func(n int) string { return Repeat("a\n", n) }},
	{"fences", func(n int) string { return Repeat("---\n", n) }},
	{"conflicts", func(n int) string {
		return Front + Repeat("<<<<<<< a\n=======\n>>>>>>> b\n", n)
	}},
}

// pair is a text and a translation in the form of which each unit is another.
func pair(name, english, japanese string) Pair {
	return Pair{name, func(n int) (string, string) {
		return Front + numbered("", "", english, "").Of(n), Front + numbered("", "", japanese, "").Of(n)
	}}
}

// Pairs are texts and their translations, with front matter.
var Pairs = []Pair{
	pair("paragraphs", "The minister met %d members.\n\n", "大臣は%d人の委員と会いました。\n\n"),
	pair("paragraphs that differ", "The minister met %d members.\n\n", "大臣は%d0人の委員と会いました。\n\n"),
	pair("one paragraph", "They met %d members. ", "%d人の委員と会いました。"),
	pair("one paragraph that differs", "They met %d members. ", "%d0人の委員と会いました。"),
	pair("items", "- %d members\n", "- 委員%d人\n"),
	pair("items that differ", "- %d members\n", "- 委員%d7人\n\n段落。\n\n"),
	pair("headings", "## Part %d\n", "## 第%d部\n"),
	pair("equal paragraphs", "The minister said so.\n\n", "大臣が述べました。\n\n"),
	pair("headings and paragraphs", "## Part\n\nThe minister said so.\n\n", "大臣が述べました。\n\n## 部\n\n"),
	pair("dates", "On 5 May 2024, at 10:%d. ", "2024年5月5日10時%d分。"),
	pair("links", "[a](https://a.example/%d) ", "[あ](https://b.example/%d) "),
	pair("countries", "France, Japan, Viet Nam %d. ", "フランス、日本、ベトナム%d。"),
	pair("rows", "|a|b|\n|-|-|\n|%d|c|\n\n", "|あ|い|\n|-|-|\n|%d8|う|\n\n"),
	pair("sums", "It costs US$%d million. ", "%d億円かかります。"),
}
