package publish

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Somebody else's files in a folder of ours: kept, or an error.
func TestForeign(t *testing.T) {
	tests := map[string]struct {
		there files
		words string // of the error; empty: they are kept
	}{
		"files":                           {files{"notes.txt": "n", "en/notes.txt": "n", "en/releases/2025/mine/index.html": "n", ".github/x": "n"}, ""},
		"empty folders":                   {files{"mine/": "", "en/mine/": "", "en/releases/2025/x/y/": ""}, ""},
		"same bytes":                      {files{"en/new/index.html": "new"}, ""},
		"other bytes":                     {files{"en/new/index.html": "NEW"}, "en/new/index.html is a file in the way"},
		"longer":                          {files{"en/new/index.html": "new!"}, "en/new/index.html is a file in the way"},
		"empty":                           {files{"en/new/index.html": ""}, "en/new/index.html is a file in the way"},
		"file for folder":                 {files{"en/new": "mine"}, "en/new is a file in the way"},
		"file for top":                    {files{"zz": "mine"}, "zz is a file in the way"},
		"folder for file":                 {files{"new.html/": ""}, "new.html is a folder in the way"},
		"full folder":                     {files{"new.html/a/b": "mine"}, "new.html is a folder in the way"},
		"other case":                      {files{"en/NEW/index.html": "new"}, "en/NEW is a folder in the way"},
		"file other case":                 {files{"New.html": "new"}, "New.html is a file in the way"},
		"other form":                      {files{"cafe\u0301/index.html": "c"}, "cafe\u0301 is a folder in the way"},
		"file other form":                 {files{"e\u0301t\u00e9.html": "e"}, "e\u0301t\u00e9.html is a file in the way"},
		"in a folder that becomes a file": {files{"en/two/notes.txt": "mine"}, "en/two/notes.txt is a file in the way"},
		"in a folder that goes":           {files{"en/gone/notes.txt": "mine"}, ""},
		"in a folder that changes case":   {files{"Case/notes.txt": "mine"}, "Case/notes.txt is a file in the way"},
	}
	first := small.with(files{"en/two/index.html": "2", "en/gone/index.html": "g", "Case/index.html": "c"})
	next := small.with(files{"en/two": "2", "case/index.html": "c",
		"en/new/index.html": "new", "new.html": "new", "zz/index.html": "z", "caf\u00e9/index.html": "c", "\u00e9t\u00e9.html": "e"})
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			out := t.TempDir()
			build(t, out, first)
			put(t, out, test.there)
			before, old := tree(t, out), age(t, out)
			_, err := publishAll(t.Context(), next.site(), next.paths(), out, 2)
			if test.words == "" {
				must(t, err)
				same(t, "folder", tree(t, out), done(next).and(test.there))
				return
			}
			wantError(t, err, ErrForeign, test.words+" of the site, and docsite did not write it: move it away")
			same(t, "folder", tree(t, out), before)
			same(t, "times", times(t, out), old)
		})
	}
}

// Links in the folder are never followed.
func TestLinks(t *testing.T) {
	tests := map[string]struct {
		name  string
		file  bool
		words string
	}{
		"for a file":        {"en/index.html", true, "en/index.html is a symbolic link in the way"},
		"for a folder":      {"en", false, "en is a symbolic link in the way"},
		"for a stale file":  {"stale/index.html", true, ""},
		"for a stale fold":  {"stale", false, ""},
		"for the list":      {".docsite/files", true, ".docsite/files is a symbolic link"},
		"for the lock":      {".docsite/lock", true, ".docsite/lock is a symbolic link"},
		"for what is ours":  {".docsite", false, ".docsite is a symbolic link"},
		"for the stage":     {".docsite/stage", false, ""},
		"somewhere else":    {"en/mine", false, ""},
		"dangling, its own": {"en/dangling", true, ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			out, away := t.TempDir(), t.TempDir()
			build(t, out, small.with(files{"stale/index.html": "s"}))
			// Away holds the same, so that following the link would go well.
			put(t, away, tree(t, out))
			from, to := filepath.Join(out, test.name), filepath.Join(away, test.name)
			must(t, os.RemoveAll(from))
			if !test.file {
				must(t, os.MkdirAll(to, 0o755))
			}
			link(t, to, from)
			before, beforeAway := tree(t, out), tree(t, away)
			_, err := publishAll(t.Context(), small.site(), small.paths(), out, 2)
			if test.words != "" {
				wantError(t, err, nil, test.words)
				same(t, "folder", tree(t, out), before)
			} else {
				must(t, err)
				after := tree(t, out)
				delete(after, test.name) // a link of somebody else's may stay
				same(t, "folder", after, done(small))
			}
			same(t, "elsewhere", tree(t, away), beforeAway)
		})
	}
}

func TestPaths(t *testing.T) {
	tests := map[string]struct {
		paths []string
		words string
	}{
		"not sorted":      {[]string{"b", "a"}, "not sorted"},
		"twice":           {[]string{"a", "a"}, "not unique"},
		"empty":           {[]string{""}, "cannot be the path"},
		"the root":        {[]string{"."}, "cannot be the path"},
		"absolute":        {[]string{"/a"}, "cannot be the path"},
		"leaves":          {[]string{"../a"}, "cannot be the path"},
		"leaves later":    {[]string{"a/../../b"}, "cannot be the path"},
		"no name":         {[]string{"a//b"}, "cannot be the path"},
		"line break":      {[]string{"a\nb"}, "cannot be the path"},
		"not UTF-8":       {[]string{"a\xff"}, "cannot be the path"},
		"NUL":             {[]string{"a\x00"}, "cannot be the path"},
		"Windows":         {[]string{"a:b"}, "cannot have in a name"},
		"stream":          {[]string{"a.html:s:$DATA"}, "cannot have in a name"},
		"backslash":       {[]string{`a\..\b`}, "cannot have in a name"},
		"device":          {[]string{"en/aux/index.html"}, "keeps for a device"},
		"device, in all":  {[]string{"en/NUL.tar.gz"}, "keeps for a device"},
		"full stop":       {[]string{"en/a./index.html"}, "which Windows drops"},
		"space":           {[]string{"en/a "}, "which Windows drops"},
		"long":            {[]string{strings.Repeat("a", 256)}, "is too long"},
		"sharp s":         {[]string{"STRASSE", "stra\u00dfe/a", "stra\u1e9ee/b"}, "the site has stra\u00dfe and stra\u1e9ee, which are one"},
		"sigma":           {[]string{"ας", "ασ"}, "the site has ας and ασ, which are one"},
		"kana":            {[]string{"か\u3099", "が"}, "the site has か\u3099 and が, which are one"},
		"list":            {[]string{".docsite/files"}, "docsite's own"},
		"ours":            {[]string{".docsite"}, "docsite's own"},
		"ours, capitals":  {[]string{".DocSite/x"}, "docsite's own"},
		"ours, anywhere":  {[]string{"en/.docsite-probe"}, "docsite's own"},
		"git":             {[]string{".git/hooks/post-commit"}, "belongs to git"},
		"git, capitals":   {[]string{".GIT"}, "belongs to git"},
		"file and folder": {[]string{"a", "a/b"}, "needs a both as a file and as a folder"},
		"apart":           {[]string{"a", "a-b", "a/b"}, "needs a both as a file and as a folder"},
		"case":            {[]string{"A", "a"}, "the site has A and a, which are one"},
		"case of folder":  {[]string{"En/a", "en/b"}, "the site has En and en, which are one"},
		"case, not ASCII": {[]string{"É", "é"}, "the site has É and é, which are one"},
		"form":            {[]string{"cafe\u0301", "caf\u00e9"}, "the site has cafe\u0301 and caf\u00e9, which are one and the same where composed and decomposed"},
		"case and form":   {[]string{"CAFE\u0301/a", "caf\u00e9/b"}, "the site has CAFE\u0301 and caf\u00e9, which are one"},
		"case and kind":   {[]string{"EN", "en/b"}, "the site has EN and en, which are one"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			_, err := publishAll(t.Context(), small.site(), test.paths, filepath.Join(dir, "public"), 2)
			wantError(t, err, nil, test.words)
			same(t, "folder", tree(t, dir), files{"./": ""})
		})
	}
}
