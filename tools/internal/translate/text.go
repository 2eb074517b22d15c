// Package translate hands the texts of a network to translators and takes their work back: what is translated how far,
// gettext PO files for the tools that translators use, and overlays written from them.
//
// The PO reader and writer are our own: the Go libraries for PO files either drop comments and contexts or pass over
// faults in silence, and an import that must not lose a text needs each fault with its line.
package translate

import (
	"strings"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/model"
)

// Text is one translatable text of a record with the way to it.
type Text struct {
	*model.Text
	Record model.Record
	Way    []string // keys and ids of parts from the record down, such as history, anfang, text
	Doc    diag.Message
}

// Context names the text among all of the site: "data/groups/sprache.toml#history.anfang.text".
func (t Text) Context() string { return t.Record.Meta().File + "#" + strings.Join(t.Way, ".") }

// Overlay is the file that holds the text's translation into a language.
func (t Text) Overlay(lang string) string {
	return strings.TrimSuffix(t.Record.Meta().File, ".toml") + "." + lang + ".toml"
}

// Texts lists all texts that an overlay can translate: the network's, then the records', each in the order of its fields.
func Texts(records *model.Records) []Text {
	var out []Text
	for _, r := range append([]model.Record{records.Network}, records.All()...) {
		out = append(out, textsOf(r)...)
	}
	return out
}

func textsOf(r model.Record) []Text {
	if r.Meta().File == "" { // a site without data/network.toml
		return nil
	}
	return below(r, r.Fields(), nil)
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
