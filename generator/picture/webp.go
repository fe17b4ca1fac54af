package picture

import (
	"bytes"
	"encoding/binary"
)

// The chunks that show a picture (RFC 9649, section 2.7).
var (
	webpChunks = map[string]bool{"VP8X": true, "VP8 ": true, "VP8L": true, "ALPH": true, "ANIM": true, "ANMF": true, "ICCP": true}
	webpFrames = map[string]bool{"VP8 ": true, "VP8L": true, "ALPH": true}
)

// readWebP keeps the chunks of webpChunks, and nothing behind them.
func readWebP(file []byte) (*Picture, error) {
	p := &Picture{Format: WebP, Orientation: Upright, deep: 12}
	size := uint64(binary.LittleEndian.Uint32(file[4:])) + 8
	if size > uint64(len(file)) {
		return nil, ErrTruncated
	}
	if size < 12 {
		return nil, ErrDamaged
	}
	p.Clean = append(make([]byte, 0, size), file[:12]...)
	err := eachChunk(file[12:size], func(name string, content []byte) error {
		switch name {
		case "VP8X":
			if len(content) != 10 {
				return ErrDamaged
			}
			const exif, xmp = 0x08, 0x04
			content = bytes.Clone(content)
			content[0] &^= exif | xmp
		case "ICCP":
			if p.profile.icc = sound(content); p.profile.icc == nil {
				return nil
			}
		case "EXIF":
			p.told.exif = bytes.TrimPrefix(content, []byte(exifName))
			p.Orientation = orientation(p.told.exif)
		case "XMP ":
			p.told.xmp = content
		case "C2PA":
			p.told.made = true
			add(&p.told.jumbf, content)
		case "ANMF":
			p.Animated = true
			var err error
			if content, err = frame(content); err != nil {
				return err
			}
		}
		if webpChunks[name] {
			p.Clean = appendChunk(p.Clean, name, content)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	const profiled = 0x20
	if len(p.Clean) > 20 && string(p.Clean[12:16]) == "VP8X" && p.profile.icc == nil {
		p.Clean[20] &^= profiled
	}
	binary.LittleEndian.PutUint32(p.Clean[4:], uint32(len(p.Clean)-8))
	return p, nil
}

// frame is a frame of an animation without chunks that do not show it.
func frame(content []byte) ([]byte, error) {
	const header = 16
	if len(content) < header {
		return nil, ErrDamaged
	}
	kept := bytes.Clone(content[:header])
	err := eachChunk(content[header:], func(name string, content []byte) error {
		if webpFrames[name] {
			kept = appendChunk(kept, name, content)
		}
		return nil
	})
	return kept, err
}

// eachChunk calls do with every chunk of a list. A chunk of odd length is
// followed by a byte that belongs to none.
func eachChunk(list []byte, do func(name string, content []byte) error) error {
	for len(list) > 0 {
		if len(list) < 8 {
			return ErrDamaged
		}
		length := uint64(binary.LittleEndian.Uint32(list[4:]))
		if length > uint64(len(list)-8) {
			return ErrDamaged
		}
		if err := do(string(list[:4]), list[8:8+length]); err != nil {
			return err
		}
		list = list[min(uint64(len(list)), 8+length+length%2):]
	}
	return nil
}

func appendChunk(dst []byte, name string, content []byte) []byte {
	dst = binary.LittleEndian.AppendUint32(append(dst, name...), uint32(len(content)))
	dst = append(dst, content...)
	if len(content)%2 == 1 {
		dst = append(dst, 0)
	}
	return dst
}
