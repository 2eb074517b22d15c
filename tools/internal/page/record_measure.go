package page

import (
	"slices"
	"strconv"
	"strings"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/model"
)

func (b *builder) concept(x *model.Concept) {
	b.page.Schema = "CreativeWork"
	b.fact("fact_adopted", []string{"adopted"}, b.dateValue(x.Adopted.Date))
	b.fact("fact_adopted_by", []string{"adopted_by"}, b.links(x.AdoptedBy))
	b.fact("fact_number", []string{"number"}, code(x.Number))
	b.fact("fact_since", []string{"in_force"}, b.dateValue(x.InForce.Date))
	b.fact("fact_supersedes", []string{"supersedes"}, b.links(x.Supersedes))
	for _, later := range b.site.Facts.Back(x, "concepts") {
		b.fact("fact_superseded_by", nil, b.links(model.Ref{Kind: "concepts", ID: later.Meta().ID}))
	}
	b.fact("fact_document", []string{"url"}, address(x.URL))
	b.about()
	b.statements("guidelines", "sec_guidelines", x.Guidelines)
	b.statements("goals", "sec_goals", x.Goals)
	measures := b.site.Facts.MeasuresOf(x)
	b.fieldsOfAction(x, measures)
	b.progress(x, measures)
	b.history("history", "sec_history", x.History)
	b.backs(x, "measures")
	b.backs(x, "news")
}

// fieldsOfAction lists the fields with their measures, each with its state.
func (b *builder) fieldsOfAction(x *model.Concept, measures map[string][]*model.Measure) {
	var fields []Point
	for _, f := range x.FieldsOfAction {
		p := Point{ID: "field-" + f.ID.S, Title: b.optional(f.Name), Text: b.optional(f.Note)}
		if topics := b.links(f.Topics...); len(topics) > 0 {
			p.Facts = append(p.Facts, Fact{Key: "fact_topics", Values: topics})
		}
		p.Facts = append(p.Facts, b.measuresFact(measures[f.ID.S]))
		fields = append(fields, p)
	}
	b.section(Section{ID: "fields", Key: "sec_fields", Type: "statements", Points: fields, Doubts: b.doubts([]string{"field_of_action"})})
}

func (b *builder) measuresFact(measures []*model.Measure) Fact {
	f := Fact{Key: "sec_measures", Values: []Value{}}
	for _, m := range measures {
		l := b.linkOf(m)
		l.NoteKey = key("measure_state", b.site.Facts.MeasureState(m))
		f.Values = append(f.Values, Value{Type: "link", Link: &l})
	}
	if len(f.Values) == 0 {
		f.Missing = "empty_field_measures"
	}
	return f
}

// progress counts all measures of the concept by state, or says that none is known to belong to it.
func (b *builder) progress(x *model.Concept, measures map[string][]*model.Measure) {
	var all []*model.Measure
	for _, f := range x.FieldsOfAction {
		all = append(all, measures[f.ID.S]...)
	}
	all = append(all, measures[""]...)
	s := Section{ID: "progress", Key: "sec_progress", Type: "table", Empty: "empty_progress"}
	if len(all) > 0 {
		s.Table = b.stateTable(b.site.Facts.Progress(all), nil)
	}
	more := Link{Text: Text{S: b.T("sec_monitoring")}, Href: b.href(b.monitoringPath())}
	s.More = &more
	b.section(s)
}

// stateTable tells how many measures are in each state, also where there are none.
func (v *Voice) stateTable(p derive.Progress, link func(state string) *Link) *Table {
	t := &Table{CaptionKey: "sec_progress", Head: []string{"fact_status", "fact_count", "fact_part"}}
	for _, state := range derive.MeasureStates {
		first := Value{Type: "word", Word: key("measure_state", state)}
		if link != nil && p.ByState[state] > 0 {
			first = Value{Type: "link", Link: link(state)}
		}
		n := float64(p.ByState[state])
		t.Rows = append(t.Rows, []Value{first, v.count(p.ByState[state]), v.share(n / float64(max(p.Total, 1)))})
	}
	return t
}

// count is a number of things in a table.
func (v *Voice) count(n int) Value { return Value{Type: "number", S: v.number(float64(n), 0)} }

func (b *builder) measure(x *model.Measure) {
	b.standing("measure_state", b.site.Facts.MeasureState(x), x.Status, x.StatusOn)
	b.fact("fact_concept", []string{"concept", "concept_note"}, b.links(x.Concept), b.textValue(x.ConceptNote))
	b.fact("fact_field_of_action", []string{"field_of_action"}, b.fieldOfAction(x))
	b.factOr("fact_responsible", "value_not_known", []string{"responsible"}, b.links(x.Responsible...))
	b.factOr("fact_period", "value_not_known", []string{"start", "end"}, b.period(x.Start, x.End))
	if years := b.site.Facts.Unreported(x); len(years) > 0 {
		b.fact("fact_unreported", nil, code(model.Word{S: yearRanges(years)}))
	}
	b.about()
	var steps []Step
	for _, r := range x.Reports {
		steps = append(steps, Step{ID: "report-" + r.ID.S, Date: b.date(r.Date.Date), Text: b.optional(r.Text), Tone: toneDone, Refs: b.ref(r.Source)})
	}
	b.section(Section{ID: "reports", Key: "sec_reports", Type: "thread", Steps: steps, Empty: "empty_reports"})
	b.related("recommendations", x.Recommendations, b.site.Facts.Back(x, "recommendations")...)
	b.related("projects", x.Projects, b.site.Facts.Back(x, "projects")...)
	b.related("indicators", x.Indicators)
	b.backs(x, "news")
}

// yearRanges writes years, newest first: "2024, 2018–2021".
func yearRanges(years []int) string {
	var out []string
	for i := 0; i < len(years); {
		j := i
		for j+1 < len(years) && years[j+1] == years[j]-1 {
			j++
		}
		s := strconv.Itoa(years[j])
		if j > i {
			s += "–" + strconv.Itoa(years[i])
		}
		out = append(out, s)
		i = j + 1
	}
	return strings.Join(out, ", ")
}

func (b *builder) fieldOfAction(x *model.Measure) []Value {
	if f, ok := b.site.fieldOf(x); ok {
		return b.textValue(f.Name)
	}
	return nil
}

// fieldOf finds the field of action of a measure in its concept.
func (s *Site) fieldOf(x *model.Measure) (model.ConceptField, bool) {
	concept, ok := derive.Find[*model.Concept](s.Facts, x.Concept)
	if !ok {
		return model.ConceptField{}, false
	}
	i := slices.IndexFunc(concept.FieldsOfAction, func(f model.ConceptField) bool { return f.ID.S == x.Field.S })
	if i < 0 {
		return model.ConceptField{}, false
	}
	return concept.FieldsOfAction[i], true
}
