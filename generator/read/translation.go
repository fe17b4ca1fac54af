package read

import (
	"cmp"
	"fmt"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"docsite/generator/contact"
	"docsite/generator/diag"
	"docsite/generator/fields"
	"docsite/generator/layout"
	"docsite/generator/locale"
	"docsite/generator/press"
	"docsite/generator/revision"
)

// keys reads the front matter of one translation.
type keys struct {
	m         *fields.Map
	t         *press.Translation
	zone      *time.Location
	languages []string
	words     contact.Words
	markups   *[]markup // that wait for the text to be read
}

// read understands every key of the contract. The order of the calls is the
// order in which the keys are named to an author.
func (k keys) read() {
	m, t := k.m, k.t
	if title := m.Text("title"); line(m, title, "title") {
		t.Title = norm.NFC.String(strings.TrimSpace(title.Value))
	} else if _, set := m.KeyAt("title"); !set {
		m.Report(diag.New(diag.TitleMissing, m.At, "the title is missing").WithHint("add a line “title: …” to the front matter"))
	}
	if summary := m.Text("summary"); summary.Set {
		t.Summary = norm.NFC.String(strings.Join(strings.Fields(summary.Value), " "))
	}
	what := "the front matter of a page"
	if layout.IsPage(t.Release) {
		k.draft()
	} else {
		what = "front matter"
		k.ofRelease()
	}
	t.IsOriginal = m.Bool("original")
	k.source()
	k.pending()
	k.status()
	if slug := m.Text("slug"); slug.Set {
		if fault := slugFault(slug.Value); fault != "" {
			m.Report(diag.New(diag.BadSlug, slug.At, "the slug “%s” %s", slug.Value, fault).
				WithHint("write words of letters and digits with hyphens between them"))
		} else {
			t.Slug = norm.NFC.String(slug.Value)
		}
	}
	k.aliases()
	t.Image = k.image(m.Map("image"), "the lead picture", "“image”")
	k.attachments()
	for i, c := range m.Maps("contacts") {
		t.Contacts = append(t.Contacts, k.contact(i, c))
	}
	k.parseSuppressions()
	m.Done(what)
	for _, key := range []string{"title", "summary", "place"} {
		if at, cut := m.CutAt(key); cut {
			m.Report(diag.New(diag.CommentInText, at, "what stands behind “ #” is a comment to YAML, and no part of “%s”", key).
				WithHint("put the whole text into quotation marks"))
		}
	}
	// To ask for a key is to know it, so this is the last that is asked.
	for _, name := range m.Names() {
		if at, set := m.KeyAt(name.Value); set {
			k.note(name.Value, at)
		}
	}
	slices.SortFunc(t.Keys, func(a, b press.Key) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
}

// ofRelease reads what a release has and a page has not.
func (k keys) ofRelease() {
	m, t := k.m, k.t
	k.facts()
	t.Place = k.line("place")
	for i, g := range m.Maps("gallery") {
		if image := k.image(g, fmt.Sprintf("picture %d of “gallery”", i+1), "a picture of “gallery”"); image != nil {
			t.Gallery = append(t.Gallery, *image)
		}
	}
	t.Video, t.Audio = k.recording("video"), k.recording("audio")
	facts := m.List("quick_facts")
	t.QuickFacts = make([]press.Markup, len(facts))
	for i, fact := range facts {
		k.markup(&t.QuickFacts[i], "quick_facts", "quick_facts"+index(i), fact, true)
	}
	if notes := m.Text("notes_to_editors"); notes.Set {
		k.markup(&t.Notes, "notes_to_editors", "notes_to_editors", notes, false)
	}
	for _, c := range m.Maps("changes") {
		t.Changes = append(t.Changes, k.change(c))
	}
	k.approvals()
}

func (k keys) note(name string, at diag.Pos) {
	k.t.Keys = append(k.t.Keys, press.Key{Name: name, Line: int32(at.Line), Column: int32(at.Column)})
}

func (k keys) line(key string) string {
	if t := k.m.Text(key); line(k.m, t, key) {
		return norm.NFC.String(strings.TrimSpace(t.Value))
	}
	return ""
}

// draft reads whether the text is held back.
func (k keys) draft() {
	k.notEmpty("draft")
	k.t.Draft = k.m.Bool("draft")
}

// notEmpty reports a key without a value: what an empty line meant to hold back must
// not get out.
func (k keys) notEmpty(key string) {
	for _, name := range k.m.Names() {
		if name.Value != key {
			continue
		}
		if _, set := k.m.KeyAt(key); !set {
			k.note(key, name.At)
			k.m.Report(diag.New(diag.WrongType, name.At, "“%s” has no value", key).WithHint("write its value, or delete the line"))
		}
	}
}

func (k keys) facts() {
	m, f := k.m, &k.t.Facts
	if t := m.Text("date"); t.Set {
		var ds []diag.Diagnostic
		f.Date, f.DateOnly, ds = day(t, "date", k.zone)
		k.report(ds)
	}
	if t := m.Text("type"); t.Set {
		if fault := idFault(t.Value); fault != "" {
			m.Report(diag.New(diag.BadSlug, t.At, "the type “%s” %s", t.Value, fault).
				WithHint("write it like press-release; its name on pages is a message in locales/<lang>.yaml"))
		} else {
			f.Type = t.Value
		}
	}
	for i, c := range m.List("countries") {
		f.Countries = append(f.Countries, strings.ToUpper(c.Value))
		k.note(fmt.Sprintf("countries[%d]", i), c.At)
	}
	for i, id := range m.List("ministries") {
		f.Ministries = append(f.Ministries, id.Value)
		k.note(fmt.Sprintf("ministries[%d]", i), id.At)
	}
	for _, topic := range m.List("topics") {
		if fault := idFault(topic.Value); fault != "" {
			m.Report(diag.New(diag.BadSlug, topic.At, "the topic “%s” %s", topic.Value, fault).
				WithHint("write it like digital-economy; locales/<lang>.yaml can give it a name under “messages”: topic.digital-economy"))
			continue
		}
		f.Topics = append(f.Topics, topic.Value)
	}
	for _, key := range []string{"countries", "ministries", "topics"} {
		if m.IsEmptyList(key) {
			at, _ := m.KeyAt(key)
			k.note(key+"[]", at) // which says “none”, unlike a list that is not understood
		}
	}
	f.Reference = k.line("reference")
	if t := m.Text("event"); t.Set {
		if fault := idFault(t.Value); fault != "" {
			m.Report(diag.New(diag.BadSlug, t.At, "the event “%s” %s", t.Value, fault).
				WithHint("write it like digital-week-2022; releases that name the same one lead to each other"))
		} else {
			f.Event = t.Value
		}
	}
	f.EventTime = k.eventTime()
	f.Pin = k.pin()
	k.draft()
	k.notEmpty("embargo_until")
	if t := m.Text("embargo_until"); t.Set {
		var ds []diag.Diagnostic
		f.EmbargoUntil, ds = moment(t, "embargo_until", k.zone)
		k.report(append(ds, oddOffset(t, k.zone)...))
	}
	f.Hold = k.hold()
	f.Announced = k.announced()
	k.withdrawn()
	f.Gone = k.gone()
}

func (k keys) withdrawn() {
	w := k.m.Map("withdrawn")
	if w == nil {
		return
	}
	found := &press.Withdrawn{Reason: texts(w, "reason", []string{k.t.Lang})}
	if t := w.Text("date"); t.Set {
		var ds []diag.Diagnostic
		found.Date, _, ds = day(t, "date", k.zone)
		k.report(ds)
		k.note("withdrawn.date", t.At)
	} else {
		w.Report(missing(w.At, "date", "date: 2020-10-22"))
	}
	if t := w.Text("superseded_by"); t.Set {
		found.SupersededBy = t.Value
		k.note("withdrawn.superseded_by", t.At)
	}
	w.Done("“withdrawn”")
	k.t.Withdrawn = found
}

func (k keys) report(ds []diag.Diagnostic) {
	for _, d := range ds {
		k.m.Report(d)
	}
}

// pending reads which passages of its source a translation does not follow yet.
func (k keys) pending() {
	seen := map[press.Pending]bool{}
	for _, t := range k.m.List("pending") {
		p, ok := revision.ParsePending(t.Value)
		switch {
		case !ok:
			k.m.Report(diag.New(diag.BadPending, t.At, "“%s” is not a passage that is pending", t.Value).
				WithHint("docsite stamp writes it: a1b2c3d4 for a passage that was added, a1b2c3d4>e5f6a7b8 for one that was altered, -a1b2c3d4 for one that was removed"))
			continue
		case seen[p]:
			k.m.Report(diag.New(diag.BadPending, t.At, "the passage “%s” is pending twice", t.Value).WithHint("take one of them out"))
			continue
		}
		seen[p] = true
		k.note(fmt.Sprintf("pending[%d]", len(k.t.Source.Pending)), t.At)
		k.t.Source.Pending = append(k.t.Source.Pending, p)
	}
	if at, set := k.m.KeyAt("pending"); set {
		if _, named := k.m.KeyAt("source"); !named {
			k.m.Report(diag.New(diag.BadPending, at, "passages are pending, and “source” does not say of which text").
				WithHint("take “pending” out, or write what the text was made from; docsite stamp writes both"))
		}
	}
}

var sourceForm = regexp.MustCompile(`^([A-Za-z0-9-]+)@([0-9a-f]{7,64})$`)

func (k keys) source() {
	t := k.m.Text("source")
	if !t.Set {
		return
	}
	parts := sourceForm.FindStringSubmatch(t.Value)
	if parts == nil {
		k.m.Report(diag.New(diag.BadSource, t.At, "the source “%s” is not a language and a digest", t.Value).
			WithHint("write it like ja@9f2c41d07a3e: the language that this text was made from, and the digest of that text"))
		return
	}
	lang, err := locale.Canonical(parts[1])
	switch {
	case err != nil:
		k.m.Report(diag.New(diag.BadSource, t.At, "the source names a language “%s”, which is not a language tag", parts[1]).
			WithHint("write the language's tag, such as ja, before the @"))
	case lang == k.t.Lang:
		k.m.Report(diag.New(diag.BadSource, t.At, "the source of this text is said to be this text").
			WithHint("name the language that it was translated from, or take the key out"))
	default:
		k.t.Source = press.Source{Lang: lang, Digest: parts[2]}
	}
}

// otherStatuses are words that people write for one. The letters of the first are
// near to those of its contrary.
var otherStatuses = map[string]press.Status{"unofficial": press.Provisional, "automatic": press.Machine}

func (k keys) status() {
	t := k.m.Text("status")
	k.t.Status = press.Official
	if !t.Set {
		return
	}
	switch s := press.Status(t.Value); s {
	case press.Official, press.Provisional, press.Machine:
		k.t.Status = s
	default:
		known, meant := []string{string(press.Official), string(press.Provisional), string(press.Machine)}, t.Value
		if other := otherStatuses[t.Value]; other != "" {
			meant = string(other)
		}
		k.m.Report(diag.New(diag.BadStatus, t.At, "a translation's status cannot be “%s”", t.Value).
			WithHint("%s", diag.DidYouMean(meant, known, "write official, provisional or machine")))
	}
}

// aliases reads old addresses. One that stands there both percent-encoded and in plain
// letters is one.
func (k keys) aliases() {
	written := map[string]string{}
	for _, t := range k.m.List("aliases") {
		old, fault, hint := alias(t.Value)
		if fault != "" {
			k.m.Report(diag.New(diag.BadAlias, t.At, "the old address “%s” %s", t.Value, fault).WithHint("%s", hint))
			continue
		}
		if other, again := written[old]; !again || other == t.Value {
			k.t.Aliases = append(k.t.Aliases, press.Located{Text: old, At: t.At})
		}
		written[old] = t.Value
	}
}

// alias returns an old address in plain letters, or why it cannot be one, as in “is more
// than a path”, and what to do.
func alias(written string) (old, fault, hint string) {
	old, err := url.PathUnescape(written)
	clean := path.Clean(old)
	twice := encodedTwice(old)
	switch {
	case err != nil || !utf8.ValidString(old):
		return "", "is not encoded as UTF-8 with two hexadecimal digits behind each %",
			"write it in plain letters, as in /news/2019/東京.html; addresses in another encoding need the web server's own redirects"
	case !strings.HasPrefix(written, "/") || strings.HasPrefix(written, "//"):
		return "", "does not begin with one slash", "write the path alone, " + pathExample(written)
	case strings.ContainsAny(written, "?#"):
		return "", "is more than a path", "leave out what follows a ? or #; such addresses need the web server's own redirects"
	case twice != "":
		return "", "is percent-encoded twice", "write it as readers ask for it: " + twice
	case strings.Count(old, "/") != strings.Count(written, "/") || strings.ContainsAny(old, "\\%?#:*\"<>|") || strings.ContainsFunc(old, unicode.IsControl) || clean == "/" || strings.Contains(old, "/.") || notPortablePath(clean):
		return "", "cannot be kept as a file", "write a path of names that every system can hold, as in /news/2019/old-name.html"
	}
	return norm.NFC.String(old), "", ""
}

// pathExample is the path of a whole address, else another.
func pathExample(written string) string {
	if u, err := url.Parse(written); err == nil && u.Host != "" && len(u.Path) > 1 {
		return "here " + u.Path
	}
	return "as in /news/2019/old-name.html"
}

// encodedTwice returns the letters of an address that is encoded still when it was decoded.
func encodedTwice(decoded string) string {
	again, err := url.PathUnescape(decoded)
	if err != nil || again == decoded || !utf8.ValidString(again) {
		return ""
	}
	return again
}

func notPortablePath(p string) bool {
	for part := range strings.SplitSeq(strings.Trim(p, "/"), "/") {
		if notPortable(part) != "" {
			return true
		}
	}
	return false
}

// unwrapped is a text that may be written in several lines, with single spaces.
func unwrapped(t fields.Text) string { return strings.Join(strings.Fields(t.Value), " ") }

func (k keys) change(m *fields.Map) press.Change {
	c := press.Change{Kind: changeKind(m), At: m.At}
	if t := m.Text("date"); t.Set {
		var ds []diag.Diagnostic
		c.Date, _, ds = day(t, "date", k.zone)
		k.report(ds)
		c.At = t.At
	} else {
		m.Report(missing(m.At, "date", "date: 2020-10-22"))
	}
	if t := m.Text("note"); t.Set {
		c.Note = unwrapped(t)
	} else if c.Kind != press.Minor {
		m.Report(missing(m.At, "note", "note: The date was corrected."))
	}
	c.Was, c.Now = unwrapped(m.Text("was")), unwrapped(m.Text("now"))
	m.Done("a change")
	return c
}
