package check

import (
	"slices"
	"strings"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/model"
)

// missing is a reference to a record that does not exist. Advice is sought when all are known, because looking for
// names alike costs time in proportion to the records.
type missing struct {
	pos  diag.Pos
	code string
	kind *model.Kind
	id   string
}

// maxAdvised bounds for how many missing references a name alike is sought. Who has more of them has renamed something.
const maxAdvised = 200

// references demands that every id names a record that exists, of the kind the field wants.
func references(f *finder, _ *subject, field *model.Field) {
	for _, ref := range field.Refs() {
		f.reference(ref)
	}
}

func (f *finder) reference(ref model.Ref) {
	kind := model.KindOf(ref.Kind)
	if kind == nil || kind.Single() {
		f.found.Add(ref.Pos, "ref-kind", diag.M("die Art %q gibt es nicht", "there is no kind %q", ref.Kind), diag.DidYouMean(ref.Kind, model.Folders()))
		return
	}
	if f.records.Has(ref.Kind, ref.ID) || f.records.Refused[ref.Key()] {
		return
	}
	for _, other := range model.Kinds {
		if f.records.Has(other.Name, ref.ID) && f.records.Renamed(ref) == nil {
			f.found.Add(ref.Pos, "ref-kind", diag.M("%[1]q liegt unter data/%[2]s, nicht unter data/%[3]s", "%[1]q lies under data/%[2]s, not under data/%[3]s", ref.ID, other.Name, kind.Name),
				diag.M("hier gehört eine Kennung aus data/%s hin", "an id of data/%s belongs here", kind.Name))
			return
		}
	}
	f.missing = append(f.missing, missing{ref.Pos, "ref-missing", kind, ref.ID})
}

// advise makes the findings for missing references.
func (s *site) advise(all []missing) diag.List {
	ids := map[string][]string{}
	var found diag.List
	for i, m := range all {
		var advice diag.Message
		if now := s.records.Renamed(model.Ref{Kind: m.kind.Name, ID: m.id}); now != nil {
			advice = diag.M("der Datensatz heißt jetzt %q", "the record is now named %q", now.Meta().ID)
		} else if i < maxAdvised {
			if ids[m.kind.Name] == nil {
				ids[m.kind.Name] = s.records.IDs(m.kind.Name)
			}
			advice = diag.DidYouMean(m.id, ids[m.kind.Name])
		}
		found.Add(m.pos, m.code, diag.M("%[1]s %[3]q gibt es nicht", "there is no %[2]s %[3]q", m.kind.Label.De, m.kind.Label.En, m.id), advice)
	}
	return found
}

// above gives the one record of the same kind that a record stands under or is followed by.
func above(r model.Record) model.Ref {
	switch x := r.(type) {
	case *model.Group:
		return x.Parent
	case *model.Organization:
		return x.Parent
	case *model.Topic:
		return x.Broader
	case *model.Concept:
		return x.Supersedes
	case *model.Recommendation:
		return x.SupersededBy
	}
	return model.Ref{}
}

// circles demands that no record stands above itself, be it through others. Each circle is reported once.
func circles(f *finder) {
	walked := map[string]int{}
	for i, r := range f.records.All() {
		var way []string
		for r != nil && walked[r.Meta().Key()] == 0 {
			walked[r.Meta().Key()] = i + 1
			way = append(way, r.Meta().ID)
			ref := above(r)
			next := f.records.Get(ref)
			if ref.ID == "" || next == nil {
				break
			}
			if walked[next.Meta().Key()] == i+1 { // on this very way: the circle begins there
				at := slices.Index(way, next.Meta().ID)
				f.circle(ref, append(way[at:], way[at]))
			}
			r = next
		}
	}
}

func (f *finder) circle(ref model.Ref, way []string) {
	if len(way) == 2 {
		f.found.Add(ref.Pos, "ref-circular", diag.M("%q verweist auf sich selbst", "%q refers to itself", ref.ID), diag.M("die Zeile löschen", "delete the line"))
		return
	}
	if len(way) > 6 {
		way = append(append(way[:3:3], "…"), way[len(way)-2:]...)
	}
	f.found.Add(ref.Pos, "ref-circular", diag.M("die Verweise laufen im Kreis: %s", "the references run in a circle: %s", strings.Join(way, " → ")),
		diag.M("einen der Verweise löschen", "delete one of the references"))
}
