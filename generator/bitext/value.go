package bitext

import (
	"fmt"
	"strconv"

	"docsite/generator/align"
)

// kinds are what machines are told that a mention is.
var kinds = map[align.MentionKind]string{
	align.NumberMention: "number", align.DateMention: "date", align.WeekdayMention: "weekday", align.TimeMention: "time",
	align.TelephoneMention: "telephone", align.RateMention: "rate", align.CodeMention: "code", align.CountryMention: "country",
	align.MinistryMention: "body", align.LinkMention: "link", align.PictureMention: "picture", align.PersonMention: "person",
}

// KindName returns what machines are told that a mention is, such as date.
func KindName(k align.MentionKind) string { return kinds[k] }

// Value returns a mention's value in no language: a date as in ISO 8601, with -- before a month
// whose year is not said; the minutes of a day as 09:30; a number with its unit, its currency (ISO 4217) or %.
func Value(m align.Mention) string {
	switch m.Kind {
	case align.NumberMention:
		text := strconv.FormatFloat(m.Value, 'f', -1, 64)
		switch {
		case m.Base != "":
			return strconv.FormatFloat(m.Other, 'f', -1, 64) + " " + m.Base
		case m.Name != "":
			return text + " " + m.Name
		}
		return text
	case align.DateMention:
		return date(int(m.Value))
	case align.WeekdayMention:
		return strconv.Itoa(int(m.Value))
	case align.TimeMention:
		return fmt.Sprintf("%02d:%02d", int(m.Value)/60, int(m.Value)%60)
	case align.RateMention:
		return strconv.FormatFloat(m.Value, 'f', -1, 64) + " s"
	}
	return m.Name
}

// date writes yyyymmdd, in which zeros are not said.
func date(v int) string {
	year, month, day := v/10000, v/100%100, v%100
	switch {
	case year == 0 && month == 0:
		return fmt.Sprintf("---%02d", day)
	case year == 0 && day == 0:
		return fmt.Sprintf("--%02d", month)
	case year == 0:
		return fmt.Sprintf("--%02d-%02d", month, day)
	case month == 0:
		return fmt.Sprintf("%04d", year)
	case day == 0:
		return fmt.Sprintf("%04d-%02d", year, month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", year, month, day)
}
