package private

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"offenesnetz/tools/internal/model"
)

// fullName is one name of a person, word by word: the given names, particles such as "von der", the surname.
type fullName struct{ words []string }

// namesOf lists the names of a person: in each script, and as translations write it.
func namesOf(p *model.Person) []fullName {
	texts := []string{p.Title.S}
	for _, key := range keysOf(p.Title.Translations) {
		texts = append(texts, p.Title.Translations[key].S)
	}
	var out []fullName
	seen := map[string]bool{}
	for _, s := range texts {
		for _, words := range fullNames(s) {
			if key := strings.Join(words, " "); !seen[key] {
				seen[key] = true
				out = append(out, fullName{words})
			}
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
	r, _ := utf8.DecodeRuneInString(s)
	return s == "" || unicode.IsLower(r)
}

func (n fullName) surname() string { return n.words[len(n.words)-1] }

// withParticles is the surname as it stands after a form of address: "von der Leyen".
func (n fullName) withParticles() string {
	i := len(n.words) - 1
	for i > 1 && startsSmall(n.words[i-1]) {
		i--
	}
	return strings.Join(n.words[i:], " ")
}

// forms lists how the whole name is written: in full, without middle names, with the surname first, in capitals, without
// umlauts, in the genitive, and in the cases of Slavic languages.
func (n fullName) forms() []string {
	last, given := n.surname(), n.words[:len(n.words)-1]
	out := newForms(strings.Join(n.words, " "), last+", "+strings.Join(given, " "))
	if len(n.words) > 2 {
		out.add(n.words[0] + " " + last)
		out.add(n.words[0] + " " + n.withParticles())
	}
	for _, first := range givenForms(n.words[0], last) {
		for _, l := range inflected(last) {
			out.add(first + " " + l)
		}
	}
	return out.all(last)
}

// surnameForms lists how the surname alone is written.
func (n fullName) surnameForms() []string {
	last := n.surname()
	out := newForms(last, n.withParticles())
	for _, l := range inflected(last) {
		out.add(l)
	}
	return out.all(last)
}

// forms is a list in which each stands once.
type forms struct{ list []string }

func newForms(list ...string) *forms {
	f := &forms{}
	for _, s := range list {
		f.add(s)
	}
	return f
}

func (f *forms) add(s string) {
	if s != "" && !slices.Contains(f.list, s) {
		f.list = append(f.list, s)
	}
}

// all adds the ways in which any of them may be spelled.
func (f *forms) all(last string) []string {
	for _, s := range slices.Clone(f.list) {
		f.add(umlauts.Replace(s))
		f.add(strings.Replace(s, last, strings.ToUpper(last), 1))
		f.add(strings.ToUpper(s))
	}
	for _, s := range slices.Clone(f.list) {
		switch r, _ := utf8.DecodeLastRuneInString(s); {
		case !unicode.Is(unicode.Latin, r) || strings.ContainsRune("sßxzSXZ", r):
		case unicode.IsUpper(r):
			f.add(s + "S")
		default:
			f.add(s + "s")
		}
	}
	return f.list
}

var umlauts = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "Ä", "Ae", "Ö", "Oe", "Ü", "Ue", "ß", "ss")

// inflected lists the cases of a name in Ukrainian and Russian, and of Polish names in -ski, -cki, -dzki; nothing of others,
// whose endings would make other people's names of it.
func inflected(name string) []string {
	for _, e := range endings {
		if stem, ok := strings.CutSuffix(name, e.of); ok && stem != "" {
			out := make([]string, len(e.cases))
			for i, c := range e.cases {
				out[i] = stem + c
			}
			return append(out, name)
		}
	}
	if r, _ := utf8.DecodeLastRuneInString(name); unicode.Is(unicode.Cyrillic, r) {
		return []string{name, name + "а", name + "у", name + "ом", name + "ові", name + "е", name + "і", name + "ем"}
	}
	return []string{name}
}

// givenForms lists the cases of a given name: of a Latin one where the surname is Polish, else it might be a language that
// has none.
func givenForms(given, surname string) []string {
	out := inflected(given)
	if len(inflected(surname)) == 1 || len(out) > 1 {
		return out
	}
	if stem, ok := strings.CutSuffix(given, "a"); ok {
		return append(out, stem+"y", stem+"i", stem+"ę", stem+"ą", stem+"ie")
	}
	return append(out, given+"a", given+"owi", given+"em", given+"ie")
}

// endings are those of the nominative, the longest first, and what stands in their place in the other cases.
var endings = []struct {
	of    string
	cases []string
}{
	{"ский", []string{"ского", "скому", "ским", "ском"}}, {"ська", []string{"ської", "ській", "ську", "ською"}},
	{"ський", []string{"ського", "ському", "ським"}}, {"ская", []string{"ской", "скую"}},
	{"ий", []string{"ия", "ию", "ием", "ии", "ого", "ому", "им", "ій"}}, {"ый", []string{"ого", "ому", "ым", "ом"}},
	{"ія", []string{"ії", "ію", "ією"}}, {"ия", []string{"ии", "ию", "ией"}},
	{"а", []string{"и", "ы", "і", "у", "е", "ою", "ой"}}, {"я", []string{"і", "ї", "и", "ю", "е", "єю", "ею", "ей"}},
	{"й", []string{"я", "ю", "єм", "ем", "ї", "е", "єві"}}, {"ь", []string{"я", "ю", "ем", "і", "и"}}, {"о", []string{"а", "у", "ом", "ові", "і"}},
	{"ski", []string{"skiego", "skiemu", "skim"}}, {"cki", []string{"ckiego", "ckiemu", "ckim"}}, {"dzki", []string{"dzkiego", "dzkiemu", "dzkim"}},
	{"ska", []string{"skiej", "ską"}}, {"cka", []string{"ckiej", "cką"}}, {"dzka", []string{"dzkiej", "dzką"}},
}

// addressed are the words that stand before a surname.
var addressed = set("Frau", "Herr", "Herrn", "Fr.", "Hr.", "Hrn.", "Familie", "Eheleute", "Kollege", "Kollegen", "Kollegin", "Dr.", "Prof.", "Professor", "Professorin", "Dipl.-Ing.", "med.", "phil.", "jur.",
	"Ms", "Ms.", "Mrs", "Mrs.", "Mr", "Mr.", "Miss", "Madame", "Monsieur", "Mme", "Mlle", "M.", "Pani", "Panią", "Panu", "Pana", "pani", "pan", "pana", "panu", "Doamna", "Domnul", "doamna", "domnul",
	"Bà", "Ông", "bà", "ông", "госпожа", "господин", "госпожи", "господина", "пані", "пан", "пана", "г-жа", "г-н", "г-жи", "г-на", "السيدة", "السيد", "خانم", "آقای", "Sayın")

// articles go before nouns, so that a surname after them is a word like others.
var articles = set("der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines", "kein", "keine", "keinen", "keinem", "keiner", "im", "am", "zum", "zur", "vom", "beim", "ins", "ans",
	"mein", "meine", "dein", "sein", "seine", "seinen", "seinem", "seiner", "ihr", "ihre", "ihren", "ihrem", "ihrer", "unser", "unsere", "jeder", "jede", "jedes", "dieser", "diese", "dieses", "diesem", "diesen", "viele", "alle", "neue", "neuen", "neues",
	"the", "a", "an", "this", "that", "le", "la", "les", "un", "une", "du")

func set(words ...string) map[string]bool {
	out := make(map[string]bool, len(words))
	for _, w := range words {
		out[w] = true
	}
	return out
}
