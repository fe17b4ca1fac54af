package revision

import (
	"docsite/generator/press"
)

// Change is a passage that one version of a text has otherwise than another:
// an index into each, or -1 where that version does not have it.
type Change struct{ Old, New int }

// Added reports whether only the new version has the passage.
func (c Change) Added() bool { return c.Old < 0 }

// Removed reports whether only the old version has the passage.
func (c Change) Removed() bool { return c.New < 0 }

// Tally says how many passages were changed.
type Tally struct {
	Added   int `json:"added"`
	Removed int `json:"removed"`
	Altered int `json:"altered"`
}

// Count counts changes.
func Count(changes []Change) Tally {
	var t Tally
	for _, c := range changes {
		switch {
		case c.Added():
			t.Added++
		case c.Removed():
			t.Removed++
		default:
			t.Altered++
		}
	}
	return t
}

// Compare returns what was changed from one version of a text to another, in
// the order of the text. Two texts whose digests differ have a change, and those
// whose digests are alike have none. A passage that went elsewhere was removed
// here and added there.
func Compare(old, new []press.Passage) []Change {
	ours, theirs := keys(old), keys(new)
	matches := common(len(old), len(new), func(i, j int) bool { return ours[i] == theirs[j] })
	var changes []Change
	at := match{}
	for _, m := range append(matches, match{len(old), len(new)}) {
		for _, c := range pair(old[at.Old:m.Old], new[at.New:m.New]) {
			if c.Old >= 0 {
				c.Old += at.Old
			}
			if c.New >= 0 {
				c.New += at.New
			}
			changes = append(changes, c)
		}
		at = match{m.Old + 1, m.New + 1}
	}
	return changes
}

// keys are what a digest knows of each passage.
func keys(passages []press.Passage) []string {
	list := make([]string, len(passages))
	for i, p := range passages {
		list[i] = string(appendPassage(nil, p))
	}
	return list
}

// pair finds which passages of one version became which of another, where none
// is the same in both. Their order stays, and of all ways to pair them the one
// in which they are most alike in sum is taken.
func pair(old, new []press.Passage) []Change {
	const enough = 1 << 18 // pairs; beyond it nothing can be told of two texts but that they differ
	var changes []Change
	if len(old)*len(new) > enough {
		for i := range old {
			changes = append(changes, Change{i, -1})
		}
		for j := range new {
			changes = append(changes, Change{-1, j})
		}
		return changes
	}
	best, alike := make([][]float64, len(old)+1), make([][]float64, len(old))
	for i := range best {
		best[i] = make([]float64, len(new)+1)
	}
	ours, theirs := features(old), features(new)
	for i := len(old) - 1; i >= 0; i-- {
		alike[i] = make([]float64, len(new))
		for j := len(new) - 1; j >= 0; j-- {
			alike[i][j] = likeness(old[i], new[j], ours[i], theirs[j])
			best[i][j] = max(best[i+1][j], best[i][j+1], best[i+1][j+1]+alike[i][j])
		}
	}
	i, j := 0, 0
	for i < len(old) || j < len(new) {
		switch {
		case i < len(old) && j < len(new) && alike[i][j] > 0 && best[i][j] == best[i+1][j+1]+alike[i][j]:
			changes = append(changes, Change{i, j})
			i, j = i+1, j+1
		case i < len(old) && (j == len(new) || best[i][j] == best[i+1][j]):
			changes = append(changes, Change{i, -1})
			i++
		default:
			changes = append(changes, Change{-1, j})
			j++
		}
	}
	return changes
}

// feature is two neighbouring words of a text; how often it has them says what
// the text is like.
type feature [2]string

func features(passages []press.Passage) []map[feature]int {
	list := make([]map[feature]int, len(passages))
	for i, p := range passages {
		list[i] = map[feature]int{}
		before := ""
		for _, word := range words(p.Text) {
			if word = Normal(word); word != "" {
				list[i][feature{before, word}]++
				before = word
			}
		}
		list[i][feature{before, ""}]++
	}
	return list
}

// likeness returns how much of two passages is the same, from 0 to 1: which
// part of their neighbouring words both have (L. R. Dice, “Measures of the Amount
// of Ecologic Association Between Species”, 1945). Below a quarter it is 0: then
// one did not become the other. What a text has once stays itself however it
// is changed.
func likeness(old, new press.Passage, ours, theirs map[feature]int) float64 {
	const least = 0.25
	if old.Kind != new.Kind {
		return 0
	}
	switch old.Kind {
	case press.TitlePassage, press.SummaryPassage, press.PlacePassage:
		return 1
	}
	both, all := 0, 0
	for f, n := range ours {
		both += 2 * min(n, theirs[f])
		all += n
	}
	for _, n := range theirs {
		all += n
	}
	if part := float64(both) / float64(all); part >= least {
		return part
	}
	return 0
}
