package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"docsite/generator/host"
	"docsite/generator/plan"
	"docsite/generator/publish"
)

func newHost() *cobra.Command {
	var f siteFlags
	cmd := &cobra.Command{
		Use:   "host HOST",
		Short: "Print how a host is to serve the site",
		Long: `host prints what a host has to be told of the site: content types, how long answers may
be kept, a Content-Security-Policy, where old addresses lead, which releases were taken
back. HOST is ` + strings.Join(host.Names(), ", ") + `.
Of these, netlify, cloudflare, apache and github read files in the folder that is published,
which build writes where docsite.yaml names them in hosts. Of nginx and Caddy it is a
part of their configuration, and of S3 what it is told with each object.`,
		Example: `  docsite host nginx > /etc/nginx/docsite.nginx.conf
  docsite host s3 --site ~/newsroom`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return runHost(cmd, &f, args[0]) },
	}
	f.addSurvey(cmd)
	f.addDeployed(cmd)
	return cmd
}

// addDeployed adds the flags of commands about a site that was built.
func (f *siteFlags) addDeployed(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&f.out, "out", "", "the `folder` that build wrote the site into (default <site>/public)")
	flags.StringVar(&f.baseURL, "base-url", "", "the site's `address`, in the place of base_url in docsite.yaml")
	flags.StringVar(&f.now, "now", "", "the `moment` that decides what is public, in RFC 3339 (default the present, or SOURCE_DATE_EPOCH)")
}

func runHost(cmd *cobra.Command, f *siteFlags, name string) error {
	h, err := host.Find(name)
	if err != nil {
		return err
	}
	p, err := f.plan(cmd)
	if err != nil {
		return err
	}
	d := p.Serving()
	if h.Name == "s3" {
		out, err := f.folder()
		if err != nil {
			return err
		}
		if d.Files, err = publish.List(out); err != nil {
			return err
		}
	}
	files, err := h.Files(d)
	if err != nil {
		return err
	}
	for _, file := range files {
		if len(files) > 1 {
			say(cmd.OutOrStdout(), "# %s", file.Name)
		}
		if _, err := cmd.OutOrStdout().Write(file.Content); err != nil {
			return err
		}
	}
	if h.Name == "github" {
		fmt.Fprintln(cmd.ErrOrStderr(), "docsite: GitHub Pages takes no headers and no redirects; build writes an empty .nojekyll for it")
	}
	return nil
}

// plan returns the plan of the site. Where there is something to mend that keeps pages from being
// made, it is told of, and the error is errToMend.
func (f *siteFlags) plan(cmd *cobra.Command) (p *plan.Plan, err error) {
	now, err := f.moment()
	if err != nil {
		return nil, err
	}
	engine, closeSite, err := f.engine(cmd.Context(), false)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, closeSite()) }()
	a, err := engine.Analyze(cmd.Context(), now)
	if err != nil {
		return nil, f.explain(err)
	}
	if a.Site == nil {
		return nil, f.tell(cmd, a.Diagnostics())
	}
	return a.Site.Plan, nil
}
