package progress

import (
	"context"
	"slices"
)

// Whole does what is not to be left half done, such as to move a site into place: a command that is left
// waits for its end. It is not begun where ctx is done, or while another is done.
func Whole(ctx context.Context, do func() error) error {
	l := of(ctx)
	select {
	case l.whole <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { <-l.whole }()
	if err := ctx.Err(); err != nil {
		return err
	}
	l.changed.Store(true)
	return do()
}

// Changed reports whether anything was done that [Whole] was asked for.
func (l *Log) Changed() bool { return l.changed.Load() }

// Untidy says what is to be tidied up if the command is left before the function that it returns is
// called. tidy may run while what it tidies up is still at work. What was said last is tidied up first, as with defer.
func Untidy(ctx context.Context, tidy func()) (tidied func()) {
	l := of(ctx)
	l.mu.Lock()
	defer l.mu.Unlock()
	l.tidy = append(l.tidy, &tidy)
	return func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		l.tidy = slices.DeleteFunc(l.tidy, func(one *func()) bool { return one == &tidy })
	}
}

// Halt waits until nothing is half done that [Whole] does, and keeps such from beginning any more.
func (l *Log) Halt() {
	l.halt.Do(func() { l.whole <- struct{}{} }) // for ever
}

// Leave makes ready for the end of the process while stages are still at work that do not look whether
// their context is done: it does as [Log.Halt], and tidies up. Only what ends the process may follow.
func (l *Log) Leave() {
	l.Halt()
	l.mu.Lock()
	all := slices.Clone(l.tidy)
	l.mu.Unlock()
	for _, tidy := range slices.Backward(all) {
		(*tidy)()
	}
}
