package markdown

import (
	"bytes"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
)

var anyAttribute = regexp.MustCompile(` [a-z-]+="[^"]*"`)

// TestAnyTags asserts, of tags and words in any order, that what is written is what
// a browser builds of it, and that no word is lost but in what no reader is to read.
func TestAnyTags(t *testing.T) {
	pieces := strings.Split("<p>|</p>|<div>|</div>|<div lang=fr>|<section id=s>|</section>|<ul>|</ul>|<ol start=3>|</ol>|<li>|</li>|<dl>|</dl>|<dt>|</dt>|<dd>|</dd>|"+
		"<table>|</table>|<thead>|<tbody>|</tbody>|<tr>|</tr>|<td>|</td>|<th colspan=2>|</th>|<caption>|</caption>|<blockquote>|</blockquote>|<figure>|</figure>|<figcaption>|</figcaption>|"+
		"<img src=a alt=b>|<h2>|</h2>|<h3 id=h>|</h3>|<hr>|<br>|<pre>|</pre>|<code>|</code>|<b>|</b>|<span lang=ja>|</span>|<font size=2>|</font>|<a href=x>|</a>|<a name=y>|<details>|</details>|<summary>|</summary>|"+
		"<address>|</address>|<ruby>|<rt>|</ruby>|<q>|</q>|<center>|</center>|<x-y>|</x-y>|<form>|</form>|&nbsp;|&lt;b>|<!-- c -->|*a*|**b|[c](d)|![e](f)|[^1]|`g`|word|word|word|日本| | |\n|\n|\n\n|\n\n|\n\n- |\n\n> |\n\n## |\n\n1. |\n\n   || h \\| i |\n|\n\n[^1]: ", "|")
	c := New(testOptions("ja"))
	random := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		var b strings.Builder
		for range 1 + random.IntN(30) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		text := b.String()
		d := c.Convert("x.md", []byte(text), 0)
		if err := wellFormed(d); err != nil {
			t.Fatalf("%v\n%q\n%s", err, text, d.HTML)
		}
		if err := sameTree(d); err != nil {
			t.Fatalf("%v\n%q\n%s", err, text, d.HTML)
		}
		if strings.Contains(text, "[^1]: ") || strings.Contains(text, "<!--") {
			continue // a note without its mark is left out; a comment
		}
		if got, want := bytes.Count(anyAttribute.ReplaceAll(d.HTML, nil), []byte("word")), strings.Count(text, "word"); got != want {
			t.Fatalf("%d words of %d\n%q\n%s", got, want, text, d.HTML)
		}
	}
}
