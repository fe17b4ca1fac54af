package lint

import (
	"bytes"
	"html"
	"regexp"
	"unicode"
	"unicode/utf8"

	"docsite/generator/diag"
)

// plainForms are what is markup elsewhere, and is shown as it is in plain text, such as a
// title.
var plainForms = []struct {
	form *regexp.Regexp // its first group is shown
	hint string
}{
	{regexp.MustCompile(`(\*\*)\s?[^\s*][^*]*\*\*`), "delete the asterisks"},
	{regexp.MustCompile(`(?:^|[\s(（「])(\*)[^\s*][^*]*[^\s*]\*(?:[\s.,;:!?)）」、。]|$)`), "delete the asterisks"},
	{regexp.MustCompile(`(?:^|[\s(（「])(__)[^\s_][^_]*__(?:[\s.,;:!?)）」、。]|$)`), "delete the low lines"},
	{regexp.MustCompile(`(~~)[^\s~][^~]*~~`), "delete the tildes, and what is struck out"},
	{regexp.MustCompile(`(!?\[)[^\[\]]*\]\(\s*<?` + address + `[^()]*\)`), "write the words alone; a link stands in the text"},
	{regexp.MustCompile(`^(#{1,6}) +[^\s#]`), "delete the #"},
	{regexp.MustCompile(`(</?(?i:a|abbr|b|br|em|font|i|p|rb|rp|rt|ruby|s|small|span|strong|sub|sup|u)(?:\s[^<>]*)?/?>)`), "delete it"},
	{regexp.MustCompile(`(&(?:[A-Za-z]{2,8}[0-9]{0,2}|#[0-9]{2,7}|#[xX][0-9A-Fa-f]{2,6});)`), ""},
}

// signsInPlain are those that a text has of which [Plain] may tell.
const signsInPlain = "*_~[#<&"

// Plain returns what is Markdown or HTML in a text that is shown as it is written. It
// returns at most one finding a line, in order.
func Plain(text []byte) []Finding {
	if !bytes.ContainsAny(text, signsInPlain) {
		return nil
	}
	var found []Finding
	for _, f := range plainForms {
		for _, m := range f.form.FindAllSubmatchIndex(text, -1) {
			sign, hint := string(text[m[2]:m[3]]), f.hint
			if hint == "" {
				is := html.UnescapeString(sign)
				if is == sign {
					continue
				}
				hint = "delete it"
				if r, _ := utf8.DecodeRuneInString(is); unicode.IsGraphic(r) {
					hint = "write the character itself, “" + is + "”"
				}
			} else if sign[0] != '<' && letters(text[m[0]:m[1]]) == 0 {
				continue
			}
			found = append(found, Finding{m[2], diag.AlmostMarkdown, "this is plain text, and readers see its “" + shown([]byte(sign)) + "”", hint})
		}
	}
	return OneALine(text, found)
}
