package locale

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"docsite/generator/diag"
	"docsite/generator/layout"
)

// Unused warns of a site's files of messages that no language of the site reads.
// Hidden files may lie there, and files of built-in languages, as in a copy of
// docsite's own folder.
func Unused(builtin, site fs.FS, languages []string) ([]diag.Diagnostic, error) {
	entries, err := fs.ReadDir(site, ".")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	var read []string
	for _, tag := range languages {
		read = append(read, Lineage(tag)...)
	}
	own, err := fs.Glob(builtin, "*.yaml")
	if err != nil {
		return nil, err
	}
	var ds []diag.Diagnostic
	for _, e := range entries {
		name, ext := e.Name(), path.Ext(e.Name())
		same := func(s string) bool { return strings.EqualFold(s, name) }
		if ext != ".yaml" && ext != ".yml" || strings.HasPrefix(name, ".") || name == path.Base(layout.Glossary) || name == path.Base(layout.Readings) || slices.ContainsFunc(own, same) ||
			slices.ContainsFunc(read, func(tag string) bool { return same(tag + ".yaml") }) {
			continue
		}
		hint := "name it after a language of docsite.yaml, as in " + languages[0] + ".yaml, or take its language up there"
		if near := diag.Nearest(strings.TrimSuffix(name, ext), append(slices.Clip(languages), strings.TrimSuffix(path.Base(layout.Glossary), ".yaml"))); near != nil {
			hint = "did you mean “" + near[0] + ".yaml”?"
		}
		ds = append(ds, diag.New(diag.LocaleUnused, diag.Pos{File: "locales/" + name, Line: 1, Column: 1},
			"no language of the site uses this file").WithHint("%s", hint))
	}
	return ds, nil
}
