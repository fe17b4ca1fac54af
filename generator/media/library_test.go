package media

import (
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"docsite/generator/diag"
	"docsite/generator/press"
)

// two is a site of two releases, of which one refers to a file of the other.
func two() (fstest.MapFS, []Source) {
	site := folderOf(map[string]string{"a.txt": "a", "unmentioned.txt": "u"})
	site["releases/2020/b/b.txt"] = &fstest.MapFile{Data: []byte("b")}
	a := release(nil, []string{"a.txt"})
	a.Original.Body.Links = []press.Link{{Dest: "../b/b.txt", At: diag.Pos{File: a.Original.File, Line: 9, Column: 1}}}
	t := &press.Translation{Release: "2020/b", Lang: "en", File: "releases/2020/b/en.md"}
	b := &press.Release{ID: "2020/b", Original: t, Translations: []*press.Translation{t}}
	return site, []Source{{Release: a, Names: []string{"a.txt", "unmentioned.txt"}}, {Release: b, Names: []string{"b.txt"}}}
}

// A release's files are read when they are asked for, once, and no others are.
func TestFilesAreReadWhenAskedFor(t *testing.T) {
	site, releases := two()
	opened := recording{site, map[string]bool{}}
	l := NewLibrary(opened, releases, NewMaker(nil, false, DecodeMemory), 1)
	if got, want := Paths(releases), []string{"releases/2020/a/a.txt", "releases/2020/b/b.txt"}; !slices.Equal(got, want) {
		t.Errorf("what is referred to is %q, want %q", got, want)
	}
	if len(opened.names) > 0 {
		t.Errorf("before anybody asked, %v were opened", opened.names)
	}
	files := filesOf(t, l, "2020/b")
	if f := files["b.txt"]; len(files) != 1 || f.Path != "releases/2020/b/b.txt" || f.Size != 1 || f.Hash != digest([]byte("b")) || !f.Linked {
		t.Errorf("the files are %v", files)
	}
	if opened.names["releases/2020/a/a.txt"] {
		t.Error("a file that nobody asked for was read")
	}
	clear(opened.names)
	if again := filesOf(t, l, "2020/b"); again["b.txt"] != files["b.txt"] || len(opened.names) > 0 {
		t.Error("a file was read twice")
	}
	if ds, err := l.Read(t.Context()); err != nil || ds != nil {
		t.Error(ds, err)
	}
	if got := slices.Collect(maps.Keys(opened.names)); !slices.Equal(got, []string{"releases/2020/a/a.txt"}) {
		t.Errorf("to read the rest, %q were opened", got)
	}
	for _, id := range []string{"2020/none", ""} {
		if files, err := l.Files(t.Context(), id); files != nil || err != nil {
			t.Errorf("%q has files: %v, %v", id, files, err)
		}
	}
}

// A fault of the disk is an error whoever asks, and no diagnostic.
func TestFaultOfTheDisk(t *testing.T) {
	site, releases := two()
	l := NewLibrary(broken{site, "releases/2020/b/b.txt"}, releases, NewMaker(nil, false, DecodeMemory), 2)
	for range 2 {
		if _, err := l.Files(t.Context(), "2020/b"); !errors.Is(err, errBroken) {
			t.Errorf("got %v", err)
		}
	}
	if _, err := l.Files(t.Context(), "2020/a"); err != nil {
		t.Error(err)
	}
	if ds, err := l.Read(t.Context()); !errors.Is(err, errBroken) || ds != nil {
		t.Error(ds, err)
	}
}

var errBroken = errors.New("the disk is broken")

// broken is a file system of which one file cannot be opened.
type broken struct {
	fs.FS
	name string
}

func (b broken) Open(name string) (fs.File, error) {
	if name == b.name {
		return nil, errBroken
	}
	return b.FS.Open(name)
}

// What is missing is told where it is referred to, also from another release, and a
// symbolic link is not followed.
func TestWhatIsNotThere(t *testing.T) {
	site, releases := two()
	releases[1].Names, releases[1].Links = nil, []string{"b.txt"}
	ds, err := NewLibrary(site, releases, NewMaker(nil, false, DecodeMemory), 1).Read(t.Context())
	if err != nil || len(ds) != 1 || ds[0].Code != diag.FileMissing || ds[0].Line != 9 || !strings.Contains(ds[0].Message, "symbolic link") {
		t.Errorf("of a symbolic link: %v, %v", ds, err)
	}
	releases[1].Links = nil
	ds, err = NewLibrary(site, releases, NewMaker(nil, false, DecodeMemory), 1).Read(t.Context())
	if err != nil || len(ds) != 1 || ds[0].Code != diag.FileMissing || ds[0].Line != 9 || ds[0].Hint != "put the file into releases/2020/b/, or correct the name; capital letters count" {
		t.Errorf("of nothing: %v, %v", ds, err)
	}
}

// Two files that are published under one name would be one file where capital
// letters make no difference; where they hold different things, their digests
// tell them apart.
func TestFilesOfOneAddress(t *testing.T) {
	for _, c := range []struct {
		name  string
		files map[string]string
		want  string
	}{
		{"the same in another case", map[string]string{"Plan.txt": "a", "plan.txt": "a"}, "the files “Plan.txt” and “plan.txt” would have one address"},
		{"in another composition", map[string]string{"e\u0301.txt": "a", "é.txt": "a"}, "the files “e\u0301.txt” and “é.txt” would have one address"},
		{"another content", map[string]string{"Plan.txt": "a", "plan.txt": "b"}, ""},
		{"another name", map[string]string{"a.txt": "a", "b.txt": "a"}, ""},
		{"another kind", map[string]string{"Plan.txt": "a", "plan.csv": "a"}, ""},
	} {
		names := slices.Sorted(maps.Keys(c.files))
		ds, err := told(folderOf(c.files), release(nil, names), NewMaker(nil, false, DecodeMemory))
		switch {
		case err != nil:
			t.Fatal(err)
		case c.want == "" && ds != nil:
			t.Errorf("%s: told: %v", c.name, ds)
		case c.want != "" && (len(ds) != 1 || ds[0].Code != diag.AddressTaken || ds[0].Message != c.want || ds[0].Line != 102 ||
			len(ds[0].Related) != 1 || ds[0].Related[0].Line != 101 || ds[0].Hint == ""):
			t.Errorf("%s: told: %+v", c.name, ds)
		}
	}
}
