package read

import (
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"

	"docsite/generator/diag"
	"docsite/generator/fields"
	"docsite/generator/locale"
	"docsite/generator/press"
)

// brand reads what a newsroom looks like and leads to. Whether files can be used, and
// whether what it leads to is there, is a matter of those who know them.
func brand(m *fields.Map, languages []string) press.Brand {
	b := press.Brand{
		Logo: logo(m, languages), Picture: siteFile(m, "picture"), Fonts: fonts(m),
		Menu: menu(m, "menu", languages), Footer: menu(m, "footer", languages), Social: social(m),
	}
	b.Colour = accent(m)
	if t := m.Text("analytics"); t.Set && t.Value != "none" {
		m.Report(diag.New(diag.BadSetting, t.At, "“analytics” cannot be “%s”", t.Value).
			WithHint("write none: docsite's pages load nothing from elsewhere and count nobody"))
	}
	return b
}

// accent reads the accent as it is written. A number sign that no quotation mark
// protects begins a comment of YAML, and leaves nothing.
func accent(m *fields.Map) press.Located {
	if t := m.Text("colour"); t.Set {
		return press.Located{Text: strings.TrimSpace(t.Value), At: t.At}
	}
	for _, name := range m.Names() {
		if _, set := m.KeyAt("colour"); name.Value == "colour" && !set {
			m.Report(diag.New(diag.ColourUnread, name.At, "“colour” has no value").
				WithHint(`write it in quotation marks, as in colour: "#14508c": without them a number sign begins a comment; or delete the line`))
		}
	}
	return press.Located{}
}

func logo(m *fields.Map, languages []string) *press.Logo {
	if m.IsText("logo") {
		file := m.Text("logo")
		m.Report(diag.New(diag.WrongType, file.At, "“logo” is one file, and has to say what it shows").
			WithHint("write “logo: {light: %s, dark: …, alt: {%s: …}}”", file.Value, languages[0]))
		return nil
	}
	l := m.Map("logo")
	if l == nil {
		return nil
	}
	found := &press.Logo{
		Light: siteFile(l, "light"), Dark: siteFile(l, "dark"), Icon: siteFile(l, "icon"), Alt: texts(l, "alt", languages),
	}
	if found.Light.Text == "" {
		if _, set := l.KeyAt("light"); !set {
			l.Report(missing(l.At, "light", "light: templates/assets/logo.svg"))
		}
	}
	if len(found.Alt) == 0 {
		l.Report(diag.New(diag.AltMissing, l.At, "the logo has no words for who cannot see it").
			WithHint("add “alt: {%s: …}”: what the logo says, such as the office's name", languages[0]))
	}
	l.Done("“logo”")
	return found
}

// siteFile reads the path of a file in the site's folder; empty where there is none or
// where it cannot be one.
func siteFile(m *fields.Map, key string) press.Located {
	t := m.Text(key)
	if !t.Set {
		return press.Located{}
	}
	name := path.Clean(strings.TrimPrefix(t.Value, "./"))
	if !fs.ValidPath(name) || name == "." {
		m.Report(diag.New(diag.BadSetting, t.At, "“%s” is not a path of a file in the site's folder", t.Value).
			WithHint("write it from there on, with slashes, such as templates/assets/logo.svg"))
		return press.Located{}
	}
	return press.Located{Text: name, At: t.At}
}

// fonts reads the fonts of cards: one file for all languages, or one for each.
func fonts(m *fields.Map) map[string]press.Located {
	if m.IsText("card_font") {
		if file := siteFile(m, "card_font"); file.Text != "" {
			return map[string]press.Located{"": file}
		}
		return nil
	}
	section := m.Map("card_font")
	found := map[string]press.Located{}
	for _, name := range section.Names() {
		file := siteFile(section, name.Value)
		tag, err := locale.Canonical(name.Value)
		switch {
		case err != nil:
			m.Report(diag.New(diag.BadLanguageTag, name.At, "%v", err).WithHint("use BCP 47 tags, such as en, fr-CA or zh-Hant"))
		case file.Text != "":
			found[tag] = file
		}
	}
	return found
}

// hasOtherKeys reports whether a line of a menu has a key that it cannot have, which is
// told: the slip for one that it needs.
func hasOtherKeys(entry *fields.Map) bool {
	return slices.ContainsFunc(entry.Names(), func(name fields.Text) bool {
		return name.Value != "page" && name.Value != "url" && name.Value != "text"
	})
}

func menu(m *fields.Map, key string, languages []string) []press.MenuItem {
	var items []press.MenuItem
	for _, entry := range m.Maps(key) {
		item := press.MenuItem{Text: texts(entry, "text", languages)}
		to, address := entry.Text("page"), entry.Text("url")
		switch {
		case to.Set && address.Set:
			entry.Report(diag.New(diag.BadSetting, address.At, "a line of “%s” leads to a page or to an address, not to both", key).WithHint("keep one of the two"))
		case to.Set:
			item.Page = press.Located{Text: to.Value, At: to.At}
		case address.Set:
			item.URL = linkTarget(entry, address)
			if len(item.Text) == 0 {
				entry.Report(missing(entry.At, "text", "text: {"+languages[0]+": …}"))
			}
		case !stated(entry, "page") && !stated(entry, "url") && !hasOtherKeys(entry):
			entry.Report(diag.New(diag.MenuNowhere, entry.At, "this line of “%s” leads nowhere", key).
				WithHint("write “page: about” for a page under releases/pages/, or “url: https://…” and “text: {%s: …}”", languages[0]))
		}
		entry.Done("a line of “" + key + "”")
		if item.Page.Text != "" || item.URL.Text != "" {
			items = append(items, item)
		}
	}
	return items
}

func stated(m *fields.Map, key string) bool {
	_, set := m.KeyAt(key)
	return set
}

// linkTarget reads an address of the web, one of e-mail, or a path from the site's root.
func linkTarget(m *fields.Map, t fields.Text) press.Located {
	u, err := url.Parse(t.Value)
	switch {
	case err != nil || strings.ContainsAny(t.Value, " <>\""):
	case strings.HasPrefix(t.Value, "/") && !strings.HasPrefix(t.Value, "//"), (u.Scheme == "https" || u.Scheme == "http") && u.Host != "", u.Scheme == "mailto" && u.Opaque != "":
		return press.Located{Text: t.Value, At: t.At}
	}
	m.Report(diag.New(diag.BadURL, t.At, "“%s” is no address that a page can link to", t.Value).
		WithHint("write it whole, beginning with https:// or mailto:, or as a path of this site, as in /en/countries/; telephone numbers belong to contacts"))
	return press.Located{}
}

func social(m *fields.Map) []press.Account {
	var accounts []press.Account
	for _, entry := range m.Maps("social") {
		a := press.Account{URL: webAddress(entry, "url")}
		if _, set := entry.KeyAt("url"); !set {
			entry.Report(missing(entry.At, "url", "url: https://social.example.org/@press"))
		}
		if t := entry.Text("name"); line(entry, t, "name") {
			a.Name = t.Value
		} else if !t.Set {
			entry.Report(missing(entry.At, "name", "name: Mastodon"))
		}
		entry.Done("an account")
		if a.URL != "" && a.Name != "" {
			accounts = append(accounts, a)
		}
	}
	return accounts
}
