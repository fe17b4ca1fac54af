package search

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"docsite/generator/locale"
	"docsite/generator/press"
	"docsite/generator/store"
)

var update = flag.Bool("update", false, "write testdata/index.json anew")

// story is a release of testdata/queries.json.
type story struct {
	ID, Date, Type, Title, Summary, Text, Reference string
	Countries, Ministries, Topics                   []string
	Filler                                          int // words w0, w1, … more
}

// question is a query of testdata/queries.json, and what it finds.
type question struct {
	Query  map[string]string
	Found  []string
	Long   bool
	Script bool // what only the reader in the browser does: completions, words that are joined or split
}

// texts are the bodies of releases as HTML, by ID.
type texts map[string][]byte

// newsroom makes a site in one language of stories that are given from the oldest.
func newsroom(t testing.TB, stories []story) (*press.Site, texts) {
	t.Helper()
	site := &press.Site{
		Settings: press.Settings{Languages: []string{"fr"}, Zone: time.UTC},
		Ministries: map[string]*press.Ministry{
			"jp-mlit": {ID: "jp-mlit", Country: "JP", Name: press.Text{"fr": "Ministère des Travaux publics"}, Short: press.Text{"en": "MLIT"}},
		},
	}
	html := texts{}
	for _, s := range stories {
		at, err := time.Parse(time.DateOnly, s.Date)
		if err != nil {
			t.Fatal(err)
		}
		text := s.Text + "<p>"
		for i := range s.Filler {
			text += fmt.Sprintf("w%d ", i)
		}
		html[s.ID] = []byte(text + "</p>")
		translation := &press.Translation{Release: s.ID, Lang: "fr", Title: s.Title, Summary: s.Summary}
		site.Releases = append(site.Releases, &press.Release{
			ID: s.ID, Original: translation, Translations: []*press.Translation{translation},
			Facts: press.Facts{Date: at, Type: s.Type, Countries: s.Countries, Ministries: s.Ministries, Topics: s.Topics, Reference: s.Reference},
		})
	}
	slices.Reverse(site.Releases)
	return site, html
}

// documents cuts the texts of a site, as many at the same time as there are jobs, and
// keeps what they have.
func documents(t testing.TB, site *press.Site, html texts, rules Rules, kept *store.Store, jobs int) []Document {
	t.Helper()
	cutter := NewCutter(site.Languages, site.Ministries, map[string]Rules{"fr": rules})
	list := make([]Document, len(site.Releases))
	var group errgroup.Group
	group.SetLimit(jobs)
	for i, r := range site.Releases {
		group.Go(func() error {
			terms := cutter.Cut(r, r.Original, html[r.ID])
			made := store.Key(sha256.Sum256(append([]byte(r.ID), terms...)))
			blobs, err := kept.Put(made, nil, terms)
			if err == nil {
				list[len(list)-1-i] = Document{Release: r, Translation: r.Original, Terms: blobs[0], Digest: made}
			}
			return err
		})
	}
	if err := group.Wait(); err != nil {
		t.Fatal(err)
	}
	return list
}

// temporary is a store that keeps nothing beyond a test.
func temporary(t testing.TB) *store.Store {
	kept := store.Open("")
	t.Cleanup(func() { kept.Close() })
	return kept
}

// made builds the index of a site, and returns its files by their numbers too.
func made(t testing.TB, site *press.Site, html texts, rules Rules, jobs int) (*Index, built) {
	t.Helper()
	kept := temporary(t)
	index, err := Make(&locale.Locale{Tag: "fr", Endings: rules.Endings, Spellings: rules.Spellings, Okurigana: rules.Okurigana}, site.Zone, documents(t, site, html, rules, kept, jobs), kept, jobs)
	if err != nil {
		t.Fatal(err)
	}
	return index, filesOf(t, index)
}

func filesOf(t testing.TB, index *Index) built {
	t.Helper()
	content := func(b store.Blob) []byte {
		content, err := b.Append(nil)
		if err != nil {
			t.Fatal(err)
		}
		return content
	}
	files := built{index.Head, map[uint32][]byte{}, content(index.Filters)}
	for _, f := range index.Files {
		files.terms[f.Number] = content(f.Content)
	}
	return files
}

// table is testdata/queries.json.
func table(t testing.TB) (all struct {
	Releases []story
	Rules    Rules
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
	site, html := newsroom(t, all.Releases)
	index, files := made(t, site, html, all.Rules, 2)
	if len(files.terms) < 2 {
		t.Errorf("the terms are in %d files: nothing is cut", len(files.terms))
	}
	for _, q := range all.Queries {
		if q.Script || q.Long {
			continue
		}
		got := []string{}
		for _, d := range read(t, files, q.Query) {
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
	site, html := newsroom(t, all.Releases)
	index, files := made(t, site, html, all.Rules, 1)
	golden := struct {
		Head     Head              `json:"head"`
		Variants string            `json:"variants"` // all of them
		Filters  string            `json:"filters"`  // in base64
		Files    map[string]string `json:"files"`    // by number, likewise
		Releases []string          `json:"releases"`
	}{index.Head, strings.Join(strings.Fields(variants), " "), base64.StdEncoding.EncodeToString(files.filters), map[string]string{}, ids(index.Documents)}
	for number, content := range files.terms {
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
	site, html := newsroom(t, many(300))
	first, one := made(t, site, html, Rules{}, 1)
	for _, jobs := range []int{2, 7, 64} {
		index, files := made(t, site, html, Rules{}, jobs)
		if !maps.EqualFunc(one.terms, files.terms, bytes.Equal) || !bytes.Equal(one.filters, files.filters) || index.Head.Tree != first.Head.Tree || index.Head.Stamp != first.Head.Stamp || index.Head.Edition != first.Head.Edition {
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
	site, html := newsroom(t, many(2000))
	index, files := made(t, site, html, Rules{}, 4)
	for number, content := range files.terms {
		if len(content) > limit {
			t.Errorf("file %d has %d bytes", number, len(content))
		}
	}
	common, rare := lookup(t, index.Head, files.terms, "常用"), lookup(t, index.Head, files.terms, "用一")
	if len(common.documents) != 2000 || common.places != nil {
		t.Errorf("the common term has %d documents and places of %d", len(common.documents), len(common.places))
	}
	if len(rare.documents) != 4 || len(rare.places) != 4 {
		t.Errorf("the rare term has %d documents and places of %d", len(rare.documents), len(rare.places))
	}
	if found := read(t, files, map[string]string{"words": "常用漢字"}); len(found) != 2000 {
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
	site, html := newsroom(t, stories)
	_, files := made(t, site, html, Rules{}, 2)
	hits := 0
	for range 400 {
		query := run(1 + random.IntN(4))
		var want []int
		for i := range slices.Backward(texts) {
			if strings.Contains(texts[i], query) {
				want = append(want, i)
			}
		}
		if got := read(t, files, map[string]string{"words": query}); !slices.Equal(got, want) {
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
	site, html := newsroom(t, stories)
	before, old := made(t, site, html, Rules{}, 2)
	stories[1250].Text += "<p>corrigendum</p>"
	site, html = newsroom(t, stories)
	after, files := made(t, site, html, Rules{}, 2)
	changed := 0
	for number, content := range files.terms {
		if !bytes.Equal(old.terms[number], content) {
			changed++
		}
	}
	if before.Head.Stamp != after.Head.Stamp || changed < 1 || changed > 5 || len(files.terms) < 10 {
		t.Errorf("%d of %d files changed, the stamp is %s and was %s", changed, len(files.terms), after.Head.Stamp, before.Head.Stamp)
	}
	site, html = newsroom(t, stories[1:])
	if index, _ := made(t, site, html, Rules{}, 2); index.Head.Stamp == before.Head.Stamp {
		t.Error("with other releases the stamp is the same")
	}
}

func TestALanguageWithoutReleases(t *testing.T) {
	site, html := newsroom(t, nil)
	index, files := made(t, site, html, Rules{}, 1)
	if index.Head.Documents != 0 || index.Parts() != 0 || len(files.terms) != 1 || len(files.terms[1]) != stampSize {
		t.Errorf("head %+v, %d files of records, files %v", index.Head, index.Parts(), files)
	}
}

// TestOnlyLanguagesThatHaveAnIndex: texts of others have no terms.
func TestOnlyLanguagesThatHaveAnIndex(t *testing.T) {
	site, html := newsroom(t, many(1))
	r := site.Releases[0]
	cutter := NewCutter([]string{"fr", "ja"}, nil, map[string]Rules{"fr": {}})
	if terms := cutter.Cut(r, r.Original, html[r.ID]); len(terms) == 0 {
		t.Error("a text has no terms")
	}
	r.Original.Lang = "ja"
	if terms := cutter.Cut(r, r.Original, html[r.ID]); len(terms) > 0 {
		t.Errorf("a text of another language has the terms %q", terms)
	}
}

// TestAnIndexIsMadeOnce: the store gives back that of the same documents, in another
// build too, and no other.
func TestAnIndexIsMadeOnce(t *testing.T) {
	dir := t.TempDir()
	l := &locale.Locale{Tag: "fr"}
	make := func(change func(site *press.Site, documents []Document)) (*Index, built) {
		t.Helper()
		kept := store.Open(dir)
		defer kept.Close()
		site, html := newsroom(t, many(30))
		list := documents(t, site, html, Rules{}, kept, 1)
		change(site, list)
		index, err := Make(l, site.Zone, list, kept, 2)
		if err != nil {
			t.Fatal(err)
		}
		files := filesOf(t, index)
		kept.Commit()
		return index, files
	}
	first, files := make(func(*press.Site, []Document) {})
	// What is given back is what was made, and not made of the terms again.
	again, same := make(func(_ *press.Site, list []Document) { list[0].Terms = store.Blob{} })
	if again.Key != first.Key || !reflect.DeepEqual(again.Head, first.Head) || !maps.EqualFunc(files.terms, same.terms, bytes.Equal) || !slices.Equal(ids(again.Documents), ids(first.Documents)) {
		t.Errorf("the index given back is %+v, the one made %+v", again.Head, first.Head)
	}
	for name, change := range map[string]func(*press.Site, []Document){
		"a text":           func(_ *press.Site, list []Document) { list[3].Digest[0]++ },
		"a title":          func(_ *press.Site, list []Document) { list[3].Translation.Title = "Another" },
		"a date":           func(_ *press.Site, list []Document) { list[3].Release.Date = list[3].Release.Date.AddDate(0, 0, 1) },
		"order":            func(_ *press.Site, list []Document) { slices.Reverse(list) },
		"a preview's mark": func(_ *press.Site, list []Document) { list[3].Release.Visibility = press.Draft },
		"a withdrawal":     func(_ *press.Site, list []Document) { list[3].Release.Withdrawn = &press.Withdrawn{} },
		"zone":             func(site *press.Site, _ []Document) { site.Zone = time.FixedZone("Asia/Tokyo", 9*60*60) },
	} {
		if other, _ := make(change); other.Key == first.Key {
			t.Errorf("%s: the index is the same", name)
		}
	}
}

// TestDamagedTermsAreAnError, whatever of them is lost.
func TestDamagedTermsAreAnError(t *testing.T) {
	site, html := newsroom(t, many(1))
	kept := temporary(t)
	list := documents(t, site, html, Rules{}, kept, 1)
	whole, err := list[0].Terms.Append(nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := newTerms().take(0, whole); err != nil {
		t.Error(err)
	}
	for name, terms := range map[string][]byte{
		"its last byte":     whole[:len(whole)-1],
		"a number's end":    {0x80},
		"a bigram":          {3},
		"a bigram's end":    {3, 0x80},
		"all but a length":  {0xFC, 0x01},
		"a very long one's": {0xFC, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01},
	} {
		if err := newTerms().take(0, terms); !errors.Is(err, store.ErrDamaged) {
			t.Errorf("without %s: %v", name, err)
		}
	}
}

func TestRecordsAreInParts(t *testing.T) {
	site, html := newsroom(t, many(Together+1))
	index, _ := made(t, site, html, Rules{}, 1)
	if index.Parts() != 2 || len(index.Part(0)) != Together || !slices.Equal(ids(index.Part(1)), []string{"2020/r00004"}) {
		t.Errorf("%d parts: %q, %q", index.Parts(), ids(index.Part(0)), ids(index.Part(1)))
	}
}

// BenchmarkMake indexes 1,000 releases of a language.
func BenchmarkMake(b *testing.B) {
	site, html := newsroom(b, many(1000))
	bytes := 0
	for _, text := range html {
		bytes += len(text)
	}
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	for b.Loop() {
		made(b, site, html, Rules{}, 2)
	}
}
