package check

import (
	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/load"
	"offenesnetz/tools/internal/model"
)

// formerIDs demands that the earlier ids of a record could be ids and belong to it alone: a page at each leads on to it.
func formerIDs(f *finder, s *subject) {
	for _, w := range s.FormerIDs {
		ref := model.Ref{Kind: s.Kind, ID: w.S}
		other := f.records.Get(ref)
		if other == nil {
			other = f.records.Renamed(ref)
		}
		switch {
		case !load.FitID(w.S), other == nil: // a record that is the only one of its kind never had another id
			f.found.Add(w.Pos, "id-unfit", diag.M("%q kann keine frühere Kennung sein", "%q can't be an earlier id", w.S), formerAdvice)
		case load.ReservedID(s.Kind, w.S, f.config):
			f.found.Add(w.Pos, "id-reserved", diag.M("das Wort %q ist vergeben und kann keine frühere Kennung sein", "the word %q is taken and can't be an earlier id", w.S), formerAdvice)
		case other.Meta().File != s.File, w.S == s.ID:
			f.found.Add(w.Pos, "id-former", diag.M("die Adresse der früheren Kennung %q hat schon %s", "%[2]s has the address of the earlier id %[1]q already", w.S, other.Meta().File), formerAdvice)
		}
	}
}

var formerAdvice = diag.M("nur eine Kennung nennen, die dieser Datensatz einmal hatte und die seither niemand trägt", "name only an id that this record once had and nobody bears since")

// replaced demands that a deleted record does not name itself as what takes its place.
func replaced(f *finder, s *subject) {
	for _, ref := range s.Deleted.ReplacedBy {
		if ref.Key() == s.Key() {
			f.circle(ref, []string{s.ID, s.ID})
		}
	}
}
