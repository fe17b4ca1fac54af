package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"docsite/generator"
	"docsite/generator/deploy"
	"docsite/generator/host"
	"docsite/generator/progress"
	"docsite/generator/publish"
)

// writeManifest writes what the site in a folder consists of into a file, at once.
func writeManifest(ctx context.Context, engine *generator.Engine, now time.Time, out, name string) error {
	a, err := engine.Analyze(ctx, now)
	if err != nil {
		return err
	}
	if a.Site == nil {
		return errors.New("the site changed while it was built: build again")
	}
	m, err := scan(ctx, out, a.Site.Plan.Base(), a.Site.Plan.Serving())
	if err != nil {
		return err
	}
	content, err := m.Encode()
	if err != nil {
		return err
	}
	return progress.Whole(ctx, func() error {
		file, err := os.CreateTemp(filepath.Dir(name), filepath.Base(name)+".*")
		if err != nil {
			return err
		}
		_, err = file.Write(content)
		if err = errors.Join(err, file.Chmod(0o644), file.Close()); err == nil {
			err = os.Rename(file.Name(), name)
		}
		if err != nil {
			return errors.Join(err, os.Remove(file.Name()))
		}
		return nil
	})
}

// within reports whether a file would lie in a folder.
func within(name, folder string) bool {
	file, err := filepath.Abs(name)
	if err != nil {
		return false
	}
	if folder, err = filepath.Abs(folder); err != nil {
		return false
	}
	rel, err := filepath.Rel(real(folder), filepath.Join(real(filepath.Dir(file)), filepath.Base(file)))
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// scan reads what build wrote into a folder.
func scan(ctx context.Context, out, base string, d *host.Description) (m deploy.Manifest, err error) {
	paths, err := publish.List(out)
	if err != nil {
		return m, err
	}
	root, err := os.OpenRoot(out)
	if err != nil {
		return m, err
	}
	m, err = deploy.Scan(ctx, root.FS(), paths, base, d)
	return m, errors.Join(err, root.Close())
}

// lastManifest reads the manifest of what was deployed last; that of nothing where none is named.
func lastManifest(name string) (m deploy.Manifest, err error) {
	if name == "" {
		return m, nil
	}
	file, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return m, errors.New("there is no file " + name + ": leave --from out at the first deploy")
	}
	if err != nil {
		return m, err
	}
	m, err = deploy.Decode(file)
	if err = errors.Join(err, file.Close()); err != nil {
		err = errors.New(name + ": " + err.Error())
	}
	return m, err
}
