package page

import (
	"strconv"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/model"
)

// shownOfYear is how many rows a table of a year has before it leads to the list of all.
const shownOfYear = 10

// table is a part of the report as a table; nil without rows.
func (r *yearReport) table(id, heading string, head []string, rows [][]Value) Section {
	s := Section{ID: id, Key: heading, Type: "table"}
	if len(rows) > 0 {
		s.Table = &Table{CaptionKey: heading, Head: head, Rows: first(rows, shownOfYear)}
	}
	return s
}

// more leads to the list that has all of them.
func (r *yearReport) more(s *Section, count int, kind string, facet ...string) {
	if count > shownOfYear {
		s.More = &Link{Text: Text{S: r.T("more_of", "Count", r.whole(count), "Kind", r.kindName(kind))}, Href: r.href(r.ListPath(kind, facet...))}
	}
}

func (r *yearReport) recordCell(x model.Record) Value {
	l := r.moveLink(x)
	return Value{Type: "link", Link: &l}
}

func (r *yearReport) dayCell(d edtf.Date) Value {
	if d.IsZero() {
		return Value{Type: "word", Word: "value_not_known"}
	}
	return Value{Type: "date", Date: r.date(d)}
}

// stateCell is how a record stood; where the records don't tell, it says so.
func (r *yearReport) stateCell(s derive.Stand) Value {
	if s.State == "" {
		return Value{Type: "state", State: &State{Key: "value_not_known", Tone: toneNeutral}}
	}
	return Value{Type: "state", State: state(statePrefix[s.Record.Meta().Kind], s.State)}
}

// standHead heads the column of states by the day that they are of.
func (r *yearReport) standHead() string {
	if r.year.Day == r.site.Facts.Today {
		return "fact_status"
	}
	return "head_year_end"
}

// made lists the year's recommendations and how they stood at its end.
func (r *yearReport) made() Section {
	var rows [][]Value
	for _, s := range r.year.Made {
		rows = append(rows, []Value{r.recordCell(s.Record), r.dayCell(derive.DateOf(s.Record)), r.stateCell(s)})
	}
	s := r.table("recommendations", "sec_recommendations", []string{"kind_recommendations", "fact_date", r.standHead()}, rows)
	r.more(&s, len(rows), "recommendations", "year", strconv.Itoa(r.year.Year))
	return s
}

// answers lists the answers that came in the year, to recommendations of whatever year.
func (r *yearReport) answers() Section {
	var rows [][]Value
	for _, a := range r.year.Answers {
		rows = append(rows, []Value{r.recordCell(a.Recommendation), r.dayCell(a.Step.Date.Date), {Type: "word", Word: key("step", a.Step.Step.S)}})
	}
	s := r.table("answers", "sec_answers", []string{"kind_recommendations", "fact_date", "sec_answer"}, rows)
	r.more(&s, len(rows), "recommendations", "outcome", derive.OutcomeAnswered)
	return s
}

// stands lists projects or measures with their period and how they stood.
func (r *yearReport) stands(kind string, list []derive.Stand) Section {
	var rows [][]Value
	for _, s := range list {
		rows = append(rows, []Value{r.recordCell(s.Record), r.periodCell(s.Record), r.stateCell(s)})
	}
	s := r.table(kind, "sec_"+kind, []string{"kind_" + kind, "fact_period", r.standHead()}, rows)
	r.more(&s, len(rows), kind)
	return s
}

func (r *yearReport) periodCell(x model.Record) Value {
	var start, end edtf.Date
	switch x := x.(type) {
	case *model.Project:
		start, end = x.Start.Date, x.End.Date
	case *model.Measure:
		start, end = x.Start.Date, x.End.Date
	}
	if end.OpenEnd() {
		end = edtf.Date{}
	}
	if start.IsZero() && end.IsZero() {
		return Value{Type: "word", Word: "value_not_known"}
	}
	return Value{Type: "text", Text: &Text{S: r.period(start, end)}}
}

// rules lists the verdicts on the year, each with what is measured; the page of the year's rules has the evidence.
func (r *yearReport) rules() Section {
	var rows [][]Value
	n := r.For(r.site.Facts.Records.Network)
	for _, y := range r.site.verdicts() {
		if y.Year != r.year.Year {
			continue
		}
		link := Link{Text: *shortened(n.Text(y.Rule.Text), maxMoveTitle), Href: r.href(r.rulesYearPath(y.Year)) + "#rule-" + y.Rule.ID.S}
		rows = append(rows, []Value{{Type: "link", Link: &link}, {Type: "state", State: verdict(y.Verdict)}, r.joined(r.measured(y))})
	}
	s := r.table("rules", "sec_rules", []string{"head_rule", "fact_status", "fact_measured"}, rows)
	if len(rows) > shownOfYear {
		s.More = &Link{Text: Text{S: r.T("rules_year", "Year", strconv.Itoa(r.year.Year))}, Href: r.href(r.rulesYearPath(r.year.Year))}
	}
	return s
}

// joined puts texts into one cell.
func (r *yearReport) joined(values []Value) Value {
	out := values[0]
	for _, x := range values[1:] {
		out.Text = &Text{S: out.Text.S + " · " + x.Text.S}
	}
	return out
}

// promiseStates lists the states of minutes as the report counts them.
var promiseStates = []string{derive.MinutesInTime, derive.MinutesLate, derive.MinutesPublished, derive.MinutesDue, derive.MinutesWaiting,
	derive.MinutesMissing, derive.MinutesUnknown}

// minutes counts the minutes of the meetings that the network's groups held in the year, by their state on the day of the
// site.
func (r *yearReport) minutes() Section {
	count := map[string]int{}
	for _, p := range r.site.promises() {
		if derive.Year(p.Meeting) == r.year.Year {
			count[p.State]++
		}
	}
	var rows [][]Value
	for _, s := range promiseStates {
		if count[s] > 0 {
			rows = append(rows, []Value{stateValue(promiseKey(s), promiseTones[s]), r.count(count[s])})
		}
	}
	s := r.table("minutes", "sec_minutes", []string{"fact_minutes", "kind_meetings"}, rows)
	s.More = &Link{Text: Text{S: r.T("sec_minutes")}, Href: r.href(r.belowNetwork(segmentMinutes))}
	return s
}

// values lists the indicators that have a value of the year.
func (r *yearReport) values() Section {
	var rows [][]Value
	for _, y := range r.year.Values {
		link := r.linkOf(y.Indicator)
		link.Text = *shortened(link.Text, maxMoveTitle)
		unit := Value{Type: "word", Word: "value_not_known"}
		if !y.Indicator.Unit.IsZero() {
			unit = Value{Type: "text", Text: r.optional(y.Indicator.Unit)}
		}
		rows = append(rows, []Value{{Type: "link", Link: &link},
			{Type: "number", S: r.number(y.Value.Value.Value, y.Indicator.Decimals.N), About: y.Value.Value.Qualifier}, unit, r.dayCell(y.Value.Date.Date)})
	}
	s := r.table("values", "sec_indicators", []string{"monitor_indicator", "fact_value", "fact_unit", "fact_date"}, rows)
	r.more(&s, len(rows), "indicators")
	return s
}

// translations says how far the texts are translated now: what was so in earlier years, nobody counted.
func (r *yearReport) translations() Section {
	var rows [][]Value
	for _, c := range r.site.coverage() {
		for _, other := range r.site.voices {
			if other.Language.Key == c.Language {
				link := other.inOriginal(other.translationsPath())
				rows = append(rows, []Value{{Type: "link", Link: &link}, r.share(c.Total.Share()), r.count(c.Total.Machine), r.count(c.Total.Missing + c.Total.Outdated)})
			}
		}
	}
	s := Section{ID: "translations", Key: "sec_translations", Type: "table"}
	if len(rows) > 0 {
		s.Table = &Table{CaptionKey: s.Key, Head: []string{"cover_language", "cover_current", "cover_machine", "year_wanting"}, Rows: rows}
	}
	return s
}
