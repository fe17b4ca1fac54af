package websub

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// How a hub is asked: so often, each time for so long, with so long between.
const (
	Tries   = 3
	Timeout = 10 * time.Second
)

var waits = [Tries - 1]time.Duration{time.Second, 4 * time.Second}

// longest is how long a hub is waited for that says when to ask again.
const longest = 30 * time.Second

// ErrSilent says that a hub gave no answer: to ask it of other feeds would be in vain.
var ErrSilent = errors.New("the hub does not answer")

// Publisher tells hubs of feeds.
type Publisher struct {
	Client *http.Client
	Wait   func(context.Context, time.Duration) error // between tries; Sleep, but in tests
}

// NewPublisher returns a publisher that asks as the constants of this package say. It follows a hub that has moved
// only where that keeps the request a POST (RFC 9110, 15.4.8 and 15.4.9).
func NewPublisher() *Publisher {
	return &Publisher{
		Client: &http.Client{Timeout: Timeout, CheckRedirect: func(next *http.Request, before []*http.Request) error {
			if next.Method != http.MethodPost || len(before) > 3 {
				return http.ErrUseLastResponse
			}
			return nil
		}},
		Wait: Sleep,
	}
}

// Sleep waits, or until it is told to stop.
func Sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Publish tells a hub that a feed has changed. A hub that has a fault (5xx), has too much to do (429) or does not
// answer is asked again; what it answers otherwise is final. The error says what the hub said; it is
// [ErrSilent] where it said nothing.
func (p *Publisher) Publish(ctx context.Context, hub, topic string) error {
	var err error
	for try := range Tries {
		var again time.Duration
		if again, err = p.ask(ctx, hub, topic); err == nil || again == 0 || ctx.Err() != nil {
			return err
		}
		if try == len(waits) {
			break
		}
		if err := p.Wait(ctx, max(again, waits[try])); err != nil {
			return err
		}
	}
	return err
}

// ask asks once. It returns how long to wait at least before asking again; 0 where that is in vain.
func (p *Publisher) ask(ctx context.Context, hub, topic string) (again time.Duration, err error) {
	body := url.Values{"hub.mode": {"publish"}, "hub.url": {topic}}.Encode()
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, hub, strings.NewReader(body))
	if err != nil {
		return 0, err
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("User-Agent", "docsite")
	answer, err := p.Client.Do(r)
	if err != nil {
		return time.Millisecond, fmt.Errorf("%w: %w", ErrSilent, err)
	}
	defer answer.Body.Close()
	said, err := io.ReadAll(io.LimitReader(answer.Body, 200))
	if err != nil {
		said = nil // the status says enough
	}
	switch {
	case answer.StatusCode >= 200 && answer.StatusCode < 300:
		return 0, nil
	case answer.StatusCode >= 500, answer.StatusCode == http.StatusTooManyRequests:
		again = time.Millisecond
		if seconds, err := strconv.Atoi(answer.Header.Get("Retry-After")); err == nil && seconds > 0 {
			again = min(time.Duration(seconds)*time.Second, longest)
		}
	}
	text := answer.Status
	if words := strings.Join(strings.Fields(printable(said)), " "); words != "" {
		text += ": " + words
	}
	return again, errors.New(text)
}

// printable is what a hub said, without what would move a terminal's cursor.
func printable(said []byte) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(string(said), ""))
}
