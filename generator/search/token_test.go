package search

import (
	"encoding/json"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// tokens cuts a text as the cases do: a word is a string, behind = where it stands
// at the place of the one before; a run is the list of its bigrams, or of its one character.
func tokens(text string, rules Rules) []any {
	list := []any{}
	t := newTokenizer(rules)
	last := int64(-1)
	t.cut([]byte(text),
		func(word []rune, _ span) {
			same := ""
			if int64(t.at) == last {
				same = "="
			}
			last = int64(t.at)
			list = append(list, same+string(t.stem(word)))
		},
		func(run []rune, _ span) {
			bigrams := []any{}
			for i := 1; i < len(run); i++ {
				bigrams = append(bigrams, spell(bigram(run[i-1], run[i])))
			}
			if len(run) == 1 {
				bigrams = append(bigrams, spell(bigram(0, run[0])))
			}
			list = append(list, bigrams)
		})
	return list
}

// cases are testdata/tokens.json, which the tests of the scripts read too.
func cases(t testing.TB) (all struct {
	Rules map[string]Rules
	Cases []struct {
		Text, Rules string
		Tokens      []any
	}
	Hashes map[string]uint32
}) {
	content, err := os.ReadFile("testdata/tokens.json")
	if err == nil {
		err = json.Unmarshal(content, &all)
	}
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestTokens(t *testing.T) {
	all := cases(t)
	for _, c := range all.Cases {
		if got := tokens(c.Text, all.Rules[c.Rules]); !reflect.DeepEqual(got, c.Tokens) {
			t.Errorf("%q\ngot  %q\nwant %q", c.Text, got, c.Tokens)
		}
	}
	for term, want := range all.Hashes {
		if got := hash(term); got != want {
			t.Errorf("hash of %q: got %d, want %d", term, got, want)
		}
	}
}

func foldText(text string) []rune {
	var f folded
	f.fold([]byte(text))
	return f.letters
}

// TestFoldingIsTheSameBothWays holds that characters folded one by one come out
// as a whole text does, whatever stands beside them.
func TestFoldingIsTheSameBothWays(t *testing.T) {
	for r := rune(0); r < 0xE01F0; r++ {
		if !utf8.ValidRune(r) || 0x3500 < r && r < 0x9F00 || 0xAC80 < r && r < 0xD700 || 0x10200 < r && r < 0xE00F0 {
			continue // letters that are like their neighbours
		}
		for _, text := range []string{string(r), "か" + string(r), "A" + string(r) + "b", string(r) + "\u0301", string(r) + "ᅡ", "ᄀ" + string(r)} {
			if got, want := foldText(text), foldWhole(nil, []byte(text)); !slices.Equal(got, want) {
				t.Errorf("%U in %q: got %q, want %q", r, text, string(got), string(want))
			}
		}
	}
}

// FuzzTokens: a text in composed and in decomposed form, in small and in capital
// letters that have one small letter, has the same tokens, and they are their own.
func FuzzTokens(f *testing.F) {
	for _, c := range cases(f).Cases {
		f.Add(c.Text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return
		}
		got := tokens(text, Rules{})
		for _, form := range []norm.Form{norm.NFC, norm.NFD, norm.NFKD} {
			if other := tokens(form.String(text), Rules{}); !reflect.DeepEqual(got, other) {
				t.Errorf("%q is %q, in another form %q", text, got, other)
			}
		}
		var words []string
		for _, token := range got {
			switch token := token.(type) {
			case string:
				words = append(words, strings.TrimPrefix(token, "="))
			case []any:
				run := token[0].(string)
				for _, b := range token[1:] {
					_, size := utf8.DecodeRuneInString(b.(string))
					run += b.(string)[size:]
				}
				words = append(words, run)
			}
		}
		again := tokens(strings.Join(words, "、"), Rules{})
		if !slices.EqualFunc(got, again, func(a, b any) bool {
			word, ok := a.(string)
			return reflect.DeepEqual(a, b) || ok && strings.TrimPrefix(word, "=") == b
		}) {
			t.Errorf("%q is %q, and these are %q", text, got, again)
		}
	})
}
