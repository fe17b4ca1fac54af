package importer

import (
	"cmp"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"

	newsroom "docsite/generator/edit"
	"docsite/generator/locale/cldr"
	"docsite/generator/press"
	"docsite/generator/read"
)

// release is texts that become one, the original first.
type release struct {
	id       string // <year>/<name>, or pages/<name>
	page     bool
	draft    bool
	date     time.Time // of the original, or of the first text that has one
	dateOnly bool
	texts    []*text
	stated   bool // the source says that they are translations of each other
}

// text is a document on its way.
type text struct {
	Document
	fresh  bool   // no earlier run brought it over
	folder string // in which an earlier run wrote it, if it is there still
	stamp  bool   // the source says what it is a translation of
	notes  []Note
	copied []string // names of files
}

func (t *text) note(about string, line int, format string, args ...any) {
	t.notes = append(t.notes, Note{About: about, Line: line, What: fmt.Sprintf(format, args...)})
}

// told reports whether a note names an address already.
func (t *text) told(address string) bool {
	return slices.ContainsFunc(t.notes, func(n Note) bool {
		return strings.HasSuffix(n.What, " "+address) || strings.Contains(n.What, " "+address+",")
	})
}

// in returns the text in a language, or nil.
func (r *release) in(lang string) *text {
	for _, t := range r.texts {
		if t.Lang == lang {
			return t
		}
	}
	return nil
}

// fresh reports whether there is something new in a release.
func (r *release) fresh() bool {
	return slices.ContainsFunc(r.texts, func(t *text) bool { return t.fresh })
}

// accept brings what a source says of a document into the form that docsite takes, and notes what
// it does not take. left is why the document cannot be brought over.
func accept(d Document, o Options) (t *text, left *Note) {
	t = &text{Document: d, fresh: true}
	lost := slices.SortedStableFunc(slices.Values(d.Lost), func(a, b Loss) int { return cmp.Compare(a.Line, b.Line) })
	for _, l := range lost {
		n := Note{About: AboutLoss, Line: l.Line, What: l.What}
		if l.Origin != d.Origin {
			n.Origin = l.Origin
		}
		t.notes = append(t.notes, n)
	}
	if len(t.Body) > maxText {
		return t, &Note{About: AboutLoss, What: fmt.Sprintf("its text has more than %d bytes", maxText)}
	}
	if note := t.acceptLanguage(o.Settings.Languages); note != nil {
		return t, note
	}
	t.Title = plainLine(t.Title)
	if t.Title == "" {
		t.Title = plainLine(strings.TrimSuffix(path.Base(d.Origin), path.Ext(d.Origin)))
		t.note(AboutLoss, 0, "it has no title: its file's name stands for one, and it is a draft")
		t.Draft = true
	}
	t.Summary, t.Place, t.Reference = plainLine(t.Summary), plainLine(t.Place), plainLine(t.Reference)
	t.Body = strings.Map(func(r rune) rune {
		if r != '\n' && r != '\t' && unicode.IsControl(r) || r == '\uFFFE' || r == '\uFFFF' {
			return -1
		}
		return r
	}, strings.ToValidUTF8(t.Body, "\uFFFD"))
	t.acceptFacts(o)
	t.acceptAliases()
	return t, nil
}

// undated is in the place of the year of releases whose date is not known. It is none that
// a date can have.
const undated = "0000"

// acceptLanguage finds a text's language, or says why it has none.
func (t *text) acceptLanguage(languages []string) *Note {
	if t.Lang == "" {
		guess, why := detect(t.Title + "\n" + t.Body)
		switch {
		case guess != "" && !slices.Contains(languages, tagOf(guess, languages)):
			return &Note{About: AboutLanguage, What: fmt.Sprintf("nothing states its language, and by %s it seems to be “%s”, which is no language of the newsroom: let the archive say its language, or add that one to “languages” in docsite.yaml, and import again", why, guess)}
		case guess != "":
			t.Lang = guess
			t.note(AboutLanguage, 0, "nothing states its language: %s is a guess by %s", guess, why)
		case len(languages) == 1:
			t.Lang = languages[0]
			t.note(AboutLanguage, 0, "nothing states its language: %s is the only one of the newsroom", t.Lang)
		default:
			return &Note{About: AboutLanguage, What: "its language is not known, and cannot be guessed by its words"}
		}
	}
	said := t.Lang
	if t.Lang = tagOf(said, languages); !slices.Contains(languages, t.Lang) {
		return &Note{About: AboutLanguage, What: fmt.Sprintf("it is in “%s”, which is no language of the newsroom: add it to “languages” in docsite.yaml, and import again", said)}
	}
	return nil
}

func (t *text) acceptFacts(o Options) {
	if t.Type != "" && !slices.Contains(o.Types, t.Type) {
		t.note(AboutLoss, 0, "its type “%s”, which the newsroom does not have", t.Type)
		t.Type = ""
	}
	var countries []string
	for _, code := range t.Countries {
		if upper := strings.ToUpper(code); !cldr.Known(upper) {
			t.note(AboutLoss, 0, "the country “%s”: there is none of this code", code)
		} else if !slices.Contains(countries, upper) {
			countries = append(countries, upper)
		}
	}
	t.Countries = countries
	ids := func(what string, list []string) (kept []string) {
		for _, id := range list {
			if read.IDFault(id) != "" {
				made := newsroom.Slug(id)
				if made == "" || read.IDFault(made) != "" {
					t.note(AboutLoss, 0, "the %s “%s”, which is no word of Latin letters, digits and hyphens", what, id)
					continue
				}
				id = made
			}
			if !slices.Contains(kept, id) {
				kept = append(kept, id)
			}
		}
		return kept
	}
	t.Topics, t.Ministries = ids("topic", t.Topics), ids("ministry", t.Ministries)
	t.Attachments = slices.DeleteFunc(slices.Clone(t.Attachments), func(a Attachment) bool {
		if a.File != "" || webForm.MatchString(a.URL) {
			return false
		}
		t.note(AboutLoss, 0, "the attachment “%s” at %s, which is no address of the web", a.Title, a.URL)
		return true
	})
}

var webForm = regexp.MustCompile(`^https?://[^\s<>"/]+[^\s<>"]*$`)

// acceptAliases keeps the old addresses that docsite takes, as its reader does.
func (t *text) acceptAliases() {
	var kept []string
	for _, alias := range t.Aliases {
		alias = norm.NFC.String(alias)
		if fault := read.AliasFault(alias); fault != "" {
			t.note(AboutAddress, 0, "the old address %s %s: the web server needs a redirect of its own", shorten(alias), fault)
		} else if !slices.Contains(kept, alias) {
			kept = append(kept, alias)
		}
	}
	t.Aliases = kept
}

// plainLine writes a text in one line without characters that no line has.
func plainLine(s string) string {
	return strings.TrimSpace(oneLine(strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' || r == '\r' {
			return ' '
		}
		if unicode.IsControl(r) || r == unicode.ReplacementChar || r == '\uFFFE' || r == '\uFFFF' {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))))
}

// arrange puts the original first, and finds what all of a release's texts have alike.
func (r *release) arrange(settings *press.Settings) {
	place := func(t *text) int { return slices.Index(settings.Languages, t.Lang) }
	dated := func(t *text) int { return btoi(t.Date.IsZero() && !r.page) }
	slices.SortStableFunc(r.texts, func(a, b *text) int {
		return cmp.Or(btoi(b.Original)-btoi(a.Original), dated(a)-dated(b), cmp.Compare(place(a), place(b)), cmp.Compare(a.Origin, b.Origin))
	})
	original := r.texts[0]
	r.draft = original.Draft
	for _, t := range r.texts {
		if r.date.IsZero() && !t.Date.IsZero() && !r.page {
			r.date, r.dateOnly = t.Date, t.DateOnly
		}
	}
	if !r.dateOnly && !r.date.IsZero() {
		r.date = r.date.In(settings.Zone)
	}
	if r.date.IsZero() && !r.page {
		r.draft = true
		original.note(AboutDate, 0, "no date that can be read: it is a draft in releases/%s until somebody writes one and moves its folder to the year", undated)
	}
	for _, t := range r.texts[1:] {
		if !t.fresh && (t.folder == "" || t.folder == original.folder) {
			continue // nothing of it is written
		}
		if at := t.Date; !at.IsZero() && !r.page {
			if !t.DateOnly {
				at = at.In(settings.Zone)
			}
			if !dayOf(at, true).Equal(dayOf(r.date, true)) {
				t.note(AboutFact, 0, "its date, %s; the release has that of its original, %s", at.Format(time.DateOnly), r.date.Format(time.DateOnly))
			}
		}
		differs := func(what string, own, all []string) {
			if len(own) > 0 && !slices.Equal(slices.Sorted(slices.Values(own)), slices.Sorted(slices.Values(all))) {
				t.note(AboutFact, 0, "its %s, %s; the release has those of its original: %s", what, strings.Join(own, ", "), cmp.Or(strings.Join(all, ", "), "none"))
			}
		}
		differs("topics", t.Topics, original.Topics)
		differs("countries", t.Countries, original.Countries)
		differs("ministries", t.Ministries, original.Ministries)
		if t.Type != "" && t.Type != original.Type {
			t.note(AboutFact, 0, "its type, %s; the release has that of its original", t.Type)
		}
		if t.Reference != "" && t.Reference != original.Reference {
			t.note(AboutFact, 0, "its reference, %s; the release has that of its original", t.Reference)
		}
	}
}

// wish returns the name that a release should have: what the source says, else what its title in one of
// the languages makes, else the last part of an old address, else its date.
func (r *release) wish() string {
	for _, t := range r.texts {
		if name := norm.NFC.String(t.Name); name != "" && newsroom.NameFault(name) == nil {
			return name
		}
		if slug := newsroom.Slug(t.Name); slug != "" {
			return slug
		}
	}
	for _, t := range r.texts {
		if slug := newsroom.Slug(t.Title); slug != "" {
			return slug
		}
	}
	for _, t := range r.texts {
		for _, alias := range t.Aliases {
			stem := strings.TrimSuffix(path.Base(alias), path.Ext(alias))
			if slug := newsroom.Slug(stem); slug != "" && !generic.MatchString(slug) {
				return slug
			}
		}
	}
	if r.page {
		return "page"
	}
	if r.date.IsZero() {
		return "undated"
	}
	return r.date.Format(time.DateOnly)
}

// generic are last parts of addresses that name no release.
var generic = regexp.MustCompile(`^(index|default|[a-z]{2,3}|\d{1,3})$`)

// year is the folder in which a release lies.
func (r *release) year() string {
	switch {
	case r.page:
		return "pages"
	case r.date.IsZero():
		return undated
	}
	return r.date.Format("2006")
}
