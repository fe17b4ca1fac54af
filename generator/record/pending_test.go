package record

import (
	"fmt"
	"strings"
	"testing"

	"docsite/generator/press"
	"docsite/generator/read"
	"docsite/generator/revision"
)

// TestAwaited: a passage knows which languages do not follow it yet; one that the text does not have is told
// where the text is the one that is meant.
func TestAwaited(t *testing.T) {
	passages := []press.Passage{{Kind: press.TitlePassage, Text: "a"}, {Kind: press.Paragraph, Text: "b"}, {Kind: press.Paragraph, Text: "b"}}
	digests, digest := revision.Digests(passages), revision.Digest(passages)
	en := &press.Translation{Lang: "en", File: "en.md"}
	en.Body.Digest = digest
	made := func(lang, from string, pending ...press.Pending) *press.Translation {
		return &press.Translation{Lang: lang, File: lang + ".md", Source: press.Source{Lang: "en", Digest: from, Pending: pending}}
	}
	r := &press.Release{ID: "2020/a", Original: en, Translations: []*press.Translation{
		en,
		made("fr", digest[:12], press.Pending{New: digests[2]}, press.Pending{Old: "11111111", New: digests[0]}, press.Pending{Old: "22222222"}, press.Pending{New: "33333333"}),
		made("ja", "0000000", press.Pending{New: digests[2]}, press.Pending{New: "44444444"}),
		{Lang: "de", Source: press.Source{Lang: "it", Digest: "0000000", Pending: []press.Pending{{New: digests[1]}}}},
	}}
	all, found := awaited(r, map[*press.Translation]*read.Reading{en: {Passages: passages}})
	if got, want := fmt.Sprint(all[en]), "[[fr] [] [fr ja]]"; got != want || len(all) != 1 {
		t.Errorf("%d texts, %s, want %s", len(all), got, want)
	}
	if len(found) != 1 || found[0].Code != "DS350" || !strings.Contains(found[0].Message, "33333333") {
		t.Errorf("told is %v", found)
	}
}
