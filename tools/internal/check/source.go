package check

import (
	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/model"
)

// sourced warns of records without a source. What topics and locations say can be seen, what
// words mean is common knowledge, and invented networks have none.
func sourced(f *finder, s *subject) {
	if f.invented || len(s.Sources) > 0 || s.Kind == "topics" || s.Kind == "locations" || s.Kind == model.GlossaryKind || s.Title.IsZero() {
		return
	}
	f.found.Warn(s.Title.Pos, "source-missing", diag.M("der Datensatz nennt keine Quelle", "the record names no source"),
		diag.M("[[source]] mit title und url ergänzen", "add [[source]] with title and url"))
}

// freshDays is for how many days addresses and hours count as checked.
const freshDays = 365

// facts warns of addresses and hours that nobody has checked for a year.
func facts(f *finder, s *subject) {
	switch x := s.Record.(type) {
	case *model.Service:
		f.hours(x)
		if x.Closed.IsZero() {
			f.fresh(x.Checked, x.Title.Pos)
		}
	case *model.Location:
		f.within(x.Latitude, 90)
		f.within(x.Longitude, 180)
		if !x.Online.Yes {
			f.fresh(x.Checked, x.Title.Pos)
		}
	}
}

// within demands degrees that the globe has.
func (f *finder) within(n model.Number, most float64) {
	if n.N < -most || n.N > most {
		f.found.Add(n.Pos, "value-range", diag.M("%v Grad liegen außerhalb von -%v bis %v", "%v degrees lie outside -%v to %v", n.N, most, most),
			diag.M("Grad mit Punkt schreiben, zum Beispiel 52.1316", "write degrees with a point, such as 52.1316"))
	}
}

// office looks at the facts of the office that coordinates the network.
func office(f *finder) {
	if o := f.records.Network.Office; !o.Name.IsZero() {
		f.fresh(o.Checked, o.Name.Pos)
	}
}

func (f *finder) fresh(checked model.Day, pos diag.Pos) {
	switch {
	case checked.IsZero():
		f.found.Warn(pos, "facts-unchecked", diag.M("wann Anschrift und Zeiten zuletzt geprüft wurden, steht nicht da", "it is not said when address and hours were last checked"),
			diag.M("prüfen und checked_on ergänzen", "check them and add checked_on"))
	case checked.Last().AddDate(0, 0, freshDays).Before(f.today):
		f.found.Warn(checked.Pos, "facts-old", diag.M("zuletzt vor mehr als %d Tagen geprüft", "last checked more than %d days ago", freshDays),
			diag.M("prüfen und checked_on erneuern", "check them and renew checked_on"))
	}
}
