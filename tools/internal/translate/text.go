// Package translate hands the texts of a network to translators and takes their work back: what is translated how far,
// gettext PO and XLIFF 2.0 files for the tools that translators use, and overlays written from them.
//
// A Batch knows what goes out and a Plan what comes back; a format only writes the entries of the one and reads the units for
// the other. The readers and writers are our own: the Go libraries for PO files either drop comments and contexts or pass
// over faults in silence, and those for XLIFF know 1.2 or drop what they don't know. An import that must not lose a text
// needs each fault with its line.
package translate

import (
	"strings"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/model"
)

// Text is one translatable text of a record or hand-written page with the way to it.
type Text struct {
	*model.Text
	Record model.Record // nil for a page
	Page   *Page        // nil for a record
	Way    []string     // keys and ids of parts from the record down, such as history, anfang, text
	Doc    diag.Message
}

// Context names the text among all of the site: "data/groups/sprache.toml#history.anfang.text", "content/about.de.md#body".
func (t Text) Context() string { return t.File() + "#" + strings.Join(t.Way, ".") }

// File is the one that holds the original.
func (t Text) File() string {
	if t.Page != nil {
		return t.Page.Original.File
	}
	return t.Record.Meta().File
}

// Files are those in which the original stands and may have stood: File and those of the record's former ids.
func (t Text) Files() []string {
	out := []string{t.File()}
	if t.Page == nil {
		for _, id := range t.Record.Meta().FormerIDs {
			out = append(out, "data/"+t.Kind()+"/"+id.S+".toml")
		}
	}
	return out
}

// Kind is the folder of a record; of a hand-written page it is derive.PagesKind.
func (t Text) Kind() string {
	if t.Page != nil {
		return derive.PagesKind
	}
	return t.Record.Meta().Kind
}

// Legal tells that the text is on law: a machine's translation is shown only after review.
func (t Text) Legal() bool {
	if t.Page != nil {
		return t.Page.Legal
	}
	return t.Record.Meta().Legal.Yes
}

// Overlay is the file that holds the text's translation into a language.
func (t Text) Overlay(lang string) string {
	if t.Page != nil {
		return "content/" + t.Page.ID + "." + lang + ".md"
	}
	return strings.TrimSuffix(t.Record.Meta().File, ".toml") + "." + lang + ".toml"
}

// ownState tells that how the text came about is said of it: of a page's texts it is the body's that counts for all.
func (t Text) ownState() bool { return t.Page == nil || t.Way[0] == wayBody }

// Texts lists all texts that can be translated: the network's, the glossary's, then the records', each in the order of its
// fields, then those of the hand-written pages. original is the key of the language they are written in.
func Texts(records *model.Records, original string) []Text {
	var out []Text
	for _, r := range append(records.Singles(), records.All()...) {
		out = append(out, below(r, r.Fields(), nil)...)
	}
	for _, p := range records.Prose {
		out = append(out, textsOfPage(&Page{p, p.In[original]})...)
	}
	return out
}

func below(r model.Record, fields *model.Fields, way []string) []Text {
	var out []Text
	for _, f := range fields.List {
		here := append(way[:len(way):len(way)], f.Name)
		for _, t := range f.Texts() {
			out = append(out, Text{Text: t, Record: r, Way: here, Doc: f.Doc})
		}
		for _, part := range f.Parts() {
			switch id := part.PartID(); {
			case f.Type == model.TypeTable:
				out = append(out, below(r, part, here)...)
			case id != "": // without an id, no overlay can name the part
				out = append(out, below(r, part, append(here[:len(here):len(here)], id))...)
			}
		}
	}
	return out
}
