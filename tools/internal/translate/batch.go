package translate

import (
	"fmt"
	"strings"

	"offenesnetz/tools/internal/glossary"
	"offenesnetz/tools/internal/model"
)

// Batch is what goes out to the translators of one language. The same batch gives the same bytes.
type Batch struct {
	Texts              []Text
	Glossary           *model.Glossary
	Original, Language string // keys of the languages
	Project            string // name of the site

	// Previous holds the originals that outdated translations were made from, by the contexts of the texts. What is not known
	// is not in it.
	Previous map[string]string
}

// entry is a text with all that a translator is told of it.
type entry struct {
	text        Text
	translation string
	state       model.State
	made        string   // how the translation came about, and by whom; empty where there is none
	hints       []string // one line each
	place       string   // of the original: file and line
	previous    string   // original that an outdated translation was made from; empty where it is not known
}

func (b Batch) entries() []entry {
	words := glossary.Words(b.Glossary)
	out := make([]entry, len(b.Texts))
	for i, t := range b.Texts {
		tr, ok := t.Translations[b.Language]
		out[i] = entry{text: t, translation: tr.S, state: t.StateIn(b.Language), hints: b.hints(t, words), place: fmt.Sprintf("%s:%d", t.Pos.File, t.Pos.Line)}
		if out[i].state == model.StateOutdated {
			out[i].previous = b.Previous[t.Context()]
		}
		if ok {
			out[i].made = tr.How
		}
		if tr.By != "" {
			out[i].made += ", by " + oneLine(tr.By)
		}
	}
	return out
}

// What is said of an outdated translation whose original can't be compared with that of then, and of one in a page that is
// outdated for the sake of another text.
const (
	unknownBefore = "the original has changed since; which words of it is not known"
	sameAsBefore  = "this text of the page is as it was; another one has changed"
)

// unchanged tells that the translation was made from the very text that stands there now.
func (e entry) unchanged() bool { return model.TextHash(e.previous) == model.TextHash(e.text.S) }

// hints say what the text is and what to heed. The glossary's come last, in the order of the text.
func (b Batch) hints(t Text, words *glossary.Finder) []string {
	var out []string
	if t.Doc.En != "" {
		out = append(out, oneLine(t.Doc.En))
	}
	if t.Markdown {
		out = append(out, "Markdown: keep the marks and the addresses of links")
	}
	if t.Legal() {
		out = append(out, "text on law: a machine's translation appears only after review")
	}
	return append(out, b.terms(t, words)...)
}

// terms are lines such as "glossary: Beirat = مجلس استشاري". The glossary's own words need none.
func (b Batch) terms(t Text, words *glossary.Finder) []string {
	if t.Record == model.Record(b.Glossary) && t.Way[len(t.Way)-1] == "word" {
		return nil
	}
	var out []string
	for _, i := range words.Terms(t.S) {
		if word := b.Glossary.Terms[i].Word; word.Translations[b.Language].S != "" {
			out = append(out, "glossary: "+oneLine(word.S)+" = "+oneLine(word.Translations[b.Language].S))
		}
	}
	return out
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
