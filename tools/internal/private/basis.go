// Package private knows on which basis something of a person may be shown, finds private data in texts where nobody would
// look for it, and takes out of a network's texts what no basis covers any more.
package private

import (
	"slices"
	"time"

	"offenesnetz/tools/internal/model"
)

// Covers tells whether something of a person, one of model.ConsentScopes, may be shown on a day, given as midnight UTC. An
// office covers name and role for good, contacts only while it is known to run; whatever else needs a consent that has
// been given, has not run out and was not withdrawn.
func Covers(p *model.Person, scope string, day time.Time) bool {
	if p.Basis.S == "office" && officeCovers(p, scope, day) {
		return true
	}
	return slices.ContainsFunc(p.Consents, func(c model.Consent) bool {
		return about(&c, scope) && !c.Given.First().After(day) &&
			(c.Until.IsZero() || !c.Until.Last().Before(day)) &&
			(c.Withdrawn.IsZero() || c.Withdrawn.First().After(day))
	})
}

func about(c *model.Consent, scope string) bool {
	return slices.ContainsFunc(c.Scope, func(w model.Word) bool { return w.S == scope })
}

func officeCovers(p *model.Person, scope string, day time.Time) bool {
	switch scope {
	case model.ScopeName, model.ScopeRole:
		return true
	case model.ScopeContact:
		return slices.ContainsFunc(p.Memberships, func(m model.Membership) bool { return Runs(&m, day) })
	}
	return false
}

// Runs tells whether a membership is known to run on a day: it has begun for sure and can't have ended yet.
func Runs(m *model.Membership, day time.Time) bool {
	return !m.Start.IsZero() && !m.Start.Last().After(day) && (m.End.IsZero() || !m.End.First().Before(day))
}

// Why no basis covers something.
const (
	NotConsented   = "no-consent"    // nobody has ever agreed to it
	ConsentAhead   = "consent-ahead" // the consent begins later
	ConsentRunOut  = "consent-ended" // it was given for a time that is over
	ConsentRevoked = "consent-revoked"
	OfficeEnded    = "office-ended" // the contact of an office that is not known to be held
)

// Lack says why something of a person that Covers denies may not be shown on a day. The consent that was given last decides.
func Lack(p *model.Person, scope string, day time.Time) string {
	reason, latest := NotConsented, time.Time{}
	if p.Basis.S == "office" && scope == model.ScopeContact {
		reason = OfficeEnded
	}
	for i := range p.Consents {
		c := &p.Consents[i]
		if !about(c, scope) || c.Given.IsZero() || c.Given.First().Before(latest) {
			continue
		}
		latest = c.Given.First()
		switch {
		case latest.After(day):
			reason = ConsentAhead
		case !c.Withdrawn.IsZero() && !c.Withdrawn.First().After(day):
			reason = ConsentRevoked
		default:
			reason = ConsentRunOut
		}
	}
	return reason
}
