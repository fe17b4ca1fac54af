package history

import (
	"bufio"
	"strings"
	"testing"
)

// FuzzFollow: whatever git log prints, it is understood or refused, and only files that were asked
// for have versions.
func FuzzFollow(f *testing.F) {
	commit := "2020-01-02T09:00:00+09:00 " + strings.Repeat("a", 40) + " a@b.example\x00"
	blob := ":100644 100644 " + strings.Repeat("b", 40) + " " + strings.Repeat("c", 40) + " "
	f.Add(commit + "\n" + blob + "M\x00a.md\x00" + commit + blob + "R100\x00b.md\x00a.md\x00" + commit + blob + "A\x00b.md\x00")
	f.Add("\n" + commit + "::100644 100644 100644 1 2 3 MM\x00a.md\x00")
	f.Add(blob + "R\x00x.md\x00a.md\x00")
	f.Add(": : : :\x00a.md\x00")
	f.Add(commit + ":\x00")
	f.Fuzz(func(t *testing.T, printed string) {
		follow := follower{names: map[string]string{"a.md": "site/a.md"}, versions: map[string][]Version{}}
		if err := follow.read(bufio.NewReader(strings.NewReader(printed))); err != nil && err.Error() == "" {
			t.Error("an error without words")
		}
		for file, versions := range follow.versions {
			if file != "site/a.md" || len(versions) > strings.Count(printed, "\x00") {
				t.Errorf("%q has %d versions", file, len(versions))
			}
		}
	})
}
