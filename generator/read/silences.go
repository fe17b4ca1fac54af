package read

import (
	"strings"

	"docsite/generator/diag"
	"docsite/generator/press"
)

// silences reads the warnings that are not to be told of this file, each with the
// reason. Whether they silence anything is a matter of package check.
func (k keys) silences() {
	m := k.m.Map("allow")
	for _, name := range m.Names() {
		code, reason := diag.Code(name.Value), m.Text(name.Value)
		_, set := m.KeyAt(name.Value)
		rule, known := diag.RuleOf(code)
		switch {
		case !known:
			m.Report(diag.New(diag.BadSilence, name.At, "there is no rule “%s” to silence", code).
				WithHint("%s", diag.DidYouMean(name.Value, silenceable(), "write the code of a warning, as docsite tells it, such as "+string(diag.DateTooEarly))))
		case rule.Severity == diag.Error:
			m.Report(diag.New(diag.BadSilence, name.At, "%s is an error, and only warnings can be silenced", code).
				WithHint("take %s out, and mend what it tells of", code))
		case code == diag.SilenceUnused:
			m.Report(diag.New(diag.BadSilence, name.At, "%s, which tells of needless silences, cannot be silenced", code).
				WithHint("take %s out, and the silence that is not needed", code))
		case !set || reason.Set && strings.TrimSpace(reason.Value) == "":
			m.Report(diag.New(diag.BadSilence, name.At, "%s is silenced without a reason", code).
				WithHint("write behind “%s:” why it does not matter here", code))
		case reason.Set:
			k.t.Silences = append(k.t.Silences, press.Silence{Code: code, Reason: strings.Join(strings.Fields(reason.Value), " "), At: name.At})
		}
	}
}

// silenceable are the codes that a file can silence.
func silenceable() []string {
	var codes []string
	for _, rule := range diag.Rules() {
		if rule.Severity == diag.Warning && rule.Code != diag.SilenceUnused {
			codes = append(codes, string(rule.Code))
		}
	}
	return codes
}
