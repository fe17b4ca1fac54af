package main

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"sync"

	"github.com/spf13/cobra"
)

func newVersion() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version of docsite",
		Long:  `version prints the version of docsite, of Go, and the system that it was built for.`,
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			say(cmd.OutOrStdout(), "docsite %s (%s, %s/%s)", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return nil
		},
	}
}

// version is what the Go command recorded of the module.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(devel)"
	}
	return info.Main.Version
}

// identity tells one docsite from another by what it is: what was made by another one
// is made anew. The version alone does not tell, because a build of a working copy has
// none.
var identity = sync.OnceValue(func() string {
	h := sha256.New()
	io.WriteString(h, version()+" "+runtime.Version()+"\n") // a digest takes everything
	if name, err := os.Executable(); err == nil {
		if file, err := os.Open(name); err == nil {
			defer file.Close()
			io.Copy(h, file) // what cannot be read has the version alone
		}
	}
	return hex.EncodeToString(h.Sum(nil))
})
