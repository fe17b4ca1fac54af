package importer

import (
	"slices"
	"strings"

	"docsite/generator/markdown"
	"docsite/generator/read"
	"docsite/generator/schema"
)

// addTopics gives a document the topics of names. One that no slug can be made of, as of
// 防災, is lost.
func (d *Document) addTopics(line int, names ...string) {
	for _, name := range names {
		if name = strings.TrimSpace(name); name == "" {
			continue
		}
		slug := slugOf(name)
		switch {
		case read.IDFault(slug) != "":
			d.lose(line, "the topic “%s”, of which no word in Latin letters can be made", name)
		case !slices.Contains(d.Topics, slug):
			d.Topics = append(d.Topics, slug)
		}
	}
}

// slugOf makes a slug of words: small letters without accents, joined by hyphens.
func slugOf(name string) string {
	return strings.Trim(markdown.ID(strings.NewReplacer("'", " ", "’", " ", "_", "-").Replace(name)), "-")
}

// nameOf makes a document's name of the last part of an old address or of a file's name;
// "" where none can be made.
func nameOf(s string) string {
	name := slugOf(s)
	if !strings.ContainsFunc(s, isWordRune) || read.IDFault(name) != "" || read.NameFault(name) != "" {
		return ""
	}
	return name
}

func isWordRune(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
}

// typeOf returns a type of release that docsite knows by another program's word for it.
func typeOf(word string) string {
	word = slugOf(word)
	if slices.Contains(schema.BuiltInTypes, word) && word != "press-release" {
		return word
	}
	return ""
}

// language returns the newsroom's tag for a language of an archive; where it has none, the
// tag as BCP 47 writes it (fr_FR is fr-FR).
func (s Settings) language(tag string) string {
	tag = strings.ReplaceAll(strings.TrimSpace(tag), "_", "-")
	tag, _, _ = strings.Cut(tag, ".") // of a system: fr_FR.UTF-8
	for _, l := range s.Languages {
		if strings.EqualFold(l, tag) {
			return l
		}
	}
	primary := primaryOf(tag)
	for _, l := range s.Languages {
		if strings.EqualFold(l, primary) {
			return l
		}
	}
	for _, l := range s.Languages {
		if strings.EqualFold(primaryOf(l), primary) && !strings.Contains(tag, "-") {
			return l
		}
	}
	parts := strings.Split(strings.ToLower(tag), "-")
	for i, p := range parts[1:] {
		switch len(p) {
		case 2:
			parts[i+1] = strings.ToUpper(p)
		case 4:
			parts[i+1] = strings.ToUpper(p[:1]) + p[1:]
		}
	}
	return strings.Join(parts, "-")
}

// has reports whether a word is a language of the newsroom.
func (s Settings) has(word string) bool {
	return slices.ContainsFunc(s.Languages, func(l string) bool { return strings.EqualFold(l, strings.ReplaceAll(word, "_", "-")) })
}

func primaryOf(tag string) string {
	primary, _, _ := strings.Cut(tag, "-")
	return primary
}
