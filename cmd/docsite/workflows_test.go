package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// What GitHub runs: the workflows of this repository, its action, and the workflow that
// docsite init writes. .github/SECURITY.md says what their rules are for.
const starterWorkflow = "../../generator/edit/starter/site.yml"

type workflow struct {
	On          map[string]any    `yaml:"on"`
	Permissions map[string]string `yaml:"permissions"`
	Concurrency map[string]any    `yaml:"concurrency"`
	Jobs        map[string]job    `yaml:"jobs"`
	Runs        struct {
		Steps []step `yaml:"steps"`
	} `yaml:"runs"` // of an action
}

type job struct {
	If          string            `yaml:"if"`
	Permissions map[string]string `yaml:"permissions"`
	Minutes     int               `yaml:"timeout-minutes"`
	Environment any               `yaml:"environment"`
	Steps       []step            `yaml:"steps"`
}

type step struct {
	If   string            `yaml:"if"`
	Uses string            `yaml:"uses"`
	Run  string            `yaml:"run"`
	Env  map[string]string `yaml:"env"`
	With map[string]any    `yaml:"with"`
}

// usesLine is a line that names an action, with the remark behind it.
var usesLine = regexp.MustCompile(`(?m)^\s*(?:- )?uses:\s*(\S+)(?:[ \t]+#[ \t]*(\S.*))?$`)

// atCommit is an action at a full commit.
var atCommit = regexp.MustCompile(`^([\w.-]+/[\w.-]+)(?:/[\w./-]+)?@([0-9a-f]{40})$`)

// trusted are the conditions by which a job is none that a stranger starts.
var trusted = []string{
	"github.event_name != 'pull_request'",
	"github.event.pull_request.head.repo.full_name == github.repository",
}

// savesCache is the condition under which a cache may be written: by runs that only who may push starts.
const savesCache = "(github.event_name == 'push' || github.event_name == 'schedule')"

// workflowFaults says which rules a workflow or an action breaks.
func workflowFaults(text string) []string {
	var found []string
	fault := func(format string, args ...any) { found = append(found, fmt.Sprintf(format, args...)) }
	var w workflow
	if err := yaml.Unmarshal([]byte(text), &w); err != nil {
		return []string{err.Error()}
	}
	for _, m := range usesLine.FindAllStringSubmatch(text, -1) {
		if m[1] != "./" && (!atCommit.MatchString(m[1]) || m[2] == "") {
			fault("%s is not at a commit, with its version beside it", m[1])
		}
	}
	if strings.Contains(text, "secrets.") {
		fault("a secret is used")
	}
	stepFaults(w.Runs.Steps, fault)
	if w.Runs.Steps != nil {
		return found
	}
	for event := range w.On {
		if !slices.Contains([]string{"push", "pull_request", "schedule", "workflow_dispatch"}, event) {
			fault("it runs on %s", event)
		}
	}
	if w.Permissions == nil || len(w.Permissions) > 0 {
		fault("permissions are not {} at the top")
	}
	if w.Concurrency["group"] == nil {
		fault("it has no concurrency")
	}
	_, requests := w.On["pull_request"]
	for name, j := range w.Jobs {
		if j.Permissions == nil {
			fault("%s has no permissions of its own", name)
		}
		if j.Minutes == 0 {
			fault("%s has no timeout-minutes", name)
		}
		stepFaults(j.Steps, fault)
		if !requests || slices.ContainsFunc(trusted, func(c string) bool { return strings.Contains(j.If, c) }) {
			continue
		}
		if !maps.Equal(j.Permissions, map[string]string{"contents": "read"}) || j.Environment != nil {
			fault("%s, which a stranger starts, may do more than read", name)
		}
		if slices.ContainsFunc(j.Steps, func(s step) bool { return strings.Contains(fmt.Sprint(s), "github.token") }) {
			fault("%s, which a stranger starts, hands its token on", name)
		}
	}
	slices.Sort(found)
	return found
}

// stepFaults says which rules steps break.
func stepFaults(steps []step, fault func(string, ...any)) {
	for _, s := range steps {
		action, _, _ := strings.Cut(s.Uses, "@")
		with := func(key string) string { return fmt.Sprint(s.With[key]) }
		switch {
		case strings.Contains(s.Run, "${{"):
			fault("a value is written into a script: %s", s.Run)
		case action == "actions/checkout" && with("persist-credentials") != "false":
			fault("checkout leaves its token behind")
		case action == "actions/setup-go" && with("cache") != "false",
			action == "actions/setup-node" && with("package-manager-cache") != "false",
			action == "actions/cache",
			action == "actions/cache/save" && !strings.HasSuffix(s.If, savesCache):
			fault("%s writes a cache in any run", action)
		}
	}
}

// githubFiles returns the texts of all that GitHub runs, by name.
func githubFiles(t *testing.T) map[string]string {
	t.Helper()
	names, err := filepath.Glob("../../.github/workflows/*")
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for _, name := range append(names, "../../action.yml", starterWorkflow) {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		texts[name] = string(text)
	}
	return texts
}

func TestWorkflows(t *testing.T) {
	digests := map[string]string{}
	for name, text := range githubFiles(t) {
		for _, fault := range workflowFaults(text) {
			t.Errorf("%s: %s", name, fault)
		}
		for _, m := range usesLine.FindAllStringSubmatch(text, -1) {
			if action := atCommit.FindStringSubmatch(m[1]); action != nil {
				at := action[2] + " # " + m[2]
				if other := digests[action[1]]; other != "" && other != at {
					t.Errorf("%s uses %s at %s, and another file at %s", name, action[1], at, other)
				}
				digests[action[1]] = at
			}
		}
	}
}

// Who may write is told here, and nobody else may.
func TestWorkflowsThatWrite(t *testing.T) {
	may := []string{}
	for name, text := range githubFiles(t) {
		var w workflow
		if err := yaml.Unmarshal([]byte(text), &w); err != nil {
			t.Fatal(err)
		}
		for title, j := range w.Jobs {
			for what, right := range j.Permissions {
				if right != "read" {
					may = append(may, strings.Join([]string{filepath.Base(filepath.Dir(name)), filepath.Base(name), title, what}, " "))
				}
			}
		}
	}
	slices.Sort(may)
	want := []string{
		"starter site.yml publish id-token",
		"starter site.yml publish pages",
		"workflows release.yml publish attestations",
		"workflows release.yml publish contents",
		"workflows release.yml publish id-token",
		"workflows site.yml findings security-events",
		"workflows site.yml publish id-token",
		"workflows site.yml publish pages",
	}
	if !slices.Equal(may, want) {
		t.Errorf("what may write is %q, not %q", may, want)
	}
}

// The rules see what breaks them.
func TestWorkflowFaults(t *testing.T) {
	good := `name: site
on:
  push: {branches: [main]}
  pull_request:
permissions: {}
concurrency: {group: site}
jobs:
  check:
    timeout-minutes: 5
    permissions: {contents: read}
    steps:
      - uses: actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2
        with: {persist-credentials: false}
      - run: echo "$TITLE"
        env: {TITLE: "${{ github.event.pull_request.title }}"}
      - if: true && (github.event_name == 'push' || github.event_name == 'schedule')
        uses: actions/cache/save@27d5ce7f107fe9357f9df03efb73ab90386fccae # v5.0.5
  publish:
    if: github.event_name != 'pull_request'
    timeout-minutes: 5
    permissions: {pages: write}
    steps: []
`
	if found := workflowFaults(good); found != nil {
		t.Fatalf("%q", found)
	}
	for _, c := range []struct{ old, new, want string }{
		{"@de0fac2e4500dabe0009e67214ff5f5447ce83dd", "@v6", "not at a commit"},
		{"@de0fac2e4500dabe0009e67214ff5f5447ce83dd", "@de0fac2", "not at a commit"},
		{" # v6.0.2", "", "its version beside it"},
		{"  pull_request:\n", "  pull_request_target:\n", "runs on pull_request_target"},
		{"permissions: {}", "permissions: {contents: write}", "at the top"},
		{"permissions: {}\n", "", "at the top"},
		{"concurrency: {group: site}\n", "", "concurrency"},
		{"    permissions: {contents: read}\n", "", "no permissions of its own"},
		{"    timeout-minutes: 5\n", "", "timeout-minutes"},
		{"{contents: read}", "{contents: read, id-token: write}", "may do more than read"},
		{"    if: github.event_name != 'pull_request'\n", "", "may do more than read"},
		{"persist-credentials: false", "fetch-depth: 0", "leaves its token"},
		{`echo "$TITLE"`, `echo "${{ github.event.pull_request.title }}"`, "written into a script"},
		{"github.event.pull_request.title", "github.token", "hands its token on"},
		{"github.event.pull_request.title", "secrets.KEY", "a secret"},
		{"      - if: true && (github.event_name == 'push' || github.event_name == 'schedule')\n        uses", "      - uses", "writes a cache"},
		{"== 'schedule')", "== 'schedule' || true)", "writes a cache"},
		{"actions/cache/save@", "actions/cache@", "writes a cache"},
		{"actions/cache/save@", "actions/setup-go@", "writes a cache"},
		{"actions/cache/save@", "actions/setup-node@", "writes a cache"},
	} {
		if !strings.Contains(good, c.old) {
			t.Fatalf("%q is not in the workflow", c.old)
		}
		if found := workflowFaults(strings.Replace(good, c.old, c.new, 1)); !strings.Contains(strings.Join(found, "\n"), c.want) {
			t.Errorf("%q for %q: told is %q, not %q", c.new, c.old, found, c.want)
		}
	}
}
