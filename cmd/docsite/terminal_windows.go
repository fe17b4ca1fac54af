package main

import (
	"os"

	"golang.org/x/sys/windows"
)

// acceptsColour asks a Windows console to read escape sequences, which it does
// not by itself.
func acceptsColour(f *os.File) bool {
	console := windows.Handle(f.Fd())
	var mode uint32
	return windows.GetConsoleMode(console, &mode) == nil &&
		windows.SetConsoleMode(console, mode|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING) == nil
}
