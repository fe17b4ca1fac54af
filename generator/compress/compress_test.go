package compress_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"

	"docsite/generator/compress"
)

func TestEncode(t *testing.T) {
	readers := map[string]func(io.Reader) (io.Reader, error){
		"gz": func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) },
		"br": func(r io.Reader) (io.Reader, error) { return brotli.NewReader(r), nil },
	}
	for coding, reader := range readers {
		for _, content := range []string{"", "a", strings.Repeat("A ferry line to Dover. 港湾 ", 5000)} {
			var first, second bytes.Buffer
			for _, out := range []*bytes.Buffer{&first, &second} { // the second time by an encoder that was used
				if err := compress.Encode(out, coding, []byte(content)); err != nil {
					t.Fatal(err)
				}
			}
			if !bytes.Equal(first.Bytes(), second.Bytes()) {
				t.Errorf("%s: the same content gives other bytes", coding)
			}
			r, err := reader(&first)
			if err != nil {
				t.Fatal(err)
			}
			if got, err := io.ReadAll(r); err != nil || string(got) != content {
				t.Errorf("%s: %d bytes came back of %d (%v)", coding, len(got), len(content), err)
			}
			if len(content) > 1000 && second.Len() > len(content)/10 {
				t.Errorf("%s: %d bytes of %d", coding, second.Len(), len(content))
			}
		}
	}
	if err := compress.Encode(new(bytes.Buffer), "zst", nil); err == nil {
		t.Error("a coding that there is not")
	}
}
