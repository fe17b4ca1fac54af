package importer

import (
	"context"
	"io/fs"
	"slices"
	"testing"
	"testing/fstest"
)

// Links and pipes among the texts of an archive are not read, and told; hidden ones and those that hold no text are not.
func TestWhatIsNoFileIsTold(t *testing.T) {
	settings, _ := testSettings(t)
	for name, c := range map[string]struct {
		source            Source
		dir, ending, text string
		more              fstest.MapFS
	}{
		"html":   {HTML{}, "", ".html", "<html lang=en><title>T</title><body><h1>T</h1><p>2 May 2020</p><p>Text.", nil},
		"hugo":   {Hugo{}, "content/news/", ".md", "---\ntitle: T\ndate: 2020-05-02\n---\nText.\n", fstest.MapFS{"hugo.toml": {Data: []byte(`baseURL = "https://example.org/"`)}}},
		"jekyll": {Jekyll{}, "_posts/", ".md", "---\ntitle: T\n---\nText.\n", fstest.MapFS{"_config.yml": {Data: []byte("title: T\n")}}},
	} {
		files := fstest.MapFS{
			c.dir + "2020-05-02-text" + c.ending:  {Data: []byte(c.text)},
			c.dir + "2020-05-03-link" + c.ending:  {Data: []byte("2020-05-02-text" + c.ending), Mode: fs.ModeSymlink | 0o777},
			c.dir + "2020-05-04-pipe" + c.ending:  {Mode: fs.ModeNamedPipe | 0o644},
			c.dir + "more":                        {Data: []byte("."), Mode: fs.ModeSymlink | 0o777},
			c.dir + "picture.png":                 {Data: []byte("x.png"), Mode: fs.ModeSymlink | 0o777},
			c.dir + ".2020-05-05-lock" + c.ending: {Data: []byte("nobody@1"), Mode: fs.ModeSymlink | 0o777},
		}
		for name, file := range c.more {
			files[name] = file
		}
		found, err := c.source.Read(context.Background(), files, settings)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var lost []string
		for _, l := range found.Lost {
			lost = append(lost, l.Origin+": "+l.What)
		}
		slices.Sort(lost)
		want := []string{
			c.dir + "2020-05-03-link" + c.ending + ": a symbolic link, which is not followed",
			c.dir + "2020-05-04-pipe" + c.ending + ": what is neither a file nor a folder",
			c.dir + "more: a symbolic link, which is not followed",
		}
		if len(found.Documents) != 1 || !slices.Equal(lost, want) {
			t.Errorf("%s: %d documents, lost %q", name, len(found.Documents), lost)
		}
	}
}
