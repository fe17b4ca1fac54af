package exchange_test

import (
	"strings"
	"testing"

	"docsite/generator/exchange"
)

// hostile are files that are not what was written out, and what is said of them: code, line,
// column, and a part of the message.
var hostile = []struct {
	name, text, says string
}{}

func TestHostile(t *testing.T) {
	for _, test := range hostile {
		_, ds, err := exchange.Read("x", strings.NewReader(test.text))
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
		}
		_ = ds
	}
}
