package generator

import (
	"fmt"
	"io/fs"

	"docsite/generator/bitext"
	"docsite/generator/press"
)

// Beside is a text with a translation, which need not have been made from all of it.
type Beside struct {
	Own   []press.Passage // the translation's
	spans []bitext.Span   // of these, by the passages of the text
	last  []int           // of the passages before each of the text, the last of these that tells one; else -1
}

// Of returns which passages of the translation tell a passage of the text, by its index; an empty
// span where none does, or that cannot be told.
func (b Beside) Of(passage int) bitext.Span { return b.spans[passage] }

// Preceding returns the passage of the translation that stands before what a passage of the text
// would be told by, had it one: that of the nearest passage before it. It is -1 where there is none.
func (b Beside) Preceding(passage int) int { return b.last[passage] }

// SetBeside sets a translation, as its file has it now, beside a text in another language. A text that
// tells too much to be compared has its passages beside none.
func (e *Engine) SetBeside(lang string, text []press.Passage, t *press.Translation) (Beside, error) {
	base, err := e.RecordBase()
	if err != nil {
		return Beside{}, err
	}
	content, err := fs.ReadFile(e.options.Folder, t.File)
	if err != nil {
		return Beside{}, fmt.Errorf("read a translation: %w", err)
	}
	b := Beside{spans: make([]bitext.Span, len(text)), last: make([]int, len(text))}
	own, _ := base.AnalyzeFile(t.File, content) // nothing, if somebody broke it since it was surveyed
	b.Own = own.Passages
	pairs, _ := base.Aligner().AlignPassages(bitext.Text{Lang: lang, Passages: text, Analysis: base.AnalyzePassages(lang, text)},
		bitext.Text{Lang: t.Lang, Passages: own.Passages, Analysis: own.Analysis})
	for _, p := range pairs {
		for i := p.First.From; i < p.First.To; i++ {
			b.spans[i] = p.Second
		}
	}
	last := -1
	for i, span := range b.spans {
		if b.last[i] = last; !span.Empty() {
			last = span.To - 1
		}
	}
	return b, nil
}
