package revision

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"slices"
	"strconv"

	"docsite/generator/press"
)

// PassageDigits is how many digits of a passage's digest are written.
const PassageDigits = 8

// Digests returns a digest of each passage of a text: what [Digest] knows of it, SHA-256 in
// [PassageDigits] hexadecimal digits. A passage that stands there again has another one each time.
func Digests(passages []press.Passage) []string {
	list, times := make([]string, len(passages)), map[string]int{}
	var b []byte
	for i, p := range passages {
		b = appendPassage(b[:0], p)
		digest := short(b)
		if n := times[digest]; n > 0 {
			list[i] = short(strconv.AppendInt(append(b, '='), int64(n), 10))
		} else {
			list[i] = digest
		}
		times[digest]++
	}
	return list
}

func short(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:PassageDigits/2])
}

var pendingForm = regexp.MustCompile(`^(?:([0-9a-f]{8})>)?([0-9a-f]{8})$|^-([0-9a-f]{8})$`)

// ParsePending reads how a front matter names a passage that is pending: e5f6a7b8 is one that was
// added, a1b2c3d4>e5f6a7b8 one that became another, and -a1b2c3d4 one that was removed.
func ParsePending(text string) (press.Pending, bool) {
	parts := pendingForm.FindStringSubmatch(text)
	if parts == nil {
		return press.Pending{}, false
	}
	return press.Pending{Old: parts[1] + parts[3], New: parts[2]}, true
}

// FormatPending is the contrary of [ParsePending].
func FormatPending(p press.Pending) string {
	switch {
	case p.New == "":
		return "-" + p.Old
	case p.Old == "":
		return p.New
	}
	return p.Old + ">" + p.New
}

// NamePending returns what a passage that is pending is called among all: its digest, or a hyphen and the
// digest where it was removed.
func NamePending(p press.Pending) string {
	if p.New != "" {
		return p.New
	}
	return FormatPending(p)
}

// PendingOf names changes from one version of a text to another by digests; the list is not nil.
func PendingOf(old, new []press.Passage, changes []Change) []press.Pending {
	ours, theirs := Digests(old), Digests(new)
	list := []press.Pending{}
	for _, c := range changes {
		var p press.Pending
		if !c.Added() {
			p.Old = ours[c.Old]
		}
		if !c.Removed() {
			p.New = theirs[c.New]
		}
		list = append(list, p)
	}
	return list
}

// Followed is the text that a translation follows, with what is missing in it of the one that the
// translation says it was made from.
type Followed struct {
	Text    []press.Passage
	Changes []Change        // from Text to that one
	Pending []press.Pending // the same, by digests
}

// Restore returns what a translation follows that was made from a text but for what is pending. A
// passage that the text no longer has earlier finds by its digest, and before which passage of
// the text it would stand; false where it is not to be had. What the text does not have is not pending.
func Restore(text []press.Passage, pending []press.Pending, earlier func(digest string) (press.Passage, int, bool)) (Followed, bool) {
	index := map[string]int{}
	for i, digest := range Digests(text) {
		index[digest] = i
	}
	// What is pending of each passage, and what stood before each and at the end.
	type then struct {
		passage press.Passage
		pending press.Pending
	}
	here, before := map[int]then{}, make([][]then, len(text)+1)
	for _, p := range pending {
		i, there := index[p.New]
		if p.Old == "" {
			if there {
				here[i] = then{pending: p}
			}
			continue
		}
		passage, place, found := earlier(p.Old)
		switch {
		case !found:
			return Followed{}, false
		case there:
			here[i] = then{passage, p}
		default:
			before[place] = append(before[place], then{passage, press.Pending{Old: p.Old}})
		}
	}
	f := Followed{Pending: []press.Pending{}}
	add := func(c Change, p press.Pending) {
		f.Changes, f.Pending = append(f.Changes, c), append(f.Pending, p)
	}
	for j := range before {
		for _, was := range before[j] {
			add(Change{len(f.Text), -1}, was.pending)
			f.Text = append(f.Text, was.passage)
		}
		if j == len(text) {
			break
		}
		switch was, is := here[j]; {
		case !is:
			f.Text = append(f.Text, text[j])
		case was.pending.Old == "":
			add(Change{-1, j}, was.pending)
		default:
			add(Change{len(f.Text), j}, was.pending)
			f.Text = append(f.Text, was.passage)
		}
	}
	return f, true
}

// Version is an older version of a text.
type Version struct {
	passages []press.Passage
	index    map[string]int // of the passages, by their digests
	became   []int
}

// NewVersion returns a version of a text whose passages are at hand, too.
func NewVersion(version, text []press.Passage) *Version {
	v := &Version{version, map[string]int{}, Became(version, text)}
	for i, digest := range Digests(version) {
		v.index[digest] = i
	}
	return v
}

// Find returns a passage by its digest, and before which passage of the newer text it would stand:
// behind the nearest before it that became one of that. Gone says that the newer text has not got it
// there; found, that this one has it.
func (v *Version) Find(digest string) (p press.Passage, place int, gone, found bool) {
	i, found := v.index[digest]
	if !found {
		return p, 0, false, false
	}
	for at := i - 1; at >= 0 && place == 0; at-- {
		place = v.became[at] + 1
	}
	return v.passages[i], place, v.became[i] < 0, true
}

// Became returns which passage of a newer version of a text each of an older one is or became, or
// -1 where it was removed.
func Became(old, new []press.Passage) []int {
	return Follow(Compare(old, new), len(old), len(new))
}

// Follow returns which of so many passages of a newer text each of so many of an older one is or
// became by changes, or -1 where it was removed.
func Follow(changes []Change, old, new int) []int {
	list := make([]int, old)
	i, j := 0, 0
	for _, c := range append(slices.Clip(changes), Change{old, new}) {
		for (c.Old < 0 || i < c.Old) && (c.New < 0 || j < c.New) {
			list[i] = j
			i, j = i+1, j+1
		}
		if c.Old >= 0 && c.Old < old {
			list[c.Old] = c.New
			i = c.Old + 1
		}
		if c.New >= 0 {
			j = c.New + 1
		}
	}
	return list
}
