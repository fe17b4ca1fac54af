package history

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"maps"
	"strings"
	"time"

	"docsite/generator/progress"
)

// Versions lists what each of the files was, the newest first: what is staged,
// where that differs, then commit after commit, under the names that the file
// had. Files are named as in the site's folder, with slashes. A file that Git
// does not know has no versions.
func (r *Repository) Versions(parent context.Context, files []string) (map[string][]Version, error) {
	defer progress.Begin(parent, progress.History, 0).End()
	f := follower{names: map[string]string{}, versions: map[string][]Version{}}
	for _, file := range files {
		f.names[r.prefix+file] = file
	}
	if err := r.staged(parent, &f); err != nil {
		return nil, err
	}
	ctx, stop := context.WithCancel(parent)
	defer stop()
	// Every Markdown file of the repository, not only those asked for: only so are
	// renames seen, also of the site's own folder.
	cmd := r.command(ctx, "log", "--topo-order", "--full-history", "--raw", "-z", "-c", "--root", "--find-renames", "-O/dev/null", "--no-abbrev",
		"--no-relative", "--encoding=UTF-8", "--no-color", "--no-ext-diff", "--no-show-signature", "--format=%cI %H %aE", "HEAD", "--", ":(top)*.md")
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	var said bytes.Buffer
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("git log: %w", err)
	}
	err = f.read(bufio.NewReaderSize(out, 1<<16))
	if err != nil {
		stop()
	}
	if ended := cmd.Wait(); err == nil {
		err = ended
	}
	if err != nil && parent.Err() != nil {
		return nil, parent.Err()
	}
	if err != nil {
		return nil, fmt.Errorf("git log: %w: %s", err, bytes.TrimSpace(said.Bytes()))
	}
	return f.versions, nil
}

// staged adds what the index holds, as if it were a commit without a date.
func (r *Repository) staged(ctx context.Context, f *follower) error {
	out, err := r.run(ctx, "ls-files", "--stage", "--full-name", "-z", "--", ":(top)*.md")
	if err != nil {
		return err
	}
	for entry := range strings.SplitSeq(string(out), "\x00") {
		about, name, _ := strings.Cut(entry, "\t")
		fields := strings.Fields(about) // mode, object, stage
		if file, asked := f.names[name]; asked && len(fields) == 3 && fields[2] == "0" {
			f.versions[file] = []Version{{ID: fields[1]}}
		}
	}
	return nil
}

// follower walks through commits, the newest first, and keeps what they say of
// some files.
type follower struct {
	names    map[string]string // the name that a file has at this commit → the one it was asked for by
	versions map[string][]Version
	renamed  map[string]string // by the commit that is being read: old name → new name
}

// read understands what git log prints with --raw -z (git-diff-tree, “raw output
// format”): a commit's date, ID and author, then for each file its modes, contents and status
// and its name, or for a rename both names; each ends in NUL.
func (f *follower) read(in *bufio.Reader) error {
	var commit Version // without a content
	next := func() (string, error) {
		s, err := in.ReadString(0)
		return strings.TrimPrefix(strings.TrimSuffix(s, "\x00"), "\n"), err
	}
	for {
		line, err := next()
		switch {
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		case line == "":
			continue
		case line[0] != ':':
			f.older()
			date, rest, _ := strings.Cut(line, " ")
			commit.Commit, commit.Author, _ = strings.Cut(rest, " ")
			if commit.At, err = time.Parse(time.RFC3339, date); err != nil {
				return err
			}
			continue
		}
		fields := strings.Fields(strings.TrimLeft(line, ":"))
		if len(fields) < 4 || f.renamed == nil { // a file of no commit
			return fmt.Errorf("its line “%s” is not understood", line)
		}
		status := fields[len(fields)-1]
		name, err := next()
		if err != nil {
			return err
		}
		from := ""
		if merge := line[1] == ':'; !merge && status[0] == 'R' {
			from = name
			if name, err = next(); err != nil {
				return err
			}
		}
		file, asked := f.names[name]
		if !asked {
			continue
		}
		if from != "" {
			f.renamed[from] = name
		}
		version := commit
		version.ID = fields[len(fields)-2]
		if strings.Trim(version.ID, "0") != "" { // else it was deleted there
			f.add(file, version)
		}
	}
}

// add adds an older version. What is staged is none where it is committed.
func (f *follower) add(file string, v Version) {
	all := f.versions[file]
	if len(all) == 1 && all[0].At.IsZero() && all[0].ID == v.ID {
		all = nil
	}
	f.versions[file] = append(all, v)
}

// older goes on to an older commit, where files may have other names.
func (f *follower) older() {
	if len(f.renamed) > 0 {
		before := maps.Clone(f.names)
		for _, to := range f.renamed {
			delete(f.names, to)
		}
		for from, to := range f.renamed {
			f.names[from] = before[to]
		}
	}
	f.renamed = map[string]string{}
}
