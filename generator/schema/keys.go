package schema

import (
	"slices"
	"strings"

	"docsite/generator/press"
)

// frontMatter is the table of keys of releases/README.md, in its words.
func frontMatter(k kinds) node {
	n := object(k.translation(), "title")
	n.Title = "Front matter of a press release in docsite"
	n.Definitions = properties{{"line", orEmpty(line())}}
	return n
}

// ofPage are the keys that a page has that is no release.
var ofPage = []string{"title", "summary", "original", "source", "pending", "status", "slug", "aliases", "image", "attachments", "contacts", "allow", "draft"}

// page is what of that table is for pages that are no releases.
func page(k kinds) node {
	keys := slices.DeleteFunc(k.translation(), func(p property) bool { return !slices.Contains(ofPage, p.name) })
	n := object(keys, "title")
	n.Title = "Front matter of a page that is no release in docsite"
	n.Definitions = properties{{"line", orEmpty(line())}}
	return n
}

// translation are the keys of a release's file.
func (k kinds) translation() properties {
	facts := properties{
		{"date", orEmpty(dayOrMoment()).about("The day, `2020-10-22`, which begins at midnight in the site's time zone; or a moment with its zone, `2020-10-22T09:00:00+09:00`. A release dated in the future appears when its moment has come. Needed.")},
		{"type", orEmpty(k.releaseType()).about("`press-release` (if you say nothing), `report`, `statement`, `media-advisory`, `speech`, `backgrounder`, `readout`. A site can add its own: a message `type.<name>` in each file of `locales/`.")},
		{"countries", list(k.country()).about("A list of country codes, ISO 3166-1 alpha-2: `[jp, vn]`. Those of the ministries are added by themselves.")},
		{"ministries", list(k.ministry()).about("A list of IDs of the register, in order of precedence. The contact of the first that has one is given where the release gives none.")},
		{"topics", list(k.topic()).about("A list of words such as `digital-economy`. The site's `locales/` can give them a name: a message `topic.digital-economy`.")},
		{"reference", orEmpty(line()).about("The office's own number.")},
		{"event", k.event().about("A word for the event that the release is about, such as `digital-week-2022`. Releases that name the same one lead to each other, and the event has a page. The site's `locales/` can give it a name: a message `event.digital-week-2022`.")},
		{"event_time", orEmpty(object(properties{
			{"start", dayOrMoment().about("When it begins: a day, or a moment with its zone.")},
			{"end", orEmpty(dayOrMoment()).about("When it ends; leave it out if that is not known. Of days, the last one.")},
			{"place", orEmpty(k.texts()).about("Where, in each language.")},
		}, "start")).about("`{start: …, end: …, place: {en: …}}`: when and where the event takes place. Readers can take it into their calendars.")},
		{"pin", orEmpty(dayOrMoment()).about("A day: until its end the release stands first on the home.")},
		{"draft", flag().about("`true` keeps it out of the site.")},
		{"embargo_until", moment().about("A moment with its zone. Nothing of the release is in the site before it, in any language: no page, no entry, no count, no file.")},
		{"hold", k.hold().about("`complete`: nothing of the release is in the site before every required language is there and current (`require` in docsite.yaml, else all its languages). An exception: `{without: [fr], who: …, why: …}`.")},
		{"announced", announced(k).about("`provisional` or `confirmed`: before the release is public its date, type and ministries stand in the calendar of what is to come, and nothing of its text. With a title of its own, and with why a date moved: `{date: confirmed, title: {en: …}, moved: [{from: 2020-10-20, reason: {en: …}}]}`.")},
		{"gone", object(properties{
			{"date", dayOrMoment().about("Since when.")},
			{"reason", orEmpty(k.texts()).about("Why, in each language, in one line.")},
			{"merged", orEmpty(releaseID()).about("The release that says now what this one said: its ID, `<year>/<name>`.")},
		}, "date").about("`{date: …, reason: {en: …}, merged: <release ID>}`: it was published in error. A page stands in its place that says so, and nothing of its text is in the site.")},
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
		{"original", orEmpty(flag()).about("`true` in the language that the others were made from. If none says so, it is the first language of docsite.yaml that states a date, and of a page the first one that it has.")},
		{"source", orEmpty(node{Type: []string{"string"}, Pattern: `^[A-Za-z0-9-]+@[0-9a-f]{7,64}$`, PatternWords: "Write a language and a digest, as ja@9f2c41d07a3e."}).
			about("What a translation was made from: a language and a digest of its text, `ja@9f2c41d07a3e`. `docsite stamp` writes it.")},
		{"pending", list(node{Type: scalar, Pattern: `^(([0-9a-f]{8}>)?[0-9a-f]{8}|-[0-9a-f]{8})$`, PatternWords: "Leave that to docsite stamp."}).
			about("A list of the passages of that text that the translation does not follow yet. `docsite stamp --passage` writes it.")},
		{"status", orEmpty(choice("official", "provisional", "machine").or("official")).
			about("`official` (if you say nothing), `provisional`, `machine`. Readers are told.")},
		{"slug", orEmpty(node{Type: scalar, Pattern: `^[\p{L}\p{M}\p{N}_.-]*$`, PatternWords: "Write letters, digits and hyphens."}).
			about("The last part of the page's address; else the folder's name. Two digits alone are kept for months.")},
		{"aliases", list(node{Type: []string{"string"}, Pattern: `^/[^/.?#\\:*"<>|][^?#\\:*"<>|]*$`, PatternWords: "Write a path of this site, as /news/2019/old.html."}).
			about("A list of old addresses of this page on this site: `[/news/2019/old.html]`. `/news/%E6%9D%B1%E4%BA%AC.html` is `/news/東京.html`.")},
		{"image", orEmpty(image()).about("The lead picture: `{file: …, alt: …, caption: …, credit: …, rights: …, digital_source: …}`; `file` and `alt` are needed. Readers can take it in its own size.")},
		{"gallery", list(image()).about("A list of further pictures, each like `image`, shown behind the text and offered in their own size.")},
		{"video", orEmpty(recording()).about("A film beside the release: `{file: …, title: …, poster: …, captions: [{file: en.vtt, lang: en}], transcript: …}`. Captions and transcript are needed.")},
		{"audio", orEmpty(without(recording(), "poster")).about("A sound recording, likewise; captions are not needed.")},
		{"quick_facts", list(line()).about("A list of sentences, in Markdown: what a journalist looks for first. They stand beside the text.")},
		{"notes_to_editors", orEmpty(text()).about("Markdown, without headings: what stands behind the text for those who write about it.")},
		{"attachments", list(k.attachment()).about("A list of documents: `{file: slides.pdf, title: …, lang: en}`, or `url:` in the place of `file:`; a document in several languages is `{files: {en: report.pdf, fr: rapport.pdf}, title: {en: …, fr: …}}`. Type and size are read from the file.")},
		{"contacts", list(k.contactOfRelease()).about("A list of `{office: …, name: …, tel: …, fax: …, email: …, url: …}`, or `{person: …}` of the [register of people](#people-who-speak) with what differs; a release without any has the contact of the first of its ministries by which somebody can be reached. Where a newsroom names contacts, a release that reaches nobody is told (DS222).")},
		{"changes", list(change()).about("A list of `{date: …, kind: …, note: …, was: …, now: …}`: what was changed after publication; `kind` is `correction`, `clarification`, `update` (if you say nothing) or `minor`, of which readers are not told. `was` and `now` show a passage before and after. The last change that they are told of dates the page as updated. `docsite correct` writes one.")},
		{"approve", list(object(properties{
			{"who", line().about("Who approved it.")},
			{"digest", node{Type: scalar, Pattern: `^[0-9a-f]{7,64}$`, PatternWords: "Let docsite approve write the digest of the text."}.about("Which text.")},
		}, "who", "digest")).about("A list of `{who: …, digest: …}`: who approved this text as it is, where docsite.yaml asks for it. `docsite approve` writes it.")},
		{"allow", orEmpty(suppressions()).about("Warnings that docsite need not tell of this file, each with your reason: `{DS417: this line is a verse}`.")},
	}
	return append(rest, facts...)
}

func (k kinds) attachment() node {
	n := object(properties{
		{"file", orEmpty(text()).about("The document's name in the release's folder.")},
		{"url", orEmpty(webAddress()).about("Where the document is, if it is not in the release's folder.")},
		{"files", orEmpty(k.documentFiles()).about("Of a document in several languages: a file for each.")},
		{"title", orEmpty(k.texts()).about("What the document is called, in the text's language or in each; else its name.")},
		{"lang", orEmpty(k.language()).about("The language that it is written in.")},
	})
	n.AnyOf = []node{{Required: []string{"file"}}, {Required: []string{"url"}}, {Required: []string{"files"}}}
	return n
}

// documentFiles are names of files by language.
func (k kinds) documentFiles() node {
	one := text()
	n := node{Type: []string{"object"}, Names: &node{Pattern: tag, PatternWords: "The keys are BCP 47 tags, such as en or fr-CA."}, Others: &one}
	if k.Newsroom != nil {
		for _, lang := range k.Languages {
			n.Properties = append(n.Properties, property{lang, one})
		}
	}
	return n
}

// change has a note, or is one of which readers are not told.
func change() node {
	n := object(properties{
		{"date", dayOrMoment().about("When it was changed.")},
		{"kind", orEmpty(choice("correction", "clarification", "update", "minor").or("update")).about("`correction`: something was wrong; `clarification`: something could be misunderstood; `update` (if you say nothing): something is new; `minor`: nothing that readers need know.")},
		{"note", orEmpty(text()).about("What was changed. Needed, but for what is minor.")},
		{"was", orEmpty(text()).about("The passage as it stood before, in plain text.")},
		{"now", orEmpty(text()).about("The passage as it stands since.")},
	}, "date")
	minor := node{Properties: properties{{"kind", choice("minor")}}, Required: []string{"kind"}}
	n.AnyOf = []node{{Required: []string{"note"}}, minor}
	return n
}

// hold is a word, or an exception.
func (k kinds) hold() node {
	return node{AnyOf: []node{
		choice("complete"),
		object(properties{
			{"without", list(k.language()).about("Languages that the release may be public without.")},
			{"who", line().about("Who answers for that.")},
			{"why", line().about("Why.")},
		}, "without", "who", "why"),
	}}
}

// announced is a word, or more.
func announced(k kinds) node {
	state := choice("provisional", "confirmed")
	return node{AnyOf: []node{
		state,
		object(properties{
			{"date", state.about("How sure the date is.")},
			{"title", orEmpty(k.texts()).about("What it is called before it is there, in each language.")},
			{"moved", list(object(properties{
				{"from", dayOrMoment().about("When it was to come before.")},
				{"reason", orEmpty(k.texts()).about("Why the date moved, in each language.")},
			}, "from")).about("Dates that were confirmed and moved, with the reason.")},
		}, "date"),
	}}
}

func image() node {
	return object(properties{
		{"file", text().about("The picture's name in the release's folder.")},
		{"alt", line().about("What somebody should know who cannot see the picture.")},
		{"caption", orEmpty(text()).about("What stands below the picture.")},
		{"credit", orEmpty(text()).about("Who made it.")},
		{"rights", orEmpty(text()).about("What others may do with it.")},
		{"digital_source", orEmpty(digitalSource()).about("How it was made, in a term of IPTC: `trainedAlgorithmicMedia` is made by AI.")},
	}, "file", "alt")
}

// digitalSource is a term of IPTC's, or its address.
func digitalSource() node {
	terms := choice()
	var names []string
	for _, s := range press.DigitalSources {
		terms.Enum, names = append(terms.Enum, string(s)), append(names, string(s))
	}
	return node{AnyOf: []node{terms, {Type: terms.Type, Pattern: "[/:](" + strings.Join(names, "|") + ")$", PatternWords: "Write a term of IPTC's, such as trainedAlgorithmicMedia."}}}
}

func recording() node {
	return object(properties{
		{"file", text().about("Its name in the release's folder.")},
		{"title", orEmpty(line()).about("What it is called.")},
		{"poster", orEmpty(text()).about("Of a film: a picture that stands there before it runs.")},
		{"captions", list(object(properties{
			{"file", text().about("A WebVTT file in the release's folder.")},
			{"lang", orEmpty(line()).about("The language of the captions; else the text's.")},
		}, "file")).about("Captions, one file a language.")},
		{"transcript", text().about("What is said and shown, in Markdown; or the name of a file in the release's folder that says so.")},
	}, "file", "transcript")
}

// without returns an object's node without one of its keys.
func without(n node, key string) node {
	n.Properties = slices.DeleteFunc(slices.Clone(n.Properties), func(p property) bool { return p.name == key })
	return n
}

func contact() node {
	return object(properties{
		{"office", orEmpty(text()).about("Such as `Public Relations Office`.")},
		{"name", orEmpty(text()).about("Of a person.")},
		{"tel", orEmpty(telephone()).about("A telephone number, with the country's: `+81 3 5253 5111`; an extension as `ext. 5432`, other words in brackets.")},
		{"fax", orEmpty(telephone()).about("A fax number.")},
		{"email", orEmpty(node{Type: []string{"string"}, Pattern: `^([^\n]+@[^\n]+|[^\n]*\[\[.+\]\][^\n]*)$`, PatternWords: "Write an address, as press@example.org."}).about("An e-mail address, or several with commas.")},
		{"url", orEmpty(webAddress()).about("A page for questions.")},
	})
}

func (k kinds) menuLine() node {
	n := object(properties{
		{"page", orEmpty(text()).about("The name of a page: its folder under releases/pages/.")},
		{"url", orEmpty(text()).about("An address, or a path of this site.")},
		{"text", orEmpty(k.texts()).about("What it is called, in each language; else a page's title.")},
	})
	n.AnyOf = []node{{Required: []string{"page"}}, {Required: []string{"url"}}}
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
		{"about", orEmpty(k.texts()).about("What the body is, in each language; an empty line parts paragraphs.")},
		{"logo", orEmpty(text()).about("A picture, by its path in the site's folder.")},
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
