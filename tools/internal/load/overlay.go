package load

import (
	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/model"
	"offenesnetz/tools/internal/record"
)

// applyOverlays puts the texts of the overlays into the records they translate.
func applyOverlays(results []loaded, records map[string]model.Record, found *diag.List) {
	for _, r := range results {
		if r.table == nil {
			continue
		}
		owner := records[r.kind+"/"+r.id]
		if owner == nil {
			found.Add(diag.Pos{File: r.path}, "overlay-orphan", diag.M("den Datensatz %q, den diese Datei übersetzt, gibt es nicht", "the record %q that this file translates does not exist", r.id),
				diag.M("die Datei löschen oder wie den Datensatz benennen", "delete the file or name it like the record"))
			continue
		}
		overlay(r.lang, owner.Fields(), r.table, found)
	}
}

// overlay walks a table that mirrors a record: texts at their keys, parts by id.
func overlay(lang string, fields *model.Fields, table *record.Table, found *diag.List) {
	for _, e := range table.Entries {
		f := fields.Get(e.Key)
		switch {
		case f == nil:
			unknownKey(e, fields, found)
		case f.Type == model.TypeTable:
			if wantTable(e, found) {
				overlay(lang, f.Parts()[0], e.Value.Table, found)
			}
		case f.Type == model.TypePart:
			overlayParts(lang, f, e, found)
		case f.Type == model.TypeText || f.Type == model.TypeMarkdown:
			translate(lang, f, e, found)
		default:
			found.Add(e.KeyPos, "overlay-no-text", diag.M("%q ist kein Text, der sich übersetzen lässt", "%q is no text that can be translated", e.Key),
				diag.M("die Zeile löschen; sie gilt aus dem Datensatz in jeder Sprache", "delete the line; the record's own holds in every language"))
		}
	}
}

func wantTable(e record.Entry, found *diag.List) bool {
	if e.Value.Kind == record.TableKind {
		return true
	}
	found.Add(e.Value.Pos, "overlay-form", diag.M("hier fehlt die Kennung des Teils", "the id of the part is missing here"),
		diag.M("als [%s.kennung] schreiben, nicht als [[%s]]", "write [%s.id], not [[%s]]", e.Key, e.Key))
	return false
}

func overlayParts(lang string, f *model.Field, e record.Entry, found *diag.List) {
	if !wantTable(e, found) {
		return
	}
	byID := map[string]*model.Fields{}
	var ids []string
	for _, part := range f.Parts() {
		byID[part.PartID()] = part
		ids = append(ids, part.PartID())
	}
	for _, p := range e.Value.Table.Entries {
		part := byID[p.Key]
		if part == nil {
			found.Add(p.KeyPos, "overlay-part", diag.M("einen Teil %q hat der Datensatz unter %q nicht", "the record has no part %q under %q", p.Key, e.Key), diag.DidYouMean(p.Key, ids))
			continue
		}
		if wantTable(p, found) {
			overlay(lang, part, p.Value.Table, found)
		}
	}
}

// translate reads one { text, how, by, source_hash }.
func translate(lang string, f *model.Field, e record.Entry, found *diag.List) {
	if e.Value.Kind != record.TableKind {
		found.Add(e.Value.Pos, "overlay-form", diag.M("eine Übersetzung sagt auch, wie sie entstand", "a translation also says how it was made"),
			diag.M(`als %[1]s = { text = "…", how = "human" } schreiben; how: human, machine oder reviewed`, `write %[1]s = { text = "…", how = "human" }; how: human, machine or reviewed`, e.Key))
		return
	}
	texts := f.Texts()
	if len(texts) == 0 {
		found.Add(e.KeyPos, "overlay-no-original", diag.M("der Datensatz hat den Text %q nicht", "the record does not have the text %q", e.Key),
			diag.M("erst den Datensatz ergänzen oder die Zeile löschen", "complete the record first or delete the line"))
		return
	}
	var text model.Text
	var how, by, hash model.Word
	form := &model.Fields{}
	model.DeclareTranslation(form, f.Type == model.TypeMarkdown, &text, &how, &by, &hash)
	before := len(*found)
	fill(e.KeyPos.File, form, e.Value.Table, found)
	if len(*found) > before {
		return
	}
	if texts[0].Translations == nil {
		texts[0].Translations = map[string]model.Translation{}
	}
	texts[0].Translations[lang] = model.Translation{S: text.S, How: how.S, By: by.S, SourceHash: hash.S, Pos: text.Pos}
}
