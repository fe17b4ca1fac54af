package lint

import (
	"bytes"
	"regexp"
	"strings"

	"docsite/generator/diag"
)

// placeToFillIn is [[what belongs here]]. It has a letter, or an ellipsis in the place of
// words: [[1]] is a number in two pairs of brackets. Other brackets within make it a table of
// numbers, or several links.
var placeToFillIn = regexp.MustCompile(`\[\[[^\[\]]*[\pL…][^\[\]]*\]\]`)

// ToFillIn returns the places of a text that somebody was to fill in and did not, as “docsite
// init” writes them: [[name of the office]]. The text is a prose (see [Mask]), or the value
// of a key. Of a line it returns all.
func ToFillIn(text []byte) []Finding {
	if !bytes.Contains(text, []byte("[[")) {
		return nil
	}
	var found []Finding
	for _, m := range placeToFillIn.FindAllIndex(text, -1) {
		words := strings.Join(strings.Fields(string(readable(text[m[0]+2:m[1]-2]))), " ")
		found = append(found, Finding{m[0], diag.NotFilledIn, "“[[" + shown([]byte(words)) + "]]” is to be filled in",
			"write what it names in its place, without the brackets"})
	}
	return found
}
