package edit_test

import (
	"strings"
	"testing"
	"time"

	"docsite/generator/edit"
	"docsite/generator/press"
)

var (
	someDay    = time.Date(2020, 12, 3, 0, 0, 0, 0, time.UTC)
	correction = press.Change{Date: someDay, Kind: press.Correction, Note: "Wrong: the year", Was: "In 2019.", Now: "In 2020."}
)

const (
	inLines  = "  - date: 2020-12-03\n    kind: correction\n    note: \"Wrong: the year\"\n    was: In 2019.\n    now: In 2020.\n"
	inBraces = `{date: 2020-12-03, kind: correction, note: "Wrong: the year", was: In 2019., now: In 2020.}`
)

func TestAddChange(t *testing.T) {
	for _, c := range []struct{ name, before, after string }{
		{"no key", "title: A\n# The end.\n", "title: A\n# The end.\nchanges:\n" + inLines},
		{"indented", "  title: A\n", "  title: A\n  changes:\n" + strings.ReplaceAll("\n"+strings.TrimSuffix(inLines, "\n"), "\n", "\n  ")[1:] + "\n"},
		{"one in lines", "changes:\n  - date: 2020-01-01 # then\n    note: x\n\n# more\ntitle: A\n", "changes:\n  - date: 2020-01-01 # then\n    note: x\n" + inLines + "\n# more\ntitle: A\n"},
		{"at the margin", "title: A\nchanges:\n- {date: 2020-01-01, note: x}\n", "title: A\nchanges:\n- {date: 2020-01-01, note: x}\n" + strings.ReplaceAll("\n"+strings.TrimSuffix(inLines, "\n"), "\n  ", "\n")[1:] + "\n"},
		{"one in brackets", "changes: [{date: 2020-01-01, note: 'a]b'} ] # all\ntitle: A\n", "changes: [{date: 2020-01-01, note: 'a]b'}, " + inBraces + " ] # all\ntitle: A\n"},
		{"no item", "changes: []\ntitle: A\n", "changes: [" + inBraces + "]\ntitle: A\n"},
		{"brackets in lines", "changes: [\n  {date: 2020-01-01, note: x}\n]\ntitle: A\n", "changes: [\n  {date: 2020-01-01, note: x}, " + inBraces + "\n]\ntitle: A\n"},
		{"the front matter in braces", "{title: A}\n", ""},
		{"a value that is no list", "title: A\nchanges: none\n", ""},
		{"a key without a value", "title: A\nchanges:\n", ""},
	} {
		for _, end := range []string{"\n", "\r\n"} {
			before := strings.ReplaceAll("---\n"+c.before+"---\n\nText.\n", "\n", end)
			after := strings.ReplaceAll("---\n"+c.after+"---\n\nText.\n", "\n", end)
			got, ds := edit.AddChange("en.md", []byte(before), correction)
			if c.after == "" {
				if ds == nil || got != nil || ds[0].Hint == "" {
					t.Errorf("%s: %q", c.name, got)
				}
				continue
			}
			if ds != nil || string(got) != after {
				t.Errorf("%s: %q %v, want %q", c.name, got, ds, after)
			}
		}
	}
}

func TestWithdrawAndBury(t *testing.T) {
	reason := press.Text{"fr": "Non : faux", "en": "Wrong"}
	order := []string{"en", "fr", "ja"}
	const before, text = "---\ntitle: A # here\n", "---\n\nText.\n"
	got, ds := edit.Withdraw("en.md", []byte(before+text), press.Withdrawn{Date: someDay, Reason: reason, SupersededBy: "2020/b"}, order)
	if want := before + "withdrawn:\n  date: 2020-12-03\n  reason:\n    en: Wrong\n    fr: \"Non : faux\"\n  superseded_by: \"2020/b\"\n" + text; ds != nil || string(got) != want {
		t.Errorf("got %q %v, want %q", got, ds, want)
	}
	if _, ds := edit.Withdraw("en.md", got, press.Withdrawn{Date: someDay}, order); ds == nil {
		t.Error("it is withdrawn twice")
	}
	got, ds = edit.Bury("en.md", []byte(before+text), press.Gone{Date: someDay, Reason: press.Text{"en": "Wrong"}}, order)
	if want := before + "gone:\n  date: 2020-12-03\n  reason:\n    en: Wrong\n" + text; ds != nil || string(got) != want {
		t.Errorf("got %q %v, want %q", got, ds, want)
	}
}

func TestSupersede(t *testing.T) {
	for _, c := range []struct{ name, before, after string }{
		{"in braces", "withdrawn: {date: 2020-01-01, reason: {en: x}}\n", "withdrawn: {date: 2020-01-01, reason: {en: x}, superseded_by: \"2020/b\"}\n"},
		{"in lines", "withdrawn:\n   date: 2020-01-01\n   reason:\n      en: x\n\ntitle: A\n", "withdrawn:\n   date: 2020-01-01\n   reason:\n      en: x\n   superseded_by: \"2020/b\"\n\ntitle: A\n"},
		{"by another one already", "withdrawn: {date: 2020-01-01, superseded_by: 2020/c}\n", ""},
		{"not withdrawn", "title: A\n", ""},
	} {
		got, ds := edit.Supersede("en.md", []byte("---\n"+c.before+"---\n\nText.\n"), "2020/b")
		if want := "---\n" + c.after + "---\n\nText.\n"; c.after != "" && (ds != nil || string(got) != want) || c.after == "" && ds == nil {
			t.Errorf("%s: %q %v, want %q", c.name, got, ds, want)
		}
	}
}

// FuzzAddChange: whatever the file is, a note is put into it and nothing else changes, or
// it is told that it cannot be.
func FuzzAddChange(f *testing.F) {
	f.Add("---\ntitle: A\nchanges: [{date: 2020-01-01, note: \"a]\"}]\n---\nx", "A note")
	f.Add("---\ntitle: A\nchanges:\n- date: 2020-01-01\n  note: |\n    # x\n---\nx", "# no comment: [1]")
	f.Add("\uFEFF---\r\ntitle: A\r\n---\r\n", "\"")
	f.Add("---\nchanges: [ 'a', # b]\n ]\n---\n", "x")
	f.Fuzz(func(t *testing.T, file, note string) {
		note, err := edit.Line("note", note)
		if err != nil {
			return
		}
		got, ds := edit.AddChange("en.md", []byte(file), press.Change{Date: someDay, Kind: press.Update, Note: note})
		if (got == nil) == (ds == nil) {
			t.Fatalf("%q: %q %v", file, got, ds)
		}
		if got == nil {
			return
		}
		added := len(got) - len(file)
		for i := 0; i <= len(file); i++ {
			if added > 0 && string(got[:i])+string(got[i+added:]) == file {
				return
			}
		}
		t.Fatalf("%q became %q", file, got)
	})
}
