package schema

import (
	"io/fs"
	"strings"

	"docsite/generator/diag"
	"docsite/generator/layout"
	"docsite/generator/locale"
	"docsite/generator/read"
	"docsite/locales"
)

// Read returns what the schemas can name of the newsroom in a folder. Where its
// settings cannot be understood the newsroom is nil and the diagnostics say why;
// what else is wrong with it is not this package's matter. The error is one of the
// disk and wraps [fs.ErrNotExist] where there is no docsite.yaml.
func Read(site fs.FS) (*Newsroom, []diag.Diagnostic, error) {
	settings, ds, err := read.Settings(site, "")
	if settings == nil || err != nil {
		return nil, diag.Sort(ds), err
	}
	n := &Newsroom{Languages: settings.Languages, Types: BuiltInTypes}
	own := layout.Sub(site, layout.Locales)
	locales, ds, err := locale.Load(locales.Files, own, n.Languages)
	if err != nil {
		return nil, nil, err
	}
	words := locale.ContactWords(locales)
	if n.Ministries, _, err = read.Ministries(site, n.Languages, words); err != nil {
		return nil, nil, err
	}
	if n.People, _, err = read.People(site, n.Languages, n.Ministries, words); err != nil {
		return nil, nil, err
	}
	if diag.Count(ds).Errors == 0 {
		n.Types, n.Topics, n.Events = named(locales[0], locale.TypePrefix), named(locales[0], locale.TopicPrefix), named(locales[0], locale.EventPrefix)
	}
	return n, nil, nil
}

// named returns what the messages with a prefix are about, in their order.
func named(l *locale.Locale, prefix string) []string {
	var names []string
	for _, id := range l.Messages() {
		if name, ok := strings.CutPrefix(id, prefix); ok {
			names = append(names, name)
		}
	}
	return names
}
