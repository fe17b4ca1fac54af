package importer

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func TestWordPress(t *testing.T) {
	for _, file := range []string{"wordpress-blocks.txtar", "wordpress-classic.txtar"} {
		t.Run(file, func(t *testing.T) { testGolden(t, WordPress{}, file) })
	}
}

const wxrHead = `<?xml version="1.0" encoding="%s"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>
<wp:wxr_version>1.2</wp:wxr_version><link>https://news.example.org</link>
<item><title>One</title><link>https://news.example.org/one/</link><wp:post_id>1</wp:post_id><wp:post_type>post</wp:post_type><wp:status>publish</wp:status>
<wp:post_date_gmt>2020-01-02 03:04:05</wp:post_date_gmt><content:encoded><![CDATA[Text%s.]]></content:encoded></item>
`

// readExport reads one export of which so much stands.
func readExport(t *testing.T, text string) *Archive {
	t.Helper()
	got, err := WordPress{}.Read(context.Background(), fstest.MapFS{"export.xml": {Data: []byte(text)}}, Settings{Languages: []string{"en"}})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// TestWordPressDamaged: an export that is cut, or holds what no XML may, gives what stands before
// and says where it ends.
func TestWordPressDamaged(t *testing.T) {
	for _, test := range []struct {
		name, text string
		documents  int
		lost       []Loss
	}{
		{"cut", fmt.Sprintf(wxrHead, "UTF-8", "") + "<item><title>Two</title><content:en", 1, []Loss{{"export.xml", 6, "an item, and what stands behind it: unexpected EOF"}}},
		{"control", fmt.Sprintf(wxrHead, "UTF-8", "\x0b\x00") + "</channel></rss>", 1, []Loss{{"export.xml", 5, "2 control characters, which nobody sees, here and below"}}},
		{"latin", fmt.Sprintf(wxrHead, "ISO-8859-1", "") + "</channel></rss>", 0, []Loss{{"export.xml", 1, "what stands from here on: the file says that it is written in ISO-8859-1: save it again as UTF-8, and declare that"}}},
		{"bytes", fmt.Sprintf(wxrHead, "UTF-8", "\xe9") + "</channel></rss>", 1, []Loss{{"export.xml", 5, "1 bytes that are not UTF-8, here and below: a � stands for each"}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := readExport(t, test.text)
			if len(got.Documents) != test.documents {
				t.Errorf("%d documents, want %d", len(got.Documents), test.documents)
			}
			if d := cmp.Diff(test.lost, got.Lost); d != "" {
				t.Error(d)
			}
			if test.documents > 0 && !strings.HasPrefix(got.Documents[0].Body, "Text") {
				t.Errorf("%q", got.Documents[0].Body)
			}
		})
	}
}

func TestSerialized(t *testing.T) {
	for text, want := range map[string]map[string]string{
		`a:2:{s:2:"en";i:5;s:2:"fr";i:7;}`:      {"en": "5", "fr": "7"},
		`a:1:{s:6:"locale";s:5:"fr_FR";}`:       {"locale": "fr_FR"},
		`a:2:{s:1:"a";a:0:{}s:1:"b";i:1;}`:      {},
		`a:2:{s:1:"a";N;s:1:"b";i:1;}`:          {"a": "", "b": "1"},
		`a:1:{s:99:"é";s:1:"cut`:                {},
		``:                                      {},
		`plain`:                                 {},
		`a:1:{i:0;`:                             {},
		`a:1:{s:4:"sync";s:9:"wrong len";i:0;}`: {"sync": "wrong len"},
	} {
		if d := cmp.Diff(want, serialized(text)); d != "" {
			t.Errorf("%s: %s", text, d)
		}
	}
}
