package model

// GlossaryKind names the kind that is data/glossary.toml.
const GlossaryKind = "glossary"

// Glossary is data/glossary.toml: words that readers may not know, each with what it means and with one translation in
// each language that all texts keep to.
type Glossary struct {
	Base
	Terms []Term
}

// Fields declares data/glossary.toml.
func (x *Glossary) Fields() *Fields {
	f := &Fields{}
	x.head(f, "title", doc("Titel der Liste", "title of the list"), example(`"Wörter erklärt"`))
	parts(f, "term", &x.Terms, (*Term).fields, required, doc("die Wörter", "the words"))
	x.tail(f)
	return f
}

// Term is one word of the glossary. The translation of Word is what texts of that language have to say for it.
type Term struct {
	ID          Word
	Word        Text
	Forms       []Word
	Explanation Text
	Also        []TermForms
	Source      Word
}

func (x *Term) fields(f *Fields) {
	f.ID(&x.ID)
	f.Text("word", &x.Word, required, doc("das Wort, wie es in den Texten steht; seine Übersetzung ist in allen Texten der Sprache zu verwenden",
		"the word as it stands in the texts; all texts of a language are to use its translation"), example(`"Beirat"`))
	f.Words("forms", &x.Forms, doc("andere Schreibweisen und Beugungen, an denen es zu erkennen ist, als ganze Wörter; Groß- und Kleinschreibung zählt, außer am Satzanfang",
		"other spellings and inflections it is recognised by, as whole words; capital and small letters count, but for the start of a sentence"), example(`["Beirats", "Beiräte"]`))
	f.Text("explanation", &x.Explanation, required, doc("was es bedeutet, in ein bis zwei einfachen Sätzen", "what it means, in one or two plain sentences"),
		example(`"Ein Beirat berät den Stadtrat."`))
	parts(f, "also", &x.Also, (*TermForms).fields, doc("weitere Formen der Übersetzung, höchstens ein Eintrag je Sprache; kurz auch als also = [{ language = \"en\", forms = [\"…\"] }]",
		"further forms of the translation, at most one entry per language; in short as also = [{ language = \"en\", forms = [\"…\"] }] too"))
	f.Word("source", &x.Source, doc("Kennung der Quelle in diesem Datensatz", "id of the source in this record"), example(`"stadt"`))
}

// TermForms are forms of a term's translation into one language.
type TermForms struct {
	Language Word
	Forms    []Word
}

func (x *TermForms) fields(f *Fields) {
	f.Word("language", &x.Language, required, doc("Sprache, wie config.toml sie nennt", "language as config.toml names it"), example(`"en"`))
	f.Words("forms", &x.Forms, required, doc("Formen oder Wortanfänge, die auch als diese Übersetzung gelten; Groß- und Kleinschreibung zählt nicht",
		"forms or beginnings of words that count as this translation too; capital and small letters are one"), example(`["advisory council"]`))
}

// FormsIn lists the forms that count as the term's translation into a language, beside the translation itself.
func (x *Term) FormsIn(language string) []Word {
	for _, a := range x.Also {
		if a.Language.S == language {
			return a.Forms
		}
	}
	return nil
}
