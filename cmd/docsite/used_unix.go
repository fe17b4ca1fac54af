//go:build linux || darwin || freebsd || netbsd || openbsd

package main

import (
	"runtime"
	"syscall"
	"time"
)

// usedSoFar returns what this process has taken of the machine.
func usedSoFar() used {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return used{}
	}
	memory := int64(u.Maxrss)
	if runtime.GOOS != "darwin" && runtime.GOOS != "ios" {
		memory *= 1024 // kilobytes elsewhere
	}
	return used{time.Duration(u.Utime.Nano()), time.Duration(u.Stime.Nano()), memory}
}
