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

// tokens cuts a text as the cases do: a word is a string, a run the list of its
// bigrams, or of its one character.
func tokens(text string, endings map[string]string) []any {
	list := []any{}
	newTokenizer(endings).cut([]byte(text),
		func(word []rune) { list = append(list, string(word)) },
		func(run []rune) {
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

// cases are testdata/tokens.json, which the tests of search-index.js read too.
func cases(t testing.TB) (all struct {
	Endings map[string]map[string]string
	Cases   []struct {
		Text, Endings string
		Tokens        []any
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
		if got := tokens(c.Text, all.Endings[c.Endings]); !reflect.DeepEqual(got, c.Tokens) {
			t.Errorf("%q\ngot  %q\nwant %q", c.Text, got, c.Tokens)
		}
	}
	for term, want := range all.Hashes {
		if got := hash(term); got != want {
			t.Errorf("hash of %q: got %d, want %d", term, got, want)
		}
	}
}

// TestFoldingIsTheSameBothWays holds that characters folded one by one come out
// as a whole text does, whatever stands beside them.
func TestFoldingIsTheSameBothWays(t *testing.T) {
	for r := rune(0); r < 0xE01F0; r++ {
		if !utf8.ValidRune(r) || 0x3500 < r && r < 0x9F00 || 0xAC80 < r && r < 0xD700 || 0x10200 < r && r < 0xE00F0 {
			continue // letters that are like their neighbours
		}
		for _, text := range []string{string(r), "か" + string(r), "A" + string(r) + "b", string(r) + "\u0301", string(r) + "ᅡ", "ᄀ" + string(r)} {
			if got, want := fold(nil, []byte(text)), foldWhole(nil, []byte(text)); !slices.Equal(got, want) {
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
		got := tokens(text, nil)
		for _, form := range []norm.Form{norm.NFC, norm.NFD, norm.NFKD} {
			if other := tokens(form.String(text), nil); !reflect.DeepEqual(got, other) {
				t.Errorf("%q is %q, in another form %q", text, got, other)
			}
		}
		var words []string
		for _, token := range got {
			switch token := token.(type) {
			case string:
				words = append(words, token)
			case []any:
				run := token[0].(string)
				for _, b := range token[1:] {
					_, size := utf8.DecodeRuneInString(b.(string))
					run += b.(string)[size:]
				}
				words = append(words, run)
			}
		}
		if again := tokens(strings.Join(words, " "), nil); !reflect.DeepEqual(got, again) {
			t.Errorf("%q is %q, and these are %q", text, got, again)
		}
	})
}
