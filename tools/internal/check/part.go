package check

import (
	"strings"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/load"
	"offenesnetz/tools/internal/model"
)

// partIDs demands that the ids of a list of parts are fit and unique in it. Two lists of one record may use the same
// id, because whoever names a part names its list too: overlays and anchors do.
func partIDs(f *finder, _ *subject, field *model.Field, parts []*model.Fields) {
	if field.Type != model.TypePart {
		return
	}
	seen := make(map[string]diag.Pos, len(parts))
	for _, part := range parts {
		named := part.Get("id")
		if named == nil { // such parts hold no text, and nothing names them
			return
		}
		for _, id := range named.Words() {
			first, double := seen[id.S]
			switch {
			case !load.FitID(id.S):
				f.found.Add(id.Pos, "part-id", diag.M("%q ist als Kennung eines Teils nicht geeignet", "%q is no fit id of a part", id.S),
					diag.M("nur kleine Buchstaben a–z, Ziffern und einzelne Bindestriche, höchstens %d Zeichen", "only small letters a–z, digits and single hyphens, at most %d characters", load.MaxID))
			case double:
				f.found.Add(id.Pos, "part-double", diag.M("die Kennung %q hat schon ein anderer Teil unter %q (Zeile %d)", "another part under %[2]q has the id %[1]q already (line %[3]d)", id.S, field.Name, first.Line),
					diag.M("eine eigene Kennung geben, die dieser Datensatz nie zuvor hatte", "give it an id of its own that this record never had before"))
			}
			seen[id.S] = id.Pos
		}
	}
}

// sourceIDs demands that a part names a source of its own record.
func sourceIDs(f *finder, s *subject, field *model.Field) {
	if !s.inPart || field.Name != "source" || field.Type != model.TypeWord {
		return
	}
	for _, word := range field.Words() {
		f.part(word, "source", diag.M("die Quelle", "source"), s.sources())
	}
}

// sources lists the ids of the record's sources.
func (s *subject) sources() []string {
	if s.sourceIDs == nil {
		s.sourceIDs = make([]string, len(s.Sources))
		for i, source := range s.Sources {
			s.sourceIDs[i] = source.ID.S
		}
	}
	return s.sourceIDs
}

// maxCandidates bounds among how many ids a name alike is sought, for every fault anew.
const maxCandidates = 200

// part demands that a word is one of the ids that a list has.
func (f *finder) part(word model.Word, list string, what diag.Message, ids []string) {
	for _, id := range ids {
		if id == word.S {
			return
		}
	}
	var advice diag.Message
	switch {
	case len(ids) <= maxCandidates && len(ids) > 0:
		advice = diag.DidYouMean(word.S, ids)
	case len(ids) == 0:
		advice = diag.M("[[%s]] mit dieser Kennung anlegen oder die Zeile löschen", "add a [[%s]] with this id or delete the line", list)
	}
	f.found.Add(word.Pos, "ref-part", diag.M("%[1]s %[3]q gibt es nicht", "there is no %[2]s %[3]q", what.De, what.En, word.S), advice)
}

// namedParts demands that what names a field or a part of this or of another record names one that is there.
func namedParts(f *finder, s *subject) {
	for _, source := range s.Sources {
		for _, word := range source.Supports {
			f.fieldPath(s, word)
		}
	}
	for _, conflict := range s.Conflict {
		f.fieldPath(s, conflict.Field)
	}
	for _, unsure := range s.Unsure {
		f.fieldPath(s, unsure.Field)
	}
	switch x := s.Record.(type) {
	case *model.Meeting:
		f.minutes(x)
	case *model.Measure:
		f.fieldOfAction(x)
	case *model.Organization:
		f.category(x)
	}
}

func (f *finder) minutes(x *model.Meeting) {
	if x.Minutes.File.S == "" {
		return
	}
	ids := make([]string, len(x.Files))
	for i, file := range x.Files {
		ids[i] = file.ID.S
	}
	f.part(x.Minutes.File, "file", diag.M("das Dokument", "document"), ids)
}

func (f *finder) fieldOfAction(x *model.Measure) {
	concept, ok := model.Find[*model.Concept](f.records, x.Concept)
	if x.Field.S == "" || !ok && x.Concept.ID != "" {
		return // a concept that is missing has its fault already
	}
	if !ok {
		f.found.Add(x.Field.Pos, "ref-part", diag.M("zu welchem Konzept das Handlungsfeld %q gehört, steht nicht da", "it is not said which concept the field of action %q belongs to", x.Field.S),
			diag.M("concept ergänzen oder die Zeile löschen", "add concept or delete the line"))
		return
	}
	ids := make([]string, len(concept.FieldsOfAction))
	for i, field := range concept.FieldsOfAction {
		ids[i] = field.ID.S
	}
	f.part(x.Field, "field_of_action", diag.M("das Handlungsfeld", "field of action"), ids)
}

func (f *finder) category(x *model.Organization) {
	if x.Category.S == "" || f.records.Network.File == "" { // a network that is missing has its fault already
		return
	}
	categories := f.records.Network.Categories
	ids := make([]string, len(categories))
	for i, c := range categories {
		ids[i] = c.ID.S
	}
	f.part(x.Category, "membership_category", diag.M("die Art von Mitgliedern", "category of members"), ids)
}

// fieldPath demands that a word names a key of the record ("start"), a key of a list's parts ("history.date"), a part
// ("agenda_item.bericht") or a part's key ("agenda_item.bericht.title").
func (f *finder) fieldPath(s *subject, word model.Word) {
	if word.S == "" {
		return
	}
	fields := s.fields
	rest := word.S
	for {
		key, more, deeper := strings.Cut(rest, ".")
		field := fields.Get(key)
		if field == nil {
			f.found.Add(word.Pos, "ref-part", diag.M("%q ist kein Feld dieses Datensatzes", "%q is no field of this record", word.S), diag.DidYouMean(key, fields.Names()))
			return
		}
		if !deeper {
			return
		}
		id, after, further := strings.Cut(more, ".")
		part, byID := partOf(field, s.partsOf(field), id)
		if part == nil || byID && !further {
			f.noPart(word, field, part)
			return
		}
		fields, rest = part, more
		if byID {
			rest = after
		}
	}
}

func (f *finder) noPart(word model.Word, field *model.Field, part *model.Fields) {
	if part == nil {
		f.found.Add(word.Pos, "ref-part", diag.M("%q: einen solchen Teil hat %q nicht", "%q: there is no such part of %q", word.S, field.Name),
			diag.M(`als "liste.kennung.feld" schreiben, zum Beispiel "agenda_item.bericht.title"`, `write "list.id.field", such as "agenda_item.bericht.title"`))
	}
}

// partsOf gives the parts of a field; declaring them once is enough for all words that name one.
func (s *subject) partsOf(field *model.Field) []*model.Fields {
	for _, known := range s.parts {
		if known.field == field {
			return known.parts
		}
	}
	parts := field.Parts()
	if len(parts) > 0 {
		s.parts = append(s.parts, declared{field, parts})
	}
	return parts
}

// declared are the parts of a field, declared once.
type declared struct {
	field *model.Field
	parts []*model.Fields
}

// partOf finds the part with an id, or else any part or table, whose keys a word may name.
func partOf(field *model.Field, parts []*model.Fields, id string) (part *model.Fields, byID bool) {
	for _, p := range parts {
		if field.Type == model.TypePart && p.PartID() == id {
			return p, true
		}
	}
	for _, p := range parts {
		if p.Get(id) != nil {
			return p, false
		}
	}
	return nil, false
}
