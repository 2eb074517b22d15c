package check

import (
	"strings"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/glossary"
	"offenesnetz/tools/internal/model"
)

// lookup is the glossary made ready for the rules.
type lookup struct {
	words *glossary.Finder
	usage map[string]*glossary.Usage // by language
}

func (s *site) newLookup() *lookup {
	l := &lookup{glossary.Words(s.records.Glossary), map[string]*glossary.Usage{}}
	for _, key := range s.config.Keys() {
		l.usage[key] = glossary.UsageIn(s.records.Glossary, key)
	}
	return l
}

// glossaryKept warns of translations that don't say a term of their original as the glossary does. Those that are older
// than their original are warned of already.
func glossaryKept(f *finder, _ *subject, field *model.Field) {
	for _, t := range field.Texts() {
		keys := f.translationKeys(t)
		if len(keys) == 0 {
			continue
		}
		terms := f.glossary.words.Terms(t.S)
		for _, key := range keys {
			if tr := t.Translations[key]; !tr.Stale {
				f.unsaid(terms, key, tr.S, tr.Pos)
			}
		}
	}
}

// proseGlossaryKept does for a hand-written page what glossaryKept does for a record's text.
func (f *finder) proseGlossaryKept(p *model.Prose) {
	original := p.In[f.config.Default]
	title, body := f.glossary.words.Terms(original.Title.S), f.glossary.words.Terms(original.Body)
	for i := range f.config.Languages {
		key := f.config.Languages[i].Key
		if t := p.In[key]; t != nil && t != original && !t.Stale {
			f.unsaid(title, key, t.Title.S, t.Title.Pos)
			f.unsaid(body, key, t.Body, diag.Pos{File: t.File, Line: t.BodyLine, Column: 1})
		}
	}
}

func (f *finder) unsaid(terms []int, key, translation string, pos diag.Pos) {
	for _, i := range f.glossary.usage[key].Missing(terms, translation) {
		t := &f.records.Glossary.Terms[i]
		f.found.Warn(pos, "glossary-term", diag.M("die Wörterliste übersetzt %q mit %q, dieser Text nicht", "the glossary translates %q as %q, this text does not", t.Word.S, t.Word.Translations[key].S),
			diag.M("das Wort verwenden oder, wenn es nur anders gebeugt ist, die Form unter also in %s ergänzen", "use the word or, where it is only inflected otherwise, add the form under also in %s", f.records.Glossary.File))
	}
}

// glossaryForms demands that a word names one term, in the network's language and in each other.
func glossaryForms(f *finder) {
	g := f.records.Glossary
	seen := map[string]string{}
	for i := range g.Terms {
		t := &g.Terms[i]
		forms := append([]model.Word{{S: t.Word.S, Pos: t.Word.Pos}}, t.Forms...)
		for _, w := range forms {
			if other, twice := seen[w.S]; twice {
				f.found.Add(w.Pos, "glossary-double", diag.M("%q steht schon bei %q", "%q stands with %q already", w.S, other), diag.M("eines von beiden löschen", "delete one of the two"))
				continue
			}
			seen[w.S] = t.ID.S
		}
		f.termLanguages(t)
	}
	for _, key := range translationsOf(f) {
		f.sameTranslation(g, key)
	}
}

func translationsOf(f *finder) []string {
	var keys []string
	for _, key := range f.config.Keys() {
		if key != f.config.Default {
			keys = append(keys, key)
		}
	}
	return keys
}

// termLanguages demands one entry of further forms for each language of the site at most.
func (f *finder) termLanguages(t *model.Term) {
	seen := map[string]bool{}
	for _, a := range t.Also {
		switch key := a.Language.S; {
		case key == "":
		case key == f.config.Default:
			f.found.Add(a.Language.Pos, "glossary-language", diag.M("%q ist die Sprache des Netzwerks selbst", "%q is the network's own language", key), diag.M("die Formen unter forms schreiben", "write the forms under forms"))
		case f.config.Find(key) == nil:
			f.found.Add(a.Language.Pos, "glossary-language", diag.M("die Sprache %q hat die Seite nicht", "the site does not have the language %q", key), diag.DidYouMean(key, translationsOf(f)))
		case seen[key]:
			f.found.Add(a.Language.Pos, "glossary-double", diag.M("%q steht schon bei %q", "%q stands with %q already", key, t.ID.S), diag.M("die Formen zusammen in eine Liste schreiben", "write the forms together in one list"))
		default:
			seen[key] = true
		}
	}
}

// sameTranslation warns where readers can't tell two terms apart.
func (f *finder) sameTranslation(g *model.Glossary, key string) {
	seen := map[string]string{}
	for i := range g.Terms {
		t := &g.Terms[i]
		for n, form := range glossary.Forms(t, key) {
			pos := t.Word.Translations[key].Pos
			if n > 0 {
				pos = t.FormsIn(key)[n-1].Pos
			}
			if other, twice := seen[strings.ToLower(form)]; twice && other != t.ID.S {
				f.found.Warn(pos, "glossary-double", diag.M("%q steht schon bei %q", "%q stands with %q already", form, other), diag.M("zwei Wörter verwenden, damit sich die Begriffe unterscheiden", "use two words, so that the terms can be told apart"))
			}
			seen[strings.ToLower(form)] = t.ID.S
		}
	}
}
