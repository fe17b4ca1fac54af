package exchange_test

import (
	"os"
	"path/filepath"
	"testing"
)

// TestWriteExamples writes the sample in every format into the folder that EXCHANGE_EXAMPLES
// names, for the judges of .ci/exchange.
func TestWriteExamples(t *testing.T) {
	dir := os.Getenv("EXCHANGE_EXAMPLES")
	if dir == "" {
		t.Skip("no EXCHANGE_EXAMPLES")
	}
	for _, f := range formats {
		name := filepath.Join(dir, "sample-"+string(f)+f.Extension())
		if err := os.WriteFile(name, []byte(write(t, f, sample())), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}
