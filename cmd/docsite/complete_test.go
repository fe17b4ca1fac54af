package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// offers are the words, without descriptions, that a shell is given.
func offers(t *testing.T, args ...string) []string {
	t.Helper()
	run := func(*cobra.Command, []string) error { return nil }
	root := &cobra.Command{Use: "docsite", RunE: run}
	stamp := &cobra.Command{Use: "stamp <release> <lang>...", RunE: run}
	stamp.Flags().String("site", ".", "")
	explain := &cobra.Command{Use: "explain [CODE]", RunE: run}
	fresh := &cobra.Command{Use: "new"}
	release := &cobra.Command{Use: `release "Title"`, RunE: run}
	release.Flags().String("lang", "", "")
	release.Flags().String("type", "", "")
	release.Flags().StringSlice("countries", nil, "")
	release.Flags().StringSlice("ministries", nil, "")
	release.Flags().String("site", ".", "")
	translation := &cobra.Command{Use: "translation <release> <lang>", RunE: run}
	translation.Flags().String("site", ".", "")
	fresh.AddCommand(release, translation)
	status := &cobra.Command{Use: "status [RELEASE | YEAR]...", RunE: run}
	status.Flags().StringSlice("state", nil, "only these `states`: current, behind or missing")
	root.AddCommand(stamp, explain, fresh, status)
	arrange(root)
	var out bytes.Buffer
	root.SetOut(&out)
	root.SetErr(new(bytes.Buffer))
	root.SetArgs(append([]string{"__complete"}, args...))
	if err := root.ExecuteContext(context.Background()); err != nil {
		t.Fatal(err)
	}
	var words []string
	for line := range strings.Lines(out.String()) {
		if word, _, _ := strings.Cut(strings.TrimSpace(line), "\t"); !strings.HasPrefix(word, ":") {
			words = append(words, word)
		}
	}
	return words
}

// newsroom writes a site and goes there.
func newsroomIn(t *testing.T, files map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, text := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// A place is completed by the word that names it in the usage line, or by the
// flag's name.
func TestCompletion(t *testing.T) {
	newsroomIn(t, map[string]string{
		"docsite.yaml":              "title: A\nlanguages: [fr, en, ja]\n",
		"releases/ministries.yaml":  "jp-mic: {country: jp, name: {fr: Affaires intérieures}}\njp-meti: {country: jp, name: Industrie}\n",
		"releases/2020/forum/fr.md": "", "releases/2020/forum/ja.md": "", "releases/2020/fair/en.md": "", "releases/2021/fair/en.md": "",
		"releases/2020/.trash/en.md": "", "releases/README.md": "",
		"other/docsite.yaml": "title: A\nlanguages: [de]\n", "other/releases/1999/a/de.md": "",
	})
	for _, c := range []struct {
		typed string
		want  string
	}{
		{"stamp |", "2020/ 2021/"},
		{"stamp |2021", "2021/"},
		{"stamp |2020/", "2020/fair 2020/forum"},
		{"stamp |2020/fo", "2020/forum"},
		{"stamp |2022/", ""},
		{"stamp |../", ""},
		{"stamp 2020/forum |", "fr ja"},
		{"stamp 2020/forum |j", "ja"},
		{"stamp 2020/nowhere |", ""},
		{"stamp 2020/forum ja |", "fr"},
		{"stamp 2020/forum ja fr |", ""},
		{"status |2020/fo", "2020/forum"},
		{"status 2020/fair |2020/fo", "2020/forum"},
		{"status --state |behind,", "behind,current behind,missing"},
		{"new release --type |re", "readout report"},
		{"new translation 2020/forum en |", ""},
		{"stamp --site other |", "1999/"},
		{"stamp --site other 1999/a |", "de"},
		{"stamp --site nowhere |", ""},
		{"new translation 2020/forum |", "en"},
		{"new |", "release translation"},
		{"new release |", ""},
		{"new release --lang |", "fr en ja"},
		{"new release --ministries |", "jp-meti jp-mic"},
		{"new release --ministries |jp-mic,", "jp-mic,jp-meti"},
		{"new release --ministries |jp-mic,jp-meti,", ""},
		{"new release --countries |v", "va vc ve vg vi vn vu"},
		{"new release --countries |jp,V", "jp,va jp,vc jp,ve jp,vg jp,vi jp,vn jp,vu"},
		{"new release --site other --ministries |", ""},
		{"explain |ds71", "DS710 DS711 DS712 DS713 DS714 DS715"},
	} {
		before, begun, _ := strings.Cut(c.typed, "|")
		got := offers(t, append(strings.Fields(before), begun)...)
		if want := strings.Fields(c.want); !slices.Equal(got, want) {
			t.Errorf("docsite %s offers %q, want %q", c.typed, got, want)
		}
	}
}

// The words are those of the site's language.
func TestCompletionDescribes(t *testing.T) {
	newsroomIn(t, map[string]string{
		"docsite.yaml":             "title: A\nlanguages: [fr]\n",
		"releases/ministries.yaml": "jp-mic: {country: jp, name: {fr: Affaires intérieures}}\n",
	})
	cmd := &cobra.Command{}
	for _, c := range []struct {
		of          completer
		begun, want string
	}{
		{completeCountries, "jp", "jp\tJapon"},
		{completeMinistries, "", "jp-mic\tAffaires intérieures"},
		{completeCodes, "DS101", "DS101\tA file is not written in UTF-8"},
	} {
		if words, _ := c.of(cmd, nil, c.begun); len(words) != 1 || words[0] != c.want {
			t.Errorf("%q, want %q", words, c.want)
		}
	}
}

// The values of a flag are read from its help, where that ends in them.
func TestOfferedValues(t *testing.T) {
	for usage, want := range map[string][]string{
		"the form of diagnostics: text, json, github or sarif": {"text", "json", "github", "sarif"},
		"one of these states: current, behind, missing":        {"current", "behind", "missing"},
		"what is shown: all or none":                           {"all", "none"},
		"the folder, or none":                                  nil,
		"one or two":                                           nil,
		"the moment: a day or an hour":                         nil,
		"the folder: public":                                   nil,
	} {
		if got := offered(usage); !slices.Equal(got, want) {
			t.Errorf("“%s” offers %q, want %q", usage, got, want)
		}
	}
}
