package importer

import (
	"cmp"
	_ "embed"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"docsite/generator/fields"
	"docsite/generator/locale"
	"docsite/locales"
)

// tagOf brings a language tag into form, and to that of a newsroom's language which means the
// same: en-US and en_GB to en where that is one, fr to fr-CA where that is the only French. It is empty for
// what is no tag.
func tagOf(said string, languages []string) string {
	tag, err := locale.Canonical(strings.ReplaceAll(strings.TrimSpace(said), "_", "-"))
	if err != nil {
		return ""
	}
	if slices.Contains(languages, tag) {
		return tag
	}
	for _, parent := range slices.Backward(locale.Lineage(tag)) {
		if slices.Contains(languages, parent) {
			return parent
		}
	}
	var children []string
	for _, l := range languages {
		if strings.HasPrefix(l, tag+"-") {
			children = append(children, l)
		}
	}
	if len(children) == 1 {
		return children[0]
	}
	return tag
}

var endingForm = regexp.MustCompile(`^.*[._-]([A-Za-z]{2,3}(?:-[A-Za-z]{2,4})?)\.[A-Za-z]+$`)

// pathLanguage returns the language that a path names: by a folder, as in en/news/1.html or
// eng/1.html, or by the end of the file's name, as in news_fr.html. It is empty where none of the newsroom's, or of
// those that docsite knows, is named.
func pathLanguage(p string, settings Settings) string {
	words := strings.Split(path.Dir(p), "/")
	if m := endingForm.FindStringSubmatch(path.Base(p)); m != nil {
		words = append([]string{m[1]}, words...)
	}
	if stem := strings.TrimSuffix(path.Base(p), path.Ext(p)); len(stem) <= 5 {
		words = append(words, stem)
	}
	for _, word := range words {
		word = strings.ToLower(strings.ReplaceAll(word, "_", "-"))
		for _, l := range settings.Locales {
			if slices.Contains(l.FactLexicon().Addresses, word) {
				return l.Tag
			}
		}
		tag := tagOf(word, settings.Languages)
		if tag != "" && (slices.Contains(settings.Languages, tag) || settings.Languages == nil && locale.BuiltIn(locales.Files, tag)) {
			return tag
		}
	}
	return ""
}

//go:embed languages.yaml
var languageData []byte

// languageWords are the small words of languages, as languages.yaml has them.
var languageWords = sync.OnceValue(func() map[string]map[string]bool {
	m, ds := fields.Parse("languages.yaml", languageData, 0)
	if len(ds) > 0 {
		panic(ds[0].Message)
	}
	words := map[string]map[string]bool{}
	for _, lang := range m.Names() {
		words[lang.Value] = map[string]bool{}
		for _, w := range m.List(lang.Value) {
			words[lang.Value][w.Value] = true
		}
	}
	return words
})

// detect guesses the language of a text, and says by what: kana, Hangul and other scripts that one
// language has, or its small words. It is empty where neither tells.
func detect(text string) (lang, why string) {
	const enough = 20_000 // bytes of a text by which one can tell
	text = strings.ToValidUTF8(text[:min(len(text), enough)], "")
	counts := map[string]int{}
	letters := 0
	for _, r := range text {
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
		switch {
		case unicode.In(r, unicode.Hiragana, unicode.Katakana):
			counts["ja"]++
		case unicode.Is(unicode.Hangul, r):
			counts["ko"]++
		case unicode.Is(unicode.Han, r):
			counts["zh"]++
		case unicode.Is(unicode.Thai, r):
			counts["th"]++
		case unicode.Is(unicode.Greek, r):
			counts["el"]++
		case unicode.Is(unicode.Hebrew, r):
			counts["he"]++
		}
	}
	switch {
	case letters == 0:
		return "", ""
	case counts["ja"]*20 > letters:
		return "ja", "its kana"
	}
	for _, script := range []struct{ lang, why string }{{"ko", "its Hangul"}, {"zh", "its Han characters without kana"}, {"th", "its script"}, {"el", "its script"}, {"he", "its script"}} {
		if counts[script.lang]*2 > letters {
			return script.lang, script.why
		}
	}
	hits := map[string]int{}
	for word := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		for lang, words := range languageWords() {
			if words[word] {
				hits[lang]++
			}
		}
	}
	best, second := "", 0
	for lang, n := range hits {
		if best == "" || n > hits[best] || n == hits[best] && lang < best {
			best = lang
		}
	}
	for lang, n := range hits {
		if lang != best {
			second = max(second, n)
		}
	}
	const few = 3
	if best == "" || hits[best] < few || hits[best]*2 < second*3 {
		return "", ""
	}
	return best, "its small words"
}

// Languages are those of an archive's documents, as far as they are known or can be guessed,
// the one of most documents first.
func (a *Archive) Languages() []string {
	counts := map[string]int{}
	for _, d := range a.Documents {
		lang := tagOf(d.Lang, nil)
		if d.Lang == "" {
			lang, _ = detect(d.Title + "\n" + d.Body)
		}
		if lang != "" {
			counts[lang]++
		}
	}
	return slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
}
