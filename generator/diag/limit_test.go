package diag_test

import (
	"testing"

	"docsite/generator/diag"
)

func TestLimit(t *testing.T) {
	var ds []diag.Diagnostic
	for line := range diag.MostOfKind {
		ds = append(ds, diag.New(diag.BadScheme, diag.Pos{File: "a", Line: line + 1, Column: 1}, "a"))
	}
	other := diag.New(diag.BadScheme, diag.Pos{File: "b", Line: 1, Column: 1}, "b")
	ds = append(ds, other)
	if kept := diag.Limit(ds); len(kept) != len(ds) || kept[diag.MostOfKind-1].Hint != "" {
		t.Errorf("%d of %d are kept, the last with the hint %q", len(kept), len(ds), kept[diag.MostOfKind-1].Hint)
	}
	ds[diag.MostOfKind-1] = ds[diag.MostOfKind-1].WithHint("mend it")
	more := diag.New(diag.BadScheme, diag.Pos{File: "a", Line: 5000, Column: 1}, "a")
	kept := diag.Limit(append(ds[:diag.MostOfKind:diag.MostOfKind], more, more, other))
	if n := len(kept); n != diag.MostOfKind+1 || kept[n-1].File != "b" {
		t.Fatalf("%d are kept, the last of %s", n, kept[n-1].File)
	}
	if hint, want := kept[diag.MostOfKind-1].Hint, "mend it; 2 more of this kind follow in this file"; hint != want {
		t.Errorf("the last has the hint %q, want %q", hint, want)
	}
}
