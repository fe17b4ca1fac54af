package diag

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// command is a workflow command as a runner understands it.
type command struct {
	name       string
	properties map[string]string
	message    string
}

// parseCommands reads a log as GitHub documents it (“Workflow commands for GitHub
// Actions”): a command is a line that begins with two colons, its name, behind a
// space its properties with commas between them, two colons, and the message. In
// messages %25, %0D and %0A stand for a percent sign and line ends, in properties
// %3A and %2C besides for a colon and a comma. Here every line must be one.
func parseCommands(log string) ([]command, error) {
	var commands []command
	form := regexp.MustCompile(`^::([a-z-]+)(?: ([^:]*))?::(.*)$`)
	data := strings.NewReplacer("%0D", "\r", "%0A", "\n", "%25", "%")
	property := strings.NewReplacer("%0D", "\r", "%0A", "\n", "%3A", ":", "%2C", ",", "%25", "%")
	for line := range strings.Lines(log) {
		parts := form.FindStringSubmatch(strings.TrimSuffix(line, "\n"))
		if parts == nil {
			return nil, fmt.Errorf("%q is no command", line)
		}
		c := command{parts[1], map[string]string{}, data.Replace(parts[3])}
		for _, p := range strings.Split(parts[2], ",") {
			key, value, ok := strings.Cut(p, "=")
			if !ok {
				return nil, fmt.Errorf("%q has a property without a value", line)
			}
			if _, twice := c.properties[key]; twice {
				return nil, fmt.Errorf("%q has the property %s twice", line, key)
			}
			c.properties[key] = property.Replace(value)
		}
		commands = append(commands, c)
	}
	return commands, nil
}

func TestGitHubCommands(t *testing.T) {
	ds := append(some(), New(BadSlug, at("releases/2020/a:b,c%d=e::f/fr.md", 1, 2), "100%%: a::b, %%0A c").
		WithHint("write, 50%%: x").WithRelated(at("x.md", 1, 1), "see %%25"))
	commands, err := parseCommands(written(t, ds, Options{Format: GitHub, Folder: "a,b:c"}))
	if err != nil || len(commands) != len(ds) {
		t.Fatal(len(commands), err)
	}
	for i, c := range commands {
		d := ds[i]
		want := map[string]string{
			"file": "a,b:c/" + d.File, "line": fmt.Sprint(max(d.Line, 1)), "col": fmt.Sprint(max(d.Column, 1)),
			"title": string(d.Code) + " " + rules[d.Code].Title,
		}
		if c.name != d.Severity.String() || !maps.Equal(c.properties, want) {
			t.Errorf("%s with %q, want %s with %q", c.name, c.properties, d.Severity, want)
		}
		message := []string{d.Message}
		for _, r := range d.Related {
			message = append(message, fmt.Sprintf("See %s: %s", r.Pos, r.Message))
		}
		if d.Hint != "" {
			message = append(message, "Help: "+d.Hint)
		}
		if !slices.Equal(strings.Split(c.message, "\n"), message) {
			t.Errorf("the message is %q, want %q", c.message, message)
		}
	}
}

// GitHub drops more annotations than ten of a kind without a word, so there is one.
func TestGitHubSaysWhatItDrops(t *testing.T) {
	for _, c := range []struct {
		errors, warnings int
		notice           string
	}{
		{10, 10, ""},
		{11, 0, "GitHub shows the first 10 errors, warnings and notices each of a step. Its log has all 11."},
		{1, 25, "GitHub shows the first 10 errors, warnings and notices each of a step. Its log has all 26."},
	} {
		var ds []Diagnostic
		for i := range c.errors {
			ds = append(ds, New(BadYAML, at("a.md", i+1, 1), "wrong"))
		}
		for i := range c.warnings {
			ds = append(ds, New(BodyEmpty, at("b.md", i+1, 1), "empty"))
		}
		commands, err := parseCommands(written(t, Sort(ds), Options{Format: GitHub}))
		if err != nil {
			t.Fatal(err)
		}
		notice := ""
		if last := commands[len(commands)-1]; last.name == "notice" {
			notice = last.message
		}
		if notice != c.notice {
			t.Errorf("%d errors, %d warnings: %q, want %q", c.errors, c.warnings, notice, c.notice)
		}
	}
}
