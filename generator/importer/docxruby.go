package importer

import (
	"archive/zip"
	"bytes"
	"fmt"
	"path"
	"regexp"
	"strings"
)

// Ruby in Word (ECMA-376, part 1, 17.3.3.25) is an element of a run, which converters leave out
// together with the words that it stands over.
var (
	rubyElement = regexp.MustCompile(`(?s)<w:ruby>.*?</w:ruby>`)
	rubyReading = regexp.MustCompile(`(?s)<w:rt>.*?</w:rt>`)
	rubyBase    = regexp.MustCompile(`(?s)<w:rubyBase>(.*?)</w:rubyBase>`)
	runText     = regexp.MustCompile(`(?s)<w:t(?:\s[^>]*)?>(.*?)</w:t>`)
)

// writeRuby writes the ruby of a part as docsite does in Markdown, ｜東京《とうきょう》.
func writeRuby(part []byte) []byte {
	return rubyElement.ReplaceAllFunc(part, func(ruby []byte) []byte {
		words := func(in []byte) string {
			var b strings.Builder
			for _, m := range runText.FindAllSubmatch(in, -1) {
				b.Write(m[1]) // it is escaped already
			}
			return b.String()
		}
		reading, base := words(rubyReading.Find(ruby)), ""
		if m := rubyBase.FindSubmatch(ruby); m != nil {
			base = words(m[1])
		}
		if strings.TrimSpace(base) != "" && strings.TrimSpace(reading) != "" && !strings.ContainsAny(base+reading, "｜《》") {
			base = "｜" + base + "《" + reading + "》"
		}
		return []byte(`<w:t xml:space="preserve">` + base + `</w:t>`)
	})
}

// rewriteRuby writes the ruby of a file's texts as text, in the parts that were read and in the file.
func (d *docx) rewriteRuby() error {
	changed := map[string][]byte{}
	for name, part := range d.parts {
		if path.Dir(name) == "word" && rubyElement.Match(part) {
			changed[name] = writeRuby(part)
			d.parts[name] = changed[name]
		}
	}
	if len(changed) == 0 {
		return nil
	}
	packed, err := zip.NewReader(bytes.NewReader(d.raw), int64(len(d.raw)))
	if err != nil {
		return err
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range packed.File {
		content, is := changed[f.Name]
		if !is {
			if err := w.Copy(f); err != nil {
				return fmt.Errorf("its part %s is damaged", f.Name)
			}
			continue
		}
		delete(changed, f.Name) // of two parts of a name, readers take one
		part, err := w.Create(f.Name)
		if err == nil {
			_, err = part.Write(content)
		}
		if err != nil {
			return err
		}
	}
	if err := w.Close(); err != nil {
		return err
	}
	d.raw = b.Bytes()
	return nil
}
