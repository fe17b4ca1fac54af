package audit_test

import (
	"fmt"
	"testing"
	"testing/fstest"

	"docsite/generator/audit"
)

// BenchmarkAudit reads the pages of a site as WordPress makes it a hundred times.
func BenchmarkAudit(b *testing.B) {
	site := fstest.MapFS{}
	size := 0
	for i := range 100 {
		for name, f := range finished(b, "wordpress") {
			site[fmt.Sprintf("%d/%s", i, name)] = f
			size += len(f.Data)
		}
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		audited(b, site, audit.Options{})
	}
}
