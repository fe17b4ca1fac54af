package diag

// What an archive tells in two ways: a check of all releases together finds it.
const (
	PersonVaries    Code = "DS360"
	TitleVaries     Code = "DS361"
	BodyVaries      Code = "DS362"
	QuotationVaries Code = "DS363"
)

// InArchive reports whether a code is told only where all releases are compared with each
// other, DS360 to DS363.
func (c Code) InArchive() bool { return PersonVaries <= c && c <= QuotationVaries }

var archiveRules = []Rule{
	{PersonVaries, Note, "A person's name is written in two ways in the archive"},
	{TitleVaries, Note, "A title is translated in two ways in the archive"},
	{BodyVaries, Note, "The name of a body or a programme is translated in two ways in the archive"},
	{QuotationVaries, Note, "A quotation is told in two ways in one text"},
}
