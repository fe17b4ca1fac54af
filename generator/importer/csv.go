package importer

import (
	"context"
	"io/fs"
)

// CSV reads a table of metadata beside a folder of texts.
type CSV struct{}

// Read follows [Source].
func (CSV) Read(ctx context.Context, archive fs.FS, settings Settings) (*Archive, error) {
	return &Archive{}, nil
}
