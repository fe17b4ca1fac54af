package schema

import (
	"docsite/generator/fields"
	"docsite/generator/locale/phrase"
	"docsite/locales"
)

// Locale returns the schema of a locale file. Nothing is needed in one: it lies
// over the built-in file key by key. Every message is explained by its English
// text.
func Locale() []byte {
	word := text()
	n := object(properties{
		{"language", orEmpty(object(properties{
			{"name", orEmpty(text()).about("The language's name in itself, for the language switcher.")},
			{"direction", orEmpty(choice("ltr", "rtl")).about("`ltr` or `rtl`.")},
			{"join_lines", orEmpty(flag()).about("`true` where a line break beside a character of the language makes no space: Japanese, Chinese.")},
			{"phrases", orEmpty(choice(append(phrase.Names(), "none")...)).about("The model by which headings break between phrases, not within one: `ja`. Leave it out where words have spaces between them; `none` takes it from a language that has one.")},
			{"ruby", orEmpty(flag()).about("`true` where each Han character of a text has its reading above it, as in `ja-simple`.")},
			{"sort", orEmpty(choice("alphabet", "kana")).about("`alphabet`, or `kana` to sort by readings in the order of the fifty sounds.")},
			{"summary", orEmpty(node{Type: []string{"integer", "string"}, Pattern: `^\+?[0-9]+$`, PatternWords: "Write a number."}).about("How many characters a summary made from a text may have.")},
		}))},
		{"dates", orEmpty(object(append(
			each("How a day, a month of a year and a year are written.", "day", "month", "year"),
			append(each("How a time of day is written, and a day with a time.", "time", "moment"),
				property{"hour", orEmpty(text()).about("How a time on the hour is written, if otherwise: `{H} h`.")},
				property{"months", list(text()).about("The names of the twelve months, for `{month}`.")},
				property{"days", byName(`^\+?0*([1-9]|[12][0-9]|3[01])$`, "The keys are days of the month.", text()).about("Days of the month that are not written in digits, for `{day}`: `{1: 1er}`.")},
			)...)))},
		{"numbers", orEmpty(object(each("What stands before decimals, and between groups of three digits.", "decimal", "group")))},
		{"lists", orEmpty(object(append(each("What stands between names, and before the last: `\", \"` and `\" and \"`.", "separator", "last"),
			property{"detail", orEmpty(text()).about("What stands between a word and what is said of it, such as a document's type and size: `\"：\"`. `\", \"` if you say nothing.")})))},
		{"typography", orEmpty(object(properties{
			{"quotes", list(text()).about("What takes the place of straight quotation marks: what opens and closes a quotation, then what opens and closes one within it, `[\"«\", \"»\", \"‹\", \"›\"]`.")},
			{"latin_quotes", list(text()).about("What takes it, in a language without spaces, where the quotation and its neighbours are Latin: `[\"“\", \"”\"]`.")},
			{"apostrophe", orEmpty(text()).about("What takes the place of a straight apostrophe between letters. Without it, apostrophes and single quotation marks stay straight.")},
			{"elisions", list(text()).about("Words that begin with an apostrophe, without it, in small letters: `[tis, twas]`. One before such a word is none that opens a quotation.")},
			{"spaces", spaces().about("The space before a sign, and behind one that opens a quotation: `no-break` (U+00A0), `narrow` (U+202F) or `none`.")},
			{"joins", orEmpty(object(properties{
				{"groups", orEmpty(choice("none", "no-break", "narrow")).about("The space between groups of three digits, where the author put one.")},
				{"behind_figure", list(text()).about("Words behind a figure, the space before which does not break a line: `[km, \"°C\"]`. The months count too, where there are any.")},
				{"between_figures", list(text()).about("Words between two figures, likewise: `[h]` in *14 h 30*.")},
				{"before_figure", list(text()).about("Words before a figure, likewise: `[\"n°\", p.]`.")},
				{"before_name", list(text()).about("Words before a capital, likewise: `[M., Mme]`.")},
				{"before_office", list(text()).about("Words between one of those and an office or a name, likewise: `[le, de]` in *M. le ministre*, *M. de Sèze*.")},
			}))},
			{"figures", spaces().about("The space between a figure and a sign such as `%`, where the author put one.")},
		})).about("How signs are set in texts.")},
		{"eras", orEmpty(object(properties{
			{"year", orEmpty(text()).about("How a year of an era is written: `{name}{n}年`.")},
			{"first", orEmpty(text()).about("How the first year of an era is written: `{name}元年`.")},
			{"between", orEmpty(text()).about("What stands between two eras.")},
			{"list", list(object(properties{
				{"name", text().about("What the era is called.")},
				{"from", day().about("Its first day.")},
				{"year", orEmpty(node{Type: []string{"integer", "string"}}).about("The year of the era in which its first day lies; 1 if you say nothing.")},
			}, "name", "from")).about("The eras.")},
		})).about("Years that are counted otherwise than from the birth of Christ.")},
		{"search", orEmpty(object(properties{
			{"endings", byName("", "", text()).about("How words end in a plural, and how the same words end without it.")},
			{"spellings", byName("", "", text()).about("Letters of words that are written in two ways, and those that a search takes in their place: `{colour: color}`.")},
			{"okurigana", list(text()).about("Words whose kana may be left out in a compound: `[取り, 組み]`.")},
		}))},
		{"glossary", orEmpty(object(properties{
			{"endings", byName("", "", text()).about("How words of the glossary's terms end in a plural or a feminine, where that is not as `search.endings` says.")},
			{"articles", byName("", "", text()).about("Words in the place of the article that a term begins with: `{du: le, aux: les}`.")},
		}))},
		{"contact", orEmpty(object(properties{
			{"extension", list(text()).about("Words before an extension of a telephone number in a contact: `[ext., poste]`. Those of all languages of a site count in each.")},
			{"between", list(text()).about("Words between two telephone numbers, extensions or e-mail addresses: `[or, and]`.")},
		}))},
		{"sentences", orEmpty(object(properties{
			{"abbreviations", list(text()).about("Words whose full stop ends no sentence, whatever follows: `[Mr., e.g.]`.")},
			{"before_figure", list(text()).about("Words whose full stop ends none where a figure follows: `[No., art.]`.")},
			{"may_end", list(text()).about("Words whose full stop ends a sentence only where one of `openers` or no capital follows: `[a.m., U.S.]`.")},
			{"openers", list(text()).about("Words that often begin a sentence, with a capital: `[The, In]`.")},
			{"initials", flag().about("`true` where a capital with a full stop is the beginning of a name: *J. Smith*.")},
			{"brackets", list(text()).about("Brackets and quotation marks, two signs each, within which nothing is cut: `[「」, （）]`. One that does not close holds nothing.")},
			{"continues", list(text()).about("How the sentence goes on behind such a bracket: `[と, など]` in 「行きます。」と述べた.")},
		}))},
		{"facts", orEmpty(object(properties{
			{"length", orEmpty(node{Type: []string{"number", "string"}}).about("How long texts are beside the same in English, in columns, of which a wide character such as a kanji has two: `1.1`. Passages of two languages are held for the same by their lengths, too.")},
			{"numbers", byName("", "", node{Type: []string{"number", "string"}}).about("Words that are numbers, ordinals among them: `{nine: 9, third: 3, dozen: 12}`. Longer ones, *twenty-five* or 二十五, are put together.")},
			{"scales", byName("", "", node{Type: []string{"number", "string"}}).about("Words that multiply the number before them: `{million: 1000000, \"億\": 100000000}`.")},
			{"percent", byName("", "", node{Type: []string{"number", "string"}}).about("What makes a number one of per cent, and by how much: `{percent: 1, \"割\": 10}`.")},
			{"percent_parts", byName("", "", node{Type: []string{"number", "string"}}).about("What stands behind a number of tenths and adds to it, in per cent: `{\"分\": 1}` for 7割5分.")},
			{"shares", byName("", "", node{Type: []string{"number", "string"}}).about("Words for a share, in per cent: `{half: 50}`.")},
			{"rates", list(text()).about("What stands between a number and how many it is of, *6 in 10*; with `rates_of` what is counted may stand before it, *six habitants sur dix*: `[in, out of]`, `[sur]`.")},
			{"fractions", list(text()).about("The same the other way round, also behind a counter: `[\"分の\", に]` for 4分の1 and 10人に1人.")},
			{"rates_of", list(text()).about("What stands between a number and how many it is of, *6 in 10*; with `rates_of` what is counted may stand before it, *six habitants sur dix*: `[in, out of]`, `[sur]`.")},
			{"months", byName("", "", node{Type: []string{"number", "string"}}).about("Names beside `dates.months`, from January, 1, and of days, from Monday, 1: `{Dec.: 12}`.")},
			{"weekdays", byName("", "", node{Type: []string{"number", "string"}}).about("Names beside `dates.months`, from January, 1, and of days, from Monday, 1: `{Dec.: 12}`.")},
			{"units", byName("", "", text()).about("Units of measurement, as so many of a smaller one that all languages share: `{kW: 1000 W, \"アール\": 100 m2}`.")},
			{"amounts", byName("", "", text()).about("Words that are a number and its unit in one: `{fortnight: 1209600 s, 半年: 15778476 s}`.")},
			{"per", byName("", "", text()).about("For how long something is told, in seconds: `{per day: 86400 s, 毎分: 60 s}`.")},
			{"currencies", byName("", "", text()).about("The code of ISO 4217 of a word or sign: `{yen: JPY}`. `$` is a dollar of any country, `USD$` one of the United States; so are `₣` and `CHF₣`.")},
			{"money_scales", byName("", "", node{Type: []string{"number", "string"}}).about("What multiplies a sum straight behind its figures, and parts of a unit of money: `{m: 1000000}` for £45m, `{cents: 0.01}`.")},
			{"money_parts", byName("", "", node{Type: []string{"number", "string"}}).about("What multiplies a sum straight behind its figures, and parts of a unit of money: `{m: 1000000}` for £45m, `{cents: 0.01}`.")},
			{"countries", byName("", "", text()).about("Further names of countries, and words made of names, by code: `{UK: GB}`, `{Japanese: JP}`.")},
			{"peoples", byName("", "", text()).about("Further names of countries, and words made of names, by code: `{UK: GB}`, `{Japanese: JP}`.")},
			{"no_countries", list(text()).about("Words that hold the name of a country and mean none: `[New Jersey]`.")},
			{"parts", byName("", "", text()).about("Words and signs of dates and times: `year`, `month`, `day`, `hour`, `minute`, `half` and `quarter` stand behind a number, `morning` and `afternoon` beside an hour; `noon`, `midnight`; `number` stands before one: `{\"第\": number, p.m.: afternoon}`.")},
			{"zones", byName("", "", text()).about("Time zones, as what they are ahead of UTC, in winter and in summer: `{JST: \"+09:00\", ET: \"-05:00/-04:00\"}`.")},
			{"at", list(text()).about("What announces a number as a time of day: `[à]` for *à 15 heures*.")},
			{"endings", list(text()).about("What is written straight behind a number, also a Roman one: `[st, nd, rd, th]`.")},
			{"counters", list(text()).about("What follows a number that is written in signs of one character each, which are none without: `[か国, 人]`.")},
			{"vague", list(text()).about("What makes a number beside it one that is not meant to the figure: `[odd, \"数\"]` for *twenty-odd* and 二十数名.")},
			{"about", list(text()).about("What says beside a number that it is rounded: `[about, \"約\"]`.")},
			{"bounds", list(text()).about("What makes a number beside it the first or the last of those meant, or the next to it, so that *under 65* is *up to 64*: `[under, up to]`, `[未満]`.")},
			{"between", list(text()).about("What stands between the parts of a date, and between the first and the last of several: `[of]`, `[to, \"–\"]`.")},
			{"of", list(text()).about("What stands between a day and its month: `[of]`.")},
			{"other_months", list(text()).about("What says before a day that it is of another month than the date before it: `[今月]`.")},
			{"ranges", list(text()).about("What stands between the parts of a date, and between the first and the last of several: `[of]`, `[to, \"–\"]`.")},
			{"addresses", list(text()).about("How addresses and file names are marked as the language's: `[en, eng]`.")},
			{"telephones", list(text()).about("What announces a telephone number: `[tel]`.")},
		})).about("How numbers, dates, money and countries are told in texts.")},
		{"messages", messages().about("What pages say, by ID.")},
		{"countries", byName(anyCountry(), "The keys are codes of ISO 3166-1 alpha-2.", text()).about("Names of countries that the site wants otherwise than CLDR has them, by code.")},
		{"names", byName(anyCountry(), "The keys are codes of ISO 3166-1 alpha-2.", node{Type: []string{"array"}, Items: &word}).about("Other names of countries, by code, by which texts are compared: `{VN: [Viet Nam, Socialist Republic of Viet Nam]}`.")},
		{"readings", byName(anyCountry()+`|^(topic|event)\.`, "The keys are codes of ISO 3166-1 alpha-2, topic.<slug> or event.<slug>.", text()).about("How a country's name is read, in kana, where that does not follow from the name; or a topic's or an event's, by its message: `{topic.climate: きこう}`.")},
	})
	n.Title = "A language in docsite"
	return document(n)
}

// each makes texts of which the guide says one thing.
func each(words string, names ...string) properties {
	var ps properties
	for _, name := range names {
		ps = append(ps, property{name, orEmpty(text()).about(words)})
	}
	return ps
}

// byName is a set of keys of somebody's own.
func byName(pattern, words string, value node) node {
	value = orEmpty(value)
	n := node{Type: []string{"object"}, Others: &value}
	if pattern != "" {
		n.Names = &node{Pattern: pattern, PatternWords: words}
	}
	return orEmpty(n)
}

func spaces() node { return byName("", "", choice("no-break", "narrow", "none")) }

// messages are those that docsite has, and any that a site adds: a text, or a
// set of its plural forms.
func messages() node {
	message := node{Type: append([]string{"object", empty}, scalar...)}
	n := node{Type: []string{"object"}, Others: &message}
	text, err := locales.Files.ReadFile("en.yaml")
	if err != nil {
		panic(err) // it is part of the program
	}
	m, _ := fields.Parse("en.yaml", text, 0)
	english := m.Map("messages")
	for _, id := range english.Names() {
		words := ""
		if english.IsText(id.Value) {
			words = english.Text(id.Value).Value
		} else {
			words = english.Map(id.Value).Text("other").Value
		}
		own := message
		own.Description = words
		n.Properties = append(n.Properties, property{id.Value, own})
	}
	return orEmpty(n)
}
