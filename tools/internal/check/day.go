package check

import (
	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/model"
)

// days warns of records made or changed in the future.
func days(f *finder, s *subject) {
	for _, d := range []struct {
		key string
		day model.Day
	}{{"created", s.Created}, {"modified", s.Modified}} {
		if f.future(d.day.Date) {
			f.found.Warn(d.day.Pos, "day-future", diag.M("%s liegt in der Zukunft", "%s lies in the future", d.key),
				diag.M("den Tag der letzten Änderung eintragen", "write the day of the last change"))
		}
	}
}

// oldPlan is for how many days after its end something may still be called planned.
const oldPlan = 30

// gathering is what meetings and events have in common.
type gathering struct {
	status               model.Word
	start, end, previous model.Moment
	recurring            bool
}

// events holds the status of meetings and events against the day.
func events(f *finder, s *subject) {
	var g gathering
	switch x := s.Record.(type) {
	case *model.Meeting:
		g = gathering{x.Status, x.Start, x.End, x.PreviousStart, false}
	case *model.Event:
		g = gathering{x.Status, x.Start, x.End, x.PreviousStart, x.Recurrence.S != ""}
	default:
		return
	}
	switch g.status.S {
	case "held":
		f.held(g)
	case "planned":
		f.planned(g)
	case "moved":
		if g.previous.IsZero() {
			f.found.Warn(g.status.Pos, "status-previous", diag.M("verlegt, aber der frühere Termin steht nicht da", "moved, but the earlier date is not given"),
				diag.M("previous_start ergänzen: Kalender brauchen den alten Termin", "add previous_start: calendars need the old date"))
		}
	}
}

func (f *finder) held(g gathering) {
	instant, timed := g.start.In(f.zone)
	if f.future(g.start.Date) || timed && instant.After(f.asOf) {
		f.found.Add(g.status.Pos, "status-day", diag.M(`"held" heißt: hat stattgefunden; der Beginn liegt aber in der Zukunft`, `"held" means that it took place; but its start lies in the future`),
			diag.M(`"planned" schreiben oder start berichtigen`, `write "planned" or correct start`))
	}
}

func (f *finder) planned(g gathering) {
	last := g.start.Last()
	if !g.end.IsZero() {
		last = g.end.Last()
	}
	if g.recurring && g.end.IsZero() || g.start.IsZero() || !last.AddDate(0, 0, oldPlan).Before(f.today) {
		return
	}
	f.found.Warn(g.status.Pos, "status-old", diag.M("geplant, obwohl der Termin länger als %d Tage vorbei ist", "planned, though the date passed more than %d days ago", oldPlan),
		diag.M(`"held", "cancelled" oder, wenn der Verlauf nicht belegt ist, "announced" schreiben`, `write "held", "cancelled" or, where no source says that it took place, "announced"`))
}
