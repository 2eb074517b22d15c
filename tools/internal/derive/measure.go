package derive

import (
	"slices"
	"strings"
	"time"

	"offenesnetz/tools/internal/model"
)

// States of measures and projects that the tool itself derives from what was told of them.
const (
	stateUnknown = "unknown"
	// StatePast: the time to begin or to end is over, and no later word tells what came of it.
	StatePast = "past"
)

// MeasureStates lists the states of a measure at an instant in the order of its way.
var MeasureStates = []string{"planned", "running", Late, Done, "dropped", StatePast, stateUnknown}

// MeasureState is where a measure stands at the instant. It is late only where it was told to be unfinished after its end;
// where nothing was told since then, it is StatePast.
func (f *Facts) MeasureState(x *model.Measure) string {
	state := f.standing(x.Status.S, x.StatusOn, x.Start, x.End)
	if (state == "planned" || state == "running") && after(x.StatusOn, x.End) {
		return Late
	}
	return state
}

// ProjectState is where a project stands at the instant. One that was told to run and whose end is over since is
// StatePast.
func (f *Facts) ProjectState(x *model.Project) string {
	return f.standing(x.Status.S, x.StatusOn, x.Start, x.End)
}

// standing is what a word on the day "on" is worth at the instant.
func (f *Facts) standing(word string, on, start, end model.Day) string {
	switch {
	case f.origin != nil && hasEnded(word) && f.Over(end):
		return word // whenever it was told
	case !f.begun(on.Date):
		return stateUnknown // it was told later
	case word != "planned" && word != "running":
		return word
	case f.Over(end) && !after(on, end), word == "planned" && f.Over(start) && !after(on, start):
		return StatePast
	}
	return word
}

// after tells whether a day is known to lie behind another.
func after(day, other model.Day) bool {
	return !day.IsZero() && !other.IsZero() && day.First().After(other.Last())
}

// Unreported lists the years up to the one before the instant in which a measure was under way and of which no report is
// known, newest first. They count from its start or, where that is not known, from its first report.
func (f *Facts) Unreported(x *model.Measure) []int {
	var out []int
	for _, year := range f.yearsUnderWay(x) {
		if !reported(x, year) {
			out = append(out, year)
		}
	}
	slices.Reverse(out)
	return out
}

// yearsUnderWay lists the whole years before the instant in which a measure had begun and was not known to be over,
// oldest first; none where its beginning or its end is not known.
func (f *Facts) yearsUnderWay(x *model.Measure) []int {
	state := f.MeasureState(x)
	start := firstKnown(x.Start.Date, firstReport(x))
	over := state == Done || state == "dropped"
	switch {
	case start.IsZero(), state == stateUnknown, x.Status.S == "planned", over && x.End.IsZero() && x.StatusOn.IsZero():
		return nil
	}
	last := f.Today.Year() - 1
	if !x.End.IsZero() && state != Late {
		last = min(last, x.End.Last().Year())
	}
	if !x.StatusOn.IsZero() && over {
		last = min(last, x.StatusOn.Last().Year())
	}
	var out []int
	for year := start.Year(); year <= last; year++ {
		out = append(out, year)
	}
	return out
}

func reported(x *model.Measure, year int) bool {
	return slices.ContainsFunc(x.Reports, func(r model.Report) bool {
		return r.Date.First().Year() <= year && year <= r.Date.Last().Year()
	})
}

// Progress counts measures by state.
type Progress struct {
	Total   int
	ByState map[string]int
}

// Progress counts the measures.
func (f *Facts) Progress(measures []*model.Measure) Progress {
	p := Progress{ByState: map[string]int{}}
	for _, x := range measures {
		p.Total++
		p.ByState[f.MeasureState(x)]++
	}
	return p
}

// Measures lists all measures in their natural order.
func (f *Facts) Measures() []*model.Measure { return measuresIn(f.Of("measures")) }

func measuresIn(records []model.Record) []*model.Measure {
	out := make([]*model.Measure, len(records))
	for i, r := range records {
		out[i] = r.(*model.Measure)
	}
	return out
}

// MeasuresOf lists the measures of a concept by the id of their field of action; "" has those without a field of it.
func (f *Facts) MeasuresOf(c *model.Concept) map[string][]*model.Measure {
	out := map[string][]*model.Measure{}
	for _, x := range measuresIn(f.Back(c, "measures")) {
		if x.Concept.ID != c.ID {
			continue
		}
		field := x.Field.S
		if !slices.ContainsFunc(c.FieldsOfAction, func(known model.ConceptField) bool { return known.ID.S == field }) {
			field = ""
		}
		out[field] = append(out[field], x)
	}
	return out
}

// Office is one responsible organisation with its measures.
type Office struct {
	Organization model.Record // nil for measures of which no responsible office is known
	Measures     []*model.Measure
}

// MeasuresByOffice lists who is responsible for measures, those with the most first. A measure with two stands with both.
func (f *Facts) MeasuresByOffice() []Office {
	by := map[model.Record]*Office{}
	var out []*Office
	add := func(r model.Record, x *model.Measure) {
		if by[r] == nil {
			by[r] = &Office{Organization: r}
			out = append(out, by[r])
		}
		by[r].Measures = append(by[r].Measures, x)
	}
	for _, x := range f.Measures() {
		named := false
		for _, ref := range x.Responsible {
			if r, ok := f.Public(ref); ok {
				named = true
				add(r, x)
			}
		}
		if !named {
			add(nil, x)
		}
	}
	slices.SortStableFunc(out, func(a, b *Office) int {
		if d := len(b.Measures) - len(a.Measures); d != 0 {
			return d
		}
		return strings.Compare(a.id(), b.id())
	})
	offices := make([]Office, len(out))
	for i, o := range out {
		offices[i] = *o
	}
	return offices
}

// id sorts the unknown office last.
func (o *Office) id() string {
	if o.Organization == nil {
		return "~"
	}
	return o.Organization.Meta().ID
}

// ReportYear counts the measures that were under way in a year, and those of which a report on it is known.
type ReportYear struct {
	Year, UnderWay, Reported int
}

// ReportYears counts for each year before the instant in which a measure was under way, newest first.
func (f *Facts) ReportYears() []ReportYear {
	by := map[int]*ReportYear{}
	for _, x := range f.Measures() {
		for _, year := range f.yearsUnderWay(x) {
			if by[year] == nil {
				by[year] = &ReportYear{Year: year}
			}
			by[year].UnderWay++
			if reported(x, year) {
				by[year].Reported++
			}
		}
	}
	out := make([]ReportYear, 0, len(by))
	for _, y := range by {
		out = append(out, *y)
	}
	slices.SortFunc(out, func(a, b ReportYear) int { return b.Year - a.Year })
	return out
}

// daysSince counts the days from a day, as package edtf gives it, to the day of the instant.
func (f *Facts) daysSince(day time.Time) int {
	return int(f.Today.First().Sub(day).Hours() / 24)
}
