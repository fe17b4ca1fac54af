package picture

import "bytes"

// The loops of an animation are the only extension of an application that
// shows anything.
var gifLoops = [][]byte{[]byte("NETSCAPE2.0"), []byte("ANIMEXTS1.0")}

// readGIF keeps the frames with their palettes and times (GIF89a
// specification, section 17 on), and drops comments, texts and applications'
// blocks.
func readGIF(file []byte) (*Picture, error) {
	p := &Picture{Format: GIF, Orientation: Upright, deep: 6}
	p.Clean = make([]byte, 0, len(file))
	const screen, descriptor = 13, 10
	if len(file) < screen || len(file) < screen+paletteSize(file[10]) {
		return nil, ErrTruncated
	}
	at, frames := screen+paletteSize(file[10]), 0
	p.Clean = append(p.Clean, file[:at]...)
	for {
		if at == len(file) && frames == 0 {
			return nil, ErrTruncated
		}
		if at == len(file) || file[at] == 0x3B { // many programs leave the last byte out
			p.Clean = append(p.Clean, 0x3B)
			p.Animated = frames > 1
			return p, nil
		}
		blocks, shows := at+2, false
		switch file[at] {
		case 0x2C:
			if at+descriptor > len(file) {
				return nil, ErrTruncated
			}
			frames++
			blocks, shows = at+descriptor+paletteSize(file[at+descriptor-1])+1, true
		case 0x21:
		default:
			return nil, ErrDamaged
		}
		end, err := blocksEnd(file, blocks)
		if err != nil {
			return nil, err
		}
		if shows {
			p.Clean = append(p.Clean, file[at:end]...)
		} else {
			p.Clean = append(p.Clean, control(file[at:end])...)
		}
		at = end
	}
}

// paletteSize is how many bytes a palette has, by the flags before it.
func paletteSize(flags byte) int {
	if flags&0x80 == 0 {
		return 0
	}
	return 3 << (flags&7 + 1)
}

// blocksEnd is where a row of blocks ends, each with its length before it, the
// last one empty.
func blocksEnd(file []byte, at int) (int, error) {
	for at < len(file) {
		length := int(file[at])
		at += 1 + length
		if length == 0 {
			return at, nil
		}
	}
	return 0, ErrTruncated
}

// control returns what is kept of an extension: how a frame is shown, how often
// an animation, and nothing in further blocks.
func control(extension []byte) []byte {
	const frame, loops = 7, 18
	switch extension[1] {
	case 0xF9:
		if len(extension) > frame && extension[2] == 4 {
			return append(bytes.Clone(extension[:frame]), 0)
		}
	case 0xFF:
		for _, name := range gifLoops {
			if len(extension) > loops && extension[2] == 11 && bytes.HasPrefix(extension[3:], name) && extension[14] == 3 && extension[15] == 1 {
				return append(bytes.Clone(extension[:loops]), 0)
			}
		}
	}
	return nil
}
