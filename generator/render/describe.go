package render

import (
	"bytes"
	"fmt"
	"time"

	"docsite/generator/htmltext"
	"docsite/generator/plan"
	"docsite/generator/press"
	"docsite/generator/syndication"
)

// twin writes what is told of a release or a list to machines.
func (b *builder) twin(out *bytes.Buffer) error {
	of := b.page.Twin()
	if l := of.Of.Listing(); l != nil {
		list, err := b.describeList(of.Of, l)
		if err != nil {
			return err
		}
		return of.Format.(syndication.ListFormat).WriteList(out, list)
	}
	d, err := b.description(of.Of.Story().Release, of.Of.Story().Translation)
	if err != nil {
		return err
	}
	return of.Format.Write(out, d)
}

// description describes a release with its text and all that goes with it.
func (b *builder) description(r *press.Release, t *press.Translation) (*syndication.Description, error) {
	d := b.brief(r, t)
	body, err := b.body(t)
	if err != nil {
		return nil, err
	}
	if d.HTML, err = htmltext.Lean(string(body)); err != nil {
		return nil, fmt.Errorf("describe %s: %w", t.File, err)
	}
	if d.Notes, err = htmltext.Lean(string(b.markup(t, t.Notes))); err != nil {
		return nil, fmt.Errorf("describe %s: %w", t.File, err)
	}
	for _, fact := range t.QuickFacts {
		line, err := htmltext.Lean(string(b.markup(t, fact)))
		if err != nil {
			return nil, fmt.Errorf("describe %s: %w", t.File, err)
		}
		d.QuickFacts = append(d.QuickFacts, line)
	}
	shown := map[string]bool{}
	for _, i := range pictures(t) {
		if f := b.plan.Files(r)[i.File]; f != nil && !shown[i.File] {
			shown[i.File] = true
			d.Pictures = append(d.Pictures, syndication.Picture{File: b.fileOf(f), Width: f.Width, Height: f.Height, Alt: i.Alt, Caption: i.Caption, Credit: i.Credit, Rights: i.Rights})
		}
	}
	for _, recording := range []*press.Recording{t.Video, t.Audio} {
		if err := b.describeRecording(d, r, t, recording); err != nil {
			return nil, err
		}
	}
	for _, a := range t.Attachments {
		attachment := syndication.Attachment{File: syndication.File{URL: a.URL}, Title: a.Title, Language: a.Lang}
		if f := b.plan.Files(r)[a.File]; f != nil {
			attachment.File = b.fileOf(f)
		}
		if attachment.URL != "" { // of a file that is missing, which a preview shows
			d.Attachments = append(d.Attachments, attachment)
		}
	}
	for _, c := range b.plan.Site.Contacts(r, t) {
		d.Contacts = append(d.Contacts, syndication.Contact{Office: c.Office, Name: c.Name, Telephone: c.Tel, Fax: c.Fax, Email: c.Email, URL: c.URL})
	}
	return d, nil
}

// fileOf is a file beside a release.
func (b *builder) fileOf(f *press.File) syndication.File {
	return syndication.File{URL: b.plan.URL(b.plan.Media(f)), MediaType: f.MediaType, Size: f.Size}
}

// describeRecording adds a film or a sound, where there is one.
func (b *builder) describeRecording(d *syndication.Description, r *press.Release, t *press.Translation, of *press.Recording) error {
	if of == nil || b.plan.Files(r)[of.File] == nil {
		return nil
	}
	recording := syndication.Recording{File: b.fileOf(b.plan.Files(r)[of.File]), Title: of.Title}
	for _, c := range of.Captions {
		if f := b.plan.Files(r)[c.File]; f != nil {
			recording.Captions = append(recording.Captions, syndication.Captions{Language: c.Lang, URL: b.plan.URL(b.plan.Media(f))})
		}
	}
	var err error
	if recording.Transcript, err = htmltext.Lean(string(b.markup(t, of.Transcript))); err != nil {
		return fmt.Errorf("describe %s: %w", t.File, err)
	}
	d.Recordings = append(d.Recordings, recording)
	return nil
}

// brief describes a release without its text and what goes with it.
func (b *builder) brief(r *press.Release, t *press.Translation) *syndication.Description {
	publisher := b.publisher()
	d := &syndication.Description{
		ID: b.id(r.ID, t.Lang), Release: r.ID, URL: b.plan.URL(b.plan.Release(t)), Language: t.Lang, Original: t == r.Original,
		Newsroom: b.siteTitle(), Publisher: syndication.Body{Name: publisher.name, URL: publisher.url},
		Title: t.Title, Summary: b.summary(t), Place: t.Place, Reference: r.Reference,
		Published: b.momentOf(r.Date, r.DateOnly), Modified: b.modified(r, t), Type: b.term(plan.Types, r.Type),
		Issuers: []syndication.Body{}, Countries: []syndication.Term{}, Topics: []syndication.Term{},
	}
	if schema := b.plan.TwinSchema(); schema != nil {
		d.Schema = b.plan.URL(schema)
	}
	for _, other := range r.Translations {
		d.Languages = append(d.Languages, syndication.Alternate{
			Language: other.Lang, Name: b.other(other.Lang).Name, ID: b.id(r.ID, other.Lang),
			URL: b.plan.URL(b.plan.Release(other)), Title: other.Title, Original: other == r.Original,
		})
	}
	if t != r.Original {
		d.Translation = &syndication.Translation{
			Status: string(t.Status), Source: t.Source.Lang, Revision: t.Source.Digest, Behind: b.tellsBehind(r, t.Lang),
		}
	}
	for _, id := range r.Ministries {
		m := b.plan.Site.Ministries[id]
		name, _ := b.text(m.Name)
		d.Issuers = append(d.Issuers, syndication.Body{ID: id, Name: name, Country: m.Country, URL: m.URL})
	}
	for _, code := range r.Countries {
		d.Countries = append(d.Countries, b.term(plan.Countries, code))
	}
	for _, topic := range r.Topics {
		d.Topics = append(d.Topics, b.term(plan.Topics, topic))
	}
	d.Event = b.describeEvent(r)
	for _, c := range t.ChangeNotes() {
		d.Changes = append(d.Changes, syndication.Change{Date: b.momentOf(c.Date, true), Kind: string(c.Kind), Note: c.Note})
	}
	if w := r.Withdrawn; w != nil {
		d.Withdrawn = &syndication.Withdrawn{Date: b.momentOf(w.Date, true)}
		d.Withdrawn.Reason, _ = b.text(w.Reason)
		if next := b.plan.ByID(w.SupersededBy); next != nil {
			told := next.Best(b.page.Lang)
			d.Withdrawn.SupersededBy = &syndication.Successor{
				ID: b.id(next.ID, told.Lang), URL: b.plan.URL(b.plan.Release(told)), Language: told.Lang, Title: told.Title,
			}
		}
	}
	return d
}

// describeEvent is what a release says of its event; nil if it has none.
func (b *builder) describeEvent(r *press.Release) *syndication.Event {
	if r.Event == "" && r.EventTime == nil {
		return nil
	}
	event := &syndication.Event{ID: r.Event}
	if r.Event != "" {
		event.Name = b.locale.Event(r.Event)
	}
	if at := r.EventTime; at != nil {
		start := b.momentOf(at.Start, at.DayOnly)
		event.Start = &start
		if !at.End.IsZero() {
			end := b.momentOf(at.End, at.DayOnly)
			event.End = &end
		}
		event.Place, _ = b.text(at.Place)
	}
	return event
}

func (b *builder) momentOf(t time.Time, day bool) syndication.Moment {
	return syndication.Moment{Time: t.In(b.plan.Site.Zone), Day: day}
}

// modified is when a release last changed: a day, unless that is when it was published and a time was stated.
func (b *builder) modified(r *press.Release, t *press.Translation) syndication.Moment {
	at := r.Modified(t)
	return b.momentOf(at, r.DateOnly || !at.Equal(r.Date))
}

// term is the ID of a subject and what it is called.
func (b *builder) term(shelf plan.Shelf, id string) syndication.Term {
	name, _ := b.name(plan.Subject{Shelf: shelf, ID: id})
	return syndication.Term{ID: id, Name: name}
}

// describeList describes the list of a page.
func (b *builder) describeList(page *plan.Page, l *plan.Listing) (*syndication.List, error) {
	title, err := b.listTitle(l)
	if err != nil {
		return nil, err
	}
	list := &syndication.List{
		URL: b.plan.URL(page), Language: b.page.Lang, Title: title, Newsroom: b.siteTitle(), Period: period(l.Period),
		Total: l.Total, Releases: []syndication.Entry{}, Schema: b.plan.URL(b.plan.TwinSchema()),
	}
	if l.Subject.ID != "" {
		list.Subject = &syndication.Subject{Shelf: l.Subject.Shelf.Name(), Term: b.term(l.Subject.Shelf, l.Subject.ID)}
	}
	for _, same := range page.Alternates {
		other := &builder{b.Renderer, b.sets[same.Lang], b.sets[same.Lang].locale, same}
		title, err := other.listTitle(l)
		if err != nil {
			return nil, err
		}
		list.Languages = append(list.Languages, syndication.Alternate{Language: same.Lang, Name: other.locale.Name, URL: b.plan.URL(same), Title: title})
	}
	for _, r := range l.Releases {
		t := r.Best(b.page.Lang)
		list.Releases = append(list.Releases, syndication.Entry{
			ID: b.id(r.ID, t.Lang), URL: b.plan.URL(b.plan.Release(t)), Twin: b.jsonTwin(b.plan.Release(t)), Language: t.Lang, Title: t.Title, Summary: b.summary(t),
			Published: b.momentOf(r.Date, r.DateOnly), Modified: b.modified(r, t), Type: b.term(plan.Types, r.Type), Withdrawn: r.Withdrawn != nil,
		})
	}
	for _, part := range l.Parts {
		list.Parts = append(list.Parts, syndication.Part{Period: period(part.Period), Total: part.Count, URL: b.plan.URL(part.Page), Twin: b.jsonTwin(part.Page)})
	}
	return list, nil
}

// jsonTwin is the address of a page's JSON twin. Where a list has one, so have all releases and lists.
func (b *builder) jsonTwin(page *plan.Page) string {
	return b.plan.URL(b.plan.TwinIn(page, syndication.JSON{}))
}

// period is a year or a month for machines; nothing of all time.
func period(p plan.Period) string {
	switch {
	case p.Year == 0:
		return ""
	case p.Month == 0:
		return fmt.Sprintf("%04d", p.Year)
	}
	return fmt.Sprintf("%04d-%02d", p.Year, p.Month)
}

// newsSitemap lists the releases of the last two days, else the newsroom's homes.
func (r *Renderer) newsSitemap(out *bytes.Buffer, page *plan.Page) {
	var news []*syndication.Description
	for _, of := range page.Listed() {
		b := &builder{r, r.sets[of.Lang], r.sets[of.Lang].locale, of}
		news = append(news, b.brief(of.Story().Release, of.Story().Translation))
	}
	var homes []string
	for _, l := range r.plan.Locales {
		homes = append(homes, r.plan.URL(r.plan.Home(l.Tag)))
	}
	syndication.NewsSitemap(out, news, homes)
}

// guide is llms.txt: of each language all releases, the feed, and the latest.
func (r *Renderer) guide(out *bytes.Buffer) error {
	first := r.plan.Locales[0]
	g := syndication.Guide{Title: r.plan.Title(first.Tag)}
	var err error
	if g.Summary, err = first.Format("list.about_site", "Site", g.Title); err != nil {
		return err
	}
	for _, l := range r.plan.Locales {
		home := r.plan.Home(l.Tag)
		b := &builder{r, r.sets[l.Tag], l, home}
		section := syndication.GuideSection{Title: l.Name}
		add := func(page *plan.Page, text, note string) {
			if twin := r.plan.TwinIn(page, syndication.Markdown{}); twin != nil {
				page = twin
			}
			section.Links = append(section.Links, syndication.GuideLink{Text: text, URL: r.plan.URL(page), Note: note})
		}
		if archive, name := b.shelf(plan.Archive); archive != nil {
			add(archive, name, "")
		}
		for _, feed := range home.Listing().Feeds {
			if feed.Kind == plan.Atom {
				add(feed, l.MessageOr("page.feed_atom", ""), "")
			}
		}
		latest := home.Listing().Releases
		if lead := home.Listing().Lead; lead != nil {
			latest = append([]*press.Release{lead}, latest...)
		}
		for _, release := range latest {
			entry, err := b.entry(release)
			if err != nil {
				return err
			}
			note := l.Detail(entry.Published.Text, entry.Type)
			if entry.Withdrawn != "" {
				note = l.Detail(note, entry.Withdrawn)
			}
			add(r.plan.Release(release.Best(l.Tag)), entry.Title, note)
		}
		g.Sections = append(g.Sections, section)
	}
	g.Write(out)
	return nil
}
