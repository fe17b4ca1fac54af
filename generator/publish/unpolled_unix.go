//go:build unix

package publish

import "syscall"

// unpolled opens a file that is not waited for. To one on a disk it means nothing, but
// package os, which tries whether it can be waited for, then makes one system call for
// that instead of five.
const unpolled = syscall.O_NONBLOCK
