package page

import (
	"strconv"
	"strings"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/model"
)

// shownMonitored is how many rows a table of the page on monitoring has, so that the page stays light at any size.
const shownMonitored = 25

func (v *Voice) monitoringPath() string { return v.path(v.Language.Segment(segmentMonitoring)) }

// Monitoring composes the page that tells where measures and indicators stand on the day of the instant.
func (v *Voice) Monitoring() *Page {
	p := &Page{What: "list", Kind: "monitoring", Heading: Text{S: v.T("sec_monitoring")}, LeadKey: "intro_monitoring", Description: v.T("intro_monitoring"),
		Crumbs: []Link{{Key: "kind_measures", Href: v.href(v.ListPath("measures"))}}}
	p.Facts = []Fact{{Key: "fact_data_as_of", Values: v.dateValue(v.site.Facts.Today)}}
	measures := v.site.Facts.Measures()
	p.Sections = []Section{v.monitoredStates(measures), v.monitoredOffices(), v.monitoredReports(), v.monitoredIndicators()}
	return p
}

// tableOr is a section with the table or, where it has no row, with the reason.
func tableOr(id, heading, empty string, t *Table) Section {
	s := Section{ID: id, Key: heading, Type: "table", Table: t, Empty: empty}
	if len(t.Rows) == 0 {
		s.Table = nil
	}
	return s
}

func (v *Voice) monitoredStates(measures []*model.Measure) Section {
	link := func(state string) *Link {
		return &Link{Key: key("measure_state", state), Href: v.href(v.ListPath("measures", "state", state))}
	}
	t := v.stateTable(v.site.Facts.Progress(measures), link)
	t.CaptionKey = "sec_by_state"
	if len(measures) == 0 {
		t.Rows = nil
	}
	return tableOr("states", "sec_by_state", "empty_measures", t)
}

func (v *Voice) monitoredOffices() Section {
	t := &Table{CaptionKey: "sec_by_office", Head: []string{"fact_responsible", "fact_count", "fact_status"}}
	offices := v.site.Facts.MeasuresByOffice()
	for _, o := range offices[:min(len(offices), shownMonitored)] {
		first := Value{Type: "word", Word: "value_not_known"}
		if o.Organization != nil {
			l := Link{Text: v.title(o.Organization), Href: v.href(v.ListPath("measures", "organization", o.Organization.Meta().ID))}
			first = Value{Type: "link", Link: &l}
		}
		t.Rows = append(t.Rows, []Value{first, v.count(len(o.Measures)), {Type: "text", Text: &Text{S: v.counted(v.site.Facts.Progress(o.Measures))}}})
	}
	s := tableOr("offices", "sec_by_office", "empty_measures", t)
	if len(offices) > shownMonitored {
		s.More = v.wholeList("measures", len(v.site.Facts.Measures()))
	}
	return s
}

// counted writes the states that occur: "läuft: 2, umgesetzt: 1".
func (v *Voice) counted(p derive.Progress) string {
	var out []string
	for _, state := range derive.MeasureStates {
		if n := p.ByState[state]; n > 0 {
			out = append(out, v.T("count_of", "What", v.T(key("measure_state", state)), "Count", v.number(float64(n), 0)))
		}
	}
	return strings.Join(out, v.T("comma")+" ")
}

// wholeList leads to the list of a kind that a table has only a part of.
func (v *Voice) wholeList(kind string, count int) *Link {
	return &Link{Text: Text{S: v.T("more_of", "Count", v.number(float64(count), 0), "Kind", v.kindName(kind))}, Href: v.href(v.ListPath(kind))}
}

func (v *Voice) monitoredReports() Section {
	t := &Table{CaptionKey: "sec_reports_by_year", Head: []string{"facet_year", "monitor_under_way", "monitor_reported", "monitor_unreported"}}
	years := v.site.Facts.ReportYears()
	for _, y := range years[:min(len(years), shownMonitored)] {
		t.Rows = append(t.Rows, []Value{{Type: "code", S: strconv.Itoa(y.Year)}, v.count(y.UnderWay), v.count(y.Reported), v.count(y.UnderWay - y.Reported)})
	}
	return tableOr("reports", "sec_reports_by_year", "empty_reports_by_year", t)
}

// monitoredIndicators lists which values are expected, and says of how many indicators no such day is known.
func (v *Voice) monitoredIndicators() Section {
	t := &Table{CaptionKey: "sec_values_due", Head: []string{"monitor_indicator", "fact_latest_on", "fact_next_due", "fact_status", "monitor_days"}}
	dues, unknown := v.site.Facts.Dues()
	for _, d := range dues[:min(len(dues), shownMonitored)] {
		l := v.linkOf(d.Indicator)
		row := []Value{{Type: "link", Link: &l}, {Type: "word", Word: "value_none"}, cell(v.dateValue(d.Indicator.NextDue.Date)), {Type: "word", Word: "monitor_in_time"}, {Type: "word", Word: "value_none"}}
		if latest, ok := v.site.Facts.Latest(d.Indicator); ok {
			row[1] = cell(v.dateValue(latest.Date.Date))
		}
		if d.Days > 0 {
			row[3], row[4] = Value{Type: "state", State: &State{Key: "monitor_overdue", Tone: toneLate}}, v.count(d.Days)
		}
		t.Rows = append(t.Rows, row)
	}
	if unknown > 0 {
		dash := Value{Type: "code", S: "–"} // a row of many has no day of its own
		all := Link{Text: Text{S: v.T("monitor_others", "Count", v.number(float64(unknown), 0))}, Href: v.href(v.ListPath("indicators"))}
		t.Rows = append(t.Rows, []Value{{Type: "link", Link: &all}, dash, {Type: "word", Word: "value_not_known"}, dash, dash})
	}
	s := tableOr("indicators", "sec_values_due", "empty_indicators", t)
	if len(dues) > shownMonitored {
		s.More = v.wholeList("indicators", len(dues)+unknown)
	}
	return s
}
