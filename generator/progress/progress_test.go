package progress_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"docsite/generator/progress"
)

// clock is a clock that goes on by a second whenever it is asked.
func clock() func() time.Time {
	now := time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)
	return func() time.Time {
		now = now.Add(time.Second)
		return now
	}
}

func TestStages(t *testing.T) {
	log := progress.New(clock())
	ctx := log.With(t.Context())
	read := progress.Begin(ctx, progress.Read, 3) // at 1 s
	read.Done(1)
	read.Done(2)
	read.End()                                    // at 2 s
	plan := progress.Begin(ctx, progress.Plan, 0) // at 3 s
	got := log.Stages()                           // at 4 s
	want := []progress.Status{
		{Name: progress.Read, Done: 3, Of: 3, From: time.Second, To: 2 * time.Second},
		{Name: progress.Plan, Running: true, From: 3 * time.Second, To: 4 * time.Second},
	}
	if !slices.Equal(got, want) {
		t.Errorf("the stages are %+v, want %+v", got, want)
	}
	plan.End()
	if got := log.Elapsed(); got != 6*time.Second {
		t.Errorf("%s have passed, want 6s", got)
	}
}

// Of stages that have ended nothing is kept where that is asked for; those that run stay.
func TestForget(t *testing.T) {
	log := progress.New(clock())
	ctx := log.With(t.Context())
	progress.Begin(ctx, progress.Read, 1).End()
	plan := progress.Begin(ctx, progress.Plan, 0)
	progress.Forget(ctx)
	if got := log.Stages(); len(got) != 1 || got[0].Name != progress.Plan {
		t.Errorf("the stages are %+v, want the plan's alone", got)
	}
	plan.End()
	progress.Forget(ctx)
	if got := log.Stages(); len(got) != 0 {
		t.Errorf("the stages are %+v, want none", got)
	}
}

// Without a log a stage is told of to nobody, and does what it does.
func TestNoLog(t *testing.T) {
	s := progress.Begin(t.Context(), progress.Read, 1)
	s.Done(1)
	s.End()
	if err := progress.Whole(t.Context(), func() error { return errors.New("done") }); err == nil || err.Error() != "done" {
		t.Error(err)
	}
	progress.Untidy(t.Context(), func() { t.Error("it was left") })()
}

func TestWhole(t *testing.T) {
	log := progress.New(clock())
	ctx, stop := context.WithCancel(log.With(t.Context()))
	if log.Changed() {
		t.Error("it is changed before anything was done")
	}
	stop()
	if err := progress.Whole(ctx, func() error { return errors.New("begun") }); !errors.Is(err, context.Canceled) || log.Changed() {
		t.Errorf("it was begun where the context is done: %v", err)
	}
	if err := progress.Whole(log.With(t.Context()), func() error { return nil }); err != nil || !log.Changed() {
		t.Errorf("it is not done: %v, %t", err, log.Changed())
	}
}

// Who leaves waits for what must be done whole, tidies up what was not, and lets nothing begin any more.
func TestLeave(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		log := progress.New(time.Now)
		ctx := log.With(t.Context())
		var order []string
		progress.Untidy(ctx, func() { order = append(order, "removed already") })()
		progress.Untidy(ctx, func() { order = append(order, "tidied up last") })
		progress.Untidy(ctx, func() { order = append(order, "tidied up first") })
		go progress.Whole(ctx, func() error {
			time.Sleep(time.Minute)
			order = append(order, "done whole")
			return nil
		})
		synctest.Wait()
		log.Leave()
		if want := []string{"done whole", "tidied up first", "tidied up last"}; !slices.Equal(order, want) {
			t.Errorf("%q, want %q", order, want)
		}
	})
}
