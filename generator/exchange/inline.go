package exchange

import (
	"strings"

	"docsite/generator/diag"
)

// Plain returns the text without its codes.
func (in Inline) Plain() string {
	var b strings.Builder
	for _, p := range in {
		b.WriteString(p.Text)
	}
	return b.String()
}

// Joined returns the same text with its codes, in which no part is empty and no two
// neighbours are texts; nil for none.
func (in Inline) Joined() Inline {
	joined, _ := joinedAt(in, make([]diag.Pos, len(in)))
	return joined
}

// joinedAt joins a text whose parts have places: those that are joined have that of the first.
func joinedAt(in Inline, at []diag.Pos) (joined Inline, places []diag.Pos) {
	for i := 0; i < len(in); {
		begin, p := i, in[i]
		i++
		if p.Code == nil {
			var b strings.Builder
			b.WriteString(p.Text)
			for ; i < len(in) && in[i].Code == nil; i++ {
				b.WriteString(in[i].Text)
			}
			if p.Text = b.String(); p.Text == "" {
				continue
			}
		}
		joined, places = append(joined, p), append(places, at[begin])
	}
	return joined, places
}

// Same reports whether two texts have the same characters and codes of the same IDs and forms
// in the same places, whatever their originals.
func (in Inline) Same(other Inline) bool {
	a, b := in.Joined(), other.Joined()
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if (a[i].Code == nil) != (b[i].Code == nil) || a[i].Text != b[i].Text {
			return false
		}
		if a[i].Code != nil && (a[i].Code.ID != b[i].Code.ID || a[i].Code.Form != b[i].Code.Form) {
			return false
		}
	}
	return true
}

// lone returns which of the codes that open or close have no other half in the text, by
// their index.
func (in Inline) lone() map[int]bool {
	lone, open := map[int]bool{}, map[string][]int{}
	for i, p := range in {
		if p.Code == nil || p.Code.Form == Alone {
			continue
		}
		id := p.Code.ID
		if n := len(open[id]); p.Code.Form == Closes && n > 0 {
			delete(lone, open[id][n-1])
			open[id] = open[id][:n-1]
			continue
		}
		lone[i] = true
		if p.Code.Form == Opens {
			open[id] = append(open[id], i)
		}
	}
	return lone
}

// key says which code of a text is the same as one of another.
type key struct {
	id   string
	form Form
}

// completed gives codes of a target that came back without their original those of the source.
func (in Inline) completed(source Inline) Inline {
	known := map[key]*Code{}
	for _, p := range source {
		if p.Code != nil {
			known[key{p.Code.ID, p.Code.Form}] = p.Code
		}
	}
	for i, p := range in {
		if p.Code == nil || p.Code.Original != "" {
			continue
		}
		if of := known[key{p.Code.ID, p.Code.Form}]; of != nil {
			c := *of
			in[i].Code = &c
		}
	}
	return in
}
