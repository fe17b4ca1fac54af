package exchange

import (
	"errors"

	"docsite/generator/diag"
)

// mistake is a diagnostic behind which a file is not read on.
type mistake struct{ diag.Diagnostic }

func (m *mistake) Error() string { return m.Message }

// stop returns a diagnostic as an error.
func stop(d diag.Diagnostic) error { return &mistake{d} }

// told adds a mistake to diagnostics and returns them sorted; any other error stays one.
func told(ds []diag.Diagnostic, err error) ([]diag.Diagnostic, error) {
	var m *mistake
	if errors.As(err, &m) {
		ds, err = append(ds, m.Diagnostic), nil
	}
	return diag.Limit(diag.Sort(ds)), err
}
