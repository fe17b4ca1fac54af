package check

import (
	"slices"

	"docsite/generator/diag"
	"docsite/generator/press"
)

// contacts reports releases that give journalists nobody to ask: neither they nor the
// register have a telephone number, an e-mail address or a page. In a newsroom where
// nobody can be reached at all that is told once, at its newest release.
func (c *checker) contacts() {
	if c.site.Ministries == nil || len(c.site.Releases) == 0 {
		return // the register cannot be read, which was told
	}
	for _, r := range c.site.Releases {
		if slices.ContainsFunc(r.Translations, func(t *press.Translation) bool { return c.reached(r, t) }) {
			c.contactsOfEach()
			return
		}
	}
	newest := c.site.Releases[0]
	c.add(diag.New(diag.NoContact, newest.Original.At("title"), "no release of this newsroom names anybody whom journalists can ask").
		WithHint("%s", contactHint(newest)))
}

// contactsOfEach tells of a release once, and of a translation alone where its original
// does better.
func (c *checker) contactsOfEach() {
	for _, r := range c.site.Releases {
		if !c.reached(r, r.Original) {
			c.add(diag.New(diag.NoContact, r.Original.At("title"), "the release names nobody whom journalists can ask").WithHint("%s", contactHint(r)))
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

// reached reports whether a translation shows a way to somebody.
func (c *checker) reached(r *press.Release, t *press.Translation) bool {
	return slices.ContainsFunc(c.site.Contacts(r, t), press.Contact.Reaches)
}

func contactHint(r *press.Release) string {
	hint := "add “contacts: [{office: Press office, email: press@…}]”, with tel, email or url"
	if len(r.Ministries) > 0 {
		hint += "; or give “" + r.Ministries[0] + "” a contact in releases/ministries.yaml, for all its releases"
	}
	return hint
}
