package generator_test

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"docsite/generator"
	"docsite/generator/history"
	"docsite/generator/press"
	"docsite/generator/revision"
)

// TestPendingInHistory: what a translation follows that has passages pending is put together from
// the versions of its source, and so is since when it is behind.
func TestPendingInHistory(t *testing.T) {
	const folder = "releases/2020/first/"
	text := func(paragraphs ...string) string { return ja(strings.Join(paragraphs, "\n\n")) }
	one := text("会議は三日に開かれます。", "参加は無料です。")
	two := text("会議は四日に開かれます。", "参加は無料です。", "取材は総務課まで。")
	three := text("会議は五日に開かれます。", "取材は総務課まで。")
	passages, err := open(t, generator.Options{Folder: fstest.MapFS{"docsite.yaml": {Data: []byte("title: Office\nbase_url: https://example.org/\nlanguages: [fr, ja]\n")}}}).Passages()
	if err != nil {
		t.Fatal(err)
	}
	read := func(content string) []press.Passage {
		list, ok := passages(folder+"ja.md", []byte(content))
		if !ok {
			t.Fatalf("%q is no text", content)
		}
		return list
	}
	digest := func(content string, passage int) string { return revision.Digests(read(content))[passage] }
	date := press.Pending{Old: digest(one, 1), New: digest(two, 1)}
	later := press.Pending{Old: digest(one, 1), New: digest(three, 1)}
	press3 := press.Pending{New: digest(two, 3)}
	free := press.Pending{Old: digest(one, 2)}
	for _, c := range []struct {
		name     string
		now      string
		stamped  string
		pending  []press.Pending
		versions []history.Version
		want     string // what it follows, or nothing where that is not to be had
		changes  revision.Tally
		since    string
	}{
		{"of the present text", two, two, []press.Pending{date}, []history.Version{committed(3, two), committed(1, one)}, "一 会議は三日に開かれます。 参加は無料です。 取材は総務課まで。", revision.Tally{Altered: 1}, "3"},
		{"added, since it came", two, two, []press.Pending{press3}, []history.Version{committed(5, two), committed(3, two), committed(1, one)}, "一 会議は四日に開かれます。 参加は無料です。", revision.Tally{Added: 1}, "3"},
		{"of a text that was changed again", three, two, []press.Pending{date}, []history.Version{committed(5, three), committed(3, two), committed(1, one)}, "一 会議は三日に開かれます。 参加は無料です。 取材は総務課まで。", revision.Tally{Altered: 1, Removed: 1}, "3"},
		{"since the older of two", three, three, []press.Pending{later, free}, []history.Version{committed(5, three), committed(3, two), committed(1, one)}, "一 会議は三日に開かれます。 参加は無料です。 取材は総務課まで。", revision.Tally{Altered: 1, Removed: 1}, "3"},
		{"removed", three, three, []press.Pending{free}, []history.Version{committed(5, three), committed(3, two), committed(1, one)}, "一 会議は五日に開かれます。 参加は無料です。 取材は総務課まで。", revision.Tally{Removed: 1}, "5"},
		{"not committed", two, two, []press.Pending{date, press3}, []history.Version{committed(1, one)}, "一 会議は三日に開かれます。 参加は無料です。", revision.Tally{Altered: 1, Added: 1}, ""},
		{"there again", one, two, []press.Pending{date, press3}, []history.Version{committed(5, one), committed(3, two), committed(1, one)}, "一 会議は三日に開かれます。 参加は無料です。", revision.Tally{}, "5"},
		{"what no version has", two, two, []press.Pending{{Old: "00000000", New: digest(two, 1)}}, []history.Version{committed(3, two), committed(1, one)}, "", revision.Tally{}, ""},
		{"a version that is not here", two, two, []press.Pending{date}, []history.Version{committed(3, two), committed(1, "gone")}, "", revision.Tally{}, ""},
		{"a source that no version is", three, two, []press.Pending{date}, []history.Version{committed(5, three), committed(1, one)}, "", revision.Tally{}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var entries []string
			for _, p := range c.pending {
				entries = append(entries, `"`+revision.FormatPending(p)+`"`)
			}
			files := fstest.MapFS{
				"docsite.yaml":   {Data: []byte("title: Office\nbase_url: https://example.org/\nlanguages: [fr, ja]\n")},
				folder + "ja.md": {Data: []byte(c.now)},
				folder + "fr.md": {Data: []byte("---\ntitle: Un\nsource: ja@" + revision.Digest(read(c.stamped)) + "\npending: [" + strings.Join(entries, ", ") + "]\n---\n\nTexte.\n")},
			}
			e := open(t, generator.Options{Folder: files})
			site, ds, err := e.Survey(context.Background(), noon)
			if err != nil || ds != nil {
				t.Fatal(ds, err)
			}
			stale, err := e.FindStale(context.Background(), site, &past{file: folder + "ja.md", versions: c.versions}, everything)
			if err != nil || len(stale) != 1 {
				t.Fatal(stale, err)
			}
			s := stale[0]
			var follows []string
			for _, p := range s.Then {
				follows = append(follows, p.Text)
			}
			since := ""
			if !s.Since.IsZero() {
				since = s.Since.Format("2")
			}
			if got := strings.Join(follows, " "); got != c.want || revision.Count(s.Changes) != c.changes || since != c.since {
				t.Errorf("it follows %q but for %v, since %q", got, revision.Count(s.Changes), since)
			}
			if known := s.Then != nil || c.stamped == c.now; known != (s.Pending != nil) || s.Then != nil && len(s.Pending) != len(s.Changes) {
				t.Errorf("pending is %v", s.Pending)
			}
		})
	}
}
