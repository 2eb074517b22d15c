package derive

import (
	"cmp"
	"slices"
	"time"

	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/model"
	"offenesnetz/tools/internal/private"
)

// Role is one person's office in a group or organisation.
type Role struct {
	Person     *model.Person
	Membership *model.Membership
	Current    bool // known to be held at the instant
	Over       bool // known to have ended before it; neither is known of an office that has not begun or has no dates
}

// holdOffices sorts all memberships by what they are in: current ones first, then newest first.
func (f *Facts) holdOffices() {
	for _, r := range f.public {
		person, ok := r.(*model.Person)
		if !ok {
			continue
		}
		for _, role := range f.Offices(person) {
			for _, ref := range []model.Ref{role.Membership.Group, role.Membership.Organization} {
				if ref.ID != "" {
					f.roles[ref.Key()] = append(f.roles[ref.Key()], role)
				}
			}
		}
	}
	for _, roles := range f.roles {
		sortRoles(roles)
	}
}

// Offices lists a person's offices, present ones first, then newest first; none where the person may be named but
// the role may not.
func (f *Facts) Offices(p *model.Person) []Role {
	if !Consented(p, "role", f.Today) {
		return nil
	}
	var out []Role
	for i := range p.Memberships {
		m := &p.Memberships[i]
		out = append(out, Role{p, m, f.Holds(m), f.Over(m.End)})
	}
	sortRoles(out)
	return out
}

func sortRoles(roles []Role) {
	slices.SortStableFunc(roles, func(a, b Role) int {
		return cmp.Or(compareBool(b.Current, a.Current), -edtf.Compare(a.Membership.Start.Date, b.Membership.Start.Date), cmp.Compare(a.Person.ID, b.Person.ID))
	})
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// Holds tells whether a membership is known to run at the instant: it has begun for sure and can't have ended yet.
// A start or end that is itself a month, a year or a period means some day within it, so nobody is called a present
// holder beyond what the record says; without a start nothing is known.
func (f *Facts) Holds(m *model.Membership) bool { return runs(m, f.Today.First()) }

func runs(m *model.Membership, day time.Time) bool { return private.Runs(m, day) }

// Over tells whether an end is known to have passed at the instant; an end that is not known has not.
func (f *Facts) Over(end model.Day) bool { return !end.IsZero() && end.Last().Before(f.Today.First()) }

// Roles lists who holds or held an office in a group or organisation, current ones first.
func (f *Facts) Roles(r model.Record) []Role { return f.roles[r.Meta().Key()] }

// Speakers lists the current speakers of a group.
func (f *Facts) Speakers(g *model.Group) []Role {
	var out []Role
	for _, role := range f.Roles(g) {
		if role.Current && role.Membership.Role.S == "speaker" {
			out = append(out, role)
		}
	}
	return out
}

// Nameable tells whether a person may be named on a day: by public office, or by a consent to the name that
// has been given, has not run out and was not withdrawn.
func Nameable(p *model.Person, today edtf.Date) bool { return Consented(p, "name", today) }

// Consented tells whether something of a person may be shown on a day, see private.Covers.
func Consented(p *model.Person, scope string, today edtf.Date) bool {
	return private.Covers(p, scope, today.First())
}
