package page

import (
	"strings"

	"offenesnetz/tools/internal/model"
)

func (b *builder) project(x *model.Project) {
	b.page.Schema = "Project"
	b.standing("project_state", b.site.Facts.ProjectState(x), x.Status, x.StatusOn)
	b.factOr("fact_period", "value_not_known", []string{"start", "end"}, b.period(x.Start, x.End))
	b.factOr("fact_lead", "value_not_known", []string{"lead", "lead_note"}, b.links(x.Lead...), b.textValue(x.LeadNote))
	b.fact("fact_area", []string{"area"}, b.textValue(x.Area))
	b.fact("fact_website", []string{"website"}, address(x.Website))
	b.fact("fact_groups", []string{"groups"}, b.links(x.Groups...))
	recommendations, measures := b.site.Facts.Back(x, "recommendations"), b.site.Facts.Back(x, "measures")
	if len(x.Recommendations)+len(x.Measures)+len(recommendations)+len(measures) == 0 {
		b.factOr("fact_serves", "value_not_known", []string{"recommendations", "measures"})
	}
	b.prose("purpose", "fact_purpose", x.Purpose)
	b.about()
	b.results(x)
	b.thread(x)
	b.funding(x)
	b.backs(x, "events")
	b.related("services", x.Services)
	b.related("recommendations", x.Recommendations, recommendations...)
	b.related("measures", x.Measures, measures...)
	b.backs(x, "questions")
	b.backs(x, "meetings")
	b.related("organizations", x.Partners)
	b.backs(x, "news")
}

// standing says where a measure or project stands at the instant, and what was told of it last and when. Both are one where
// nothing has happened since.
func (b *builder) standing(prefix, now string, said model.Word, on model.Day) {
	fields := []string{"status", "status_on"}
	told := word(key(prefix, said.S))
	day := b.dateValue(on.Date)
	if said.S != "unknown" && len(day) == 0 {
		day = word("status_day_unknown")
	}
	switch {
	case now == said.S && fading(now) && !on.IsZero():
		b.fact("fact_status", []string{"status"}, told)
		b.fact("fact_status_on", []string{"status_on"}, day)
		return
	case now == said.S:
		b.fact("fact_status", fields, told, day)
		return
	}
	b.fact("fact_status", nil, word(key(prefix, now)))
	b.fact("fact_status_told", fields, told, day)
}

// fading tells whether a state may be another one by now: it needs the day on which it was told.
func fading(state string) bool { return state == "planned" || state == "running" || state == "unknown" }

// results says so where nothing is known of what a project that has begun came to.
func (b *builder) results(x *model.Project) {
	s := Section{ID: "results", Key: "sec_results", Type: "text", Text: b.markdown(x.Results, 2)}
	if x.Status.S != "planned" {
		s.Empty = "empty_results"
	}
	b.section(s)
}

func (b *builder) funding(x *model.Project) {
	table := &Table{CaptionKey: "sec_funding", Head: []string{"fact_funder", "fact_amount", "fact_period", "fact_note"}}
	for _, f := range x.Funding {
		amount := b.figure(f.Amount)
		if len(amount) > 0 {
			amount[0].S = strings.TrimRight(b.money(f.Amount.Value)+"\u00a0"+currency(f.Currency.S), "\u00a0")
		}
		table.Rows = append(table.Rows, []Value{cell(b.textValue(f.Funder)), known(amount), known(b.dateValue(f.Period.Date)), cell(b.textValue(f.Note))})
		table.Refs = append(table.Refs, b.ref(f.Source))
		table.IDs = append(table.IDs, "funding-"+f.ID.S)
	}
	s := Section{ID: "funding", Key: "sec_funding", Type: "table", Table: table, Empty: "empty_funding", Doubts: b.doubts([]string{"funding"})}
	if len(table.Rows) == 0 {
		s.Table = nil
	}
	b.section(s)
}
