package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"docsite/generator/websub"
)

func newPing() *cobra.Command {
	var site, out, from string
	var dry bool
	cmd := &cobra.Command{
		Use:   "ping",
		Short: "Tell a hub which feeds have changed, after the site was deployed",
		Long: `ping tells the hub that docsite.yaml names as hub (WebSub) that feeds have changed, so
that it fetches them and hands them on to their subscribers. Call it when the new site
stands on the server, since the hub reads it there.

Which feeds there are, at which addresses and with which hub the feeds themselves say, in
the folder that was deployed. Without --from all of them are told. A hub that does not
answer or has a fault is asked three times, for ten seconds each. What goes wrong ends the
command with status 2, and harms nothing: it can be called again.`,
		Example: `  docsite ping
  docsite ping --out public --from public.before`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if out == "" {
				out = filepath.Join(site, "public")
			}
			feeds, err := feedsOf(out, from)
			if err != nil {
				return err
			}
			return ping(cmd, feeds, websub.NewPublisher(), dry)
		},
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVar(&site, "site", ".", "the site's `folder`, with docsite.yaml in it")
	flags.StringVar(&out, "out", "", "the `folder` of the site that was deployed (default <site>/public)")
	flags.StringVar(&from, "from", "", "the `folder` of the site that was deployed before: only feeds that differ are told")
	flags.BoolVar(&dry, "dry-run", false, "print what would be told, and tell nobody")
	return cmd
}

// feedsOf are the feeds of a folder that name a hub; where there was a folder before, those that differ from it.
func feedsOf(out, from string) ([]websub.Feed, error) {
	site := os.DirFS(out)
	all, err := websub.Feeds(site)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("there is no folder %s: name that of the site with --out", called(out))
	}
	if err != nil {
		return nil, err
	}
	var feeds []websub.Feed
	for _, feed := range all {
		if feed.Hub != "" {
			feeds = append(feeds, feed)
		}
	}
	switch {
	case len(all) == 0:
		return nil, fmt.Errorf("there is no feed in %s: name the folder of the site with --out", called(out))
	case feeds == nil:
		return nil, fmt.Errorf("no feed in %s names a hub: write “hub: https://…” into docsite.yaml, build and deploy", called(out))
	case from == "":
		return feeds, nil
	}
	if _, err := os.Stat(from); err != nil {
		return nil, fmt.Errorf("--from: %w", err)
	}
	return websub.Changed(feeds, site, os.DirFS(from))
}

// ping tells of feeds, one after the other, until a hub does not answer.
func ping(cmd *cobra.Command, feeds []websub.Feed, p *websub.Publisher, dry bool) error {
	told := 0
	var failed error
	for i, feed := range feeds {
		if dry {
			say(cmd.OutOrStdout(), "%s would be told of %s", feed.Hub, feed.Topic)
			continue
		}
		err := p.Publish(cmd.Context(), feed.Hub, feed.Topic)
		if err == nil {
			say(cmd.OutOrStdout(), "%s was told of %s", feed.Hub, feed.Topic)
			told++
			continue
		}
		say(cmd.ErrOrStderr(), "%s was not told of %s: %v", feed.Hub, feed.Topic, err)
		failed = err
		if errors.Is(err, websub.ErrSilent) || cmd.Context().Err() != nil {
			if left := len(feeds) - i - 1; left > 0 {
				say(cmd.ErrOrStderr(), "not tried: %s", count(left, "more feed"))
			}
			break
		}
	}
	switch {
	case failed != nil:
		return fmt.Errorf("%d of %d feeds were told: call docsite ping again when the hub is there", told, len(feeds))
	case len(feeds) == 0:
		say(cmd.OutOrStdout(), "no feed has changed")
	}
	return nil
}
