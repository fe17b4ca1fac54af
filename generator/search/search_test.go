package search

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"docsite/generator/locale"
	"docsite/generator/press"
)

var update = flag.Bool("update", false, "write testdata/index.json anew")

// story is a release of testdata/queries.json.
type story struct {
	ID, Date, Type, Title, Summary, Text, Reference string
	Countries, Ministries                           []string
	Filler                                          int // words w0, w1, … more
}

// question is a query of testdata/queries.json, and what it finds.
type question struct {
	Query map[string]string
	Found []string
	Long  bool
}

// shelf holds what is put aside, in memory.
type shelf struct{ content []byte }

func (s *shelf) keep(b []byte) (press.Kept, error) {
	s.content = append(s.content, b...)
	return press.Kept{Offset: int64(len(s.content) - len(b)), Length: len(b)}, nil
}

func (s *shelf) ReadAt(p []byte, offset int64) (int, error) { return copy(p, s.content[offset:]), nil }

// newsroom makes a site in one language of stories that are given from the oldest.
func newsroom(t testing.TB, stories []story) (*press.Site, *shelf) {
	t.Helper()
	site := &press.Site{
		Settings: press.Settings{Languages: []string{"fr"}, Zone: time.UTC},
		Ministries: map[string]*press.Ministry{
			"jp-mlit": {ID: "jp-mlit", Country: "JP", Name: press.Text{"fr": "Ministère des Travaux publics"}, Short: press.Text{"en": "MLIT"}},
		},
	}
	shelf := &shelf{}
	for _, s := range stories {
		at, err := time.Parse(time.DateOnly, s.Date)
		if err != nil {
			t.Fatal(err)
		}
		text := s.Text + "<p>"
		for i := range s.Filler {
			text += fmt.Sprintf("w%d ", i)
		}
		kept, _ := shelf.keep([]byte(text + "</p>")) // memory does not fail
		translation := &press.Translation{Release: s.ID, Lang: "fr", Title: s.Title, Summary: s.Summary, Body: press.Body{HTML: kept}}
		site.Releases = append(site.Releases, &press.Release{
			ID: s.ID, Original: translation, Translations: []*press.Translation{translation},
			Facts: press.Facts{Date: at, Type: s.Type, Countries: s.Countries, Ministries: s.Ministries, Reference: s.Reference},
		})
	}
	slices.Reverse(site.Releases)
	return site, shelf
}

// made builds the index of a site, and returns its files by their numbers too.
func made(t testing.TB, site *press.Site, shelf *shelf, endings map[string]string, jobs int) (*Index, map[uint32][]byte) {
	t.Helper()
	l := &locale.Locale{Tag: "fr", Endings: endings}
	all, err := Make(context.Background(), site, []*locale.Locale{l}, Options{Bodies: shelf, Keep: shelf.keep, Jobs: jobs})
	if err != nil {
		t.Fatal(err)
	}
	files := map[uint32][]byte{}
	for _, f := range all["fr"].Files {
		files[f.Number] = shelf.content[f.Kept.Offset:][:f.Kept.Length]
	}
	return all["fr"], files
}

// table is testdata/queries.json.
func table(t testing.TB) (all struct {
	Releases []story
	Endings  map[string]string
	Queries  []question
}) {
	t.Helper()
	content, err := os.ReadFile("testdata/queries.json")
	if err == nil {
		err = json.Unmarshal(content, &all)
	}
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func ids(releases []*press.Release) []string {
	list := []string{}
	for _, r := range releases {
		list = append(list, r.ID)
	}
	return list
}

func TestQueries(t *testing.T) {
	all := table(t)
	site, shelf := newsroom(t, all.Releases)
	index, files := made(t, site, shelf, all.Endings, 2)
	if len(files) < 2 {
		t.Errorf("the terms are in %d files: nothing is cut", len(files))
	}
	for _, q := range all.Queries {
		got := []string{}
		for _, d := range read(t, index.Head, files, q.Query) {
			got = append(got, index.Documents[d].ID)
		}
		if want := slices.Clone(q.Found); !slices.Equal(slices.Sorted(slices.Values(got)), slices.Sorted(slices.Values(want))) {
			t.Errorf("%v: got %q, want %q", q.Query, got, want)
		}
	}
}

// TestTheIndexForTheReaderIsCurrent holds that testdata/index.json, by which
// search-index.js is tested, is what is built today.
func TestTheIndexForTheReaderIsCurrent(t *testing.T) {
	all := table(t)
	site, shelf := newsroom(t, all.Releases)
	index, files := made(t, site, shelf, all.Endings, 1)
	golden := struct {
		Head     Head              `json:"head"`
		Files    map[string]string `json:"files"` // by number, in base64
		Releases []string          `json:"releases"`
	}{index.Head, map[string]string{}, ids(index.Documents)}
	for number, content := range files {
		golden.Files[fmt.Sprint(number)] = base64.StdEncoding.EncodeToString(content)
	}
	var want bytes.Buffer
	if err := JSON(&want, golden); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("testdata/index.json", want.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile("testdata/index.json")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want.Bytes()) {
		t.Error("testdata/index.json is not what is built: go test ./generator/search -update, and then run .ci/search")
	}
}

func TestSameBytesWithAnyNumberOfJobs(t *testing.T) {
	site, shelf := newsroom(t, many(300))
	first, one := made(t, site, shelf, nil, 1)
	for _, jobs := range []int{2, 7, 64} {
		index, files := made(t, site, shelf, nil, jobs)
		if !maps.EqualFunc(one, files, bytes.Equal) || index.Head.Tree != first.Head.Tree || index.Head.Stamp != first.Head.Stamp {
			t.Errorf("with %d jobs the index differs", jobs)
		}
	}
}

// many makes stories that share words, and characters more than a file can place.
func many(n int) []story {
	stories := make([]story, n)
	for i := range stories {
		stories[i] = story{
			ID: fmt.Sprintf("2020/r%05d", i), Date: time.Date(2000, 1, 1+i, 0, 0, 0, 0, time.UTC).Format(time.DateOnly), Type: "report",
			Title: fmt.Sprintf("Number %d 第%d号", i, i),
			Text:  fmt.Sprintf("<p>every%d third%d %s常用%c漢字</p>", i, i%3, strings.Repeat("常用漢字、", 20), rune(0x4e00+i%500)),
		}
	}
	return stories
}

// TestFilesAreNotLargerThanTheyMayBe, also with a term that stands in all of
// thousands of releases: its places are left out, and its documents are not.
func TestFilesAreNotLargerThanTheyMayBe(t *testing.T) {
	site, shelf := newsroom(t, many(2000))
	index, files := made(t, site, shelf, nil, 4)
	for number, content := range files {
		if len(content) > limit {
			t.Errorf("file %d has %d bytes", number, len(content))
		}
	}
	common, rare := lookup(t, index.Head, files, "常用"), lookup(t, index.Head, files, "用一")
	if len(common.documents) != 2000 || common.places != nil {
		t.Errorf("the common term has %d documents and places of %d", len(common.documents), len(common.places))
	}
	if len(rare.documents) != 4 || len(rare.places) != 4 {
		t.Errorf("the rare term has %d documents and places of %d", len(rare.documents), len(rare.places))
	}
	if found := read(t, index.Head, files, map[string]string{"words": "常用漢字"}); len(found) != 2000 {
		t.Errorf("common characters find %d releases", len(found))
	}
}

// TestRunsAreFoundWhereTheyStand compares the index with the texts: of releases
// that share a few characters, those are found in which a run stands.
func TestRunsAreFoundWhereTheyStand(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	characters := []rune("新幹線東京都橋ー")
	run := func(n int) string {
		var s []rune
		for range n {
			s = append(s, characters[random.IntN(len(characters))])
		}
		return string(s)
	}
	stories := many(120)
	texts := make([]string, len(stories))
	for i := range stories {
		stories[i].Title = run(3)
		lines := []string{stories[i].Title, run(1 + random.IntN(12)), run(1 + random.IntN(12))}
		stories[i].Text = "<p>" + lines[1] + "、</p><p>" + lines[2] + "</p>"
		texts[i] = strings.Join(lines, "\n")
	}
	site, shelf := newsroom(t, stories)
	index, files := made(t, site, shelf, nil, 2)
	hits := 0
	for range 400 {
		query := run(1 + random.IntN(4))
		var want []int
		for i := range slices.Backward(texts) {
			if strings.Contains(texts[i], query) {
				want = append(want, i)
			}
		}
		if got := read(t, index.Head, files, map[string]string{"words": query}); !slices.Equal(got, want) {
			t.Errorf("%s: got %v, want %v", query, got, want)
		}
		hits += len(want)
	}
	if hits == 0 {
		t.Error("nothing is found at all")
	}
}

// TestACorrectionChangesFewFiles: the stamp is of the releases' order, so a word
// more in one of them leaves most files alone, and a release more changes all.
func TestACorrectionChangesFewFiles(t *testing.T) {
	stories := many(2000)
	site, shelf := newsroom(t, stories)
	before, old := made(t, site, shelf, nil, 2)
	stories[1250].Text += "<p>corrigendum</p>"
	site, shelf = newsroom(t, stories)
	after, files := made(t, site, shelf, nil, 2)
	changed := 0
	for number, content := range files {
		if !bytes.Equal(old[number], content) {
			changed++
		}
	}
	if before.Head.Stamp != after.Head.Stamp || changed < 1 || changed > 3 || len(files) < 10 {
		t.Errorf("%d of %d files changed, the stamp is %s and was %s", changed, len(files), after.Head.Stamp, before.Head.Stamp)
	}
	site, shelf = newsroom(t, stories[1:])
	if index, _ := made(t, site, shelf, nil, 2); index.Head.Stamp == before.Head.Stamp {
		t.Error("with other releases the stamp is the same")
	}
}

func TestALanguageWithoutReleases(t *testing.T) {
	site, shelf := newsroom(t, nil)
	index, files := made(t, site, shelf, nil, 1)
	if index.Head.Documents != 0 || index.Parts() != 0 || len(files) != 1 || len(files[1]) != stampSize {
		t.Errorf("head %+v, %d files of records, files %v", index.Head, index.Parts(), files)
	}
}

// TestOnlyWhatIsTold: a release that the language does not have is no document.
func TestOnlyWhatIsTold(t *testing.T) {
	site, shelf := newsroom(t, many(3))
	site.Releases[1].Translations[0].Lang = "ja"
	index, _ := made(t, site, shelf, nil, 1)
	if got := ids(index.Documents); !slices.Equal(got, []string{"2020/r00000", "2020/r00002"}) {
		t.Errorf("the documents are %q", got)
	}
}

func TestRecordsAreInParts(t *testing.T) {
	site, shelf := newsroom(t, many(Together+1))
	index, _ := made(t, site, shelf, nil, 1)
	if index.Parts() != 2 || len(index.Part(0)) != Together || !slices.Equal(ids(index.Part(1)), []string{"2020/r00004"}) {
		t.Errorf("%d parts: %q, %q", index.Parts(), ids(index.Part(0)), ids(index.Part(1)))
	}
}

// BenchmarkMake indexes 1,000 releases of a language.
func BenchmarkMake(b *testing.B) {
	site, shelf := newsroom(b, many(1000))
	b.SetBytes(int64(len(shelf.content)))
	b.ReportAllocs()
	for b.Loop() {
		made(b, site, shelf, nil, 2)
	}
}
