package check

import (
	"slices"

	"docsite/generator/diag"
	"docsite/generator/press"
)

// contacts reports releases that give journalists nobody to ask: neither they nor the
// register have a telephone number, an e-mail address or a page of somebody, nor does their
// text link one. It is told once of a release, and of a translation alone where its
// original does better. A newsroom that nowhere names a contact has its press desk
// elsewhere, and is told nothing.
func (c *checker) contacts() {
	if !c.namesContacts() {
		return
	}
	for _, r := range c.site.Releases {
		if !c.reached(r, r.Original) {
			hint := "add “contacts: [{office: Press office, email: press@…}]”, with tel, email or url"
			if len(r.Ministries) > 0 {
				hint += "; or give “" + r.Ministries[0] + "” a contact in releases/ministries.yaml, for all its releases"
			}
			c.add(diag.New(diag.NoContact, r.Original.At("title"), "the release names nobody whom journalists can ask").WithHint("%s", hint))
			continue
		}
		for _, t := range r.Translations {
			if !c.reached(r, t) {
				c.add(diag.New(diag.NoContact, t.At("title"), "the translation names nobody whom journalists can ask").
					WithHint("add “contacts”, as in %s", r.Original.File))
			}
		}
	}
}

// namesContacts reports whether the newsroom names a contact anywhere; not where one of its
// registers cannot be read, which was told.
func (c *checker) namesContacts() bool {
	if c.site.Ministries == nil || c.site.People == nil {
		return false
	}
	for _, m := range c.site.Ministries {
		if m.Contact != nil {
			return true
		}
	}
	return slices.ContainsFunc(c.site.Releases, func(r *press.Release) bool {
		return slices.ContainsFunc(r.Translations, func(t *press.Translation) bool { return len(t.Contacts) > 0 })
	})
}

// reached reports whether a translation shows a way to somebody.
func (c *checker) reached(r *press.Release, t *press.Translation) bool {
	return t.Body.Reaches || slices.ContainsFunc(c.site.Contacts(r, t), press.Contact.Reaches)
}
