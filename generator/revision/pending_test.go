package revision_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"docsite/generator/press"
	"docsite/generator/revision"
)

// lines makes a paragraph of each word; one that begins with # is a heading.
func lines(text string) []press.Passage {
	var list []press.Passage
	for _, word := range strings.Fields(text) {
		p := press.Passage{Kind: press.Paragraph, Text: strings.ReplaceAll(word, "_", " ")}
		if strings.HasPrefix(word, "#") {
			p.Kind = press.Heading
		}
		list = append(list, p)
	}
	return list
}

func written(passages []press.Passage) string {
	var list []string
	for _, p := range passages {
		list = append(list, strings.ReplaceAll(p.Text, " ", "_"))
	}
	return strings.Join(list, " ")
}

// translator follows a text, of which versions are kept, as those who stamp do.
type translator struct {
	versions []string // the oldest first
	stamped  string   // the version that the source names
	pending  []press.Pending
}

// behind returns what the translation follows and what it does not.
func (m *translator) behind(t testing.TB) revision.Followed {
	t.Helper()
	now := lines(m.versions[len(m.versions)-1])
	f, ok := revision.Restore(lines(m.stamped), m.pending, func(digest string) (some press.Passage, before int, found bool) {
		for _, version := range slices.Backward(m.versions) {
			p, place, gone, here := revision.NewVersion(lines(version), lines(m.stamped)).Find(digest)
			if here && gone {
				return p, place, true
			}
			if here && !found {
				some, before, found = p, place, true
			}
		}
		return some, before, found
	})
	if !ok {
		t.Fatalf("what is pending of %q is not to be had", m.stamped)
	}
	if m.stamped != m.versions[len(m.versions)-1] {
		f.Changes = revision.Compare(f.Text, now)
		f.Pending = revision.PendingOf(f.Text, now, f.Changes)
	}
	return f
}

// accept stamps some of what is pending, by numbers from 1.
func (m *translator) accept(t testing.TB, numbers ...int) {
	t.Helper()
	f := m.behind(t)
	m.pending, m.stamped = nil, m.versions[len(m.versions)-1]
	for i, p := range f.Pending {
		if !slices.Contains(numbers, i+1) {
			m.pending = append(m.pending, p)
		}
	}
}

// told writes changes as the words that they are about: +added, -removed, old>new.
func told(f revision.Followed, now []press.Passage) string {
	var list []string
	for _, c := range f.Changes {
		switch {
		case c.Added():
			list = append(list, "+"+written(now[c.New:c.New+1]))
		case c.Removed():
			list = append(list, "-"+written(f.Text[c.Old:c.Old+1]))
		default:
			list = append(list, written(f.Text[c.Old:c.Old+1])+">"+written(now[c.New:c.New+1]))
		}
	}
	return strings.Join(list, " ")
}

// TestPending: a text changes, its translator accepts some of what is pending, and so on; each step
// is “text: what is pending then: the numbers that are accepted”.
func TestPending(t *testing.T) {
	for _, c := range []struct {
		name  string
		steps []string
	}{
		{"one of two", []string{"t a_b_1 c_d_1", "t a_b_2 c_d_2: a_b_1>a_b_2 c_d_1>c_d_2: 1", "=: c_d_1>c_d_2: 1", "=: :"}},
		{"a second change of what is pending", []string{"t a_b_1 c_d_1", "t a_b_2 c_d_2: a_b_1>a_b_2 c_d_1>c_d_2: 1", "t a_b_2 c_d_3: c_d_1>c_d_3:"}},
		{"a second change of what was accepted", []string{"t a_b_1 c_d_1", "t a_b_2 c_d_2: a_b_1>a_b_2 c_d_1>c_d_2: 1", "t a_b_3 c_d_2: a_b_2>a_b_3 c_d_1>c_d_2:"}},
		{"what is pending vanishes", []string{"t a_b_1 c_d_1", "t a_b_2 c_d_2: a_b_1>a_b_2 c_d_1>c_d_2: 1", "t a_b_2: -c_d_1: 1", "=: :"}},
		{"what was added vanishes", []string{"t a", "t a b c: +b +c: 1", "t a b: :"}},
		{"what is pending comes back", []string{"t a_b_1 c_d_1", "t a_b_2 c_d_2: a_b_1>a_b_2 c_d_1>c_d_2: 1", "t a_b_2 c_d_1: :"}},
		{"what was removed comes back", []string{"t a b", "t a c_d: -b +c_d: 2", "t a b c_d: :"}},
		{"removed, one by one", []string{"t a b c d", "t d: -a -b -c: 2", "=: -a -c: 2", "t d e: -a +e: 1", "=: +e: 1", "=: :"}},
		{"removed at the end", []string{"t a b", "t: -a -b: 1", "=: -b: 1", "=: :"}},
		{"moved", []string{"t a b c d", "t b c d a: -a +a: 1", "=: +a: 1", "=: :"}},
		{"moved, the new place first", []string{"t a b c d", "t b c d a: -a +a: 2", "=: -a:", "t b c d a e: -a +e: 1", "=: +e:"}},
		{"moved, then changed elsewhere", []string{"t a b c d", "t b c d a: -a +a:", "t b c d a e: -a +a +e: 3", "=: -a +a:"}},
		{"the same again", []string{"t a a", "t a a a: +a: ", "=: +a: 1", "=: :"}},
		{"two alike, one goes", []string{"t a b a", "t b a: -a: 1", "=: :"}},
		{"two alike change", []string{"t x_y x_y", "t x_z x_z: x_y>x_z x_y>x_z: 1", "=: x_y>x_z: 1", "=: :"}},
		{"never accepted", []string{"t a_b_1", "t a_b_2: a_b_1>a_b_2:", "t a_b_3: a_b_1>a_b_3:", "t a_b_4 #h: a_b_1>a_b_4 +#h: 2", "t a_b_5 #h: a_b_1>a_b_5: 1", "=: :"}},
	} {
		first := c.steps[0]
		m := &translator{versions: []string{first}, stamped: first}
		for _, step := range c.steps[1:] {
			parts := strings.SplitN(step, ":", 3)
			if parts[0] != "=" {
				m.versions = append(m.versions, parts[0])
			}
			now := m.versions[len(m.versions)-1]
			if got := told(m.behind(t), lines(now)); got != strings.TrimSpace(parts[1]) {
				t.Errorf("%s, at %q: %q, want %q", c.name, now, got, parts[1])
			}
			if accepted := strings.TrimSpace(parts[2]); accepted != "" {
				m.accept(t, int(accepted[0]-'0'))
			} else if len(parts[1]) > 1 {
				m.accept(t) // none: the source is the new text, and everything is pending
			}
			for _, p := range m.pending {
				if again, ok := revision.ParsePending(revision.FormatPending(p)); !ok || again != p {
					t.Errorf("%s: %v is written %q", c.name, p, revision.FormatPending(p))
				}
			}
		}
	}
}

// FuzzPending asserts that what is pending and what a translation follows are the present text:
// whatever changes, and whatever is accepted of it, in the end nothing is pending, and nothing was lost.
func FuzzPending(f *testing.F) {
	f.Add([]byte("\x00\x01\x02\x03\x01\x00\x04\x02\x05\x01"), uint16(0x1))
	f.Add([]byte("aabbccaabb"), uint16(0x5a5a))
	f.Add([]byte("abcdefbcdefa"), uint16(0xffff))
	f.Fuzz(func(t *testing.T, words []byte, choice uint16) {
		words = words[:min(len(words), 40)]
		half := len(words) / 2
		text := func(words []byte) string {
			list := []string{"t"}
			for _, w := range words {
				list = append(list, fmt.Sprintf("w%d_x", w%11))
			}
			return strings.Join(list, " ")
		}
		m := &translator{versions: []string{text(words[:half]), text(words[half:])}, stamped: text(words[:half])}
		now := lines(m.versions[1])
		for round := 0; ; round++ {
			f := m.behind(t)
			if len(f.Changes) != len(f.Pending) {
				t.Fatalf("%d changes, %d pending", len(f.Changes), len(f.Pending))
			}
			applied := apply(f, now)
			if applied != m.versions[1] {
				t.Fatalf("%q with %q is %q, want %q", written(f.Text), told(f, now), applied, m.versions[1])
			}
			if len(f.Changes) == 0 {
				break
			}
			var numbers []int
			for i := range f.Changes {
				if choice>>(i%16)&1 == 1 || round > 0 && i == 0 {
					numbers = append(numbers, i+1)
				}
			}
			m.accept(t, numbers...)
		}
		if got := written(m.behind(t).Text); got != m.versions[1] {
			t.Errorf("in the end %q, want %q", got, m.versions[1])
		}
	})
}

// apply makes the changes of a text.
func apply(f revision.Followed, now []press.Passage) string {
	gone, altered, added := map[int]bool{}, map[int]int{}, map[int]bool{}
	for _, c := range f.Changes {
		switch {
		case c.Added():
			added[c.New] = true
		case c.Removed():
			gone[c.Old] = true
		default:
			altered[c.Old] = c.New
		}
	}
	var list []press.Passage
	for i, p := range f.Text {
		for added[len(list)] {
			list = append(list, now[len(list)])
		}
		if n, other := altered[i]; other {
			p = now[n]
		}
		if !gone[i] {
			list = append(list, p)
		}
	}
	for added[len(list)] {
		list = append(list, now[len(list)])
	}
	return written(list)
}
