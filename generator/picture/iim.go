package picture

import (
	"bytes"
	"encoding/binary"

	"docsite/generator/press"
)

const photoshopName = "Photoshop 3.0\x00"

// readIIM reads IPTC-IIM in resources of Photoshop (Adobe Photoshop File Formats
// Specification, image resource blocks): by-line, credit and copyright notice (IPTC-IIM 4.2,
// section 6). What cannot be understood ends it.
func readIIM(resources []byte) press.Provenance {
	const records = 0x0404
	for len(resources) >= 12 && string(resources[:4]) == "8BIM" {
		id := binary.BigEndian.Uint16(resources[4:])
		name := 1 + int(resources[6])
		at := 6 + name + name%2
		if len(resources) < at+4 {
			break
		}
		size := uint64(binary.BigEndian.Uint32(resources[at:]))
		rest := resources[at+4:]
		if size > uint64(len(rest)) {
			break
		}
		if id == records {
			return readRecords(rest[:size])
		}
		resources = rest[min(uint64(len(rest)), size+size%2):]
	}
	return press.Provenance{}
}

// readRecords reads the data sets of IPTC-IIM: a mark, two numbers, the length in two
// bytes (section 1.5).
func readRecords(sets []byte) press.Provenance {
	var p press.Provenance
	var names []string
	for len(sets) >= 5 && sets[0] == 0x1C {
		record, number, length := sets[1], sets[2], int(binary.BigEndian.Uint16(sets[3:]))
		if length > len(sets)-5 || length&0x8000 != 0 { // a longer form, which no text needs
			break
		}
		text := legacy(bytes.TrimRight(sets[5:5+length], "\x00"))
		sets = sets[5+length:]
		if record != 2 {
			continue
		}
		switch number {
		case 80:
			names = append(names, text)
		case 110:
			p.Credit = word(text)
		case 116:
			p.Rights = word(text)
		}
	}
	p.Creators = creators(names)
	return p
}
