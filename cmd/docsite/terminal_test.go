package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

func TestColour(t *testing.T) {
	for _, c := range []struct {
		name string
		t    terminal
		env  map[string]string
		want bool
	}{
		{"a terminal", terminal{is: true}, map[string]string{"TERM": "xterm-256color"}, true},
		{"a console of Windows, which has no TERM", terminal{is: true}, nil, true},
		{"a file or a pipe", terminal{}, map[string]string{"TERM": "xterm"}, false},
		{"NO_COLOR", terminal{is: true}, map[string]string{"NO_COLOR": "1", "TERM": "xterm"}, false},
		{"NO_COLOR, whatever it says", terminal{is: true}, map[string]string{"NO_COLOR": "0", "TERM": "xterm"}, false},
		{"NO_COLOR, empty", terminal{is: true}, map[string]string{"NO_COLOR": "", "TERM": "xterm"}, true},
		{"a terminal that cannot", terminal{is: true}, map[string]string{"TERM": "dumb"}, false},
	} {
		if got := c.t.colour(func(key string) string { return c.env[key] }); got != c.want {
			t.Errorf("%s: %t, want %t", c.name, got, c.want)
		}
	}
}

// What is no terminal has no colour and no width, though it may be a device.
func TestNoTerminal(t *testing.T) {
	file, err := os.Create(filepath.Join(t.TempDir(), "log"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	if terminalOf(file) != (terminal{}) || terminalOf(null) != (terminal{}) || terminalOf(&bytes.Buffer{}) != (terminal{}) {
		t.Error("a file, the null device or a buffer is taken for a terminal")
	}
}
