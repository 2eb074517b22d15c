package check

import (
	"slices"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/model"
)

// named holds what is said of persons against the basis on which they are named.
func named(f *finder, s *subject) {
	x, ok := s.Record.(*model.Person)
	if !ok {
		return
	}
	f.memberships(x)
	if x.Basis.S != "consent" {
		return
	}
	f.consent(x, "name", x.Basis.Pos)
	if len(x.Memberships) > 0 {
		f.consent(x, "role", x.Basis.Pos)
	}
	if x.Email.S != "" {
		f.consent(x, "contact", x.Email.Pos)
	}
	if x.Phone.S != "" {
		f.consent(x, "contact", x.Phone.Pos)
	}
	if len(x.Images) > 0 {
		f.consent(x, "photo", x.Images[0].Path.Pos)
	}
}

func (f *finder) memberships(x *model.Person) {
	if len(x.Memberships) == 0 {
		f.found.Warn(x.Title.Pos, "membership-missing", diag.M("die Person hat hier keine Aufgabe", "the person has no role here"),
			diag.M("[[membership]] ergänzen; wer keine Aufgabe hat, gehört nicht hierher", "add [[membership]]; who has no role does not belong here"))
	}
	for _, m := range x.Memberships {
		if m.Group.ID == "" && m.Organization.ID == "" && m.Label.IsZero() {
			f.found.Add(m.ID.Pos, "membership-target", diag.M("wo diese Aufgabe wahrgenommen wird, steht nicht da", "it is not said where this role is held"),
				diag.M("group, organization oder wenigstens label ergänzen", "add group, organization or at least label"))
		}
	}
}

// consent demands one that covers a scope today. One that was never given is a fault. One that has ended is a warning:
// the site leaves out by itself what it covered, and that must not wait until somebody edits the record.
func (f *finder) consent(x *model.Person, scope string, pos diag.Pos) {
	var ended model.Day
	for _, c := range x.Consents {
		if !slices.ContainsFunc(c.Scope, func(w model.Word) bool { return w.S == scope }) || c.Given.IsZero() || c.Given.First().After(f.today) {
			continue
		}
		switch {
		case !c.Withdrawn.IsZero() && !c.Withdrawn.First().After(f.today):
			ended = c.Withdrawn
		case f.past(c.Until.Date):
			ended = c.Until
		default:
			return
		}
	}
	if ended.IsZero() {
		f.found.Add(pos, "consent-missing", diag.M("für %q gibt es keine Einwilligung, die schon gilt", "there is no consent to %q that holds yet", scope),
			diag.M("[[consent]] mit scope = [%q] ergänzen oder die Angabe löschen", "add [[consent]] with scope = [%q] or delete the entry", scope))
		return
	}
	f.found.Warn(ended.Pos, "consent-ended", diag.M("die Einwilligung zu %q gilt nicht mehr; die Seite zeigt es nicht", "the consent to %q has ended; the site does not show it", scope),
		diag.M("die Angabe löschen, auch aus der Geschichte des Verzeichnisses, oder eine neue Einwilligung eintragen", "delete the entry, from the repository's history too, or enter a new consent"))
}
