package load

import (
	"strings"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/model"
	"offenesnetz/tools/internal/record"
)

// fill puts the values of a table into the fields bound to a record or part.
func fill(src *textFile, fields *model.Fields, table *record.Table, found *diag.List) {
	for _, e := range table.Entries {
		f := fields.Get(e.Key)
		switch {
		case f == nil:
			unknownKey(e, fields, found)
		case f.HasParts():
			fillParts(src, f, e, found)
		default:
			set(src, f, e, found)
		}
	}
	for _, f := range fields.List {
		if f.Required && table.Get(f.Name) == nil {
			pos := table.Pos
			if pos.File == "" {
				pos.File = src.name
			}
			found.Add(pos, "key-missing", diag.M("es fehlt %q", "%q is missing", f.Name), howToWrite(f))
		}
	}
}

// set puts one value into its field and notes where its texts stand.
func set(src *textFile, f *model.Field, e record.Entry, found *diag.List) {
	if p := f.Set(e.Value); p != nil {
		found.Add(p.Pos, p.Code, keyed(e.Key, p.Message), p.Advice)
		return
	}
	for _, t := range f.Texts() {
		t.At = src.place(t.Pos, t.S)
	}
}

// howToWrite says what a key means and gives an example.
func howToWrite(f *model.Field) diag.Message {
	if f.HasParts() {
		return f.Doc
	}
	return diag.Message{De: f.Doc.De + "; zum Beispiel " + f.Name + " = " + f.Example, En: f.Doc.En + "; such as " + f.Name + " = " + f.Example}
}

func keyed(key string, m diag.Message) diag.Message {
	return diag.Message{De: key + ": " + m.De, En: key + ": " + m.En}
}

func unknownKey(e record.Entry, fields *model.Fields, found *diag.List) {
	advice := diag.DidYouMean(e.Key, fields.Names())
	if advice == (diag.Message{}) {
		known := strings.Join(fields.Names(), ", ")
		advice = diag.M("bekannt sind: %s", "known are: %s", known)
	}
	found.Add(e.KeyPos, "key-unknown", diag.M("den Schlüssel %q gibt es hier nicht", "there is no key %q here", e.Key), advice)
}

func fillParts(src *textFile, f *model.Field, e record.Entry, found *diag.List) {
	tables, ok := partTables(f, e.Value)
	if !ok {
		form, de, en := "[["+f.Name+"]]", "eine Liste von Abschnitten", "a list of tables"
		if f.Type == model.TypeTable {
			form, de, en = "["+f.Name+"]", "ein Abschnitt", "a table"
		}
		kind := e.Value.Kind.Name()
		found.Add(e.Value.Pos, "value-type", diag.M("%[1]s: gefunden: %[2]s, erwartet: %[4]s", "%[1]s: found: %[3]s, expected: %[5]s", e.Key, kind.De, kind.En, de, en),
			diag.M("als %s schreiben, darunter die Angaben", "write %s, with the facts below it", form))
		return
	}
	for i, part := range f.Grow(len(tables)) {
		fill(src, part, tables[i], found)
	}
}

// partTables gives the tables of a part field: one for a table, any number for parts.
func partTables(f *model.Field, v *record.Value) ([]*record.Table, bool) {
	if f.Type == model.TypeTable {
		return []*record.Table{v.Table}, v.Kind == record.TableKind
	}
	if v.Kind != record.Array {
		return nil, false
	}
	tables := make([]*record.Table, len(v.Items))
	for i, item := range v.Items {
		if item.Kind != record.TableKind {
			return nil, false
		}
		tables[i] = item.Table
	}
	return tables, true
}
