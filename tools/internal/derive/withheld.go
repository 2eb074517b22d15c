package derive

import (
	"time"

	"offenesnetz/tools/internal/model"
	"offenesnetz/tools/internal/private"
)

// withheld tells whether a record may not be shown: deleted ones, secret ones, persons whom no basis allows to name.
func (f *Facts) withheld(r model.Record) bool {
	if f.origin != nil {
		return f.origin.withheld(r)
	}
	return r.Meta().GoneBy(f.Today.First()) || f.unfit(r)
}

// unfit tells whether a record that is not deleted may not be shown.
func (f *Facts) unfit(r model.Record) bool {
	if person, ok := r.(*model.Person); ok && !Nameable(person, f.Today) {
		return true
	}
	return f.secret(r)
}

// secret tells whether a record is not public yet: a draft, or under embargo.
func (f *Facts) secret(r model.Record) bool {
	if f.origin != nil {
		return f.origin.secret(r)
	}
	return r.Meta().Draft.Yes || f.embargoed(r)
}

func (f *Facts) embargoed(r model.Record) bool {
	embargo := model.Embargo(r)
	return !embargo.IsZero() && f.opens(embargo).After(f.AsOf)
}

// opens is the instant at which an embargo ends.
func (f *Facts) opens(embargo model.Moment) time.Time {
	at, timed := embargo.In(f.Zone)
	if !timed {
		// Of a month or period only the last day is sure not to break the embargo.
		last := embargo.Last()
		at = time.Date(last.Year(), last.Month(), last.Day(), 0, 0, 0, 0, f.Zone)
	}
	return at
}

// Opens is the instant at which the embargo of a record ends; of one without an embargo, the zero time.
func (f *Facts) Opens(r model.Record) time.Time {
	if embargo := model.Embargo(r); !embargo.IsZero() {
		return f.opens(embargo)
	}
	return time.Time{}
}

// Why a record as a whole is withheld, beside the reasons of private.Lack.
const (
	WithheldDraft   = "draft"
	WithheldEmbargo = "embargo"
)

// Withheld is something that is in the records and that the site does not show at the instant. It holds nothing of the
// data itself.
type Withheld struct {
	Record model.Record
	Scope  string // what of a person, one of model.ConsentScopes; "" for the record as a whole
	Reason string
}

// Withheld lists all that is withheld at the instant, in the order of the records. What is marked as deleted is no part
// of it.
func (f *Facts) Withheld() []Withheld {
	var out []Withheld
	for _, r := range f.Records.All() {
		switch person, isPerson := r.(*model.Person); {
		case r.Meta().GoneBy(f.Today.First()):
		case r.Meta().Draft.Yes:
			out = append(out, Withheld{r, "", WithheldDraft})
		case f.embargoed(r):
			out = append(out, Withheld{r, "", WithheldEmbargo})
		case isPerson && !Nameable(person, f.Today):
			out = append(out, Withheld{r, "", private.Lack(person, model.ScopeName, f.Today.First())})
		case isPerson:
			for _, scope := range claimed(person) {
				if !Consented(person, scope, f.Today) {
					out = append(out, Withheld{r, scope, private.Lack(person, scope, f.Today.First())})
				}
			}
		}
	}
	return out
}

// claimed lists what the record of a person has that takes a basis of its own beside the name.
func claimed(p *model.Person) []string {
	var out []string
	if len(p.Memberships) > 0 {
		out = append(out, model.ScopeRole)
	}
	if len(p.Images) > 0 {
		out = append(out, model.ScopePhoto)
	}
	if p.Email.S != "" || p.Phone.S != "" {
		out = append(out, model.ScopeContact)
	}
	return out
}
