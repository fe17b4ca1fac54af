package read

import (
	"regexp"

	"golang.org/x/text/unicode/norm"

	"docsite/generator/diag"
	"docsite/generator/fields"
	"docsite/generator/locale"
	"docsite/generator/press"
)

// transcriptFile is a transcript that is the name of a file, and no text.
var transcriptFile = regexp.MustCompile(`^[^\s/]+\.(txt|pdf|docx?|odt|rtf)$`)

// recording reads a film or a sound; nil if there is none. Without captions nobody who
// does not hear can follow a film, and without a transcript nobody who can neither hear
// nor see it (WCAG 2.2, success criteria 1.2.1 to 1.2.3).
func (k keys) recording(key string) *press.Recording {
	m := k.m.Map(key)
	if m == nil {
		return nil
	}
	r := &press.Recording{At: m.At}
	if t := m.Text("file"); t.Set {
		r.File, r.At = norm.NFC.String(t.Value), t.At
	} else {
		m.Report(missing(m.At, "file", "file: minister.mp4"))
	}
	if t := m.Text("title"); line(m, t, "title") {
		r.Title = t.Value
	}
	if key == "video" {
		r.Poster = norm.NFC.String(m.Text("poster").Value)
	}
	for _, c := range m.Maps("captions") {
		r.Captions = append(r.Captions, k.captions(c))
	}
	_, stated := m.KeyAt("captions") // as what they are not, which is told
	if key == "video" && len(r.Captions) == 0 && (!stated || m.IsEmptyList("captions")) {
		m.Report(diag.New(diag.CaptionsMissing, m.At, "the film has no captions").
			WithHint("add “captions: [{file: %s.vtt, lang: %s}]”, a WebVTT file beside the release", k.t.Lang, k.t.Lang))
	}
	switch t := m.Text("transcript"); {
	case !t.Set:
		what := "film"
		if key == "audio" {
			what = "recording"
		}
		m.Report(diag.New(diag.CaptionsMissing, m.At, "the %s has no transcript", what).
			WithHint("add “transcript: |” and below it what is said and shown, in words; or the name of a file beside the release that says so"))
	case transcriptFile.MatchString(t.Value):
		r.TranscriptFile = press.Located{Text: norm.NFC.String(t.Value), At: t.At}
	default:
		k.markup(&r.Transcript, "transcript", key+".transcript", t, false)
	}
	m.Done("“" + key + "”")
	return r
}

func (k keys) captions(m *fields.Map) press.Captions {
	c := press.Captions{Lang: k.t.Lang, At: m.At}
	if t := m.Text("file"); t.Set {
		c.File, c.At = norm.NFC.String(t.Value), t.At
	} else {
		m.Report(missing(m.At, "file", "file: "+k.t.Lang+".vtt"))
	}
	if t := m.Text("lang"); t.Set {
		tag, err := locale.Canonical(t.Value)
		if err != nil {
			m.Report(diag.New(diag.BadLanguageTag, t.At, "%v", err).WithHint("use a BCP 47 tag, such as en or fr-CA"))
		}
		c.Lang = tag
	}
	m.Done("captions")
	return c
}
