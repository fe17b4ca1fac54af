package main

import (
	"io"

	"golang.org/x/term"
)

// terminal is what is known of where text is printed to.
type terminal struct {
	is      bool // somebody looks at it
	columns int  // 0 where that is not known
}

// terminalOf asks whether a writer is a terminal that shows text in colour.
func terminalOf(w io.Writer) terminal {
	f, ok := fileOf(w)
	if !ok || !term.IsTerminal(int(f.Fd())) || !acceptsColour(f) {
		return terminal{}
	}
	columns, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		columns = 0
	}
	return terminal{true, columns}
}

// colour reports whether text is printed in colour: on a terminal that can, and
// if nobody asks for none (https://no-color.org).
func (t terminal) colour(env func(string) string) bool {
	return t.is && env("NO_COLOR") == "" && env("TERM") != "dumb"
}
