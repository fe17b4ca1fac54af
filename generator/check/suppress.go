package check

import (
	"slices"

	"docsite/generator/diag"
	"docsite/generator/press"
)

// acrossReleases are the rules whose warnings depend on other releases than the
// one that they stand in.
var acrossReleases = []diag.Code{diag.EventAlone}

// Suppress parts the diagnostics of a site into those to be reported and the
// warnings that the files they are about suppress. To the former it adds the
// suppressions of visible releases that suppress nothing: where there are errors
// that is not known, because what they stand in the way of was not looked at.
func Suppress(ds []diag.Diagnostic, all, visible []*press.Release) (reported, suppressed []diag.Diagnostic) {
	type key struct {
		file string
		code diag.Code
	}
	used := map[key]bool{}
	for _, r := range all {
		for _, t := range r.Translations {
			for _, s := range t.Suppressions {
				used[key{t.File, s.Code}] = false
			}
		}
	}
	for _, d := range ds {
		s := key{d.File, d.Code}
		if _, wanted := used[s]; wanted && d.Severity != diag.Error {
			used[s] = true
			suppressed = append(suppressed, d)
		} else {
			reported = append(reported, d)
		}
	}
	if diag.Count(reported).Errors > 0 {
		return reported, diag.Sort(suppressed)
	}
	// What is suppressed in a preview may not be there for readers, or the other way
	// round; and that a language is due is told only once its time is over.
	held := len(all) > len(visible) || slices.ContainsFunc(visible, func(r *press.Release) bool { return r.Visibility != press.Public })
	for _, r := range visible {
		for _, t := range r.Translations {
			for _, s := range t.Suppressions {
				if !used[key{t.File, s.Code}] && s.Code != diag.LanguageDue && !s.Code.InArchive() && !(held && slices.Contains(acrossReleases, s.Code)) {
					reported = append(reported, diag.New(diag.SuppressionUnused, s.At, "there is no %s in this file to be silenced", s.Code).
						WithHint("take %s out: it would hide what is told of this file one day", s.Code))
				}
			}
		}
	}
	return reported, diag.Sort(suppressed)
}
