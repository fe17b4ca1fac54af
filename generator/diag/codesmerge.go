package diag

// The codes of package translate, DS930 to DS949: what became of a translation file that was
// merged.
const (
	MergedNothing   Code = "DS930"
	MergedChanged   Code = "DS931"
	MergedConflict  Code = "DS932"
	MergedUnplaced  Code = "DS933"
	MergedUnwritten Code = "DS934"
	MergedExtra     Code = "DS935"
)

// mergeRules are the rules of these codes.
var mergeRules = []Rule{
	{MergedNothing, Error, "Nothing of a translation file is in the text any more"},
	{MergedChanged, Warning, "A passage has changed since a translation file was made"},
	{MergedConflict, Warning, "A translation was changed in its file and by the translator"},
	{MergedUnplaced, Warning, "A translation has no place in its file"},
	{MergedUnwritten, Error, "A translation cannot be written so that it reads as it was meant"},
	{MergedExtra, Warning, "A translation says what its original does not"},
}
