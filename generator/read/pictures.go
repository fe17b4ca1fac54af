package read

import (
	"golang.org/x/text/unicode/norm"

	"docsite/generator/diag"
	"docsite/generator/fields"
	"docsite/generator/press"
)

// image reads a picture: the lead picture, or one of the gallery, which messages call
// what, and its mapping named. It is nil if there is none.
func (k keys) image(m *fields.Map, what, named string) *press.Image {
	if m == nil {
		return nil
	}
	image := &press.Image{At: m.At}
	if t := m.Text("file"); t.Set {
		image.File, image.At = norm.NFC.String(t.Value), t.At
	} else {
		m.Report(missing(m.At, "file", "file: picture.jpg"))
	}
	if t := m.Text("alt"); line(m, t, "alt") {
		image.Alt = t.Value
	} else if !t.Set {
		m.Report(diag.New(diag.AltMissing, m.At, "%s has no alternative text", what).
			WithHint("add “alt: …”, what somebody should know who cannot see the picture"))
	}
	image.Caption, image.Credit, image.Rights = m.Text("caption").Value, m.Text("credit").Value, m.Text("rights").Value
	if t := m.Text("digital_source"); t.Set {
		if image.Source = press.DigitalSourceOf(t.Value); image.Source == "" {
			m.Report(diag.New(diag.BadDigitalSource, t.At, "there is no way of making a picture that is called “%s”", t.Value).
				WithHint("%s", diag.DidYouMean(t.Value, digitalSources(), "write a term of IPTC's, such as digitalCapture, compositeWithTrainedAlgorithmicMedia or trainedAlgorithmicMedia")))
		}
	}
	m.Done(named)
	return image
}

func digitalSources() []string {
	var list []string
	for _, s := range press.DigitalSources {
		list = append(list, string(s))
	}
	return list
}
