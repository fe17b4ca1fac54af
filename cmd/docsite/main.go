// Command docsite compiles a folder of press releases, told in several
// languages, into a static site.
//
// Each subcommand is a file of this package: it turns flags into options, calls
// package generator, prints, and chooses the exit status. Nothing else is decided
// here.
//
//	0  done; warnings are allowed
//	1  somebody's files need mending, and nothing was written
//	2  wrong use, a fault of the disk, or a bug
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
)

func main() { os.Exit(run()) }

// run runs the command and returns its exit status.
func run() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal ends the command at once
	return execute(ctx, os.Args[1:], os.Stdout, os.Stderr)
}

func execute(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	root := newRoot()
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	switch err := root.ExecuteContext(ctx); {
	case err == nil:
		return 0
	case errors.Is(err, errToMend):
		return 1
	default:
		fmt.Fprintf(stderr, "docsite: %s\n", plainly(err))
		return 2
	}
}

// plainly says which file may not be opened without the name of the system's
// call, and what to do.
func plainly(err error) string {
	var at *fs.PathError
	if errors.Is(err, fs.ErrPermission) && errors.As(err, &at) {
		return strings.Replace(err.Error(), at.Op+" "+at.Path, at.Path, 1) + ": the user who runs docsite needs the right to it"
	}
	return err.Error()
}

// errToMend says that the diagnostics, which are printed already, stop a build.
var errToMend = errors.New("there is something to mend")

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "docsite",
		Short: "Compile press releases in several languages into a static site",
		Long: `docsite reads a folder of press releases, releases/<year>/<name>/<lang>.md, links
the translations of each release, checks them as a compiler checks a program, and
writes a site of plain files.`,
		Version:       version(),
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
		Example: `  docsite check --preview
  docsite build
  docsite explain DS205`,

		DisableFlagsInUseLine: true,
	}
	root.AddCommand(newBuild(), newAudit(), newHost(), newDeploy(), newPing(), newFreeze(), newCheck(), newServe(), newExplain(), newSchema(), newCompletion(), newMan(), newVersion())
	root.AddCommand(newStatus(), newSchedule(), newStamp(), newApprove(), newDiff(), newParity())
	root.AddCommand(newCorrect(), newWithdraw(), newSupersede(), newBury())
	root.AddCommand(newInit(), newNew(), newImport(), newExport(), newMerge(), newGlossary())
	root.SetVersionTemplate("docsite {{.Version}}\n")
	arrange(root)
	return root
}
