package importer

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"

	"docsite/generator/charset"
)

// CSV reads a table of metadata and the texts that it names, which lie beside it: Markdown,
// plain text (csvtext.go) or HTML. Its first row names the columns.
type CSV struct{}

// csvColumns are the columns that are understood.
var csvColumns = strings.Fields("file lang group original page title summary date type draft countries ministries topics place reference slug aliases image alt caption credit attachments id text")

// mostRows is how many rows a table has at most.
const mostRows = 200_000

// Read follows [Source]. The error is one of the disk, or says that there is no table, more
// than one, or none that names a text.
func (CSV) Read(ctx context.Context, archive fs.FS, settings Settings) (*Archive, error) {
	name, err := findTable(archive)
	if err != nil {
		return nil, err
	}
	raw, whole, err := readBounded(archive, name, mostFile)
	if err != nil {
		return nil, err
	}
	if !whole {
		return nil, fmt.Errorf("%s has more than %d MB", name, mostFile/1_000_000)
	}
	decoded, _ := charset.Decode(raw, "")
	found := &Archive{}
	rows, err := readRows(name, string(decoded), found)
	if err != nil {
		return nil, err
	}
	t := csvTable{archive: archive, settings: settings, dir: path.Dir(name), found: found,
		pages: htmlReader{archive: archive, settings: settings, pages: map[string]*htmlPage{}, hosts: map[string]bool{}}}
	if settings.Element != "" {
		if t.pages.wanted, err = parseSelector(settings.Element); err != nil {
			return nil, err
		}
	}
	for _, row := range rows {
		if p := t.path(row.values["file"]); pageForm.MatchString(p) && t.pages.pages[p] == nil {
			if err := t.pages.head(p, found); err != nil {
				return nil, err
			}
		}
	}
	t.pages.link()
	for _, row := range rows {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		d, ok, err := t.document(name, row)
		if err != nil {
			return nil, err
		}
		if ok {
			found.Documents = append(found.Documents, d)
		}
	}
	return found, nil
}

// findTable returns the one table of an archive.
func findTable(archive fs.FS) (string, error) {
	entries, err := fs.ReadDir(archive, ".")
	if err != nil {
		return "", err
	}
	var tables []string
	for _, e := range entries {
		if ext := strings.ToLower(path.Ext(e.Name())); e.Type().IsRegular() && (ext == ".csv" || ext == ".tsv") {
			tables = append(tables, e.Name())
		}
	}
	switch len(tables) {
	case 0:
		return "", errors.New("there is no table (.csv or .tsv) in it")
	case 1:
		return tables[0], nil
	}
	return "", fmt.Errorf("there are several tables in it: name the one to import, such as %s", tables[0])
}

// csvRow is a row of a table.
type csvRow struct {
	line   int
	values map[string]string // by the names of columns
}

// list returns the values of a cell that can have several.
func (r csvRow) list(column, between string) []string {
	var list []string
	for _, v := range strings.FieldsFunc(r.values[column], func(c rune) bool { return strings.ContainsRune(between, c) }) {
		if v = strings.TrimSpace(v); v != "" {
			list = append(list, v)
		}
	}
	return list
}

// readRows reads a table. Columns that are not understood are lost.
func readRows(name, text string, found *Archive) ([]csvRow, error) {
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\uFEFF")))
	r.Comma = delimiterOf(text)
	r.FieldsPerRecord, r.LazyQuotes = -1, true
	head, err := r.Read()
	if err != nil {
		return nil, fmt.Errorf("%s has no row that names columns: %w", name, err)
	}
	columns := make([]string, len(head))
	for i, column := range head {
		columns[i] = strings.NewReplacer(" ", "_", "-", "_").Replace(strings.ToLower(strings.TrimSpace(column)))
		switch columns[i] {
		case "path", "filename":
			columns[i] = "file"
		case "language", "locale":
			columns[i] = "lang"
		}
	}
	lose := func(line int, format string, args ...any) {
		found.Lost = append(found.Lost, Loss{Origin: name, Line: line, What: fmt.Sprintf(format, args...)})
	}
	for i, column := range columns {
		if slices.Contains(columns[:i], column) && column != "" {
			lose(1, "the column “%s”, which stands twice: the first counts", head[i])
		} else if column != "" && !slices.Contains(csvColumns, column) {
			lose(1, "the column “%s”, which is not understood", head[i])
		}
	}
	if !slices.Contains(columns, "file") && !slices.Contains(columns, "text") {
		return nil, fmt.Errorf("%s has no column “file” that names texts; its columns are %s", name, strings.Join(head, ", "))
	}
	var rows []csvRow
	for len(rows) < mostRows {
		cells, err := r.Read()
		if err == io.EOF {
			return rows, nil
		}
		line, _ := r.FieldPos(0)
		if err != nil {
			var wrong *csv.ParseError
			if errors.As(err, &wrong) {
				line = wrong.StartLine
			}
			lose(line, "what follows in the table, which cannot be read: %v", err)
			return rows, nil
		}
		row := csvRow{line, map[string]string{}}
		for i, cell := range cells {
			switch cell = strings.TrimSpace(cell); {
			case i >= len(columns) && cell != "":
				lose(line, "“%s”, which stands behind the last column", shorten(cell))
			case i < len(columns) && row.values[columns[i]] == "":
				row.values[columns[i]] = cell
			}
		}
		rows = append(rows, row)
	}
	lose(0, "the rows behind the first %d", mostRows)
	return rows, nil
}

// delimiterOf returns what stands most often between the names of the columns.
func delimiterOf(text string) rune {
	head, _, _ := strings.Cut(text, "\n")
	best := ','
	for _, r := range ";\t" {
		if strings.Count(head, string(r)) > strings.Count(head, string(best)) {
			best = r
		}
	}
	return best
}

// csvTable reads what a table names.
type csvTable struct {
	archive  fs.FS
	settings Settings
	dir      string
	found    *Archive
	pages    htmlReader
}

// path returns the path in the archive of a file that a cell names.
func (t csvTable) path(cell string) string {
	if cell == "" {
		return ""
	}
	return path.Join(t.dir, strings.TrimPrefix(strings.ReplaceAll(cell, `\`, "/"), "/"))
}

// document reads a row and its text.
func (t csvTable) document(table string, row csvRow) (d Document, ok bool, err error) {
	file := t.path(row.values["file"])
	lose := func(what string) {
		t.found.Lost = append(t.found.Lost, Loss{Origin: table, Line: row.line, What: what})
	}
	switch ext := strings.ToLower(path.Ext(file)); {
	case file == "" && row.values["text"] == "":
		if strings.Join(slices.Collect(maps.Values(row.values)), "") != "" {
			lose("a row that names no file")
		}
		return d, false, nil
	case file == "":
		d.Origin = strings.Trim(row.values["id"]+"."+row.values["slug"]+"."+row.values["lang"], ".")
		if d.Origin == "" {
			lose("a row that has a text and neither an id nor a slug, by which it could be known again")
			return d, false, nil
		}
		d.Body = row.values["text"]
	case !fs.ValidPath(file):
		lose("the file " + row.values["file"] + ", which is outside of the archive")
		return d, false, nil
	case pageForm.MatchString(file):
		page := t.pages.pages[file]
		if page == nil {
			return d, false, nil // of which is told
		}
		if err := t.pages.body(page); err != nil {
			return d, false, err
		}
		d = page.Document
		d.Aliases = nil
	case !slices.Contains([]string{".md", ".markdown", ".txt", ".text"}, ext):
		lose("the file " + file + ", which is neither Markdown (.md) nor text (.txt) nor HTML")
		return d, false, nil
	default:
		text, lost, readable, err := t.text(file)
		if err != nil {
			return d, false, err
		}
		if !readable {
			t.found.Lost = append(t.found.Lost, lost...)
			return d, false, nil
		}
		d = Document{Origin: file, Lost: lost}
		if strings.HasPrefix(ext, ".t") {
			d.Body = fromPlain(text)
		} else {
			t.markdown(&d, text)
		}
	}
	t.values(&d, row, table)
	return d, true, nil
}

// text reads a text in whatever encoding it is.
func (t csvTable) text(file string) (text string, lost []Loss, ok bool, err error) {
	raw, whole, err := readBounded(t.archive, file, maxText)
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrPermission), errors.Is(err, fs.ErrInvalid):
		return "", []Loss{{Origin: file, What: "the whole text: it cannot be read: " + err.Error()}}, false, nil
	case err != nil:
		return "", nil, false, err
	case !whole:
		return "", []Loss{{Origin: file, What: fmt.Sprintf("the whole text: it has more than %d bytes", maxText)}}, false, nil
	}
	decoded, _ := charset.Decode(raw, "")
	text, lost, ok = cleanText(file, decoded)
	return text, lost, ok, nil
}

// markdown takes the text of a Markdown file, with the files that it shows.
func (t csvTable) markdown(d *Document, text string) {
	head, lost := readHeader(d.Origin, text)
	d.Lost = append(d.Lost, lost...)
	body := newDraft(head.body, head.above)
	d.setTitle(head.text("title"), "", body)
	d.setDate(&head, t.settings.Zone, "date")
	head.rest(d)
	files := newBundle(t.archive, d)
	relink(body, d, func(address string) resolved {
		if isElsewhere(address) || strings.HasPrefix(address, "#") {
			return resolved{}
		}
		p := plainPath(address)
		if pageForm.MatchString(p) || strings.EqualFold(path.Ext(p), ".md") {
			return resolved{}
		}
		return resolved{file: files.add(path.Join(path.Dir(d.Origin), p), path.Join(t.dir, p))}
	})
	d.Body = body.text
}

// values takes what a row says of a document, which counts more than what its text says.
func (t csvTable) values(d *Document, row csvRow, table string) {
	lose := func(format string, args ...any) {
		d.Lost = append(d.Lost, Loss{Origin: table, Line: row.line, What: fmt.Sprintf(format, args...)})
	}
	set := func(to *string, column string) {
		if v := row.values[column]; v != "" {
			*to = v
		}
	}
	set(&d.Lang, "lang")
	if d.Lang == "" {
		d.Lang = pathLanguage(d.Origin, t.settings)
	}
	set(&d.Group, "group")
	set(&d.Title, "title")
	set(&d.Summary, "summary")
	set(&d.Type, "type")
	set(&d.Place, "place")
	set(&d.Reference, "reference")
	set(&d.Name, "slug")
	d.Original, d.Page = isTrue(row.values["original"]), isTrue(row.values["page"])
	d.Draft = d.Draft || isTrue(row.values["draft"])
	if text := row.values["date"]; text != "" {
		at, only, ok := readDate(text, t.settings.Zone)
		if !ok {
			at, ok = findDate(text, t.settings)
			only = true
		}
		if d.Date, d.DateOnly = at, only; !ok {
			lose("the date “%s” cannot be read", text)
		}
	}
	if list := row.list("countries", "|;,/ \n"); list != nil {
		d.Countries = list
	}
	if list := row.list("ministries", "|;,\n"); list != nil {
		d.Ministries = list
	}
	if list := row.list("topics", "|;,\n"); list != nil {
		d.Topics = list
	}
	for _, address := range row.list("aliases", "|; \n") {
		if u, err := url.Parse(address); err == nil && u.Host != "" {
			address = u.EscapedPath()
			if u.RawQuery != "" {
				address += "?" + u.RawQuery
			}
		}
		d.Aliases = append(d.Aliases, address)
	}
	if name := row.values["image"]; name != "" {
		d.Image = &Image{File: d.beside(t.path(name)), Alt: row.values["alt"], Caption: row.values["caption"], Credit: row.values["credit"]}
	} else if row.values["alt"]+row.values["caption"]+row.values["credit"] != "" {
		lose("words for a picture, and no picture")
	}
	for _, a := range row.list("attachments", "|;\n") {
		if isElsewhere(a) {
			d.Attachments = append(d.Attachments, Attachment{URL: a})
		} else {
			d.Attachments = append(d.Attachments, Attachment{File: d.beside(t.path(a)), Title: path.Base(a)})
		}
	}
}

// beside takes a file of the archive to a document, and returns its name there.
func (d *Document) beside(p string) string {
	taken := names{}
	for _, f := range d.Files {
		if f.Path == p {
			return f.Name
		}
		taken.free(f.Name)
	}
	name := taken.free(portable(path.Base(p)))
	d.Files = append(d.Files, File{Name: name, Path: p})
	return name
}
