package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/sys/unix"
)

// disks lets the disk of the site, or of the store, be full or read-only. The disk is one in
// memory that is mounted for it.
func (t *trial) disks() error {
	disk := filepath.Join(t.dir, "disk")
	if err := os.Mkdir(disk, 0o755); err != nil {
		return err
	}
	if err := unix.Mount("tmpfs", disk, "tmpfs", 0, "size=16m"); err != nil {
		return fmt.Errorf("mount a disk, for which root is needed: %w", err)
	}
	defer unix.Unmount(disk, unix.MNT_DETACH)
	for _, mode := range [][]string{nil, {"--atomic"}} {
		if err := t.full(disk, mode); err != nil {
			return err
		}
		if err := t.readOnly(disk, mode); err != nil {
			return err
		}
	}
	if err := t.storeOn(disk); err != nil {
		return err
	}
	return t.mounted(disk)
}

// mounted builds into the folder that is the disk itself, which cannot be exchanged.
func (t *trial) mounted(disk string) error {
	entries, err := os.ReadDir(disk)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if err := os.RemoveAll(filepath.Join(disk, e.Name())); err != nil {
			return err
		}
	}
	if said, status := t.build(0, disk, "none"); status != 0 {
		return fmt.Errorf("status %d\n%s", status, said)
	}
	said, status := t.build(1, disk, "none", "--atomic")
	if status != 2 || !strings.Contains(said, "is where another file system begins") {
		return fmt.Errorf("--atomic into a disk: status %d\n%s", status, said)
	}
	if err := t.whole(disk, 0); err != nil {
		return err
	}
	row("--atomic into a disk itself", said, "whole")
	return nil
}

// full builds with less and less room.
func (t *trial) full(disk string, mode []string) error {
	out, filler := filepath.Join(disk, "public"), filepath.Join(disk, "filler")
	if said, status := t.build(0, out, "none", mode...); status != 0 {
		return fmt.Errorf("status %d\n%s", status, said)
	}
	const steps = 20
	refused, last, room := 0, "", roomFor(t.sites[1])
	for i := range steps {
		if err := fill(disk, filler, int64(i)*room/(steps-4)); err != nil {
			return err
		}
		said, status := t.build(1, out, "none", mode...)
		stands := 1
		if status == 2 && strings.Contains(said, "no space left") {
			stands, refused, last = 0, refused+1, said
		} else if status != 0 {
			return fmt.Errorf("a full disk: status %d\n%s", status, said)
		}
		if err := t.whole(out, stands); err != nil {
			return fmt.Errorf("a full disk, status %d: %w\n%s", status, err, said)
		}
		if err := os.Remove(filler); err != nil {
			return err
		}
		if said, status := t.build(0, out, "none", mode...); status != 0 || t.whole(out, 0) != nil {
			return fmt.Errorf("with room again: status %d, %w\n%s", status, t.whole(out, 0), said)
		}
	}
	if refused == 0 || refused == steps {
		return fmt.Errorf("of %d builds on a full disk %d were refused: the room is to be between", steps, refused)
	}
	row(fmt.Sprintf("a full disk, %d steps of room, %d refused %v", steps, refused, mode), last, "whole")
	return nil
}

// roomFor is about how many bytes a site takes on a disk: files by pages of 4 KB.
func roomFor(site files) int64 {
	n := int64(0)
	for _, text := range site {
		n += int64(len(text)+4095) / 4096 * 4096
	}
	return n
}

// fill fills a disk but for some bytes.
func fill(disk, name string, free int64) error {
	var room unix.Statfs_t
	if err := unix.Statfs(disk, &room); err != nil {
		return err
	}
	return os.WriteFile(name, make([]byte, max(0, int64(room.Bavail)*room.Bsize-free)), 0o644)
}

func (t *trial) readOnly(disk string, mode []string) error {
	out := filepath.Join(disk, "public")
	if err := unix.Mount("", disk, "", unix.MS_REMOUNT|unix.MS_RDONLY, ""); err != nil {
		return err
	}
	said, status := t.build(1, out, "none", mode...)
	if status != 2 || !strings.Contains(said, "read-only file system") {
		return fmt.Errorf("a read-only disk: status %d\n%s", status, said)
	}
	if err := t.whole(out, 0); err != nil {
		return err
	}
	if err := unix.Mount("", disk, "", unix.MS_REMOUNT, ""); err != nil {
		return err
	}
	row(fmt.Sprint("a disk that cannot be written ", mode), said, "whole")
	if said, status := t.build(0, out, "none", mode...); status != 0 {
		return fmt.Errorf("status %d\n%s", status, said)
	}
	return nil
}

// storeOn builds with a store on a disk that is full, or cannot be written.
func (t *trial) storeOn(disk string) error {
	cache, filler, out := filepath.Join(disk, "store"), filepath.Join(disk, "filler"), filepath.Join(t.dir, "stored")
	for i, free := range []int64{0, 8 << 10, 64 << 10, 256 << 10} {
		if err := fill(disk, filler, free); err != nil {
			return err
		}
		if said, status := t.build(i%2, out, cache); status != 0 || t.whole(out, i%2) != nil {
			return fmt.Errorf("a store on a full disk: status %d, %w\n%s", status, t.whole(out, i%2), said)
		}
		if err := os.Remove(filler); err != nil {
			return err
		}
	}
	row("a store on a full disk, 4 steps of room", "", "whole")
	if err := unix.Mount("", disk, "", unix.MS_REMOUNT|unix.MS_RDONLY, ""); err != nil {
		return err
	}
	said, status := t.build(0, out, cache)
	if status != 0 || t.whole(out, 0) != nil {
		return fmt.Errorf("a store that cannot be written: status %d, %w\n%s", status, t.whole(out, 0), said)
	}
	row("a store that cannot be written", "", "whole")
	return unix.Mount("", disk, "", unix.MS_REMOUNT, "")
}
