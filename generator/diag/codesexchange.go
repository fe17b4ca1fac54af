package diag

// The codes of package exchange, DS900 to DS929: what is wrong with a file that a
// translator's program gave back. First the file as such, then whose it is, then its
// segments and their codes.
const (
	ExchangeUnread    Code = "DS900"
	ExchangeEntities  Code = "DS901"
	ExchangeTooMuch   Code = "DS902"
	ExchangeCharacter Code = "DS903"
	ExchangeEncoding  Code = "DS904"
	ExchangeForm      Code = "DS905"
	ExchangeLacks     Code = "DS906"

	ExchangeLanguage Code = "DS907"
	ExchangeOther    Code = "DS908"
	ExchangeBehind   Code = "DS909"

	SegmentTwice   Code = "DS910"
	SegmentMissing Code = "DS911"
	SegmentUnknown Code = "DS912"
	SegmentSource  Code = "DS913"

	CodeMissing  Code = "DS914"
	CodeTwice    Code = "DS915"
	CodeUnknown  Code = "DS916"
	CodesCrossed Code = "DS917"
	CodeForeign  Code = "DS918"

	TranslatorNote Code = "DS919"
)

// exchangeRules are the rules of these codes.
var exchangeRules = []Rule{
	{ExchangeUnread, Error, "A translation file cannot be read"},
	{ExchangeEntities, Error, "A translation file declares entities"},
	{ExchangeTooMuch, Error, "A translation file has too much of one thing"},
	{ExchangeCharacter, Error, "A translation file has a character that it cannot have"},
	{ExchangeEncoding, Error, "A translation file is in an encoding that is not read"},
	{ExchangeForm, Error, "A file is in no form of translation file that is read"},
	{ExchangeLacks, Error, "A translation file lacks what says where a text belongs"},

	{ExchangeLanguage, Error, "A translation file is in another language"},
	{ExchangeOther, Error, "A translation file belongs to another release"},
	{ExchangeBehind, Warning, "A translation file was made from another version of the text"},

	{SegmentTwice, Error, "A segment stands in a translation file twice"},
	{SegmentMissing, Warning, "A passage is missing from a translation file"},
	{SegmentUnknown, Error, "A translation file has a passage that the text has not"},
	{SegmentSource, Error, "The original of a passage was changed in a translation file"},

	{CodeMissing, Warning, "A translated segment lacks a placeholder of its original"},
	{CodeTwice, Error, "A translated segment has a placeholder more often than its original"},
	{CodeUnknown, Error, "A translated segment has a placeholder that its original has not"},
	{CodesCrossed, Error, "The placeholders of a translated segment are out of order"},
	{CodeForeign, Error, "A translated segment has markup that is no placeholder"},

	{TranslatorNote, Note, "A translator left a note"},
}
