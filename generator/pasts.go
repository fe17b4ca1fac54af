package generator

import (
	"context"
	"errors"
	"time"

	"docsite/generator/history"
	"docsite/generator/press"
	"docsite/generator/revision"
)

// pasts are the versions of a file, each read once, and not before it is asked for.
type pasts struct {
	ctx      context.Context
	past     History
	versions []history.Version // the newest first; those that were not read yet
	passages func(content []byte) ([]press.Passage, bool)
	read     []*pastText // the newest first
}

// pastText is a version of a text.
type pastText struct {
	history.Version
	passages []press.Passage
	digest   string
	digests  map[string]bool // of the passages; nil until somebody asks
	newer    time.Time       // when the version after this one was committed
}

// has reports whether it has a passage with a digest.
func (t *pastText) has(digest string) bool {
	if t.digests == nil {
		t.digests = map[string]bool{}
		for _, d := range revision.Digests(t.passages) {
			t.digests[d] = true
		}
	}
	return t.digests[digest]
}

// at returns a version by its index; nil behind the last. Versions that cannot be had or read as a
// translation do not count.
func (p *pasts) at(i int) (*pastText, error) {
	for i >= len(p.read) && len(p.versions) > 0 {
		v := p.versions[0]
		p.versions = p.versions[1:]
		content, err := p.past.Read(p.ctx, v.ID)
		if errors.Is(err, history.ErrGone) {
			continue
		}
		if err != nil {
			return nil, err
		}
		text, ok := p.passages(content)
		if !ok {
			continue
		}
		t := &pastText{Version: v, passages: text, digest: revision.Digest(text)}
		if n := len(p.read); n > 0 {
			t.newer = p.read[n-1].At
		}
		p.read = append(p.read, t)
	}
	if i >= len(p.read) {
		return nil, nil
	}
	return p.read[i], nil
}

// trace finds what a translation follows, and since when that is not all.
func (p *pasts) trace(s *Staleness, now []press.Passage) error {
	s.Now = now
	source := s.Stamped.Source
	text := now
	current := revision.Matches(source, revision.Digest(now))
	if current {
		s.Pending = source.Pending
	} else {
		found, err := p.made(source)
		if found == nil || err != nil {
			return err
		}
		text, s.Of, s.Since = found.passages, found.Version, found.newer
	}
	followed, ok, err := p.restore(s, text)
	if !ok || err != nil {
		s.Of, s.Since = history.Version{}, time.Time{}
		return err
	}
	s.Then = followed.Text
	if current {
		s.Changes, s.Pending = followed.Changes, followed.Pending
		return nil
	}
	s.Changes = revision.Compare(s.Then, now)
	s.Pending = revision.PendingOf(s.Then, now, s.Changes)
	return nil
}

// made returns the newest version that a source names, or nil.
func (p *pasts) made(source press.Source) (*pastText, error) {
	for i := 0; ; i++ {
		v, err := p.at(i)
		if v == nil || err != nil || revision.Matches(source, v.digest) {
			return v, err
		}
	}
}

// restore returns what a translation follows of the text that its source names; false where no
// version has it.
func (p *pasts) restore(s *Staleness, text []press.Passage) (revision.Followed, bool, error) {
	var failed error
	beside := map[*pastText]*revision.Version{}
	earlier := func(digest string) (passage press.Passage, place int, found bool) {
		var of *pastText
		for i := 0; ; i++ {
			v, err := p.at(i)
			if v == nil || err != nil {
				failed = err
				break
			}
			if !v.has(digest) {
				continue
			}
			if beside[v] == nil {
				beside[v] = revision.NewVersion(v.passages, text)
			}
			one, before, gone, _ := beside[v].Find(digest)
			if gone || of == nil {
				passage, place, of = one, before, v
			}
			if gone {
				break
			}
		}
		if of != nil {
			s.since(of.newer)
		}
		return passage, place, of != nil
	}
	for _, pending := range s.Stamped.Source.Pending {
		if pending.Old == "" {
			at, err := p.came(pending.New)
			if err != nil {
				return revision.Followed{}, false, err
			}
			s.since(at)
		}
	}
	followed, ok := revision.Restore(text, s.Stamped.Source.Pending, earlier)
	return followed, ok && failed == nil, failed
}

// came returns when a passage came that is there now; zero where that is not committed.
func (p *pasts) came(digest string) (at time.Time, err error) {
	for i := 0; ; i++ {
		v, err := p.at(i)
		if v == nil || err != nil || !v.has(digest) {
			return at, err
		}
		at = v.At
	}
}
