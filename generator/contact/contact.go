// Package contact reads telephone numbers and e-mail addresses as press offices
// write them, and returns the links that stand in them.
//
//	+81 3 5253 5111 ext. 5432        tel:+81-3-5253-5111;ext=5432
//	03-5253-5111（内線：5432, 5433）   two links, with an extension each
//	03-5253-5111 / 03-5253-5112      two links
//	03-5253-5111（夜間 03-5253-5112）  likewise
//	+44 (0) 20 7946 0000             without the 0, which is not dialled from abroad
//	#7119                            tel:%237119
//	1-800-O-CANADA                   tel:1-800-6-226232, by the letters of the keys
//
// What is shown is what was written: a [Link] is a span of it. Words of a language,
// such as those before an extension, are data ([Words]); others are shown as
// they are, in brackets or not. In doubt nothing is guessed: a value that is
// not understood as a whole is an error that says what to write instead.
//
//	telephone.go  what stands between, before and behind numbers
//	extension.go  extensions
//	number.go     one number
//	mailbox.go    e-mail addresses
package contact

// Words are those of languages that stand beside numbers and addresses.
type Words struct {
	Extension []string // before an extension: ext., poste, 内線
	Between   []string // between two numbers or addresses: or, et, または
}

// Link is a part of what was written that leads somewhere.
type Link struct {
	Start, End int    // bytes
	Href       string // a tel: or mailto: address (RFC 3966, RFC 6068)
}

// Error says why a value is not understood, and what to write instead.
type Error struct{ Message, Hint string }

func (e *Error) Error() string { return e.Message }
