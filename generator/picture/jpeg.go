package picture

import (
	"bytes"
	"encoding/binary"
)

// Markers of JPEG (ITU-T T.81, table B.1).
const (
	markSOF0  = 0xC0 // to 0xCF, but for the three that are no frames
	markSOF2  = 0xC2
	markDHT   = 0xC4
	markRST0  = 0xD0
	markRST7  = 0xD7
	markEOI   = 0xD9
	markSOS   = 0xDA
	markDQT   = 0xDB
	markDNL   = 0xDC
	markDRI   = 0xDD
	markAPP0  = 0xE0
	markAPP1  = 0xE1
	markAPP2  = 0xE2
	markAPP11 = 0xEB
	markAPP13 = 0xED
	markAPP14 = 0xEE
	markTEM   = 0x01
)

const (
	exifName = "Exif\x00\x00"
	jfifName = "JFIF\x00"
	iccName  = "ICC_PROFILE\x00"
)

// readJPEG keeps the segments of which the picture is made. Of those for
// applications it keeps the three without which its colours would be others:
// JFIF, without its thumbnail, an ICC profile if it is one, and Adobe's.
func readJPEG(file []byte) (*Picture, error) {
	p := &Picture{Format: JPEG, Orientation: Upright, deep: 6}
	p.Clean = append(make([]byte, 0, len(file)), 0xFF, 0xD8)
	seen := false // EXIF
	scans := 0
	var icc iccParts
	at := 2
	for {
		// What stands between segments is none, and decoders pass over it.
		next := bytes.IndexByte(file[at:], 0xFF)
		if next < 0 {
			return nil, ErrTruncated
		}
		at += next
		for at < len(file) && file[at] == 0xFF {
			at++
		}
		if at == len(file) {
			return nil, ErrTruncated
		}
		marker := file[at]
		at++
		switch {
		case marker == markEOI:
			p.Clean = append(p.Clean, 0xFF, markEOI)
			if p.profile.icc = sound(icc.join()); p.profile.icc != nil {
				p.Clean = withICC(p.Clean, p.profile.icc)
			}
			return p, nil
		case marker == 0, marker == markTEM, marker >= markRST0 && marker <= markRST7:
			continue
		case marker < markSOF0 || marker == 0xD8:
			return nil, ErrDamaged
		}
		if len(file)-at < 2 {
			return nil, ErrTruncated
		}
		length := int(binary.BigEndian.Uint16(file[at:]))
		if length < 2 {
			return nil, ErrDamaged
		}
		if length > len(file)-at {
			return nil, ErrTruncated
		}
		content := file[at+2 : at+length]
		at += length
		switch {
		case marker == markAPP1 && bytes.HasPrefix(content, []byte(exifName)) && !seen:
			p.Orientation, seen = orientation(content[len(exifName):]), true
			p.told.exif = content[len(exifName):]
		case marker == markAPP1 && bytes.HasPrefix(content, []byte(xmpName)) && p.told.xmp == nil:
			p.told.xmp = content[len(xmpName):]
		case marker == markAPP13 && bytes.HasPrefix(content, []byte(photoshopName)):
			add(&p.told.iim, content[len(photoshopName):])
		case marker == markAPP11 && (p.told.made || isC2PA(jpegBoxes(content))):
			p.told.made = true
			add(&p.told.jumbf, jpegBoxes(content))
		case marker == markAPP2 && bytes.HasPrefix(content, []byte(iccName)):
			icc.add(content[len(iccName):])
		case marker >= markSOF0 && marker <= markSOF0+3 && len(content) > 5:
			p.deep = 2 * int(content[5]) // planes, and what they are converted to
			if marker == markSOF2 {
				p.deep *= 3 // a progressive one is held as frequencies until it is whole
			}
		}
		if content, keep := shows(marker, content); keep {
			p.Clean = segment(p.Clean, marker, content)
		}
		if marker == markSOS {
			if scans++; scans > MaxScans {
				return nil, ErrScans
			}
			end, err := scanEnd(file, at)
			if err != nil {
				return nil, err
			}
			p.Clean = append(p.Clean, file[at:end]...)
			at = end
		}
	}
}

// shows returns what is kept of a segment.
func shows(marker byte, content []byte) (kept []byte, keep bool) {
	switch {
	case marker <= 0xCF, marker == markSOS, marker == markDQT, marker == markDNL, marker == markDRI:
		return content, true
	case marker == markAPP0 && bytes.HasPrefix(content, []byte(jfifName)):
		const header = 14 // the last two bytes are the size of a thumbnail
		if len(content) < header {
			return content, true
		}
		return append(bytes.Clone(content[:header-2]), 0, 0), true
	case marker == markAPP14 && bytes.HasPrefix(content, []byte("Adobe")) && len(content) >= 12:
		return content[:12], true
	}
	return nil, false
}

func segment(dst []byte, marker byte, content []byte) []byte {
	dst = append(dst, 0xFF, marker)
	dst = binary.BigEndian.AppendUint16(dst, uint16(len(content)+2))
	return append(dst, content...)
}

// scanEnd finds the marker behind a scan. In a scan 0xFF is followed by a zero,
// or by a restart marker.
func scanEnd(file []byte, at int) (int, error) {
	for {
		next := bytes.IndexByte(file[at:], 0xFF)
		if next < 0 || at+next+1 >= len(file) {
			return 0, ErrTruncated
		}
		at += next
		switch m := file[at+1]; {
		case m == 0 || m >= markRST0 && m <= markRST7:
			at += 2
		case m == 0xFF:
			at++
		default:
			return at, nil
		}
	}
}

// iccParts are the segments of an ICC profile: each begins with its number,
// from 1, and how many there are (ICC.1:2022, annex B.4).
type iccParts map[byte][]byte

func (parts *iccParts) add(content []byte) {
	if len(content) < 2 {
		return
	}
	if *parts == nil {
		*parts = iccParts{}
	}
	(*parts)[content[0]] = content[1:]
}

// join returns the whole profile, or nothing if a part is missing.
func (parts iccParts) join() []byte {
	var whole []byte
	for n := 1; n <= len(parts); n++ {
		part := parts[byte(n)]
		if part == nil || int(part[0]) != len(parts) {
			return nil
		}
		whole = append(whole, part[1:]...)
	}
	return whole
}

// withICC puts a profile into a JPEG that has none.
func withICC(file, icc []byte) []byte {
	const most = 65533 - len(iccName) - 2
	count := (len(icc) + most - 1) / most
	if count == 0 || count > 255 {
		return file
	}
	var segments []byte
	for n := range count {
		part := icc[n*most : min(len(icc), (n+1)*most)]
		content := append([]byte(iccName), byte(n+1), byte(count))
		segments = segment(segments, markAPP2, append(content, part...))
	}
	return behindJFIF(file, segments)
}
