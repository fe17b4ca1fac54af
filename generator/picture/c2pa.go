package picture

import (
	"bytes"

	"docsite/generator/press"
)

// Credentials of C2PA are boxes of JUMBF, which are signed together with the bytes of the
// file (C2PA Technical Specification, “Embedding manifests into assets”). Nothing here looks at
// the signature: it holds for no other file than the one that has it.

// jpegBoxes are the parts of boxes that a segment APP11 of JPEG holds (ISO 19566-5, annex
// D.2): a common identifier, the number of the box and of its part, and then the
// box, whose header each part repeats. It is nil for another segment.
func jpegBoxes(content []byte) []byte {
	const head, header = 8, 8
	if len(content) < head+header || string(content[:2]) != "JP" {
		return nil
	}
	if bytes.Equal(content[4:8], []byte{0, 0, 0, 1}) {
		return content[head:]
	}
	return content[head+header:]
}

// isC2PA reports whether boxes are those of C2PA: its label stands in the first.
func isC2PA(boxes []byte) bool {
	const most = 256 // bytes of the box that describes it
	return bytes.Contains(boxes[:min(len(boxes), most)], []byte("c2pa"))
}

// claims are the ways of making that credentials name, each once, in the order of IPTC's
// list. They are texts in CBOR, which stand there as they are.
func claims(boxes []byte) []press.DigitalSource {
	const scheme = "cv.iptc.org/newscodes/digitalsourcetype/"
	named := map[press.DigitalSource]bool{}
	for {
		_, rest, found := bytes.Cut(boxes, []byte(scheme))
		if !found {
			break
		}
		n := 0
		for n < len(rest) && (rest[n]|0x20 >= 'a' && rest[n]|0x20 <= 'z') {
			n++
		}
		// The text ends where the next one begins, whose first byte may be a letter.
		for end := min(n, 40); end > 0; end-- {
			if s := press.DigitalSourceOf(string(rest[:end])); s != "" {
				named[s] = true
				break
			}
		}
		boxes = rest
	}
	var list []press.DigitalSource
	for _, s := range press.DigitalSources {
		if named[s] {
			list = append(list, s)
		}
	}
	return list
}
