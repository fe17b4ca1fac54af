package generator

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"docsite/generator/check"
	"docsite/generator/media"
	"docsite/generator/store"
)

// A report is a function of the files that it is about and of the moment, so the
// store gives it back. That goes in two steps: what the releases say tells at which
// moments they say otherwise, and which files they refer to ([outlook]); these files,
// and between which moments it is, tell the rest.

// outlook is what is to be known before it can be known whether a report still
// holds.
type outlook struct {
	Moments []time.Time // at which the site changes, or what is told of it, although no file does; sorted
	Files   []string    // in the site's folder, that releases refer to
}

// report returns the report of the site, and the analysis that it was made of: nil
// where the store has the report.
func (e *Engine) report(ctx context.Context, now time.Time) (Report, *Analysis, error) {
	in, err := e.read(ctx)
	if err != nil {
		return Report{}, nil, err
	}
	if o, found := recall[outlook](e.store, e.key("outlook", in)); found {
		key, err := e.reportKey(ctx, in, o, now)
		if err != nil {
			return Report{}, nil, err
		}
		if r, found := recall[Report](e.store, key); found {
			return r, nil, nil
		}
	}
	a, err := e.analyze(ctx, in, now)
	if err != nil {
		return Report{}, nil, err
	}
	r, err := a.Report(ctx)
	if err != nil || a.Visible == nil {
		return r, a, err
	}
	o := a.outlook()
	key, err := e.reportKey(ctx, in, o, now)
	if err != nil {
		return Report{}, nil, err
	}
	r.Site = key
	return r, a, errors.Join(remember(e.store, e.key("outlook", in), o), remember(e.store, key, r))
}

// site returns the site of an analysis, or of one that is made now where the store
// had the report.
func (e *Engine) site(ctx context.Context, a *Analysis, now time.Time) (*Site, error) {
	if a == nil {
		var err error
		if a, err = e.Analyze(ctx, now); err != nil {
			return nil, err
		}
		if _, err := a.library.Read(ctx); err != nil {
			return nil, err
		}
	}
	if a.Site == nil {
		return nil, errors.New("the site changed while it was built: build again")
	}
	return a.Site, nil
}

// outlook returns what the store keeps to find the report again. It is a function of
// what all releases say, whatever of it is public.
func (a *Analysis) outlook() outlook {
	moments := append(a.moments(), check.DueMoments(a.all, a.in.config.settings)...)
	if s := a.in.config.settings.Security; s != nil { // of which a report speaks
		moments = append(moments, s.Expires.Add(-check.SecurityWarning), s.Expires, s.Expires.AddDate(-1, 0, 0))
	}
	slices.SortFunc(moments, time.Time.Compare)
	return outlook{moments, media.Paths(sources(a.records, a.all))}
}

// key is the digest of what a site is made from but for the moment and the files
// beside releases.
func (e *Engine) key(what string, in *inputs) (key store.Key) {
	h := sha256.New()
	fmt.Fprintln(h, what, e.options.Preview)
	h.Write(in.config.digest[:])
	if list := e.options.Published; list != nil {
		fmt.Fprintf(h, "%q %x\n", list.Name, sha256.Sum256(list.Content))
	}
	for i, id := range in.ids {
		io.WriteString(h, id+"\n") // a digest takes everything
		h.Write(in.keys[i][:])
	}
	for _, d := range in.found {
		fmt.Fprintln(h, d.Pos, d.Code, d.Message)
	}
	h.Sum(key[:0])
	return key
}

// reportKey is the digest of everything that a report depends on.
func (e *Engine) reportKey(ctx context.Context, in *inputs, o outlook, now time.Time) (key store.Key, err error) {
	digests := make([]string, len(o.Files))
	err = e.each(ctx, len(o.Files), func(i int) (err error) {
		digests[i], err = media.Digest(ctx, e.options.Folder, o.Files[i])
		return err
	})
	h := sha256.New()
	whole := e.key("report", in)
	h.Write(whole[:])
	past := 0
	for past < len(o.Moments) && !o.Moments[past].After(now) {
		past++
	}
	fmt.Fprintln(h, past)
	for i, name := range o.Files {
		fmt.Fprintln(h, name, digests[i])
	}
	h.Sum(key[:0])
	return key, err
}

func recall[T any](kept *store.Store, key store.Key) (value T, found bool) {
	text, _, found := kept.Get(key)
	return value, found && json.Unmarshal(text, &value) == nil
}

func remember(kept *store.Store, key store.Key, value any) error {
	text, err := json.Marshal(value)
	if err != nil {
		return err
	}
	_, err = kept.Put(key, text)
	return err
}
