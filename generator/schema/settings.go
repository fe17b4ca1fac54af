package schema

import "docsite/generator/read"

// settings is the table of docsite.yaml in README.md, in its words.
func settings(k kinds) node {
	within := node{Type: []string{"object"}, Names: &node{Pattern: tag, PatternWords: "The keys are BCP 47 tags, such as en or fr-CA."}, Others: orEmpty(duration())}
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
		{"side_by_side", orEmpty(flag()).about("`true` (if you say nothing): each two languages of a release have a page that shows them side by side. `false`: they have none.")},
		{"logo", orEmpty(object(properties{
			{"light", text().about("A picture for light grounds, by its path in the site's folder.")},
			{"dark", orEmpty(text()).about("One for dark grounds.")},
			{"icon", orEmpty(text()).about("A square one for icons; else they are made of `light`.")},
			{"alt", k.texts().about("What the logo says, for who cannot see it, in each language.")},
		}, "light", "alt")).about("`{light: …, dark: …, icon: …, alt: {en: …}}`: SVG, PNG, JPEG or WebP of at most 256 KB. `templates/assets/` is a good place for them.")},
		{"colour", orEmpty(node{Type: []string{"string"}, Pattern: `^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$`, PatternWords: "Write it as #14508c."}).
			about("The accent, such as `\"#14508c\"`. Where text in it could not be read, docsite names the nearest colour in which it can.")},
		{"picture", orEmpty(text()).about("A picture for places where a page is shared that has none.")},
		{"card_font", orEmpty(node{AnyOf: []node{text(), {Type: []string{"object"}, Others: &node{Type: scalar}}}}).about("A font file, TTF or OTF, or one for each language: `{en: …, ja: …}`. With it docsite draws a card for each page without a picture, for places where the page is shared.")},
		{"menu", list(k.menuLine()).about("Lines behind the ways in: `[{page: about}, {url: https://example.org/, text: {en: Ministry}}]`; an address of this site may have a query, as in `/en/search/?type=speech`.")},
		{"footer", list(k.menuLine()).about("Lines of the footer, likewise.")},
		{"social", list(object(properties{
			{"name", line().about("Of the service.")},
			{"url", webAddress().about("Of the account.")},
		}, "name", "url")).about("Accounts on other services: `[{name: Mastodon, url: https://…}]`. They are links, and nothing is loaded from there.")},
		{"analytics", orEmpty(choice("none").or("none")).about("`none`, and no other value: nobody is counted.")},
		{"require", orEmpty(k.languages()).about("Languages that every published release must have.")},
		{"hold", choice("complete").about("`complete`: a release is not in the site before all languages of `require`, or of the site, are there and current; it holds back itself and nothing else.")},
		{"approve", node{Type: []string{"integer", "string"}, Pattern: `^[1-9]$`, PatternWords: "Write a figure, such as 2."}.about("How many people must have approved each text as it is before it is in the site, such as `2`.")},
		{"parity", orEmpty(within).about("Within which time after its release a language is to be there and current: `{fr: 24h, ja: 3d}`.")},
		{"hosts", list(text()).about("What serves the site: a list of `netlify`, `cloudflare`, `apache`, `nginx`, `caddy`, `s3`, `github`.")},
		{"hsts", orEmpty(object(properties{
			{"max_age", duration().about("For how long, such as `365d`.")},
			{"subdomains", orEmpty(flag()).about("All names below the domain too.")},
			{"preload", orEmpty(flag()).about("Browsers may know it before the first visit.")},
		}, "max_age")).about("`{max_age: 365d, subdomains: true, preload: true}`: browsers ask for the domain by https alone. It binds the whole domain, and for as long as it says.")},
		{"precompress", list(choice("gz", "br")).about("`[gz, br]`: files are published in these forms too, for servers that hand them out as they are.")},
		{"security", orEmpty(object(properties{
			{"contact", list(text()).about("Addresses with their scheme: `mailto:…`, `https://…`, `tel:…`.")},
			{"expires", dayOrMoment().about("Until when it holds; less than a year ahead.")},
			{"policy", orEmpty(webAddress()).about("How weaknesses are to be reported.")},
			{"acknowledgments", orEmpty(webAddress()).about("Who reported some.")},
			{"encryption", orEmpty(webAddress()).about("A key.")},
			{"hiring", orEmpty(webAddress()).about("Positions.")},
		}, "contact", "expires")).about("`{contact: [mailto:security@example.org], expires: 2027-06-30, policy: https://…}`: the site has a `/.well-known/security.txt` that says so (RFC 9116).")},
		{"hub", orEmpty(webAddress()).about("The address of a WebSub hub, which the feeds name and `docsite ping` tells of a deploy.")},
		{"twins", list(choice(read.Twins...)).about("Forms in which each release is published beside its page for machines: a list of `json`, `markdown`, `ninjs`.")},
		{"dublin_core", orEmpty(flag()).about("`true`: releases name their title, date, language and publisher in Dublin Core too.")},
		{"news_sitemap", orEmpty(flag()).about("`true`: a sitemap of the releases of the last two days, for news search.")},
		{"llms", orEmpty(flag()).about("`true`: the site has an `llms.txt`.")},
		{"alerts", orEmpty(object(properties{
			{"action", webAddress().about("Where the form is sent to.")},
			{"fields", orEmpty(object(properties{
				{"email", orEmpty(line()).about("The name of the field with the reader's address.")},
				{"feed", orEmpty(line()).about("The name of the field with the feed's address.")},
				{"language", orEmpty(line()).about("The name of the field with the language.")},
			})).about("What that form calls its fields.")},
		}, "action")).about("`{action: https://lists.example.org/subscribe, fields: {email: EMAIL, feed: FEED, language: LANG}}`: the form by which readers ask your mailing service for e-mail of new releases.")},
	}, "title", "languages")
	n.Title = "Settings of a newsroom in docsite"
	n.Definitions = properties{{"line", orEmpty(line())}}
	return n
}
