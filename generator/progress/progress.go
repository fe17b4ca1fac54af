// Package progress tells how far the work is: which stages run, how many of how many
// things each has done, how long it took.
//
//	progress.go  a log of stages, and what is known of them
//	stages.go    the names of stages, and what each counts
//	leave.go     how a command ends while stages are still at work
//
// The command makes a [Log] and puts it into the context that all stages are given, as
// packages for traces do. A stage begins with [Begin] and ends with [Stage.End]. In a context without
// a log it is told of to nobody. It is a task of an execution trace, too (package runtime/trace).
//
// The clock is the command's and is asked by the log alone: a stage cannot read its
// log, so no duration can reach the output.
package progress

import (
	"context"
	"runtime/trace"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// Log is what is known of the stages of a command. It may be used by many goroutines.
type Log struct {
	now   func() time.Time
	began time.Time

	mu     sync.Mutex
	stages []*Stage  // in the order in which they began
	tidy   []*func() // in the order in which they were said

	whole   chan struct{} // holds one where something is done that must not be left half done
	halt    sync.Once
	changed atomic.Bool
}

// New returns a log that asks now for the time, never twice at once.
func New(now func() time.Time) *Log {
	return &Log{now: now, began: now(), whole: make(chan struct{}, 1)}
}

type key struct{}

// With returns a context whose stages a log tells of.
func (l *Log) With(ctx context.Context) context.Context { return context.WithValue(ctx, key{}, l) }

// of returns the log of a context, else one that nobody reads.
func of(ctx context.Context) *Log {
	if l, ok := ctx.Value(key{}).(*Log); ok {
		return l
	}
	return New(func() time.Time { return time.Time{} })
}

// Stage is a part of the work that has begun.
type Stage struct {
	name  Name
	of    int64
	log   *Log
	began time.Time
	done  atomic.Int64

	task   *trace.Task
	region *trace.Region

	ended time.Time // zero while it runs; its log's mutex guards it
}

// Begin begins a stage of so many things; 0 where their number is not known. It is to be ended by the goroutine
// that began it.
func Begin(ctx context.Context, name Name, things int) *Stage {
	l := of(ctx)
	s := &Stage{name: name, of: int64(things), log: l}
	ctx, s.task = trace.NewTask(ctx, string(name))
	s.region = trace.StartRegion(ctx, string(name))
	l.mu.Lock()
	defer l.mu.Unlock()
	s.began = l.now()
	l.stages = append(l.stages, s)
	return s
}

// Done counts things that are done. It is cheap enough to be called for each.
func (s *Stage) Done(things int) { s.done.Add(int64(things)) }

// End ends the stage.
func (s *Stage) End() {
	s.region.End()
	s.task.End()
	s.log.mu.Lock()
	defer s.log.mu.Unlock()
	s.ended = s.log.now()
}

// Status is what is known of a stage.
type Status struct {
	Name     Name
	Done, Of int64 // things; Of is 0 where their number is not known
	Running  bool
	// From and To are when it began and ended, counted from when the log was made. To is the
	// present of one that runs.
	From, To time.Duration
}

// Stages returns what is known of all stages, in the order in which they began.
func (l *Log) Stages() []Status {
	l.mu.Lock()
	defer l.mu.Unlock()
	list := make([]Status, len(l.stages))
	for i, s := range l.stages {
		list[i] = Status{Name: s.name, Done: s.done.Load(), Of: s.of, From: s.began.Sub(l.began), To: s.ended.Sub(l.began)}
		if s.ended.IsZero() {
			list[i].Running, list[i].To = true, l.now().Sub(l.began)
		}
	}
	return list
}

// Forget forgets the stages that have ended, for work that begins again and again without an end, as
// that of a preview does.
func Forget(ctx context.Context) {
	l := of(ctx)
	l.mu.Lock()
	defer l.mu.Unlock()
	l.stages = slices.DeleteFunc(l.stages, func(s *Stage) bool { return !s.ended.IsZero() })
}

// Elapsed is how long ago the log was made.
func (l *Log) Elapsed() time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.now().Sub(l.began)
}
