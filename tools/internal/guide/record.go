package guide

import (
	"strings"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/model"
)

// Template gives a commented TOML record of the kind to fill in: what every record must have stands as example
// values, everything else as comments. Lines that start with ## explain; lines that start with a single # are
// TOML once it is taken away. today is a day such as "2026-03-14".
func Template(kind *model.Kind, id, lang, today string) string {
	t := &sheet{lang: lang}
	t.opening(kind, id)
	var active, optional, parts []*model.Field
	for _, f := range kind.New().Fields().List {
		fill(f, id, today)
		switch {
		case f.HasParts():
			parts = append(parts, f)
		case f.Required || f.Name == "created":
			active = append(active, f)
		default:
			optional = append(optional, f)
		}
	}
	for _, f := range active {
		t.field(f, true)
	}
	for _, f := range optional {
		t.field(f, false)
	}
	for _, f := range parts {
		t.part(f, "", f.Required)
	}
	return t.b.String()
}

// fill puts what is known of a new record in the place of its examples.
func fill(f *model.Field, id, today string) {
	switch f.Name {
	case "id":
		f.Example = `"` + id + `"`
	case "created", "modified":
		f.Example = today
	}
}

// sheet is a template being written.
type sheet struct {
	b    strings.Builder
	lang string
}

func (t *sheet) say(de, en string) string { return diag.Message{De: de, En: en}.In(t.lang) }

func (t *sheet) opening(kind *model.Kind, id string) {
	path := Path(kind, id)
	reference := t.say("data/README.md", "data/README.en.md")
	t.note(upper(kind.Label.In(t.lang)) + ": " + path)
	t.note(t.say(
		"Zeilen mit ## erklären nur. Zeilen mit einem # sind mögliche Angaben: zum Ausfüllen das # löschen, sonst die Zeile löschen.",
		"Lines with ## only explain. Lines with one # are possible facts: take the # away to fill them in, or delete the line."))
	t.note(t.say(
		"Was nicht bekannt ist, bleibt weg. Abschnitte in [[ ]] dürfen mehrmals stehen, jeder mit eigener Kennung.",
		"Leave out what is not known. Sections in [[ ]] may stand several times, each with an id of its own."))
	t.note(t.say("Alle Felder erklärt ", "All fields are explained in ") + reference + t.say("; ob alles stimmt, sagt `netz check`.", "; `netz check` tells whether all is well."))
}

// Path is the file of a record, relative to the site.
func Path(kind *model.Kind, id string) string {
	if kind.Single() {
		return "data/" + kind.Name + ".toml"
	}
	return "data/" + kind.Name + "/" + id + ".toml"
}

// note writes a line that explains.
func (t *sheet) note(s string) { t.b.WriteString("## " + s + "\n") }

// lines writes TOML, as a comment where it is not active.
func (t *sheet) lines(toml string, active bool) {
	for line := range strings.SplitSeq(toml, "\n") {
		if !active {
			line = strings.TrimRight("# "+line, " ")
		}
		t.b.WriteString(line + "\n")
	}
}

// field writes a top-level key. Active ones but the days of the record's own story are marked as examples.
func (t *sheet) field(f *model.Field, active bool) {
	t.b.WriteString("\n")
	t.note(t.meaning(f))
	t.key(f, active, active && f.Name != "created" && f.Name != "modified")
}

func (t *sheet) key(f *model.Field, active, mark bool) {
	toml := f.Name + " = " + f.Example
	if mark {
		toml += t.say(" # Beispiel: ersetzen", " # example: replace it")
	}
	t.lines(toml, active)
}

// meaning says what a key means and what may stand there.
func (t *sheet) meaning(f *model.Field) string {
	s := upper(f.Doc.In(t.lang))
	if len(f.Enum) > 0 {
		s += " – " + t.say("möglich: ", "possible: ") + strings.Join(f.Enum, ", ")
	}
	for _, k := range f.Kinds {
		s += " – " + t.say("Kennung aus data/", "id of data/") + k
	}
	return s
}

// part writes a section of one part with its keys, then the parts within it. Keys that the part must have are
// marked, because in a comment nothing else tells them from the others.
func (t *sheet) part(f *model.Field, prefix string, active bool) {
	t.b.WriteString("\n")
	t.note(upper(f.Doc.In(t.lang)))
	t.lines(partHeader(prefix, f), active)
	var inner []*model.Field
	for _, x := range partFields(f).List {
		if x.HasParts() {
			inner = append(inner, x)
			continue
		}
		meaning := t.meaning(x)
		if x.Required {
			meaning += t.say(" (Pflicht)", " (required)")
		}
		t.note(meaning)
		t.key(x, active && x.Required, active && x.Required)
	}
	for _, x := range inner {
		t.part(x, prefix+f.Name+".", active && x.Required)
	}
}
