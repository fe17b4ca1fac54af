package recurrence_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"docsite/generator/locale"
	"docsite/generator/press"
	"docsite/generator/record"
	"docsite/generator/recurrence"
	"docsite/locales"
)

var languages = []string{"en", "fr", "ja"}

// story is a figure that was corrected: the sentence that told it, another release that
// tells it in other words, and one that has the same value for something else.
type story struct {
	Figure string
	said   map[string]string
	Retold map[string]string
	Other  map[string]string
	EN     string `json:"en"`
	FR     string `json:"fr"`
	JA     string `json:"ja"`
}

func stories(t testing.TB, file string) []story {
	t.Helper()
	f, err := os.Open("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var list []story
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var s story
		if err := json.Unmarshal(lines.Bytes(), &s); err != nil {
			t.Fatal(err)
		}
		s.said = map[string]string{"en": s.EN, "fr": s.FR, "ja": s.JA}
		list = append(list, s)
	}
	return list
}

func base(t testing.TB) *record.Base {
	t.Helper()
	loaded, _, err := locale.Load(locales.Files, nil, languages)
	if err != nil {
		t.Fatal(err)
	}
	return record.NewBase(&press.Settings{Languages: languages, Zone: time.UTC, BaseURL: "https://a.example/"}, nil, nil, nil, loaded, "test")
}

// text reads the text of a release as its file would hold it.
func text(t testing.TB, b *record.Base, id, lang, title string, subjects []string, paragraphs ...string) recurrence.Text {
	t.Helper()
	file := fmt.Sprintf("releases/%s/%s.md", id, lang)
	a, ok := b.AnalyzeFile(file, []byte("---\ntitle: "+title+"\ndate: 2024-01-01\n---\n\n"+strings.Join(paragraphs, "\n\n")+"\n"))
	if !ok || a.Analysis == nil {
		t.Fatalf("%s cannot be read", file)
	}
	return recurrence.Text{Release: id, Lang: lang, File: file, Title: title, Subjects: subjects, Passages: a.Passages, Analysis: a.Analysis}
}

// filler are sentences that releases of any subject have, with a number in each.
var filler = map[string][]string{
	"en": {"The ministry received %d letters about the plan.", "A working group of %d experts met in the capital.", "Some %d towns take part in the programme.", "The report of %d pages is on the website.",
		"More than %d visitors are expected.", "The measure costs %d million euros.", "Registration is open for %d days.", "Of those asked, %d per cent agree.", "The office employs %d engineers.", "Inspectors visited %d sites on the coast."},
	"fr": {"Le ministère a reçu %d lettres au sujet du plan.", "Un groupe de travail de %d experts s’est réuni dans la capitale.", "Environ %d villes participent au programme.", "Le rapport de %d pages est en ligne.",
		"Plus de %d visiteurs sont attendus.", "La mesure coûte %d millions d’euros.", "L’inscription est ouverte pendant %d jours.", "Parmi les personnes interrogées, %d %% sont d’accord.", "Le bureau emploie %d ingénieurs.", "Les inspecteurs ont visité %d sites sur la côte."},
	"ja": {"省には計画について%d通の手紙が寄せられました。", "専門家%d人の作業部会が首都で開かれました。", "約%d市町村が事業に参加します。", "報告書%dページはウェブサイトで公開しています。",
		"%d人以上の来場を見込んでいます。", "この措置の費用は%d百万ユーロです。", "登録期間は%d日間です。", "回答者の%d％が賛成しています。", "事務所には技術者%d人が勤めています。", "検査官は沿岸の%d地点を訪れました。"},
}

// TestThousandReleases seeds an archive with figures told again, and with the same values
// told of something else, and counts. The rules were made by the first stories; the others
// were written by somebody who did not know them, and are retold more freely.
func TestThousandReleases(t *testing.T) {
	for _, c := range []struct {
		file              string
		leastFound, wrong float64 // shares
	}{{"stories.jsonl", 0.95, 0.02}, {"others.jsonl", 0.75, 0.03}} {
		t.Run(c.file, func(t *testing.T) { thousandReleases(t, stories(t, c.file), c.leastFound, c.wrong) })
	}
}

func thousandReleases(t *testing.T, list []story, leastFound, mostFalse float64) {
	const releases = 1000
	b := base(t)
	var values []int
	for _, s := range list {
		var n int
		if _, err := fmt.Sscan(strings.ReplaceAll(s.Figure, ",", ""), &n); err == nil && n < 10000 {
			values = append(values, n)
		}
	}
	lots := rand.New(rand.NewPCG(1, 2))
	plain := map[string]string{"en": "News of the ministry", "fr": "Nouvelles du ministère", "ja": "省からのお知らせ"}
	subjects := func(i int) []string { return []string{fmt.Sprint("ministry ", i%17), fmt.Sprint("country ", i%5)} }
	var texts []recurrence.Text
	var figures []recurrence.Figure
	right := map[string]bool{}
	add := func(i int, body map[string]string, langs ...string) {
		id := fmt.Sprintf("2024/r%d", i)
		numbers := make([]int, 8)
		for n := range numbers {
			if numbers[n] = lots.IntN(2000); lots.IntN(12) == 0 {
				numbers[n] = values[lots.IntN(len(values))]
			}
		}
		from := lots.IntN(10)
		for _, lang := range langs {
			var paragraphs []string
			for n, number := range numbers[:4] {
				paragraphs = append(paragraphs, fmt.Sprintf(filler[lang][(from+2*n)%10], number)+" "+fmt.Sprintf(filler[lang][(from+2*n+1)%10], numbers[4+n]))
			}
			if body != nil {
				paragraphs = slices.Insert(paragraphs, 1, body[lang])
			}
			texts = append(texts, text(t, b, id, lang, plain[lang], subjects(i), paragraphs...))
		}
	}
	for i := range list {
		s := &list[i]
		lang := languages[i%3]
		add(4*i, s.said, languages...)
		at := len(texts) - 3 + i%3
		was := texts[at]
		var left []string // without what the story says
		for _, p := range was.Passages[1:] {
			if p.Text != s.said[lang] {
				left = append(left, p.Text)
			}
		}
		texts[at] = text(t, b, was.Release, lang, plain[lang], was.Subjects, left...)
		gone := recurrence.Corrected(was, texts[at])
		if len(gone) == 0 {
			t.Fatalf("no figure in “%s”", s.said[lang])
		}
		// The figure of the story is the one with the most digits; what else the sentence told is
		// not looked for.
		corrected := slices.MaxFunc(gone, func(a, b recurrence.Figure) int { return digits(a) - digits(b) })
		figures = append(figures, corrected)
		others := slices.DeleteFunc(slices.Clone(languages), func(l string) bool { return l == lang })
		add(4*i+1, s.Retold, languages[(i/3)%3:]...)
		for _, l := range others {
			right[fmt.Sprintf("%d 2024/r%d %s", i, 4*i, l)] = true
		}
		for _, l := range languages[(i/3)%3:] {
			right[fmt.Sprintf("%d 2024/r%d %s", i, 4*i+1, l)] = true
		}
		add(4*i+2, s.Other, languages...)
		add(4*i+3, s.Other, languages[i%3])
	}
	for i := 4 * len(list); i < releases; i++ {
		add(i, nil, languages...)
	}
	found, wrong := map[string]bool{}, 0
	total := 0
	for f := range figures {
		archive := recurrence.NewArchive(figures[f : f+1])
		for _, text := range texts {
			archive.Add(text)
		}
		for _, place := range archive.Find() {
			total++
			key := fmt.Sprintf("%d %s %s", f, place.Release, place.Lang)
			if found[key] = true; !right[key] {
				wrong++
				t.Logf("wrong: %s: %s: %s", figures[f].Mention.Text, place.File, place.Sentence)
			}
		}
	}
	missed := 0
	for key := range right {
		if !found[key] {
			missed++
			t.Logf("missed: %s", key)
		}
	}
	t.Logf("%d of %d found, %d of %d wrong", len(right)-missed, len(right), wrong, total)
	if float64(missed) > (1-leastFound)*float64(len(right)) || float64(wrong) > mostFalse*float64(total) {
		t.Errorf("%d of %d found, %d of %d wrong", len(right)-missed, len(right), wrong, total)
	}
}

// digits is how many there are in a figure as it is written.
func digits(f recurrence.Figure) int {
	n := 0
	for _, r := range f.Mention.Text {
		if unicode.IsDigit(r) {
			n++
		}
	}
	return n
}
