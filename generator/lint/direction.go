package lint

import (
	"fmt"
	"unicode"
	"unicode/utf8"

	"docsite/generator/diag"
)

// Controls of the Unicode Bidirectional Algorithm (UAX #9, 2).
const (
	leftToRightMark     = '\u200E'
	rightToLeftMark     = '\u200F'
	leftToRightEmbed    = '\u202A'
	popDirection        = '\u202C'
	leftToRightOverride = '\u202D'
	rightToLeftOverride = '\u202E'
	leftToRightIsolate  = '\u2066'
	firstStrongIsolate  = '\u2068'
	popIsolate          = '\u2069'
)

func isDirection(r rune) bool {
	return r == leftToRightMark || r == rightToLeftMark ||
		leftToRightEmbed <= r && r <= rightToLeftOverride || leftToRightIsolate <= r && r <= popIsolate
}

func isIsolate(r rune) bool { return leftToRightIsolate <= r && r <= firstStrongIsolate }

// isRightToLeft reports a letter of a script that is written so.
func isRightToLeft(r rune) bool {
	return r >= 0x590 && (r <= 0x8FF || 0xFB1D <= r && r <= 0xFDFF || 0xFE70 <= r && r <= 0xFEFC || 0x10800 <= r && r <= 0x10FFF || 0x1E800 <= r && r <= 0x1EFFF) &&
		unicode.IsLetter(r)
}

// directions are the controls of a paragraph.
type directions struct {
	controls    []control
	rightToLeft bool // there are letters for them
}

type control struct {
	r        rune
	at, line int
}

func (d *directions) take(r rune, at, line int) {
	if !isDirection(r) {
		d.rightToLeft = true
		return
	}
	d.controls = append(d.controls, control{r, at, line})
}

// end adds the controls of the paragraph that ends: the first that is not closed, which
// turns all that follows it, or else those that stand where nothing is written from right
// to left, and were pasted with something.
func (d *directions) end(l *characterLinter) {
	if c, open := d.open(); open {
		if l.tells(diag.DirectionOpen, c.line) {
			l.add(diag.DirectionOpen, c.at,
				fmt.Sprintf("the control character U+%04X, which changes the direction of writing in “%s”, is not closed", c.r, around(l.text, c.at, utf8.RuneLen(c.r))),
				"delete it: it cannot be seen, and turns what stands behind it")
		}
	} else {
		for _, c := range d.controls {
			if d.rightToLeft && c.r != leftToRightOverride && c.r != rightToLeftOverride || !l.tells(diag.InvisibleCharacter, c.line) {
				continue
			}
			l.add(diag.InvisibleCharacter, c.at,
				fmt.Sprintf("a control for the direction of writing (U+%04X) stands in “%s”", c.r, around(l.text, c.at, utf8.RuneLen(c.r))),
				"delete it: it cannot be seen, but it is there")
		}
	}
	d.controls, d.rightToLeft = d.controls[:0], false
}

// open returns the first control that is not closed (UAX #9, rules X1 to X8).
func (d *directions) open() (control, bool) {
	var open []control
	isolates := 0
	for _, c := range d.controls {
		switch {
		case c.r == leftToRightMark || c.r == rightToLeftMark:
		case c.r == popDirection:
			if n := len(open); n > 0 && !isIsolate(open[n-1].r) {
				open = open[:n-1]
			}
		case c.r == popIsolate:
			for popped := isolates == 0; !popped; open = open[:len(open)-1] {
				popped = isIsolate(open[len(open)-1].r)
			}
			isolates = max(0, isolates-1)
		default:
			open = append(open, c)
			if isIsolate(c.r) {
				isolates++
			}
		}
	}
	if len(open) == 0 {
		return control{}, false
	}
	return open[0], true
}
