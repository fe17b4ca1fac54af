package schema

// frontMatter is the table of keys of releases/README.md, in its words.
func frontMatter(k kinds) node {
	facts := properties{
		{"date", orEmpty(dayOrMoment()).about("The day, `2020-10-22`, which begins at midnight in the site's time zone; or a moment with its zone, `2020-10-22T09:00:00+09:00`. A release dated in the future appears when its moment has come. Needed.")},
		{"type", orEmpty(k.releaseType()).about("`press-release` (if you say nothing), `report`, `statement`, `media-advisory`, `speech`, `backgrounder`, `readout`. A site can add its own: a message `type.<name>` in each file of `locales/`.")},
		{"countries", list(k.country()).about("A list of country codes, ISO 3166-1 alpha-2: `[jp, vn]`. Those of the ministries are added by themselves.")},
		{"ministries", list(k.ministry()).about("A list of IDs of the register, in order of precedence. The first one's contact is given where the release gives none.")},
		{"topics", list(k.topic()).about("A list of words such as `digital-economy`. The site's `locales/` can give them a name: a message `topic.digital-economy`.")},
		{"reference", orEmpty(line()).about("The office's own number.")},
		{"event", orEmpty(slug()).about("A word for the event that the release is about, such as `digital-week-2022`. Releases that name the same one lead to each other.")},
		{"draft", flag().about("`true` keeps the release out of the site.")},
		{"embargo_until", moment().about("A moment with its zone. Nothing of the release is in the site before it, in any language: no page, no entry, no count, no file.")},
		{"withdrawn", orEmpty(object(properties{
			{"date", dayOrMoment().about("Since when the release no longer holds.")},
			{"reason", orEmpty(k.texts()).about("Why, in each language, in one line.")},
			{"superseded_by", orEmpty(releaseID()).about("The release that holds now: its ID, `<year>/<name>`.")},
		}, "date")).about("`{date: …, reason: {en: …, fr: …}, superseded_by: <release ID>}`. The page stays and says in every language that it no longer holds. A release ID is `<year>/<name>`.")},
	}
	rest := properties{
		{"title", line().about("One line of plain text. Needed.")},
		{"summary", orEmpty(text()).about("One or two sentences for lists, feeds and search engines, and the lead of the page. If you leave it out, lists show the beginning of the text.")},
		{"place", orEmpty(line()).about("The place of the dateline.")},
		{"original", orEmpty(flag()).about("`true` in the language that the others were made from. If none says so, it is the first language of docsite.yaml that states a date.")},
		{"source", orEmpty(node{Type: []string{"string"}, Pattern: `^[A-Za-z0-9-]+@[0-9a-f]{7,64}$`, PatternWords: "Write a language and a digest, as ja@9f2c41d07a3e."}).
			about("What a translation was made from: a language and a digest of its text, `ja@9f2c41d07a3e`. `docsite stamp` writes it.")},
		{"status", orEmpty(choice("official", "provisional", "machine").or("official")).
			about("`official` (if you say nothing), `provisional`, `machine`. Readers are told.")},
		{"slug", orEmpty(node{Type: scalar, Pattern: `^[\p{L}\p{M}\p{N}_.-]*$`, PatternWords: "Write letters, digits and hyphens."}).
			about("The last part of the page's address; else the folder's name. Two digits alone are kept for months.")},
		{"aliases", list(node{Type: []string{"string"}, Pattern: `^/[^/.?#\\:*"<>|][^?#\\:*"<>|]*$`, PatternWords: "Write a path of this site, as /news/2019/old.html."}).
			about("A list of old addresses of this page on this site: `[/news/2019/old.html]`. `/news/%E6%9D%B1%E4%BA%AC.html` is `/news/東京.html`.")},
		{"image", orEmpty(object(properties{
			{"file", text().about("The picture's name in the release's folder.")},
			{"alt", line().about("What somebody should know who cannot see the picture.")},
			{"caption", orEmpty(text()).about("What stands below the picture.")},
			{"credit", orEmpty(text()).about("Who made it.")},
		}, "file", "alt")).about("The lead picture: `{file: …, alt: …, caption: …, credit: …}`; `file` and `alt` are needed.")},
		{"attachments", list(k.attachment()).about("A list of documents: `{file: slides.pdf, title: …, lang: en}`, or `url:` in the place of `file:`. Type and size are read from the file.")},
		{"contacts", list(contact()).about("A list of `{office: …, name: …, tel: …, fax: …, email: …, url: …}`; else the first ministry's contact.")},
		{"changes", list(object(properties{
			{"date", dayOrMoment().about("When it was changed.")},
			{"note", text().about("What was changed.")},
		}, "date", "note")).about("A list of `{date: …, note: …}`: what was changed after publication. The last one dates the page as updated.")},
		{"allow", orEmpty(suppressions()).about("Warnings that docsite need not tell of this file, each with your reason: `{DS417: this line is a verse}`.")},
	}
	n := object(append(rest, facts...), "title")
	n.Title = "Front matter of a press release in docsite"
	n.Definitions = properties{{"line", orEmpty(line())}}
	return n
}

func (k kinds) attachment() node {
	n := object(properties{
		{"file", orEmpty(text()).about("The document's name in the release's folder.")},
		{"url", orEmpty(webAddress()).about("Where the document is, if it is not in the release's folder.")},
		{"title", orEmpty(line()).about("What the document is called; else its name.")},
		{"lang", orEmpty(k.language()).about("The language that it is written in.")},
	})
	n.AnyOf = []node{{Required: []string{"file"}}, {Required: []string{"url"}}}
	return n
}

func contact() node {
	return object(properties{
		{"office", orEmpty(text()).about("Such as `Public Relations Office`.")},
		{"name", orEmpty(text()).about("Of a person.")},
		{"tel", orEmpty(telephone()).about("A telephone number, with the country's: `+81 3 5253 5111`; an extension as `ext. 5432`, other words in brackets.")},
		{"fax", orEmpty(telephone()).about("A fax number.")},
		{"email", orEmpty(node{Type: []string{"string"}, Pattern: `^[^\n]+@[^\n]+$`, PatternWords: "Write an address, as press@example.org."}).about("An e-mail address, or several with commas.")},
		{"url", orEmpty(webAddress()).about("A page for questions.")},
	})
}

// settings is the table of docsite.yaml in README.md, in its words.
func settings(k kinds) node {
	n := object(properties{
		{"title", k.texts().about("The site's title by language. A language without one takes the first. Needed.")},
		{"base_url", orEmpty(node{Type: []string{"string"}, Pattern: `^[Hh][Tt][Tt][Pp][Ss]?://[^?#@]+$`, PatternWords: "Write a whole address, as https://press.example.org/."}).
			about("The site's address. A path is allowed: `https://example.org/newsroom/`. Needed, or `--base-url`.")},
		{"languages", k.languages().about("BCP 47 tags in order of preference, such as `[en, fr-CA, ja]`. Needed.")},
		{"time_zone", orEmpty(node{Type: []string{"string"}, Default: "UTC", Examples: []any{"Asia/Tokyo", "Europe/Paris", "America/New_York"}}).
			about("In which days begin, such as `Asia/Tokyo`; UTC if you say nothing.")},
		{"publisher", orEmpty(object(properties{
			{"name", orEmpty(k.texts()).about("By language.")},
			{"url", orEmpty(webAddress()).about("The publisher's own site.")},
		})).about("`{name: {en: …}, url: …}`: who answers for the site.")},
		{"fallback", orEmpty(choice("list", "omit").or("list")).
			about("`list` (if you say nothing): lists of a language show every release, in another language where its own is missing. `omit`: they leave it out.")},
		{"behind", orEmpty(choice("notice", "silent").or("notice")).
			about("`notice` (if you say nothing): the page of a translation says so where its original was changed since. `silent`: readers are not told.")},
		{"require", orEmpty(k.languages()).about("Languages that every published release must have.")},
	}, "title", "languages")
	n.Title = "Settings of a newsroom in docsite"
	n.Definitions = properties{{"line", orEmpty(line())}}
	return n
}

func (k kinds) languages() node {
	n := list(k.language())
	n.Type, n.Unique, n.Examples = []string{"array"}, true, []any{[]string{"en", "fr", "ja"}}
	return n
}

// register is what releases/README.md says of ministries.yaml.
func register(k kinds) node {
	entry := object(properties{
		{"country", k.country().about("The country's code, ISO 3166-1 alpha-2. Needed.")},
		{"name", k.texts().about("The name in each language. Needed.")},
		{"short", orEmpty(k.texts()).about("The short name in each language.")},
		{"reading", orEmpty(line()).about("Of the Japanese name, in kana: lists are sorted by it.")},
		{"url", orEmpty(webAddress()).about("The ministry's own site.")},
		{"contact", orEmpty(contact()).about("Whom to ask, where a release says nothing: `{office: …, name: …, tel: …, fax: …, email: …, url: …}`.")},
		{"since", orEmpty(day()).about("The first day of the body under this name.")},
		{"until", orEmpty(day()).about("The last day of the body under this name.")},
		{"succeeded_by", orEmpty(k.successor()).about("The ID of the body that took its work over.")},
	}, "country", "name")
	n := node{Type: []string{"object"}, Others: &entry}
	n.Names = &node{Pattern: word, PatternWords: "Write the ID like jp-mic: lower-case letters, digits and single hyphens."}
	n.Title = "Register of ministries in docsite"
	n.Definitions = properties{{"line", orEmpty(line())}}
	return n
}
