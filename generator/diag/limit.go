package diag

// MostOfKind is how many diagnostics of one code are told of one file. Nobody reads
// so many, and a text of a megabyte can hold half a million mistakes.
const MostOfKind = 1000

// Limit returns diagnostics, which are sorted, without those of a code in a file
// beyond the first [MostOfKind]. The last of these says how many there are more.
func Limit(ds []Diagnostic) []Diagnostic {
	type kind struct {
		file string
		code Code
	}
	told, last := map[kind]int{}, map[kind]int{}
	kept := make([]Diagnostic, 0, len(ds))
	for _, d := range ds {
		k := kind{d.File, d.Code}
		if told[k]++; told[k] > MostOfKind {
			continue
		}
		last[k] = len(kept)
		kept = append(kept, d)
	}
	for k, n := range told {
		if n > MostOfKind {
			d := &kept[last[k]]
			*d = d.AndMore(n - MostOfKind)
		}
	}
	return kept
}

// AndMore returns d, whose hint says that so many others of its code, which are not
// told, follow in its file.
func (d Diagnostic) AndMore(others int) Diagnostic {
	more := grouped(others) + " more of this kind follow in this file"
	if d.Hint != "" {
		more = d.Hint + "; " + more
	}
	return d.WithHint("%s", more)
}
