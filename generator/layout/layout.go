// Package layout says where things lie in a site's folder, and opens it.
//
// A site is docsite.yaml and three folders: releases, locales and templates. A
// release is a folder <year>/<name> under releases, which is its ID; what lies in
// it is a translation, <lang>.md, or goes with one. A page that is no release is a
// folder pages/<name> there. All paths are slash-separated and
// relative to the site's folder.
package layout

import (
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// What lies in a site's folder.
const (
	Settings  = "docsite.yaml"
	Releases  = "releases"
	Locales   = "locales"
	Templates = "templates"

	// Register is the register of ministries.
	Register = Releases + "/ministries.yaml"

	// People is the register of people who speak for them.
	People = Releases + "/people.yaml"

	// Readings has words and how they are read, for texts that write the reading of each character.
	Readings = Locales + "/readings.yaml"

	// Glossary is the glossary of what a site writes about.
	Glossary = Locales + "/glossary.yaml"
)

// MostDepth is how many folders there may be in the path of a file that a site is made from.
// Windows holds paths of 260 characters.
const MostDepth = 20

// TooDeep reports whether what lies in a folder lies too deep.
func TooDeep(folder string) bool { return strings.Count(folder, "/") >= MostDepth }

// SourceDirs are the folders that a site is made from.
func SourceDirs() []string { return []string{Releases, Locales, Templates} }

// IsSource reports whether a path is that of a file or folder that a site is made
// from.
func IsSource(name string) bool {
	dir, _, _ := strings.Cut(name, "/")
	return name == Settings || slices.Contains(SourceDirs(), dir)
}

// Folder returns the folder of a release.
func Folder(id string) string { return Releases + "/" + id }

// File returns the path of a release's translation into a language.
func File(id, lang string) string { return Folder(id) + "/" + lang + ".md" }

// Pages is the part of an ID in the place of a year that says that it is of a page.
const Pages = "pages"

// PageID returns the ID of the page with a name.
func PageID(name string) string { return Pages + "/" + name }

// IsPage reports whether an ID is that of a page that is no release.
func IsPage(id string) bool { return strings.HasPrefix(id, Pages+"/") }

// Kind says what an ID is of, in a word: a release, or a page that is none.
func Kind(id string) string {
	if IsPage(id) {
		return "page"
	}
	return "release"
}

// Name returns the last part of an ID: the name of its folder.
func Name(id string) string { return path.Base(id) }

// ReleaseOf returns the ID of the release in whose folder a file lies, or that is
// the folder itself; empty for a file of none.
func ReleaseOf(name string) string {
	parts := strings.SplitN(name, "/", 4)
	if len(parts) < 3 || parts[0] != Releases {
		return ""
	}
	return parts[1] + "/" + parts[2]
}

// TranslationOf returns the release and the language that a file is named after,
// as in releases/<year>/<name>/<lang>.md. Whether that is a language is not looked at.
func TranslationOf(file string) (id, lang string) {
	return strings.TrimPrefix(path.Dir(file), Releases+"/"), strings.TrimSuffix(path.Base(file), ".md")
}

// Within reports whether a path is another one or lies below it.
func Within(name, folder string) bool {
	return name == folder || strings.HasPrefix(name, folder) && name[len(folder)] == '/'
}

// Fold makes paths equal that some file systems hold for one: those that differ
// in case or in Unicode's form alone.
func Fold(name string) string {
	for i := 0; i < len(name); i++ {
		if c := name[i]; c >= 0x80 || 'A' <= c && c <= 'Z' {
			return norm.NFC.String(strings.ToLower(strings.ToUpper(name))) // by way of capitals, so that ſ meets s
		}
	}
	return name
}
