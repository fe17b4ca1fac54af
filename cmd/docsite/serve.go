package main

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"docsite/generator/diag"
	"docsite/generator/layout"
	"docsite/generator/preview"
)

func newServe() *cobra.Command {
	f := siteFlags{preview: true, format: string(diag.Text)}
	var addr string
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Show the site on this machine while people work on it",
		Long: `serve shows the site at an address of this machine, with drafts and what is under
embargo, and writes nothing. A page that is open follows every change of a
release, a message, a template or a style, and shows what there is to mend.

If the port is taken, the next one that is free is used; the address is printed.
Ctrl-C ends it.`,
		Example: `  docsite serve
  docsite serve --site newsroom --addr 127.0.0.1:8080`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runServe(cmd, &f, addr) },
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVar(&f.site, "site", ".", "the site's `folder`, with docsite.yaml in it")
	flags.StringVar(&addr, "addr", "127.0.0.1:1313", "the `address` to listen at, a host and a port; port 0 is any that is free")
	flags.StringVar(&f.now, "now", "", "the `moment` that decides what is marked as not public, in RFC 3339 (default the present, or SOURCE_DATE_EPOCH)")
	flags.StringVar(&f.cache, "cache", "", "the `folder` that keeps for the next time what was read and made, or none (default that of the user, such as ~/.cache/docsite)")
	flags.IntVar(&f.jobs, "jobs", 0, "`how many` files to work on at the same time (default one a core)")
	return cmd
}

func runServe(cmd *cobra.Command, f *siteFlags, addr string) (err error) {
	if _, err := f.folder(); err != nil {
		return err
	}
	started, err := f.moment()
	if err != nil {
		return err
	}
	engine, closeSite, err := f.engine(cmd.Context(), true)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, closeSite()) }()
	if _, err := fs.Stat(f.files, layout.Settings); err != nil {
		return f.explain(err)
	}
	dir, err := filepath.Abs(f.site)
	if err != nil {
		return err
	}
	listener, err := preview.Listen(addr)
	if err != nil {
		return err
	}
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return err
	}
	tellAddress(cmd, addr, host, listener.Addr().String())

	ctx, stop := context.WithCancel(cmd.Context())
	defer stop()
	server := preview.New(ctx, preview.Options{
		Engine: engine, Folder: f.files, Dir: real(dir), Host: host,
		Now: func() time.Time {
			now, err := f.moment()
			if err != nil {
				return started // it was understood before
			}
			return now
		},
		Notify: func(n preview.News) { tellNews(cmd, f, n) },
	})
	web := &http.Server{Handler: server.Handler(), ReadHeaderTimeout: 10 * time.Second}
	served := make(chan error, 1)
	go func() {
		served <- web.Serve(listener)
		stop()
	}()
	err = server.Run()
	stop()
	ending, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	if web.Shutdown(ending) != nil {
		web.Close()
	}
	if failed := <-served; !errors.Is(failed, http.ErrServerClosed) {
		err = errors.Join(err, failed)
	}
	return err
}

// tellAddress prints where the site is, which may be another port than was asked
// for.
func tellAddress(cmd *cobra.Command, asked, host, has string) {
	_, wanted, _ := net.SplitHostPort(asked)
	at, port, _ := net.SplitHostPort(has)
	if wanted != "0" && port != wanted {
		say(cmd.ErrOrStderr(), "port %s is taken, so it is %s", wanted, port)
	}
	if !preview.Loopback(host) {
		say(cmd.ErrOrStderr(), "warning: whoever can reach this machine can read drafts and what is under embargo at port %s", port)
	}
	if ip := net.ParseIP(at); ip == nil || ip.IsUnspecified() {
		at = "localhost"
	}
	say(cmd.OutOrStdout(), "the site is at http://%s/ until you press Ctrl-C", net.JoinHostPort(at, port))
}

func tellNews(cmd *cobra.Command, f *siteFlags, n preview.News) {
	to := cmd.ErrOrStderr()
	switch {
	case n.Notice != "":
		say(to, "%s", n.Notice)
	case n.Fault != nil:
		say(to, "the folder cannot be read: %v", n.Fault)
	case len(n.Mistakes) == 0:
		say(to, "nothing to mend")
	default:
		// What a terminal does not take is no reason to end.
		screen := terminalOf(to)
		diag.Write(to, n.Mistakes, diag.Options{
			Format: diag.Text, Read: f.read, Columns: screen.columns, Colour: screen.colour(os.Getenv), ShowAll: "docsite check --preview --all",
		})
		io.WriteString(to, f.summary(n.Mistakes, false))
	}
}
