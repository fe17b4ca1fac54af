package check

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"docsite/generator/diag"
	"docsite/generator/locale/cldr"
	"docsite/generator/press"
	"docsite/generator/revision"
	"docsite/generator/schedule"
)

// Waiting tells of what is not public although its moment has come, and why. Unlike
// [Check] it sees what readers do not, so what it tells is for editors alone.
func Waiting(waits []schedule.Wait, zone *time.Location) []diag.Diagnostic {
	var ds []diag.Diagnostic
	for _, w := range waits {
		if len(w.Untold()) > 0 {
			ds = append(ds, heldBack(w))
		}
		for _, u := range w.Unapproved {
			ds = append(ds, notApproved(w, u, zone))
		}
	}
	return ds
}

func heldBack(w schedule.Wait) diag.Diagnostic {
	o := w.Release.Original
	at := o.At("title")
	if o.States("hold") {
		at = o.At("hold")
	}
	var without []string
	do := "translate it"
	for _, l := range w.Untold() {
		without = append(without, l.Lang)
		if l.State != revision.Missing {
			do = "bring it up to date and stamp it"
		}
	}
	return diag.New(diag.HeldBack, at, "the release is held back: %s", w.Languages()).
		WithHint("%s; or say who lets it out without: hold: {without: [%s], who: …, why: …}", do, strings.Join(without, ", "))
}

func notApproved(w schedule.Wait, u *schedule.Unapproved, zone *time.Location) diag.Diagnostic {
	at := u.Text.At("title")
	if u.Text.States("approve") {
		at = u.Text.At("approve")
	}
	what := "this language is not published"
	if w.All() {
		what = "the release is not published"
	}
	return diag.New(diag.NotApproved, at, "%s: %s", what, u.Why(zone)).
		WithHint("let somebody read it who did not write it, and run: docsite approve %s %s --who NAME", w.Release.ID, u.Text.Lang)
}

// waiver reports an exception from “hold” for a language that is not required, or is there.
func waiver(c *checker, r *press.Release) {
	if r.Hold == nil {
		return
	}
	required := c.site.Require
	if len(required) == 0 {
		required = c.site.Languages
	}
	for _, lang := range r.Hold.Without {
		switch {
		case !slices.Contains(required, lang):
			c.add(diag.New(diag.WaiverUnused, r.Original.At("hold"), "“%s” is no language that the release would wait for", lang).
				WithHint("take it out of “without”; the languages are %s", strings.Join(required, ", ")))
		case revision.Of(r, lang) == revision.Current || revision.Of(r, lang) == revision.Original:
			c.add(diag.New(diag.WaiverUnused, r.Original.At("hold"), "the release is there in “%s”, and would not have to wait for it", lang).
				WithHint("take it out of “without”, or “hold” if no other is left"))
		}
	}
}

// outOfHours reports an embargo that ends when nobody is in the office in a country that
// the release names.
func outOfHours(c *checker, r *press.Release) {
	if !r.EmbargoUntil.After(c.site.Now) {
		return // what is past cannot be helped
	}
	names, _ := cldr.Countries("en")
	var said []string
	for _, l := range schedule.LocalTimes(r) {
		if l.OutOfHours() {
			said = append(said, fmt.Sprintf("%s in %s", l.At.Format("Monday 15:04"), names[l.Country]))
		}
	}
	const most = 4
	if len(said) > most {
		said = append(said[:most-1], fmt.Sprintf("and so in %d more", len(said)-most+1))
	}
	if said != nil {
		c.add(diag.New(diag.OutOfHours, r.Original.At("embargo_until"), "the embargo ends when offices are closed: %s", strings.Join(said, ", ")).
			WithHint("end it in the hours of those who are to read it, if there is such an hour; docsite schedule shows what time it is where"))
	}
}
