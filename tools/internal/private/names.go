package private

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"offenesnetz/tools/internal/glossary"
	"offenesnetz/tools/internal/model"
)

// Names finds the names of persons in texts, however many there are, in one reading of the text.
type Names struct {
	words  *glossary.Finder
	owners []owner              // of each form
	parts  map[string][]partsOf // by their first word
	last   []partsOf            // surnames
}

// owner is whose a form of a name is.
type owner struct {
	persons []*model.Person
	given   string // surname alone: the given name; else ""
}

// Named is a person's name in a text, from byte Start to End.
type Named struct {
	Person     *model.Person // one of those who have the name
	Start, End int
}

// NamesOf makes a finder for the persons that some of all. A form of a name that others of all have too is no sign of them. A
// surname alone is looked for where nobody else of all has it.
func NamesOf(all []*model.Person, some func(*model.Person) bool) *Names {
	surnames, others := map[string]int{}, map[string]bool{}
	for _, p := range all {
		for _, full := range namesOf(p) {
			surnames[full.surname()]++
			for _, form := range full.forms() {
				others[form] = others[form] || !some(p)
			}
		}
	}
	n, g, at := &Names{parts: map[string][]partsOf{}}, &model.Glossary{}, map[string]int{}
	add := func(p *model.Person, form, given string) {
		i, known := at[form]
		switch {
		case others[form]:
		case !known:
			at[form] = len(n.owners)
			g.Terms = append(g.Terms, model.Term{Word: model.Text{S: form}})
			n.owners = append(n.owners, owner{[]*model.Person{p}, given})
		case !slices.Contains(n.owners[i].persons, p):
			n.owners[i].persons = append(n.owners[i].persons, p)
		}
	}
	for _, p := range all {
		if !some(p) {
			continue
		}
		for _, full := range namesOf(p) {
			for _, form := range full.forms() {
				add(p, form, "")
			}
			if surnames[full.surname()] == 1 {
				for _, form := range full.surnameForms() {
					add(p, form, full.words[0])
				}
				for _, form := range full.fileSurnames() {
					n.last = append(n.last, partsOf{p, form})
				}
			}
			if !others[strings.Join(full.words, " ")] {
				for _, form := range full.fileForms() {
					n.parts[form[0]] = append(n.parts[form[0]], partsOf{p, form})
				}
			}
		}
	}
	if len(n.owners) > 0 {
		n.words = glossary.Words(g)
	}
	return n
}

// Find lists the names in a text, in their order, but for those that self has: in full, or a surname after a form of
// address or an initial.
func (n *Names) Find(s string, self *model.Person) []Named {
	return n.find(s, self, func(m glossary.Match, o owner) (Named, bool) {
		start := m.Start
		if o.given != "" {
			start = introduced(s, m.Start, o.given)
		}
		return Named{o.persons[0], start, m.End}, o.given == "" || start < m.Start
	})
}

// Alone lists surnames that stand alone and are likely a person's: not after an article, nor beside another word with a
// capital letter, which would be somebody else's given name or a part of a firm's or a street's. Whether the person is
// meant, only a reader can tell.
func (n *Names) Alone(s string, self *model.Person) []Named {
	return n.find(s, self, func(m glossary.Match, o owner) (Named, bool) {
		alone := o.given != "" && introduced(s, m.Start, o.given) == m.Start && utf8.RuneCountInString(s[m.Start:m.End]) >= leastAlone
		return Named{o.persons[0], m.Start, m.End}, alone && standsAlone(s, m.Start, m.End)
	})
}

// leastAlone is how many signs a surname has that is no sign of itself in short.
const leastAlone = 4

func (n *Names) find(s string, self *model.Person, accept func(glossary.Match, owner) (Named, bool)) []Named {
	if n.words == nil {
		return nil
	}
	var out []Named
	for _, m := range n.words.Find(s) {
		o := n.owners[m.Term]
		if self != nil && slices.Contains(o.persons, self) {
			continue
		}
		if found, ok := accept(m, o); ok {
			out = append(out, found)
		}
	}
	return out
}

// introduced gives where the words before a surname begin that make it a person's: forms of address, titles, initials of
// the given name. Where there are none, it is the surname's own place.
func introduced(s string, start int, given string) int {
	begin := start
	for {
		word, at := wordBeforeAt(s, begin)
		if !addressed[word] && !initialOf(word, given) {
			return begin
		}
		begin = at
	}
}

// initialOf tells an initial such as "A." of Ada.
func initialOf(word, given string) bool {
	first, size := utf8.DecodeRuneInString(word)
	want, _ := utf8.DecodeRuneInString(given)
	return word != "" && word[size:] == "." && first == want
}

// wordBeforeAt gives the word before a place, with the signs that stand at its end, and where it begins; none where a line
// of its own or a sign stands between.
func wordBeforeAt(s string, i int) (word string, at int) {
	end := len(strings.TrimRightFunc(s[:i], unicode.IsSpace))
	if end == i {
		return "", i
	}
	at = strings.LastIndexFunc(s[:end], func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("(\"„“‚»«[*_", r) }) + 1
	if at > 0 {
		_, size := utf8.DecodeRuneInString(s[at-1:]) // the sign itself may have several bytes
		at += size - 1
	}
	return s[at:end], at
}

func standsAlone(s string, start, end int) bool {
	before, _ := wordBeforeAt(s, start)
	after, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(s[end:], unicode.IsSpace))
	capital, _ := utf8.DecodeRuneInString(before)
	ended := strings.ContainsAny(lastSign(before), ".!?:;,–—")
	switch {
	case articles[strings.ToLower(before)]:
		return false
	case unicode.IsUpper(capital) && !ended:
		return false
	case unicode.IsUpper(after) && !strings.HasSuffix(s[start:end], "s"): // the genitive goes before a noun
		return false
	}
	return true
}

func lastSign(s string) string {
	_, size := utf8.DecodeLastRuneInString(s)
	return s[len(s)-size:]
}
