package check

import (
	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/model"
)

// sourced warns of records without a source. What topics and locations say can be seen; invented networks have none.
func sourced(f *finder, s *subject) {
	if f.invented || len(s.Sources) > 0 || s.Kind == "topics" || s.Kind == "locations" || s.Title.IsZero() {
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
		if !x.Online.Yes {
			f.fresh(x.Checked, x.Title.Pos)
		}
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

// filed demands that a document says where it is, in one way.
func filed(f *finder, s *subject) {
	for _, file := range s.Files {
		if (file.Path.S == "") == (file.URL.S == "") && file.ID.S != "" {
			f.found.Add(file.ID.Pos, "file-target", diag.M("ein Dokument hat entweder path oder url", "a document has either path or url"),
				diag.M("path für eine Datei im Ordner des Datensatzes, url für eine Adresse", "path for a file in the record's folder, url for an address"))
		}
	}
}
