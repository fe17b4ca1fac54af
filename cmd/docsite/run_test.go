package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/spf13/cobra"

	"docsite/generator/progress"
)

// single is a tree of one command.
func single(do func(ctx context.Context) error) *cobra.Command {
	root := &cobra.Command{SilenceErrors: true, SilenceUsage: true}
	root.AddCommand(&cobra.Command{Use: "work", RunE: func(cmd *cobra.Command, _ []string) error { return do(cmd.Context()) }})
	return root
}

func TestStopped(t *testing.T) {
	nothing := func() error { return nil }
	for _, c := range []struct {
		name   string
		do     func(ctx context.Context) error
		status int
		want   string
	}{
		{"it ends by itself", func(ctx context.Context) error { <-ctx.Done(); return errors.Join(ctx.Err()) }, 2, "docsite: stopped: nothing was changed\n"},
		{"it was about to end", func(ctx context.Context) error { <-ctx.Done(); return nil }, 0, ""},
		{"something else was wrong", func(ctx context.Context) error { <-ctx.Done(); return errors.New("no room") }, 2, "docsite: no room\n"},
		{"it has put something in place", func(ctx context.Context) error {
			progress.Whole(ctx, nothing)
			<-ctx.Done()
			return ctx.Err()
		}, 2, "docsite: stopped: what it had finished until then stays\n"},
		{"it does not end", func(context.Context) error { time.Sleep(time.Hour); return nil }, 2, "docsite: stopped: nothing was changed\n"},
		{"it puts something in place", func(ctx context.Context) error {
			return progress.Whole(ctx, func() error { time.Sleep(time.Minute); return nil })
		}, 0, ""},
		{"it tidies up by itself behind that", func(ctx context.Context) error {
			left := false
			defer progress.Untidy(ctx, func() { left = true })()
			if err := progress.Whole(ctx, func() error { time.Sleep(time.Minute); return nil }); err != nil {
				return err
			}
			if time.Sleep(patience - 1); left {
				return errors.New("it is tidied up already")
			}
			return nil
		}, 0, ""},
	} {
		synctest.Test(t, func(t *testing.T) {
			ctx, stop := context.WithCancel(t.Context())
			time.AfterFunc(time.Second, stop)
			var stdout, stderr bytes.Buffer
			began := time.Now()
			status := executeOf(ctx, single(c.do), []string{"work"}, &stdout, &stderr)
			if status != c.status || stdout.Len() > 0 || stderr.String() != c.want {
				t.Errorf("%s: %d, “%s”, want %d, “%s”", c.name, status, stderr.String(), c.status, c.want)
			}
			if took := time.Since(began); took > 2*time.Second && c.status != 0 {
				t.Errorf("%s: it took %s", c.name, took)
			}
			time.Sleep(2 * time.Hour) // so that what was left ends
		})
	}
}

// A build that is stopped before it begins writes nothing, and neither does any other command.
func TestStoppedBefore(t *testing.T) {
	site := t.TempDir()
	old, err := filepath.Abs("testdata/old")
	if err == nil {
		err = os.CopyFS(site, os.DirFS(old))
	}
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	for _, args := range []string{"build", "check", "status", "parity", "host nginx", "audit " + site, "freeze 2020 --out " + filepath.Join(site, "bag")} {
		var stdout, stderr bytes.Buffer
		status := execute(ctx, append(strings.Fields(args), flagsOf(args, site)...), &stdout, &stderr)
		if status != 2 || stdout.Len() > 0 || stderr.String() != "docsite: stopped: nothing was changed\n" {
			t.Errorf("%s: %d, “%s”, “%s”", args, status, stdout.String(), stderr.String())
		}
	}
	for _, made := range []string{"public", "bag"} {
		if _, err := os.Stat(filepath.Join(site, made)); err == nil {
			t.Errorf("%s was made", made)
		}
	}
}

func flagsOf(command, site string) []string {
	if strings.HasPrefix(command, "audit") {
		return nil
	}
	return []string{"--site", site}
}
