package importer

import (
	"slices"
	"strings"

	newsroom "docsite/generator/edit"
	"docsite/generator/locale"
	"docsite/generator/read"
	"docsite/generator/schema"
	"docsite/locales"
)

// addTopics gives a document the topics of names. One that no slug can be made of, as of
// 防災, is lost.
func (d *Document) addTopics(line int, names ...string) {
	for _, name := range names {
		if name = strings.TrimSpace(name); name == "" {
			continue
		}
		slug := nameOf(name)
		switch {
		case read.IDFault(slug) != "":
			d.lose(line, "the topic “%s”, of which no word in Latin letters can be made", name)
		case !slices.Contains(d.Topics, slug):
			d.Topics = append(d.Topics, slug)
		}
	}
}

// nameOf makes a document's name of the last part of an old address or of a file's name;
// "" where none can be made.
func nameOf(s string) string { return newsroom.Slug(strings.ReplaceAll(s, "_", "-")) }

// typeOf returns a type of release that docsite knows by another program's word for it.
func typeOf(word string) string {
	word = nameOf(word)
	if slices.Contains(schema.BuiltInTypes, word) && word != "press-release" {
		return word
	}
	return ""
}

// language returns the newsroom's tag for a language of an archive, else the tag in form; as it
// is written where it is none.
func (s Settings) language(tag string) string {
	tag, _, _ = strings.Cut(strings.TrimSpace(tag), ".") // of a system: fr_FR.UTF-8
	return firstOf(tagOf(tag, s.Languages), tag)
}

// has reports whether a word is a language of the newsroom, or one that docsite knows where the newsroom's
// are not known yet.
func (s Settings) has(word string) bool {
	tag := tagOf(word, s.Languages)
	return tag != "" && (slices.Contains(s.Languages, tag) || s.Languages == nil && locale.BuiltIn(locales.Files, tag))
}
