package translate

import "offenesnetz/tools/internal/diag"

// Code is the lasting name of a kind of finding, with what it means.
type Code struct {
	Name    string
	Meaning diag.Message
}

// Codes are all that can be found while an import reads a PO file and writes translations, beside what package check finds
// in them; sorted.
var Codes = []Code{
	{"file-unreadable", diag.M("eine Datei mit Übersetzungen lässt sich nicht lesen", "a file of translations can't be read")},
	{"po-context", diag.M("einen Text, den ein Eintrag nennt, gibt es nicht", "an entry names a text that does not exist")},
	{"po-double", diag.M("ein Text steht zweimal in der PO-Datei", "a text stands twice in the PO file")},
	{"po-header", diag.M("der Kopf der PO-Datei fehlt, oder sie ist nicht UTF-8", "the header of the PO file is missing, or it is not UTF-8")},
	{"po-language", diag.M("die PO-Datei ist für eine Sprache, in die die Seite nicht übersetzt", "the PO file is for a language that the site does not translate into")},
	{"po-original", diag.M("das Original eines Eintrags hat sich geändert; er ist übersprungen", "the original of an entry has changed; it is left out")},
	{"po-page", diag.M("eine neue oder veraltete Seite ist nicht ganz übersetzt; sie ist übersprungen", "a new or outdated page is not translated whole; it is left out")},
	{"po-syntax", diag.M("die Datei ist keine PO-Datei, wie netz sie liest", "the file is no PO file that netz reads")},
	{"po-text", diag.M("eine Übersetzung ist kein gültiger Text", "a translation is no valid text")},
	{"translate-form", diag.M("eine Übersetzung steht in einer Form, die netz nicht sicher ändern kann", "a translation stands in a form that netz can't change safely")},
}
