package main

import (
	"bytes"
	"image"
	"image/jpeg"
	"os"
	"strconv"

	"github.com/rogpeppe/go-internal/testscript"
)

// photograph file width height makes a JPEG of that size, which a script cannot
// hold.
func photograph(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: photograph file width height")
	}
	width, err := strconv.Atoi(args[1])
	ts.Check(err)
	height, err := strconv.Atoi(args[2])
	ts.Check(err)
	m := image.NewGray(image.Rect(0, 0, width, height))
	for i := range m.Pix {
		m.Pix[i] = byte(i * i >> 3)
	}
	var b bytes.Buffer
	ts.Check(jpeg.Encode(&b, m, nil))
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b.Bytes(), 0o666))
}
