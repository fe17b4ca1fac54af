package search

import (
	"cmp"
	"encoding/binary"
	"math/bits"
	"slices"
	"unicode/utf8"
)

// What the terms of lists of words begin with.
const (
	Beginning = "\x01" // and the first three letters of the words: what is found while a word is typed
	First     = "\x02" // and the first two: what a word may have been meant for that is not there
	Last      = "\x03" // and the last two: the same
)

// listed is a word of a list.
type listed struct {
	written string
	class   uint8 // how many documents have it: the bits of that number
}

// vocabulary returns the lists of words, by their terms.
func (s *terms) vocabulary() map[string][]byte {
	lists := map[string][]listed{}
	for _, i := range s.words {
		p := &s.all[i]
		word := listed{cmp.Or(p.written, p.term), uint8(bits.Len(uint(p.count)))}
		letters := []rune(p.term)
		if !isKatakana(letters[0]) {
			letters = slices.DeleteFunc(foldWhole(nil, []byte(word.written)), func(r rune) bool { return classes().of(r) == apart })
		}
		n := len(letters)
		if n < shortestWritten || n > longestWritten || classes().of(letters[0]) != letter && !isKatakana(letters[0]) {
			continue
		}
		keys := []string{First + string(letters[:2]), Last + string(letters[n-2:])}
		if !isKatakana(letters[0]) { // whose beginnings are found as they are
			keys = append(keys, Beginning+string(letters[:3]))
		}
		for _, key := range keys {
			lists[key] = append(lists[key], word)
		}
	}
	encoded := make(map[string][]byte, len(lists))
	for key, words := range lists {
		encoded[key] = list(words, limit-stampSize-len(key)-2*maxLength)
	}
	return encoded
}

// list encodes words, each as the bytes it shares with the one before, the length
// of the others, these, and its class. Where all would take more bytes than most, the rarest
// are left out.
func list(words []listed, most int) []byte {
	slices.SortFunc(words, func(a, b listed) int {
		return cmp.Or(-cmp.Compare(a.class, b.class), cmp.Compare(a.written, b.written))
	})
	for {
		sorted := slices.SortedFunc(slices.Values(words), func(a, b listed) int { return cmp.Compare(a.written, b.written) })
		encoded := encodeList(sorted)
		if len(encoded) <= most {
			return encoded
		}
		words = words[:len(words)*most/len(encoded)*15/16]
	}
}

func encodeList(words []listed) []byte {
	var encoded []byte
	before := ""
	for _, w := range words {
		shared := 0
		for shared < min(len(before), len(w.written)) && before[shared] == w.written[shared] {
			shared++
		}
		for shared > 0 && shared < len(w.written) && !utf8.RuneStart(w.written[shared]) {
			shared--
		}
		encoded = binary.AppendUvarint(encoded, uint64(shared))
		encoded = binary.AppendUvarint(encoded, uint64(len(w.written)-shared))
		encoded = append(encoded, w.written[shared:]...)
		encoded = append(encoded, w.class)
		before = w.written
	}
	return encoded
}
