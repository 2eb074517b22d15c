package derive

import (
	"slices"
	"strings"
	"time"

	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/model"
)

// session is a meeting as evidence that a group met in a year.
type session struct {
	meeting *model.Meeting
	proof   Proof
}

// Proof says how much a record proves.
type Proof int

const (
	Announced Proof = iota // a source announces it; whether it took place is not documented
	Probable               // documented, but the day, the year or what it was is not certain
	Sure                   // documented
)

// sessionOf gives a meeting as evidence in a year; ok is false where it is none: cancelled, still to come, or not of
// that year. A doubt about any of the fields makes it probable.
func (f *Facts) sessionOf(m *model.Meeting, year int, fields ...string) (s session, ok bool) {
	p := yearOf(year)
	if m.Start.IsZero() || m.Status.S == "cancelled" || m.Start.First().After(f.Today.First()) ||
		m.Start.First().After(p.to) || m.Start.Last().Before(p.from) {
		return session{}, false
	}
	switch {
	case m.Status.S != "held":
		return session{m, Announced}, true
	case !certain(m.Start.Date) || m.Start.First().Before(p.from) || m.Start.Last().After(p.to) || m.Start.Last().After(f.Today.First()) ||
		doubted(m.Meta(), fields):
		return session{m, Probable}, true
	}
	return session{m, Sure}, true
}

// certain tells that a date carries no doubt, be it a day, a month or a year.
func certain(d edtf.Date) bool { return !d.IsZero() && d.Qualifier() == edtf.None }

// doubted tells that a meeting's own record calls it, or one of the fields, uncertain, or that sources disagree on one
// or on the day. A day that is merely not known exactly says so itself.
func doubted(b *model.Base, fields []string) bool {
	first := func(w model.Word) string {
		name, _, _ := strings.Cut(w.S, ".")
		return name
	}
	return slices.ContainsFunc(b.Unsure, func(u model.Uncertain) bool {
		return u.Field.S == "" || slices.Contains(fields, first(u.Field))
	}) || slices.ContainsFunc(b.Conflict, func(c model.Conflict) bool {
		return first(c.Field) == "start" || slices.Contains(fields, first(c.Field))
	})
}

// period is a run of days, both ends included, as UTC midnights like those of package edtf.
type period struct{ from, to time.Time }

func yearOf(year int) period {
	return period{time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(year, 12, 31, 0, 0, 0, 0, time.UTC)}
}

// concerns tells whether a list of groups has one of the others.
func concerns(list, others []model.Ref) bool {
	return slices.ContainsFunc(list, func(r model.Ref) bool { return hasRef(others, r) })
}

func hasRef(list []model.Ref, ref model.Ref) bool {
	return slices.ContainsFunc(list, func(r model.Ref) bool { return r.ID == ref.ID })
}

// listGroups sorts the groups of the network by their kind.
func (f *Facts) listGroups() {
	f.own = map[string][]model.Ref{}
	for _, g := range model.Each[*model.Group](f.Records) {
		if !g.PartOf.Yes || g.GoneBy(f.Today.First()) {
			continue
		}
		ref := model.Ref{Kind: "groups", ID: g.ID}
		f.own[""] = append(f.own[""], ref)
		f.own[g.GroupKind.S] = append(f.own[g.GroupKind.S], ref)
	}
}

// ofNetwork lists the groups of the network, of one kind or, with "", of all.
func (f *Facts) ofNetwork(kind string) []model.Ref { return f.own[kind] }

// existed tells whether a group was there on a day: for sure, and perhaps. A group of which no beginning is written
// down is taken to have been there until it ends.
func existed(g *model.Group, day time.Time) (sure, perhaps bool) {
	sure = (g.Since.IsZero() || !g.Since.Last().After(day)) && (g.Until.IsZero() || !g.Until.First().Before(day))
	perhaps = (g.Since.IsZero() || !g.Since.First().After(day)) && (g.Until.IsZero() || !g.Until.Last().Before(day))
	return sure, perhaps
}

// complete tells whether the network has declared that nothing of a kind (see model.CompleteKinds) is missing in its
// records of all the groups, from a day to a day. A declaration without an end goes on to the instant.
func (f *Facts) complete(what string, groups []model.Ref, p period) bool {
	covers := func(c model.Complete, g model.Ref) bool {
		from, to := c.From.First(), f.Today.Last()
		if !certain(c.From.Date) {
			from = c.From.Last()
		}
		if !c.To.IsZero() {
			to = c.To.Last()
			if !certain(c.To.Date) {
				to = c.To.First()
			}
		}
		return c.What.S == what && !from.After(p.from) && !to.Before(p.to) && (len(c.Groups) == 0 || hasRef(c.Groups, g))
	}
	return len(groups) > 0 && !slices.ContainsFunc(groups, func(g model.Ref) bool {
		return !slices.ContainsFunc(f.Records.Network.Complete, func(c model.Complete) bool { return covers(c, g) })
	})
}
