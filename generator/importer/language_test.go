package importer

import (
	"strings"
	"testing"
	"testing/fstest"
)

// A language that is guessed, and that the newsroom does not have, is told as a guess; one that is stated, as stated.
func TestLanguageThatTheNewsroomLacks(t *testing.T) {
	body := "Der Hafen ist in der Stadt und wird von den Menschen genutzt."
	report := into(t, t.TempDir(), &Archive{Documents: []Document{{Origin: "guessed", Title: "Hafen", Body: body}, {Origin: "stated", Lang: "de", Title: "Hafen", Body: body}}}, fstest.MapFS{})
	said := map[string]string{}
	for _, text := range report.Left {
		for _, n := range text.Notes {
			said[text.Origin] += n.What + "\n"
		}
	}
	if s := said["guessed"]; !strings.HasPrefix(s, "nothing states its language, and by its small words it seems to be “de”") {
		t.Errorf("of a guess: %q", s)
	}
	if s := said["stated"]; !strings.HasPrefix(s, "it is in “de”, which is no language of the newsroom") {
		t.Errorf("of a language that is stated: %q", s)
	}
}

// Of a text that is left out nothing else is told: what could not be kept of it would not help.
func TestWhatIsLeftOutHasOneReason(t *testing.T) {
	report := into(t, t.TempDir(), &Archive{Documents: []Document{{Origin: "a", Lang: "de", Title: "Hafen", Body: "Text", Lost: []Loss{{Origin: "a", Line: 3, What: "a form"}}}}}, fstest.MapFS{})
	if len(report.Left) != 1 || len(report.Left[0].Notes) != 1 {
		t.Errorf("left: %+v", report.Left)
	}
}
