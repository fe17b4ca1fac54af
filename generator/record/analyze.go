package record

import (
	"slices"

	"docsite/generator/align"
	"docsite/generator/link"
	"docsite/generator/press"
	"docsite/generator/read"
)

// Analyzed is a text with its passages and what they tell.
type Analyzed struct {
	Translation *press.Translation
	Passages    []press.Passage
	Analysis    *align.Analysis // nil for a text that tells too much to be compared
	Source      []byte          // the file, as the places of the passages count in it
}

// Analyze reads the texts in a folder again, for what no record keeps of them. There is
// no release where none can be read.
func (b *Base) Analyze(f *read.Folder) (*press.Release, []Analyzed) {
	readings, _ := b.reader.Translations(f)
	if len(readings) == 0 {
		return nil, nil
	}
	var translations []*press.Translation
	var texts []Analyzed
	for _, reading := range readings {
		translations = append(translations, reading.Translation)
		texts = append(texts, b.analyzed(reading))
	}
	release, _ := link.Release(f.ID, translations, b.settings, b.ministries)
	return release, texts
}

// AnalyzeFile reads a file of a release as it is or once was, from its path in the
// site's folder; false for what cannot be read as a translation.
func (b *Base) AnalyzeFile(file string, content []byte) (Analyzed, bool) {
	reading, ok := b.reader.File(file, content)
	if !ok {
		return Analyzed{}, false
	}
	return b.analyzed(reading), true
}

func (b *Base) analyzed(reading read.Reading) Analyzed {
	a := Analyzed{Translation: reading.Translation, Passages: reading.Passages, Source: reading.Text}
	if facts := b.facts[a.Translation.Lang]; facts != nil {
		a.Analysis = facts.Read(reading.Text, reading.Passages)
	}
	return a
}

// AnalyzePassages returns what passages in a language tell, whichever file they are of. It knows
// the lines of what they tell, and no columns.
func (b *Base) AnalyzePassages(lang string, passages []press.Passage) *align.Analysis {
	facts := b.facts[lang]
	if facts == nil {
		return nil
	}
	passages = slices.Clone(passages)
	for i := range passages {
		passages[i].Runs = nil
	}
	return facts.Read(nil, passages)
}
