package generator_test

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"docsite/generator"
	"docsite/generator/diag"
)

// TestConfigFilesThatAreNone: what lies in the place of a file or a folder that a site rests on, and is
// none that can be read, is told there, and not opened.
func TestConfigFilesThatAreNone(t *testing.T) {
	const (
		noFile   = "DS104 this is no file that can be read"
		link     = "DS104 this is a symbolic link, which is not followed"
		folder   = "DS104 this is a folder, and docsite reads a file of this name"
		noFolder = "DS104 this is no folder, and docsite reads one of this name"
	)
	for _, c := range []struct {
		name string
		mode fs.FileMode
		want string
	}{
		{"docsite.yaml", fs.ModeNamedPipe, noFile},
		{"docsite.yaml", fs.ModeSymlink, link},
		{"docsite.yaml", fs.ModeDir, folder},
		{"releases/ministries.yaml", fs.ModeDevice | fs.ModeCharDevice, noFile},
		{"releases/people.yaml", fs.ModeSocket, noFile},
		{"releases/people.yaml", fs.ModeSymlink, link},
		{"locales/glossary.yaml", fs.ModeNamedPipe, noFile},
		{"locales/readings.yaml", fs.ModeNamedPipe, noFile},
		{"locales/en.yaml", fs.ModeDevice, noFile},
		{"templates/release.html", fs.ModeNamedPipe, noFile},
		{"templates/assets/a/map.svg", fs.ModeNamedPipe, noFile},
		{"locales", 0, noFolder},
		{"templates", fs.ModeSymlink, link},
		{"templates/assets", fs.ModeSymlink, link},
		{"templates/assets/\xff\xfe", 0, "DS103 the name is not written in UTF-8"},
		{"templates/assets/" + strings.Repeat("d/", 19) + "en.md", 0, "DS103 the folder lies more than 19 folders deep"},
		{"templates/assets/" + strings.Repeat("d/", 18) + "en.md", 0, ""},
		{"templates/assets/.#map.svg", fs.ModeSymlink, ""}, // of an editor
		{"templates/other/map.svg", fs.ModeNamedPipe, ""},  // which nothing reads
	} {
		files := smallSite()
		if c.name == "docsite.yaml" {
			delete(files, c.name)
		}
		files[c.name] = &fstest.MapFile{Mode: c.mode}
		if got := errorsOf(t, files); !slices.Equal(got, lines(c.want)) {
			t.Errorf("%s, %v: got %q, want %q", c.name, c.mode, got, c.want)
		}
	}
}

// TestSizeOfConfigFiles: a file that is larger than what is read of its kind is not read.
func TestSizeOfConfigFiles(t *testing.T) {
	const asset = "DS118 with this file, what lies in templates/assets takes more than 250 MB"
	for _, c := range []struct {
		sizes map[string]int64
		want  string
	}{
		{map[string]int64{"locales/en.yaml": 4_000_000}, ""},
		{map[string]int64{"locales/en.yaml": 4_000_001}, "DS118 the file is larger than 4 MB"},
		{map[string]int64{"docsite.yaml": 4_000_001}, "DS118 the file is larger than 4 MB"},
		{map[string]int64{"templates/release.html": 100 << 30}, "DS118 the file is larger than 4 MB"},
		{map[string]int64{"templates/assets/a": 125_000_000, "templates/assets/b": 125_000_000}, ""},
		{map[string]int64{"templates/assets/a": 125_000_000, "templates/assets/b": 125_000_001, "templates/assets/c": 9}, asset},
	} {
		files := smallSite()
		for name := range c.sizes {
			if files[name] == nil {
				files[name] = &fstest.MapFile{Data: []byte("{}\n")}
			}
		}
		delete(files, "templates/release.html") // whose small text would be no template
		if c.sizes["templates/release.html"] > 0 {
			files["templates/release.html"] = &fstest.MapFile{}
		}
		if got := errorsOf(t, sized{files, c.sizes}); !slices.Equal(got, lines(c.want)) {
			t.Errorf("%v: got %q, want %q", c.sizes, got, c.want)
		}
	}
}

// TestSizeOfFilesBesideReleases: a file that is larger than one may be is not read, and every
// place that refers to it tells so.
func TestSizeOfFilesBesideReleases(t *testing.T) {
	for _, name := range []string{"report.pdf", "quay.png", "map.svg", "table.csv"} {
		for size, want := range map[int64]string{4_000_000_000: "", 4_000_000_001: "DS118 “" + name + "” is larger than 4 GB"} {
			files := smallSite()
			text := files["releases/2020/plain/en.md"]
			text.Data = append(text.Data, "\n[A file]("+name+").\n"...)
			files["releases/2020/plain/"+name] = &fstest.MapFile{Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>`)}
			got := errorsOf(t, sized{files, map[string]int64{"releases/2020/plain/" + name: size}})
			if name == "quay.png" && want == "" {
				continue // which is no picture
			}
			if !slices.Equal(got, lines(want)) {
				t.Errorf("%s of %d bytes: got %q, want %q", name, size, got, want)
			}
		}
	}
}

// sized says of files that they are larger than they are.
type sized struct {
	fstest.MapFS
	sizes map[string]int64
}

func (s sized) Lstat(name string) (fs.FileInfo, error) {
	info, err := s.MapFS.Lstat(name)
	return larger{info, s.sizes[name]}, err
}

func (s sized) ReadDir(name string) ([]fs.DirEntry, error) {
	list, err := s.MapFS.ReadDir(name)
	for i, e := range list {
		info, err := e.Info()
		if err != nil {
			return nil, err
		}
		list[i] = fs.FileInfoToDirEntry(larger{info, s.sizes[name+"/"+e.Name()]})
	}
	return list, err
}

func (s sized) Open(name string) (fs.File, error) {
	f, err := s.MapFS.Open(name)
	return sizedFile{f, s.sizes[name]}, err
}

type sizedFile struct {
	fs.File
	size int64
}

func (f sizedFile) Stat() (fs.FileInfo, error) {
	info, err := f.File.Stat()
	return larger{info, f.size}, err
}

type larger struct {
	fs.FileInfo
	size int64
}

func (l larger) Size() int64 { return max(l.size, l.FileInfo.Size()) }

func smallSite() fstest.MapFS {
	return fstest.MapFS{
		"docsite.yaml":              {Data: []byte("title: Press office\nbase_url: https://press.example.org/\nlanguages: [en]\n")},
		"releases/2020/plain/en.md": {Data: []byte("---\ntitle: Plan\ndate: 2020-05-04\ncontacts: [{office: Press office, tel: +44 20 7946 0000}]\n---\n\nText.\n")},
	}
}

// errorsOf are the errors of a site, with their codes.
func errorsOf(t *testing.T, site fs.FS) []string {
	t.Helper()
	engine, err := generator.Open(generator.Options{Folder: site})
	if err != nil {
		t.Fatal(err)
	}
	defer engine.Close()
	report, err := engine.Check(t.Context(), noon)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, d := range report.Diagnostics {
		if d.Severity == diag.Error {
			list = append(list, fmt.Sprint(d.Code, " ", d.Message))
		}
	}
	return list
}

func lines(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(text, "\n")
}
