package publish

import (
	"errors"
	"testing"
	"time"
)

// A file that is held open for a moment is waited for; one that stays open is told, and any other
// error at once.
func TestPatiently(t *testing.T) {
	open, other := errors.New("open elsewhere"), errors.New("other")
	held := func(err error) bool { return errors.Is(err, open) }
	most := len(pauses)
	tests := map[string]struct {
		failures int
		err      error
		tries    int
		is       error
		words    string
	}{
		"at once":         {0, nil, 1, nil, ""},
		"once":            {1, open, 2, nil, ""},
		"until the last":  {most, open, most + 1, nil, ""},
		"too long":        {most + 1, open, most + 1, open, "another program has en/index.html open, or it may not be changed"},
		"another fault":   {1, other, 1, other, "other"},
		"another, always": {most + 5, other, 1, other, "other"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			tries, waited := 0, time.Duration(0)
			err := patiently("en/index.html", func() error {
				if tries++; tries <= test.failures {
					return test.err
				}
				return nil
			}, held, func(d time.Duration) { waited += d })
			same(t, "tries", tries, test.tries)
			if test.is == nil {
				must(t, err)
			} else {
				wantError(t, err, test.is, test.words)
			}
			if waited > 5*time.Second {
				t.Errorf("waits for %v", waited)
			}
		})
	}
}
