package markdown

import (
	"os"
	"path/filepath"
	"testing"
)

// One release in three languages, as a press office would write it.

const sampleEnglish = `## Outcome

On 12 March 2025 the Minister
**Mr. Smith** met his counterpart in *Geneva*.[^1] See the
[earlier release](../visit/en.md) and <https://www.ungeneva.org/>.

![Two ministers shake hands](handshake.jpg "Geneva, 12 March")

> “We have waited ten years.”
>
> — Mr. Smith

| Year | Catch (t) |
|:-----|----------:|
| 2024 |     1,200 |

\* Provisional figures.

<details><summary>Contact</summary>

press@example.org, [+41 22 000 00 00](tel:+41220000000)

</details>

[^1]: At the Palais des Nations.
`

const sampleFrench = `## Résultats de l’entretien

Le 12 mars 2025, le Ministre
**M. Smith** a rencontré son homologue à *Genève*[^1]. Voir le
[communiqué précédent](../visit/fr.md) et <https://www.ungeneva.org/>.

![Deux ministres se serrent la main](handshake.jpg "Genève, 12 mars")

> « Nous attendions depuis dix ans. »
>
> — M. Smith

| Année | Captures (t) |
|:------|-------------:|
| 2024  |        1 200 |

\* Chiffres provisoires.

<details><summary>Contact</summary>

press@example.org, [+41 22 000 00 00](tel:+41220000000)

</details>

[^1]: Au Palais des Nations.
`

const sampleJapanese = `## 1. 会談の概要

2025年3月12日、**「スミス大臣」**は、
*ジュネーブ*において会談を行いました[^1]。
[前回の発表](../visit/ja.md)及びhttps://www.ungeneva.org/。

![握手する両大臣](handshake.jpg "3月12日、ジュネーブ")

> 「十年待ちました。」
>
> ――スミス大臣

| 年   | 漁獲量（トン） |
|:-----|---------------:|
| 2024 |          1,200 |

※ 数値は速報値です。

<details><summary>連絡先</summary>

press@example.org、[+41 22 000 00 00](tel:+41220000000)

</details>

[^1]: <ruby>国連欧州本部<rt>こくれんおうしゅうほんぶ</rt></ruby>。
`

// TestSample compares the sample with testdata. UPDATE=1 in the environment
// writes it anew.
func TestSample(t *testing.T) {
	for lang, text := range map[string]string{"en": sampleEnglish, "fr": sampleFrench, "ja": sampleJapanese} {
		got, d := convert(lang, text)
		if len(d.Diagnostics) > 0 {
			t.Errorf("%s: %s", lang, told(d))
		}
		name := filepath.Join("testdata", "sample."+lang+".html")
		if os.Getenv("UPDATE") != "" {
			if err := os.WriteFile(name, []byte(got+"\n"), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if got+"\n" != string(want) {
			t.Errorf("%s differs from %s:\n%s", lang, name, got)
		}
	}
}
