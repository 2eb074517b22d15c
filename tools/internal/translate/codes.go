package translate

import "offenesnetz/tools/internal/diag"

// Code is the lasting name of a kind of finding, with what it means.
type Code struct {
	Name    string
	Meaning diag.Message
}

// Codes are all that can be found while an import reads a translator's file and writes translations, beside what package check finds
// in them; sorted.
var Codes = []Code{
	{"file-unreadable", diag.M("eine Datei mit Übersetzungen lässt sich nicht lesen", "a file of translations can't be read")},
	{"po-header", diag.M("der Kopf der PO-Datei fehlt, oder sie ist nicht UTF-8", "the header of the PO file is missing, or it is not UTF-8")},
	{"po-syntax", diag.M("die Datei ist keine PO-Datei, wie netz sie liest", "the file is no PO file that netz reads")},
	{"translate-context", diag.M("einen Text, den ein Eintrag nennt, gibt es nicht", "an entry names a text that does not exist")},
	{"translate-double", diag.M("ein Text steht zweimal in der Datei des Übersetzers", "a text stands twice in the translator's file")},
	{"translate-form", diag.M("eine Übersetzung steht in einer Form, die netz nicht sicher ändern kann", "a translation stands in a form that netz can't change safely")},
	{"translate-language", diag.M("die Datei ist für eine Sprache, in die die Seite nicht übersetzt", "the file is for a language that the site does not translate into")},
	{"translate-original", diag.M("das Original eines Eintrags hat sich geändert; er ist übersprungen", "the original of an entry has changed; it is left out")},
	{"translate-page", diag.M("eine neue oder veraltete Seite ist nicht ganz übersetzt; sie ist übersprungen", "a new or outdated page is not translated whole; it is left out")},
	{"translate-size", diag.M("die Datei des Übersetzers ist zu groß", "the translator's file is too large")},
	{"translate-text", diag.M("eine Übersetzung ist kein gültiger Text", "a translation is no valid text")},
	{"xliff-dtd", diag.M("die XLIFF-Datei hat eine DTD; Entitäten werden nicht gelesen", "the XLIFF file has a DTD; entities are not read")},
	{"xliff-inline", diag.M("in einem Text der XLIFF-Datei steht ein Element wie <ph> oder <pc>", "within a text of the XLIFF file there is an element such as <ph> or <pc>")},
	{"xliff-limit", diag.M("die Elemente der XLIFF-Datei sind zu tief geschachtelt", "the elements of the XLIFF file are nested too deep")},
	{"xliff-outdated", diag.M("ein neuer Text ist noch als veraltet markiert; er ist übersprungen", "a new text is still marked as outdated; it is left out")},
	{"xliff-part", diag.M("ein geteilter Text ist nicht in allen Segmenten übersetzt; er ist übersprungen", "a split text is not translated in all segments; it is left out")},
	{"xliff-state", diag.M("einen Zustand, den ein Segment nennt, gibt es nicht", "a segment names a state that does not exist")},
	{"xliff-syntax", diag.M("die Datei ist kein XLIFF 2.0, wie netz es liest", "the file is no XLIFF 2.0 that netz reads")},
	{"xliff-version", diag.M("die Datei ist XLIFF einer anderen Version als 2.0 und 2.1", "the file is XLIFF of a version other than 2.0 and 2.1")},
}
