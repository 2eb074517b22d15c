package glossary

import (
	"slices"
	"strings"
	"testing"

	"offenesnetz/tools/internal/model"
)

func words(list ...string) []model.Word {
	out := make([]model.Word, len(list))
	for i, w := range list {
		out[i].S = w
	}
	return out
}

// term is a German word with forms and translations in pairs of language and word.
func term(word string, forms []model.Word, translations ...string) model.Term {
	t := model.Term{ID: model.Word{S: strings.ToLower(word)}, Word: model.Text{S: word, Translations: map[string]model.Translation{}}, Forms: forms}
	for i := 0; i < len(translations); i += 2 {
		t.Word.Translations[translations[i]] = model.Translation{S: translations[i+1]}
	}
	return t
}

func list(terms ...model.Term) *model.Glossary { return &model.Glossary{Terms: terms} }

// found marks the matches in a text with brackets and their term.
func found(f *Finder, g *model.Glossary, s string) string {
	var b strings.Builder
	at := 0
	for _, m := range f.Find(s) {
		b.WriteString(s[at:m.Start] + "[" + s[m.Start:m.End] + "]" + g.Terms[m.Term].ID.S)
		at = m.End
	}
	return b.String() + s[at:]
}

func TestWordsAreFoundInTheNetworksLanguage(t *testing.T) {
	t.Parallel()
	g := list(term("Beirat", words("Beirats", "Beiräte")), term("ehrenamtlich", words("ehrenamtliche")),
		term("Stadtrat", nil), term("Stadtrat Magdeburg", nil), term("Rat", words("Beirat")))
	f := Words(g)
	for name, c := range map[string]struct{ text, want string }{
		"the word":                           {"Ein Beirat tagt.", "Ein [Beirat]beirat tagt."},
		"a form of it":                       {"Die Beiräte", "Die [Beiräte]beirat"},
		"each time":                          {"Beirat, Beirats", "[Beirat]beirat, [Beirats]beirat"},
		"not within a word":                  {"Beiratssitzung Fachbeirat Beirat7", "Beiratssitzung Fachbeirat Beirat7"},
		"not within a word with a hyphen":    {"Beirat-Sitzung, Migrations-Beirat", "Beirat-Sitzung, Migrations-Beirat"},
		"beside a dash":                      {"Rat – Beirat-", "[Rat]rat – [Beirat]beirat-"},
		"beside signs":                       {"„Beirat“/Stadtrat (Rat)", "„[Beirat]beirat“/[Stadtrat]stadtrat ([Rat]rat)"},
		"not with small letters":             {"beirat", "beirat"},
		"not with capitals":                  {"BEIRAT", "BEIRAT"},
		"a small word":                       {"Sie ist ehrenamtlich da.", "Sie ist [ehrenamtlich]ehrenamtlich da."},
		"a small word that begins a text":    {"Ehrenamtliche helfen.", "[Ehrenamtliche]ehrenamtlich helfen."},
		"a small word after a sentence":      {"Gut. Ehrenamtlich!", "Gut. [Ehrenamtlich]ehrenamtlich!"},
		"a small word that begins an item":   {"- Ehrenamtlich", "- [Ehrenamtlich]ehrenamtlich"},
		"not a small word's noun":            {"Die Ehrenamtliche kommt.", "Die Ehrenamtliche kommt."},
		"the longest":                        {"Stadtrat Magdeburg", "[Stadtrat Magdeburg]stadtrat magdeburg"},
		"over a line's end":                  {"Stadtrat\n  Magdeburg", "[Stadtrat\n  Magdeburg]stadtrat magdeburg"},
		"the longest that ends with a word":  {"Stadtrat Magdeburgs", "[Stadtrat]stadtrat Magdeburgs"},
		"the first of two terms with a form": {"Beirat", "[Beirat]beirat"},
		"through a soft hyphen":              {"Bei\u00adrat", "[Bei\u00adrat]beirat"},
		"nothing in nothing":                 {"", ""},
		"nothing in broken text":             {"\xffBeirat\xff", "\xff[Beirat]beirat\xff"},
	} {
		if got := found(f, g, c.text); got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

func TestTranslationsAreFoundHoweverTheyAreWritten(t *testing.T) {
	t.Parallel()
	board := term("Beirat", nil, "en", "advisory board", "ar", "مجلس استشاري", "fa", "شورای مشورتی", "ru", "консультативный совет", "tr", "danışma kurulu", "de-simple", "Bei·rat")
	board.Also = []model.TermForms{{Language: model.Word{S: "ru"}, Forms: words("консультативн")}, {Language: model.Word{S: "ar"}, Forms: words("المجلس الاستشاري", "مجلس الاستشاري")}}
	g := list(board, term("Rat", nil))
	for name, c := range map[string]struct{ language, text, want string }{
		"in other case":                          {"en", "The Advisory Board", "The [Advisory Board]beirat"},
		"with an ending":                         {"en", "advisory boards", "[advisory boards]beirat"},
		"not with a long one":                    {"en", "advisory boardroommates", "advisory boardroommates"},
		"by a stem":                              {"ru", "Консультативного совета", "[Консультативного]beirat совета"},
		"not from within a word":                 {"en", "nonadvisory board", "nonadvisory board"},
		"with a suffix after an apostrophe":      {"tr", "Danışma kurulu'nun işleri", "[Danışma kurulu]beirat'nun işleri"},
		"without dots where they are":            {"tr", "DANIŞMA KURULU", "[DANIŞMA KURULU]beirat"},
		"with the article of Arabic":             {"ar", "المجلس الاستشاري", "[المجلس الاستشاري]beirat"},
		"with words joined in front":             {"ar", "وللمجلس الاستشاري", "[وللمجلس الاستشاري]beirat"},
		"with vowel signs and a mark":            {"ar", "مَجلِس\u200f استشاري", "[مَجلِس\u200f استشاري]beirat"},
		"not with other letters in front":        {"ar", "شمجلس استشاري", "شمجلس استشاري"},
		"with the other yeh":                     {"fa", "شوراي مشورتي", "[شوراي مشورتي]beirat"},
		"with the dot of easy German":            {"de-simple", "Der Beirat", "Der [Beirat]beirat"},
		"not in a language that has none":        {"uk", "Beirat", "Beirat"},
		"not the original":                       {"en", "Beirat", "Beirat"},
		"not a term without a translation there": {"en", "Rat", "Rat"},
	} {
		if got := found(In(g, c.language), g, c.text); got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

func TestTermsOfATextStandOnceAsTheyComeFirst(t *testing.T) {
	t.Parallel()
	f := Words(list(term("Rat", nil), term("Beirat", nil)))
	if got := f.Terms("Beirat, Rat, Beirat"); !slices.Equal(got, []int{1, 0}) {
		t.Errorf("got %v", got)
	}
	if got := Words(list()).Terms("Beirat"); got != nil {
		t.Errorf("without terms: %v", got)
	}
}

func TestMissingTellsWhatATranslationDoesNotSay(t *testing.T) {
	t.Parallel()
	board := term("Beirat", nil, "en", "advisory board", "ar", "مجلس استشاري")
	board.Also = []model.TermForms{{Language: model.Word{S: "en"}, Forms: words("advis")}}
	g := list(board, term("Konsens", nil, "en", "consensus"), term("Amt", nil))
	for name, c := range map[string]struct {
		language, text string
		want           []int
	}{
		"all said":                     {"en", "The Advisory Board decides by consensus.", nil},
		"a stem anywhere":              {"en", "Unadvised consensus", nil},
		"one not said":                 {"en", "The board decides by consensus.", []int{0}},
		"none said":                    {"en", "They agree.", []int{0, 1}},
		"in Arabic, with vowel signs":  {"ar", "مَجلس استشاريّ", nil},
		"in a language without a word": {"uk", "…", nil},
	} {
		if got := UsageIn(g, c.language).Missing([]int{0, 1, 2}, c.text); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

// FuzzMatchesAreWordsOfTheText finds no match outside of the text, none empty and none over another.
func FuzzMatchesAreWordsOfTheText(f *testing.F) {
	board := term("Beirat", words("a b", "ab"), "ar", "مجلس")
	g := list(board, term("b", nil, "ar", "و"))
	for _, seed := range []string{"Beirat a  b ab", "وللمجلس\u200f و", "\xff\u00ad-\u00ad", "b-b b·b", "a\u200b b"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, finder := range []*Finder{Words(g), In(g, "ar")} {
			at := 0
			for _, m := range finder.Find(s) {
				if m.Start < at || m.End <= m.Start || m.End > len(s) || m.Term < 0 || m.Term >= len(g.Terms) {
					t.Fatalf("%q: %+v after %d", s, m, at)
				}
				at = m.End
			}
		}
	})
}

// BenchmarkFind reads a mebibyte of text with a large glossary; its time does not depend on the number of terms.
func BenchmarkFind(b *testing.B) {
	for name, size := range map[string]int{"10 terms": 10, "1000 terms": 1000} {
		var terms []model.Term
		for i := range size {
			terms = append(terms, term("Wort"+strings.Repeat("x", i%10)+string(rune('a'+i%26))+strings.Repeat("y", i/260), nil))
		}
		f := Words(list(terms...))
		text := strings.Repeat("Das Netzwerk berichtet vom Wortxa und von vielem mehr, was Worte sagen. ", 1<<20/72)
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				f.Find(text)
			}
		})
	}
}
