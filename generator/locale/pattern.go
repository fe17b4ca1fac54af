package locale

import (
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
)

// patternOf is the built-in file that a new language's is made after.
const patternOf = "en"

// BuiltIn reports whether there is a built-in file for a language, or for one of
// those that its own would begin with.
func BuiltIn(builtin fs.FS, tag string) bool {
	for _, ancestor := range Lineage(tag) {
		if file, _, err := find(builtin, ancestor); err == nil && file != "" {
			return true
		}
	}
	return false
}

var (
	// counted is a message with plural forms, in one line.
	counted = regexp.MustCompile(`^( +\S+:) \{one: (".*"), other: (".*")\}$`)
	// section is the first line of a part of the file.
	section = regexp.MustCompile(`^(\w+):`)
	// translated are the parts that every language must have.
	translated = []string{"language", "dates", "numbers", "lists", "messages"}
)

// Pattern returns the file of a language that is not built in: every message, with
// the plural forms of the language, still in the words of another language and to be
// translated. What is that other language's own, such as its signs, is left out. The
// error says that CLDR does not know how the language counts.
func Pattern(builtin fs.FS, tag string) ([]byte, error) {
	forms, err := usedForms(tag)
	if err != nil {
		return nil, fmt.Errorf("CLDR has no plural rules for “%s”: use the tag of a language that it knows", tag)
	}
	_, text, err := find(builtin, patternOf)
	if err != nil {
		return nil, err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "# What the site says in %s. All of it is still in another language, and readers see it so:\n"+
		"# translate what stands behind the colons, and first of all the language's name. Words in {braces}\n"+
		"# and {{.Braces}} stay as they are; what stands before a colon, too.\n", tag)
	skip := true // what the file says of itself
	for line := range strings.Lines(string(text)) {
		if name := section.FindStringSubmatch(line); name != nil {
			skip = !slices.Contains(translated, name[1])
		} else if strings.HasPrefix(line, "#") {
			skip = true
		}
		if skip {
			continue
		}
		line = strings.TrimSuffix(line, "\n")
		if m := counted.FindStringSubmatch(line); m != nil {
			line = m[1] + " {" + plurals(forms, m[2], m[3]) + "}"
		} else if strings.HasPrefix(line, "  name: ") {
			line = "  name: " + tag + " # the language's own name in the language"
		}
		b.WriteString(line + "\n")
	}
	return []byte(b.String()), nil
}

// plurals writes the forms of a message.
func plurals(forms []string, one, other string) string {
	written := make([]string, len(forms))
	for i, form := range forms {
		written[i] = form + ": " + other
		if form == "one" {
			written[i] = form + ": " + one
		}
	}
	return strings.Join(written, ", ")
}
