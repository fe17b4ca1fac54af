package glossary

import (
	"slices"
	"strings"
	"unicode"

	"docsite/generator/diag"
	"docsite/generator/locale"
)

// claim is that an entry has a term.
type claim struct {
	entry *Entry
	term  Term
}

// contradictions tells of terms that are asked for and refused in one language, and of those
// that two entries of one domain translate differently. Terms that are the same but for their
// inflection are one.
func contradictions(entries []*Entry, locales []*locale.Locale) []diag.Diagnostic {
	var ds []diag.Diagnostic
	forms := map[string]map[string][]claim{} // by language and form
	var order [][2]string
	rules := map[string]rules{}
	form := func(lang, text string) string {
		r, known := rules[lang]
		if !known {
			r = rulesIn(lang, locales)
			rules[lang] = r
		}
		return formOf(&r, text)
	}
	for _, e := range entries {
		for _, lang := range sortedLanguages(e) {
			if forms[lang] == nil {
				forms[lang] = map[string][]claim{}
			}
			for _, t := range e.Terms[lang] {
				f := form(lang, t.Text)
				if forms[lang][f] == nil {
					order = append(order, [2]string{lang, f})
				}
				forms[lang][f] = append(forms[lang][f], claim{e, t})
			}
		}
	}
	for _, place := range order {
		claims := forms[place[0]][place[1]]
		ds = append(ds, refusals(claims)...)
		ds = append(ds, twice(place[0], claims, form)...)
	}
	return ds
}

func sortedLanguages(e *Entry) []string {
	var list []string
	for lang := range e.Terms {
		list = append(list, lang)
	}
	slices.Sort(list)
	return list
}

// rulesIn are those of a language or of one that begins with it.
func rulesIn(lang string, locales []*locale.Locale) rules {
	for _, l := range locales {
		if slices.Contains(locale.Lineage(l.Tag), lang) {
			return rulesOf(l)
		}
	}
	return rules{}
}

// formOf returns a text that is the same for all terms that are inflected alike. Capitals tell
// terms apart: the State is no state.
func formOf(r *rules, text string) string {
	var b strings.Builder
	for _, t := range tokens(nil, text) {
		b.WriteByte("\x00 -\t"[t.before])
		if t.kind != word {
			b.WriteRune(t.char)
			continue
		}
		w := spelt(text[t.from:t.to])
		for i, c := range w {
			if unicode.IsUpper(c) && (i == 0 || strings.ToUpper(w) == w) {
				b.WriteByte('^')
			}
		}
		b.WriteString(r.stem(strings.ToLower(w)))
	}
	return b.String()
}

// oneDomain reports whether two entries may be meant by one term. An entry without a domain
// counts in all.
func oneDomain(a, b *Entry) bool {
	return a == b || a.Domain == b.Domain || a.Domain == "" || b.Domain == ""
}

// refusals tells of terms that must not be used and are asked for, or are allowed.
func refusals(claims []claim) []diag.Diagnostic {
	var ds []diag.Diagnostic
	for _, not := range claims {
		if not.term.Status != Not {
			continue
		}
		i := slices.IndexFunc(claims, func(c claim) bool { return c.term.Status != Not && oneDomain(c.entry, not.entry) })
		if i < 0 {
			continue
		}
		other := claims[i]
		may := map[Status]string{Use: "must be used", May: "may be used"}[other.term.Status]
		d := diag.New(diag.TermContradicts, not.term.At, "“%s” must not be used, and %s", not.term.Text, may)
		if other.term.Text != not.term.Text {
			d = diag.New(diag.TermContradicts, not.term.At, "“%s” must not be used, and “%s”, which is another form of it, %s", not.term.Text, other.term.Text, may)
		}
		hint := "take one of the two out"
		if other.entry != not.entry {
			hint += ", or give the two entries different domains"
		}
		ds = append(ds, d.WithHint("%s", hint).WithRelated(other.term.At, "it %s here", may))
	}
	return ds
}

// twice tells of a term that two entries of one domain ask for, with other terms in another
// language.
func twice(lang string, claims []claim, form func(lang, text string) string) []diag.Diagnostic {
	var ds []diag.Diagnostic
	for i, c := range claims {
		if c.term.Status != Use {
			continue
		}
		for _, before := range claims[:i] {
			if before.term.Status != Use || before.entry == c.entry || before.entry.Domain != c.entry.Domain {
				continue
			}
			other := differs(before.entry, c.entry, lang, form)
			if other == "" {
				continue
			}
			ds = append(ds, diag.New(diag.TermTwice, c.term.At, "“%s” is to be “%s” here and “%s” in the entry “%s”",
				c.term.Text, c.entry.Of(other, Use)[0], before.entry.Of(other, Use)[0], before.entry.ID).
				WithHint("make one entry of the two, or give them different domains").
				WithRelated(before.term.At, "the other entry"))
			break
		}
	}
	return ds
}

// differs returns a language in which two entries ask for terms, none of which is the same.
func differs(a, b *Entry, but string, form func(lang, text string) string) string {
	for _, lang := range sortedLanguages(b) {
		of, with := a.Of(lang, Use), b.Of(lang, Use)
		if lang == but || len(of) == 0 || len(with) == 0 {
			continue
		}
		if !slices.ContainsFunc(of, func(x string) bool {
			return slices.ContainsFunc(with, func(y string) bool { return form(lang, x) == form(lang, y) })
		}) {
			return lang
		}
	}
	return ""
}
