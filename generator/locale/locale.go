// Package locale knows languages: what a page says in them, how they write
// dates and numbers, what they call countries, and how they sort names.
//
// No language is special to docsite. All that is known of one stands in its
// file locales/<tag>.yaml, whose keys [Load] reads: the built-in file first,
// then the site's own over it. A regional language begins with what its parent
// says (fr-CA with fr), so its file holds only what differs. Names of countries
// are CLDR's (package cldr), unless a file gives another. A site takes up a new
// language by one such file and a line in docsite.yaml.
//
// Messages are go-i18n's, with its plural rules. That library answers a missing
// message with another language's, a missing plural form or missing data with
// something that looks like text; so every language has a bundle of its own,
// messages are compared between the languages when they are loaded
// (messages.go), and every error of [Locale.Format] is one that ends a build.
package locale

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"docsite/generator/contact"
	"docsite/generator/locale/phrase"
	"docsite/generator/typeset"
)

// Locale is one language. It may be used by many goroutines.
type Locale struct {
	Tag       string // canonical BCP 47
	Name      string // of the language, in the language
	Direction string // ltr or rtl
	JoinLines bool   // a line break between two characters of the script makes no space
	Ruby      bool   // each Han character of a text has its reading
	Summary   int    // characters of a summary made from a text, at most

	Typography *typeset.Setter // of texts in the language; nil if it says nothing

	// Contact are the words beside telephone numbers and e-mail addresses.
	Contact contact.Words

	// Endings are how words end in a plural, and how the same words end without
	// it: what a search holds for one word.
	Endings map[string]string

	// Spellings are letters of words that are written in two ways, and what
	// a search holds them for.
	Spellings map[string]string

	// Okurigana are words such as 取り whose kana may be left out in a compound:
	// 取り組み is 取組.
	Okurigana []string

	// Terms is how the terms of a glossary are inflected in texts.
	Terms Terms

	dates     dates
	numbers   numbers
	lists     lists
	phrases   *phrase.Model // or nil
	kana      bool          // sort by kana readings
	readings  map[string]string
	countries map[string]string
	others    map[string][]string // further names of countries, by code
	regions   map[string]string   // names of continents, by code of UN M49
	initials  []initial           // that names are put under in an index
	facts     FactLexicon         // what the key “facts” says
	sentences SentenceRules

	messages  map[string]message
	localizer *i18n.Localizer
	known     sync.Map // rendered messages by id and data
}

// Canonical returns a BCP 47 tag in its canonical case and form, such as fr-CA
// for FR_ca. The error says that the tag is not one.
func Canonical(tag string) (string, error) {
	t, err := language.Parse(tag)
	if err != nil || t == language.Und {
		return "", fmt.Errorf("“%s” is not a language tag", tag)
	}
	return t.String(), nil
}

// Lineage returns a tag's ancestors by truncation, the farthest first, and the
// tag itself (BCP 47, RFC 4647 section 3.4).
func Lineage(tag string) []string {
	var tags []string
	for i, r := range tag {
		if r == '-' {
			tags = append(tags, tag[:i])
		}
	}
	return append(tags, tag)
}

// Has reports whether the language has a message.
func (l *Locale) Has(id string) bool {
	_, ok := l.messages[id]
	return ok
}

// Format returns a message. data are pairs of a name and a value that the message
// may use: Format("by", "Name", name). The name Count takes an int, chooses the plural form and is
// written with the language's own digits groups. It is an error if the message does not
// exist or wants data that it was not given.
func (l *Locale) Format(id string, data ...any) (string, error) {
	m, ok := l.messages[id]
	if !ok {
		return "", fmt.Errorf("locale %s has no message “%s”", l.Tag, id)
	}
	if m.plain {
		return m.forms["other"], nil
	}
	key := id + "\x00" + fmt.Sprintln(data...)
	if text, ok := l.known.Load(key); ok {
		return text.(string), nil
	}
	text, err := l.localize(id, data)
	if err != nil {
		return "", fmt.Errorf("locale %s, message “%s”: %w", l.Tag, id, err)
	}
	if _, counts := m.fields["Count"]; counts || len(data) == 0 {
		l.known.Store(key, text) // few of these, used on every page
	}
	return text, nil
}

func (l *Locale) localize(id string, data []any) (string, error) {
	config := i18n.LocalizeConfig{MessageID: id, TemplateParser: reader{l.Typography.Rules().Quotes}}
	values := make(map[string]any, len(data)/2)
	for i := 0; i+1 < len(data); i += 2 {
		name, ok := data[i].(string)
		if !ok {
			return "", fmt.Errorf("the data are not pairs of a name and a value")
		}
		values[name] = data[i+1]
		if n, ok := data[i+1].(int); ok && name == "Count" {
			config.PluralCount = n
			values[name] = l.Number(n)
		}
	}
	config.TemplateData = values
	return l.localizer.Localize(&config)
}

// Country returns a country's name, or its code where it has none.
func (l *Locale) Country(code string) string {
	if name, ok := l.countries[code]; ok {
		return name
	}
	return code
}

// Names returns all names of a country in the language, without doubles: what pages call
// it, then the official and further names of its locale files, then CLDR's. Texts are
// compared and may be searched by them.
func (l *Locale) Names(code string) []string {
	var names []string
	for _, name := range slices.Concat([]string{l.Country(code)}, l.others[code]) {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// List joins names as the language does: A, B and C.
func (l *Locale) List(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], l.lists.separator) + l.lists.last + names[last]
}

// Detail writes a word with what is said of it: PDF, 236 kB.
func (l *Locale) Detail(word, what string) string { return word + l.lists.detail + what }

// Aside writes words that follow a text, in brackets as the language sets them,
// with the space before; nothing of none.
func (l *Locale) Aside(words string) string {
	switch {
	case words == "":
		return ""
	case l.JoinLines:
		return "（" + words + "）"
	}
	return " (" + words + ")"
}

// Phrases cuts a text where a heading's line had best end, if the language is
// written without spaces and has a model of its phrases (package phrase). In any
// other language the text is one part. The parts are the text.
func (l *Locale) Phrases(text string) []string {
	if l.phrases == nil {
		return []string{text}
	}
	return l.phrases.Split(text)
}

// MessageOr returns a message that needs no data, or else the text otherwise.
func (l *Locale) MessageOr(id, otherwise string) string {
	if text, ok := l.Message(id); ok {
		return text
	}
	return otherwise
}

// Forms returns a message that counts in all its plural forms, by CLDR's names of
// them, with a text in the place of the number. The errors are those of [Locale.Format].
func (l *Locale) Forms(id, number string, data ...string) (map[string]string, error) {
	forms, values := map[string]string{}, map[string]any{"Count": number}
	for i := 0; i+1 < len(data); i += 2 {
		values[data[i]] = data[i+1]
	}
	for form, source := range l.messages[id].forms {
		t, err := parseText(source)
		if err == nil {
			forms[form], err = t.Execute(values)
		}
		if err != nil {
			return nil, fmt.Errorf("locale %s, message “%s”: %w", l.Tag, id, err)
		}
	}
	return forms, nil
}

// Group returns what stands between groups of three digits.
func (l *Locale) Group() string { return l.numbers.group }

// Message returns a message that needs no data; ok is false for any other.
func (l *Locale) Message(id string) (text string, ok bool) {
	m := l.messages[id]
	return m.forms["other"], m.plain
}

// Messages returns the IDs of all messages, sorted.
func (l *Locale) Messages() []string { return slices.Sorted(maps.Keys(l.messages)) }

// OpenGraph returns the language as the Open Graph protocol writes locales,
// with the territory where it is mostly spoken: ja_JP.
func (l *Locale) OpenGraph() string {
	tag := language.Make(l.Tag)
	base, _ := tag.Base()
	return base.String() + "_" + Territory(l.Tag)
}

// Territory returns the code of the country where a language is mostly spoken,
// or the one that its tag names: FR for fr, CA for fr-CA (CLDR, likely subtags).
func Territory(tag string) string {
	region, _ := language.Make(tag).Region()
	return region.String()
}
