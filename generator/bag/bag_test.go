package bag_test

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"docsite/generator/bag"
)

// files are a payload, by path; the rest of a path that ends in “!” is an error.
func files(pairs ...string) iter.Seq2[bag.File, error] {
	return func(yield func(bag.File, error) bool) {
		for i := 0; i+1 < len(pairs); i += 2 {
			content := pairs[i+1]
			if content == "!" {
				yield(bag.File{}, errors.New("the disk is full"))
				return
			}
			if !yield(bag.File{Path: pairs[i], Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(content)), nil }}, nil) {
				return
			}
		}
	}
}

var fields = []bag.Field{{"Source-Organization", "Ministry of Weather"}, {"Bagging-Date", "2021-01-04"}, {"External-Description", "Releases\nof 2020"}, {"Contact-Name", ""}}

// tree is what lies in a folder.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		found[name] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// TestWrite holds every byte of a small bag, whose digests sha256sum and sha512sum made.
func TestWrite(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "archive", "2020")
	result, err := bag.Write(t.Context(), dir, files("site/b.html", "bread\n", "a.md", ""), fields)
	if err != nil || result != (bag.Result{Files: 2, Bytes: 6}) {
		t.Fatal(result, err)
	}
	got := tree(t, dir)
	for name, want := range map[string]string{
		"bagit.txt":        "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
		"bag-info.txt":     "Source-Organization: Ministry of Weather\nBagging-Date: 2021-01-04\nExternal-Description: Releases\n  of 2020\nPayload-Oxum: 6.2\n",
		"data/a.md":        "",
		"data/site/b.html": "bread\n",
		"manifest-sha256.txt": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  data/a.md\n" +
			"f942d248a81932a858edb9a38e425ccf6042e8323587c4f74272765e4d131234  data/site/b.html\n",
	} {
		if got[name] != want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got[name], want)
		}
	}
	if names := []string{"bag-info.txt", "bagit.txt", "data/a.md", "data/site/b.html", "manifest-sha256.txt", "manifest-sha512.txt", "tagmanifest-sha256.txt", "tagmanifest-sha512.txt"}; len(got) != len(names) {
		t.Errorf("%d files, want %d", len(got), len(names))
	}
	for _, name := range []string{"bag-info.txt", "bagit.txt", "manifest-sha256.txt", "manifest-sha512.txt"} {
		if !strings.Contains(got["tagmanifest-sha512.txt"], "  "+name+"\n") {
			t.Errorf("tagmanifest-sha512.txt does not list %s", name)
		}
	}
	if faults, err := bag.Validate(os.DirFS(dir)); err != nil || faults != nil {
		t.Error(faults, err)
	}
	// In another order the same payload makes the same bytes.
	again := filepath.Join(t.TempDir(), "2020")
	if _, err := bag.Write(t.Context(), again, files("a.md", "", "site/b.html", "bread\n"), fields); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(got, tree(t, again)); diff != "" {
		t.Error(diff)
	}
	if _, err := os.Stat(filepath.Join(dir, "..", "2020")); err != nil {
		t.Error(err)
	}
	if entries, _ := os.ReadDir(filepath.Dir(dir)); len(entries) != 1 {
		t.Errorf("beside the bag lies something: %v", entries)
	}
}

// TestNames: line breaks and percent signs are escaped in manifests alone; letters with
// accents are composed.
func TestNames(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("this system cannot hold such names")
	}
	dir := filepath.Join(t.TempDir(), "bag")
	if _, err := bag.Write(t.Context(), dir, files("100%.txt", "1", "a\nb.txt", "2", "a\r\nb.txt", "3", "e\u0301te\u0301.txt", "4", "会議.pdf", "5", "with spaces  .txt", "6"), nil); err != nil {
		t.Fatal(err)
	}
	got := tree(t, dir)
	for _, name := range []string{"100%.txt", "a\nb.txt", "a\r\nb.txt", "\u00e9t\u00e9.txt", "会議.pdf", "with spaces  .txt"} {
		if got["data/"+name] == "" {
			t.Errorf("there is no %q", name)
		}
	}
	for _, line := range []string{"  data/100%25.txt\n", "  data/a%0Ab.txt\n", "  data/a%0D%0Ab.txt\n", "  data/\u00e9t\u00e9.txt\n", "  data/会議.pdf\n", "  data/with spaces  .txt\n"} {
		if !strings.Contains(got["manifest-sha512.txt"], line) {
			t.Errorf("no line of the manifest is %q", line)
		}
	}
	if faults, err := bag.Validate(os.DirFS(dir)); err != nil || faults != nil {
		t.Error(faults, err)
	}
}

// TestWriteRefuses: what cannot be a bag leaves nothing behind.
func TestWriteRefuses(t *testing.T) {
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	for name, c := range map[string]struct {
		ctx    context.Context
		files  iter.Seq2[bag.File, error]
		fields []bag.Field
		want   string
	}{
		"nothing":               {t.Context(), files(), nil, "there is nothing to put into it"},
		"an error in between":   {t.Context(), files("a", "1", "", "!"), nil, "the disk is full"},
		"a cancelled context":   {cancelled, files("a", "1"), nil, "context canceled"},
		"a path out of it":      {t.Context(), files("../a", "1"), nil, "cannot be the path"},
		"a rooted path":         {t.Context(), files("/a", "1"), nil, "cannot be the path"},
		"a drive":               {t.Context(), files("c:/a", "1"), nil, "cannot be the path"},
		"a path twice":          {t.Context(), files("a", "1", "a", "2"), nil, "“a” and “a” are one path"},
		"a path in two cases":   {t.Context(), files("Report.pdf", "1", "report.PDF", "2"), nil, "“Report.pdf” and “report.PDF” are one path"},
		"a folder in two cases": {t.Context(), files("Site/a", "1", "site/b", "2"), nil, "“Site” and “site/b” are one path"},
		"a file as a folder":    {t.Context(), files("a", "1", "a/b", "2"), nil, "“a” and “a/b” are one path"},
		"a folder as a file":    {t.Context(), files("a/b", "1", "a", "2"), nil, "“a” and “a” are one path"},
		"a label with a colon":  {t.Context(), files("a", "1"), []bag.Field{{"A: B", "c"}}, "cannot be a label"},
	} {
		parent := t.TempDir()
		_, err := bag.Write(c.ctx, filepath.Join(parent, "bag"), c.files, c.fields)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
		if left := tree(t, parent); len(left) > 0 {
			t.Errorf("%s leaves %v", name, left)
		}
		if entries, _ := os.ReadDir(parent); len(entries) > 0 {
			t.Errorf("%s leaves %v", name, entries)
		}
	}
}

// TestWriteOverwritesNothing: what stands at the place stays; an empty folder does not
// hinder.
func TestWriteOverwritesNothing(t *testing.T) {
	parent := t.TempDir()
	taken, file, empty := filepath.Join(parent, "taken"), filepath.Join(parent, "file"), filepath.Join(parent, "empty")
	if err := errors.Join(os.Mkdir(taken, 0o777), os.Mkdir(empty, 0o777), os.WriteFile(filepath.Join(taken, "mine"), []byte("mine"), 0o666), os.WriteFile(file, []byte("mine"), 0o666)); err != nil {
		t.Fatal(err)
	}
	places := []string{taken, file}
	if link := filepath.Join(parent, "link"); os.Symlink(empty, link) == nil {
		places = append(places, link)
	}
	for _, place := range places {
		if _, err := bag.Write(t.Context(), place, files("a", "1"), nil); !errors.Is(err, bag.ErrTaken) {
			t.Errorf("%s: %v", place, err)
		}
	}
	if got := tree(t, taken); got["mine"] != "mine" || len(got) != 1 {
		t.Errorf("what stood there is %v", got)
	}
	if _, err := bag.Write(t.Context(), empty, files("a", "1"), nil); err != nil {
		t.Error(err)
	}
	if got := tree(t, empty); got["data/a"] != "1" {
		t.Errorf("the bag is %v", got)
	}
}

// TestWriteIsWholeOrNothing: while a bag is written, there is nothing at its place.
func TestWriteIsWholeOrNothing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "bag")
	looking := func(yield func(bag.File, error) bool) {
		for file, err := range files("a", "1", "b", "2") {
			if _, err := os.Lstat(dir); !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("there is something at its place already: %v", err)
			}
			if !yield(file, err) {
				return
			}
		}
	}
	if _, err := bag.Write(t.Context(), dir, looking, nil); err != nil {
		t.Fatal(err)
	}
	if got := tree(t, dir); !slices.Contains([]string{got["data/a"] + got["data/b"]}, "12") {
		t.Errorf("the bag is %v", got)
	}
}
