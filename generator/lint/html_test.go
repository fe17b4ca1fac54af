package lint

import (
	"regexp"
	"testing"
)

// codeAndHint are what a report has beside places and messages.
var codeAndHint = regexp.MustCompile(`(?m)^(\S+ )DS\d+ ([^;]*);.*$`)

func TestHTML(t *testing.T) {
	for text, told := range map[string]string{
		"a **b** and [c](d.pdf)\n ** e ** f":  "1:3 within HTML ** makes no emphasis\n2:2 within HTML ** makes no emphasis",
		"__b__, snake__case__x, __ __":        "1:1 within HTML __ makes no emphasis",
		"~~b~~":                               "1:1 within HTML ~~ strikes nothing out",
		"a [b](../c/) [d](https://e.example)": "1:3 within HTML [ ]( ) makes no link and no picture",
		"![b](c.svg)":                         "1:1 within HTML [ ]( ) makes no link and no picture",
		"\n  ## Fares\nb":                     "2:3 within HTML ## makes no heading",
		"##　料金":                               "1:1 within HTML ## makes no heading",
		"\n ・大人\n":                            "",
		"\n・大人\n  ・子供":                        "3:3 within HTML this line is joined to the one above",
		"- a\n- b\n- c":                       "1:1 within HTML this is no list",
		"\n1. a\n2. b":                        "2:1 within HTML this is no list",
		"| a | b |\n| 1 | 2 |":                "1:1 within HTML this is no table",
		"2 ** 3 ** 4, ** 1 **, f[1](2), [sic](so), # 1, *note, - a\nb\n1. a": "",
	} {
		got := codeAndHint.ReplaceAllString(report(text, HTML([]byte(text))), "$1$2")
		if got != told {
			t.Errorf("%q\n tells %s\n want  %s", text, got, told)
		}
	}
}
