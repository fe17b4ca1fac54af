package importer

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"html"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
)

// Word reads Word files (.docx), each of which is a text.
//
// The title is that of the style “Title”, else the first heading, else what the file says of itself; the
// date the first one in the first lines, else that at which the file was made; the language that of the file's name
// or folder, else what the file says.
type Word struct {
	// Convert makes Markdown of a Word file: GitHub's dialect with footnotes, behind a block of
	// YAML that holds title, subtitle and date where the text has styles for them. Pictures are referred to as
	// media/…, as the file has them in word/media. The error is [ErrNoConverter], or says why the
	// file cannot be converted.
	Convert func(ctx context.Context, docx []byte) (markdown []byte, err error)
}

// ErrNoConverter is the error where nothing on the computer can convert Word files.
var ErrNoConverter = errors.New("Word files are read by pandoc, which is not installed: get it at https://pandoc.org/installing.html, or by your system (apt install pandoc, brew install pandoc, winget install pandoc), and import again")

// otherOffice are files of word processors that are not read.
var otherOffice = []string{".doc", ".dot", ".docm", ".odt", ".rtf", ".pages", ".wpd", ".jtd", ".hwp"}

// Read implements Source.
func (w Word) Read(ctx context.Context, archive fs.FS, settings Settings) (*Archive, error) {
	out := &Archive{}
	read := 0
	err := fs.WalkDir(archive, ".", func(p string, e fs.DirEntry, err error) error {
		if err == nil {
			err = ctx.Err()
		}
		if err == nil && !e.IsDir() && !e.Type().IsRegular() {
			if lost, told := skipped(p, e, append(otherOffice, ".docx")...); told {
				out.Lost = append(out.Lost, lost)
			}
			return nil
		}
		if err != nil || e.IsDir() || strings.HasPrefix(e.Name(), "~$") || strings.HasPrefix(e.Name(), ".") {
			return err
		}
		ext := strings.ToLower(path.Ext(p))
		if slices.Contains(otherOffice, ext) {
			out.Lost = append(out.Lost, Loss{Origin: p, What: "the whole text: it is no .docx; open it and save it as one"})
		}
		if ext != ".docx" {
			return nil
		}
		read++
		lose := func(what string) error {
			out.Lost = append(out.Lost, Loss{Origin: p, What: "the whole text: " + what})
			return nil
		}
		raw, whole, err := readBounded(archive, p, maxDocx)
		if err != nil {
			return err
		}
		if !whole {
			return lose(fmt.Sprintf("it has more than %d bytes", maxDocx))
		}
		file, err := openDocx(raw)
		if err != nil {
			return lose(err.Error())
		}
		markdown, err := w.Convert(ctx, file.raw)
		if errors.Is(err, ErrNoConverter) || ctx.Err() != nil {
			return err
		}
		if err != nil {
			return lose(err.Error())
		}
		text, lost, ok := cleanText(p, markdown)
		if !ok {
			out.Lost = append(out.Lost, lost...)
			return nil
		}
		d := file.document(unpacked{archive}, p, text, settings)
		d.Lost = append(lost, d.Lost...)
		out.Documents = append(out.Documents, d)
		return nil
	})
	if err != nil {
		return nil, err
	}
	if read == 0 && len(out.Lost) == 0 {
		return nil, errors.New("there is no Word file (.docx) in it")
	}
	return out, nil
}

// document makes a document of a file's Markdown.
func (f *docx) document(archive fs.FS, p, text string, settings Settings) Document {
	d := Document{Origin: p, Lang: pathLanguage(p, settings)}
	about := f.properties()
	if d.Lang == "" && about["language"] != "" {
		d.Lang = settings.language(about["language"])
	}
	head, lost := readHeader(p, text)
	d.Lost = append(d.Lost, lost...)
	body := newDraft(head.body, 0)
	stem := strings.TrimSuffix(path.Base(p), path.Ext(p))
	title := head.text("title")
	if title == "" && !strings.Contains(body.text, "# ") && !junkTitle.MatchString(about["title"]) {
		title = about["title"]
	}
	d.setTitle(title, stem, body)
	body.lowerHeadings()
	d.Summary = squeeze(unescape(head.text("subtitle", "abstract")))
	d.setDate(&head, settings.Zone, "date")
	if d.Date.IsZero() {
		d.Date, d.DateOnly = findDateline(body.text, settings)
	}
	if at, _, ok := readDate(about["created"], settings.Zone); d.Date.IsZero() && ok {
		at = at.In(cmp.Or(settings.Zone, time.UTC))
		d.Date, d.DateOnly = time.Date(at.Year(), at.Month(), at.Day(), 0, 0, 0, 0, at.Location()), true
		d.lose(0, "its date, which nothing in it states: that at which the file was made stands for it, %s", at.Format(time.DateOnly))
	}
	for _, key := range []string{"subject", "description", "keywords", "category"} {
		if about[key] != "" {
			d.lose(0, "what the file says of itself, “%s”: %s", key, squeeze(about[key]))
		}
	}
	withoutLooks(body)
	plainHTML(body, &d)
	files := newBundle(archive, &d)
	relink(body, &d, func(address string) resolved {
		if isElsewhere(address) || !strings.HasPrefix(address, "media/") {
			return resolved{}
		}
		if ext := strings.ToLower(path.Ext(address)); ext == ".emf" || ext == ".wmf" {
			return resolved{why: "in a form that no browser shows"}
		}
		return resolved{file: files.add(path.Join(p, "word", plainPath(address)))}
	})
	head.asked["author"] = true
	head.rest(&d)
	d.finish(body)
	f.tellMissing(&d, text)
	for i := range d.Lost {
		d.Lost[i].Line = 0 // a Word file has no lines
	}
	return d
}

// junkTitle is what programs write for a title.
var junkTitle = regexp.MustCompile(`(?i)^(|microsoft word.*|untitled.*|document ?\d*|文書 ?\d*|sans titre.*|.*\.docx?)$`)

// findDateline finds the day that one of the first lines states: in a line of its own, or at the beginning of one.
func findDateline(text string, settings Settings) (time.Time, bool) {
	const lines, letters = 8, 60
	seen := 0
	for line := range strings.Lines(text) {
		runes := []rune(strings.TrimSpace(line))
		if len(runes) == 0 {
			continue
		}
		if at, ok := findDate(string(runes[:min(len(runes), letters)]), settings); ok {
			return at, true
		}
		if seen++; seen == lines {
			break
		}
	}
	return time.Time{}, false
}

// withoutLooks takes out of the tags of HTML what a converter says of sizes and styles. Pictures that are tags become
// Markdown where no table of HTML is around them.
func withoutLooks(d *draft) {
	var edits []edit
	depth := 0
	for _, t := range findTags(d.text, findCode(d.text)) {
		switch {
		case t.name == "table" && t.end:
			depth--
		case t.name == "table":
			depth++
		}
		if t.name == "img" && depth == 0 && t.value("src") != "" {
			edits = append(edits, edit{t.from, t.to, pictureOf(t.value("alt"), t.value("src"), t.value("title"))})
		} else if by := writeTag(t, d.text); by != "" {
			edits = append(edits, edit{t.from, t.to, by})
		}
	}
	d.apply(edits)
}

var notWords = regexp.MustCompile(`\]\([^()\n]*\)|\[\^[^\]\n]*\]|<[^<>\n]*>`)

// letters returns the letters and digits of a text.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			return r
		}
		return -1
	}, text)
}

// tellMissing notes the paragraphs of the file that are not in the Markdown: a converter leaves out text boxes, what
// stands above and below each page, and remarks.
func (f *docx) tellMissing(d *Document, markdown string) {
	const most = 200
	all := letters(html.UnescapeString(notWords.ReplaceAllString(markdown, "")))
	from, told := 0, 0
	for _, part := range sortedParts(f.parts) {
		what := ""
		switch base := path.Base(part); {
		case path.Dir(part) != "word":
			continue
		case base == "document.xml", base == "footnotes.xml", base == "endnotes.xml":
			what = "a paragraph that was not converted, as in a text box"
		case strings.HasPrefix(base, "header"), strings.HasPrefix(base, "footer"):
			what = "what stands above or below each page"
		case strings.HasPrefix(base, "comments") && base == "comments.xml":
			what = "a remark beside the text"
		default:
			continue
		}
		seen := map[string]bool{}
		for _, words := range f.paragraphs(part) {
			plain := letters(words)
			if plain == "" || seen[plain] {
				continue
			}
			if at := strings.Index(all[from:], plain); at >= 0 {
				from += at
				continue
			}
			if strings.Contains(all, plain) {
				continue
			}
			seen[plain] = true
			if told++; told > most {
				d.lose(0, "more than %d paragraphs that were not converted", most)
				return
			}
			d.lose(0, "%s: %s", what, words)
		}
	}
	for _, name := range f.media {
		if strings.HasPrefix(name, "word/embeddings/") {
			d.lose(0, "what is embedded in the file: %s", path.Base(name))
		}
	}
}
