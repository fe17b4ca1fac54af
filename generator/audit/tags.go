package audit

import (
	"regexp"
	"strings"
	"sync"

	"docsite/generator/locale"
)

// languageTag is what is known of a BCP 47 tag.
type languageTag struct {
	text    string // in small letters
	primary string // the language, such as fr of fr-CA
	script  string // the script, where the tag says one
	valid   bool
	hint    string // what is meant by one that is not valid
}

// tagTable keeps one value for each tag, so that they can be compared.
type tagTable struct{ known sync.Map }

// longestTag is how many bytes a tag may have.
const longestTag = 64

var wellFormed = regexp.MustCompile(`^(?i:[a-z]{2,3}|x)(-[A-Za-z0-9]{1,8})*$`)

// mistaken are countries and words that are taken for languages.
var mistaken = map[string]string{
	"jp": "ja", "cz": "cs", "gr": "el", "dk": "da", "cn": "zh", "vn": "vi", "gb": "en-GB", "us": "en-US",
	"english": "en", "french": "fr", "japanese": "ja", "german": "de", "spanish": "es", "chinese": "zh", "korean": "ko", "eng": "en", "fra": "fr", "fre": "fr", "jpn": "ja",
}

// of returns what is known of a tag.
func (t *tagTable) of(text string) *languageTag {
	text = strings.ToLower(strings.Trim(text, " \t\n\f\r"))
	if known, ok := t.known.Load(text); ok {
		return known.(*languageTag)
	}
	tag := &languageTag{text: text}
	parts := strings.Split(text, "-")
	tag.primary = parts[0]
	for _, p := range parts[1:] {
		if len(p) == 4 && p[0] >= 'a' {
			tag.script = strings.ToUpper(p[:1]) + p[1:]
		}
	}
	tag.valid = len(text) <= longestTag && wellFormed.MatchString(text)
	if tag.valid && text != "und" && tag.primary != "x" {
		_, err := locale.Canonical(text)
		tag.valid = err == nil
	}
	if tag.valid && (len(parts) > 1 && parts[len(parts)-1] == "uk") { // the United Kingdom is GB (ISO 3166-1)
		tag.valid, tag.hint = false, "write "+tag.primary+"-GB"
	}
	switch meant := mistaken[tag.primary]; {
	case tag.valid && mistaken[text] == "" || tag.hint != "":
	case strings.Contains(text, "_"):
		tag.hint = "write a hyphen: " + strings.ReplaceAll(text, "_", "-")
	case meant != "":
		tag.valid = false
		tag.hint = "write " + meant
	default:
		tag.hint = "use a tag of BCP 47, such as en, fr-CA or zh-Hant"
	}
	if len(text) <= longestTag {
		kept, _ := t.known.LoadOrStore(text, tag)
		return kept.(*languageTag)
	}
	return tag
}

// allows reports whether a page in one language may be said to be in another: the
// same, or one with a region or a script that the other leaves out.
func (tag *languageTag) allows(other *languageTag) bool {
	return tag.primary == other.primary && (tag.script == other.script || tag.script == "" || other.script == "")
}
