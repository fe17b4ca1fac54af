package main

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"docsite/generator/diag"
	"docsite/generator/locale/cldr"
	"docsite/generator/press"
	"docsite/generator/schedule"
)

func newSchedule() *cobra.Command {
	var f siteFlags
	var form, command string
	cmd := &cobra.Command{
		Use:   "schedule",
		Short: "Show what is to come, by moment, and what waits",
		Long: `schedule lists the moments at which the site changes although no file does: releases that
are dated, ends of embargoes, changes, withdrawals, days of the register, each in the
site's zone and, for a release, in those of the countries that it names. It tells what
waits although its moment has come, and why, and which drafts have a date. What it prints
is for the office alone.

The other forms give the moments to a timer: cron a crontab, systemd a timer unit, ics a
calendar, json everything.`,
		Example: `  docsite schedule
  docsite schedule --format cron --command "/usr/local/bin/publish" | crontab -
  docsite schedule --format systemd > ~/.config/systemd/user/newsroom.timer`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runSchedule(cmd, &f, form, command) },
	}
	f.addSurvey(cmd)
	cmd.Flags().StringVar(&form, "format", "text", "the `form`: text, json, ics, cron or systemd")
	cmd.Flags().StringVar(&command, "command", "docsite build", "what each line of a crontab runs: a `command`")
	cmd.Flags().StringVar(&f.now, "now", "", "the `moment` behind which it looks, in RFC 3339 (default the present, or SOURCE_DATE_EPOCH)")
	return cmd
}

func runSchedule(cmd *cobra.Command, f *siteFlags, form, command string) error {
	if forms := []string{"text", "json", "ics", "cron", "systemd"}; !slices.Contains(forms, form) {
		return fmt.Errorf("there is no format “%s”: %s", form, diag.DidYouMean(form, forms, "--format takes text, json, ics, cron or systemd"))
	}
	if strings.ContainsAny(command, "\r\n") {
		return fmt.Errorf("--command is more than one line")
	}
	s, err := f.survey(cmd)
	if err != nil {
		return err
	}
	defer s.Close()
	plan := schedule.Make(s.Releases, s.Ministries, &s.Settings, s.Now)
	out := cmd.OutOrStdout()
	switch form {
	case "json":
		err = writeScheduleJSON(out, plan, s.Languages)
	case "ics":
		var content []byte
		if content, err = plan.Calendar(serverOf(s.BaseURL), s.Languages); content == nil && err == nil {
			say(cmd.ErrOrStderr(), "nothing is to come, and a calendar cannot be empty: nothing was written")
		}
		out.Write(content)
	case "cron":
		_, err = io.WriteString(out, plan.Cron(command))
	case "systemd":
		if len(plan.Coming) == 0 {
			say(cmd.ErrOrStderr(), "nothing is to come, and a timer cannot be empty: nothing was written")
		} else {
			_, err = io.WriteString(out, plan.Systemd())
		}
	default:
		_, err = io.WriteString(out, scheduleText(plan, s.Languages))
	}
	if err == nil && s.broken != nil {
		err = s.tell(cmd, s.broken)
	}
	return err
}

// serverOf is the name of the server of an address.
func serverOf(base string) string {
	if u, err := url.Parse(base); err == nil {
		return u.Host
	}
	return ""
}

const dayAndTime = "Mon 2006-01-02 15:04:05 -07:00"

// scheduleText is a schedule for people.
func scheduleText(s schedule.Schedule, languages []string) string {
	names, _ := cldr.Countries("en")
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	if len(s.Coming) == 0 {
		line("Nothing is to come.")
	}
	var last time.Time
	for _, e := range s.Coming {
		if !e.At.Equal(last) {
			last = e.At
			line("%s (%s)", e.At.In(s.Zone).Format(dayAndTime), s.Zone)
		}
		line("  %s %s: %s", e.ID(), e.Said(), e.Title(languages))
		for _, l := range e.Countries {
			why := ""
			switch {
			case l.Night && l.Weekend:
				why = ": at night, on the weekend"
			case l.Night:
				why = ": at night"
			case l.Weekend:
				why = ": on the weekend"
			}
			line("    %s in %s (%s)%s", l.At.Format("Mon 15:04"), names[l.Country], l.At.Location(), why)
		}
		if e.Wait != nil {
			for _, why := range reasons(*e.Wait, s.Zone) {
				line("    it is not ready: %s", why)
			}
		}
	}
	section := func(title string, n int) {
		if n > 0 {
			line("\n%s", title)
		}
	}
	section("What waits although its moment has come:", len(s.Waiting))
	for _, w := range s.Waiting {
		line("  %s since %s: %s", w.Release.ID, w.Since.In(s.Zone).Format(dayAndTime), w.Release.Original.Title)
		for _, why := range reasons(w, s.Zone) {
			line("    %s", why)
		}
	}
	section("Drafts that are dated:", len(s.Drafts))
	for _, d := range s.Drafts {
		overdue := ""
		if !d.Due.After(s.Now) {
			overdue = ", which has passed"
		}
		line("  %s %s%s: %s", d.Release.ID, d.Due.In(s.Zone).Format(time.DateOnly), overdue, d.Release.Original.Title)
	}
	section("Releases that need not wait for a language:", len(s.Waivers))
	for _, r := range s.Waivers {
		line("  %s without %s, says %s: %s", r.ID, strings.Join(r.Hold.Without, ", "), r.Hold.Who, r.Hold.Why)
	}
	if !s.Next.IsZero() {
		line("\nThe site changes by itself at %s (%s): build it again then", s.Next.In(s.Zone).Format(time.RFC3339), s.Zone)
	}
	return b.String()
}

// reasons are what a release waits for, in words.
func reasons(w schedule.Wait, zone *time.Location) []string {
	var all []string
	if len(w.Untold()) > 0 {
		all = append(all, w.Languages())
	}
	for _, u := range w.Unapproved {
		all = append(all, fmt.Sprintf("“%s”: %s", u.Text.Lang, u.Why(zone)))
	}
	return all
}

// The form of docsite schedule --format json, which README.md documents.
type (
	scheduleJSON struct {
		Zone    string        `json:"zone"`
		Now     string        `json:"now"`
		Next    *string       `json:"next"`
		Coming  []comingJSON  `json:"coming"`
		Waiting []waitingJSON `json:"waiting"`
		Drafts  []draftJSON   `json:"drafts"`
		Waivers []waiverJSON  `json:"waivers"`
	}
	comingJSON struct {
		At        string        `json:"at"`
		What      schedule.Kind `json:"what"`
		Release   string        `json:"release,omitempty"`
		Ministry  string        `json:"ministry,omitempty"`
		Title     string        `json:"title"`
		Ready     bool          `json:"ready"`
		Countries []countryJSON `json:"countries,omitempty"`
	}
	countryJSON struct {
		Country string `json:"country"`
		Zone    string `json:"zone"`
		At      string `json:"at"`
		Night   bool   `json:"night"`
		Weekend bool   `json:"weekend"`
	}
	waitingJSON struct {
		Release   string            `json:"release"`
		Since     string            `json:"since"`
		Public    bool              `json:"public"` // the release is; the languages are not
		Languages map[string]string `json:"languages"`
	}
	draftJSON struct {
		Release string `json:"release"`
		Due     string `json:"due"`
		Overdue bool   `json:"overdue"`
	}
	waiverJSON struct {
		Release string   `json:"release"`
		Without []string `json:"without"`
		Who     string   `json:"who"`
		Why     string   `json:"why"`
	}
)

func writeScheduleJSON(out io.Writer, s schedule.Schedule, languages []string) error {
	at := func(t time.Time) string { return t.In(s.Zone).Format(time.RFC3339) }
	all := scheduleJSON{Zone: s.Zone.String(), Now: at(s.Now), Coming: []comingJSON{}, Waiting: []waitingJSON{}, Drafts: []draftJSON{}, Waivers: []waiverJSON{}}
	if !s.Next.IsZero() {
		next := at(s.Next)
		all.Next = &next
	}
	for _, e := range s.Coming {
		one := comingJSON{At: at(e.At), What: e.Kind, Title: e.Title(languages), Ready: e.Wait == nil || !e.Wait.All()}
		if e.Release != nil {
			one.Release = e.Release.ID
		} else {
			one.Ministry = e.Body.ID
		}
		for _, l := range e.Countries {
			one.Countries = append(one.Countries, countryJSON{l.Country, l.At.Location().String(), l.At.Format(time.RFC3339), l.Night, l.Weekend})
		}
		all.Coming = append(all.Coming, one)
	}
	for _, w := range s.Waiting {
		all.Waiting = append(all.Waiting, waitingJSON{w.Release.ID, at(w.Since), !w.All(), waitStates(w)})
	}
	for _, d := range s.Drafts {
		all.Drafts = append(all.Drafts, draftJSON{d.Release.ID, at(d.Due), !d.Due.After(s.Now)})
	}
	for _, r := range s.Waivers {
		all.Waivers = append(all.Waivers, waiverOf(r))
	}
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(all)
}

func waiverOf(r *press.Release) waiverJSON {
	return waiverJSON{r.ID, slices.Clone(r.Hold.Without), r.Hold.Who, r.Hold.Why}
}

// waitStates says of each language why it keeps a release back, or is kept back: missing,
// behind, unknown, unapproved or outdated, which is unapproved after a change.
func waitStates(w schedule.Wait) map[string]string {
	states := map[string]string{}
	for _, l := range w.Lacks {
		states[l.Lang] = string(l.State)
	}
	texts := map[string]string{}
	for _, u := range w.Unapproved {
		texts[u.Text.Lang] = "unapproved"
		if len(u.Outdated) > 0 {
			texts[u.Text.Lang] = "outdated"
		}
	}
	maps.Copy(states, texts)
	return states
}
