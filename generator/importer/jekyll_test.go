package importer

import "testing"

func TestJekyll(t *testing.T) {
	for _, file := range []string{"jekyll-folders.txtar", "jekyll-keys.txtar", "jekyll-i18n.txtar"} {
		t.Run(file, func(t *testing.T) { testGolden(t, Jekyll{}, file) })
	}
}
