package generator

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"docsite/generator/diag"
	"docsite/generator/plan"
	"docsite/generator/render"
)

// overlay is one folder lying over another, file by file.
type overlay struct{ over, under fs.FS }

func (o overlay) Open(name string) (fs.File, error) {
	if o.over != nil {
		if f, err := o.over.Open(name); !errors.Is(err, fs.ErrNotExist) {
			return f, err
		}
	}
	return o.under.Open(name)
}

// assets returns the files below assets/, each as the upper folder has it if
// it does, sorted by name.
func (o overlay) assets() ([]plan.Asset, error) {
	var names []string
	for _, folder := range []fs.FS{o.over, o.under} {
		if folder == nil {
			continue
		}
		err := fs.WalkDir(folder, "assets", func(name string, e fs.DirEntry, err error) error {
			if errors.Is(err, fs.ErrNotExist) && name == "assets" {
				return fs.SkipDir
			}
			if err == nil && !e.IsDir() && !strings.HasPrefix(e.Name(), ".") {
				names = append(names, name)
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	slices.Sort(names)
	var assets []plan.Asset
	for _, name := range slices.Compact(names) {
		content, err := fs.ReadFile(o, name)
		if err != nil {
			return nil, err
		}
		asset := plan.Asset{Name: strings.TrimPrefix(name, "assets/"), Content: content}
		if o.over != nil {
			if _, err := fs.Stat(o.over, name); err == nil {
				asset.File = "templates/" + name
			}
		}
		assets = append(assets, asset)
	}
	return assets, nil
}

// unused warns of what lies in the upper folder and is neither a template nor an
// asset, a folder at its first file. Hidden files, README.md and Go files, which
// docsite's own folder has, may lie there.
func (o overlay) unused() ([]diag.Diagnostic, error) {
	if o.over == nil {
		return nil, nil
	}
	known := render.Templates()
	var ds []diag.Diagnostic
	told := "" // the folder that is told of
	err := fs.WalkDir(o.over, ".", func(name string, e fs.DirEntry, err error) error {
		top, below, deep := strings.Cut(name, "/")
		switch {
		case errors.Is(err, fs.ErrNotExist) && name == ".":
			return fs.SkipDir
		case err != nil:
			return err
		case name == ".":
			return nil
		case e.IsDir() && (name == "assets" || strings.HasPrefix(e.Name(), ".") || top == told):
			return fs.SkipDir
		case e.IsDir() || strings.HasPrefix(e.Name(), ".") || deep && top == told:
			return nil
		case !deep && (slices.Contains(known, name) || name == "README.md" || path.Ext(name) == ".go"):
			return nil
		}
		near := diag.DidYouMean(name, known, "pages can refer to what lies in templates/assets/; templates/README.md lists the templates")
		if deep {
			told = top
			if diag.Nearest(top, []string{"assets"}) != nil {
				near = "did you mean “assets/" + below + "”?"
			}
		}
		ds = append(ds, diag.New(diag.TemplateUnused, diag.Pos{File: "templates/" + name, Line: 1, Column: 1}, "nothing uses this file").WithHint("%s", near))
		return nil
	})
	return ds, err
}
