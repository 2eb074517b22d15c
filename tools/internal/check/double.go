package check

import (
	"strings"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/model"
)

// likeness is what makes two records look like one.
type likeness struct {
	kind, title, clock string
	day                edtf.Date
}

// titles warns of two records of a kind with the same title and day.
func titles(f *finder) {
	first := make(map[likeness]model.Record, len(f.records.All()))
	for _, r := range f.records.All() {
		b := r.Meta()
		if b.Title.IsZero() || b.GoneBy(f.today) {
			continue
		}
		day, clock := dayOf(r)
		key := likeness{b.Kind, strings.ToLower(b.Title.S), clock, day}
		other := first[key]
		if other == nil {
			first[key] = r
			continue
		}
		f.found.Warn(b.Title.Pos, "title-double", diag.M("Titel und Tag gleichen denen von %q", "title and day are those of %q", other.Meta().ID),
			diag.M("eine der beiden Dateien löschen, oder die Titel unterscheidbar machen", "delete one of the two files, or make the titles distinct"))
	}
}

// dayOf gives the day and time that tell two records with one title apart.
func dayOf(r model.Record) (edtf.Date, string) {
	switch x := r.(type) {
	case *model.Meeting:
		return x.Start.Date, x.Start.Clock()
	case *model.Event:
		return x.Start.Date, x.Start.Clock()
	case *model.News:
		return x.Date.Date, ""
	case *model.Question:
		return x.RaisedOn.Date, ""
	case *model.Project:
		return x.Start.Date, ""
	case *model.Measure:
		return x.Start.Date, ""
	case *model.Concept:
		return x.Adopted.Date, ""
	case *model.Recommendation:
		if len(x.Steps) > 0 {
			return x.Steps[0].Date.Date, x.Number.S
		}
		return edtf.Date{}, x.Number.S
	}
	return edtf.Date{}, ""
}
