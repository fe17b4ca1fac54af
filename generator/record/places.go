package record

import (
	"docsite/generator/read"
)

// Placed is a text with where its words stand.
type Placed struct {
	Analyzed
	Places []read.Place
	Text   []byte // the file, as the places count in it
}

// PlaceFile reads a file of a release as [Base.AnalyzeFile] does, and where its words stand.
func (b *Base) PlaceFile(file string, content []byte) (Placed, bool) {
	reading, places, ok := b.reader.Places(file, content)
	if !ok {
		return Placed{}, false
	}
	return Placed{b.analyzed(reading), places, reading.Text}, true
}
