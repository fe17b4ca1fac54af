package check

import (
	"slices"

	"docsite/generator/diag"
	"docsite/generator/press"
)

// acrossReleases are the rules whose warnings depend on other releases than the
// one that they stand in.
var acrossReleases = []diag.Code{diag.EventAlone}

// Silence parts the diagnostics of a site into those to be told and the warnings
// that the files they are about silence. To those to be told it adds the silences
// of visible releases that silence nothing: where there are errors that is not
// known, because what they stand in the way of was not looked at.
func Silence(ds []diag.Diagnostic, all, visible []*press.Release) (told, silenced []diag.Diagnostic) {
	type silence struct {
		file string
		code diag.Code
	}
	used := map[silence]bool{}
	for _, r := range all {
		for _, t := range r.Translations {
			for _, s := range t.Silences {
				used[silence{t.File, s.Code}] = false
			}
		}
	}
	for _, d := range ds {
		s := silence{d.File, d.Code}
		if _, wanted := used[s]; wanted && d.Severity == diag.Warning {
			used[s] = true
			silenced = append(silenced, d)
		} else {
			told = append(told, d)
		}
	}
	if errors, _ := diag.Count(told); errors > 0 {
		return told, diag.Sort(silenced)
	}
	// What is silenced in a preview may not be there for readers, or the other way
	// round.
	held := len(all) > len(visible) || slices.ContainsFunc(visible, func(r *press.Release) bool { return r.HeldBack != press.Public })
	for _, r := range visible {
		for _, t := range r.Translations {
			for _, s := range t.Silences {
				if !used[silence{t.File, s.Code}] && !(held && slices.Contains(acrossReleases, s.Code)) {
					told = append(told, diag.New(diag.SilenceUnused, s.At, "there is no %s in this file to be silenced", s.Code).
						WithHint("take %s out: it would hide what is told of this file one day", s.Code))
				}
			}
		}
	}
	return told, diag.Sort(silenced)
}
