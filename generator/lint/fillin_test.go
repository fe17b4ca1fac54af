package lint

import (
	"strings"
	"testing"
)

func TestToFillIn(t *testing.T) {
	for text, told := range map[string]string{
		"Write to [[name of the office]].": "1:10 DS442 “[[name of the office]]” is to be filled in; write what it names in its place, without the brackets",
		"[[名称]]は、[[所在地]]にあります。":            "1:1 DS442 “[[名称]]” is to be filled in; write what it names in its place, without the brackets\n1:9 DS442 “[[所在地]]” is to be filled in; write what it names in its place, without the brackets",
		"[[…]]":                                       "1:1 DS442 “[[…]]” is to be filled in; write what it names in its place, without the brackets",
		"[[WCAG 2.2]]":                                "1:1 DS442 “[[WCAG 2.2]]” is to be filled in; write what it names in its place, without the brackets",
		"[[two\nlines]]":                              "1:1 DS442 “[[two lines]]” is to be filled in; write what it names in its place, without the brackets",
		"[[" + strings.Repeat("a", 30) + "]]":         "1:1 DS442 “[[" + strings.Repeat("a", 30) + "]]” is to be filled in; write what it names in its place, without the brackets",
		"[[" + strings.Repeat("a", 31) + "]]":         "1:1 DS442 “[[" + strings.Repeat("a", 30) + "…]]” is to be filled in; write what it names in its place, without the brackets",
		"[[]] [[1]] [[1, 2], [3, 4]] [[a] b] [a]] [[": "",
		"[[ 12 ]], [sic], [a], [b]":                   "",
	} {
		if got := report(text, ToFillIn([]byte(text))); got != told {
			t.Errorf("%q\n tells %s\n want  %s", text, got, told)
		}
	}
}
