package edit_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"docsite/generator/edit"
)

// open returns a new folder.
func open(t *testing.T) (string, *os.Root) {
	t.Helper()
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return dir, root
}

// names lists what is in a folder, folders too.
func names(t *testing.T, dir string) []string {
	t.Helper()
	var found []string
	err := filepath.WalkDir(dir, func(p string, _ fs.DirEntry, err error) error {
		name, _ := filepath.Rel(dir, p)
		found = append(found, filepath.ToSlash(name))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found[1:]
}

func put(t *testing.T, name, content string) {
	t.Helper()
	if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o777), os.WriteFile(name, []byte(content), 0o666)); err != nil {
		t.Fatal(err)
	}
}

func TestCreateMakesAllOrNothing(t *testing.T) {
	files := []edit.File{{Path: "a/b/one", Content: []byte("1")}, {Path: "two", Content: []byte("2")}}
	dir, root := open(t)
	if err := edit.Create(root, files); err != nil {
		t.Fatal(err)
	}
	if got := names(t, dir); !slices.Equal(got, []string{"a", "a/b", "a/b/one", "two"}) {
		t.Errorf("%q", got)
	}

	dir, root = open(t)
	put(t, filepath.Join(dir, "two"), "mine")
	var taken *edit.TakenError
	if err := edit.Create(root, files); !errors.As(err, &taken) || !slices.Equal(taken.Paths, []string{"two"}) {
		t.Errorf("%v", err)
	}
	if got, _ := os.ReadFile(filepath.Join(dir, "two")); string(got) != "mine" {
		t.Errorf("overwritten by %q", got)
	}
	if got := names(t, dir); !slices.Equal(got, []string{"two"}) {
		t.Errorf("%q", got)
	}

	// A fault in the middle: what was made before is taken back.
	dir, root = open(t)
	put(t, filepath.Join(dir, "file"), "no folder")
	if err := edit.Create(root, append(files, edit.File{Path: "file/three"})); err == nil {
		t.Error("a file was made in a file")
	}
	if got := names(t, dir); !slices.Equal(got, []string{"file"}) {
		t.Errorf("%q", got)
	}
}

func TestCreateFollowsNoLink(t *testing.T) {
	dir, root := open(t)
	elsewhere := t.TempDir()
	for link, to := range map[string]string{"out": elsewhere, "in": "."} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Skip("this system makes no links")
		}
		if err := edit.Create(root, []edit.File{{Path: link + "/x"}}); err == nil {
			t.Errorf("%s was followed", link)
		}
	}
	if got := names(t, elsewhere); len(got) > 0 {
		t.Errorf("%q", got)
	}
}

func TestCreateInTakesFoldersBack(t *testing.T) {
	dir := t.TempDir()
	twice := []edit.File{{Path: "x"}, {Path: "x/y"}}
	if err := edit.CreateIn(filepath.Join(dir, "a", "b"), twice); err == nil {
		t.Error("a file was made in a file")
	}
	if got := names(t, dir); len(got) > 0 {
		t.Errorf("%q", got)
	}
	if err := edit.CreateIn(filepath.Join(dir, "a", "b"), twice[:1]); err != nil {
		t.Error(err)
	}
	if got := names(t, dir); !slices.Equal(got, []string{"a", "a/b", "a/b/x"}) {
		t.Errorf("%q", got)
	}
}

func TestAppendAddsToWhatWasRead(t *testing.T) {
	dir, root := open(t)
	put(t, filepath.Join(dir, "x"), "one\n")
	if err := edit.Append(root, "x", 3, []byte("two\n")); err == nil {
		t.Error("the file has changed, and it was written to")
	}
	if err := edit.Append(root, "x", 4, []byte("two\n")); err != nil {
		t.Error(err)
	}
	if got, _ := os.ReadFile(filepath.Join(dir, "x")); string(got) != "one\ntwo\n" {
		t.Errorf("%q", got)
	}
}

// TestPut: a file is replaced in one step, and nothing but a file.
func TestPut(t *testing.T) {
	dir := t.TempDir()
	file, folder := filepath.Join(dir, "table.csv"), filepath.Join(dir, "folder")
	if err := os.Mkdir(folder, 0o777); err != nil {
		t.Fatal(err)
	}
	for _, content := range []string{"first", "second"} {
		if err := edit.Put(file, []byte(content)); err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(file); err != nil || string(got) != content {
			t.Errorf("%q, %v", got, err)
		}
	}
	places := []string{folder, filepath.Join(dir, "none", "table.csv")}
	if link := filepath.Join(dir, "link"); os.Symlink(file, link) == nil {
		places = append(places, link)
	}
	for _, place := range places {
		if err := edit.Put(place, []byte("third")); err == nil {
			t.Errorf("%s was written", place)
		}
	}
	if got, _ := os.ReadFile(file); string(got) != "second" {
		t.Errorf("the file that the link leads to is %q", got)
	}
	if entries, _ := os.ReadDir(dir); len(entries) > 3 {
		t.Errorf("something was left: %v", entries)
	}
}
