package main

import (
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"docsite/generator/deploy"
	"docsite/generator/host"
)

// deployFlags say where a site is deployed from and to.
type deployFlags struct {
	siteFlags
	from, to, form string
}

// deployForms are what docsite deploy prints.
var deployForms = []string{"text", "json", "sh", "purge"}

func newDeploy() *cobra.Command {
	var f deployFlags
	cmd := &cobra.Command{
		Use:   "deploy HOST",
		Short: "Print what a deploy changes, and the commands that carry it out",
		Long: `deploy compares the site that build wrote with the manifest of the one that was deployed
last, and prints what is added, changed and removed, in an order in which no reader
meets a dead link, also when it is cut off in the middle. It runs nothing: as sh it is
a script of the commands of the host's own tool. HOST is
` + strings.Join(host.Names(), ", ") + `. Of these, netlify, cloudflare and github
change from one site to the next at once and need no order.

Without --from everything is new. When the script has succeeded, keep the manifest
that build --manifest wrote for the next time.`,
		Example: `  docsite build --manifest next.jsonl
  docsite deploy nginx --from deployed.jsonl --to deploy@press.example.org:/srv/www/ --format sh > deploy.sh
  sh deploy.sh
  mv next.jsonl deployed.jsonl
  docsite deploy s3 --from deployed.jsonl --to s3://press-example-org --format purge`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return runDeploy(cmd, &f, args[0]) },
	}
	f.addSurvey(cmd)
	f.addDeployed(cmd)
	flags := cmd.Flags()
	flags.StringVar(&f.from, "from", "", "the `file` with the manifest of what was deployed last")
	flags.StringVar(&f.to, "to", "", "where the host's tool puts it: a `place` for rsync, a bucket, a project, a repository")
	flags.StringVar(&f.form, "format", "text", "the `form` of the plan: text, json, sh (a script) or purge (addresses that caches are to forget)")
	return cmd
}

func runDeploy(cmd *cobra.Command, f *deployFlags, name string) error {
	h, err := host.Find(name)
	if err != nil {
		return err
	}
	if !slices.Contains(deployForms, f.form) {
		return fmt.Errorf("there is no format “%s”: --format takes %s", f.form, strings.Join(deployForms, ", "))
	}
	last, err := lastManifest(f.from)
	if err != nil {
		return err
	}
	out, err := f.folder()
	if err != nil {
		return err
	}
	if out, err = filepath.Abs(out); err != nil {
		return err
	}
	p, err := f.plan(cmd)
	if err != nil {
		return err
	}
	d := p.Serving()
	next, err := scan(cmd.Context(), out, p.Base(), d)
	if err != nil {
		return err
	}
	plan := deploy.Make(last, next)
	target := deploy.Target{Host: h, Folder: out, To: f.to, Description: d}
	switch f.form {
	case "text":
		return writeDeploy(cmd.OutOrStdout(), plan, h, f)
	case "purge":
		for _, address := range plan.Purge() {
			say(cmd.OutOrStdout(), "%s", address)
		}
		return nil
	}
	commands, err := deploy.Commands(plan, target)
	if err != nil {
		return err
	}
	if f.form == "sh" {
		_, err := io.WriteString(cmd.OutOrStdout(), deploy.Shell(commands))
		return err
	}
	return writeDeployJSON(cmd.OutOrStdout(), plan, h, commands)
}

// some is how many files of a stage people are shown.
const some = 10

func writeDeploy(to io.Writer, plan deploy.Plan, h host.Host, f *deployFlags) error {
	say(to, "%d added, %d changed, %d removed, %d as they were", plan.Added, plan.Changed, plan.Removed, plan.Stayed)
	if h.Atomic {
		say(to, "%s changes from one site to the next at once", h.Name)
	}
	for i, s := range plan.Stages {
		say(to, "%d. %s %s: %s", i+1, s.Action, s.Name, count(len(s.Files), "file"))
		for _, file := range s.Files[:min(some, len(s.Files))] {
			say(to, "     %s", file.Path)
		}
		if more := len(s.Files) - some; more > 0 {
			say(to, "     and %d more: --format json lists all", more)
		}
	}
	if len(plan.Stages) > 0 {
		say(to, "the commands: docsite deploy %s --format sh", h.Name)
	}
	return nil
}

func writeDeployJSON(to io.Writer, plan deploy.Plan, h host.Host, commands []deploy.Command) error {
	type stage struct {
		Name   string        `json:"name"`
		Action deploy.Action `json:"action"`
		Files  []deploy.File `json:"files"`
	}
	stages := make([]stage, len(plan.Stages))
	for i, s := range plan.Stages {
		stages[i] = stage(s)
	}
	if commands == nil {
		commands = []deploy.Command{}
	}
	e := json.NewEncoder(to)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(map[string]any{
		"host": h.Name, "atomic": h.Atomic, "added": plan.Added, "changed": plan.Changed, "removed": plan.Removed, "unchanged": plan.Stayed,
		"stages": stages, "commands": commands, "purge": append([]string{}, plan.Purge()...),
	})
}
