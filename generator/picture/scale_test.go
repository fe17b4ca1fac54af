package picture

import (
	"crypto/sha256"
	"fmt"
	"testing"
)

// One shade stays one shade, to the last bit, and a slope stays a slope.
func TestScaleKeepsShades(t *testing.T) {
	for _, from := range []int{1, 2, 7, 481, 1000, 3000} {
		for _, to := range []int{1, 3, 480, 481, 960} {
			for _, shade := range []byte{0, 1, 127, 254, 255} {
				src, dst := newPlane(from, 5), newPlane(to, 4)
				for i := range src.pix {
					src.pix[i] = shade
				}
				dst.scale(src)
				for i, got := range dst.pix {
					if got != shade {
						t.Fatalf("%d to %d: shade %d is %d at %d", from, to, shade, got, i)
					}
				}
			}
		}
	}
	src, dst := newPlane(1024, 1), newPlane(256, 1)
	for i := range src.pix {
		src.pix[i] = byte(i / 4)
	}
	dst.scale(src)
	for i, got := range dst.pix {
		if d := int(got) - i; d < -1 || d > 1 {
			t.Errorf("at %d is %d", i, got)
		}
	}
}

// A line of one pixel in a large picture is still seen in a small one, as a
// lighter one in its place.
func TestScaleLosesNothing(t *testing.T) {
	for line := range 40 {
		src, dst := newPlane(40, 40), newPlane(10, 10)
		for x := range 40 {
			src.pix[line*40+x] = 200
		}
		dst.scale(src)
		sum := 0
		for y := range 10 {
			sum += int(dst.pix[y*10])
		}
		if sum < 40 || sum > 75 || dst.pix[line/4*10] < 20 {
			t.Errorf("line %d: %d in all, %d in its place", line, sum, dst.pix[line/4*10])
		}
	}
}

// The bytes are those of every machine: weights are whole numbers.
func TestScaleIsTheSameEverywhere(t *testing.T) {
	src, dst := newPlane(997, 613), newPlane(480, 295)
	state := uint32(7)
	for i := range src.pix {
		state = state*1664525 + 1013904223
		src.pix[i] = byte(state >> 24)
	}
	dst.scale(src)
	const want = "fa09742bc2d146eb"
	if got := fmt.Sprintf("%x", sha256.Sum256(dst.pix))[:16]; got != want {
		t.Errorf("the digest is %s, want %s", got, want)
	}
}

func BenchmarkCopies(b *testing.B) {
	p, err := Read(asJPEG(b, corners(3000, 2000)))
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := p.Copies(); err != nil {
			b.Fatal(err)
		}
	}
}
