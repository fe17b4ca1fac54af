package exchange_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"docsite/generator/exchange"
)

var formats = []exchange.Format{exchange.XLIFF, exchange.XLIFF12, exchange.PO}

func write(t testing.TB, f exchange.Format, d *exchange.Document) string {
	t.Helper()
	var b bytes.Buffer
	if err := exchange.Write(&b, f, d); err != nil {
		t.Fatalf("%s: %v", f, err)
	}
	return b.String()
}

func TestRoundTrip(t *testing.T) {
	for _, f := range formats {
		first := write(t, f, sample())
		file, ds, err := exchange.Read("x"+f.Extension(), strings.NewReader(first))
		if err != nil || len(ds) > 0 || file == nil {
			t.Fatalf("%s: %v %v\n%s", f, ds, err, first)
		}
		if diff := cmp.Diff(sample(), &file.Document); diff != "" {
			t.Errorf("%s (-written +read):\n%s\n%s", f, diff, first)
		}
		if diff := cmp.Diff(first, write(t, f, &file.Document)); diff != "" {
			t.Errorf("%s: written again (-first +second):\n%s", f, diff)
		}
	}
}
