package derive

import (
	"time"

	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/model"
)

// Turn is a moment at which something becomes public, or stops being public, without anybody's doing.
type Turn struct {
	At     time.Time
	Record model.Record
	Reason string // embargo, basis (of a person) or deleted
}

// Due gives the next Turn after the instant; ok is false where none is known. Of several at one moment it is the first in
// the order of the records. States that follow the day, such as a meeting that is over, are no part of it: they change at
// midnight.
func (f *Facts) Due() (next Turn, ok bool) {
	offer := func(at time.Time, r model.Record, reason string) {
		if at.After(f.AsOf) && (!ok || at.Before(next.At)) {
			next, ok = Turn{at, r, reason}, true
		}
	}
	for _, r := range f.Records.All() {
		b := r.Meta()
		if b.GoneBy(f.Today.First()) || b.Draft.Yes {
			continue
		}
		if !b.Deleted.IsZero() {
			offer(f.dawn(b.Deleted.On.Date, 0), r, "deleted")
		}
		if embargo := model.Embargo(r); !embargo.IsZero() {
			offer(f.opens(embargo), r, "embargo")
		}
		if person, ok := r.(*model.Person); ok {
			f.turns(person, func(at time.Time) { offer(at, r, "basis") })
		}
	}
	return next, ok
}

// turns gives every moment at which a basis for naming a person begins or ends: of consents and of offices.
func (f *Facts) turns(p *model.Person, offer func(time.Time)) {
	for _, c := range p.Consents {
		offer(f.dawn(c.Given.Date, 0))
		if !c.Withdrawn.IsZero() {
			offer(f.dawn(c.Withdrawn.Date, 0))
		}
		if !c.Until.IsZero() {
			offer(f.dusk(c.Until.Date))
		}
	}
	for _, m := range p.Memberships {
		if !m.Start.IsZero() {
			offer(f.dusk(m.Start.Date).AddDate(0, 0, -1))
		}
		if !m.End.IsZero() {
			offer(f.dawn(m.End.Date, 1))
		}
	}
}

// dawn is the beginning of a period's first day, or of a day as many days later.
func (f *Facts) dawn(d edtf.Date, later int) time.Time {
	day := d.First()
	return time.Date(day.Year(), day.Month(), day.Day()+later, 0, 0, 0, 0, f.Zone)
}

// dusk is the end of a period's last day.
func (f *Facts) dusk(d edtf.Date) time.Time {
	day := d.Last()
	return time.Date(day.Year(), day.Month(), day.Day()+1, 0, 0, 0, 0, f.Zone)
}
