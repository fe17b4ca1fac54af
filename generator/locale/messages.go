package locale

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"docsite/generator/diag"
	"docsite/generator/fields"
)

// message is a text in its plural forms; one without plurals has “other” alone.
type message struct {
	forms  map[string]string
	fields map[string]bool // the data that it uses
	plain  bool            // no data, no plurals
	at     diag.Pos
}

// pluralForms are CLDR's names of them (UTS #35, part 3, section 5).
var pluralForms = []string{"zero", "one", "two", "few", "many", "other"}

// TypePrefix begins the messages that name types of release; a type exists where
// there is such a message.
const TypePrefix = "type."

// TopicPrefix and EventPrefix begin the messages that name topics and events. A
// site's topics and events are its own, so these are not required of other sites'
// languages.
const (
	TopicPrefix = "topic."
	EventPrefix = "event."
)

// ofTheSite reports whether a message names what is a site's own to name.
func ofTheSite(id string) bool {
	return strings.HasPrefix(id, TopicPrefix) || strings.HasPrefix(id, EventPrefix)
}

// Topic returns what a topic is called: by its message, or else its slug.
func (l *Locale) Topic(slug string) string { return l.MessageOr(TopicPrefix+slug, slug) }

// Event returns what an event is called: by its message, or else the words of its slug.
func (l *Locale) Event(slug string) string {
	return l.MessageOr(EventPrefix+slug, strings.ReplaceAll(slug, "-", " "))
}

func readMessages(m *fields.Map, into map[string]message) {
	section := m.Map("messages")
	for _, id := range section.Names() {
		if !namesMessage(section, id) {
			continue
		}
		msg := message{forms: map[string]string{}, fields: map[string]bool{}, at: id.At}
		texts := map[string]fields.Text{} // by their forms
		if section.IsText(id.Value) {
			texts["other"] = section.Text(id.Value)
			msg.forms["other"] = texts["other"].Value
		} else {
			if _, set := section.KeyAt(id.Value); !set {
				continue
			}
			forms := section.Map(id.Value)
			for _, form := range pluralForms {
				if t := forms.Text(form); t.Value != "" {
					texts[form], msg.forms[form] = t, t.Value
				}
			}
			if forms != nil && msg.forms["other"] == "" {
				section.Report(diag.New(diag.PluralForm, id.At, "message “%s” lacks the plural form “other”", id.Value).
					WithHint("every language has the form “other”"))
			}
			for _, name := range forms.Names() {
				if !slices.Contains(pluralForms, name.Value) {
					section.Report(diag.New(diag.PluralForm, name.At, "message “%s” has a form “%s”, which is no plural form", id.Value, name.Value).
						WithHint("%s", diag.DidYouMean(name.Value, pluralForms, "the plural forms are "+strings.Join(pluralForms, ", "))))
				}
			}
		}
		for _, form := range slices.Sorted(maps.Keys(msg.forms)) {
			text, err := parseText(msg.forms[form])
			for _, p := range text {
				if p.field != "" {
					msg.fields[p.field] = true
				}
			}
			if err != nil {
				section.Report(diag.New(diag.BadMessage, id.At, "message “%s” does not parse: %v", id.Value, err).
					WithHint("data is written {{.Name}}"))
			} else if t := texts[form]; t.Set && text.blank() {
				section.Report(diag.New(diag.BadLocaleValue, t.At, "message “%s” says nothing", id.Value).
					WithHint("write what the page is to say"))
			}
		}
		msg.plain = len(msg.forms) == 1 && len(msg.fields) == 0
		into[id.Value] = msg
	}
}

// namesMessage reports whether a key may be the ID of a message.
func namesMessage(section *fields.Map, id fields.Text) bool {
	if !usable(section, id, "messages") {
		return false
	}
	for _, prefix := range []string{TypePrefix, TopicPrefix, EventPrefix} {
		if name, ok := strings.CutPrefix(id.Value, prefix); ok && blank(name) {
			section.Report(diag.New(diag.BadLocaleValue, id.At, "message “%s” is of no name", id.Value).
				WithHint("write what stands in the front matter of releases behind “%s”", prefix))
			return false
		}
	}
	return true
}

// required is what the messages of all languages say together: which there
// are, which count something, and which data each is given.
type required struct {
	ids     map[string]map[string]bool // the data by message
	counts  map[string]bool
	builtin map[string]bool
}

func newRequired() *required {
	return &required{ids: map[string]map[string]bool{}, counts: map[string]bool{}, builtin: map[string]bool{}}
}

// read takes the built-in files as the measure of what templates give.
func (r *required) read(builtin fs.FS) error {
	names, err := fs.Glob(builtin, "*.yaml")
	if err != nil {
		return err
	}
	for _, name := range names {
		d := newDraft(strings.TrimSuffix(name, ".yaml"))
		found, err := d.read(builtin, d.Tag)
		if err != nil {
			return err
		}
		if len(found) > 0 {
			return fmt.Errorf("built-in locale: %s: %s", found[0].Pos, found[0].Message)
		}
		r.add(d)
	}
	for id := range r.ids {
		r.builtin[id] = true
	}
	return nil
}

func (r *required) add(d *draft) {
	for id, m := range d.messages {
		if ofTheSite(id) || r.mistyped(id) != nil {
			continue
		}
		if r.ids[id] == nil {
			r.ids[id] = map[string]bool{}
		}
		if !r.builtin[id] {
			maps.Copy(r.ids[id], m.fields)
		}
		if len(m.forms) > 1 && !r.builtin[id] {
			r.counts[id] = true
		}
	}
}

// mistyped returns the built-in messages that one of a site's own, which is none
// of them, was probably meant to be. Types of release are a site's to add.
func (r *required) mistyped(id string) []string {
	if len(r.builtin) == 0 || r.builtin[id] || strings.HasPrefix(id, TypePrefix) || ofTheSite(id) {
		return nil
	}
	return diag.Nearest(id, slices.Sorted(maps.Keys(r.builtin)))
}

// check compares a language with all of them.
func (r *required) check(d *draft) []diag.Diagnostic {
	forms, err := usedForms(d.Tag)
	if err != nil {
		return []diag.Diagnostic{diag.New(diag.PluralRuleless, d.start(), "CLDR has no plural rules for “%s”", d.Tag).
			WithHint("use the tag of a language that CLDR knows")}
	}
	var ds []diag.Diagnostic
	for _, id := range slices.Sorted(maps.Keys(d.messages)) {
		if near := r.mistyped(id); near != nil {
			ds = append(ds, diag.New(diag.BadMessage, d.messages[id].at, "there is no message “%s”", id).
				WithHint("%s", diag.DidYouMean(id, near, "")))
		}
	}
	for _, id := range slices.Sorted(maps.Keys(r.ids)) {
		if _, ok := d.messages[id]; !ok {
			ds = append(ds, diag.New(diag.MessageMissing, d.start(), "the message “%s” is missing in %s", id, d.Tag).
				WithHint("add it under “messages” in locales/%s.yaml", d.Tag))
		}
	}
	for _, id := range slices.Sorted(maps.Keys(d.messages)) {
		m := d.messages[id]
		for _, field := range slices.Sorted(maps.Keys(m.fields)) {
			if !r.ids[id][field] {
				ds = append(ds, diag.New(diag.MessageData, m.at, "message “%s” uses {{.%s}}, which it is not given", id, field).
					WithHint("%s", diag.DidYouMean(field, slices.Sorted(maps.Keys(r.ids[id])), "it is given "+given(r.ids[id]))))
			}
		}
		if r.counts[id] {
			ds = append(ds, checkForms(id, m, forms, d.Tag)...)
		} else if len(m.forms) > 1 {
			ds = append(ds, diag.New(diag.PluralForm, m.at, "message “%s” counts nothing and has no plural forms", id).
				WithHint("write one text after the colon"))
		}
	}
	return ds
}

func given(fields map[string]bool) string {
	if len(fields) == 0 {
		return "no data"
	}
	return strings.Join(slices.Sorted(maps.Keys(fields)), ", ")
}

func checkForms(id string, m message, forms []string, tag string) []diag.Diagnostic {
	var ds []diag.Diagnostic
	for _, form := range pluralForms[:len(pluralForms)-1] { // “other” was asked for when it was read
		_, has := m.forms[form]
		uses := slices.Contains(forms, form)
		switch {
		case uses && !has:
			ds = append(ds, diag.New(diag.PluralForm, m.at, "message “%s” lacks the plural form “%s”", id, form).
				WithHint("in %s the forms are %s", tag, strings.Join(forms, ", ")))
		case has && !uses:
			ds = append(ds, diag.New(diag.PluralForm, m.at, "message “%s” has a plural form “%s” that %s does not use", id, form, tag).
				WithHint("in %s the forms are %s", tag, strings.Join(forms, ", ")))
		}
	}
	return ds
}

// usedForms returns the plural forms that whole numbers take in a language,
// by asking the library that will choose them.
func usedForms(tag string) ([]string, error) {
	t := language.Make(tag)
	bundle := i18n.NewBundle(t)
	probe := &i18n.Message{ID: "form", Zero: "zero", One: "one", Two: "two", Few: "few", Many: "many", Other: "other"}
	if err := bundle.AddMessages(t, probe); err != nil {
		return nil, err
	}
	localizer := i18n.NewLocalizer(bundle, tag)
	used := map[string]bool{}
	for _, n := range []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 19, 20, 21, 22, 25, 31, 80, 81, 99, 100, 101, 102, 103, 111, 1000, 1001, 1_000_000} {
		form, err := localizer.Localize(&i18n.LocalizeConfig{MessageID: "form", PluralCount: n})
		if err != nil {
			return nil, err
		}
		used[form] = true
	}
	used["other"] = true
	return slices.DeleteFunc(slices.Clone(pluralForms), func(f string) bool { return !used[f] }), nil
}

// bundle hands the checked messages to go-i18n.
func (d *draft) bundle() []diag.Diagnostic {
	t := language.Make(d.Tag)
	bundle := i18n.NewBundle(t)
	for id, m := range d.messages {
		f := m.forms
		message := &i18n.Message{ID: id, Zero: f["zero"], One: f["one"], Two: f["two"], Few: f["few"], Many: f["many"], Other: f["other"]}
		if err := bundle.AddMessages(t, message); err != nil {
			return []diag.Diagnostic{diag.New(diag.BadMessage, m.at, "message “%s”: %v", id, err)}
		}
	}
	d.localizer = i18n.NewLocalizer(bundle, d.Tag)
	return nil
}
