// Package check says what is wrong with releases that can be read and linked.
//
// Its heart is a table of rules, each a function from one release to
// diagnostics. What only the whole site can tell, near words of events,
// languages of one name, is in site.go, whom journalists can ask in contact.go, what was
// withdrawn or taken down in withdrawal.go, what waits in waiting.go, and how the site is served in delivery.go; suppress.go leaves out what the file that it
// is about suppresses. A rule sees the whole newsroom as its readers will see it, so a
// link to a release that is not public leads nowhere, like one to a release
// that does not exist. What can be told from one file alone was told by package
// read; whether an address exists is a matter of package plan, which makes them.
package check

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"time"

	"docsite/generator/diag"
	"docsite/generator/layout"
	"docsite/generator/link"
	"docsite/generator/locale"
	"docsite/generator/locale/cldr"
	"docsite/generator/press"
)

// Check returns everything that the rules find in a site. Without locales the
// rules about messages are left out.
func Check(site *press.Site, locales []*locale.Locale) []diag.Diagnostic {
	c := &checker{site: site, locales: locales, byID: make(map[string]*press.Release, len(site.Releases)+len(site.Pages)), gone: map[string]bool{}}
	for _, stone := range site.Tombstones {
		c.gone[stone.ID] = true
	}
	for _, r := range slices.Concat(site.Releases, site.Pages) {
		c.byID[r.ID] = r
	}
	c.languageNames()
	c.events()
	c.contacts()
	c.successorCircles()
	c.tombstones()
	c.delivery()
	for _, r := range site.Releases {
		for _, rule := range rules {
			rule(c, r)
		}
	}
	for _, r := range site.Pages {
		for _, rule := range pageRules {
			rule(c, r)
		}
	}
	return c.found
}

type checker struct {
	site    *press.Site
	locales []*locale.Locale
	byID    map[string]*press.Release
	gone    map[string]bool // IDs of releases that are gone
	found   []diag.Diagnostic
}

func (c *checker) add(d diag.Diagnostic) { c.found = append(c.found, d) }

var rules = []func(*checker, *press.Release){
	knownCountries,
	knownMinistries,
	inOffice,
	knownType,
	namedSubjects,
	requiredLanguages,
	waiver,
	outOfHours,
	languagesDue,
	withdrawal,
	datesInOrder,
	links,
}

// pageRules are those for pages that are no releases.
var pageRules = []func(*checker, *press.Release){requiredLanguages, links}

func knownCountries(c *checker, r *press.Release) {
	for _, t := range r.Translations {
		for i, code := range t.Countries {
			if !cldr.Known(code) {
				c.add(diag.New(diag.CountryUnknown, t.At(fmt.Sprintf("countries[%d]", i)), "there is no country “%s”", code).
					WithHint("%s", CountryHint(code, c.locales)))
			}
		}
	}
}

// CountryHint says what to write in the place of a code, in upper case, that is
// none. It knows all names of countries besides their codes.
func CountryHint(code string, locales []*locale.Locale) string {
	for _, known := range cldr.Codes() {
		for _, l := range locales {
			if slices.ContainsFunc(l.Names(known), func(name string) bool { return strings.EqualFold(name, code) }) {
				return fmt.Sprintf("did you mean “%s”?", known)
			}
		}
	}
	return cldr.Hint(code)
}

func knownMinistries(c *checker, r *press.Release) {
	if c.site.Ministries == nil {
		return // the register cannot be read, which was told
	}
	for _, t := range r.Translations {
		for i, id := range t.Facts.Ministries {
			if c.site.Ministries[id] == nil {
				c.add(diag.New(diag.MinistryUnknown, t.At(fmt.Sprintf("ministries[%d]", i)), "there is no ministry “%s” in the register", id).
					WithHint("%s", diag.DidYouMean(id, slices.Sorted(maps.Keys(c.site.Ministries)), "add it to releases/ministries.yaml")))
			}
		}
	}
}

func knownType(c *checker, r *press.Release) {
	if len(c.locales) == 0 || c.locales[0].Has(locale.TypePrefix+r.Type) {
		return
	}
	var known []string
	for _, id := range c.locales[0].Messages() {
		if name, ok := strings.CutPrefix(id, locale.TypePrefix); ok {
			known = append(known, name)
		}
	}
	c.add(diag.New(diag.TypeUnknown, r.Original.At("type"), "there is no type of release “%s”", r.Type).
		WithHint("%s", diag.DidYouMean(r.Type, known, "the types are "+strings.Join(known, ", ")+"; a message “"+locale.TypePrefix+r.Type+"” in every locale file makes it one")))
}

// namedSubjects asks for the name of a topic and of an event in every language, or in
// none.
func namedSubjects(c *checker, r *press.Release) {
	for i, id := range subjectNames(r) {
		key, what := "topics", "topic"
		if i == len(r.Topics) {
			key, what = "event", "event"
		}
		if !slices.ContainsFunc(c.locales, func(l *locale.Locale) bool { return l.Has(id) }) {
			continue
		}
		for _, l := range c.locales {
			if !l.Has(id) {
				c.add(diag.New(diag.MessageMissing, diag.Pos{File: "locales/" + l.Tag + ".yaml", Line: 1, Column: 1}, "the message “%s” is missing in %s", id, l.Tag).
					WithHint("name the %s in this language too: %s stands in %s", what, id[len(what)+1:], r.Original.At(key)))
			}
		}
	}
}

// subjectNames are the messages that name the topics of a release, and behind them
// its event.
func subjectNames(r *press.Release) []string {
	var ids []string
	for _, topic := range r.Topics {
		ids = append(ids, locale.TopicPrefix+topic)
	}
	if r.Event != "" {
		ids = append(ids, locale.EventPrefix+r.Event)
	}
	return ids
}

func requiredLanguages(c *checker, r *press.Release) {
	if held := c.site.Hold || r.Hold != nil; held && !layout.IsPage(r.ID) {
		return // it waits for them
	}
	for _, lang := range c.site.Require {
		if r.In(lang) == nil && !slices.Contains(r.Original.Unread, lang) && !slices.Contains(r.Waiting, lang) {
			c.add(diag.New(diag.TranslationMissing, r.Original.At("title"), "the %s is missing in “%s”, which docsite.yaml requires", layout.Kind(r.ID), lang).
				WithHint("add releases/%s/%s.md", r.ID, lang))
		}
	}
}

// datesInOrder compares days of the site's zone: a change on the day of the
// release can have been made before a moment that is stated.
func datesInOrder(c *checker, r *press.Release) {
	if r.Date.IsZero() {
		return // which was told
	}
	released := c.day(r.Date)
	tell := func(what string, date time.Time, at diag.Pos) {
		if !date.IsZero() && c.day(date) < released {
			c.add(diag.New(diag.DateTooEarly, at, "the %s is dated %s, before the release, %s", what, c.day(date), released).
				WithHint("correct one of the two dates").
				WithRelated(r.Original.At("date"), "the release is dated %s", released))
		}
	}
	if r.Withdrawn != nil {
		tell("withdrawal", r.Withdrawn.Date, r.Original.At("withdrawn.date"))
	}
	for _, t := range r.Translations {
		for _, change := range t.Changes {
			tell("change", change.Date, change.At)
		}
	}
}

func (c *checker) day(t time.Time) string { return t.In(c.site.Zone).Format(time.DateOnly) }

func (c *checker) ids() []string { return slices.Sorted(maps.Keys(c.byID)) }

func links(c *checker, r *press.Release) {
	for _, t := range r.Translations {
		for _, l := range t.Body.Links {
			if l.Kind == press.Hyperlink {
				c.link(t, l)
			} else {
				c.picture(t, l)
			}
		}
	}
}

func (c *checker) link(t *press.Translation, l press.Link) {
	target := link.Refer(t.Release, l.Dest)
	if target.Address != "" || target.File != "" && c.byID[target.Release] != nil {
		return // package plan's, and package media's
	}
	if l.Dest == "" {
		c.add(diag.New(diag.AddressMissing, l.At, "the link leads nowhere").WithHint("write an address between the round brackets"))
		return
	}
	if c.gone[target.Release] {
		c.add(link.ToGone(l.At))
		return
	}
	r := c.byID[target.Release]
	if r == nil {
		hint := "write the way to its folder, such as ../other-release/; a draft or an embargoed release cannot be linked from a public one"
		if near := diag.Nearest(target.Release, c.ids()); near != nil {
			hint = fmt.Sprintf("did you mean “%s”?", way(t.Release, near[0]))
		}
		c.add(diag.New(diag.ReleaseMissing, l.At, "the link leads to no published %s", layout.Kind(target.Release)).WithHint("%s", hint))
		return
	}
	lang := target.Lang
	if lang == "" {
		lang = t.Lang
	}
	to := r.In(lang)
	if to == nil {
		var has []string
		for _, other := range r.Translations {
			has = append(has, path.Base(other.File))
		}
		c.add(diag.New(diag.ReleaseLanguage, l.At, "the link leads to a %s that does not exist in “%s”", layout.Kind(r.ID), lang).
			WithHint("name a language that it has, as in %s/%s, or translate it", strings.TrimSuffix(plainPath(l.Dest), "/"), has[0]))
		return
	}
	if target.Fragment != "" && !slices.Contains(to.Body.IDs, target.Fragment) {
		c.add(diag.New(diag.AnchorMissing, l.At, "there is no heading “#%s” in %s", target.Fragment, to.File).
			WithHint("%s", anchors(target.Fragment, to.Body.IDs)))
	}
}

// way is how a text of one release links another, given their IDs.
func way(from, to string) string {
	year, name := path.Split(to)
	if path.Dir(from) == path.Dir(to) {
		return "../" + name + "/"
	}
	return "../../" + year + name + "/"
}

// picture reports a picture that lies beside a release that is not there. Whether
// the file is there is a matter of package media.
func (c *checker) picture(t *press.Translation, l press.Link) {
	target := link.Refer(t.Release, l.Dest)
	if target.File != "" && c.byID[target.Release] == nil {
		c.add(diag.New(diag.ReleaseMissing, l.At, "the picture lies beside no published release").
			WithHint("%s", diag.DidYouMean(target.Release, c.ids(), "put the picture beside this release and write its name")))
	}
}

// plainPath is a destination without its fragment and file.
func plainPath(dest string) string {
	dest, _, _ = strings.Cut(dest, "#")
	if i := strings.LastIndexByte(dest, '/'); strings.HasSuffix(dest, ".md") && i >= 0 {
		return dest[:i]
	}
	return dest
}

// anchors says which heading somebody may have meant.
func anchors(fragment string, ids []string) string {
	if len(ids) == 0 {
		return "that text has no headings"
	}
	marked := make([]string, len(ids))
	for i, id := range ids {
		marked[i] = "#" + id
	}
	return diag.DidYouMean("#"+fragment, marked, "its headings are "+strings.Join(marked, ", "))
}
