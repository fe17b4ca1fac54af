package schedule

import (
	"fmt"
	"strings"
	"time"
)

// Cron returns lines for a crontab, one a moment, in the site's zone by CRON_TZ, which
// cronie knows and Debian's cron does not. Each line's minute begins at its moment or less than
// a minute behind it. A crontab has no years: a line runs its command each year again,
// which changes nothing. An hour that a zone has twice is told in UTC.
func (s Schedule) Cron(command string) string {
	var b strings.Builder
	b.WriteString("# The moments at which the site changes although no file does; docsite schedule wrote them.\n")
	zone := ""
	command = strings.ReplaceAll(command, "%", `\%`) // which is a line break there (crontab(5))
	last := ""
	for _, at := range s.Moments() {
		local, name := s.local(ceil(at, time.Minute))
		if name != zone {
			zone = name
			fmt.Fprintf(&b, "CRON_TZ=%s\n", zone)
		}
		line := fmt.Sprintf("%d %d %d %d * %s\n", local.Minute(), local.Hour(), local.Day(), int(local.Month()), command)
		if line != last { // of another year it may be the same
			b.WriteString(line)
		}
		last = line
	}
	return b.String()
}

// Systemd returns a timer unit that elapses at each moment, to the second
// (systemd.timer(5), systemd.time(7)). One that was missed while the machine was off
// is made up for when it is on again.
func (s Schedule) Systemd() string {
	var b strings.Builder
	b.WriteString("[Unit]\nDescription=Build the newsroom at the moments at which it changes although no file does\n\n[Timer]\n")
	for _, at := range s.Moments() {
		local, name := s.local(ceil(at, time.Second))
		fmt.Fprintf(&b, "OnCalendar=%s %s\n", local.Format("2006-01-02 15:04:05"), name)
	}
	b.WriteString("AccuracySec=1s\nPersistent=true\n\n[Install]\nWantedBy=timers.target\n")
	return b.String()
}

// local returns a moment in the site's zone and the zone's name, or in UTC where the zone
// has that hour twice or no name that other programs know.
func (s Schedule) local(at time.Time) (time.Time, string) {
	const most = 3 * time.Hour // that a clock is ever put back
	local := at.In(s.Zone)
	clock := local.Format("2006-01-02 15:04:05")
	for _, shift := range []time.Duration{30 * time.Minute, time.Hour, 2 * time.Hour, most} {
		if at.Add(shift).In(s.Zone).Format("2006-01-02 15:04:05") == clock || at.Add(-shift).In(s.Zone).Format("2006-01-02 15:04:05") == clock {
			return at.UTC(), "UTC"
		}
	}
	return local, s.Zone.String()
}

// ceil rounds a moment up to a whole unit.
func ceil(at time.Time, unit time.Duration) time.Time {
	if down := at.Truncate(unit); !down.Equal(at) {
		return down.Add(unit)
	}
	return at
}
