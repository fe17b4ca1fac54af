package render

import (
	"html/template"

	"docsite/generator/plan"
)

// PageView is a page that is no release, in one language.
type PageView struct {
	HeldBack    string // in previews: that it is a draft
	Status      *StatusView
	Behind      *StatusView
	Lead        string // the summary, where the author wrote one
	Image       *ImageView
	Body        template.HTML
	Attachments []AttachmentView
	Contacts    []ContactView
}

func (b *builder) standing(v *View) error {
	r, t := b.page.Story().Release, b.page.Story().Translation
	v.Title = t.Title
	var err error
	if v.Description, err = b.feedSummary(r, t); err != nil {
		return err
	}
	b.path(v, Link{Text: t.Title})
	v.Page = &PageView{Lead: t.Summary}
	// What a page shares with a release is made as for one.
	rv := &ReleaseView{}
	for _, fill := range []func() error{
		func() error { v.Page.HeldBack, err = b.heldBack(r); return err },
		func() error { return b.status(rv, r, t) },
		func() error { return b.behind(rv, r, t) },
		func() error { return b.attachments(rv, r, t) },
		func() error { v.Page.Body, err = b.body(t); return err },
	} {
		if err := fill(); err != nil {
			return err
		}
	}
	for _, c := range t.Contacts {
		contact, err := b.contact(c)
		if err != nil {
			return err
		}
		v.Page.Contacts = append(v.Page.Contacts, contact)
	}
	b.image(rv, r, t)
	v.Page.Status, v.Page.Behind, v.Page.Attachments, v.Page.Image = rv.Status, rv.Behind, rv.Attachments, rv.Image
	return nil
}

// isStory reports whether the page is one of a release, be it gone, or a page that is none: it says
// which of its languages do not exist.
func isStory(kind plan.Kind) bool {
	return kind == plan.Release || kind == plan.StandingPage || kind == plan.Tombstone
}
