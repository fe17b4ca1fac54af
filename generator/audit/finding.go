package audit

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"docsite/generator/diag"
)

// finding is something that is wrong, at a byte of a file.
type finding struct {
	code          diag.Code
	place         place
	message, hint string
	related       place
	relation      string // what the other place is; empty where there is none
}

// place is a byte of a file.
type place struct {
	file   int32 // its number
	offset int32 // or whole
}

// whole is the offset of a file as such.
const whole = -1

// Bounds of what is told. One mistake of a template stands in every page: of the same
// words, places up to the third are told and the rest counted.
const (
	mostInFile  = 50
	mostPlaces  = 3
	mostOfCode  = diag.MostOfKind
	longestName = 300 // bytes of what is quoted
)

// find notes something that is wrong at a byte of the file.
func (r *reader) find(code diag.Code, offset int, message, hint string) {
	r.add(finding{code: code, place: place{r.number, int32(offset)}, message: message, hint: hint})
}

// findf is find with a message of parts, which is made only where it is told.
func (r *reader) findf(code diag.Code, offset int, hint, format string, args ...any) {
	if r.told[code] < mostInFile {
		r.find(code, offset, fmt.Sprintf(format, args...), hint)
	} else {
		r.add(finding{code: code})
	}
}

func (r *reader) add(f finding) {
	if r.told == nil {
		r.told, r.untold = map[diag.Code]int{}, map[diag.Code]int{}
	}
	if r.told[f.code]++; r.told[f.code] > mostInFile {
		r.untold[f.code]++
		return
	}
	r.findings = append(r.findings, f)
}

// findings are those of a site, taken in the order of its files.
type findings struct {
	groups map[diag.Code]map[string]*group // by message
	order  []*group
	untold map[diag.Code]int
}

// group are places of which the same is to be said.
type group struct {
	told []finding
	more int
}

func newFindings() *findings {
	return &findings{groups: map[diag.Code]map[string]*group{}, untold: map[diag.Code]int{}}
}

func (f *findings) take(r *reader) {
	for _, one := range r.findings {
		f.add(one)
	}
	for code, n := range r.untold {
		f.untold[code] += n
	}
}

func (f *findings) add(one finding) {
	groups := f.groups[one.code]
	if groups == nil {
		groups = map[string]*group{}
		f.groups[one.code] = groups
	}
	g := groups[one.message]
	switch {
	case g == nil && len(groups) == mostOfCode:
		f.untold[one.code]++
		return
	case g == nil:
		g = &group{}
		groups[one.message] = g
		f.order = append(f.order, g)
	case len(g.told) == mostPlaces:
		g.more++
		return
	}
	g.told = append(g.told, one)
}

// located returns diagnostics with lines and columns, sorted. Files are read again for
// that, those alone that something is told of.
func (f *findings) located(fsys fs.FS, t *tree) ([]diag.Diagnostic, error) {
	wanted := map[place]diag.Pos{}
	for _, g := range f.order {
		for _, one := range g.told {
			wanted[one.place] = diag.Pos{}
			if one.relation != "" {
				wanted[one.related] = diag.Pos{}
			}
		}
	}
	if err := locate(fsys, t, wanted); err != nil {
		return nil, err
	}
	var ds []diag.Diagnostic
	last := map[diag.Code]int{}
	for _, g := range f.order {
		for i, one := range g.told {
			hint := one.hint
			if i == len(g.told)-1 && g.more > 0 {
				hint = joinHints(hint, "the same is true of "+counted(g.more, "other place"))
			}
			d := diag.New(one.code, wanted[one.place], "%s", one.message).WithHint("%s", hint)
			if one.relation != "" {
				d = d.WithRelated(wanted[one.related], "%s", one.relation)
			}
			last[one.code] = len(ds)
			ds = append(ds, d)
		}
	}
	for code, n := range f.untold {
		if i, told := last[code]; told {
			ds[i] = ds[i].WithHint("%s", joinHints(ds[i].Hint, counted(n, "other")+" of this kind not told"))
		}
	}
	return diag.Sort(ds), nil
}

// joinHints adds what more there is to a hint.
func joinHints(hint, more string) string {
	if hint == "" {
		return more
	}
	return hint + "; " + more
}

// counted names how many there are of something.
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// locate finds lines and columns of places.
func locate(fsys fs.FS, t *tree, wanted map[place]diag.Pos) error {
	places := make([]place, 0, len(wanted))
	for p := range wanted {
		places = append(places, p)
	}
	slices.SortFunc(places, func(a, b place) int { return cmp.Or(cmp.Compare(a.file, b.file), cmp.Compare(a.offset, b.offset)) })
	var cursor diag.Cursor
	read := int32(-1)
	for _, p := range places {
		pos := diag.Pos{File: strings.ToValidUTF8(t.files[p.file].path, "\uFFFD")}
		if p.offset >= 0 {
			if read != p.file {
				text, err := readFile(fsys, t.files[p.file].path, mostOfFeed)
				if err != nil {
					return err
				}
				cursor, read = diag.NewCursor(text), p.file
			}
			pos.Line, pos.Column = cursor.Move(int(p.offset))
		}
		wanted[p] = pos
	}
	return nil
}

// quoted is what stands in a file, in quotation marks, cut where nobody would read on.
func quoted[S string | []byte](s S) string {
	text := strings.ToValidUTF8(string(s[:min(len(s), longestName)]), "\uFFFD")
	if len(s) > longestName {
		text += "…"
	}
	return "“" + text + "”"
}
