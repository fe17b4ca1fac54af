package search

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// one makes the index of a text.
func one(t *testing.T, text string, rules Rules) built {
	t.Helper()
	site, html := newsroom(t, []story{{ID: "2020/one", Date: "2020-01-01", Type: "report", Title: "…", Text: "<p>" + text + "</p>"}})
	_, files := made(t, site, html, rules, 1)
	return files
}

// TestALongVowelMayBeLeftOut behind three katakana, and not behind two: of コピー and コピ
// only one is a word.
func TestALongVowelMayBeLeftOut(t *testing.T) {
	for text, want := range map[string]bool{"サーバールーム バル": true, "メモリーカード リカ": true, "カバーリング バリ": false, "ビール ビル": false, "新サーバー室 バ室": true, "サーバー バ": true} {
		words, term, _ := strings.Cut(text, " ")
		files := one(t, words, Rules{})
		if got := len(lookup(t, files.head, files.terms, term).documents) == 1; got != want {
			t.Errorf("%s has the term %s: %t, want %t", words, term, got, want)
		}
	}
}

func TestWeight(t *testing.T) {
	for _, c := range []struct{ counts, length, want int }{
		{1, 600, 3}, {5, 600, 8}, {6, 600, 9}, {20, 600, 12}, {21, 600, 12}, {1000, 600, 14},
		{1, 1, 7}, {20, 1, 14}, {1, 3000, 0}, {20, 3000, 8}, {20, 100000, 8},
	} {
		if got := weight(c.counts, c.length); got != c.want {
			t.Errorf("%d counts in %d places weigh %d, want %d", c.counts, c.length, got, c.want)
		}
	}
}

// TestWhereAWordStandsCounts: in the title more than in the summary, a heading, and the text.
func TestWhereAWordStandsCounts(t *testing.T) {
	site, html := newsroom(t, []story{{ID: "2020/one", Date: "2020-01-01", Type: "report", Title: "alpha", Summary: "beta",
		Text: `<h2 id="x">gamma</h2><p>delta</p><h3>epsilon</h3><p>delta zeta<hr>eta</p><h2>theta`, Filler: 600}})
	_, files := made(t, site, html, Rules{}, 1)
	var got []int
	for _, word := range strings.Fields("alpha beta gamma epsilon theta delta zeta eta") {
		got = append(got, lookup(t, files.head, files.terms, word).weights[0])
	}
	if want := []int{12, 9, 8, 8, 8, 5, 3, 3}; !slices.Equal(got, want) {
		t.Errorf("the words weigh %v, want %v", got, want)
	}
}

// TestListsOfWords: by their first and last letters, as they are written in small letters.
func TestListsOfWords(t *testing.T) {
	long := strings.Repeat("abcd", 8)
	files := one(t, "Ministères ministère Mi min Co-operation "+long+" "+long+"e 3abc <b>U.S.</b> コミュニケーション、サーバー、キー、フランス・ドイツ・インドネシア l’État",
		Rules{Endings: map[string]string{"s": ""}})
	for key, want := range map[string]string{
		Beginning + "min": "min:1 ministères:1", First + "mi": "min:1 ministères:1", Last + "es": "ministères:1", Last + "re": "",
		Beginning + "coo": "co-operation:1", Beginning + "ope": "operation:1", Beginning + "abc": long + ":1", First + "3a": "", First + "us": "",
		First + "コミ": "コミュニケーション:1", Last + "シヨン": "", Last + "ヨン": "コミュニケーション:1", First + "サー": "サーバー:1", First + "キー": "", First + "フラ": "フランス:1", First + "イン": "インドネシア:1", Last + "イツ": "",
		Beginning + "コミユ": "", Beginning + "eta": "état:1",
	} {
		var got []string
		for word, class := range words(t, entryOf(t, files.head, files.terms, key)) {
			got = append(got, fmt.Sprintf("%s:%d", word, class))
		}
		slices.Sort(got)
		if strings.Join(got, " ") != want {
			t.Errorf("%q: got %q, want %q", key, got, want)
		}
	}
}

// TestListsThatAreTooLong lack the rarest words.
func TestListsThatAreTooLong(t *testing.T) {
	var all []listed
	for i := range 5000 {
		all = append(all, listed{fmt.Sprintf("word%dend", i), uint8(1 + i%7)})
	}
	encoded := list(slices.Clone(all), 2000)
	kept := words(t, encoded)
	if len(encoded) > 2000 || len(encoded) < 1500 {
		t.Errorf("%d words take %d bytes", len(kept), len(encoded))
	}
	for word, class := range kept {
		if class != 7 {
			t.Errorf("%s of the class %d is kept", word, class)
		}
	}
}
