package translate_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"docsite/generator/diag"
	"docsite/generator/exchange"
	"docsite/generator/translate"
)

// skeleton is the front matter that a new translation begins with.
func skeleton(source translate.Text) []byte {
	return []byte("---\ntitle: \"\"\nsummary:\nsource: " + source.Translation.Lang + "@0000000\n---\n\n")
}

// behindCodes puts a text before the first words.
func behindCodes(text string, in exchange.Inline) exchange.Inline {
	n := 0
	for n < len(in) && in[n].Code != nil {
		n++
	}
	return slices.Insert(slices.Clone(in), n, exchange.Part{Text: text})
}

// words returns what the fields of a text say, without markup.
func words(t translate.Text) string {
	var b strings.Builder
	for _, p := range t.Passages {
		b.WriteString(p.Text + "\n")
	}
	return b.String()
}

// Whatever a translator writes stands in the file as it is: signs of Markdown among it too.
func TestEveryTranslationIsWritten(t *testing.T) {
	const odd = "N*w* [x](y) <b> &amp; _z_ 1. "
	ways(t, func(t *testing.T, d *translate.Desk, source, target translate.Text) {
		doc := d.Export(source, &target, target.Translation.Lang, translate.Options{Doubtful: true})
		changed := 0
		for i := range doc.Units {
			for j := range doc.Units[i].Segments {
				s := &doc.Units[i].Segments[j]
				if len(s.Target) == 0 || strings.Contains(strings.Join(doc.Units[i].Notes, ""), "stands together") || strings.Contains(strings.Join(doc.Units[i].Notes, ""), "not shown") {
					continue
				}
				changed++
				s.Target = behindCodes(odd, s.Target)
			}
		}
		result, err := d.Merge(translate.Job{Source: source, Translation: &target, Lang: target.Translation.Lang, File: sent(t, exchange.XLIFF12, doc)})
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range result.Diagnostics {
			if d.Code != diag.MergedExtra && d.Code != diag.CodeMissing {
				t.Error(d.Pos, d.Message)
			}
		}
		now, ok := d.Read(target.Translation.File, result.Content)
		if !ok {
			t.Fatalf("cannot be read:\n%s", result.Content)
		}
		if got := strings.Count(words(now), strings.TrimSpace(odd)); got != changed {
			t.Errorf("%d of %d stand there:\n%s", got, changed, result.Content)
		}
		if len(now.Places) != len(target.Places) {
			t.Errorf("%d places became %d", len(target.Places), len(now.Places))
		}
	})
}

// A translation that does not exist has the structure of its source.
func TestNewTranslation(t *testing.T) {
	ways(t, func(t *testing.T, d *translate.Desk, source, target translate.Text) {
		lang := target.Translation.Lang
		doc := d.Export(source, nil, lang, translate.Options{})
		missing := 0
		for i := range doc.Units {
			for j := range doc.Units[i].Segments {
				if i%3 == 2 {
					missing++
					continue
				}
				s := &doc.Units[i].Segments[j]
				s.Target, s.State = behindCodes("N ", s.Source), exchange.Translated
			}
		}
		result, err := d.Merge(translate.Job{Source: source, Lang: lang, File: sent(t, exchange.XLIFF12, doc), Path: target.Translation.File, Skeleton: skeleton(source)})
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range result.Diagnostics {
			if d.Code != diag.MergedUnplaced || !strings.Contains(d.Message, "“image.") && !strings.Contains(d.Message, "“attachments[") {
				t.Error(d.Pos, d.Message)
			}
		}
		now, ok := d.Read(target.Translation.File, result.Content)
		if !ok {
			t.Fatalf("cannot be read:\n%s", result.Content)
		}
		if now.Translation.Status != "provisional" || now.Translation.Source.Digest != doc.Digest[:12] {
			t.Errorf("status %s, source %v", now.Translation.Status, now.Translation.Source)
		}
		if got := strings.Count(words(now), "N "); got == 0 || missing == 0 {
			t.Errorf("%d stand there, %d are missing", got, missing)
		}
	})
}

// Texts that tell too much to be compared are paired where their structure is the same, and
// where it is not, nothing is put into a translation that may have it already.
func TestTooMuchToCompare(t *testing.T) {
	d := desk(t)
	var en, fr strings.Builder
	for n := range 2200 {
		fmt.Fprintf(&en, "On %d May %d it was %d ships.\n\n", n%28+1, 1900+n%100, n)
		fmt.Fprintf(&fr, "Le %d mai %d, %d navires.\n\n", n%28+1, 1900+n%100, n)
	}
	source, _ := d.Read("releases/2020/a/en.md", file("", en.String()))
	for _, c := range []struct {
		name, french     string
		taken, left, was int
	}{
		{"the same structure", fr.String(), 1, 0, 2200},
		{"another", fr.String() + "Encore.\n", 0, 1, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			target, _ := d.Read("releases/2020/a/fr.md", file("", c.french))
			doc := d.Export(source, &target, "fr", translate.Options{})
			last := &doc.Units[len(doc.Units)-1].Segments[0]
			last.Target, last.State = exchange.Inline{{Text: "Rien."}}, exchange.Translated
			result, err := d.Merge(translate.Job{Source: source, Translation: &target, Lang: "fr", File: sent(t, exchange.PO, doc)})
			if err != nil {
				t.Fatal(err)
			}
			if result.Taken != c.taken || result.Left != c.left || result.Same < c.was {
				t.Errorf("%d taken, %d left, %d as they were", result.Taken, result.Left, result.Same)
			}
			if c.taken == 0 && string(result.Content) != string(target.Raw) {
				t.Error("the file is another")
			}
		})
	}
}
