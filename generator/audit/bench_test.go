package audit_test

import (
	"os"
	"testing"

	"docsite/generator/audit"
)

func BenchmarkX(b *testing.B) {
	root, _ := os.OpenRoot("/dev/shm/audit/s1k")
	for b.Loop() {
		if _, _, err := audit.Audit(b.Context(), root.FS(), audit.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
