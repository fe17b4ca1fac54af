package generator

import (
	"context"

	"docsite/generator/layout"
	"docsite/generator/press"
	"docsite/generator/progress"
	"docsite/generator/read"
	"docsite/generator/record"
)

// eachText reads the texts of all releases again, for what no record keeps of them, and calls do
// with those of one release after the other, from several goroutines. Pages are no releases; one of
// which no text can be read is left out.
func (e *Engine) eachText(ctx context.Context, in *inputs, do func(*press.Release, []record.Analyzed)) error {
	stage := progress.Begin(ctx, progress.Compare, len(in.ids))
	defer stage.End()
	return e.each(ctx, len(in.ids), func(i int) error {
		defer stage.Done(1)
		if layout.IsPage(in.ids[i]) {
			return nil
		}
		folder, err := read.ReadFolder(e.options.Folder, in.ids[i], in.config.settings.Languages)
		if err != nil {
			return err
		}
		if release, texts := in.config.base.Analyze(folder); release != nil {
			do(release, texts)
		}
		return nil
	})
}
