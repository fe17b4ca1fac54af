package plan

import (
	"slices"
	"strings"
	"testing"
)

func TestCompact(t *testing.T) {
	for css, want := range map[string]string{
		"":                                       "",
		" \n/* nothing */\n":                     "",
		"a { b: c ; d: e; }\n\nf > g { h: i }":   "a{b: c;d: e;}f > g{h: i}",
		"a , b  c{}":                             "a,b c{}",
		"a :hover{} a:hover{}":                   "a :hover{}a:hover{}",
		"a{b:calc( 1px  +  2px )}":               "a{b:calc( 1px + 2px )}",
		"@media (a)  and (b) {c{d:e}}":           "@media (a) and (b){c{d:e}}",
		"a/* x */b":                              "a/**/b",
		"a/* x */ b, c /* x */d":                 "a b,c d",
		"a{/* x */b:c;/* x */}":                  "a{b:c;}",
		"/*! ours */ a{}":                        "/*! ours */ a{}",
		"/* x */ /*! ours */":                    "/*! ours */",
		"a{b:\" /* x */  { \";c:'  ;  '}":        "a{b:\" /* x */  { \";c:'  ;  '}",
		"a{b:url( x /* y )}  c{}":                "a{b:url( x /* y )}c{}",
		"a{b:url( \"x  y\" )}":                   "a{b:url( \"x  y\" )}",
		"a{b:\"open \n }  c{d:e}":                "a{b:\"open \n}c{d:e}",
		"a{b:url(\"open \n)  ;c:d}":              "a{b:url(\"open \n);c:d}",
		"a{--b: ;--c: {}}":                       "a{--b: ;--c: {}}",
		".a\\{ b{} .c\\; d{}":                    ".a\\{ b{}.c\\; d{}",
		".\\66  b{}":                             ".\\66  b{}",
		"@charset \"utf-8\";\n@import url(a) b;": "@charset \"utf-8\";@import url(a) b;",
		"a{b:c}/* never closed":                  "a{b:c}",
	} {
		if got := string(compact([]byte(css))); got != want {
			t.Errorf("%q\n got %q\nwant %q", css, got, want)
		}
	}
}

// significant are the tokens of a style sheet, without white space and comments. A name and
// an opening parenthesis behind it are one: with a space between they are no function.
func significant(css []byte) (tokens []string) {
	parted := true
	for i := 0; i < len(css); {
		start := i
		switch c := css[i]; {
		case strings.HasPrefix(string(css[i:]), "/*!"):
			i = afterComment(css, i)
		case strings.HasPrefix(string(css[i:]), "/*"):
			i, parted = afterComment(css, i), true
			continue
		case space(c):
			i, parted = i+1, true
			continue
		case c == '"' || c == '\'':
			i = afterString(css, i)
		case inName(c):
			i = afterWord(css, i)
		default:
			i++
		}
		joined := ""
		if n := len(tokens); !parted && n > 0 && !closed(css[start]) && !strings.ContainsAny(tokens[n-1], "{};,") {
			joined = "joined "
		}
		tokens, parted = append(tokens, joined+string(css[start:i])), false
	}
	return tokens
}

// FuzzCompact: what a style sheet says stays as it is: its tokens in their order, those that touch,
// and its addresses. A compact one is as compact as it can be.
func FuzzCompact(f *testing.F) {
	f.Add([]byte("@import \"a.css\"; b , c/**/d { e: url( 'f\\'.png' ) url(g\\66 .png) /* url(h) */ ; --i: }"))
	f.Add([]byte("a{b:\"open\n}/*! x */.c\\; d{"))
	f.Add([]byte("url(\\"))
	f.Fuzz(func(t *testing.T, css []byte) {
		short := compact(css)
		if got, want := significant(short), significant(css); !slices.Equal(got, want) {
			t.Fatalf("%q is made %q:\n got %q\nwant %q", css, short, got, want)
		}
		var got, want []string
		for _, r := range references(short) {
			got = append(got, r.address)
		}
		for _, r := range references(css) {
			want = append(want, r.address)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q is made %q, with the addresses %q, not %q", css, short, got, want)
		}
		if again := compact(short); string(again) != string(short) {
			t.Errorf("%q is made %q, and that %q", css, short, again)
		}
	})
}
