package press

import "testing"

func TestSimple(t *testing.T) {
	for _, c := range []struct {
		tag, full string
		simple    bool
	}{
		{"ja", "ja", false}, {"ja-simple", "ja", true}, {"fr-CA-simple", "fr-CA", true}, {"simple", "", false}, {"zh-Hant", "zh-Hant", false},
		{"en-simplex", "en-simplex", false},
	} {
		if c.tag != "simple" && Full(c.tag) != c.full || IsSimple(c.tag) != c.simple {
			t.Errorf("%s: %s, %v", c.tag, Full(c.tag), IsSimple(c.tag))
		}
	}
}
