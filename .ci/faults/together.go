package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// outcome is what a build said, and its exit status.
type outcome struct {
	said   string
	status int
}

// together runs builds at the same time, into one folder and with one store, and takes the
// store away while one runs.
func (t *trial) together() error {
	const times = 10
	out, cache := filepath.Join(t.dir, "together"), filepath.Join(t.dir, "shared")
	busy, said := 0, ""
	for i := range times {
		ended := make(chan outcome, 2)
		for version := range 2 {
			go func() {
				said, status := t.build(version, out, cache, [][]string{nil, {"--atomic"}}[i%2]...)
				ended <- outcome{said, status}
			}()
			time.Sleep(time.Duration(t.rnd.IntN(100)) * time.Millisecond)
		}
		for range 2 {
			build := <-ended
			if build.status == 2 && strings.Contains(build.said, "another build is writing into this folder") {
				busy, said = busy+1, build.said
			} else if build.status != 0 {
				return fmt.Errorf("two builds: status %d\n%s", build.status, build.said)
			}
		}
		if first, second := t.whole(out, 0), t.whole(out, 1); first != nil && second != nil {
			return fmt.Errorf("two builds: %w; %w", first, second)
		}
	}
	row(fmt.Sprintf("two builds into a folder, %d times", times), fmt.Sprintf("%d were told to wait: %s", busy, said), "whole")

	for range times {
		outs := [2]string{filepath.Join(t.dir, "one"), filepath.Join(t.dir, "two")}
		ended := make(chan error, 2)
		for version, out := range outs {
			go func() {
				text, status := t.build(version, out, cache)
				if status != 0 {
					ended <- fmt.Errorf("a store of two builds: status %d\n%s", status, text)
					return
				}
				ended <- t.whole(out, version)
			}()
		}
		for range outs {
			if err := <-ended; err != nil {
				return err
			}
		}
	}
	row(fmt.Sprintf("two builds with a store, %d times", times), "", "whole")

	for i := range times {
		cmd := t.command(i%2, out, cache)
		if err := cmd.Start(); err != nil {
			return err
		}
		time.Sleep(time.Duration(t.rnd.IntN(300)) * time.Millisecond)
		if err := os.RemoveAll(cache); err != nil && !strings.Contains(err.Error(), "directory not empty") {
			return err
		}
		if err := cmd.Wait(); err != nil {
			return fmt.Errorf("the store was removed while a build ran: %w", err)
		}
		if err := t.whole(out, i%2); err != nil {
			return err
		}
	}
	row(fmt.Sprintf("the store removed while a build runs, %d times", times), "", "whole")
	return nil
}
