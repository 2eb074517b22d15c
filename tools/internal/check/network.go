package check

import (
	"offenesnetz/tools/internal/diag"
)

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
