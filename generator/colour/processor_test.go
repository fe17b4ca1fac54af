package colour

import (
	"fmt"
	"hash/fnv"
	"testing"
)

// The colours of a newsroom are the same on every processor: .ci/bytes/run has this done by another one, too.
func TestOnEveryProcessor(t *testing.T) {
	const step, want = 0x33, "216dc9331f5cb1c9"
	digest := fnv.New64a()
	for r := 0; r < 256; r += step {
		for g := 0; g < 256; g += step {
			for b := 0; b < 256; b += step {
				palette, fault := NewPalette(RGB{uint8(r), uint8(g), uint8(b)})
				fmt.Fprintln(digest, palette, fault == nil)
			}
		}
	}
	if got := fmt.Sprintf("%x", digest.Sum64()); got != want {
		t.Errorf("the palettes of all accents have the digest %s, want %s", got, want)
	}
}
