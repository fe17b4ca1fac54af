package history

import (
	"context"
	"strings"
)

// Signature is how far the signature of a commit can be relied upon.
type Signature string

const (
	Signed    Signature = "signed"    // by a key that is known here, whose owner may or may not be certain
	Unsigned  Signature = "unsigned"  // there is none
	Bad       Signature = "bad"       // it is not one of this commit, or of a key that was revoked or is expired
	Unchecked Signature = "unchecked" // this machine does not have the key, or no program for it
)

// Signature returns how far the signature of a commit can be relied upon, as Git has it
// checked by the program and the keys that it is set to use (git-log(1), %G?).
func (r *Repository) Signature(ctx context.Context, commit string) (Signature, error) {
	out, err := r.run(ctx, "show", "--no-patch", "--no-show-signature", "--no-color", "--format=%G?", "--end-of-options", commit)
	if err != nil {
		return "", err
	}
	switch letter := strings.TrimSpace(string(out)); letter {
	case "G", "U":
		return Signed, nil
	case "N":
		return r.unread(ctx, commit)
	case "E":
		return Unchecked, nil
	}
	return Bad, nil
}

// unread parts commits without a signature from those with one that Git does not look at: of
// SSH it reads none where gpg.ssh.allowedSignersFile is not set.
func (r *Repository) unread(ctx context.Context, commit string) (Signature, error) {
	out, err := r.run(ctx, "cat-file", "commit", commit)
	if err != nil {
		return "", err
	}
	head, _, _ := strings.Cut(string(out), "\n\n")
	if strings.Contains(head, "\ngpgsig") {
		return Unchecked, nil
	}
	return Unsigned, nil
}
