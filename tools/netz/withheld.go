package main

import (
	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/model"
)

// withheld is something of the records that the site does not show, for machines. It holds nothing of the data.
type withheld struct {
	Record string `json:"record"`          // "kind/id"
	Scope  string `json:"scope,omitempty"` // role, photo or contact of a person; the whole record when absent
	Reason string `json:"reason"`
	Until  string `json:"until,omitempty"` // of an embargo: the instant at which it ends, RFC 3339
}

// tellWithheld says what of the records the site does not show, and why.
func (r *building) tellWithheld(facts *derive.Facts) {
	r.stats.Withheld = []withheld{}
	for _, w := range facts.Withheld() {
		out := withheld{Record: w.Record.Meta().Key(), Scope: w.Scope, Reason: w.Reason}
		if w.Reason == derive.WithheldEmbargo {
			out.Until = facts.Opens(w.Record).Format("2006-01-02T15:04:05Z07:00")
		}
		r.stats.Withheld = append(r.stats.Withheld, out)
		r.say(out.line())
	}
}

// line tells it in words.
func (w withheld) line() diag.Message {
	what, because := scopeWords[w.Scope], reasonWords[w.Reason]
	if w.Until != "" {
		because = diag.M(because.De+" %[1]s", because.En+" %[1]s", w.Until)
	}
	return diag.M("zurückgehalten: %[1]s%[2]s, %[3]s", "withheld: %[1]s%[4]s, %[5]s", w.Record, what.De, because.De, what.En, because.En)
}

// scopeWords say what of a person is withheld, by model.ConsentScopes.
var scopeWords = map[string]diag.Message{
	model.ScopeRole:    diag.M(" (Ämter)", " (roles)"),
	model.ScopePhoto:   diag.M(" (Bild)", " (picture)"),
	model.ScopeContact: diag.M(" (E-Mail, Telefon)", " (e-mail, phone)"),
}

var reasonWords = map[string]diag.Message{
	derive.WithheldDraft:   diag.M("ein Entwurf", "a draft"),
	derive.WithheldEmbargo: diag.M("Sperrfrist bis", "embargo until"),
	derive.NotConsented:    diag.M("keine Einwilligung", "no consent"),
	derive.ConsentAhead:    diag.M("die Einwilligung gilt noch nicht", "the consent does not hold yet"),
	derive.ConsentRunOut:   diag.M("die Einwilligung ist abgelaufen", "the consent has run out"),
	derive.ConsentRevoked:  diag.M("die Einwilligung ist widerrufen", "the consent was withdrawn"),
	derive.OfficeEnded:     diag.M("kein Amt, das jetzt sicher läuft", "no office that is known to run now"),
}
