package freeze

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"docsite/generator/bag"
	"docsite/generator/press"
)

// The form of metadata/releases.json. Moments are RFC 3339 in the site's zone, days are
// YYYY-MM-DD, paths lie in the payload. What is not stated is left out.
type (
	yearJSON struct {
		Version  int           `json:"version"` // 1: of this form
		Year     int           `json:"year"`
		Site     siteJSON      `json:"site"`
		Frozen   string        `json:"frozen"` // the moment of which the site is
		Releases []releaseJSON `json:"releases"`
		Gone     []goneJSON    `json:"gone,omitempty"` // published in error: nothing of their texts is here
	}
	siteJSON struct {
		Title     press.Text `json:"title"`
		Address   string     `json:"address"`
		Publisher press.Text `json:"publisher,omitempty"`
		TimeZone  string     `json:"time_zone"`
		Languages []string   `json:"languages"`
	}
	releaseJSON struct {
		ID         string         `json:"id"`
		Date       string         `json:"date"`
		Embargo    string         `json:"embargo_until,omitempty"`
		Type       string         `json:"type"`
		Countries  []string       `json:"countries,omitempty"`
		Ministries []string       `json:"ministries,omitempty"`
		Topics     []string       `json:"topics,omitempty"`
		Reference  string         `json:"reference,omitempty"`
		Event      string         `json:"event,omitempty"`
		Original   string         `json:"original"` // its language
		Withdrawn  *withdrawnJSON `json:"withdrawn,omitempty"`
		Texts      []textJSON     `json:"texts"`
		Files      []fileJSON     `json:"files,omitempty"`
	}
	withdrawnJSON struct {
		Date         string     `json:"date"`
		Reason       press.Text `json:"reason"`
		SupersededBy string     `json:"superseded_by,omitempty"`
	}
	textJSON struct {
		Language string       `json:"language"`
		Title    string       `json:"title"`
		Summary  string       `json:"summary,omitempty"`
		Status   press.Status `json:"status"`
		Address  string       `json:"address"`
		Aliases  []string     `json:"aliases,omitempty"`
		Page     string       `json:"page"`
		Source   string       `json:"source"`
		SHA256   string       `json:"source_sha256"`
		Digest   string       `json:"digest"` // of what is translated, as “source” in front matter names it
		MadeFrom string       `json:"made_from,omitempty"`
		Changes  []changeJSON `json:"changes,omitempty"`
	}
	changeJSON struct {
		Date string           `json:"date"`
		Kind press.ChangeKind `json:"kind,omitempty"`
		Note string           `json:"note,omitempty"`
	}
	fileJSON struct {
		Source    string `json:"source"`
		MediaType string `json:"media_type"`
	}
	goneJSON struct {
		ID     string     `json:"id"`
		Date   string     `json:"date"`
		Reason press.Text `json:"reason"`
		Merged string     `json:"merged,omitempty"`
	}
)

// metadata describes the releases for programs.
func (y *Year) metadata() ([]bag.File, error) {
	site := y.Plan.Site
	all := yearJSON{
		Version: 1, Year: y.Year, Frozen: y.moment(site.Now), Releases: []releaseJSON{},
		Site: siteJSON{site.Title, y.Plan.Base(), site.Publisher.Name, site.Zone.String(), site.Languages},
	}
	lines := [][]string{{"id", "date", "type", "ministries", "countries", "original", "language", "title", "status", "address", "page", "source", "source_sha256", "changes", "last_change", "withdrawn"}}
	for _, r := range y.Releases() {
		described, err := y.describe(r)
		if err != nil {
			return nil, err
		}
		all.Releases = append(all.Releases, described)
		lines = append(lines, described.lines()...)
	}
	for _, stone := range site.Tombstones {
		if y.has(stone.ID) {
			all.Gone = append(all.Gone, goneJSON{stone.ID, y.moment(stone.Gone.Date), stone.Gone.Reason, stone.Gone.Merged})
		}
	}
	text, err := json.MarshalIndent(all, "", "  ")
	if err != nil {
		return nil, err
	}
	var table bytes.Buffer
	err = csv.NewWriter(&table).WriteAll(lines)
	return []bag.File{made("metadata/releases.json", append(text, '\n')), made("metadata/releases.csv", table.Bytes())}, err
}

func (y *Year) moment(t time.Time) string { return t.In(y.Plan.Site.Zone).Format(time.RFC3339) }

func (y *Year) describe(r *press.Release) (releaseJSON, error) {
	out := releaseJSON{
		ID: r.ID, Date: y.moment(r.Date), Type: r.Type, Countries: r.Countries, Ministries: r.Ministries, Topics: r.Topics,
		Reference: r.Reference, Event: r.Event, Original: r.Original.Lang,
	}
	if r.DateOnly {
		out.Date = r.Date.In(y.Plan.Site.Zone).Format(time.DateOnly)
	}
	if !r.EmbargoUntil.IsZero() {
		out.Embargo = y.moment(r.EmbargoUntil)
	}
	if w := r.Withdrawn; w != nil {
		out.Withdrawn = &withdrawnJSON{y.moment(w.Date), w.Reason, w.SupersededBy}
		if y.Plan.ByID(w.SupersededBy) == nil {
			out.Withdrawn.SupersededBy = "" // readers do not see it
		}
	}
	for _, t := range r.Translations {
		digest, err := y.digest(t.File)
		if err != nil {
			return out, err
		}
		text := textJSON{
			Language: t.Lang, Title: t.Title, Summary: t.Summary, Status: cmp.Or(t.Status, press.Official), Address: y.address(t), Page: y.pagePath(t),
			Source: "sources/" + t.File, SHA256: digest, Digest: t.Body.Digest,
		}
		for _, a := range t.Aliases {
			text.Aliases = append(text.Aliases, a.Text)
		}
		if t.Source.Digest != "" {
			text.MadeFrom = t.Source.Lang + "@" + t.Source.Digest
		}
		for _, c := range t.Changes {
			text.Changes = append(text.Changes, changeJSON{y.moment(c.Date), c.Kind, c.Note})
		}
		out.Texts = append(out.Texts, text)
	}
	for _, f := range y.Plan.Files(r) {
		out.Files = append(out.Files, fileJSON{"sources/" + f.Path, f.MediaType})
	}
	slices.SortFunc(out.Files, func(a, b fileJSON) int { return strings.Compare(a.Source, b.Source) })
	out.Files = slices.Compact(out.Files)
	return out, nil
}

// digest returns the SHA-256 of a file of the sources, in hexadecimal digits.
func (y *Year) digest(name string) (string, error) {
	in, err := openFile(y.Folder, name)
	if err != nil {
		return "", err
	}
	h := sha256.New()
	_, err = io.Copy(h, in)
	return hex.EncodeToString(h.Sum(nil)), errors.Join(err, in.Close())
}

// lines are those of the table: one a text.
func (r releaseJSON) lines() [][]string {
	var lines [][]string
	for _, t := range r.Texts {
		last, withdrawn := "", ""
		for _, c := range t.Changes {
			last = max(last, c.Date)
		}
		if r.Withdrawn != nil {
			withdrawn = r.Withdrawn.Date
		}
		lines = append(lines, []string{
			r.ID, r.Date, r.Type, strings.Join(r.Ministries, " "), strings.Join(r.Countries, " "), r.Original, t.Language, t.Title, string(t.Status),
			t.Address, t.Page, t.Source, t.SHA256, strconv.Itoa(len(t.Changes)), last, withdrawn,
		})
	}
	return lines
}
