package read

import (
	"errors"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"docsite/generator/diag"
)

// source is a file that holds a translation.
type source struct {
	path    string // releases/<year>/<name>/<lang>.md
	release string // <year>/<name>
	lang    string
}

var yearForm = regexp.MustCompile(`^\d{4}$`)

// walk lists the translations under releases/, in the order of their paths,
// and tells of names and places that cannot be right.
func walk(site fs.FS, languages []string, memory *Memory) ([]source, []diag.Diagnostic, error) {
	w := walker{site: site, languages: languages, memory: memory}
	years, err := fs.ReadDir(site, "releases")
	if errors.Is(err, fs.ErrNotExist) {
		years, err = nil, nil
	}
	if err != nil {
		return nil, nil, err
	}
	for _, year := range years {
		folder := path.Join("releases", year.Name())
		switch {
		case hidden(year.Name()):
		case w.linked(folder, year):
		case !year.IsDir():
			w.misplaced(folder, year.Name())
		case !yearForm.MatchString(year.Name()):
			if err := w.stray(folder); err != nil {
				return nil, nil, err
			}
		default:
			if err := w.year(folder); err != nil {
				return nil, nil, err
			}
		}
	}
	if len(w.files) == 0 && len(w.found) == 0 {
		w.add(diag.New(diag.NoReleases, diag.Pos{File: "releases", Line: 1, Column: 1}, "the folder releases holds no release").
			WithHint("write the first one as releases/<year>/<name>/%s.md", languages[0]))
	}
	return w.files, w.found, nil
}

type walker struct {
	site      fs.FS
	languages []string
	memory    *Memory
	files     []source
	found     []diag.Diagnostic
}

func (w *walker) add(ds ...diag.Diagnostic) { w.found = append(w.found, ds...) }

// hidden files are an editor's or a system's, not an author's.
func hidden(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasSuffix(name, "~") || strings.HasPrefix(name, "#")
}

func whole(file string) diag.Pos { return diag.Pos{File: file, Line: 1, Column: 1} }

func (w *walker) year(folder string) error {
	entries, err := fs.ReadDir(w.site, folder)
	if err != nil {
		return err
	}
	for _, e := range entries {
		p := path.Join(folder, e.Name())
		switch {
		case hidden(e.Name()):
		case w.linked(p, e):
		case e.IsDir():
			if err := w.known(p); err != nil {
				return err
			}
		default:
			w.misplaced(p, e.Name())
		}
	}
	return nil
}

// known looks at a release's folder, unless it is remembered.
func (w *walker) known(folder string) error {
	if l, known := recall(w.memory, folders, folder); known {
		w.files, w.found = append(w.files, l.files...), append(w.found, l.found...)
		return nil
	}
	since, files, found := w.memory.moment(), len(w.files), len(w.found)
	if err := w.release(folder); err != nil {
		return err
	}
	keep(w.memory, folders, folder, listing{slices.Clone(w.files[files:]), slices.Clone(w.found[found:])}, since)
	return nil
}

func (w *walker) release(folder string) error {
	id := strings.TrimPrefix(folder, "releases/")
	name := path.Base(folder)
	if fault := slugFault(name); fault != "" {
		w.add(diag.New(diag.BadSlug, whole(folder), "the folder's name “%s” %s", printable(name), fault).
			WithHint("rename it: the name is the release's address unless a translation states a slug"))
	} else {
		w.add(checkName(whole(folder), name)...)
	}
	entries, err := fs.ReadDir(w.site, folder)
	if err != nil {
		return err
	}
	first := map[string]string{}
	folded := map[string]string{}
	content := false
	for _, e := range entries {
		p := path.Join(folder, e.Name())
		if hidden(e.Name()) {
			continue
		}
		content = true
		if faults := checkName(whole(p), e.Name()); faults != nil {
			w.add(faults...)
			continue
		}
		if lang, _ := languageOf(e.Name(), w.languages); lang == "" {
			key := strings.ToLower(e.Name())
			if other, twice := folded[key]; twice {
				w.add(diag.New(diag.NameNotPortable, whole(p), "the name “%s” differs from “%s” only in capital letters", e.Name(), other).
					WithHint("rename one of the two: some systems can hold only one of them"))
			}
			folded[key] = e.Name()
		}
		if e.IsDir() {
			if err := w.stray(p); err != nil { // pictures may lie in folders
				return err
			}
			continue
		}
		if right := misspelt(e.Name(), w.languages); right != "" {
			w.add(diag.New(diag.LanguageUnknown, whole(p), "the file is named like a translation, but not as one").
				WithHint("rename it to %s", right))
			first[right] = p
			continue
		}
		lang, maybe := languageOf(e.Name(), w.languages)
		switch {
		case lang != "" && w.linked(p, e):
			first[lang] = p
		case maybe:
			stem := strings.TrimSuffix(e.Name(), ".md")
			w.add(diag.New(diag.LanguageUnknown, whole(p), "the site has no language “%s”", stem).
				WithHint("%s", diag.DidYouMean(stem, w.languages, "the languages of docsite.yaml are "+strings.Join(w.languages, ", "))))
			first[stem] = p
		case lang != "" && first[lang] != "":
			w.add(diag.New(diag.LanguageTwice, whole(p), "the release has a second file of the language “%s”", lang).
				WithHint("keep one of the two").WithRelated(whole(first[lang]), "the first one"))
		case lang != "":
			first[lang] = p
			w.files = append(w.files, source{p, id, lang})
		}
	}
	if len(first) == 0 && content {
		w.add(diag.New(diag.NoTranslation, whole(folder), "the folder holds no translation").
			WithHint("write the release as %s/%s.md, or delete the folder", folder, w.languages[0]))
	}
	return nil
}

// linked reports whether an entry is a symbolic link, and tells of it. None is
// followed: it could lead to what is not public.
func (w *walker) linked(p string, e fs.DirEntry) bool {
	if e.Type()&fs.ModeSymlink == 0 {
		return false
	}
	w.add(diag.New(diag.Misplaced, whole(p), "this is a symbolic link, which is not followed").
		WithHint("put what it leads to here"))
	return true
}

// stray tells of translations in a folder where none can be.
func (w *walker) stray(folder string) error {
	return fs.WalkDir(w.site, folder, func(p string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if hidden(e.Name()) {
			if e.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		w.add(checkName(whole(p), e.Name())...)
		w.misplaced(p, e.Name())
		return nil
	})
}

// misplaced tells of a file named after one of the site's languages.
func (w *walker) misplaced(p, name string) {
	if lang, _ := languageOf(name, w.languages); lang != "" {
		w.add(diag.New(diag.Misplaced, whole(p), "the translation does not lie in a release's folder").
			WithHint("move it to releases/<year>/<name>/%s.md", lang))
	}
}
