package markdown

import (
	"bytes"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

func TestEmphasisCJK(t *testing.T) {
	for text, want := range map[string]string{
		"これは**「重要」**です":       "これは<strong>「重要」</strong>です",
		"**重要！**です":           "<strong>重要！</strong>です",
		"**重要。**次":            "<strong>重要。</strong>次",
		"注意：__注意事項__":         "注意：<strong>注意事項</strong>",
		"__注意__：注意事項":         "<strong>注意</strong>：注意事項",
		"_注意_：_注意事項_":         "<em>注意</em>：<em>注意事項</em>",
		"単_語_":                "単_語_", // an underscore does not work within words
		"a~~a()~~あ":           "a<del>a()</del>あ",
		"「~~a」~~a":            "「<del>a」</del>a",
		"~~a~~：~~a~~":         "<del>a</del>：<del>a</del>",
		"税込**¥10,000**で":      "税込<strong>¥10,000</strong>で",
		"太郎は**\"Hello\"**と":   "太郎は<strong>&quot;Hello&quot;</strong>と",
		"IDが**００１号**に":        "IDが<strong>００１号</strong>に",
		"Git**（注：不是GitHub）**": "Git<strong>（注：不是GitHub）</strong>",
		"𠮟**(こちらが正式表記)**":     "𠮟<strong>(こちらが正式表記)</strong>",
		"葛󠄀**(こちらが正式表記)**城市":  "葛󠄀<strong>(こちらが正式表記)</strong>城市",
		"大塚︀**(U+585A)**":     "大塚︀<strong>(U+585A)</strong>",
		"**“︁Git”︁**Hub":      "<strong>“︁Git”︁</strong>Hub",
		"**중요(重要)**는":         "<strong>중요(重要)</strong>는",
		"a**🎉**b":             "a**🎉**b", // an emoji is not CJK
		"a**㊙**b":             "a<strong>㊙</strong>b",
		"5月~6月、7月~8月":         "5月~6月、7月~8月", // ranges
	} {
		for _, lang := range []string{"ja", "en"} {
			if got, _ := convert(lang, text); got != "<p>"+want+"</p>" {
				t.Errorf("%s\n got %s\nwant %s", text, got, want)
			}
		}
	}
}

// Text without CJK characters is emphasized as CommonMark says.
func TestEmphasisCommonMark(t *testing.T) {
	md := goldmark.New(goldmark.WithExtensions(extension.Strikethrough))
	c := New(testOptions("fr"))
	for text := range strings.SplitSeq(westernEmphasis, "\n") {
		var want bytes.Buffer
		if err := md.Convert([]byte(text), &want); err != nil {
			t.Fatal(err)
		}
		if got := string(c.Convert("x.md", []byte(text), 0).HTML); got != want.String() {
			t.Errorf("%s\n got %s\nwant %s", text, got, want.String())
		}
	}
}

const westernEmphasis = `*foo bar*
a * foo bar*
a*"foo"*
*$*alpha.
foo*bar*
5*6*78
_foo bar_
a_"foo"_
foo_bar_
пристаням_стремятся_
aa_"bb"_cc
foo-_(bar)_
_foo*
*foo bar *
*(*foo)
*(*foo*)*
*foo*bar
_(bar)_.
**foo bar**
a**"foo"**
foo**bar**
__foo, __bar__, baz__
**Gomphocarpus (*Gomphocarpus physocarpus*, syn. *Asclepias physocarpa*)**
**foo "*bar*" foo**
*foo**bar**baz*
*foo**bar*
***foo** bar*
*foo **bar***
foo***bar***baz
foo******bar*********baz
*foo **bar *baz* bim** bop*
** is not an empty emphasis
foo ***
foo *\**
**foo*
***foo**
*foo****
**foo***
****foo****
******foo******
*foo _bar* baz_
*foo __bar *baz bim__ bam*
**foo **bar baz**
*a ` + "`*`" + `*
L’*accord* d’**« Genève »**, signé.
**« Oui »**, dit-il
a**« Oui »**b
d’**accord !**ensuite
~~barré~~, a~~b~~c
~~"a"~~b`
