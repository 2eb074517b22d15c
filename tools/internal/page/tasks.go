package page

import (
	"slices"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/model"
)

// statement is a task as its page tells it.
type statement struct {
	id, prefix  string
	title, note model.Text
	by          []model.Word
	groups      []model.Ref
}

// TasksPage composes the page that shows of each task whether something is documented.
func (v *Voice) TasksPage() *Page {
	n := v.site.Facts.Records.Network
	p := v.statusPage(segmentTasks, v.T("sec_acts"), "intro_acts")
	var focus, tasks []statement
	for _, x := range n.FocusAreas {
		focus = append(focus, statement{x.ID.S, "focus-", x.Name, x.Note, x.ShownBy, x.Groups})
	}
	for _, x := range n.Tasks {
		tasks = append(tasks, statement{x.ID.S, "task-", x.Text, model.Text{}, x.ShownBy, x.Groups})
	}
	v = v.For(n)
	for _, s := range []Section{
		{ID: "focus", Key: "sec_focus_areas", Points: v.tasks(focus), Doubts: v.uncertain(n, "focus_area")},
		{ID: "tasks", Key: "sec_tasks", Points: v.tasks(tasks), Doubts: v.uncertain(n, "task")},
	} {
		if len(s.Points) > 0 {
			s.Type = "statements"
			p.Sections = append(p.Sections, s)
		}
	}
	if len(p.Sections) == 0 {
		p.Sections = []Section{{ID: "list", Key: "sec_all", Type: "statements", Empty: "empty_facet"}}
	}
	return p
}

// uncertain are the notes on what is not certain of a field, for a page that has no list of sources of its own.
func (v *Voice) uncertain(r model.Record, field string) []Doubt {
	var out []Doubt
	for _, u := range r.Meta().Unsure {
		if concerns(u.Field.S, []string{field}) {
			out = append(out, Doubt{Key: "doubt_uncertain", Note: v.optional(u.Note)})
		}
	}
	return out
}

func (v *Voice) tasks(list []statement) []Point {
	var out []Point
	for _, x := range list {
		out = append(out, v.task(x))
	}
	return out
}

// shownActs is how many of the newest records a task names.
const shownActs = 3

func (v *Voice) task(x statement) Point {
	p := Point{ID: x.prefix + x.id, Title: v.optional(x.title), Text: v.optional(x.note)}
	acts := v.site.Facts.Acts(x.by, x.groups)
	p.Facts = []Fact{{Key: "fact_status", Values: []Value{actState(x, acts)}}}
	add := func(key string, values []Value) {
		if len(values) > 0 {
			p.Facts = append(p.Facts, Fact{Key: key, Values: values})
		}
	}
	add("fact_newest", v.newestActs(acts))
	add("fact_per_year", v.perYear(acts))
	add("fact_shown_by", v.evidenceKinds(x.by))
	add("fact_groups", v.links(x.groups...))
	return p
}

func actState(x statement, acts derive.Acts) Value {
	for _, act := range acts.Newest {
		if act.Proof == derive.Sure {
			return stateValue("act_documented", toneDone)
		}
	}
	switch {
	case len(x.by) == 0:
		return stateValue("act_uncountable", toneNeutral)
	case len(acts.Newest) > 0:
		return stateValue("act_probable", toneOpen)
	}
	return stateValue("act_nothing", toneNeutral)
}

func (v *Voice) newestActs(acts derive.Acts) []Value {
	var out []Value
	for i, act := range acts.Newest {
		if len(out) == shownActs {
			break
		}
		if slices.ContainsFunc(acts.Newest[:i], func(a derive.Act) bool { return a.Record == act.Record }) {
			continue
		}
		l := v.linkOf(act.Record)
		l.Date = v.date(act.Date)
		out = append(out, Value{Type: "link", Link: &l})
	}
	return out
}

// perYear counts by year, newest first.
func (v *Voice) perYear(acts derive.Acts) []Value {
	var out []Value
	for _, y := range first(acts.Years, shownYears) {
		year := v.dateText(yearDate(y.Year))
		if y.Probable > 0 {
			out = append(out, v.phrase("year_count_probable", "Year", year, "Count", v.whole(y.Sure), "Probable", v.whole(y.Probable)))
		} else {
			out = append(out, v.phrase("year_count", "Year", year, "Count", v.whole(y.Sure)))
		}
	}
	return out
}

// evidenceKinds leads to the lists in which one looks for evidence.
func (v *Voice) evidenceKinds(by []model.Word) []Value {
	var out []Value
	for _, w := range by {
		if w.S == "reports" {
			out = append(out, Value{Type: "word", Word: "kind_reports"})
			continue
		}
		out = append(out, Value{Type: "link", Link: &Link{Key: "kind_" + w.S, Href: v.href(v.ListPath(w.S))}})
	}
	return out
}
