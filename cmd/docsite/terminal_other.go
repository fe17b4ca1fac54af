//go:build !windows

package main

import "os"

func acceptsColour(*os.File) bool { return true }
