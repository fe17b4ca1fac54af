package record

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"docsite/generator/contact"
	"docsite/generator/locale"
	"docsite/generator/read"
	"docsite/generator/store"
	"docsite/locales"
)

// content returns the bytes of blobs.
func content(t testing.TB, texts []Text) (html, terms []string) {
	t.Helper()
	text := func(b store.Blob) string {
		bytes, err := b.Append(nil)
		if err != nil {
			t.Fatal(err)
		}
		return string(bytes)
	}
	for _, one := range texts {
		html, terms = append(html, text(one.HTML)), append(terms, text(one.Terms))
	}
	return html, terms
}

// same holds that two records are the same, blobs included.
func same(t testing.TB, want, got *Record) {
	t.Helper()
	if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(Record{}, "Texts", "Aligned")); diff != "" {
		t.Errorf("%s (-made +given back):\n%s", want.ID, diff)
	}
	wantHTML, wantTerms := content(t, want.Texts)
	gotHTML, gotTerms := content(t, got.Texts)
	if !slices.Equal(gotHTML, wantHTML) || !slices.Equal(gotTerms, wantTerms) {
		t.Errorf("%s: texts or terms are others", want.ID)
	}
}

// TestGivenBackAsItWasMade: the store gives back every record of the newsroom of
// this repository, in the next build too.
func TestGivenBackAsItWasMade(t *testing.T) {
	folder := os.DirFS("../..")
	settings, _, err := read.Settings(folder, "")
	if err != nil {
		t.Fatal(err)
	}
	ministries, _, err := read.Ministries(folder, settings.Languages, contact.Words{})
	if err != nil {
		t.Fatal(err)
	}
	locales, _, err := locale.Load(locales.Files, nil, settings.Languages)
	if err != nil {
		t.Fatal(err)
	}
	base := NewBase(settings, ministries, nil, nil, locales, "test")
	ids, _, err := read.Releases(folder, settings.Languages)
	if err != nil || len(ids) == 0 {
		t.Fatal(ids, err)
	}
	dir := filepath.Join(t.TempDir(), "records")
	first := store.Open(dir)
	defer first.Close()
	made := map[store.Key]*Record{}
	for _, id := range ids {
		f, err := read.ReadFolder(folder, id, settings.Languages)
		if err != nil {
			t.Fatal(err)
		}
		key := base.Key(f)
		if _, found := base.Recall(key, first); found {
			t.Errorf("%s is there before it was made", id)
		}
		r := makeRecord(t, base, f, first)
		if r.ID != id || r.Key != key || r.Release == nil || len(r.Texts) != len(r.Release.Translations) {
			t.Errorf("%s: %+v", id, r)
		}
		if html, terms := content(t, r.Texts); slices.Contains(html, "") || slices.Contains(terms, "") {
			t.Errorf("%s has a text without HTML or without terms", id)
		}
		made[key] = r
	}
	first.Commit()
	next := store.Open(dir)
	defer next.Close()
	for key, want := range made {
		for _, kept := range []*store.Store{first, next} {
			got, found := base.Recall(key, kept)
			if !found {
				t.Errorf("%s is not given back", want.ID)
				continue
			}
			same(t, want, got)
		}
	}
}

// TestFolderWithoutATranslation has a record too, which says what is wrong.
func TestFolderWithoutATranslation(t *testing.T) {
	s := newSite()
	s.folder.Texts = nil
	s.folder.Entries = []read.Entry{{Path: "map.png"}}
	base, kept := s.base(t), store.Open("")
	defer kept.Close()
	r := makeRecord(t, base, &s.folder, kept)
	if r.Release != nil || len(r.Found) != 1 || len(r.Texts) > 0 || !slices.Equal(r.Files, []string{"map.png"}) {
		t.Fatalf("%+v", r)
	}
	got, found := base.Recall(r.Key, kept)
	if !found {
		t.Fatal("it is not given back")
	}
	same(t, r, got)
}

// TestWhatIsNoRecord is not given back: it is made again.
func TestWhatIsNoRecord(t *testing.T) {
	s := newSite()
	base, kept := s.base(t), store.Open("")
	defer kept.Close()
	r := makeRecord(t, base, &s.folder, kept)
	meta, _, _ := kept.Get(r.Key)
	for name, entry := range map[string]struct {
		meta  []byte
		blobs [][]byte
	}{
		"nothing":                       {},
		"something else":                {[]byte("{}"), nil},
		"half of one":                   {meta[:len(meta)/2], make([][]byte, 5)},
		"one with more behind it":       {append(slices.Clone(meta), 0), make([][]byte, 5)},
		"one without its blobs":         {meta, nil},
		"one with half of its blobs":    {meta, make([][]byte, 2)},
		"one with a blob more":          {meta, make([][]byte, 6)},
		"one that has no release":       {encode(&Record{ID: "2020/a"}), make([][]byte, 2)},
		"one of a release without text": {encode(&Record{Release: r.Release}), make([][]byte, 2)},
	} {
		if _, err := kept.Put(r.Key, entry.meta, entry.blobs...); err != nil {
			t.Fatal(err)
		}
		if got, found := base.Recall(r.Key, kept); found {
			t.Errorf("%s is given back as %+v", name, got)
		}
	}
	if _, err := kept.Put(r.Key, meta, make([][]byte, 5)...); err != nil {
		t.Fatal(err)
	}
	if _, found := base.Recall(r.Key, kept); !found {
		t.Error("a whole one is not given back")
	}
}

// makeRecord makes the record of a folder, and returns what the store gives back.
func makeRecord(t *testing.T, base *Base, f *read.Folder, kept *store.Store) *Record {
	t.Helper()
	key := base.Key(f)
	if err := base.Make(f, key, kept); err != nil {
		t.Fatal(err)
	}
	r, found := base.Recall(key, kept)
	if !found {
		t.Fatalf("the record of %s is not given back", f.ID)
	}
	return r
}
