package edit

import (
	"docsite/generator/layout"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"strings"
	"time"
	"unicode"

	"docsite/generator/markdown"
	"docsite/generator/read"
)

// longest is how many letters a name made of a title has, at most: an address is
// also read and copied by hand.
const longest = 60

var plainName = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// Slug makes a folder's name of a title: its words in small Latin letters without
// accents, joined by hyphens, as many as fit. A title of which something would be
// lost, such as one in Japanese, and one without words have none: "".
func Slug(title string) string {
	if !strings.ContainsFunc(title, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) {
		return ""
	}
	slug := markdown.ID(strings.NewReplacer("'", "", "’", "").Replace(title))
	if !plainName.MatchString(slug) {
		return ""
	}
	for len(slug) > longest {
		cut := strings.LastIndexByte(slug, '-')
		if cut < 0 {
			return ""
		}
		slug = slug[:cut]
	}
	if read.NameFault(slug) != "" {
		return ""
	}
	return slug
}

// Name returns an error if a release of a year cannot have a name, or another one
// has it.
func (s *Scaffolder) Name(year int, name string) error {
	if err := NameFault(name); err != nil {
		return err
	}
	if taken, err := s.taken(year, name); err != nil {
		return err
	} else if taken {
		return fmt.Errorf("%s exists already, and nothing is overwritten: choose another name with --name, such as %s", folderOf(year, name), s.free(year, name))
	}
	return nil
}

// NameFault returns an error if a word cannot be the name of a release's folder.
func NameFault(name string) error {
	fault := read.NameFault(name)
	if name == "" {
		fault = "is empty"
	}
	if fault == "" {
		return nil
	}
	return fmt.Errorf("the name “%s” %s: write small letters, digits and hyphens, such as agreement-signed", name, fault)
}

func folderOf(year int, name string) string {
	return layout.Folder(fmt.Sprintf("%04d/%s", year, name))
}

func (s *Scaffolder) taken(year int, name string) (bool, error) {
	_, err := fs.Stat(s.folder, folderOf(year, name))
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

// free returns a name, or the first of name-2, name-3 … that no release has.
func (s *Scaffolder) free(year int, name string) string {
	free := name
	for n := 2; ; n++ {
		if taken, err := s.taken(year, free); !taken || err != nil {
			return free
		}
		free = fmt.Sprintf("%s-%d", name, n)
	}
}

// dated returns a name for a release of a day that has no other.
func (s *Scaffolder) dated(day time.Time) string {
	return s.free(day.Year(), day.Format(time.DateOnly))
}
