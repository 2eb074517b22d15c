package page

import (
	"slices"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"offenesnetz/tools/internal/glossary"
	"offenesnetz/tools/internal/model"
	"offenesnetz/tools/internal/text"
)

// hasGlossary tells whether there is anything to explain.
func (s *Site) hasGlossary() bool { return len(s.Facts.Records.Glossary.Terms) > 0 }

func (v *Voice) glossaryPath() string { return v.path(v.Language.Segment(model.GlossaryKind)) }

// glossaryLinks leads to the glossary, where there is one.
func (v *Voice) glossaryLinks() []Link {
	if !v.site.hasGlossary() {
		return nil
	}
	return []Link{{Key: "kind_" + model.GlossaryKind, Href: v.href(v.glossaryPath())}}
}

// Glossary composes the page that explains all terms, sorted as the language does.
func (v *Voice) Glossary() *Page {
	g := v.site.Facts.Records.Glossary
	b := v.newBuilder(g)
	b.mentions = nil // the whole page is about words
	b.page.Schema, b.page.Crumbs = "DefinedTermSet", []Link{{Key: "sec_contents", Href: v.href(v.contentsPath(0))}}
	b.about()
	var words []Word
	for i := range g.Terms {
		w := b.word(&g.Terms[i])
		w.Refs = b.ref(g.Terms[i].Source)
		words = append(words, w)
	}
	order := collate.New(language.Make(v.Language.Tag))
	slices.SortStableFunc(words, func(a, b Word) int { return order.CompareString(a.Term.S, b.Term.S) })
	b.section(Section{ID: "list", Key: "sec_all", Type: "words", Words: words})
	return b.finish(g)
}

func wordID(t *model.Term) string { return "word-" + t.ID.S }

// word is a term as this language shows it, with the word of the network's language beside it.
func (v *Voice) word(t *model.Term) Word {
	w := Word{ID: wordID(t), Term: v.Text(t.Word), Explanation: v.Text(t.Explanation)}
	if w.Term.S != t.Word.S {
		original := v.site.Config.Original()
		w.Original = &Text{S: t.Word.S, Lang: original.Tag, Dir: original.Dir}
	}
	return w
}

// maxExplained is how many words a page explains: those that come first, for more would not be read.
const maxExplained = 6

// mentions are the terms that the texts of a page have had so far.
type mentions struct {
	terms  []int // in the order in which they came, at most maxExplained
	linked map[int]bool
}

// note tells whether a term is one of those that the page explains.
func (m *mentions) note(term int) bool {
	if slices.Contains(m.terms, term) {
		return true
	}
	if len(m.terms) == maxExplained {
		return false
	}
	m.terms = append(m.terms, term)
	return true
}

// attentive is the voice for one page: it notes the terms that the texts of the page have.
func (v *Voice) attentive() *Voice {
	out := *v
	out.mentions = nil
	if v.site.hasGlossary() {
		out.mentions = &mentions{linked: map[int]bool{}}
	}
	return &out
}

// finder finds the glossary's terms in what is shown of a text. In a translation only those count that the original
// has: a common word that happens to look like the translation of a term is none.
func (v *Voice) finder(original, how string) func(shown string) []glossary.Match {
	if how == howOriginal || v.Language.Key == v.site.Config.Default {
		return v.site.terms.Find
	}
	meant := v.site.terms.Terms(original)
	return func(shown string) []glossary.Match {
		if len(meant) == 0 {
			return nil
		}
		return slices.DeleteFunc(v.terms.Find(shown), func(m glossary.Match) bool { return !slices.Contains(meant, m.Term) })
	}
}

// mention notes the terms of a text without links of its own.
func (v *Voice) mention(t model.Text) {
	if v.mentions == nil {
		return
	}
	s, how := v.choose(t)
	for _, m := range v.finder(t.S, how)(s) {
		v.mentions.note(m.Term)
	}
}

// wordLinks finds in a Markdown text what is to become a link to its explanation: of each term that the page explains,
// the first word.
func (v *Voice) wordLinks(original, how string) func(piece string) []text.Span {
	if v.mentions == nil {
		return nil
	}
	find := v.finder(original, how)
	return func(piece string) []text.Span {
		var spans []text.Span
		for _, m := range find(piece) {
			if !v.mentions.linked[m.Term] && v.mentions.note(m.Term) {
				v.mentions.linked[m.Term] = true
				spans = append(spans, text.Span{Start: m.Start, End: m.End, Href: "#" + wordID(&v.site.Facts.Records.Glossary.Terms[m.Term])})
			}
		}
		return spans
	}
}

// explained is the section that explains the words of the page; none where it has none.
func (v *Voice) explained() []Section {
	if v.mentions == nil || len(v.mentions.terms) == 0 {
		return nil
	}
	s := Section{ID: "words", Key: "sec_words", Type: "words", More: &v.glossaryLinks()[0]}
	for _, term := range v.mentions.terms {
		s.Words = append(s.Words, v.word(&v.site.Facts.Records.Glossary.Terms[term]))
	}
	return []Section{s}
}

// explainedByMachine tells that a machine translated some of the explanations on the page.
func (v *Voice) explainedByMachine() bool {
	return v.mentions != nil && slices.ContainsFunc(v.mentions.terms, func(term int) bool {
		_, how := v.choose(v.site.Facts.Records.Glossary.Terms[term].Explanation)
		return how == howMachine
	})
}
