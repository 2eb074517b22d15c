package private

import (
	"slices"
	"strings"
	"unicode"

	"offenesnetz/tools/internal/glossary"
	"offenesnetz/tools/internal/model"
)

// Names finds the names of persons in texts, however many there are, in one reading of the text.
type Names struct {
	words  *glossary.Finder
	owners [][]*model.Person // of each form
}

// Named is a person's name in a text, from byte Start to End.
type Named struct {
	Person     *model.Person // one of those who have the name
	Start, End int
}

// NamesOf makes a finder for the persons that some of all. A form of a name that others of all have too is no sign of them. A
// surname alone is taken for a name where a form of address stands before it and nobody else of all has it.
func NamesOf(all []*model.Person, some func(*model.Person) bool) *Names {
	surnames, others := map[string]int{}, map[string]bool{}
	for _, p := range all {
		for _, full := range fullNames(p.Title.S) {
			surnames[full[len(full)-1]]++
			for _, form := range formsOf(full, false) {
				others[form] = others[form] || !some(p)
			}
		}
	}
	n, g, at := &Names{}, &model.Glossary{}, map[string]int{}
	for _, p := range all {
		if !some(p) {
			continue
		}
		for _, full := range fullNames(p.Title.S) {
			for _, form := range formsOf(full, surnames[full[len(full)-1]] == 1) {
				i, known := at[form]
				switch {
				case others[form]:
				case known:
					n.owners[i] = append(n.owners[i], p)
				default:
					at[form] = len(n.owners)
					g.Terms = append(g.Terms, model.Term{Word: model.Text{S: form}})
					n.owners = append(n.owners, []*model.Person{p})
				}
			}
		}
	}
	if len(n.owners) > 0 {
		n.words = glossary.Words(g)
	}
	return n
}

// Find lists the names in a text, in their order, but for those that self has.
func (n *Names) Find(s string, self *model.Person) []Named {
	if n.words == nil {
		return nil
	}
	var out []Named
	for _, m := range n.words.Find(s) {
		if owners := n.owners[m.Term]; self == nil || !slices.Contains(owners, self) {
			out = append(out, Named{owners[0], m.Start, m.End})
		}
	}
	return out
}

// fullNames takes a name apart into its words. What stands in brackets is the name in another script. A name of one word is
// left out: it may be any word.
func fullNames(s string) [][]string {
	var out [][]string
	for _, one := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("()[]/,", r) }) {
		words := strings.Fields(one)
		if len(words) < 2 || slices.ContainsFunc(words[len(words)-1:], startsSmall) {
			continue
		}
		out = append(out, words)
	}
	return out
}

// startsSmall tells words that are no surname.
func startsSmall(s string) bool {
	for _, r := range s {
		return unicode.IsLower(r)
	}
	return true
}

// addressed are the words before a surname.
var addressed = []string{"Frau", "Herr", "Herrn", "Dr.", "Prof.", "Ms", "Ms.", "Mrs", "Mrs.", "Mr", "Mr.", "Madame", "Monsieur", "Mme", "M."}

// formsOf lists how a name is written: in full, with the surname first, in the genitive, with a form of address.
func formsOf(words []string, only bool) []string {
	first, last := words[0], words[len(words)-1]
	forms := []string{strings.Join(words, " "), last + ", " + strings.Join(words[:len(words)-1], " ")}
	if len(words) > 2 {
		forms = append(forms, first+" "+last)
	}
	if only {
		for _, a := range addressed {
			forms = append(forms, a+" "+last)
		}
	}
	for _, f := range slices.Clone(forms) {
		if strings.HasSuffix(f, last) && !strings.HasSuffix(last, "s") {
			forms = append(forms, f+"s")
		}
	}
	return forms
}
