package generator_test

import (
	"io/fs"
	"strings"
	"testing"

	"docsite/generator"
	"docsite/generator/audit"
	"docsite/generator/diag"
)

// TestAuditOfOurOwn: audit finds nothing to mend in the newsroom of this repository as
// it is published, whether it is told the files or looks for them.
func TestAuditOfOurOwn(t *testing.T) {
	site := load(t, generator.Options{Folder: own()})
	for _, o := range []audit.Options{{Files: paths(t, site)}, {}} {
		auditOf(t, site, o, 6)
	}
}

// TestAuditUnderAPath does so where a site is served under a path.
func TestAuditUnderAPath(t *testing.T) {
	site := load(t, generator.Options{Folder: own(), BaseURL: "https://example.org/newsroom/"})
	auditOf(t, site, audit.Options{Files: paths(t, site)}, 6)
	ds, _, err := audit.Audit(t.Context(), site, audit.Options{Files: paths(t, site), Base: "https://example.org/"})
	if err != nil {
		t.Fatal(err)
	}
	if n := diag.Count(ds); n.Errors == 0 {
		t.Error("links under another path than the one that is said are not told")
	}
}

// auditOf audits a site, of which no error, no warning and few notes may be told.
func auditOf(t *testing.T, site fs.FS, o audit.Options, notes int) {
	t.Helper()
	ds, summary, err := audit.Audit(t.Context(), site, o)
	if err != nil {
		t.Fatal(err)
	}
	n := diag.Count(ds)
	if n.Errors+n.Warnings > 0 || n.Notes > notes || summary.Pages < 100 || summary.Base == "" {
		var out strings.Builder
		diag.Write(&out, ds, diag.Options{})
		t.Errorf("%s in %d pages of %s\n%s", n, summary.Pages, summary.Base, out.String())
	}
}
