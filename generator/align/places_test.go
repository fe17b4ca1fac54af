package align

import (
	"testing"

	"docsite/generator/diag"
)

// TestPlacesInAnyOrder holds that a place does not depend on the one before it,
// and is that of [diag.Source].
func TestPlacesInAnyOrder(t *testing.T) {
	const text = "one\n\n二つ é three\nfour\n\n五"
	source := diag.NewSource("en.md", []byte(text))
	for first := range text {
		for second := range text {
			s := places{text: []byte(text)}
			s.at(first)
			if got, want := s.at(second).In("en.md"), source.At(second); got != want {
				t.Errorf("byte %d behind byte %d: got %v, want %v", second, first, got, want)
			}
		}
	}
}
