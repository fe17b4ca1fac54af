package importer

import (
	"fmt"
	"strings"
	"testing"
)

// The footnotes that WordPress keeps in a field stand in the text.
func TestFootnotesOfWordPress(t *testing.T) {
	const block = `<!-- wp:paragraph --><p>It opens<sup data-fn="n1" class="fn"><a href="#n1" id="n1-link">1</a></sup>.</p><!-- /wp:paragraph -->`
	const field = `[{"content":"In <em>May</em>.","id":"n1"},{"content":"Not before.","id":"n2"}]`
	item := func(content, notes string) string {
		return fmt.Sprintf(`<item><title>Port</title><link>https://news.example.org/port/</link><wp:post_id>9</wp:post_id><wp:post_type>post</wp:post_type><wp:status>publish</wp:status>`+
			`<wp:post_date>2024-05-06 10:00:00</wp:post_date><content:encoded><![CDATA[%s]]></content:encoded><wp:postmeta><wp:meta_key>footnotes</wp:meta_key><wp:meta_value><![CDATA[%s]]></wp:meta_value></wp:postmeta></item>`, content, notes)
	}
	for name, c := range map[string]struct{ content, notes, want, lost string }{
		"at their block": {block + "<!-- wp:footnotes /--><!-- wp:paragraph --><p>The end.</p><!-- /wp:paragraph -->", field, "It opens<sup>1</sup>.\n\n1. In *May*.\n2. Not before.\n\nThe end.", ""},
		"without one":    {block, field, "It opens<sup>1</sup>.\n\n1. In *May*.\n2. Not before.", ""},
		"none":           {block, "[]", "It opens<sup>1</sup>.", ""},
		"damaged":        {block, `[{"content":"In May.`, "It opens<sup>1</sup>.", "In May."},
	} {
		found := readExport(t, fmt.Sprintf(wxrHead, "UTF-8", "")+item(c.content, c.notes)+"</channel></rss>")
		d := found.Documents[len(found.Documents)-1]
		if got := strings.TrimSpace(d.Body); got != c.want {
			t.Errorf("%s: %q, not %q", name, got, c.want)
		}
		lost := ""
		for _, l := range d.Lost {
			if !strings.HasPrefix(l.What, "a link to a place of the text") {
				lost += l.What + "\n"
			}
		}
		if c.lost == "" && lost != "" || !strings.Contains(lost, c.lost) {
			t.Errorf("%s: lost %q", name, lost)
		}
	}
}
