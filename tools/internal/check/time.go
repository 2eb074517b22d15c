package check

import (
	"errors"
	"fmt"
	"time"
	_ "time/tzdata" // a zone must be known on every machine

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/model"
	"offenesnetz/tools/internal/recur"
)

// zoneOf gives the network's time zone. "Local" is none: it means something else on each machine.
func zoneOf(network *model.Network) (*time.Location, error) {
	name := network.TimeZone.S
	if name == "" || name == "Local" {
		return nil, fmt.Errorf("no time zone %q", name)
	}
	return time.LoadLocation(name)
}

func timeZone(f *finder) {
	network := f.records.Network
	if _, err := zoneOf(network); err != nil && network.TimeZone.S != "" {
		f.found.Add(network.TimeZone.Pos, "time-zone", diag.M("die Zeitzone %q gibt es nicht", "there is no time zone %q", network.TimeZone.S),
			diag.M(`wie in der IANA-Datenbank schreiben, zum Beispiel "Europe/Berlin"`, `write it as the IANA database does, such as "Europe/Berlin"`))
	}
}

// moments demands that a wall-clock time exists in the network's zone, that it exists once, and that an offset is the
// zone's.
func moments(f *finder, _ *subject, field *model.Field) {
	for _, m := range field.Moments() {
		if !m.Timed || !m.Precise() {
			continue
		}
		if m.Offset != nil {
			f.offset(m)
			continue
		}
		f.wallTime(m)
	}
}

func (f *finder) offset(m model.Moment) {
	if _, err := zoneOf(f.records.Network); err != nil {
		return // that is told already
	}
	instant, _ := m.In(f.zone)
	if _, seconds := instant.Zone(); seconds != *m.Offset {
		f.found.Add(m.Pos, "time-offset", diag.M("in %s gilt dann nicht %s, sondern %s", "in %s the offset then is not %s but %s", f.zone, offsetName(*m.Offset), offsetName(seconds)),
			diag.M("die Ortszeit ohne Zeitzone schreiben, zum Beispiel 2026-03-14T17:00:00", "write the local time without offset, such as 2026-03-14T17:00:00"))
	}
}

func offsetName(seconds int) string {
	return time.Unix(0, 0).In(time.FixedZone("", seconds)).Format("-07:00")
}

func (f *finder) wallTime(m model.Moment) {
	day := m.First()
	wall := time.Date(day.Year(), day.Month(), day.Day(), m.Hour, m.Minute, 0, 0, time.UTC)
	readings := readings(wall, f.zone)
	switch len(readings) {
	case 0:
		f.found.Add(m.Pos, "time-gap", diag.M("%s Uhr gibt es an diesem Tag nicht: Die Uhr wird vorgestellt", "%s does not exist on this day: the clock is put forward", m.Clock()),
			diag.M("die wirkliche Uhrzeit eintragen", "write the real time"))
	case 2:
		f.found.Add(m.Pos, "time-double", diag.M("%s Uhr gibt es an diesem Tag zweimal: Die Uhr wird zurückgestellt", "%s exists twice on this day: the clock is put back", m.Clock()),
			diag.M("dazuschreiben, welche gemeint ist: %s oder %s", "say which one is meant: %s or %s", withOffset(readings[0]), withOffset(readings[1])))
	}
}

// readings lists the instants at which the clocks of a zone show a wall time: mostly one, none or two around a change.
func readings(wall time.Time, zone *time.Location) []time.Time {
	var found []time.Time
	for _, around := range []time.Duration{-24 * time.Hour, 24 * time.Hour} {
		_, offset := wall.Add(around).In(zone).Zone()
		instant := wall.Add(-time.Duration(offset) * time.Second).In(zone)
		if _, real := instant.Zone(); real == offset && (len(found) == 0 || !found[0].Equal(instant)) {
			found = append(found, instant)
		}
	}
	return found
}

func withOffset(t time.Time) string { return t.Format("2006-01-02T15:04:05-07:00") }

// recurrence demands a rule that calendars understand, counted from a precise day.
func recurrence(f *finder, s *subject) {
	event, ok := s.Record.(*model.Event)
	if !ok || event.Recurrence.S == "" {
		return
	}
	rule, err := recur.ParseRule(event.Recurrence.S)
	if wrong := (*recur.RuleError)(nil); errors.As(err, &wrong) {
		f.found.Add(event.Recurrence.Pos, "recurrence-invalid", wrong.Message, diag.M(`zum Beispiel "FREQ=WEEKLY;BYDAY=TU" oder "FREQ=MONTHLY;BYDAY=2TU"`, `such as "FREQ=WEEKLY;BYDAY=TU" or "FREQ=MONTHLY;BYDAY=2TU"`))
		return
	}
	switch {
	case event.Start.IsZero(): // a missing key has its fault already
	case !event.Start.Precise():
		f.found.Add(event.Start.Pos, "recurrence-invalid", diag.M("eine Wiederholung braucht einen genauen ersten Tag", "a recurrence needs a precise first day"),
			diag.M("start als Tag schreiben oder recurrence löschen", "write start as a day or delete recurrence"))
	case !rule.Fits(recur.Day(event.Start.First().Date())):
		f.found.Add(event.Start.Pos, "recurrence-invalid", diag.M("am Tag des Beginns findet nach der Wiederholung nichts statt", "by the recurrence nothing takes place on the day of the start"),
			diag.M("als start den ersten Termin eintragen oder recurrence berichtigen", "write the first date as start or correct recurrence"))
	}
}
