package diag

import (
	"maps"
	"slices"
	"strings"
)

// Code names a rule. Codes are stable: a code that was published keeps its
// meaning, and one that goes out of use is not given to another rule.
type Code string

// The codes, by hundreds: 1 files and syntax, 2 values, 3 what the languages
// of a release say together, 4 the text, 5 the site's own settings,
// 6 addresses, 7 templates and messages, 8 a finished site (DS801 to DS879 in codesaudit.go),
// 9 what goes out to others and comes back (DS900 to DS929 in codesexchange.go, DS930 to DS949 in codesmerge.go).
const (
	NotUTF8          Code = "DS101"
	NameNotNFC       Code = "DS102"
	NameNotPortable  Code = "DS103"
	Misplaced        Code = "DS104"
	LanguageUnknown  Code = "DS105"
	NoTranslation    Code = "DS106"
	NoReleases       Code = "DS107"
	ControlCharacter Code = "DS108"
	LanguageTwice    Code = "DS109"
	NoFrontMatter    Code = "DS110"
	FrontMatterOpen  Code = "DS111"
	TabIndent        Code = "DS112"
	BadYAML          Code = "DS113"
	KeyTwice         Code = "DS114"
	KeyUnknown       Code = "DS115"
	WrongType        Code = "DS116"
	AliasBomb        Code = "DS117"
	FileTooLarge     Code = "DS118"
	MergeConflict    Code = "DS119"
	CommentInText    Code = "DS120"

	CharacterLost          Code = "DS121"
	Misread                Code = "DS122"
	DirectionOpen          Code = "DS123"
	InvisibleCharacter     Code = "DS124"
	PrivateCharacter       Code = "DS125"
	CompatibilityCharacter Code = "DS126"

	TitleMissing      Code = "DS201"
	DateMissing       Code = "DS202"
	BadDate           Code = "DS203"
	NoZone            Code = "DS204"
	CountryUnknown    Code = "DS205"
	MinistryUnknown   Code = "DS206"
	TypeUnknown       Code = "DS207"
	BadSlug           Code = "DS208"
	BadAlias          Code = "DS209"
	BadStatus         Code = "DS210"
	BadSource         Code = "DS211"
	BadURL            Code = "DS212"
	YearWrong         Code = "DS213"
	NotOneLine        Code = "DS215"
	BadContact        Code = "DS216"
	KeyMissing        Code = "DS217"
	OutOfOffice       Code = "DS214"
	DateTooEarly      Code = "DS218"
	EventAlone        Code = "DS219"
	SuppressionUnused Code = "DS220"
	BadSuppression    Code = "DS221"
	NoContact         Code = "DS222"
	BadHold           Code = "DS223"
	BadAnnouncement   Code = "DS224"
	BadChangeKind     Code = "DS225"
	ReasonMissing     Code = "DS226"
	ReasonLanguage    Code = "DS227"
	SuccessorCircle   Code = "DS228"
	LinkToGone        Code = "DS229"

	PersonUnknown Code = "DS230"
	WithoutRole   Code = "DS231"
	OfficeUnknown Code = "DS232"
	RolesOverlap  Code = "DS233"
	BadPerson     Code = "DS234"

	Contradiction      Code = "DS301"
	TwoOriginals       Code = "DS302"
	SourceMissing      Code = "DS303"
	TranslationMissing Code = "DS304"
	SuccessorMissing   Code = "DS305"
	TextsDiffer        Code = "DS306"
	NumberDiffers      Code = "DS307"
	DateDiffers        Code = "DS308"
	MoneyDiffers       Code = "DS309"
	LinkDiffers        Code = "DS310"
	PartMissing        Code = "DS311"
	BodyMisnamed       Code = "DS312"
	CountryDiffers     Code = "DS313"
	WeekdayWrong       Code = "DS314"
	TelephoneDiffers   Code = "DS315"
	Untranslated       Code = "DS316"
	NoSuchDay          Code = "DS317"
	HeldBack           Code = "DS318"
	NotApproved        Code = "DS319"
	WaiverUnused       Code = "DS320"
	OffsetOdd          Code = "DS321"
	ApprovedByAuthor   Code = "DS322"
	ApprovalUnsigned   Code = "DS323"
	MergedMissing      Code = "DS325"
	GoneAndWithdrawn   Code = "DS326"
	LanguageDue        Code = "DS330"
	OutOfHours         Code = "DS334"
	BadGlossary        Code = "DS340"
	TermContradicts    Code = "DS341"
	TermTwice          Code = "DS342"
	TermRefused        Code = "DS343"
	TermMissing        Code = "DS344"
	BadPending         Code = "DS350"

	BadScheme         Code = "DS401"
	RawHTML           Code = "DS402"
	AltMissing        Code = "DS403"
	FileMissing       Code = "DS404"
	ReleaseMissing    Code = "DS405"
	ReleaseLanguage   Code = "DS406"
	NoText            Code = "DS407"
	AnchorMissing     Code = "DS408"
	PictureRemote     Code = "DS409"
	PictureUnreadable Code = "DS410"
	PictureUnsafe     Code = "DS411"
	HeadingOne        Code = "DS412"
	AddressMissing    Code = "DS413"
	BodyEmpty         Code = "DS414"
	FootnoteMissing   Code = "DS415"
	FileKind          Code = "DS416"
	AlmostMarkdown    Code = "DS417"
	FootnoteUnused    Code = "DS418"
	PictureTooLarge   Code = "DS419"
	MetadataKept      Code = "DS420"
	CellsBeyondHead   Code = "DS421"
	ProseAsCode       Code = "DS422"
	HeadingUnmeant    Code = "DS423"
	DefinitionUnused  Code = "DS424"
	CredentialsLost   Code = "DS425"
	CreditNotStated   Code = "DS426"
	BadDigitalSource  Code = "DS427"
	SourceDiffers     Code = "DS428"
	HTMLLooks         Code = "DS430"
	HTMLDepth         Code = "DS431"
	AnchorTwice       Code = "DS432"
	NestedTooDeep     Code = "DS434"
	TooManyMarks      Code = "DS435"
	TableTooSparse    Code = "DS436"
	CaptionsMissing   Code = "DS440"
	BadCaptions       Code = "DS441"
	NotFilledIn       Code = "DS442"
	Unplayable        Code = "DS443"
	DocumentUnnamed   Code = "DS444"

	BadBaseURL     Code = "DS501"
	BadTimeZone    Code = "DS502"
	BadLanguageTag Code = "DS503"
	BadSetting     Code = "DS504"
	BadMinistry    Code = "DS505"
	LogoUnusable   Code = "DS506"
	ColourUnread   Code = "DS507"
	MenuNowhere    Code = "DS508"
	FontUnusable   Code = "DS509"
	LogoLightOnly  Code = "DS510"
	CardNotSet     Code = "DS511"

	HostUnknown       Code = "DS520"
	HostsClash        Code = "DS521"
	SecurityRunsOut   Code = "DS522"
	SecurityTooFar    Code = "DS523"
	SecurityElsewhere Code = "DS524"
	HSTSRefused       Code = "DS525"

	AddressTaken Code = "DS601"
	AddressGone  Code = "DS602"
	ListUnread   Code = "DS603"
	ListGone     Code = "DS604"

	TemplateBroken  Code = "DS701"
	TemplateFailed  Code = "DS702"
	MessageMissing  Code = "DS703"
	PluralForm      Code = "DS704"
	MessageData     Code = "DS705"
	LocaleMissing   Code = "DS706"
	BadLocaleValue  Code = "DS707"
	PluralRuleless  Code = "DS708"
	BadMessage      Code = "DS709"
	NameOfNoCountry Code = "DS710"
	AssetMissing    Code = "DS711"
	StyleCircle     Code = "DS712"
	TemplateUnused  Code = "DS713"
	NameTwice       Code = "DS714"
	LocaleUnused    Code = "DS715"

	LeakedText Code = "DS880"
	LeakedName Code = "DS881"
	LeakedFile Code = "DS882"
	LeakUnread Code = "DS883"
)

// InText reports whether a code is of the rules of texts and of what they refer to,
// DS401 to DS499, or of the characters of a text. A page can be made of such a text, for
// its author to look at.
func (c Code) InText() bool {
	return strings.HasPrefix(string(c), "DS4") || CharacterLost <= c && c <= CompatibilityCharacter
}

// Rule says what a code stands for.
type Rule struct {
	Code     Code
	Severity Severity
	Title    string // a short sentence without a full stop
}

// Rules returns every rule in the order of its code.
func Rules() []Rule {
	return slices.SortedFunc(maps.Values(rules), func(a, b Rule) int {
		if a.Code < b.Code {
			return -1
		}
		return 1
	})
}

// RuleOf returns the rule of a code, and whether there is one.
func RuleOf(code Code) (Rule, bool) {
	rule, known := rules[code]
	return rule, known
}

var rules = table(append([]Rule{
	{NotUTF8, Error, "A file is not written in UTF-8"},
	{NameNotNFC, Error, "A file name is not in Unicode's composed form (NFC)"},
	{NameNotPortable, Error, "A file name cannot be held by every system or web server"},
	{Misplaced, Error, "A translation lies outside a folder of the form releases/<year>/<name>/"},
	{LanguageUnknown, Error, "A file is named after a language that the site does not have"},
	{NoTranslation, Error, "A release folder holds no translation"},
	{NoReleases, Error, "The releases folder holds no release"},
	{ControlCharacter, Error, "A text holds a control character"},
	{LanguageTwice, Error, "Two files of a release have the same language"},
	{NoFrontMatter, Error, "A file has no front matter"},
	{FrontMatterOpen, Error, "A front matter is not closed"},
	{TabIndent, Error, "A tab stands where YAML wants spaces"},
	{BadYAML, Error, "A text is not valid YAML"},
	{KeyTwice, Error, "A key stands twice"},
	{KeyUnknown, Error, "A key is not one that docsite knows"},
	{WrongType, Error, "A value is of the wrong kind"},
	{AliasBomb, Error, "YAML aliases grow beyond any use"},
	{MergeConflict, Error, "A merge conflict is not resolved"},
	{CommentInText, Warning, "A part of a text is taken for a comment"},
	{FileTooLarge, Error, "A text, or a file of a site, is too large"},
	{CharacterLost, Error, "A text holds the sign for a character that was lost"},
	{Misread, Warning, "A part of a text was read in the wrong encoding"},
	{DirectionOpen, Error, "A control for the direction of writing is not closed"},
	{InvisibleCharacter, Warning, "A text holds a character that nobody sees"},
	{PrivateCharacter, Warning, "A character is one of a single font"},
	{CompatibilityCharacter, Warning, "A character is the double of another one, as PDFs have it"},

	{TitleMissing, Error, "A translation has no title"},
	{DateMissing, Error, "A release has no date"},
	{BadDate, Error, "A date or time does not exist or is not understood"},
	{NoZone, Error, "A time has no zone"},
	{CountryUnknown, Error, "A country code does not exist"},
	{MinistryUnknown, Error, "A ministry is not in the register"},
	{TypeUnknown, Error, "A type of release is not known"},
	{BadSlug, Error, "A name cannot be part of an address"},
	{BadAlias, Error, "An old address is not a path of this site"},
	{BadStatus, Error, "A translation's status is not known"},
	{BadSource, Error, "A source is not a language and a digest"},
	{BadURL, Error, "An address is not one that a page can link to"},
	{YearWrong, Error, "A release lies in another year's folder than its date says"},
	{NotOneLine, Error, "A value must be one line of plain text"},
	{BadContact, Error, "An e-mail address or telephone number is not one"},
	{KeyMissing, Error, "A key that is needed is missing"},
	{OutOfOffice, Warning, "A ministry issues a release outside of its time"},
	{DateTooEarly, Warning, "A change or a withdrawal is dated before its release"},
	{EventAlone, Warning, "An event that one release names is almost another event"},
	{SuppressionUnused, Warning, "A silence silences nothing"},
	{BadSuppression, Error, "A silence names no warning, or gives no reason"},
	{NoContact, Note, "A release has no way to reach a person"},
	{BadHold, Error, "What keeps a release back is not understood"},
	{BadAnnouncement, Error, "An announced release has neither a provisional nor a confirmed date"},
	{BadChangeKind, Error, "A change is of no kind that is known"},
	{ReasonMissing, Warning, "A release is withdrawn or gone without a reason"},
	{ReasonLanguage, Note, "The reason of a withdrawal lacks a language of the release"},
	{SuccessorCircle, Error, "Releases supersede each other in a ring"},
	{LinkToGone, Warning, "A text leads to a release that is gone"},
	{PersonUnknown, Error, "A person is not in the register of people"},
	{WithoutRole, Warning, "A person is named by a release of a day on which the person had no role"},
	{OfficeUnknown, Error, "The office of a person is not in the register of ministries"},
	{RolesOverlap, Error, "The days of a person's roles cannot be right"},
	{BadPerson, Error, "An entry of the register of people cannot be used"},

	{Contradiction, Error, "A translation contradicts its original"},
	{TwoOriginals, Error, "Two translations say that they are the original"},
	{SourceMissing, Error, "A source names a language that the release does not have"},
	{TranslationMissing, Error, "A release lacks a language that the site requires"},
	{SuccessorMissing, Error, "A withdrawn release names a successor that does not exist"},
	{TextsDiffer, Warning, "A translation tells hardly anything that its original tells"},
	{NumberDiffers, Warning, "A translation tells another number than its original"},
	{DateDiffers, Warning, "A translation tells another date or time than its original"},
	{MoneyDiffers, Warning, "A translation tells another sum of money than its original"},
	{LinkDiffers, Warning, "A translation has other links, pictures or attachments than its original"},
	{PartMissing, Note, "A translation has other paragraphs, headings, lists, tables or notes than its original"},
	{BodyMisnamed, Warning, "A translation calls a public body otherwise than the register does"},
	{CountryDiffers, Warning, "A translation names another country than its original"},
	{WeekdayWrong, Warning, "A day of the week is not that of its date"},
	{TelephoneDiffers, Warning, "A translation has another telephone number than its original"},
	{Untranslated, Warning, "A part of a translation is still in the original's language"},
	{NoSuchDay, Warning, "A text tells of a day that does not exist"},
	{HeldBack, Warning, "A release waits for a language"},
	{NotApproved, Warning, "A text waits for approval, or was changed after it"},
	{WaiverUnused, Warning, "An exception from “hold” makes none"},
	{OffsetOdd, Note, "An embargo is written with the offset of another time of year"},
	{ApprovedByAuthor, Warning, "An approval was committed by the author of the text"},
	{ApprovalUnsigned, Note, "An approval was committed without a signature that can be relied upon"},
	{MergedMissing, Warning, "A release that is gone is merged into none that is published"},
	{GoneAndWithdrawn, Warning, "A release is both gone and withdrawn"},
	{LanguageDue, Warning, "A language of a release is missing or behind for longer than it may be"},
	{OutOfHours, Note, "An embargo ends at night or on the weekend of a country"},
	{BadGlossary, Error, "An entry of the glossary is not understood"},
	{TermContradicts, Error, "The glossary asks for a term and refuses it"},
	{TermTwice, Warning, "Two entries of the glossary translate one term differently"},
	{TermRefused, Warning, "A text has a term that the glossary refuses"},
	{TermMissing, Warning, "A translation has none of the terms that the glossary asks for"},
	{BadPending, Error, "What a translation does not follow yet is no passage of the text that it was made from"},

	{BadScheme, Error, "A link has a scheme that is not allowed"},
	{RawHTML, Error, "HTML that runs, loads or styles something, or whose tags do not match"},
	{AltMissing, Error, "A picture has no alternative text"},
	{FileMissing, Error, "A link or picture names a file that does not exist"},
	{ReleaseMissing, Error, "A link leads to a release that is not published"},
	{ReleaseLanguage, Error, "A link leads to a release that does not exist in this language"},
	{NoText, Error, "A release holds nothing but pictures"},
	{AnchorMissing, Error, "A link leads to a heading that does not exist"},
	{PictureRemote, Error, "A picture lies on another server"},
	{PictureUnreadable, Error, "A picture cannot be read"},
	{PictureUnsafe, Error, "An SVG picture holds more than a drawing"},
	{HeadingOne, Warning, "A text has a heading of the first level beside its title"},
	{AddressMissing, Error, "A link leads to a page that this site does not have"},
	{BodyEmpty, Warning, "A translation has no text"},
	{FootnoteMissing, Error, "A footnote mark has no footnote"},
	{AlmostMarkdown, Warning, "A line looks like Markdown and is not"},
	{FootnoteUnused, Warning, "A footnote has no mark and is not published"},
	{FileKind, Error, "A file is of a kind that is not published"},
	{PictureTooLarge, Error, "A picture is larger than can be shown"},
	{MetadataKept, Warning, "A picture is published with whatever its file tells of place and author"},
	{CellsBeyondHead, Warning, "A row of a table has more cells than its head"},
	{ProseAsCode, Warning, "A paragraph is set as code because of the spaces before it"},
	{HeadingUnmeant, Warning, "A line of dashes makes a heading of a sentence"},
	{DefinitionUnused, Warning, "A line defines an address that no link refers to, and is not published"},
	{CredentialsLost, Warning, "A picture's C2PA credentials are not published"},
	{CreditNotStated, Note, "A picture's file names another credit or other rights than its page"},
	{BadDigitalSource, Error, "The way in which a picture was made is not known"},
	{SourceDiffers, Warning, "A picture is said to be made otherwise than its file says"},
	{HTMLLooks, Warning, "HTML says how something looks, and that is left out"},
	{HTMLDepth, Error, "Elements of HTML lie too deep in one another"},
	{AnchorTwice, Warning, "An anchor of HTML stands twice in a text"},
	{NestedTooDeep, Error, "Lists or quotations lie in too many others"},
	{TooManyMarks, Error, "A text holds too many marks that end nothing"},
	{TableTooSparse, Error, "The rows of a table leave out too many cells"},
	{CaptionsMissing, Error, "A film has no captions, or a recording no transcript"},
	{BadCaptions, Error, "A file of captions cannot be used"},
	{Unplayable, Error, "A film or a sound is of a kind that browsers do not play"},
	{DocumentUnnamed, Note, "A document that is shown in several languages has no title in one of them"},
	{NotFilledIn, Warning, "A place of a page that was to be filled in is as it was"},

	{BadBaseURL, Error, "The site's address is not usable"},
	{BadTimeZone, Error, "A time zone is not known"},
	{BadLanguageTag, Error, "A language tag is not one"},
	{BadSetting, Error, "A setting of the site has a value that is not understood"},
	{BadMinistry, Error, "An entry of the register of ministries cannot be used"},
	{LogoUnusable, Error, "A picture of the site's own cannot be used"},
	{ColourUnread, Error, "The site's colour cannot be read, or cannot be read from"},
	{MenuNowhere, Error, "A line of the menu or of the footer leads nowhere"},
	{LogoLightOnly, Warning, "The site has no logo for a dark ground"},
	{CardNotSet, Warning, "A font lacks characters of a card"},
	{FontUnusable, Error, "A font for cards cannot be used"},

	{HostUnknown, Error, "A host is not known"},
	{HostsClash, Error, "Two hosts read one file by different rules"},
	{SecurityRunsOut, Warning, "The site's security.txt has run out, or soon will"},
	{SecurityTooFar, Warning, "The site's security.txt is to hold for more than a year"},
	{SecurityElsewhere, Warning, "The site's security.txt stands where nobody looks for it"},
	{HSTSRefused, Warning, "Browsers do not take what the site asks of its domain"},

	{AddressTaken, Error, "Two pages have one address"},
	{AddressGone, Error, "An address that was published leads nowhere"},
	{ListUnread, Error, "A list of published addresses cannot be read"},
	{ListGone, Warning, "A list that was published is not there any more"},

	{TemplateBroken, Error, "A template does not parse"},
	{TemplateFailed, Error, "A template fails while a page is made"},
	{MessageMissing, Error, "A language lacks a message"},
	{PluralForm, Error, "A message has the wrong plural forms"},
	{MessageData, Error, "A message asks for data that it is not given"},
	{LocaleMissing, Error, "A language of the site has no messages"},
	{BadLocaleValue, Error, "A value of a locale file is not understood"},
	{PluralRuleless, Error, "A language has no plural rules"},
	{BadMessage, Error, "A message does not parse"},
	{NameOfNoCountry, Error, "A locale file names a country that does not exist"},
	{AssetMissing, Error, "A style sheet names a file that does not exist"},
	{StyleCircle, Error, "Style sheets import each other in a circle"},
	{TemplateUnused, Warning, "A file among the templates is not used"},
	{NameTwice, Warning, "Two languages of the site have one name"},
	{LocaleUnused, Warning, "A file of messages is of no language of the site"},

	{LeakedText, Error, "A text of a release that is not public stands in a file"},
	{LeakedName, Error, "A file or folder is named after what is not public"},
	{LeakedFile, Error, "A file of a release that is not public lies in a folder that is"},
	{LeakUnread, Warning, "A file could not be searched whole for what is not public"},
}, slices.Concat(simpleRules, auditRules, exchangeRules, mergeRules, archiveRules)...)...)

func table(list ...Rule) map[Code]Rule {
	m := make(map[Code]Rule, len(list))
	for _, r := range list {
		if _, twice := m[r.Code]; twice {
			panic("diag: code " + string(r.Code) + " stands twice")
		}
		m[r.Code] = r
	}
	return m
}
