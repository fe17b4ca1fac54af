package press

import "docsite/generator/diag"

// Passage is a piece of a translation that stands for itself: its title, a
// paragraph, a heading, an item of a list, a row of a table. It is what the author
// wrote, before typography, so it stays the same when a rule of that changes.
type Passage struct {
	Kind  PassageKind
	Level int    // of a heading, as written: 1 to 6; of an item, how deep its list lies: from 1
	Again bool   // it goes on with the item, quotation or note that the passage before it began
	Text  string // plain text, without markup: white space folded, cells parted by tabs
	Refs  []Ref  // links and pictures in it, in order

	// Speaker is the ID of a person whom the passage names as the one whose words a quotation
	// has: then it is a dash and the ID.
	Speaker string

	At   diag.Pos
	Runs []Run // where the bytes of Text stand in the file; nil for what is of the front matter
}

// Run says that the bytes of a passage's text from Text on, as far as the next
// run, stand in the file from byte Source on. A character that was written as an
// escape or a reference begins a run.
type Run struct{ Text, Source int32 }

// Offset returns where a byte of the passage's text stands in the file, as a
// byte offset from 0; false for a passage of the front matter.
func (p Passage) Offset(i int) (int, bool) {
	if len(p.Runs) == 0 {
		return 0, false
	}
	run := p.Runs[0]
	for _, next := range p.Runs[1:] {
		if int(next.Text) > i {
			break
		}
		run = next
	}
	return int(run.Source) + i - int(run.Text), true
}

// Ref is a link or a picture in a passage.
type Ref struct {
	Kind LinkKind
	Dest string // as the author wrote it, escapes undone; a picture's is its file
	Text int    // byte of the passage's text at which it begins
	End  int    // byte before which its words end; Text where it has none
}

// PassageKind is what a passage is in its text.
type PassageKind uint8

const (
	// Of the front matter.
	TitlePassage PassageKind = iota
	SummaryPassage
	PlacePassage
	ImagePassage      // alternative text, caption or credit of the lead picture
	AttachmentPassage // title of a document; its Refs name the document
	ChangePassage     // a public note of a change

	// Of the text.
	Paragraph
	Heading
	Item        // a paragraph of an item of a list
	Quotation   // a paragraph of a quotation
	Row         // of a table
	Term        // of a definition list
	Description // of a definition list
	Footnote    // a paragraph of one
	Code        // a block of it
	Figure      // pictures that are a paragraph: alternative texts and captions
)
