package derive_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/model"
)

// measure makes one that was told to be in a state on a day; years are those of its reports.
func measure(t testing.TB, id, state, on, start, end string, years ...string) *model.Measure {
	t.Helper()
	x := &model.Measure{Base: base("measures", id), Status: word(state), StatusOn: day(t, on), Start: day(t, start), End: day(t, end)}
	for _, y := range years {
		x.Reports = append(x.Reports, model.Report{Date: day(t, y)})
	}
	return x
}

func TestWhereAMeasureAndAProjectStand(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, state, on, start, end, measure, project string }{
		{"running in its time", "running", "2025-01-01", "2024", "2026", "running", "running"},
		{"running without a time", "running", "", "", "", "running", "running"},
		{"its end is over, and nothing was told since", "running", "2024-06", "2024", "2025", "past", "past"},
		{"its end is over, and no day was told", "running", "", "2024", "2025", "past", "past"},
		{"its end lies in the period that was told", "running", "2025", "2024", "2025-06-30", "past", "past"},
		{"it ran on after its end", "running", "2026-01-31", "2024", "2025", "late", "running"},
		{"planned ahead", "planned", "2025-01-01", "2027", "", "planned", "planned"},
		{"planned, and its start is over", "planned", "2023-01-01", "2024", "", "past", "past"},
		{"planned, and its end is over", "planned", "2023-01-01", "", "2024", "past", "past"},
		{"planned still after its end", "planned", "2026-01-01", "", "2024", "late", "planned"},
		{"done stays done", "done", "2024-01-01", "2020", "2021", "done", "done"},
		{"late stays late", "late", "2025-01-01", "2020", "2021", "late", "late"},
		{"dropped", "dropped", "", "", "", "dropped", "dropped"},
		{"what was told later is not known yet", "done", "2026-12", "2024", "2026", "unknown", "unknown"},
		{"unknown", "unknown", "", "2024", "2025", "unknown", "unknown"},
	} {
		f := network(t, "2026-03-14")
		x := measure(t, "m", c.state, c.on, c.start, c.end)
		if got := f.MeasureState(x); got != c.measure {
			t.Errorf("measure, %s: %s, want %s", c.name, got, c.measure)
		}
		p := &model.Project{Status: x.Status, StatusOn: x.StatusOn, Start: x.Start, End: x.End}
		if got := f.ProjectState(p); got != c.project {
			t.Errorf("project, %s: %s, want %s", c.name, got, c.project)
		}
	}
}

func TestYearsWithoutAReport(t *testing.T) {
	t.Parallel()
	f := network(t, "2026-03-14")
	for name, c := range map[string]struct {
		measure *model.Measure
		want    string
	}{
		"from the start to last year":              {measure(t, "m", "running", "2025-01", "2022", "2027", "2023"), "[2025 2024 2022]"},
		"up to the end":                            {measure(t, "m", "running", "2023-01", "2022", "2023-06"), "[2023 2022]"},
		"late ones go on":                          {measure(t, "m", "late", "2025-12", "2023", "2023"), "[2025 2024 2023]"},
		"up to the day it was done":                {measure(t, "m", "done", "2023-03", "2022", "", "2022-12"), "[2023]"},
		"from the first report":                    {measure(t, "m", "running", "", "", "", "2023", "2025"), "[2024]"},
		"a report on several years":                {measure(t, "m", "running", "", "2022", "", "2022/2024"), "[2025]"},
		"nothing is known of the beginning":        {measure(t, "m", "running", "2025", "", ""), "[]"},
		"nothing is known of the end":              {measure(t, "m", "done", "", "2022", ""), "[]"},
		"planned ones have nothing to report":      {measure(t, "m", "planned", "2025", "2024", ""), "[]"},
		"of what is not known nothing is expected": {measure(t, "m", "unknown", "", "2022", ""), "[]"},
	} {
		if got := fmt.Sprint(f.Unreported(c.measure)); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func TestReportsAreCountedByYear(t *testing.T) {
	t.Parallel()
	f := network(t, "2026-03-14", measure(t, "a", "running", "", "2023", "", "2024"), measure(t, "b", "running", "", "2024", "", "2024"), measure(t, "c", "planned", "", "2020", ""))
	if got, want := fmt.Sprint(f.ReportYears()), "[{2025 2 0} {2024 2 2} {2023 1 0}]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestMeasuresOfAConceptStandWithTheirFields(t *testing.T) {
	t.Parallel()
	concept := &model.Concept{Base: base("concepts", "c"), FieldsOfAction: []model.ConceptField{{ID: word("sprache")}, {ID: word("arbeit")}}}
	var records []model.Record
	for id, field := range map[string]string{"a": "sprache", "b": "", "d": "fehlt"} {
		x := measure(t, id, "running", "", "", "")
		x.Concept, x.Field = ref("concepts", "c"), word(field)
		records = append(records, x)
	}
	other := measure(t, "e", "running", "", "", "")
	got := network(t, "2026-03-14", append(records, concept, other)...).MeasuresOf(concept)
	if len(got["sprache"]) != 1 || len(got["arbeit"]) != 0 || len(got[""]) != 2 || len(got) != 2 {
		t.Errorf("got %v", got)
	}
}

func TestOfficesAreCountedWithTheUnknownOne(t *testing.T) {
	t.Parallel()
	office := func(id string) model.Record { return &model.Organization{Base: base("organizations", id)} }
	a, b, c := measure(t, "a", "running", "", "", ""), measure(t, "b", "done", "", "", ""), measure(t, "c", "done", "", "", "")
	a.Responsible = []model.Ref{ref("organizations", "stadt"), ref("organizations", "vhs")}
	b.Responsible = []model.Ref{ref("organizations", "vhs")}
	f := network(t, "2026-03-14", office("stadt"), office("vhs"), a, b, c)
	var got []string
	for _, o := range f.MeasuresByOffice() {
		id := "?"
		if o.Organization != nil {
			id = o.Organization.Meta().ID
		}
		p := f.Progress(o.Measures)
		got = append(got, fmt.Sprint(id, p.Total, p.ByState["running"], p.ByState["done"]))
	}
	if want := "vhs2 1 1 stadt1 1 0 ?1 0 1"; strings.Join(got, " ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, " "), want)
	}
}

func TestEveryStateThatIsToldOrDerivedIsListed(t *testing.T) {
	t.Parallel()
	for _, state := range model.MeasureStates {
		if !slices.Contains(derive.MeasureStates, state) {
			t.Errorf("the states lack %s", state)
		}
	}
	if len(derive.MeasureStates) != len(model.MeasureStates)+1 {
		t.Errorf("%v", derive.MeasureStates)
	}
}
