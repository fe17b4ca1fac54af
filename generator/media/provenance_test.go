package media

import (
	"fmt"
	"testing"

	"docsite/generator/diag"
	"docsite/generator/press"
)

// What a file says of where it comes from is told where no language of the release says it, and
// once; what contradicts it, at each place.
func TestTellProvenance(t *testing.T) {
	image := func(credit, rights string, s press.DigitalSource) *press.Image {
		return &press.Image{File: "a.jpg", Credit: credit, Rights: rights, Source: s}
	}
	file := press.Provenance{Creators: []string{"Marie Duval"}, Credit: "Port of Dover", Rights: "© Port of Dover", Source: "digitalCapture"}
	for _, c := range []struct {
		name   string
		says   press.Provenance
		images []*press.Image // nil for a picture in a text
		want   []diag.Code
	}{
		{"nothing", press.Provenance{}, []*press.Image{image("", "", "")}, nil},
		{"nothing is stated", file, []*press.Image{image("", "", "")}, []diag.Code{diag.CreditNotStated, diag.CreditNotStated}},
		{"the maker is enough", file, []*press.Image{image("Photo: Marie  DUVAL", "© Port of Dover 2026", "")}, nil},
		{"the credit holds the rights", file, []*press.Image{image("© Port of Dover", "", "")}, nil},
		{"one language is enough", file, []*press.Image{image("写真：港湾局", "", ""), image("Port of Dover", "", "")}, nil},
		{"others", file, []*press.Image{image("Press office", "free", "")}, []diag.Code{diag.CreditNotStated, diag.CreditNotStated}},
		{"in a text", file, []*press.Image{nil}, nil},
		{"the same source", file, []*press.Image{image("Port of Dover", "", "digitalCapture")}, nil},
		{"other sources", file, []*press.Image{image("Port of Dover", "", "print"), image("", "", "print")}, []diag.Code{diag.SourceDiffers, diag.SourceDiffers}},
		{"credentials, once", press.Provenance{Signed: true}, []*press.Image{nil, image("", "", ""), nil}, []diag.Code{diag.CredentialsLost}},
	} {
		w := &wanted{File: &press.File{Provenance: c.says}}
		for i, image := range c.images {
			w.refs = append(w.refs, reference{file: "a.jpg", at: diag.Pos{Line: i + 1}, image: image})
		}
		var got []diag.Code
		for _, d := range w.tellProvenance() {
			got = append(got, d.Code)
		}
		if fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%s: %v is told, want %v", c.name, got, c.want)
		}
	}
}
