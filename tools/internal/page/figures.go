package page

import (
	"strconv"
	"strings"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/model"
)

// figures are the four large numbers of the home page: what waits, what was answered, whether the network kept its rules in
// the last whole year, and how often it met this year. Each leads to its evidence.
func (v *Voice) figures() []Figure {
	all := v.site.Facts.FollowUp(v.site.Facts.Of("recommendations"))
	open := 0
	for _, r := range v.site.Facts.Of("recommendations") {
		if v.site.Facts.State(r.(*model.Recommendation)) == derive.Open {
			open++
		}
	}
	of := v.T("figure_of", "Count", v.whole(all.All))
	waiting := Figure{Value: v.whole(all.Waiting), Label: v.plural("figure_waiting", all.Waiting), Note: of, Href: v.href(v.waitingPath(1))}
	if open > 0 {
		waiting.Note += " · " + v.countOf("rec_state_open", open)
	}
	told := all.Outcome[derive.OutcomeAnswered]
	answered := Figure{Value: v.whole(told), Label: v.plural("figure_answered", told), Note: of, Href: v.href(v.figuresPath())}
	return []Figure{waiting, answered, v.rulesFigure(), v.meetingsFigure()}
}

func (v *Voice) countOf(what string, n int) string {
	return v.T("count_of", "What", v.T(what), "Count", v.whole(n))
}

// rulesFigure counts the verdicts on the year before that of the instant. Where none could be reached, that is not zero:
// it is not known.
func (v *Voice) rulesFigure() Figure {
	year := v.site.Facts.Today.Year() - 1
	count := v.verdictsOf(year)
	out := Figure{Value: v.whole(count[derive.Kept]), Label: v.T("figure_rules", "Year", strconv.Itoa(year)), Href: v.href(v.rulesPath())}
	if count[derive.Kept]+count[derive.NotKept] == 0 {
		out.Value, out.Word = v.T("value_not_known"), true
	}
	if total := count[derive.Kept] + count[derive.NotKept] + count[derive.NotKnown]; total > 0 {
		out.Href = v.href(v.rulesYearPath(year))
		out.Note = v.verdictNote(count)
	}
	return out
}

// verdictsOf counts the verdicts on a year.
func (v *Voice) verdictsOf(year int) map[string]int {
	count := map[string]int{}
	for _, y := range v.site.verdicts() {
		if y.Year == year {
			count[y.Verdict]++
		}
	}
	return count
}

// verdictNote writes the verdicts that occur: "eingehalten: 1 · nicht bekannt: 6".
func (v *Voice) verdictNote(count map[string]int) string {
	var out []string
	for _, verdict := range []string{derive.Kept, derive.NotKept, derive.NotKnown, derive.Running} {
		if n := count[verdict]; n > 0 {
			out = append(out, v.countOf(key("verdict", verdict), n))
		}
	}
	return strings.Join(out, " · ")
}

// meetingsFigure counts the meetings of the network's groups in the year of the instant that are documented.
func (v *Voice) meetingsFigure() Figure {
	year := v.site.Facts.Today.Year()
	g := derive.Gatherings{}
	for _, y := range v.site.annuals() {
		if y.Year == year {
			g = y.Meetings
		}
	}
	out := Figure{Value: v.whole(g.Held), Label: v.words.Count(v.Language, "figure_meetings", g.Held, "Year", strconv.Itoa(year)), Href: v.href(v.ListPath("meetings"))}
	if v.hasYear(year) {
		out.Href = v.href(v.contentsPath(year))
	}
	var notes []string
	if g.Announced > 0 {
		notes = append(notes, v.countOf("year_unconfirmed", g.Announced))
	}
	if g.Planned > 0 {
		notes = append(notes, v.countOf("state_planned", g.Planned))
	}
	out.Note = strings.Join(notes, " · ")
	return out
}
