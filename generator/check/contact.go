package check

import (
	"slices"

	"docsite/generator/diag"
	"docsite/generator/press"
)

// reachable reports a release that gives journalists nobody to ask: neither it nor the
// register has a telephone number, an e-mail address or a page. It is told once of a
// release, and of a translation alone where its original does better.
func reachable(c *checker, r *press.Release) {
	if c.site.Ministries == nil && len(r.Ministries) > 0 {
		return // the register cannot be read, which was told
	}
	reached := func(t *press.Translation) bool {
		return slices.ContainsFunc(c.site.Contacts(r, t), press.Contact.Reaches)
	}
	if !reached(r.Original) {
		hint := "add “contacts: [{office: Press office, tel: +81 3 1234 5678}]”, with tel, email or url"
		if len(r.Ministries) > 0 {
			hint += "; or give “" + r.Ministries[0] + "” a contact in the register, for all its releases"
		}
		c.add(diag.New(diag.NoContact, r.Original.At("title"), "the release names nobody whom journalists can ask").WithHint("%s", hint))
		return
	}
	for _, t := range r.Translations {
		if !reached(t) {
			c.add(diag.New(diag.NoContact, t.At("title"), "the translation names nobody whom journalists can ask").
				WithHint("add “contacts”, as in %s", r.Original.File))
		}
	}
}
