package read

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"docsite/generator/diag"
	"docsite/generator/fields"
	"docsite/generator/locale"
	"docsite/generator/press"
)

// complete is the one word that “hold” has, in a release and in docsite.yaml.
const complete = "complete"

// hold reads whether a release waits for its languages: the word, or an exception from
// what docsite.yaml says, with who answers for it and why.
func (k keys) hold() *press.Hold {
	k.notEmpty("hold")
	if k.m.IsText("hold") {
		if t := k.m.Text("hold"); t.Value != complete {
			k.m.Report(badHold(t))
		}
		return &press.Hold{} // a word that is not understood meant to hold back
	}
	m := k.m.Map("hold")
	if m == nil {
		return nil
	}
	h := &press.Hold{Without: tags(m, "without")}
	if _, set := m.KeyAt("without"); !set {
		m.Report(missing(m.At, "without", "without: [fr]"))
	}
	for _, key := range []struct {
		name, example string
		to            *string
	}{{"who", "who: Name of the head of the press office", &h.Who}, {"why", "why: The translation follows at noon", &h.Why}} {
		if t := m.Text(key.name); line(m, t, key.name) {
			*key.to = strings.TrimSpace(t.Value)
		} else if !t.Set {
			m.Report(missing(m.At, key.name, key.example))
		}
	}
	m.Done("“hold”")
	return h
}

func badHold(t fields.Text) diag.Diagnostic {
	return diag.New(diag.BadHold, t.At, "“hold” cannot be “%s”", t.Value).
		WithHint("write hold: complete; an exception is written as hold: {without: [fr], who: …, why: …}")
}

var approvalDigest = regexp.MustCompile(`^[0-9a-f]{7,64}$`)

// approvals reads who approved a text.
func (k keys) approvals() {
	for _, m := range k.m.Maps("approve") {
		a := press.Approval{At: m.At}
		if t := m.Text("who"); line(m, t, "who") {
			a.Who = strings.Join(strings.Fields(t.Value), " ")
		} else if !t.Set {
			m.Report(missing(m.At, "who", "who: Name"))
		}
		switch t := m.Text("digest"); {
		case !t.Set:
			m.Report(missing(m.At, "digest", "digest: 9f2c41d07a3e"))
		case !approvalDigest.MatchString(t.Value):
			m.Report(diag.New(diag.BadSource, t.At, "“%s” is not the digest of a text", t.Value).
				WithHint("let “docsite approve” write it: 7 to 64 digits of 0-9 and a-f, in quotation marks where they are figures alone"))
		default:
			a.Digest, a.At = t.Value, t.At
		}
		m.Done("an approval")
		k.t.Approvals = append(k.t.Approvals, a)
	}
}

// gone reads that a release was published in error.
func (k keys) gone() *press.Gone {
	k.notEmpty("gone")
	m := k.m.Map("gone")
	if m == nil {
		return nil
	}
	g := &press.Gone{Reason: texts(m, "reason", []string{k.t.Lang})}
	if t := m.Text("date"); t.Set {
		var ds []diag.Diagnostic
		g.Date, _, ds = day(t, "date", k.zone)
		k.report(ds)
		k.note("gone.date", t.At)
	} else {
		m.Report(missing(m.At, "date", "date: 2020-10-22"))
	}
	if t := m.Text("merged"); t.Set {
		g.Merged = t.Value
		k.note("gone.merged", t.At)
	}
	m.Done("“gone”")
	return g
}

// announced reads whether a release is told of before it is there: a word, or more.
func (k keys) announced() *press.Announced {
	if k.m.IsText("announced") {
		return &press.Announced{State: announcedState(k.m, k.m.Text("announced"))}
	}
	m := k.m.Map("announced")
	if m == nil {
		return nil
	}
	a := &press.Announced{Title: texts(m, "title", []string{k.t.Lang})}
	if t := m.Text("date"); t.Set {
		a.State = announcedState(m, t)
	} else {
		m.Report(missing(m.At, "date", "date: confirmed"))
	}
	for _, from := range m.Maps("moved") {
		moved := press.Moved{Reason: texts(from, "reason", []string{k.t.Lang}), At: from.At}
		if t := from.Text("from"); t.Set {
			var ds []diag.Diagnostic
			moved.From, moved.DayOnly, ds = day(t, "from", k.zone)
			k.report(ds)
			moved.At = t.At
		} else {
			from.Report(missing(from.At, "from", "from: 2020-10-22"))
		}
		from.Done("an entry of “moved”")
		a.Moved = append(a.Moved, moved)
	}
	m.Done("“announced”")
	return a
}

func announcedState(m *fields.Map, t fields.Text) press.AnnouncedState {
	known := []string{string(press.DateProvisional), string(press.DateConfirmed)}
	if !slices.Contains(known, t.Value) {
		m.Report(diag.New(diag.BadAnnouncement, t.At, "the date of an announced release cannot be “%s”", t.Value).
			WithHint("%s", diag.DidYouMean(t.Value, known, "write provisional or confirmed")))
		return press.DateProvisional
	}
	return press.AnnouncedState(t.Value)
}

// changeKind reads what kind of change was made.
func changeKind(m *fields.Map) press.ChangeKind {
	t := m.Text("kind")
	if !t.Set {
		return press.Update
	}
	kind := press.ChangeKind(t.Value)
	if !slices.Contains(press.ChangeKinds, kind) {
		var known []string
		for _, k := range press.ChangeKinds {
			known = append(known, string(k))
		}
		m.Report(diag.New(diag.BadChangeKind, t.At, "a change cannot be a “%s”", t.Value).
			WithHint("%s", diag.DidYouMean(t.Value, known, "write correction, clarification, update or minor")))
		return press.Update
	}
	return kind
}

// parity reads within which time each language is to follow its release.
func parity(m *fields.Map, s *press.Settings) {
	section := m.Map("parity")
	for _, name := range section.Names() {
		t := section.Text(name.Value)
		if !t.Set {
			continue
		}
		tag, err := locale.Canonical(name.Value)
		if err != nil || !slices.Contains(s.Languages, tag) {
			m.Report(diag.New(diag.BadSetting, name.At, "“parity” names %s, which is not one of “languages”", name.Value).
				WithHint("add it to “languages” or take it out"))
			continue
		}
		within, ok := duration(t.Value)
		if !ok {
			m.Report(diag.New(diag.BadSetting, t.At, "“%s” is not a time within which a language follows", t.Value).
				WithHint("write hours or days, such as 24h or 3d"))
			continue
		}
		if s.Parity == nil {
			s.Parity = map[string]time.Duration{}
		}
		s.Parity[tag] = within
	}
	section.Done("“parity”")
}
