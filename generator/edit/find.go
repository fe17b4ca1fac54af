package edit

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"docsite/generator/diag"
	"docsite/generator/layout"
	"docsite/generator/press"
)

// ID returns the ID of a release that somebody names: by it, <year>/<name>, or
// pages/<name> of a page, or by
// the way to its folder or to one of its files.
func ID(name string) string {
	id := strings.Trim(strings.TrimPrefix(path.Clean(strings.ReplaceAll(name, `\`, "/")), layout.Releases+"/"), "/")
	if parts := strings.Split(id, "/"); len(parts) == 3 {
		id = parts[0] + "/" + parts[1]
	}
	return id
}

// Find returns the release that somebody names, as [ID] takes it.
func Find(site *press.Site, name string) (*press.Release, error) {
	id := ID(name)
	var ids []string
	for _, r := range site.Releases {
		if r.ID == id {
			return r, nil
		}
		ids = append(ids, r.ID)
	}
	slices.Sort(ids)
	hint := ReleaseHint(id, ids, "write its ID, <year>/<name> or pages/<name>, which is its folder under releases/")
	return nil, fmt.Errorf("there is no %s “%s”: %s", layout.Kind(id), name, hint)
}

// ReleaseHint names the releases among ids that may be meant by an ID which is none
// of them: those of its name, or of the name that was typed alone, in any year, or else
// those that are spelt nearly so. Where there are none it returns otherwise.
func ReleaseHint(id string, ids []string, otherwise string) string {
	name := id[strings.LastIndexByte(id, '/')+1:]
	var namesakes []string
	for _, other := range ids {
		if strings.HasSuffix(other, "/"+name) {
			namesakes = append(namesakes, "“"+other+"”")
		}
	}
	if namesakes != nil && name != "" {
		return "did you mean " + strings.Join(namesakes, " or ") + "?"
	}
	return diag.DidYouMean(id, ids, otherwise)
}

// Language returns which of a site's languages somebody names: by its tag in any
// case, or by the name of a file in it. The error says which there are.
func Language(languages []string, name string) (string, error) {
	tag := strings.TrimSuffix(name, ".md")
	if i := slices.IndexFunc(languages, func(l string) bool { return strings.EqualFold(l, tag) }); i >= 0 {
		return languages[i], nil
	}
	return "", fmt.Errorf("the site has no language “%s”: %s", tag,
		diag.DidYouMean(tag, languages, "the languages of docsite.yaml are "+strings.Join(languages, ", ")))
}
