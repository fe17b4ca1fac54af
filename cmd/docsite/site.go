package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"docsite/generator"
	"docsite/generator/diag"
	"docsite/generator/explain"
	"docsite/generator/layout"
	"docsite/generator/progress"
)

// siteFlags are the flags of every command that reads a whole site.
type siteFlags struct {
	site, out, baseURL, now, format, cache string
	published                              string
	preview, strict, verify, all           bool
	jobs                                   int

	files  fs.FS            // of the site, once its folder is open
	report generator.Report // of the site, once there is one
}

func (f *siteFlags) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVar(&f.site, "site", ".", "the site's `folder`, with docsite.yaml in it")
	flags.StringVar(&f.out, "out", "", "the `folder` to write the site into (default <site>/public)")
	flags.StringVar(&f.baseURL, "base-url", "", "the site's `address`, in the place of base_url in docsite.yaml")
	flags.StringVar(&f.now, "now", "", "the `moment` that decides what is public, in RFC 3339 (default the present, or SOURCE_DATE_EPOCH)")
	flags.BoolVar(&f.preview, "preview", false, "take drafts in, and what is under embargo, and mark every page")
	flags.BoolVar(&f.strict, "strict", false, "let warnings stop the build as errors do")
	flags.StringVar(&f.format, "format", string(diag.Text), "the `form` of diagnostics: text, json, github or sarif")
	flags.BoolVar(&f.all, "all", false, "print every diagnostic as text, and not only the first 100")
	flags.StringVar(&f.published, "published", "", "a `file` with the addresses of the last publication, of which none may be gone: a manifest of a build, a sitemap, or a text with an address a line")
	flags.StringVar(&f.cache, "cache", "", "the `folder` that keeps for the next build what was read and made, or none (default that of the user, such as ~/.cache/docsite)")
	flags.IntVar(&f.jobs, "jobs", 0, "`how many` files to work on at the same time (default one a core)")
}

// options are the engine's options that the flags say. The folder is the caller's
// to close.
func (f *siteFlags) options() (generator.Options, *layout.Site, error) {
	o := generator.Options{BaseURL: f.baseURL, Preview: f.preview, Jobs: f.jobs, Cache: f.cacheFolder(), Version: identity(), DecodeMemory: decodeMemory(containerMemory())}
	if !slices.Contains(diag.Formats, diag.Format(f.format)) {
		return o, nil, fmt.Errorf("there is no format “%s”: --format takes text, json, github or sarif", f.format)
	}
	if f.jobs < 0 {
		return o, nil, fmt.Errorf("--jobs takes a number from 1 on, or 0 for one a core")
	}
	if f.published != "" {
		content, err := os.ReadFile(f.published)
		if err != nil {
			return o, nil, fmt.Errorf("read the list of --published: %w", err)
		}
		o.Published = &generator.List{Name: filepath.ToSlash(f.published), Content: content}
	}
	folder, err := open(f.site)
	if err != nil {
		return o, nil, err
	}
	f.files, o.Folder = folder, folder
	return o, folder, nil
}

// open opens the folder of a site, which is the caller's to close.
func open(site string) (*layout.Site, error) {
	const help = "run docsite in the folder of a site, or name it with --site"
	if site == "" {
		return nil, errors.New("--site names no folder: " + help)
	}
	folder, err := layout.Open(site)
	info, missing := os.Stat(site)
	switch {
	case err == nil:
		return folder, nil
	case errors.Is(missing, fs.ErrNotExist):
		return nil, fmt.Errorf("there is no folder %s: %s", filepath.Clean(site), help)
	case missing == nil && !info.IsDir():
		return nil, fmt.Errorf("%s is a file, not a folder: %s", filepath.Clean(site), help)
	}
	return nil, err
}

// engine opens the engine of a site, whose folder and which are the caller's to close.
func (f *siteFlags) engine(ctx context.Context, makeCopies bool) (*generator.Engine, func() error, error) {
	o, folder, err := f.options()
	if err != nil {
		return nil, nil, err
	}
	o.MakeCopies = makeCopies
	boundMemory(folder)
	engine, err := generator.Open(o)
	if err != nil {
		return nil, nil, errors.Join(err, folder.Close())
	}
	tidied := progress.Untidy(ctx, engine.Abandon)
	return engine, func() error {
		defer tidied()
		return errors.Join(engine.Close(), folder.Close())
	}, nil
}

// moment is --now, else SOURCE_DATE_EPOCH (reproducible-builds.org), else the
// present.
func (f *siteFlags) moment() (time.Time, error) {
	if f.now != "" {
		now, err := time.Parse(time.RFC3339, f.now)
		if err != nil {
			return now, fmt.Errorf("--now “%s” is not a moment of RFC 3339, such as 2020-12-03T09:00:00+09:00", f.now)
		}
		return now, nil
	}
	if epoch := os.Getenv("SOURCE_DATE_EPOCH"); epoch != "" {
		seconds, err := strconv.ParseInt(epoch, 10, 64)
		const lastYear = 253402300799 // 9999-12-31T23:59:59Z: more is no number of seconds
		if err != nil || seconds < 0 || seconds > lastYear {
			return time.Time{}, fmt.Errorf("SOURCE_DATE_EPOCH “%s” is not a number of seconds since 1970", epoch)
		}
		return time.Unix(seconds, 0), nil
	}
	return time.Now(), nil
}

// cacheFolder is where what was read and made is kept: --cache, else the user's
// folder for such things, if there is one. Empty is nowhere.
func (f *siteFlags) cacheFolder() string {
	switch f.cache {
	case "none":
		return ""
	case "":
		if user, err := os.UserCacheDir(); err == nil {
			return filepath.Join(user, "docsite")
		}
	}
	return f.cache
}

// folder is where the site goes to. It and the cache are checked to lie outside
// the site's own files, and the cache outside the site.
func (f *siteFlags) folder() (string, error) {
	out := f.out
	if out == "" {
		out = filepath.Join(f.site, "public")
	}
	site, err := filepath.Abs(f.site)
	if err != nil {
		return "", err
	}
	whole, err := filepath.Abs(out)
	if err != nil {
		return "", err
	}
	site, whole = real(site), real(whole)
	if err := generator.Outside(site, whole); err != nil {
		return "", err
	}
	if cache := f.cacheFolder(); cache != "" {
		if cache, err = filepath.Abs(cache); err != nil {
			return "", err
		}
		return out, generator.CacheOutside(site, whole, real(cache))
	}
	return out, nil
}

// real is a path without symbolic links, as far as it exists.
func real(path string) string {
	if resolved, err := filepath.EvalSymlinks(path); err == nil {
		return resolved
	}
	if parent := filepath.Dir(path); parent != path {
		return filepath.Join(real(parent), filepath.Base(path))
	}
	return path
}

// tellReport prints diagnostics, people's to standard error and programs' to
// standard output, and returns errToMend if they stop the build.
func (f *siteFlags) tellReport(cmd *cobra.Command, ds []diag.Diagnostic) error {
	to := cmd.OutOrStdout()
	if f.text() {
		to = cmd.ErrOrStderr()
	}
	if err := f.write(to, ds); err != nil {
		return err
	}
	n := diag.Count(ds)
	stop := n.Errors > 0 || f.strict && n.Warnings > 0
	if f.text() {
		io.WriteString(to, f.summary(ds, stop))
	}
	if stop {
		return errToMend
	}
	return nil
}

// write writes diagnostics in the form that was asked for.
func (f *siteFlags) write(to io.Writer, ds []diag.Diagnostic) error {
	folder := filepath.ToSlash(f.site)
	if wd, err := os.Getwd(); err == nil && filepath.IsAbs(f.site) {
		if relative, err := filepath.Rel(wd, f.site); err == nil {
			folder = filepath.ToSlash(relative)
		}
	}
	showAll := "--all"
	if f.all {
		showAll = ""
	}
	screen := terminalOf(to)
	return diag.Write(to, ds, diag.Options{
		Format: diag.Format(f.format), Folder: folder, Version: version(), Help: help,
		Read: f.read, Columns: screen.columns, Colour: screen.colour(os.Getenv), ShowAll: showAll,
	})
}

// help is the page of a code, for programs that show one.
func help(code diag.Code) string {
	rule, _ := diag.RuleOf(code)
	page, err := explain.Read(rule)
	if err != nil {
		return "" // every code has a page, which a test holds
	}
	return page.Text()
}

// read returns a file of the site whose lines are to be shown.
func (f *siteFlags) read(file string) ([]byte, error) {
	const most = 4_000_000 // beyond that it is none that somebody wrote
	if slices.ContainsFunc(f.report.Withheld, func(held string) bool {
		return file == held || strings.HasSuffix(held, "/") && strings.HasPrefix(file, held)
	}) {
		return nil, fmt.Errorf("%s holds what is not public", file)
	}
	info, err := fs.Stat(f.files, file)
	if err != nil {
		return nil, err
	}
	if info.Size() > most {
		return nil, fmt.Errorf("%s is too large to be shown", file)
	}
	if !info.Mode().IsRegular() { // to open a pipe waits for whoever writes into it
		return nil, fmt.Errorf("%s is no file", file)
	}
	return fs.ReadFile(f.files, file)
}

// summary counts what was told, and says once where more is to be read.
func (f *siteFlags) summary(ds []diag.Diagnostic, stop bool) string {
	if len(ds) == 0 && f.report.Suppressed == 0 {
		return ""
	}
	text := diag.Count(ds).String()
	if f.report.Suppressed > 0 {
		text += " (" + count(f.report.Suppressed, "warning") + " silenced)"
	}
	if stop {
		text += "; nothing was written"
	}
	text += "\n"
	if len(ds) > 0 {
		first := max(0, slices.IndexFunc(ds, func(d diag.Diagnostic) bool { return d.Severity == diag.Error }))
		text += fmt.Sprintf("more about a code: docsite explain %s\n", ds[first].Code)
	}
	return text
}

func (f *siteFlags) text() bool { return f.format == string(diag.Text) }

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// explain makes a fault of the disk one that says what to do.
func (f *siteFlags) explain(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		if _, missing := os.Stat(filepath.Join(f.site, layout.Settings)); missing != nil {
			return fmt.Errorf("there is no docsite.yaml in %s: run docsite in the folder of a site, or name it with --site", called(f.site))
		}
	}
	return err
}

// called is a folder as people call it.
func called(dir string) string {
	if dir = filepath.Clean(dir); dir != "." {
		return dir
	}
	return "this folder"
}

func say(w io.Writer, format string, args ...any) { fmt.Fprintf(w, format+"\n", args...) }
