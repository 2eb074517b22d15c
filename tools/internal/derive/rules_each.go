package derive

import (
	"slices"

	"offenesnetz/tools/internal/model"
)

// minutes asks of each session whether its minutes are there and, where the rule sets a time, whether they came in it.
func (c *checker) minutes(y *RuleYear) {
	known := c.complete("minutes", c.meeting, yearOf(y.Year))
	broken, unstated := false, false
	for _, s := range c.sessionsIn(y.Year) {
		promise := c.promiseUnder(c.rule, s.meeting)
		y.Evidence = append(y.Evidence, Evidence{Record: s.meeting, Proof: s.proof, Minutes: &promise})
		kept := promise.kept(c.rule.Days.Set)
		if s.proof == Sure {
			y.Of++
		}
		if kept {
			y.count(s.proof, 1)
		}
		if kept || s.proof != Sure {
			continue
		}
		broken = broken || promise.State == MinutesLate || known && (promise.Waiting > 0 || promise.State == MinutesMissing)
		unstated = true
	}
	c.each(y, broken, unstated)
}

// reports asks of each plenary whether each working group that was there reported.
func (c *checker) reports(y *RuleYear) {
	known := c.complete("agendas", c.meeting, yearOf(y.Year))
	broken, unstated := false, false
	for _, s := range c.sessionsIn(y.Year) {
		e := Evidence{Record: s.meeting, Proof: s.proof}
		for _, ref := range c.groups {
			g, ok := Find[*model.Group](c.Facts, ref)
			if !ok {
				continue
			}
			there, _ := existed(g, s.meeting.Start.First())
			gave := reportedIn(s.meeting, ref)
			if !there && !gave {
				continue
			}
			e.Of++
			if gave {
				e.Count++
				y.count(s.proof, 1)
			} else if s.proof == Sure {
				broken, unstated = broken || known, true
			}
		}
		if s.proof == Sure {
			y.Of += e.Of
		}
		y.Evidence = append(y.Evidence, e)
	}
	c.each(y, broken, unstated)
}

func reportedIn(m *model.Meeting, group model.Ref) bool {
	return slices.ContainsFunc(m.Agenda, func(a model.AgendaItem) bool { return hasRef(a.ReportOf, group) })
}

// each judges a rule that asks something of every session: one documented exception breaks it; that there is none is
// known only where all sessions are.
func (c *checker) each(y *RuleYear, broken, unstated bool) {
	switch {
	case broken:
		y.Verdict, y.Reason = NotKept, ReasonBroken
	case unstated:
		y.Verdict, y.Reason = NotKnown, ReasonUnstated
	case slices.ContainsFunc(y.Evidence, func(e Evidence) bool { return e.Proof != Sure }):
		y.Verdict, y.Reason = NotKnown, ReasonUnsure
	case y.Of == 0:
		y.Verdict, y.Reason = NotKnown, ReasonNothing
	case c.complete("meetings", c.meeting, yearOf(y.Year)):
		y.Verdict, y.Reason = Kept, ReasonAll
	default:
		y.Verdict, y.Reason = NotKnown, ReasonIncomplete
	}
}
