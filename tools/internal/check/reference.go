package check

import (
	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/model"
)

// references demands that every id names a record that exists, of the kind the field wants.
func references(n *network) {
	n.everyField(func(r model.Record, path string, f *model.Field) {
		for _, ref := range f.Refs() {
			n.reference(ref)
		}
	})
}

func (n *network) reference(ref model.Ref) {
	kind := model.KindOf(ref.Kind)
	if kind == nil || kind.Single() {
		n.found.Add(ref.Pos, "ref-kind", diag.M("die Art %q gibt es nicht", "there is no kind %q", ref.Kind), diag.DidYouMean(ref.Kind, kindNames()))
		return
	}
	if n.records.Has(ref.Kind, ref.ID) {
		return
	}
	for _, other := range model.Kinds {
		if n.records.Has(other.Name, ref.ID) {
			n.found.Add(ref.Pos, "ref-kind", diag.M("%[1]q liegt unter data/%[2]s, nicht unter data/%[3]s", "%[1]q lies under data/%[2]s, not under data/%[3]s", ref.ID, other.Name, kind.Name),
				diag.M("hier gehört eine Kennung aus data/%s hin", "an id of data/%s belongs here", kind.Name))
			return
		}
	}
	n.found.Add(ref.Pos, "ref-missing", diag.Message{De: kind.Label.De + ` "` + ref.ID + `" gibt es nicht`, En: "there is no " + kind.Label.En + ` "` + ref.ID + `"`},
		diag.DidYouMean(ref.ID, n.records.IDs(ref.Kind)))
}

func kindNames() []string {
	var names []string
	for _, k := range model.Kinds {
		if !k.Single() {
			names = append(names, k.Name)
		}
	}
	return names
}
