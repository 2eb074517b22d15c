package main

import (
	"time"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/model"
	"offenesnetz/tools/internal/private"
)

// withheld is something of the records that the site does not show, for machines. It holds nothing of the data.
type withheld struct {
	Record string `json:"record"`          // "kind/id"
	In     string `json:"in,omitempty"`    // "kind/id" or "pages/id": something of the record, a person's, was taken out there
	Scope  string `json:"scope,omitempty"` // name, role, photo or contact of a person; the whole record when absent
	Reason string `json:"reason"`
	Until  string `json:"until,omitempty"` // of an embargo: the instant at which it ends, RFC 3339
}

// conceal takes out of the texts of the records what no basis covers on the day of the site.
func (in *input) conceal() []private.Concealed {
	return private.Conceal(in.records, in.day())
}

// day is the day of the site in the network's zone, as midnight UTC, like the days of records.
func (in *input) day() time.Time {
	at := in.asOf.In(in.zone)
	return time.Date(at.Year(), at.Month(), at.Day(), 0, 0, 0, 0, time.UTC)
}

// tellWithheld says what of the records the site does not show, and why.
func (r *building) tellWithheld(facts *derive.Facts, concealed []private.Concealed) {
	r.stats.Withheld = []withheld{}
	for _, w := range facts.Withheld() {
		out := withheld{Record: w.Record.Meta().Key(), Scope: w.Scope, Reason: w.Reason}
		if w.Reason == derive.WithheldEmbargo {
			out.Until = facts.Opens(w.Record).Format("2006-01-02T15:04:05Z07:00")
		}
		r.stats.Withheld = append(r.stats.Withheld, out)
	}
	for _, c := range concealed {
		r.stats.Withheld = append(r.stats.Withheld, withheld{Record: c.Person.Key(), In: c.In, Scope: c.Scope, Reason: private.Lack(c.Person, c.Scope, r.in.day())})
	}
	for _, w := range r.stats.Withheld {
		r.say(w.line())
	}
}

// key names it for comparison, see publish.Built.
func (w withheld) key() string {
	key := w.Record
	if w.Scope != "" {
		key += "#" + w.Scope
	}
	if w.In != "" {
		key += "@" + w.In
	}
	return key
}

// line tells it in words.
func (w withheld) line() diag.Message {
	what, because := scopeWords[w.Scope], reasonWords[w.Reason]
	if w.Until != "" {
		because = diag.M(because.De+" %[1]s", because.En+" %[1]s", w.Until)
	}
	at := diag.Message{}
	if w.In != "" {
		at = diag.M(" in %[1]s", " in %[1]s", w.In)
	}
	return diag.M("zurückgehalten: %[1]s%[2]s%[4]s, %[3]s", "withheld: %[1]s%[5]s%[4]s, %[6]s", w.Record, what.De, because.De, at.De, what.En, because.En)
}

// scopeWords say what of a person is withheld, by model.ConsentScopes.
var scopeWords = map[string]diag.Message{
	model.ScopeName:    diag.M(" (Name)", " (name)"),
	model.ScopeRole:    diag.M(" (Ämter)", " (roles)"),
	model.ScopePhoto:   diag.M(" (Bild)", " (picture)"),
	model.ScopeContact: diag.M(" (E-Mail, Telefon)", " (e-mail, phone)"),
}

var reasonWords = map[string]diag.Message{
	derive.WithheldDraft:   diag.M("ein Entwurf", "a draft"),
	derive.WithheldEmbargo: diag.M("Sperrfrist bis", "embargo until"),
	private.NotConsented:   diag.M("keine Einwilligung", "no consent"),
	private.ConsentAhead:   diag.M("die Einwilligung gilt noch nicht", "the consent does not hold yet"),
	private.ConsentRunOut:  diag.M("die Einwilligung ist abgelaufen", "the consent has run out"),
	private.ConsentRevoked: diag.M("die Einwilligung ist widerrufen", "the consent was withdrawn"),
	private.OfficeEnded:    diag.M("kein Amt, das jetzt sicher läuft", "no office that is known to run now"),
}
