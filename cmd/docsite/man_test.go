package main

import (
	"bytes"
	"testing"

	"github.com/spf13/cobra"
)

func TestRoff(t *testing.T) {
	for line, want := range map[string]string{
		"plain":               "plain",
		".md is a file":       `\&.md is a file`,
		"'quoted'":            `\(aqquoted\(aq`,
		`a\b`:                 `a\eb`,
		"--site `folder`":     `\-\-site \(gafolder\(ga`,
		"~/x^y":               `\(ti/x\(hay`,
		"<year>/<lang> 日本 “”": "<year>/<lang> 日本 “”",
	} {
		if got := roff(line); got != want {
			t.Errorf("%q is %q, not %q", line, got, want)
		}
	}
}

// A page bears the day and the version of its docsite, and no other.
func TestManualPage(t *testing.T) {
	cmd := &cobra.Command{Use: "docsite", Short: "Do it", Long: "docsite does it.\n\n    as\n    is\n\n.hidden stays."}
	got := manualPage(cmd, origin{version: "v1.2.3", time: "2026-11-30T11:58:51Z"})
	want := `.TH DOCSITE 1 "2026-11-30" "docsite v1.2.3"
.SH NAME
docsite \- Do it
.SH SYNOPSIS
\fBdocsite\fP
.SH DESCRIPTION
docsite does it.
.PP
.nf
    as
    is
.fi
.PP
\&.hidden stays.
.SH EXIT STATUS
.TP
0
All is done; there may be warnings.
.TP
1
Somebody\(aqs files need mending, and no site was written.
.TP
2
Wrong use, a fault of the disk, or one of docsite.
`
	if !bytes.Equal(got, []byte(want)) {
		t.Errorf("%s", got)
	}
}
