package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"docsite/generator/bench/corpus"
)

// TestDocsiteHasNothingToMend: of a corpus with mistakes, telling them would be
// measured, too; nor does a change that is measured make one.
func TestDocsiteHasNothingToMend(t *testing.T) {
	if testing.Short() {
		t.Skip("builds docsite")
	}
	docsite := filepath.Join(t.TempDir(), "docsite")
	if runtime.GOOS == "windows" {
		docsite += ".exe"
	}
	if said, err := exec.Command("go", "build", "-o", docsite, "docsite/cmd/docsite").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	b := &workplace{dir: t.TempDir(), tree: filepath.Join("..", "..")}
	if _, err := corpus.Write(b.site(), 100); err != nil {
		t.Fatal(err)
	}
	if err := b.settle(); err != nil {
		t.Fatal(err)
	}
	check := func(when string) {
		said, err := exec.Command(docsite, b.command("check", "--strict")...).CombinedOutput()
		if err != nil || string(said) != "nothing to mend\n" {
			t.Errorf("%s: %v\n%s", when, err, said)
		}
	}
	check("as it is written")
	r, err := corpus.InTheMiddle(100)
	if err != nil {
		t.Fatal(err)
	}
	c, err := b.newChanges(r)
	if err != nil {
		t.Fatal(err)
	}
	fresh, err := c.text()
	if err != nil {
		t.Fatal(err)
	}
	changed, err := os.ReadFile(c.source)
	if err != nil {
		t.Fatal(err)
	}
	if was := strings.Fields(c.said); len(strings.Fields(string(changed))) != len(was) || strings.Contains(c.said, fresh) || strings.Count(string(changed), fresh) != 1 {
		t.Errorf("not one word is changed: %s", changed)
	}
	if err := c.template(); err != nil {
		t.Fatal(err)
	}
	if err := c.message(); err != nil {
		t.Fatal(err)
	}
	check("after every change")
}
