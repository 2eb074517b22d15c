// Package glossary finds the words of a network's glossary in texts and tells whether translations keep to them. A text
// is read once, however many words the glossary has.
package glossary

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"offenesnetz/tools/internal/model"
)

// Match is a term found in a text: from byte Start to End, always whole words.
type Match struct {
	Term       int // index into Glossary.Terms
	Start, End int
}

// Finder finds terms in texts of one language. It does not change once it is made.
type Finder struct {
	root node
	fold bool // a translation: case and spelling of signs don't count, and words may be inflected
}

// node is a place in the tree of all forms, sign by sign.
type node struct {
	next map[rune]*node
	term int  // plus 1; 0 where no form ends
	lead bool // the form that ends here is only meant at the start of a sentence
}

// Words finds the terms as they are written in the network's language: as whole words, capital letters as in the
// glossary but for the start of a sentence.
func Words(g *model.Glossary) *Finder {
	f := &Finder{}
	for i := range g.Terms {
		t := &g.Terms[i]
		f.add(t.Word.S, i)
		for _, form := range t.Forms {
			f.add(form.S, i)
		}
	}
	return f
}

// In finds the translations of the terms in texts of a language. A word may have an ending that the glossary does not
// name, and in Arabic script what is joined to its front.
func In(g *model.Glossary, language string) *Finder {
	f := &Finder{fold: true}
	for i := range g.Terms {
		for _, form := range Forms(&g.Terms[i], language) {
			f.add(form, i)
		}
	}
	return f
}

// Forms lists what counts as the term in a language, its translation first; nothing where it has none.
func Forms(t *model.Term, language string) []string {
	word := t.Word.Translations[language].S
	if word == "" {
		return nil
	}
	forms := []string{word}
	for _, form := range t.FormsIn(language) {
		forms = append(forms, form.S)
	}
	return forms
}

// add takes a form in. Of two terms with one form, the first has it.
func (f *Finder) add(form string, term int) {
	f.insert(form, term, false)
	first, size := utf8.DecodeRuneInString(form)
	if !f.fold && unicode.IsLower(first) {
		f.insert(string(unicode.ToUpper(first))+form[size:], term, true)
	}
}

func (f *Finder) insert(form string, term int, lead bool) {
	n := &f.root
	for i := 0; i < len(form); {
		r, next := f.sign(form, i)
		if r < 0 {
			break
		}
		if n.next == nil {
			n.next = map[rune]*node{}
		}
		if n.next[r] == nil {
			n.next[r] = &node{}
		}
		n, i = n.next[r], next
	}
	if n.term == 0 && n != &f.root {
		n.term, n.lead = term+1, lead
	}
}

// Find lists the terms of a text in their order, the longest of those that begin at one word. None overlap.
func (f *Finder) Find(s string) []Match {
	if f.root.next == nil {
		return nil
	}
	var found []Match
	for i := 0; i < len(s); {
		r, next := f.sign(s, i)
		switch {
		case r < 0:
			return found
		case !inWord(r):
			i = next
		default:
			term, end := f.at(s, i)
			if term > 0 {
				found = append(found, Match{term - 1, i, end})
			} else {
				end = f.wordEnd(s, i)
			}
			i = end
		}
	}
	return found
}

// Terms lists the terms of a text, each once, in the order in which they come first.
func (f *Finder) Terms(s string) []int {
	var terms []int
	seen := map[int]bool{}
	for _, m := range f.Find(s) {
		if !seen[m.Term] {
			seen[m.Term] = true
			terms = append(terms, m.Term)
		}
	}
	return terms
}

// at finds the longest term that begins with the word at i, as its number from 1, and the end of its last word.
func (f *Finder) at(s string, i int) (term, end int) {
	start := i
	for range maxJoined + 1 {
		if term, end = f.from(s, i, start); term > 0 || !f.fold {
			return term, end
		}
		r, next := f.sign(s, i)
		if !strings.ContainsRune(joined, r) {
			break
		}
		i = next
	}
	return 0, 0
}

// joined are the letters that Arabic joins to the front of a word: and, so, in, like, for, the.
const joined = "وفبكلا"

// maxJoined is how many of them: "and for the" is four.
const maxJoined = 4

// from follows the tree from i. start is where the word begins.
func (f *Finder) from(s string, i, start int) (term, end int) {
	n := &f.root
	for {
		r, next := f.sign(s, i)
		if n = n.next[r]; r < 0 || n == nil {
			return term, end
		}
		i = next
		if n.term > 0 && !(n.lead && !sentenceStart(s, start)) {
			if e, ok := f.ending(s, i); ok {
				term, end = n.term, e
			}
		}
	}
}

// maxEnding is how many signs a word of a translation may go on after a form.
const maxEnding = 6

// ending gives the end of the word that a form has filled up to i, and whether it may end so.
func (f *Finder) ending(s string, i int) (end int, ok bool) {
	end = f.wordEnd(s, i)
	if !f.fold {
		return end, end == i
	}
	return end, utf8.RuneCountInString(s[i:end]) <= maxEnding
}

// wordEnd gives the end of the word at i; i itself where no word goes on there. A hyphen between letters joins words.
func (f *Finder) wordEnd(s string, i int) int {
	for {
		r, next := f.sign(s, i)
		if isHyphen(r) {
			r, next = f.sign(s, next)
		}
		if !inWord(r) {
			return i
		}
		i = next
	}
}

func inWord(r rune) bool {
	return r >= 0 && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r))
}

func isHyphen(r rune) bool { return r == '-' || r == '\u2010' || r == '\u2011' }

// sentenceStart tells whether a sentence begins at i: at the start of the text or of a line, or after its end sign.
func sentenceStart(s string, i int) bool {
	before := strings.TrimRight(s[:i], " \t\u00a0*_>#-•\"'„“”‚‘’«»()[]")
	last, size := utf8.DecodeLastRuneInString(before)
	return size == 0 || strings.ContainsRune("\n.!?:…", last)
}
