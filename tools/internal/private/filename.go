package private

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"offenesnetz/tools/internal/model"
)

// partsOf is a person's name as it may stand in the name of a file or in an id: without capitals and signs above letters.
type partsOf struct {
	person *model.Person
	form   []string
}

// spellings are the ways in which umlauts are written there.
var spellings = []*strings.Replacer{strings.NewReplacer(), strings.NewReplacer("ß", "ss"), umlauts}

// fileSurnames lists how the surname alone is written there; nothing of one that is too short to be a sign.
func (n fullName) fileSurnames() [][]string {
	var out [][]string
	for _, spell := range spellings {
		if form := parts(spell.Replace(n.surname())); len(form) > 0 && utf8.RuneCountInString(strings.Join(form, "")) >= leastAlone {
			out = append(out, form)
		}
	}
	return out
}

// fileForms lists the orders in which the words of a name follow one another there, in each way to write umlauts.
func (n fullName) fileForms() [][]string {
	var out [][]string
	for _, spell := range spellings {
		var words [][]string
		for _, w := range n.words {
			words = append(words, parts(spell.Replace(w)))
		}
		first, last := words[0], words[len(words)-1]
		if len(first) == 0 || len(last) == 0 {
			continue
		}
		rest := slices.Concat(words[:len(words)-1]...)
		out = append(out, slices.Concat(words...), slices.Concat(last, rest), slices.Concat(first, last), slices.Concat(last, first))
	}
	return out
}

// parts takes the name of a file apart: "Foto_Ada-Müster2.jpg" is foto, ada, muster, jpg.
func parts(s string) []string {
	var b strings.Builder
	small := false
	for _, r := range norm.NFD.String(s) {
		if unicode.Is(unicode.Mn, r) {
			continue
		}
		if small && unicode.IsUpper(r) {
			b.WriteByte(' ')
		}
		small = unicode.IsLower(r)
		b.WriteRune(unicode.ToLower(r))
	}
	return strings.FieldsFunc(b.String(), func(r rune) bool { return !unicode.IsLetter(r) })
}

// InFile gives the person whose whole name the name of a file or an id bears, such as "foto-ada-muster.jpg", but for self;
// nil for none.
func (n *Names) InFile(name string, self *model.Person) *model.Person {
	if len(n.parts) == 0 {
		return nil
	}
	words := parts(name)
	for i, first := range words {
		for _, p := range n.parts[first] {
			if p.person != self && begins(words[i:], p.form) {
				return p.person
			}
		}
	}
	return nil
}

// AloneInFile gives the person whose surname the name of a file bears, without a given name before or behind it that
// InFile would know; whether the person is meant, only a reader can tell.
func (n *Names) AloneInFile(name string, self *model.Person) *model.Person {
	if len(n.last) == 0 || n.InFile(name, self) != nil {
		return nil
	}
	words := parts(name)
	for i := range words {
		for _, p := range n.last {
			if p.person != self && begins(words[i:], p.form) {
				return p.person
			}
		}
	}
	return nil
}

func begins(list, words []string) bool {
	return len(words) <= len(list) && slices.Equal(list[:len(words)], words)
}
