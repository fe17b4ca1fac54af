package read

import (
	"fmt"
	"io/fs"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
	_ "time/tzdata" // for machines that have no table of zones

	"docsite/generator/charset"
	"docsite/generator/diag"
	"docsite/generator/fields"
	"docsite/generator/layout"
	"docsite/generator/locale"
	"docsite/generator/press"
)

// Settings reads docsite.yaml. baseURL, where not empty, takes the place of
// the file's and is an error if it is no address. The settings are nil if
// nothing can be read by them: without a time zone, without languages or with one
// that is not understood, whose texts would seem to be nobody's. The error wraps
// [fs.ErrNotExist] where there is no such file.
func Settings(site fs.FS, baseURL string) (*press.Settings, []diag.Diagnostic, error) {
	raw, err := fs.ReadFile(site, layout.Settings)
	if err != nil {
		return nil, nil, err
	}
	text, ds := charset.Clean(layout.Settings, raw)
	if ds != nil {
		return nil, ds, nil
	}
	m, ds := fields.Parse(layout.Settings, text, 0)
	if m == nil {
		return nil, ds, nil
	}
	s := &press.Settings{Fallback: true, Behind: true}
	told := len(ds)
	s.Languages = tags(m, "languages")
	unclear := slices.ContainsFunc(m.Diagnostics()[told:], func(d diag.Diagnostic) bool { return d.Code == diag.BadLanguageTag })
	if len(s.Languages) == 0 && len(m.Diagnostics()) == told {
		m.Report(missing(m.At, "languages", "languages: [en, fr, ja]"))
	}
	s.Require = tags(m, "require")
	for _, lang := range s.Require {
		if !slices.Contains(s.Languages, lang) {
			at, _ := m.KeyAt("require")
			m.Report(diag.New(diag.BadSetting, at, "“require” names %s, which is not one of “languages”", lang).
				WithHint("add it to “languages” or take it out"))
		}
	}
	s.SideBySide = sideBySide(m)
	s.Hold = holds(m)
	s.Approve = approvers(m)
	parity(m, s)
	told = len(m.Diagnostics())
	if s.Title = texts(m, "title", s.Languages); len(s.Title) == 0 && len(m.Diagnostics()) == told {
		m.Report(missing(m.At, "title", "title: {en: Press office}"))
	}
	if s.BaseURL, err = base(m, baseURL); err != nil {
		return nil, nil, err
	}
	s.Zone = zone(m)
	switch t := m.Text("fallback"); {
	case t.Value == "omit":
		s.Fallback = false
	case t.Set && t.Value != "list":
		m.Report(diag.New(diag.BadSetting, t.At, "“fallback” cannot be “%s”", t.Value).WithHint("write list or omit"))
	}
	switch t := m.Text("behind"); {
	case t.Value == "silent":
		s.Behind = false
	case t.Set && t.Value != "notice":
		m.Report(diag.New(diag.BadSetting, t.At, "“behind” cannot be “%s”", t.Value).WithHint("write notice or silent"))
	}
	if p := m.Map("publisher"); p != nil {
		s.Publisher = press.Publisher{Name: texts(p, "name", s.Languages), URL: webAddress(p, "url")}
		p.Done("“publisher”")
	}
	if len(s.Languages) > 0 {
		s.Brand = brand(m, s.Languages)
	}
	s.Delivery = delivery(m)
	m.Done(layout.Settings)
	if len(s.Languages) == 0 || unclear || s.Zone == nil {
		return nil, m.Diagnostics(), nil
	}
	return s, m.Diagnostics(), nil
}

// sideBySide reads whether two languages of a release have a page: they do unless a site
// says otherwise.
func sideBySide(m *fields.Map) bool {
	const key = "side_by_side"
	return !m.Text(key).Set || m.Bool(key)
}

// holds reads whether all releases wait for their languages.
func holds(m *fields.Map) bool {
	t := m.Text("hold")
	if t.Set && t.Value != complete {
		m.Report(badHold(t))
	}
	for _, name := range m.Names() {
		if name.Value == "hold" && !t.Set {
			m.Report(diag.New(diag.WrongType, name.At, "“hold” has no value").WithHint("write hold: complete, or delete the line"))
		}
	}
	return t.Set
}

// approvers reads how many people must approve a text.
func approvers(m *fields.Map) int {
	t := m.Text("approve")
	if !t.Set {
		return 0
	}
	n, err := strconv.Atoi(t.Value)
	if err != nil || n < 1 || n > 9 {
		m.Report(diag.New(diag.BadSetting, t.At, "“approve” cannot be “%s”", t.Value).
			WithHint("write how many people must approve a text before it is public, such as 2"))
		return 1 // nothing is public that nobody approved
	}
	return n
}

// tags reads a list of language tags.
func tags(m *fields.Map, key string) []string {
	var list []string
	for _, t := range m.List(key) {
		tag, err := locale.Canonical(t.Value)
		switch {
		case err != nil:
			m.Report(diag.New(diag.BadLanguageTag, t.At, "%v", err).WithHint("use BCP 47 tags, such as en, fr-CA or zh-Hant"))
		case layout.DeviceFault(tag) != "": // its pages stand in a folder of this name
			m.Report(diag.New(diag.BadSetting, t.At, "the language “%s” %s", tag, layout.DeviceFault(tag)).
				WithHint("write it with its script or its country, such as %s-Latn", tag))
		case slices.Contains(list, tag):
			m.Report(diag.New(diag.BadSetting, t.At, "“%s” stands twice in “%s”", tag, key).WithHint("keep one of the two"))
		default:
			list = append(list, tag)
		}
	}
	return list
}

// base reads the site's address, or takes the one that was given, which is an
// error where it is not one: it stands in no file.
func base(m *fields.Map, given string) (string, error) {
	t := m.Text("base_url")
	if given != "" {
		address, ok := siteAddress(given)
		if !ok {
			return "", fmt.Errorf("“%s” is not the address of a site: write it whole, such as https://press.example.org/", given)
		}
		return address, nil
	}
	if !t.Set {
		if _, set := m.KeyAt("base_url"); !set {
			m.Report(missing(m.At, "base_url", "base_url: https://press.example.org/"))
		}
		return "", nil
	}
	address, ok := siteAddress(t.Value)
	if !ok {
		m.Report(diag.New(diag.BadBaseURL, t.At, "“%s” is not the address of a site", t.Value).
			WithHint("write a whole address, such as https://press.example.org/ or https://example.org/newsroom/"))
	}
	return address, nil
}

// siteAddress returns an absolute address of the web with a slash at its end.
func siteAddress(text string) (string, bool) {
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.RawQuery != "" || u.Fragment != "" || u.User != nil ||
		strings.Contains(u.Path, "//") || strings.Contains(u.Path, "/.") {
		return "", false
	}
	u.Host = strings.ToLower(u.Host)
	if !strings.HasSuffix(u.Path, "/") {
		u.Path, u.RawPath = u.Path+"/", ""
	}
	return u.String(), true
}

func zone(m *fields.Map) *time.Location {
	t := m.Text("time_zone")
	if !t.Set {
		return time.UTC
	}
	zone, err := time.LoadLocation(t.Value)
	if err != nil || t.Value == "Local" || t.Value == "" {
		m.Report(diag.New(diag.BadTimeZone, t.At, "there is no time zone “%s”", t.Value).
			WithHint("use a name of the IANA database, such as Asia/Tokyo or Europe/Paris"))
		return nil
	}
	return zone
}
