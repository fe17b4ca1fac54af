package diag

// The codes of package audit, DS801 to DS879: what is wrong with a finished site,
// whoever built it. First files and their form, then links, languages, what search
// engines read, what readers meet, and what machines read.
const (
	PartRead         Code = "DS801"
	SpecialFile      Code = "DS802"
	NameUndecodable  Code = "DS803"
	SecretPublished  Code = "DS804"
	ClutterPublished Code = "DS805"
	PageNotUTF8      Code = "DS806"
	PageCharset      Code = "DS807"
	TagsUnmatched    Code = "DS808"
	MarkupSwallows   Code = "DS809"
	AttributeTwice   Code = "DS810"
	ControlInControl Code = "DS811"
	PageTooDeep      Code = "DS812"
	PictureHeavy     Code = "DS813"
	SharingPicture   Code = "DS814"

	LinkNowhere     Code = "DS815"
	FragmentNowhere Code = "DS816"
	FolderNoIndex   Code = "DS817"
	LinkCase        Code = "DS818"
	LinkEncoding    Code = "DS819"
	LinkOutOfPath   Code = "DS820"
	LinkByHost      Code = "DS821"
	SlashMissing    Code = "DS822"
	AddressLocal    Code = "DS823"
	MixedContent    Code = "DS824"
	OwnOverHTTP     Code = "DS825"
	RedirectNowhere Code = "DS826"
	RedirectLoop    Code = "DS827"
	RedirectChain   Code = "DS828"
	RefreshDelay    Code = "DS829"
	NothingLeadsTo  Code = "DS830"

	LangMissing        Code = "DS831"
	LangInvalid        Code = "DS832"
	LangNotWritten     Code = "DS833"
	HreflangInvalid    Code = "DS834"
	HreflangTwice      Code = "DS835"
	HreflangNoSelf     Code = "DS836"
	HreflangOneWay     Code = "DS837"
	HreflangNowhere    Code = "DS838"
	HreflangBarred     Code = "DS839"
	HreflangIncomplete Code = "DS840"
	HreflangOtherLang  Code = "DS841"

	CanonicalMissing   Code = "DS842"
	CanonicalSeveral   Code = "DS843"
	CanonicalNowhere   Code = "DS844"
	CanonicalElsewhere Code = "DS845"
	CanonicalOther     Code = "DS846"
	PageTitleMissing   Code = "DS847"
	PageTitleTwice     Code = "DS848"
	DescriptionMissing Code = "DS849"
	ViewportMissing    Code = "DS850"
	ZoomBarred         Code = "DS851"

	MainHeadingMissing Code = "DS852"
	MainHeadingTwice   Code = "DS853"
	HeadingSkipped     Code = "DS854"
	HeadingEmpty       Code = "DS855"
	ImageWithoutAlt    Code = "DS856"
	AltFileName        Code = "DS857"
	LinkUnnamed        Code = "DS858"
	ButtonUnnamed      Code = "DS859"
	FieldUnlabelled    Code = "DS860"
	IDTwice            Code = "DS861"
	IDMissing          Code = "DS862"
	TableHeadless      Code = "DS863"
	FrameUntitled      Code = "DS864"
	TargetUnknown      Code = "DS865"
	HeaderInPage       Code = "DS866"

	FeedUnreadable    Code = "DS867"
	FeedLacks         Code = "DS868"
	FeedDate          Code = "DS869"
	FeedIDTwice       Code = "DS870"
	FeedSelf          Code = "DS871"
	SitemapUnreadable Code = "DS872"
	SitemapNowhere    Code = "DS873"
	SitemapBarred     Code = "DS874"
	RobotsSitemap     Code = "DS875"
	RobotsBarsAll     Code = "DS876"
	DataUnreadable    Code = "DS877"
	DataLacks         Code = "DS878"
	PageHeavy         Code = "DS879"
)

// auditRules are the rules of these codes.
var auditRules = []Rule{
	{PartRead, Warning, "A file of a finished site is larger than is read"},
	{SpecialFile, Warning, "A symbolic link, or what is no file, lies in a finished site"},
	{NameUndecodable, Error, "The name of a published file is not in UTF-8"},
	{SecretPublished, Error, "A file is published that may give secrets away"},
	{ClutterPublished, Warning, "A file is published that is not meant for readers"},
	{PageNotUTF8, Error, "A page is not written in UTF-8"},
	{PageCharset, Warning, "A page does not say at its beginning that it is in UTF-8"},
	{TagsUnmatched, Warning, "The tags of a page do not match"},
	{MarkupSwallows, Error, "A tag, comment or quotation mark that is not ended swallows what follows"},
	{AttributeTwice, Warning, "A tag has an attribute twice"},
	{ControlInControl, Error, "A link or a button lies within another one"},
	{PageTooDeep, Warning, "Elements of a page lie too deep in each other"},
	{PictureHeavy, Warning, "A published picture weighs more than a megabyte"},
	{SharingPicture, Error, "The picture for sharing a page cannot be found"},

	{LinkNowhere, Error, "A link of a page leads to a file that is not there"},
	{FragmentNowhere, Error, "A link of a page leads to an anchor that is not there"},
	{FolderNoIndex, Error, "A link leads to a folder that has no index.html"},
	{LinkCase, Error, "A link differs from the name of its file in capital and small letters"},
	{LinkEncoding, Error, "A link misses its file because of how it is encoded"},
	{LinkOutOfPath, Error, "A link leaves the path under which the site is served"},
	{LinkByHost, Warning, "A link works on some hosts only"},
	{SlashMissing, Note, "A link to a folder lacks the slash at its end"},
	{AddressLocal, Error, "A page refers to somebody's own machine or to a staging server"},
	{MixedContent, Error, "A page with https loads something with http"},
	{OwnOverHTTP, Warning, "A link to the site itself says http instead of https"},
	{RedirectNowhere, Error, "A redirect leads nowhere"},
	{RedirectLoop, Error, "Redirects lead in a circle"},
	{RedirectChain, Warning, "A redirect leads to another redirect"},
	{RefreshDelay, Warning, "A page reloads itself or leads on after a time"},
	{NothingLeadsTo, Note, "A published file is one that no page leads to"},

	{LangMissing, Error, "A page does not say its language"},
	{LangInvalid, Error, "A page names a language that does not exist"},
	{LangNotWritten, Warning, "A page is written in another language than it says"},
	{HreflangInvalid, Error, "An hreflang is no language tag"},
	{HreflangTwice, Error, "An hreflang stands twice with different addresses"},
	{HreflangNoSelf, Error, "The language versions that a page names lack the page itself"},
	{HreflangOneWay, Error, "A page names a language version that does not name it back"},
	{HreflangNowhere, Error, "A language version of a page is not there"},
	{HreflangBarred, Error, "A language version of a page is a redirect or kept from search engines"},
	{HreflangIncomplete, Warning, "A page names fewer language versions than another one of them"},
	{HreflangOtherLang, Error, "The hreflang of a page contradicts its language"},

	{CanonicalMissing, Warning, "A page has no canonical address"},
	{CanonicalSeveral, Error, "A page has several canonical addresses"},
	{CanonicalNowhere, Error, "The canonical address of a page is not there"},
	{CanonicalElsewhere, Warning, "The canonical address of a page is on another site"},
	{CanonicalOther, Warning, "A page that is to be found names another page as canonical"},
	{PageTitleMissing, Error, "A page has no title"},
	{PageTitleTwice, Warning, "Two pages of a language have one title"},
	{DescriptionMissing, Note, "A page has no description"},
	{ViewportMissing, Warning, "A page does not fit itself to small screens"},
	{ZoomBarred, Warning, "A page keeps its readers from enlarging it"},

	{MainHeadingMissing, Warning, "A page has no main heading"},
	{MainHeadingTwice, Warning, "A page has several main headings"},
	{HeadingSkipped, Warning, "The headings of a page skip a level"},
	{HeadingEmpty, Warning, "A heading of a page has no text"},
	{ImageWithoutAlt, Error, "A picture of a page has no alternative text"},
	{AltFileName, Warning, "An alternative text is the name of a file"},
	{LinkUnnamed, Error, "A link has no text"},
	{ButtonUnnamed, Error, "A button has no text"},
	{FieldUnlabelled, Error, "A field of a form has no label"},
	{IDTwice, Warning, "Two elements of a page have one id"},
	{IDMissing, Error, "An element names an id that the page does not have"},
	{TableHeadless, Note, "A table has no header cells"},
	{FrameUntitled, Warning, "A frame has no title"},
	{TargetUnknown, Warning, "A link opens in a frame that is not there"},
	{HeaderInPage, Warning, "A page states what only a header of HTTP can"},

	{FeedUnreadable, Error, "A feed cannot be read"},
	{FeedLacks, Error, "A feed lacks what its standard requires"},
	{FeedDate, Error, "A date of a feed is not one"},
	{FeedIDTwice, Error, "Two entries of a feed have one id"},
	{FeedSelf, Warning, "A feed does not give its own address"},
	{SitemapUnreadable, Error, "A sitemap cannot be read, or breaks its limits"},
	{SitemapNowhere, Error, "An address of a sitemap is not one of a page of the site"},
	{SitemapBarred, Warning, "A sitemap names a page that is not to be indexed"},
	{RobotsSitemap, Warning, "The sitemap is not named in robots.txt"},
	{RobotsBarsAll, Error, "All search engines are kept from the site by robots.txt"},
	{DataUnreadable, Error, "Structured data of a page cannot be read"},
	{DataLacks, Warning, "Structured data of an article lack what search engines need"},
	{PageHeavy, Warning, "A page weighs more than a megabyte without its pictures"},
}
