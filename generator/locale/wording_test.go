package locale

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// texts returns every text of a language's messages by the message's ID and,
// where it has several, its form.
func texts(l *Locale) map[string]string {
	all := map[string]string{}
	for id, m := range l.messages {
		for form, text := range m.forms {
			all[id+" "+form] = text
		}
	}
	return all
}

func TestTopicsAreTheSameInAllBuiltinLanguages(t *testing.T) {
	var first []string
	for _, tag := range []string{"en", "fr", "ja"} {
		topics := slices.DeleteFunc(speak(t, nil, tag)[tag].Messages(), func(id string) bool { return !strings.HasPrefix(id, TopicPrefix) })
		if first == nil {
			first = topics
		}
		if len(topics) == 0 || !slices.Equal(topics, first) {
			t.Errorf("%s: got %v, want %v", tag, topics, first)
		}
	}
}

var placeholder = regexp.MustCompile(`\{\{.*?\}\}`)

func TestNoMessageIsEmptyOrPadded(t *testing.T) {
	for tag, l := range speak(t, nil, "en", "fr", "ja") {
		for id, text := range texts(l) {
			if text == "" || strings.TrimSpace(text) != text {
				t.Errorf("%s: %s is %q", tag, id, text)
			}
		}
	}
}

// TestFrenchSpaces holds the no-break spaces of French: before : ; ! ? and
// inside guillemets, and between a number and its unit.
func TestFrenchSpaces(t *testing.T) {
	fr := speak(t, nil, "fr")["fr"]
	all := texts(fr)
	all["dates.time"], all["dates.moment"] = fr.dates.time, fr.dates.moment
	wrong := regexp.MustCompile(`[^\x{a0}\x{202f}][;!?:»]|«[^\x{a0}\x{202f}]|[“”"']|\{\{\.Number\}\} `)
	for id, text := range all {
		text = strings.ReplaceAll(text, "{H}:{mm}", "")
		if at := wrong.FindString(text); at != "" {
			t.Errorf("%s: %q in %q", id, at, text)
		}
	}
	if fr.numbers.group != "\u202f" {
		t.Errorf("digits are grouped by %q", fr.numbers.group)
	}
}

// TestJapanesePunctuation holds that Japanese text has full-width signs.
func TestJapanesePunctuation(t *testing.T) {
	for id, text := range texts(speak(t, nil, "ja")["ja"]) {
		if at := strings.IndexAny(placeholder.ReplaceAllString(text, ""), ",.:;!?()[]~|\"'/"); at >= 0 {
			t.Errorf("%s has a half-width sign: %s", id, text)
		}
	}
}

func TestEnglishQuotationMarksAndApostrophes(t *testing.T) {
	for id, text := range texts(speak(t, nil, "en")["en"]) {
		if strings.ContainsAny(placeholder.ReplaceAllString(text, ""), "\"'") {
			t.Errorf("%s has a typewriter's sign: %s", id, text)
		}
	}
}
