package main

import (
	"os"
	"path/filepath"
	"testing"

	"docsite/generator/importer"
)

// whenWritten is told when the first word is written to it.
type whenWritten func()

func (w whenWritten) Write(p []byte) (int, error) {
	w()
	return len(p), nil
}

// The file of a report is there before the first word is said, for a pager that is left ends the command.
func TestReportIsWrittenFirst(t *testing.T) {
	f := importFlags{report: filepath.Join(t.TempDir(), "report.md")}
	said := false
	cmd := newImport()
	cmd.SetContext(t.Context())
	cmd.SetOut(whenWritten(func() {
		said = true
		if _, err := os.Stat(f.report); err != nil {
			t.Error(err)
		}
	}))
	if err := f.tell(cmd, &importer.Report{}, nil); err != nil || !said {
		t.Errorf("said: %t, %v", said, err)
	}
}
