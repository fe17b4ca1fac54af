package record

import (
	"fmt"

	"docsite/generator/diag"
	"docsite/generator/press"
	"docsite/generator/read"
	"docsite/generator/revision"
)

// awaited returns, by the passages of each text, the languages of those made from it that do not
// follow the passage yet. What is said to be pending of the text that is there, and that has no
// such passage, is told; of another text nobody knows that here.
func awaited(r *press.Release, of map[*press.Translation]*read.Reading) (map[*press.Translation][][]string, []diag.Diagnostic) {
	all := map[*press.Translation][][]string{}
	var found []diag.Diagnostic
	for _, t := range r.Translations {
		from := r.In(t.Source.Lang)
		if len(t.Source.Pending) == 0 || from == nil || from == t {
			continue
		}
		digests := revision.Digests(of[from].Passages)
		index := make(map[string]int, len(digests))
		for i, digest := range digests {
			index[digest] = i
		}
		if all[from] == nil {
			all[from] = make([][]string, len(digests))
		}
		for i, p := range t.Source.Pending {
			if p.New == "" {
				continue
			}
			n, there := index[p.New]
			switch {
			case there:
				all[from][n] = append(all[from][n], t.Lang)
			case revision.Matches(t.Source, from.Body.Digest):
				found = append(found, diag.New(diag.BadPending, t.At(fmt.Sprintf("pending[%d]", i)), "%s has no passage with the digest “%s”", from.File, p.New).
					WithHint("take it out: what is pending is written by docsite stamp %s %s --passage", r.ID, t.Lang))
			}
		}
	}
	return all, found
}
