package layout

import (
	"regexp"
	"strings"
	"unicode"
)

// longestName is what file systems hold of a name at most: NTFS 255 units of UTF-16, ext4 and APFS 255
// bytes, which are never fewer.
const longestName = 255

// The names that Windows keeps for devices, with or without an extension, which may stand behind spaces
// (Microsoft, “Naming Files, Paths, and Namespaces”).
var devices = regexp.MustCompile(`(?i)^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$) *(\.|$)`)

// deviceFault is what is wrong with the name of a device.
const deviceFault = "is one that Windows keeps for a device"

// DeviceFault returns what is wrong with a word that is the name of a device, as in “is one that Windows
// keeps for a device”; "" if it is none.
func DeviceFault(name string) string {
	if devices.MatchString(name) {
		return deviceFault
	}
	return ""
}

// NameFault returns why the name of a file or folder cannot be held by Linux, macOS and Windows alike, as
// in “holds a control character”; "" if it can. Whether two names are one is told by [Fold].
func NameFault(name string) string {
	switch {
	case strings.ContainsAny(name, `<>:"/\|?*`):
		return "holds a character that Windows cannot have in a name"
	case strings.ContainsFunc(name, func(r rune) bool { return unicode.IsControl(r) || r == unicode.ReplacementChar }):
		return "holds a control character"
	case strings.HasSuffix(name, ".") || strings.HasSuffix(name, " "):
		return "ends with a space or a full stop, which Windows drops"
	case len(name) > longestName:
		return "is too long"
	}
	return DeviceFault(name)
}
