package guide

import (
	"fmt"
	"strings"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/model"
)

// typeGuide names a type for people and says how to write it.
type typeGuide struct {
	Type model.Type
	Name diag.Message
	How  diag.Message
	TOML string // an example, without the key
}

// typeGuides are all types in the order of the documentation.
var typeGuides = []typeGuide{
	{model.TypeText, diag.M("Text", "text"), diag.M("ein Absatz, Zeichen für Zeichen so gezeigt, ohne Auszeichnung; übersetzbar", "one paragraph, shown sign by sign, without markup; translatable"), `"Wer sich trifft, worum es geht."`},
	{model.TypeMarkdown, diag.M("langer Text", "long text"), diag.M("mehrere Absätze, Listen, Zwischenüberschriften (Markdown), dafür drei Anführungszeichen; übersetzbar", "several paragraphs, lists, headings (Markdown), in three quotation marks; translatable"), `"""…"""`},
	{model.TypeWord, diag.M("Wort", "word"), diag.M("eine Zeile, die in jeder Sprache gleich lautet: Name, Nummer, Kürzel", "one line that reads the same in every language: a name, number or code"), `"DS0434/24"`},
	{model.TypeURL, diag.M("Adresse", "address"), diag.M("eine vollständige Adresse mit `https://` (auch `mailto:` und `tel:`) oder ein Pfad dieser Seite, der mit `/` beginnt", "a full address with `https://` (`mailto:` and `tel:` too) or a path of this site that begins with `/`"), `"https://example.org/"`},
	{model.TypeEnum, diag.M("Auswahl", "choice"), diag.M("eines der genannten Wörter, genau so geschrieben", "one of the words listed, written just so"), `"held"`},
	{model.TypeDay, diag.M("Tag", "day"), diag.M("ein Kalendertag ohne Anführungszeichen oder ein ungenauer Tag in Anführungszeichen", "a calendar day without quotation marks or an imprecise day in quotation marks"), `2026-03-14`},
	{model.TypeMoment, diag.M("Zeit", "time"), diag.M("ein Tag mit Uhrzeit am Ort, ohne Anführungszeichen; oder wie Tag", "a day with local time, without quotation marks; or like day"), `2026-03-14T17:00:00`},
	{model.TypeInteger, diag.M("ganze Zahl", "whole number"), diag.M("ohne Anführungszeichen, nicht negativ", "without quotation marks, not negative"), `4`},
	{model.TypeNumber, diag.M("Zahl", "number"), diag.M("ohne Anführungszeichen, mit Punkt statt Komma", "without quotation marks, with a decimal point"), `52.1316`},
	{model.TypeFigure, diag.M("Menge", "figure"), diag.M("eine Zahl, oder Zahl und Genauigkeit", "a number, or a number and how exact it is"), `{ value = 30, qualifier = "about" }`},
	{model.TypeBool, diag.M("ja/nein", "yes/no"), diag.M("true (ja) oder false (nein); unbekannt: die Zeile weglassen", "true (yes) or false (no); not known: leave the line out"), `true`},
	{model.TypeLanguage, diag.M("Sprache", "language"), diag.M("Sprachkürzel nach BCP 47", "BCP 47 language tag"), `"ar"`},
	{model.TypeRef, diag.M("Verweis", "reference"), diag.M("die Kennung eines Datensatzes der genannten Art", "the id of a record of the kind named"), `"sprache"`},
	{model.TypeAnyRef, diag.M("Verweis mit Art", "reference with kind"), diag.M("Art und Kennung eines Datensatzes", "kind and id of a record"), `"groups/sprache"`},
	{model.TypePart, diag.M("Teile", "parts"), diag.M("ein Abschnitt je Teil, so oft wie nötig, jeder mit eigener Kennung", "one section per part, as often as needed, each with an id of its own"), `[[file]]`},
	{model.TypeTable, diag.M("Abschnitt", "section"), diag.M("einmal, darunter die Angaben", "once, with the facts below it"), `[minutes]`},
}

func typeGuideOf(t model.Type) typeGuide {
	for _, g := range typeGuides {
		if g.Type == t {
			return g
		}
	}
	return typeGuide{Type: t, Name: diag.Message{De: string(t), En: string(t)}}
}

// types describes how each type is written.
func (w *writer) types() string {
	var rows [][]string
	for _, g := range typeGuides {
		rows = append(rows, []string{g.Name.In(w.lang), cell(g.How.In(w.lang)), code(g.TOML)})
	}
	return table([]string{w.say("Typ", "Type"), w.say("Wie man ihn schreibt", "How to write it"), w.say("Beispiel", "Example")}, rows)
}

// typeOf names the type of a field with what it allows.
func (w *writer) typeOf(f *model.Field) string {
	name := typeGuideOf(f.Type).Name.In(w.lang)
	switch {
	case f.Type == model.TypeEnum:
		name += ": " + codes(f.Enum)
	case len(f.Kinds) > 0:
		links := make([]string, len(f.Kinds))
		for i, k := range f.Kinds {
			links[i] = fmt.Sprintf("[%s](#%s)", k, k)
		}
		name += w.say(" auf ", " to ") + strings.Join(links, w.say(" oder ", " or "))
	}
	if f.List && !f.HasParts() {
		return w.say("Liste, je ", "list, each ") + name
	}
	return name
}
