package generator

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"docsite/generator/check"
	"docsite/generator/diag"
	"docsite/generator/history"
	"docsite/generator/layout"
	"docsite/generator/link"
	"docsite/generator/press"
	"docsite/generator/schedule"
)

// SignedHistory is a [History] that knows the signatures of its commits. A
// [history.Repository] is one.
type SignedHistory interface {
	History
	Signature(ctx context.Context, commit string) (history.Signature, error)
}

// reviewed is for how long after its publication it is told who approved a release: it can
// still be mended then.
const reviewed = 30 * 24 * time.Hour

// Waiting returns what waits in a newsroom, as [Report] has it, with what a history knows of
// it: since when a text is another than the one that was approved, and whether it
// was another person than its author who committed the approval. With ahead, releases
// are among them whose moment is to come.
func (e *Engine) Waiting(ctx context.Context, site *press.Site, ahead bool, past SignedHistory) ([]diag.Diagnostic, error) {
	c, err := e.configuration()
	if err != nil || c.settings == nil {
		return nil, err
	}
	waits := schedule.Waiting(site.Releases, &site.Settings, site.Now, ahead)
	r := reviewer{past: past, read: c.base.Text}
	var texts []*press.Translation
	for _, release := range site.Releases {
		due := link.Due(release)
		if release.Draft || layout.IsPage(release.ID) || !ahead && due.After(site.Now) || due.Before(site.Now.Add(-reviewed)) {
			continue
		}
		for _, t := range release.Translations {
			if len(t.Approvals) > 0 {
				texts = append(texts, t)
			}
		}
	}
	var outdated []*schedule.Unapproved
	for _, w := range waits {
		for _, u := range w.Unapproved {
			if len(u.Outdated) > 0 {
				outdated = append(outdated, u)
			}
		}
	}
	if err := r.open(ctx, texts, outdated); err != nil {
		return nil, err
	}
	for _, u := range outdated {
		if u.Changed, err = r.changed(ctx, u); err != nil {
			return nil, err
		}
	}
	found := check.Waiting(waits, site.Zone)
	for _, t := range texts {
		ds, err := r.review(ctx, t)
		if err != nil {
			return nil, err
		}
		found = append(found, ds...)
	}
	told, _ := check.Suppress(found, site.Releases, nil)
	return diag.Sort(told), nil
}

// reviewer goes back through the versions of texts.
type reviewer struct {
	past     SignedHistory
	read     func(file string, content []byte) (*press.Translation, bool)
	versions map[string][]history.Version
	texts    map[string]*press.Translation // by the ID of a version; nil of what is none
}

func (r *reviewer) open(ctx context.Context, texts []*press.Translation, outdated []*schedule.Unapproved) error {
	var files []string
	for _, t := range texts {
		files = append(files, t.File)
	}
	for _, u := range outdated {
		files = append(files, u.Text.File)
	}
	if files == nil {
		return nil
	}
	slices.Sort(files)
	r.texts = map[string]*press.Translation{}
	var err error
	r.versions, err = r.past.Versions(ctx, slices.Compact(files))
	return err
}

// text is what a file was in a version; nil where that cannot be read.
func (r *reviewer) text(ctx context.Context, file string, v history.Version) (*press.Translation, error) {
	key := file + "\x00" + v.ID
	if t, known := r.texts[key]; known {
		return t, nil
	}
	content, err := r.past.Read(ctx, v.ID)
	if err != nil && !errors.Is(err, history.ErrGone) {
		return nil, err
	}
	t, _ := r.read(file, content)
	r.texts[key] = t
	return t, nil
}

// first returns the commit since which, without a break up to the newest one, something
// holds of a file; none where it does not hold of the newest.
func (r *reviewer) first(ctx context.Context, file string, holds func(*press.Translation) bool) (first history.Version, err error) {
	for _, v := range r.versions[file] {
		t, err := r.text(ctx, file, v)
		if err != nil {
			return history.Version{}, err
		}
		if t == nil || !holds(t) {
			break
		}
		first = v
	}
	return first, nil
}

// changed returns when a commit first changed a text after it was approved; zero where none
// did or none was found.
func (r *reviewer) changed(ctx context.Context, u *schedule.Unapproved) (time.Time, error) {
	var newer time.Time
	for _, v := range r.versions[u.Text.File] {
		t, err := r.text(ctx, u.Text.File, v)
		if err != nil {
			return time.Time{}, err
		}
		if t != nil && slices.ContainsFunc(u.Outdated, func(a press.Approval) bool { return link.ApprovesText(a, t) }) {
			return newer, nil
		}
		newer = v.At
	}
	return time.Time{}, nil
}

// review says whether the approvals of a text were committed by another person than its
// last author, and signed. What is not committed yet is nobody's.
func (r *reviewer) review(ctx context.Context, t *press.Translation) ([]diag.Diagnostic, error) {
	written, err := r.first(ctx, t.File, func(then *press.Translation) bool { return then.Body.Digest == t.Body.Digest })
	if err != nil || written.Commit == "" {
		return nil, err
	}
	var found []diag.Diagnostic
	valid, _ := link.Approvals(t)
	for _, a := range valid {
		given, err := r.first(ctx, t.File, func(then *press.Translation) bool {
			return slices.ContainsFunc(then.Approvals, func(b press.Approval) bool { return b.Who == a.Who && b.Digest == a.Digest })
		})
		if err != nil {
			return nil, err
		}
		if given.Commit == "" {
			continue
		}
		if strings.EqualFold(given.Author, written.Author) {
			found = append(found, diag.New(diag.ApprovedByAuthor, a.At, "the approval of %s was committed by %s, who committed the text", a.Who, given.Author).
				WithHint("let somebody else read the text, and commit the own approval"))
			continue
		}
		d, err := r.signature(ctx, a, given)
		if err != nil {
			return nil, err
		}
		found = append(found, d...)
	}
	return found, nil
}

func (r *reviewer) signature(ctx context.Context, a press.Approval, given history.Version) ([]diag.Diagnostic, error) {
	signature, err := r.past.Signature(ctx, given.Commit)
	if err != nil || signature == history.Signed {
		return nil, err
	}
	said := map[history.Signature]string{
		history.Unsigned: "is not signed", history.Bad: "has a signature that is not valid", history.Unchecked: "has a signature that this machine cannot check",
	}
	return []diag.Diagnostic{diag.New(diag.ApprovalUnsigned, a.At, "the commit of the approval of %s, %.10s, %s", a.Who, given.Commit, said[signature]).
		WithHint("sign commits of approvals: git commit --gpg-sign, or commit.gpgSign in Git’s settings")}, nil
}
