package diag

// The codes of plain-language versions, DS370 to DS379.
const (
	ReadingUnknown Code = "DS370"
	BadReading     Code = "DS371"
)

var simpleRules = []Rule{
	{ReadingUnknown, Warning, "It is not known how a word is read, in a text that has readings above all characters"},
	{BadReading, Error, "A reading of a word cannot be used"},
}
