package locale

import (
	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"docsite/generator/locale/kana"
)

// Keys returns a sort key for each name: names sort as a native sorts them
// when their keys sort as bytes do. readings, where not empty, are how the
// names are read, in kana; languages that sort by sound use them.
func (l *Locale) Keys(names, readings []string) []string {
	keys := make([]string, len(names))
	if l.kana {
		for i, name := range names {
			if readings[i] != "" {
				name = readings[i]
			}
			keys[i] = kana.Key(name)
		}
		return keys
	}
	// A Collator is not safe to share; making one is cheap beside a build.
	c := collate.New(language.Make(l.Tag))
	var buffer collate.Buffer
	for i, name := range names {
		keys[i] = string(c.KeyFromString(&buffer, name))
		buffer.Reset()
	}
	return keys
}

// ByReading reports whether the language sorts names by how they are read.
func (l *Locale) ByReading() bool { return l.kana }

// CountryReading returns how a country's name is read, in kana, where that
// does not follow from the name.
func (l *Locale) CountryReading(code string) string { return l.readings[code] }

// TopicReading returns how a topic's name is read, in kana, likewise.
func (l *Locale) TopicReading(slug string) string { return l.readings[TopicPrefix+slug] }

// EventReading returns how an event's name is read, in kana, likewise.
func (l *Locale) EventReading(slug string) string { return l.readings[EventPrefix+slug] }
