package edit

import (
	"docsite/generator/layout"
	"docsite/generator/press"
)

// startPages are the names of the pages that a newsroom begins with: those that a law may
// ask for, and that readers look for first. What an office alone knows of itself stands
// in them as a place to be filled in, [[name of the office]], which the checks tell of
// (DS442). They are no drafts: a statement that nobody sees is forgotten, but one that is
// told of in every build is not, and a strict build stops at it.
var startPages = []string{"contact", "accessibility"}

// pages returns them in the languages in which there is a release to begin with.
func (s Start) pages(settings *press.Settings) []File {
	var files []File
	for _, name := range startPages {
		files = append(files, s.told(name, layout.Folder(layout.PageID(name)), "", settings)...)
	}
	return files
}

// menus are the lines of docsite.yaml that lead to the pages.
const menus = "\n# Lines behind the ways in, and lines of the footer: pages, by their folders under releases/pages/, and addresses.\n" +
	"menu: [{page: contact}]\nfooter: [{page: contact}, {page: accessibility}]\n"
