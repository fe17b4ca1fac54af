//go:build !unix

package publish

// unpolled is a flag that is of use on Unix.
const unpolled = 0
