package check

import (
	"regexp"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/edtf"
)

// domain is a name of a domain, as addresses have it.
var domain = regexp.MustCompile(`^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$`)

// authority demands names from which the lasting ids of feeds and calendars can be made.
func authority(f *finder) {
	n := f.records.Network
	if n.Authority.S != "" && !domain.MatchString(n.Authority.S) {
		f.found.Add(n.Authority.Pos, "slug-unfit", diag.M("%q ist kein Name einer Domäne", "%q is no name of a domain", n.Authority.S),
			diag.M(`kleine Buchstaben, Ziffern, Punkte und Bindestriche: "netzwerk.example"`, `small letters, digits, dots and hyphens: "netzwerk.example"`))
	}
	if d := n.AuthorityDay; d.Interval() || d.Qualifier() != edtf.None {
		f.found.Add(d.Pos, "day-invalid", diag.M("%q ist kein Tag, Monat oder Jahr", "%q is no day, month or year", d.String()),
			diag.M("einen Tag eintragen, an dem die Domäne dem Netzwerk gehörte", "write a day on which the domain was the network's"))
	}
}

// rulesOfProcedure demands a number of each rule that is measured by counting.
func rulesOfProcedure(f *finder) {
	for _, rule := range f.records.Network.Rules {
		switch rule.Check.S {
		case "", "descriptive", "plenary-held", "minutes-each", "report-each-plenary":
			continue // these ask whether, not how many
		}
		if !rule.Minimum.Set && !rule.Exactly.Set {
			f.found.Add(rule.Check.Pos, "rule-value", diag.M("die Regel %q sagt nicht, wie viele es sein sollen", "the rule %q does not say how many there should be", rule.ID.S),
				diag.M(`minimum oder exactly ergänzen, oder check = "descriptive" schreiben`, `add minimum or exactly, or write check = "descriptive"`))
		}
	}
}
