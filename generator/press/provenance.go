package press

import "strings"

// Provenance is what a picture says of where it comes from: who made it, what others may
// do with it, and how it was made. All of it is plain text of one line.
type Provenance struct {
	Creators []string
	Credit   string // how it is to be credited
	Rights   string // the copyright notice
	License  string // address of the page that says what others may do with it
	Licensor string // address of the page where a licence is got
	Source   DigitalSource

	// Signed says that the file has credentials of C2PA, which a copy of it cannot have;
	// Claims are the ways of making that they name, of the picture or of a part of it.
	Signed bool
	Claims []DigitalSource
}

// Empty reports whether the file says nothing that a copy of it can say, too.
func (p *Provenance) Empty() bool {
	return p.Creators == nil && p.Credit == "" && p.Rights == "" && p.License == "" && p.Licensor == "" && p.Source == ""
}

// DigitalSource is the way in which a picture was made: a term of IPTC's vocabulary
// (IPTC NewsCodes, Digital Source Type).
type DigitalSource string

// DigitalSources are the terms, from what a camera saw to what a machine made. Those that IPTC
// retired stand in pictures still.
var DigitalSources = []DigitalSource{
	"digitalCapture", "computationalCapture", "negativeFilm", "positiveFilm", "print", "humanEdits", "minorHumanEdits",
	"composite", "compositeCapture", "algorithmicallyEnhanced", "digitalCreation", "digitalArt", "softwareImage",
	"dataDrivenMedia", "screenCapture", "virtualRecording", "algorithmicMedia",
	"compositeSynthetic", "compositeWithTrainedAlgorithmicMedia", "trainedAlgorithmicMedia",
}

// SourceScheme is what the addresses of the terms begin with.
const SourceScheme = "http://cv.iptc.org/newscodes/digitalsourcetype/"

// URI is the address of a term.
func (s DigitalSource) URI() string { return SourceScheme + string(s) }

// SchemaOrg is the address of the term among those of schema.org
// (IPTCDigitalSourceEnumeration), or its own where schema.org has none.
func (s DigitalSource) SchemaOrg() string {
	switch s {
	case "computationalCapture":
		return "https://schema.org/MultiFrameComputationalCaptureDigitalSource"
	case "humanEdits", "composite", "digitalCreation", "softwareImage":
		return s.URI()
	}
	return "https://schema.org/" + strings.ToUpper(string(s[:1])) + string(s[1:]) + "DigitalSource"
}

// AIPart says which part artificial intelligence has in a picture.
type AIPart string

const (
	NoAI       AIPart = ""
	MadeByAI   AIPart = "made"   // the whole of it
	EditedByAI AIPart = "edited" // a part of it was made anew
	PartlyByAI AIPart = "partly" // it is put together, also of what is made by AI
)

// AI returns which part artificial intelligence has, by the definitions of IPTC.
func (s DigitalSource) AI() AIPart {
	switch s {
	case "trainedAlgorithmicMedia":
		return MadeByAI
	case "compositeWithTrainedAlgorithmicMedia":
		return EditedByAI
	case "compositeSynthetic":
		return PartlyByAI
	}
	return NoAI
}

// DigitalSourceOf is the term that a text is: its name, or an address that ends in it. It is
// empty for another text.
func DigitalSourceOf(text string) DigitalSource {
	text = strings.TrimSpace(text)
	text = text[strings.LastIndexAny(text, "/:")+1:]
	for _, known := range DigitalSources {
		if string(known) == text {
			return known
		}
	}
	return ""
}
