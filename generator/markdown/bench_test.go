package markdown

import (
	"bytes"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

// A release of about 3 KB in each of two languages.
var (
	benchEnglish = []byte(strings.Repeat(`## Ministers meet in Geneva

On 12 March, the **Minister for Foreign Affairs** met *Mr. Minh*, who leads the
delegation, at the [Palais des Nations](https://www.ungeneva.org/). They signed
an agreement on [fisheries](../2024-fisheries/en.md) and agreed to meet again.[^1]

- The agreement enters into force on 1 July.
- It covers catches, safety at sea and `+"`AIS`"+` data.
- See https://www.example.org/agreement for the text (in English).

> “We have waited ten years for this day.”
>
> — The Minister

| Year | Catch |
|------|------:|
| 2023 |   120 |
| 2024 |   140 |

![The ministers sign](signing.jpg "Geneva, 12 March")

`, 4) + "[^1]: The date is not fixed yet.\n")

	benchJapanese = []byte(strings.Repeat(`## 外相会談の概要

3月12日、**外務大臣**は、代表団を率いる*ミン氏*と、
[国連欧州本部](https://www.ungeneva.org/)において会談を行いました。両氏は
**「漁業協定」**に署名し（[前回の発表](../2024-fisheries/ja.md)）、再会を約しました。[^1]

- 協定は、7月1日に発効します。
- 漁獲量、海上の安全及び`+"`AIS`"+`情報を対象とします。
- 本文（英語）：https://www.example.org/agreement。

> 「この日を十年待ちました。」
>
> ―外務大臣

| 年   | 漁獲量 |
|------|-------:|
| 2023 |    120 |
| 2024 |    140 |

※ 数値は速報値です。

![署名する両大臣](signing.jpg "3月12日、ジュネーブ")

`, 4) + "[^1]: 日程は未定です。\n")
)

func BenchmarkEnglish(b *testing.B)  { benchmark(b, benchEnglish, testOptions("en")) }
func BenchmarkJapanese(b *testing.B) { benchmark(b, benchJapanese, testOptions("ja")) }

// benchmark compares Convert with goldmark as it comes.
func benchmark(b *testing.B, text []byte, o Options) {
	b.Run("docsite", func(b *testing.B) {
		c := New(o)
		b.SetBytes(int64(len(text)))
		b.ReportAllocs()
		for b.Loop() {
			c.Convert("releases/2025/x/en.md", text, 0)
		}
	})
	b.Run("goldmark", func(b *testing.B) {
		md := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote))
		b.SetBytes(int64(len(text)))
		b.ReportAllocs()
		for b.Loop() {
			var out bytes.Buffer
			if err := md.Convert(text, &out); err != nil {
				b.Fatal(err)
			}
		}
	})
}
