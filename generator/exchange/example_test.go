package exchange_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"docsite/generator/exchange"
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
	if err := os.WriteFile(filepath.Join(dir, "sample-tmx.tmx"), []byte(writeTMX(t, pairs())), 0o666); err != nil {
		t.Fatal(err)
	}
}

// TestReadReturned reads what OmegaT made of the samples in the folder that EXCHANGE_RETURNED names:
// what was to be translated has “fr: ” before it now.
func TestReadReturned(t *testing.T) {
	dir := os.Getenv("EXCHANGE_RETURNED")
	if dir == "" {
		t.Skip("no EXCHANGE_RETURNED")
	}
	for _, f := range []exchange.Format{exchange.XLIFF12, exchange.PO} {
		name := "sample-" + string(f) + f.Extension()
		r, err := os.Open(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		file, ds, err := exchange.Read(name, r)
		if err != nil || file == nil {
			t.Fatalf("%s: %v %s", name, err, told(ds))
		}
		if ds = append(ds, exchange.Compare(sample(), file)...); len(ds) > 0 {
			t.Errorf("%s:\n%s", name, told(ds))
		}
		translated := 0
		for i, u := range file.Units {
			for j, s := range u.Segments {
				was := sample().Units[i].Segments[j]
				t.Logf("%s %s.%s %d %s", name, u.ID, s.ID, s.State, s.Target.Plain())
				if was.State != exchange.Untranslated {
					continue
				}
				if words(s.Target.Plain()) != "fr: "+words(was.Source.Plain()) || s.State != exchange.Translated {
					t.Errorf("%s: %s.%s came back as %q, %d", name, u.ID, s.ID, s.Target.Plain(), s.State)
				}
				translated++
			}
		}
		if translated != 2 {
			t.Errorf("%s: %d segments were translated", name, translated)
		}
	}
}

func words(s string) string { return strings.Join(strings.Fields(s), " ") }
