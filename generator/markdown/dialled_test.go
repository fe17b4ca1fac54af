package markdown

import "testing"

func TestDialled(t *testing.T) {
	for address, want := range map[string]string{
		"tel:+33142758000":          "tel:+33142758000",
		"tel:+33-1.42":              "tel:+33-1.42",
		"tel:+33(0)142758000":       "tel:+33-142758000",
		"tel:+33%20(0)1%2042758000": "tel:+33-1-42758000",
		"tel:#7119":                 "tel:%237119",
		"tel:%237119":               "tel:%237119",
		"tel:*123":                  "tel:*123",
		"TEL:０３－５２５３－５１１１":                "tel:03-5253-5111",
		"tel:+81-3-5253-5111;ext=5432":    "tel:+81-3-5253-5111;ext=5432",
		"tel:5111;phone-context=+81-3-52": "tel:5111;phone-context=+81-3-52",
		"tel:1-800-O-CANADA":              "tel:1-800-6-226232",
		"tel:call-us":                     "tel:call-us",
		"tel:(call us)":                   "tel:(call us)",
	} {
		if got := dialled(address); got != want {
			t.Errorf("%s: %s, want %s", address, got, want)
		}
	}
}
