package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// kill kills builds at random moments, half of them as soon as files begin to move or a
// little later, while the site is read; looks at what stands; and builds again. It does so with a folder, one that is
// exchanged, and one that a link leads to.
func (t *trial) kill(n int) error {
	link := filepath.Join(t.dir, "linked")
	if err := errors.Join(os.Mkdir(filepath.Join(t.dir, "site"), 0o755), os.Symlink("site", link)); err != nil {
		return err
	}
	for i, way := range []struct {
		name, out string
		mode      []string
	}{
		{"builds killed", filepath.Join(t.dir, "killed"), nil},
		{"builds --atomic killed", filepath.Join(t.dir, "exchanged"), []string{"--atomic"}},
		{"builds --atomic into a link killed", link, []string{"--atomic"}},
	} {
		if err := t.killInto(way.out, (n+i)/3, way.name, way.mode); err != nil {
			return err
		}
	}
	return nil
}

func (t *trial) killInto(out string, n int, name string, mode []string) error {
	cache := filepath.Join(t.dir, "store")
	if said, status := t.build(0, out, cache, mode...); status != 0 {
		return fmt.Errorf("status %d\n%s", status, said)
	}
	begun := time.Now()
	if said, status := t.build(1, out, cache, mode...); status != 0 {
		return fmt.Errorf("status %d\n%s", status, said)
	}
	lasts := time.Since(begun)
	stop, err := t.readers(out)
	if err != nil {
		return err
	}
	late, mixes := 0, 0
	for i := range n {
		version := i % 2
		caches := []string{cache, "none"}
		cmd := t.command(version, out, caches[t.rnd.IntN(2)], mode...)
		if err := cmd.Start(); err != nil {
			return err
		}
		if i%4 < 2 {
			time.Sleep(time.Duration(t.rnd.Int64N(int64(lasts) * 5 / 4)))
		} else {
			t.untilMoving(out, 4*lasts)
			time.Sleep(time.Duration(t.rnd.Int64N(int64(20 * time.Millisecond))))
		}
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		if cmd.ProcessState.Exited() {
			late++
		}
		if err := t.mixed(out); err != nil {
			return fmt.Errorf("kill %d: %w", i, err)
		}
		if t.whole(out, 0) != nil && t.whole(out, 1) != nil {
			mixes++
		}
		version = t.rnd.IntN(2)
		if said, status := t.build(version, out, caches[t.rnd.IntN(2)], [][]string{nil, mode}[t.rnd.IntN(2)]...); status != 0 {
			return fmt.Errorf("kill %d: the next build: status %d\n%s", i, status, said)
		}
		if err := t.whole(out, version); err != nil {
			return fmt.Errorf("kill %d: after the next build: %w", i, err)
		}
	}
	read, err := stop()
	if err != nil {
		return fmt.Errorf("a reader: %w", err)
	}
	row(fmt.Sprint(n, " ", name), fmt.Sprintf(
		"%d had ended before; %d left something to mend; each next build mended it; %d answers read, none of them half, no dead link",
		late, mixes, read), "whole")
	return nil
}

// untilMoving waits until a build begins to put its files into place: the list of files
// changes, or a folder appears beside.
func (t *trial) untilMoving(out string, most time.Duration) {
	list := filepath.Join(out, ".docsite", "files")
	before, err := os.Stat(list)
	if err != nil {
		return
	}
	for begun := time.Now(); time.Since(begun) < most; time.Sleep(50 * time.Microsecond) {
		now, err := os.Stat(list)
		if err != nil || !os.SameFile(before, now) {
			return
		}
		if _, err := os.Lstat(filepath.Join(filepath.Dir(out), ".docsite-"+filepath.Base(out))); err == nil {
			return
		}
	}
}
