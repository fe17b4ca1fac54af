// Package history reads the earlier versions of a site's files from Git.
//
// [Open] looks whether a folder lies in a repository; where it does not, or where
// there is no git at all, it says so by [None], which is no fault: a site need
// not be under version control. [Repository.Versions] lists what files were, the
// newest first, over merges and through renames; [Repository.Read] reads one
// such version, and [Repository.Signature] how far a commit's signature can be relied
// upon. What the versions mean, and which of them somebody asks for, is
// not this package's matter: it knows names, moments and bytes.
//
// It is the only package that runs a program. git is run with arguments that no
// name of a file can be taken for, without the variables GIT_* of the caller, who
// may himself be a hook of Git, without a pager, and with settings of its own
// where the user's could change what is printed. It fetches nothing: a version
// that a partial clone does not have counts as none.
package history

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"
)

// None says why a folder has no history. It is a sentence without a full stop.
type None string

func (n None) Error() string { return string(n) }

// Repository is the history that the files of one folder have.
type Repository struct {
	// Shallow says that the history was cut off when the repository was cloned.
	Shallow bool

	git    string // the program
	folder string // the site's
	prefix string // of the site's folder in the repository: empty, or ends in a slash
	cat    *reader
}

// Version is what a file was at some time.
type Version struct {
	ID     string    // of the content, for [Repository.Read]
	At     time.Time // of the commit; zero for what is only staged
	Commit string    // its ID; empty for what is only staged
	Author string    // the e-mail address of who wrote it, as .mailmap has it
}

// Open finds the repository that a folder lies in. The error is a [None] where
// there is none. It must be closed.
func Open(ctx context.Context, folder string) (*Repository, error) {
	git, err := exec.LookPath("git")
	if err != nil {
		return nil, None("there is no git on this machine")
	}
	r := &Repository{git: git, folder: folder}
	out, err := r.run(ctx, "rev-parse", "--is-inside-work-tree", "--is-shallow-repository", "--show-prefix")
	if err != nil {
		return nil, absent(err)
	}
	lines := strings.SplitN(string(out), "\n", 3)
	if len(lines) < 3 || lines[0] != "true" {
		return nil, None("the folder of the site lies in no working tree of Git")
	}
	r.Shallow = lines[1] == "true"
	r.prefix = strings.TrimSuffix(lines[2], "\n")
	if _, err := r.run(ctx, "rev-parse", "--verify", "--quiet", "HEAD^{commit}"); err != nil {
		if failed := (*exec.ExitError)(nil); errors.As(err, &failed) {
			return nil, None("nothing is committed to Git yet")
		}
		return nil, err
	}
	return r, nil
}

// Close ends what reads for the repository.
func (r *Repository) Close() error {
	if r.cat == nil {
		return nil
	}
	return r.cat.close()
}

// absent makes of git's refusal the reason for which there is no history.
func absent(err error) error {
	failed := (*exec.ExitError)(nil)
	if !errors.As(err, &failed) {
		return err
	}
	said, _, _ := strings.Cut(string(bytes.TrimSpace(failed.Stderr)), "\n")
	switch {
	case strings.Contains(said, "not a git repository"):
		return None("the folder of the site lies in no Git repository")
	case said == "":
		return None("Git cannot read this repository")
	}
	return None("Git cannot read this repository: " + strings.TrimPrefix(said, "fatal: "))
}

// run returns what git prints.
func (r *Repository) run(ctx context.Context, args ...string) ([]byte, error) {
	out, err := r.command(ctx, args...).Output()
	if err != nil && ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		return nil, fmt.Errorf("git %s: %w", args[0], err)
	}
	return out, nil
}

// command prepares a run of git in the site's folder.
func (r *Repository) command(ctx context.Context, args ...string) *exec.Cmd {
	own := []string{"--no-pager", "--no-replace-objects", "--no-optional-locks", "-C", r.folder,
		"-c", "core.fsmonitor=false"}
	cmd := exec.CommandContext(ctx, r.git, append(own, args...)...)
	cmd.WaitDelay = time.Second
	cmd.Env = environment(os.Environ())
	return cmd
}

// environment is the caller's, without what would lead git elsewhere, and with
// what keeps it from asking, from the network and from the user's language.
func environment(env []string) []string {
	var kept []string
	for _, e := range env {
		name, _, _ := strings.Cut(e, "=")
		switch {
		case name == "GIT_CEILING_DIRECTORIES", strings.HasPrefix(name, "GIT_CONFIG_") && name != "GIT_CONFIG_PARAMETERS":
			// Where repositories end and whom they may belong to is the user's to say.
		case strings.HasPrefix(name, "GIT_"), name == "LC_ALL", name == "LANGUAGE":
			continue
		}
		kept = append(kept, e)
	}
	return append(kept, "LC_ALL=C", "GIT_TERMINAL_PROMPT=0", "GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none")
}

// UserName returns the name under which Git commits in a folder; empty where none is set,
// or there is no git.
func UserName(ctx context.Context, folder string) string {
	git, err := exec.LookPath("git")
	if err != nil {
		return ""
	}
	r := &Repository{git: git, folder: folder}
	out, err := r.run(ctx, "config", "--get", "user.name")
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(out))
}
