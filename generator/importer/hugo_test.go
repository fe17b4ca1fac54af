package importer

import "testing"

func TestHugo(t *testing.T) {
	for _, file := range []string{"hugo-names.txtar", "hugo-folders.txtar", "hugo-bare.txtar"} {
		t.Run(file, func(t *testing.T) { testGolden(t, Hugo{}, file) })
	}
}
