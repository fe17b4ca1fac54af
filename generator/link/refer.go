package link

import (
	"path"
	"regexp"
	"strings"

	"docsite/generator/layout"
	"docsite/generator/locale"
)

// Target is what a link in a text leads to, by its form alone. One of Release
// and Address is set.
type Target struct {
	Release  string // a release's ID
	Lang     string // the translation asked for by name; empty for that of the page
	File     string // a file of the release's folder, by its path in there
	Address  string // a page of this site, by its path from the site's root
	Fragment string // of the page, without #
}

var releaseForm = regexp.MustCompile(`^releases/((?:\d{4}|pages)/[^/]+)(?:/(.+))?$`)

// Refer says what a destination means in a text of a release.
//
// A relative one is a path among the site's files, as an editor and a
// code host follow it: “../other-release/” or “../../2020/other/fr.md” is a
// release, “slides.pdf” a file beside the text, “#results” a heading of it. One
// that begins with a slash is a path among the site's files if it begins with
// /releases/, else the address of a page: “/en/countries/vn/”.
func Refer(release, dest string) Target {
	var t Target
	dest, t.Fragment, _ = strings.Cut(dest, "#")
	dest, _, _ = strings.Cut(dest, "?")
	if dest == "" {
		t.Release = release
		return t
	}
	p := strings.TrimPrefix(path.Clean(dest), "/")
	if !strings.HasPrefix(dest, "/") {
		p = path.Join(layout.Folder(release), dest)
	}
	m := releaseForm.FindStringSubmatch(p)
	if m == nil {
		t.Address = "/" + p
		if strings.HasSuffix(dest, "/") && !strings.HasSuffix(t.Address, "/") {
			t.Address += "/"
		}
		return t
	}
	t.Release = m[1]
	switch stem, isMarkdown := strings.CutSuffix(m[2], ".md"); {
	case m[2] == "":
	case isMarkdown && !strings.Contains(stem, "/"):
		if lang, err := locale.Canonical(stem); err == nil {
			t.Lang = lang
			break
		}
		fallthrough
	default:
		t.File = m[2]
	}
	return t
}
