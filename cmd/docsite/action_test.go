package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// The action hands what a workflow says to docsite word by word, whatever stands in it.
func TestAction(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("the action is run by bash, which is missing")
		}
		t.Skip("the action is run by bash, which is not here")
	}
	text, err := os.ReadFile("../../action.yml")
	if err != nil {
		t.Fatal(err)
	}
	var action workflow
	if err := yaml.Unmarshal(text, &action); err != nil {
		t.Fatal(err)
	}
	var script string
	for _, s := range action.Runs.Steps {
		if s.Env["COMMAND"] != "" {
			script = s.Run
		}
	}
	temp := t.TempDir()
	if err := os.Mkdir(filepath.Join(temp, "docsite-bin"), 0o777); err != nil {
		t.Fatal(err)
	}
	// In docsite's place, what tells how it was called.
	if err := os.WriteFile(filepath.Join(temp, "docsite-bin", "docsite"), []byte("#!/usr/bin/env bash\nprintf '%s\\n' \"$@\"\n"), 0o777); err != nil {
		t.Fatal(err)
	}
	store := "--cache=" + temp + "/docsite-store"
	for _, c := range []struct {
		says map[string]string
		want string // what docsite is called with, or what is told where it is not
	}{
		{map[string]string{"COMMAND": "check"}, "check --site=. --format=github " + store},
		{map[string]string{"COMMAND": "build", "OUT": "out", "BASE_URL": "https://example.org/", "PREVIEW": "true", "STRICT": "true"},
			"build --site=. --format=github " + store + " --out=out --base-url=https://example.org/ --preview --strict"},
		{map[string]string{"COMMAND": "check", "SITE": "$(touch made); `touch made` & | \" '"}, "check --site=$(touch made); `touch made` & | \" ' --format=github " + store},
		{map[string]string{"COMMAND": "check", "SITE": "--out=/"}, "check --site=--out=/ --format=github " + store},
		{map[string]string{"COMMAND": "serve; touch made"}, "::error title=docsite::command is build or check"},
		{map[string]string{"COMMAND": "build", "PREVIEW": "yes"}, "::error title=docsite::preview is true or false"},
		{map[string]string{"COMMAND": "build", "STRICT": "$(touch made)"}, "::error title=docsite::strict is true or false"},
	} {
		run := exec.Command(bash, "--noprofile", "--norc", "-eo", "pipefail", "-c", script)
		run.Dir = temp
		run.Env = append(os.Environ(), "RUNNER_TEMP="+temp)
		for name, value := range map[string]string{"SITE": ".", "OUT": "", "BASE_URL": "", "PREVIEW": "false", "STRICT": "false"} {
			run.Env = append(run.Env, name+"="+value)
		}
		for name, value := range c.says {
			run.Env = append(run.Env, name+"="+value)
		}
		out, err := run.Output()
		if got := strings.ReplaceAll(strings.TrimSpace(string(out)), "\n", " "); got != c.want || (err != nil) != strings.HasPrefix(c.want, "::error") {
			t.Errorf("%q: called with %s (%v), not %s", c.says, got, err, c.want)
		}
	}
	if _, err := os.Stat(filepath.Join(temp, "made")); err == nil {
		t.Error("a value was run as a script")
	}
}
