package importer

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

// pagesOf reads pages of HTML, each of which holds a body.
func pagesOf(t *testing.T, bodies ...string) *Archive {
	t.Helper()
	files := fstest.MapFS{}
	for i, body := range bodies {
		files[fmt.Sprintf("%d.html", i)] = &fstest.MapFile{Data: []byte(`<html lang="en"><title>T</title><body>` + body)}
	}
	settings, _ := testSettings(t)
	found, err := HTML{}.Read(context.Background(), files, settings)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// Pages that begin alike were taken with what stands around their texts, which is told once, from three on.
func TestFrameIsTold(t *testing.T) {
	const menu, text = `<table><tr><td><a href="0.html">Home</a></td><td>News</td></tr></table>`, "<h1>A bridge</h1><p>It opens.</p>"
	if lost := pagesOf(t, menu+text, menu+text, text+"<p>Other.</p>").Lost; len(lost) > 0 {
		t.Errorf("of two pages: %v", lost)
	}
	if lost := pagesOf(t, menu+"<main>"+text+"</main>", menu+"<main>"+text+"</main>", menu+"<main>"+text+"</main>").Lost; len(lost) > 0 {
		t.Errorf("of pages with <main>: %v", lost)
	}
	lost := pagesOf(t, menu+text, menu+text, menu+text, text).Lost
	if len(lost) != 1 || !strings.Contains(lost[0].What, "4 pages") || !strings.Contains(lost[0].What, "3 of them begin with “Home") || !strings.Contains(lost[0].What, "--element") {
		t.Errorf("of three pages: %v", lost)
	}
}

// Signs that lead from a heading to itself, links that showed a picture alone, and pictures behind a text.
func TestHTMLWithoutWords(t *testing.T) {
	for name, c := range map[string]struct{ body, want, lost string }{
		"permalink":       {`<h1>A bridge</h1><h2 id="s">Cost<a class="headerlink" href="#s">¶</a></h2><p>See <a href="#s">cost</a>.</p>`, "## Cost\n\nSee [cost](#cost).", ""},
		"of the title":    {`<h1>A bridge <a href="#top">#</a></h1><p>Text.</p>`, "Text.", ""},
		"numbered":        {`<h1>T</h1><h2>Cost <a href="https://example.org/">2</a></h2><p>Text.</p>`, "## Cost [2](https://example.org/)\n\nText.", ""},
		"picture, words":  {`<p><a href="https://example.org/"><img src="no.png" alt="The map"></a> Text.</p>`, "[The map](https://example.org/) Text.", "a picture, no.png"},
		"picture, none":   {`<p><a href="https://example.org/x"><img src="no.png" alt=""></a> Text.</p>`, "Text.", "a link without words, to https://example.org/x"},
		"link without":    {`<p><a href="https://example.org/x"></a> Text.</p>`, "Text.", "a link without words, to https://example.org/x"},
		"a place":         {`<p><a name="here"></a><a href="#here"></a>Text.</p>`, "Text.", ""},
		"behind the text": {`<div style="background-image:url('sea.jpg')"><p>Text.</p></div>`, "Text.", "a picture behind the text: sea.jpg"},
	} {
		found := pagesOf(t, c.body)
		if len(found.Documents) != 1 {
			t.Errorf("%s: %v", name, found)
			continue
		}
		d := found.Documents[0]
		if got := strings.TrimSpace(d.Body); got != c.want {
			t.Errorf("%s: %q, not %q", name, got, c.want)
		}
		var lost []string
		for _, l := range d.Lost {
			lost = append(lost, l.What)
		}
		if all := strings.Join(lost, "\n"); c.lost == "" && all != "" || !strings.Contains(all, c.lost) {
			t.Errorf("%s: lost %q", name, all)
		}
	}
}
