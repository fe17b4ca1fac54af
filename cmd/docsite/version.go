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

// origin is where a docsite comes from, as the Go command recorded it.
type origin struct {
	version string // of the tag, or a pseudo-version between tags; +dirty where files were changed; (devel) where nothing is recorded
	commit  string // which all of it was built from; empty where files were changed, and where nothing is recorded
	time    string // of the commit, in RFC 3339; empty where nothing is recorded
}

// originOf reads what the Go command recorded, or nil.
func originOf(info *debug.BuildInfo) origin {
	o := origin{version: "(devel)"}
	if info == nil {
		return o
	}
	if info.Main.Version != "" {
		o.version = info.Main.Version
	}
	changed := false
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			o.commit = s.Value
		case "vcs.time":
			o.time = s.Value
		case "vcs.modified":
			changed = s.Value == "true"
		}
	}
	if changed {
		o.commit = ""
	}
	return o
}

// built is the origin of the docsite that runs.
var built = sync.OnceValue(func() origin {
	info, _ := debug.ReadBuildInfo()
	return originOf(info)
})

func version() string { return built().version }

func newVersion() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version of docsite",
		Long: `version prints the version of docsite, of Go, and the system that it was built for. A docsite
that was built between two releases has a version that tells the time and the commit, and ends
in +dirty where files were changed; (devel) is one that was built from files without their history.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			say(cmd.OutOrStdout(), "docsite %s (%s, %s/%s)", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return nil
		},
	}
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
