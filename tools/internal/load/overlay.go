package load

import (
	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/model"
	"offenesnetz/tools/internal/record"
)

// applyOverlays puts the texts of the overlays into the records they translate. A record that can't be read at all
// has its fault already; its overlays wait.
func applyOverlays(results []loaded, found *diag.List) {
	owners := make(map[string]*loaded, len(results))
	for i, r := range results {
		if r.lang == "" {
			owners[r.kind+"/"+r.id] = &results[i]
		}
	}
	renamed := renamedIDs(results)
	for _, r := range results {
		if r.table == nil {
			continue
		}
		owner := owners[r.kind+"/"+r.id]
		now := renamed[r.kind+"/"+r.id]
		switch {
		case owner == nil && now != "":
			found.Add(diag.Pos{File: r.path}, "overlay-orphan", diag.M("der Datensatz, den diese Datei übersetzt, heißt jetzt %q", "the record that this file translates is now named %q", now),
				diag.M("die Datei in %s.%s.toml umbenennen", "rename the file to %s.%s.toml", now, r.lang))
		case owner == nil:
			found.Add(diag.Pos{File: r.path}, "overlay-orphan", diag.M("den Datensatz %q, den diese Datei übersetzt, gibt es nicht", "the record %q that this file translates does not exist", r.id),
				diag.M("die Datei löschen oder wie den Datensatz benennen", "delete the file or name it like the record"))
		case owner.record != nil:
			o := overlay{r.source, r.lang, len(owner.found) > 0, found}
			o.fields(owner.record.Fields(), r.table)
		}
	}
}

// renamedIDs gives by "kind/former id" the id that the record has now.
func renamedIDs(results []loaded) map[string]string {
	now := map[string]string{}
	for _, r := range results {
		if r.record == nil {
			continue
		}
		for _, former := range r.record.Meta().FormerIDs {
			now[r.kind+"/"+former.S] = r.id
		}
	}
	return now
}

// overlay is one file that translates a record.
type overlay struct {
	source *textFile
	lang   string
	broken bool // the record has faults: what the overlay lacks in it may be their consequence
	found  *diag.List
}

// fields walks a table that mirrors a record: texts at their keys, parts by id.
func (o *overlay) fields(fields *model.Fields, table *record.Table) {
	for _, e := range table.Entries {
		f := fields.Get(e.Key)
		switch {
		case f == nil:
			unknownKey(e, fields, o.found)
		case f.Type == model.TypeTable:
			if o.wantTable(e) {
				o.fields(f.Parts()[0], e.Value.Table)
			}
		case f.Type == model.TypePart:
			o.parts(f, e)
		case f.Type == model.TypeText || f.Type == model.TypeMarkdown:
			o.translate(f, e)
		default:
			o.found.Add(e.KeyPos, "overlay-no-text", diag.M("%q ist kein Text, der sich übersetzen lässt", "%q is no text that can be translated", e.Key),
				diag.M("die Zeile löschen; sie gilt aus dem Datensatz in jeder Sprache", "delete the line; the record's own holds in every language"))
		}
	}
}

func (o *overlay) wantTable(e record.Entry) bool {
	if e.Value.Kind == record.TableKind {
		return true
	}
	o.found.Add(e.Value.Pos, "overlay-form", diag.M("hier fehlt die Kennung des Teils", "the id of the part is missing here"),
		diag.M("als [%s.kennung] schreiben, nicht als [[%s]]", "write [%s.id], not [[%s]]", e.Key, e.Key))
	return false
}

func (o *overlay) parts(f *model.Field, e record.Entry) {
	if !o.wantTable(e) {
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
		if part == nil && o.broken {
			continue
		}
		if part == nil {
			o.found.Add(p.KeyPos, "overlay-part", diag.M("einen Teil %q hat der Datensatz unter %q nicht", "the record has no part %q under %q", p.Key, e.Key), diag.DidYouMean(p.Key, ids))
			continue
		}
		if o.wantTable(p) {
			o.fields(part, p.Value.Table)
		}
	}
}

// translate reads one { text, how, by, source_hash }.
func (o *overlay) translate(f *model.Field, e record.Entry) {
	if e.Value.Kind != record.TableKind {
		o.found.Add(e.Value.Pos, "overlay-form", diag.M("eine Übersetzung sagt auch, wie sie entstand", "a translation also says how it was made"),
			diag.M(`als %[1]s = { text = "…", how = "human" } schreiben; how: human, machine oder reviewed`, `write %[1]s = { text = "…", how = "human" }; how: human, machine or reviewed`, e.Key))
		return
	}
	texts := f.Texts()
	if len(texts) == 0 && o.broken {
		return
	}
	if len(texts) == 0 {
		o.found.Add(e.KeyPos, "overlay-no-original", diag.M("der Datensatz hat den Text %q nicht", "the record does not have the text %q", e.Key),
			diag.M("erst den Datensatz ergänzen oder die Zeile löschen", "complete the record first or delete the line"))
		return
	}
	var text model.Text
	var how, by, hash model.Word
	form := &model.Fields{}
	model.DeclareTranslation(form, f.Type == model.TypeMarkdown, &text, &how, &by, &hash)
	before := len(*o.found)
	fill(o.source, form, e.Value.Table, o.found)
	if len(*o.found) > before {
		return
	}
	if texts[0].Translations == nil {
		texts[0].Translations = map[string]model.Translation{}
	}
	texts[0].Translations[o.lang] = model.Translation{S: text.S, How: how.S, By: by.S, SourceHash: hash.S, Stale: hash.S != "" && hash.S != model.TextHash(texts[0].S), Pos: text.Pos, At: text.At}
}
