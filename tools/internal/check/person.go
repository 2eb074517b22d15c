package check

import (
	"slices"
	"strings"

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
	needed := []need{{"name", x.Basis.Pos}}
	if len(x.Memberships) > 0 {
		needed = append(needed, need{"role", x.Basis.Pos})
	}
	for _, contact := range []model.Word{x.Email, x.Phone} {
		if contact.S != "" {
			needed = append(needed, need{"contact", contact.Pos})
		}
	}
	if len(x.Images) > 0 {
		needed = append(needed, need{"photo", x.Images[0].Path.Pos})
	}
	f.consents(x, needed)
}

// need is something that a person must have consented to, and where it stands.
type need struct {
	scope string
	pos   diag.Pos
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

// consents demands one that holds today for all that is needed. One that was never given is a fault. One that has ended
// is a warning: the site leaves out by itself what it covered, and that must not wait until somebody edits the record.
func (f *finder) consents(x *model.Person, needed []need) {
	ended := map[diag.Pos][]string{}
	for _, n := range needed {
		pos, holds := f.consent(x, n.scope)
		switch {
		case holds, slices.Contains(ended[pos], n.scope):
		case pos == diag.Pos{}:
			f.found.Add(n.pos, "consent-missing", diag.M("für %q gibt es keine Einwilligung, die schon gilt", "there is no consent to %q that holds yet", n.scope),
				diag.M("[[consent]] mit scope = [%q] ergänzen oder die Angabe löschen", "add [[consent]] with scope = [%q] or delete the entry", n.scope))
		default:
			ended[pos] = append(ended[pos], n.scope)
		}
	}
	for _, c := range x.Consents {
		for _, pos := range []diag.Pos{c.Until.Pos, c.Withdrawn.Pos} {
			if scopes := ended[pos]; len(scopes) > 0 {
				f.found.Warn(pos, "consent-ended", diag.M("die Einwilligung zu %[1]s gilt nicht mehr; die Seite zeigt es nicht", "the consent to %[1]s has ended; the site does not show it", strings.Join(scopes, ", ")),
					diag.M("die Angabe löschen, auch aus der Geschichte des Verzeichnisses, und die Datei selbst behalten; oder eine neue Einwilligung eintragen", "delete the entry, from the repository's history too, and keep the file itself; or enter a new consent"))
			}
		}
	}
}

// consent tells whether one to a scope holds today and, if not, where the last one ended; nowhere when there was none.
func (f *finder) consent(x *model.Person, scope string) (ended diag.Pos, holds bool) {
	for _, c := range x.Consents {
		covers := slices.ContainsFunc(c.Scope, func(w model.Word) bool { return w.S == scope })
		switch {
		case !covers || c.Given.IsZero() || c.Given.First().After(f.today):
		case !c.Withdrawn.IsZero() && !c.Withdrawn.First().After(f.today):
			ended = c.Withdrawn.Pos
		case f.past(c.Until.Date):
			ended = c.Until.Pos
		default:
			return diag.Pos{}, true
		}
	}
	return ended, false
}
