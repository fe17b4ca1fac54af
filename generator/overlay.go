package generator

import (
	"errors"
	"io/fs"
	"slices"
	"strings"

	"docsite/generator/plan"
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
		assets = append(assets, plan.Asset{Name: strings.TrimPrefix(name, "assets/"), Content: content})
	}
	return assets, nil
}
