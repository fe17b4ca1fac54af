package syndication

import "bytes"

// Format is a form in which a release is told to machines: a file beside its page.
type Format interface {
	Name() string      // in docsite.yaml, under “twins”
	File() string      // its file's name
	MediaType() string // of its file
	Title() string     // what a head calls it beside its media type, where several have that; or nothing
	Write(out *bytes.Buffer, d *Description) error
}

// ListFormat is a format that lists are told in, too.
type ListFormat interface {
	Format
	WriteList(out *bytes.Buffer, l *List) error
}

// Formats are all of them, in the order in which heads name them.
var Formats = []Format{JSON{}, Markdown{}, Ninjs{}}

// ByName returns a format by its name in docsite.yaml, or nil if there is none.
func ByName(name string) Format {
	for _, f := range Formats {
		if f.Name() == name {
			return f
		}
	}
	return nil
}

// Names are those of all formats.
func Names() []string {
	names := make([]string, len(Formats))
	for i, f := range Formats {
		names[i] = f.Name()
	}
	return names
}
