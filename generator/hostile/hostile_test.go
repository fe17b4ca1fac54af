package hostile_test

import (
	"testing"
	"testing/fstest"

	"docsite/generator/diag"
	"docsite/generator/hostile"
)

func TestTold(t *testing.T) {
	site := fstest.MapFS{"a.md": {Data: []byte("\uFEFFé\nbc")}}
	at := func(file string, line, column int) diag.Diagnostic {
		return diag.New(diag.BadYAML, diag.Pos{File: file, Line: line, Column: column}, "wrong").WithHint("mend it")
	}
	for _, d := range []diag.Diagnostic{at("a.md", 0, 0), at("a.md", 1, 1), at("a.md", 1, 2), at("a.md", 2, 3), at("b.md", 0, 0), at("b.md", 1, 1), at("", 0, 0), at("a.md", 1, 1).WithRelated(diag.Pos{File: "a.md", Line: 2, Column: 1}, "this")} {
		if err := hostile.Told(site, d); err != nil {
			t.Errorf("%s: %v", d.Pos, err)
		}
	}
	mute, quiet := at("a.md", 1, 1), at("a.md", 1, 1)
	mute.Message, quiet.Hint = "", ""
	broken := at("a.md", 1, 1)
	broken.Hint = "a\nb"
	for _, d := range []diag.Diagnostic{at("a.md", 1, 3), at("a.md", 3, 1), at("a.md", 0, 1), at("a.md", 1, 0), at("b.md", 1, 2), at("../a.md", 0, 0), mute, quiet, broken,
		at("a.md", 1, 1).WithRelated(diag.Pos{File: "a.md", Line: 9, Column: 1}, "this")} {
		if hostile.Told(site, d) == nil {
			t.Errorf("%s %q %q passes", d.Pos, d.Message, d.Hint)
		}
	}
}

func TestAllocated(t *testing.T) {
	var kept []byte
	if n := hostile.Allocated(func() { kept = make([]byte, 1<<20) }); n < 1<<20 || n > 2<<20 {
		t.Errorf("%d bytes for %d", n, len(kept))
	}
}
