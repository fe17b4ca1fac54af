package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"docsite/generator/diag"
	"docsite/generator/edit"
	"docsite/generator/layout"
)

func newNew() *cobra.Command {
	var f scaffoldFlags
	cmd := &cobra.Command{
		Use:   "new",
		Short: "Make a new release, page, translation or ministry",
		Long: `new makes the file of a release or of a page, of its translation, or the entry of a
ministry, with every key that is needed and a remark beside each. Nothing is overwritten.

Without arguments, on a terminal, it asks.`,
		Example: `  docsite new release "Agreement signed" --lang en --countries vn,jp --ministries jp-mic
  docsite new page privacy --lang en --title "Privacy"
  docsite new translation 2026/agreement-signed fr
  docsite new ministry jp-mic --name "Ministry of Internal Affairs"`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			kinds := []string{"release", "page", "translation", "ministry"}
			if len(args) > 0 {
				return fmt.Errorf("there is nothing to make called “%s”: %s", args[0], diag.DidYouMean(args[0], kinds, `write docsite new release "`+strings.Join(args, " ")+`"`))
			}
			a := askerOf(cmd)
			if a == nil {
				return errors.New(`new needs what to make: docsite new release "Agreement signed" --lang en, docsite new page privacy --lang en, docsite new translation 2026/agreement-signed fr or docsite new ministry jp-mic`)
			}
			kind, err := a.ask("What is new: a release, a page, a translation or a ministry", "release", func(answer string) (string, error) {
				for _, kind := range kinds {
					if answer != "" && strings.HasPrefix(kind, strings.ToLower(answer)) {
						return kind, nil
					}
				}
				return "", errors.New("answer release, page, translation or ministry")
			})
			if err != nil {
				return err
			}
			made, _, err := cmd.Find([]string{kind})
			if err != nil {
				return err
			}
			made.SetContext(cmd.Context())
			for name, value := range map[string]string{"site": f.site, "now": f.now} {
				if err := made.Flags().Set(name, value); err != nil {
					return err
				}
			}
			return made.RunE(made, nil)
		},
	}
	f.add(cmd)
	cmd.AddCommand(newNewRelease(), newNewPage(), newNewTranslation(), newNewMinistry())
	return cmd
}

// scaffoldFlags are the flags of every command that makes files in a site.
type scaffoldFlags struct {
	site, now string
	reads     siteFlags // by which the site is read, and mistakes in it are told
}

func (f *scaffoldFlags) add(cmd *cobra.Command) {
	cmd.Flags().SortFlags = false
	cmd.Flags().StringVar(&f.site, "site", ".", "the site's `folder`, with docsite.yaml in it")
	cmd.Flags().StringVar(&f.now, "now", "", "the `moment` that is taken for the present, in RFC 3339 (default the present, or SOURCE_DATE_EPOCH)")
}

// whole are the flags of a command that reads the whole site.
func (f *scaffoldFlags) whole() *siteFlags {
	f.reads.site, f.reads.now, f.reads.format = f.site, f.now, string(diag.Text)
	return &f.reads
}

// open opens a site to make files in. The folder is the caller's to close. Where
// settings, register or messages have mistakes they are told, and the error is
// errToMend.
func (f *scaffoldFlags) open(cmd *cobra.Command) (*edit.Scaffolder, *layout.Site, error) {
	_, folder, err := f.whole().options()
	if err != nil {
		return nil, nil, err
	}
	scaffolder, ds, err := edit.Open(folder)
	if scaffolder == nil {
		return nil, nil, errors.Join(f.failed(cmd, ds, err), folder.Close())
	}
	return scaffolder, folder, nil
}

// failed reports what stops a command: mistakes in files, or an error.
func (f *scaffoldFlags) failed(cmd *cobra.Command, ds []diag.Diagnostic, err error) error {
	if err != nil {
		return f.whole().explain(err)
	}
	return f.whole().tellReport(cmd, ds)
}

// textIn returns the text in the file that --text names, or in standard input; nil where it
// names none.
func textIn(cmd *cobra.Command, name string) ([]byte, error) {
	switch name {
	case "":
		return nil, nil
	case "-":
		return io.ReadAll(cmd.InOrStdin())
	}
	text, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("there is no file %s to take the text from", name)
	}
	return text, err
}

// path is a file of the site as somebody at the command line names it.
func (f *scaffoldFlags) path(file string) string {
	return filepath.Join(f.site, filepath.FromSlash(file))
}
