package musterstadt_test

import (
	"testing"

	"offenesnetz/tools/internal/derive"
	"offenesnetz/tools/internal/edtf"
	"offenesnetz/tools/internal/model"
)

func TestMeasuresStandInEveryState(t *testing.T) {
	t.Parallel()
	s := open(t)
	seen := map[string]bool{}
	var derived, reported, unreported bool
	for _, x := range s.facts.Measures() {
		state := s.facts.MeasureState(x)
		seen[state] = true
		derived = derived || state == derive.Late && x.Status.S != derive.Late
		reported = reported || len(x.Reports) > 0
		unreported = unreported || len(s.facts.Unreported(x)) > 0
	}
	for _, state := range derive.MeasureStates {
		if !seen[state] {
			t.Errorf("no measure is %s", state)
		}
	}
	if !derived || !reported || !unreported {
		t.Errorf("late by its days %t, reported %t, without a report %t", derived, reported, unreported)
	}
}

func TestProjectsStandInEveryState(t *testing.T) {
	t.Parallel()
	s := open(t)
	seen := map[string]bool{}
	for _, x := range model.Each[*model.Project](s.records) {
		seen[s.facts.ProjectState(x)] = true
	}
	for _, state := range append([]string{derive.StatePast}, model.ProjectStates...) {
		if !seen[state] {
			t.Errorf("no project is %s", state)
		}
	}
}

// Each case that a chart draws in its own way occurs.
func TestIndicatorsShowEveryCaseOfAChart(t *testing.T) {
	t.Parallel()
	s := open(t)
	seen := map[string]bool{}
	for _, x := range model.Each[*model.Indicator](s.records) {
		series := s.facts.Series(x)
		bars := derive.OfPeriods(series)
		seen["without values"] = seen["without values"] || len(series) == 0
		seen["with a target"] = seen["with a target"] || x.Target.Set
		seen["in per cent"] = seen["in per cent"] || x.Percent.Yes
		for i, o := range series {
			kind := "points, "
			if bars {
				kind = "bars, "
			}
			seen[kind+o.Value.Qualifier] = true
			seen[kind+"revised"] = seen[kind+"revised"] || o.Revised
			seen["negative"] = seen["negative"] || o.Value.Value < 0
			seen["zero"] = seen["zero"] || o.Value.Value == 0
			seen["doubtful date"] = seen["doubtful date"] || o.Date.Qualifier() != edtf.None
			seen["break"] = seen["break"] || o.Break.Yes && i > 0
			seen[kind+"gap"] = seen[kind+"gap"] || i > 0 && o.Date.Year()-series[i-1].Date.Year() > 1
		}
	}
	for _, want := range []string{"without values", "with a target", "in per cent", "points, ", "points, about", "points, over", "points, under", "points, derived",
		"bars, ", "bars, about", "bars, over", "bars, under", "bars, derived", "points, revised", "bars, revised", "points, gap", "bars, gap", "negative", "zero", "doubtful date", "break"} {
		if !seen[want] {
			t.Errorf("no indicator has the case: %s", want)
		}
	}
}

func TestIndicatorsAreDueOverdueAndWithoutADay(t *testing.T) {
	t.Parallel()
	dues, unknown := open(t).facts.Dues()
	if len(dues) < 2 || dues[0].Days <= 0 || dues[len(dues)-1].Days > 0 || unknown == 0 {
		t.Errorf("%d days known, %d not", len(dues), unknown)
	}
}
