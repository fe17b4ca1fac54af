package render

import (
	"sync"
	"sync/atomic"
)

// cards are what was made of releases for lists, by language. Of most sites the pages
// of one language are made after those of another, so the cards of two languages are
// kept, and those of others made again.
type cards struct{ kept atomic.Pointer[[2]cardsOf] }

// cardsOf are the cards of one language: *press.Release → *Entry.
type cardsOf struct {
	lang string
	made *sync.Map
}

// of returns the cards of a language.
func (c *cards) of(lang string) *sync.Map {
	for {
		kept := c.kept.Load()
		if kept == nil {
			kept = &none
		}
		for _, of := range kept {
			if of.lang == lang {
				return of.made
			}
		}
		next := &[2]cardsOf{{lang, &sync.Map{}}, kept[0]}
		if c.kept.CompareAndSwap(kept, next) || c.kept.CompareAndSwap(nil, next) {
			return next[0].made
		}
	}
}

// none are the cards at the beginning.
var none [2]cardsOf
