package read

import (
	"errors"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"unicode/utf8"

	"docsite/generator/diag"
	"docsite/generator/layout"
)

var yearForm = regexp.MustCompile(`^\d{4}$`)

// Releases returns the IDs of the folders that releases and pages lie in, sorted, and
// tells of what lies beside them and cannot be right. The error is one of the disk.
func Releases(site fs.FS, languages []string) (ids []string, found []diag.Diagnostic, err error) {
	w := walker{site: site, languages: languages}
	years, err := fs.ReadDir(site, layout.Releases)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, err
	}
	for _, year := range years {
		folder := path.Join(layout.Releases, year.Name())
		switch {
		case hidden(year.Name()):
		case w.unreadable(folder, year.Name()):
		case w.linked(folder, year.Type()):
		case !year.IsDir() && (yearForm.MatchString(year.Name()) || year.Name() == layout.Pages):
			w.add(diag.New(diag.Misplaced, whole(folder), "this is no folder, and %s is the name of one", year.Name()).
				WithHint("move it away: the releases of a year lie in releases/<year>, and pages in releases/pages"))
		case !year.IsDir():
			w.misplaced(folder, year.Name())
		case !yearForm.MatchString(year.Name()) && year.Name() != layout.Pages:
			if err := w.stray(folder); err != nil {
				return nil, nil, err
			}
		default:
			if err := w.year(year.Name()); err != nil {
				return nil, nil, err
			}
		}
	}
	return w.ids, w.found, nil
}

// NoReleases reports that a site has none.
func NoReleases(languages []string) diag.Diagnostic {
	return diag.New(diag.NoReleases, diag.Pos{File: layout.Releases, Line: 1, Column: 1}, "the folder releases holds no release").
		WithHint("write the first one as releases/<year>/<name>/%s.md", languages[0])
}

type walker struct {
	site      fs.FS
	languages []string
	ids       []string // of folders of releases
	texts     []string // the names of a release's translations
	found     []diag.Diagnostic
}

func (w *walker) add(ds ...diag.Diagnostic) { w.found = append(w.found, ds...) }

// hidden files are an editor's or a system's, not an author's.
func hidden(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasSuffix(name, "~") || strings.HasPrefix(name, "#")
}

func whole(file string) diag.Pos { return diag.Pos{File: file, Line: 1, Column: 1} }

func (w *walker) year(year string) error {
	folder := path.Join(layout.Releases, year)
	entries, err := fs.ReadDir(w.site, folder)
	if err != nil {
		return err
	}
	for _, e := range entries {
		p := path.Join(folder, e.Name())
		switch {
		case hidden(e.Name()):
		case w.unreadable(p, e.Name()):
		case w.linked(p, e.Type()):
		case e.IsDir():
			w.ids = append(w.ids, year+"/"+e.Name())
		default:
			w.misplaced(p, e.Name())
		}
	}
	return nil
}

// release looks at the names in a release's folder.
func (w *walker) release(f *Folder) {
	folder := layout.Folder(f.ID)
	name := path.Base(folder)
	if fault := slugFault(name); fault != "" {
		w.add(diag.New(diag.BadSlug, whole(folder), "the folder's name “%s” %s", printable(name), fault).
			WithHint("rename it: the name is the release's address unless a translation states a slug"))
	} else {
		w.add(checkName(whole(folder), name)...)
	}
	first := map[string]string{}
	folded := map[string]string{}
	content := false
	aside := "" // a folder that is not looked into
	for _, e := range f.Entries {
		p := path.Join(folder, e.Path)
		name := path.Base(e.Path)
		if aside != "" && layout.Within(e.Path, aside) {
			continue
		}
		if hidden(name) {
			aside = e.Path
			continue
		}
		if e.Path != name { // pictures may lie in folders
			w.add(checkName(whole(p), name)...)
			w.deep(p, e.Type)
			w.misplaced(p, name)
			continue
		}
		content = true
		if faults := checkName(whole(p), name); faults != nil {
			w.add(faults...)
			aside = e.Path
			continue
		}
		if lang, _ := languageOf(name, w.languages); lang == "" {
			key := strings.ToLower(name)
			if other, twice := folded[key]; twice {
				w.add(diag.New(diag.NameNotPortable, whole(p), "the name “%s” differs from “%s” only in capital letters", name, other).
					WithHint("rename one of the two: some systems can hold only one of them"))
			}
			folded[key] = name
		}
		if e.Type.IsDir() {
			if lang, _ := languageOf(name, w.languages); lang != "" {
				w.add(diag.New(diag.Misplaced, whole(p), "this is a folder, and a translation is a file").
					WithHint("rename the folder, and write the translation as a file of this name"))
			}
			continue
		}
		if right := misspelt(name, w.languages); right != "" {
			w.add(diag.New(diag.LanguageUnknown, whole(p), "the file is named like a translation, but not as one").
				WithHint("rename it to %s", right))
			first[right] = p
			continue
		}
		lang, maybe := languageOf(name, w.languages)
		switch {
		case lang != "" && w.linked(p, e.Type):
			first[lang] = p
		case maybe:
			stem := strings.TrimSuffix(name, ".md")
			w.add(diag.New(diag.LanguageUnknown, whole(p), "the site has no language “%s”", stem).
				WithHint("%s", diag.DidYouMean(stem, w.languages, "the languages of docsite.yaml are "+strings.Join(w.languages, ", "))))
			first[stem] = p
		case lang != "" && first[lang] != "":
			w.add(diag.New(diag.LanguageTwice, whole(p), "the release has a second file of the language “%s”", lang).
				WithHint("keep one of the two").WithRelated(whole(first[lang]), "the first one"))
		case lang != "" && !e.Type.IsRegular():
			w.add(diag.New(diag.Misplaced, whole(p), "this is no file that can be read").
				WithHint("put the translation itself here"))
			first[lang] = p
		case lang != "":
			first[lang] = p
			w.texts = append(w.texts, name)
		}
	}
	if len(first) == 0 && content {
		w.add(diag.New(diag.NoTranslation, whole(folder), "the folder holds no translation").
			WithHint("write the release as %s/%s.md, or delete the folder", folder, w.languages[0]))
	}
}

// unreadable reports whether a name is in no encoding that a path can be in, and tells of it.
func (w *walker) unreadable(p, name string) bool {
	if utf8.ValidString(name) {
		return false
	}
	w.add(checkName(whole(p), name)...)
	return true
}

// deep reports whether a folder lies so deep that it is not looked into, and tells of it.
func (w *walker) deep(p string, kind fs.FileMode) bool {
	if !kind.IsDir() || !layout.TooDeep(p) {
		return false
	}
	w.add(TooDeep(p))
	return true
}

// TooDeep reports a folder that is not looked into.
func TooDeep(folder string) diag.Diagnostic {
	return diag.New(diag.NameNotPortable, whole(folder), "the folder lies more than %d folders deep", layout.MostDepth-1).
		WithHint("move it up: not every system can hold so long a path")
}

// linked reports whether something is a symbolic link, and tells of it. None is
// followed: it could lead to what is not public.
func (w *walker) linked(p string, kind fs.FileMode) bool {
	if kind&fs.ModeSymlink == 0 {
		return false
	}
	w.add(diag.New(diag.Misplaced, whole(p), "this is a symbolic link, which is not followed").
		WithHint("put what it leads to here"))
	return true
}

// stray reports translations in a folder where none can be.
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
		if w.deep(p, e.Type()) || e.IsDir() && !utf8.ValidString(e.Name()) {
			return fs.SkipDir
		}
		return nil
	})
}

// misplaced reports a file named after one of the site's languages.
func (w *walker) misplaced(p, name string) {
	if lang, _ := languageOf(name, w.languages); lang != "" {
		w.add(diag.New(diag.Misplaced, whole(p), "the translation does not lie in a release's folder").
			WithHint("move it to releases/<year>/<name>/%s.md, or to releases/pages/<name>/%s.md if it is no release", lang, lang))
	}
}
