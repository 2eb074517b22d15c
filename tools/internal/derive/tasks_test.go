package derive_test

import (
	"fmt"
	"testing"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/model"
)

func actLine(a derive.Acts) string {
	out := ""
	for _, act := range a.Newest {
		sure := ""
		if act.Proof != derive.Sure {
			sure = "?"
		}
		out += act.Record.Meta().ID + sure + " "
	}
	for _, y := range a.Years {
		out += fmt.Sprintf("| %d %d+%d ", y.Year, y.Sure, y.Probable)
	}
	return out
}

func TestWhatShowsATask(t *testing.T) {
	t.Parallel()
	ofGroup := []model.Ref{ref("groups", "plenum")}
	question := func(id, on string) *model.Question {
		return &model.Question{Base: base("questions", id), RaisedOn: day(t, on), Groups: ofGroup}
	}
	other := question("other", "2023-01-01")
	other.Groups = nil
	ours := &model.Recommendation{Base: base("recommendations", "ours"), OfNetwork: model.Flag{Yes: true}, Steps: []model.Step{{Step: word("adopted"), Date: day(t, "2024-02-01")}}}
	theirs := &model.Recommendation{Base: base("recommendations", "theirs"), Groups: ofGroup, Steps: []model.Step{{Step: word("adopted"), Date: day(t, "2024-03-01")}}}
	reporting := metOn(t, "2024-05-01 held plenum", func(m *model.Meeting) {
		m.Agenda = []model.AgendaItem{{ReportOf: ofGroup}, {ReportOf: ofGroup}, {}}
	})
	concept := &model.Concept{Base: base("concepts", "concept"), History: []model.History{{Date: day(t, "2022")}, {Date: day(t, "2024-01-01")}, {Date: day(t, "2030")}}}
	f := house(t, "2025-06-01", &model.Network{Since: day(t, "2005")}, ownGroup("plenum", "plenary"), reporting, metOn(t, "2024-06-01 announced plenum"),
		question("sure", "2024-01-01"), question("unsure", "2023?"), question("later", "2026-01-01"), other, ours, theirs, concept,
		&model.Project{Base: base("projects", "undated")}, &model.Project{Base: base("projects", "older"), Start: day(t, "1997")},
		&model.Measure{Base: base("measures", "measure"), Start: day(t, "2020"), Reports: []model.Report{{Date: day(t, "2021")}, {Date: day(t, "2022")}}})
	for _, c := range []struct {
		name, by string
		groups   []model.Ref
		want     string
	}{
		{"records of a kind, newest first, none of the future", "questions", nil, "sure unsure? other | 2024 1+0 | 2023 1+1 "},
		{"of the groups alone", "questions", ofGroup, "sure unsure? | 2024 1+0 | 2023 0+1 "},
		{"recommendations by the network or the groups, not about them", "recommendations", ofGroup, "ours | 2024 1+0 "},
		{"meetings that were held", "meetings", ofGroup, "2024-05-01-plenum | 2024 1+0 "},
		{"each report given in them", "reports", ofGroup, "2024-05-01-plenum 2024-05-01-plenum | 2024 2+0 "},
		{"each step of a concept, whatever the groups", "concepts", ofGroup, "concept concept | 2024 1+0 | 2022 1+0 "},
		{"each report of a measure", "measures", nil, "measure measure | 2022 1+0 | 2021 1+0 "},
		{"what has no day, or one before the network, in no year", "projects", nil, "older? undated? "},
		{"nothing", "events", nil, ""},
	} {
		if got := actLine(f.Acts([]model.Word{word(c.by)}, c.groups)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	if got := f.Acts(nil, nil); len(got.Newest) != 0 {
		t.Error("a task that nothing shows has evidence")
	}
}
