package read

import (
	"strings"

	"docsite/generator/diag"
	"docsite/generator/press"
)

// parseSuppressions reads the warnings that are not to be reported of this file, each
// with the reason. Whether they suppress anything is a matter of package check.
func (k keys) parseSuppressions() {
	m := k.m.Map("allow")
	for _, name := range m.Names() {
		code, reason := diag.Code(name.Value), m.Text(name.Value)
		_, set := m.KeyAt(name.Value)
		rule, known := diag.RuleOf(code)
		switch {
		case !known:
			m.Report(diag.New(diag.BadSuppression, name.At, "there is no rule “%s” to silence", code).
				WithHint("%s", diag.DidYouMean(name.Value, suppressible(), "write the code of a warning, as docsite tells it, such as "+string(diag.DateTooEarly))))
		case rule.Severity == diag.Error:
			m.Report(diag.New(diag.BadSuppression, name.At, "%s is an error, and only warnings can be silenced", code).
				WithHint("take %s out, and mend what it tells of", code))
		case code == diag.SuppressionUnused:
			m.Report(diag.New(diag.BadSuppression, name.At, "%s, which tells of needless silences, cannot be silenced", code).
				WithHint("take %s out, and the silence that is not needed", code))
		case !set || reason.Set && strings.TrimSpace(reason.Value) == "":
			m.Report(diag.New(diag.BadSuppression, name.At, "%s is silenced without a reason", code).
				WithHint("write behind “%s:” why it does not matter here", code))
		case reason.Set:
			k.t.Suppressions = append(k.t.Suppressions, press.Suppression{Code: code, Reason: strings.Join(strings.Fields(reason.Value), " "), At: name.At})
		}
	}
}

// suppressible are the codes that a file can suppress.
func suppressible() []string {
	var codes []string
	for _, rule := range diag.Rules() {
		if rule.Severity != diag.Error && rule.Code != diag.SuppressionUnused {
			codes = append(codes, string(rule.Code))
		}
	}
	return codes
}
