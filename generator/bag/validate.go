package bag

import (
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"
)

// Fault is something that RFC 8493 says against a bag.
type Fault struct {
	File    string // in the bag's folder
	Line    int    // from 1; 0 where the file as a whole is meant
	Message string // a sentence without a full stop
}

func (f Fault) String() string {
	if f.Line == 0 {
		return f.File + ": " + f.Message
	}
	return fmt.Sprintf("%s:%d: %s", f.File, f.Line, f.Message)
}

// mostTagFile is how long a tag file may be, in bytes.
const mostTagFile = 1 << 30

// Validate returns what makes a bag incomplete or invalid (RFC 8493, section 3), sorted; nil
// for a valid one. No link is followed. What fetch.txt lists must be there as everything
// else. The error is one of the disk.
func Validate(bag fs.FS) ([]Fault, error) {
	v := validator{bag: bag, files: map[string]string{}}
	if err := v.walk(); err != nil {
		return nil, err
	}
	for _, check := range []func() error{v.declaration, v.manifests, v.info} {
		if err := check(); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(v.faults, func(a, b Fault) int { return strings.Compare(a.String(), b.String()) })
	return v.faults, nil
}

type validator struct {
	bag      fs.FS
	files    map[string]string // path in the form NFC → path
	manifest []string          // names of files at the bag's top that are manifests of either kind
	bytes    int64             // of the payload
	streams  int               // likewise
	faults   []Fault
}

func (v *validator) tell(file string, line int, format string, args ...any) {
	v.faults = append(v.faults, Fault{file, line, fmt.Sprintf(format, args...)})
}

var manifestFile = regexp.MustCompile(`^(tag)?manifest-([a-z0-9]+)\.txt$`)

// walk finds the files of the bag.
func (v *validator) walk() error {
	return fs.WalkDir(v.bag, ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir():
			return nil
		case !e.Type().IsRegular():
			v.tell(name, 0, "it is a link or something else that is no file")
			return nil
		}
		if other, twice := v.files[norm.NFC.String(name)]; twice {
			v.tell(name, 0, "“%s” is the same name in another form of Unicode", other)
		}
		v.files[norm.NFC.String(name)] = name
		if manifestFile.MatchString(name) {
			v.manifest = append(v.manifest, name)
		}
		if strings.HasPrefix(name, payload) {
			info, err := e.Info()
			if err != nil {
				return err
			}
			v.bytes += info.Size()
			v.streams++
		}
		return nil
	})
}

// read returns what a tag file holds; ok is false where it is not there, which is told if
// it is needed.
func (v *validator) read(name string, needed bool) (text []byte, ok bool, err error) {
	if _, found := v.files[name]; !found {
		if needed {
			v.tell(name, 0, "it is missing")
		}
		return nil, false, nil
	}
	f, err := v.bag.Open(name)
	if err != nil {
		return nil, false, err
	}
	text, err = io.ReadAll(io.LimitReader(f, mostTagFile+1))
	if err = errors.Join(err, f.Close()); err == nil && len(text) > mostTagFile {
		v.tell(name, 0, "it is too long")
		return nil, false, nil
	}
	return text, err == nil, err
}

var version = regexp.MustCompile(`^BagIt-Version: [0-9]+\.[0-9]+$`)

// declaration checks bagit.txt and that there is a payload (section 2.1).
func (v *validator) declaration() error {
	text, ok, err := v.read(declarationName, true)
	if info, missing := fs.Stat(v.bag, strings.TrimSuffix(payload, "/")); missing != nil || !info.IsDir() {
		v.tell(payload, 0, "the folder of the payload is missing")
	}
	if err != nil || !ok {
		return err
	}
	list := lines(string(text))
	switch {
	case len(list) != 2:
		v.tell(declarationName, 0, "it has %d lines, not two", len(list))
	case !version.MatchString(list[0]):
		v.tell(declarationName, 1, "it is not a version, such as “BagIt-Version: 1.0”")
	case list[1] != "Tag-File-Character-Encoding: UTF-8":
		v.tell(declarationName, 2, "the encoding of tag files is not UTF-8")
	}
	return nil
}

// manifests checks that every manifest says what there is. Every file of the payload must
// stand in every manifest of the payload (section 3).
func (v *validator) manifests() error {
	some := false
	for _, name := range v.manifest {
		m := manifestFile.FindStringSubmatch(name)
		i := slices.IndexFunc(readable, func(a algorithm) bool { return a.name == m[2] })
		if i < 0 {
			v.tell(name, 0, "digests of %s are not known", m[2])
			continue
		}
		some = some || m[1] == ""
		text, ok, err := v.read(name, true)
		if err != nil {
			return err
		}
		if ok {
			if err := v.compare(name, text, readable[i], m[1] != ""); err != nil {
				return err
			}
		}
	}
	if !some {
		v.tell(manifestName(algorithms[0]), 0, "it is missing: a bag needs a manifest of the payload")
	}
	return nil
}

// compare checks what a manifest lists.
func (v *validator) compare(name string, text []byte, a algorithm, tags bool) error {
	entries, faults := ParseManifest(name, text, a.make().Size())
	v.faults = append(v.faults, faults...)
	listed := map[string]bool{}
	for _, e := range entries {
		key := norm.NFC.String(strings.TrimPrefix(e.Path, "./"))
		listed[key] = true
		path, there := v.files[key]
		m := manifestFile.FindStringSubmatch(key)
		switch inside := strings.HasPrefix(key, payload); {
		case !tags && !inside:
			v.tell(name, 0, "it lists “%s”, which is no file of the payload", e.Path)
		case tags && (inside || m != nil && m[1] != ""):
			v.tell(name, 0, "it lists “%s”, which no tag manifest does", e.Path)
		case !there:
			v.tell(e.Path, 0, "it is missing, but stands in %s", name)
		default:
			digest, err := v.digest(path, a.make())
			if err != nil {
				return err
			}
			if digest != e.Digest {
				v.tell(e.Path, 0, "it is not what %s says it was", name)
			}
		}
	}
	if tags {
		return nil
	}
	for key, path := range v.files {
		if strings.HasPrefix(key, payload) && !listed[key] {
			v.tell(path, 0, "it does not stand in %s", name)
		}
	}
	return nil
}

func (v *validator) digest(name string, h hash.Hash) (string, error) {
	f, err := v.bag.Open(name)
	if err != nil {
		return "", err
	}
	_, err = io.Copy(h, f)
	return hex.EncodeToString(h.Sum(nil)), errors.Join(err, f.Close())
}

// info checks what can be checked of bag-info.txt, which need not be there.
func (v *validator) info() error {
	text, ok, err := v.read(infoName, false)
	if err != nil || !ok {
		return err
	}
	fields, faults := ParseInfo(text)
	v.faults = append(v.faults, faults...)
	times := map[string]int{}
	for _, f := range fields {
		label := strings.ToLower(f.Label) // case does not matter (section 2.2.2)
		if times[label]++; times[label] == 2 && slices.Contains([]string{strings.ToLower(oxumLabel), strings.ToLower(dateLabel)}, label) {
			v.tell(infoName, 0, "“%s” stands more than once", f.Label)
		}
		switch label {
		case strings.ToLower(oxumLabel):
			if want := fmt.Sprintf("%d.%d", v.bytes, v.streams); f.Value != want {
				v.tell(infoName, 0, "the payload is %s, and not %s", want, f.Value)
			}
		case strings.ToLower(dateLabel):
			if _, err := time.Parse(time.DateOnly, f.Value); err != nil {
				v.tell(infoName, 0, "“%s” is not a day", f.Value)
			}
		}
	}
	return nil
}
