package diag

import (
	"slices"
	"strings"
	"testing"
)

func TestSourceAt(t *testing.T) {
	for _, c := range []struct {
		name, text   string
		offset       int
		line, column int
	}{
		{"first", "ab\ncd\n", 0, 1, 1},
		{"line feed belongs to its line", "ab\ncd\n", 2, 1, 3},
		{"second line", "ab\ncd\n", 3, 2, 1},
		{"end after a line feed", "ab\ncd\n", 6, 3, 1},
		{"end without a line feed", "ab\ncd", 5, 2, 3},
		{"before the text", "ab", -7, 1, 1},
		{"beyond the text", "ab\ncd", 99, 2, 3},
		{"empty text", "", 0, 1, 1},
		{"empty text, beyond", "", 5, 1, 1},
		{"Japanese counts characters", "日本語\n総務省は", len("日本語\n総務"), 2, 3},
		{"Japanese, end", "日本語", len("日本語"), 1, 4},
		{"outside the basic plane", "😀x", len("😀"), 1, 2},
		{"byte order mark takes no column", "\uFEFFab", len("\uFEFFa"), 1, 2},
		{"at the byte order mark", "\uFEFFab", 0, 1, 1},
		{"behind the byte order mark", "\uFEFFab", len("\uFEFF"), 1, 1},
		{"byte order mark and a second line", "\uFEFFab\ncd", len("\uFEFFab\nc"), 2, 2},
		{"the mark in a later line is a character", "ab\n\uFEFFcd", len("ab\n\uFEFF"), 2, 2},
		{"empty lines", "\n\n\nx", 3, 4, 1},
	} {
		s := NewSource("f.md", []byte(c.text))
		if got, want := s.At(c.offset), at("f.md", c.line, c.column); got != want {
			t.Errorf("%s: byte %d of %q is at %s, want %s", c.name, c.offset, c.text, got, want)
		}
	}
}

func TestSourceStart(t *testing.T) {
	s := NewSource("f.md", []byte("\uFEFFx"))
	if s.File() != "f.md" || s.Start() != at("f.md", 1, 1) {
		t.Errorf("%s begins at %s", s.File(), s.Start())
	}
}

func TestNearest(t *testing.T) {
	keys := []string{"title", "date", "type", "countries", "ministries", "summary", "slug", "日本語"}
	for _, c := range []struct{ name, word, want string }{
		{"one letter wrong", "titel", "title"},
		{"one letter missing", "dat", "date"},
		{"one letter too many", "sluug", "slug"},
		{"neighbours exchanged", "tpye", "type"},
		{"exchanged at the beginning", "itle", "title"},
		{"in capitals", "DATE", "date"},
		{"two of a long word", "countrys", "countries"},
		{"three of a short word", "xxxe", ""},
		{"too far", "embargo", ""},
		{"empty", "", ""},
		{"Japanese", "日木語", "日本語"},
	} {
		if got := strings.Join(Nearest(c.word, keys), " "); got != c.want {
			t.Errorf("%s: %q is near to %q, want %q", c.name, c.word, got, c.want)
		}
	}
}

func TestNearestComesBestFirst(t *testing.T) {
	for _, c := range []struct {
		word        string
		known, want []string
	}{
		{"minister", []string{"ministry", "minster", "minister", "minis"}, []string{"minister", "minster", "ministry"}},
		{"cat", []string{"hat", "bat", "rat", "mat"}, []string{"bat", "hat", "mat"}},
		{"x", nil, nil},
	} {
		if got := Nearest(c.word, c.known); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.word, got, c.want)
		}
	}
}

func TestDidYouMean(t *testing.T) {
	for _, c := range []struct {
		word  string
		known []string
		want  string
	}{
		{"oen", []string{"one", "other"}, "did you mean “one”?"},
		{"cat", []string{"hat", "bat"}, "did you mean “bat” or “hat”?"},
		{"zebra", []string{"one"}, "use one"},
	} {
		if got := DidYouMean(c.word, c.known, "use one"); got != c.want {
			t.Errorf("%s: got %s, want %s", c.word, got, c.want)
		}
	}
}
