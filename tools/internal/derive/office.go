package derive

import (
	"cmp"
	"slices"

	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/model"
)

// Role is one person's office in a group or organisation.
type Role struct {
	Person     *model.Person
	Membership *model.Membership
	Current    bool // held at the instant
}

// holdOffices sorts all memberships by what they are in: current ones first, then newest first.
func (f *Facts) holdOffices() {
	for _, r := range f.public {
		person, ok := r.(*model.Person)
		if !ok {
			continue
		}
		for i := range person.Memberships {
			m := &person.Memberships[i]
			role := Role{person, m, f.Holds(m)}
			for _, ref := range []model.Ref{m.Group, m.Organization} {
				if ref.ID != "" {
					f.roles[ref.Key()] = append(f.roles[ref.Key()], role)
				}
			}
		}
	}
	for _, roles := range f.roles {
		slices.SortStableFunc(roles, func(a, b Role) int {
			return cmp.Or(compareBool(b.Current, a.Current), -edtf.Compare(a.Membership.Start.Date, b.Membership.Start.Date), cmp.Compare(a.Person.ID, b.Person.ID))
		})
	}
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

// Holds tells whether a membership is known to run at the instant: it has begun, and its end has not passed.
// Without any date nothing is known, and nobody is called a present holder.
func (f *Facts) Holds(m *model.Membership) bool {
	today := f.Today.First()
	switch {
	case m.Start.IsZero():
		return false
	case m.Start.First().After(today):
		return false
	case m.End.IsZero():
		return true
	}
	return !m.End.Last().Before(today)
}

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

// Consented tells whether something of a person may be shown on a day. An office covers name and role for good;
// contacts only while an office runs.
func Consented(p *model.Person, scope string, today edtf.Date) bool {
	day := today.First()
	if p.Basis.S == "office" {
		return scope == "name" || scope == "role" || scope == "contact" && slices.ContainsFunc(p.Memberships, func(m model.Membership) bool {
			return !m.Start.IsZero() && !m.Start.First().After(day) && (m.End.IsZero() || !m.End.Last().Before(day))
		})
	}
	return slices.ContainsFunc(p.Consents, func(c model.Consent) bool {
		covers := slices.ContainsFunc(c.Scope, func(w model.Word) bool { return w.S == scope })
		return covers && !c.Given.First().After(day) &&
			(c.Until.IsZero() || !c.Until.Last().Before(day)) &&
			(c.Withdrawn.IsZero() || c.Withdrawn.First().After(day))
	})
}
