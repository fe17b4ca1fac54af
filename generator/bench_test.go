package generator_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"docsite/generator"
)

// BenchmarkBuild makes a whole site of 1,000 releases, three languages for
// most, and publishes it into an empty folder.
func BenchmarkBuild(b *testing.B) {
	site := corpus(1000)
	size := 0
	for _, f := range site {
		size += len(f.Data)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		e, err := generator.Open(generator.Options{Folder: site, MakeCopies: true})
		if err != nil {
			b.Fatal(err)
		}
		r, _, err := e.Build(context.Background(), noon, b.TempDir(), generator.BuildOptions{})
		if err != nil || r.Stops(false) {
			b.Fatal(r.Diagnostics, err)
		}
		e.Close()
	}
}

var noon = time.Date(2030, 1, 1, 12, 0, 0, 0, time.UTC)

// corpus writes n releases of about 3 KB of text a language.
func corpus(n int) fstest.MapFS {
	random := rand.New(rand.NewPCG(1, 2))
	words := map[string][]string{
		"en": strings.Fields("digital policy forum ministry cooperation agreement network delegation officials programme report data society"),
		"fr": strings.Fields("numérique politique forum ministère coopération accord réseau délégation responsables programme rapport données société"),
		"ja": strings.Fields("デジタル 政策 フォーラム 総務省 協力 合意 ネットワーク 代表団 担当者 計画 報告 データ 社会"),
	}
	pick := func(list []string) string { return list[random.IntN(len(list))] }
	sentence := func(lang string, k int) string {
		var w []string
		for range k {
			w = append(w, pick(words[lang]))
		}
		if lang == "ja" {
			return strings.Join(w, "の") + "を進めた。"
		}
		return "The " + strings.Join(w, " ") + ". "
	}
	paragraph := func(lang string) string {
		text := ""
		for range 4 {
			text += sentence(lang, 12)
		}
		return text + "\n\n"
	}
	countries := []string{"jp", "vn", "th", "my", "fr", "de", "gb", "us", "ca", "br", "in", "np"}
	site := fstest.MapFS{}
	var register strings.Builder
	for _, c := range countries {
		for _, k := range []string{"mic", "mof"} {
			fmt.Fprintf(&register, "%s-%s:\n  country: %s\n  name: {en: Ministry %s %s, fr: Ministère %s %s, ja: 省%s%s}\n", c, k, c, k, c, k, c, k, c)
		}
	}
	site["releases/ministries.yaml"] = &fstest.MapFile{Data: []byte(register.String())}
	site["docsite.yaml"] = &fstest.MapFile{Data: []byte("title: {en: Press office}\nbase_url: https://press.example.org/\nlanguages: [en, fr, ja]\ntime_zone: Asia/Tokyo\n")}
	first := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	for i := range n {
		day := first.AddDate(0, 0, i*9000/n)
		for _, lang := range []string{"en", "fr", "ja"} {
			if lang != "en" && i%5 == 0 {
				continue
			}
			var text strings.Builder
			fmt.Fprintf(&text, "---\ntitle: %q\nsummary: %q\n", sentence(lang, 6), sentence(lang, 14))
			if lang == "en" {
				fmt.Fprintf(&text, "date: %s\ncountries: [%s]\nministries: [%s-mic, %s-mof]\n",
					day.Format(time.DateOnly), pick(countries), countries[i%12], countries[(i+5)%12])
			}
			text.WriteString("---\n\n" + paragraph(lang))
			for h := range 3 {
				fmt.Fprintf(&text, "## %s %d\n\n%s%s", sentence(lang, 3), h, paragraph(lang), paragraph(lang))
			}
			fmt.Fprintf(&text, "- **%s** %s\n- [%s](https://example.org/%d)\n\n> %s\n\n| A | B |\n|---|--:|\n| 1 | %s |\n",
				strings.TrimSpace(sentence(lang, 2)), sentence(lang, 6), sentence(lang, 4), i, sentence(lang, 9), pick(words[lang]))
			site[fmt.Sprintf("releases/%d/%s-%05d/%s.md", day.Year(), words["en"][i%13], i, lang)] = &fstest.MapFile{Data: []byte(text.String())}
		}
	}
	return site
}
