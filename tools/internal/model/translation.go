package model

// DeclareTranslation declares the keys of one text of an overlay: { text, how, by, source_hash }.
func DeclareTranslation(f *Fields, markdown bool, text *Text, how, by, hash *Word) {
	meaning := []option{required, doc("die Übersetzung", "the translation"), example(`"…"`)}
	if markdown {
		f.Markdown("text", text, meaning...)
	} else {
		f.Text("text", text, meaning...)
	}
	f.Enum("how", how, []string{ByHuman, ByMachine, Reviewed}, required,
		doc("wie sie entstand: human (von Menschen), machine (maschinell), reviewed (maschinell, dann geprüft)",
			"how it was made: human, machine, reviewed (by machine, then checked by a person)"), example(`"human"`))
	f.Word("by", by, doc("wer übersetzt oder geprüft hat", "who translated or checked"), example(`"Sprachdienst der Stadt"`))
	f.Word("source_hash", hash, doc("Prüfwert des Originals, aus dem übersetzt wurde; `netz check` nennt ihn", "hash of the original it was made from; `netz check` tells it"), example(`"0123456789ab"`))
}

// ProseHead is the front matter of a hand-written page.
type ProseHead struct {
	Title, Summary            Text
	Slug, How, By, SourceHash Word
	Former                    []Word // earlier slugs: a page there leads on to this one
	Modified                  Day
	Order                     Integer
	Legal                     Flag
}

// Fields declares the front matter of content/<id>.<language>.md.
func (x *ProseHead) Fields() *Fields {
	f := &Fields{}
	f.Text("title", &x.Title, required, doc("Überschrift der Seite", "heading of the page"), example(`"Mitmachen"`))
	f.Text("summary", &x.Summary, doc("ein Satz für Suchmaschinen", "a sentence for search engines"), example(`"Wie man mitarbeitet."`))
	f.Word("slug", &x.Slug, required, doc("Wort in der Adresse, in dieser Sprache", "word in the address, in this language"), example(`"mitmachen"`))
	f.Words("former_slugs", &x.Former, doc("frühere Wörter in der Adresse, in dieser Sprache; dort leitet eine Seite hierher weiter", "earlier words in the address, in this language; a page there leads on to this one"), example(`["ueber-uns"]`))
	f.Enum("how", &x.How, []string{ByHuman, ByMachine, Reviewed}, required, doc("wie der Text entstand", "how the text was made"), example(`"human"`))
	f.Word("by", &x.By, doc("wer übersetzt oder geprüft hat", "who translated or checked"), example(`"Sprachdienst der Stadt"`))
	f.Word("source_hash", &x.SourceHash, doc("in einer Übersetzung: Prüfwert des Originals, aus dem sie entstand; `netz check` nennt ihn",
		"in a translation: hash of the original it was made from; `netz check` tells it"), example(`"0123456789ab"`))
	f.Day("modified", &x.Modified, doc("im Original: Tag der letzten inhaltlichen Änderung; veraltete Übersetzungen nennen ihn", "in the original: day of the last change of content; outdated translations name it"), example("2026-03-01"))
	f.Integer("order", &x.Order, doc("Reihenfolge im Menü; gilt aus der Sprache des Netzwerks", "order in the menu; the network's language decides"), example("2"))
	f.Flag("legal", &x.Legal, doc("Text über Recht und Rechte: Maschinenübersetzungen erscheinen erst nach Prüfung; gilt aus der Sprache des Netzwerks",
		"text on law and rights: machine translations appear only after review; the network's language decides"), example("true"))
	return f
}

// State is how far a text is translated into a language.
type State int

// The states of a text. A translation whose original has changed is outdated, however it came about.
const (
	StateMissing State = iota
	StateOutdated
	StateMachine
	StateReviewed
	StateHuman
	States // how many there are
)

// StateIn tells how far the text is translated into a language.
func (t Text) StateIn(lang string) State {
	tr, ok := t.Translations[lang]
	switch {
	case !ok:
		return StateMissing
	case tr.Stale:
		return StateOutdated
	}
	return stateMade(tr.How)
}

// StateIn tells how far the page is translated into a language: it has one state for all its text.
func (p *Prose) StateIn(lang string) State {
	t := p.In[lang]
	switch {
	case t == nil:
		return StateMissing
	case t.Stale:
		return StateOutdated
	}
	return stateMade(t.How.S)
}

func stateMade(how string) State {
	switch how {
	case ByMachine:
		return StateMachine
	case Reviewed:
		return StateReviewed
	}
	return StateHuman
}
