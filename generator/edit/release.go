package edit

import (
	"fmt"
	"path"
	"strings"
	"time"

	"docsite/generator/charset"
	"docsite/generator/link"
	"docsite/generator/read"
)

// Release says what a new release is. Empty fields are left to its author.
type Release struct {
	Title      string
	Lang       string
	Countries  []string
	Ministries []string
	Topics     []string
	Type       string
	Date       string // a day or a moment, as it will be written; else today
	Name       string // of its folder; else made of the title, else of the date
	Summary    string
	Text       []byte // Markdown; nil for a place to write it
	Draft      bool
}

// Release returns the file of a new release, which is the original of what will
// be translated from it. now is the present.
func (s *Scaffolder) Release(r Release, now time.Time) (File, error) {
	r, day, err := s.validate(r, now)
	if err != nil {
		return File{}, err
	}
	if r.Name == "" {
		if r.Name = Slug(r.Title); r.Name == "" {
			r.Name = s.dated(day)
		}
	}
	if err := s.Name(day.Year(), r.Name); err != nil {
		return File{}, err
	}
	w, err := wordsOf(r.Lang)
	if err != nil {
		return File{}, err
	}
	return File{path.Join(folderOf(day.Year(), r.Name), r.Lang+".md"), s.released(r, day, w)}, nil
}

// validate checks a release's values and brings them into form.
func (s *Scaffolder) validate(r Release, now time.Time) (Release, time.Time, error) {
	fail := func(err error) (Release, time.Time, error) { return Release{}, time.Time{}, err }
	var err error
	if r.Title, err = Line("title", r.Title); err != nil {
		return fail(err)
	}
	if r.Lang, err = s.Language(r.Lang); err != nil {
		return fail(err)
	}
	if r.Summary != "" {
		if r.Summary, err = Line("summary", r.Summary); err != nil {
			return fail(err)
		}
	}
	for i, code := range r.Countries {
		if r.Countries[i], err = s.Country(code); err != nil {
			return fail(err)
		}
	}
	for _, id := range r.Ministries {
		if err = s.HasMinistry(id); err != nil {
			return fail(err)
		}
	}
	for _, topic := range r.Topics {
		if fault := read.IDFault(topic); fault != "" {
			return fail(fmt.Errorf("the topic “%s” %s: write it like digital-economy", topic, fault))
		}
	}
	if r.Type == "" {
		r.Type = link.DefaultType
	} else if err = s.hasType(r.Type); err != nil {
		return fail(err)
	}
	if r.Date == "" {
		r.Date = now.In(s.Settings.Zone).Format(time.DateOnly)
	}
	day, err := s.Date(r.Date)
	if err != nil {
		return fail(err)
	}
	if r.Text != nil {
		text, ds := charset.Clean("the text", r.Text)
		if ds != nil {
			return fail(fmt.Errorf("%s: %s: %s", ds[0].Pos, ds[0].Message, ds[0].Hint))
		}
		r.Text = text
	}
	return r, day, nil
}

// released writes the file.
func (s *Scaffolder) released(r Release, day time.Time, w words) []byte {
	moment := time.Date(day.Year(), day.Month(), day.Day(), 9, 0, 0, 0, s.Settings.Zone).Format(time.RFC3339)
	types := strings.Join(s.Types(), ", ")
	var b strings.Builder
	remark := func(name string, pairs ...string) { b.WriteString(comment("", w.with(name, pairs...))) }
	value := func(key, text string) { b.WriteString(strings.TrimRight(key+": "+text, " ") + "\n") }

	b.WriteString("---\n")
	value("title", Scalar(r.Title))
	if remark("guide.summary"); r.Summary == "" {
		value("summary", "")
	} else {
		value("summary", Scalar(r.Summary))
	}
	remark("guide.date", "{moment}", moment)
	value("date", r.Date)
	remark("guide.type", "{types}", types)
	value("type", Scalar(r.Type))
	remark("guide.countries")
	value("countries", List(r.Countries))
	remark("guide.ministries")
	value("ministries", List(r.Ministries))
	remark("guide.topics")
	value("topics", List(r.Topics))
	remark("guide.original")
	value("original", "true")
	if r.Draft {
		remark("guide.draft")
		value("draft", "true")
	}
	remark("guide.more")
	for _, line := range []string{
		"place: " + Scalar(w["example.place"]),
		"embargo_until: " + moment,
		"image: {file: picture.jpg, alt: " + Item(w["example.picture"]) + ", caption: " + Item(w["example.caption"]) + "}",
		"attachments: [{file: programme.pdf, title: " + Item(w["example.document"]) + "}]",
		"contacts: [{office: " + Item(w["office"]) + ", tel: +00 0 0000 0000, email: press@example.org}]",
	} {
		b.WriteString("# " + line + "\n")
	}
	b.WriteString("---\n\n")
	if r.Text != nil {
		b.WriteString(strings.Trim(string(r.Text), "\n") + "\n")
	} else {
		b.WriteString("<!-- " + w["guide.text"] + " -->\n")
	}
	return []byte(b.String())
}
