package markdown

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"

	"docsite/generator/locale"
	"docsite/generator/typeset"
	"docsite/locales"
)

// typographies are those of the built-in languages.
func typographies(t testing.TB, tags ...string) map[string]*typeset.Setter {
	t.Helper()
	list, ds, err := locale.Load(locales.Files, nil, tags)
	if err != nil || len(ds) > 0 {
		t.Fatal(ds, err)
	}
	m := map[string]*typeset.Setter{}
	for _, l := range list {
		m[l.Tag] = l.Typography
	}
	return m
}

// set converts a text with the typography of its language. No-break spaces are
// shown as ~, narrow ones as ^.
func set(lang, text string, typography *typeset.Setter) (string, Document) {
	o := testOptions(lang)
	o.Typography = typography
	d := New(o).Convert("x.md", []byte(text), 0)
	return visible.Replace(strings.ReplaceAll(filled(d), "&quot;", `"`)), d
}

var visible = strings.NewReplacer("\u00A0", "~", "\u202F", "^")

func TestTypography(t *testing.T) {
	all := typographies(t, "en", "fr", "fr-CA", "ja")
	for _, e := range []struct{ lang, text, want string }{
		// Across the pieces of a paragraph.
		{"fr", "**Question** ? *Oui !*", "<p><strong>Question</strong>^? <em>Oui^!</em></p>"},
		{"fr", "**Quoi ?** : non", "<p><strong>Quoi^?</strong>~: non</p>"},
		{"fr", "« **gras** » et «*l'un*»", "<p>«~<strong>gras</strong>~» et «~<em>l’un</em>~»</p>"},
		{"fr", `"**Gras**", "*l'un* et l'autre"`, "<p>«~<strong>Gras</strong>~», «~<em>l’un</em> et l’autre~»</p>"},
		{"fr", "[lien](../a/) : suite [b](../c/)?", "<p><a {0}>lien</a>~: suite <a {1}>b</a>^?</p>"},
		{"fr", "Lequel\n? Bien !\nOui\n»", "<p>Lequel^? Bien^!\nOui~»</p>"},
		{"fr", "Mot[^1] ?\n\n[^1]: Note !", `<p>Mot<sup id="fnref:1"><a class="footnote-ref" href="#fn:1" role="doc-noteref">1</a></sup>^?</p>
<section class="footnotes" role="doc-endnotes" aria-label="Notes">
<ol>
<li id="fn:1">
<p>Note^!~<a class="footnote-backref" href="#fnref:1" role="doc-backlink" aria-label="Back to the text">↩︎</a></p>
</li>
</ol>
</section>`},
		{"fr", "Quoi&nbsp;? Quoi&#x202F;: R&D ; a&lt;b;", "<p>Quoi^? Quoi~: R&amp;D^; a&lt;b^;</p>"},
		{"fr", "Ligne  \n? fin", "<p>Ligne<br>\n? fin</p>"},
		// Blocks.
		{"fr", "> « Oui ! »\n>\n> — M. X : ministre", "<figure class=\"quotation\">\n<blockquote>\n<p>«~Oui^!~»</p>\n</blockquote>\n<figcaption>M.~X~: ministre</figcaption>\n</figure>"},
		{"fr", "- Qui ?\n- \"Moi\"", "<ul>\n<li>Qui^?</li>\n<li>«~Moi~»</li>\n</ul>"},
		{"fr", "| Qui ? |\n|---|\n| L'un : `a : b` |", "<div class=\"table\" tabindex=\"0\">\n<table>\n<thead>\n<tr>\n<th scope=\"col\">Qui^?</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>L’un~: <code>a : b</code></td>\n</tr>\n</tbody>\n</table>\n</div>"},
		{"fr", "Mot ?\n: Sens : oui", "<dl>\n<dt>Mot^?</dt>\n<dd>Sens~: oui</dd>\n</dl>"},
		{"fr", `![Alt : l'"un" ?](a.png "Légende : l'un ?")`, `<figure><img {0} alt="Alt : l'"un" ?"><figcaption>Légende~: l’un^?</figcaption></figure>`},
		{"fr", "<details><summary>Qui ? <b>L'un</b> !</summary>\n\nOui !\n\n</details>", "<details><summary>Qui^? <b>L’un</b>^!</summary>\n<p>Oui^!</p>\n</details>"},
		// What is no text, or is meant as it is written.
		{"fr", "`a ?` <kbd>b ?</kbd> <https://x.fr/?a;b> https://x.fr/a? fin", `<p><code>a ?</code> <kbd>b ?</kbd> <a class="external bare" rel="external" href="https://x.fr/?a;b">https://x.fr/?a;b<span class="vh"> (external site)</span></a> <a class="external bare" rel="external" href="https://x.fr/a">https://x.fr/a<span class="vh"> (external site)</span></a>^? fin</p>`},
		{"fr", "    code ?\n\n```\nl'un ?\n```", "<pre tabindex=\"0\"><code>code ?\n</code></pre>\n<pre tabindex=\"0\"><code>l'un ?\n</code></pre>"},
		{"fr", `\"a\" \'b\' c\?`, `<p>"a" 'b' c?</p>`},
		{"fr", `[l'un](../a/ "l'autre : ?") a`, `<p><a {0} title="l'autre : ?">l’un</a> a</p>`},
		{"fr", `<abbr title="l'un : ?">l'un</abbr> <i lang="en">"Well": it's! </i> : <span>l'un ?</span>`, `<p><abbr title="l'un : ?">l’un</abbr> <i lang="en">"Well": it's! </i> : <span>l’un^?</span></p>`},
		{"fr", `<q>Le "grand" débat</q> ?`, `<p><q>Le “grand” débat</q>^?</p>`},
		{"fr-CA", `<q>Le "grand" débat</q> ?`, `<p><q>Le “grand” débat</q>?</p>`},
		// Other languages.
		{"en", `"It's **'so'**," he said. "No` + "`\"`", `<p>"It’s <strong>‘so’</strong>," he said. "No<code>"</code></p>`},
		{"en", `"It's **'so'**," he said, "and ` + "`\"`\"", `<p>“It’s <strong>‘so’</strong>,” he said, “and <code>"</code>”</p>`},
		{"ja", `これは**"重要"**です`, `<p>これは<strong>「重要」</strong>です</p>`},
		{"ja", "[^1] \"a\"と ？\n\n[^1]: \"Yes\"", `<p><sup id="fnref:1"><a class="footnote-ref" href="#fn:1" role="doc-noteref">1</a></sup> 「a」と ？</p>
<section class="footnotes" role="doc-endnotes" aria-label="注">
<ol>
<li id="fn:1">
<p>“Yes”~<a class="footnote-backref" href="#fnref:1" role="doc-backlink" aria-label="本文に戻る">↩︎</a></p>
</li>
</ol>
</section>`},
	} {
		got, d := set(e.lang, e.text, all[e.lang])
		if got != e.want {
			t.Errorf("%s: %s\n got %s\nwant %s", e.lang, e.text, got, e.want)
		}
		if len(d.Diagnostics) > 0 {
			t.Errorf("%s: %s", e.text, told(d))
		}
	}
}

// Anchors are those of the words as they are written; the lead is set as the
// text is.
func TestTypographyOfHeadingsAndLead(t *testing.T) {
	fr := typographies(t, "fr")["fr"]
	const text = "## L'accord : \"oui\" ?\n\nL'un : `l'a ?` \\\"b\\\" <kbd>c ?</kbd> <i lang=\"en\">it's `x` d ?</i> \"e\" ! Fin&nbsp;?\nhttps://x.fr/? Fin"
	html, d := set("fr", text, fr)
	if want := "<h2 id=\"l-accord-oui\">L’accord~: «~oui~»^?</h2>\n"; !strings.HasPrefix(html, want) {
		t.Errorf("got %s, want %s", html, want)
	}
	if want := `L’un~: l'a ? "b" c ? it's x d ? «~e~»^! Fin^? https://x.fr/^? Fin`; visible.Replace(d.Lead) != want {
		t.Errorf("lead %s, want %s", visible.Replace(d.Lead), want)
	}
	o := testOptions("fr")
	o.Typography = fr
	if got, want := New(o).Text("L'｜漢字《かんじ》 : \"oui\" ?"), "L’漢字\u00A0: «\u00A0oui\u00A0»\u202F?"; got != want {
		t.Errorf("plain text %q, want %q", got, want)
	}
}

// FuzzTypography asserts that typography changes nothing but white space and
// straight marks, no attribute, link, anchor or place, and no code.
func FuzzTypography(f *testing.F) {
	for _, text := range []string{
		sampleFrench, sampleEnglish, sampleJapanese, string(benchEnglish), string(benchJapanese),
		"**a** ? `b ?` <kbd>c ?</kbd> [d : e](f \"g ?\") ![h ?](i) &nbsp;; \\\"j\\\" \"k\"",
		"> « a\n> » ?\n\n<q>a \"b\"</q> <span lang=x>c ?\n\n| a ? | \"b\" |\n|-|-|\n| c<br>? | d |",
		"\"'a' **\"b\"**\" ｜漢字《かんじ》 ? \\｜a《b》 <b>?</b>",
	} {
		f.Add(text)
	}
	all := typographies(f, "en", "fr", "fr-CA", "fr-CH", "ja")
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || strings.Contains(text, "\r") {
			t.Skip("not what Convert is given")
		}
		for lang, typography := range all {
			o := testOptions(lang)
			before := New(o).Convert("x.md", []byte(text), 0)
			o.Typography = typography
			after := New(o).Convert("x.md", []byte(text), 0)
			if err := wellFormed(after); err != nil {
				t.Errorf("%s: %v\n%q", lang, err, after.HTML)
			}
			if !slices.Equal(before.IDs, after.IDs) || !slices.Equal(before.Links, after.Links) || told(before) != told(after) {
				t.Errorf("%s: anchors, links or diagnostics differ: %q", lang, text)
			}
			if a, b := parts(filled(before)), parts(filled(after)); !slices.Equal(a, b) {
				t.Errorf("%s: %q differs:\n%q\n%q", lang, text, a, b)
			}
			if a, b := loose(before.Lead), loose(after.Lead); a != b {
				t.Errorf("%s: the lead of %q differs:\n%q\n%q", lang, text, a, b)
			}
		}
	})
}

// parts returns HTML as its tags and texts, the texts but for what typography
// may change; code is whole.
func parts(source string) []string {
	var found []string
	z := html.NewTokenizer(strings.NewReader(source))
	code := 0
	for z.Next() != html.ErrorToken {
		raw := string(z.Raw())
		switch name, _ := z.TagName(); {
		case string(name) == "code" || string(name) == "kbd":
			if strings.HasPrefix(raw, "</") {
				code--
			} else {
				code++
			}
			found = append(found, raw)
		case code > 0 || len(name) > 0:
			found = append(found, raw)
		default:
			if text := loose(html.UnescapeString(raw)); text != "" {
				found = append(found, text)
			}
		}
	}
	return found
}

// loose is a text without white space and with all its marks made one.
func loose(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(" \n\t\u00A0\u202F", r) || 0x2000 <= r && r <= 0x200A:
			return -1
		case strings.ContainsRune("\"'’‘“”«»‹›「」『』", r):
			return '"'
		}
		return r
	}, text)
}

// A release of about 3 KB with the marks of a keyboard, and without its
// typography.
func BenchmarkTypography(b *testing.B) {
	text := []byte(strings.Repeat("## L'accord : \"oui\" ?\n\nLe ministre l'a dit : « **dix ans** d'attente » ; qui l'eût cru ? Voir [l'accord](../a/) !\n\n"+
		"- L'accord entre en vigueur le 1er juillet ;\n- il couvre `AIS` et la sécurité en mer.\n\n| Année | Captures |\n|---|---|\n| 2023 | 120 |\n\n", 9))
	fr := typographies(b, "fr")["fr"]
	for name, typography := range map[string]*typeset.Setter{"set": fr, "as written": nil} {
		b.Run(name, func(b *testing.B) {
			o := testOptions("fr")
			o.Typography = typography
			c := New(o)
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				c.Convert("releases/2025/x/fr.md", text, 0)
			}
		})
	}
}
