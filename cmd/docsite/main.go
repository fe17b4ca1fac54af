// Command docsite compiles a folder of press releases, told in several
// languages, into a static site.
//
// Each subcommand is a file of this package: it turns flags into options, calls
// package generator, prints, and chooses the exit status. Nothing else is decided
// here.
//
//	0  done; warnings are allowed
//	1  somebody's files need mending, and nothing was written
//	2  wrong use, a fault of the disk, a bug, or stopped (run.go)
package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the command at once
	os.Exit(execute(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// plainly says which file may not be opened without the name of the system's
// call, and of that and of a disk that takes nothing more what to do.
func plainly(err error) string {
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return err.Error() + ": make room on that disk, and try again"
	case errors.Is(err, syscall.EROFS):
		return err.Error() + ": nothing can be written there, so choose another folder"
	case errors.Is(err, syscall.ENOTDIR):
		return err.Error() + ": a file stands where a folder is to be, so choose another folder"
	case errors.Is(err, syscall.EXDEV): // of build --atomic
		return err.Error() + ": these lie on two disks, so choose a folder below the one where the disk is mounted, or leave out --atomic"
	}
	var at *fs.PathError
	if errors.Is(err, fs.ErrPermission) && errors.As(err, &at) {
		return strings.Replace(err.Error(), at.Op+" "+at.Path, at.Path, 1) + ": the user who runs docsite needs the right to it"
	}
	if two := new(os.LinkError); errors.Is(err, fs.ErrPermission) && errors.As(err, &two) {
		return err.Error() + ": the user who runs docsite needs the right to both, and to their folders"
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
