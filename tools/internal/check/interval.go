package check

import (
	"cmp"
	"slices"
	"time"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/model"
)

// intervals demands that nothing ends before it starts. An imprecise day is wrong only where each day it may mean is.
func intervals(f *finder, s *subject) {
	f.order(s.Created, s.Modified, "created", "modified")
	switch x := s.Record.(type) {
	case *model.Network:
		for _, c := range x.Complete {
			f.order(c.From, c.To, "from", "to")
		}
	case *model.Group:
		f.order(x.Since, x.Until, "since", "until")
	case *model.Organization:
		f.order(x.Since, x.Until, "since", "until")
	case *model.Project:
		f.order(x.Start, x.End, "start", "end")
	case *model.Measure:
		f.order(x.Start, x.End, "start", "end")
	case *model.Meeting:
		f.momentOrder(x.Start, x.End)
	case *model.Event:
		f.momentOrder(x.Start, x.End)
	case *model.Person:
		f.personOrder(x)
	}
}

func (f *finder) personOrder(x *model.Person) {
	for _, m := range x.Memberships {
		f.order(m.Start, m.End, "start", "end")
	}
	for _, c := range x.Consents {
		f.order(c.Given, c.Until, "given", "until")
		f.order(c.Given, c.Withdrawn, "given", "withdrawn")
	}
}

func (f *finder) order(from, to model.Day, first, last string) {
	if !from.IsZero() && !to.IsZero() && to.Last().Before(from.First()) {
		f.wrongOrder(to.Pos, first, last)
	}
}

func (f *finder) momentOrder(from, to model.Moment) {
	if from.IsZero() || to.IsZero() {
		return
	}
	start, timed := from.In(f.zone)
	end, alsoTimed := to.In(f.zone)
	if to.Last().Before(from.First()) || timed && alsoTimed && end.Before(start) {
		f.wrongOrder(to.Pos, "start", "end")
	}
}

func (f *finder) wrongOrder(pos diag.Pos, first, last string) {
	f.found.Add(pos, "interval-order", diag.M("%[2]s liegt vor %[1]s", "%[2]s lies before %[1]s", first, last), diag.M("eine der beiden Angaben berichtigen", "correct one of the two"))
}

// terms demands that nobody holds one office twice at the same time, as far as the days say so for certain.
func terms(f *finder, s *subject) {
	person, ok := s.Record.(*model.Person)
	if !ok {
		return
	}
	var known []model.Membership
	for _, m := range person.Memberships {
		if !m.Start.IsZero() {
			known = append(known, m)
		}
	}
	slices.SortStableFunc(known, func(a, b model.Membership) int {
		return cmp.Or(cmp.Compare(tenure(a), tenure(b)), a.Start.Last().Compare(b.Start.Last()))
	})
	f.overlaps(known)
}

// overlaps looks at memberships in the order of their offices and starts; each is held against the one of its office
// that lasts longest so far.
func (f *finder) overlaps(known []model.Membership) {
	var longest model.Membership
	for i, m := range known {
		if i == 0 || tenure(longest) != tenure(m) {
			longest = m
			continue
		}
		if m.Start.Last().Before(certainEnd(longest)) && longest.Start.Last().Before(certainEnd(m)) {
			f.found.Add(m.Start.Pos, "interval-overlap", diag.M("die Amtszeiten %q und %q überschneiden sich", "the terms of office %q and %q overlap", longest.ID.S, m.ID.S),
				diag.M("end der früheren ergänzen oder berichtigen, oder beide zusammenlegen", "add or correct end of the earlier one, or make the two one"))
		}
		if certainEnd(longest).Before(certainEnd(m)) {
			longest = m
		}
	}
}

// tenure names what a membership is: role, group and organisation, with its label where the role is "other".
func tenure(m model.Membership) string {
	key := m.Role.S + " " + m.Group.ID + " " + m.Organization.ID
	if m.Role.S == "other" {
		key += " " + m.Label.S
	}
	return key
}

// certainEnd is the first day on which a term may have ended; without end it goes on.
func certainEnd(m model.Membership) time.Time {
	if m.End.IsZero() {
		return time.Date(edtf.MaxYear, 12, 31, 0, 0, 0, 0, time.UTC)
	}
	return m.End.First()
}
